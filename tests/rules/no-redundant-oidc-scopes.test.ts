import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { RuleTester } from '@typescript-eslint/rule-tester';
import { describe, expect, it } from 'vitest';

import { ADDED_SCOPES, MSAL_PACKAGES, PLAIN_CLIENTS, REQUEST_TYPES, SCOPE_CALLS } from '../../src/identity/scopes.js';
import { noRedundantOidcScopes } from '../../src/rules/no-redundant-oidc-scopes.js';
import { lint } from '../support/lint.js';

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
const RULE = { rules: { 'zero-trust/no-redundant-oidc-scopes': 'error' as const } };
const HEAD = "import { PublicClientApplication } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\n";
const NAMED = "import { LogLevel } from '@azure/msal-browser';\n";

describe('calls', () => {
  const request = "{ scopes: ['openid', 'User.Read'] }";
  const CODE: Readonly<Record<string, string>> = {
    useMsalAuthentication: `import { useMsalAuthentication } from '@azure/msal-react'; export const useToken = () => useMsalAuthentication(kind, ${request});`,
    forRoot: `import { MsalModule } from '@azure/msal-angular'; MsalModule.forRoot(pca, { interactionType, authRequest: ${request} }, interceptor);`,
    MsalAuthProvider: `import { MsalAuthProvider } from 'react-aad-msal'; export const provider = new MsalAuthProvider(config, ${request}, options);`,
    getSession: "import * as vscode from 'vscode'; vscode.authentication.getSession('microsoft', ['openid', 'User.Read']); msal();",
  };
  it.each(SCOPE_CALLS.map((row) => [`${row.name} of ${row.client}, ${row.on?.join() ?? 'any'}`, row] as const))('%s', (_, { name, client, on }) => {
    const legacy = "import { UserAgentApplication } from 'msal'; const client = new UserAgentApplication(config);";
    const hook = "import { useMsalAuthentication } from '@azure/msal-react'; const client = useMsalAuthentication(kind);";
    const head = client === 'legacy' ? legacy : on ? hook : "import { PublicClientApplication } from '@azure/msal-browser'; const client = new PublicClientApplication(config);";
    const code = CODE[name] ?? `${head} client.${name}(${on && client === 'msal' ? 'kind, ' : ''}${request});`;
    const found = lint(code, RULE);
    expect(found.map(({ messageId }) => messageId)).toEqual(client === 'vscode' ? [] : ['redundant']);
    // What msal 1 does with a list is less certain.
    expect(found.map(({ fix }) => fix !== undefined)).toEqual(client === 'vscode' ? [] : [client === 'msal']);
  });
});

it.each(REQUEST_TYPES.map((row) => [row.name, row] as const))('the type %s', (_, { name, from, path }) => {
  const object = "{ scopes: ['openid', 'api://a/b'] }";
  const code = `import type { ${name} } from '${from[0] ?? ''}'; const made: ${name} = ${path === undefined ? object : `{ ${path}: ${object} }`};`;
  expect(lint(code, RULE)).toMatchObject([{ messageId: 'redundant', message: expect.stringContaining(`A \`${name}\` (line 1)`) as string }]);
  // `authRequest` is a telling name of its own.
  expect(lint(code.replace(from[0] ?? '', './own-types'), RULE)).toHaveLength(path === undefined ? 0 : 1);
});

it.each(ADDED_SCOPES)('%s alone beside a scope of an API', (scope) => {
  expect(lint(`${HEAD}pca.loginPopup({ scopes: ['User.Read', '${scope}'] });`, RULE)).toHaveLength(1);
});

