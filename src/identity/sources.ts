import type { Fact, Provider, Source } from './facts.js';
import { CREDENTIALS } from './packages.js';

const authResult: Fact = { kind: 'auth-result' };
const tokenResponse: Fact = { kind: 'token-response' };
const msalClient: Fact = { kind: 'msal-client' };
const account: Fact = { kind: 'account' };
const accounts: Fact = { kind: 'accounts' };
const credential: Fact = { kind: 'credential' };
const oidcClient: Fact = { kind: 'oidc-client' };
const oidcUser: Fact = { kind: 'oidc-user' };
const accessToken: Fact = { kind: 'access-token' };
const claims: Fact = { kind: 'claims' };
const ssoToken: Fact = { kind: 'sso-token' };

type Where = Omit<Source, 'name' | 'form' | 'yields' | 'provider'>;
const rows = (form: Source['form'], provider: Provider, yields: Fact, names: readonly string[], where: Where = {}): readonly Source[] =>
  names.map((name) => ({ name, form, yields, provider, ...where }));

const MSAL = ['@azure/msal-browser', '@azure/msal-node', 'react-native-msal'];

// @azure/msal-browser@2.39.0–5.29.0, @azure/msal-node@1.18.4–7.2.1.
// `react-native-msal` has a client of the same name with a smaller set of methods.
const msalClients = [
  ...rows('new', 'microsoft', msalClient, ['PublicClientApplication'], { from: MSAL, globals: ['msal'] }),
  ...rows(
    'new',
    'microsoft',
    msalClient,
    ['ConfidentialClientApplication', 'ManagedIdentityApplication', 'ClientApplication', 'OnBehalfOfClient', 'DeviceCodeClient', 'UsernamePasswordClient', 'ClientCredentialClient'],
    { from: ['@azure/msal-node'] },
  ),
  ...rows('method', 'microsoft', msalClient, ['createPublicClientApplication'], {
    from: ['@azure/msal-browser'],
    of: 'PublicClientApplication',
    globals: ['msal'],
  }),
  // @azure/msal-browser 3 and 4.
  ...rows('method', 'microsoft', msalClient, ['createPublicClientApplication'], { from: ['@azure/msal-browser'], of: 'PublicClientNext' }),
  ...rows('method', 'microsoft', msalClient, ['create'], { from: ['@azure/msal-browser/custom-auth'], of: 'CustomAuthPublicClientApplication' }),
  ...rows('function', 'microsoft', msalClient, ['createStandardPublicClientApplication', 'createNestablePublicClientApplication'], {
    from: ['@azure/msal-browser'],
    globals: ['msal'],
  }),
  // ConfidentialClientApplication, PublicClientApplication of msal-node and the browser's client in versions up to 4.
  ...rows('method', 'microsoft', msalClient, ['getTokenCache'], { on: ['msal-client'] }),
];

// msal@1.4.18: same method names, other results, so these rows stand first. `react-aad-msal` wraps it.
const legacyMsal = [
  ...rows('new', 'microsoft', { kind: 'legacy-msal-client' }, ['UserAgentApplication'], { from: ['msal', '@azure/msal'], globals: ['Msal', 'msal'] }),
  ...rows('new', 'microsoft', { kind: 'legacy-msal-client' }, ['MsalAuthProvider'], { from: ['react-aad-msal'] }),
  ...rows(
    'method',
    'microsoft',
    { kind: 'legacy-auth-result' },
    ['loginPopup', 'acquireTokenSilent', 'acquireTokenPopup', 'ssoSilent', 'getAccessToken', 'getIdToken'],
    { on: ['legacy-msal-client'] },
  ),
  ...rows('method', 'microsoft', { kind: 'legacy-account' }, ['getAccount'], { on: ['legacy-msal-client'] }),
  ...rows('method', 'microsoft', { kind: 'legacy-accounts' }, ['getAllAccounts'], { on: ['legacy-msal-client'] }),
];

