import type * as FileSystem from 'node:fs';
import type * as Path from 'node:path';

import { builtin } from './host.js';
import { readManifests } from './manifest.js';
import type { ModuleSource } from './module.js';
import { fileParserOf, isEslintsParser } from './parse.js';
import type { FileParser } from './parse.js';
import { createImportResolver, EXTENSIONS } from './resolve.js';
import type { ImportResolver } from './resolve.js';

/** Other files that may be looked into for one linted file. */
export const MAX_FILES = 40;
/** Imports that are looked for on the disk for one linted file, whether or not what they lead to is opened. */
const MAX_IMPORTS = 400;
/** A file larger than this is not looked into: it is data, or written by a tool. In bytes. */
export const MAX_FILE_BYTES = 150_000;
/** Parsed files that are held even when memory is short; the others stay as long as the engine lets them. */
const MAX_HELD = 32;

/** A file of the project that an import leads to. */
export interface ProjectFile extends ModuleSource {
  /** How messages name it: its path from the workspace root, with slashes. */
  readonly label: string;
}

/** The other files of the project, as far as one linted file reaches them. */
export interface Project {
  /** Takes the tree that ESLint made of the linted file: files that are linted later and import it need not parse it again. */
  offer(source: ModuleSource): void;
  /**
   * The file that `specifier` stands for in the file `from`; undefined for packages, for what is not found, and beyond the bounds.
   * `about`: only a file that speaks of it; any other is not parsed.
   */
  file(from: string, specifier: string, about?: RegExp): ProjectFile | undefined;
  /** Whether that file's text matches `about`, or it only hands on what others export: asked without parsing. */
  speaks(from: string, specifier: string, about: RegExp): boolean;
}

/** One state of a file on the disk. */
interface Held {
  readonly modified: number;
  readonly size: number;
  /** What was asked of its text, by the pattern. */
  readonly speaks: Map<RegExp, boolean>;
  /** Undefined until it is parsed; null where that was no use. */
  file: WeakRef<ProjectFile> | null | undefined;
}

