import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../build-if-stale.mjs';
import { UsageError } from './source-files.mjs';

/** The namespace of the plugin's rules. */
export const NAMESPACE = 'zero-trust';

const built = new URL('../../dist/index.js', import.meta.url);
export const PLUGIN_URL = built.href;

/**
 * The plugin as its users get it, built first where `dist` is older than the sources.
 * @returns {Promise<import('eslint').ESLint.Plugin & { configs: Record<string, import('eslint').Linter.Config> }>}
 */
export async function builtPlugin() {
  // A type error is the type check's business: what the compiler wrote can be run all the same.
  if (!buildIfStale() && !existsSync(built)) throw new UsageError('The plugin does not compile: `npm run build` shows why.');
  /** @type {{ default: import('eslint').ESLint.Plugin & { configs: Record<string, import('eslint').Linter.Config> } }} */
  const { default: plugin } = await import(built.href);
  return plugin;
}

/**
 * Parses arguments: one folder, and options.
 * @template {NonNullable<import('node:util').ParseArgsConfig['options']>} Options
 * @param {Options} options
 * @param {string} usage
 */
export function parseFolderAndOptions(options, usage) {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [folder, ...rest] = positionals;
    if (folder === undefined || rest.length > 0) throw new UsageError('Exactly one folder is needed.');
    return { folder, values };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\nusage: ${usage}`);
  }
}

/**
 * Runs a script; its result is the exit code. Exit code 2 stands for trouble: a mistake in the arguments is told without a stack.
 * @param {() => Promise<number>} main
 */
export async function run(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof UsageError ? error.message : error);
    process.exitCode = 2;
  }
}
