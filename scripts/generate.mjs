/** Writes what follows from the rules and from the list of hosts: `configs/oxlint-*.json`, `src/rule-options.ts` and the README's table of hosts. Part of `npm run docs`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { builtPlugin } from './lib/cli.mjs';
import { withHostsTable } from './lib/hosts/table.mjs';
import { optionTypes } from './lib/option-types.mjs';
import { oxlintConfig, oxlintFile, OXLINT_PRESETS } from './lib/oxlint.mjs';

/** Leaves a file alone that holds the text already: a source with a new date would make `dist` stale. @param {URL} file @param {string} text */
function write(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

const plugin = await builtPlugin();
for (const preset of OXLINT_PRESETS) {
  write(new URL(`../${oxlintFile(preset)}`, import.meta.url), `${JSON.stringify(oxlintConfig(plugin, preset), null, 2)}\n`);
}
write(new URL('../src/rule-options.ts', import.meta.url), optionTypes(plugin.rules ?? {}));
const readme = new URL('../README.md', import.meta.url);
write(readme, withHostsTable(readFileSync(readme, 'utf8')));
