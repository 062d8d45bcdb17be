/**
 * One measured process of the benchmark: prints its figures as JSON. All times are ESLint's own (`stats`), in milliseconds;
 * those of one process may be compared with each other, not with those of another.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * What is measured: `rules` of a plugin (`configs.recommended` of a peer, every rule of this one), or one rule that does nothing.
 * @typedef {object} Subject
 * @property {string} name
 * @property {string} [plugin] what is imported
 * @property {string} [base] a package.json from whose place a peer is resolved
 */
/** @typedef {{ readonly subject: Subject, readonly cwd: string, readonly files: readonly string[], readonly text?: string, readonly crossFile?: boolean, readonly task: 'files' | 'heap' | 'load' | 'text' }} Job */
/** @typedef {import('eslint').ESLint.Plugin} Module */
/** @typedef {{ readonly file: string, readonly parse: number, readonly rules: Readonly<Record<string, number>> }} FileTimes */
/** What each task gives: @typedef {{ readonly files: readonly FileTimes[], readonly messages: number }} Linted */
/** @typedef {{ readonly heap: number }} Heap in bytes */
/** @typedef {{ readonly load: number, readonly heavy: readonly string[] }} Loaded */

/** Modules that importing the plugin must not load. */
const HEAVY = /[\\/]node_modules[\\/](?:typescript|enhanced-resolve|@typescript-eslint[\\/](?:parser|scope-manager|typescript-estree))[\\/]/;
/** Forced collections before the live heap is read. */
const COLLECTIONS = 6;
const EXTENSIONS = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}';

/** @type {Job} */
const job = JSON.parse(readFileSync(/** @type {string} */ (process.argv[2]), 'utf8'));
process.stdout.write(JSON.stringify(await (job.task === 'load' ? load() : lint())));

/** How long it takes to import the plugin where ESLint is loaded already, and what of the heavy modules that brought along. */
async function load() {
  await import('eslint');
  const { cache } = createRequire(import.meta.url);
  const before = new Set(Object.keys(cache));
  const start = performance.now();
  await import(/** @type {string} */ (job.subject.plugin));
  return { load: performance.now() - start, heavy: Object.keys(cache).filter((file) => !before.has(file) && HEAVY.test(file)) };
}

/** @returns {Promise<import('eslint').Linter.Config[]>} */
async function subjectConfig() {
  const { name, plugin: specifier, base } = job.subject;
  if (specifier === undefined) return [{ plugins: { empty: { rules: { nothing: { create: () => ({}) } } } }, rules: { 'empty/nothing': 'error' } }];
  /** @type {Module & { default?: Module }} */
  const module = base === undefined ? await import(specifier) : createRequire(base)(specifier);
  const plugin = module.rules || !module.default ? module : module.default;
  if (base === undefined) return [{ plugins: { [name]: plugin }, rules: Object.fromEntries(Object.keys(plugin.rules ?? {}).map((rule) => [`${name}/${rule}`, 'error'])) }];
  const entries = /** @type {import('eslint').Linter.Config[]} */ ([plugin.configs?.['flat/recommended'] ?? plugin.configs?.recommended ?? []].flat());
  return entries.filter(({ rules, plugins }) => rules ?? plugins)
    .map(({ plugins, rules, settings }) => ({ ...(plugins && { plugins }), ...(rules && { rules }), ...(settings && { settings }) }));
}

async function lint() {
  const { ESLint } = await import('eslint');
  const { default: parser } = await import('@typescript-eslint/parser');
  const config = await subjectConfig();
  const eslint = new ESLint({
    cwd: job.cwd,
    stats: true,
    overrideConfigFile: true,
    globInputPaths: false,
    overrideConfig: [
      ...(job.crossFile === false ? [{ settings: { 'zero-trust': { crossFile: 'off' } } }] : []),
      { files: [EXTENSIONS], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } }, linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
      ...config.map((entry) => ({ files: [EXTENSIONS], ...entry })),
    ],
  });
  const results = job.task === 'text' ? await eslint.lintText(job.text ?? '', { filePath: 'generated.ts' }) : await eslint.lintFiles([...job.files]);
  const files = results.map(({ filePath, stats }) => {
    const pass = stats?.times.passes[0];
    return { file: filePath, parse: pass?.parse?.total ?? 0, rules: Object.fromEntries(Object.entries(pass?.rules ?? {}).map(([rule, { total }]) => [rule, total])) };
  });
  // What ESLint says by itself, of directives that do not count, is nobody's report.
  const messages = results.reduce((sum, result) => sum + result.messages.filter(({ ruleId }) => ruleId !== null).length, 0);
  if (job.task !== 'heap') return { files, messages };
  results.length = 0;
  files.length = 0;
  // What only weak references hold goes in the third.
  for (let round = 0; round < COLLECTIONS; round += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  return { heap: process.memoryUsage().heapUsed };
}
