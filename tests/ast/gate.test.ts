/** Holds the shared first look at a file to its word: it may let texts through that a pattern does not match, never turn one away that it does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createGates } from '../../src/ast/gate.js';

describe('a gate', () => {
  const gateOf = createGates();
  const words = gateOf(/access[-_]?token|\bcode\b/i);
  const other = gateOf(/authorization_code_flow/);
  const anything = gateOf(/\d{4}/);

  it('answers as its pattern does', () => {
    expect(['const accessToken = 1', 'ACCESS_TOKEN', 'x.code', 'encoded', ''].map((text) => words.test(text))).toEqual([true, true, true, false, false]);
    expect(['authorization_code_flow', 'AUTHORIZATION_CODE_FLOW', 'authorization_c'].map((text) => other.test(text))).toEqual([true, false, false]);
    expect(['year 2026', 'no year'].map((text) => anything.test(text))).toEqual([true, false]);
  });

  it('says cheaply what may match: words in any case, the beginning of long ones, everything for a pattern without certain words', () => {
    expect(['encoded', 'ACCESSTOKEN', 'nothing'].map((text) => words.mayMatch(text))).toEqual([true, true, false]);
    expect(['Authorization_x', 'authorize'].map((text) => other.mayMatch(text))).toEqual([true, false]);
    expect(anything.mayMatch('')).toBe(true);
  });

  it('is not confused by the text before, nor by characters beyond ASCII', () => {
    expect([words.test('accessToken'), other.test('x'), words.test('accessToken'), words.test('äöü accessToken €'), words.test('accessЀtoken')]).toEqual([true, false, true, true, false]);
  });

  it('made after a search is found by the next one', () => {
    expect(words.test('late_comer')).toBe(false);
    expect(gateOf(/late_comer/).test('late_comer')).toBe(true);
  });

  it('beyond those that one number can tell apart is its pattern alone', () => {
    const many = createGates();
    const gates = Array.from({ length: 33 }, (_, index) => many(new RegExp(`word_${index}_`)));
    expect(gates.map((gate) => gate.test('word_30_ word_31_ word_32_')).lastIndexOf(false)).toBe(29);
    expect(gates.map((gate) => gate.test('word_0_')).lastIndexOf(true)).toBe(0);
    expect(gates.slice(31).map((gate) => gate.mayMatch(''))).toEqual([true, true]);
  });

  it('finds words that share letters with one another: beginnings, ends, and the same word twice', () => {
    const gates = ['abab', 'bab', 'babb', 'aa', 'aa', 'bbaabb'].map((word) => [word, gateOf(new RegExp(word))] as const);
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 14 }), (text) => {
      for (const [word, gate] of gates) expect(gate.mayMatch(text)).toBe(text.includes(word));
    }), { numRuns: 1000 });
  });

  it('reads a long text to its end, also where a word lies between two pieces of it', () => {
    const late = gateOf(/late_word/);
    for (const before of [65_527, 65_530, 65_536, 131_068, 200_000]) {
      expect([late.mayMatch(`${'x'.repeat(before)}late_word`), late.mayMatch(`${'é'.repeat(before)} late_word`), late.mayMatch(`${'x'.repeat(before)}late_ward`)]).toEqual([true, true, false]);
    }
  });

  it('never turns away what its pattern matches', () => {
    const patterns = [/grant_type/, /openid|profile|offline_access/, /jwt|jwk|jws|jose/i, /forceRefresh|acquireToken(?:Popup|Redirect)/];
    const gates = patterns.map((pattern) => [pattern, gateOf(pattern)] as const);
    fc.assert(fc.property(fc.array(fc.constantFrom('grant', '_type', 'open', 'id', 'profile', 'j', 'w', 't', 'K', 'jose', 'force', 'Refresh', 'acquire', 'Token', 'Popup', ' ', 'é'), { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      for (const [pattern, gate] of gates) expect(gate.test(text)).toBe(pattern.test(text));
    }), { numRuns: 1000 });
  });
});
