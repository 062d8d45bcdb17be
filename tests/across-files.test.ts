/**
 * Holds what is followed into other files of a project, from the import to the report, on real files:
 * which imports lead where, what is left alone, and that nothing outside the workspace is read.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as vueParser from 'vue-eslint-parser';
import * as typescriptParser from '@typescript-eslint/parser';

import { MAX_FILE_BYTES, MAX_FILES } from '../src/provenance/project.js';
import { brief, lint } from './support/lint.js';
import type { LintOptions } from './support/lint.js';
import { plugin } from './support/plugin.js';

let root = '';

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'zero-trust-across-')));
  write({ 'package.json': JSON.stringify({ name: 'app', workspaces: ['packages/*'], dependencies: { '@azure/msal-browser': '^4', 'express-session': '^1', axios: '^1' } }) });
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Writes the files of a project and lints the last of them. */
function lintLast(files: Readonly<Record<string, string>>, options: LintOptions = {}): Linter.LintMessage[] {
  write(files);
  const [name = '', code = ''] = Object.entries(files).at(-1) ?? [];
  return lint(code, { cwd: root, filename: path.join(root, name), ...options });
}

const TOKEN = `import { PublicClientApplication } from '@azure/msal-browser';
export const pca = new PublicClientApplication({ auth: { clientId: 'app' } });
export async function fetchToken() {
  const result = await pca.acquireTokenSilent({ scopes: ['Files.Read'] });
  return result.accessToken;
}
`;
const DECODER = "export function unpack(value: string) {\n  return JSON.parse(atob(value.split('.')[1] ?? ''));\n}\n";
const DECODES = ['4: no-access-token-decode'];
/** Lines 3 to 5 decode what `fetchToken()` gives. */
const decoding = (imports: string, call = 'await fetchToken()'): string => `${imports}
export async function who() {
  const value = ${call};
  return unpack(value).name; // the name of the user, out of the token
}
`;

describe('what a name of another file stands for', () => {
  it('a function that acquires a token, and one that decodes it; the message names the file', () => {
    const messages = lintLast({ 'src/auth.ts': TOKEN, 'src/unpack.ts': DECODER, 'src/user.ts': decoding("import { fetchToken } from './auth'; import { unpack } from './unpack';") });
    expect(brief(messages)).toEqual(DECODES);
    expect(messages[0]?.message).toContain('`pca.acquireTokenSilent()` (src/auth.ts:4)');
  });

  it.each([
    ['a default export', { 'src/auth.ts': TOKEN.replace('export async function', 'export default async function') }, "import fetchToken from './auth';", undefined],
    ['an anonymous default export', { 'src/auth.ts': `${TOKEN}export default () => fetchToken();\n` }, "import load from './auth';", 'await load()'],
    ['a namespace', { 'src/auth.ts': TOKEN }, "import * as auth from './auth';", 'await auth.fetchToken()'],
    ['an alias', { 'src/auth.ts': TOKEN }, "import { fetchToken as load } from './auth';", 'await load()'],
    ['a renamed export', { 'src/auth.ts': `${TOKEN}export { fetchToken as load };\n` }, "import { load } from './auth';", 'await load()'],
    ['a barrel', { 'src/auth/token.ts': TOKEN, 'src/auth/index.ts': "export * from './token';\n" }, "import { fetchToken } from './auth';", undefined],
    ['a barrel that renames', { 'src/auth/token.ts': TOKEN, 'src/auth/index.ts': "export { fetchToken as load } from './token';\n" }, "import { load } from './auth';", 'await load()'],
    ['a namespace in a barrel', { 'src/auth/token.ts': TOKEN, 'src/auth/index.ts': "export * as tokens from './token';\n" }, "import { tokens } from './auth';", 'await tokens.fetchToken()'],
    ['an object of functions', { 'src/auth.ts': `${TOKEN}export const auth = { load: fetchToken };\n` }, "import { auth } from './auth';", 'await auth.load()'],
    ['a client that another file makes', { 'src/auth.ts': TOKEN }, "import { pca } from './auth';", "(await pca.acquireTokenSilent({ scopes: ['Files.Read'] })).accessToken"],
    ['the extension of what is compiled', { 'src/auth.ts': TOKEN }, "import { fetchToken } from './auth.js';", undefined],
    ['a method of a class', { 'src/auth.ts': `${TOKEN}export class Auth { load() { return fetchToken(); } }\n` }, "import { Auth } from './auth';", 'await new Auth().load()'],
    ['a static method', { 'src/auth.ts': `${TOKEN}export class Auth { static load() { return fetchToken(); } }\n` }, "import { Auth } from './auth';", 'await Auth.load()'],
    ['an instance', { 'src/auth.ts': `${TOKEN}class Auth { load() { return fetchToken(); } }\nexport const auth = new Auth();\n` }, "import { auth } from './auth';", 'await auth.load()'],
    ['a method of a base class in a third file', { 'src/base.ts': `${TOKEN}export class Base { load() { return fetchToken(); } }\n`, 'src/auth.ts': "import { Base } from './base';\nexport class Auth extends Base {}\n" }, "import { Auth } from './auth';", 'await new Auth().load()'],
  ])('%s', (_, files, imports, call) => {
    expect(brief(lintLast({ ...files, 'src/unpack.ts': DECODER, 'src/user.ts': decoding(`${imports} import { unpack } from './unpack';`, call) }))).toEqual(DECODES);
  });

  it('a service that is injected', () => {
    const service = `${TOKEN}export class AuthService { load() { return fetchToken(); } }\n`;
    const component = `import { AuthService } from './auth.service';
import { inject } from '@angular/core';
import { unpack } from './unpack';
export class Page {
  private readonly other = inject(AuthService);
  constructor(private readonly auth: AuthService) {}
  async show() { return unpack(await this.auth.load()); } // out of the token
  async more() { return unpack(await this.other.load()); }
}
`;
    expect(brief(lintLast({ 'src/auth.service.ts': service, 'src/unpack.ts': DECODER, 'src/page.ts': component }))).toEqual(['7: no-access-token-decode', '8: no-access-token-decode']);
  });

  it('CommonJS: members of exports, a whole module, a module taken apart', () => {
    const auth = "const msal = require('@azure/msal-node');\nconst cca = new msal.ConfidentialClientApplication({ auth: { clientId: 'app' } });\nexports.fetchToken = async (code) => (await cca.acquireTokenByCode({ code, scopes: ['Files.Read'], redirectUri: 'https://app' })).accessToken;\n";
    const unpack = "module.exports = (value) => JSON.parse(Buffer.from(value.split('.')[1], 'base64').toString());\n";
    const code = "const { fetchToken } = require('./auth');\nconst auth = require('./auth');\nconst unpack = require('./unpack'); // a token\nexports.one = async (code) => unpack(await fetchToken(code));\nexports.two = async (code) => unpack(await auth.fetchToken(code));\n";
    expect(brief(lintLast({ 'src/auth.js': auth, 'src/unpack.js': unpack, 'src/user.js': code }, { parser: null, sourceType: 'commonjs' }))).toEqual(['4: no-access-token-decode', '5: no-access-token-decode']);
  });

  it('a type that is declared in another file', () => {
    const types = "import type { AuthenticationResult } from '@azure/msal-browser';\nexport interface Session { result: AuthenticationResult }\n";
    const code = "import type { Session } from './types';\nimport { jwtDecode } from 'jwt-decode';\nexport const read = (session: Session) =>\n  jwtDecode(session.result.accessToken);\n";
    expect(brief(lintLast({ 'src/types.ts': types, 'src/user.ts': code }))).toEqual(DECODES);
  });
});

