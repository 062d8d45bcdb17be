/** The other files of the project: which of them an import may lead to, what is asked of their text, how often they are parsed, and the bounds. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import * as typescriptParser from '@typescript-eslint/parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ModuleSource } from '../../src/provenance/module.js';
import { createProject, MAX_FILE_BYTES, MAX_FILES } from '../../src/provenance/project.js';
import type { Project, ProjectFile } from '../../src/provenance/project.js';

/** Imports that are looked for on the disk for one linted file. */
const MAX_IMPORTS = 400;
/** Files behind a barrel of which the texts are looked at. */
const MAX_HANDED = 30;
const TOKENS = /token/i;

let root = '';
beforeEach(async () => {
  root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'zero-trust-project-')));
  write({ 'package.json': '{ "name": "app", "workspaces": [] }' });
  // Trees are remembered for a bounded number of files in each turn of the loop of events.
  await new Promise((resolve) => { setImmediate(resolve); });
  await new Promise((resolve) => { setTimeout(resolve, 0); });
});
afterEach(() => { rmSync(root, { recursive: true, force: true }); });

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
}

const USER = 'src/user.ts';

interface Opened {
  readonly project: Project | undefined;
  readonly file: (specifier: string, about?: RegExp) => ProjectFile | undefined;
  /** The label of that file; `-` where there is none. */
  readonly label: (specifier: string, about?: RegExp) => string;
  readonly speaks: (specifier: string, about?: RegExp) => boolean | undefined;
}

/** The project around a file that is linted, and what its imports lead to. */
function opened(languageOptions: object = { parser: typescriptParser }, name = USER): Opened {
  const from = path.join(root, name);
  const project = createProject(from, languageOptions, {});
  const file: Opened['file'] = (specifier, about) => project?.file(from, specifier, about);
  return { project, file, label: (specifier, about) => file(specifier, about)?.label ?? '-', speaks: (specifier, about = TOKENS) => project?.speaks(from, specifier, about) };
}

/** A parser that counts what it is given. */
function counting(): { readonly parser: object; readonly parsed: () => string[] } {
  const names: string[] = [];
  const parseForESLint = (text: string, options: { readonly filePath: string }): object => {
    names.push(path.relative(root, options.filePath).split(path.sep).join('/'));
    return typescriptParser.parseForESLint(text, options);
  };
  return { parser: { parseForESLint }, parsed: () => names };
}

/** What `run` gives in a host that lacks one of the modules of Node. */
function without<Result>(missing: string, run: () => Result): Result {
  const held = Object.getOwnPropertyDescriptor(process, 'getBuiltinModule');
  const original = process.getBuiltinModule.bind(process);
  Object.defineProperty(process, 'getBuiltinModule', { ...held, value: (id: string): unknown => (id === missing ? undefined : original(id)) });
  try {
    return run();
  } finally {
    if (held) Object.defineProperty(process, 'getBuiltinModule', held);
  }
}

const alias = (name: string, file: string): string => JSON.stringify({ compilerOptions: { paths: { [name]: [file] } } });
const depends = (name: string, range: string): string => JSON.stringify({ name: 'app', workspaces: [], dependencies: { [name]: range } });
const CODE = 'export const token = load();\n';

describe('a project', () => {
  it.each(['fs', 'path'])('is none in a host without `%s`', (missing) => {
    expect(without(missing, () => opened().project)).toBeUndefined();
  });
  it('is none without a parser', () => {
    expect(opened({}).project).toBeUndefined();
  });
  it('has no files where no package.json stands above the linted one', () => {
    expect(createProject('/nowhere/src/user.ts', { parser: typescriptParser }, {})?.file('/nowhere/src/user.ts', './auth')).toBeUndefined();
  });
  it('is read in a host that cannot tell the modules of Node', () => {
    write({ 'src/auth.ts': CODE });
    expect(without('module', () => { const { label } = opened(); return [label('./auth'), label('auth-kit')]; })).toEqual(['src/auth.ts', '-']);
  });
});

