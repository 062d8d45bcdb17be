/** @typedef {import('./suggestions.mjs').Report} Report */
/** A report with its file: @typedef {Report & { readonly file: string }} PlacedReport */

/**
 * Figures of one rule.
 * @typedef {object} RuleSummary
 * @property {string} rule
 * @property {number} reports
 * @property {number} suggested reports with at least one suggestion or fix
 * @property {number} applied suggestions and fixes
 * @property {number} failed suggestions and fixes that failed a check
 * @property {Record<string, number>} failures per check
 * @property {Record<string, number>} without reports without suggestion, per messageId
 */

/**
 * @param {readonly PlacedReport[]} reports
 * @param {readonly string[]} rules whose figures are wanted, those without reports too
 * @returns {RuleSummary[]}
 */
export function summarize(reports, rules) {
  return rules.map((rule) => {
    const own = reports.filter((report) => report.rule === rule);
    const applied = own.flatMap((report) => report.applied);
    return {
      rule,
      reports: own.length,
      suggested: own.filter((report) => report.applied.length > 0).length,
      applied: applied.length,
      failed: applied.filter(({ failures }) => failures.length > 0).length,
      failures: count(applied.flatMap(({ failures }) => [...new Set(failures.map(({ check }) => check))])),
      without: count(own.filter((report) => report.applied.length === 0).map(({ messageId }) => messageId)),
    };
  });
}

/** @param {readonly string[]} items @returns {Record<string, number>} most frequent first */
function count(items) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}

/** @param {readonly RuleSummary[]} summaries @returns {string[]} a table, one line a rule */
export function tableOf(summaries) {
  const width = Math.max(4, ...summaries.map(({ rule }) => rule.length));
  const lines = [`${'rule'.padEnd(width)}  reports  with a suggestion  applied  failed`];
  for (const { rule, reports, suggested, applied, failed } of summaries) {
    const share = reports === 0 ? '–' : `${suggested} (${Math.round((100 * suggested) / reports)} %)`;
    lines.push(`${rule.padEnd(width)}  ${String(reports).padStart(7)}  ${share.padStart(17)}  ${String(applied).padStart(7)}  ${String(failed).padStart(6)}`);
  }
  return lines;
}

/** @param {readonly PlacedReport[]} reports @returns {string[]} one line for each failed check */
export function failureLines(reports) {
  return reports.flatMap((report) =>
    report.applied.flatMap(({ kind, failures }) =>
      failures.map(({ check, detail }) => `${check}: ${report.file}:${report.line} ${report.rule} (${report.messageId}, ${kind}): ${detail}`),
    ),
  );
}
