/** Whether an object has a property: what is found, what is surely missing, and what nobody can know from the file. */
import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';

import { calleeName } from '../../src/ast/nodes.js';
import { createModule } from '../../src/provenance/module.js';
import type { Module, ModuleSource } from '../../src/provenance/module.js';
import { fileParserOf } from '../../src/provenance/parse.js';
import { readProperty } from '../../src/provenance/read.js';
import type { Reading, ReadOptions } from '../../src/provenance/read.js';
import { probe } from './probe.js';

const shown = (module: Module, reading: Reading): string => (reading.state === 'found' ? module.textOf(reading.node) : reading.state);
/** What stands at a path (`headers.a`) in what each `probe(…)` is given: the value's text, `missing` or `unknown`. */
const reads = (code: string, path: string, options?: ReadOptions): string[] =>
  probe(code, ({ module }, argument) => shown(module, readProperty(module, argument, path.split('.'), options)));
const repeat = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join(' ');

type Case = readonly [name: string, code: string, path: string, expected: string];
const finds = (cases: readonly Case[], options?: ReadOptions): void => {
  it.each(cases)('%s', (_name, code, path, expected) => {
    expect(reads(code, path, options)).toEqual([expected]);
  });
};

describe('a value that is written in place', () => {
  finds([
    ['spreads that lack it hide nothing', 'probe({ a: x, ...{ b: y } });', 'a', 'x'],
    ['spreads that lack it leave it missing', 'probe({ b: y, ...{ c: z } });', 'a', 'missing'],
    ['the second of two pairs', "probe([['b', y], ['a', x]]);", 'a', 'x'],
    ['a pair behind a gap', "probe([, ['a', x]]);", 'a', 'x'],
    ['a text has no members', 'probe(`profile`);', 'a', 'missing'],
    ['an arrow function has none', 'probe(() => ({ a: x }));', 'a', 'missing'],
    ['a function has none', 'probe(function () { return { a: x }; });', 'a', 'missing'],
    ['an element by a name that is not known is not the list', 'const o = { a: x }; probe(o[key]);', 'a', 'unknown'],
  ]);

  it('what stands at no path is the expression itself', () => {
    expect(probe('probe(load(user));', ({ module }, argument) => shown(module, readProperty(module, argument, [])))).toEqual(['load(user)']);
  });
});

describe('a call', () => {
  finds([
    ['the last argument of Object.assign that has it', 'probe(Object.assign({ a: x }, { b: y }));', 'a', 'x'],
    ['what Object.assign fills does not escape by that', 'const o = { b: y }; probe(Object.assign(o, { c: z }));', 'a', 'missing'],
    ['another method of Object', 'probe(Object.keys({ a: x }));', 'a', 'unknown'],
    ['a chain of setters whose last one sets another name', "probe(new HttpHeaders().set('a', x).append('b', y));", 'a', 'x'],
    ['a function that is named as a setter', "probe(set('a', x));", 'a', 'unknown'],
    ['a function that returns nothing', 'function make() { log(); } probe(make());', 'a', 'unknown'],
    ['a getter that returns nothing', 'probe({ get a() { throw new Error(); } });', 'a', 'unknown'],
  ]);
});

describe('a member of a class', () => {
  finds([
    ['a field without it', 'class Api { options = { b: y }; send() { probe(this.options); } }', 'a', 'missing'],
    ['a field that is written without being declared', 'class Api { load() { this.options = { b: y }; } send() { probe(this.options); } }', 'a', 'missing'],
    ['a field that a pattern writes', 'class Api { options = {}; load() { ({ inner: this.options } = { a: x, inner: {} }); } send() { probe(this.options); } }', 'a', 'unknown'],
    ['a method is not what it gives', 'class Api { options() { return { a: x }; } send() { probe(this.options); } }', 'a', 'unknown'],
    ['a field that holds a function is not what that gives', 'class Api { options = () => ({ a: x }); send() { probe(this.options); } }', 'a', 'missing'],
  ]);
});

