import type { Fact, Kind } from './facts.js';

const accessToken: Fact = { kind: 'access-token' };
const idToken: Fact = { kind: 'id-token' };
const refreshToken: Fact = { kind: 'refresh-token' };
const claims: Fact = { kind: 'claims' };
const account: Fact = { kind: 'account' };
const userKey: Fact = { kind: 'user-key' };
const error: Fact = { kind: 'auth-error' };
const seconds: Fact = { kind: 'expiry', unit: 's' };
const milliseconds: Fact = { kind: 'expiry', unit: 'ms' };
const date: Fact = { kind: 'expiry', unit: 'date' };
const other: Fact = { kind: 'other' };
const claim = (name: string): Fact => ({ kind: 'claim', claim: name });

// @azure/msal-browser@5.29.0 and 2.39.0, @azure/msal-node@7.2.1: AuthenticationResult.
// `uniqueId` is the `oid` of the ID token, or its `sub` where there is none. No major has a refresh token here.
const authResult: Readonly<Record<string, Fact>> = {
  accessToken,
  idToken,
  idTokenClaims: claims,
  account,
  uniqueId: claim('oid'),
  tenantId: claim('tid'),
  expiresOn: date,
  extExpiresOn: date,
  refreshOn: date,
  scopes: other,
  authority: other,
  tokenType: other,
  correlationId: other,
  requestId: other,
  state: other,
  familyId: other,
  cloudGraphHostName: other,
  msGraphHost: other,
  fromCache: other,
  fromNativeBroker: other,
  fromPlatformBroker: other,
  code: other,
};

// msal@1.4.18 IdToken: an object, not the string.
const legacyIdToken: Readonly<Record<string, Fact>> = {
  rawIdToken: idToken,
  claims,
  objectId: claim('oid'),
  subject: claim('sub'),
  tenantId: claim('tid'),
  preferredName: claim('preferred_username'),
  name: claim('name'),
  homeObjectId: claim('home_oid'),
  sid: claim('sid'),
  expiration: seconds,
  issuer: other,
  nonce: other,
  version: other,
  cloudInstance: other,
};

// RFC 6749, OpenID Connect Core, Microsoft's token endpoints; TokenSet of openid-client@5.7.1.
// camelCase: TokenResponse of adal-node@0.2.4, whose `userId` is the user principal name.
const tokenResponse: Readonly<Record<string, Fact>> = {
  access_token: accessToken,
  id_token: idToken,
  refresh_token: refreshToken,
  expires_in: seconds,
  ext_expires_in: seconds,
  expires_on: seconds,
  expires_at: seconds,
  id_token_expires_in: seconds,
  refresh_token_expires_in: seconds,
  refresh_in: seconds,
  token_type: other,
  scope: other,
  session_state: other,
  client_info: other,
  not_before: other,
  resource: other,
  accessToken,
  refreshToken,
  expiresIn: seconds,
  expiresOn: date,
  tokenType: other,
  oid: claim('oid'),
  tenantId: claim('tid'),
  userId: claim('upn'),
};

