/** What the command does with its arguments and with what it finds; `command.test.ts` runs it as a process. */
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { CLEAN, DECODES, inProcess, LEAKS, projectWith, removeProjects } from './project.js';

afterAll(removeProjects);

/** `file:line rule` of each report. */
async function found(folder: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await inProcess(folder, ['--format', 'json', ...args]);
  const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string | null; line: number; message: string }[] }[];
  return results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, message }) => `${filePath.replace('<project>/', '')}:${line} ${ruleId?.replace('zero-trust/', '') ?? message}`)).sort();
}

describe('wrong arguments', () => {
  const folder = projectWith({ 'a.js': CLEAN });

  it.each([
    [['--foo'], 'Unknown option \'--foo\'. See --help.'],
    [['--rule'], 'Option \'--rule <value>\' argument missing. See --help.'],
    [['--strict=yes'], 'Option \'--strict\' does not take an argument. See --help.'],
    [['--format', 'junit'], 'There is no format \'junit\'. There are stylish, json, html, sarif.'],
    [['--rule', 'no-leak'], 'There is no rule \'no-leak\'. Did you mean no-token-leak?'],
    [['--rule', 'prefer-oid'], 'There is no rule \'prefer-oid\'. Did you mean prefer-tid-oid-key?'],
    [['--rule', 'token-lake'], 'There is no rule \'token-lake\'. Did you mean no-token-leak, no-token-over-http, no-token-cache-bypass?'],
    [['--rule', 'other/no-token-leak'], 'There is no rule \'other/no-token-leak\'. Did you mean no-token-leak?'],
    [['explain', 'no-token-leak', 'prefer-error-class'], 'explain takes one rule. See --help.'],
    [[''], 'A path is empty. See --help.'],
  ])('%j', async (args, line) => {
    expect(await inProcess(folder, args)).toEqual({ status: 2, stdout: '', stderr: `${line}\n` });
  });
});

describe('rules', () => {
  const folder = projectWith({
    'both.ts': DECODES + LEAKS.replace('import { PublicClientApplication } from \'@azure/msal-browser\';\n', ''),
    'verify.js': 'import { createRemoteJWKSet, jwtVerify } from \'jose\';\nconst keys = createRemoteJWKSet(new URL(\'https://login.microsoftonline.com/common/discovery/v2.0/keys\'));\nexport const user = (token) => jwtVerify(token, keys);\n',
  });

  it('are those of the preset recommended', async () => {
    expect(await found(folder)).toEqual(['both.ts:5 no-access-token-decode', 'both.ts:9 no-token-leak']);
  });

  it('are chosen by --rule, with or without the namespace', async () => {
    expect(await found(folder, '--rule', 'no-token-leak')).toEqual(['both.ts:9 no-token-leak']);
    expect(await found(folder, '--rule', 'zero-trust/no-token-leak', '--rule', 'no-access-token-decode')).toHaveLength(2);
  });

  it('need not be recommended to be chosen', async () => {
    expect(await found(folder, '--rule', 'require-token-validation')).toEqual(['verify.js:3 require-token-validation']);
  });

  it('are all of them, with strict options, by --strict', async () => {
    expect(await found(folder, '--strict')).toEqual(expect.arrayContaining(['both.ts:5 no-access-token-decode', 'both.ts:9 no-token-leak', 'verify.js:3 require-token-validation']));
  });
});

