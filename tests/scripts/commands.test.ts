import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(os.tmpdir(), 'zero-trust-commands-'));
writeFileSync(path.join(folder, 'a.ts'), 'export const a = 1;\n');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts', script), ...args], { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr };
}

// Every command starts Node, ESLint and the parsers.
describe('the commands', { timeout: 120_000 }, () => {
  it.each(['check-suggestions.mjs', 'sweep.mjs'])('%s says what is wrong with its arguments, and exits with 2', (script) => {
    expect(run(script)).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Exactly one folder is needed\.\nusage: npm run/) as unknown });
    expect(run(script, 'missing')).toMatchObject({ status: 2, stderr: `There is no folder ${path.resolve(root, 'missing')}.\n` });
  });

  it('check-suggestions knows the presets and their rules', () => {
    expect(run('check-suggestions.mjs', folder, '--preset', 'none')).toMatchObject({ status: 2, stderr: 'There is no preset none. There are recommended, strict, all.\n' });
    expect(run('check-suggestions.mjs', folder, '--rule', 'none').stderr).toMatch(/^The preset all has no rule none\. It has no-access-token-decode, /);
  });

  it('check-suggestions exits with 0 where nothing is wrong, and writes what it found', () => {
    const json = path.join(folder, 'out.json');
    const { status, stdout } = run('check-suggestions.mjs', folder, '--rule', 'no-token-over-http', '--json', json);
    expect(stdout).toMatch(/^1 files, [\s\S]*^no-token-over-http +0 /m);
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ files: 1, rules: [{ rule: 'no-token-over-http', reports: 0 }], crashes: [], reports: [] });
  });

  it('sweep exits with 0 where nothing is wrong', () => {
    const { status, stdout } = run('sweep.mjs', folder);
    expect(stdout).toMatch(/^1 files, [\s\S]*^no-access-token-decode +0$[\s\S]* ms {2}a\.ts$/m);
    expect(status).toBe(0);
  });
});
