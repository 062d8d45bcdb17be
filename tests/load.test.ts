/** What importing the published plugin loads: it starts with every run of ESLint, also where nothing is linted. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

it('importing dist/index.js loads neither TypeScript nor a parser nor a resolver nor ESLint', { timeout: 60_000 }, () => {
  const script = `
    import { createRequire } from 'node:module';
    await import('./dist/index.js');
    console.log(JSON.stringify(Object.keys(createRequire(import.meta.url).cache)));
  `;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: root, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const packages = (JSON.parse(stdout) as string[]).map((file) => /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file)?.[1]?.replace('\\', '/') ?? file);
  expect(packages.filter((name) => /^(?:typescript|eslint|enhanced-resolve|@typescript-eslint\/(?:parser|scope-manager|typescript-estree))$/.test(name))).toEqual([]);
});
