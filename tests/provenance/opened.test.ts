/** What a call that opens a token opens, where in its value the claims are, and how that is known. */
import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { createModule } from '../../src/provenance/module.js';
import type { Module } from '../../src/provenance/module.js';
import { openedBy } from '../../src/provenance/opened.js';
import type { Opened } from '../../src/provenance/opened.js';
import { fileParserOf } from '../../src/provenance/parse.js';
import { readSettings } from '../../src/settings.js';
import { probe } from './probe.js';
import type { ProbeOptions } from './probe.js';

/** `decode t.at -> payload (library)`: the token and the members read from it, where the claims are (`.`: they are the value itself); `-` where nothing is opened. */
function written(module: Module, found: Opened | undefined): string {
  if (!found) return '-';
  const claims = found.claimsAt === undefined ? '' : ` -> ${found.claimsAt.join('.') || '.'}`;
  return `${found.does} ${[module.textOf(found.token), ...found.tokenPath].join('.')}${claims} (${found.by})`;
}

const opened = (code: string, options: ProbeOptions = {}): string =>
  probe(code, (analysis, argument) => written(analysis.module, analysis.opened(argument, true)), options).join(' | ');

type Row = readonly [name: string, code: string, expected: string];
const rows = (head: string, cases: readonly Row[], options: ProbeOptions = {}): void => {
  it.each(cases)('%s', (_name, code, expected) => {
    expect(opened(head + code, options)).toBe(expected);
  });
};

describe('an instance of a class of a library', () => {
  rows("import { JwtService, JwtModule, decode } from '@nestjs/jwt'; import { Service } from './service.js';\n", [
    ['injected', 'const signer = inject(JwtService); probe(signer.decode(t));', 'decode t -> . (library)'],
    ['taken from a container', 'const signer = app.get(JwtService); probe(signer.decode(t));', 'decode t -> . (library)'],
    ['given to something else', 'const signer = describe(JwtService); probe(signer.decode(t));', '-'],
    ['in an expression', 'probe(new JwtService().verify(t));', 'verify t -> . (library)'],
    ['through three names', 'const a = new JwtService(); const b = a; const c = b; probe(c.decode(t));', 'decode t -> . (library)'],
    ['through more names', 'const a = new JwtService(); const b = a; const c = b; const d = c; const e = d; probe(e.decode(t));', '-'],
    ['a name that is written from itself', 'var signer = signer; probe(signer.decode(t));', '-'],
    ['a field that is written from itself', 'class A { signer = this.signer; x() { probe(this.signer.decode(t)); } }', '-'],
    ['a field through names', 'const a = new JwtService(); const b = a; class A { signer = b; x() { probe(this.signer.decode(t)); } }', 'decode t -> . (library)'],
    ['a field through more names', 'const a = new JwtService(); const b = a; const c = b; const d = c; class A { signer = d; x() { probe(this.signer.decode(t)); } }', '-'],
    ['of another class of the library, whose name speaks of tokens', 'const signer = new JwtModule(); probe(signer.decode(t));', 'decode t -> . (name)'],
    ['of a class of this file', 'class Signer {} const signer = new Signer(); probe(signer.decode(t));', '-'],
    ['of a class that is nowhere', 'const signer = new Signer(); probe(signer.decode(t));', '-'],
    ['a part of an instance', 'const { signer } = new JwtService(); probe(signer.decode(t));', '-'],
    ['a field of an expression of a class', 'const A = class { signer = new JwtService(); x() { probe(this.signer.decode(t)); } };', 'decode t -> . (library)'],
    ['a field of the class around an object', 'class Outer { signer = new JwtService(); x() { const A = class { x() { probe(this.signer.decode(t)); } }; } }', '-'],
    ['an accessor of that name', 'class A { get signer() { return make(); } x() { probe(this.signer.decode(t)); } }', '-'],
    ['a method of that name', 'class A { signer(service: JwtService) {} x() { probe(this.signer.decode(t)); } }', '-'],
    ['a field without a value', 'class A { signer; x() { probe(this.signer.decode(t)); } }', '-'],
    ['a field by a name that is not known', 'class A { signer = new JwtService(); x() { probe(this[name].decode(t)); } }', '-'],
    ['an object of this file that is declared as one', 'const signer: JwtService = { decode: (raw) => raw.length }; probe(signer.decode(t));', '-'],
    ['a global that is declared as one', 'declare const signer: JwtService; probe(signer.decode(t));', 'decode t -> . (library)'],
    ['outside of a class', 'probe(this.signer.decode(t));', '-'],
    ['a member of something else', 'probe(server.signer.decode(t));', '-'],
    ['a union', 'function f(signer: JwtService | undefined) { probe(signer.decode(t)); }', '-'],
    ['a type of this file', 'interface Signer {} function f(signer: Signer) { probe(signer.decode(t)); }', '-'],
    ['a function of the library that is no method', 'probe(decode(t));', 'decode t -> . (name)'],
  ]);
});

