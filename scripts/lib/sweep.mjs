import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** @typedef {import('./languages.mjs').Language} Language */
/** @typedef {import('./sweep-worker.mjs').Answer} Answer */
/** What happened to one file in one language: @typedef {Answer & { readonly file: string, readonly language: string }} Swept */

/** A file on which a rule did not end is told from a slow one by this time, in milliseconds. */
const TIMEOUT = 60_000;

/**
 * Lints files one after the other with all rules of a plugin, each in every language that has its extension.
 * @param {object} task
 * @param {string} task.plugin URL of a module whose default export is a plugin
 * @param {string} task.namespace
 * @param {string} task.cwd folder above all files
 * @param {readonly string[]} task.files absolute paths
 * @param {readonly Language[]} task.languages
 * @param {number} [task.timeout] in milliseconds; a file that takes longer counts as a crash
 * @returns {AsyncGenerator<Swept>}
 */
export async function* sweep({ plugin, namespace, cwd, files, languages, timeout = TIMEOUT }) {
  /** @type {Worker | undefined} */
  let worker;
  try {
    for (const file of files) {
      for (const { name } of languages.filter(({ extensions }) => extensions.includes(path.extname(file)))) {
        worker ??= await startWorker({ plugin, namespace, cwd });
        const { isLost, ...answer } = await ask(worker, { file, language: name }, timeout);
        yield { file, language: name, ...answer };
        if (isLost) {
          await worker.terminate();
          worker = undefined;
        }
      }
    }
  } finally {
    await worker?.terminate();
  }
}

/** @param {{ plugin: string, namespace: string, cwd: string }} data @returns {Promise<Worker>} */
function startWorker(data) {
  const worker = new Worker(new URL('sweep-worker.mjs', import.meta.url), { workerData: data });
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', () => {
      worker.removeListener('error', reject);
      resolve(worker);
    });
  });
}

/**
 * @param {Worker} worker
 * @param {import('./sweep-worker.mjs').Task} task
 * @param {number} timeout in milliseconds
 * @returns {Promise<Answer & { isLost?: true }>} `isLost`: the worker cannot be used any more
 */
function ask(worker, task, timeout) {
  return new Promise((resolve) => {
    const start = performance.now();
    /** @param {Answer & { isLost?: true }} answer */
    const finish = (answer) => {
      clearTimeout(timer);
      // One by one: the worker has listeners of its own, which start its port.
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      resolve(answer);
    };
    /** @param {string} crash */
    const lose = (crash) => {
      finish({ ms: performance.now() - start, reports: {}, crash, isLost: true });
    };
    const timer = setTimeout(() => {
      lose(`not done after ${timeout / 1000} s`);
    }, timeout);
    worker.once('message', finish);
    worker.once('error', (/** @type {unknown} */ error) => {
      lose(String(error).split('\n', 1)[0] ?? '');
    });
    worker.once('exit', (code) => {
      lose(`the thread ended with ${code}`);
    });
    worker.postMessage(task);
  });
}
