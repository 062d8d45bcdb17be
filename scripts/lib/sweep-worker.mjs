/** Lints the files that the sweep sends, one at a time, in a thread that the sweep can end. */
import { parentPort, workerData } from 'node:worker_threads';
import { furtherLanguages, installedLanguages } from './languages.mjs';
import { createLint, everyRule } from './lint.mjs';
import { readSource } from './source-files.mjs';

/** What the sweep asks for: @typedef {{ readonly file: string, readonly language: string }} Task */
/**
 * @typedef {object} Answer
 * @property {number} ms
 * @property {Record<string, number>} reports per rule
 * @property {string} [crash]
 * @property {string} [unparsable]
 */

const data = /** @type {{ plugin: string, namespace: string, cwd: string }} */ (workerData);
/** @type {{ default: import('eslint').ESLint.Plugin }} */
const { default: plugin } = await import(data.plugin);
const lint = createLint({ cwd: data.cwd, ruleSet: everyRule(data.namespace, plugin) });
const languages = [...(await installedLanguages()), ...(await furtherLanguages())];

parentPort?.on('message', (/** @type {Task} */ { file, language: name }) => {
  const language = languages.find((candidate) => candidate.name === name);
  if (!language) throw new Error(`There is no language ${name}.`);
  const text = readSource(file);
  const start = performance.now();
  const { messages, crash, unparsable } = lint(text, file, language);
  const ms = performance.now() - start;
  /** @type {Record<string, number>} */
  const reports = {};
  for (const { ruleId } of messages) if (ruleId !== null) reports[ruleId] = (reports[ruleId] ?? 0) + 1;
  /** @type {Answer} */
  const answer = { ms, reports, ...(crash === undefined ? {} : { crash }), ...(unparsable === undefined ? {} : { unparsable }) };
  parentPort?.postMessage(answer);
});
parentPort?.postMessage('ready');
