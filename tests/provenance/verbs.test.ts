import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { enclosingFunction } from '../../src/ast/nodes.js';
import { quote } from '../../src/provenance/describe.js';
import { probe } from './probe.js';

const textOf = (analysis: { module: { text: string } }, node: { range: readonly [number, number] }): string => analysis.module.text.slice(node.range[0], node.range[1]);

describe('read', () => {
  /** What `read(probe's argument, path)` finds: the value's text, `missing` or `unknown`. */
  const reads = (code: string, path: readonly string[], ignoreCase = false): string[] =>
    probe(code, (analysis, argument) => {
      const reading = analysis.read(argument, path, { ignoreCase });
      return reading.state === 'found' ? textOf(analysis, reading.node) : reading.state;
    });

  it.each([
    ['a literal', 'probe({ a: x });', ['a'], 'x'],
    ['a literal without it', 'probe({ b: x });', ['a'], 'missing'],
    ['nested members', 'probe({ a: { b: x } });', ['a', 'b'], 'x'],
    ['the last of two', 'probe({ a: 1, a: 2 });', ['a'], '2'],
    ['a spread of a literal', 'const base = { a: x }; probe({ ...base, b: 1 });', ['a'], 'x'],
    ['a spread of the unknown hides what is missing', 'probe({ ...base, b: 1 });', ['a'], 'unknown'],
    ['a property behind an unknown spread', 'probe({ ...base, a: 1 });', ['a'], '1'],
    ['a name', 'const o = { a: x }; probe(o);', ['a'], 'x'],
    ['a later write', 'const o = {}; o.a = x; probe(o);', ['a'], 'x'],
    ['a later write with brackets', "const o = {}; o['a'] = x; probe(o);", ['a'], 'x'],
    ['a later write further in', 'const o = { h: {} }; o.h.a = x; probe(o);', ['h', 'a'], 'x'],
    ['a setter', "const h = new Headers(); h.set('a', x); probe(h);", ['a'], 'x'],
    ['a setter of a member', "function f(c) { c.headers.set('a', x); probe(c); }", ['headers', 'a'], 'x'],
    ['a chain of setters', "probe(new HttpHeaders().set('b', y).append('a', x));", ['a'], 'x'],
    ['header pairs', "probe(new Headers([['a', x]]));", ['a'], 'x'],
    ['a wrapper', 'probe(Object.freeze({ a: x }));', ['a'], 'x'],
    ['Object.assign, the last wins', 'probe(Object.assign({}, { a: 1 }, { a: 2 }));', ['a'], '2'],
    ['a function of this file', 'function make() { return { a: x }; } probe(make());', ['a'], 'x'],
    ['a function elsewhere', 'probe(make());', ['a'], 'unknown'],
    ['a class field', 'class C { o = { a: x }; f() { probe(this.o); } }', ['a'], 'x'],
    ['either side of a condition', 'probe(c ? { a: x } : { b: y });', ['a'], 'x'],
    ['an object that escapes', 'const o = { b: 1 }; fill(o, 2); probe(o);', ['a'], 'unknown'],
    ['a parameter', 'function f(o) { probe(o); }', ['a'], 'unknown'],
    ['a member of an object', 'const o = { p: { a: x } }; probe(o.p);', ['a'], 'x'],
    ['a computed key hides what is missing', 'probe({ [k]: 1 });', ['a'], 'unknown'],
    ['names of the prototype', 'probe({});', ['constructor'], 'missing'],
    ['nothing', 'probe(undefined);', ['a'], 'missing'],
    ['an empty list of pairs', 'probe([]);', ['a'], 'missing'],
    ['a list of other pairs', "probe([['b', x]]);", ['a'], 'unknown'],
    ['a getter of a literal', 'probe({ get a() { return x; } });', ['a'], 'x'],
    ['a getter with two ends: the first', 'probe({ get a() { if (c) return 1; return x; } });', ['a'], '1'],
    ['both sides without it', 'probe(c ? { b: 1 } : {});', ['a'], 'missing'],
    ['one side unknown', 'probe(c ? { b: 1 } : other);', ['a'], 'unknown'],
    ['a fallback', 'probe(other ?? { a: x });', ['a'], 'x'],
    ['a destructured object', 'const { p } = { p: { a: x } }; probe(p);', ['a'], 'x'],
    ['a member by a name that is not known', 'probe(o[k]);', ['a'], 'unknown'],
    ['a function with two ends that both lack it', 'const make = () => { if (c) return {}; return { b: 1 }; }; probe(make());', ['a'], 'missing'],
    ['a wrapper around nothing', 'probe(new Headers());', ['a'], 'missing'],
    ['a function in a wrapper', 'probe(useMemo(() => ({ a: x }), []));', ['a'], 'x'],
    ['a function with two ends in a wrapper', 'probe(useMemo(() => { if (c) return {}; return { a: x }; }, []));', ['a'], 'unknown'],
    ['Object.assign with what is not known', 'probe(Object.assign({ a: 1 }, ...others));', ['a'], 'unknown'],
    ['Object.assign without it', 'probe(Object.assign({}, { b: 1 }));', ['a'], 'missing'],
    ['a setter of many', "const h = new Headers(); h.set({ a: x }); probe(h);", ['a'], 'x'],
    ['a setter of a member, of another key', "function f(c) { c.headers.set('b', x); probe(c); }", ['headers', 'a'], 'unknown'],
    ['another method of a member', "function f(c) { c.headers.delete('a'); probe(c); }", ['headers', 'a'], 'unknown'],
    ['a member of a member written', "function f(c) { c.headers.common = { a: x }; probe(c); }", ['headers', 'common', 'a'], 'unknown'],
    ['an object that is only looked at', 'const o = { b: 1 }; log(o); probe(o);', ['a'], 'missing'],
    ['an object that is spread', 'const o = { b: 1 }; use({ ...o }); probe(o);', ['a'], 'missing'],
    ['an object whose method could change it', 'const o = { b: 1 }; o.fill(); probe(o);', ['a'], 'unknown'],
    ['a circle of names', 'const a = b; const b = a; probe(a);', ['a'], 'unknown'],
    ['one of several writes', 'let o = {}; if (c) o = { a: x }; probe(o);', ['a'], 'x'],
    ['several writes without it', 'let o = {}; if (c) o = { b: x }; probe(o);', ['a'], 'unknown'],
    ['a getter of a class', 'class C { get o() { return { a: x }; } f() { probe(this.o); } }', ['a'], 'x'],
    ['a field that is written twice', 'class C { o = {}; set(x) { this.o = { a: x }; } f() { probe(this.o); } }', ['a'], 'x'],
  ] as const)('%s', (_name, code, path, expected) => {
    expect(reads(code, path)).toEqual([expected]);
  });

  it('header names have no case', () => {
    expect(reads('probe({ AUTHORIZATION: x });', ['Authorization'], true)).toEqual(['x']);
    expect(reads('probe({ AUTHORIZATION: x });', ['Authorization'])).toEqual(['missing']);
  });

  it('functions that return each other do not double the work', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `function f${index}(x) { if (x) return f${index + 1}(x); return f${index + 1}(); }`).join('');
    expect(reads(`${lines} probe(f0());`, ['a'])).toEqual(['unknown']);
  });

  it('an object that contains itself ends', () => {
    expect(reads('const o = { ...o, p: o }; probe(o);', ['a'])).toEqual(['unknown']);
  });
});

