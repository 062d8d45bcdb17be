import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** @param {string} file */
const modified = (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Bundles `src` into `dist` where `dist` is missing or older than a source. Nothing is deleted first,
 * so that a process which is reading `dist` at this moment does not lose it (`npm run build` starts from nothing).
 * @returns {boolean} whether compiler and bundler had no complaint
 */
export function buildIfStale() {
  const sources = ['src', ...readdirSync(path.join(root, 'src'), { recursive: true }).map((entry) => path.join('src', String(entry)))];
  const newest = Math.max(...[...sources, 'tsconfig.json', 'tsconfig.build.json', 'rolldown.config.js'].map(modified));
  if (modified('dist/index.js') > newest) return true;
  const run = (/** @type {readonly string[]} */ command) => spawnSync(process.execPath, command, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  const compiled = run([createRequire(import.meta.url).resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json']);
  return run([path.join(root, 'node_modules/rolldown/bin/cli.mjs'), '-c']) && compiled;
}
