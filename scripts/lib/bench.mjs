import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./bench-worker.mjs').Job} Job */
/** @typedef {import('./bench-worker.mjs').Subject} Subject */
/** @typedef {import('./bench-worker.mjs').FileTimes} FileTimes */
/** @typedef {import('./bench-worker.mjs').Linted} Linted */
/** @typedef {import('./bench-worker.mjs').Heap} Heap */
/** @typedef {import('./bench-worker.mjs').Loaded} Loaded */

/** The peers, at the versions whose figures are known. */
const PEERS = ['eslint-plugin-regexp@3.3.3', 'eslint-plugin-sonarjs@4.2.2', 'eslint-plugin-jwt-security@3.3.0', '@microsoft/eslint-plugin-sdl@1.1.0'];

const worker = fileURLToPath(new URL('bench-worker.mjs', import.meta.url));

/**
 * The middle of some numbers; NaN of none.
 * @param {readonly number[]} numbers
 */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/**
 * Runs one job in a process of its own, and gives what it prints.
 * @param {Job} job
 * @returns {unknown}
 */
function measure(job) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zero-trust-bench-'));
  const file = path.join(folder, 'job.json');
  writeFileSync(file, JSON.stringify(job));
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', '--max-old-space-size=8192', worker, file], { encoding: 'utf8', maxBuffer: 1 << 29 });
    if (status !== 0) throw new Error(`${job.subject.name}: ${stderr.trim().split('\n').slice(0, 12).join('\n')}`);
    return /** @type {unknown} */ (JSON.parse(stdout));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {Omit<Job, 'task'> & { readonly task: 'files' | 'text' }} job
 * @returns {Linted}
 */
export const measureLint = (job) => /** @type {Linted} */ (measure(job));

/**
 * @param {Omit<Job, 'task'>} job
 * @returns {Heap}
 */
export const measureHeap = (job) => /** @type {Heap} */ (measure({ ...job, task: 'heap' }));

/**
 * @param {Subject} subject
 * @returns {Loaded}
 */
export const measureLoad = (subject) => /** @type {Loaded} */ (measure({ subject, cwd: process.cwd(), files: [], task: 'load' }));

const sum = (/** @type {readonly number[]} */ numbers) => numbers.reduce((total, number) => total + number, 0);
const rulesOf = (/** @type {FileTimes} */ { rules }) => sum(Object.values(rules));

/**
 * The cost of a subject over some files: the rules' time as a share of parse time, in all, for each rule and for each file.
 * Shares are of one process each; of several rounds the median counts.
 * @param {readonly { readonly files: readonly FileTimes[] }[]} rounds
 */
export function costOf(rounds) {
  const parses = rounds.map(({ files }) => sum(files.map(({ parse }) => parse)));
  const share = (/** @type {(times: FileTimes) => number} */ part) => median(rounds.map(({ files }, round) => sum(files.map(part)) / (parses[round] ?? NaN)));
  const names = [...new Set(rounds.flatMap(({ files }) => files.flatMap(({ rules }) => Object.keys(rules))))];
  const [first] = rounds;
  return {
    parse: median(parses),
    total: share(rulesOf),
    rules: names.map((rule) => ({ rule, share: share(({ rules }) => rules[rule] ?? 0) })).sort((a, b) => b.share - a.share),
    files: (first?.files ?? []).map(({ file }, index) => {
      const times = rounds.flatMap(({ files }) => files[index] ?? []);
      return { file, parse: median(times.map(({ parse }) => parse)), rules: median(times.map(rulesOf)), share: median(times.map((time) => rulesOf(time) / time.parse)) };
    }),
  };
}

/**
 * Code with tokens in each of its functions, written so that no two are alike.
 * @param {number} count of functions
 */
export function generatedCode(count) {
  const functions = Array.from({ length: count }, (_, index) => `export async function load${index}(request: Request${index}) {
  try {
    const result = await client.acquireTokenSilent({ scopes: ['User.Read', 'api${index}/read'], account: request.account });
    const answer = await send${index}(base + '/items/${index}', result.accessToken);
    store.set(result.idTokenClaims.tid + '.' + result.idTokenClaims.oid, answer, { maxAge: ${index} });
    return answer.items.map((item) => ({ ...item, index: ${index} }));
  } catch (error) {
    if (error instanceof InteractionRequiredAuthError) return client.acquireTokenPopup({ scopes: ['User.Read'] });
    console.error('request ${index} failed', error.message);
    throw error;
  }
}
function send${index}(url: string, token: string) { return fetch(url, { headers: { Authorization: 'Bearer ' + token } }); }
`);
  return `import { InteractionRequiredAuthError, PublicClientApplication } from '@azure/msal-browser';
const client = new PublicClientApplication({ auth: { clientId: 'x' } });
const base = 'https://api.contoso.com';
${functions.join('')}`;
}

/**
 * Installs the peers into a temporary folder.
 * @returns {{ readonly subjects: readonly Subject[], readonly remove: () => void }}
 */
export function installPeers() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zero-trust-peers-'));
  const base = path.join(folder, 'package.json');
  writeFileSync(base, JSON.stringify({ private: true }));
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps', 'eslint@10', 'typescript@6.0', ...PEERS], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  const subjects = PEERS.map((peer) => {
    const name = peer.slice(0, peer.lastIndexOf('@'));
    return { name, plugin: name, base };
  });
  return { subjects, remove: () => { rmSync(folder, { recursive: true, force: true }); } };
}