describe('constant', () => {
  const folds = (code: string): unknown[] =>
    probe(code, (analysis, argument) => {
      const constant = analysis.constant(argument);
      return constant ? [constant.value, constant.fallback ? 'fallback' : 'certain', textOf(analysis, constant.literal)] : 'unknown';
    });

  it.each([
    ['arithmetic', 'probe(24 * 60 * 60);', [86_400, 'certain', '24 * 60 * 60']],
    ['named constants', 'const HOUR = 3600; const DAY = 24 * HOUR; probe(DAY * 7);', [604_800, 'certain', 'DAY * 7']],
    ['text', "const unit = 'h'; probe(`8${unit}`);", ['8h', 'certain', '`8${unit}`']],
    ['concatenation', "probe('8' + 'h');", ['8h', 'certain', "'8' + 'h'"]],
    ['a member of a constant object', 'const C = { ttl: 900 } as const; probe(C.ttl);', [900, 'certain', '900']],
    ['a nested member', 'const C = { session: { ttl: 900 } }; probe(C.session.ttl);', [900, 'certain', '900']],
    ['a destructured constant', 'const { ttl } = { ttl: 900 }; probe(ttl);', [900, 'certain', '900']],
    ['an enum', "enum Code { A = 'a1' } probe(Code.A);", ['a1', 'certain', "'a1'"]],
    ['a static field', 'class C { static readonly TTL = 60; } probe(C.TTL);', [60, 'certain', '60']],
    ['a field', 'class C { ttl = 60; f() { probe(this.ttl); } }', [60, 'certain', '60']],
    ['a function without parameters', 'const ttl = () => 60; probe(ttl());', [60, 'certain', '60']],
    ['a conversion', "probe(parseInt('900', 10));", [900, 'certain', "parseInt('900', 10)"]],
    ['either side of a condition', 'probe(x ? 60 : 120);', [60, 'certain', 'x ? 60 : 120']],
    ['a fallback', 'probe(process.env.TTL || 3600);', [3600, 'fallback', '3600']],
    ['a converted fallback', "probe(Number(process.env.TTL ?? '3600'));", [3600, 'fallback', "'3600'"]],
    ['a literal that is never replaced', 'probe(60 || other);', [60, 'certain', '60']],
    ['an unknown', 'probe(ttl);', 'unknown'],
    ['a parameter with a default', 'function f(ttl = 60) { probe(ttl); }', 'unknown'],
    ['a variable that is written twice', 'let ttl = 60; ttl = 90; probe(ttl);', 'unknown'],
    ['a member that is changed', 'const C = { ttl: 900 }; C.ttl = 1; probe(C.ttl);', 'unknown'],
    ['names of the prototype', 'const C = {}; probe(C.constructor);', 'unknown'],
    ['a sign', 'probe(-60);', [-60, 'certain', '-60']],
    ['a number made of a text', "probe(+'60');", [60, 'certain', "+'60'"]],
    ['a negation', 'probe(!0);', [true, 'certain', '!0']],
    ['a negation of the unknown', 'probe(!x);', 'unknown'],
    ['another operator', 'probe(~60);', 'unknown'],
    ['a negated text', "probe(-'a');", 'unknown'],
    ['a pattern', 'probe(/a/);', 'unknown'],
    ['an unknown part of a text', 'probe(`8${unit}`);', 'unknown'],
    ['a fallback in a text', "probe(`${process.env.N ?? '8'}h`);", ['8h', 'fallback', "`${process.env.N ?? '8'}h`"]],
    ['an unknown on the left', 'probe(x * 60);', 'unknown'],
    ['an unknown on the right', 'probe(60 * x);', 'unknown'],
    ['a comparison', 'probe(60 > 30);', 'unknown'],
    ['a product of texts', "probe('a' * 'b');", 'unknown'],
    ['and', 'probe(x && 60);', 'unknown'],
    ['a fallback of the unknown', 'probe(60 && x || y);', 'unknown'],
    ['one side of a condition', 'probe(x ? 60 : y);', 'unknown'],
    ['toString', 'probe((60).toString());', ['60', 'certain', '60']],
    ['trim of the unknown', 'probe(x.trim());', 'unknown'],
    ['a function with a parameter', 'const ttl = (n) => 60; probe(ttl(1));', 'unknown'],
    ['a function with two ends', 'function ttl() { if (c) return 1; return 2; } probe(ttl());', 'unknown'],
    ['a conversion of the unknown', 'probe(Number(x));', 'unknown'],
    ['a conversion of nothing', 'probe(Number());', 'unknown'],
    ['undefined', 'probe(undefined);', [undefined, 'certain', 'undefined']],
    ['endlessness', 'probe(Infinity);', [Infinity, 'certain', 'Infinity']],
    ['a frozen object', 'const C = Object.freeze({ ttl: 900 }); probe(C.ttl);', [900, 'certain', '900']],
    ['an element', 'const [first] = [60, 90]; probe(first);', [60, 'certain', '60']],
    ['an element that is not there', 'const [, , third] = [60, 90]; probe(third);', 'unknown'],
    ['a spread of a constant object', 'const base = { ttl: 900 }; const C = { ...base }; probe(C.ttl);', [900, 'certain', '900']],
    ['behind a spread of a constant object', 'const base = { n: 1 }; const C = { ttl: 900, ...base }; probe(C.ttl);', [900, 'certain', '900']],
    ['behind a spread of the unknown', 'const C = { ttl: 900, ...given }; probe(C.ttl);', 'unknown'],
    ['before it', 'const C = { ...given, ttl: 900 }; probe(C.ttl);', [900, 'certain', '900']],
    ['a method of a class', 'class C { ttl() { return 60; } f() { probe(this.ttl); } }', 'unknown'],
    ['a member of a text', "const C = 'a'; probe(C.b);", 'unknown'],
    ['a member of an enum by a text', "enum Code { 'a-b' = 1 } probe(Code['a-b']);", [1, 'certain', '1']],
    ['a member that an enum has not', 'enum Code { A = 1 } probe(Code.B);', 'unknown'],
    ['a member without value of an enum', 'enum Code { A } probe(Code.A);', 'unknown'],
    ['a member by an unknown name', 'const C = { a: 1 }; probe(C[k]);', 'unknown'],
  ])('%s', (_name, code, expected) => {
    expect(folds(code)).toEqual([expected]);
  });

  it('names made of names do not double the work', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `const n${index + 1} = n${index} + n${index};`).join('');
    expect(folds(`const n0 = 0; ${lines} probe(n8); probe(n40);`)).toEqual([[0, 'certain', 'n7 + n7'], 'unknown']);
  });

  it('a constant of itself ends', () => {
    expect(folds('const a = b; const b = a; probe(a);')).toEqual(['unknown']);
  });
});

