/** What MSAL and @azure/identity offer instead of a hand-written grant. */
export interface Grant {
  /** The value of `grant_type` (RFC 6749, RFC 7523, RFC 8628; learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow and its neighbours). */
  readonly value: string;
  /** What to do instead, as the end of a sentence: which call of which client. */
  readonly instead: string;
  /** The call of @azure/msal-node@5 that does the same, with the member of its request that holds the grant, and the body's name for that. */
  readonly call?: { readonly method: string; readonly members: readonly { readonly member: string; readonly field: string }[] };
}

/** The grants of Microsoft's token endpoint. */
export const GRANTS: readonly Grant[] = [
  { value: 'authorization_code', instead: 'let `acquireTokenByCode` of MSAL exchange the code' },
  {
    value: 'refresh_token',
    instead: 'ask `acquireTokenSilent` of MSAL, which renews by itself; tokens of old come in by `acquireTokenByRefreshToken`',
    call: { method: 'acquireTokenByRefreshToken', members: [{ member: 'refreshToken', field: 'refresh_token' }] },
  },
  {
    value: 'client_credentials',
    instead: 'let `acquireTokenByClientCredential` of MSAL or a credential of @azure/identity ask for it',
    call: { method: 'acquireTokenByClientCredential', members: [] },
  },
  {
    value: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    instead: 'let `acquireTokenOnBehalfOf` of MSAL or `OnBehalfOfCredential` of @azure/identity ask for it',
    call: { method: 'acquireTokenOnBehalfOf', members: [{ member: 'oboAssertion', field: 'assertion' }] },
  },
  { value: 'password', instead: 'let the user sign in with MSAL, or a credential of @azure/identity run without one: no program should see a password' },
  { value: 'urn:ietf:params:oauth:grant-type:device_code', instead: 'let `acquireTokenByDeviceCode` of MSAL do it' },
  { value: 'device_code', instead: 'let `acquireTokenByDeviceCode` of MSAL do it' },
];

/** The field of a token request that names the grant (RFC 6749, section 4). */
export const GRANT_FIELD = 'grant_type';

/** The field with the scopes, and that of version 1 of the endpoint with the resource. */
export const SCOPE_FIELD = 'scope';

/** Libraries that are told the grant and do the rest: their own grants are no hand-written ones. */
export const GRANT_LIBRARIES: readonly string[] = [
  'openid-client', 'oauth4webapi', 'simple-oauth2', 'client-oauth2', 'axios-oauth-client', 'axios-oauth-client-core', 'oidc-client', 'oidc-client-ts', 'angular-oauth2-oidc', 'angular-auth-oidc-client',
  'oauth', 'passport-oauth2', '@badgateway/oauth2-client', '@node-oauth/oauth2-server', 'oidc-provider', 'oauth2orize', 'react-native-app-auth', 'expo-auth-session', '@openid/appauth', 'arctic', 'grant', 'msw',
];
