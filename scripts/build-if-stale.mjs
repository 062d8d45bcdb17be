import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** @param {string} file */
const modified = (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/**
 * Compiles `src` into `dist` where `dist` is missing or older than a source. Nothing is deleted first,
 * so that a process which is reading `dist` at this moment does not lose it (`npm run build` starts from nothing).
 * @returns {boolean} whether the compiler had no complaint
 */
export function buildIfStale() {
  const sources = ['src', ...readdirSync(path.join(root, 'src'), { recursive: true }).map((entry) => path.join('src', String(entry)))];
  const newest = Math.max(...[...sources, 'tsconfig.json', 'tsconfig.build.json'].map(modified));
  if (modified('dist/index.js') > newest) return true;
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return status === 0;
}
