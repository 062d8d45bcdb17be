import type { ESLint, Linter } from 'eslint';

/** What came of the files, sorted by what the command says about them. */
export interface Sorted {
  /** Files that were read, with reports of the rules that were asked for and failures to parse alone. */
  readonly checked: readonly ESLint.LintResult[];
  /** Files that a path names and that a pattern leaves out. */
  readonly ignored: readonly ESLint.LintResult[];
  /** Files whose parser is not installed. */
  readonly unread: readonly ESLint.LintResult[];
}

/** ESLint says of a file that it passes over with a warning that has no place. */
function isIgnored({ messages }: ESLint.LintResult): boolean {
  return messages.some(({ ruleId, fatal, line }) => ruleId === null && fatal !== true && (line as number | undefined) === undefined);
}

/** A result without what comments in the code give rise to: ESLint reports rules that it does not know, and runs those that a comment turns on. */
function ownPart(result: ESLint.LintResult, rules: readonly string[]): ESLint.LintResult {
  const isOurs = ({ ruleId, fatal }: Linter.LintMessage): boolean => fatal === true || (ruleId !== null && rules.includes(ruleId));
  const messages = result.messages.filter(isOurs);
  const count = (test: (message: Linter.LintMessage) => boolean): number => messages.filter(test).length;
  return {
    ...result,
    messages,
    suppressedMessages: result.suppressedMessages.filter(isOurs),
    errorCount: count(({ severity }) => severity === 2),
    fatalErrorCount: count(({ fatal }) => fatal === true),
    warningCount: count(({ severity }) => severity === 1),
    // ESLint's report would advise an option to fix them, which this command does not have.
    fixableErrorCount: 0,
    fixableWarningCount: 0,
  };
}

/** Sorts the results. `rules`: ids of those that were asked for; `isUnread` tells the files whose parser is missing. */
export function sortResults(results: readonly ESLint.LintResult[], rules: readonly string[], isUnread: (file: string) => boolean): Sorted {
  const ignored = results.filter(isIgnored);
  const rest = results.filter((result) => !ignored.includes(result));
  return {
    ignored,
    unread: rest.filter(({ filePath }) => isUnread(filePath)),
    checked: rest.filter(({ filePath }) => !isUnread(filePath)).map((result) => ownPart(result, rules)),
  };
}
