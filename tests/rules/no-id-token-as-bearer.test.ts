import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { RuleTester } from '@typescript-eslint/rule-tester';
import { afterAll, describe, expect, it } from 'vitest';

import { ACCESS_TOKEN_OF, HEADER_SETTERS, OWN_TOKEN_CALLS, TOKEN_FACTORIES } from '../../src/identity/credentials.js';
import { noIdTokenAsBearer } from '../../src/rules/no-id-token-as-bearer.js';
import { lint } from '../support/lint.js';

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
const RULE = { rules: { 'zero-trust/no-id-token-as-bearer': 'error' as const } };
const HEAD = "import { PublicClientApplication } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\nconst result = await pca.acquireTokenSilent(request);\n";

describe('a function of another file that sends what it is given', () => {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'zero-trust-sent-')));
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  const ORDERS = `export const orders = {
  async list(page, token) {
    const headers = {};
    if (token) headers.Authorization = \`Bearer \${token}\`;
    return fetch(\`/orders?page=\${page}\`, { headers });
  },
};
`;
  const calling = (call: string, orders = ORDERS): ReturnType<typeof lint> => {
    writeFileSync(path.join(folder, 'package.json'), '{}');
    writeFileSync(path.join(folder, 'orders.js'), orders);
    return lint(`import { orders } from './orders';\n${HEAD}export const load = () => ${call};\n`, { cwd: folder, filename: path.join(folder, 'page.js'), ...RULE });
  };

  it('given the ID token: reported at the call', () => {
    const [found, ...others] = calling('orders.list(1, result.idToken)');
    expect(others).toEqual([]);
    expect(found).toMatchObject({ messageId: 'handed', line: 5, column: 42, endColumn: 56 });
    expect(found?.message).toBe(
      '`result.idToken` is an ID token, as `pca.acquireTokenSilent()` (line 4) shows, and `orders.list` (orders.js:2) sends it to an API: it tells this app who signed in, and gives no right to call one. Hand over an access token that was acquired for a scope of the API.',
    );
    expect(found?.suggestions?.map(({ desc }) => desc)).toEqual(['Use `accessToken`; the request has to name a scope of the API.']);
  });

  it.each([
    ['the access token', 'orders.list(1, result.accessToken)', ORDERS],
    ['the ID token for something else', 'orders.list(result.idToken, null)', ORDERS],
    ['the ID token, and sends what it gets for that', 'orders.list(1, result.idToken)', ORDERS.replace('Bearer ${token}', 'Bearer ${exchange(token)}')],
    ['the ID token, and sends it in a body', 'orders.list(1, result.idToken)', "// no bearer\nexport const orders = { list: (page, token) => fetch('/orders', { method: 'POST', body: token }) };\n"],
  ])('given %s: silent', (_, call, orders) => {
    expect(calling(call, orders)).toEqual([]);
  });
});

describe('rows', () => {
  it.each(HEADER_SETTERS)('%s', (name) => {
    expect(lint(`${HEAD}x.${name}('Authorization', result.idToken);`, RULE)).toHaveLength(1);
    expect(lint(`${HEAD}x.${name}('X-User', result.idToken); x.${name}('Authorization', result.accessToken);`, RULE)).toEqual([]);
  });

  it.each(TOKEN_FACTORIES)('%s', (name) => {
    expect(lint(`${HEAD}connect(url, { ${name}: () => result.idToken }); connect(url, { ${name}: load });`, RULE)).toHaveLength(1);
  });

  it.each(OWN_TOKEN_CALLS)('%s', (name) => {
    const code = (of: string) => `import AuthenticationContext from 'adal-angular'; const context = new AuthenticationContext(config); const h = { Authorization: 'Bearer ' + context.${name}(${of}) };`;
    expect(lint(code('config.clientId'), RULE)).toHaveLength(1);
    expect(lint(code('clientId'), RULE)).toHaveLength(1);
    expect(lint(code("'https://graph.microsoft.com'"), RULE)).toEqual([]);
  });

  it.each(ACCESS_TOKEN_OF.map((row) => [row.kind, row] as const))('the access token beside that of %s', (kind, { idToken, accessToken }) => {
    const settings = { provider: 'microsoft', tokenSources: kind === 'auth-result' || kind === 'token-response' ? [{ name: 'load', returns: kind }] : [] };
    const own = kind === 'vscode-session' ? "import * as vscode from 'vscode'; const t = await vscode.authentication.getSession('microsoft', s);" : kind === 'provider-account' ? "import type { Account } from 'next-auth'; declare const t: Account;" : 'const t = await load();';
    const [problem] = lint(`${own} const h = { Authorization: \`Bearer \${t.${idToken}}\` };`, { ...RULE, settings });
    expect(problem?.suggestions?.map(({ messageId, fix }) => [messageId, fix.text])).toEqual([['useAccessToken', accessToken]]);
  });
});

