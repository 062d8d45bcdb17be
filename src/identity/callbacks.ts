import type { Callback, Fact, Provider } from './facts.js';

type Parameters = Callback['parameters'];
type Row = Omit<Callback, 'parameters'>;

const accessToken: Fact = { kind: 'access-token' };
const refreshToken: Fact = { kind: 'refresh-token' };
const claims: Fact = { kind: 'claims' };
const tokenResponse: Fact = { kind: 'token-response' };
const eventMessage: Fact = { kind: 'event-message' };
const passportProfile: Fact = { kind: 'passport-profile' };
const issuer: Fact = { kind: 'claim', claim: 'iss' };
const subject: Fact = { kind: 'claim', claim: 'sub' };

/** A strategy's verify function, with and without the request before its own parameters. */
const verify = (row: Omit<Row, 'form' | 'argument' | 'arity' | 'when'>, parameters: Parameters): readonly Callback[] => [
  { ...row, form: 'new', argument: 1, when: { argument: 0, property: 'passReqToCallback', is: false }, arity: parameters.length, parameters },
  {
    ...row,
    form: 'new',
    argument: 1,
    when: { argument: 0, property: 'passReqToCallback', is: true },
    arity: parameters.length + 1,
    parameters: [undefined, ...parameters],
  },
];

// @azure/msal-browser@5.29.0 IPublicClientApplication.addEventCallback: `(message: EventMessage) => void`.
// @azure/msal-angular@6.2.1 msalSubject$ is a member, see `names.ts`.
const msal: readonly Callback[] = [
  { name: 'addEventCallback', form: 'method', on: ['msal-client'], provider: 'microsoft', argument: 0, parameters: [eventMessage] },
  { name: 'addEventCallback', form: 'method', provider: 'any', argument: 0, parameters: [eventMessage] },
];

// msal@1.4.18 UserAgentApplication: error first; the older form has one function for tokens and one for errors.
const legacyMsal: readonly Callback[] = [
  {
    name: 'handleRedirectCallback',
    form: 'method',
    provider: 'microsoft',
    argument: 0,
    arity: 2,
    parameters: [{ kind: 'auth-error' }, { kind: 'legacy-auth-result' }],
  },
  { name: 'handleRedirectCallback', form: 'method', provider: 'microsoft', argument: 0, arity: 1, parameters: [{ kind: 'auth-error' }] },
];

// adal-angular@1.0.18 lib/adal.js: `(errorDesc, token, error)`, all strings.
// For the application's own client id as resource the token is the ID token.
const adalAngular: readonly Callback[] = [
  { name: 'acquireToken', form: 'method', on: ['adal-context'], provider: 'microsoft', argument: 1, parameters: [undefined, accessToken, undefined] },
  { name: 'acquireTokenPopup', form: 'method', on: ['adal-context'], provider: 'microsoft', argument: 3, parameters: [undefined, accessToken, undefined] },
  { name: 'getUser', form: 'method', on: ['adal-context'], provider: 'microsoft', argument: 0, parameters: [undefined, { kind: 'adal-user' }] },
];

// adal-node@0.2.4 lib/authentication-context.js: `(error, TokenResponse)` as the last argument.
const adalNode: readonly Callback[] = [
  { name: 'acquireToken', form: 'method', on: ['adal-context'], provider: 'microsoft', argument: 3, parameters: [undefined, tokenResponse] },
  ...[
    'acquireTokenWithUsernamePassword',
    'acquireTokenWithClientCredentials',
    'acquireTokenWithAuthorizationCode',
    'acquireTokenWithRefreshToken',
    'acquireTokenWithClientCertificate',
    'acquireTokenWithDeviceCode',
  ].map((name): Callback => ({ name, form: 'method', provider: 'microsoft', argument: 'last', parameters: [undefined, tokenResponse] })),
];

