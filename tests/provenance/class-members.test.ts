import { describe, expect, it } from 'vitest';

import { originsOf } from './probe.js';

const MSAL = `import { PublicClientApplication } from '@azure/msal-browser';
import type { AuthenticationResult } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
const r = await pca.acquireTokenSilent(q);
`;
const AT = 'access-token flow';

/** Classes, each derived from the one before; the first holds a token. */
const derived = (count: number): string => `class C0 { t = r.accessToken; } ${Array.from({ length: count }, (_, index) => `class C${index + 1} extends C${index} {}`).join(' ')} probe(new C${count}().t);`;

describe('what a member of a class holds', () => {
  it.each<[string, string, string]>([
    ['a part of what is taken apart', 'class A { load() { ({ accessToken: this.t } = r); } show() { probe(this.t); } }', AT],
    ['what is declared of an accessor', 'class A { accessor r: AuthenticationResult; show() { probe(this.r.accessToken); } }', 'access-token type'],
    ['what its getter returns', 'class A { get t() { return r.accessToken; } show() { probe(this.t); } }', AT],
    ['nothing that a method would return', 'class A { load() { return r.accessToken; } show() { probe(this.load); } }', '-'],
    ['nothing that a setter would return', 'class A { set t(v) { return r.accessToken; } show() { probe(this.t); } }', '-'],
    ['no type of a method', 'class A { load(t: AuthenticationResult): AuthenticationResult { return x; } show() { probe(this.load); } }', '-'],
    ['nothing where writes disagree', 'class A { a() { this.t = r.accessToken; } b() { this.t = r.idToken; } show() { probe(this.t); } }', '-'],
    ['what thirty methods write alike', `class A { ${Array.from({ length: 30 }, (_, index) => `m${index}() { this.t = r.accessToken; }`).join(' ')} show() { probe(this.t); } }`, AT],
  ])('%s', (_name, code, expected) => {
    expect(originsOf(MSAL + code)).toEqual([expected]);
  });
});

describe('an instance that a constructor puts into a field', () => {
  const API = 'class Api { load() { return r.accessToken; } }';
  it.each<[string, string, string]>([
    ['that nobody declares', `${API} class Page { constructor() { this.api = new Api(); } show() { probe(this.api.load()); } }`, AT],
    ['that is declared without a type', `${API} class Page { api; constructor() { this.api = new Api(); } show() { probe(this.api.load()); } }`, AT],
    ['in one of two ways', `${API} class Page { constructor() { this.api = new Api(); } swap(api) { this.api = api; } show() { probe(this.api.load()); } }`, '-'],
    ['of a class that nobody shows', 'class Page { constructor() { this.api = new Api(); } show() { probe(this.api.load()); } }', '-'],
    ['taken out of another', `${API} class Page { constructor(x) { ({ api: this.api } = x); } show() { probe(this.api.load()); } }`, '-'],
  ])('%s', (_name, code, expected) => {
    expect(originsOf(MSAL + code)).toEqual([expected]);
  });
});

describe('the class that another is derived from', () => {
  it.each<[string, string, string]>([
    ['holds what the derived one does not', 'class B { t = r.accessToken; } class A extends B { show() { probe(this.t); } }', AT],
    ['gives way to a field of the same name', 'class B { t = r.accessToken; } class A extends B { t = r.idToken; show() { probe(this.t); } }', 'id-token flow'],
    ['gives way to the type of such a field', 'class B { t = r.accessToken; } class A extends B { t: AuthenticationResult; show() { probe(this.t); } }', 'auth-result type'],
    ['may be a function', 'function base() {} class A extends base { show() { probe(this.t); } }', '-'],
    ['may be unknown', 'class A extends Unknown { show() { probe(this.t); } }', '-'],
    ['may be derived from the first', 'class A extends B { show() { probe(this.t); } } class B extends A {}', '-'],
    ['is followed through thirty others', derived(32), AT],
    ['is not followed without end', derived(33), '-'],
  ])('%s', (_name, code, expected) => {
    expect(originsOf(MSAL + code)).toEqual([expected]);
  });
});

describe('a variable with many writes', () => {
  const lines = (line: (index: number) => string): string => Array.from({ length: 30 }, (_, index) => line(index)).join(' ');
  it.each<[string, string, string]>([
    ['that agree', `let t; ${lines(() => 't = r.accessToken;')} probe(t);`, AT],
    ['that disagree', `let t; ${lines((index) => `t = r.${index % 2 ? 'idToken' : 'accessToken'};`)} probe(t);`, '-'],
    ['of which nothing is known, and a type', `let t: AuthenticationResult; ${lines(() => 't = x();')} probe(t.accessToken);`, 'access-token type'],
  ])('%s', (_name, code, expected) => {
    expect(originsOf(MSAL + code)).toEqual([expected]);
  });
});

describe('a function whose calls are all seen', () => {
  it.each<[string, string, string]>([
    ['called with `new`', 'function F(t) { probe(t); } new F(r.accessToken);', AT],
    ['asked for its type', 'function f(t) { probe(t); } if (typeof f) f(r.accessToken);', AT],
    ['but for one that hands it on', 'function f(t) { probe(t); } x(f); f(r.accessToken);', '-'],
    ['but for one that changes it', 'function f(t) { probe(t); } f.displayName = "x"; f(r.accessToken);', '-'],
  ])('%s', (_name, code, expected) => {
    expect(originsOf(MSAL + code)).toEqual([expected]);
  });
});

describe('a getter that is told which token', () => {
  it.each<[string, string, string]>([
    ['by its one argument', "probe(store.getToken('idToken'));", 'id-token field'],
    ['not by one of two', "probe(store.getToken('idToken', 1));", 'token name'],
    ['not by an empty text', "probe(store.getToken(''));", 'token name'],
    ['not by the unknown', 'probe(store.getToken(x));', 'token name'],
    ['not where the function gets something else', "probe(store.pick('idToken'));", '-'],
    ['not where the function has no name', "probe((0, store)('idToken'));", '-'],
  ])('%s', (_name, code, expected) => {
    expect(originsOf(MSAL + code)).toEqual([expected]);
  });
});

describe('a row that is known by the names in front of it', () => {
  const provider = (chain: string): string => `class A { async f() { const p = await ${chain}.getTokenProvider(); probe(await p.getToken('https://graph.microsoft.com')); } }`;
  it.each<[string, string, string]>([
    ['of a member', provider('this.context.aadTokenProviderFactory'), AT],
    ['of `this`', provider('this.aadTokenProviderFactory'), AT],
    ['of a variable', provider('aadTokenProviderFactory'), AT],
    ['of what a call gives', provider('services().aadTokenProviderFactory'), AT],
    ['of a call', provider('aadTokenProviderFactory()'), AT],
    ['of an element', provider('all[0].aadTokenProviderFactory'), AT],
    ['not of another', provider('this.context.factory'), 'token name'],
    ['not of `this` alone', provider('this'), 'token name'],
  ])('%s', (_name, code, expected) => {
    expect(originsOf(code)).toEqual([expected]);
  });
});