describe('files', () => {
  it('of built code, tests, declarations and what .gitignore names are left out', async () => {
    const names = ['node_modules/x/a.js', 'dist/a.js', 'packages/x/build/a.js', '.next/a.js', 'coverage/a.js', 'src/a.min.js', 'src/a.d.ts', 'src/a.test.ts', 'tests/a.ts', 'src/__mocks__/a.ts', 'generated/a.ts', 'src/a.ts'];
    const folder = projectWith({ ...Object.fromEntries(names.map((name) => [name, DECODES])), '.gitignore': '/generated\n' });
    expect(await found(folder)).toEqual(['src/a.ts:5 no-access-token-decode']);
  });

  it('that are named and left out are told', async () => {
    const folder = projectWith({ 'a.ts': CLEAN, 'a.test.ts': DECODES });
    expect(await inProcess(folder, ['a.ts', 'a.test.ts'])).toEqual({ status: 0, stdout: 'Nothing found in 1 file.\n', stderr: 'Left out, see --help: a.test.ts\n' });
    expect(await inProcess(folder, ['a.test.ts'])).toEqual({ status: 2, stdout: '', stderr: 'Left out, see --help: a.test.ts\nThere is nothing to check.\n' });
  });

  it('of no language that is known are none', async () => {
    const folder = projectWith({ 'README.md': '# Hello\n' });
    expect(await inProcess(folder, ['README.md'])).toMatchObject({ status: 2, stderr: 'Left out, see --help: README.md\nThere is nothing to check.\n' });
    expect(await inProcess(folder, ['.'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^[^\n]*\n$/) as unknown });
  });

  it('may lie outside of the current folder, in a folder whose own name would be left out', async () => {
    const folder = projectWith({ 'here/a.ts': CLEAN, 'tests/app/src/a.ts': DECODES, 'tests/app/src/b.test.ts': DECODES, 'tests/lib/c.ts': DECODES });
    const here = path.join(folder, 'here');
    const run = async (...args: string[]) => (await inProcess(here, args)).stdout.split('\n').filter((line) => /^\/|^ +\d/.test(line)).map((line) => line.replace(folder, '').replace(/^ +(\S+).*? (\S+)$/, '$1 $2'));
    expect(await run('../tests/app')).toEqual(['/tests/app/src/a.ts', '5:10 zero-trust/no-access-token-decode']);
    expect(await run('../tests/app/src/a.ts')).toHaveLength(2);
    expect(await run('../tests/app/**/*.ts')).toHaveLength(2);
    expect(await run('../tests/app', '../tests/lib/c.ts')).toHaveLength(4);
  });

  it('are JavaScript in all its dresses', async () => {
    const script = 'const { PublicClientApplication } = require(\'@azure/msal-node\');\nmodule.exports = async (client = new PublicClientApplication({})) => {\n  const { accessToken } = await client.acquireTokenSilent({});\n  console.log(accessToken);\n};\n';
    const files = { 'a.cjs': script, 'b.js': script, 'c.mjs': LEAKS, 'd.jsx': `${LEAKS}export const e = <b>1</b>;\n`, 'e.tsx': `${LEAKS}export const e = <b>1</b>;\n`, 'f.mts': LEAKS, 'g.cts': LEAKS };
    expect(await found(projectWith(files))).toEqual(Object.keys(files).map((name) => `${name}:4 no-token-leak`));
  });
});

describe('components', () => {
  const components = {
    'src/A.vue': `<template><p>hi</p></template>\n<script>\n${LEAKS}</script>\n`,
    'src/B.svelte': `<script>\n${LEAKS}</script>\n<p>hi</p>\n`,
    'src/C.astro': `---\n${LEAKS}---\n<p>hi</p>\n`,
  };

  it('are read where the parsers are installed, in the project or beside the plugin', async () => {
    expect(await found(projectWith(components))).toEqual(['src/A.vue:6 no-token-leak', 'src/B.svelte:5 no-token-leak', 'src/C.astro:5 no-token-leak']);
  });

  it('are read with the parser of the project first', async () => {
    const folder = projectWith({
      'src/A.vue': components['src/A.vue'],
      'node_modules/vue-eslint-parser/package.json': '{ "name": "vue-eslint-parser", "version": "1.0.0", "type": "module", "exports": { "import": "./parser.js" } }',
      'node_modules/vue-eslint-parser/parser.js': 'export function parseForESLint() { throw new Error("the parser of the project"); }\n',
    });
    expect(await found(folder)).toEqual([expect.stringContaining('the parser of the project')]);
  });
});

describe('what is installed', () => {
  const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
  /** As if the command were installed with these packages beside it and no others. */
  function homeWith(...names: string[]): string {
    const home = projectWith({ 'node_modules/.keep': '' });
    for (const name of names) symlinkSync(path.join(modules, name), path.join(home, 'node_modules', name));
    return home;
  }
  const files = { 'src/a.ts': DECODES, ...Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`src/${String.fromCharCode(97 + index)}.vue`, '<script>x</script>'])), 'src/z.svelte': 'x' };

  it('without a parser, files that need it are named in one note, and the rest is checked', async () => {
    const { status, stdout, stderr } = await inProcess(projectWith(files), [], { home: homeWith('eslint') });
    expect(stderr).toBe('Not read, for the parser is not installed (npm install --save-dev vue-eslint-parser svelte-eslint-parser): '
      + 'src/a.vue, src/b.vue, src/c.vue, src/d.vue, src/e.vue, src/f.vue, src/g.vue, src/h.vue, src/i.vue, src/j.vue and 2 more\n');
    expect(stdout).toContain('1 finding in 1 of 1 file.');
    expect(status).toBe(1);
  });

  it('without ESLint beside the command, the project\'s own is taken', async () => {
    const folder = projectWith({ 'src/a.ts': DECODES, 'node_modules/.keep': '' });
    symlinkSync(path.join(modules, 'eslint'), path.join(folder, 'node_modules/eslint'));
    expect(await inProcess(folder, [], { home: homeWith() })).toMatchObject({ status: 1, stderr: '' });
  });

  it('without any, one line says how to get it', async () => {
    expect(await inProcess(projectWith(files), [], { home: homeWith() })).toEqual({ status: 2, stdout: '', stderr: 'ESLint is not installed here. npm install --save-dev eslint\n' });
  });

  it('with one that is too old, one line says so', async () => {
    const old = { 'node_modules/eslint/package.json': '{ "name": "eslint", "main": "api.cjs" }', 'node_modules/eslint/api.cjs': 'exports.ESLint = class { static version = "7.32.0"; };\n' };
    expect(await inProcess(projectWith({ ...files, ...old }), [], { home: homeWith() })).toEqual({ status: 2, stdout: '', stderr: 'ESLint 7.32.0 is too old: 8.57 or later is needed.\n' });
  });
});

