/** The cheap question before `read`: it may say yes too often, never no where `read` finds something. */
import { describe, expect, it } from 'vitest';

import { probe } from './probe.js';

const NAMES: readonly string[] = ['url', 'baseURL'];
const ask = (code: string) => probe(code, (analysis, argument) => [analysis.mayHave(argument, NAMES), NAMES.some((name) => analysis.read(argument, [name]).state === 'found')] as const);

describe('where a property is', () => {
  it.each([
    ['in the literal', 'probe({ url: x });'],
    ['under a quoted name', "probe({ 'baseURL': x });"],
    ['in a spread literal', 'probe({ ...{ url: x } });'],
    ['in a variable', 'const o = { url: x }; probe(o);'],
    ['in one of two writes', 'let o = {}; if (y) o = { url: x }; probe(o);'],
    ['written later', 'const o = {}; o.url = x; probe(o);'],
    ['written later into a parameter', 'function f(o) { o.url = x; probe(o); }'],
    ['set by a method', "const o = new Map(); o.set('url', x); probe(o);"],
    ['set by a method that takes an object', 'const o = make(); o.set({ url: x }); probe(o);'],
    ['on one side', 'probe(y ? {} : { url: x });'],
    ['behind a name taken apart', 'const { o } = { o: { url: x } }; probe(o);'],
    ['in what a function gives', 'function make() { return { url: x }; } probe(make());'],
  ])('%s: yes', (_, code) => {
    expect(ask(code)).toEqual([[true, true]]);
  });
});

describe('where there surely is none', () => {
  it.each([
    ['a literal of other names', 'probe({ method: x });'],
    ['a string', "probe('url');"],
    ['a function', 'probe(() => ({ url: x }));'],
    ['a variable that is never given one', 'const o = { method: x }; o.headers = y; probe(o);'],
    ['a parameter', 'function f(o) { probe(o); }'],
    ['a global', 'probe(window);'],
  ])('%s: no', (_, code) => {
    expect(ask(code)).toEqual([[false, false]]);
  });
});