describe('what is written later', () => {
  finds([
    ['a pattern that takes it out of something', 'const o = {}; [o.a] = pair; probe(o);', 'a', 'unknown'],
    ['a pattern that takes it out of something, further in', 'function send(o) { [o.h.a] = pair; probe(o); }', 'h.a', 'unknown'],
    ['a mention further in writes nothing', 'const o = { h: { a: x } }; log(o.h.a); probe(o);', 'h.a', 'x'],
    ['a setter without a value', "const h = new Headers(); h.append('a'); probe(h);", 'a', 'missing'],
    ['a setter of other names before it', "const h = new Headers(); h.set({ b: y }); h.set({ a: x }); probe(h);", 'a', 'x'],
    ['a setter that is read, not called', 'const o = { header: x }; const set = o.header; probe(o);', 'header', 'x'],
    ['a setter that is an argument behind its own name', "const o = { header: x }; log('header', o.header); probe(o);", 'header', 'x'],
    ['a method of the same name that sets something else', "const res = {}; res.cookie('cookie', x); probe(res);", 'cookie', 'unknown'],
    ['a member whose name differs in case', 'const o = { headers: {} }; o.Headers.a = x; probe(o);', 'headers.a', 'missing'],
    ['a setter further in', "const o = { http: { headers: {} } }; o.http.headers.set('a', x); probe(o);", 'http.headers.a', 'x'],
    ['a setter of what the value is looked for in', "function send(o) { o.headers.set('common', x); probe(o); }", 'headers.common.a', 'unknown'],
    ['a setter of a name that is not known', 'function send(o) { o.headers.set(key, x); probe(o); }', 'headers.a', 'unknown'],
    ['a method that reads, with a fallback', "const o = { headers: {} }; o.headers.get('a', x); probe(o);", 'headers.a', 'missing'],
    ['a setter further in that is handed on', "function send(o) { bind('a', o.headers.set); probe(o); }", 'headers.a', 'unknown'],
  ]);
});

describe('names of headers', () => {
  const CASES: readonly Case[] = [
    ['a key that is not known', 'probe({ [key]: x });', 'Authorization', 'unknown'],
    ['a later write in capitals, further in', 'const o = { headers: {} }; o.headers.AUTHORIZATION = x; probe(o);', 'headers.Authorization', 'x'],
    ['a later write of another name, further in', 'const o = { headers: {} }; o.headers.Accept = x; probe(o);', 'headers.Authorization', 'missing'],
    ['a later write of a name that is not known, further in', 'function send(o) { o.headers[key] = x; probe(o); }', 'headers.Authorization', 'unknown'],
  ];
  finds(CASES, { ignoreCase: true });

  it('have no case only where that is asked for, whatever was asked before', () => {
    const code = 'const h = { AUTHORIZATION: x }; probe(h);';
    const ask = (...all: readonly (ReadOptions | undefined)[]): string[][] =>
      probe(code, ({ module }, argument) => all.map((options) => shown(module, readProperty(module, argument, ['Authorization'], options))));
    expect(ask(undefined, { ignoreCase: true })).toEqual([['missing', 'x']]);
    expect(ask({ ignoreCase: true }, undefined)).toEqual([['x', 'missing']]);
    expect(reads('const o = { headers: {} }; o.headers.AUTHORIZATION = x; probe(o);', 'headers.Authorization')).toEqual(['missing']);
  });

  it('of two parts are not one name', () => {
    expect(probe('const o = { a: { b: x }, ab: y }; probe(o);', ({ module }, argument) => [['a', 'b'], ['ab']].map((path) => shown(module, readProperty(module, argument, path))))).toEqual([['x', 'y']]);
  });
});

describe('an object that other code may change', () => {
  it.each([
    ['a member by a name that is not known is written', 'o[key] = x;'],
    ['a method by a name that is not known', 'o[key]();'],
    ['a function that fills it', 'merge(o, more);'],
    ['a class that may fill it', 'new MergedOptions(o, more);'],
  ])('%s', (_name, statement) => {
    expect(reads(`const o = { b: y }; ${statement} probe(o);`, 'a')).toEqual(['unknown']);
  });

  it.each([
    ['a method that reads', "o.get('b');"],
    ['a setter of another name', "o.set('c', z);"],
    ['a member that is logged', 'log(o.b);'],
    ['a member that is constructed', 'new o.Client();'],
    ['a key of something else', 'log(seen[o]);'],
    ['what fills another object with it', 'merge(target, o);'],
    ['a function of one argument', 'settings.add(o);'],
    ['a function by a number', 'handlers[0](o, more);'],
    ['what is told of it', 'log({ o });'],
  ])('not by %s', (_name, statement) => {
    expect(reads(`const o = { b: y }; ${statement} probe(o);`, 'a')).toEqual(['missing']);
  });
});