// @azure/msal-browser@2.39.0–5.29.0, @azure/msal-node@1.18.4–7.2.1, @azure/msal-angular@6.2.1 (the same methods as observables).
const msalResults = [
  ...rows('method', 'microsoft', authResult, [
    'acquireTokenSilent',
    'acquireTokenPopup',
    'acquireTokenByCode',
    'acquireTokenByDeviceCode',
    'acquireTokenInteractive',
    'acquireTokenByRefreshToken',
    'acquireTokenByUsernamePassword',
    'acquireTokenByClientCredential',
    'acquireTokenOnBehalfOf',
    'acquireTokenByUserFederatedIdentityCredential',
    'ssoSilent',
    'handleRedirectPromise',
    'handleRedirectObservable',
  ]),
  ...rows('method', 'microsoft', authResult, ['loginPopup', 'acquireToken'], { on: ['msal-client'] }),
  // The hook's own `acquireToken` and `login` (@azure/msal-react@5.7.1).
  ...rows('method', 'microsoft', authResult, ['acquireToken', 'login'], { on: ['msal-hook'] }),
  // Firebase and others have popups too, so an unknown receiver says nothing about the provider.
  ...rows('method', 'any', authResult, ['loginPopup']),
  // @azure/msal-browser@5.29.0: a function of its own; a method of the token cache before.
  ...rows('function', 'microsoft', authResult, ['loadExternalTokens'], { from: ['@azure/msal-browser'] }),
];

// As above. `getAccount*` of the browser's client went in version 5; msal-node's token cache has them too.
const msalAccounts = [
  ...rows('method', 'microsoft', account, ['getActiveAccount', 'getAccount'], { on: ['msal-client'] }),
  ...rows('method', 'microsoft', accounts, ['getAllAccounts'], { on: ['msal-client'] }),
  ...rows('method', 'microsoft', account, ['getAccountByHomeId', 'getAccountByLocalId']),
  // Names that banking and wallet clients share: they count where Microsoft identity is in the file.
  ...rows('method', 'any', account, ['getActiveAccount', 'getAccountByUsername']),
  ...rows('method', 'any', accounts, ['getAllAccounts']),
];

// @azure/msal-react@5.7.1.
const msalReact = [
  ...rows('function', 'microsoft', { kind: 'msal-context' }, ['useMsal'], { from: ['@azure/msal-react'] }),
  ...rows('function', 'microsoft', account, ['useAccount'], { from: ['@azure/msal-react'] }),
  ...rows('function', 'microsoft', { kind: 'msal-hook' }, ['useMsalAuthentication'], { from: ['@azure/msal-react'] }),
];

// @azure/identity@4.13.1 dist/commonjs/index.d.ts; @azure/core-auth@1.10.1.
const azureIdentity = [
  ...rows(
    'new',
    'microsoft',
    credential,
    CREDENTIALS,
    { from: ['@azure/identity'] },
  ),
  ...rows('function', 'microsoft', credential, ['getDefaultAzureCredential'], { from: ['@azure/identity'] }),
  ...rows('method', 'microsoft', { kind: 'azure-token' }, ['getToken'], { on: ['credential'] }),
  // AuthenticationRecord: homeAccountId, username, tenantId, as on an account.
  ...rows('method', 'microsoft', account, ['authenticate'], { on: ['credential'] }),
  ...rows('function', 'microsoft', accessToken, ['getBearerTokenProvider'], { from: ['@azure/identity'], makesFunction: true }),
];

// @azure/ms-rest-nodeauth@3.1.1 dist/lib/login.d.ts: `getToken()` answers with ADAL's TokenResponse.
const msRestNodeAuth = rows(
  'function',
  'microsoft',
  credential,
  [
    'interactiveLogin',
    'loginWithUsernamePassword',
    'loginWithServicePrincipalSecret',
    'loginWithServicePrincipalCertificate',
    'loginWithAuthFile',
    'loginWithVmMSI',
    'loginWithAppServiceMSI',
  ],
  { from: ['@azure/ms-rest-nodeauth'] },
);