describe('a function of a library', () => {
  rows("import jsonwebtoken from 'jsonwebtoken'; import * as jwtSimple from 'jwt-simple'; import { createDecoder, createVerifier } from 'fast-jwt'; import { jwtVerify } from 'jose'; import { isExpired } from 'react-jwt'; import njwt from 'njwt';\n", [
    ['its value is the claims', 'probe(jsonwebtoken.decode(t));', 'decode t -> . (library)'],
    ['its value holds the claims', 'probe(await jwtVerify(t, key));', 'verify t -> payload (library)'],
    ['its value is read from the claims', 'probe(isExpired(t));', 'decode t (library)'],
    ['without a token', 'probe(jsonwebtoken.decode());', '-'],
    ['complete', 'probe(jsonwebtoken.decode(t, { complete: true }));', 'decode t -> payload (library)'],
    ['complete, by a constant', 'const complete = true; probe(jsonwebtoken.verify(t, key, { complete }));', 'verify t -> payload (library)'],
    ['not complete', 'probe(jsonwebtoken.decode(t, { complete: false }));', 'decode t -> . (library)'],
    ['complete as something decides', 'probe(jsonwebtoken.decode(t, { complete: flag }));', 'decode t -> . (library)'],
    ['other options', 'probe(jsonwebtoken.verify(t, key, { algorithms }));', 'verify t -> . (library)'],
    ['options that are not known', 'probe(jsonwebtoken.verify(t, key, ...options));', 'verify t -> . (library)'],
    ['options in a name', 'const options = { complete: true }; probe(jsonwebtoken.verify(t, key, options));', 'verify t -> . (library)'],
    ['options in the place of the token', 'probe(jsonwebtoken.decode({ complete: true }));', 'decode { complete: true } -> . (library)'],
    ['complete where the claims are inside anyhow', 'probe(njwt.verify(t, key, { complete: true }));', 'verify t -> body (library)'],
    ['jwt-simple verifies', 'probe(jwtSimple.decode(t, key));', 'verify t -> . (library)'],
    ['jwt-simple is told not to verify', 'probe(jwtSimple.decode(t, key, true));', 'decode t -> . (library)'],
    ['jwt-simple is told so by a name', 'const noVerify = true; probe(jwtSimple.decode(t, key, noVerify));', 'decode t -> . (library)'],
    ['jwt-simple is told so by something else', 'probe(jwtSimple.decode(t, key, flag));', 'verify t -> . (library)'],
    ['jwt-simple is told to verify', 'probe(jwtSimple.decode(t, key, false));', 'verify t -> . (library)'],
    ['what makes a function opens nothing', 'probe(createDecoder(t));', '-'],
    ['a function that was made', 'const read = createDecoder(); probe(read(t));', 'decode t -> . (library)'],
    ['a function that was made in place', 'probe(createVerifier({ key })(t));', 'verify t -> . (library)'],
    ['a function that something else made', 'const read = createReader(); probe(read(t));', '-'],
    ['a call of what a function returned', 'probe(jsonwebtoken.decode(t)(u));', '-'],
    ['a decorated server', 'probe(fastify.jwt.decode(t));', 'decode t -> . (library)'],
    ['the same name on something else', 'probe(fastify.zip.decode(t));', '-'],
    ['a method by its name alone', 'probe(context._extractIdToken(t));', 'decode t -> . (library)'],
    ['no call', 'probe(t);', '-'],
  ]);
});

describe('a function of the settings', () => {
  rows("import { openSeal } from '@corp/seal';\n", [
    ['its value is the claims', 'probe(openSeal(t));', 'decode t -> . (settings)'],
    ['another argument is the token', 'probe(seals.unseal(key, t));', 'decode t -> . (settings)'],
    ['that argument is missing', 'probe(seals.unseal(key));', '-'],
    ['another function', 'probe(closeSeal(t));', '-'],
  ], { settings: { decoders: [{ name: 'openSeal', module: '@corp/seal' }, { name: 'unseal', argument: 1 }] } });
});

