import type * as NodeFileSystem from 'node:fs';
import type * as Path from 'node:path';

import type * as EnhancedResolve from 'enhanced-resolve';

import { builtin } from './host.js';
import { Recent } from './recent.js';

/** Finds the file that `specifier` names in a file of `folder`; undefined where there is none. */
export type ImportResolver = (folder: string, specifier: string) => string | undefined;

/** Files that are parsed, in the order in which a specifier without an extension is tried. */
export const EXTENSIONS: readonly string[] = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

/** What `./x.js` may stand for in a project whose sources are TypeScript. */
const ALIASES: Readonly<Record<string, string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

/** How long what was found on the disk is believed, in milliseconds: an editor's server runs for days. */
const RESOLVE_TTL_MS = 2000;
/** Folders looked at upwards for a tsconfig.json. */
const MAX_FOLDERS = 20;
/** Configurations of one folder that are tried for an alias (`tsconfig.json`, `tsconfig.app.json`, …). */
const MAX_CONFIGS = 5;
/** Imports of which the answer is held. */
const MAX_ANSWERS = 500;
/** Resolvers that are held of a workspace, one for each configuration. */
const MAX_RESOLVERS = 12;

type Library = typeof EnhancedResolve;
type FileSystem = EnhancedResolve.CachedInputFileSystem;

/** Loaded when the first import that is no plain path is asked for: loading it takes as long as parsing a hundred small files. */
function library(): Library | undefined {
  try {
    return builtin('module')?.createRequire(import.meta.url)('enhanced-resolve') as Library | undefined;
  } catch {
    return undefined;
  }
}

/** Configurations as TypeScript takes them: a base that is not installed says nothing, and a byte order mark is none of the text. Else nothing in such a project would be found. */
function tolerant(files: FileSystem): FileSystem {
  const readFileSync = (file: string, ...options: never[]): unknown => {
    try {
      const content = (files.readFileSync as (file: string, ...options: never[]) => unknown)(file, ...options);
      return file.endsWith('.json') ? String(content).replace(/^\uFEFF/, '') : content;
    } catch (error) {
      if (file.endsWith('.json')) return '{}';
      throw error;
    }
  };
  return Object.assign(Object.create(files) as FileSystem, { readFileSync });
}

/**
 * A resolver for imports of a project's own files: relative paths, `paths` of tsconfig.json, `imports` of package.json, workspace packages.
 * It never throws; what it cannot find is undefined. `root`: no folder above it is looked at for configurations.
 */
export function createImportResolver(root: string): ImportResolver | undefined {
  const path = builtin('path');
  const fs = builtin('fs');
  if (!path || !fs) return undefined;
  let loaded: { readonly enhanced: Library; readonly files: FileSystem } | undefined;
  const resolvers = new Recent<string | undefined, ReturnType<Library['ResolverFactory']['createResolver']> | undefined>(MAX_RESOLVERS);
  const resolverOf = (configFile: string | undefined): ReturnType<Library['ResolverFactory']['createResolver']> | undefined => resolvers.get(configFile, () => {
    const enhanced = loaded?.enhanced ?? library();
    if (!enhanced) return undefined;
    loaded ??= { enhanced, files: tolerant(new enhanced.CachedInputFileSystem(fs, RESOLVE_TTL_MS)) };
    const { files } = loaded;
    return enhanced.ResolverFactory.createResolver({
      fileSystem: files,
      useSyncFileSystemCalls: true,
      extensions: [...EXTENSIONS],
      extensionAlias: { ...ALIASES },
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      mainFields: ['source', 'module', 'main'],
      ...(configFile === undefined ? {} : { tsconfig: { configFile } }),
    });
  });
  const attempt = (configFile: string | undefined, folder: string, specifier: string): string | undefined => {
    try {
      const found = resolverOf(configFile)?.resolveSync({}, folder, specifier);
      return typeof found === 'string' ? found : undefined;
    } catch {
      return undefined;
    }
  };
  /** The configurations of the nearest folder that has one: the usual name first. */
  const configsAbove = (start: string): string[] => {
    let folder = start;
    for (let count = 0; count < MAX_FOLDERS; count += 1) {
      const names = entriesOf(fs, folder).filter((name) => /^[jt]sconfig(?:\.[\w-]+)?\.json$/.test(name)).sort((one, other) => one.length - other.length);
      if (names.length > 0) return names.slice(0, MAX_CONFIGS).map((name) => path.join(folder, name));
      const parent = path.dirname(folder);
      if (folder === root || parent === folder) return [];
      folder = parent;
    }
    return [];
  };
  const find: ImportResolver = (folder, specifier) => {
    const plain = attempt(undefined, folder, specifier);
    if (plain !== undefined || specifier.startsWith('.')) return plain;
    for (const config of configsAbove(folder)) {
      const found = attempt(config, folder, specifier);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  // Every file of a folder imports the same packages, most of which lead nowhere: that takes longest to find out.
  const known = new Recent<string, { readonly at: number; readonly file: string | undefined }>(MAX_ANSWERS);
  return (folder, specifier) => {
    const direct = fileAt(fs, path, folder, specifier);
    if (direct !== undefined) return direct;
    const now = Date.now();
    const isFresh = ({ at }: { readonly at: number }): boolean => Math.abs(now - at) < RESOLVE_TTL_MS;
    return known.get(`${folder}\0${specifier}`, () => ({ at: now, file: find(folder, specifier) }), isFresh).file;
  };
}

/** The file that a relative path names by itself or with one of the extensions, as most imports do; folders and packages are the library's. */
function fileAt(fs: typeof NodeFileSystem, path: typeof Path, folder: string, specifier: string): string | undefined {
  if (!/^\.\.?\/.*[^./]$/.test(specifier)) return undefined;
  const base = path.resolve(folder, specifier);
  const extension = path.extname(base);
  const stem = base.slice(0, base.length - extension.length);
  const candidates = ALIASES[extension]?.map((alias) => stem + alias) ?? [base, ...EXTENSIONS.map((added) => base + added)];
  try {
    const file = candidates.find((candidate) => fs.statSync(candidate, { throwIfNoEntry: false })?.isFile() === true);
    return file === undefined ? undefined : fs.realpathSync(file);
  } catch {
    return undefined;
  }
}

function entriesOf(fs: Pick<typeof NodeFileSystem, 'readdirSync'>, folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
