import { existsSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { defineConfig, globalIgnores } from 'eslint/config';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import tseslint from 'typescript-eslint';

/** The plugin lints its own sources, as soon as it has been built. */
const built = new URL('dist/index.js', import.meta.url);
/** @type {{ default: { configs: { recommended: import('eslint').Linter.Config } } } | undefined} */
const own = existsSync(built) ? await import(built.href) : undefined;

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'corpus/', 'examples/', 'tests/**/fixtures/', '.stryker-tmp/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{js,mjs,ts}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Node types are compared with strings (`node.type === 'CallExpression'`): the enum would be a value import.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // `import { type A } from 'x'` still loads x at run time; `import type { A } from 'x'` does not.
      '@typescript-eslint/no-import-type-side-effects': 'error',
    },
  },
  {
    // JavaScript has no assertion for what JSON.parse and import() return; its type comment is the assertion.
    files: ['**/*.{js,mjs}'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    extends: own ? [own.default.configs.recommended] : [],
    // The tables of codes and classes are this plugin's own subject: no error is handled here.
    settings: { 'zero-trust': { crossFile: 'off' } },
    rules: {
      // The types promise whole trees; a parser that hands over a part of one must not end the lint run.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            ...builtinModules.flatMap((name) => [name, `node:${name}`]).map((name) => ({
              name,
              allowTypeImports: true,
              message: 'The rules also run where there is no Node: ask process.getBuiltinModule where it is needed.',
            })),
            { name: 'eslint', allowTypeImports: true, message: 'ESLint is the host; only its types are imported.' },
            { name: 'typescript', message: 'The analysis reads syntax only, so that every host gives the same reports.' },
          ],
          patterns: [
            {
              regex: '^@typescript-eslint/(?!utils/eslint-utils$)',
              allowTypeImports: true,
              message: 'The root of @typescript-eslint/utils loads ESLint itself, and /ast-utils a dozen modules: take values from /eslint-utils.',
            },
          ],
        },
      ],
    },
  },
  {
    // The command line and the formatter run in Node alone, and nothing that ESLint loads imports them.
    files: ['src/cli/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'eslint', allowTypeImports: true, message: 'Ask host.ts for it: which ESLint runs is found out at run time.' },
            { name: 'typescript', message: 'The parser is all that is needed of it.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'tests/**/*.ts'],
    extends: [eslintPlugin.configs.recommended],
  },
);
