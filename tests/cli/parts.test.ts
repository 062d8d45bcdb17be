/** The parts of the command that need no files. */
import type { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

import { startProgress } from '../../src/cli/progress.js';
import { listed, summaryOf } from '../../src/cli/summary.js';

describe('progress', () => {
  const watch = (isWatched: boolean, ...times: number[]): string => {
    let said = '';
    let time = 0;
    const progress = startProgress({ cwd: '/', home: '/', out: () => undefined, err: (text) => { said += text; }, isWatched }, () => time);
    for (time of times) progress.tick();
    progress.end();
    progress.end();
    return said.replaceAll('\r\u001B[K', '<');
  };

  it('counts files in one line, five times a second at most, and takes the line away', () => {
    expect(watch(true, 50, 150, 210, 220, 500, 10_000)).toBe('<3 files …<5 files …<6 files …<');
  });

  it('is silent where the work is short, and where nobody watches', () => {
    expect(watch(true, 50, 150)).toBe('');
    expect(watch(false, 1_000, 2_000)).toBe('');
  });
});

describe('lists', () => {
  it('name ten files and count the rest', () => {
    const names = Array.from({ length: 12 }, (_, index) => String(index + 1));
    expect(listed(names.slice(0, 10))).toBe('1, 2, 3, 4, 5, 6, 7, 8, 9, 10');
    expect(listed(names)).toBe('1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more');
  });
});

describe('the summary', () => {
  const result = (filePath: string, ...rules: (string | null)[]) => ({ filePath, messages: rules.map((ruleId) => ({ ruleId })) }) as ESLint.LintResult;

  it('has a line for each rule, most findings first, and counts files once', () => {
    expect(summaryOf([result('a', 'zero-trust/a', 'zero-trust/long-name', 'zero-trust/long-name', null), result('b', ...Array.from({ length: 9 }, () => 'zero-trust/long-name')), result('c', null)])).toBe(
      '  zero-trust/long-name  11 in 2 files\n  zero-trust/a           1 in 1 file\n12 findings in 2 of 3 files. What they mean: npx eslint-plugin-zero-trust explain long-name\n',
    );
  });

  it('is one sentence where nothing was found', () => {
    expect(summaryOf([result('a'), result('b', null)])).toBe('Nothing found in 2 files.\n');
  });
});