describe('a function of the project', () => {
  const head = "import { jwtDecode } from 'jwt-decode'; import jsonwebtoken from 'jsonwebtoken';\n";
  rows(head, [
    ['returns the claims', 'const read = (raw) => jwtDecode(raw); probe(read(t));', 'decode t -> . (code)'],
    ['returns what holds them', 'function read(key, raw) { return jsonwebtoken.verify(raw, key, { complete: true }); } probe(read(k, t));', 'verify t -> payload (code)'],
    ['takes the token out of what it is given', 'const read = ({ headers: { token } }) => jwtDecode(token); probe(read(request));', 'decode request.headers.token -> . (code)'],
    ['calls another one', 'const inner = ({ raw }) => jwtDecode(raw); const outer = (from) => inner(from); probe(outer(t));', 'decode t.raw -> . (code)'],
    ['takes two steps', 'const inner = ({ raw }) => jwtDecode(raw); const outer = ({ from }) => inner(from); probe(outer(t));', 'decode t.from.raw -> . (code)'],
    ['returns them later', 'function read(raw) { if (!raw) return null; return jwtDecode(raw); } probe(read(t));', 'decode t -> . (code)'],
    ['parses the part', "function read(raw) { return JSON.parse(atob(raw.split('.')[1])); } probe(read(t));", 'decode t -> . (code)'],
    ['returns something read from them', 'const read = (raw) => jsonwebtoken.decode(raw).exp; probe(read(t));', '-'],
    ['opens a token of its own', 'const read = (raw) => jwtDecode(stored); probe(read(t));', '-'],
    ['opens the token of the function around it', 'function make(outer) { const read = (raw) => jwtDecode(outer); probe(read(t)); }', '-'],
    ['returns a partial answer', "import { isExpired } from 'react-jwt'; const read = (raw) => isExpired(raw); probe(read(t));", '-'],
    ['is called without it', 'const read = (raw) => jwtDecode(raw); probe(read());', '-'],
    ['calls itself', 'function decodeToken(raw) { return decodeToken(raw); } probe(decodeToken(t));', '-'],
    ['is named so, and does something else', 'function decodeToken(raw) { return raw.length; } probe(decodeToken(t));', '-'],
    ['is a class of such a name', 'class TokenClaims {} probe(TokenClaims(t));', '-'],
    ['is called twice', 'const read = (raw) => jwtDecode(raw); probe(read(t)); probe(read(u));', 'decode t -> . (code) | decode u -> . (code)'],
  ]);

  const returning = (body: string): string => opened(`${head}function read(raw) { ${body} } probe(read(t));`);
  it.each([
    ['a name', 'const claims = jwtDecode(raw); return claims;'],
    ['a copy of a name', 'const claims = jwtDecode(raw); const copy = claims; return copy;'],
    ['a name that is written later', 'let claims; claims = jwtDecode(raw); return claims;'],
    ['a fallback', 'return jwtDecode(raw) ?? {};'],
    ['a fallback of a name', 'const claims = jwtDecode(raw) || undefined; return claims;'],
    ['a copy of the claims', 'const claims = jwtDecode(raw); return { ...claims };'],
    ['a copy with more', 'return { ...jwtDecode(raw), raw, at: 1 };'],
  ])('returns the claims as %s', (_name, body) => {
    expect(returning(body)).toBe('decode t -> . (code)');
  });

  it.each([
    ['a part of them by a pattern', 'const { exp } = jwtDecode(raw); return exp;'],
    ['what they are only a fallback of', 'return cached ?? jwtDecode(raw);'],
    ['a copy with what may replace them', 'return { ...jwtDecode(raw), ...more };'],
    ['a copy with what may replace them, among others', 'return { ...jwtDecode(raw), at: 1, ...more };'],
    ['a copy behind something else', 'return { at: 1, ...jwtDecode(raw) };'],
    ['a member of an object', 'return { claims: jwtDecode(raw) };'],
    ['an empty object', 'return {};'],
    ['a name that leads back to itself', 'var a = b; var b = a; return a;'],
    ['a name that is nowhere', 'return claims;'],
    ['a parameter', 'return raw;'],
  ])('not as %s', (_name, body) => {
    expect(returning(body)).toBe('-');
  });

  const chain = (count: number): string => Array.from({ length: count }, (_, index) => `const v${index + 1} = v${index};`).join(' ');
  it('as many names as anybody writes, but not any number', () => {
    expect(returning(`const v0 = jwtDecode(raw); ${chain(11)} return v11;`)).toBe('decode t -> . (code)');
    expect(returning(`const v0 = jwtDecode(raw); ${chain(12)} return v12;`)).toBe('-');
  });

  const nested = (count: number): string =>
    opened(`${head}const f0 = (raw) => jwtDecode(raw); ${Array.from({ length: count }, (_, index) => `const f${index + 1} = (raw) => f${index}(raw);`).join(' ')} probe(f${count}(t));`);
  it('as many functions as anybody writes, but not any number', () => {
    expect(nested(5)).toBe('decode t -> . (code)');
    expect(nested(6)).toBe('-');
    const six = Array.from({ length: 6 }, (_, index) => `const f${index + 1} = (raw) => f${index}(raw);`).join(' ');
    expect(opened(`${head}const f0 = (raw) => jwtDecode(raw); ${six} probe(f6(t)); probe(f3(t));`)).toBe('- | decode t -> . (code)');
  });

  const both = 'function a(raw) { if (x) return b(raw); return jwtDecode(raw); } function b(raw) { return a(raw); }';
  it.each([
    ['of two that call each other, the one that opens', `${both} probe(a(t)); probe(b(t));`],
    ['of two that call each other, the one that does not', `${both} probe(b(t)); probe(a(t));`],
  ])('whichever is asked for first: %s', (_name, code) => {
    expect(opened(head + code)).toBe('decode t -> . (code) | decode t -> . (code)');
  });
});

