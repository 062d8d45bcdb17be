/** Holds that the README's picture is what the plugin says today, and that no code or message can break out of it. */
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { picture, wrap } from '../../scripts/lib/picture.mjs';
import { reportPicture } from '../../scripts/lib/report-picture.mjs';
import { plugin } from '../support/plugin.js';

describe('the picture of a report', () => {
  it('is that of a run of today (written by `npm run picture`), and the README shows it', async () => {
    expect(await reportPicture(plugin)).toBe(readFileSync('rules-docs/report.svg', 'utf8'));
    expect(readFileSync('README.md', 'utf8')).toContain('src="rules-docs/report.svg"');
  });

  const report = { line: 2, column: 5, endColumn: 13, rule: 'no-token-leak', message: 'It is <b>"bold"</b> & sharp.', suggestions: [{ title: "Use 'it'." }] };
  const svg = picture('first(1 < 2);\n    second();\nthird();\nfourth();', report, { from: 1, to: 3 });

  it('escapes code, message and suggestion', () => {
    expect(svg).toContain('>first(1 &#60; 2);</text>');
    expect(svg).toContain('It is &#60;b&#62;&#34;bold&#34;&#60;/b&#62; &#38; sharp.');
    expect(svg).toContain('💡 Use &#39;it&#39;.');
    expect(svg.match(/<b>/)).toBeNull();
  });

  it('shows the lines that are asked for, with the wave below the reported place', () => {
    expect([...svg.matchAll(/class="number"[^>]*>(\d+)</g)].map(([, line]) => line)).toEqual(['1', '2', '3']);
    // 8 pixels a character behind margin and gutter: column 5 begins at 60 + 4 * 8, and 8 characters are 16 strokes of 4 pixels.
    expect(/<path class="wave" d="M92 \d+((?:l4 -?3)+)"/.exec(svg)?.[1]?.match(/l/g)).toHaveLength(16);
  });

  it('has colours for light and for dark pages', () => {
    expect(svg).toContain('@media (prefers-color-scheme: dark)');
  });
});

describe('wrapping', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['one', 2, ['one']],
    ['a longestword b', 5, ['a', 'longestword', 'b']],
  ] as const)('%s at %i', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});
