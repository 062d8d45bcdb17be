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
