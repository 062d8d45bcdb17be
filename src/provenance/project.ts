import type * as FileSystem from 'node:fs';
import type * as Path from 'node:path';

import { copyOf } from '../ast/by-name.js';
import { builtin } from './host.js';
import { readManifests } from './manifest.js';
import type { ModuleSource } from './module.js';
import { fileParserOf, isEslintsParser } from './parse.js';
import type { FileParser } from './parse.js';
import { createImportResolver, EXTENSIONS } from './resolve.js';
import { Recent } from './recent.js';
import type { ImportResolver } from './resolve.js';
import { Weakly } from './weakly.js';

/** Other files that may be looked into for one linted file. */
export const MAX_FILES = 40;
/** Imports that are looked for on the disk for one linted file, whether or not what they lead to is opened. */
const MAX_IMPORTS = 400;
/** Files behind one that hands on what others export, of which the texts are looked at before it is opened. */
const MAX_HANDED = 30;
/** A file larger than this is not looked into: it is data, or written by a tool. In bytes. */
export const MAX_FILE_BYTES = 150_000;
/** Texts that are held of each workspace. */
const MAX_TEXTS = 16;
/** Workspaces that are held at a time. */
const MAX_WORKSPACES = 8;

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
  /** Whether that file's text, or the text of one whose exports it may hand on, matches `about`: asked without parsing. */
  speaks(from: string, specifier: string, about: RegExp): boolean;
}

/** One state of a file on the disk. */
interface Held {
  readonly name: string;
  readonly modified: number;
  readonly size: number;
  /** What was asked of its text, by the pattern. */
  readonly mentions: Map<RegExp, boolean>;
  /** What it imports, where it may hand that on; undefined until it is asked. */
  handsOn: readonly string[] | undefined;
  /** It was parsed, and that was no use. */
  isUseless: boolean;
}

