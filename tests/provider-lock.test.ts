/**
 * The lock on precision: the same code is silent in a project of another identity provider, or of an own login, and reported where the file,
 * or the project, is about Microsoft identity. Each provider in its own library's words.
 */
import { describe, expect, it } from 'vitest';

import { brief, lint } from './support/lint.js';

interface Provider {
  readonly name: string;
  /** Imports and set-up of the provider. */
  readonly head: string;
  /** Expressions of its access token, of the user's claims, and of an error. */
  readonly token: string;
  readonly claims: string;
  /** Of its ID token, which some providers mean for APIs. */
  readonly idToken: string;
}

const PROVIDERS: readonly Provider[] = [
  { name: 'Auth0', head: "import { useAuth0 } from '@auth0/auth0-react';\nconst { getAccessTokenSilently, user } = useAuth0();", token: 'await getAccessTokenSilently()', claims: 'user', idToken: "(await getAccessTokenSilently({ detailedResponse: true })).id_token" },
  { name: 'Amazon Cognito', head: "import { fetchAuthSession } from 'aws-amplify/auth';\nconst { tokens } = await fetchAuthSession();", token: 'tokens.accessToken', claims: 'tokens.idToken.payload', idToken: "tokens.idToken" },
  { name: 'Firebase', head: "import { getAuth } from 'firebase/auth';\nconst user = getAuth().currentUser;", token: 'user.accessToken', claims: 'user', idToken: "await user.getIdToken()" },
  { name: 'Okta', head: "import { useOktaAuth } from '@okta/okta-react';\nconst { authState } = useOktaAuth();", token: 'authState.accessToken', claims: 'authState.idToken.claims', idToken: "authState.idToken.idToken" },
  { name: 'Keycloak', head: "import Keycloak from 'keycloak-js';\nconst keycloak = new Keycloak(settings);", token: 'keycloak.token', claims: 'keycloak.tokenParsed', idToken: "keycloak.idToken" },
  { name: 'Google', head: "import { OAuth2Client } from 'google-auth-library';\nconst ticket = await new OAuth2Client(id).verifyIdToken({ idToken: raw });\nconst credentials = ticket.credentials;", token: 'credentials.access_token', claims: 'ticket.getPayload()', idToken: "credentials.id_token" },
  { name: 'Clerk', head: "import { useAuth } from '@clerk/nextjs';\nconst { getToken, sessionClaims } = useAuth();", token: 'await getToken()', claims: 'sessionClaims', idToken: "await getToken({ template: 'id' })" },
  { name: 'Supabase', head: "import { createClient } from '@supabase/supabase-js';\nconst { data: { session } } = await createClient(url, key).auth.getSession();", token: 'session.access_token', claims: 'session.user', idToken: "session.id_token" },
  { name: 'an own JWT', head: "import jwt from 'jsonwebtoken';\nimport bcrypt from 'bcrypt';\nconst session = await login(user, await bcrypt.compare(password, hash));\nconst claims = jwt.verify(session.accessToken, secret);", token: 'session.accessToken', claims: 'claims', idToken: "session.idToken" },
];

/** Habits that are wrong with Microsoft's tokens alone: elsewhere they are right, or somebody else's to judge. */
const HABITS = {
  'no-access-token-decode': ({ token }: Provider) => `import { jwtDecode } from 'jwt-decode';\nexport const name = jwtDecode(${token}).name;`,
  'prefer-tid-oid-key': ({ claims }: Provider) => `export const row = await db.users.findUnique({ where: { id: ${claims}.sub } });`,
  'no-hardcoded-session-lifetime': () => "import session from 'express-session';\napp.use(session({ secret: key, cookie: { maxAge: 8 * 60 * 60 * 1000 } }));",
  'prefer-error-class': () => "try { await renew(); } catch (error) { if (error.code === 'login_required' || error.error === 'invalid_grant') signIn(); }",
  'no-id-token-as-bearer': ({ idToken }: Provider) => `const bearer = ${idToken};\nawait fetch('https://api.example.com/me', { headers: { Authorization: \`Bearer \${bearer}\` } });`,
  'no-manual-token-request': () => "await fetch(tokenEndpoint, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: kept }) });",
} as const;