// passport-azure-ad@4.3.5 lib/oidcstrategy.js verifyArityArgsMap: 8, 7, 6, 4, 3, anything else `(profile, done)`.
const oidcStrategy = { name: 'OIDCStrategy', from: ['passport-azure-ad'], provider: 'microsoft' } as const;
// lib/bearerstrategy.js: `token` is the verified claims of the inbound token, not a string.
const bearerStrategy = { from: ['passport-azure-ad'], provider: 'microsoft' } as const;
const passportAzureAd: readonly Callback[] = [
  ...verify(oidcStrategy, [issuer, subject, passportProfile, claims, accessToken, refreshToken, tokenResponse, undefined]),
  ...verify(oidcStrategy, [issuer, subject, passportProfile, accessToken, refreshToken, tokenResponse, undefined]),
  ...verify(oidcStrategy, [issuer, subject, passportProfile, accessToken, refreshToken, undefined]),
  ...verify(oidcStrategy, [issuer, subject, passportProfile, undefined]),
  ...verify(oidcStrategy, [issuer, subject, undefined]),
  ...verify(oidcStrategy, [passportProfile, undefined]),
  ...verify({ ...bearerStrategy, name: 'BearerStrategy' }, [claims, undefined]),
  // Version 1 to 3.
  ...verify({ ...bearerStrategy, name: 'OIDCBearerStrategy' }, [claims, undefined]),
];

// passport-jwt@4.0.1 lib/strategy.js: `(payload, done)`, the payload verified. With a provider of keys (jwks-rsa@3.2.2 passportJwtSecret) the token is somebody
// else's than this server's own; whose, the file has to tell.
const passportJwt: readonly Callback[] = verify({ name: 'Strategy', from: ['passport-jwt'], provider: 'any', gated: true, given: { argument: 0, property: 'secretOrKeyProvider' } }, [claims, undefined]);

// passport-oauth2@1.8.0 lib/strategy.js, by arity; passport-microsoft@2.1.0 and passport-azure-ad-oauth2@0.0.4 derive from it.
const oauth2Verify = (name: string, from: readonly string[], provider: Provider, profile?: Fact): readonly Callback[] => [
  ...verify({ name, from, provider }, [accessToken, refreshToken, profile, undefined]),
  ...verify({ name, from, provider }, [accessToken, refreshToken, tokenResponse, profile, undefined]),
];
// The profile of passport-azure-ad-oauth2 is empty: its documentation decodes `params.id_token`.
const azureAdOauth2 = ['passport-azure-ad-oauth2', '@outlinewiki/passport-azure-ad-oauth2'];
const oauth2Strategies: readonly Callback[] = [
  ...oauth2Verify('Strategy', ['passport-microsoft'], 'microsoft', { kind: 'graph-profile' }),
  ...oauth2Verify('Strategy', azureAdOauth2, 'microsoft'),
  ...oauth2Verify('default', azureAdOauth2, 'microsoft'),
  ...oauth2Verify('Strategy', ['passport-oauth2'], 'any'),
  ...oauth2Verify('default', ['passport-oauth2'], 'any'),
];

// openid-client@5.7.1 types/index.d.ts StrategyVerifyCallback*; version 6 has the same under `openid-client/passport`.
const openidClient: readonly Callback[] = ['openid-client', 'openid-client/passport'].flatMap((from) => [
  ...verify({ name: 'Strategy', from: [from], provider: 'any' }, [tokenResponse, undefined, undefined]),
  ...verify({ name: 'Strategy', from: [from], provider: 'any' }, [tokenResponse, undefined]),
]);

// oidc-client-ts@3.5.0 UserManagerEvents: `userManager.events.addUserLoaded(user => …)`.
const oidcClientTs: readonly Callback[] = [
  { name: 'addUserLoaded', form: 'method', provider: 'any', argument: 0, parameters: [{ kind: 'oidc-user' }] },
];

