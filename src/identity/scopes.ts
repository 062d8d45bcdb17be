import type { Kind } from './facts.js';

/**
 * Scopes that MSAL adds to every request for a user by itself: `OIDC_DEFAULT_SCOPES` of @azure/msal-common 13–16, behind
 * @azure/msal-browser@2.39.0–5.29.0 and @azure/msal-node@1.18.4–7.2.1. They are compared case-sensitively; `email` is none of them.
 */
export const ADDED_SCOPES: readonly string[] = ['openid', 'profile', 'offline_access'];

/** msal@1.4.18 asks for tokens by the implicit flow, which knows no `offline_access`. */
export const ADDED_BY_LEGACY: readonly string[] = ['openid', 'profile'];

/** Scopes of OpenID Connect itself, of no resource: a list of these alone asks for an ID token. */
export const OIDC_SCOPES: readonly string[] = [...ADDED_SCOPES, 'email'];

/** Options of a request that hold a list of scopes (AuthorizationUrlRequest and SilentRequest of @azure/msal-common@16.16.1). */
export const SCOPE_OPTIONS: readonly string[] = ['scopes', 'extraScopesToConsent'];

/** Words in a file by which MSAL adds no scopes of its own, or others: `auth.OIDCOptions.defaultScopes`, nested app authentication. */
export const OTHER_DEFAULTS = /\b(?:OIDCOptions|createNestablePublicClientApplication|supportsNestedAppAuth)\b/;

/** On whose behalf a request asks: a user's, the app's own, or a user's by way of the token that an API received. */
export type Asks = 'app' | 'behalf' | 'user';

/** Whose request it is: MSAL.js from version 2 on, msal@1, the accounts of VS Code, or some client that the file does not show. */
export type ScopeClient = 'any' | 'legacy' | 'msal' | 'vscode';

/** A call that is given a request with scopes. Of several rows that fit a call the first counts. */
export interface ScopeCall {
  readonly name: string;
  /** Which argument holds the request. */
  readonly argument: number;
  /** Where the request is inside the argument: `authRequest` of a configuration. */
  readonly path?: readonly string[];
  /** The argument is the list itself. */
  readonly list?: true;
  readonly asks: Asks;
  readonly client: ScopeClient;
  /** The receiver must be of one of these kinds; absent: the name is MSAL's alone. */
  readonly on?: readonly Kind[];
  /** What the call yields must be of this kind: for names that many libraries share. */
  readonly yields?: Kind;
  /** For functions and classes: the packages that export them. */
  readonly from?: readonly string[];
}

const calls = (names: readonly string[], row: Omit<ScopeCall, 'name'>): readonly ScopeCall[] => names.map((name) => ({ name, ...row }));

/** Calls that take a request, see token-apis A1 to A4 (versions there). */
export const SCOPE_CALLS: readonly ScopeCall[] = [
  // msal@1.4.18; react-aad-msal@2.3.5: `new MsalAuthProvider(config, request, options)`.
  ...calls(['loginPopup', 'loginRedirect', 'acquireTokenSilent', 'acquireTokenPopup', 'acquireTokenRedirect', 'ssoSilent'], { argument: 0, asks: 'user', client: 'legacy', on: ['legacy-msal-client'] }),
  ...calls(['MsalAuthProvider'], { argument: 1, asks: 'user', client: 'legacy', from: ['react-aad-msal'] }),
  // @azure/msal-react@5.7.1: `login` and `acquireToken` of the hook take the kind of interaction first.
  ...calls(['useMsalAuthentication'], { argument: 1, asks: 'user', client: 'msal', from: ['@azure/msal-react'] }),
  ...calls(['login', 'acquireToken'], { argument: 1, asks: 'user', client: 'msal', on: ['msal-hook'] }),
  // @azure/msal-browser, @azure/msal-node, @azure/msal-angular.
  ...calls(
    [
      'acquireTokenSilent', 'acquireTokenPopup', 'acquireTokenRedirect', 'ssoSilent', 'acquireTokenByCode', 'acquireTokenByDeviceCode', 'acquireTokenInteractive',
      'acquireTokenByRefreshToken', 'acquireTokenByUsernamePassword',
    ],
    { argument: 0, asks: 'user', client: 'msal' },
  ),
  ...calls(['acquireTokenByClientCredential'], { argument: 0, asks: 'app', client: 'msal' }),
  ...calls(['acquireTokenOnBehalfOf'], { argument: 0, asks: 'behalf', client: 'msal' }),
  // Names that other libraries have, too: where Microsoft identity is in the file.
  ...calls(['loginPopup', 'loginRedirect', 'getAuthCodeUrl'], { argument: 0, asks: 'user', client: 'msal' }),
  // @azure/msal-angular@6.2.1: `MsalModule.forRoot(client, guard, interceptor)`.
  ...calls(['forRoot'], { argument: 1, path: ['authRequest'], asks: 'user', client: 'msal', from: ['@azure/msal-angular'] }),
  // VS Code 1.90: `authentication.getSession('microsoft', scopes, options)`.
  ...calls(['getSession'], { argument: 1, list: true, asks: 'user', client: 'vscode', yields: 'vscode-session' }),
];

