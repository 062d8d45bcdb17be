/**
 * What the manifests above a file say in particulars: which dependencies a registry gives, where the workspace begins, what is held and for how long.
 * The files are made up: nothing above them on the disk counts. `tests/manifest.test.ts` reads real ones.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { createManifestReader, MANIFEST_TTL_MS } from '../../src/provenance/manifest.js';
import type { ManifestReader, Manifests } from '../../src/provenance/manifest.js';

/** Texts by the names of files; what is no text is written as JSON. */
type Files = Readonly<Record<string, unknown>>;

interface Disk {
  /** A reader that takes names relative to the top of the disk, or names that are none. */
  readonly read: ManifestReader;
  /** How often the text of a file was read. */
  readonly readings: (name: string) => number;
}

/**
 * A disk that holds nothing but `files`; `missing`: modules that the host lacks.
 * Each has a top of its own, since what was read of a file is held for the whole process.
 */
function diskOf(files: Files, { now = () => 0, missing = [] }: { readonly now?: () => number; readonly missing?: readonly string[] } = {}): Disk & { readonly top: string } {
  const top = path.resolve('/', randomUUID());
  const texts = new Map(Object.entries(files).map(([name, content]) => [path.join(top, name), typeof content === 'string' ? content : JSON.stringify(content)]));
  const counts = new Map<string, number>();
  const modules: Readonly<Record<string, unknown>> = {
    path,
    fs: {
      existsSync: (file: string) => texts.has(file),
      statSync: (file: string) => (texts.has(file) ? { isFile: () => true, size: texts.get(file)?.length, mtimeMs: 1 } : undefined),
      readFileSync: (file: string) => {
        counts.set(file, (counts.get(file) ?? 0) + 1);
        return texts.get(file);
      },
    },
  };
  const reader = createManifestReader(now);
  return {
    top,
    readings: (name) => counts.get(path.join(top, name)) ?? 0,
    read: (name) => {
      const held = Object.getOwnPropertyDescriptor(process, 'getBuiltinModule');
      const value = (id: string): unknown => (missing.includes(id) ? undefined : modules[id]);
      Object.defineProperty(process, 'getBuiltinModule', { ...held, value });
      try {
        return reader(name === '' || name.startsWith('<') || name.startsWith('.') ? name : path.join(top, name));
      } finally {
        if (held) Object.defineProperty(process, 'getBuiltinModule', held);
      }
    },
  };
}

const depends = (...names: string[]): object => ({ dependencies: Object.fromEntries(names.map((name) => [name, '^1'])) });
const names = (set: ReadonlySet<string> | undefined): string[] | undefined => set && [...set].sort();
const found = (files: Files, file: string): string[] | undefined => names(diskOf(files).read(file).dependencies);

/** The workspace root of a file, relative to the top of the disk. */
function rootOf(files: Files, file: string): string | undefined {
  const { top, read } = diskOf(files);
  const { root } = read(file);
  return root === undefined ? undefined : path.relative(top, root).split(path.sep).join('/');
}

describe('which dependencies come from a registry', () => {
  it.each<[string, boolean]>([
    ['^4.1.0', true],
    ['latest', true],
    ['1.*', true],
    ['* || ^2', true],
    ['npm:@azure/msal-node@4', true],
    ['https://example.org/file:1.tgz', true],
    ['git+file:///srv/msal.git', true],
    ['catalog:', true],
    ['*', false],
    ['workspace:*', false],
    ['workspace:^1', false],
    ['file:../auth', false],
    ['link:../auth', false],
    ['portal:../auth', false],
  ])('%s: %s', (range, expected) => {
    const { dependencies, installed } = diskOf({ 'package.json': { dependencies: { auth: range, express: '^5' } } }).read('x.ts');
    expect(names(dependencies)).toEqual(['auth', 'express']);
    expect(names(installed)).toEqual(expected ? ['auth', 'express'] : ['express']);
  });

  it('those of the manifests above count, too', () => {
    const { dependencies, installed } = diskOf({ 'package.json': { workspaces: [], dependencies: { express: '^5', auth: 'workspace:*' } }, 'web/package.json': { dependencies: { react: '^19', ui: 'link:../ui' } } }).read('web/src/x.ts');
    expect(names(dependencies)).toEqual(['auth', 'express', 'react', 'ui']);
    expect(names(installed)).toEqual(['express', 'react']);
  });

  it('what one manifest links and another installs is installed', () => {
    const { installed } = diskOf({ 'package.json': { workspaces: [], dependencies: { auth: '^1' } }, 'web/package.json': { dependencies: { auth: 'workspace:*' } } }).read('web/x.ts');
    expect(names(installed)).toEqual(['auth']);
  });
});

