import { describe, expect, it } from 'vitest';

import { accountInReach, resultInReach } from '../../src/provenance/reach.js';
import type { Reach } from '../../src/provenance/reach.js';
import { probe } from './probe.js';

const MSAL = "import { PublicClientApplication } from '@azure/msal-browser';\nimport type { AccountInfo, AuthenticationResult } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\n";

const brief = (reach: Reach | undefined): string => (reach === undefined ? '-' : [reach.text ?? 'a pattern', ...(reach.nullable ? ['or nothing'] : []), ...(reach.hasUser ? [] : ['without a user'])].join(' '));

describe('the result that a token was read from', () => {
  const results = (code: string): string[] => probe(MSAL + code, (analysis, argument) => brief(resultInReach(analysis, argument)), { filename: 'src/file.ts' });

  it.each<[string, string, string]>([
    ['a member', 'async () => { const r = await pca.acquireTokenSilent(q); probe(r.accessToken); };', 'r'],
    ['a member that may be missing', 'async () => { const r = await pca.acquireTokenSilent(q); probe(r?.accessToken); };', 'r or nothing'],
    ['a member of a member', 'class C { r?: AuthenticationResult; f() { probe(this.r!.accessToken); } }', 'this.r!'],
    ['cleaned', 'async () => { const r = await pca.acquireTokenSilent(q); probe(r.accessToken.replace("a", "").trim()); };', 'r'],
    ['sliced', 'async () => { const r = await pca.acquireTokenSilent(q); probe(r.accessToken.slice(1)); };', '-'],
    ['handed to a function', 'async () => { const r = await pca.acquireTokenSilent(q); probe(clean(r.accessToken)); };', '-'],
    ['a constant', 'async () => { const r = await pca.acquireTokenSilent(q); const t = r.accessToken; probe(t); };', 'r'],
    ['a constant of a constant', 'async () => { const r = await pca.acquireTokenSilent(q); const t = r.accessToken; const u = t; probe(u); };', 'r'],
    ['a constant whose result is written later', 'async () => { let r = await pca.acquireTokenSilent(q); const t = r.accessToken; r = await pca.loginPopup(q); probe(t); };', '-'],
    ['a constant whose result is another one there', 'async () => { const r = await pca.acquireTokenSilent(q); const t = r.accessToken; { const r = 1; probe(t); } };', '-'],
    ['a constant of a member', 'class C { r?: AuthenticationResult; f() { const t = this.r!.accessToken; probe(t); } }', '-'],
    ['a call in place', 'async () => { probe((await pca.acquireTokenSilent(q)).accessToken); };', '-'],
    ['an item', 'export function f(list: AuthenticationResult[], i: number) { probe(list[i].accessToken); }', '-'],
    ['a pattern', 'async () => { const { accessToken } = await pca.acquireTokenSilent(q); probe(accessToken); };', 'a pattern'],
    ['a pattern with another name', 'async () => { const { accessToken: t } = await pca.acquireTokenSilent(q); probe(t); };', 'a pattern'],
    ['a pattern with a default', "async () => { const { accessToken = '' } = await pca.acquireTokenSilent(q); probe(accessToken); };", 'a pattern'],
    ['a pattern that goes further in', 'async () => { const { data: { accessToken } } = await load(); probe(accessToken); };', '-'],
    ['a pattern of something else', 'async () => { const { accessToken } = load(); probe(accessToken); };', '-'],
    ['a pattern of another member', 'async () => { const { idToken } = await pca.acquireTokenSilent(q); probe(idToken); };', '-'],
    ['a pattern of a parameter', 'pca.acquireTokenSilent(q).then(({ accessToken }) => probe(accessToken));', 'a pattern'],
    ['a pattern of a parameter that anybody fills', 'export function f({ accessToken }) { probe(accessToken); }', '-'],
    ['a pattern of a loop', 'for (const { accessToken } of load()) probe(accessToken);', '-'],
    ['a variable that is written twice', 'async () => { let t = (await pca.acquireTokenSilent(q)).accessToken; t = load(); probe(t); };', '-'],
    ['a parameter', 'export function f(accessToken: string) { probe(accessToken); }', '-'],
    ['a global', 'probe(accessToken);', '-'],
    ['a literal', 'probe("t");', '-'],
    ['something that only its name tells', 'export function f(r: any) { probe(r.accessToken); }', '-'],
    ['another token', 'async () => { const r = await pca.acquireTokenSilent(q); probe(r.idToken); };', '-'],
    ['a declared type', 'export function f(r: AuthenticationResult) { probe(r.accessToken); }', 'r'],
    ['constants without end', 'async () => { const r = await pca.acquireTokenSilent(q); const a = r.accessToken; const b = a; const c = b; const d = c; const e = d; const f = e; const g = f; probe(g); };', '-'],
  ])('%s', (_name, code, expected) => {
    expect(results(code)).toEqual([expected]);
  });

  it("an app's own result has no user", () => {
    const code = (call: string): string => `import { ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node';\nconst cca = new ConfidentialClientApplication(config);\nconst app = new ManagedIdentityApplication(config);\nasync () => { const r = await ${call}; probe(r.accessToken); };`;
    const inNode = (call: string): string[] => probe(code(call), (analysis, argument) => brief(resultInReach(analysis, argument)), { filename: 'src/file.ts' });
    expect(inNode('cca.acquireTokenByClientCredential(q)')).toEqual(['r without a user']);
    expect(inNode('app.acquireToken(q)')).toEqual(['r without a user']);
    expect(inNode('cca.acquireTokenByCode(q)')).toEqual(['r']);
    const hook = "import { useMsalAuthentication } from '@azure/msal-react';\nexport function C() { const hook = useMsalAuthentication('redirect'); hook.acquireToken().then((r) => probe(r.accessToken)); }";
    expect(probe(hook, (analysis, argument) => brief(resultInReach(analysis, argument)))).toEqual(['r']);
  });
});