/** Properties of JSX elements that hold a request (`MsalAuthenticationTemplate` of @azure/msal-react@5.7.1). */
export const SCOPE_ATTRIBUTES: readonly string[] = ['authenticationRequest'];

/** A type that says of an object, or of the object at `path` in it, that it is a request. */
export interface RequestType {
  readonly name: string;
  readonly from: readonly string[];
  readonly asks: Asks;
  readonly path?: string;
}

const types = (from: readonly string[], asks: Asks, names: readonly string[], path?: string): readonly RequestType[] =>
  names.map((name) => ({ name, from, asks, ...(path === undefined ? {} : { path }) }));

const MSAL = ['@azure/msal-browser', '@azure/msal-node', '@azure/msal-common'];

/** @azure/msal-browser@5.29.0, @azure/msal-node@7.2.1, @azure/msal-angular@6.2.1. */
export const REQUEST_TYPES: readonly RequestType[] = [
  ...types(MSAL, 'user', [
    'SilentRequest', 'PopupRequest', 'RedirectRequest', 'SsoSilentRequest', 'AuthorizationUrlRequest', 'AuthorizationCodeRequest', 'DeviceCodeRequest', 'InteractiveRequest',
    'RefreshTokenRequest', 'SilentFlowRequest', 'UsernamePasswordRequest',
  ]),
  ...types(MSAL, 'app', ['ClientCredentialRequest']),
  ...types(MSAL, 'behalf', ['OnBehalfOfRequest']),
  ...types(['@azure/msal-angular'], 'user', ['MsalGuardConfiguration', 'MsalInterceptorConfiguration'], 'authRequest'),
];

/** Names that say of an object that it is a request: `loginRequest`, `TOKEN_REQUEST`. */
export const REQUEST_NAMES = /requests?$/i;
/** Of these only the ones by which a user asks: a daemon has a `tokenRequest`, too. */
export const USER_REQUEST_NAMES = /(?:log_?in|sign_?in|silent|popup|redirect|interactive)_?requests?$/i;
/** Members by which an object describes an endpoint that somebody else may call; a list beside them says what it needs. */
export const ENDPOINT_MEMBERS: readonly string[] = ['method', 'methods', 'httpMethod', 'httpMethods'];
/** Names of lists of scopes. */
export const LIST_NAMES = /scopes?$/i;
/** Names of constants that hold a list as one text; `scope` is what the protocol itself calls such a text. */
export const TEXT_NAMES = /scopes$/i;
/** Words by which a file makes requests of the protocol by hand: there `openid` has to be asked for. */
export const REQUESTS_BY_HAND = /grant_type|response_type|\/authorize\b|[?&]scope=/;

/** MSAL.js in its flavours for programs that run on behalf of a user, whose files hold no other lists of scopes. */
export const BROWSER_PACKAGES: readonly string[] = ['@azure/msal-browser', '@azure/msal-react', '@azure/msal-angular'];
export const MSAL_PACKAGES: readonly string[] = [...BROWSER_PACKAGES, '@azure/msal-node', '@azure/msal-common', '@azure/msal-node-extensions'];
/** MSAL 1 for browsers, and what wraps it. */
export const LEGACY_PACKAGES: readonly string[] = ['msal', '@azure/msal', 'react-aad-msal'];

/** Words by which a file of msal-node asks for users alone: a public client has no secret to ask for itself with. */
export const USER_CLIENT = /\bPublicClientApplication\b/;
export const APP_CLIENT = /\bConfidentialClientApplication\b|ByClientCredential\b/;

/** Clients of OpenID Connect that add no scopes: what their lists leave out is not asked for. Also wrappers of the native MSAL libraries. */
export const PLAIN_CLIENTS: readonly string[] = [
  'react-native-msal', '@recognizebv/capacitor-plugin-msauth', 'cordova-plugin-msal', 'expo-auth-session', 'react-native-app-auth', 'openid-client', 'oidc-client', 'oidc-client-ts', 'react-oidc-context',
  'angular-oauth2-oidc', 'angular-auth-oidc-client', '@axa-fr/react-oidc', 'oauth4webapi', 'simple-oauth2', 'client-oauth2', 'passport', 'passport-azure-ad', 'passport-openidconnect', 'passport-oauth2',
  'next-auth', '@auth/core', 'better-auth', 'arctic', '@badgateway/oauth2-client', 'express-openid-connect', '@openid/appauth',
];