describe('an import leads to', () => {
  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['a file of the project', { 'src/auth.ts': CODE }, './auth', 'src/auth.ts'],
    ['none by an empty name', { 'src/index.ts': CODE }, '', '-'],
    ['none of its own file', { [USER]: CODE }, './user', '-'],
    ['none inside of an own folder of dependencies', { 'src/node_modules/kit/index.ts': CODE }, './node_modules/kit/index', '-'],
    ['one in a folder whose name only ends so', { 'src/old_node_modules/kit.ts': CODE }, './old_node_modules/kit', 'src/old_node_modules/kit.ts'],
    ['no declarations', { 'src/auth.d.ts': CODE }, './auth.d.ts', '-'],
    ['no declarations of modules', { 'src/auth.d.mts': CODE }, './auth.d.mts', '-'],
    ['a component in a file with a similar name', { 'src/auth.d.tsx': CODE }, './auth.d.tsx', 'src/auth.d.tsx'],
    ['a file of the largest size', { 'src/auth.ts': CODE.padEnd(MAX_FILE_BYTES) }, './auth', 'src/auth.ts'],
    ['none that is larger', { 'src/auth.ts': CODE.padEnd(MAX_FILE_BYTES + 1) }, './auth', '-'],
    ['what an alias names', { 'src/auth.ts': CODE, 'tsconfig.json': alias('auth-kit', './src/auth.ts') }, 'auth-kit', 'src/auth.ts'],
    ['no dependency, whatever an alias names so', { 'src/auth.ts': CODE, 'tsconfig.json': alias('auth-kit', './src/auth.ts'), 'package.json': depends('auth-kit', '^1') }, 'auth-kit', '-'],
    ['no path inside of a dependency', { 'src/auth.ts': CODE, 'tsconfig.json': alias('auth-kit/web/*', './src/*'), 'package.json': depends('auth-kit', '^1') }, 'auth-kit/web/auth', '-'],
    ['no path inside of a dependency with a scope', { 'src/auth.ts': CODE, 'tsconfig.json': alias('@acme/kit/*', './src/*'), 'package.json': depends('@acme/kit', '^1') }, '@acme/kit/auth', '-'],
    ['what stands in the same scope as a dependency', { 'src/auth.ts': CODE, 'tsconfig.json': alias('@acme/app/*', './src/*'), 'package.json': depends('@acme/kit', '^1') }, '@acme/app/auth', 'src/auth.ts'],
    ['a dependency that is of the same workspace', { 'src/auth.ts': CODE, 'tsconfig.json': alias('auth-kit', './src/auth.ts'), 'package.json': depends('auth-kit', 'workspace:*') }, 'auth-kit', 'src/auth.ts'],
    ['no module of Node, whatever an alias names so', { 'src/events.ts': CODE, 'tsconfig.json': alias('events', './src/events.ts') }, 'events', '-'],
  ])('%s', (_name, files, specifier, expected) => {
    write(files);
    expect(opened().label(specifier)).toBe(expected);
  });

  it('no absolute path, even where a file stands there', () => {
    write({ 'src/auth.ts': CODE });
    expect(opened().label(path.posix.join(root.split(path.sep).join('/'), 'src/auth.ts'))).toBe('-');
  });
  it('files of each workspace, with one configuration of ESLint for all', () => {
    write({ 'one/package.json': '{ "workspaces": [] }', 'one/auth.ts': CODE, 'two/package.json': '{ "workspaces": [] }', 'two/auth.ts': CODE });
    const options = { parser: typescriptParser };
    expect(['one', 'two', 'one'].map((folder) => opened(options, `${folder}/user.ts`).file('./auth')?.filename)).toEqual(['one', 'two', 'one'].map((folder) => path.join(root, folder, 'auth.ts')));
  });
});