/** What makes the very same habits Microsoft's: the tokens and claims come from MSAL. */
const MICROSOFT: Provider = {
  name: 'Microsoft',
  head: "import { PublicClientApplication } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\nconst result = await pca.acquireTokenSilent(request);",
  token: 'result.accessToken',
  claims: 'result.idTokenClaims',
  idToken: 'result.idToken',
};

const rules = Object.keys(HABITS) as (keyof typeof HABITS)[];
const reported = (head: string, rule: keyof typeof HABITS, provider: Provider): string[] =>
  brief(lint(`${head}\n${HABITS[rule](provider)}`, { rules: { [`zero-trust/${rule}`]: 'error' } })).map((line) => line.replace(/^\d+: /, ''));

describe.each(rules)('%s', (rule) => {
  it.each(PROVIDERS.map((provider) => [provider.name, provider] as const))('is silent about %s', (_name, provider) => {
    expect(reported(provider.head, rule, provider)).toEqual([]);
  });

  it('reports the same habit with MSAL', () => {
    expect(reported(MICROSOFT.head, rule, MICROSOFT)).toEqual([rule]);
  });

  it.each(PROVIDERS.map((provider) => [provider.name, provider] as const))('reports what MSAL gave beside %s', (_name, provider) => {
    const head = `${provider.head.replace(/\b(?:result|pca)\b/g, 'own')}\n${MICROSOFT.head}`;
    expect(reported(head, rule, MICROSOFT)).toEqual([rule]);
  });
});

/** Habits of requests for tokens: wrong with MSAL, whose cache, scopes and failures they are about; each provider has words of its own for them. */
const MSAL_HEAD = "import { PublicClientApplication } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);";
const OIDC_SCOPES = "['openid', 'profile', 'offline_access', 'orders.read']";
const REQUESTS = {
  'no-token-cache-bypass': {
    microsoft: 'export const renewed = () => pca.acquireTokenSilent({ scopes, account, forceRefresh: true });',
    others: {
      Auth0: "export const renewed = () => getAccessTokenSilently({ cacheMode: 'off', forceRefresh: true });",
      'Amazon Cognito': 'export const renewed = () => fetchAuthSession({ forceRefresh: true });',
      Firebase: 'export const renewed = () => user.getIdToken(true);',
      Okta: "export const renewed = () => oktaAuth.tokenManager.renew('accessToken', { forceRefresh: true });",
      Keycloak: 'export const renewed = () => keycloak.updateToken(-1);',
      Clerk: 'export const renewed = () => getToken({ skipCache: true });',
      Supabase: 'export const renewed = () => supabase.auth.refreshSession({ forceRefresh: true });',
    },
  },
  'require-interactive-fallback': {
    microsoft: 'export async function token() { try { return await pca.acquireTokenSilent(request); } catch (error) { console.error(error); return null; } }',
    others: {
      Auth0: 'export async function token() { try { return await getAccessTokenSilently(); } catch (error) { console.error(error); return null; } }',
      'Amazon Cognito': 'export async function token() { try { return await fetchAuthSession(); } catch (error) { console.error(error); return null; } }',
      Firebase: 'export async function token() { try { return await user.getIdToken(); } catch (error) { console.error(error); return null; } }',
      Okta: 'export async function token() { try { return await oktaAuth.token.getWithoutPrompt(); } catch (error) { console.error(error); return null; } }',
      Keycloak: 'export async function token() { try { return await keycloak.updateToken(30); } catch (error) { console.error(error); return null; } }',
      Clerk: 'export async function token() { try { return await getToken(); } catch (error) { console.error(error); return null; } }',
    },
  },
  'no-redundant-oidc-scopes': {
    microsoft: `export const token = () => pca.acquireTokenPopup({ scopes: ${OIDC_SCOPES} });`,
    others: {
      Auth0: "export const login = () => auth0.loginWithRedirect({ authorizationParams: { scope: 'openid profile offline_access orders.read' } });",
      'Amazon Cognito': `export const config = { oauth: { domain, scopes: ${OIDC_SCOPES} } };\nAmplify.configure({ Auth: { Cognito: config } });`,
      Okta: `export const okta = new OktaAuth({ issuer, clientId, scopes: ${OIDC_SCOPES} });`,
      Keycloak: "export const login = () => keycloak.login({ scope: 'openid profile offline_access' });",
      Google: `export const url = client.generateAuthUrl({ access_type: 'offline', scope: ${OIDC_SCOPES} });`,
    },
  },
  'no-overprivileged-scope': {
    microsoft: "export const token = () => pca.acquireTokenPopup({ scopes: ['Directory.ReadWrite.All'] });",
    others: {
      Auth0: "export const token = () => getAccessTokenSilently({ authorizationParams: { scope: 'Directory.ReadWrite.All' } });",
      Okta: "export const okta = new OktaAuth({ issuer, clientId, scopes: ['orders/.default', 'Directory.ReadWrite.All'] });",
      Google: "export const url = client.generateAuthUrl({ scope: ['Directory.ReadWrite.All'] });",
    },
  },
} as const;

