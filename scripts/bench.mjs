/**
 * Measures what the rules cost on real code: their time as a share of parse time, by ESLint's own clock. Every figure comes from processes
 * of its own; only shares within one process are compared, so that a busy machine changes little. Exit code 1 if the plugin loads what it must not.
 */
import path from 'node:path';
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { costOf, generatedCode, installPeers, measureHeap, measureLint, measureLoad, median } from './lib/bench.mjs';
import { builtPlugin, NAMESPACE, PLUGIN_URL, run } from './lib/cli.mjs';
import { isMinified, readSource, sourceFiles, UsageError } from './lib/source-files.mjs';

const USAGE = `npm run bench -- DIR... [--peers] [--rounds N] [--heap-files N] [--no-cross-file] [--no-growth]
  --peers         beside it, on the same files, the recommended sets of other plugins; npm installs them into a temporary folder
  --rounds N      processes for each figure, of which the median counts (3)
  --heap-files N  files after which the live heap is measured (5000)
  --no-cross-file with the setting crossFile: 'off'
  --no-growth     leave out the generated files`;

const EXTENSIONS = ['.js', '.jsx', '.mjs', '.cjs', '.ts', '.tsx', '.mts', '.cts'];
/** Larger files are data. In bytes. */
const MAX_BYTES = 500_000;
/** Files that are parsed faster are too small for a share of their own: the clock, not the rule, is measured. In milliseconds. */
const MIN_PARSE = 5;
const SLOWEST = 5;
const SIZES = [100, 1_000, 10_000];

const ours = { name: NAMESPACE, plugin: PLUGIN_URL };
const empty = { name: 'one empty rule' };
const percent = (/** @type {number} */ share) => `${(share * 100).toFixed(share < 0.01 ? 2 : 1)} %`;

await run(async () => {
  const { folders, rounds, heapFiles, withPeers, withGrowth, crossFile } = options();
  await builtPlugin();
  const peers = withPeers ? installPeers() : undefined;
  try {
    const isLight = loading(rounds);
    for (const folder of folders) repository({ folder, rounds, crossFile }, peers?.subjects ?? []);
    const [first] = folders;
    if (first !== undefined && heapFiles > 0) heap(first, heapFiles, crossFile);
    if (withGrowth) growth(rounds);
    return isLight ? 0 : 1;
  } finally {
    peers?.remove();
  }
});

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      allowNegative: true,
      options: {
        peers: { type: 'boolean', default: false }, rounds: { type: 'string', default: '3' }, 'heap-files': { type: 'string', default: '5000' }, growth: { type: 'boolean', default: true }, 'cross-file': { type: 'boolean', default: true },
      },
    });
    const [rounds, heapFiles] = [Number(values.rounds), Number(values['heap-files'])];
    if (positionals.length === 0) throw new UsageError('At least one folder is needed.');
    if (!Number.isInteger(rounds) || rounds < 1) throw new UsageError(`--rounds takes a number, not "${values.rounds}".`);
    if (!Number.isInteger(heapFiles) || heapFiles < 0) throw new UsageError(`--heap-files takes a number, not "${values['heap-files']}".`);
    return { folders: positionals, rounds, heapFiles, withPeers: values.peers, withGrowth: values.growth, crossFile: values['cross-file'] };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\nusage: ${USAGE}`);
  }
}

/** @param {string} folder */
function filesOf(folder) {
  const files = sourceFiles(folder, EXTENSIONS).filter((file) => statSync(file).size <= MAX_BYTES && !/\.d\.[cm]?ts$/.test(file) && !isMinified(file, readSource(file)));
  if (files.length === 0) throw new UsageError(`There are no source files in ${folder}.`);
  return files;
}

/** @param {number} rounds */
function loading(rounds) {
  const loads = Array.from({ length: rounds }, () => measureLoad(ours));
  const heavy = [...new Set(loads.flatMap((load) => load.heavy))];
  console.log(`Import beside a loaded ESLint: ${median(loads.map(({ load }) => load)).toFixed(0)} ms. Heavy modules loaded by it: ${heavy.length === 0 ? 'none' : heavy.join(', ')}.`);
  return heavy.length === 0;
}

/**
 * @param {{ readonly folder: string, readonly rounds: number, readonly crossFile: boolean }} what
 * @param {readonly import('./lib/bench-worker.mjs').Subject[]} peers
 */
function repository({ folder, rounds, crossFile }, peers) {
  const cwd = path.resolve(folder);
  const files = filesOf(folder);
  console.log(`\n${path.basename(cwd)}: ${files.length} files, ${rounds} rounds`);
  for (const subject of [ours, ...peers]) {
    try {
      const results = Array.from({ length: rounds }, () => measureLint({ subject, cwd, files, crossFile, task: 'files' }));
      const cost = costOf(results);
      console.log(`  ${subject.name.padEnd(30)} rules / parse ${percent(cost.total).padStart(8)}   reports ${results[0]?.messages}`);
      if (subject !== ours) continue;
      for (const { rule, share } of cost.rules) console.log(`    ${rule.padEnd(44)} ${percent(share).padStart(8)}`);
      console.log(`    slowest files, of those that take ${MIN_PARSE} ms to parse:`);
      const slowest = cost.files.filter(({ parse }) => parse >= MIN_PARSE).sort((a, b) => b.share - a.share).slice(0, SLOWEST);
      for (const { file, parse, share } of slowest) console.log(`    ${percent(share).padStart(8)} of ${parse.toFixed(0)} ms  ${path.relative(cwd, file)}`);
    } catch (error) {
      console.log(`  ${subject.name.padEnd(30)} does not run: ${error instanceof Error ? (error.message.split('\n').find((line) => /Error/.test(line)) ?? error.message) : String(error)}`);
    }
  }
}

/**
 * @param {string} folder
 * @param {number} count
 * @param {boolean} crossFile
 */
function heap(folder, count, crossFile) {
  const files = filesOf(folder);
  // ESLint lints each path once: a folder with fewer files is measured with those it has.
  const list = files.slice(0, count);
  const heapOf = (/** @type {import('./lib/bench-worker.mjs').Subject} */ subject) => measureHeap({ subject, cwd: path.resolve(folder), files: list, crossFile }).heap;
  const [held, plain] = [heapOf(ours), heapOf(empty)];
  console.log(`\nLive heap after ${list.length} files: ${(held / 1e6).toFixed(1)} MB; with one empty rule instead ${(plain / 1e6).toFixed(1)} MB (${percent(held / plain - 1)} more).`);
}

/** @param {number} rounds */
function growth(rounds) {
  console.log('\nGenerated files, tokens in each function:\n  functions   parse, ms   rules, ms   rules / parse   rules, µs a function');
  for (const size of SIZES) {
    const text = generatedCode(size);
    const cost = costOf(Array.from({ length: rounds }, () => measureLint({ subject: ours, cwd: process.cwd(), files: [], text, task: 'text' })));
    console.log(`  ${String(size).padStart(9)}   ${cost.parse.toFixed(0).padStart(9)}   ${(cost.total * cost.parse).toFixed(0).padStart(9)}   ${percent(cost.total).padStart(13)}   ${((cost.total * cost.parse * 1000) / size).toFixed(0).padStart(20)}`);
  }
}
