import path from 'node:path';

import type { ESLint, Linter } from 'eslint';

import { presetRules, TEST_FILES } from '../configs.js';
import plugin from '../index.js';
import type { Command, Format } from './arguments.js';
import { workFolder } from './folder.js';
import { gitignoreOf, loadESLint } from './host.js';
import { languagesFor, missingParserOf } from './languages.js';
import type { Languages } from './languages.js';
import { ruleNamed } from './names.js';
import { startProgress } from './progress.js';
import { sortResults } from './results.js';
import type { Sorted } from './results.js';
import { formatSarif } from './sarif.js';
import { counted, listed, summaryOf } from './summary.js';
import type { Terminal } from './terminal.js';
import { Trouble } from './trouble.js';

type Audit = Extract<Command, { what: 'audit' }>;

/** What nobody wrote by hand, in whatever project; ESLint itself leaves out node_modules and .git. */
const LEFT_OUT: readonly string[] = [
  ...['dist', 'build', 'out', 'coverage', 'bower_components'].map((name) => `**/${name}/`),
  ...['angular', 'astro', 'cache', 'netlify', 'next', 'nuxt', 'output', 'parcel-cache', 'svelte-kit', 'turbo', 'vercel', 'yarn'].map((name) => `**/.${name}/`),
  '**/*.min.{js,mjs,cjs}',
  '**/*.d.{ts,mts,cts}',
];

function rulesOf({ rules: names, isStrict }: Audit): Linter.RulesRecord {
  const known = Object.keys(plugin.rules);
  const wanted = names.map((name) => `zero-trust/${ruleNamed(name, known)}`);
  // A rule that is asked for by name need not be a recommended one.
  const preset = presetRules(plugin.rules as never, isStrict ? 'strict' : wanted.length > 0 ? 'all' : 'recommended');
  return Object.fromEntries(Object.entries(preset).filter(([name]) => wanted.length === 0 || wanted.includes(name)));
}

/** Why the system does not let a file be read that ESLint has found. */
const UNREADABLE: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is a link to a file that does not exist',
};

/** ESLint's own errors about patterns have a template and a clear first line; anything else is said as it comes, still without a stack. */
function troubleOf(error: unknown): Trouble {
  const { message = String(error), code, path: file, messageTemplate } = error as Partial<NodeJS.ErrnoException> & { readonly messageTemplate?: string };
  const reason = code === undefined ? undefined : UNREADABLE[code];
  if (reason !== undefined) return new Trouble(`${file ?? 'A file'} cannot be read: ${reason}.`);
  return new Trouble(messageTemplate === undefined ? message : (message.split('\n', 1)[0] ?? ''));
}

async function formatted(eslint: ESLint, format: Format, results: readonly ESLint.LintResult[], cwd: string): Promise<string> {
  const given = [...results];
  if (format === 'sarif') return `${formatSarif(given, { cwd, rulesMeta: eslint.getRulesMetaForResults(given) })}\n`;
  const formatter = await eslint.loadFormatter(format);
  const text = await formatter.format(given, {});
  // The summary comes behind ESLint's report, which is empty where nothing was found.
  if (format === 'stylish') return text === '' ? '' : `${text}\n`;
  return `${text}\n`;
}

/** Says on stderr what was not checked. */
function tellLeftOut({ ignored, unread }: Sorted, languages: Languages, folder: string, { err }: Terminal): void {
  const name = ({ filePath }: ESLint.LintResult): string => path.relative(folder, filePath);
  if (unread.length > 0) {
    const parsers = [...new Set(unread.map(({ filePath }) => missingParserOf(languages, filePath)))];
    err(`Not read, for the parser is not installed (npm install --save-dev ${parsers.join(' ')}): ${listed(unread.map(name))}\n`);
  }
  if (ignored.length > 0) err(`Left out, see --help: ${listed(ignored.map(name))}\n`);
}

/** Checks files and writes the report. Returns the exit code: 0 nothing found, 1 something, 2 not everything could be checked. */
export async function audit(command: Audit, terminal: Terminal): Promise<0 | 1 | 2> {
  const { paths, format } = command;
  const rules = rulesOf(command);
  const folder = workFolder(terminal.cwd, paths);
  const Host = await loadESLint([terminal.home, folder]);
  const progress = startProgress(terminal);
  const languages = await languagesFor([folder, terminal.home], progress.tick);
  const eslint = new Host({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      { ignores: [...LEFT_OUT, ...TEST_FILES] },
      ...(await gitignoreOf(folder, [terminal.home, folder])),
      { linterOptions: { reportUnusedDisableDirectives: 'off' } },
      ...languages.configs,
      { plugins: { 'zero-trust': plugin }, rules },
    ],
  });
  let results: ESLint.LintResult[];
  try {
    results = await eslint.lintFiles(paths.map((given) => relativeTo(folder, path.resolve(terminal.cwd, given))));
  } catch (error) {
    throw troubleOf(error);
  } finally {
    progress.end();
  }
  const sorted = sortResults(results, Object.keys(rules), (file) => missingParserOf(languages, file) !== undefined);
  const { checked } = sorted;
  tellLeftOut(sorted, languages, folder, terminal);
  if (checked.length === 0) throw new Trouble('There is nothing to check.');
  terminal.out(await formatted(eslint, format, checked, folder));
  (format === 'stylish' ? terminal.out : terminal.err)(summaryOf(checked));
  const unparsable = checked.filter(({ fatalErrorCount }) => fatalErrorCount > 0).length;
  if (unparsable > 0) terminal.err(`${counted(unparsable, 'file')} could not be parsed, so nothing is known about what ${unparsable === 1 ? 'it holds' : 'they hold'}.\n`);
  if (unparsable > 0) return 2;
  return checked.some(({ errorCount }) => errorCount > 0) ? 1 : 0;
}

/** A pattern as ESLint takes it: with slashes, and the folder itself as a dot. */
function relativeTo(folder: string, file: string): string {
  return path.relative(folder, file).split(path.sep).join('/') || '.';
}