describe.each(Object.entries(REQUESTS))('%s', (rule, { microsoft, others }) => {
  const found = (code: string, settings?: object): string[] =>
    brief(lint(code, { rules: { [`zero-trust/${rule}`]: 'error' }, ...(settings ? { settings } : {}) })).map((line) => line.replace(/^\d+: /, ''));
  const headOf = (name: string): string => PROVIDERS.find((provider) => provider.name === name)?.head ?? '';

  it.each(Object.entries(others))('is silent about %s', (name, code) => {
    expect(headOf(name)).not.toBe('');
    expect(found(`${headOf(name)}\n${code}`)).toEqual([]);
  });

  it('reports the same habit with MSAL, unless the settings say that the project is not about Microsoft', () => {
    expect(found(`${MSAL_HEAD}\n${microsoft}`)).toEqual([rule]);
    expect(found(`${MSAL_HEAD}\n${microsoft}`, { provider: 'other' })).toEqual([]);
  });

  it.each(PROVIDERS.map(({ name, head }) => [name, head] as const))('reports a request of MSAL beside %s', (_name, head) => {
    expect(found(`${head}\n${MSAL_HEAD}\n${microsoft}`)).toEqual([rule]);
  });
});

/** What is wrong with anybody's token. */
describe('no-token-over-http', () => {
  it.each([...PROVIDERS, MICROSOFT].map((provider) => [provider.name, provider] as const))('reports a bearer of %s', (_name, { head, token }) => {
    const code = `${head}\nconst accessToken = ${token};\nawait fetch('http://reports.intern/r', { headers: { Authorization: \`Bearer \${accessToken}\` } });`;
    expect(brief(lint(code, { rules: { 'zero-trust/no-token-over-http': 'error' } })).map((line) => line.replace(/^\d+: /, ''))).toEqual(['no-token-over-http']);
  });
});

describe('the setting decides for the whole project', () => {
  it.each(rules)('%s: other', (rule) => {
    const messages = lint(`${MICROSOFT.head}\n${HABITS[rule](MICROSOFT)}`, { rules: { [`zero-trust/${rule}`]: 'error' }, settings: { provider: 'other' } });
    expect(messages).toEqual([]);
  });

  it.each(rules)('%s: microsoft', (rule) => {
    const code = `const { accessToken, idTokenClaims } = await load();\n${HABITS[rule]({ ...MICROSOFT, token: 'accessToken', claims: 'idTokenClaims', idToken: '(await load()).idToken' })}`;
    expect(lint(code, { rules: { [`zero-trust/${rule}`]: 'error' }, settings: { provider: 'microsoft' } })).toHaveLength(1);
  });
});