// adal-angular@1.0.18, adal-node@0.2.4, react-adal [from memory]. The results of `acquireToken` come by callback, see `callbacks.ts`.
// A cached token is the ID token where the resource is the application's own client id, hence of unknown sort.
const adal = [
  ...rows('new', 'microsoft', { kind: 'adal-context' }, ['AuthenticationContext'], {
    from: ['adal-angular', 'adal-node', 'react-adal'],
    globals: ['AuthenticationContext'],
  }),
  ...rows('new', 'microsoft', { kind: 'adal-context' }, ['default'], { from: ['adal-angular'] }),
  ...rows('method', 'microsoft', { kind: 'token' }, ['getCachedToken'], { on: ['adal-context'] }),
  ...rows('method', 'microsoft', { kind: 'adal-user' }, ['getCachedUser'], { on: ['adal-context'] }),
  ...rows('method', 'any', { kind: 'adal-user' }, ['getCachedUser']),
  ...rows('function', 'microsoft', { kind: 'token' }, ['adalGetToken'], { from: ['react-adal'] }),
];

// @microsoft/teams-js@2.58.0: the audience of the token is the tab's own back end. `getUser` answers with the token's claims.
const teams = [
  ...rows('method', 'microsoft', ssoToken, ['getAuthToken'], { from: ['@microsoft/teams-js'], of: 'authentication', globals: ['microsoftTeams'] }),
  ...rows('method', 'microsoft', claims, ['getUser'], { from: ['@microsoft/teams-js'], of: 'authentication', globals: ['microsoftTeams'] }),
];

// @microsoft/teamsfx@4.0.3; `TeamsFx` is of older versions.
const teamsFx = [
  ...rows(
    'new',
    'microsoft',
    credential,
    ['TeamsUserCredential', 'AppCredential', 'OnBehalfOfUserCredential', 'TeamsFx'],
    { from: ['@microsoft/teamsfx'] },
  ),
  ...rows('method', 'microsoft', { kind: 'teamsfx-user' }, ['getUserInfo'], { on: ['credential'] }),
];

// @microsoft/sp-http@1.23.2: `this.context.aadTokenProviderFactory.getTokenProvider()`.
const spfx = [
  ...rows('method', 'microsoft', { kind: 'spfx-token-provider' }, ['getTokenProvider'], { of: 'aadTokenProviderFactory' }),
  ...rows('method', 'microsoft', accessToken, ['getToken'], { on: ['spfx-token-provider'] }),
];

// @types/office-js@1.0.612: opaque by protocol, yet its documentation lets the add-in read the user's identity.
const office = rows('method', 'microsoft', ssoToken, ['getAccessToken'], { of: 'auth', globals: ['Office', 'OfficeRuntime'] });

// @types/vscode@1.140.0; provider ids of VS Code's built-in microsoft-authentication and github-authentication extensions.
const vscode = [
  ...rows('method', 'microsoft', { kind: 'vscode-session' }, ['getSession'], {
    from: ['vscode'],
    of: 'authentication',
    when: { argument: 0, is: ['microsoft', 'microsoft-sovereign-cloud'] },
  }),
  ...rows('method', 'other', { kind: 'vscode-session' }, ['getSession'], {
    from: ['vscode'],
    of: 'authentication',
    when: { argument: 0, is: ['github', 'github-enterprise', 'gitlab', 'google'] },
  }),
  // A provider that another file names.
  ...rows('method', 'any', { kind: 'vscode-session' }, ['getSession'], { from: ['vscode'], of: 'authentication' }),
];

// next-auth@4.24.15, @auth/core@0.41.3: the application's own session token, an object unless `raw` is set.
const nextAuth = rows('function', 'any', { kind: 'app-token' }, ['getToken', 'decode', 'encode'], { from: ['next-auth/jwt', '@auth/core/jwt'] });

// next-auth@4.24.15 next/index.d.ts: `getServerSession(options)`, `getServerSession(req, res, options)`.
const nextAuthSession = [
  ...rows('function', 'any', { kind: 'app-session' }, ['getServerSession', 'unstable_getServerSession'], { from: ['next-auth', 'next-auth/next'], toldByLastArgument: true }),
  // next-auth@5.0.0-beta: `const { auth } = NextAuth(options)`, `auth()`.
  ...rows('function', 'any', { kind: 'app-session' }, ['default'], { from: ['next-auth'], makesFunction: true, member: 'auth', toldByLastArgument: true }),
];