const bearer = (name: string, code: string, output: string | undefined, head = HEAD) => ({
  name, code: head + code, errors: [{ messageId: 'bearer' as const, suggestions: output === undefined ? [] : [{ messageId: 'useAccessToken' as const, output: head + output }] }],
});

tester.run('no-id-token-as-bearer', noIdTokenAsBearer, {
  valid: [
    { name: 'the access token', code: `${HEAD}const h = { Authorization: \`Bearer \${result.accessToken}\`, idToken: result.idToken };` },
    { name: 'a hint for signing out', code: `${HEAD}pca.logoutPopup({ idTokenHint: result.idToken }); const u = \`\${end}?id_token_hint=\${result.idToken}\`;` },
    { name: 'a getter that says so', code: `${HEAD}const getIdToken = () => result.idToken; function getRawIdToken() { return result.idToken; }` },
    { name: 'Firebase', code: "import { getAuth } from 'firebase/auth'; const idToken = await getAuth().currentUser.getIdToken(); const h = { Authorization: `Bearer ${idToken}` };" },
    { name: 'Cognito', code: "import { fetchAuthSession } from 'aws-amplify/auth'; const { tokens } = await fetchAuthSession(); const h = { Authorization: tokens.idToken };" },
    { name: 'the setting says otherwise', code: `${HEAD}const h = { Authorization: result.idToken };`, settings: { 'zero-trust': { provider: 'other' } } },
    { name: 'somebody chooses', code: `${HEAD}const h = { Authorization: \`Bearer \${kind === 'id_token' ? result.idToken : result.accessToken}\` };` },
    { name: 'the name alone', code: 'const h = { Authorization: `Bearer ${idToken}` };' },
    { name: 'a pattern, and another pair', code: `${HEAD}const { Authorization } = headers; const p = { name: 'X-User', value: result.idToken }; const q = { value: result.idToken }; const r = { ...q, name: 'y' };` },
    { name: 'text about it', code: `${HEAD}const text = 'Bearer idToken' + result.idToken.length; const n = 1 - idToken; x.set('Authorization');` },
    { name: 'what is tried first is an ID token by choice', code: `${HEAD}const h = { Authorization: ok && result.accessToken };` },
  ],
  invalid: [
    {
      name: 'the report spans the credential, and says where the token comes from',
      code: `${HEAD}fetch(url, { headers: { Authorization: \`Bearer \${result.idToken}\` } });`,
      errors: [{
        messageId: 'bearer', data: { token: '`result.idToken`', origin: '`pca.acquireTokenSilent()` (line 3)', first: '', getter: '' },
        line: 4, column: 40, endLine: 4, endColumn: 66,
        suggestions: [{ messageId: 'useAccessToken', data: { replacement: '`accessToken`' }, output: `${HEAD}fetch(url, { headers: { Authorization: \`Bearer \${result.accessToken}\` } });` }],
      }],
    },
    bearer('concatenation', "const h = { authorization: 'Bearer ' + result.idToken };", "const h = { authorization: 'Bearer ' + result.accessToken };"),
    bearer('without a scheme', 'const h = { Authorization: result.idToken };', 'const h = { Authorization: result.accessToken };'),
    bearer('assigned', 'config.headers.Authorization = result.idToken;', 'config.headers.Authorization = result.accessToken;'),
    bearer('a pair', "const h = [{ name: 'Authorization', value: result.idToken }];", "const h = [{ name: 'Authorization', value: result.accessToken }];"),
    bearer('a pair with the name of a table', 'const h = [{ name: Names.Authorization, value: result.idToken }];', 'const h = [{ name: Names.Authorization, value: result.accessToken }];'),
    bearer('a scheme of its own', 'const c = `Aad id_token="${result.idToken}"`; const h = { Authorization: c };', 'const c = `Aad id_token="${result.accessToken}"`; const h = { Authorization: c };'),
    bearer('taken apart', 'const { idToken } = result; const h = { Authorization: `Bearer ${idToken}` };', 'const { idToken, accessToken } = result; const h = { Authorization: `Bearer ${accessToken}` };'),
    bearer('held under another name: no edit', 'const t = result.idToken; const h = { Authorization: `Bearer ${t}` };', undefined),
    bearer('by its name, in a file about Microsoft', 'export const h = (idToken) => ({ Authorization: `Bearer ${idToken}` });', undefined, 'const msalConfig = {};\n'),
    bearer('an account has no access token', 'const h = { Authorization: `Bearer ${pca.getActiveAccount().idToken}` };', undefined),
    {
      name: 'a fallback',
      code: `${HEAD}const h = { Authorization: \`Bearer \${result.accessToken || result.idToken}\` };`,
      errors: [{
        messageId: 'fallback', data: { token: '`result.idToken`', origin: '`pca.acquireTokenSilent()` (line 3)', first: '`result.accessToken`', getter: '' },
        suggestions: [{ messageId: 'useFirst', data: { replacement: '`result.accessToken`' }, output: `${HEAD}const h = { Authorization: \`Bearer \${result.accessToken}\` };` }],
      }],
    },
    {
      name: 'a fallback under a name',
      code: `${HEAD}const token = result.accessToken ?? result.idToken; const h = { Authorization: \`Bearer \${token}\` };`,
      errors: [{ messageId: 'fallback', suggestions: [{ messageId: 'useFirst', output: `${HEAD}const token = result.accessToken; const h = { Authorization: \`Bearer \${token}\` };` }] }],
    },
    {
      name: 'returned by what promises an access token',
      code: `${HEAD}export async function getAccessToken() { return result.idToken; }`,
      errors: [{
        messageId: 'returned', data: { getter: 'getAccessToken', token: '`result.idToken`', origin: '`pca.acquireTokenSilent()` (line 3)', first: '' },
        suggestions: [{ messageId: 'useAccessToken', output: `${HEAD}export async function getAccessToken() { return result.accessToken; }` }],
      }],
    },
    {
      name: 'a member that nothing but its name tells',
      code: "import '@azure/msal-browser';\nexport const headers = (session) => ({ Authorization: `Bearer ${session.idToken}` });",
      errors: [{ messageId: 'bearer', data: { token: '`session.idToken`', origin: 'its name', first: '', getter: '' }, suggestions: [] }],
    },
    {
      name: 'returned by what requests authenticate with',
      code: `${HEAD}export class Auth { getAuthenticationToken = async () => { return result.idToken; }; }`,
      errors: [{ messageId: 'returned', suggestions: [{ messageId: 'useAccessToken', output: `${HEAD}export class Auth { getAuthenticationToken = async () => { return result.accessToken; }; }` }] }],
    },
    {
      name: 'a scheme and the token in one template',
      code: `${HEAD}const scheme = pick(); const h = { Authorization: \`\${scheme} \${result.idToken}\` };`,
      errors: [{ messageId: 'bearer', suggestions: [{ messageId: 'useAccessToken', output: `${HEAD}const scheme = pick(); const h = { Authorization: \`\${scheme} \${result.accessToken}\` };` }] }],
    },
    {
      name: 'an arrow, and a getter of a class',
      code: `${HEAD}const getAccessToken = () => result.idToken; class Auth { get accessToken() { return result.idToken; } }`,
      errors: [
        { messageId: 'returned', suggestions: [{ messageId: 'useAccessToken', output: `${HEAD}const getAccessToken = () => result.accessToken; class Auth { get accessToken() { return result.idToken; } }` }] },
        { messageId: 'returned', suggestions: [{ messageId: 'useAccessToken', output: `${HEAD}const getAccessToken = () => result.idToken; class Auth { get accessToken() { return result.accessToken; } }` }] },
      ],
    },
  ],
});
