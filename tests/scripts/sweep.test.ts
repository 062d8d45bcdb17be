import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { furtherLanguages, installedLanguages } from '../../scripts/lib/languages.mjs';
import { isMinified, sourceFiles } from '../../scripts/lib/source-files.mjs';
import { sweep } from '../../scripts/lib/sweep.mjs';

const plugin = new URL('fixtures/sweep-plugin.mjs', import.meta.url).href;
const folder = mkdtempSync(path.join(os.tmpdir(), 'zero-trust-sweep-'));

const TREE: Readonly<Record<string, string>> = {
  'a.ts': 'find(); find();',
  'b/end.js': 'end();',
  'b/explode.js': 'explode();',
  'b/good.mts': 'find();',
  'c/broken.ts': 'const = 1;',
  'c/data.json': '{}',
  'c/marked.js': '\uFEFFfind();',
  'c/page.vue': '<script>\nfind();\n</script>',
  'c/script.js': 'with (a) find();',
  'node_modules/other/index.js': 'explode();',
  'dist/index.js': 'explode();',
};

beforeAll(() => {
  for (const [name, text] of Object.entries(TREE)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const languages = await installedLanguages();
const extensions = languages.flatMap((language) => language.extensions);
const relative = (file: string) => path.relative(folder, file).split(path.sep).join('/');

describe('sourceFiles', () => {
  it('gives the sources of a tree, without what others wrote or tools made', () => {
    expect(sourceFiles(folder, extensions).map(relative)).toEqual([
      'a.ts', 'b/end.js', 'b/explode.js', 'b/good.mts', 'c/broken.ts', 'c/marked.js', 'c/page.vue', 'c/script.js',
    ]);
  });

  it('says which folder is none', () => {
    const missing = path.join(folder, 'missing');
    expect(() => sourceFiles(missing, extensions)).toThrow(`There is no folder ${missing}.`);
    const file = path.join(folder, 'a.ts');
    expect(() => sourceFiles(file, extensions)).toThrow(`${file} is not a folder.`);
  });
});

describe('isMinified', () => {
  it.each([
    ['app.min.js', 'a;', true],
    ['app.js', 'a;'.repeat(10_000), true],
    ['app.js', 'call(someArgument);\n'.repeat(1000), false],
    ['short.js', 'a;'.repeat(1000), false],
    ['administrator.js', 'a;', false],
  ])('%s', (name, text, expected) => {
    expect(isMinified(name, text)).toBe(expected);
  });
});

// Every sweep starts a thread that loads ESLint and the parsers.
describe('sweep', { timeout: 120_000 }, () => {
  it('goes on after a rule has thrown or ended the thread', async () => {
    const seen: Record<string, unknown> = {};
    for await (const { file, reports, crash, unparsable } of sweep({ plugin, namespace: 'fake', cwd: folder, files: sourceFiles(folder, extensions), languages })) {
      seen[relative(file)] = crash ?? unparsable ?? reports;
    }
    expect(seen).toEqual({
      'a.ts': { 'fake/finds': 2 },
      'b/end.js': 'the thread ended with 3',
      'b/explode.js': expect.stringMatching(/^fake\/throws: Cannot read this\. \(at .*sweep-plugin/) as unknown,
      'b/good.mts': { 'fake/finds': 1 },
      'c/broken.ts': '1:6 Variable declaration expected.',
      'c/marked.js': { 'fake/finds': 1 },
      'c/page.vue': { 'fake/finds': 1 },
      'c/script.js': { 'fake/finds': 1 },
    });
  });

  it('does not wait for a rule that does not end; reads JavaScript with every parser, if told to', async () => {
    const forever = path.join(folder, 'forever.cts');
    writeFileSync(forever, 'forever();');
    const files = [path.join(folder, 'c/script.js'), forever];
    const outcomes: Record<string, unknown> = {};
    for await (const { language, unparsable, crash, reports } of sweep({
      plugin, namespace: 'fake', cwd: folder, files, languages: [...languages, ...(await furtherLanguages())], timeout: 10_000,
    })) {
      outcomes[language] = crash ?? unparsable ?? reports;
    }
    expect(outcomes).toEqual({
      javascript: { 'fake/finds': 1 },
      espree: "1:1 'with' in strict mode",
      'espree, as a script': { 'fake/finds': 1 },
      babel: expect.stringContaining("'with' in strict mode") as unknown,
      typescript: 'not done after 10 s',
    });
  });
});
