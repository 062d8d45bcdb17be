import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** What the user of a script did wrong: shown without a stack. */
export class UsageError extends Error {}

/** Folders that hold nobody's source. */
const SKIPPED_FOLDERS = new Set(['node_modules', 'bower_components', 'dist', 'coverage', '.git']);
const MINIFIED_NAME = /[.-]min\.[cm]?js$/;
/** Mean length of a line, in characters, above which a large file was written by a machine. */
const MINIFIED_LINE = 400;
/** Files with fewer characters are never taken for minified ones. */
const MINIFIED_SIZE = 10_000;

/**
 * All files below a folder with one of the extensions, in a stable order. Symbolic links are not followed.
 * @param {string} folder
 * @param {readonly string[]} extensions with their dots
 * @returns {string[]} absolute paths
 */
export function sourceFiles(folder, extensions) {
  const root = path.resolve(folder);
  const stats = statSync(root, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`There is no folder ${root}.`);
  if (!stats.isDirectory()) throw new UsageError(`${root} is not a folder.`);
  /** @type {string[]} */
  const found = [];
  const visit = (/** @type {string} */ directory) => {
    const entries = readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const full = path.join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED_FOLDERS.has(entry.name)) visit(full);
      } else if (entry.isFile() && extensions.includes(path.extname(entry.name))) found.push(full);
    }
  };
  visit(root);
  return found;
}

/**
 * Whether a file is the output of a minifier, by its name or by its long lines.
 * @param {string} file
 * @param {string} text
 */
export function isMinified(file, text) {
  if (MINIFIED_NAME.test(file)) return true;
  if (text.length < MINIFIED_SIZE) return false;
  return text.length / text.split('\n').length > MINIFIED_LINE;
}

/**
 * A file's text without its byte order mark, as ESLint's positions count it.
 * @param {string} file
 */
export function readSource(file) {
  return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
}
