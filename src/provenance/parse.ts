import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type * as EslintScope from 'eslint-scope';

import type { Node } from '../ast/nodes.js';
import { children } from '../ast/walk.js';
import { builtin } from './host.js';
import type { ModuleSource } from './module.js';

type VisitorKeys = ModuleSource['visitorKeys'];

/** Parses the text of another file; undefined where the parser does not take it. */
export type FileParser = (text: string, filename: string) => ModuleSource | undefined;

interface ParseResult {
  readonly ast: TSESTree.Program;
  readonly scopeManager?: TSESLint.Scope.ScopeManager | null;
  readonly visitorKeys?: VisitorKeys;
}

interface Parser {
  readonly parse?: (text: string, options: object) => TSESTree.Program;
  readonly parseForESLint?: (text: string, options: object) => ParseResult;
}

/** What ESLint says of the language of the file that it is on: `context.languageOptions`. */
export interface LanguageOptions {
  readonly parser?: unknown;
  readonly parserOptions?: Readonly<Record<string, unknown>>;
  readonly ecmaVersion?: unknown;
  readonly sourceType?: unknown;
}

/** Options of parsers that ask for type information: one more file would cost them a whole program. */
const TYPED_OPTIONS = ['EXPERIMENTAL_useProjectService', 'program', 'programs', 'project', 'projectService', 'tsconfigRootDir'];

function isParser(value: unknown): value is Parser {
  const parser = value as Parser | null | undefined;
  return typeof parser === 'object' && parser !== null && (typeof parser.parseForESLint === 'function' || typeof parser.parse === 'function');
}

/** oxlint parses natively: what it hands out under this name only throws (oxlint@1.85 to 1.94: "not implemented yet"). */
const UNCALLABLE = 'oxlint';

/** The parser that comes with the plugin, for hosts that have none to call; loaded when the first import is followed, since it costs more than all rules. */
function ownParser(): Parser | undefined {
  const load = builtin('module')?.createRequire(import.meta.url);
  if (!load) return undefined;
  let loaded: Parser | undefined;
  return {
    parseForESLint: (text, options) => {
      loaded ??= load('@typescript-eslint/parser') as Parser;
      return (loaded.parseForESLint as NonNullable<Parser['parseForESLint']>)(text, options);
    },
  };
}

/** Whether ESLint made the tree of the linted file with a parser whose trees can be kept; oxlint lends its own for the time of one file. */
export function isEslintsParser({ parser }: LanguageOptions): boolean {
  return isParser(parser) && (parser as { name?: unknown }).name !== UNCALLABLE;
}

/** Parsers of components take a script's own parser as an option; other files of the project are scripts. */
function scriptParser(languageOptions: LanguageOptions, isScript: boolean): Parser | undefined {
  const { parser, parserOptions } = languageOptions;
  const inner = parserOptions?.parser;
  if (!isScript && isParser(inner)) return inner;
  if ((parser as { name?: unknown } | undefined)?.name === UNCALLABLE) return ownParser();
  return isParser(parser) ? parser : undefined;
}

/** The scopes of a tree whose parser makes none (espree); undefined where the library is not there. */
function scopesOf(ast: TSESTree.Program, sourceType: unknown, childVisitorKeys: VisitorKeys): TSESLint.Scope.ScopeManager | undefined {
  const library = builtin('module')?.createRequire(import.meta.url)('eslint-scope') as typeof EslintScope | undefined;
  const scopes = library?.analyze(ast as unknown as Parameters<typeof library.analyze>[0], {
    ecmaVersion: 2022,
    sourceType: sourceType === 'module' || sourceType === 'commonjs' ? sourceType : 'script',
    childVisitorKeys: childVisitorKeys as Record<string, string[]>,
    fallback: () => [],
  });
  return scopes as unknown as TSESLint.Scope.ScopeManager | undefined;
}

/** Parsers leave out the links from a node to the one around it; ESLint adds them to the files that it lints itself. */
function link(ast: TSESTree.Program, visitorKeys: VisitorKeys): void {
  const pending: Node[] = [ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const child of children(node, visitorKeys)) {
      (child as { parent?: Node }).parent = node;
      pending.push(child);
    }
  }
}

/**
 * A parser for the other files of a project: the one that the user configured, without its type checking; for oxlint,
 * which has none that could be called, the plugin's own. Undefined where there is none at all. `isScript`: the file on which ESLint is, is no component of Vue, Svelte or Astro.
 */
export function fileParserOf(languageOptions: object | undefined, visitorKeys: VisitorKeys, isScript: boolean): FileParser | undefined {
  const options: LanguageOptions = languageOptions ?? {};
  const parser = scriptParser(options, isScript);
  if (!parser) return undefined;
  const plain = Object.fromEntries(Object.entries(options.parserOptions ?? {}).filter(([name]) => !TYPED_OPTIONS.includes(name) && name !== 'parser'));
  return (text, filename) => {
    const sourceTypes = [...new Set([options.sourceType ?? plain.sourceType ?? 'module', 'module', 'commonjs'])];
    for (const sourceType of sourceTypes) {
      const parserOptions = {
        ...(options.ecmaVersion === undefined ? {} : { ecmaVersion: options.ecmaVersion }),
        ...plain,
        ...(isScript ? {} : { parser: options.parserOptions?.parser }),
        sourceType, filePath: filename, range: true, loc: true, comment: false, tokens: false, eslintVisitorKeys: true, eslintScopeManager: true,
      };
      try {
        const result: ParseResult = parser.parseForESLint?.(text, parserOptions) ?? { ast: (parser.parse as NonNullable<Parser['parse']>)(text, parserOptions) };
        const keys = result.visitorKeys ?? visitorKeys;
        link(result.ast, keys);
        return { ast: result.ast, scopes: result.scopeManager ?? scopesOf(result.ast, sourceType, keys), text, filename, visitorKeys: keys };
      } catch {
        // Another kind of script, or no script at all: the next one, or nothing.
      }
    }
    return undefined;
  };
}
