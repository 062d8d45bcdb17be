import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { eslintReports } from './hosts/reports.mjs';
import { picture } from './picture.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FILE = 'examples/spa/src/auth/roles.ts';

/**
 * The README's picture: the report of `plugin` in one of the examples.
 * @param {{ readonly configs: { readonly recommended: import('eslint').Linter.Config } }} plugin
 */
export async function reportPicture(plugin) {
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, baseConfig: [{ files: ['**/*.ts'], languageOptions: { parser } }, plugin.configs.recommended] });
  const [report] = eslintReports(await eslint.lintFiles([FILE]), root);
  if (!report) throw new Error(`Nothing is reported in ${FILE}.`);
  // Marks for the project's own tests say nothing to a reader.
  const code = readFileSync(path.join(root, FILE), 'utf8').split('\n');
  const marks = code.map((line, index) => ({ line, number: index + 1 })).filter(({ line }) => line.includes('// expect: '));
  const shift = marks.filter(({ number }) => number < report.line).length;
  const plain = code.filter((line) => !line.includes('// expect: '));
  const line = report.line - shift;
  return picture(plain.join('\n'), { ...report, line }, { from: line - 3, to: line + 2 });
}
