/**
 * Lints a whole tree with all rules: nothing may crash, nothing may hang, whatever the code is. Minified files and tests are read, too.
 * Exit code 1 if a rule threw or did not end, 2 on trouble.
 */
import path from 'node:path';
import { builtPlugin, NAMESPACE, parseFolderAndOptions, PLUGIN_URL, run } from './lib/cli.mjs';
import { furtherLanguages, installedLanguages } from './lib/languages.mjs';
import { sourceFiles, UsageError } from './lib/source-files.mjs';
import { sweep } from './lib/sweep.mjs';

const USAGE = `npm run sweep -- DIR [--every-parser] [--timeout SECONDS] [--unparsable]
  --every-parser     read JavaScript with ESLint's own parser and Babel's, too
  --timeout SECONDS  time for one file, after which it counts as a crash (60)
  --unparsable       list all files that no parser could read, not only ten`;

/** How many of the slowest files are listed, and of those that no parser could read. */
const SLOWEST = 10;
const SHOWN = 10;

await run(async () => {
  const { folder, values } = parseFolderAndOptions(
    {
      'every-parser': { type: 'boolean', default: false },
      timeout: { type: 'string', default: '60' },
      unparsable: { type: 'boolean', default: false },
    },
    USAGE,
  );
  const seconds = Number(values.timeout);
  if (!(seconds > 0)) throw new UsageError(`--timeout takes a number of seconds, not "${values.timeout}".`);
  const cwd = path.resolve(folder);
  const languages = [...(await installedLanguages()), ...(values['every-parser'] ? await furtherLanguages() : [])];
  const files = sourceFiles(cwd, languages.flatMap(({ extensions }) => extensions));
  const plugin = await builtPlugin();

  /** @type {Map<string, number>} */
  const reports = new Map(Object.keys(plugin.rules ?? {}).map((rule) => [rule, 0]));
  /** @type {string[]} */
  const crashes = [];
  /** @type {Map<string, string>} */
  const unparsable = new Map();
  /** @type {Set<string>} */
  const parsed = new Set();
  /** @type {{ ms: number, file: string }[]} */
  let slowest = [];
  const start = performance.now();
  for await (const swept of sweep({ plugin: PLUGIN_URL, namespace: NAMESPACE, cwd, files, languages, timeout: seconds * 1000 })) {
    const name = path.relative(cwd, swept.file);
    const where = values['every-parser'] ? `${name} (${swept.language})` : name;
    if (swept.crash !== undefined) crashes.push(`${where}: ${swept.crash}`);
    if (swept.unparsable === undefined) parsed.add(name);
    else unparsable.set(name, swept.unparsable);
    for (const [ruleId, number] of Object.entries(swept.reports)) {
      const rule = ruleId.slice(NAMESPACE.length + 1);
      reports.set(rule, (reports.get(rule) ?? 0) + number);
    }
    slowest = [...slowest, { ms: swept.ms, file: where }].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  }
  for (const name of parsed) unparsable.delete(name);

  console.log(`${files.length} files, ${unparsable.size} not parsable, ${crashes.length} crashes, ${((performance.now() - start) / 1000).toFixed(1)} s.\n`);
  const width = Math.max(0, ...[...reports.keys()].map((rule) => rule.length));
  for (const [rule, number] of reports) console.log(`${rule.padEnd(width)}  ${String(number).padStart(6)}`);
  console.log('\nSlowest, with parsing:');
  for (const { ms, file } of slowest) console.log(`${ms.toFixed(0).padStart(7)} ms  ${file}`);
  const shown = values.unparsable ? unparsable.size : SHOWN;
  if (unparsable.size > 0) console.log('\nNot parsable:');
  for (const [name, reason] of [...unparsable].slice(0, shown)) console.log(`${name}:${reason}`);
  if (unparsable.size > shown) console.log(`and ${unparsable.size - shown} more, which --unparsable lists.`);
  for (const line of crashes) console.log(`\nCRASH ${line}`);
  return crashes.length > 0 ? 1 : 0;
});