describe('the parser of another file', () => {
  const inner = counting();
  it('is the one that a component hands its scripts to, and only a component', () => {
    write({ 'src/auth.ts': CODE, 'src/more.ts': CODE });
    const options = { parser: typescriptParser, parserOptions: { parser: inner.parser } };
    expect(opened(options).label('./more')).toBe('src/more.ts');
    expect(inner.parsed()).toEqual([]);
    expect(opened(options, 'src/User.vue').label('./more')).toBe('src/more.ts');
    expect(inner.parsed()).toEqual(['src/more.ts']);
    inner.parsed().length = 0;
  });
  it('gets the text without a mark of the byte order, which counts only at the beginning', () => {
    write({ 'src/auth.ts': `\uFEFF${CODE}`, 'src/more.ts': "export const mark = '\uFEFF';\n" });
    const { file } = opened();
    expect([file('./auth')?.text, file('./more')?.text]).toEqual([CODE, "export const mark = '\uFEFF';\n"]);
  });
  it('is asked once a run for each file, also for one that it does not take', () => {
    write({ 'src/auth.ts': CODE, 'src/broken.ts': 'export const = ;\n' });
    const { parser, parsed } = counting();
    const options = { parser };
    const first = opened(options);
    const held = [first.file('./auth'), first.file('./broken')];
    const count = parsed().length;
    const second = opened(options, 'src/page.ts');
    expect([second.file('./auth'), second.file('./broken')]).toEqual(held);
    expect(held.map((file) => file?.label)).toEqual(['src/auth.ts', undefined]);
    expect(parsed()).toHaveLength(count);
    expect(parsed().filter((name) => name === 'src/auth.ts')).toHaveLength(1);
  });
  it.each([
    ['size', 'export const token = loadAgain();\n', 0],
    ['time', 'export const token = read();\n', 60],
  ])('is asked again for a file of another %s', (_name, text, later) => {
    const time = new Date('2026-01-01T00:00:00Z');
    const options = { parser: typescriptParser };
    write({ 'src/auth.ts': CODE });
    utimesSync(path.join(root, 'src/auth.ts'), time, time);
    const before = opened(options).file('./auth');
    write({ 'src/auth.ts': text });
    utimesSync(path.join(root, 'src/auth.ts'), time, new Date(time.getTime() + later * 1000));
    expect([before?.text, opened(options).file('./auth')?.text]).toEqual([CODE, text]);
  });
});

describe('a tree that ESLint made of a linted file', () => {
  function offered(parser: object): { readonly source: ModuleSource; readonly found: ProjectFile | undefined } {
    write({ 'src/auth.ts': CODE });
    const { ast, scopeManager, visitorKeys } = typescriptParser.parseForESLint(CODE, { range: true, loc: true });
    const source: ModuleSource = { ast, scopes: scopeManager, text: CODE, filename: path.join(root, 'src/auth.ts'), visitorKeys: visitorKeys };
    const options = { parser };
    opened(options, 'src/auth.ts').project?.offer(source);
    return { source, found: opened(options).file('./auth') };
  }

  it('serves a file that imports it', () => {
    const { source, found } = offered(typescriptParser);
    expect(found?.ast).toBe(source.ast);
    expect(found?.label).toBe('src/auth.ts');
  });
  it('of a host that only lends it does not', () => {
    const { source, found } = offered({ name: 'oxlint', parse: () => { throw new Error('not implemented'); } });
    expect(found?.label).toBe('src/auth.ts');
    expect(found?.ast).not.toBe(source.ast);
  });
});

