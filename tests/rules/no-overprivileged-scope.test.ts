import { RuleTester } from '@typescript-eslint/rule-tester';
import { describe, expect, it } from 'vitest';

import { BROAD_SCOPES, NARROWER_SCOPES } from '../../src/identity/broad-scopes.js';
import { SCOPE_CALLS } from '../../src/identity/scopes.js';
import { noOverprivilegedScope } from '../../src/rules/no-overprivileged-scope.js';
import { lint } from '../support/lint.js';

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
const RULE = { rules: { 'zero-trust/no-overprivileged-scope': 'error' as const } };
const HEAD = "import { PublicClientApplication } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\n";
const NODE = "import { ConfidentialClientApplication } from '@azure/msal-node';\nconst client = new ConfidentialClientApplication(config);\n";

it.each(SCOPE_CALLS.filter(({ client, from, on, yields }) => client === 'msal' && !from && !on && !yields).map((row) => [row.name, row] as const))('.default in %s', (_, { name, asks }) => {
  const code = `${NODE}client.${name}({ scopes: ['https://graph.microsoft.com/.default'] });`;
  expect(lint(code, RULE).map(({ messageId }) => messageId)).toEqual(asks === 'user' ? ['everything'] : []);
});

describe('broad scopes', () => {
  const EXAMPLES = ['Files.ReadWrite.All', 'AllSites.FullControl', 'Sites.Manage.All', 'Directory.AccessAsUser.All', 'DeviceManagementManagedDevices.PrivilegedOperations.All', 'RoleManagement.ReadWrite.Directory'];

  it('every pattern has an example', () => {
    expect(BROAD_SCOPES.filter((pattern) => !EXAMPLES.some((scope) => pattern.test(scope.toLowerCase())))).toEqual([]);
  });

  it.each(EXAMPLES)('%s', (scope) => {
    for (const written of [scope, scope.toLowerCase(), `https://graph.microsoft.com/${scope}`]) expect(lint(`${HEAD}pca.loginPopup({ scopes: ['${written}'] });`, RULE)).toMatchObject([{ messageId: 'broad' }]);
  });

  it.each([...NARROWER_SCOPES])('what narrows %s is not broad itself', (scope, { own, read }) => {
    const offered = lint(`${HEAD}pca.loginPopup({ scopes: ['https://graph.microsoft.com/${scope}'] });`, RULE)[0]?.suggestions ?? [];
    expect(offered.map(({ fix }) => fix.text)).toEqual([own, read].flatMap((text) => (text === undefined ? [] : [`'https://graph.microsoft.com/${text}'`])));
  });
});

