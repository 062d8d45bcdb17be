import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyEdit, placeMap } from '../../scripts/lib/place-map.mjs';

/** Where `what` of the text stands after the edit that makes `after` of all of it. */
function moved(text: string, after: string, what: string): string {
  const start = text.indexOf(what);
  const [from, to] = placeMap(text, { range: [0, text.length], text: after })([start, start + what.length]);
  return after.slice(from, to);
}

describe('placeMap', () => {
  it('finds what did not change behind, before and between changes', () => {
    const text = 'one(); two(); three(); four();';
    const after = 'import zero; one(); 2; three(); 4.0;';
    expect(moved(text, after, 'one()')).toBe('one()');
    expect(moved(text, after, 'three()')).toBe('three()');
  });

  it('gives the whole replacement for a place within what was replaced', () => {
    expect(moved('f(first, second);', 'f({ key: 1 }, second);', 'first')).toBe('{ key: 1 }');
    expect(moved('a(); jwtDecode(token).exp;', 'a(); result.expiresOn;', 'jwtDecode(token).exp')).toBe('result.expiresOn');
  });

  it('leaves places outside the edit alone, but for the change of length', () => {
    const map = placeMap('a + b + c', { range: [4, 5], text: 'longer' });
    expect(map([0, 1])).toEqual([0, 1]);
    expect(map([8, 9])).toEqual([13, 14]);
    expect(map([4, 5])).toEqual([4, 10]);
    expect(map([0, 9])).toEqual([0, 14]);
  });

  it('leaves out what was put before a place or behind it', () => {
    expect(moved('a;', 'import b; a;', 'a')).toBe('a');
    expect(moved('a b', 'a', 'a')).toBe('a');
  });

  it('finds each word again, whatever is put around it or taken away there', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,4}$/));
    fc.assert(
      fc.property(words, words, words, words, (left, right, further, others) => {
        const short = [...left, 'KEPT', ...right].join(' ');
        const long = [...further, ...left, ...others, 'KEPT', ...others, ...right, ...further].join(' ');
        expect(moved(short, long, 'KEPT')).toBe('KEPT');
        expect(moved(long, short, 'KEPT')).toBe('KEPT');
      }),
    );
  });

  it('stays within the text when nothing is alike', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), fc.nat(), (text, after, a, b) => {
        const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const [newFrom, newTo] = placeMap(text, { range: [0, text.length], text: after })([from, to]);
        expect(newFrom).toBeGreaterThanOrEqual(0);
        expect(newTo).toBeLessThanOrEqual(after.length);
        expect(applyEdit(text, { range: [0, text.length], text: after })).toBe(after);
      }),
    );
  });
});
