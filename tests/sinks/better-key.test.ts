import { describe, expect, it } from 'vitest';

import { reportsOfFile, reportsOn } from '../support/key-reports.js';

/** The text after each suggestion of the only report; `undefined` where there is not exactly one report. */
const edits = (body: string, filename?: string): readonly string[] | undefined => only(reportsOn(body, filename === undefined ? {} : { filename }));
const editsOfFile = (code: string, filename = 'src/file.ts'): readonly string[] | undefined => only(reportsOfFile(code, { filename }));

function only(reports: ReturnType<typeof reportsOn>): readonly string[] | undefined {
  return reports.length === 1 ? reports[0]?.outputs : undefined;
}

/** Both edits of an account: the two halves, and the member that holds them. */
const both = (text: (key: string) => string, object = 'account'): string[] => [text(`\`\${${object}.tenantId}.\${${object}.localAccountId}\``), text(`${object}.homeAccountId`)];

describe('where the halves are read from', () => {
  it.each<[string, string, readonly string[]]>([
    ['a claim', 'db.cache.get(c.oid);', ['db.cache.get(`${c.tid}.${c.oid}`);']],
    ['a claim in brackets', "db.cache.get(c['sub']);", ['db.cache.get(`${c.tid}.${c.oid}`);']],
    ['a claim, asserted', 'db.cache.get(c.oid!);', ['db.cache.get(`${c.tid}.${c.oid}`);']],
    ['a claim, cast', 'db.cache.get(c.oid as string);', ['db.cache.get(`${c.tid}.${c.oid}`);']],
    ['a claim with a fallback', "db.cache.get(c.oid ?? '');", ['db.cache.get(`${c.tid}.${c.oid}`);']],
    ['a chain of claims', 'db.cache.get(c.oid || c.sub);', ['db.cache.get(`${c.tid}.${c.oid}`);']],
    ['a claim, cleaned', 'db.cache.get(c.preferred_username.trim().toLowerCase());', ['db.cache.get(`${c.tid}.${c.oid}`);']],
    ['a claim, converted', 'db.cache.get(String(c.oid));', ['db.cache.get(String(`${c.tid}.${c.oid}`));']],
    ['a claim, converted before', 'const found = String(c.oid); db.cache.get(found);', ['const found = String(c.oid); db.cache.get(`${c.tid}.${c.oid}`);']],
    ['a claim, hashed', 'db.cache.get(hashOf(c.oid));', ['db.cache.get(hashOf(`${c.tid}.${c.oid}`));']],
    ['a claim of an account', 'db.cache.get(account.idTokenClaims!.oid);', ['db.cache.get(`${account.idTokenClaims!.tid}.${account.idTokenClaims!.oid}`);']],
    ['a member of an account', 'db.cache.get(account.username);', both((key) => `db.cache.get(${key});`)],
    ['a constant', 'const found = c.oid; db.cache.get(found);', ['const found = c.oid; db.cache.get(`${c.tid}.${c.oid}`);']],
    ['a constant of a constant', 'const first = c.oid; const found = first; db.cache.get(found);', ['const first = c.oid; const found = first; db.cache.get(`${c.tid}.${c.oid}`);']],
    ['a pattern', 'const { oid } = c; db.cache.get(oid);', ['const { oid, tid } = c; db.cache.get(`${tid}.${oid}`);']],
    ['a pattern with another name', 'const { sub: who } = c; db.cache.get(who);', ['const { sub: who, tid, oid } = c; db.cache.get(`${tid}.${oid}`);']],
    ['a pattern with a default', "const { oid = 'x' } = c; db.cache.get(oid);", ["const { oid = 'x', tid } = c; db.cache.get(`${tid}.${oid}`);"]],
    ['a pattern that has both', 'const { oid, tid } = c; db.cache.get(oid);', ['const { oid, tid } = c; db.cache.get(`${tid}.${oid}`);']],
  ])('%s', (_name, code, expected) => {
    expect(edits(code)).toEqual(expected);
  });

  it('the result, where the account is not named', () => {
    const file = (key: string): string => `import type { AuthenticationResult } from '@azure/msal-browser';\nexport const f = (r: AuthenticationResult, cache: any) => cache.get(${key});`;
    expect(editsOfFile(file('r.uniqueId'))).toEqual([file('`${r.tenantId}.${r.uniqueId}`')]);
    expect(editsOfFile(file('r.account.username'))).toEqual(both(file, 'r.account'));
  });

  it('ADAL, whose claims stand in the profile', () => {
    const file = (key: string): string => `import AuthenticationContext from 'adal-angular';\nconst context = new AuthenticationContext({});\nexport const f = (cache) => { const user = context.getCachedUser(); return cache.get(${key}); };`;
    expect(editsOfFile(file('user.userName'), 'src/file.js')).toEqual([file('`${user.profile.tid}.${user.profile.oid}`')]);
  });

  it('a member of an object that only its own name tells', () => {
    const file = (key: string): string => `import '@azure/msal-browser';\nexport const f = (user, cache) => cache.get(${key});`;
    expect(editsOfFile(file('user.localAccountId'), 'src/file.js')).toEqual(both(file, 'user'));
    expect(editsOfFile(file('user.preferred_username'), 'src/file.js')).toEqual([file('`${user.tid}.${user.oid}`')]);
    expect(editsOfFile(file('user.upn'), 'src/file.js')).toEqual([file('`${user.tid}.${user.oid}`')]);
    expect(editsOfFile(file('user.unique_name'), 'src/file.js')).toEqual([]);
  });
});

