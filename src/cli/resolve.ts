import { pathToFileURL } from 'node:url';

import enhancedResolve from 'enhanced-resolve';

/** As `import` would find it from a folder; Node has no such function for a folder that is not the module's own. */
const find = enhancedResolve.create.sync({ conditionNames: ['node', 'import', 'module-sync', 'default'], mainFields: ['main'], extensions: ['.js', '.mjs', '.cjs'] });

function findFrom(folder: string, name: string): string | undefined {
  try {
    return find({}, folder, name) || undefined;
  } catch {
    return undefined;
  }
}

/**
 * Loads a package as it is installed for one of the folders, the first that has it; undefined where none has.
 * A package that is there and cannot be loaded throws what it throws.
 */
export async function loadInstalled(name: string, folders: readonly string[]): Promise<unknown> {
  for (const folder of folders) {
    const file = findFrom(folder, name);
    if (file !== undefined) return import(pathToFileURL(file).href);
  }
  return undefined;
}
