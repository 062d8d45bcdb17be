/** Ways through the language itself, as fuzzing found them missing; tests/fuzz.test.ts holds the whole list. */
import { describe, expect, it } from 'vitest';

import { originsOf } from './probe.js';

const MSAL = "import { PublicClientApplication } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\n";
const AT = 'access-token flow';

/** What `probe(…)` is in code that has an access token `t` and the ID token `i` of the same result. */
const seen = (code: string): string[] => originsOf(`${MSAL} async () => { const { accessToken: t, idToken: i } = await pca.acquireTokenSilent(q); ${code} }`);

describe('members', () => {
  it.each([
    ['a key that is a constant', "const K = 'held'; const o = { [K]: t }; probe(o[K]);", AT],
    ['a key that is decided at run time', 'const o = { a: t, b: i }; probe(o[k]);', '-'],
    ['written by a pattern', 'const o = {}; ({ p: o.q } = { p: t }); probe(o.q);', AT],
    ['written two members deep', 'const o = { p: {} }; o.p.q = t; probe(o.p.q);', AT],
    ['a neighbour that was written two members deep', 'const o = { p: {} }; o.p.q = t; o.p.r = i; probe(o.p.r);', 'id-token flow'],
    ['written through a cast', 'const o = {}; (o as any).q = t; probe(o.q);', AT],
    ['written to an instance from outside its class', 'class C { p; } const c = new C(); c.p = t; probe(c.p);', AT],
    ['an accessor', 'class C { accessor p = t; } probe(new C().p);', AT],
  ])('%s', (_, code, expected) => {
    expect(seen(code)).toEqual([expected]);
  });
});

describe('constructors', () => {
  it.each([
    ['a field', 'class C { p; constructor(x) { this.p = x; } } probe(new C(t).p);', AT],
    ['a private field', 'class C { #p; constructor(x) { this.#p = x; } get p() { return this.#p; } } probe(new C(t).p);', AT],
    ['a parameter property', 'class C { constructor(readonly p) {} } probe(new C(t).p);', AT],
    ['a field of `this` behind a cast', 'class C { constructor(x) { (this as any).p = x; } } probe(new C(t).p);', AT],
    ['a static field of `this` behind a cast', 'class C { static p; static { (this as any).p = t; } } probe(C.p);', AT],
    ['through super()', 'class B { constructor(x) { this.p = x; } } class C extends B { constructor(x) { super(x); } } probe(new C(t).p);', AT],
    ['of a base whose class has none of its own', 'class B { constructor(x) { this.p = x; } } class C extends B {} probe(new C(t).p);', AT],
    ['constructed with two sorts', 'class C { constructor(x) { this.p = x; } } new C(i); probe(new C(t).p);', '-'],
    ['of a class that is handed out', 'class C { constructor(x) { this.p = x; } } register(C); probe(new C(t).p);', '-'],
  ])('%s', (_, code, expected) => {
    expect(seen(code)).toEqual([expected]);
  });

  it('of an exported class: others may construct it', () => {
    expect(originsOf(`${MSAL} export class C { constructor(x) { this.p = x; } } async () => { const r = await pca.acquireTokenSilent(q); probe(new C(r.accessToken).p); };`)).toEqual(['-']);
  });
});

describe('what stands around a value', () => {
  it.each([
    ['a cast around Promise', 'probe(await (Promise as any).race([t]));', AT],
    ['a cast around Object', 'probe((Object as any).assign({}, { t }).t);', AT],
    ['an object that is awaited', 'for (const [, x] of Object.entries(await { t })) probe(x);', AT],
    ['an object that a function in place makes', 'for (const [, x] of Object.entries((() => ({ t }))())) probe(x);', AT],
    ['a function in place with a parameter, which may be left out', 'for (const [, x] of Object.entries(((o = { i }) => o)())) probe(x);', '-'],
    ['state behind a cast', "const [x, setX] = useState('') as Pair; setX(t); probe(x);", AT],
    ['state under a name of its own', "const state = useState(''); const [x, setX] = state; setX(t); probe(x);", AT],
    ['state that a function in place makes', "const [x, setX] = (() => useState(''))(); setX(t); probe(x);", AT],
    ['state of which one pair writes what another reads', "const state = useState(''); const [, setX] = state; const [x] = state; setX(t); probe(x);", AT],
    ['state that is given two sorts', "const [x, setX] = useState('') as Pair; setX(t); setX(i); probe(x);", '-'],
  ])('%s', (_, code, expected) => {
    expect(seen(code)).toEqual([expected]);
  });
});

describe('functions', () => {
  it.each([
    ['a function that a function makes', 'const make = () => () => t; probe(make()());', AT],
    ['a curried one', 'const make = (x) => () => x; probe(make(t)());', AT],
    ['one that makes two', 'const make = (x) => { if (x) return () => t; return () => i; }; probe(make(1)());', '-'],
    ['called by call()', 'probe((function () { return t; }).call(null));', AT],
    ['called with type arguments', 'function f<T>(x: T) { return x; } probe((f<string>)(t));', AT],
    ['a hook that makes a callback', 'const useToken = () => useCallback(() => t, []); const get = useToken(); probe(get());', AT],
    ['a callback that is made in place', 'const get = (() => useCallback(() => t, []))(); probe(get());', AT],
    ['a default, where nobody gives the argument', 'const f = (x = t) => x; probe(f());', AT],
    ['a default, where somebody gives another', 'const f = (x = t) => x; f(i); probe(f());', '-'],
    ['arguments of a timer', 'setTimeout((a, b) => { probe(b); }, 0, i, t);', AT],
    ['what reduce gives', 'probe([t].reduce((a, b) => b, null));', AT],
    ['what flatMap gives', 'probe([t].flatMap((x) => [x])[0]);', AT],
  ])('%s', (_, code, expected) => {
    expect(seen(code)).toEqual([expected]);
  });
});

describe('collections', () => {
  it.each([
    ['a Map that is made with its pairs', "probe(new Map([['a', t]]).get('a'));", AT],
    ['a Set that is made with its values', 'probe([...new Set([t])][0]);', AT],
    ['the values of a Map', "for (const x of new Map([['a', t]]).values()) probe(x);", AT],
    ['Object.values', 'probe(Object.values({ a: t })[0]);', AT],
    ['Object.entries', 'for (const [, x] of Object.entries({ a: t })) probe(x);', AT],
    ['the keys of Object.entries', 'for (const [x] of Object.entries({ a: t })) probe(x);', '-'],
    ['a list without its first', "probe(['x', t].slice(1)[0]);", 'other flow | access-token flow'],
    ['two lists in one', 'probe([].concat([t])[0]);', AT],
    ['next() of a generator', 'function* g() { yield t; } probe(g().next().value);', AT],
  ])('%s', (_, code, expected) => {
    expect(seen(code)).toEqual([expected]);
  });
});