describe('how far a value is looked for', () => {
  it.each<readonly [name: string, make: (count: number) => string, path: (count: number) => string, most: number]>([
    ['names', (count) => `const o0 = { a: x }; ${repeat(count, (at) => `const o${at + 1} = o${at};`)} probe(o${count});`, () => 'a', 15],
    ['members in members', (count) => `probe(${'{ p: '.repeat(count)}{ a: x }${' }'.repeat(count)});`, (count) => `${'p.'.repeat(count)}a`, 16],
    ['members of members', (count) => `probe(${'{ p: '.repeat(count)}{ a: x }${' }'.repeat(count)}${'.p'.repeat(count)});`, () => 'a', 16],
    ['patterns', (count) => `const o0 = ${'{ p: '.repeat(count)}{ a: x }${' }'.repeat(count)}; ${repeat(count, (at) => `const { p: o${at + 1} } = o${at};`)} probe(o${count});`, () => 'a', 7],
    ['names of several writes', (count) => `let o0 = {}; o0 = { a: x }; ${repeat(count, (at) => `let o${at + 1} = {}; o${at + 1} = o${at};`)} probe(o${count});`, () => 'a', 1],
    ['setters of many', (count) => `const h0 = { a: x }; ${repeat(count, (at) => `const h${at + 1} = new Headers(); h${at + 1}.set({ ...h${at} });`)} probe({ ...h${count} });`, () => 'a', 7],
    ['objects that are spread', (count) => `probe({ ...{ a: x }, ${'...{}, '.repeat(count)} });`, () => 'a', 148],
    ['objects that are spread around a member', (count) => `probe({ ...{ p: { a: x } }, ${'...{}, '.repeat(count)} }.p);`, () => 'a', 146],
  ])('through as many %s as anybody writes, but not any number', (_name, make, path, most) => {
    expect(reads(make(most), path(most))).toEqual(['x']);
    expect(reads(make(most + 1), path(most + 1))).not.toEqual(['x']);
  });

  it('a question that led too far does not spoil the next one', () => {
    const names = repeat(16, (at) => `const o${at + 1} = o${at};`);
    expect(reads(`const o0 = { a: x }; ${names} probe(o16); probe(o15);`, 'a')).toEqual(['unknown', 'x']);
    const functions = repeat(16, (at) => `const f${at + 1} = () => f${at}();`);
    expect(reads(`const f0 = () => ({ a: x }); ${functions} probe(f16()); probe(f15());`, 'a')).toEqual(['unknown', 'x']);
  });
});

describe('an object of another file', () => {
  /** Reads `a` in what the first of these files gives `probe(…)`. */
  const across = (files: Readonly<Record<string, string>>): string => {
    const parse = fileParserOf({ parser }, {}, true);
    const sources = new Map<string, ModuleSource | undefined>(Object.entries(files).map(([name, text]) => [`./${name}`, parse?.(text, name)]));
    const [first] = sources.values();
    if (!first) throw new Error('the file does not parse');
    const module = createModule(first, { file: (_from, specifier) => sources.get(specifier), speaks: () => true });
    const argument = module.calls.find((call) => calleeName(call) === 'probe')?.arguments[0];
    if (!argument) throw new Error('nothing is asked');
    return shown(module, readProperty(module, argument, ['a']));
  };

  it.each([
    ['by its name', "import { options } from './config'; probe(options);", 'export const options = { a: x };', 'x'],
    ['without it', "import { options } from './config'; probe(options);", 'export const options = { b: y };', 'missing'],
    ['that is required in place', "probe(require('./config'));", 'module.exports = { a: x };', 'x'],
    ['that is a field of an instance', "import { api } from './config'; probe(api.options);", 'class Api { options = { a: x }; } export const api = new Api();', 'x'],
    ['that is not the project’s', "import { options } from 'config'; probe(options);", 'export const options = { a: x };', 'unknown'],
  ])('%s', (_name, text, config, expected) => {
    expect(across({ main: text, config })).toBe(expected);
  });

  it.each<readonly [name: string, hand: (from: string) => string, ask: string, last: string, most: number]>([
    ['imports', (from) => `import { o as other } from '${from}'; export const o = { ...other };`, "import { o } from './f0'; probe(o);", 'export const o = { a: x };', 4],
    ['required files', (from) => `module.exports = { ...require('${from}') };`, "probe(require('./f0'));", 'module.exports = { a: x };', 7],
  ])('through as many %s as anybody writes, but not any number', (_name, hand, ask, last, most) => {
    const files = (count: number): Record<string, string> => ({ main: ask, ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, hand(`./f${at + 1}`)])), [`f${count}`]: last });
    expect(across(files(most))).toBe('x');
    expect(across(files(most + 1))).toBe('unknown');
  });
});
