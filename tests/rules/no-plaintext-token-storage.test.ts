import * as parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { describe, expect, it } from 'vitest';

import { noPlaintextTokenStorage } from '../../src/rules/no-plaintext-token-storage.js';
import { lint } from '../support/lint.js';

const tester = new RuleTester({ languageOptions: { parser } });
const ids = (code: string): (string | undefined)[] => lint(code, { rules: { 'zero-trust/no-plaintext-token-storage': 'error' } }).map(({ messageId, message }) => messageId ?? message);

const FLOW = "import { pca } from './msal'; const result = await pca.acquireTokenSilent(request); const { accessToken } = result;";

/** Each store given a token, and beside it the same store given something else. */
const STORES: readonly (readonly [name: string, messageId: string, code: (value: string) => string])[] = [
  ['localStorage', 'browser', (value) => `localStorage.setItem('x', ${value});`],
  ['window.sessionStorage', 'browser', (value) => `window.sessionStorage.setItem('x', ${value});`],
  ['a name for it', 'browser', (value) => `const storage = window.localStorage; storage.setItem('x', ${value});`],
  ['its member', 'browser', (value) => `localStorage.x = ${value};`],
  ['its index', 'browser', (value) => `window.sessionStorage['x'] = ${value};`],
  ['localforage', 'browser', (value) => `localforage.setItem('x', ${value});`],
  ['idb-keyval', 'browser', (value) => `import { set } from 'idb-keyval'; set('x', ${value});`],
  ['an extension of a browser', 'browser', (value) => `chrome.storage.local.set({ x: ${value} });`],
  ['AsyncStorage', 'device', (value) => `await AsyncStorage.setItem('x', ${value});`],
  ['AsyncStorage, several', 'device', (value) => `await AsyncStorage.multiSet([['x', ${value}]]);`],
  ['Capacitor', 'device', (value) => `import { Preferences } from '@capacitor/preferences'; await Preferences.set({ key: 'x', value: ${value} });`],
  ['fs', 'file', (value) => `fs.writeFileSync(path, ${value}, { mode: 0o600 });`],
  ['fs.promises', 'file', (value) => `await fs.promises.writeFile(path, JSON.stringify({ x: ${value} }));`],
  ['VS Code, its bytes', 'settings', (value) => `await vscode.workspace.fs.writeFile(uri, Buffer.from(JSON.stringify({ x: ${value} }), 'utf8'));`],
  ['VS Code, bytes with a name', 'settings', (value) => `const bytes = new TextEncoder().encode(JSON.stringify({ x: ${value} })); await vscode.workspace.fs.writeFile(uri, bytes);`],
  ['fs, bytes', 'file', (value) => `await fs.writeFile(path, Buffer.from(JSON.stringify({ x: ${value} })));`],
  ['a function of fs', 'file', (value) => `import { writeFile } from 'node:fs/promises'; await writeFile(path, ${value});`],
  ['fs-extra', 'file', (value) => `import fse from 'fs-extra'; fse.outputJson(path, { x: ${value} });`],
  ['Deno', 'file', (value) => `await Deno.writeTextFile(path, ${value});`],
  ['Bun', 'file', (value) => `await Bun.write(path, ${value});`],
  ['electron-store', 'settings', (value) => `import Store from 'electron-store'; const store = new Store(); store.set('x', ${value});`],
  ['the state of VS Code', 'settings', (value) => `await context.globalState.update('x', ${value});`],
  ['cookie-session', 'session', (value) => `import session from 'cookie-session'; app.get('/', (req) => { req.session.x = ${value}; });`],
  ['Remix', 'session', (value) => `import { createCookieSessionStorage } from '@remix-run/node'; const { getSession } = createCookieSessionStorage({ cookie }); const session = await getSession(header); session.set('x', ${value});`],
  ['document.cookie', 'scriptCookie', (value) => `document.cookie = 'x=' + (${value}) + '; Secure';`],
  ['js-cookie', 'scriptCookie', (value) => `import Cookies from 'js-cookie'; Cookies.set('x', ${value}, { secure: true });`],
  ['cookies-next', 'scriptCookie', (value) => `import { setCookie } from 'cookies-next'; setCookie('x', ${value});`],
  ['express', 'cookieFlags', (value) => `res.cookie('x', ${value}, { httpOnly: true });`],
];

describe.each(STORES)('%s', (_, messageId, code) => {
  it('given a token: reported', () => {
    expect(ids(`${FLOW} ${code('accessToken')}`)).toEqual([messageId]);
  });

  it.each(["'on'", 'accessToken.length', 'result.account.homeAccountId', 'result.expiresOn', 'await encrypt(accessToken)', 'safeStorage.encryptString(accessToken)', 'codeVerifier'])('given %s: silent', (value) => {
    expect(ids(`${FLOW} ${code(value)}`)).toEqual([]);
  });
});