tester.run('no-overprivileged-scope', noOverprivilegedScope, {
  valid: [
    { name: 'the ends of scopes, to which something else is the beginning', code: "const host = 'https://graph.microsoft.com/v1.0'; const extraScopes = ['.ReadWrite.All'];" },
    { name: 'what belongs to the user', code: `${HEAD}pca.loginPopup({ scopes: ['User.Read', 'Files.ReadWrite', 'User.Read.All', 'Mail.ReadWrite.Shared'] });` },
    { name: 'user_impersonation by default', code: `${HEAD}pca.loginPopup({ scopes: ['https://management.azure.com/user_impersonation'] });` },
    { name: 'a daemon, by the name of its request', code: `${NODE}export const tokenRequest = { scopes: ['https://graph.microsoft.com/.default'] };` },
    { name: 'a daemon, by type', code: "import { ClientCredentialRequest } from '@azure/msal-node'; const request: ClientCredentialRequest = { scopes: ['https://graph.microsoft.com/.default'] };" },
    { name: 'a credential', code: "import { DefaultAzureCredential } from '@azure/identity'; const scopes = ['https://storage.azure.com/.default']; new DefaultAzureCredential().getToken(scopes);" },
    { name: 'a scope by itself', code: "import { DefaultAzureCredential } from '@azure/identity'; const scope = 'https://cognitiveservices.azure.com/.default';" },
    { name: 'what an endpoint of a list needs', code: "const host = 'https://graph.microsoft.com/v1.0'; const endpoints = [{ path: '/chats', methods: ['GET', 'PATCH'], requiredScopes: ['Chat.ReadWrite.All'] }];" },
    { name: 'a list of something else', code: `${HEAD}const extensions = ['x.default', 'Files.ReadWrite.All'];` },
    { name: 'a file of another provider', code: "import { useAuth0 } from '@auth0/auth0-react'; const scopes = ['Orders.ReadWrite.All'];" },
    { name: 'sessions of another provider of VS Code', code: "import * as vscode from 'vscode'; vscode.authentication.getSession('github', ['repo', 'x/.default']); msal();" },
    { name: 'text about scopes', code: "const help = 'Grant openid and Files.ReadWrite.All'; msal(); const scope = 'Files.Read openid';" },
    { name: 'unknown elements', code: `${HEAD}pca.loginPopup({ scopes: [scope, ...more, , \`\${resource}/\${name}\`] });` },
    { name: 'a suffix of something else', code: `${HEAD}pca.loginPopup({ scopes: ['api://a/b.default'] });` },
  ],
  invalid: [
    {
      name: 'the report spans the list, and says which request asks',
      code: `${HEAD}pca.acquireTokenSilent({ account, scopes: [\`\${resource}/.default\`] });`,
      errors: [{ messageId: 'everything', data: { request: '`pca.acquireTokenSilent()` (line 3)', scopes: '`…/.default`' }, line: 3, column: 43, endLine: 3, endColumn: 67 }],
    },
    { name: 'the endpoint brings the slash', code: `${HEAD}pca.loginPopup({ scopes: [\`\${endpoint}.default\`] });`, errors: [{ messageId: 'everything' }] },
    { name: 'concatenation', code: `${HEAD}pca.loginPopup({ scopes: [resource + '/.default'] });`, errors: [{ messageId: 'everything' }] },
    { name: 'a named scope', code: `${HEAD}const ALL = 'https://graph.microsoft.com/.default'; pca.loginPopup({ scopes: [ALL] });`, errors: [{ messageId: 'everything' }] },
    { name: 'a list that both ask with', code: `${NODE}const scopes = ['a/.default']; client.acquireTokenByClientCredential({ scopes }); client.acquireTokenByCode({ scopes, code });`, errors: [{ messageId: 'everything' }] },
    { name: 'VS Code', code: "import * as vscode from 'vscode'; vscode.authentication.getSession('microsoft', ['https://management.core.windows.net/.default']);", errors: [{ messageId: 'everything' }] },
    { name: 'VS Code, the provider being named elsewhere', code: "import * as vscode from 'vscode'; import { PROVIDER } from './constants'; const hint = 'msal'; vscode.authentication.getSession(PROVIDER, ['a/.default']);", errors: [{ messageId: 'everything' }] },
    { name: 'a resource of msal-angular', code: `${HEAD}export const protectedResourceMap = new Map([['https://a.example', ['api://a/.default']]]);`, errors: [{ messageId: 'everything', data: { request: 'An entry of `protectedResourceMap`', scopes: '`api://a/.default`' } }] },
    { name: 'a public client of msal-node, by the name of the list', code: "import { PublicClientApplication } from '@azure/msal-node'; export const graphScopes = on ? ['https://graph.microsoft.com/.default'] : [];", errors: [{ messageId: 'everything' }] },
    { name: 'a login of msal-node, by the name of the request', code: `${NODE}export const loginRequest = { scopes: ['https://graph.microsoft.com/.default'] };`, errors: [{ messageId: 'everything' }] },
    { name: "the id of one of Microsoft's own APIs", code: "client.deviceAuthorization({ scope: '499b84ac-1321-427f-aa17-267ca6975798/.default offline_access' });", errors: [{ messageId: 'everything' }] },
    { name: 'a string that asks for access while the user is away', code: "msal(); client.deviceAuthorization({ scope: `${resource}/.default offline_access` });", errors: [{ messageId: 'everything', data: { request: 'What is called `scope` (line 1)', scopes: '`…/.default`' } }] },
    {
      name: 'both ways to narrow, in the quotes that stand there',
      code: `${HEAD}pca.loginPopup({ scopes: ["User.Read", "Files.ReadWrite.All"] });`,
      errors: [{
        messageId: 'broad',
        data: { request: '`pca.loginPopup()` (line 3)', scopes: '`Files.ReadWrite.All`' },
        suggestions: [
          { messageId: 'useOwn', data: { narrower: '`Files.ReadWrite`' }, output: `${HEAD}pca.loginPopup({ scopes: ["User.Read", "Files.ReadWrite"] });` },
          { messageId: 'useReadOnly', data: { narrower: '`Files.Read.All`' }, output: `${HEAD}pca.loginPopup({ scopes: ["User.Read", "Files.Read.All"] });` },
        ],
      }],
    },
    {
      name: 'several: only the way that all of them have',
      code: `${HEAD}const ALL = 'Sites.FullControl.All'; pca.loginPopup({ scopes: [ALL, 'User.ReadWrite.All'] });`,
      errors: [{ messageId: 'broad', suggestions: [{ messageId: 'useReadOnly', output: `${HEAD}const ALL = 'Sites.FullControl.All'; pca.loginPopup({ scopes: ['Sites.Read.All', 'User.Read.All'] });` }] }],
    },
    { name: 'everything and more: no edit', code: `${HEAD}pca.loginPopup({ scopes: ['a/.default', 'Files.ReadWrite.All'] });`, errors: [{ messageId: 'everything', suggestions: [] }] },
    { name: 'an API of the own organization: no edit', code: `${HEAD}pca.loginPopup({ scopes: [\`api://\${id}/Orders.ReadWrite.All\`] });`, errors: [{ messageId: 'broad', suggestions: [] }] },
    {
      name: 'a string of scopes',
      code: "import AzureAD from 'next-auth/providers/azure-ad'; AzureAD({ authorization: { params: { scope: 'openid User.ReadWrite.All' } } });",
      errors: [{
        messageId: 'broad',
        suggestions: ['User.ReadWrite', 'User.Read.All'].map((scope, index) => ({ messageId: index === 0 ? 'useOwn' as const : 'useReadOnly' as const, output: `import AzureAD from 'next-auth/providers/azure-ad'; AzureAD({ authorization: { params: { scope: 'openid ${scope}' } } });` })),
      }],
    },
    {
      name: 'a declared list: its name, without its type',
      code: "const host = 'https://graph.microsoft.com/v1.0'; const requiredScopes: string[] = ['Chat.ReadWrite.All'];",
      errors: [{ messageId: 'broad', data: { request: 'What is called `requiredScopes` (line 1)', scopes: '`Chat.ReadWrite.All`' }, suggestions: [{ messageId: 'useOwn', output: "const host = 'https://graph.microsoft.com/v1.0'; const requiredScopes: string[] = ['Chat.ReadWrite'];" }] }],
    },
    {
      name: 'what a request of its own takes',
      code: "const host = 'https://graph.microsoft.com/v1.0'; call({ method: 'GET', scopes: ['Chat.ReadWrite.All'] });",
      errors: [{ messageId: 'broad', suggestions: [{ messageId: 'useOwn', output: "const host = 'https://graph.microsoft.com/v1.0'; call({ method: 'GET', scopes: ['Chat.ReadWrite'] });" }] }],
    },
    { name: 'a list called scopes, in a file about Microsoft', code: "const host = 'https://graph.microsoft.com/v1.0'; const requiredScopes = ['Chat.ReadWrite.All'];", errors: [{ messageId: 'broad', suggestions: [{ messageId: 'useOwn', output: "const host = 'https://graph.microsoft.com/v1.0'; const requiredScopes = ['Chat.ReadWrite'];" }] }] },
    { name: 'own names, by permission', code: `${HEAD}pca.loginPopup({ scopes: ['https://graph.microsoft.com/mail.send'] });`, options: [{ broadScopes: ['Mail.Send'] }] as never, errors: [{ messageId: 'broad' }] },
    { name: 'own names, in full; what narrows to one of them is no cure', code: `${HEAD}pca.loginPopup({ scopes: ['Sites.ReadWrite.All'] });`, options: [{ broadScopes: ['Sites.Read.All'] }] as never, errors: [{ messageId: 'broad', suggestions: [] }] },
    { name: 'user_impersonation', code: `${HEAD}pca.loginPopup({ scopes: [\`\${arm}user_impersonation\`] });`, options: [{ checkUserImpersonation: true }] as never, errors: [{ messageId: 'impersonation', data: { request: '`pca.loginPopup()` (line 3)', scopes: '`…user_impersonation`' } }] },
  ],
});

it('a request that only its name tells, with package.json alone', () => {
  const code = "export const loginRequest = { scopes: ['Files.ReadWrite.All'] };";
  expect(lint(code, RULE)).toEqual([]);
  expect(lint(code, { ...RULE, settings: { provider: 'microsoft' } })).toHaveLength(1);
});