const table: Partial<Record<Kind, Readonly<Record<string, Fact>>>> = {
  'auth-result': authResult,
  'token-response': tokenResponse,

  // @azure/core-auth@1.10.1 AccessToken; `accessToken` is that of @azure/ms-rest-nodeauth@3.1.1, whose credentials answer with ADAL's TokenResponse.
  'azure-token': {
    token: accessToken,
    expiresOnTimestamp: milliseconds,
    refreshAfterTimestamp: milliseconds,
    tokenType: other,
    accessToken,
  },

  // @types/vscode@1.140.0 AuthenticationSession.
  'vscode-session': { accessToken, idToken, account: other, id: other, scopes: other },

  // @azure/msal-browser@5.29.0 AccountInfo. `username` is `preferred_username`, `localAccountId` the object id.
  'account': {
    homeAccountId: userKey,
    localAccountId: claim('oid'),
    tenantId: claim('tid'),
    username: claim('preferred_username'),
    name: claim('name'),
    upn: claim('upn'),
    loginHint: claim('login_hint'),
    idToken,
    idTokenClaims: claims,
    environment: other,
    nativeAccountId: other,
    authorityType: other,
    tenantProfiles: other,
    dataBoundary: other,
    kmsi: other,
    // react-native-msal@4.0.4 build/types.d.ts MSALAccount.
    identifier: userKey,
    claims,
  },

  // @azure/msal-angular@6.2.1 MsalService.instance.
  'msal-client': { instance: { kind: 'msal-client' }, getLogger: other },

  // @azure/msal-react@5.7.1 IMsalContext.
  'msal-context': { instance: { kind: 'msal-client' }, accounts: { kind: 'accounts' }, inProgress: other, logger: other },

  // @azure/msal-react@5.7.1 MsalAuthenticationResult.
  'msal-hook': { result: { kind: 'auth-result' }, error },

  // @azure/msal-browser@5.29.0 EventMessage. The payload is an account or a request for some event types; tokens are members of a result only.
  'event-message': {
    payload: { kind: 'auth-result' },
    error,
    eventType: other,
    interactionType: other,
    timestamp: other,
    correlationId: other,
  },

  // next-auth@4.24.15 Account. `providerAccountId` is `profile.sub` for Microsoft's providers.
  'provider-account': {
    access_token: accessToken,
    id_token: idToken,
    refresh_token: refreshToken,
    expires_at: seconds,
    expires_in: seconds,
    ext_expires_in: seconds,
    providerAccountId: claim('sub'),
    provider: other,
    type: other,
    scope: other,
    token_type: other,
    session_state: other,
    userId: other,
  },

  // next-auth@4.24.15 JWT: `name` and `email` are the user's (core/routes/callback.js); the token members are the names that its documentation gives.
  // `sub` is the user's `id`, which is often the application's own.
  'app-token': {
    name: claim('name'),
    email: claim('email'),
    picture: other,
    accessToken,
    access_token: accessToken,
    idToken,
    id_token: idToken,
    refreshToken,
    refresh_token: refreshToken,
  },

  // next-auth@4.24.15 core/types.d.ts DefaultSession: what the provider's `profile()` gave. `id` is the application's own.
  'app-session': { user: { kind: 'session-user' }, expires: other },
  'session-user': { name: claim('name'), email: claim('email'), image: other },

  // oidc-client-ts@3.5.0, oidc-client@1.11.5 User.
  'oidc-user': {
    access_token: accessToken,
    id_token: idToken,
    refresh_token: refreshToken,
    profile: claims,
    expires_at: seconds,
    expires_in: seconds,
    expired: other,
    scope: other,
    scopes: other,
    session_state: other,
    state: other,
    token_type: other,
  },

  // react-oidc-context@3.3.1 AuthContextProps.
  'oidc-context': { user: { kind: 'oidc-user' }, error: other, isAuthenticated: other, isLoading: other, settings: other },

  // express-openid-connect@2.20.2 RequestContext: `accessToken` is an object with `access_token` and `expires_in`.
  'oidc-request': {
    accessToken: { kind: 'token-response' },
    idToken,
    refreshToken,
    idTokenClaims: claims,
    user: claims,
  },

  // simple-oauth2@5.1.0 AccessToken.
  'token-holder': { token: { kind: 'token-response' } },

  // arctic@1.9.2 MicrosoftEntraIdTokens; `data` is the answer itself since version 2.
  'arctic-tokens': { accessToken, idToken, refreshToken, accessTokenExpiresAt: date, data: { kind: 'token-response' } },

  // passport-azure-ad@4.3.5 lib/oidcstrategy.js makeProfileObject. There is no tenant id beside `oid` but in `_json`.
  'passport-profile': {
    sub: claim('sub'),
    oid: claim('oid'),
    upn: claim('upn'),
    displayName: claim('name'),
    // A list of addresses, or of objects with `value`.
    emails: claim('email'),
    _json: claims,
    _raw: other,
    name: other,
  },

  // passport-microsoft@2.1.0 lib/strategy.js: `id` is Graph's user id, which is the object id.
  'graph-profile': {
    id: claim('oid'),
    userPrincipalName: claim('upn'),
    displayName: claim('name'),
    emails: claim('email'),
    name: other,
    provider: other,
    _json: other,
    _raw: other,
  },

  // msal@1.4.18 AuthResponse.
  'legacy-auth-result': {
    accessToken,
    idToken: { kind: 'legacy-id-token' },
    idTokenClaims: claims,
    account: { kind: 'legacy-account' },
    uniqueId: claim('oid'),
    tenantId: claim('tid'),
    expiresOn: date,
    scopes: other,
    tokenType: other,
    accountState: other,
    fromCache: other,
  },

  'legacy-id-token': legacyIdToken,
  // A string for everybody else: what only its name or its place tells may be either.
  'id-token': legacyIdToken,

  // msal@1.4.18 Account: `idToken` is the claims object.
  'legacy-account': {
    accountIdentifier: claim('oid'),
    homeAccountIdentifier: userKey,
    userName: claim('preferred_username'),
    name: claim('name'),
    idToken: claims,
    idTokenClaims: claims,
    sid: claim('sid'),
    environment: other,
  },

  // The Angular wrappers of ADAL, see `types.ts`.
  'adal-context': { userInfo: { kind: 'adal-user' } },

  // adal-angular@1.0.18 User: `userName` is `upn`, or `email` where there is none.
  'adal-user': { userName: claim('upn'), profile: claims },

  // @microsoft/teamsfx@4.0.3 UserInfo.
  'teamsfx-user': {
    displayName: claim('name'),
    objectId: claim('oid'),
    tenantId: claim('tid'),
    preferredUserName: claim('preferred_username'),
  },
};

/**
 * What a member of an object of a kind is.
 *
 * A kind without an entry has no known members, a name without an entry is unknown. `claims` is not here: each of its members
 * is the claim of that name. Maps, so that `constructor` and its like are unknown as well.
 */
export const MEMBERS: ReadonlyMap<Kind, ReadonlyMap<string, Fact>> = new Map(
  Object.entries(table).map(([kind, members]) => [kind as Kind, new Map(Object.entries(members))]),
);

/** What an item of a list of a kind is: `accounts[0]`, `[first] = accounts`, the parameter of `accounts.find(…)`. */
export const ELEMENTS: ReadonlyMap<Kind, Kind> = new Map<Kind, Kind>([
  ['accounts', 'account'],
  ['legacy-accounts', 'legacy-account'],
]);
