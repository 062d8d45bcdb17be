/** What a call or a construction gives: by the code behind it, by the tables of libraries, by its name. */
import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';

import { calleeName } from '../../src/ast/nodes.js';
import { settingsOf } from '../../src/provenance/analysis.js';
import { Graph } from '../../src/provenance/graph.js';
import { createModule } from '../../src/provenance/module.js';
import type { ModuleSource } from '../../src/provenance/module.js';
import { fileParserOf } from '../../src/provenance/parse.js';
import { step } from '../../src/provenance/trace.js';
import { AT, follows } from './follows.js';
import { probe } from './probe.js';
import type { ProbeOptions } from './probe.js';

type Case = readonly [name: string, code: string, expected: string];

describe('what is constructed', () => {
  follows([
    ['an instance that a function gives', 'class Session { token = r.accessToken; } const open = () => new Session(); probe(open().token);', AT],
    ['an instance by a name that is not known: its member tells', 'probe(new sessions[kind](r).accessToken);', 'access-token field'],
    ['an instance beside a result: both members tell the same', 'let s = r; if (late) s = new Session(); probe(s.accessToken);', 'access-token flow | access-token field'],
    ['a text', 'probe(new String(r.accessToken));', AT],
    ['something around a token is not the token', 'probe(new Session(r.accessToken));', '-'],
  ]);
});

describe('a promise that is made by hand', () => {
  follows([
    ['gives what it is resolved with', 'probe(await new Promise((resolve) => { start(() => resolve(r.accessToken)); }));', AT],
    ['gives a member of what it is resolved with', 'const { accessToken: t } = await new Promise((resolve, reject) => { if (late) reject(new Error()); else resolve(r); }); probe(t);', AT],
    ['gives what all agree on that it is resolved with', 'probe(await new Promise((resolve) => { if (cached) resolve(held.accessToken); else resolve(r.accessToken); }));', 'access-token field | access-token flow'],
    ['gives nothing that they disagree on', 'probe(await new Promise((resolve) => { if (first) resolve(r.idToken); else resolve(r.accessToken); }));', '-'],
    ['does not give what stands beside its end', 'probe(await new Promise((resolve) => { send(r.accessToken, resolve); }));', '-'],
    ['may be resolved with nothing', 'probe(await new Promise((resolve) => { resolve(); }));', '-'],
    ['may never be resolved', 'probe(await new Promise(() => {}));', '-'],
    ['takes no other way of being resolved', 'probe(await new Promise(({ resolve }) => { resolve(r.accessToken); }));', '-'],
    ['may have a function elsewhere', 'probe(await new Promise(executor));', '-'],
    ['is not any class that takes a function', 'probe(await new Cache((keep) => { keep(r.accessToken); }));', '-'],
  ]);
});

describe('a call by a name', () => {
  follows([
    ['that is not known', 'probe(loaders[kind](r));', '-'],
    ['of a part of a token that tells nothing', 'probe(getAccessToken().length);', '-'],
    ['that asks for a token by a number', 'probe(getToken(1));', 'token name'],
    ['that asks for a token by nothing', "probe(getToken(''));", 'token name'],
    ['of a function of this file that looks a key up', "const get = (key) => cache[key]; probe(get('accessToken'));", '-'],
  ]);
});

describe('what a saga calls', () => {
  follows([
    ['is called where it is yielded', 'const load = () => r.accessToken; function* login() { probe(yield call(load)); }', AT],
    ['is not called elsewhere', 'const load = () => r.accessToken; probe(call(load));', '-'],
    ['may be nothing', 'function* login() { probe(yield call()); }', '-'],
    ['may be missing from its pair', 'function* login() { probe(yield call([api])); }', '-'],
    ['may be any of several', 'function* login() { probe(yield call(...steps)); }', '-'],
    ['is not what a method of that name is given', 'const load = () => r.accessToken; function* login() { probe(yield api.call(load)); }', '-'],
  ]);
});

describe('what a generator gives', () => {
  follows([
    ['one at a time', 'function* load() { yield r.accessToken; } const [t] = load(); probe(t);', AT],
    ['is none of it by itself', 'function* load() { yield r.accessToken; } probe(load());', '-'],
    ['has no other members', 'function* load() { yield r.accessToken; } probe(load().value);', '-'],
  ]);
});

