import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LanguageClient } from '../language-client.mjs';
import { differences, eslintReports, oxlintLines, serverReports } from './reports.mjs';

/** @typedef {import('./matrix.mjs').Host} Host */
/** @typedef {import('./matrix.mjs').Style} Style */
/** @typedef {import('./project.mjs').Project} Project */
/** @typedef {import('./reports.mjs').Report} Report */

/** The project that every host lints. */
export const FIXTURE = fileURLToPath(new URL('../../../tests/hosts/fixtures/project', import.meta.url));
const TYPES = fileURLToPath(new URL('../../../tests/hosts/fixtures/types', import.meta.url));
/** What every host reports there. */
export const REPORTS = fileURLToPath(new URL('../../../tests/hosts/fixtures/reports.json', import.meta.url));

/** Folder of the fixture in which nothing may be found. */
const CLEAN = 'src/correct';
const LANGUAGES = new Map([['.ts', 'typescript'], ['.tsx', 'typescriptreact'], ['.js', 'javascript'], ['.mjs', 'javascript'], ['.cjs', 'javascript']]);

/**
 * Runs one style of one host.
 * @param {Host} host
 * @param {Style} style
 * @param {{ readonly project: Project, readonly node: string }} where
 * @returns {Promise<{ readonly reports: readonly Report[], readonly problems: readonly string[] }>}
 *   `problems`: whatever is wrong without looking at what was expected
 */
export async function runStyle(host, style, where) {
  const { project } = where;
  for (const [name, text] of Object.entries(style.files)) project.write(name, text);
  try {
    return await RUNNERS[host.kind](style, { ...where, withClean: host.styles[0] === style });
  } finally {
    for (const name of Object.keys(style.files)) project.remove(name);
  }
}

/** @param {Style} style @param {{ readonly project: Project, readonly node: string, readonly withClean: boolean }} where */
async function runEslint({ env = {} }, { project, node, withClean }) {
  const eslint = async (/** @type {string} */ folder) => {
    const { status, stdout, stderr } = await project.run(node, ['node_modules/eslint/bin/eslint.js', '--format', 'json', folder], env);
    if (status > 1) throw new Error(`ESLint ended with ${status}: ${stderr}`);
    /** @type {import('eslint').ESLint.LintResult[]} */
    const results = JSON.parse(stdout);
    return { status, stderr, reports: eslintReports(results, project.folder) };
  };
  const all = await eslint('src');
  // Nothing is found there in the run above already; what this one adds is the exit code, which is the same for every style.
  const clean = withClean ? await eslint(CLEAN) : { status: 0 };
  return {
    reports: all.reports,
    problems: [
      ...exitProblems(all.status, clean.status),
      ...(/Warning/.test(all.stderr.replace(/.*(?:ESLintRCWarning|eslintrc configuration file).*/gs, '')) ? [`a warning: ${all.stderr}`] : []),
    ],
  };
}

/** @param {Style} _style @param {{ readonly project: Project, readonly node: string }} where */
async function runOxlint(_style, { project, node }) {
  const program = 'node_modules/oxlint/bin/oxlint';
  const all = await project.run(node, [program, '--format', 'json', 'src']);
  const clean = await project.run(node, [program, '--format', 'json', CLEAN]);
  const client = await LanguageClient.start({
    command: node,
    args: [path.join(project.folder, program), '--lsp'],
    root: project.folder,
    initializationOptions: [{ workspaceUri: null, options: { run: 'onType', fixKind: 'all' } }],
  });
  const reports = await serverReports(client, project.folder, sources());
  await client.stop();
  const short = reports.map(({ file, line, rule, message }) => ({ file, line, rule, message }));
  return { reports, problems: [...exitProblems(all.status, clean.status), ...differences(short, oxlintLines(all.stdout)).map((line) => `command line and editor differ, ${line}`)] };
}

/** @param {Style} _style @param {{ readonly project: Project, readonly node: string }} where */
async function runCompiler(_style, { project, node }) {
  const { status, stdout } = await project.run(node, ['node_modules/typescript/bin/tsc', '-p', '.']);
  return { reports: [], problems: status === 0 ? [] : [`the compiler ended with ${status}:\n${stdout}`] };
}

/** The command that the package brings, where ESLint has no configuration. @param {Style} _style @param {{ readonly project: Project, readonly node: string }} where */
async function runCommand(_style, { project, node }) {
  const command = 'node_modules/eslint-plugin-zero-trust/dist/cli/main.js';
  const all = await project.run(node, [command, '--format', 'json', 'src']);
  const clean = await project.run(node, [command, CLEAN]);
  const page = await project.run(node, [command, 'explain', 'zero-trust/no-access-token-decode']);
  if (all.status > 1) throw new Error(`The command ended with ${all.status}: ${all.stderr}`);
  /** @type {import('eslint').ESLint.LintResult[]} */
  const results = JSON.parse(all.stdout);
  return {
    reports: eslintReports(results, project.folder),
    problems: [
      ...exitProblems(all.status, clean.status),
      ...(page.status === 0 && page.stdout.startsWith('# zero-trust/no-access-token-decode') ? [] : [`explain ended with ${page.status}: ${page.stdout.slice(0, 200)}`]),
    ],
  };
}

const RUNNERS = { command: runCommand, eslint: runEslint, oxlint: runOxlint, types: runCompiler };

/** @param {number} all @param {number} clean */
const exitProblems = (all, clean) => [
  ...(all === 1 ? [] : [`exit code ${all} where there are reports`]),
  ...(clean === 0 ? [] : [`exit code ${clean} for correct code`]),
];

function sources() {
  return readdirSync(path.join(FIXTURE, 'src'), { recursive: true }).flatMap((entry) => {
    const file = `src/${String(entry).split(path.sep).join('/')}`;
    const languageId = LANGUAGES.get(path.extname(file));
    return languageId === undefined ? [] : [{ file, languageId }];
  });
}

/** What is put into the project of a host. @param {Host} host */
export const filesOf = ({ kind }) => (kind === 'types' ? TYPES : FIXTURE);

/** What a host should report. @param {Host} host */
export const expectedOf = ({ kind }) => (kind === 'types' ? [] : expectedReports());

/** @returns {readonly Report[]} */
export function expectedReports() {
  /** @type {readonly Report[]} */
  const reports = JSON.parse(readFileSync(REPORTS, 'utf8'));
  return reports;
}
