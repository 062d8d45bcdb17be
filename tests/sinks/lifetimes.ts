import type { Linter } from 'eslint';

import { lint } from '../support/lint.js';

const RULE = 'zero-trust/no-hardcoded-session-lifetime';

export interface LifetimeOptions {
  readonly filename?: string;
  readonly settings?: unknown;
}

/** The reports of the rule; Microsoft signs in, inactivity counts. */
export function lifetimeReports(code: string, { filename = 'src/file.tsx', settings = { provider: 'microsoft' } }: LifetimeOptions = {}): Linter.LintMessage[] {
  return lint(code, { filename, rules: { [RULE]: ['error', { checkIdleTimers: true }] }, settings });
}

/** The reported lifetimes as messages say them: "8 hours", the code itself where its unit is not known; `-` where nothing is reported. */
export function reported(code: string, options?: LifetimeOptions): string {
  return lifetimeReports(code, options).map(({ fatal, message }) => {
    const [, named, bare] = fatal === true ? [] : (/(?:fixed at|falls back to) (?:([^`]*?) \()?(`[^`]*`)/.exec(message) ?? []);
    return named ?? bare ?? message;
  }).join(', ') || '-';
}

/** The code after each suggestion of the first report, in the order in which they are offered. */
export function cured(code: string, options?: LifetimeOptions): string[] {
  const [first] = lifetimeReports(code, options);
  return (first?.suggestions ?? []).map(({ fix: { range: [start, end], text } }) => code.slice(0, start) + text + code.slice(end));
}