describe('text', () => {
  const parts = (code: string): string[] =>
    probe(code, (analysis, argument) =>
      analysis.text(argument).map((part) => ('text' in part ? `${part.fallback ? '?' : ''}${part.text}` : `<${textOf(analysis, part.unknown)}>`)).join('|'));

  it.each([
    ['a literal', "probe('http://a/b');", 'http://a/b'],
    ['a template', 'probe(`http://${host}/b`);', 'http://|<host>|/b'],
    ['constants', "const BASE = 'http://a'; probe(`${BASE}/b` + c);", 'http://a|/b|<c>'],
    ['a class field', "class C { url = 'http://a/'; f() { probe(this.url + id); } }", 'http://a/|<id>'],
    ['a fallback', "probe((process.env.API || 'http://a') + '/b');", '?http://a|/b'],
    ['a URL with a base', "probe(new URL('/b', 'http://a'));", 'http://a|/b'],
    ['an absolute URL beats its base', "probe(new URL('https://c/b', 'http://a').href);", 'https://c/b'],
    ['the host of an address', "const u = new URL(path, 'http://localhost:3001'); probe(u.hostname);", 'localhost'],
    ['a function of this file', "const url = () => 'http://a'; probe(url());", 'http://a'],
    ['an unknown', 'probe(url);', '<url>'],
    ['joined', "probe(['http://a', p].join('/'));", 'http://a|/|<p>'],
  ])('%s', (_name, code, expected) => {
    expect(parts(code)).toEqual([expected]);
  });
});

