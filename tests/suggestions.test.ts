/** Every suggestion and fix for the code of the examples and of the documentation is applied and checked. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { installedLanguages } from '../scripts/lib/languages.mjs';
import { createLint, everyRule } from '../scripts/lib/lint.mjs';
import { readSource, sourceFiles } from '../scripts/lib/source-files.mjs';
import { failureLines } from '../scripts/lib/suggestion-summary.mjs';
import { checkText } from '../scripts/lib/suggestions.mjs';
import { readPage } from './support/markdown.js';
import { FINISHED, plugin } from './support/plugin.js';
import { newTypeErrors } from './support/type-check.js';

interface Source {
  /** Relative to the project's folder. */
  readonly name: string;
  readonly text: string;
  /** What a fence says: options of the page's rule, and settings. */
  readonly rules?: Linter.RulesRecord;
  readonly settings?: Record<string, unknown>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const docs = path.join(root, 'rules-docs');
const languages = await installedLanguages();
const extensions = languages.flatMap((language) => language.extensions);
const all = everyRule('zero-trust', plugin);

function check({ name, text, rules, settings }: Source) {
  const language = languages.find((candidate) => candidate.extensions.includes(path.extname(name)));
  if (!language) throw new Error(`No parser for ${name}`);
  const lint = createLint({ cwd: root, ruleSet: { ...all, rules: { ...all.rules, ...rules }, ...(settings ? { settings } : {}) } });
  const { reports, crash, unparsable } = checkText(lint, text, path.join(root, name), language);
  return { name, text, trouble: crash ?? unparsable, reports: reports.map((report) => ({ ...report, file: name })) };
}

const examples = sourceFiles(path.join(root, 'examples'), extensions).map((file): Source => ({ name: path.relative(root, file), text: readSource(file) }));

const EXTENSIONS: Readonly<Record<string, string>> = { typescript: 'ts', javascript: 'js' };

/** The fenced code of a page, each block named after the page and its line. */
function blocksOf(page: string): Source[] {
  return readPage(readFileSync(path.join(docs, page), 'utf8')).blocks.flatMap(({ language, line, code, attributes: { option, settings, filename } }) => {
    const name = `rules-docs/${page}.${line}${filename === undefined ? `.${EXTENSIONS[language] ?? language}` : path.extname(filename)}`;
    if (!extensions.includes(path.extname(name))) return [];
    return {
      name,
      text: code,
      ...(option === undefined ? {} : { rules: { [`zero-trust/${path.parse(page).name}`]: ['error', JSON.parse(option)] as Linter.RuleSeverityAndOptions } }),
      ...(settings === undefined ? {} : { settings: { 'zero-trust': JSON.parse(settings) as unknown } }),
    };
  });
}

const pages = existsSync(docs) ? readdirSync(docs).filter((page) => page.endsWith('.md')).flatMap(blocksOf) : [];

const inExamples = examples.map(check);
const inPages = pages.map(check);

describe.each([
  ['the examples', inExamples],
  ['the documentation', inPages],
])('suggestions for %s', (_, checked) => {
  it('can be asked for: everything parses, no rule throws', () => {
    expect(checked.filter(({ trouble }) => trouble !== undefined).map(({ name, trouble }) => `${name}: ${trouble ?? ''}`)).toEqual([]);
  });

  it('parse, cure their report, raise none and keep the comments', () => {
    expect(failureLines(checked.flatMap(({ reports }) => reports))).toEqual([]);
  });
});

describe('the examples show a suggestion', () => {
  it.each(FINISHED.filter(({ rule }) => rule.meta.hasSuggestions === true).map(({ name }) => name))('of %s', (name) => {
    const own = inExamples.flatMap(({ reports }) => reports).filter(({ rule }) => rule === name);
    expect(own.filter(({ applied }) => applied.length > 0)).not.toEqual([]);
  });
});

// Nearly all of the time goes into reading the declarations of the packages, once.
it('no suggestion adds a type error under strict, with the real types of MSAL', { timeout: 180_000 }, () => {
  const applied = [...inExamples, ...inPages]
    .filter(({ name }) => /\.[cm]?tsx?$/.test(name))
    .flatMap(({ name, text, reports }) =>
      reports.flatMap((report) =>
        report.applied.map(({ after, kind }) => ({
          file: path.join(root, name), before: text, after, place: `${name}:${report.line} ${report.rule} (${report.messageId}, ${kind})`,
        })),
      ),
    );
  const globals = examples.map(({ name }) => path.join(root, name)).filter((name) => /[\\/]src[\\/].*\.d\.ts$/.test(name));
  const errors = newTypeErrors(applied, globals);
  expect(applied.flatMap(({ place }, index) => (errors[index] ?? []).map((error) => `${place}: ${error}`))).toEqual([]);
});
