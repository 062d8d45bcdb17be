/** Which file an import stands for: given the files of a project, a folder and a specifier. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createImportResolver } from '../../src/provenance/resolve.js';
import type { ImportResolver } from '../../src/provenance/resolve.js';

/** Files by name; what is no text is written as JSON. */
type Files = Readonly<Record<string, unknown>>;

let root = '';
beforeEach(() => { root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'zero-trust-resolve-'))); });
afterEach(() => { rmSync(root, { recursive: true, force: true }); });

function write(files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

/** A resolver that takes and gives names relative to the project; `-` where it finds no file. `top`: the workspace root. */
function resolverAt(top = '.'): (folder: string, specifier: string) => string {
  const resolve = createImportResolver(path.join(root, top));
  return (folder, specifier) => {
    const file = resolve?.(path.join(root, folder), specifier);
    return file === undefined ? '-' : path.relative(root, file).split(path.sep).join('/');
  };
}

/** What `run` gives in a host that lacks some of the modules of Node. */
function without<Result>(missing: readonly string[], run: () => Result): Result {
  const held = Object.getOwnPropertyDescriptor(process, 'getBuiltinModule');
  const original = process.getBuiltinModule.bind(process);
  const value = (id: string): unknown => (missing.includes(id) ? undefined : original(id));
  Object.defineProperty(process, 'getBuiltinModule', { ...held, value });
  try {
    return run();
  } finally {
    if (held) Object.defineProperty(process, 'getBuiltinModule', held);
  }
}

/** What `run` gives while the clock shows a time of the tests'. */
function atTime<Result>(time: number, run: () => Result): Result {
  const held = Date.now;
  Date.now = () => time;
  try {
    return run();
  } finally {
    Date.now = held;
  }
}

const paths = (aliases: Readonly<Record<string, string>>): object => ({ compilerOptions: { paths: Object.fromEntries(Object.entries(aliases).map(([from, to]) => [from, [to]])) } });

/** Rows that hold with everything at hand, and where the resolver for aliases and packages cannot be loaded. */
const RELATIVE: readonly [string, Files, string, string][] = [
  ['a file beside it', { 'src/auth.ts': '' }, './auth', 'src/auth.ts'],
  ['a file in the folder above', { 'auth.ts': '' }, '../auth', 'auth.ts'],
  ['a file in a folder below', { 'src/auth/token.ts': '' }, './auth/token', 'src/auth/token.ts'],
  ['a name of one letter', { 'src/a.ts': '' }, './a', 'src/a.ts'],
  ['its whole name', { 'src/auth.ts': '', 'src/auth.tsx': '' }, './auth.tsx', 'src/auth.tsx'],
  ['TypeScript before JavaScript', { 'src/auth.ts': '', 'src/auth.js': '' }, './auth', 'src/auth.ts'],
  ['a module of JavaScript', { 'src/auth.mjs': '' }, './auth', 'src/auth.mjs'],
  ['a name that has a dot', { 'src/auth.service.ts': '' }, './auth.service', 'src/auth.service.ts'],
  ['`.js` names the source that it is compiled from', { 'src/auth.ts': '', 'src/auth.js': '' }, './auth.js', 'src/auth.ts'],
  ['`.js` names JavaScript where that is the source', { 'src/auth.js': '' }, './auth.js', 'src/auth.js'],
  ['`.jsx` names a source with elements', { 'src/page.tsx': '', 'src/page.ts': '' }, './page.jsx', 'src/page.tsx'],
  ['`.mjs` names a module of TypeScript', { 'src/auth.mts': '', 'src/auth.ts': '' }, './auth.mjs', 'src/auth.mts'],
  ['`.cjs` names CommonJS of TypeScript', { 'src/auth.cts': '', 'src/auth.ts': '' }, './auth.cjs', 'src/auth.cts'],
  ['a file before a folder of the same name', { 'src/auth.ts': '', 'src/auth/index.ts': '' }, './auth', 'src/auth.ts'],
  ['a file that is not there', { 'src/other.ts': '' }, './auth', '-'],
  ['a package is no file beside it', { 'src/auth.ts': '' }, 'auth', '-'],
  ['nor one that is named with dots', { 'src/auth/token.ts': '', 'src/auth./token.ts': '' }, 'auth./token', '-'],
];

describe('relative imports', () => {
  it.each(RELATIVE)('%s', (_name, files, specifier, expected) => {
    write(files);
    expect(resolverAt()('src', specifier)).toBe(expected);
  });

  it.each(RELATIVE)('%s, where the resolver of packages cannot be loaded', (_name, files, specifier, expected) => {
    write(files);
    expect(without(['module'], () => resolverAt()('src', specifier))).toBe(expected);
  });

  it.each<[string, Files, string, string]>([
    ['a folder: its index', { 'src/auth/index.ts': '' }, './auth', 'src/auth/index.ts'],
    ['a name with a slash behind it is the folder', { 'src/auth.ts': '', 'src/auth/index.ts': '' }, './auth/', 'src/auth/index.ts'],
    ['the folder itself', { 'src/index.ts': '' }, '.', 'src/index.ts'],
    ['the folder above', { 'index.ts': '', 'src/index.ts': '' }, '..', 'index.ts'],
    ['a folder with a manifest: what it names', { 'src/auth/package.json': { main: './token' }, 'src/auth/token.ts': '', 'src/auth/index.ts': '' }, './auth', 'src/auth/token.ts'],
    ['a source that is itself called `.js`', { 'src/auth.js.ts': '' }, './auth.js', 'src/auth.js.ts'],
    ['a folder without an index', { 'src/auth/token.ts': '' }, './auth', '-'],
    ['aliases do not count', { 'tsconfig.json': paths({ './auth': './lib/auth.ts', '*': './lib/*' }), 'lib/auth.ts': '', 'src/page.ts': '' }, './auth', '-'],
  ])('%s', (_name, files, specifier, expected) => {
    write(files);
    expect(resolverAt()('src', specifier)).toBe(expected);
  });

  it('a link: the file that it leads to', () => {
    write({ 'lib/auth.ts': '', 'src/page.ts': '' });
    symlinkSync(path.join(root, 'lib/auth.ts'), path.join(root, 'src/auth.ts'));
    expect(resolverAt()('src', './auth')).toBe('lib/auth.ts');
  });

  it('a link that leads nowhere', () => {
    write({ 'src/page.ts': '' });
    symlinkSync(path.join(root, 'gone.ts'), path.join(root, 'src/auth.ts'));
    expect(resolverAt()('src', './auth')).toBe('-');
  });
});

describe('aliases of tsconfig.json', () => {
  const auth = { 'src/auth.ts': '' };
  const other = { 'other/auth.ts': '' };
  const alias = paths({ '@/*': './src/*' });
  const toOther = paths({ '@/*': './other/*' });

  it.each<[string, Files, string]>([
    ['beside the file', { 'src/app/tsconfig.json': paths({ '@/*': '../*' }) }, 'src/auth.ts'],
    ['in a folder above', { 'tsconfig.json': alias }, 'src/auth.ts'],
    ['of JavaScript', { 'jsconfig.json': alias }, 'src/auth.ts'],
    ['in a configuration of a part of the project', { 'tsconfig.app.json': alias }, 'src/auth.ts'],
    ['the usual name goes before others', { 'tsconfig.json': alias, 'tsconfig.app.json': toOther, 'tsconfig.a.json': toOther }, 'src/auth.ts'],
    ['the others are tried where it has none', { 'tsconfig.json': { references: [] }, 'tsconfig.app.json': alias }, 'src/auth.ts'],
    ['an alias whose file is not there: the next configuration', { 'tsconfig.json': paths({ '@/*': './gone/*' }), 'tsconfig.app.json': alias }, 'src/auth.ts'],
    ['the nearest folder that has a configuration decides', { 'tsconfig.json': alias, 'src/tsconfig.json': { compilerOptions: {} } }, '-'],
    ['a file that is called alike is none', { 'my-tsconfig.json': alias }, '-'],
    ['nor is a copy', { 'tsconfig.json.bak.json': alias, 'tsconfig.json.bak': alias }, '-'],
    ['and it hides none above it', { 'tsconfig.json': alias, 'src/old.tsconfig.json': toOther, 'src/tsconfig.json.bak': toOther }, 'src/auth.ts'],
    ['five configurations are tried', { 'tsconfig.json': {}, ...several(3), 'tsconfig.longest.json': alias }, 'src/auth.ts'],
    ['a sixth is not', { 'tsconfig.json': {}, ...several(4), 'tsconfig.longest.json': alias }, '-'],
    ['a base that is not there does not hide them', { 'tsconfig.json': { extends: './gone/base.json', ...alias } }, 'src/auth.ts'],
    ['a base whose name ends like that of another file does not hide them', { 'tsconfig.json': { extends: './tsconfig.package.json', ...alias } }, 'src/auth.ts'],
    ['a base that is not installed does not hide them', { 'tsconfig.json': { extends: '@acme/tsconfig/base.json', ...alias } }, 'src/auth.ts'],
    ['an alias of the base', { 'tsconfig.json': { extends: './tsconfig.base.json' }, 'tsconfig.base.json': alias }, 'src/auth.ts'],
    ['behind a byte order mark', { 'tsconfig.json': `\uFEFF${JSON.stringify(alias)}` }, 'src/auth.ts'],
    ['a configuration that is no JSON says nothing', { 'tsconfig.json': '{ "compilerOptions": ' }, '-'],
    ['a project without one', {}, '-'],
  ])('%s', (_name, configs, expected) => {
    write({ ...auth, ...other, 'src/app/page.ts': '', ...configs });
    expect(resolverAt()('src/app', '@/auth')).toBe(expected);
  });

  it('from a folder that is not there yet, as of a file that was not saved', () => {
    write({ ...auth, 'tsconfig.json': alias });
    expect(resolverAt()('src/new/folder', '@/auth')).toBe('src/auth.ts');
  });

  it('none above the root of the workspace', () => {
    write({ ...auth, 'tsconfig.json': alias, 'web/app/page.ts': '' });
    expect(resolverAt('web')('web/app', '@/auth')).toBe('-');
    expect(resolverAt()('web/app', '@/auth')).toBe('src/auth.ts');
  });

  it('one at the root of the workspace', () => {
    write({ 'web/auth.ts': '', 'web/tsconfig.json': paths({ '@/*': './*' }), 'web/app/page.ts': '' });
    expect(resolverAt('web')('web/app', '@/auth')).toBe('web/auth.ts');
  });

  it('twenty folders are looked at', () => {
    write({ ...auth, 'tsconfig.json': alias });
    expect(resolverAt()('d/'.repeat(19), '@/auth')).toBe('src/auth.ts');
    expect(resolverAt()('d/'.repeat(20), '@/auth')).toBe('-');
  });

  it('each import has its own answer, and each folder', () => {
    write({ ...auth, 'src/token.ts': '', 'tsconfig.json': alias, 'web/tsconfig.json': paths({ '@/*': './*' }), 'web/auth.ts': '' });
    const resolve = resolverAt();
    expect([resolve('src', '@/auth'), resolve('src', '@/token'), resolve('src', '@/gone'), resolve('web', '@/auth'), resolve('src', '@/auth')])
      .toEqual(['src/auth.ts', 'src/token.ts', '-', 'web/auth.ts', 'src/auth.ts']);
  });

  function several(count: number): Files {
    return Object.fromEntries(Array.from({ length: count }, (_, index) => [`tsconfig.${index}.json`, { compilerOptions: {} }]));
  }
});

describe('packages of the workspace', () => {
  /** A package of the workspace, linked where package managers link it. */
  function linked(manifest: object): void {
    write({ 'packages/auth/package.json': { name: '@acme/auth', ...manifest }, 'packages/auth/src/index.ts': '', 'packages/auth/dist/index.js': '', 'packages/auth/dist/other.js': '', 'app/page.ts': '' });
    mkdirSync(path.join(root, 'node_modules/@acme'), { recursive: true });
    symlinkSync(path.join(root, 'packages/auth'), path.join(root, 'node_modules/@acme/auth'), 'junction');
  }
  const source = './src/index.ts';
  const built = './dist/index.js';

  it.each<[string, object, string]>([
    ['what it exports', { exports: source }, 'src/index.ts'],
    ['its source', { exports: { '.': { source, import: built } } }, 'src/index.ts'],
    ['a module', { exports: { '.': { import: source } } }, 'src/index.ts'],
    ['CommonJS', { exports: { '.': { require: source } } }, 'src/index.ts'],
    ['what Node takes', { exports: { '.': { node: source } } }, 'src/index.ts'],
    ['anything else', { exports: { '.': { default: source } } }, 'src/index.ts'],
    ['declarations are passed over', { exports: { '.': { types: './dist/index.d.ts', default: source } } }, 'src/index.ts'],
    ['what browsers take alone is nothing', { exports: { '.': { browser: source } } }, '-'],
    ['nothing where it exports nothing', { exports: { './other': source }, main: source }, '-'],
    ['its entry', { main: source }, 'src/index.ts'],
    ['its module before its entry', { main: built, module: source }, 'src/index.ts'],
    ['its source before its module', { main: built, module: './dist/other.js', source }, 'src/index.ts'],
    ['an entry that was not built', { main: './dist/gone.js' }, '-'],
  ])('%s', (_name, manifest, expected) => {
    linked(manifest);
    expect(resolverAt()('app', '@acme/auth')).toBe(expected === '-' ? '-' : `packages/auth/${expected}`);
  });

  it('a package that the workspace does not have', () => {
    linked({ main: source });
    expect([resolverAt()('app', '@acme/other'), resolverAt()('app', 'node:fs')]).toEqual(['-', '-']);
  });

  it('imports of package.json, from any folder below it', () => {
    write({ 'package.json': { imports: { '#auth': './src/auth.ts', '#lib/*': './lib/*.ts' } }, 'src/auth.ts': '', 'lib/token.ts': '', 'src/app/page.ts': '' });
    const resolve = resolverAt();
    expect([resolve('src/app', '#auth'), resolve('src', '#lib/token'), resolve('src', '#gone')]).toEqual(['src/auth.ts', 'lib/token.ts', '-']);
  });
});

describe('how long an answer holds', () => {
  const START = 1_000_000_000;

  it('a relative import is found as soon as its file is there', () => {
    write({ 'src/page.ts': '' });
    const resolve = resolverAt();
    expect(resolve('src', './auth')).toBe('-');
    write({ 'src/auth.ts': '' });
    expect(resolve('src', './auth')).toBe('src/auth.ts');
  });

  it.each<[string, number, string]>([
    ['less than two seconds later it holds', START + 1_999, '-'],
    ['two seconds later it is looked for again', START + 2_000, 'src/auth.ts'],
    ['a clock that was set back does not make it last', START - 3_600_000, 'src/auth.ts'],
  ])('an alias: %s', (_name, time, expected) => {
    write({ 'src/auth.ts': '' });
    const resolve = resolverAt();
    expect(atTime(START, () => resolve('src', '@/auth'))).toBe('-');
    write({ 'tsconfig.json': paths({ '@/*': './src/*' }) });
    expect(atTime(time, () => resolve('src', '@/auth'))).toBe(expected);
  });
});

describe('hosts', () => {
  it.each([['without files', ['fs']], ['without paths', ['path']], ['without either', ['fs', 'path']]])('%s there is no resolver', (_name, missing) => {
    expect(without<ImportResolver | undefined>(missing, () => createImportResolver(root))).toBeUndefined();
  });

  it('where the resolver of packages cannot be loaded, aliases are unknown', () => {
    write({ 'tsconfig.json': paths({ '@/*': './src/*' }), 'src/auth.ts': '' });
    expect(without(['module'], () => resolverAt()('src', '@/auth'))).toBe('-');
  });
});
