/** Every limit that rules-docs/limits.md tells is true: its snippet gives no report. A limit that has fallen must leave the page. */
import { readFileSync } from 'node:fs';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../src/index.js';

const page = readFileSync(new URL('../rules-docs/limits.md', import.meta.url), 'utf8');
const sections = page.split(/^## /m).slice(1).map((section) => ({
  title: section.slice(0, section.indexOf('\n')),
  blocks: [...section.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? ''),
}));

describe('limits', () => {
  it('are shown by snippets', () => {
    expect(sections.filter(({ blocks }) => blocks.length > 0).length).toBeGreaterThanOrEqual(7);
  });

  it.each(sections.flatMap(({ title, blocks }) => blocks.map((code) => [title, code] as const)))('%s', (_title, code) => {
    const messages = new Linter().verify(code, [{ files: ['**/*.ts'], languageOptions: { parser } }, plugin.configs.all], { filename: 'src/limit.ts' });
    expect(messages.map(({ message }) => message)).toEqual([]);
  });
});

describe('sentences of the article without a rule', () => {
  const section = page.split(/^## /m).find((part) => part.startsWith('Sentences of the article')) ?? '';
  const rows = [...section.matchAll(/^\| (.+?) \| (.+) \|$/gm)].map(([, sentence = '', reason = '']) => ({ sentence, reason })).slice(2);
  const plain = (text: string): string => text.replaceAll('`', '').toLowerCase();

  it('are a table of whole sentences, each once, with its reason', () => {
    expect(rows.length).toBeGreaterThanOrEqual(12);
    expect(new Set(rows.map(({ sentence }) => sentence)).size).toBe(rows.length);
    for (const { sentence, reason } of rows) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(reason).toMatch(/^[A-Z\x60].{15,}\.$/);
    }
  });

  it('are none of those that have one, and name only rules that exist', () => {
    const statements = Object.values(plugin.rules).map((rule) => plain((rule.meta.docs as unknown as { statement: string }).statement));
    expect(rows.filter(({ sentence }) => statements.some((statement) => statement.includes(plain(sentence))))).toEqual([]);
    const named = rows.flatMap(({ reason }) => [...reason.matchAll(/`((?:no|prefer|require)-[\w-]+)`/g)].map(([, name = '']) => name));
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !(name in plugin.rules))).toEqual([]);
  });
});