describe('values of other files in other rules', () => {
  it('a lifetime, an object of settings, an enum and a fallback', () => {
    const config = `export const HOURS = 8;
export const config = { session: { maxAge: 1000 * 60 * 60 * HOURS } };
export enum Life { Session = 28_800_000 }
export const cookie = { httpOnly: true, maxAge: 3_600_000 };
export const MAX_AGE = Number(process.env.MAX_AGE) || 3_600_000;
`;
    const app = `import session from 'express-session';
import '@azure/msal-node';
import { Life, MAX_AGE, config, cookie } from './config';
export const a = session({ secret: 's', cookie: { maxAge: config.session.maxAge } });
export const b = session({ secret: 's', cookie: { maxAge: Life.Session } });
export const c = session({ secret: 's', cookie: { maxAge: MAX_AGE } });
export const d = session({ secret: 's', cookie });
export const e = session({ secret: 's', cookie: { ...cookie } });
`;
    const messages = lintLast({ 'src/config.ts': config, 'src/app.ts': app }, { rules: { 'zero-trust/no-hardcoded-session-lifetime': 'error' } });
    expect(brief(messages)).toEqual([4, 5, 6, 7, 8].map((line) => `${line}: no-hardcoded-session-lifetime`));
    expect(messages.slice(3).flatMap((message) => message.suggestions ?? [])).toEqual([]);
  });

  it('a list of codes; the edit stays in this file', () => {
    const files = { 'src/codes.ts': "export const CODES = ['login_required', 'interaction_required'];\n", 'src/errors.ts': "import { CODES } from './codes';\nexport const mustSignIn = (error: any) => CODES.includes(error.errorCode);\n" };
    const [message, ...others] = lintLast(files);
    expect(others).toEqual([]);
    expect(message?.suggestions?.map(({ desc }) => desc)).toEqual(['Check `error instanceof InteractionRequiredAuthError` of `@azure/msal-browser` instead; it is also true for the other codes of that class.']);
  });

  it('a function of another file that compares what it is given with codes; one that does more is judged there', () => {
    const predicate = "const CODES = ['login_required', 'interaction_required'];\nexport const mustSignIn = (code?: string) => (code ? CODES.includes(code) : false);\nexport const note = (code: string) => { console.warn(code); return CODES.includes(code); };\n";
    const code = "import { mustSignIn, note } from './codes';\nexport const answer = (error: any) => mustSignIn(error.errorCode);\nexport const noted = (error: any) => note(error.message);\n";
    expect(brief(lintLast({ 'src/codes.ts': predicate, 'src/errors.ts': code }))).toEqual(['2: prefer-error-class']);
  });

  it('a base address; no edit is offered for a literal of another file', () => {
    const messages = lintLast({
      'src/auth.ts': TOKEN, 'src/hosts.ts': "export const API = 'http://api.contoso.com';\n",
      'src/load.ts': "import { fetchToken } from './auth';\nimport { API } from './hosts';\nexport const load = async () =>\n  fetch(`${API}/me`, { headers: { Authorization: `Bearer ${await fetchToken()}` } });\n",
    });
    expect(brief(messages)).toEqual(['4: no-token-over-http']);
    expect(messages[0]?.suggestions ?? []).toEqual([]);
  });

  it.each([
    ['a name for it', "import hosts = require('./hosts');", 'hosts.API'],
    ['require', "const hosts = require('./hosts');", 'hosts.API'],
  ])('a base address through %s', (_, line, name) => {
    const messages = lintLast({
      'src/auth.ts': TOKEN, 'src/hosts.ts': "export const API = 'http://api.contoso.com';\n",
      'src/load.ts': `import { fetchToken } from './auth';\n${line}\nexport const load = async () =>\n  fetch(\`\${${name}}/me\`, { headers: { Authorization: \`Bearer \${await fetchToken()}\` } });\n`,
    });
    expect(brief(messages)).toEqual(['4: no-token-over-http']);
  });

  it('an ID token that another file hands out, in an interceptor that says nothing of Microsoft itself', () => {
    const service = "import { MsalService } from '@azure/msal-angular';\nexport class AuthService {\n  constructor(private readonly msal: MsalService) {}\n  getToken() { return this.msal.instance.getActiveAccount()?.idToken; }\n}\n";
    const code = "import { AuthService } from './auth.service';\nexport class Interceptor {\n  constructor(private readonly auth: AuthService) {}\n  intercept(request: any, next: any) {\n    const token = this.auth.getToken();\n    return next.handle(request.clone({ setHeaders: { Authorization: `Bearer ${token}` } }));\n  }\n}\n";
    write({ 'package.json': '{ "name": "app", "workspaces": [], "dependencies": { "@angular/core": "20" } }' });
    const messages = lintLast({ 'src/auth.service.ts': service, 'src/interceptor.ts': code });
    expect(brief(messages)).toEqual(['6: no-id-token-as-bearer']);
    expect(messages[0]?.message).toContain('(src/auth.service.ts:4)');
  });

  it('an error that a helper of another file lets through', () => {
    const code = "import { fetchToken } from './auth';\nexport async function load() {\n  try { return await fetchToken(); }\n  catch (error: any) { if (error.name === 'BrowserAuthError') return undefined; throw error; }\n}\n";
    expect(brief(lintLast({ 'src/auth.ts': TOKEN, 'src/load.ts': code }, { rules: { 'zero-trust/prefer-error-class': 'error' } }))).toEqual(['4: prefer-error-class']);
  });
});