// next-auth@4.24.15 core/types.d.ts CallbacksOptions and EventCallbacks, @auth/core@0.41.3 index.d.ts.
// `token` and `session` are the application's own; `account` and `profile` are there at sign-in only, and `user` is what the provider's `profile()` gave.
const signInParameters: Parameters = [{ account: { kind: 'provider-account' }, profile: claims, user: { kind: 'session-user' } }];
const nextAuthFunctions: readonly (readonly [string, Parameters])[] = [
  ['callbacks.jwt', [{ account: { kind: 'provider-account' }, profile: claims, token: { kind: 'app-token' }, user: { kind: 'session-user' } }]],
  ['callbacks.signIn', signInParameters],
  ['callbacks.session', [{ session: { kind: 'app-session' }, token: { kind: 'app-token' } }]],
  ['events.signIn', signInParameters],
  ['events.linkAccount', signInParameters],
];
const nextAuthHosts: readonly Pick<Callback, 'name' | 'form' | 'from' | 'argument'>[] = [
  // `NextAuth(options)`, `NextAuth(req, res, options)`; default export.
  { name: 'default', form: 'function', from: ['next-auth', 'next-auth/next'], argument: 'last' },
  { name: 'getServerSession', form: 'function', from: ['next-auth', 'next-auth/next'], argument: 'last' },
  { name: 'Auth', form: 'function', from: ['@auth/core'], argument: 1 },
  { name: 'ExpressAuth', form: 'function', from: ['@auth/express'], argument: 0 },
  { name: 'SvelteKitAuth', form: 'function', from: ['@auth/sveltekit'], argument: 0 },
  { name: 'SolidAuth', form: 'function', from: ['@auth/solid-start', '@solid-mediakit/auth'], argument: 0 },
  { name: 'QwikAuth$', form: 'function', from: ['@auth/qwik'], argument: 0 },
  { name: 'NuxtAuthHandler', form: 'function', from: ['#auth'], argument: 0 },
  { name: 'NextAuthOptions', form: 'type', from: ['next-auth'], argument: 0 },
  { name: 'AuthOptions', form: 'type', from: ['next-auth'], argument: 0 },
  { name: 'NextAuthConfig', form: 'type', from: ['next-auth'], argument: 0 },
  { name: 'AuthConfig', form: 'type', from: ['@auth/core', '@auth/core/types'], argument: 0 },
  { name: 'ExpressAuthConfig', form: 'type', from: ['@auth/express'], argument: 0 },
  { name: 'SvelteKitAuthConfig', form: 'type', from: ['@auth/sveltekit'], argument: 0 },
];
const nextAuth: readonly Callback[] = nextAuthHosts.flatMap((host) =>
  nextAuthFunctions.map(([property, parameters]): Callback => ({ ...host, provider: 'any', property, parameters })),
);

// providers/azure-ad.js, azure-ad-b2c.js, microsoft-entra-id.js: `profile(profile, tokens)`; any other provider's is not Microsoft's.
const microsoftProviders = [
  'next-auth/providers/azure-ad',
  'next-auth/providers/azure-ad-b2c',
  'next-auth/providers/microsoft-entra-id',
  '@auth/core/providers/azure-ad',
  '@auth/core/providers/azure-ad-b2c',
  '@auth/core/providers/microsoft-entra-id',
];
const nextAuthProfiles: readonly Callback[] = [
  { name: 'default', form: 'function', from: microsoftProviders, provider: 'microsoft', argument: 0, property: 'profile', parameters: [claims, tokenResponse] },
  {
    name: 'default',
    form: 'function',
    from: ['next-auth/providers/', '@auth/core/providers/'],
    provider: 'other',
    argument: 0,
    property: 'profile',
    parameters: [claims, tokenResponse],
  },
];

// @types/office-js@1.0.612: `asyncResult.value`. Exchange's callback token is opaque; the identity token is made to be read.
const officeCallback = (name: string, of: string, value: Fact): Callback => ({
  name,
  form: 'method',
  of,
  globals: ['Office'],
  provider: 'microsoft',
  argument: 'last',
  parameters: [{ value }],
});
const office: readonly Callback[] = [
  officeCallback('getAccessTokenAsync', 'context.auth', { kind: 'sso-token' }),
  officeCallback('getCallbackTokenAsync', 'context.mailbox', accessToken),
  officeCallback('getUserIdentityTokenAsync', 'context.mailbox', { kind: 'id-token' }),
];

// @microsoft/teams-js@1.13.1: `getAuthToken({ successCallback(token), failureCallback(reason) })`.
const teams: readonly Callback[] = [
  {
    name: 'getAuthToken',
    form: 'method',
    from: ['@microsoft/teams-js'],
    of: 'authentication',
    globals: ['microsoftTeams'],
    provider: 'microsoft',
    argument: 0,
    property: 'successCallback',
    parameters: [{ kind: 'sso-token' }],
  },
];

/**
 * Every place where a library hands tokens, results or claims to a function of the program.
 * Ordered: of the rows that fit a function the first counts.
 */
export const CALLBACKS: readonly Callback[] = [
  ...msal,
  ...legacyMsal,
  ...adalAngular,
  ...adalNode,
  ...passportAzureAd,
  ...passportJwt,
  ...oauth2Strategies,
  ...openidClient,
  ...oidcClientTs,
  ...nextAuth,
  ...nextAuthProfiles,
  ...office,
  ...teams,
];
