import { describe, expect, it } from 'vitest';

import { elementsOf, iteratedList } from '../../src/provenance/elements.js';
import { probe } from './probe.js';

interface Ranged { readonly range: readonly [number, number] }
const cut = (text: string, { range }: Ranged): string => text.slice(range[0], range[1]);

describe('elements of a list that the file writes down', () => {
  it.each([
    ['an array', "probe(['a', b]);", "'a' b"],
    ['a constant', "const L = ['a'] as const; probe(L);", "'a'"],
    ['a frozen list', "const L = Object.freeze(['a', 'b']); probe(L);", "'a' 'b'"],
    ['a set', "const L = new Set<string>(['a']); probe(L);", "'a'"],
    ['a spread list', "const L = ['a']; probe([...L, 'b']);", "'a' 'b'"],
    ['a spread of the unknown is left out', "probe([...other, 'b']);", "'b'"],
    ['values of an object', "const C = { X: 'a', Y: 'b' }; probe(Object.values(C));", "'a' 'b'"],
    ['a member of an object', "const C = { list: ['a'] }; probe(C.list);", "'a'"],
    ['a class field', "class A { private codes = ['a']; f() { probe(this.codes); } }", "'a'"],
    ['an import', "import { L } from './l'; probe(L);", '-'],
    ['a list written twice', "let L = ['a']; L = load(); probe(L);", '-'],
    ['a list that holds itself', 'const L = [...L]; probe(L);', ''],
  ])('%s', (_, code, expected) => {
    expect(probe(code, ({ module }, node) => elementsOf(module, node)?.map((element) => cut(module.text, element)).join(' ') ?? '-')).toEqual([expected]);
  });
});

describe('the list that a name goes through', () => {
  it.each([
    ['a loop', 'for (const c of CODES) probe(c);', 'CODES'],
    ['an asking callback', 'CODES.some((c) => probe(c));', 'CODES'],
    ['a function expression', 'CODES.find(function (c) { return probe(c); });', 'CODES'],
    ['the second parameter is the index', 'CODES.some((c, i) => probe(i));', '-'],
    ['another callback', 'promise.then((c) => probe(c));', '-'],
    ['a plain name', 'const c = 1; probe(c);', '-'],
  ])('%s', (_, code, expected) => {
    expect(probe(code, ({ module }, node) => { const list = iteratedList(module, node); return list ? cut(module.text, list) : '-'; })).toEqual([expected]);
  });
});