describe('what the other file shows to be something else is left alone', () => {
  it('the address of a token endpoint', () => {
    const code = "import config from './settings';\nexport async function renew(refreshToken: string) {\n  const body = new URLSearchParams({ refresh_token: refreshToken, client_id: config.clientId });\n  body.append('grant_type', 'refresh_token');\n  return fetch(config.authApi, { method: 'POST', body });\n}\n";
    const settings = (host: string): string => `module.exports = { clientId: 'app', authApi: 'https://${host}/common/oauth2/v2.0/token' };\n`;
    const own = { 'package.json': JSON.stringify({ name: 'app' }) };
    expect(brief(lintLast({ ...own, 'src/settings.js': settings('login.microsoftonline.com'), 'src/renew.ts': code }))).toEqual(['4: no-manual-token-request']);
    expect(brief(lintLast({ ...own, 'src/settings.js': settings('login.example.com'), 'src/renew.ts': code }))).toEqual([]);
  });

  it('a function of another file that keeps what it is given', () => {
    const store = 'export class FileStore {\n  constructor(private file: string) {}\n  save(text: string) { return writeFile(this.file, JSON.stringify(text)); }\n}\n';
    const files = { 'src/auth.ts': TOKEN, 'src/store.ts': `import { writeFile } from 'node:fs/promises';\n${store}` };
    const code = "import { fetchToken } from './auth';\nimport { FileStore } from './store';\nconst store = new FileStore('x');\nexport const keep = async () => store.save(await fetchToken());\nexport const theme = () => store.save('dark');\n";
    const found = lintLast({ ...files, 'src/keep.ts': code });
    expect(brief(found)).toEqual(['4: no-plaintext-token-storage']);
    expect(found[0]?.message).toContain('is written to a file (by `store.save`, src/store.ts:4) in clear');
    expect(brief(lintLast({ ...files, 'src/store.ts': store.replace('writeFile(', 'upload('), 'src/keep.ts': code }))).toEqual([]);
    expect(brief(lintLast({ ...files, 'src/store.ts': `import { writeFile } from 'node:fs/promises';\n${store.replace('JSON.stringify(text)', 'seal(encrypt(text))')}`, 'src/keep.ts': code }))).toEqual([]);
  });

  it('a function of another file that keeps tokens which their name and the file tell', () => {
    const helper = "import { promises as disk } from 'node:fs';\nimport fs from 'node:fs/promises';\nexport default class Disk {\n  async saveData(path, data, asText = true) {\n    data = asText ? JSON.stringify(data) : data;\n    await fs.writeFile(path, data);\n  }\n}\n";
    const code = "import Disk from './disk.js';\nexport class Login {\n  constructor(config) {\n    this.tokensFile = config.tokensFile;\n    this.disk = new Disk();\n  }\n  async keep(tokens, inputs) {\n    await this.disk.saveData(this.tokensFile, tokens);\n    await this.disk.saveData(this.inputsFile, inputs);\n    return tokens.access_token;\n  }\n}\n";
    expect(brief(lintLast({ 'src/disk.js': helper, 'src/login.js': code }))).toEqual(['8: no-plaintext-token-storage']);
    expect(brief(lintLast({ 'src/disk.js': helper.replace('JSON.stringify', 'encrypt'), 'src/login.js': code }))).toEqual([]);
  });

  it('a lifetime that the other file shows to be a session\'s is reported there alone', () => {
    const options = (type: string): string => `import type { NextAuthOptions } from 'next-auth';\nexport const options${type} = { providers: [], [part]: 1, session: { maxAge: 86400 } };\n`;
    const page = "import { getServerSession } from 'next-auth';\nimport '@azure/msal-node';\nimport { options } from './options';\nexport const load = () => getServerSession(options);\n";
    const found = (files: Readonly<Record<string, string>>): string[] => brief(lintLast(files, { rules: { 'zero-trust/no-hardcoded-session-lifetime': 'error' } }));
    expect(found({ 'src/options.ts': options(': NextAuthOptions'), 'src/page.ts': page })).toEqual([]);
    expect(found({ 'src/page.ts': page, 'src/options.ts': options(': NextAuthOptions') })).toEqual(['2: no-hardcoded-session-lifetime']);
    const plain = "import session from 'express-session';\nimport '@azure/msal-node';\nimport { cookie } from './cookie';\napp.use(session({ cookie }));\n";
    expect(found({ 'src/cookie.ts': 'export const cookie = { httpOnly: true, maxAge: 3_600_000 };\n', 'src/app.ts': plain })).toEqual(['4: no-hardcoded-session-lifetime']);
  });

  it('a store of its own that keeps a value as text, under a key that says what it is', () => {
    const store = "class Store {\n  save<T>(key: string, data: T): void {\n    const text = JSON.stringify(data);\n    localStorage.setItem(key, text);\n  }\n}\nexport const store = new Store();\n";
    const code = "import { PublicClientApplication } from '@azure/msal-browser';\nimport { store } from './store';\nexport function keep(answer: { token: string; theme: string }, pca: PublicClientApplication) {\n  store.save('theme', answer.theme);\n  store.save('authToken', answer.token);\n  store.save('csrfToken', answer.token);\n  return pca;\n}\n";
    const files = { 'src/auth.ts': TOKEN };
    expect(brief(lintLast({ ...files, 'src/store.ts': store, 'src/keep.ts': code }))).toEqual(['5: no-plaintext-token-storage']);
    expect(brief(lintLast({ ...files, 'src/store.ts': store.replace('const text = JSON.stringify(data)', 'const text = seal(data)'), 'src/keep.ts': code }))).toEqual([]);
    const file = `import { writeFileSync } from 'node:fs';\n${store.replace('localStorage.setItem', 'writeFileSync')}`;
    expect(brief(lintLast({ ...files, 'src/store.ts': file, 'src/keep.ts': code }))).toEqual([]);
  });

  it('an ID token that goes through several functions before it is sent', () => {
    const http = 'export function request(url: string, { token, retry = 3 }: { token: string; retry?: number }) {\n  return fetch(url, { headers: { Authorization: `Bearer ${token}` } });\n}\n';
    const api = "import { request } from './http';\nconst get = (url: string, bearer: string) => request(url, { token: bearer });\nexport const profile = (idToken: string) => get('/me', idToken);\nexport const again = (token: string): unknown => again(token);\n";
    const page = "import { again, profile } from './api';\nimport { request } from './http';\nimport { pca } from './auth';\nexport async function load() {\n  const { idToken, accessToken } = await pca.acquireTokenSilent({ scopes: ['a/b'] });\n  await request('/me', { token: idToken });\n  await request('/me', { token: accessToken });\n  again(idToken);\n  return profile(idToken);\n}\n";
    const files = { 'src/auth.ts': TOKEN, 'src/http.ts': http, 'src/api.ts': api };
    expect(brief(lintLast({ ...files, 'src/page.ts': page }))).toEqual(['6: no-id-token-as-bearer', '9: no-id-token-as-bearer']);
    expect(brief(lintLast({ ...files, 'src/page.ts': page }, { settings: { crossFile: 'off' } }))).toEqual([]);
  });

  it('the options of NextAuth, which say who signs people in', () => {
    const reading = "import { getServerSession } from 'next-auth';\nimport { options } from './auth';\nexport async function notes(db: any) {\n  const session = await getServerSession(options);\n  return db.note.findMany({ where: { ownerId: session?.user?.email } });\n}\n";
    const options = (provider: string): string => `import Provider from 'next-auth/providers/${provider}';\nexport const options = { providers: [Provider({ clientId: 'app' })] };\n`;
    const own = { 'package.json': JSON.stringify({ name: 'app', dependencies: { 'next-auth': '^4', '@azure/identity': '^4' } }) };
    expect(brief(lintLast({ ...own, 'src/auth.ts': options('azure-ad'), 'src/notes.ts': reading }))).toEqual(['5: prefer-tid-oid-key']);
    expect(brief(lintLast({ ...own, 'src/auth.ts': options('github'), 'src/notes.ts': reading }))).toEqual([]);
  });

  it('the session of NextAuth 5', () => {
    const auth = (provider: string): string => `import NextAuth from 'next-auth';\nimport Provider from 'next-auth/providers/${provider}';\nexport const { handlers, auth } = NextAuth({ providers: [Provider] });\n`;
    const reading = "import { auth } from './auth';\nexport async function notes(db: any) {\n  const session = await auth();\n  return db.note.findMany({ where: { ownerId: session?.user?.email } });\n}\n";
    const own = { 'package.json': JSON.stringify({ name: 'app', dependencies: { 'next-auth': '^5' } }) };
    const found = lintLast({ ...own, 'src/auth.ts': auth('microsoft-entra-id'), 'src/notes.ts': reading });
    expect(brief(found)).toEqual(['4: prefer-tid-oid-key']);
    expect(found[0]?.message).toContain('`NextAuth()` (src/auth.ts:3)');
    expect(brief(lintLast({ ...own, 'src/auth.ts': auth('github'), 'src/notes.ts': reading }))).toEqual([]);
  });

  it('an interceptor that sends the ID token under a neutral name', () => {
    const service = "export enum Stored { ID = 'idToken', ACCESS = 'accessToken' }\nexport class AuthProvider {\n  options = { authConfig: 'azure' };\n  constructor(private store: any) {}\n  private getToken(name: Stored): Promise<string> { return this.store.get(name); }\n  getAuthenticationToken = async () => this.getToken(Stored.ID);\n}\n";
    const interceptor = "import { AuthProvider } from './auth';\nexport class Interceptor {\n  constructor(private auth: AuthProvider) {}\n  async headers() {\n    return { Authorization: await this.auth.getAuthenticationToken() };\n  }\n}\n";
    expect(brief(lintLast({ 'src/auth.ts': service, 'src/interceptor.ts': interceptor }))).toEqual(['5: no-id-token-as-bearer']);
    expect(brief(lintLast({ 'src/auth.ts': service.replace('Stored.ID)', 'Stored.ACCESS)'), 'src/interceptor.ts': interceptor }))).toEqual([]);
  });

  it('a function called like a getter of tokens that gives a session of its own', () => {
    const code = "import '@azure/msal-browser';\nimport { getAccessToken } from './session';\nimport { jwtDecode } from 'jwt-decode';\nexport const who = () => jwtDecode(getAccessToken());\n";
    const rules: Linter.RulesRecord = { 'zero-trust/no-access-token-decode': ['error', { acceptNames: true }] };
    expect(brief(lintLast({ 'src/session.ts': 'export const getAccessToken = () => `${Math.random()}-session`;\n', 'src/user.ts': code }, { rules }))).toEqual([]);
    expect(brief(lintLast({ 'src/session.ts': 'export declare const getAccessToken: () => string;\n', 'src/user.ts': code }, { rules }))).toEqual(['4: no-access-token-decode']);
  });

  it('a switch that the configuration itself is reported for', () => {
    const code = "import { BearerStrategy } from 'passport-azure-ad';\nimport { creds } from './config';\nexport const strategy = new BearerStrategy({ identityMetadata: creds.metadata, clientID: creds.id, validateIssuer: creds.validateIssuer }, () => undefined);\n";
    expect(brief(lintLast({ 'src/config.ts': "export const creds = { metadata: 'https://login.microsoftonline.com/x', id: 'app', validateIssuer: false };\n", 'src/app.ts': code }, { rules: { 'zero-trust/require-token-validation': 'error' } }))).toEqual([]);
  });
});

