/**
 * Runs the laws of tests/fuzz.test.ts on many random programs: `npm run fuzz`, with FUZZ_RUNS for the programs a law (300)
 * and FUZZ_SEED for the programs of an earlier run, whose seed a failure prints.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const DEFAULT_RUNS = '300';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = path.join(path.dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', 'tests/fuzz.test.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, FUZZ_RUNS: process.env['FUZZ_RUNS'] ?? DEFAULT_RUNS },
});
process.exitCode = status ?? 2;