describe('a call of a library', () => {
  follows([
    ['a function that makes a function is not the token itself', "import { getBearerTokenProvider } from '@azure/identity'; probe(getBearerTokenProvider(credential, scope));", '-'],
    ['the function that it makes gives the token', "import { getBearerTokenProvider } from '@azure/identity'; const get = getBearerTokenProvider(credential, scope); probe(await get());", AT],
    ['another member of what it makes', "import NextAuth from 'next-auth'; const { signIn } = NextAuth(options); probe(await signIn());", '-'],
    ['the member that gives the session', "import NextAuth from 'next-auth'; const { auth } = NextAuth(options); probe(await auth());", 'app-session flow'],
    ['a class that is called', 'probe(PublicClientApplication(config));', '-'],
    ['a client of an older version, by the name of a method of the newer one', "import { UserAgentApplication } from 'msal'; const app = new UserAgentApplication(config); probe(await app.acquireTokenSilent(q));", 'legacy-auth-result flow'],
    ['its member', "import { UserAgentApplication } from 'msal'; const app = new UserAgentApplication(config); probe((await app.acquireTokenSilent(q)).idToken.claims.oid);", 'claim:oid flow'],
    ['a member of what is no object', "import { MicrosoftEntraId } from 'arctic'; const entra = new MicrosoftEntraId(t, c, s, u); const tokens = await entra.validateAuthorizationCode(code, verifier); probe(tokens.accessTokenExpiresAt().epoch);", '-'],
    ['a method of the same name in a class of this file', 'class Api { decode() { return r.accessToken; } } probe(new Api().decode());', AT],
  ]);
});

describe('whose value a call gives', () => {
  const told = (code: string, options?: ProbeOptions): string[] =>
    probe(code, (analysis, argument) => analysis.trace(argument).origins.map(({ kind, evidence, provider, gated, toldBy }) => [kind, evidence, provider, ...(gated === true ? ['gated'] : []), ...(toldBy ? ['told'] : [])].join(' ')).join(' | '), options);

  it.each<Case>([
    ['a name tells nobody’s', 'probe(getAccessToken());', 'access-token name any'],
    ['a client that is named so counts where Microsoft is in the file', 'probe(await tokenCredential.getToken(scope));', 'azure-token name microsoft gated'],
    ['a client that is followed counts anywhere', "import { DefaultAzureCredential } from '@azure/identity'; const login = new DefaultAzureCredential(); probe(await login.getToken(scope));", 'azure-token flow microsoft'],
    ['a session counts where its options tell', "import { getServerSession } from 'next-auth'; probe(await getServerSession(options));", 'app-session flow any gated'],
  ])('%s', (_name, code, expected) => {
    expect(told(code)).toEqual([expected]);
  });

  it('an own function counts as the settings say, for any provider', () => {
    const settings = { tokenSources: [{ name: 'openSession', module: './auth', returns: 'auth-result' }] };
    expect(told("import { openSession } from './auth'; const held = await openSession(); probe(held); probe(held.accessToken);", { settings }))
      .toEqual(['auth-result flow any', 'access-token flow any']);
  });
});

describe('a file that is required in place', () => {
  /** What the one `probe(…)` of the file is taken for, beside a file `./auth`. */
  const across = (text: string, auth: string): string => {
    const parse = fileParserOf({ parser }, {}, true);
    const [source, other] = [parse?.(text, 'main'), parse?.(auth, 'auth')];
    if (!source || !other) throw new Error('a file does not parse');
    const module = createModule(source, { file: (_from, specifier): ModuleSource | undefined => (specifier === './auth' ? other : undefined), speaks: () => true });
    const argument = module.calls.find((call) => calleeName(call) === 'probe')?.arguments[0];
    if (!argument) throw new Error('nothing is asked');
    const graph = new Graph((place) => step({ module, anyFile: module, settings: settingsOf(undefined) }, place));
    return graph.outcome({ node: argument, path: [] }).origins.map(({ kind, evidence }) => `${kind} ${evidence}`).join(' | ') || '-';
  };
  const AUTH = "const msal = require('@azure/msal-node'); const app = new msal.PublicClientApplication(config); exports.result = await app.acquireTokenSilent(q);";

  it.each<Case>([
    ['holds what it exports', "const auth = local ? require('./auth') : undefined; probe(auth.result.idToken);", 'id-token flow'],
    ['holds nothing else', "const auth = local ? require('./auth') : undefined; probe(auth.other);", '-'],
    ['that is none of the project tells nothing', "const auth = local ? require('auth') : undefined; probe(auth.result);", '-'],
  ])('%s', (_name, text, expected) => {
    expect(across(text, AUTH)).toBe(expected);
  });
});
