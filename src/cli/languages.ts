import path from 'node:path';

import * as typescriptParser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';

import { loadInstalled } from './resolve.js';

/** Called with the name of each file before it is parsed. */
export type OnFile = (file: string) => void;

type Parser = Extract<Linter.Parser, { parseForESLint: unknown }>;

/** Parsers of files that hold scripts among other things; they hand these on to the TypeScript parser. */
const COMPONENTS = [
  { extension: '.vue', parser: 'vue-eslint-parser' },
  { extension: '.svelte', parser: 'svelte-eslint-parser' },
  { extension: '.astro', parser: 'astro-eslint-parser' },
] as const;

export interface Languages {
  readonly configs: readonly Linter.Config[];
  /** The parser that files with an extension need and that is not installed. Such files are found, but nothing is read in them. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Sees an empty file, so that ESLint's own search names the files that cannot be read. */
const blindParser: Parser = {
  meta: { name: 'zero-trust/not-read', version: '0' },
  parseForESLint: () => ({
    ast: {
      type: 'Program', body: [], sourceType: 'module', comments: [], tokens: [], range: [0, 0],
      loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } },
    },
  }),
};

function observed(parser: Parser, onFile: OnFile): Parser {
  return {
    meta: parser.meta ?? { name: 'zero-trust/observed', version: '0' },
    parseForESLint(text, options: { readonly filePath?: string } | undefined) {
      onFile(options?.filePath ?? '');
      return parser.parseForESLint(text, options);
    },
  };
}

function isParser(value: unknown): value is Parser {
  return typeof value === 'object' && value !== null && typeof (value as { parseForESLint?: unknown }).parseForESLint === 'function';
}

async function installedParser(name: string, folders: readonly string[]): Promise<Parser | undefined> {
  const module = await loadInstalled(name, folders);
  return [module, (module as { default?: unknown } | undefined)?.default].find(isParser);
}

/** How each kind of file is read: scripts by the TypeScript parser, components by theirs, from the first of the folders that has it. */
export async function languagesFor(folders: readonly string[], onFile: OnFile): Promise<Languages> {
  const scripts: Linter.LanguageOptions = { parser: observed(typescriptParser as unknown as Parser, onFile), parserOptions: { ecmaFeatures: { jsx: true } } };
  const missing = new Map<string, string>();
  const components = await Promise.all(COMPONENTS.map(async ({ extension, parser: name }): Promise<Linter.Config> => {
    const files = [`**/*${extension}`];
    const parser = await installedParser(name, folders);
    if (!parser) {
      missing.set(extension, name);
      return { files, languageOptions: { parser: blindParser } };
    }
    return { files, languageOptions: { parser: observed(parser, onFile), parserOptions: { parser: typescriptParser, extraFileExtensions: [extension], ecmaFeatures: { jsx: true } } } };
  }));
  return {
    configs: [
      { files: ['**/*.{js,jsx,mjs,ts,tsx,mts,cts}'], languageOptions: scripts },
      { files: ['**/*.cjs'], languageOptions: { ...scripts, sourceType: 'commonjs' } },
      ...components,
    ],
    missing,
  };
}

/** The parser that a file would need, where it is missing. */
export function missingParserOf({ missing }: Languages, file: string): string | undefined {
  return missing.get(path.extname(file));
}
