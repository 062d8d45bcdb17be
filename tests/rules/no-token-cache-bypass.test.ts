import * as parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { describe, expect, it } from 'vitest';

import { CACHE_BYPASSES, CACHED_CALLS, CREDENTIALS_OF_ONE_CALL, INTERACTIVE_CALLS, INTERACTIVE_MEMBERS, SECRET_MEMBERS } from '../../src/identity/token-cache.js';
import { noTokenCacheBypass as rule } from '../../src/rules/no-token-cache-bypass.js';
import { lint } from '../support/lint.js';

const tester = new RuleTester({ languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } });
const BROWSER = "import { PublicClientApplication, CacheLookupPolicy } from '@azure/msal-browser';\n";
const NODE = "import { ConfidentialClientApplication } from '@azure/msal-node';\n";
const IDENTITY = "import { ClientSecretCredential, DefaultAzureCredential, OnBehalfOfCredential, AzureCliCredential } from '@azure/identity';\n";
const CONFIG = "auth: { clientId: process.env.CLIENT_ID, clientSecret: process.env.SECRET }";

type Id = 'bypass' | 'interactiveFirst' | 'perCall' | 'perRender';
const bad = (name: string, code: string, messageId: Id = 'bypass', output?: string) => ({
  name,
  code,
  errors: [{ messageId, suggestions: output === undefined ? null : [{ messageId: messageId === 'bypass' ? ('remove' as const) : ('hoist' as const), output }] }],
});
/** The same without a look at the suggestion. */
const reports = (code: string, settings?: object): string[] =>
  lint(code, { rules: { 'zero-trust/no-token-cache-bypass': 'error' }, filename: 'src/file.tsx', ...(settings ? { settings } : {}) }).map(({ messageId, message }) => messageId ?? message);