describe('a constant of scopes as one text', () => {
  const inProject = (code: string, dependencies: Readonly<Record<string, string>>): string[] => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'zero-trust-scopes-'));
    try {
      writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'app', dependencies }));
      return lint(code, { ...RULE, cwd: folder, filename: path.join(folder, 'constants.ts') }).map(({ message, suggestions }) => [message, ...(suggestions ?? []).map(({ fix }) => `${code.slice(0, fix.range[0])}${fix.text}${code.slice(fix.range[1])}`)].join('\n'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const HOST = "export const AUTH_URL = 'https://login.microsoftonline.com';\n";
  const TEXT = `${HOST}export const DEFAULT_SCOPES = 'openid profile User.Read';`;
  const MSAL_ONLY = { '@azure/msal-browser': '^4' };

  it('is reported where MSAL is the only client of the project', () => {
    expect(inProject(TEXT, MSAL_ONLY)).toEqual([
      `What is called \`DEFAULT_SCOPES\` (line 2) is given \`openid\` and \`profile\`, which MSAL adds to every request by itself: listing them changes nothing, and hides what the app really asks for. Leave them out.\n${HOST}export const DEFAULT_SCOPES = 'User.Read';`,
    ]);
  });

  it.each([
    ['another client in the project', TEXT, { ...MSAL_ONLY, 'openid-client': '^6' }],
    ['no MSAL in the project', TEXT, {}],
    ['scopes of OpenID Connect alone', TEXT.replace(' User.Read', ''), MSAL_ONLY],
    ['a request made by hand', `${TEXT}\nexport const body = { grant_type: 'authorization_code', scope: DEFAULT_SCOPES };`, MSAL_ONLY],
    ['another name', TEXT.replace('DEFAULT_SCOPES', 'GREETING'), MSAL_ONLY],
    ['an option of a request', `${HOST}export const request = { scope: 'openid profile User.Read' };`, MSAL_ONLY],
    ['nothing of Microsoft in the file', TEXT.replace(HOST, ''), MSAL_ONLY],
  ])('is silent: %s', (_, code, dependencies) => {
    expect(inProject(code, dependencies)).toEqual([]);
  });
});

describe('names', () => {
  it.each(MSAL_PACKAGES)('scopes in a file that imports %s', (from) => {
    expect(lint(`import { LogLevel } from '${from}'; export const resources = { me: { scopes: ['openid', 'User.Read'] } };`, RULE)).toHaveLength(1);
  });

  it.each(PLAIN_CLIENTS)('%s sends what it is given', (from) => {
    expect(lint(`import x from '${from}'; export const loginRequest = { scopes: ['openid', 'User.Read'] }; const host = 'login.microsoftonline.com';`, RULE)).toEqual([]);
  });
});

const fixed = (name: string, code: string, output: string) => ({ name, code: HEAD + code, output: HEAD + output, errors: [{ messageId: 'redundant' as const }] });
const suggested = (name: string, code: string, output: string, head = HEAD) => ({ name, code: head + code, errors: [{ messageId: 'redundant' as const, suggestions: [{ messageId: 'removeScopes' as const, output: head + output }] }] });

