/** Holds every page in rules-docs to its word: "Incorrect" code is reported, "Correct" code is not, the headings are there. `suggestions.test.ts` checks the suggestions. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Linter } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';

import { accepted } from './support/accept.js';
import { brief, lint } from './support/lint.js';
import type { LintOptions } from './support/lint.js';
import { readPage } from './support/markdown.js';
import type { CodeBlock } from './support/markdown.js';
import { ALL_RULES, FINISHED, RULES } from './support/plugin.js';

const pageOf = (name: string): string => fileURLToPath(new URL(`../rules-docs/${name}.md`, import.meta.url));

/** The file that a fence's language stands for; blocks in other languages are no code of ours and stand under neither heading. */
const FILES: Readonly<Record<string, string>> = {
  ts: 'src/example.ts', tsx: 'src/example.tsx', js: 'src/example.js', jsx: 'src/example.jsx', mjs: 'src/example.mjs', cjs: 'src/example.cjs', mts: 'src/example.mts', cts: 'src/example.cts',
  typescript: 'src/example.ts', javascript: 'src/example.js',
};

const isUnder = (block: CodeBlock, word: RegExp): boolean => block.headings.some((heading) => word.test(heading));
const INCORRECT = /\bincorrect\b/i;
const CORRECT = /\bcorrect\b/i;
/** What suggestions make of the incorrect code above it. */
const AFTER = /^after the suggestions?$/i;

const scratch = mkdtempSync(path.join(os.tmpdir(), 'zero-trust-docs-'));
afterAll(() => { rmSync(scratch, { recursive: true, force: true }); });

/** A folder whose package.json has these dependencies. */
function projectWith(dependencies: string): string {
  const folder = mkdtempSync(path.join(scratch, 'project-'));
  // The root of a repository: nothing above it counts.
  mkdirSync(path.join(folder, '.git'));
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ dependencies: Object.fromEntries(dependencies.split(/[\s,]+/).map((name) => [name, '*'])) }));
  return folder;
}

function optionsOf(rule: string, { language, attributes }: CodeBlock): LintOptions {
  const { option, settings, filename, dependencies, ...unknown } = attributes;
  const [strange] = Object.keys(unknown);
  if (strange !== undefined) throw new Error(`A fence may say option, settings, filename and dependencies, not ${strange}.`);
  const id = `zero-trust/${rule}`;
  const file = filename ?? FILES[language] ?? `src/example.${language}`;
  const folder = dependencies === undefined ? undefined : projectWith(dependencies);
  return {
    ...(folder === undefined ? { filename: file } : { cwd: folder, filename: path.join(folder, file) }),
    rules: option === undefined ? ALL_RULES : { ...ALL_RULES, [id]: ['error', JSON.parse(option)] as Linter.RuleSeverityAndOptions },
    ...(settings === undefined ? {} : { settings: JSON.parse(settings) as unknown }),
    ...(language === 'cjs' ? { sourceType: 'commonjs' as const } : {}),
  };
}

describe('the reader of pages', () => {
  it('knows headings, fences and what is said on a fence', () => {
    const page = readPage(['# Title', '## Incorrect', '~~~ts option=\'{"a": 1}\'', '# no heading', '~~~', '### With options', '  ```js', '    x', '  ```', '## Correct', '```', '```'].join('\n'));
    expect(page.headings).toEqual(['Title', 'Incorrect', 'With options', 'Correct']);
    expect(page.blocks).toEqual([
      { line: 3, language: 'ts', attributes: { option: '{"a": 1}' }, code: '# no heading', headings: ['Title', 'Incorrect'] },
      { line: 7, language: 'js', attributes: {}, code: '  x', headings: ['Title', 'Incorrect', 'With options'] },
      { line: 11, language: '', attributes: {}, code: '', headings: ['Title', 'Correct'] },
    ]);
  });

  it('does not read on behind an open fence', () => {
    expect(() => readPage('```ts\nx')).toThrow('line 1');
  });
});

// A stub may have no page yet; one that it has is held to its word as soon as the rule speaks.
it.each(FINISHED.map(({ name }) => name))('%s has a page', (name) => {
  expect(existsSync(pageOf(name))).toBe(true);
});

const documented = FINISHED.filter(({ name }) => existsSync(pageOf(name)));