describe('texts', () => {
  /** Every string that it can be, with `<code>` for what is not known. */
  const strings = (code: string): string[][] =>
    probe(code, (analysis, argument) => analysis.texts(argument).map((parts) => parts.map((part) => ('text' in part ? part.text : `<${textOf(analysis, part.unknown)}>`)).join('')));

  it.each([
    ['a literal', "probe('a');", ['a']],
    ['both sides of a condition', "probe(`${c ? 'a' : b}/x`);", ['a/x', '<b>/x']],
    ['a fallback, then what it stands in for', "probe(a ?? 'b');", ['b', '<a>']],
    ['every write of a variable', "let s; if (c) s = 'a'; else s = 'b'; probe(s);", ['a', 'b']],
    ['a variable that grows', "let s = 'a'; s += b; probe(s);", ['a<s>']],
    ['the default of a parameter', "function f(s = 'a') { probe(s); }", ['a']],
    ['what calls of a function of this file pass', "function f(s) { probe(s + '/x'); } f('a'); f(b);", ['a/x', '<b>/x']],
    ['an absolute URL beats its base, a relative one is joined', "probe(new URL(c ? 'http://a' : '/b', 'http://c'));", ['http://a', 'http://c/b']],
    ['a promise of it', "async function f() { probe(await Promise.resolve(x)); }", ['<Promise.resolve(x)>']],
  ] as const)('%s', (_name, code, expected) => {
    expect(strings(code)).toEqual([expected]);
  });

  it('a name that doubles at each step ends', () => {
    const names = Array.from({ length: 40 }, (_, index) => `const s${index + 1} = s${index} + s${index};`).join(' ');
    expect(strings(`const s0 = c ? 'a' : 'b'; ${names} probe(s40);`)[0]?.length).toBeLessThanOrEqual(16);
  });

  it('functions that call themselves end', () => {
    expect(strings("function f(s) { f(s + 'a'); f(s + 'b'); f(s + 'c'); probe(s); } f('x');")[0]?.length).toBeLessThanOrEqual(16);
  });
});