tester.run('no-redundant-oidc-scopes', noRedundantOidcScopes, {
  valid: [
    { name: 'nothing else in the list', code: `${HEAD}pca.loginPopup({ scopes: ['openid', 'profile', 'offline_access'] });` },
    { name: 'email is not added', code: `${HEAD}pca.loginPopup({ scopes: ['email', 'User.Read'] });` },
    { name: 'MSAL compares by case', code: `${HEAD}pca.loginPopup({ scopes: ['OpenID', 'User.Read'] });` },
    { name: 'own defaults', code: `${HEAD}const config = { auth: { OIDCOptions: { defaultScopes: ['openid'] } } }; pca.loginPopup({ scopes: ['openid', 'User.Read'] });` },
    { name: 'nested app authentication', code: "import { createNestablePublicClientApplication } from '@azure/msal-browser'; const pca = await createNestablePublicClientApplication(config); pca.acquireTokenSilent({ scopes: ['openid', 'User.Read'] });" },
    { name: 'react-native-msal', code: "import PublicClientApplication from 'react-native-msal'; const pca = new PublicClientApplication(config); pca.acquireTokenSilent({ scopes: ['openid', 'User.Read'] });" },
    { name: 'msal 1 does not add offline_access to the request of another file', code: "import { UserAgentApplication } from 'msal'; export const loginRequest = { scopes: ['offline_access', 'User.Read'] };" },
    { name: 'msal 1 does not add offline_access', code: "import { UserAgentApplication } from 'msal'; const client = new UserAgentApplication(config); client.loginPopup({ scopes: ['offline_access', 'User.Read'] });" },
    { name: 'a membership test', code: `${HEAD}const known = ['openid', 'profile', 'User.Read'].includes(scope); pca.loginPopup();` },
    { name: 'a list of something else', code: `${NAMED}export const claims = ['openid', 'sub', 'profile'];` },
    { name: 'a computed option', code: `${HEAD}pca.loginPopup({ [option]: ['openid', 'User.Read'] });` },
    { name: 'a scope string of another client', code: "NextAuth({ providers: [AzureAD({ authorization: { params: { scope: 'openid profile User.Read' } } })] });" },
    { name: 'a request without a word of Microsoft', code: "export const loginRequest = { scopes: ['openid', 'User.Read'] };" },
    { name: 'a request in the file of another provider', code: "import { useAuth0 } from '@auth0/auth0-react'; export const loginRequest = { scopes: ['openid', 'read:orders'] };" },
    { name: 'another loginPopup', code: "keycloak.loginPopup({ scopes: ['openid', 'orders'] });" },
    { name: 'the setting says otherwise', code: `${HEAD}pca.loginPopup({ scopes: ['openid', 'User.Read'] });`, settings: { 'zero-trust': { provider: 'other' } } },
    { name: 'unknown lists', code: `${HEAD}import { scopes } from './scopes'; pca.loginPopup({ scopes }); pca.acquireTokenSilent({ ...request, scopes: [...scopes, 'User.Read'] }); // openid` },
    { name: 'lists that a name chosen at run time picks', code: `${HEAD}pca.loginPopup({ scopes: table[key] }); pca.loginPopup({ scopes: load('openid') }); pca.loginPopup({ scopes: given.scopes });` },
    { name: 'a list of another script, and a function without calls', code: `${HEAD}pca.loginPopup({ scopes: globalScopes }); export function login(request, { scopes }) { pca.loginPopup(request); pca.loginPopup({ scopes }); } // openid` },
    { name: 'a list with a hole', code: `${HEAD}pca.loginPopup({ scopes: [, 'openid'] });` },
    { name: 'a call without a request', code: `${HEAD}pca.loginPopup(); pca.acquireTokenSilent(...requests); // openid` },
    { name: 'a map of something else', code: `${NAMED}export const labels = new Map([['a', ['openid', 'User.Read']]]); labels.set('b', ['profile', 'x']);` },
  ],
  invalid: [
    {
      name: 'the report spans the list, names the request and the scopes',
      code: `${HEAD}pca.loginPopup({ scopes: ['openid', 'profile', 'User.Read'] });`,
      output: `${HEAD}pca.loginPopup({ scopes: ['User.Read'] });`,
      errors: [{
        messageId: 'redundant',
        data: { request: '`pca.loginPopup()` (line 3)', scopes: '`openid` and `profile`', them: 'them' },
        line: 3, column: 26, endLine: 3, endColumn: 60,
      }],
    },
    fixed('all three, between others', "pca.acquireTokenSilent({ account, scopes: ['email', 'openid', `api://${id}/x`, 'profile', 'offline_access'] });", 'pca.acquireTokenSilent({ account, scopes: [\'email\', `api://${id}/x`] });'),
    fixed('extraScopesToConsent', "pca.loginRedirect({ scopes: ['a/b'], extraScopesToConsent: ['openid', 'c/d'] });", "pca.loginRedirect({ scopes: ['a/b'], extraScopesToConsent: ['c/d'] });"),
    fixed('a local request of two calls', "function f() { const request = { scopes: ['openid', 'a/b'] }; pca.acquireTokenSilent({ ...request, account }).catch(() => pca.acquireTokenPopup(request)); }", "function f() { const request = { scopes: ['a/b'] }; pca.acquireTokenSilent({ ...request, account }).catch(() => pca.acquireTokenPopup(request)); }"),
    fixed('a local list', "const scopes = ['openid', 'a/b'] as const; pca.loginPopup({ scopes });", "const scopes = ['a/b'] as const; pca.loginPopup({ scopes });"),
    fixed('lines and comments stay', "pca.loginPopup({\n  scopes: [\n    'openid', // to sign in\n    'profile',\n    'User.Read',\n  ],\n});", "pca.loginPopup({\n  scopes: [\n    /* to sign in */ 'User.Read',\n  ],\n});"),
    fixed('at the end, with a trailing comma', "pca.loginPopup({ scopes: ['User.Read', /* name */ 'profile', ('openid'),] });", "pca.loginPopup({ scopes: ['User.Read' /* name */,] });"),
    fixed('a resource of msal-angular', "export const protectedResourceMap = new Map([['https://a.example', ['openid', 'a/b']]]);", "export const protectedResourceMap = new Map([['https://a.example', ['a/b']]]);"),
    fixed('a resource that is set', "protectedResourceMap.set('https://a.example', [{ httpMethod: 'GET', scopes: ['a/b', 'profile'] }]);", "protectedResourceMap.set('https://a.example', [{ httpMethod: 'GET', scopes: ['a/b'] }]);"),
    {
      name: 'a JSX attribute',
      code: "import { MsalAuthenticationTemplate } from '@azure/msal-react'; const request = { scopes: ['profile', 'a/b'] }; const page = <MsalAuthenticationTemplate authenticationRequest={request} />;",
      output: "import { MsalAuthenticationTemplate } from '@azure/msal-react'; const request = { scopes: ['a/b'] }; const page = <MsalAuthenticationTemplate authenticationRequest={request} />;",
      errors: [{ messageId: 'redundant', data: { request: '`authenticationRequest` (line 1)', scopes: '`profile`', them: 'it' } }],
    },
    {
      name: 'only email would stay: msal-node asks for the same',
      code: "import { PublicClientApplication } from '@azure/msal-node'; const pca = new PublicClientApplication(config); pca.acquireTokenInteractive({ scopes: ['openid', 'email'] });",
      output: "import { PublicClientApplication } from '@azure/msal-node'; const pca = new PublicClientApplication(config); pca.acquireTokenInteractive({ scopes: ['email'] });",
      errors: [{ messageId: 'redundant' }],
    },
    suggested('only email would stay in the browser', "pca.loginPopup({ scopes: ['openid', 'email'] });", "pca.loginPopup({ scopes: ['email'] });"),
    suggested('other files can read the list', "export const request = { scopes: ['openid', 'a/b'] }; pca.loginPopup(request);", "export const request = { scopes: ['a/b'] }; pca.loginPopup(request);"),
    suggested('other code reads the list', "const scopes = ['openid', 'a/b']; pca.loginPopup({ scopes }); log(scopes);", "const scopes = ['a/b']; pca.loginPopup({ scopes }); log(scopes);"),
    suggested('other code reads the request', "const request = { scopes: ['openid', 'a/b'] }; pca.loginPopup(request); send(request.scopes);", "const request = { scopes: ['a/b'] }; pca.loginPopup(request); send(request.scopes);"),
    suggested('what else is in the list is not known', "pca.loginPopup({ scopes: [...resources, 'openid'] });", 'pca.loginPopup({ scopes: [...resources] });'),
    suggested('the scope has a name of its own', "const OPENID = 'openid'; pca.loginPopup({ scopes: [OPENID, 'a/b'] });", "const OPENID = 'openid'; pca.loginPopup({ scopes: ['a/b'] });"),
    suggested('a list on a condition', "pca.loginPopup({ scopes: full && ['a/b', 'openid'] });", "pca.loginPopup({ scopes: full && ['a/b'] });"),
    suggested('a list that has a default', "pca.loginPopup({ scopes: given ?? ['a/b', 'openid'] });", "pca.loginPopup({ scopes: given ?? ['a/b'] });"),
    suggested('a default of a pattern', "const { scopes = ['a/b', 'openid'] } = given; pca.loginPopup({ scopes });", "const { scopes = ['a/b'] } = given; pca.loginPopup({ scopes });"),
    suggested('one of two lists', "pca.loginPopup({ scopes: full ? ['a/b', 'openid'] : ['a/c'] });", "pca.loginPopup({ scopes: full ? ['a/b'] : ['a/c'] });"),
    suggested('through a helper', "const login = (scopes = ['profile', 'a/b']) => pca.loginPopup({ scopes });", "const login = (scopes = ['a/b']) => pca.loginPopup({ scopes });"),
    suggested('through a parameter', "function login(request) { return pca.loginPopup(request); } login({ scopes: ['profile', 'a/b'] });", "function login(request) { return pca.loginPopup(request); } login({ scopes: ['a/b'] });"),
    suggested('through a function', "const request = () => ({ scopes: ['profile', 'a/b'] }); pca.loginPopup(request());", "const request = () => ({ scopes: ['a/b'] }); pca.loginPopup(request());"),
    suggested('through concat', "pca.loginPopup({ scopes: ['profile', 'a/b'].concat(more) });", "pca.loginPopup({ scopes: ['a/b'].concat(more) });"),
    fixed('through a set that drops doubles', "pca.loginPopup({ scopes: Array.from(new Set(['profile', 'a/b'])) });", "pca.loginPopup({ scopes: Array.from(new Set(['a/b'])) });"),
    fixed('spread out of a set', "pca.loginPopup({ scopes: [...new Set(['profile', 'a/b'])] });", "pca.loginPopup({ scopes: [...new Set(['a/b'])] });"),
    suggested('a set with more than is written', "pca.loginPopup({ scopes: Array.from(new Set(['profile', 'a/b', ...more])) });", "pca.loginPopup({ scopes: Array.from(new Set(['a/b', ...more])) });"),
    suggested('a frozen list with a name that others read', "export const SCOPES = Object.freeze(['profile', 'a/b']); pca.loginPopup({ scopes: SCOPES });", "export const SCOPES = Object.freeze(['a/b']); pca.loginPopup({ scopes: SCOPES });"),
    fixed('spread into another list', "const base = ['profile', 'a/b']; pca.loginPopup({ scopes: [...base, 'c/d'] });", "const base = ['a/b']; pca.loginPopup({ scopes: [...base, 'c/d'] });"),
    suggested('a member of a constant', "const api = { me: { scopes: ['profile', 'a/b'] } }; pca.loginPopup({ scopes: api.me.scopes });", "const api = { me: { scopes: ['a/b'] } }; pca.loginPopup({ scopes: api.me.scopes });"),
    suggested('a class field', "class Auth { private scopes = ['profile', 'a/b']; login() { return pca.loginPopup({ scopes: this.scopes }); } }", "class Auth { private scopes = ['a/b']; login() { return pca.loginPopup({ scopes: this.scopes }); } }"),
    suggested('a destructured request', "const { scopes } = { scopes: ['profile', 'a/b'] }; pca.loginPopup({ scopes });", "const { scopes } = { scopes: ['a/b'] }; pca.loginPopup({ scopes });"),
    suggested('msal 1 adds two of them', "client.loginPopup({ scopes: ['openid', 'offline_access', 'a/b'] });", "client.loginPopup({ scopes: ['offline_access', 'a/b'] });", "import { UserAgentApplication } from 'msal'; const client = new UserAgentApplication(config);\n"),
    suggested('scopes by their names, for a request of another file to msal 1', "const S = { OPENID: 'openid', READ: 'User.Read' }; export const REQUESTS = { LOGIN: { scopes: [S.OPENID, S.READ] } };", "const S = { OPENID: 'openid', READ: 'User.Read' }; export const REQUESTS = { LOGIN: { scopes: [S.READ] } };", "import { UserAgentApplication } from 'msal';\n"),
    ...[
      ['satisfies', "const made = { scopes: ['openid', 'a/b'] } satisfies PopupRequest;"],
      ['a cast', "const made = { scopes: ['openid', 'a/b'] } as PopupRequest;"],
      ['Partial', "const made: Partial<PopupRequest> = { scopes: ['openid', 'a/b'] };"],
      ['a parameter', "function f(given: PopupRequest = { scopes: ['openid', 'a/b'] }) {}"],
      ['a field', "class A { given: PopupRequest = { scopes: ['openid', 'a/b'] }; }"],
      ['a return type', "function f(): PopupRequest { return { scopes: ['openid', 'a/b'] }; }"],
      ['a return type of an arrow', "const f = async (): Promise<PopupRequest> => ({ scopes: ['openid', 'a/b'] });"],
    ].map(([name = '', code = '']) => suggested(name, code, code.replace("'openid', ", ''), "import type { PopupRequest } from '@azure/msal-browser';\n")),
    suggested('a qualified type', "const made: msal.PopupRequest = { scopes: ['openid', 'a/b'] };", "const made: msal.PopupRequest = { scopes: ['a/b'] };", "import * as msal from '@azure/msal-browser';\n"),
    suggested('a guard', "export function guard(): MsalGuardConfiguration { return { interactionType, authRequest: { scopes: ['openid', 'a/b'] } }; }", "export function guard(): MsalGuardConfiguration { return { interactionType, authRequest: { scopes: ['a/b'] } }; }", "import { MsalGuardConfiguration } from '@azure/msal-angular';\n"),
    {
      name: 'an object that is called a request, in a file about Microsoft',
      code: "export const msalConfig = {};\nexport const loginRequest = { scopes: ['User.Read', 'openid'] };",
      errors: [{
        messageId: 'redundant',
        data: { request: 'What is called `loginRequest` (line 2)', scopes: '`openid`', them: 'it' },
        suggestions: [{ messageId: 'removeScopes', data: { scopes: '`openid`', them: 'it' }, output: "export const msalConfig = {};\nexport const loginRequest = { scopes: ['User.Read'] };" }],
      }],
    },
    suggested('a request that is assigned', "auth.tokenRequest = { scopes: ['openid', 'a/b'] };", "auth.tokenRequest = { scopes: ['a/b'] };", NAMED),
    suggested('a request that is assigned to a name', "tokenRequest = { scopes: ['openid', 'a/b'] };", "tokenRequest = { scopes: ['a/b'] };", NAMED),
    suggested('a list that is called scopes', "export const graphScopes = ['openid', 'a/b'];", "export const graphScopes = ['a/b'];", NAMED),
    suggested('a property that is called scopes', "export default { LOGIN_SCOPES: ['openid', 'a/b'] };", "export default { LOGIN_SCOPES: ['a/b'] };", NAMED),
  ],
});

describe('names with package.json alone', () => {
  const code = "export const loginRequest = { scopes: ['openid', 'a/b'] };";

  it('count where the settings say so, and nowhere without a sign of Microsoft', () => {
    const options = { settings: { provider: 'microsoft' } };
    expect(lint(code, { ...options, ...RULE })).toHaveLength(1);
    expect(lint(code, { rules: { 'zero-trust/no-redundant-oidc-scopes': ['error', { acceptNames: true }] } })).toEqual([]);
  });
});
