/** The command as users run it: a process of its own in a temporary folder, without any configuration. */
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import { HELP } from '../../src/cli/help.js';
import { VERSION } from '../../src/version.js';
import { CLEAN, command, DECODES, LEAKS, projectWith, removeProjects } from './project.js';

afterAll(removeProjects);

const MESSAGE = '`accessToken` is an access token, as `client.acquireTokenSilent()` (line 4) shows: what is inside is for its API alone, and may change or be encrypted at any time. '
  + 'Roles in this app are in its ID token, `idTokenClaims` of the result or of the account; roles at the API are for the API to check';

// Every run starts Node, ESLint and the parser.
describe('the command', { timeout: 60_000 }, () => {
  it('prints ESLint\'s report and the summary, and ends with 1', () => {
    const folder = projectWith({ 'src/roles.ts': DECODES, 'src/clean.ts': CLEAN });
    expect(command(folder, [])).toEqual({
      status: 1,
      stdout: `
<project>/src/roles.ts
  5:10  error  ${MESSAGE}  zero-trust/no-access-token-decode

✖ 1 problem (1 error, 0 warnings)

  zero-trust/no-access-token-decode  1 in 1 file
1 finding in 1 of 2 files. What they mean: npx eslint-plugin-zero-trust explain no-access-token-decode
`,
      stderr: '',
    });
  });

  it('ends with 0 where nothing is found', () => {
    expect(command(projectWith({ 'a.js': CLEAN }), ['.'])).toEqual({ status: 0, stdout: 'Nothing found in 1 file.\n', stderr: '' });
  });

  it('ends with 2 and one line where a path does not exist', () => {
    expect(command(projectWith({ 'a.js': CLEAN }), ['a.js', 'missing'])).toEqual({ status: 2, stdout: '', stderr: 'No files matching \'missing\' were found.\n' });
  });

  it('ends with 2 and one line where a file cannot be read', () => {
    const folder = projectWith({ 'a.js': CLEAN });
    chmodSync(path.join(folder, 'a.js'), 0);
    // The superuser reads everything.
    const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    for (const above of [folder, path.dirname(folder)]) chmodSync(above, 0o755);
    expect(command(folder, [], uid)).toEqual({ status: 2, stdout: '', stderr: '<project>/a.js cannot be read: permission denied.\n' });
  });

  it('keeps the report apart from what it says about it: stdout is JSON that can be piped', () => {
    const { status, stdout, stderr } = command(projectWith({ 'src/leak.js': LEAKS }), ['--format', 'json']);
    const [result] = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string; line: number }[] }[];
    expect([result?.filePath, result?.messages.map(({ ruleId, line }) => `${line}: ${ruleId}`)]).toEqual(['<project>/src/leak.js', ['4: zero-trust/no-token-leak']]);
    expect(stderr).toBe('  zero-trust/no-token-leak  1 in 1 file\n1 finding in 1 of 1 file. What they mean: npx eslint-plugin-zero-trust explain no-token-leak\n');
    expect(status).toBe(1);
  });

  it('prints its help and its version', () => {
    const folder = projectWith({});
    expect(command(folder, ['--help'])).toEqual({ status: 0, stdout: HELP, stderr: '' });
    expect(command(folder, ['--version'])).toEqual({ status: 0, stdout: `${VERSION}\n`, stderr: '' });
  });

  it('prints the page of a rule from the installed files', () => {
    const folder = projectWith({});
    const page = readFileSync(new URL('../../rules-docs/no-token-leak.md', import.meta.url), 'utf8');
    const { status, stdout, stderr } = command(folder, ['explain', 'zero-trust/no-token-leak']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.replaceAll(/\n+/g, '\n')).toBe(page.replace('<!-- end auto-generated rule header -->\n', '').replaceAll(/\n+/g, '\n'));
  });

  it('ends with 2 and the nearest names where there is no such rule', () => {
    expect(command(projectWith({}), ['explain', 'no-access-token-decoding'])).toEqual({
      status: 2, stdout: '', stderr: 'There is no rule \'no-access-token-decoding\'. Did you mean no-access-token-decode?\n',
    });
  });
});

it('is the package\'s command, and says to the shell what runs it', () => {
  const { bin } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { bin: string };
  expect(bin).toBe('./dist/cli/main.js');
  expect(readFileSync(new URL(`../../${bin}`, import.meta.url), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});