describe('the account that code can name', () => {
  const accounts = (code: string): string[] => probe(MSAL + code, (analysis, argument) => brief(accountInReach(analysis, argument)), { filename: 'src/file.ts' });

  it.each<[string, string, string]>([
    ['a parameter', 'export function f(account: AccountInfo) { probe(1); }', 'account'],
    ['a parameter that may be missing', 'export function f(account: AccountInfo | null) { probe(1); }', 'account or nothing'],
    ['a constant', 'export function f() { const me = pca.getActiveAccount(); probe(1); }', 'me or nothing'],
    ['a list', 'export function f() { const all = pca.getAllAccounts(); probe(1); }', 'all[0] or nothing'],
    ['an account before a list', 'export function f() { const all = pca.getAllAccounts(); const me = pca.getActiveAccount(); probe(1); }', 'me or nothing'],
    ['the nearest', 'const outer = pca.getActiveAccount(); export function f() { const inner = pca.getActiveAccount(); probe(1); }', 'inner or nothing'],
    ['one of an outer function', 'export function f() { const me = pca.getActiveAccount(); return () => probe(1); }', 'me or nothing'],
    ['one that is declared later', 'export function f() { probe(1); const me = pca.getActiveAccount(); }', '-'],
    ['one that is written again', 'export function f() { let me = pca.getActiveAccount(); me = null; probe(1); }', '-'],
    ['one whose name means something else here', 'const me = pca.getActiveAccount(); export function f(me: number) { probe(1); }', '-'],
    ['a function is no account', 'function account() {} export function f() { probe(1); }', '-'],
    ['none', 'export function f(x: number) { probe(1); }', '-'],
    ['one that only its name tells', 'export function f(account: any) { probe(1); }', '-'],
  ])('%s', (_name, code, expected) => {
    expect(accounts(code)).toEqual([expected]);
  });
});