describe('how a specifier finds its file', () => {
  const code = (from: string): string => decoding(`import { fetchToken } from '${from}'; import { unpack } from './unpack';`);

  it.each([
    ['paths of tsconfig.json', { 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' }, '@/auth'],
    ['a base configuration that is not installed', { 'tsconfig.json': '{ "extends": "@acme/tsconfig", /* aliases */ "compilerOptions": { "baseUrl": ".", "paths": { "~/*": ["src/*"], }, } }' }, '~/auth'],
    ['a configuration that only points to others', { 'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }', 'tsconfig.app.json': '{ "compilerOptions": { "paths": { "@app/*": ["./src/*"] } } }' }, '@app/auth'],
    ['jsconfig.json', { 'jsconfig.json': '{ "compilerOptions": { "baseUrl": "src" } }' }, 'auth'],
    ['imports of package.json', { 'package.json': JSON.stringify({ name: 'app', workspaces: [], imports: { '#src/*': './src/*' }, dependencies: { '@azure/msal-browser': '4' } }) }, '#src/auth.js'],
  ])('%s', (_, files, from) => {
    expect(brief(lintLast({ ...files, 'src/auth.ts': TOKEN, 'src/unpack.ts': DECODER, 'src/user.ts': code(from) }))).toEqual(DECODES);
  });

  it('a package of the same workspace', () => {
    write({ 'packages/auth/package.json': '{ "name": "@acme/auth", "exports": "./src/index.ts" }', 'packages/auth/src/index.ts': TOKEN });
    mkdirSync(path.join(root, 'node_modules/@acme'), { recursive: true });
    symlinkSync(path.join(root, 'packages/auth'), path.join(root, 'node_modules/@acme/auth'), 'junction');
    const app = { 'packages/app/package.json': '{ "name": "app", "dependencies": { "@acme/auth": "workspace:*", "@azure/msal-browser": "4" } }', 'packages/app/src/unpack.ts': DECODER, 'packages/app/src/user.ts': code('@acme/auth') };
    expect(brief(lintLast(app))).toEqual(DECODES);
  });
});

describe('what is not read', () => {
  const files = { 'src/auth.ts': TOKEN, 'src/unpack.ts': DECODER };
  const entry = { 'src/user.ts': decoding("import { fetchToken } from './auth'; import { unpack } from './unpack';") };

  it('anything, where the setting says so', () => {
    expect(lintLast({ ...files, ...entry }, { settings: { crossFile: 'off' } })).toEqual([]);
  });

  it('anything, for a file that has no place on the disk', () => {
    write(files);
    expect(lint(entry['src/user.ts'], { filename: 'src/user.ts' })).toEqual([]);
  });

  it('a dependency', () => {
    const from = decoding("import { fetchToken } from '@acme/auth'; import { unpack } from './unpack';");
    expect(lintLast({ 'node_modules/@acme/auth/package.json': '{ "name": "@acme/auth", "main": "index.js" }', 'node_modules/@acme/auth/index.js': TOKEN, 'src/unpack.ts': DECODER, 'src/user.ts': from })).toEqual([]);
  });

  it('a file that a link leads to outside the workspace', () => {
    const outside = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'zero-trust-outside-')));
    writeFileSync(path.join(outside, 'auth.ts'), TOKEN);
    mkdirSync(path.join(root, 'src'), { recursive: true });
    symlinkSync(path.join(outside, 'auth.ts'), path.join(root, 'src/auth.ts'));
    try {
      expect(lintLast({ 'src/unpack.ts': DECODER, ...entry })).toEqual([]);
    } finally {
      rmSync(outside, { recursive: true, force: true });
    }
  });

  it('a file above the workspace', () => {
    writeFileSync(path.join(root, 'auth.ts'), TOKEN);
    write({ 'inner/package.json': '{ "name": "inner", "workspaces": [], "dependencies": { "@azure/msal-browser": "4" } }' });
    expect(lintLast({ 'inner/unpack.ts': DECODER, 'inner/user.ts': decoding("import { fetchToken } from '../auth'; import { unpack } from './unpack';") })).toEqual([]);
  });

  it('a missing file, a folder without an index, a file that does not parse, one that is too large, declarations, data', () => {
    const broken = decoding("import { fetchToken } from './auth'; import { unpack } from './unpack';");
    for (const [name, text] of [['src/other.ts', ''], ['src/auth/readme.md', ''], ['src/auth.ts', 'export const = ;'], ['src/auth.ts', `${TOKEN}// ${'x'.repeat(MAX_FILE_BYTES)}`], ['src/auth.d.ts', 'export declare function fetchToken(): string;'], ['src/auth.json', '{}']] as const) {
      rmSync(path.join(root, 'src'), { recursive: true, force: true });
      expect(lintLast({ [name]: text, 'src/unpack.ts': DECODER, 'src/user.ts': broken })).toEqual([]);
    }
  });

  it('more files than the bound for one file: what lies beyond is unknown', () => {
    const many = Array.from({ length: MAX_FILES + 5 }, (_, index) => index);
    const constants = Object.fromEntries(many.map((index) => [`src/c${index}.ts`, `export const V${index} = ${1000 * 60 * 60 * 8};\n`]));
    const code = `import session from 'express-session';\nimport '@azure/msal-node';\n${many.map((index) => `import { V${index} } from './c${index}';`).join('\n')}\n${many.map((index) => `session({ cookie: { maxAge: V${index} } });`).join('\n')}\n`;
    expect(lintLast({ ...constants, 'src/app.ts': code }, { rules: { 'zero-trust/no-hardcoded-session-lifetime': 'error' } })).toHaveLength(MAX_FILES);
  });

  it('files that import each other, and exports that lead nowhere, end', () => {
    const one = "import { b } from './two';\nexport const a = b;\nexport * from './two';\nexport { gone } from './gone';\nexport { a as c } from './one';\n";
    const two = "import { a } from './one';\nexport const b = a;\nexport * from './one';\n";
    expect(lintLast({ 'src/one.ts': one, 'src/two.ts': two, 'src/unpack.ts': DECODER, 'src/user.ts': "import { a, c, gone, nothing } from './one';\nimport { unpack } from './unpack';\nunpack(a); unpack(c); unpack(gone); unpack(nothing); // msal\n" })).toEqual([]);
  });

  it('prototype names as exports', () => {
    expect(lintLast({ 'src/auth.ts': TOKEN, 'src/user.ts': "import { constructor, __proto__ as p, toString } from './auth';\nimport { jwtDecode } from 'jwt-decode';\njwtDecode(constructor); jwtDecode(p); jwtDecode(toString());\n" })).toEqual([]);
  });
});

