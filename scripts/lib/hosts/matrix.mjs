/**
 * A way to write the configuration: files that are put into the project for one run.
 * @typedef {object} Style
 * @property {string} name
 * @property {Readonly<Record<string, string>>} files
 * @property {Readonly<Record<string, string>>} [env]
 */
/**
 * A host: what is installed beside the packed plugin, and what is run there.
 * @typedef {object} Host
 * @property {string} name for the command line
 * @property {string} title for readers
 * @property {'command' | 'eslint' | 'oxlint' | 'types'} kind
 * @property {readonly string[]} packages as `npm install` takes them
 * @property {number} quick how many of its styles, from the first, belong to every CI run; the rest runs with `--all`
 * @property {readonly Style[]} styles
 */

/** The versions of Node that `--all` runs every host on; without it the running one is used. */
export const NODES = ['20', '22', '24'];

const TYPESCRIPT = ['@typescript-eslint/parser@8', 'typescript@~6.0.3'];

const IMPORTS = "import parser from '@typescript-eslint/parser';\nimport zeroTrust from 'eslint-plugin-zero-trust';\n";
const DEFINE = "import { defineConfig } from 'eslint/config';\n";
const READ_TYPESCRIPT = "{ files: ['**/*.{ts,tsx}'], languageOptions: { parser } }";
const OBJECT_EXTENDS = '{ files: [\'src/**\'], extends: [zeroTrust.configs.recommended] }';
const STRING_EXTENDS = "{ plugins: { 'zero-trust': zeroTrust }, extends: ['zero-trust/recommended'] }";

/** @type {Style} */
const ARRAY = { name: 'array', files: { 'eslint.config.mjs': `${IMPORTS}export default [${READ_TYPESCRIPT}, zeroTrust.configs.recommended];\n` } };
/** @type {readonly Style[]} */
const DEFINED = [
  {
    name: 'CommonJS',
    files: {
      'eslint.config.cjs': "const parser = require('@typescript-eslint/parser');\nconst { defineConfig } = require('eslint/config');\nconst zeroTrust = require('eslint-plugin-zero-trust');\n"
        + `module.exports = defineConfig(${READ_TYPESCRIPT}, ${STRING_EXTENDS});\n`,
    },
  },
  { name: 'TypeScript', files: { 'eslint.config.ts': `${DEFINE}import type { Linter } from 'eslint';\n${IMPORTS}const config: Linter.Config[] = defineConfig(${READ_TYPESCRIPT}, ${OBJECT_EXTENDS});\nexport default config;\n` } },
  { name: 'extends an object', files: { 'eslint.config.mjs': `${DEFINE}${IMPORTS}export default defineConfig(${READ_TYPESCRIPT}, ${OBJECT_EXTENDS});\n` } },
  { name: 'extends a string', files: { 'eslint.config.mjs': `${DEFINE}${IMPORTS}export default defineConfig(${READ_TYPESCRIPT}, ${STRING_EXTENDS});\n` } },
];
/** @type {Style} */
const ESLINTRC = {
  name: 'eslintrc',
  files: {
    '.eslintrc.json': JSON.stringify({
      root: true,
      extends: ['plugin:zero-trust/recommended-legacy'],
      parserOptions: { ecmaVersion: 'latest', sourceType: 'module' },
      overrides: [
        { files: ['*.ts', '*.tsx'], parser: '@typescript-eslint/parser' },
        { files: ['*.cjs'], env: { node: true }, parserOptions: { sourceType: 'script' } },
        { files: ['*.mjs'] },
      ],
    }, null, 2),
  },
  env: { ESLINT_USE_FLAT_CONFIG: 'false' },
};
/** @type {readonly Style[]} */
const OXLINT = [{
  name: 'jsPlugins',
  files: {
    '.oxlintrc.json': JSON.stringify({
      categories: { correctness: 'off' },
      extends: ['./node_modules/eslint-plugin-zero-trust/configs/oxlint-recommended.json'],
    }, null, 2),
  },
}];

/** A compiler on a typed configuration: what is checked are the files of tests/hosts/fixtures/types. @type {readonly Style[]} */
const STRICT = [{ name: 'eslint.config.mts and .cts under `strict`', files: {} }];

/** @type {readonly Host[]} */
export const HOSTS = [
  { name: 'eslint-10', title: 'ESLint 10', kind: 'eslint', packages: ['eslint@10', 'jiti@2', ...TYPESCRIPT], quick: 3, styles: [ARRAY, ...DEFINED] },
  { name: 'eslint-9', title: 'ESLint 9.39', kind: 'eslint', packages: ['eslint@~9.39.5', 'jiti@2', ...TYPESCRIPT], quick: 1, styles: [ARRAY, ...DEFINED, ESLINTRC] },
  { name: 'eslint-8', title: 'ESLint 8.57', kind: 'eslint', packages: ['eslint@8.57.1', ...TYPESCRIPT], quick: 1, styles: [ESLINTRC, ARRAY] },
  { name: 'oxlint', title: 'oxlint 1.85 and later', kind: 'oxlint', packages: ['oxlint@1'], quick: 1, styles: OXLINT },
  { name: 'command', title: 'The command `eslint-plugin-zero-trust`', kind: 'command', packages: ['eslint@10'], quick: 1, styles: [{ name: 'no configuration', files: {} }] },
  { name: 'eslint-10.0', title: 'ESLint 10.0.0', kind: 'eslint', packages: ['eslint@10.0.0', ...TYPESCRIPT], quick: 0, styles: [ARRAY] },
  { name: 'eslint-9.0', title: 'ESLint 9.0.0', kind: 'eslint', packages: ['eslint@9.0.0', ...TYPESCRIPT], quick: 0, styles: [ARRAY] },
  { name: 'eslint-8.57.0', title: 'ESLint 8.57.0', kind: 'eslint', packages: ['eslint@8.57.0', ...TYPESCRIPT], quick: 0, styles: [ESLINTRC] },
  { name: 'oxlint-1.85', title: 'oxlint 1.85.0', kind: 'oxlint', packages: ['oxlint@1.85.0'], quick: 0, styles: OXLINT },
  { name: 'types-5.9', title: 'TypeScript 5.9', kind: 'types', packages: ['eslint@10', 'typescript@~5.9.3'], quick: 0, styles: STRICT },
  { name: 'types-6.0', title: 'TypeScript 6.0', kind: 'types', packages: ['eslint@10', 'typescript@~6.0.3'], quick: 0, styles: STRICT },
  { name: 'types-7.0', title: 'TypeScript 7.0', kind: 'types', packages: ['eslint@10', 'typescript@~7.0.2'], quick: 0, styles: STRICT },
  { name: 'types-eslint-9', title: 'TypeScript 6.0, types of ESLint 9.39', kind: 'types', packages: ['eslint@~9.39.5', 'typescript@~6.0.3'], quick: 0, styles: STRICT },
  { name: 'types-eslint-9.22', title: 'TypeScript 6.0, types of ESLint 9.22', kind: 'types', packages: ['eslint@9.22.0', 'typescript@~6.0.3'], quick: 0, styles: STRICT },
];
