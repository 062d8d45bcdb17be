import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { installedLanguages } from '../../scripts/lib/languages.mjs';
import { createLint, everyRule } from '../../scripts/lib/lint.mjs';
import { checkText } from '../../scripts/lib/suggestions.mjs';
import { failureLines, summarize, tableOf } from '../../scripts/lib/suggestion-summary.mjs';
import { fake } from './fake-rules.js';

const cwd = path.resolve('nowhere');
const lint = createLint({ cwd, ruleSet: everyRule('fake', fake) });
const languages = await installedLanguages();

function check(text: string, name = 'file.ts') {
  const language = languages.find(({ extensions }) => extensions.includes(path.extname(name)));
  if (!language) throw new Error(`No parser for ${name}`);
  return checkText(lint, text, path.join(cwd, name), language);
}

/** `rule: check, check` for each report. */
const outcome = (text: string, name?: string) =>
  check(text, name).reports.map(({ rule, applied }) => `${rule}: ${applied.map(({ failures }) => failures.map((failure) => failure.check).join(', ') || 'good').join(' | ') || 'none'}`);

describe('a suggestion applied alone', () => {
  it('is good if it parses and cures its report', () => {
    expect(outcome('works();')).toEqual(['works: good']);
    expect(check('/* why */ works();').reports[0]?.applied[0]?.after).toBe('/* why */ fine(1);');
  });

  it('is checked like an automatic fix', () => {
    const [report] = check('repaired();').reports;
    expect(report?.applied).toMatchObject([{ kind: 'fix', after: 'fine();', failures: [] }]);
  });

  it('may leave other reports where they are, before and behind it', () => {
    expect(outcome('works(); works();\n\nworks(hopeless());\nhopeless();')).toEqual(['works: good', 'works: good', 'works: good', 'has-none: none', 'has-none: none']);
  });

  it('may move reports that stand between its parts', () => {
    expect(outcome('hopeless();\nhopeless(works());\nimports();\nhopeless();')).toEqual([
      'has-none: none', 'has-none: none', 'works: good', 'imports: good', 'has-none: none',
    ]);
  });

  it('fails if the result does not parse', () => {
    expect(check('\nbreaks();').reports[0]?.applied[0]?.failures).toEqual([{ check: 'parse', detail: '2:6 Expression expected.' }]);
  });

  it('fails if its report remains, also if another report of the rule stands beside it', () => {
    expect(outcome('remains();')).toEqual(['remains: remains']);
    expect(outcome('remains(remains());')).toEqual(['remains: remains', 'remains: remains']);
  });

  it('fails if a report comes, though there was one like it elsewhere', () => {
    expect(outcome('hopeless();\nswaps();')).toEqual(['has-none: none', 'swaps: new report']);
    expect(check('swaps();').reports[0]?.applied[0]?.failures).toEqual([{ check: 'new report', detail: 'has-none (other) at line 1' }]);
  });

  it('fails if a comment is lost', () => {
    expect(check('works(/* the answer */);').reports[0]?.applied[0]?.failures).toEqual([{ check: 'comment lost', detail: '"the answer"' }]);
  });

  it('fails if a rule throws at the result', () => {
    const [failure] = check('explode();').reports[0]?.applied[0]?.failures ?? [];
    expect(failure).toMatchObject({ check: 'crash' });
    expect(failure?.detail).toMatch(/^fake\/crashes-then: Cannot read this\. \(at .*fake-rules/);
  });
});

describe('a text', () => {
  it('that does not parse says where', () => {
    expect(check('const = 1;')).toEqual({ reports: [], unparsable: '1:6 Variable declaration expected.' });
  });

  it('at which a rule throws says which one', () => {
    expect(check('explode(1);').crash).toMatch(/^fake\/crashes-then: Cannot read this\./);
  });

  it('is not silenced by comments', () => {
    expect(outcome('/* eslint-disable */\nworks();')).toEqual(['works: good']);
  });

  it.each([
    ['file.tsx', '<a href={works()} />;'],
    ['file.cjs', 'works(); return;'],
    ['file.vue', '<script setup lang="ts">\nconst a: number = works();\n</script>\n<template><!-- here --><p /></template>'],
    ['file.svelte', '<script lang="ts">\nconst a: number = works();\n</script>\n<!-- here -->\n<p>{a}</p>'],
    ['file.astro', '---\nconst a: number = works();\n---\n<p>{a}</p>'],
  ])('is read as what its name says: %s', (name, text) => {
    expect(outcome(text, name)).toEqual(['works: good']);
  });
});

describe('the summary', () => {
  const reports = check('works();\nrepaired();\nhopeless();\nhopeless();\nbreaks();\nremains(/* ! */);').reports.map((report) => ({ ...report, file: 'file.ts' }));
  const rules = Object.keys(fake.rules ?? {});

  it('counts suggestions, failures, and reports without suggestion by their message', () => {
    expect(summarize(reports, rules).filter((summary) => summary.reports > 0)).toEqual([
      { rule: 'works', reports: 1, suggested: 1, applied: 1, failed: 0, failures: {}, without: {} },
      { rule: 'works-by-fix', reports: 1, suggested: 1, applied: 1, failed: 0, failures: {}, without: {} },
      { rule: 'has-none', reports: 2, suggested: 0, applied: 0, failed: 0, failures: {}, without: { other: 2 } },
      { rule: 'breaks', reports: 1, suggested: 1, applied: 1, failed: 1, failures: { parse: 1 }, without: {} },
      { rule: 'remains', reports: 1, suggested: 1, applied: 1, failed: 1, failures: { remains: 1, 'comment lost': 1 }, without: {} },
    ]);
  });

  it('reads as a table and a list', () => {
    expect(tableOf(summarize(reports, ['has-none', 'breaks', 'swaps']))).toEqual([
      'rule      reports  with a suggestion  applied  failed',
      'has-none        2            0 (0 %)        0       0',
      'breaks          1          1 (100 %)        1       1',
      'swaps           0                  –        0       0',
    ]);
    expect(failureLines(reports)).toEqual([
      'parse: file.ts:5 breaks (found, edit): 5:6 Expression expected.',
      'remains: file.ts:6 remains (found, edit): remains (found) at line 6',
      'comment lost: file.ts:6 remains (found, edit): "!"',
    ]);
  });
});
