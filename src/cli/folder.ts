import { statSync } from 'node:fs';
import path from 'node:path';

const MAGIC = /[*?{}()[\]!]/;

/** The folder that a path or glob certainly lies in or is. */
function folderOf(absolute: string): string {
  const parts = absolute.split(path.sep);
  const magic = parts.findIndex((part) => MAGIC.test(part));
  const exists = statSync(absolute, { throwIfNoEntry: false });
  if (exists) return exists.isDirectory() ? absolute : path.dirname(absolute);
  return parts.slice(0, magic < 0 ? -1 : magic).join(path.sep) || path.parse(absolute).root;
}

const isWithin = (folder: string, file: string): boolean => {
  const way = path.relative(folder, file);
  return way === '' || !(way === '..' || way.startsWith(`..${path.sep}`) || path.isAbsolute(way));
};

/**
 * The folder that ESLint shall work from. ESLint ignores what lies outside of it, and patterns for folders (tests among them) count from it:
 * it is the current folder, or, where a path leads out of that, the nearest one that holds all paths.
 */
export function workFolder(cwd: string, paths: readonly string[]): string {
  const folders = paths.map((given) => folderOf(path.resolve(cwd, given)));
  if (folders.every((folder) => isWithin(cwd, folder))) return cwd;
  return folders.reduce((common, folder) => {
    let shared = common;
    while (!isWithin(shared, folder)) shared = path.dirname(shared);
    return shared;
  });
}
