import type { Linter } from 'eslint';

import { lint } from './lint.js';
import type { LintOptions } from './lint.js';

/** What prefer-tid-oid-key says about one expression. */
export interface KeyReport {
  readonly code: string;
  readonly messageId: string;
  /** The whole text after each suggestion alone. */
  readonly outputs: readonly string[];
}

const RULE = 'zero-trust/prefer-tid-oid-key';
const HEAD = "import type { AccountInfo } from '@azure/msal-browser';\nexport async function run(account: AccountInfo, db: any) { const c = account.idTokenClaims!;\n";
const TAIL = '\n}';

/** Every report on a whole file, in source order. */
export function reportsOfFile(code: string, options: LintOptions = {}): KeyReport[] {
  const messages = lint(code, { rules: { [RULE]: 'error' }, ...options });
  const fatal = messages.find((message) => message.fatal === true || message.ruleId !== RULE);
  if (fatal) throw new Error(`${fatal.message} in:\n${code}`);
  return messages.map((message) => ({
    code: textOf(code, message),
    messageId: message.messageId ?? '',
    outputs: (message.suggestions ?? []).map(({ fix }) => code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])),
  }));
}

function textOf(code: string, { line, column, endLine = line, endColumn = column }: Linter.LintMessage): string {
  const lines = code.split('\n');
  const at = (row: number, position: number): number => lines.slice(0, row - 1).reduce((sum, { length }) => sum + length + 1, 0) + position - 1;
  return code.slice(at(line, column), at(endLine, endColumn));
}

/** Reports inside a function that has an MSAL account `account`, its claims `c` and some other object `db`. Outputs without the head. */
export function reportsOn(body: string, options: LintOptions = {}): KeyReport[] {
  return reportsOfFile(HEAD + body + TAIL, options).map((report) => ({ ...report, outputs: report.outputs.map((output) => output.replace(HEAD, '').slice(0, -TAIL.length)) }));
}

/** The expressions that are reported there. */
export function keysIn(body: string, options: LintOptions = {}): string[] {
  return reportsOn(body, options).map(({ code }) => code);
}