/** A file that may only hand on what others export, in ES modules, CommonJS and classes. */
const HANDS_ON = /\bexport\s*[*{]|\bexports\s*=\s*require\b|\b__exportStar\b|\bextends\s+[\w$.]+\s*\{\s*\}/;
const SPECIFIER = /\b(?:from|import|require)\b\s*(?:\(\s*)?['"]([^'"]+)['"]/g;

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
  const byFolder = new Map<string, Map<string, string | undefined>>();
  const byFile = new Map<string, Map<string, string | undefined>>();
  let looked = 0;
  // Asked at each mention of an import: the disk is looked at once.
  const opened = new Map<string, ProjectFile | undefined>();
  const states = new Map<string, Held | undefined>();
  const stateOf = (file: string): Held | undefined => {
    if (!states.has(file)) states.set(file, loaded()?.stateOf(file));
    return states.get(file);
  };
  const spoken = new Map<RegExp, Map<string, boolean>>();
  const locate = (from: string, specifier: string): string | undefined => {
    let found = byFile.get(from);
    if (!found) {
      const folder = path.dirname(from);
      found = byFolder.get(folder) ?? new Map<string, string | undefined>();
      byFolder.set(folder, found);
      byFile.set(from, found);
    }
    const known = found.get(specifier);
    if (known !== undefined || found.has(specifier)) return known;
    if (specifier === '' || /^(?:node:|https?:|data:|virtual:|\/)/.test(specifier)) return undefined;
    // Beyond the bound nothing more is looked for, so that a file which hands on hundreds of others ends.
    if (opened.size >= MAX_FILES || looked >= MAX_IMPORTS) return undefined;
    looked += 1;
    const file = isForeign(specifier, from) ? undefined : loaded()?.resolve(path.dirname(from), specifier);
    const other = file === filename ? undefined : file;
    found.set(specifier, other);
    return other;
  };
  /** The files of the project that a file imports, or requires, and of which it may hand something on. */
  const behind = (file: string, state: Held): string[] => (loaded()?.handsOn(state) ?? []).flatMap((specifier) => locate(file, specifier) ?? []);
  const finds = (start: string, about: RegExp): boolean => {
    const seen = new Set([start]);
    for (const file of seen) {
      const state = stateOf(file);
      if (!state) continue;
      if (loaded()?.mentions(state, about) === true) return true;
      for (const next of behind(file, state)) seen.add(next);
      // A file that leads to half of the project is opened without knowing.
      if (seen.size > MAX_HANDED) return true;
    }
    return false;
  };
  const speaks = (file: string, about: RegExp): boolean => {
    let answers = spoken.get(about);
    if (!answers) spoken.set(about, (answers = new Map<string, boolean>()));
    let answer = answers.get(file);
    if (answer === undefined) answers.set(file, (answer = finds(file, about)));
    return answer;
  };
  return {
    offer(source) {
      if (!isEslintsParser(languageOptions)) return;
      let byName = offered.get(languageOptions);
      if (!byName) offered.set(languageOptions, (byName = new Weakly<string, ModuleSource>()));
      byName.set(source.filename, source);
    },
    speaks(from, specifier, about) {
      const file = locate(from, specifier);
      return file !== undefined && speaks(file, about);
    },
    file(from, specifier, about) {
      const file = locate(from, specifier);
      if (file === undefined || (about && !speaks(file, about))) return undefined;
      const state = stateOf(file);
      if (state && !opened.has(file) && opened.size < MAX_FILES) opened.set(file, loaded()?.load(state));
      return opened.get(file);
    },
  };
}

/** The files of one workspace, as one parser reads them. */
interface Loader {
  readonly resolve: ImportResolver;
  /** What is known of a file as it is on the disk now; undefined for what cannot be read, is none of the workspace's, or is too large. */
  stateOf(file: string): Held | undefined;
  /** Whether the text of a file matches. */
  mentions(state: Held, about: RegExp): boolean;
  /** What a file imports that may only hand on what others export; of every other file nothing. */
  handsOn(state: Held): readonly string[];
  load(state: Held): ProjectFile | undefined;
}

/** By the options of the language, since another parser makes other trees; and by the root of the workspace. */
const loaders = new WeakMap<object, Recent<string, Loader>>();
const resolvers = new Recent<string, ImportResolver | undefined>(MAX_WORKSPACES);
/** What ESLint linted last under a name, looked at where another file imports it. By the options of the language. */
const offered = new WeakMap<object, Weakly<string, ModuleSource>>();
/** The same as files of the project: they live as long as their trees. */
const linted = new WeakMap<object, ProjectFile>();

function loaderOf(filename: string, languageOptions: object, isScript: boolean, parse: FileParser, fs: typeof FileSystem, path: typeof Path): Loader | undefined {
  const { root } = readManifests(filename);
  if (root === undefined) return undefined;
  let byRoot = loaders.get(languageOptions);
  if (!byRoot) loaders.set(languageOptions, (byRoot = new Recent<string, Loader>(MAX_WORKSPACES)));
  return byRoot.get(`${root}\0${String(isScript)}`, () => createLoader(root, languageOptions, parse, fs, path));
}

function createLoader(root: string, languageOptions: object, parse: FileParser, fs: typeof FileSystem, path: typeof Path): Loader {
  const top = realPath(fs, root);
  const states = new Map<string, Held>();
  /** The texts read last: several questions are asked of each. */
  const texts = new Recent<Held, string>(MAX_TEXTS);
  /** Weakly: a tree takes a hundred times the room of its text. */
  const parsed = new Weakly<Held, ProjectFile>();

  const within = (file: string): string => path.relative(top, file);

  /** Only sources of this workspace: no dependency, and nothing that a link leads out of it. */
  const isOwn = (file: string): boolean => {
    const inside = within(file);
    return inside !== '' && !inside.startsWith('..') && !path.isAbsolute(inside) && !/(?:^|[\\/])node_modules[\\/]/.test(inside) && EXTENSIONS.includes(path.extname(file)) && !/\.d\.[cm]?ts$/.test(file);
  };

  const stateOf = (file: string): Held | undefined => {
    if (!isOwn(file)) return undefined;
    try {
      const { mtimeMs: modified, size } = fs.statSync(file);
      if (size > MAX_FILE_BYTES) return undefined;
      let state = states.get(file);
      if (state?.modified !== modified || state.size !== size) states.set(file, (state = { name: file, modified, size, mentions: new Map(), handsOn: undefined, isUseless: false }));
      return state;
    } catch {
      return undefined;
    }
  };

  const textOf = (state: Held): string => texts.get(state, () => {
    try {
      return fs.readFileSync(state.name, 'utf8').replace(/^\uFEFF/, '');
    } catch {
      // What cannot be read says nothing.
      return '';
    }
  });

  const keptAs = (source: ModuleSource): ProjectFile => ({ ...source, label: within(source.filename).split(path.sep).join('/') });

  /** The tree of a file that was linted. What an editor shows before it is saved is not what other files import. */
  const lintedAs = (file: string, text: string): ProjectFile | undefined => {
    const source = offered.get(languageOptions)?.get(file);
    if (source?.text !== text) return undefined;
    let made = linted.get(source.ast);
    if (!made) linted.set(source.ast, (made = keptAs(source)));
    return made;
  };

  return {
    resolve: (folder, specifier) => resolvers.get(root, () => createImportResolver(root))?.(folder, specifier),
    stateOf,
    mentions: (state, about) => {
      let answer = state.mentions.get(about);
      if (answer === undefined) state.mentions.set(about, (answer = about.test(textOf(state))));
      return answer;
    },
    handsOn: (state) => {
      if (!state.handsOn) {
        const text = textOf(state);
        state.handsOn = HANDS_ON.test(text) ? Array.from(text.matchAll(SPECIFIER), ({ 1: specifier = '' }) => copyOf(specifier)) : [];
      }
      return state.handsOn;
    },
    load: (state) => {
      if (state.isUseless) return undefined;
      const live = parsed.get(state);
      if (live) return live;
      const text = textOf(state);
      const known = lintedAs(state.name, text);
      const source = known ? undefined : parse(text, state.name);
      const made = known ?? (source && keptAs(source));
      if (made) parsed.set(state, made);
      else state.isUseless = true;
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
