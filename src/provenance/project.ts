import type * as FileSystem from 'node:fs';
import type * as Path from 'node:path';

import { builtin } from './host.js';
import { readManifests } from './manifest.js';
import type { ModuleSource } from './module.js';
import { fileParserOf } from './parse.js';
import type { FileParser } from './parse.js';
import { createImportResolver, EXTENSIONS } from './resolve.js';
import type { ImportResolver } from './resolve.js';

/** Other files that may be looked into for one linted file. */
export const MAX_FILES = 40;
/** A file larger than this is not looked into: it is data, or written by a tool. In bytes. */
export const MAX_FILE_BYTES = 400_000;
/** Parsed files that are held even when memory is short; the others stay as long as the engine lets them. */
const MAX_HELD = 32;

/** A file of the project that an import leads to. */
export interface ProjectFile extends ModuleSource {
  /** How messages name it: its path from the workspace root, with slashes. */
  readonly label: string;
}

/** The other files of the project, as far as one linted file reaches them. */
export interface Project {
  /** The file that `specifier` stands for in the file `from`; undefined for packages, for what is not found, and beyond the bounds. */
  file(from: string, specifier: string): ProjectFile | undefined;
}

interface Held {
  readonly modified: number;
  readonly size: number;
  readonly file: WeakRef<ProjectFile> | undefined;
}

/**
 * The project around a file; undefined where there is no file system, or no parser that could be called.
 * A file is parsed once a run; one that changed on the disk is parsed again.
 */
export function createProject(filename: string, languageOptions: object, visitorKeys: ModuleSource['visitorKeys']): Project | undefined {
  const fs = builtin('fs');
  const path = builtin('path');
  const parse = fs && path && fileParserOf(languageOptions, visitorKeys, EXTENSIONS.includes(path.extname(filename)));
  if (!parse) return undefined;
  // Most files ask for none: then no folder is looked at.
  let loader: Loader | undefined;
  const answers = new Map<string, ProjectFile | undefined>();
  const opened = new Set<ProjectFile>();
  return {
    file(from, specifier) {
      if (specifier === '' || /^(?:node:|https?:|data:|virtual:|\/)/.test(specifier)) return undefined;
      const question = `${path.dirname(from)}\0${specifier}`;
      if (answers.has(question)) return answers.get(question);
      loader ??= loaderOf(filename, languageOptions, parse, fs, path);
      const file = opened.size < MAX_FILES && !isForeign(specifier, from) ? loader?.resolve(path.dirname(from), specifier) : undefined;
      const answer = file === undefined || file === filename ? undefined : loader?.load(file);
      if (answer) opened.add(answer);
      answers.set(question, answer);
      return answer;
    },
  };
}

interface Loader {
  readonly resolve: ImportResolver;
  load(file: string): ProjectFile | undefined;
}

const resolvers = new Map<string, ImportResolver | undefined>();
/** By the options of the language: another parser makes other trees. */
const parsed = new WeakMap<object, Map<string, Held>>();
let held: readonly ProjectFile[] = [];

function loaderOf(filename: string, languageOptions: object, parse: FileParser, fs: typeof FileSystem, path: typeof Path): Loader | undefined {
  const { root } = readManifests(filename);
  if (root === undefined) return undefined;
  if (!resolvers.has(root)) resolvers.set(root, createImportResolver(root));
  const resolve = resolvers.get(root);
  const top = realPath(fs, root);
  const cache = parsed.get(languageOptions) ?? new Map<string, Held>();
  parsed.set(languageOptions, cache);

  /** Only sources of this workspace: no dependency, and nothing that a link leads out of it. */
  const isOwn = (file: string): boolean => {
    const inside = path.relative(top, file);
    return inside !== '' && !inside.startsWith('..') && !path.isAbsolute(inside) && !/(?:^|[\\/])node_modules[\\/]/.test(inside) && EXTENSIONS.includes(path.extname(file)) && !/\.d\.[cm]?ts$/.test(file);
  };

  const load = (file: string): ProjectFile | undefined => {
    if (!isOwn(file)) return undefined;
    try {
      const { mtimeMs: modified, size } = fs.statSync(file);
      const known = cache.get(file);
      if (known?.modified === modified && known.size === size) {
        const live = known.file?.deref();
        if (live || !known.file) return live;
      }
      const source = size > MAX_FILE_BYTES ? undefined : parse(fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), file);
      const made = source && { ...source, label: path.relative(top, file).split(path.sep).join('/') };
      cache.set(file, { modified, size, file: made && new WeakRef(made) });
      if (made) held = [made, ...held.slice(0, MAX_HELD - 1)];
      return made;
    } catch {
      return undefined;
    }
  };
  return resolve && { resolve, load };
}

function realPath(fs: Pick<typeof FileSystem, 'realpathSync'>, folder: string): string {
  try {
    return fs.realpathSync(folder);
  } catch {
    return folder;
  }
}

/** A dependency: its code is not the project's. A dependency inside the workspace resolves to a folder of it, and is looked for. */
function isForeign(specifier: string, from: string): boolean {
  if (specifier.startsWith('.') || specifier.startsWith('#')) return false;
  const { installed } = readManifests(from);
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return installed?.has(name) === true || builtin('module')?.isBuiltin(specifier) === true;
}
