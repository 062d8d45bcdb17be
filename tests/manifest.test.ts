/** Holds how package.json files are found, joined, remembered and ignored. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { createManifestReader, MANIFEST_TTL_MS } from '../src/provenance/manifest.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'zero-trust-manifest-'));
  // Whatever stands above the temporary folder must not count.
  mkdirSync(path.join(root, '.git'));
});
afterEach(() => { rmSync(root, { recursive: true, force: true }); });

const put = (file: string, content: unknown): void => {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
};
const depends = (...names: string[]): object => ({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) });
const found = (file: string, now?: () => number): string[] => [...createManifestReader(now)(path.join(root, file)).dependencies].sort();

describe('which manifests count', () => {
  it('the one beside the file, and those above it up to the root', () => {
    put('package.json', depends('root'));
    put('packages/web/package.json', depends('web'));
    put('packages/api/package.json', depends('api'));
    expect(found('packages/web/src/auth/token.ts')).toEqual(['root', 'web']);
    expect(found('packages/api/token.ts')).toEqual(['api', 'root']);
    expect(found('token.ts')).toEqual(['root']);
  });

  it('the name of the nearest package that has one', () => {
    put('package.json', { name: 'root', workspaces: ['packages/*'] });
    put('packages/web/package.json', { name: 'web' });
    put('packages/web/src/package.json', { type: 'module' });
    put('packages/api/package.json', { name: 7 });
    const name = (file: string): string | undefined => createManifestReader()(path.join(root, file)).name;
    expect([name('packages/web/src/x.ts'), name('packages/api/x.ts'), name('x.ts')]).toEqual(['web', 'root', 'root']);
  });

  it('dependencies of all sorts', () => {
    put('package.json', { dependencies: { a: '1' }, devDependencies: { b: '1' }, peerDependencies: { c: '1' }, optionalDependencies: { d: '1' }, bundledDependencies: ['e'], scripts: { f: 'g' } });
    expect(found('x.ts')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('a stub that only says how modules are read says nothing', () => {
    put('package.json', depends('@azure/msal-node'));
    put('dist/esm/package.json', { type: 'module' });
    expect(found('dist/esm/index.js')).toEqual(['@azure/msal-node']);
  });

  it('nothing above the root of a workspace', () => {
    put('package.json', depends('outside'));
    put('workspace/package.json', { workspaces: ['packages/*'], ...depends('workspace') });
    put('workspace/packages/a/package.json', depends('a'));
    expect(found('workspace/packages/a/x.ts')).toEqual(['a', 'workspace']);
  });

  it.each(['pnpm-workspace.yaml', '.git'])('nothing above %s, also where it is a file', (marker) => {
    put('package.json', depends('outside'));
    put(`inner/${marker}`, '');
    put('inner/package.json', depends('inner'));
    expect(found('inner/src/x.ts')).toEqual(['inner']);
  });

  it('none for a file that is none', () => {
    put('package.json', depends('a'));
    const read = createManifestReader();
    for (const name of ['', '<input>', '<text>', 'src/x.ts', './x.ts', '__placeholder__.js']) expect([...read(name).dependencies]).toEqual([]);
  });

  it('a file in folders that do not exist has those that do', () => {
    put('package.json', depends('a'));
    expect(found('not/there/at/all/x.ts')).toEqual(['a']);
  });

  it('not for ever upwards', () => {
    put('package.json', depends('far'));
    expect(found(`${'d/'.repeat(60)}x.ts`)).toEqual([]);
    expect(found(`${'d/'.repeat(30)}x.ts`)).toEqual(['far']);
  });
});

describe('manifests that say nothing', () => {
  it.each<[string, string]>([
    ['broken', '{"dependencies": {"a": "1"'], ['empty', ''], ['a list', '[{"dependencies": {"a": "1"}}]'], ['null', 'null'], ['a text', '"a"'], ['true', 'true'],
    ['too large', `{"dependencies": {"a": "1"}, "x": "${'x'.repeat(4_000_000)}"}`], ['too deep', '['.repeat(200_000)],
    ['dependencies that are none', '{"dependencies": "a", "devDependencies": 1, "peerDependencies": null, "optionalDependencies": true}'],
  ])('%s: the next one above still counts', (_, text) => {
    put('package.json', depends('above'));
    put('app/package.json', text);
    expect(found('app/x.ts')).toEqual(['above']);
  });

  it('a folder of that name', () => {
    put('package.json/file', '');
    expect(found('x.ts')).toEqual([]);
  });

  it('prototype names are names', () => {
    put('package.json', '{"dependencies": {"__proto__": "1", "constructor": "1"}, "__proto__": {"dependencies": {"a": "1"}}}');
    expect(found('x.ts')).toEqual(['__proto__', 'constructor']);
  });

  it('a mark of byte order is no fault', () => {
    put('package.json', '\uFEFF{"dependencies": {"a": "1"}}');
    expect(found('x.ts')).toEqual(['a']);
  });
});

describe('memory', () => {
  it('an answer lasts for the time that is stated, then the file is looked at again', () => {
    let time = 1_000_000;
    const read = createManifestReader(() => time);
    const now = (): string[] => [...read(path.join(root, 'x.ts')).dependencies];
    expect(now()).toEqual([]);
    put('package.json', depends('a'));
    time += MANIFEST_TTL_MS - 1;
    expect(now()).toEqual([]);
    time += 1;
    expect(now()).toEqual(['a']);
    put('package.json', depends('b'));
    expect(now()).toEqual(['a']);
    time += MANIFEST_TTL_MS;
    expect(now()).toEqual(['b']);
  });

  it('a clock that is set back does not make an answer last', () => {
    let time = 1_000_000_000;
    const read = createManifestReader(() => time);
    expect([...read(path.join(root, 'x.ts')).dependencies]).toEqual([]);
    put('package.json', depends('a'));
    time -= 3_600_000;
    expect([...read(path.join(root, 'x.ts')).dependencies]).toEqual(['a']);
  });

  it('files of one folder share an answer, files of two do not', () => {
    put('a/package.json', depends('a'));
    put('b/package.json', depends('b'));
    const read = createManifestReader(() => 0);
    const first = read(path.join(root, 'a/x.ts'));
    expect(read(path.join(root, 'a/y.ts'))).toBe(first);
    expect([...read(path.join(root, 'b/x.ts')).dependencies]).toEqual(['b']);
  });
});

describe('where there is no file system', () => {
  afterEach(() => { vi.unstubAllGlobals(); });
  it.each([['no process', undefined], ['a process of a browser bundle', {}], ['a host that refuses', { getBuiltinModule: () => { throw new Error('no'); } }], ['a host that knows no modules', { getBuiltinModule: () => undefined }]])('%s: no manifest, no error', (_, host) => {
    put('package.json', depends('a'));
    const file = path.join(root, 'x.ts');
    const read = createManifestReader(() => 0);
    vi.stubGlobal('process', host);
    expect([...read(file).dependencies]).toEqual([]);
  });
});
