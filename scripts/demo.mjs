/**
 * Lints the example projects with the `recommended` preset and prints ESLint's own report, then the counts.
 * Succeeds if every rule of the preset found something and nothing was found in code that is marked correct
 * (a folder called `correct`, or a file called `*.correct.*`).
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { buildIfStale } from './build-if-stale.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = new URL('../dist/index.js', import.meta.url);

if (!buildIfStale()) throw new Error('The plugin does not compile.');

/** @type {{ default: { configs: { recommended: import('eslint').Linter.Config } } }} */
const { default: plugin } = await import(built.href);
const { recommended } = plugin.configs;

const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  baseConfig: [
    {
      files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'],
      languageOptions: {
        parser,
        parserOptions: { ecmaFeatures: { jsx: true } },
      },
    },
    recommended,
  ],
});
const results = await eslint.lintFiles(['examples']);
const stylish = await eslint.loadFormatter('stylish');
console.log(await stylish.format(results));

const isMarkedCorrect = (/** @type {string} */ file) => /[\\/]correct[\\/]|\.correct\.\w+$/.test(path.relative(root, file));
const correct = results.filter((result) => isMarkedCorrect(result.filePath));
const messages = results.flatMap((result) => result.messages);
const reportsOf = (/** @type {string} */ rule) => messages.filter((message) => message.ruleId === rule);

const rules = Object.keys(recommended.rules ?? {});
console.log('Reports per rule (with suggestions):');
for (const rule of rules) {
  const reports = reportsOf(rule);
  const suggested = reports.filter((message) => message.suggestions?.length);
  console.log(`  ${rule.padEnd(42)} ${String(reports.length).padStart(3)} (${suggested.length})`);
}
console.log(`${results.length} files, ${correct.length} of them marked correct, ${messages.length} reports.`);

const shortcomings = [
  ...rules.filter((rule) => reportsOf(rule).length === 0).map((rule) => `${rule} found nothing`),
  ...correct.filter((result) => result.messages.length > 0).map((result) => `reports in correct code: ${path.relative(root, result.filePath)}`),
  ...messages.filter((message) => message.fatal).map((message) => `a file was not parsed: ${message.message}`),
  ...(correct.length === 0 ? ['no example is marked correct'] : []),
];
for (const shortcoming of shortcomings) console.error(`Unexpected: ${shortcoming}`);
process.exitCode = shortcomings.length === 0 ? 0 : 1;