describe('uses', () => {
  const uses = (code: string): string[] =>
    probe(code, (analysis, argument) => analysis.uses(argument).map((use) => (use.type === 'argument' ? `argument ${use.index} of ${textOf(analysis, use.call.callee)}` : use.type === 'member' || use.type === 'property' ? `${use.type} ${use.name ?? '?'}` : use.type)).join(', '));

  it('follows a value through variables', () => {
    const results = probe('const t = load(); send(1, t); const u = t; u.length; export { u }; probe(t);', (analysis, argument) => {
      const variable = analysis.module.variableOf(argument);
      const [declared] = variable?.identifiers ?? [];
      const declarator = declared?.parent as TSESTree.VariableDeclarator;
      return analysis.uses(declarator.init as TSESTree.Expression).map((use) => (use.type === 'argument' ? `argument ${use.index}` : use.type));
    });
    expect(results[0]).toEqual(expect.arrayContaining(['written', 'argument 1', 'member', 'exported']));
  });
  it('an argument of probe itself', () => {
    expect(uses('probe(x);')).toEqual(['argument 0 of probe']);
  });
});

describe('handlers', () => {
  const handlers = (code: string): string[] => probe(code, (analysis, argument) => analysis.handlers(argument.parent).map((handler) => handler.type).join(', '));

  it.each([
    ['a try', 'async () => { try { await probe(1); } catch (e) {} }', 'catch'],
    ['a catch callback', 'probe(1).catch((e) => {});', 'callback, nobody'],
    ['the second callback of then', 'probe(1).then(a, (e) => {});', 'callback, nobody'],
    ['a dropped promise', 'probe(1);', 'nobody'],
    ['a returned promise', 'function f() { return probe(1); }', 'caller'],
    ['an arrow body', 'const f = () => probe(1);', 'caller'],
    ['an awaited promise', 'async function f() { await probe(1); }', 'caller'],
    ['a stream', 'probe(1).pipe(catchError((e) => of(1))).subscribe({ error: (e) => {} });', 'callback, callback'],
    ['a value that goes elsewhere', 'const p = probe(1);', ''],
    ['a variable that is read once', 'const p = probe(1); p.then(a).catch((e) => {});', 'callback, nobody'],
    ['a variable that is read twice', 'const p = probe(1); p.then(a); p.then(b);', ''],
    ['a member of an awaited promise', 'async () => { try { (await probe(1)).member.trim(); } catch (e) {} }', 'catch'],
    ['a promise in a saga', 'function* f() { try { const r = yield probe(1); } catch (e) {} }', 'catch'],
    ['an operator before another one', 'stream.pipe(probe(1), catchError((e) => {})).subscribe();', 'callback, nobody'],
    ['an operator behind another one', 'stream.pipe(catchError((e) => {}), probe(1)).subscribe(a, (e) => {});', 'callback'],
    ['promises together', 'async () => { try { await Promise.all([probe(1)]); } catch (e) {} }', 'catch'],
    ['an argument of something', 'use(probe(1));', ''],
    ['an awaited argument', 'async () => { use(await probe(1)); }', 'caller'],
    ['an awaited return', 'async () => { try { return await probe(1); } catch (e) {} }', 'catch'],
    ['a return in a try', 'async () => { try { return probe(1); } catch (e) {} }', 'caller'],
    ['the top level', 'const r = await probe(1);', 'nobody'],
    ['the second of two parts', 'const f = () => a && probe(1);', 'caller'],
    ['a chain in casts', 'const f = () => ((probe(1) as any).then(a)!).catch((e) => {});', 'callback, caller'],
  ])('%s', (_name, code, expected) => {
    expect(handlers(code)).toEqual([expected]);
  });
});