describe('what comments in the code say', () => {
  it('about rules of other plugins makes no noise', async () => {
    const folder = projectWith({ 'a.js': `/* eslint other/rule: "error", no-console: "error", zero-trust/no-such: "error" */\n// eslint-disable-next-line another/rule, zero-trust/no-such -- why\n${CLEAN}/* eslint-disable no-alert */\nconsole.log(1);\n` });
    expect(await inProcess(folder, [])).toEqual({ status: 0, stdout: 'Nothing found in 1 file.\n', stderr: '' });
  });

  it('about our rules counts', async () => {
    expect(await found(projectWith({ 'a.js': LEAKS.replace('  console', '  // eslint-disable-next-line zero-trust/no-token-leak -- a made-up token\n  console') }))).toEqual([]);
    expect(await found(projectWith({ 'a.js': `/* eslint zero-trust/no-token-leak: "off" */\n${LEAKS}` }))).toEqual([]);
  });
});

describe('trouble with a file', () => {
  it('that cannot be parsed stands in the report, and the exit code is 2 whatever was found elsewhere', async () => {
    const { status, stdout, stderr } = await inProcess(projectWith({ 'a.ts': DECODES, 'b.js': 'let = (' }), []);
    expect(stdout).toContain('<project>/b.js\n  1:7  error  Parsing error: Expression expected\n');
    expect(stdout).toContain('1 finding in 1 of 2 files.');
    expect({ status, stderr }).toEqual({ status: 2, stderr: '1 file could not be parsed, so nothing is known about what it holds.\n' });
  });

  it('that is a broken link is told in one line', async () => {
    const folder = projectWith({ 'a.js': CLEAN });
    symlinkSync(path.join(folder, 'gone.js'), path.join(folder, 'link.js'));
    expect(await inProcess(folder, [])).toEqual({ status: 2, stdout: '', stderr: '<project>/link.js cannot be read: it is a link to a file that does not exist.\n' });
  });

  it('does not come from a folder that is named like one', async () => {
    const folder = projectWith({ 'a.js': CLEAN });
    mkdirSync(path.join(folder, 'folder.js'));
    expect(await inProcess(folder, [])).toEqual({ status: 0, stdout: 'Nothing found in 1 file.\n', stderr: '' });
  });

  it('of settings that only a configuration has does not arise: none is read', async () => {
    const folder = projectWith({ 'a.ts': DECODES, 'eslint.config.js': 'throw new Error("read");\n', '.eslintrc.json': '{ "rules": 1 }' });
    expect(await found(folder)).toEqual(['a.ts:5 no-access-token-decode']);
  });
});

describe('explain', () => {
  it('lists the rules where none is named', async () => {
    const { status, stdout } = await inProcess(projectWith({}), ['explain']);
    expect(status).toBe(0);
    expect(stdout.trimEnd().split('\n').map((line) => line.split('  ')[0])).toEqual(Object.keys(plugin.rules));
  });

  it.each(Object.keys(plugin.rules))('has the page of %s, and no comment of its generator', async (name) => {
    const { status, stdout } = await inProcess(projectWith({}), ['explain', name]);
    expect(status).toBe(0);
    expect(stdout).toMatch(new RegExp(`^# zero-trust/${name}\\n\\n`));
    expect(stdout).not.toContain('<!--');
  });
});

describe('formats', () => {
  const folder = projectWith({ 'a.ts': DECODES });

  it('html is a page of ESLint\'s own', async () => {
    const { status, stdout } = await inProcess(folder, ['-f', 'html']);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^<!DOCTYPE html>[\s\S]*rules-docs\/no-access-token-decode\.md[\s\S]*<\/html>\n+$/);
  });

  it('sarif has the report with a relative path', async () => {
    const { stdout, stderr } = await inProcess(folder, ['-f', 'sarif']);
    expect(JSON.parse(stdout)).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'zero-trust/no-access-token-decode', locations: [{ physicalLocation: { artifactLocation: { uri: 'a.ts', uriBaseId: '%SRCROOT%' } } }] }] }] });
    expect(stderr).toContain('1 finding in 1 of 1 file.');
  });
});