describe('what an edit keeps', () => {
  it.each<[string, string, readonly string[]]>([
    ['an optional chain', 'db.cache.get(account.idTokenClaims?.oid);', ['db.cache.get(account.idTokenClaims ? `${account.idTokenClaims?.tid}.${account.idTokenClaims?.oid}` : undefined);']],
    ['an optional chain and its fallback', "db.cache.get(account.idTokenClaims?.oid ?? 'none');", ["db.cache.get((account.idTokenClaims ? `${account.idTokenClaims?.tid}.${account.idTokenClaims?.oid}` : undefined) ?? 'none');"]],
    ['an optional chain that is asserted', 'db.cache.get(account.idTokenClaims?.oid!);', ['db.cache.get(`${account.idTokenClaims?.tid}.${account.idTokenClaims?.oid}`);']],
    ['an optional object further in', 'db.cache.get(db.r?.account.localAccountId);', ['db.cache.get(db.r?.account ? `${db.r?.account.tenantId}.${db.r?.account.localAccountId}` : undefined);', 'db.cache.get(db.r?.account.homeAccountId);']],
    ['the template around it', 'db.cache.get(`a:${c.oid}:b`);', ['db.cache.get(`a:${c.tid}.${c.oid}:b`);']],
    ['the concatenation around it', "db.cache.get('a:' + c.oid + ':b');", ["db.cache.get('a:' + `${c.tid}.${c.oid}` + ':b');"]],
    ['comments', 'db.cache.get(/* who */ c.oid /* alone */);', ['db.cache.get(/* who */ `${c.tid}.${c.oid}` /* alone */);']],
    ['a comment inside the template', 'db.cache.get(`a:${/* who */ c.oid}`);', ['db.cache.get(`a:${/* who */ c.tid}.${c.oid}`);']],
    ['comments of a pattern', 'const { oid /* who */ } = c; db.cache.get(oid);', ['const { oid, tid /* who */ } = c; db.cache.get(`${tid}.${oid}`);']],
    ['a shorthand property', 'const { oid: owner } = c; db.todos.insertOne({ owner });', ['const { oid: owner, tid } = c; db.todos.insertOne({ owner: `${tid}.${owner}` });']],
    ['a computed key', 'db.save({ [c.oid]: 1 });', ['db.save({ [`${c.tid}.${c.oid}`]: 1 });']],
    ['an arrow function', 'const userId = () => c.oid; db.keep({ owner: c.sub });', ['const userId = () => c.oid; db.keep({ owner: `${c.tid}.${c.oid}` });']],
  ])('%s', (_name, code, expected) => {
    expect(edits(code)).toEqual(expected);
  });

  it('in JavaScript a member of a record may hold an object', () => {
    expect(edits('db.todos.find({ owner: c.oid });', 'src/file.tsx')).toEqual(['db.todos.find({ owner: `${c.tid}.${c.oid}` });']);
    const file = (key: string): string => `const { PublicClientApplication } = require('@azure/msal-node');\nexports.f = async (pca, todos) => { const a = pca.getActiveAccount(); todos.find({ owner: ${key} }); };`;
    expect(editsOfFile(file('a.idTokenClaims.oid'), 'src/file.js')).toEqual([file('{ tid: a.idTokenClaims.tid, oid: a.idTokenClaims.oid }')]);
    // The account has one member that holds both: a string, as before.
    expect(editsOfFile(file('a.username'), 'src/file.js')).toEqual(both(file, 'a'));
  });
});

describe('no edit', () => {
  it.each([
    ['where the column names the claim', 'db.users.find({ email: c.email });'],
    ['where the function names the claim', 'findUserByEmail(c.email);'],
    ['where the claim was computed', 'db.cache.get(c.preferred_username.split("@")[0]);'],
    ['where the object is made anew by each call with arguments', 'db.cache.get(db.claims(1).oid);'],
    ['where the object may be another one by now', 'let now = account; const found = now.localAccountId; now = db.other; db.cache.get(found);'],
    ['where the name means something else at the key', 'const found = c.oid; db.each((c: string) => db.cache.get(found));'],
    ['where the object is gone', 'let found = ""; { const inner = account.idTokenClaims!; found = inner.oid!; } db.cache.get(found);'],
    ['where a variable gets its value later', 'let found; found = c.oid; db.cache.get(found);'],
    ['where the pattern goes further in', 'const { idTokenClaims: { oid } } = account as any; db.cache.get(oid);'],
    ['where the pattern is one of an account', 'const { username } = account; db.cache.get(username);'],
  ])('%s', (_name, code) => {
    expect(edits(code)).toEqual([]);
  });
});

