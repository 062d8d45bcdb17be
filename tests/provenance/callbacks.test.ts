import { describe, expect, it } from 'vitest';

import { AT, ID, follows } from './follows.js';
import { originsOf, probe } from './probe.js';

const MSAL = "import { PublicClientApplication } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\n";
const inMsal = (code: string): string[] => originsOf(MSAL + code);

describe('parameters that this file fills', () => {
  it.each<[string, string, string]>([
    ['a call', 'function use(t) { probe(t); } pca.loginPopup(q).then((r) => use(r.idToken));', 'id-token flow'],
    ['calls that agree', 'function use(t) { probe(t); } pca.loginPopup(q).then((r) => { use(r.idToken); use(r.idToken); });', 'id-token flow'],
    ['calls that do not', 'function use(t) { probe(t); } pca.loginPopup(q).then((r) => { use(r.idToken); use(r.accessToken); });', '-'],
    ['a call that says nothing', 'function use(a, t) { probe(t); } use(1); pca.loginPopup(q).then((r) => use(1, r.idToken));', 'id-token flow'],
    ['a call with a spread', 'function use(a, t) { probe(t); } use(...list); pca.loginPopup(q).then((r) => use(1, r.idToken));', '-'],
    ['a function called in place', 'pca.loginPopup(q).then((r) => { (function (t) { probe(t); })(r.idToken); });', 'id-token flow'],
    ['a rest parameter', 'function use(...all) { probe(all[0]); } pca.loginPopup(q).then((r) => use(r.idToken));', 'other flow'],
    ['a parameter of a setter', 'class C { set token(t) { probe(t); } }', '-'],
    ['a callback handed to a function of this file', 'function each(fn) { pca.loginPopup(q).then((r) => fn(r.idToken)); } each((t) => probe(t));', 'id-token flow'],
    ['a callback that is handed on', 'function each(fn) { other(fn); } each((t) => probe(t));', '-'],
    ['a callback of a function with a pattern', 'function each({ fn }) { fn(1); } each((t) => probe(t));', '-'],
    ['a callback of a function elsewhere', 'each((t) => probe(t));', '-'],
  ])('%s', (_name, code, expected) => {
    expect(inMsal(code)).toEqual([expected]);
  });
});

describe('callbacks of the platform', () => {
  it.each<[string, string, string]>([
    ['an item of a list', 'pca.getAllAccounts().some((a) => probe(a.username));', 'claim:preferred_username flow'],
    ['the index of an item', 'pca.getAllAccounts().forEach((a, i) => probe(i));', '-'],
    ['a reduction', 'pca.getAllAccounts().reduce((sum, a) => { probe(a.username); return sum; }, 0);', 'claim:preferred_username flow'],
    ['what a reduction holds', 'pca.getAllAccounts().reduce((sum, a) => { probe(sum); return sum; }, 0);', '-'],
    ['the reason of a rejection', 'pca.loginPopup(q).then(null, (e) => probe(e));', 'auth-error flow'],
    ['a second parameter of `then`', 'pca.loginPopup(q).then((r, more) => probe(more));', '-'],
    ['a second parameter of `catch`', 'pca.loginPopup(q).catch((e, more) => probe(more));', '-'],
    ['a method that calls nobody back', 'pca.getAllAccounts().join((a) => probe(a));', '-'],
    ['a function given by its name', 'function show(a) { probe(a.username); } pca.getAllAccounts().forEach(show);', 'claim:preferred_username flow'],
    ['a result handled by a named function', 'pca.loginPopup(q).then(handle).catch(failed); function handle(r) { probe(r.idToken); } function failed(e) { x(e); }', 'id-token flow'],
    ['a failure handled by a named function', 'pca.loginPopup(q).then((r) => x(r)).catch(failed); function failed(e) { probe(e); }', 'auth-error flow'],
    ['a named function that is called as well', 'const handle = (r) => probe(r.idToken); pca.loginPopup(q).then(handle); handle(await pca.ssoSilent(q));', 'id-token flow'],
    ['a named function that is called with something else', 'const handle = (r) => probe(r.claimsOf); pca.loginPopup(q).then(handle); handle(load());', '-'],
    ['a named function that others get as well', 'const handle = (r) => probe(r.claimsOf); pca.loginPopup(q).then(handle); give(handle); take = handle;', '-'],
    ['an exported function', 'export function handle(r) { probe(r.claimsOf); } pca.loginPopup(q).then(handle);', '-'],
    ['a failure of one of several promises', 'Promise.all([load(), pca.acquireTokenSilent(q)]).catch((e) => probe(e));', 'auth-error flow'],
    ['a failure of promises, none of which is of MSAL, is no token', "Promise.all([store.getItem('access_token')]).catch((e) => probe(e));", '-'],
    ['a failure of another client', 'other.loginPopup(q).catch((e) => probe(e));', '-'],
    ['a call without a name', 'table[0]((a) => probe(a)); (0, f)((a) => probe(a));', '-'],
  ])('%s', (_name, code, expected) => {
    expect([...new Set(inMsal(code))]).toEqual([expected]);
  });
});

