import type * as FileSystem from 'node:fs';
import type * as NodeModule from 'node:module';
import type * as Path from 'node:path';

/** A module of the platform, without a static import of it, so that the plugin also loads in a browser: there this is undefined. */
export function builtin(name: 'fs'): typeof FileSystem | undefined;
export function builtin(name: 'module'): typeof NodeModule | undefined;
export function builtin(name: 'path'): typeof Path | undefined;
export function builtin(name: string): unknown {
  const host = globalThis as { process?: { getBuiltinModule?: (id: string) => unknown } };
  try {
    return host.process?.getBuiltinModule?.(name);
  } catch {
    return undefined;
  }
}
