import type { DeclaredType, Fact, Provider } from './facts.js';
import { CREDENTIALS } from './packages.js';

const rows = (provider: Provider, is: Fact, from: readonly string[], names: readonly string[]): readonly DeclaredType[] =>
  names.map((name) => ({ name, from, is, provider }));

// @azure/msal-common is no package to import from, yet many do.
const MSAL = ['@azure/msal-browser', '@azure/msal-node', '@azure/msal-common'];

// @azure/msal-browser@5.29.0, @azure/msal-node@7.2.1 types/index.d.ts; NodeAuthError etc. are not exported, see token-apis C1.
const msal = [
  ...rows('microsoft', { kind: 'auth-result' }, MSAL, ['AuthenticationResult']),
  ...rows('microsoft', { kind: 'auth-result' }, ['react-native-msal'], ['MSALResult']),
  ...rows('microsoft', { kind: 'token-response' }, MSAL, ['ExternalTokenResponse', 'ServerAuthorizationTokenResponse']),
  ...rows('microsoft', { kind: 'account' }, MSAL, ['AccountInfo', 'TenantProfile']),
  ...rows('microsoft', { kind: 'account' }, ['react-native-msal'], ['MSALAccount']),
  ...rows('microsoft', { kind: 'claims' }, MSAL, ['IdTokenClaims', 'TokenClaims']),
  ...rows('microsoft', { kind: 'event-message' }, MSAL, ['EventMessage']),
  ...rows('microsoft', { kind: 'auth-error' }, MSAL, [
    'AuthError',
    'InteractionRequiredAuthError',
    'ServerError',
    'ClientAuthError',
    'ClientConfigurationError',
    'BrowserAuthError',
    'BrowserConfigurationAuthError',
    'EventError',
    'NetworkError',
    'CacheError',
    'PlatformBrokerError',
  ]),
  ...rows('microsoft', { kind: 'msal-client' }, ['@azure/msal-browser', '@azure/msal-node', 'react-native-msal'], ['PublicClientApplication']),
  ...rows('microsoft', { kind: 'msal-client' }, ['@azure/msal-browser', '@azure/msal-node'], ['IPublicClientApplication']),
  ...rows('microsoft', { kind: 'msal-client' }, ['@azure/msal-browser'], ['PublicClientNext', 'IController']),
  ...rows('microsoft', { kind: 'msal-client' }, ['@azure/msal-node'], [
    'ConfidentialClientApplication',
    'IConfidentialClientApplication',
    'ManagedIdentityApplication',
    'ClientApplication',
    // The token cache hands out accounts by the same methods.
    'TokenCache',
    'ITokenCache',
  ]),
  ...rows('microsoft', { kind: 'msal-client' }, ['@azure/msal-browser/custom-auth'], ['CustomAuthPublicClientApplication', 'ICustomAuthPublicClientApplication']),
];

// @azure/msal-angular@6.2.1, @azure/msal-react@5.7.1.
const msalWrappers = [
  ...rows('microsoft', { kind: 'msal-client' }, ['@azure/msal-angular'], ['MsalService', 'IMsalService']),
  ...rows('microsoft', { kind: 'msal-context' }, ['@azure/msal-react'], ['IMsalContext']),
  ...rows('microsoft', { kind: 'msal-hook' }, ['@azure/msal-react'], ['MsalAuthenticationResult']),
];

// msal@1.4.18 lib-commonjs/index.d.ts, adal-angular@1.0.18 and adal-node@0.2.4.
const legacy = [
  ...rows('microsoft', { kind: 'legacy-msal-client' }, ['msal', '@azure/msal'], ['UserAgentApplication']),
  ...rows('microsoft', { kind: 'legacy-auth-result' }, ['msal', '@azure/msal'], ['AuthResponse']),
  ...rows('microsoft', { kind: 'legacy-account' }, ['msal', '@azure/msal'], ['Account']),
  ...rows('microsoft', { kind: 'auth-error' }, ['msal', '@azure/msal'], [
    'AuthError',
    'ClientAuthError',
    'ClientConfigurationError',
    'ServerError',
    'InteractionRequiredAuthError',
  ]),
  ...rows('microsoft', { kind: 'adal-context' }, ['adal-angular', 'adal-node', 'react-adal'], ['AuthenticationContext']),
  ...rows('microsoft', { kind: 'token-response' }, ['adal-node'], ['TokenResponse']),
  // adal-angular4@4.0.12, microsoft-adal-angular6@1.3.0: `userInfo` is the user of adal-angular.
  ...rows('microsoft', { kind: 'adal-context' }, ['adal-angular4', 'adal-angular5', 'adal-angular-wrapper', 'microsoft-adal-angular6'], ['AdalService', 'Adal4Service', 'Adal5Service', 'MsAdalAngular6Service']),
];

// @azure/core-auth@1.10.1, @azure/identity@4.13.1. `AccessToken` has namesakes elsewhere, so the import decides.
const CORE_AUTH = ['@azure/identity', '@azure/core-auth', '@azure/core-http'];
const azureIdentity = [
  ...rows('microsoft', { kind: 'azure-token' }, CORE_AUTH, ['AccessToken']),
  ...rows('microsoft', { kind: 'credential' }, CORE_AUTH, ['TokenCredential']),
  ...rows('microsoft', { kind: 'account' }, ['@azure/identity'], ['AuthenticationRecord']),
  ...rows('microsoft', { kind: 'credential' }, ['@azure/identity'], CREDENTIALS),
];