describe('callbacks of libraries', () => {
  const PASSPORT = "import { OIDCStrategy, BearerStrategy } from 'passport-azure-ad';\n";
  const NEXT = "import NextAuth from 'next-auth';\nimport type { NextAuthOptions } from 'next-auth';\nimport AzureAD from 'next-auth/providers/azure-ad';\n";

  it.each<[string, string, string]>([
    ['a strategy', `${PASSPORT}new OIDCStrategy({}, (iss, sub, profile, done) => probe(profile.oid));`, 'claim:oid flow'],
    ['a strategy that is given the request', `${PASSPORT}new OIDCStrategy({ passReqToCallback: true }, (req, iss, sub, profile, done) => probe(profile.oid));`, 'claim:oid flow'],
    ['a strategy whose option is a constant', `${PASSPORT}const yes = true;\nnew OIDCStrategy({ passReqToCallback: yes }, (q, iss, sub, profile, done) => probe(profile.oid));`, 'claim:oid flow'],
    ['a strategy whose options are elsewhere, by the name of the request', `${PASSPORT}new OIDCStrategy(options, (req, iss, sub, profile, done) => probe(profile.oid));`, 'claim:oid flow'],
    ['a strategy whose options are elsewhere, without a request', `${PASSPORT}new OIDCStrategy(options, (iss, sub, profile, done) => probe(profile.oid));`, 'claim:oid flow'],
    ['a strategy with the function in a variable', `${PASSPORT}const check = (token, done) => probe(token.oid);\nnew BearerStrategy({}, check);`, 'claim:oid flow'],
    ['a strategy with a function declared apart', `${PASSPORT}new BearerStrategy({}, check);\nfunction check(token, done) { probe(token.oid); }`, 'claim:oid flow'],
    ['a strategy with a function that something else is given first', `${PASSPORT}function check(token, done) { probe(token.oid); }\nexport { check }; new BearerStrategy({}, check);`, 'claim:oid flow'],
    ['a function that is only called', `${PASSPORT}function check(token, done) { probe(token.oid); }\ncheck();`, '-'],
    ['functions declared apart in the options', `${NEXT}function jwt({ account }) { probe(account.id_token); }\nconst callbacks = { jwt };\nNextAuth({ callbacks });`, 'id-token flow'],
    ['functions declared apart in options of a declared type', `${NEXT}async function jwt({ account }) { probe(account.id_token); }\nexport const options: NextAuthOptions = { callbacks: { jwt } };`, 'id-token flow'],
    ['more names than are followed', `${NEXT}function jwt({ account }) { probe(account.id_token); }\nconst callbacks = { jwt };\nconst a = { callbacks };\nconst b = a; const c = b;\nNextAuth(c);`, 'id-token field'],
    ['a parameter that is none of the user', `${PASSPORT}new OIDCStrategy({}, (iss, sub, profile, done) => probe(done));`, '-'],
    ['an event of MSAL', `${MSAL}pca.addEventCallback((m) => probe(m.payload.accessToken));`, 'access-token flow'],
    ['an event of another client', "emitter.addEventCallback((m) => probe(m.error));", 'auth-error flow'],
    ['a function in the options', `${NEXT}NextAuth({ callbacks: { jwt({ account }) { probe(account.id_token); } } });`, 'id-token flow'],
    ['options in a variable', `${NEXT}const options = { callbacks: { jwt({ account }) { probe(account.id_token); } } };\nexport default NextAuth(options);`, 'id-token flow'],
    ['options in a variable with a type', `${NEXT}export const options: NextAuthOptions = { callbacks: { jwt({ account }) { probe(account.id_token); } } };`, 'id-token flow'],
    ['options that satisfy a type', `${NEXT}export const options = { callbacks: { jwt({ account }) { probe(account.id_token); } } } satisfies NextAuthOptions;`, 'id-token flow'],
    ['options that are cast', `${NEXT}export const options = { callbacks: { jwt({ account }) { probe(account.id_token); } } } as NextAuthOptions;`, 'id-token flow'],
    ['options of another type', `${NEXT}export const options: api.NextAuthOptions = { callbacks: { jwt({ account }) { probe(account.idTokenX); } } };`, '-'],
    ['another option', `${NEXT}NextAuth({ callbacks: { redirect({ given }) { probe(given); } } });`, '-'],
    ['an option whose name is computed', `${NEXT}NextAuth({ callbacks: { [name]({ given }) { probe(given); } } });`, '-'],
    ['a member that the callback does not get', `${NEXT}NextAuth({ callbacks: { jwt({ other }) { probe(other); } } });`, '-'],
    ['the whole argument', `${NEXT}NextAuth({ callbacks: { jwt(given) { probe(given); } } });`, '-'],
    ['a profile of a Microsoft provider', `${NEXT}AzureAD({ profile(profile) { probe(profile.oid); } });`, 'claim:oid flow'],
    ['ADAL for Node', "import { AuthenticationContext } from 'adal-node';\nnew AuthenticationContext(a).acquireTokenWithRefreshToken(t, c, r, (error, answer) => probe(answer.accessToken));", 'access-token flow'],
    ['a callback that is not the last', "import { AuthenticationContext } from 'adal-node';\nnew AuthenticationContext(a).acquireTokenWithRefreshToken((error, answer) => probe(answer.accessTokenX), 1);", '-'],
    ['a function of its own', 'const local = (a) => probe(a);', '-'],
    ['a function in an object that nobody takes', 'const local = { f: (a) => probe(a) };', '-'],
    ['a function in an object that is handed on', 'const local = { f: (a) => probe(a) }; take(local);', '-'],
    ['a function in a list', 'take([(a) => probe(a)]);', '-'],
    ['a callee without a name', 'table[0]({ f: (a) => probe(a) });', '-'],
  ])('%s', (_name, code, expected) => {
    expect(originsOf(code)).toEqual([expected]);
  });
});