describe('tokens', () => {
  it.each<[string, string, string]>([
    ['a result as JSON', `${FLOW} localStorage.setItem('auth', JSON.stringify(result));`, 'browser'],
    ['a name', 'export function keep(refreshToken) { localStorage.setItem("r", refreshToken); }', 'browser'],
    ['a plain name about signing in', 'signIn(); localStorage.setItem("auth", token);', 'browser'],
    ['a key that says so', "signIn(); sessionStorage.setItem('accessToken', fromEditor);", 'browser'],
    ['a cookie of SvelteKit that is opened to scripts', "import { redirect } from '@sveltejs/kit'; cookies.set('t', accessToken, { path: '/', httpOnly: false });", 'cookieFlags'],
    ['what arctic answers with', "import { MicrosoftEntraId } from 'arctic'; const entra = new MicrosoftEntraId(tenant, id, secret, url); const tokens = await entra.validateAuthorizationCode(code, verifier); cookies.set('t', tokens.refreshToken(), { httpOnly: false });", 'cookieFlags'],
    ['a key of its own for what is called token', "signIn(); localStorage.setItem('tee_token', answer.token);", 'browser'],
    ['a key held in a constant', "const KEY = 'auth_token'; signIn(); sessionStorage.setItem(KEY, state.value);", 'browser'],
    ['a cookie by hand, known by its name', "export function keep(value) { const name = 'access_token'; document.cookie = `${name}=${value || ''}; path=/`; }", 'scriptCookie'],
    ['an object to which a token was written', 'export function keep(connection, answer) { connection.refreshToken = answer.refresh_token; context.workspaceState.update("k", connection); }', 'settings'],
    ['a method that is given other things, too', 'class Login { keep(tokens, state) { this.store("state", state); this.store("a", tokens.accessToken); } store(key, value) { sessionStorage.setItem(key, value); } }', 'browser'],
    ['the cache of MSAL', "import { writeFile } from 'node:fs/promises'; export const plugin = { async afterCacheAccess(context) { await writeFile(path, context.tokenCache.serialize()); } };", 'file'],
    ['the cache of MSAL, under a name', "const text = client.getTokenCache().serialize(); fs.writeFileSync(path, text);", 'file'],
    ['what its name and the file say', 'class Tokens { async load() { this.tokens = JSON.parse(await read(this.config.tokenPath)); return this.tokens.access_token; } save() { fs.writeFileSync(this.config.tokenPath, JSON.stringify(this.tokens, null, 2)); } }', 'file'],
    ['what its name and the file say, by a function of the file', 'class Tokens { async keep() { await this.saveData(this.tokensFile, this.tokens); return this.tokens.access_token; } async saveData(path, data) { data = JSON.stringify(data); await fs.writeFile(path, data); } }', 'file'],
    ['MSAL persistence in clear', "import { FilePersistence } from '@azure/msal-node-extensions'; await FilePersistence.create(path);", 'filePersistence'],
    ['MSAL persistence in clear, new', "import * as extensions from '@azure/msal-node-extensions'; new extensions.FilePersistence(path);", 'filePersistence'],
  ])('%s: reported', (_, code, messageId) => {
    expect(ids(code)).toEqual([messageId]);
  });

  it.each<[string, string]>([
    ['an object to which no token was written', 'export function keep(connection, answer) { connection.url = answer.url; context.workspaceState.update("k", connection); }'],
    ['a method that encrypts', 'class Login { keep(tokens, state) { this.store("state", state); this.store("a", tokens.accessToken); } store(key, value) { sessionStorage.setItem(key, encrypt(value)); } }'],
    ['a key of an unknown file', 'localStorage.setItem("token", value);'],
    ['a key, another value', "signIn(); localStorage.setItem('accessToken', '');"],
    ['a key, an encrypted value', "signIn(); localStorage.setItem('accessToken', encryptedValue);"],
    ['a key, the value of a call', "signIn(); localStorage.setItem('accessToken', protect(value));"],
    ['a key that says something else', "signIn(); localStorage.setItem('tokenExpiry', value);"],
    ['a CSRF token', "signIn(); localStorage.setItem('csrf', token);"],
    ['an unknown token in a file', 'signIn(); fs.writeFileSync(path, token);'],
    ['tokens of a design', "fs.writeFileSync(tokensPath, JSON.stringify(tokens));"],
    ['tokens, encrypted', 'login(); fs.writeFileSync(tokenPath, JSON.stringify(encryptedTokens)); fs.writeFileSync(tokenPath, encrypt(tokens));'],
    ['something else in the file of tokens', 'login(); fs.writeFileSync(tokenPath, JSON.stringify(options)); fs.writeFileSync(tokenPath, "{}");'],
    ['tokens in a file that says nothing', 'login(); fs.writeFileSync(outputPath, JSON.stringify(tokens));'],
    ['tokens that a function keeps elsewhere', 'class Words { keep() { login(); this.saveData(this.tokensFile, this.tokens); } saveData(path, data) { localStorage.setItem(path, data); } }'],
    ['something else that serializes', 'fs.writeFileSync(path, tree.serialize()); fs.writeFileSync(path, serialize(cache));'],
    ['a server session', 'req.session.tokenCache = client.getTokenCache().serialize(); req.session.accessToken = accessToken;'],
    ['the keychain', "keytar.setPassword('app', 'me', accessToken); context.secrets.store('t', accessToken); SecureStore.setItemAsync('t', accessToken);"],
    ['an encrypting store', "import Store from 'electron-store'; const store = new Store({ encryptionKey }); store.set('t', accessToken);"],
    ['another store', "const store = new Store(); store.set('t', accessToken); cache.set('t', accessToken); set('t', accessToken);"],
    ['an unknown storage', "this._storage.setItem('id_token', idToken);"],
    ['a look-alike of another package', "import { FilePersistence } from './persistence'; FilePersistence.create(path);"],
    ['persistence with protection', "import { FilePersistenceWithDataProtection } from '@azure/msal-node-extensions'; FilePersistenceWithDataProtection.create(path);"],
    ['another member', 'window.token = accessToken; x = accessToken; settings.cookie = accessToken; document.title = accessToken;'],
    ['a cookie by hand, encrypted', 'document.cookie = `access_token=${encryptedValue}`;'],
    ['a cookie by hand, deleted', 'document.cookie = "access_token=; Max-Age=0"; document.cookie = `theme=${value}`; document.cookie = value;'],
    ['a CSRF cookie by hand', 'document.cookie = "csrf=" + accessToken;'],
    ['a cookie with both flags', "res.cookie('t', accessToken, { httpOnly: true, secure: true });"],
    ['a cookie whose flag is computed', "res.cookie('t', accessToken, { httpOnly: true, secure: isProduction });"],
    ['a cookie whose options are unknown', "reply.setCookie('t', accessToken, options);"],
    ['an XSRF cookie', "res.cookie('XSRF-TOKEN', token);"],
    ['a cookie of SvelteKit, which hides it by itself', "import { redirect } from '@sveltejs/kit'; cookies.set('t', accessToken, { path: '/' });"],
    ['a cookie of koa', "import Koa from 'koa'; ctx.cookies.set('t', accessToken);"],
    ['a key of its own for something else', "signIn(); localStorage.setItem('tee_token', answer.theme); localStorage.setItem('csrf_token', answer.token);"],
    ["a cookie of koa, by its context's name alone", "ctx.cookies.set('t', accessToken); this.ctx.cookies.set('t', accessToken, {});"],
    ['a cookie in one object', "cookies().set({ name: 't', value: accessToken });"],
    ['a cookie without value', "res.cookie('t');"],
    ['a location without the option', "import '@azure/msal-browser'; export const c = { cache: { cacheLocation: 'localStorage' } };"],
    ['the safe value', 'export const o = { unsafeAllowUnencryptedStorage: false };'],
    ['a pattern', 'const { unsafeAllowUnencryptedStorage = true } = options;'],
    ['a computed option', 'export const o = { [name]: true };'],
  ])('%s: silent', (_, code) => {
    expect(ids(code)).toEqual([]);
  });
});