describe('callers', () => {
  const callers = (code: string): string[] =>
    probe(code, (analysis, argument) => {
      const fn = enclosingFunction(argument);
      return fn ? analysis.callers(fn).map((caller) => (caller.type === 'runner' ? `${caller.by} ${caller.name}` : caller.type)).join(', ') : '-';
    });

  it.each([
    ['nobody', 'function f() { probe(1); }', ''],
    ['two calls', 'function f() { probe(1); } f(); f?.();', 'call, call'],
    ['a call at once', '(() => { probe(1); })();', 'call'],
    ['a call, and an export', 'export function f() { probe(1); } f();', 'call, elsewhere'],
    ['a callback of then', 'ready.then(() => { probe(1); });', 'call'],
    ['an effect', 'useEffect(() => { probe(1); });', 'effect useEffect'],
    ['an effect by name', 'const f = () => { probe(1); }; useEffect(f, [f]);', 'effect useEffect'],
    ['an attribute', 'const v = <a onClick={() => { probe(1); }} />;', 'event onClick'],
    ['an attribute that is no event', 'const v = <A load={() => { probe(1); }} {...rest} />;', 'elsewhere'],
    ['a child of an element', 'const v = <A>{() => { probe(1); }}</A>;', 'elsewhere'],
    ['a type', 'function f() { probe(1); } type F = typeof f; if (!f) f();', 'call'],
    ['another name', 'const f = () => { probe(1); }; const g = f; g();', 'call'],
    ['a name that is given itself', 'let f = () => { probe(1); }; f = f;', 'elsewhere'],
    ['a function that is given back', 'const make = () => () => { probe(1); }; function other() { return () => { probe(1); }; }', 'elsewhere'],
    ['middleware that is given back', 'const make = () => (req, res) => { probe(1); };', 'request (req, res) =>'],
    ['a middleware that is called', 'function f(req, res) { probe(1); } f(a, b);', 'call'],
    ['a private method', 'class C { private m() { probe(1); } n() { this.m(); } }', 'call'],
    ['a private method of the language', 'class C { #m() { probe(1); } n() { this.#m(); } }', 'call'],
    ['a public method', 'class C { m() { probe(1); } }', 'elsewhere'],
    ['a method with a computed name', 'class C { [m]() { probe(1); } }', 'elsewhere'],
    ['a method of another class', 'class C { private m() { probe(1); } } class D { n() { this.m(); } }', ''],
    ['a method of a component that it calls itself', 'class C extends Component { m() { probe(1); } render() { this.m(); } }', 'call'],
    ['a method of an element', 'class C extends LitElement { m() { probe(1); } }', 'template m'],
    ['a watcher of Vue', "export default { watch: { 'user.id'() { probe(1); } } };", 'template user.id'],
    ['a member of an object', 'const o = { m() { probe(1); } };', 'elsewhere'],
    ['a member that a list names', 'const o = { created() { probe(1); } }; use({ methods: { m() { probe(1); } } });', 'elsewhere'],
    ['a callee that has no name', "callees[0](() => { probe(1); }); (a || b)(() => { probe(1); });", 'elsewhere'],
    ['a method of what a call gives', "$('a').click(() => { probe(1); });", 'event click'],
  ])('%s', (_name, code, expected) => {
    expect([...new Set(callers(code))]).toEqual([expected]);
  });
});