describe.each(documented.map((rule) => [rule.name, rule] as const))('rules-docs/%s.md', (name, { rule }) => {
  const text = readFileSync(pageOf(name), 'utf8');
  const page = readPage(text);
  const linted = page.blocks.filter((block) => !isUnder(block, AFTER) && (isUnder(block, INCORRECT) || isUnder(block, CORRECT)));
  const after = page.blocks.filter((block) => isUnder(block, AFTER));
  const incorrect = linted.filter((block) => isUnder(block, INCORRECT));
  const correct = linted.filter((block) => !isUnder(block, INCORRECT));

  it('has its parts', () => {
    const wanted = [INCORRECT, CORRECT, /cannot see/i, /when not to use/i, /further reading/i];
    expect(wanted.filter((part) => !page.headings.some((heading) => part.test(heading))).map(String)).toEqual([]);
    const schema = rule.meta.schema as readonly { readonly properties?: object }[] | undefined;
    const options = Object.keys(schema?.[0]?.properties ?? {});
    if (options.length > 0) expect(page.headings.some((heading) => /^options$/i.test(heading))).toBe(true);
    for (const option of options) expect(text).toContain(`\`${option}\``);
  });

  it('quotes the statement that the rule enforces', () => {
    const plain = (words: string): string => words.replaceAll(/[>*_`"“”]/g, ' ').replaceAll(/[‘’]/g, "'").replaceAll(/\s+/g, ' ').toLowerCase();
    const { statement } = rule.meta.docs as unknown as { readonly statement: string };
    expect(plain(text)).toContain(plain(statement).trim());
  });

  it('shows both sides', () => {
    expect(incorrect.length).toBeGreaterThan(0);
    expect(correct.length).toBeGreaterThan(0);
    expect(linted.filter(({ language }) => !(language in FILES)).map(({ line, language }) => `line ${line}: ${language}`)).toEqual([]);
  });

  it.each(incorrect.map((block) => [block.line, block] as const))('line %i: reported', (_, block) => {
    const options = optionsOf(name, block);
    const messages = lint(block.code, options);
    expect(messages.filter(({ ruleId }) => ruleId === null).map(({ message }) => message)).toEqual([]);
    expect(messages.map(({ ruleId }) => ruleId)).toContain(`zero-trust/${name}`);
  });

  it.each(correct.map((block) => [block.line, block] as const))('line %i: silent', (_, block) => {
    expect(brief(lint(block.code, optionsOf(name, block)))).toEqual([]);
  });

  it('shows what its suggestions make of incorrect code, where it has any', () => {
    const isEditable = incorrect.some((block) => accepted(block.code, `zero-trust/${name}`, optionsOf(name, block)) !== block.code);
    expect(after.length > 0).toBe(isEditable);
  });

  it.each(after.map((block) => [block.line, block] as const))('line %i: what the suggestions make of the code above', (_, block) => {
    const above = linted.findLast(({ line }) => line < block.line);
    if (!above || !incorrect.includes(above)) throw new Error('There is no incorrect code above.');
    expect(block.code).toBe(accepted(above.code, `zero-trust/${name}`, optionsOf(name, above)));
    expect(block.code).not.toBe(above.code);
    expect(block.language).toBe(above.language);
  });

  it('shows each option in at least one linted block', () => {
    const schema = rule.meta.schema as readonly { readonly properties?: object }[] | undefined;
    const shown = linted.flatMap(({ attributes }) => (attributes.option === undefined ? [] : Object.keys(JSON.parse(attributes.option) as object)));
    expect(Object.keys(schema?.[0]?.properties ?? {}).filter((option) => !shown.includes(option))).toEqual([]);
  });
});

it('no rule is without a page once all are written', () => {
  if (RULES.every(({ isStub }) => !isStub)) expect(documented.length).toBe(RULES.length);
});

describe('the README', () => {
  const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const { blocks } = readPage(text);

  it.each(RULES.map(({ name, rule }) => [name, rule] as const))('links %s beside the sentence of the article that it stands for', (name, rule) => {
    const { statement } = rule.meta.docs as { statement: string };
    expect(text.split('\n').filter((line) => line.startsWith(`| ${statement} |`) && line.includes(`[${name}](rules-docs/${name}.md)`))).toHaveLength(1);
  });

  it('opens with a report that the demo prints', () => {
    const [report = '', place = '', ...lines] = (blocks[0]?.code ?? '').split(/\n\s*|\s{2,}/).filter((part) => part !== '');
    const file = fileURLToPath(new URL(`../${report}`, import.meta.url));
    const [message, ...others] = lint(readFileSync(file, 'utf8'), { filename: report });
    expect(others).toEqual([]);
    // ESLint's own report leaves out the full stop at the end of a message.
    expect([place, ...lines]).toEqual([`${String(message?.line)}:${String(message?.column)}`, 'error', expect.any(String), expect.any(String), expect.any(String), message?.ruleId]);
    expect(`${lines.slice(1, -1).join(' ')}.`).toBe(message?.message);
  });
});

describe('links to files', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...readdirSync(path.join(root, 'rules-docs')).map((page) => `rules-docs/${page}`)];

  it.each(pages)('of %s lead somewhere', (page) => {
    const text = readFileSync(path.join(root, page), 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '');
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target).filter((target) => !/^(?:https:|#)/.test(target));
    expect(targets.filter((target) => !existsSync(path.join(root, path.dirname(page), target.replace(/#.*$/, ''))))).toEqual([]);
  });

  it('of the README lead to what the package holds, or to what only its repository is for', () => {
    const { files } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { files: string[] };
    const targets = [...readFileSync(path.join(root, 'README.md'), 'utf8').matchAll(/\]\((?!https:|#)([^)\s/]+)/g)].map(([, first = '']) => first);
    expect([...new Set(targets)].filter((first) => !files.includes(first)).sort()).toEqual(['CONTRIBUTING.md', 'examples']);
  });
});

describe('names of files in CONTRIBUTING', () => {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const text = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');
  const all = ['src', 'tests', 'scripts'].flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true }).map((entry) => `${folder}/${String(entry).split(path.sep).join('/')}`));

  it('are those of files', () => {
    const named = [...text.matchAll(/`([\w./-]+\.(?:ts|mjs|jsonl))`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !all.some((file) => file === name || file.endsWith(`/${name}`)))).toEqual([]);
  });
});