describe('strategies', () => {
  const JWT = "import { Strategy } from 'passport-jwt';\nimport { passportJwtSecret } from 'jwks-rsa';\nimport { BearerStrategy, OIDCStrategy } from 'passport-azure-ad';\n";
  const keys = "secretOrKeyProvider: passportJwtSecret({ jwksUri: 'https://login.microsoftonline.com/common/discovery/v2.0/keys' })";
  const nest = (strategy: string, options: string, method: string): string => `class S extends PassportStrategy(${strategy}, 'x') { readonly a = 1; constructor() { const b = 1; super(${options}); } ${method} }`;

  it.each<[string, string, string]>([
    ['keys of a provider', `new Strategy({ ${keys} }, (payload, done) => probe(payload));`, 'claims flow'],
    ['keys of a provider, the request before', `new Strategy({ ${keys}, passReqToCallback: true }, (req, payload, done) => probe(payload));`, 'claims flow'],
    ['a secret of its own', 'new Strategy({ secretOrKey: process.env.SECRET }, (payload, done) => probe(payload));', '-'],
    ['options of another file', 'new Strategy(options, (payload, done) => probe(payload));', '-'],
    ['no options', 'new Strategy(...all, (payload, done) => probe(payload));', '-'],
    ['Nest', nest('Strategy', `{ ${keys} }`, 'async validate(payload) { probe(payload); }'), 'claims flow'],
    ['Nest, the request before', nest('Strategy', `{ ${keys}, passReqToCallback: true }`, 'validate(req, payload) { probe(payload); }'), 'claims flow'],
    ['Nest, a secret of its own', nest('Strategy', '{ secretOrKey: key }', 'validate(payload) { probe(payload); }'), '-'],
    ['Nest, the strategy of passport-azure-ad', nest('BearerStrategy', '{ identityMetadata }', 'validate(payload) { probe(payload); }'), 'claims flow'],
    ['Nest, another method', nest('BearerStrategy', '{ identityMetadata }', 'check(payload) { probe(payload); }'), '-'],
    ['Nest, without a constructor', "class S extends PassportStrategy(BearerStrategy) { validate(payload) { probe(payload); } }", '-'],
    ['Nest, a constructor that an overload declares', "class S extends PassportStrategy(BearerStrategy) { constructor(a: string); validate(payload) { probe(payload); } }", '-'],
    ['another base', 'class S extends Base { constructor() { super({}); } validate(payload) { probe(payload); } }', '-'],
    ['no base', 'class S { validate(payload) { probe(payload); } }', '-'],
    ['another mixin', 'class S extends Mixed(BearerStrategy) { constructor() { super({}); } validate(payload) { probe(payload); } }', '-'],
  ])('%s', (_name, code, expected) => {
    expect(originsOf(JWT + code)).toEqual([expected]);
  });
});

