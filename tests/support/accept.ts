import { lint } from './lint.js';
import type { LintOptions } from './lint.js';

/** More than any example needs; a suggestion that does not cure its report would go on for ever. */
const MOST = 10;

/** The text after somebody accepted the first suggestion (or the fix) of the first report of a rule that has one, until none is left. */
export function accepted(code: string, ruleId: string, options: LintOptions): string {
  let text = code;
  for (let count = 0; count < MOST; count += 1) {
    const [edit] = lint(text, options).filter((message) => message.ruleId === ruleId).flatMap(({ fix, suggestions }) => suggestions?.[0]?.fix ?? fix ?? []);
    if (!edit) return text;
    text = text.slice(0, edit.range[0]) + edit.text + text.slice(edit.range[1]);
  }
  throw new Error(`${ruleId} still has suggestions after ${MOST} of them:\n${text}`);
}
