/** Writes what follows from the presets and from the list of hosts: `configs/oxlint-*.json` and the README's table of hosts. Part of `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { builtPlugin } from './lib/cli.mjs';
import { withHostsTable } from './lib/hosts/table.mjs';
import { oxlintConfig, oxlintFile, OXLINT_PRESETS } from './lib/oxlint.mjs';

const plugin = await builtPlugin();
for (const preset of OXLINT_PRESETS) {
  writeFileSync(new URL(`../${oxlintFile(preset)}`, import.meta.url), `${JSON.stringify(oxlintConfig(plugin, preset), null, 2)}\n`);
}
const readme = new URL('../README.md', import.meta.url);
writeFileSync(readme, withHostsTable(readFileSync(readme, 'utf8')));