describe('what is parsed', () => {
  /** A parser that tells which files it was given, and holds their trees, as something else might. */
  function counting(): { readonly parser: Linter.Parser; readonly parsed: () => string[] } {
    const made: { readonly name: string; readonly result: object }[] = [];
    const parser = {
      ...typescriptParser,
      parseForESLint: (text: string, options: { readonly filePath: string }) => {
        const result = typescriptParser.parseForESLint(text, options);
        made.push({ name: path.relative(root, options.filePath), result });
        return result;
      },
    };
    return { parser: parser, parsed: () => made.map(({ name }) => name).sort() };
  }

  it('no file that speaks of no token, to see where a value comes from; one that only hands on', () => {
    const { parser, parsed } = counting();
    const files = {
      'src/auth.ts': TOKEN,
      'src/unpack.ts': DECODER,
      'src/format.ts': 'export const format = (date: Date): string => date.toISOString();\n',
      'src/all.ts': "export * from './auth';\nexport * from './unpack';\n",
      'src/user.ts': "import { fetchToken, unpack } from './all';\nimport { format } from './format';\nexport async function who() {\n  const value = await fetchToken();\n  console.log(unpack(value).name, unpack(format(new Date())));\n}\n",
    };
    expect(brief(lintLast(files, { parser }))).toEqual(['5: no-access-token-decode']);
    expect(parsed()).toEqual(['src/all.ts', 'src/auth.ts', 'src/unpack.ts', 'src/user.ts']);
  });

  it('any file for a constant that tells what a call gives', () => {
    const files = {
      'src/names.ts': "export const PROVIDER = 'microsoft';\n",
      'src/user.ts': "import * as vscode from 'vscode';\nimport { jwtDecode } from 'jwt-decode';\nimport { PROVIDER } from './names';\nexport async function who() {\n  const session = await vscode.authentication.getSession(PROVIDER, ['User.Read']);\n  return jwtDecode(session.accessToken);\n}\n",
    };
    expect(brief(lintLast(files))).toEqual(['6: no-access-token-decode']);
    expect(brief(lintLast({ ...files, 'src/names.ts': "export const PROVIDER = 'github';\n", 'src/user.ts': files['src/user.ts'] }))).toEqual([]);
  });

  it('a constant of another file, unless this one writes it', () => {
    const options = { rules: { 'zero-trust/no-hardcoded-session-lifetime': 'error' } } as const;
    const user = (line: string): Record<string, string> => ({
      'src/settings.ts': 'export const session = { ttl: 28800000 };\n',
      'src/app.ts': `import expressSession from 'express-session';\nimport '@azure/msal-node';\nimport { session } from './settings';\n${line}\nexpressSession({ cookie: { maxAge: session.ttl } });\n`,
    });
    expect(brief(lintLast(user(''), options))).toEqual(['5: no-hardcoded-session-lifetime']);
    expect(brief(lintLast(user('session.ttl = untilTheTokenEnds();'), options))).toEqual([]);
  });

  describe('in a run over several files', () => {
    const entry = decoding("import { fetchToken } from './auth'; import { unpack } from './unpack';");
    const eslintWith = (parser: Linter.Parser): ESLint => new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: { files: ['**/*.ts'], languageOptions: { parser }, plugins: { 'zero-trust': plugin }, rules: { 'zero-trust/no-access-token-decode': 'error' } } });
    const reports = (results: readonly ESLint.LintResult[]): number => results.flatMap(({ messages }) => messages).length;

    it('no file twice: the tree of one that was linted before serves', async () => {
      write({ 'src/auth.ts': TOKEN, 'src/unpack.ts': `${DECODER}// token\n`, 'src/user.ts': entry });
      const { parser, parsed } = counting();
      const eslint = eslintWith(parser);
      expect(reports(await eslint.lintFiles(['src/auth.ts', 'src/unpack.ts']))).toBe(0);
      expect(reports(await eslint.lintFiles(['src/user.ts']))).toBe(1);
      expect(parsed()).toEqual(['src/auth.ts', 'src/unpack.ts', 'src/user.ts']);
    });

    it('the file on the disk, where an editor shows another text', async () => {
      write({ 'src/auth.ts': TOKEN, 'src/unpack.ts': DECODER, 'src/user.ts': entry });
      const { parser } = counting();
      const eslint = eslintWith(parser);
      await eslint.lintText(TOKEN.replace('accessToken', 'idToken'), { filePath: path.join(root, 'src/auth.ts') });
      expect(reports(await eslint.lintFiles(['src/user.ts']))).toBe(1);
    });
  });
});