tester.run('no-token-cache-bypass', rule, {
  valid: [
    { name: 'false', code: 'export const token = (account) => msal.acquireTokenSilent({ scopes, account, forceRefresh: false });' },
    {
      name: 'a client that lives on in what the function makes of it',
      code: [
        `${BROWSER}export function authenticate(config) { const c = new PublicClientApplication(config); return (picker) => { picker.on.token(async () => (await c.acquireTokenSilent(r)).accessToken); }; }`,
        'export function routes(app, config) { const c = new PublicClientApplication(config); app.get("/me", async (req, res) => { res.json(await c.acquireTokenSilent(r)); }); }',
        'export const provider = (config) => { const c = new PublicClientApplication(config); return { token: () => c.acquireTokenSilent(r) }; };',
        'export function sender(config) { const c = new PublicClientApplication(config); const token = () => c.acquireTokenSilent(r); return { token }; }',
      ].join('\n'),
    },
    { name: 'a parameter', code: 'export const token = (account, forceRefresh) => msal.acquireTokenSilent({ scopes, account, forceRefresh });' },
    { name: 'a default', code: 'export const token = (request = { scopes, forceRefresh: true }) => msal.acquireTokenSilent(request);' },
    { name: 'a value from the environment with a fallback', code: 'msal.acquireTokenSilent({ scopes, forceRefresh: settings.force ?? true });' },
    { name: 'under a condition', code: 'async function token(request, force) { if (force) request.forceRefresh = true; return msal.acquireTokenSilent(request); }' },
    { name: 'in a spread under a condition', code: 'const token = (force) => msal.acquireTokenSilent({ scopes, ...(force && { forceRefresh: true }) });' },
    { name: 'in a choice', code: 'const token = (retry) => msal.acquireTokenSilent(retry ? { scopes, forceRefresh: true } : { scopes });' },
    { name: 'after a refused token', code: 'async function call() { const answer = await send(); if (answer.status === 401) { await msal.acquireTokenSilent({ scopes, forceRefresh: true }); } }' },
    { name: 'with a claims challenge', code: 'msal.acquireTokenSilent({ scopes, forceRefresh: true, claims: challenge });' },
    { name: "another cache", code: "import { msal } from './msal'; fetchCountries({ forceRefresh: true }); graph.get('/me', { skipCache: true });" },
    { name: 'the member of another call', code: 'msal.acquireTokenSilent({ scopes, skipCache: true }); msal.acquireTokenByClientCredential({ scopes, forceRefresh: true });' },
    { name: 'another parameter', code: 'msal.acquireTokenSilent(first, { forceRefresh: true });' },
    { name: 'a policy that asks the cache', code: `${BROWSER}msal.acquireTokenSilent({ scopes, cacheLookupPolicy: CacheLookupPolicy.AccessToken });` },
    { name: 'a policy of something else', code: 'msal.acquireTokenSilent({ scopes, cacheLookupPolicy: policies.Skip }); msal.acquireTokenSilent({ scopes, cacheLookupPolicy: pick().Skip });' },
    { name: 'a policy by a function', code: 'msal.acquireTokenSilent({ scopes, cacheLookupPolicy: policy() });' },
    { name: 'acquireToken of an unknown client', code: 'client.acquireToken({ scopes, forceRefresh: true }); // msal' },
    { name: 'a pattern', code: 'export function f({ forceRefresh = true }) { return msal.acquireTokenSilent({ scopes, forceRefresh }); }' },
    { name: 'forceCache stores', code: 'cca.acquireTokenByRefreshToken({ refreshToken, scopes, forceCache: true });' },
    { name: 'an assignment to something else', code: 'forceRefresh = true; state.forceRefresh = true; count.forceRefresh += true; msal.acquireTokenSilent(request);' },
    { name: 'another provider', code: 'msal.acquireTokenSilent({ scopes, forceRefresh: true });', settings: { 'zero-trust': { provider: 'other' } } },

    { name: 'a client of the module', code: `${BROWSER}export const msal = new PublicClientApplication(config); export const token = () => msal.acquireTokenSilent(request);` },
    { name: 'a factory', code: `${BROWSER}export function msalInstance() { return new PublicClientApplication(config); }` },
    { name: 'a factory that keeps it in a constant first', code: `${BROWSER}export async function client() { const msal = new PublicClientApplication(config); await msal.acquireTokenSilent(r); return msal; }` },
    { name: 'a client made when it is first asked for', code: `${BROWSER}let msal; export function token() { if (!msal) { msal = new PublicClientApplication(config); } return msal.acquireTokenSilent(request); }` },
    { name: 'a client in a map', code: `${NODE}const clients = new Map(); export function token(t) { const client = new ConfidentialClientApplication({ ${CONFIG} }); clients.set(t, client); return client.acquireTokenByClientCredential(r); }` },
    { name: 'a client in a field', code: `${NODE}class Tokens { constructor() { this.client = new ConfidentialClientApplication({ ${CONFIG} }); } get() { return this.client.acquireTokenByClientCredential(r); } }` },
    { name: 'a cache plug-in', code: `${NODE}export function token() { const c = new ConfidentialClientApplication({ ${CONFIG}, cache: { cachePlugin } }); return c.acquireTokenSilent(r); }` },
    { name: 'a configuration of another file', code: `${NODE}import { config } from './config'; export function token() { const c = new ConfidentialClientApplication(config); return c.acquireTokenSilent(r); }` },
    { name: 'no configuration', code: `${NODE}export function token() { const c = new ConfidentialClientApplication(); return c.acquireTokenSilent(r); }` },
    { name: "a user's serialized cache", code: `${NODE}export function token(req) { const c = new ConfidentialClientApplication({ ${CONFIG} }); c.getTokenCache().deserialize(req.session.cache); return c.acquireTokenSilent(r); }` },
    { name: "a caller's own secret", code: `${NODE}export function token(secret) { const c = new ConfidentialClientApplication({ auth: { clientId, clientSecret: secret } }); return c.acquireTokenByClientCredential(r); }` },
    { name: 'a code is exchanged once', code: `${NODE}app.get('/redirect', async (req, res) => { const c = new ConfidentialClientApplication({ ${CONFIG} }); await c.acquireTokenByCode({ code: req.query.code, scopes }); });` },
    { name: 'a script', code: `${NODE}async function tokens() { const c = new ConfidentialClientApplication({ ${CONFIG} }); return c.acquireTokenByClientCredential(r); } tokens();` },
    { name: 'a script in a function of its own', code: `${NODE}(async () => { const c = new ConfidentialClientApplication({ ${CONFIG} }); await c.acquireTokenByClientCredential(r); })();` },
    { name: 'a function that only its start calls', code: `${NODE}async function token() { const c = new ConfidentialClientApplication({ ${CONFIG} }); return c.acquireTokenByClientCredential(r); } async function main() { await token(); } main();` },
    { name: 'functions that call each other', code: `${NODE}async function a() { const c = new ConfidentialClientApplication({ ${CONFIG} }); await c.acquireTokenByClientCredential(r); await b(); } async function b() { await a(); }` },
    { name: 'a function that nobody calls but a start', code: `${NODE}const token = async () => { const c = new ConfidentialClientApplication({ ${CONFIG} }); return c.acquireTokenByClientCredential(r); }; Office.onReady(token);` },
    { name: 'once, when the page is there', code: `${BROWSER}Office.onReady(async () => { const msal = new PublicClientApplication(config); await msal.loginPopup(); });\nwindow.addEventListener('load', async () => { const msal = new PublicClientApplication(config); await msal.loginPopup(); });` },
    { name: 'a command-line program', code: `${NODE}const [, , user] = process.argv; export async function token() { const c = new ConfidentialClientApplication({ ${CONFIG} }); return c.acquireTokenByClientCredential(r); }` },
    { name: 'an effect that runs once', code: `${BROWSER}export function Login() { useEffect(() => { const msal = new PublicClientApplication(config); msal.loginPopup(); }, []); return null; }` },
    { name: 'a memo of a component', code: `${BROWSER}export function App() { const msal = useMemo(() => new PublicClientApplication(config), []); return <MsalProvider instance={msal} />; }` },
    { name: 'an assignment in a component', code: `${BROWSER}let msal; export function App() { if (!msal) msal = new PublicClientApplication(config); return <MsalProvider instance={msal} />; }` },
    { name: 'only asked who is there', code: `${BROWSER}export function who() { const msal = new PublicClientApplication(config); return msal.getAllAccounts().length; }` },
    { name: 'on behalf of a user', code: `${IDENTITY}export const token = (t) => new OnBehalfOfCredential({ tenantId, clientId, clientSecret, userAssertionToken: t }).getToken(scope);` },
    { name: 'a credential that keeps nothing', code: `${IDENTITY}export const token = () => new AzureCliCredential().getToken(scope);` },
    { name: "a caller's credential", code: `${IDENTITY}export const token = (tenant, id, secret) => new ClientSecretCredential(tenant, id, secret).getToken(scope);` },
    { name: 'a function that is kept in options of something else', code: `${IDENTITY}async function send() { await new EmailClient(url, new DefaultAzureCredential()).send(mail); }\ncompare('send', { handler: send });` },
    { name: 'a credential for a client of a service', code: `${IDENTITY}export const secrets = () => new SecretClient(url, new DefaultAzureCredential());` },
    { name: 'a credential for a client that is given back, or whose part is', code: `${IDENTITY}export function secrets() { const client = new SecretClient(url, new DefaultAzureCredential()); return { client, first: client.getSecret('a') }; }\nexport const files = () => new BlobServiceClient(url, new DefaultAzureCredential()).getContainerClient('files');` },
    { name: 'a credential for a class of the program', code: `${IDENTITY}export async function read() { return new Vault(new DefaultAzureCredential()).get('a'); }` },
    { name: 'a credential for a client that functions inside go on using', code: `${IDENTITY}export function vault() { const client = new SecretClient(url, new DefaultAzureCredential()); return { read: (name) => client.getSecret(name) }; }` },
    { name: 'a credential that reads a secret at the start', code: `${IDENTITY}export async function loadSecrets() { return new SecretClient(url, new DefaultAzureCredential()).getSecret('a'); }` },
    { name: 'a credential in a component that no token is asked of', code: `${IDENTITY}export function Page() { const credential = new DefaultAzureCredential(); const c = new SecretClient(url, credential); return <p>{c.name}</p>; }` },
    { name: 'a class of the same name', code: "import { PublicClientApplication } from './own-msal'; export function token() { const c = new PublicClientApplication(config); return c.acquireTokenSilent(r); }" },
    { name: 'the setting says another provider', code: `${BROWSER}export function token() { const msal = new PublicClientApplication(config); return msal.acquireTokenSilent(r); }`, settings: { 'zero-trust': { provider: 'other' } } },

    { name: 'a sign-in button', code: 'export const Button = () => <button onClick={() => instance.loginPopup(request)} />; // msal' },
    { name: 'a fallback', code: 'export async function token(client) { try { return await client.acquireTokenSilent(request); } catch (e) { return client.acquireTokenPopup(request); } }' },
    { name: 'a fallback of another file, by its name', code: 'export const askUser = { acquireInteractively: (client) => client.acquireTokenPopup(request) };' },
    { name: 'an answer to a failure', code: 'export const call = (client) => api.get().catch(() => client.acquireTokenRedirect(request));' },
    { name: 'an answer to a failure in a block', code: 'export async function call(client) { try { return await api.get(); } catch { return client.acquireTokenRedirect(request); } }' },
    { name: 'a profile flow of B2C', code: 'export const edit = (client) => client.acquireTokenRedirect(b2cPolicies.authorities.editProfile);' },
    { name: 'no request', code: 'export const token = (client) => client.acquireTokenPopup();' },
    { name: "a class's own method", code: 'export class Auth { token() { return this.acquireTokenPopup(request); } }' },
    { name: 'a function of its own', code: "import { acquireTokenPopup } from './auth'; export const token = () => acquireTokenPopup(request); // msal" },
    { name: 'ADAL', code: "import AuthenticationContext from 'adal-angular'; const adal = new AuthenticationContext(config); export const token = () => adal.acquireTokenPopup(resource);" },
    { name: "a script's own lines", code: 'instance.acquireTokenRedirect(request);' },
    { name: 'turned off', code: 'export const token = (client) => client.acquireTokenPopup({ scopes });', options: [{ checkInteractiveFirst: false }] },
  ],
  invalid: [
    {
      name: 'a handler that is registered by its name',
      code: `${IDENTITY}async function send() { await new EmailClient(url, new DefaultAzureCredential()).send(mail); }\napp.http('send', { methods: ['POST'], handler: send });`,
      errors: [{ messageId: 'perCall', suggestions: null }],
    },
    {
      name: 'forceRefresh in a request, at the property',
      code: 'export async function token(account) {\n  return msal.acquireTokenSilent({ scopes, account, forceRefresh: true });\n}',
      errors: [{
        messageId: 'bypass', line: 2, column: 53, endLine: 2, endColumn: 71, data: { member: 'forceRefresh', value: 'true', call: 'acquireTokenSilent' },
        suggestions: [{ messageId: 'remove', data: { member: 'forceRefresh' }, output: 'export async function token(account) {\n  return msal.acquireTokenSilent({ scopes, account });\n}' }],
      }],
    },
    bad('in a request that a constant holds', 'const request = {\n  scopes,\n  forceRefresh: true,\n};\nmsal.acquireTokenSilent(request);', 'bypass', 'const request = {\n  scopes,\n};\nmsal.acquireTokenSilent(request);'),
    bad('by a constant', 'const ALWAYS = true;\nmsal.acquireTokenSilent({ scopes, forceRefresh: ALWAYS });', 'bypass', 'const ALWAYS = true;\nmsal.acquireTokenSilent({ scopes });'),
    bad('assigned later, without an edit', 'async function token(request) {\n  request.forceRefresh = true;\n  return msal.acquireTokenSilent(request);\n}'),
    bad('claims that may be missing', 'msal.acquireTokenSilent({ scopes, claims: given ? challenge : undefined, forceRefresh: true });', 'bypass', 'msal.acquireTokenSilent({ scopes, claims: given ? challenge : undefined });'),
    bad('under a condition that says nothing', 'async function token(account) { if (account) { return msal.acquireTokenSilent({ account, forceRefresh: true }); } }', 'bypass', 'async function token(account) { if (account) { return msal.acquireTokenSilent({ account }); } }'),
    bad('skipCache of client credentials', 'cca.acquireTokenByClientCredential({ scopes, skipCache: true });', 'bypass', 'cca.acquireTokenByClientCredential({ scopes });'),
    bad('a policy', `${BROWSER}msal.acquireTokenSilent({ scopes, cacheLookupPolicy: CacheLookupPolicy.Skip });`, 'bypass', `${BROWSER}msal.acquireTokenSilent({ scopes });`),
    bad('a policy of the whole module', "import * as msal from '@azure/msal-browser';\nclient.acquireTokenSilent({ scopes, cacheLookupPolicy: msal.CacheLookupPolicy.RefreshToken });", 'bypass', "import * as msal from '@azure/msal-browser';\nclient.acquireTokenSilent({ scopes });"),
    bad('a managed identity', "import { ManagedIdentityApplication } from '@azure/msal-node';\nconst client = new ManagedIdentityApplication();\nclient.acquireToken({ resource, forceRefresh: true });", 'bypass', "import { ManagedIdentityApplication } from '@azure/msal-node';\nconst client = new ManagedIdentityApplication();\nclient.acquireToken({ resource });"),

    {
      name: 'a client in each call, at the new',
      code: `${BROWSER}\n/** The token. */\nexport async function token() {\n  const msal = new PublicClientApplication({\n    auth: { clientId: 'x' },\n  });\n  return msal.acquireTokenSilent(request);\n}`,
      errors: [{
        messageId: 'perCall', line: 5, column: 16, data: { client: 'PublicClientApplication' },
        suggestions: [{
          messageId: 'hoist',
          output: `${BROWSER}\nconst msal = new PublicClientApplication({\n  auth: { clientId: 'x' },\n});\n\n/** The token. */\nexport async function token() {\n  return msal.acquireTokenSilent(request);\n}`,
        }],
      }],
    },
    bad('a client with a configuration of the function: no edit', `${BROWSER}export async function token(clientId) { const config = { auth: { clientId } }; const msal = new PublicClientApplication(config); return msal.loginPopup(request); }`, 'perCall'),
    bad('a client in a route', `${NODE}app.get('/me', async (req, res) => {\n  const c = new ConfidentialClientApplication({ ${CONFIG} });\n  await c.acquireTokenOnBehalfOf({ oboAssertion: req.token, scopes });\n});`, 'perCall', `${NODE}const c = new ConfidentialClientApplication({ ${CONFIG} });\n\napp.get('/me', async (req, res) => {\n  await c.acquireTokenOnBehalfOf({ oboAssertion: req.token, scopes });\n});`),
    bad('a name that is taken: no edit', `${NODE}const c = 1;\nexport async function token() { const c = new ConfidentialClientApplication({ ${CONFIG} }); return c.acquireTokenSilent(r); }`, 'perCall'),
    bad('a name that is used as a global: no edit', `${NODE}log(c);\nexport async function token() { const c = new ConfidentialClientApplication({ ${CONFIG} }); return c.acquireTokenSilent(r); }`, 'perCall'),
    bad('a configuration that comes later: no edit', `${BROWSER}export async function token() { const c = new PublicClientApplication(config); return c.acquireTokenSilent(r); }\nconst config = { auth: { clientId: 'x' } };`, 'perCall'),
    bad('of this: no edit', `${BROWSER}export class A { async token() { const c = new PublicClientApplication(this.config); return c.acquireTokenSilent(r); } }`, 'perCall'),
    bad('two in one declaration: no edit', `${BROWSER}export async function token() { const a = 1, c = new PublicClientApplication(config); return c.acquireTokenSilent(a); }`, 'perCall'),
    bad('a class with a decorator', `${BROWSER}// A comment.\n\n// About A.\n@Injectable()\nexport class A { async token() { const c = new PublicClientApplication(config); return c.acquireTokenSilent(r); } }`, 'perCall', `${BROWSER}// A comment.\n\nconst c = new PublicClientApplication(config);\n\n// About A.\n@Injectable()\nexport class A { async token() {  return c.acquireTokenSilent(r); } }`),
    bad('a class with a decorator behind export', `${BROWSER}export @Injectable() class A { async token() { const c = new PublicClientApplication(config); return c.acquireTokenSilent(r); } }`, 'perCall', `${BROWSER}const c = new PublicClientApplication(config);\n\nexport @Injectable() class A { async token() {  return c.acquireTokenSilent(r); } }`),
    bad('no constant: no edit', `${BROWSER}export async function token() { return new PublicClientApplication(config).acquireTokenSilent(r); }`, 'perCall'),
    bad('a credential that is asked at once', `${IDENTITY}export const token = async () => (await new DefaultAzureCredential().getToken(scope)).token;`, 'perCall'),
    bad('a credential in a constant, more on its line', `${IDENTITY}export async function token() { const c = new DefaultAzureCredential(); return c.getToken(scope); }`, 'perCall', `${IDENTITY}const c = new DefaultAzureCredential();\n\nexport async function token() {  return c.getToken(scope); }`),
    bad('a credential for a client of a service that is asked at once', `${IDENTITY}export async function read(name) {\n  const credential = new DefaultAzureCredential();\n  const client = new SecretClient(url, credential);\n  return (await client.getSecret(name)).value;\n}`, 'perCall', `${IDENTITY}const credential = new DefaultAzureCredential();\n\nexport async function read(name) {\n  const client = new SecretClient(url, credential);\n  return (await client.getSecret(name)).value;\n}`),
    bad('a function that an exported one calls', `${IDENTITY}async function token() { return new DefaultAzureCredential().getToken(scope); }\nexport const call = async () => send(await token());`, 'perCall'),
    bad('a function that is handed on as a route', `${IDENTITY}async function me(req, res) { res.json(await new DefaultAzureCredential().getToken(scope)); }\napp.get('/me', me);`, 'perCall'),
    bad('a function that is handed on in one that repeats', `${IDENTITY}async function me() { return new DefaultAzureCredential().getToken(scope); }\nexport function list(items) { return items.map(me); }`, 'perCall'),
    bad('in a function that ends with the call', `${BROWSER}export function mail(config) { const c = new PublicClientApplication(config); const token = () => c.acquireTokenSilent(r); return token().then(send); }`, 'perCall'),
    bad('in what a promise calls', `${BROWSER}export function mail(config) { const c = new PublicClientApplication(config); return ready.then(() => c.acquireTokenSilent(r)); }`, 'perCall'),
    bad('in what a new promise calls', `${BROWSER}export function mail(config) { const c = new PublicClientApplication(config); return new Promise((resolve) => { c.acquireTokenSilent(r).then(resolve); }); }`, 'perCall'),
    bad('in what is called where it stands', `${BROWSER}export function mail(config) { const c = new PublicClientApplication(config); return (async () => c.acquireTokenSilent(r))(); }`, 'perCall'),
    bad('in a hook, which makes its functions anew', `${BROWSER}export function useToken(config) { const c = new PublicClientApplication(config); return { token: () => c.acquireTokenSilent(r) }; }`, 'perCall'),
    bad('a handler of a button', `${BROWSER}function Login() { const go = async () => { const c = new PublicClientApplication(config); await c.loginPopup(); }; return <button onClick={go} />; }`, 'perCall', `${BROWSER}const c = new PublicClientApplication(config);\n\nfunction Login() { const go = async () => {  await c.loginPopup(); }; return <button onClick={go} />; }`),
    bad('an effect that runs again', `${BROWSER}export function Login({ user }) { useEffect(() => { const c = new PublicClientApplication(config); c.ssoSilent({ loginHint: user }); }, [user]); return null; }`, 'perCall', `${BROWSER}const c = new PublicClientApplication(config);\n\nexport function Login({ user }) { useEffect(() => {  c.ssoSilent({ loginHint: user }); }, [user]); return null; }`),
    bad('exports of CommonJS', "const { ConfidentialClientApplication } = require('@azure/msal-node');\nexports.token = async () => { const c = new ConfidentialClientApplication({ auth: { clientId: 'x' } }); return c.acquireTokenSilent(r); };", 'perCall', "const { ConfidentialClientApplication } = require('@azure/msal-node');\nconst c = new ConfidentialClientApplication({ auth: { clientId: 'x' } });\n\nexports.token = async () => {  return c.acquireTokenSilent(r); };"),
    bad('a client of msal 1', "import { UserAgentApplication } from 'msal';\nexport const go = async () => new UserAgentApplication(config).loginPopup(r);", 'perCall'),
    bad('in each render', `${BROWSER}export function App() {\n  const msal = new PublicClientApplication(config);\n  return <MsalProvider instance={msal} />;\n}`, 'perRender', `${BROWSER}const msal = new PublicClientApplication(config);\n\nexport function App() {\n  return <MsalProvider instance={msal} />;\n}`),

    {
      name: 'a popup first, at the call',
      code: 'export async function mail(client) {\n  const { accessToken } = await client.acquireTokenPopup({ scopes });\n  return send(accessToken);\n}',
      errors: [{ messageId: 'interactiveFirst', line: 2, column: 33, data: { call: 'acquireTokenPopup' }, suggestions: null }],
    },
    bad('a request by name', "import { loginRequest } from './config';\nexport const token = () => instance.acquireTokenPopup(loginRequest);", 'interactiveFirst'),
  ],
});

