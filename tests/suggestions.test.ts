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
import { plugin } from './support/plugin.js';
import { newTypeErrors } from './support/type-check.js';

interface Source {
  readonly name: string;
  readonly text: string;
  /** A rule with an option other than its default, as JSON. */
  readonly rule?: string;
  readonly option?: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const docs = path.join(root, 'rules-docs');
const EXTENSIONS: Readonly<Record<string, string>> = { typescript: 'ts', javascript: 'js' };
const languages = await installedLanguages();
const extensions = languages.flatMap((language) => language.extensions);
const all = everyRule('zero-trust', plugin);

function check({ name, text, rule, option }: Source) {
  const rules = rule === undefined || option === undefined ? all.rules : { ...all.rules, [`zero-trust/${rule}`]: ['error', JSON.parse(option)] as Linter.RuleSeverityAndOptions };
  const lint = createLint({ cwd: root, ruleSet: { ...all, rules } });
  const language = languages.find((candidate) => candidate.extensions.includes(path.extname(name)));
  if (!language) throw new Error(`No parser for ${name}`);
  const { reports, crash, unparsable } = checkText(lint, text, path.join(root, name), language);
  return { name, text, trouble: crash ?? unparsable, reports: reports.map((report) => ({ ...report, file: name })) };
}

const examples = sourceFiles(path.join(root, 'examples'), extensions).map((file): Source => ({ name: path.relative(root, file), text: readSource(file) }));

/** The fenced code of a page, each block named after the page and its line. */
function blocksOf(page: string): Source[] {
  return readPage(readFileSync(path.join(docs, page), 'utf8')).blocks.flatMap(({ language, line, code, attributes: { option } }) => {
    const name = `rules-docs/${page}.${line}.${EXTENSIONS[language] ?? language}`;
    return extensions.includes(path.extname(name)) ? [{ name, text: code, ...(option === undefined ? {} : { rule: path.parse(page).name, option }) }] : [];
  });
}

const pages = existsSync(docs) ? readdirSync(docs).filter((page) => page.endsWith('.md')).flatMap(blocksOf) : [];

describe.each([
  ['the examples', examples],
  ['the documentation', pages],
])('suggestions for %s', { timeout: 60_000 }, (_, sources) => {
  const checked = sources.map(check);

  it('can be asked for: everything parses, no rule throws', () => {
    expect(checked.filter(({ trouble }) => trouble !== undefined).map(({ name, trouble }) => `${name}: ${trouble ?? ''}`)).toEqual([]);
  });

  it('parse, cure their report, raise none and keep the comments', () => {
    expect(failureLines(checked.flatMap(({ reports }) => reports))).toEqual([]);
  });

  it('add no type error under strict, with the real types of MSAL', () => {
    const applied = checked
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
});
