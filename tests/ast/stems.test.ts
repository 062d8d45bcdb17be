/** What a pattern needs a text to hold: a stem too many costs time, one too few closes a rule that has something to report. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { stemsOf } from '../../src/ast/stems.js';

describe('the stems of a pattern', () => {
  it.each<[string, RegExp, readonly string[] | undefined]>([
    ['words', /token|jwt/, ['token', 'jwt']],
    ['case does not matter', /AADSTS/, ['aadsts']],
    ['what may be left out is in some', /max-?age/, ['maxage', 'max-age']],
    ['what may be repeated ends a stem: the longer side counts', /ab+cdef/, ['cdef']],
    ['of two sides as long, the first', /ab\d+cd/, ['ab']],
    ['of two sides as long, the one with fewer stems', /(?:ab|ac)\d+cd/, ['cd']],
    ['counted from none: no stem', /(?:token){0,2}x/, ['x']],
    ['counted from one', /(?:token){1,2}/, ['token']],
    ['counted exactly', /(?:token){2}/, ['token']],
    ['any number', /(?:token)*/, undefined],
    ['a question mark further on', /token\d+x?/, ['token']],
    ['a group', /(?:access|id)_token/, ['access_token', 'id_token']],
    ['a group that is captured', /(access|id)_token/, ['access_token', 'id_token']],
    ['a group with a name', /(?<kind>access|id)_token/, ['access_token', 'id_token']],
    ['what stands around demands nothing', /(?<!re)fresh(?=token)_x(?!y)(?<=z)/, ['fresh_x']],
    ['borders of words and of the text', /^\btoken\B$/, ['token']],
    ['a small class is multiplied out', /[xy]z/, ['xz', 'yz']],
    ['in lower case', /[XY]z/, ['xz', 'yz']],
    ['as many as are written out', /[.,:;]z/, ['.z', ',z', ':z', ';z']],
    ['more than there are signs are not', /[abcdefghijklmnopqrstuvwxyz0123456789]z/, ['z']],
    ['with escaped signs and white space', /z[\n\].\-^]/, ['z\n', 'z]', 'z.', 'z-', 'z^']],
    ['a range, a negation and an escape are not', /[a-d]token[^a]jwt[\w]x/, ['token']],
    ['an escaped bracket does not end a class', /[\]]token/, [']token']],
    ['all but the members', /[^\]]token/, ['token']],
    ['of two long pieces the first, which the alternatives share', /azure\W?client|azure\W?directory/, ['azure']],
    ['any character', /token./, ['token']],
    ['escaped signs', /a\.b\/c\$/, ['a.b/c$']],
    ['classes by letter', /\dtoken\w\s/, ['token']],
    ['characters by number are not read', /token\u0041\x41\cAz/, ['token']],
    ['a character by number alone', /\u0041/, undefined],
    ['references', /(?<name>a)\k<name>token/, ['token']],
    ['a long alternative of which one demands nothing', /token|\d/, undefined],
    ['too many strings are not multiplied out', /(?:a|b|c|d|e|f|g)(?:a|b|c|d|e|f|g)xyz/, ['axyz', 'bxyz', 'cxyz', 'dxyz', 'exyz', 'fxyz', 'gxyz']],
    ['nothing', /(?:)/, undefined],
    ['alternatives', /token|JWT/i, ['token', 'jwt']],
    ['an optional character is tried both ways', /sign-?in/i, ['signin', 'sign-in']],
    ['so is a small class', /id[-_]?token/i, ['idtoken', 'id-token', 'id_token']],
    ['a group in the middle', /acquireToken(?:Popup|Redirect)/, ['acquiretokenpopup', 'acquiretokenredirect']],
    ['what stands around a gap: the longest piece', /new\s[\w.]{0,80}(?:Application|Credential)\b/, ['application', 'credential']],
    ['an escaped character', /\bhttps?:\/\/a\.b/, ['http://a.b', 'https://a.b']],
    ['what is repeated is there once', /(?:abc)+d?/, ['abc']],
    ['a stem inside another one stands beside it', /userToken|token/, ['usertoken', 'token']],
    ['look-arounds demand nothing', /(?<!not )token(?=s)/, ['token']],
    ['a class at the end', /ab[a-z]/, ['ab']],
    ['nothing certain: everything may be left out', /(?:token)?/, undefined],
    ['nothing certain in one alternative', /token|\d+/, undefined],
    ['only classes', /[a-z]\w+/, undefined],
  ])('%s', (_, pattern, stems) => {
    expect(stemsOf(pattern)).toEqual(stems);
  });

  it('stand in every text that the pattern matches', () => {
    const texts: readonly (readonly [RegExp, string])[] = [[/max-?age/, 'MaxAge'], [/token\u0041\x41/, 'tokenAA'], [/(?<name>a)\k<name>token/, 'aatoken'], [/(?:token){0,2}x/, 'x'], [/token\cJ/, 'token\n']];
    for (const [pattern, text] of texts) {
      expect(text).toMatch(new RegExp(pattern.source, 'i'));
      expect(stemsOf(pattern)?.some((stem) => text.toLowerCase().includes(stem))).not.toBe(false);
    }
  });

  it('stand in whatever a pattern matches', () => {
    const patterns = [/max-?_?age|life_?-?(?:time|span)|\b[EP]X\b|sess(?:ion)?s?:/i, /\b(?:http|ws):\/\/|['"`](?:node:)?(?:http|ws):?['"`]/i, /new\s[\w.]{0,20}(?:Application|Credential)\b/, /a{2,3}b{0}c?d/, /x(?:y|z(?:1|2)?)+w/, /\bexp[\n .,\-\]^]|token\W?session[-:]/i];
    fc.assert(fc.property(fc.constantFrom(...patterns), fc.infiniteStream(fc.constantFrom('max', 'Age', '-', '_', 'life', 'span', ' EX ', 'session', 's:', 'http', '://', '"', 'node:', 'ws', 'new ', 'X.', 'Application', 'Credential', ' ', 'aa', 'a', 'd', 'x', 'y', 'z1', 'w', 'exp', 'token', '.', '\n', '-', ']')), fc.nat(8), (pattern, pieces, count) => {
      const text = [...pieces.take(count)].join('');
      const stems = stemsOf(pattern);
      expect(stems).toBeDefined();
      if (pattern.test(text)) expect(stems?.some((stem) => text.toLowerCase().includes(stem))).toBe(true);
    }), { numRuns: 2000 });
  });
});
