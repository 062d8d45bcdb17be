/** Writes the picture of a report that the README shows, from a real run: `npm run picture`. */
import { writeFileSync } from 'node:fs';
import { builtPlugin } from './lib/cli.mjs';
import { reportPicture } from './lib/report-picture.mjs';

const plugin = await builtPlugin();
const { recommended } = plugin.configs;
if (!recommended) throw new Error('The plugin has no preset `recommended`.');
writeFileSync(new URL('../rules-docs/report.svg', import.meta.url), await reportPicture({ configs: { recommended } }));