describe('rows', () => {
  it.each(CACHE_BYPASSES.flatMap(({ member, values, calls }) => values.flatMap((value) => calls.map((call) => ({ member, value, call })))))('$member: $value of $call', ({ member, value, call }) => {
    const written = typeof value === 'string' ? `CacheLookupPolicy.${value}` : String(value);
    const code = `${BROWSER}const client = new PublicClientApplication(config);\nclient.${call}({ scopes, ${member}: ${written} });`;
    expect(reports(code)).toEqual(['bypass']);
    expect(reports(code, { provider: 'other' })).toEqual([]);
  });

  it.each([...CACHED_CALLS].filter((call) => call !== 'getToken'))('a client for one %s', (call) => {
    const silent = /Popup|Redirect/.test(call) ? '// acquireTokenSilent' : '';
    expect(reports(`${BROWSER}export function go() { const c = new PublicClientApplication(config); return c.${call}(r); } ${silent}`)).toEqual(['perCall']);
  });

  it.each([...CREDENTIALS_OF_ONE_CALL])('%s is left alone', (name) => {
    expect(reports(`import { ${name} } from '@azure/identity'; export const token = () => new ${name}(options).getToken(scope);`)).toEqual([]);
  });

  it.each(SECRET_MEMBERS)("a caller's own %s", (member) => {
    const code = (value: string): string => `${NODE}export function token(given) { const c = new ConfidentialClientApplication({ auth: { clientId, ${member}: ${value} } }); return c.acquireTokenSilent(r); }`;
    expect(reports(code('given'))).toEqual([]);
    expect(reports(code('process.env.VALUE'))).toEqual(['perCall']);
  });

  it.each([...INTERACTIVE_CALLS])('%s', (call) => {
    expect(reports(`export const mail = (client) => client.${call}({ scopes });`)).toEqual(['interactiveFirst']);
  });

  it.each(INTERACTIVE_MEMBERS)('a request with %s', (member) => {
    expect(reports(`const request = { scopes, ${member}: given }; export const mail = (client) => client.acquireTokenPopup(request);`)).toEqual([]);
  });
});