describe('hosts and parsers', () => {
  const entry = decoding("import { fetchToken } from './auth'; import { unpack } from './unpack';");

  it('a file that changed on the disk is read again, as an editor needs it', () => {
    expect(brief(lintLast({ 'src/auth.ts': TOKEN, 'src/unpack.ts': DECODER, 'src/user.ts': entry }))).toEqual(DECODES);
    write({ 'src/auth.ts': 'export const fetchToken = async () => `${Math.random()}`;\n' });
    utimesSync(path.join(root, 'src/auth.ts'), new Date(), new Date(Date.now() + 5000));
    expect(lint(entry, { cwd: root, filename: path.join(root, 'src/user.ts') })).toEqual([]);
  });

  it("ESLint's own parser, which makes no scopes", () => {
    const plain = (text: string): string => text.replace(': string', '');
    expect(brief(lintLast({ 'src/auth.js': TOKEN, 'src/unpack.js': plain(DECODER), 'src/user.js': entry }, { parser: null }))).toEqual(DECODES);
  });

  it('a component: its own parser hands scripts on to the one in its options', () => {
    const component = `<script setup lang="ts">\n${entry}</script>\n<template><p>{{ name }}</p></template>\n`;
    expect(brief(lintLast({ 'src/auth.ts': TOKEN, 'src/unpack.ts': DECODER, 'src/User.vue': component }, { parser: vueParser, parserOptions: { parser: typescriptParser } }))).toEqual(['5: no-access-token-decode']);
  });

  it('type checking is not asked of the other files', () => {
    const options = { parserOptions: { projectService: { allowDefaultProject: ['src/*.ts'] }, tsconfigRootDir: root } };
    expect(brief(lintLast({ 'tsconfig.json': '{ "compilerOptions": { "strict": true }, "include": ["src"] }', 'src/auth.ts': TOKEN, 'src/unpack.ts': DECODER, 'src/user.ts': entry }, { ...options, parserOptions: { projectService: true, tsconfigRootDir: root } }))).toEqual(DECODES);
  });
});