describe('the declared type of the claims', () => {
  const file = (type: string, declarations = '', imports = ''): string => `import type { AccountInfo${imports} } from '@azure/msal-browser';\nimport type { Elsewhere } from './types';\n${declarations}\nexport function f(account: AccountInfo, cache: any) { const c = account.idTokenClaims as ${type}; return cache.get(c.oid); }`;
  const isOffered = (type: string, declarations = '', imports = ''): boolean => {
    const code = file(type, declarations, imports);
    const outputs = editsOfFile(code);
    if (outputs === undefined) throw new Error(`Not exactly one report in:\n${code}`);
    if (outputs.length > 0) expect(outputs).toEqual([code.replace('cache.get(c.oid)', 'cache.get(`${c.tid}.${c.oid}`)')]);
    return outputs.length > 0;
  };

  it.each<readonly [name: string, type: string, declarations?: string, imports?: string]>([
    ['any', 'any'],
    ['a record', 'Record<string, string>'],
    ['an index signature', '{ [claim: string]: string }'],
    ['both members', '{ oid: string; tid?: string }'],
    ['an interface', 'Claims', 'interface Claims { oid: string; tid: string }'],
    ['an alias', 'Claims', 'type Claims = { oid: string; tid: string };'],
    ['an intersection', '{ oid: string } & { tid: string }'],
    ['a union with nothing', '{ oid: string; tid: string } | null | undefined'],
    ["a library's type", 'IdTokenClaims', '', ', IdTokenClaims'],
    ["a library's type by another name", 'Claims', '', ', IdTokenClaims as Claims'],
  ])('%s: offered', (_name, type = '', declarations = '', imports = '') => {
    expect(isOffered(type, declarations, imports)).toBe(true);
  });

  it.each<readonly [name: string, type: string, declarations?: string]>([
    ['one member', '{ oid: string }'],
    ['an interface with one', 'Claims', 'interface Claims { oid: string }'],
    ['an interface with more from elsewhere', 'Claims', 'interface Claims extends Elsewhere { oid: string; tid: string }'],
    ['a union of which one lacks it', '{ oid: string; tid: string } | { oid: string }'],
    ['a type of another file', 'Elsewhere'],
    ['a type of nowhere', 'Unknown'],
    ['a type of a namespace', 'api.Claims'],
    ['a class', 'Claims', "class Claims { oid = ''; tid = ''; }"],
    ['a list', 'any[] & { oid: string }'],
  ])('%s: not offered', (_name, type = '', declarations = '') => {
    expect(isOffered(type, declarations)).toBe(false);
  });

  it('the type argument of the call that made them', () => {
    const code = (type: string): string => `import '@azure/msal-browser';\nimport { jwtDecode } from 'jwt-decode';\nexport function f(idToken: string, cache: any) { return cache.get(jwtDecode<${type}>(idToken).oid); }`;
    expect(editsOfFile(code('{ oid: string }'))).toEqual([]);
    // A decoded token is not opened twice.
    expect(editsOfFile(code('{ oid: string; tid: string }'))).toEqual([]);
    const named = (type: string, key: string): string => `import '@azure/msal-browser';\nimport { jwtDecode } from 'jwt-decode';\nexport function f(idToken: string, cache: any) { const c = jwtDecode<${type}>(idToken); return cache.get(${key}); }`;
    expect(editsOfFile(named('{ oid: string; tid: string }', 'c.oid'))).toEqual([named('{ oid: string; tid: string }', '`${c.tid}.${c.oid}`')]);
    expect(editsOfFile(named('{ oid: string }', 'c.oid'))).toEqual([]);
    const awaited = (type: string, key: string): string => `import '@azure/msal-node';\nimport { jwtVerify } from 'jose';\nexport async function f(idToken: string, cache: any, keys: any) { const { payload } = await jwtVerify<${type}>(idToken, keys); return cache.get(${key}); }`;
    expect(editsOfFile(awaited('{ oid: string; tid: string }', 'payload.oid'))).toEqual([awaited('{ oid: string; tid: string }', '`${payload.tid}.${payload.oid}`')]);
    expect(editsOfFile(awaited('{ oid: string }', 'payload.oid'))).toEqual([]);
  });

  it('the annotation of the variable', () => {
    const code = (type: string, key: string): string => `import type { AccountInfo, IdTokenClaims } from '@azure/msal-browser';\nexport function f(account: AccountInfo, cache: any) { const c: ${type} = account.idTokenClaims as any; return cache.get(${key}); }`;
    expect(editsOfFile(code('{ oid: string }', 'c.oid'))).toEqual([]);
    expect(editsOfFile(code('IdTokenClaims', 'c.oid'))).toEqual([code('IdTokenClaims', '`${c.tid}.${c.oid}`')]);
  });
});