describe('whether a file speaks of something', () => {
  const barrel = (count: number): Record<string, string> => Object.fromEntries([
    ['src/all.ts', Array.from({ length: count }, (_, index) => `export * from './part${index}';\n`).join('')],
    ...Array.from({ length: count }, (_, index): [string, string] => [`src/part${index}.ts`, 'export const theme = 1;\n']),
  ]);

  it.each<[string, Readonly<Record<string, string>>, string, boolean]>([
    ['by its text', { 'src/auth.ts': CODE }, './auth', true],
    ['not of what it does not name', { 'src/theme.ts': 'export const theme = 1;\n' }, './theme', false],
    ['by a file that it hands on', { 'src/all.ts': "export * from './auth';\n", 'src/auth.ts': CODE }, './all', true],
    ['by a file behind two that hand on', { 'src/all.ts': "export * from './some';\n", 'src/some.ts': "export { load } from './auth';\n", 'src/auth.ts': CODE }, './all', true],
    ['by a module that it hands on in CommonJS', { 'src/all.js': "module.exports = require('./auth');\n", 'src/auth.js': CODE }, './all', true],
    ['by a class that it only names anew', { 'src/all.ts': "import { Base } from './auth';\nclass Service extends Base {}\n", 'src/auth.ts': CODE }, './all', true],
    ['not by a file that it only uses', { 'src/page.ts': "import { load } from './auth';\nexport const page = load();\n", 'src/auth.ts': CODE }, './page', false],
    ['not by a dependency that it hands on', { 'src/all.ts': "export * from 'kit';\nexport * from './gone';\n" }, './all', false],
    ['not of anything where two files hand each other on', { 'src/one.ts': "export * from './two';\n", 'src/two.ts': "export * from './one';\n" }, './one', false],
    ['not of anything where it is too large to be read', { 'src/auth.ts': CODE.padEnd(MAX_FILE_BYTES + 1) }, './auth', false],
    ['not of anything where it is missing', {}, './auth', false],
    ['not of what none of some files behind it names', barrel(MAX_HANDED - 1), './all', false],
    ['perhaps, where too many files stand behind it', barrel(MAX_HANDED), './all', true],
  ])('%s', (_name, files, specifier, expected) => {
    write(files);
    expect(opened().speaks(specifier)).toBe(expected);
    expect(opened().label(specifier, TOKENS) !== '-').toBe(expected);
  });

  it('is answered for the file as it was when it was first looked at, and for one that is gone by nothing', () => {
    write({ 'src/auth.ts': CODE, 'src/last.ts': CODE, ...barrel(20) });
    const { speaks } = opened();
    expect([speaks('./auth'), speaks('./all'), speaks('./last')]).toEqual([true, false, true]);
    rmSync(path.join(root, 'src'), { recursive: true });
    // The text of the last one is still held, that of the first is not.
    expect([speaks('./auth'), speaks('./last', /load/), speaks('./auth', /./)]).toEqual([true, true, false]);
  });
});

describe('the bounds for one linted file', () => {
  const missing = (count: number, name: (index: number) => string): string[] => Array.from({ length: count }, (_, index) => name(index));

  it.each<[string, string[], string]>([
    ['as many imports as are looked for', missing(MAX_IMPORTS - 1, (index) => `./gone${index}`), 'src/auth.ts'],
    ['more imports than are looked for', missing(MAX_IMPORTS, (index) => `./gone${index}`), '-'],
    ['an import that is asked for at each mention counts once', missing(MAX_IMPORTS, () => './gone'), 'src/auth.ts'],
    ['addresses count for nothing', missing(MAX_IMPORTS, (index) => `http://cdn.example.com/${index}.js`), 'src/auth.ts'],
    ['what a bundler makes counts for nothing', missing(MAX_IMPORTS, (index) => `virtual:page-${index}`), 'src/auth.ts'],
  ])('%s', (_name, before, expected) => {
    write({ 'src/auth.ts': CODE });
    const { label } = opened();
    expect(before.map((specifier) => label(specifier)).filter((found) => found !== '-')).toEqual([]);
    expect(label('./auth')).toBe(expected);
  });

  it('files that are opened: one more is not even asked what it speaks of', () => {
    write(Object.fromEntries(Array.from({ length: MAX_FILES + 1 }, (_, index) => [`src/auth${index}.ts`, CODE])));
    const { label, speaks } = opened();
    const others = Array.from({ length: MAX_FILES - 1 }, (_, index) => label(`./auth${index + 1}`));
    expect(others).not.toContain('-');
    expect([speaks('./auth0'), label('./auth0'), speaks(`./auth${MAX_FILES}`)]).toEqual([true, 'src/auth0.ts', false]);
  });
});
