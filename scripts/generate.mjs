/** Writes what follows from the rules and from the list of hosts: `configs/oxlint-*.json`, `src/rule-options.ts` and the README's table of hosts. Part of `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { builtPlugin } from './lib/cli.mjs';
import { withHostsTable } from './lib/hosts/table.mjs';
import { optionTypes } from './lib/option-types.mjs';
import { oxlintConfig, oxlintFile, OXLINT_PRESETS } from './lib/oxlint.mjs';

const plugin = await builtPlugin();
for (const preset of OXLINT_PRESETS) {
  writeFileSync(new URL(`../${oxlintFile(preset)}`, import.meta.url), `${JSON.stringify(oxlintConfig(plugin, preset), null, 2)}\n`);
}
writeFileSync(new URL('../src/rule-options.ts', import.meta.url), optionTypes(plugin.rules ?? {}));
const readme = new URL('../README.md', import.meta.url);
writeFileSync(readme, withHostsTable(readFileSync(readme, 'utf8')));
