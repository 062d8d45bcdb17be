/** Holds the layers: imports run downwards only and never in circles, tables stay tables, files stay small, and nothing heavy is loaded. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { parse } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { MICROSOFT_PACKAGES, OTHER_PROVIDER_PACKAGES, OWN_LOGIN_PACKAGES } from '../src/identity/packages.js';

const src = fileURLToPath(new URL('../src', import.meta.url));

interface Import {
  readonly specifier: string;
  readonly isType: boolean;
}

interface Source {
  /** Path below `src`, with slashes. */
  readonly file: string;
  /** The folder, or the name of a file that stands in `src` itself. */
  readonly layer: string;
  readonly lines: number;
  readonly ast: TSESTree.Program;
  readonly imports: readonly Import[];
}

function isTypeOnly(node: TSESTree.ExportAllDeclaration | TSESTree.ExportNamedDeclaration | TSESTree.ImportDeclaration): boolean {
  if (node.type === 'ImportDeclaration') return node.importKind === 'type';
  return node.exportKind === 'type';
}

function importsOf(ast: TSESTree.Program): Import[] {
  const found: Import[] = [];
  for (const statement of ast.body) {
    if (statement.type !== 'ImportDeclaration' && statement.type !== 'ExportNamedDeclaration' && statement.type !== 'ExportAllDeclaration') continue;
    if (statement.source) found.push({ specifier: statement.source.value, isType: isTypeOnly(statement) });
  }
  return found;
}

const files: readonly Source[] = readdirSync(src, { recursive: true })
  .map((entry) => String(entry).split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => {
    const text = readFileSync(path.join(src, file), 'utf8');
    const ast = parse(text, { sourceType: 'module', range: true, loc: true }) as TSESTree.Program;
    const layer = file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, '');
    return { file, layer, lines: text.trimEnd().split('\n').length, ast, imports: importsOf(ast) };
  });

const target = (from: string, specifier: string): string => path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier)).replace(/\.js$/, '.ts');
const relative = ({ imports }: Source): readonly Import[] => imports.filter(({ specifier }) => specifier.startsWith('.'));
const layerOf = (file: string): string | undefined => files.find((candidate) => candidate.file === file)?.layer;

/** What each layer may import, beside itself; types count as much as values, since both are knowledge of what stands above. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  ast: [],
  identity: [],
  version: [],
  settings: ['identity'],
  fix: ['ast'],
  provenance: ['ast', 'identity', 'settings'],
  sinks: ['ast', 'identity', 'provenance'],
  'define-rule': ['ast', 'fix', 'provenance', 'version'],
  rules: ['ast', 'fix', 'provenance', 'sinks', 'define-rule'],
  'rule-options': [],
  configs: [],
  index: ['configs', 'rule-options', 'rules', 'settings', 'version'],
  // The command line stands above the plugin as any user of it does: the plugin knows nothing of it.
  cli: ['configs', 'define-rule', 'index', 'version'],
  sarif: ['cli'],
};

/** What runs in Node alone: the rest also runs where there is no Node. */
const NODE_ONLY: readonly string[] = ['cli', 'sarif'];

describe('imports run downwards', () => {
  it('every file belongs to a layer that is known here', () => {
    expect(files.filter(({ layer }) => !(layer in BELOW)).map(({ file }) => file)).toEqual([]);
  });

  it.each(Object.entries(BELOW))('%s imports itself and nothing but: %s', (layer, below) => {
    const upward = files
      .filter((source) => source.layer === layer)
      .flatMap((source) => relative(source).map(({ specifier }) => `${source.file} -> ${target(source.file, specifier)}`))
      .filter((edge) => {
        const to = layerOf(edge.slice(edge.indexOf(' -> ') + 4));
        return to === undefined || (to !== layer && !below.includes(to));
      });
    expect(upward).toEqual([]);
  });

  it('nobody imports a rule but the list of rules, and nobody imports the list but the plugin', () => {
    const importers = files.flatMap((source) => relative(source)
      .map(({ specifier }) => target(source.file, specifier))
      .filter((file) => layerOf(file) === 'rules')
      .map((file) => `${source.file} -> ${file === 'rules/index.ts' ? 'the list' : 'a rule'}`));
    expect([...new Set(importers)].sort()).toEqual(['index.ts -> the list', 'rules/index.ts -> a rule']);
  });

  it('rules ask the analysis: none touches a scope, a type or a package name', () => {
    const packages = new Set([...MICROSOFT_PACKAGES, ...OTHER_PROVIDER_PACKAGES, ...OWN_LOGIN_PACKAGES]);
    const found = files.filter(({ layer }) => layer === 'rules').flatMap(({ file, ast }) => nodesIn(ast).flatMap((node) => {
      if (node.type === 'Identifier' && /^(?:scopeManager|getScope|getDeclaredVariables|parserServices|getParserServices|acquireScope)$/.test(node.name)) return `${file}: ${node.name}`;
      return node.type === 'Literal' && typeof node.value === 'string' && packages.has(node.value) ? `${file}: '${node.value}'` : [];
    }));
    expect(found).toEqual([]);
  });
});

