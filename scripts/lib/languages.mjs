import * as typescript from '@typescript-eslint/parser';

/** @typedef {import('eslint').Linter.LanguageOptions} LanguageOptions */

/** How one kind of file is read: @typedef {{ readonly name: string, readonly extensions: readonly string[], readonly options: LanguageOptions }} Language */

/** @type {readonly Language[]} */
const SCRIPTS = [
  { name: 'typescript', extensions: ['.ts', '.mts', '.cts', '.tsx'], options: { parser: typescript, parserOptions: { ecmaFeatures: { jsx: true } } } },
  { name: 'javascript', extensions: ['.js', '.mjs', '.jsx'], options: { parser: typescript, parserOptions: { ecmaFeatures: { jsx: true } } } },
  { name: 'commonjs', extensions: ['.cjs'], options: { parser: typescript, sourceType: 'commonjs', parserOptions: { ecmaFeatures: { jsx: true } } } },
];

/** Parsers of files that hold scripts among other things. Each is used where it is installed. */
const COMPONENTS = [
  { extension: '.vue', parser: 'vue-eslint-parser' },
  { extension: '.svelte', parser: 'svelte-eslint-parser' },
  { extension: '.astro', parser: 'astro-eslint-parser' },
];

/**
 * The languages that can be read here, the most common parser for each.
 * @returns {Promise<readonly Language[]>}
 */
export async function installedLanguages() {
  const components = await Promise.all(
    COMPONENTS.map(async ({ extension, parser: name }) => {
      const parser = await installed(name);
      if (!parser) return [];
      const options = { parser, parserOptions: { parser: typescript, extraFileExtensions: [extension] } };
      return [{ name: extension.slice(1), extensions: [extension], options }];
    }),
  );
  return [...SCRIPTS, ...components.flat()];
}

/**
 * Further ways to read the same JavaScript: ESLint's own parser, and Babel's where it is installed.
 * @returns {Promise<readonly Language[]>}
 */
export async function furtherLanguages() {
  const extensions = ['.js', '.mjs', '.jsx', '.cjs'];
  const babel = await installed('@babel/eslint-parser');
  const babelOptions = { requireConfigFile: false, babelOptions: { configFile: false, babelrc: false, parserOpts: { plugins: ['jsx', 'decorators'] } } };
  return [
    { name: 'espree', extensions, options: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    { name: 'espree, as a script', extensions, options: { sourceType: 'commonjs', parserOptions: { ecmaFeatures: { jsx: true } } } },
    ...(babel ? [{ name: 'babel', extensions, options: { parser: babel, parserOptions: babelOptions } }] : []),
  ];
}

/**
 * @param {string} name of a package that exports a parser
 * @returns {Promise<import('eslint').Linter.Parser | undefined>}
 */
async function installed(name) {
  try {
    /** @type {import('eslint').Linter.Parser & { default?: import('eslint').Linter.Parser }} */
    const module = await import(name);
    return module.default ?? module;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
