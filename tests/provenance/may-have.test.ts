/** The cheap question before `read`: it may say yes too often, never no where `read` finds something. */
import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { mayHave } from '../../src/provenance/may-have.js';
import { createModule } from '../../src/provenance/module.js';
import type { ModuleSource } from '../../src/provenance/module.js';
import { fileParserOf } from '../../src/provenance/parse.js';
import { probe } from './probe.js';

const NAMES: readonly string[] = ['url', 'baseURL'];
const ask = (code: string) => probe(code, (analysis, argument) => [analysis.mayHave(argument, NAMES), NAMES.some((name) => analysis.read(argument, [name]).state === 'found')] as const);

/** A condition in a condition in a condition: `object` stands that deep. */
const nested = (depth: number, object: string): string => (depth === 0 ? object : `y ? { method: x } : ${nested(depth - 1, object)}`);
/** Names for each other, the first of which stands for an object. */
const named = (count: number): string => `const n0 = { method: x }; ${Array.from({ length: count - 1 }, (_, index) => `const n${index + 1} = n${index};`).join(' ')} probe(n${count - 1});`;
/** Writes of one variable: so many that lack the names, and one that has them. */
const written = (others: number): string => `let o = {}; ${'if (y) o = { method: x }; '.repeat(others - 1)}if (y) o = { url: x }; probe(o);`;

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
    ['set by a method of a parameter', "function f(o) { o.set('url', x); probe(o); }"],
    ['set by a method of a parameter that takes an object', 'function f(o) { o.set({ url: x }); probe(o); }'],
    ['on one side', 'probe(y ? {} : { url: x });'],
    ['on the other side', 'probe(y ? { url: x } : {});'],
    ['behind a fallback', 'probe({ url: x } ?? y);'],
    ['in a fallback', 'probe(y || { url: x });'],
    ['in what is awaited', 'async () => probe(await { url: x });'],
    ['in the eighth write', written(7)],
    ['behind a name taken apart', 'const { o } = { o: { url: x } }; probe(o);'],
    ['in what a function gives', 'function make() { return { url: x }; } probe(make());'],
  ])('%s: yes', (_, code) => {
    expect(ask(code)).toEqual([[true, true]]);
  });
});

describe('where there surely is none', () => {
  it.each([
    ['a literal of other names', 'probe({ method: x });'],
    ['a literal of names that are not known', 'probe({ [url]: x });'],
    ['a literal that takes in one of other names', 'probe({ ...{ method: x } });'],
    ['two literals of other names', 'probe(y ? {} : { method: x });'],
    ['a fallback of other names', 'probe(y || { method: x });'],
    ['a string', "probe('url');"],
    ['a template', 'probe(`${url}`);'],
    ['a function', 'probe(() => ({ url: x }));'],
    ['a function expression', 'probe(function () { return { url: x }; });'],
    ['a variable that is never given one', 'const o = { method: x }; o.headers = y; probe(o);'],
    ['a parameter', 'function f(o) { probe(o); }'],
    ['a parameter that is written', 'function f(o) { o = { url: x }; probe(o); }'],
    ['a parameter with a default', 'function f(o = { url: x }) { probe(o); }'],
    ['a parameter that is given another name', "function f(o) { o.set('method', x); probe(o); }"],
    ['a parameter that is given what a function makes', 'function f(o) { o.set(() => ({ url: x })); probe(o); }'],
    ['a parameter that is given nothing', 'function f(o) { o.set(); probe(o); }'],
    ['a parameter that is asked for the name', "function f(o) { o.remove('url'); probe(o); }"],
    ['a parameter whose method is taken out', 'function f(o) { const set = o.set; probe(o); }'],
    ['a parameter whose method is handed on', "function f(o) { each(o.set, 'url'); probe(o); }"],
    ['a parameter of which something is constructed', "function f(o) { new o.header('url', x); probe(o); }"],
    ['a parameter that is an index', 'function f(o) { table[o].url = x; probe(o); }'],
    ['a parameter that holds a component', 'function f(o) { probe(o); return <o.url />; }'],
    ['the name that a loop goes through', 'for (const key in list) probe(key);'],
    ['a ninth write', written(8)],
    ['a global', 'probe(window);'],
    ['a global of the language', 'probe(globalThis);'],
    ['an import, where files are not followed', "import { o } from './options'; probe(o);"],
  ])('%s: no', (_, code) => {
    expect(ask(code)).toEqual([[false, false]]);
  });
});

describe('what is not looked for to the end may be there', () => {
  it.each<[string, string, boolean]>([
    ['six conditions', `probe(${nested(6, '{ method: x }')});`, false],
    ['seven conditions', `probe(${nested(7, '{ method: x }')});`, true],
    ['six names', named(6), false],
    ['seven names', named(7), true],
    ['names for each other', 'let a = b; let b = a; probe(a);', true],
    ['199 objects in one', `probe({ ${'...{}, '.repeat(199)} });`, false],
    ['200 objects in one', `probe({ ${'...{}, '.repeat(200)} });`, true],
  ])('%s', (_, code, expected) => {
    expect(ask(code)).toEqual([[expected, false]]);
  });
});

describe('where the files of the project are followed', () => {
  /** Asks for the argument of the call that is the last statement. */
  const asked = (code: string): boolean => {
    const source = fileParserOf({ parser }, {}, true)?.(code, 'src/file.ts') as ModuleSource;
    const call = (source.ast.body.at(-1) as TSESTree.ExpressionStatement).expression as TSESTree.CallExpression;
    return mayHave(createModule(source, { file: () => undefined, speaks: () => false }), call.arguments[0] as TSESTree.Expression, new Set(NAMES));
  };

  it.each<[string, string, boolean]>([
    ['an import may have it', "import { o } from './options'; probe(o);", true],
    ['a constant of this file that lacks it has not', 'const o = { method: x }; probe(o);', false],
  ])('%s', (_, code, expected) => {
    expect(asked(code)).toBe(expected);
  });
});