// @remix-run/node@2.17, react-router@7.9: `const { getSession } = createCookieSessionStorage(options)`.
const remixSessions = rows('function', 'any', { kind: 'readable-session' }, ['createCookieSessionStorage'], {
  from: ['@remix-run/', 'react-router'],
  makesFunction: true,
  member: 'getSession',
});

// openid-client@5.7.1. An issuer and a device flow handle are counted as clients: they only lead to the same answers.
const openidClient5 = [
  ...rows('method', 'any', oidcClient, ['discover'], { from: ['openid-client'], of: 'Issuer' }),
  ...rows('new', 'any', oidcClient, ['Issuer'], { from: ['openid-client'] }),
  ...rows('new', 'any', oidcClient, ['Client'], { on: ['oidc-client'] }),
  ...rows('method', 'any', oidcClient, ['deviceAuthorization'], { on: ['oidc-client'] }),
  ...rows('method', 'any', tokenResponse, ['callback', 'oauthCallback', 'refresh', 'grant', 'poll'], { on: ['oidc-client'] }),
  ...rows('new', 'any', tokenResponse, ['TokenSet'], { from: ['openid-client'] }),
  // TokenSet.claims() decodes the ID token; openid-client@6.8.9 has it on its responses too.
  ...rows('method', 'any', claims, ['claims'], { on: ['token-response'] }),
  ...rows('method', 'any', { kind: 'expiry', unit: 's' }, ['expiresIn'], { on: ['token-response'] }),
];

// openid-client@6.8.9 build/index.d.ts.
const openidClient6 = rows(
  'function',
  'any',
  tokenResponse,
  [
    'authorizationCodeGrant',
    'refreshTokenGrant',
    'clientCredentialsGrant',
    'genericGrantRequest',
    'pollDeviceAuthorizationGrant',
    'pollBackchannelAuthenticationGrant',
  ],
  { from: ['openid-client'] },
);

// oauth4webapi@3.8.8; the two names with OpenID and OAuth2 are of 2.17.0.
const oauth4webapi = [
  ...rows(
    'function',
    'any',
    tokenResponse,
    [
      'processAuthorizationCodeResponse',
      'processRefreshTokenResponse',
      'processClientCredentialsResponse',
      'processDeviceCodeResponse',
      'processGenericTokenEndpointResponse',
      'processBackchannelAuthenticationGrantResponse',
      'processAuthorizationCodeOpenIDResponse',
      'processAuthorizationCodeOAuth2Response',
    ],
    { from: ['oauth4webapi'] },
  ),
  ...rows('function', 'any', claims, ['getValidatedIdTokenClaims', 'validateJwtAccessToken'], { from: ['oauth4webapi'] }),
];

// oidc-client-ts@3.5.0, oidc-client@1.11.5, react-oidc-context@3.3.1.
const oidcClientTs = [
  ...rows('new', 'any', oidcClient, ['UserManager', 'OidcClient'], { from: ['oidc-client-ts', 'oidc-client'], globals: ['Oidc', 'oidc'] }),
  ...rows('method', 'any', oidcUser, ['getUser'], { on: ['oidc-client'] }),
  ...rows('method', 'any', oidcUser, [
    'signinCallback',
    'signinRedirectCallback',
    'signinPopup',
    'signinPopupCallback',
    'signinSilent',
    'signinSilentCallback',
    'signinResourceOwnerCredentials',
  ]),
  ...rows('function', 'any', { kind: 'oidc-context' }, ['useAuth'], { from: ['react-oidc-context'] }),
];