// @microsoft/teamsfx@4.0.3, @microsoft/sp-http@1.23.2.
const microsoftPlatforms = [
  ...rows('microsoft', { kind: 'credential' }, ['@microsoft/teamsfx'], [
    'TeamsUserCredential',
    'AppCredential',
    'OnBehalfOfUserCredential',
    'TeamsFx',
  ]),
  ...rows('microsoft', { kind: 'teamsfx-user' }, ['@microsoft/teamsfx'], ['UserInfo']),
  ...rows('microsoft', { kind: 'spfx-token-provider' }, ['@microsoft/sp-http', '@microsoft/sp-http-base'], ['AadTokenProvider', 'IAadTokenProvider']),
  // @types/vscode@1.140.0. The provider is not in the type, so Microsoft must be in the file.
  ...rows('any', { kind: 'vscode-session' }, ['vscode'], ['AuthenticationSession']),
];

// passport-azure-ad@4.3.5 through @types/passport-azure-ad@4.3.6.
const passport = [
  ...rows('microsoft', { kind: 'passport-profile' }, ['passport-azure-ad'], ['IProfile']),
  ...rows('microsoft', { kind: 'claims' }, ['passport-azure-ad'], ['ITokenPayload']),
];

// oidc-client-ts@3.5.0, oidc-client@1.11.5, react-oidc-context@3.3.1, angular-oauth2-oidc@22.0.2, openid-client@5.7.1 and @6.8.9,
// oauth4webapi@3.8.8, @types/simple-oauth2@5, express-openid-connect@2.20.2.
const oidc = [
  ...rows('any', { kind: 'oidc-user' }, ['oidc-client-ts', 'oidc-client'], ['User']),
  ...rows('any', { kind: 'claims' }, ['oidc-client-ts'], ['IdTokenClaims', 'UserProfile', 'OidcStandardClaims']),
  ...rows('any', { kind: 'oidc-client' }, ['oidc-client-ts', 'oidc-client'], ['UserManager', 'OidcClient']),
  ...rows('any', { kind: 'oidc-context' }, ['react-oidc-context'], ['AuthContextProps', 'AuthState']),
  ...rows('any', { kind: 'oidc-client' }, ['angular-oauth2-oidc'], ['OAuthService']),
  ...rows('any', { kind: 'token-response' }, ['angular-oauth2-oidc'], ['TokenResponse']),
  ...rows('any', { kind: 'oidc-client' }, ['openid-client'], ['Client', 'BaseClient', 'Issuer']),
  ...rows('any', { kind: 'token-response' }, ['openid-client'], [
    'TokenSet',
    'TokenSetParameters',
    'TokenEndpointResponse',
    'TokenEndpointResponseHelpers',
  ]),
  ...rows('any', { kind: 'claims' }, ['openid-client', 'oauth4webapi'], ['IdTokenClaims', 'IDToken']),
  ...rows('any', { kind: 'claims' }, ['oauth4webapi'], ['JWTAccessTokenClaims']),
  ...rows('any', { kind: 'token-response' }, ['oauth4webapi'], ['TokenEndpointResponse']),
  ...rows('any', { kind: 'oidc-client' }, ['simple-oauth2'], ['AuthorizationCode', 'ClientCredentials', 'ResourceOwnerPassword']),
  ...rows('any', { kind: 'token-holder' }, ['simple-oauth2'], ['AccessToken']),
  ...rows('any', { kind: 'oidc-request' }, ['express-openid-connect'], ['RequestContext']),
];

// next-auth@4.24.15 core/types.d.ts, @auth/core@0.41.3 types.d.ts; the profiles of Microsoft's providers.
const nextAuth = [
  ...rows('any', { kind: 'provider-account' }, ['next-auth', '@auth/core/types'], ['Account']),
  ...rows('any', { kind: 'claims' }, ['next-auth', '@auth/core/types'], ['Profile']),
  ...rows('any', { kind: 'app-token' }, ['next-auth/jwt', '@auth/core/jwt'], ['JWT']),
  ...rows('any', { kind: 'token-response' }, ['next-auth', '@auth/core/types'], ['TokenSet']),
  ...rows('microsoft', { kind: 'claims' }, ['next-auth/providers/azure-ad'], ['AzureADProfile']),
  ...rows('microsoft', { kind: 'claims' }, ['next-auth/providers/azure-ad-b2c'], ['AzureB2CProfile']),
  ...rows('microsoft', { kind: 'claims' }, ['next-auth/providers/microsoft-entra-id', '@auth/core/providers/microsoft-entra-id'], [
    'MicrosoftEntraIDProfile',
  ]),
];

/**
 * Types whose annotation, imported from one of the packages, tells what a value is.
 * A type argument of a promise, an observable or an array says the same of what it holds. Ordered: the first row that fits counts.
 */
export const DECLARED_TYPES: readonly DeclaredType[] = [
  ...msal,
  ...msalWrappers,
  ...legacy,
  ...azureIdentity,
  ...microsoftPlatforms,
  ...passport,
  ...oidc,
  ...nextAuth,
];
