import type * as FileSystem from 'node:fs';
import type * as Path from 'node:path';

import { builtin } from './host.js';

/** What the package.json files above a source file say. */
export interface Manifests {
  /** Names of all dependencies, of the nearest package.json that has any up to the workspace root. */
  readonly dependencies: ReadonlySet<string>;
  /** Those of them that come from a registry; the others are packages of the same workspace. */
  readonly installed?: ReadonlySet<string> | undefined;
  /** The name of the nearest package that has one. */
  readonly name?: string | undefined;
  /** The folder of the workspace root, or of the outermost package.json where nothing marks one; undefined where there is none. */
  readonly root?: string | undefined;
}

/** Reads the manifests above a file; injectable, so that tests need no files. */
export type ManifestReader = (filename: string) => Manifests;

/** Editors keep a plugin loaded for days; a package.json that changed is seen after this long. In milliseconds. */
export const MANIFEST_TTL_MS = 5000;
/** Folders looked at from a file upwards. */
const MAX_FOLDERS = 40;
/** Folders remembered. */
const MAX_CACHED = 5_000;
/** A package.json larger than this is none. In bytes. */
const MAX_BYTES = 4_000_000;

const NOTHING: Manifests = { dependencies: new Set() };
const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

interface Read {
  readonly dependencies: ReadonlySet<string>;
  readonly installed: ReadonlySet<string>;
  readonly name: string | undefined;
  readonly isRoot: boolean;
}

/** The manifests read so far, by file: one that did not change on the disk is not read again. */
const read = new Map<string, { readonly modified: number; readonly size: number; readonly value: Read | undefined }>();

/** A manifest's dependencies; undefined where it is absent, unreadable or no JSON object: then it says nothing. */
function readManifest(fs: typeof FileSystem, file: string): Read | undefined {
  const stat = statOf(fs, file);
  if (!stat?.isFile() || stat.size > MAX_BYTES) return undefined;
  const known = read.get(file);
  if (known?.modified === stat.mtimeMs && known.size === stat.size) return known.value;
  const value = parseManifest(fs, file);
  if (read.size > MAX_CACHED) read.clear();
  read.set(file, { modified: stat.mtimeMs, size: stat.size, value });
  return value;
}

function statOf(fs: typeof FileSystem, file: string): FileSystem.Stats | undefined {
  try {
    return fs.statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function parseManifest(fs: typeof FileSystem, file: string): Read | undefined {
  try {
    const json: unknown = JSON.parse(fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    if (typeof json !== 'object' || json === null) return undefined;
    const manifest = json as Record<string, unknown>;
    const dependencies = new Set<string>();
    const installed = new Set<string>();
    for (const section of SECTIONS) {
      const group = manifest[section];
      for (const [name, range] of typeof group === 'object' && group !== null ? Object.entries(group) : []) {
        dependencies.add(name);
        if (!/^(?:workspace|file|link|portal):|^\*$/.test(String(range))) installed.add(name);
      }
    }
    return { dependencies, installed: orSame(installed, dependencies), name: typeof manifest.name === 'string' ? manifest.name : undefined, isRoot: manifest.workspaces !== undefined };
  } catch {
    return undefined;
  }
}

/** A reader with a cache by folder. It looks upwards to the workspace root (a `workspaces` key, a `.git` or a pnpm-workspace.yaml) and joins the manifests on the way. */
export function createManifestReader(now: () => number = Date.now): ManifestReader {
  const cache = new Map<string, Known>();
  // Several rules ask about one file after the other.
  let last: { readonly filename: string; readonly known: Known } | undefined;
  return (filename) => {
    const time = now();
    if (last?.filename === filename && isFresh(last.known, time)) return last.known.value;
    const fs = builtin('fs');
    const path = builtin('path');
    if (!fs || !path || filename === '' || filename.startsWith('<') || !path.isAbsolute(filename)) return NOTHING;
    const known = manifestsOf({ fs, path, cache, time }, path.dirname(filename), 1);
    last = { filename, known };
    return known.value;
  };
}

interface Known {
  readonly at: number;
  readonly value: Manifests;
}

// A clock that was set back must not make an answer last.
const isFresh = ({ at }: Known, time: number): boolean => Math.abs(time - at) < MANIFEST_TTL_MS;

interface Reader {
  readonly fs: typeof FileSystem;
  readonly path: typeof Path;
  readonly cache: Map<string, Known>;
  readonly time: number;
}

/** What holds for the files of a folder: its own manifest and those above it. A folder without one says what the folder above it says. */
function manifestsOf(reader: Reader, folder: string, count: number): Known {
  const { fs, path, cache, time } = reader;
  const known = cache.get(folder);
  if (known && isFresh(known, time)) return known;
  const manifest = readManifest(fs, path.join(folder, 'package.json'));
  const parent = path.dirname(folder);
  const isTop = manifest?.isRoot === true || isWorkspaceRoot(fs, path, folder);
  const above = isTop || parent === folder || count >= MAX_FOLDERS ? undefined : manifestsOf(reader, parent, count + 1);
  const dependencies = joined(manifest?.dependencies, above?.value.dependencies);
  const found: Known = {
    // No older than what it was made of.
    at: above?.at ?? time,
    value: manifest || !above ? {
      dependencies,
      installed: orSame(joined(manifest?.installed, above?.value.installed), dependencies),
      name: manifest?.name ?? above?.value.name,
      root: above?.value.root ?? (manifest || isTop ? folder : undefined),
    } : above.value,
  };
  if (cache.size > MAX_CACHED) cache.clear();
  cache.set(folder, found);
  return found;
}

/** One set where every dependency is installed: a run over a large workspace keeps them for each of its packages. */
function orSame(installed: ReadonlySet<string>, dependencies: ReadonlySet<string>): ReadonlySet<string> {
  return installed.size === dependencies.size ? dependencies : installed;
}

function joined(own: ReadonlySet<string> = new Set(), above: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  return above.size === 0 ? own : own.size === 0 ? above : new Set([...own, ...above]);
}

function isWorkspaceRoot(fs: typeof FileSystem, path: typeof Path, folder: string): boolean {
  return fs.existsSync(path.join(folder, '.git')) || fs.existsSync(path.join(folder, 'pnpm-workspace.yaml'));
}

export const readManifests: ManifestReader = createManifestReader();