// angular-oauth2-oidc@22.0.2 OAuthService.
const angularOauth2Oidc = [
  ...rows('new', 'any', oidcClient, ['OAuthService'], { from: ['angular-oauth2-oidc'] }),
  ...rows('method', 'any', accessToken, ['getAccessToken'], { on: ['oidc-client'] }),
  ...rows('method', 'any', { kind: 'id-token' }, ['getIdToken'], { on: ['oidc-client'] }),
  ...rows('method', 'any', { kind: 'refresh-token' }, ['getRefreshToken'], { on: ['oidc-client'] }),
  ...rows('method', 'any', { kind: 'expiry', unit: 'ms' }, ['getAccessTokenExpiration', 'getIdTokenExpiration'], { on: ['oidc-client'] }),
  ...rows('method', 'any', tokenResponse, ['fetchTokenUsingGrant', 'fetchTokenUsingPasswordFlow']),
  ...rows('method', 'any', tokenResponse, ['refreshToken'], { on: ['oidc-client'] }),
  ...rows('method', 'any', claims, ['getIdentityClaims']),
];

// simple-oauth2@5.1.0.
const simpleOauth2 = [
  ...rows('new', 'any', oidcClient, ['AuthorizationCode', 'ClientCredentials', 'ResourceOwnerPassword'], { from: ['simple-oauth2'] }),
  ...rows('method', 'any', { kind: 'token-holder' }, ['getToken', 'createToken'], { on: ['oidc-client'] }),
  ...rows('method', 'any', { kind: 'token-holder' }, ['refresh'], { on: ['token-holder'] }),
];

// arctic@1.9.2, @2.3.4, @3.7.0: what it answers with has members in version 1 (see `members.ts`) and methods since.
const arctic = [
  ...rows('new', 'microsoft', { kind: 'arctic-client' }, ['MicrosoftEntraId'], { from: ['arctic'] }),
  ...rows('method', 'microsoft', { kind: 'arctic-tokens' }, ['validateAuthorizationCode', 'refreshAccessToken'], { on: ['arctic-client'] }),
  ...rows('method', 'microsoft', accessToken, ['accessToken'], { on: ['arctic-tokens'] }),
  ...rows('method', 'microsoft', { kind: 'id-token' }, ['idToken'], { on: ['arctic-tokens'] }),
  ...rows('method', 'microsoft', { kind: 'refresh-token' }, ['refreshToken'], { on: ['arctic-tokens'] }),
  ...rows('method', 'microsoft', { kind: 'expiry', unit: 'date' }, ['accessTokenExpiresAt'], { on: ['arctic-tokens'] }),
  ...rows('method', 'microsoft', { kind: 'expiry', unit: 's' }, ['accessTokenExpiresInSeconds'], { on: ['arctic-tokens'] }),
];

// express-openid-connect@2.20.2: `req.oidc.accessToken.refresh()`; `req.oidc` itself is in `names.ts`.
const expressOpenidConnect = rows('method', 'any', tokenResponse, ['refresh'], { on: ['token-response'] });

// @auth0/auth0-react@2.2.4, @auth0/auth0-spa-js@2.1.3: names of this library alone, tokens of another provider.
const auth0 = [
  ...rows('method', 'other', accessToken, ['getAccessTokenSilently', 'getAccessTokenWithPopup', 'getTokenSilently', 'getTokenWithPopup']),
  ...rows('function', 'other', accessToken, ['getAccessTokenSilently', 'getAccessTokenWithPopup', 'getTokenSilently', 'getTokenWithPopup']),
  ...rows('method', 'other', claims, ['getIdTokenClaims']),
  ...rows('function', 'other', claims, ['getIdTokenClaims']),
];

/**
 * Every call and construction that brings a token, or an object that leads to one, into a program.
 * Ordered: the first row that fits a call counts.
 */
export const SOURCES: readonly Source[] = [
  ...legacyMsal,
  ...msalClients,
  ...msalResults,
  ...msalAccounts,
  ...msalReact,
  ...azureIdentity,
  ...msRestNodeAuth,
  ...adal,
  ...teams,
  ...teamsFx,
  ...spfx,
  ...office,
  ...vscode,
  ...nextAuth,
  ...nextAuthSession,
  ...remixSessions,
  ...openidClient5,
  ...openidClient6,
  ...oauth4webapi,
  ...oidcClientTs,
  ...angularOauth2Oidc,
  ...simpleOauth2,
  ...arctic,
  ...expressOpenidConnect,
  ...auth0,
];
