/** Holds that reports of different hosts are put into the same words, and that a difference is seen. */
import type { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

import { differences, eslintReports, oxlintLines } from '../../scripts/lib/hosts/reports.mjs';

const result = (filePath: string, messages: readonly object[]): ESLint.LintResult => ({ filePath, messages }) as unknown as ESLint.LintResult;

describe('reports of ESLint', () => {
  it('name the file below the root, the rule without its namespace, and come in order', () => {
    expect(eslintReports([
      result('/app/src/b.ts', [{ ruleId: 'zero-trust/no-token-leak', message: 'Two.', line: 2, column: 3, endLine: 2, endColumn: 9 }]),
      result('/app/src/a.ts', [
        { ruleId: 'zero-trust/no-token-leak', message: 'One.', line: 7, column: 1, endLine: 7, endColumn: 2, suggestions: [{ desc: 'Cut it.', fix: { range: [4, 8], text: '' } }] },
        { ruleId: null, message: 'Parsing error.', line: 1, column: 5, fix: { range: [0, 0], text: ';' } },
      ]),
    ], '/app')).toEqual([
      { file: 'src/a.ts', line: 1, column: 5, endLine: 1, endColumn: 5, rule: 'no rule', message: 'Parsing error.', fix: [0, 0, ';'], suggestions: [] },
      { file: 'src/a.ts', line: 7, column: 1, endLine: 7, endColumn: 2, rule: 'no-token-leak', message: 'One.', suggestions: [{ title: 'Cut it.', edit: [4, 8, ''] }] },
      { file: 'src/b.ts', line: 2, column: 3, endLine: 2, endColumn: 9, rule: 'no-token-leak', message: 'Two.', suggestions: [] },
    ]);
  });
});

describe('reports of oxlint', () => {
  it('name rules as ESLint does, and leave other codes as they are', () => {
    const diagnostic = (code: string): object => ({ message: 'It is.', code, filename: 'src/a.ts', labels: [{ span: { line: 4 } }] });
    expect(oxlintLines(JSON.stringify({ diagnostics: [diagnostic('zero-trust(no-token-leak)'), diagnostic('eslint(no-eval)')] }))).toEqual([
      { file: 'src/a.ts', line: 4, rule: 'no-token-leak', message: 'It is.' },
      { file: 'src/a.ts', line: 4, rule: 'eslint(no-eval)', message: 'It is.' },
    ]);
  });
});

describe('differences', () => {
  const [one, two] = [{ file: 'a.ts', line: 1 }, { file: 'a.ts', line: 2 }];
  it('none between equal lists, whatever their order', () => {
    expect(differences([one, two], [{ ...two }, { ...one }])).toEqual([]);
  });

  it('name what is missing and what came', () => {
    expect(differences([one], [two])).toEqual(['missing: {"file":"a.ts","line":1}', 'not expected: {"file":"a.ts","line":2}']);
  });

  it('a report that came twice is one too many', () => {
    expect(differences([one], [one, one])).toEqual(['not expected: {"file":"a.ts","line":1}']);
  });
});