describe('definition', () => {
  const definitions = (code: string): string[] =>
    probe(code, (analysis, argument) => {
      const definition = analysis.definition(argument);
      if (!definition) return '-';
      return 'path' in definition ? `${definition.type} ${definition.type === 'import' ? `${definition.module} ` : ''}${definition.path.join('.')}` : definition.type;
    });

  it.each([
    ['a named import', "import { a as b } from 'm'; probe(b);", 'import m a'],
    ['a default import', "import b from 'm'; probe(b);", 'import m default'],
    ['a namespace', "import * as n from 'm'; probe(n.a.b);", 'import m a.b'],
    ['import equals', "import n = require('m'); probe(n.a);", 'import m a'],
    ['require', "const n = require('m'); probe(n.a);", 'import m a'],
    ['a member of require', "const a = require('m').a; probe(a);", 'import m a'],
    ['destructured require', "const { a: b } = require('m'); probe(b);", 'import m a'],
    ['dynamic import', "async () => { const { a } = await import('m'); probe(a); }", 'import m a'],
    ['interop of compilers', "const m = __importStar(require('m')); probe(m.a);", 'import m a'],
    ['a global', 'probe(window.msal.A);', 'global msal.A'],
    ['a function', 'function f() {} probe(f);', 'function'],
    ['a wrapped function', 'const f = useCallback(() => 1, []); probe(f);', 'function'],
    ['a method', 'class C { m() {} f() { probe(this.m); } }', 'function'],
    ['a static method', 'class C { static m() {} } probe(C.m);', 'function'],
    ['an inherited method', 'class B { m() {} } class C extends B { f() { probe(this.m); } }', 'function'],
    ['a method of an instance', 'class C { m() {} } const c = new C(); probe(c.m);', 'function'],
    ['a method of an injected service of this file', 'class S { m() {} } class C { constructor(private s: S) {} f() { probe(this.s.m); } }', 'function'],
    ['a member of an object literal', 'const o = { m: () => 1 }; probe(o.m);', 'function'],
    ['an assigned member', 'const o: any = {}; o.m = function () {}; probe(o.m);', 'function'],
    ['a variable that is written twice', 'let f = () => 1; f = () => 2; probe(f);', '-'],
    ['an alias of itself', 'const a = a; probe(a);', '-'],
  ])('%s', (_name, code, expected) => {
    expect(definitions(code)).toEqual([expected]);
  });
});

describe('quote', () => {
  it('keeps messages on one line and short', () => {
    expect(quote('a\n  .b()')).toBe('`a .b()`');
    expect(quote(`f(${'x'.repeat(200)})`)).toHaveLength(40 + 3 + 15 + 2);
    expect(quote('a`b`')).toBe("`a'b'`");
  });
});
