import type { ESLint } from 'eslint';

export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** How many files are named in a list before it is cut off. */
const NAMED = 10;

/** `a, b, c and 4 more`. */
export function listed(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return rest > 0 ? `${names.slice(0, NAMED).join(', ')} and ${rest} more` : names.join(', ');
}

/** Findings of each rule with the number of files that have one, most first, and a line for the whole. */
export function summaryOf(results: readonly ESLint.LintResult[]): string {
  const perRule = new Map<string, { findings: number; readonly files: Set<string> }>();
  for (const { filePath, messages } of results) {
    for (const { ruleId } of messages) {
      if (ruleId === null) continue;
      const entry = perRule.get(ruleId) ?? { findings: 0, files: new Set<string>() };
      entry.findings += 1;
      entry.files.add(filePath);
      perRule.set(ruleId, entry);
    }
  }
  const checked = counted(results.length, 'file');
  const entries = [...perRule].sort(([, a], [, b]) => b.findings - a.findings);
  const [[first] = []] = entries;
  if (first === undefined) return `Nothing found in ${checked}.\n`;
  const width = Math.max(...entries.map(([rule]) => rule.length));
  const digits = String(entries[0]?.[1].findings).length;
  const lines = entries.map(([rule, { findings, files }]) => `  ${rule.padEnd(width)}  ${String(findings).padStart(digits)} in ${counted(files.size, 'file')}\n`);
  const all = entries.reduce((sum, [, { findings }]) => sum + findings, 0);
  const where = results.filter(({ messages }) => messages.some(({ ruleId }) => ruleId !== null)).length;
  return `${lines.join('')}${counted(all, 'finding')} in ${where} of ${checked}. What they mean: npx eslint-plugin-zero-trust explain ${first.replace('zero-trust/', '')}\n`;
}