const NONE = { value: '`accessToken`', sort: 'a token' };

tester.run('no-plaintext-token-storage', noPlaintextTokenStorage, {
  valid: [
    { code: "import '@azure/msal-browser'; export const c = { cacheLocation: 'sessionStorage' };", options: [{ checkCacheLocation: true }] },
    { code: "export const c = { cacheLocation: 'localStorage' };", options: [{ checkCacheLocation: true }] },
  ],
  invalid: [
    {
      name: 'tells where the token comes from',
      code: "const result = await pca.acquireTokenSilent(request);\nlocalStorage.setItem('t', result.accessToken);",
      errors: [{ messageId: 'browser', line: 2, column: 27, endColumn: 45, data: { value: '`result.accessToken`', sort: 'a token from `pca.acquireTokenSilent()` (line 1)', label: 'localStorage' } }],
    },
    {
      name: 'the text inside the ID token that MSAL 1 answers with, in a field of the class',
      code: "class Auth {\n  private _idToken = '';\n  keep(answer) {\n    this._idToken = answer.idToken.rawIdToken;\n    localStorage.setItem('t', this._idToken);\n    localStorage.setItem('issuer', answer.idToken.issuer);\n  }\n}",
      errors: [{ messageId: 'browser', line: 5, column: 31, data: { value: '`this._idToken`', sort: 'a token', label: 'localStorage' } }],
    },
    {
      name: 'points at the object, not at its text',
      code: 'login();\nfs.writeFileSync(tokenPath, JSON.stringify(tokens));',
      errors: [{ messageId: 'file', line: 2, column: 44, endColumn: 50, data: { value: '`tokens`', sort: 'an object with a token inside', label: 'a file' } }],
    },
    {
      name: "opened to scripts in koa's own way",
      code: "ctx.cookies.set('t', accessToken, { httpOnly: false });",
      errors: [{ messageId: 'cookieFlags', data: { ...NONE, flags: '`httpOnly`' }, suggestions: [{ messageId: 'setFlags', data: { flags: '`httpOnly`' }, output: "ctx.cookies.set('t', accessToken, { httpOnly: true });" }] }],
    },
    { name: 'tells the cache', code: 'fs.writeFileSync(path, context.tokenCache.serialize());', errors: [{ messageId: 'file', data: { value: '`context.tokenCache.serialize()`', sort: 'the token cache', label: 'a file' } }] },
    {
      name: 'options are added where there are none',
      code: "res.cookie('t', accessToken);",
      errors: [{ messageId: 'cookieFlags', column: 17, data: { ...NONE, flags: '`httpOnly` and `secure`' }, suggestions: [{ messageId: 'setFlags', data: { flags: '`httpOnly` and `secure`' }, output: "res.cookie('t', accessToken, { httpOnly: true, secure: true });" }] }],
    },
    {
      name: 'a flag is turned on, the other added',
      code: "res.cookie('t', accessToken, { maxAge, secure: false });",
      errors: [{ messageId: 'cookieFlags', data: { ...NONE, flags: '`httpOnly` and `secure`' }, suggestions: [{ messageId: 'setFlags', data: { flags: '`httpOnly` and `secure`' }, output: "res.cookie('t', accessToken, { httpOnly: true, maxAge, secure: true });" }] }],
    },
    {
      name: 'into empty options',
      code: "res.cookie('t', accessToken, {});",
      errors: [{ messageId: 'cookieFlags', suggestions: [{ messageId: 'setFlags', data: { flags: '`httpOnly` and `secure`' }, output: "res.cookie('t', accessToken, { httpOnly: true, secure: true });" }] }],
    },
    {
      name: 'a flag in shorthand',
      code: "const secure = false; res.cookie('t', accessToken, { httpOnly: true, secure });",
      errors: [{ messageId: 'cookieFlags', data: { ...NONE, flags: '`secure`' }, suggestions: [{ messageId: 'setFlags', data: { flags: '`secure`' }, output: "const secure = false; res.cookie('t', accessToken, { httpOnly: true, secure: true });" }] }],
    },
    { name: 'options that stand elsewhere are left', code: "const options = { httpOnly: true, secure: false }; res.cookie('t', accessToken, options);", errors: [{ messageId: 'cookieFlags', suggestions: null }] },
    {
      name: 'the unsafe option is turned off',
      code: 'new DeviceCodeCredential({ tokenCachePersistenceOptions: { enabled: true, unsafeAllowUnencryptedStorage: true } });',
      errors: [{ messageId: 'unsafeOption', column: 75, data: { option: 'unsafeAllowUnencryptedStorage' }, suggestions: [{ messageId: 'turnOff', output: 'new DeviceCodeCredential({ tokenCachePersistenceOptions: { enabled: true, unsafeAllowUnencryptedStorage: false } });' }] }],
    },
    { name: 'plaintext on Linux', code: 'PersistenceCreator.createPersistence({ usePlaintextFileOnLinux: true });', errors: [{ messageId: 'unsafeOption', suggestions: [{ messageId: 'turnOff', output: 'PersistenceCreator.createPersistence({ usePlaintextFileOnLinux: false });' }] }] },
    { name: 'the location, with the option', code: "import '@azure/msal-browser'; export const c = { cacheLocation: 'localStorage' };", options: [{ checkCacheLocation: true }], errors: [{ messageId: 'cacheLocation', column: 50 }] },
    { name: 'the location by its constant', code: "import { BrowserCacheLocation } from '@azure/msal-browser'; export const c = { cacheLocation: BrowserCacheLocation.LocalStorage };", options: [{ checkCacheLocation: true }], errors: [{ messageId: 'cacheLocation' }] },
  ],
});