describe('where the workspace begins', () => {
  it.each<[string, Files, string | undefined]>([
    ['the outermost manifest, where nothing marks one', { 'app/package.json': {}, 'app/web/package.json': {} }, 'app'],
    ['the manifest that names workspaces, whatever stands above it', { 'package.json': {}, 'app/package.json': { workspaces: ['*'] }, 'app/web/package.json': {} }, 'app'],
    ['a repository, also without a manifest', { 'package.json': {}, 'app/.git': '' }, 'app'],
    ['a workspace of pnpm, also without a manifest', { 'package.json': {}, 'app/pnpm-workspace.yaml': '' }, 'app'],
    ['a folder without a manifest above the outermost one is none', { 'app/web/package.json': {} }, 'app/web'],
    ['a manifest that is a text is none', { 'package.json': '"app"', 'app/package.json': {} }, 'app'],
    ['a manifest that is a number is none', { 'package.json': '1', 'app/package.json': {} }, 'app'],
    ['a manifest that is null is none', { 'package.json': 'null', 'app/package.json': {} }, 'app'],
    ['nowhere, where there is no manifest', { 'readme.md': '' }, undefined],
  ])('%s', (_name, files, expected) => {
    expect(rootOf(files, 'app/web/src/x.ts')).toBe(expected);
  });
});

describe('what a manifest says', () => {
  it.each<[string, Files, readonly string[]]>([
    ['a section that is null hides no other', { 'package.json': { peerDependencies: null, optionalDependencies: null, ...depends('express') } }, ['express']],
    ['a mark of byte order is left out before the text only', { 'package.json': '\uFEFF{ "dependencies": { "a\uFEFFb": "^1" } }' }, ['a\uFEFFb']],
    ['and where none stands before it', { 'package.json': '{ "dependencies": { "a\uFEFFb": "^1" } }' }, ['a\uFEFFb']],
    ['four million bytes are read', { 'package.json': JSON.stringify(depends('express')).padEnd(4_000_000) }, ['express']],
    ['one more is not', { 'package.json': JSON.stringify(depends('express')).padEnd(4_000_001) }, []],
  ])('%s', (_name, files, expected) => {
    expect(found(files, 'x.ts')).toEqual(expected);
  });

  it('forty folders are looked at', () => {
    const files = { 'package.json': depends('express') };
    expect(found(files, `${'d/'.repeat(39)}x.ts`)).toEqual(['express']);
    expect(found(files, `${'d/'.repeat(40)}x.ts`)).toEqual([]);
  });
});

describe('files without a place', () => {
  it.each(['', '<input>', './x.ts'])('%j has no manifest', (name) => {
    const { dependencies, root } = diskOf({ 'package.json': depends('express') }).read(name);
    expect([names(dependencies), root]).toEqual([[], undefined]);
  });

  it.each([['files', ['fs']], ['paths', ['path']], ['either', ['fs', 'path']]])('nor has any in a host without %s', (_name, missing) => {
    expect(names(diskOf({ 'package.json': depends('express') }, { missing }).read('x.ts').dependencies)).toEqual([]);
  });
});

describe('what is held', () => {
  const files = { 'package.json': { name: 'shop', workspaces: ['*'], ...depends('express') }, 'web/package.json': depends('react'), 'api/package.json': depends('koa') };

  it('a folder without a manifest has the very answer of the one above it', () => {
    const { read } = diskOf(files);
    expect(read('web/src/pages/x.ts')).toBe(read('web/x.ts'));
  });

  it('the answers of other folders stay while one is asked', () => {
    const { read } = diskOf(files);
    const web = read('web/x.ts');
    read('api/x.ts');
    expect(read('web/y.ts')).toBe(web);
  });

  it.each<[string, Files, (answer: Manifests, above: Manifests) => readonly [unknown, unknown]]>([
    ['one set, where everything is installed', files, ({ dependencies, installed }) => [installed, dependencies]],
    ['one set, where everything of two manifests is installed', { ...files, 'web/package.json': depends('koa') }, ({ dependencies, installed }) => [installed, dependencies]],
    ['the set of the manifest above, where a package has no dependencies of its own', { ...files, 'web/package.json': { name: 'web' } }, (answer, above) => [answer.dependencies, above.dependencies]],
  ])('%s', (_name, given, pick) => {
    const { read } = diskOf(given);
    const [one, other] = pick(read('web/x.ts'), read('x.ts'));
    expect(one).toBe(other);
  });

  it('the set of a package, where those above it have no dependencies', () => {
    let time = 0;
    const { read } = diskOf({ 'package.json': { workspaces: ['*'] }, 'web/package.json': depends('react') }, { now: () => time });
    const { dependencies } = read('web/x.ts');
    time += MANIFEST_TTL_MS;
    expect(read('web/x.ts').dependencies).toBe(dependencies);
  });

  it('a manifest that did not change is read once, however often it is asked for', () => {
    let time = 0;
    const { read, readings } = diskOf(files, { now: () => time });
    for (let count = 0; count < 3; count += 1) {
      read('web/x.ts');
      read('api/x.ts');
      time += MANIFEST_TTL_MS;
    }
    expect(Object.keys(files).map(readings)).toEqual([1, 1, 1]);
  });

  it('no more than some thousand manifests and answers', () => {
    let time = 0;
    const many = Array.from({ length: 5_010 }, (_, index) => `p${index}`);
    const { read, readings } = diskOf({ ...files, ...Object.fromEntries(many.map((name) => [`${name}/package.json`, {}])) }, { now: () => time });
    const web = read('web/x.ts');
    for (const name of many) read(`${name}/x.ts`);
    expect(read('web/x.ts')).not.toBe(web);
    time += MANIFEST_TTL_MS;
    read('web/x.ts');
    expect(readings('web/package.json')).toBeGreaterThan(1);
  });
});