describe('functions that are given to others', () => {
  follows([
    ['a callback that is called and kept', 'function each(fn) { const kept = fn; fn(r.idToken); } each((t) => probe(t));', ID],
    ['a default, where a call gives nothing', 'function use(t = r.idToken) { probe(t); } use();', ID],
    ['a default, where nobody calls', 'function use(t = r.idToken) { probe(t); }', '-'],
    ['what a timer is told to hand on', 'setTimeout((t) => probe(t), 5000, r.accessToken);', AT],
    ['the second thing that a timer hands on', 'setInterval((first, t) => probe(t), 5000, 1, r.accessToken);', AT],
    ['a tick has no delay', 'process.nextTick((t) => probe(t), r.accessToken);', AT],
    ['a timer without more hands nothing on', 'setTimeout((t) => probe(t), r.accessToken);', '-'],
    ['the delay of a timer is not called', 'setTimeout(renew, (t) => probe(t), r.accessToken);', '-'],
    ['what stands behind the callback of a list is not called', 'pca.getAllAccounts().forEach(show, (a) => probe(a));', '-'],
    ['a third parameter of a reducer', 'function reduce(state, action, more) { probe(more); return state; } const [state, dispatch] = useReducer(reduce, {}); dispatch(r.idToken);', '-'],
  ]);
});

describe('streams', () => {
  const STREAM = 'const s$ = from(pca.acquireTokenSilent(q)); ';
  follows(([
    ['what an operator answers instead of an error', 'load$.pipe(catchError(() => of(r.idToken))).subscribe((t) => probe(t));', ID],
    ['an observer that is told of the end', 's$.subscribe({ complete: (x) => probe(x) });', '-'],
    ['a second parameter of an observer', 's$.subscribe({ next: (v, x) => probe(x) });', '-'],
    ['a second parameter of `subscribe`', 's$.subscribe((v, x) => probe(x));', '-'],
    ['an observer that is kept', 'const observer = { next: (x) => probe(x) }; s$.subscribe(observer);', '-'],
    ['an observer of another method', 's$.attach({ next: (x) => probe(x) });', '-'],
    ['the index that an operator gives', 's$.pipe(map((v, x) => probe(x)));', '-'],
    ['an operator that nobody knows', 's$.pipe(withRetry((x) => probe(x)));', '-'],
    ['an operator of another method', 's$.through(map((x) => probe(x)));', '-'],
  ] as const).map(([name, code, expected]) => [name, STREAM + code, expected]));
});

describe('the parameters of a function that a library calls', () => {
  const ADAL = "import AuthenticationContext from 'adal-angular';\nconst context = new AuthenticationContext(config); ";
  const OIDC = "import { OIDCStrategy } from 'passport-azure-ad';\n";
  const NEXT = "import NextAuth from 'next-auth';\nimport type { NextAuthOptions } from 'next-auth';\n";
  const jwt = '{ callbacks: { jwt({ account }) { probe(account.id_token); } } }';

  follows([
    ['a token of ADAL', `${ADAL}context.acquireToken(api, (problem, t) => probe(t));`, AT],
    ['the reason of ADAL', `${ADAL}context.acquireToken(api, (problem, t) => probe(problem));`, '-'],
    ['a method of that name on something else', `${ADAL}r.acquireToken(api, (problem, t) => probe(t));`, '-'],
    ['a function under a name that is computed', 'pca.addEventCallback({ [name]: (m) => probe(m.payload) });', '-'],
    ['another option, what it is not given', `${NEXT}NextAuth({ callbacks: { redirect({ profile }) { probe(profile); } } });`, '-'],
    ['options of a declared type, given to something else', `${NEXT}const options: NextAuthOptions = ${jwt}; setUp(1, options);`, ID],
    ['the same options without the type', `${NEXT}const options = ${jwt}; setUp(1, options);`, 'id-token field'],
    ['the request first, as the options say', `${OIDC}new OIDCStrategy({ passReqToCallback: true }, (x, iss, sub, done) => probe(sub));`, 'claim:sub flow'],
    ['no request first, as the options say', `${OIDC}new OIDCStrategy({ passReqToCallback: false }, (req, sub, p, done) => probe(p));`, 'passport-profile flow'],
    ['no request first, as the options do not speak of it', `${OIDC}new OIDCStrategy({}, (req, sub, p, done) => probe(p));`, 'passport-profile flow'],
    ['the request first, as its name says', `${OIDC}new OIDCStrategy(options, (_req, iss, sub, done) => probe(sub));`, 'claim:sub flow'],
    ['no request first, as its name is longer', `${OIDC}new OIDCStrategy(options, (requested, sub, p, done) => probe(p));`, 'passport-profile flow'],
    ['no request first, as its name only ends so', `${OIDC}new OIDCStrategy(options, (issOfReq, sub, p, done) => probe(p));`, 'passport-profile flow'],
  ]);

  it.each<[string, string, boolean]>([
    ['of a library that serves any provider', "import { Strategy } from 'passport-jwt'; new Strategy({ secretOrKeyProvider: keys }, (payload, done) => probe(payload));", true],
    ['of a library of Microsoft', `${OIDC}new OIDCStrategy({}, (profile, done) => probe(profile));`, false],
  ])('count only where Microsoft is in the file, %s', (_name, code, expected) => {
    expect(probe(code, (analysis, argument) => analysis.trace(argument).origins.map(({ gated }) => gated === true))).toEqual([[expected]]);
  });
});