/** A file that may only hand on what others export, in ES modules, CommonJS and classes. */
const HANDS_ON = /\bexport\s*[*{]|\bexports\s*=\s*require\b|\b__exportStar\b|\bextends\s+[\w$.]+\s*\{\s*\}/;

/**
 * The project around a file; undefined where there is no file system, or no parser that could be called.
 * A file is parsed once a run; one that changed on the disk is parsed again.
 */
export function createProject(filename: string, languageOptions: object, visitorKeys: ModuleSource['visitorKeys']): Project | undefined {
  const fs = builtin('fs');
  const path = builtin('path');
  const isScript = path !== undefined && EXTENSIONS.includes(path.extname(filename));
  const parse = fs && path && fileParserOf(languageOptions, visitorKeys, isScript);
  if (!parse) return undefined;
  let loader: Loader | undefined;
  const loaded = (): Loader | undefined => (loader ??= loaderOf(filename, languageOptions, isScript, parse, fs, path));
  const found = new Map<string, string | undefined>();
  // Asked at each mention of an import: the disk is looked at once.
  const opened = new Map<string, ProjectFile | undefined>();
  const spoken = new Map<RegExp, Map<string, boolean>>();
  const locate = (from: string, specifier: string): string | undefined => {
    if (specifier === '' || /^(?:node:|https?:|data:|virtual:|\/)/.test(specifier)) return undefined;
    const folder = path.dirname(from);
    const question = `${folder}\0${specifier}`;
    if (!found.has(question)) {
      // Beyond the bound nothing more is looked for, so that a file which hands on hundreds of others ends.
      if (opened.size >= MAX_FILES || found.size >= MAX_IMPORTS) return undefined;
      const file = isForeign(specifier, from) ? undefined : loaded()?.resolve(folder, specifier);
      found.set(question, file === filename ? undefined : file);
    }
    return found.get(question);
  };
  const speaks = (file: string, about: RegExp): boolean => {
    let answers = spoken.get(about);
    if (!answers) spoken.set(about, (answers = new Map<string, boolean>()));
    let answer = answers.get(file);
    if (answer === undefined) answers.set(file, (answer = loaded()?.speaks(file, about) === true));
    return answer;
  };
  return {
    offer(source) {
      if (isEslintsParser(languageOptions)) loaded()?.keep(source);
    },
    speaks(from, specifier, about) {
      const file = locate(from, specifier);
      return file !== undefined && speaks(file, about);
    },
    file(from, specifier, about) {
      const file = locate(from, specifier);
      if (file === undefined || (about && !speaks(file, about))) return undefined;
      if (!opened.has(file) && opened.size < MAX_FILES) opened.set(file, loaded()?.load(file));
      return opened.get(file);
    },
  };
}

/** The files of one workspace, as one parser reads them. */
interface Loader {
  readonly resolve: ImportResolver;
  keep(source: ModuleSource): void;
  speaks(file: string, about: RegExp): boolean;
  load(file: string): ProjectFile | undefined;
}

/** By the options of the language, since another parser makes other trees; and by the root of the workspace. */
const loaders = new WeakMap<object, Map<string, Loader>>();
const resolvers = new Map<string, ImportResolver | undefined>();
let held: readonly ProjectFile[] = [];
/** The files that were linted, for as long as something else holds their trees. */
const linted = new WeakMap<object, ProjectFile>();

function loaderOf(filename: string, languageOptions: object, isScript: boolean, parse: FileParser, fs: typeof FileSystem, path: typeof Path): Loader | undefined {
  const { root } = readManifests(filename);
  if (root === undefined) return undefined;
  let byRoot = loaders.get(languageOptions);
  if (!byRoot) loaders.set(languageOptions, (byRoot = new Map<string, Loader>()));
  const key = `${root}\0${String(isScript)}`;
  let loader = byRoot.get(key);
  if (!loader) byRoot.set(key, (loader = createLoader(root, parse, fs, path)));
  return loader;
}

function createLoader(root: string, parse: FileParser, fs: typeof FileSystem, path: typeof Path): Loader {
  const top = realPath(fs, root);
  const states = new Map<string, Held>();

  const within = (file: string): string => path.relative(top, file);

  /** Only sources of this workspace: no dependency, and nothing that a link leads out of it. */
  const isOwn = (file: string): boolean => {
    const inside = within(file);
    return inside !== '' && !inside.startsWith('..') && !path.isAbsolute(inside) && !/(?:^|[\\/])node_modules[\\/]/.test(inside) && EXTENSIONS.includes(path.extname(file)) && !/\.d\.[cm]?ts$/.test(file);
  };

  /** What is known of a file as it is on the disk now; undefined for what cannot be read, or is none of the workspace's. */
  const stateOf = (file: string): Held | undefined => {
    if (!isOwn(file)) return undefined;
    try {
      const { mtimeMs: modified, size } = fs.statSync(file);
      let state = states.get(file);
      if (state?.modified !== modified || state.size !== size) states.set(file, (state = { modified, size, speaks: new Map(), file: size > MAX_FILE_BYTES ? null : undefined }));
      return state;
    } catch {
      return undefined;
    }
  };

  const textOf = (file: string): string => {
    try {
      return fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    } catch {
      return '';
    }
  };

  const keptAs = (source: ModuleSource): ProjectFile => ({ ...source, label: within(source.filename).split(path.sep).join('/') });

  return {
    resolve: (folder, specifier) => {
      if (!resolvers.has(root)) resolvers.set(root, createImportResolver(root));
      return resolvers.get(root)?.(folder, specifier);
    },
    keep: (source) => {
      const state = stateOf(source.filename);
      // What an editor shows before it is saved is not what other files import.
      if (!state || state.file === null || state.file?.deref() || Buffer.byteLength(source.text) !== state.size) return;
      const made = keptAs(source);
      linted.set(source.ast, made);
      state.file = new WeakRef(made);
    },
    speaks: (file, about) => {
      const state = stateOf(file);
      if (!state || state.file === null) return false;
      let answer = state.speaks.get(about);
      if (answer === undefined) {
        const text = state.file?.deref()?.text ?? textOf(file);
        state.speaks.set(about, (answer = about.test(text) || HANDS_ON.test(text)));
      }
      return answer;
    },
    load: (file) => {
      const state = stateOf(file);
      const live = state?.file?.deref();
      if (!state || live || state.file === null) return live;
      const source = parse(textOf(file), file);
      const made = source && keptAs(source);
      state.file = made ? new WeakRef(made) : null;
      if (made) held = [made, ...held.slice(0, MAX_HELD - 1)];
      return made;
    },
  };
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