describe('a function of another file', () => {
  const across = (files: Readonly<Record<string, string>>, ...only: readonly boolean[]): string => {
    const parse = fileParserOf({ parser }, {}, true);
    const sources = new Map(Object.entries(files).map(([name, code]) => [`./${name}`, parse?.(code, `${name}.ts`)]));
    const source = parse?.("import { read } from './read';\nread(t);", 'file.ts');
    if (!source) throw new Error('the file does not parse');
    const module = createModule(source, { file: (_from, specifier) => sources.get(specifier), speaks: () => true });
    const asked = (source.ast.body.at(-1) as TSESTree.ExpressionStatement).expression;
    return written(module, openedBy({ module, anyFile: module, settings: readSettings(undefined) }, asked, ...only));
  };
  const read = "import { jwtDecode } from 'jwt-decode'; export const read = (raw) => jwtDecode(raw);";
  const handing = { read: "import { open } from './open'; export const read = (raw) => open(raw);", open: read.replace('const read', 'const open') };

  it('is looked into', () => {
    expect(across({ read })).toBe('decode t -> . (code)');
  });

  it('is looked into where it asks a third file', () => {
    expect(across(handing)).toBe('decode t -> . (code)');
  });

  it('is not looked into where only this file is asked', () => {
    expect(across({ read }, false)).toBe('-');
  });
});

describe('the part of a token that is parsed', () => {
  rows('', [
    ['in place', "probe(JSON.parse(atob(t.split('.')[1])));", 'decode t -> . (code)'],
    ['by a parser of something else', "probe(YAML.parse(atob(t.split('.')[1])));", '-'],
    ['made into text', "probe(JSON.stringify(atob(t.split('.')[1])));", '-'],
    ['of nothing', 'probe(JSON.parse());', '-'],
    ['of no token', 'probe(JSON.parse(text));', '-'],
  ]);

  it('is taken apart at the split', () => {
    const at = probe("probe(JSON.parse(atob(t.split('.')[1])));", (analysis, argument) => analysis.module.textOf(analysis.opened(argument)?.at ?? argument));
    expect(at).toEqual(["t.split('.')"]);
  });
});

describe('a function that cannot be seen, by its name', () => {
  rows("import { decodeToken as read } from './tokens.js';\n", [
    ['its value is the claims', 'probe(decodeToken(t));', 'decode t -> . (name)'],
    ['by the name that it is exported by', 'probe(read(t));', 'decode t -> . (name)'],
    ['its value is read from them', 'probe(getUserIdFromToken(t));', 'decode t (name)'],
    ['it verifies', 'probe(verifyToken(t));', 'verify t (name)'],
    ['claims that are awaited', 'async () => { probe(await decodeToken(t)); };', 'decode t -> . (name)'],
    ['a part that is awaited asks somebody else', 'async () => { probe(await getUserIdFromToken(t)); };', '-'],
    ['a check that is awaited', 'async () => { probe(await verifyToken(t)); };', 'verify t (name)'],
    ['the token stands behind a literal', "probe(decodeToken('access', t));", 'decode t -> . (name)'],
    ['the token stands before a literal', "probe(decodeToken(t, 'access'));", 'decode t -> . (name)'],
    ['a literal alone', "probe(decodeToken('access'));", '-'],
    ['nothing', 'probe(decodeToken());', '-'],
    ['the property that is named so', 'probe(verifyToken({ keys, accessToken: t }));', 'verify t (name)'],
    ['of the whole claims, too', 'probe(decodeToken({ accessToken: t }));', 'decode t (name)'],
    ['no property that is named so', 'probe(verifyToken({ keys, text: t }));', 'verify { keys, text: t } (name)'],
    ['a property by a name that is not known', 'probe(verifyToken({ ...rest, [name]: t }));', 'verify { ...rest, [name]: t } (name)'],
    ['behind properties that have no name', 'probe(verifyToken({ ...rest, [name]: u, accessToken: t }));', 'verify t (name)'],
    ['another name', 'probe(storeToken(t));', '-'],
  ]);
});
