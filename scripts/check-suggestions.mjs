/**
 * Lints every source file of a folder, applies each suggestion and each fix alone, and checks the result: it parses, the report is gone,
 * no report came, all comments are kept. Exit code 1 if a check failed, 2 on trouble.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtPlugin, NAMESPACE, parseFolderAndOptions, run } from './lib/cli.mjs';
import { installedLanguages } from './lib/languages.mjs';
import { createLint } from './lib/lint.mjs';
import { isMinified, readSource, sourceFiles, UsageError } from './lib/source-files.mjs';
import { failureLines, summarize, tableOf } from './lib/suggestion-summary.mjs';
import { checkText } from './lib/suggestions.mjs';

const USAGE = `npm run check-suggestions -- DIR [--rule NAME]... [--preset all] [--json FILE] [--list]
  --rule NAME    only this rule; may be given several times
  --preset NAME  the rules and options of this preset (all); unlike the preset itself, test files are not left out
  --json FILE    write every report with the outcome of its suggestions
  --list         print every report without suggestion, too`;

await run(async () => {
  const { folder, values } = parseFolderAndOptions(
    {
      rule: { type: 'string', multiple: true },
      preset: { type: 'string', default: 'all' },
      json: { type: 'string' },
      list: { type: 'boolean', default: false },
    },
    USAGE,
  );
  const root = path.resolve(folder);
  const languages = await installedLanguages();
  const files = sourceFiles(root, languages.flatMap(({ extensions }) => extensions));
  const plugin = await builtPlugin();
  const rules = chosenRules(plugin.configs, values.preset, values.rule);
  const lint = createLint({ cwd: root, ruleSet: { namespace: NAMESPACE, plugin, rules } });

  /** @type {import('./lib/suggestion-summary.mjs').PlacedReport[]} */
  const reports = [];
  /** @type {string[]} */
  const crashes = [];
  /** @type {string[]} */
  const unparsable = [];
  let linted = 0;
  for (const file of files) {
    const language = languages.find(({ extensions }) => extensions.includes(path.extname(file)));
    const text = readSource(file);
    if (!language || isMinified(file, text)) continue;
    linted += 1;
    const name = path.relative(root, file);
    const checked = checkText(lint, text, file, language);
    if (checked.crash !== undefined) crashes.push(`crash: ${name}: ${checked.crash}`);
    if (checked.unparsable !== undefined) unparsable.push(`${name}:${checked.unparsable}`);
    reports.push(...checked.reports.map((report) => ({ ...report, file: name })));
  }

  const summaries = summarize(reports, Object.keys(rules).map(nameOf));
  const failures = failureLines(reports);
  console.log(`${linted} files, ${files.length - linted} minified ones left out, ${unparsable.length} not parsable, ${crashes.length} crashes.\n`);
  for (const line of tableOf(summaries)) console.log(line);
  for (const { rule, without } of summaries) {
    const counts = Object.entries(without).map(([messageId, number]) => `${messageId} ${number}`);
    if (counts.length > 0) console.log(`\n${rule} without suggestion: ${counts.join(', ')}`);
    if (!values.list) continue;
    for (const report of reports) {
      if (report.rule === rule && report.applied.length === 0) console.log(`  ${report.file}:${report.line} ${report.messageId}: ${report.message}`);
    }
  }
  if (failures.length > 0) console.log('\nFailed checks:');
  for (const line of [...failures, ...crashes]) console.log(line);
  if (values.json !== undefined) {
    writeFileSync(values.json, JSON.stringify({ files: linted, rules: summaries, crashes, unparsable, reports: reports.map(withoutTexts) }, null, 1) + '\n');
  }
  return failures.length + crashes.length > 0 ? 1 : 0;
});

/**
 * @param {Record<string, import('eslint').Linter.Config>} presets
 * @param {string} preset
 * @param {readonly string[] | undefined} names rules to keep; all of the preset's where undefined
 * @returns {import('eslint').Linter.RulesRecord}
 */
function chosenRules(presets, preset, names) {
  const flat = Object.keys(presets).filter((name) => !name.endsWith('-legacy'));
  if (!flat.includes(preset)) throw new UsageError(`There is no preset ${preset}. There are ${flat.join(', ')}.`);
  const rules = presets[preset]?.rules ?? {};
  const unknown = names?.find((name) => !(`${NAMESPACE}/${name}` in rules));
  if (unknown !== undefined) throw new UsageError(`The preset ${preset} has no rule ${unknown}. It has ${Object.keys(rules).map(nameOf).join(', ')}.`);
  const chosen = Object.entries(rules).filter(([name]) => !names || names.includes(nameOf(name)));
  return /** @type {import('eslint').Linter.RulesRecord} */ (Object.fromEntries(chosen));
}

/** @param {string} ruleId */
function nameOf(ruleId) {
  return ruleId.slice(NAMESPACE.length + 1);
}

/** @param {import('./lib/suggestion-summary.mjs').PlacedReport} report */
function withoutTexts(report) {
  return { ...report, applied: report.applied.map(({ kind, description, failures }) => ({ kind, description, failures })) };
}