describe('who answers the failure of a silent request', () => {
  const page = (imports: string, handler: string, client = 'pca'): string => `import { ${client} } from './auth';
${imports}
export async function load() { try { return await ${client}.acquireTokenSilent({ scopes: ['Files.Read'] }); } catch (error) { ${handler} } }
`;

  it.each([
    ['a helper of another file asks the user', { 'src/auth.ts': TOKEN, 'src/again.ts': "import { pca } from './auth';\nexport const restart = async () => pca.loginRedirect();\n" }, page("import { restart } from './again';", 'await restart();'), []],
    ['a helper of another file throws on', { 'src/auth.ts': TOKEN, 'src/again.ts': 'export function told(error: unknown) { throw error; }\n' }, page("import { told } from './again';", 'told(error);'), []],
    ['a helper of another file logs', { 'src/auth.ts': TOKEN, 'src/again.ts': 'export function told(error: unknown) { console.log(error); }\n' }, page("import { told } from './again';", 'told(error);'), ['3: require-interactive-fallback']],
    ['a wrapper of another file has a method of that name', { 'src/auth.ts': 'class Own { acquireTokenSilent(request: object) { return ask(request); } }\nexport const client = new Own();\n' }, page('', 'return null;', 'client'), []],
    ['a client of another file under a name that says nothing', { 'src/auth.ts': `${TOKEN}export const tokens = pca;\n` }, page('', 'return null;', 'tokens'), ['3: require-interactive-fallback']],
  ])('%s', (_name, files, code, expected) => {
    expect(brief(lintLast({ ...files, 'src/page.ts': code }, { rules: { 'zero-trust/require-interactive-fallback': 'error' } }))).toEqual(expected);
  });
});