/** Strongly connected components with more than one file, or with a file that imports itself: depth-first search with the path in hand. */
function cycles(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) found.push([...trail.slice(at), file].join(' -> '));
    if (at >= 0 || done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}

describe('no circles', () => {
  it('the search finds a circle where there is one', () => {
    expect(cycles(new Map([['a', ['b']], ['b', ['c', 'd']], ['c', ['b']], ['d', []]]))).toEqual(['b -> c -> b']);
  });

  it('among files, by what is loaded', () => {
    const values = new Map(files.map((source) => [source.file, relative(source).filter(({ isType }) => !isType).map(({ specifier }) => target(source.file, specifier))]));
    expect(cycles(values)).toEqual([]);
  });
});

/** What files load that is not theirs, each once. */
function loadedBy(sources: readonly Source[]): string[] {
  const specifiers = sources.flatMap(({ imports }) => imports).filter(({ specifier, isType }) => !isType && !specifier.startsWith('.')).map(({ specifier }) => specifier);
  return [...new Set(specifiers)];
}

describe('what is loaded from outside', () => {
  it('only a light entry of @typescript-eslint/utils and what ESLint itself loads; ESLint, TypeScript and Node only as types', () => {
    const loaded = loadedBy(files.filter(({ layer }) => !NODE_ONLY.includes(layer)));
    expect(loaded.sort()).toEqual(['@eslint-community/eslint-utils', '@typescript-eslint/utils/eslint-utils']);
  });

  it('by the command line: Node, the parser and a resolver; ESLint is looked for at run time', () => {
    const loaded = loadedBy(files.filter(({ layer }) => NODE_ONLY.includes(layer)));
    expect(loaded.filter((specifier) => !specifier.startsWith('node:')).sort()).toEqual(['@typescript-eslint/parser', 'enhanced-resolve']);
  });

  it('every import is written with its .js suffix and leads to a file', () => {
    const dangling = files.flatMap((source) => relative(source).filter(({ specifier }) => !specifier.endsWith('.js') || layerOf(target(source.file, specifier)) === undefined).map(({ specifier }) => `${source.file}: ${specifier}`));
    expect(dangling).toEqual([]);
  });
});

function nodesIn(root: unknown, into: TSESTree.Node[] = []): TSESTree.Node[] {
  if (Array.isArray(root)) for (const item of root) nodesIn(item, into);
  else if (typeof root === 'object' && root !== null && typeof (root as { type?: unknown }).type === 'string') {
    into.push(root as TSESTree.Node);
    for (const [key, value] of Object.entries(root)) if (key !== 'parent' && key !== 'loc' && key !== 'range') nodesIn(value, into);
  }
  return into;
}

describe('identity is data', () => {
  const tables = files.filter(({ layer }) => layer === 'identity');
  const DECLARATIONS = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'VariableDeclaration', 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration'];

  it.each(tables.map((source) => [source.file, source] as const))('%s declares constants and types; its functions build rows in one expression', (_, { ast }) => {
    expect(ast.body.map(({ type }) => type as string).filter((type) => !DECLARATIONS.includes(type))).toEqual([]);
    const nodes = nodesIn(ast);
    const logic = nodes.filter((node) => node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ClassDeclaration' || node.type === 'ClassExpression'
      || (node.type === 'ArrowFunctionExpression' && node.body.type === 'BlockStatement'));
    expect(logic.map(({ loc }) => `line ${loc.start.line}`)).toEqual([]);
    const exported = ast.body.flatMap((statement) => (statement.type === 'ExportNamedDeclaration' && statement.declaration?.type === 'VariableDeclaration' ? statement.declaration.declarations : []));
    expect(exported.filter(({ init }) => init?.type === 'ArrowFunctionExpression').map(({ loc }) => `line ${loc.start.line}`)).toEqual([]);
    expect(ast.body.filter((statement) => statement.type === 'VariableDeclaration' && statement.kind !== 'const')).toEqual([]);
  });
});

describe('files are small', () => {
  const MAX_LINES = 300;
  const MAX_RULE_LINES = 120;
  /** To be split: an entry whose file has become small must go, so that it cannot grow back. */
  const TOO_LONG: readonly string[] = [];

  it(`none but the tables has more than ${MAX_LINES} lines`, () => {
    expect(files.filter(({ layer, lines }) => layer !== 'identity' && lines > MAX_LINES).map(({ file }) => file).filter((file) => !TOO_LONG.includes(file))).toEqual([]);
  });

  it.each(TOO_LONG)('%s is still too long to leave this list', (file) => {
    expect(files.find((source) => source.file === file)?.lines).toBeGreaterThan(MAX_LINES);
  });

  it(`no rule has more than ${MAX_RULE_LINES} lines`, () => {
    expect(files.filter(({ file, layer, lines }) => layer === 'rules' && file !== 'rules/index.ts' && lines > MAX_RULE_LINES).map(({ file, lines }) => `${file}: ${lines}`)).toEqual([]);
  });
});
