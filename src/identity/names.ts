import type { Fact, Kind, NamedToken } from './facts.js';

// Counted in public code, see the name lists of token-apis I. Patterns end at the end of the name, so that `accessTokenExpiresOn`,
// `idTokenClaims`, `refreshTokenUrl`, `ACCESS_TOKEN_KEY` and `accessTokenFactory` say nothing; they start at a word, so that
// `invalidToken` is no ID token and `paragraphToken` no token of Graph.

/** `githubAccessToken`, `google_id_token`, `personalAccessToken`: tokens, but none of Microsoft's, so of no sort that a rule about those may assume. */
const otherProviders =
  /(?:^|[^A-Za-z])(?:github|gh|gitlab|google|gcp|firebase|facebook|fb|page|twitter|spotify|slack|linkedin|apple|amazon|aws|cognito|okta|auth0|keycloak|mapbox|personal|npm|discord|stripe|salesforce|dropbox|strava|zoom|notion)[-_]?(?:access|id|refresh|bearer)[-_]?token\$?$/i;

/** The same inside a camelCase name: `userGithubAccessToken`, `myGoogleIdToken`. */
const otherProvidersWithin =
  /[a-z0-9](?:Github|GitHub|Gitlab|GitLab|Google|Firebase|Facebook|Page|Twitter|Spotify|Slack|LinkedIn|Apple|Amazon|Aws|AWS|Cognito|Okta|Auth0|Keycloak|Mapbox|Personal|Npm|Discord|Stripe|Salesforce|Dropbox)(?:Access|Id|ID|Refresh|Bearer)Token\$?$/;

/** `isAccessToken`, `hasIdToken`, `clearRefreshToken`, `invalidAccessToken`: a test, a deed or a complaint, never the token. */
const aboutTokens =
  /^[_$#]*(?:is|has|had|should|can|could|will|need|needs|no|not|missing|invalid|require|requires|required|use|uses|with|without|include|includes|allow|allows|enable|enabled|disable|validate|verify|verifies|decode|parse|inspect|check|set|save|store|persist|write|clear|remove|delete|drop|reset|revoke|invalidate|send|post|log|print|mask|redact|hash|encrypt|on|handle|get|fetch|acquire|retrieve|obtain|request|load|read|resolve|ensure|create|generate|sign|issue|make|build|add|append|attach|inject|extract|cancel|copy|show|hide|render|type|typeof|select|dispatch|test|mock|fake|dummy)(?:[A-Z_]|$)/;

/**
 * The sort of token that a name tells: the first row that matches; a row that is `microsoftOnly` is passed over where Microsoft is not in the file.
 * Kind `other` says: surely no token, do not look further.
 *
 * Applied to the names of variables, parameters, fields and functions' results (after `GETTER_PREFIXES`), to storage keys
 * (`localStorage.getItem('msal.idtoken')`), to header and cookie names. Evidence `name`, `field` for members.
 */
export const TOKEN_NAMES: readonly NamedToken[] = [
  // The assertion of the on-behalf-of flow is the token that this API received.
  { pattern: /^(?:obo|user|on[-_]?behalf[-_]?of)[-_]?assertion$/i, kind: 'inbound-token' },
  { pattern: /(?:^|[^A-Za-z])(?:inbound|incoming)[-_]?(?:access|bearer)?[-_]?token$/i, kind: 'inbound-token' },
  { pattern: /^on[-_]?behalf[-_]?of(?:[-_]?access)?[-_]?token$/i, kind: 'access-token', microsoftOnly: true },

  { pattern: aboutTokens, kind: 'other' },
  // getDecodedAccessToken: the claims.
  { pattern: /^_?(?:decoded|parsed)[A-Z_]/, kind: 'other' },
  // userNameFromAccessToken, claimsFromIdToken: what was read in a token.
  { pattern: /[a-z\d]From(?:[A-Z]\w*)?Token\$?$/, kind: 'other' },

  { pattern: otherProviders, kind: 'token' },
  { pattern: otherProvidersWithin, kind: 'token' },

  // accessToken, access_token, ACCESS_TOKEN, msal.access-token, graphAccessToken, newAccessToken
  { pattern: /(?:^|[^A-Za-z])access[-_. ]?token\$?$/i, kind: 'access-token' },
  { pattern: /[a-z0-9]Access_?[tT]oken\$?$/, kind: 'access-token' },
  { pattern: /(?:^|[^A-Za-z])access_?token_?(?:value|string|str|raw|jwt)$/i, kind: 'access-token' },
  // adal-angular@1.0.18: storage key by resource.
  { pattern: /^adal\.access\.token\.key/, kind: 'access-token' },
  { pattern: /(?:^|[^A-Za-z])bearer[-_]?token\$?$/i, kind: 'access-token' },
  { pattern: /[a-z0-9]BearerToken\$?$/, kind: 'access-token' },

  // idToken, id_token, ID_TOKEN, idtoken, adal.idtoken, rawIdToken, encodedIdToken, base64IdToken
  { pattern: /(?:^|[^A-Za-z])id[-_. ]?token\$?$/i, kind: 'id-token' },
  { pattern: /[a-z0-9]I[dD]_?[tT]oken\$?$/, kind: 'id-token' },
  { pattern: /(?:^|[^A-Za-z])id_?token_?(?:value|string|str|raw|jwt)$/i, kind: 'id-token' },

  // refreshToken, refresh_token, REFRESH_TOKEN, accountRefreshToken
  { pattern: /(?:^|[^A-Za-z])refresh[-_. ]?token\$?$/i, kind: 'refresh-token' },
  { pattern: /[a-z0-9]Refresh_?[tT]oken\$?$/, kind: 'refresh-token' },

  // Teams and Office single sign-on.
  { pattern: /(?:^|[^A-Za-z])sso[-_]?token\$?$/i, kind: 'sso-token' },
  { pattern: /[a-z0-9](?:Sso|SSO)Token\$?$/, kind: 'sso-token' },

  // Named after the resource: armToken, graphToken, dataverse_token, userGraphToken.
  {
    pattern:
      /(?:^|[^A-Za-z])(?:arm|graph|ms[-_]?graph|microsoft[-_]?graph|azure|dataverse|dynamics|crm|d365|spo|sharepoint|m365|o365|office365|outlook|exchange|ews|app[-_]?studio|intune|kusto|adx|fabric|power[-_]?bi|power[-_]?platform|synapse|purview|key[-_]?vault|management|obo|pop|api)[-_]?token\$?$/i,
    kind: 'access-token',
    microsoftOnly: true,
  },
  {
    pattern:
      /[a-z0-9](?:Arm|ARM|Graph|Azure|Dataverse|Dynamics|Crm|CRM|D365|Spo|SPO|Sharepoint|SharePoint|M365|O365|Outlook|Exchange|AppStudio|Intune|Kusto|Fabric|PowerBi|PowerBI|Synapse|Purview|KeyVault|Management|Obo|OBO|Pop|Api|API)Token\$?$/,
    kind: 'access-token',
    microsoftOnly: true,
  },

  // Microsoft's, but of which sort the name does not tell.
  { pattern: /(?:^|[^A-Za-z])(?:aad|azure[-_]?ad|msal|adal|entra|entra[-_]?id|b2c)[-_]?token\$?$/i, kind: 'token', microsoftOnly: true },
  { pattern: /[a-z0-9](?:Aad|AAD|AzureAd|AzureAD|Msal|MSAL|Adal|Entra|B2c|B2C)Token\$?$/, kind: 'token', microsoftOnly: true },

  // A token of unknown sort.
  {
    pattern:
      /(?:^|[.:/@])(?:raw|encoded|new|cached|stored|saved|current|user|auth|oauth|oauth2|login|session|security|jwt|app|my|the|web|signed)?[-_]?(?:token|jwt|jwt[-_]?token|jwt[-_]?string)\$?$/i,
    kind: 'token',
  },
  { pattern: /^bearer$/i, kind: 'token' },
  { pattern: /[a-z0-9](?:Auth|Jwt|JWT|User|Login)Token\$?$/, kind: 'token' },
];

/**
 * Member names that tell by themselves what they hold, on an object about which nothing is known: `x.accessToken`,
 * `{ access_token: t }`, `props.idTokenClaims`, `headers['x-ms-token-aad-id-token']`. Evidence `field`.
 */
export const FIELD_NAMES: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  // RFC 6749, OpenID Connect Core; AuthenticationResult of @azure/msal-browser@5.29.0; msal@1.4.18.
  ['accessToken', { kind: 'access-token' }],
  ['access_token', { kind: 'access-token' }],
  ['idToken', { kind: 'id-token' }],
  ['id_token', { kind: 'id-token' }],
  ['rawIdToken', { kind: 'id-token' }],
  ['refreshToken', { kind: 'refresh-token' }],
  ['refresh_token', { kind: 'refresh-token' }],
  ['bearerToken', { kind: 'access-token' }],
  ['idTokenClaims', { kind: 'claims' }],
  ['id_token_claims', { kind: 'claims' }],
  // AccountInfo.
  ['localAccountId', { kind: 'claim', claim: 'oid' }],
  ['homeAccountId', { kind: 'user-key' }],
  ['homeAccountIdentifier', { kind: 'user-key' }],
  // OnBehalfOfRequest of @azure/msal-node@7.2.1.
  ['oboAssertion', { kind: 'inbound-token' }],
  // MsalBroadcastService of @azure/msal-angular@6.2.1 (an observable), WithMsalProps of @azure/msal-react@5.7.1.
  ['msalSubject$', { kind: 'event-message' }],
  ['msalContext', { kind: 'msal-context' }],
  ['msalInstance', { kind: 'msal-client' }],
  // express-openid-connect@2.20.2.
  ['oidc', { kind: 'oidc-request' }],
  // App Service authentication: request headers (learn.microsoft.com/azure/app-service/configure-authentication-oauth-tokens).
  ['x-ms-token-aad-access-token', { kind: 'access-token' }],
  ['x-ms-token-aad-id-token', { kind: 'id-token' }],
  ['x-ms-token-aad-refresh-token', { kind: 'refresh-token' }],
  // How long a token lives, in the names of the protocol, of MSAL and of @azure/core-auth.
  ['expires_in', { kind: 'expiry', unit: 's' }],
  ['ext_expires_in', { kind: 'expiry', unit: 's' }],
  ['id_token_expires_in', { kind: 'expiry', unit: 's' }],
  ['expires_on', { kind: 'expiry', unit: 's' }],
  ['expires_at', { kind: 'expiry', unit: 's' }],
  ['expiresOn', { kind: 'expiry', unit: 'date' }],
  ['extExpiresOn', { kind: 'expiry', unit: 'date' }],
  ['expiresOnTimestamp', { kind: 'expiry', unit: 'ms' }],
]);

/**
 * Claims that tell by their name what they are on an object that is otherwise unknown (evidence `field`).
 * `everywhere`: the name alone suffices where Microsoft identity is in the file; `oid` is also an object of git and of databases.
 * Other names, and files that only package.json calls Microsoft's, need an object that `CLAIM_HOLDERS` knows.
 */
export const CLAIM_FIELDS: ReadonlyMap<string, { readonly claim: string; readonly everywhere: boolean }> = new Map([
  ['oid', { claim: 'oid', everywhere: true }],
  ['preferred_username', { claim: 'preferred_username', everywhere: true }],
  ['unique_name', { claim: 'unique_name', everywhere: true }],
  ['upn', { claim: 'upn', everywhere: false }],
]);

/** Objects that hold somebody's claims: `claims.oid`, `decodedToken.upn`, `req.user.azure.oid`. */
export const CLAIM_HOLDERS = /(?:claims?|payload|decoded|profile|token|jwt|user|account|principal|identity|caller|azure|aad|entra)(?:Obj|Object|Data|Info|Details|Values)?$/i;
/** Objects whose members somebody else chose: what a request asks for is nobody's claim. */
export const NO_CLAIM_HOLDERS = /^(?:params?|query|body|args?|argv|options|opts|flags|inputs?|form|values|filters?|commit|object|ref|blob|tree|git|repo|repository)$/i;

/**
 * Verbs that, before a token's name, make a function return that token: `getAccessToken`, `fetchGraphToken`, `useIdToken`.
 * What follows the verb is judged by `TOKEN_NAMES` after `GETTER_SUFFIXES` are taken off.
 * Not `create`, `generate`, `sign`, `issue` (tokens of one's own) nor `refresh` (which sort comes back the name does not tell).
 */
export const GETTER_PREFIXES: readonly string[] = [
  'get',
  'getValid',
  'getFresh',
  'tryGet',
  'fetch',
  'acquire',
  'retrieve',
  'obtain',
  'request',
  'load',
  'read',
  'resolve',
  'ensure',
  'ensureValid',
  'renew',
  'select',
  'provide',
  'use',
];

/**
 * Ends of a getter's name that say how the token is got, not what it is: `getAccessTokenSilently`, `getTokenForResource`.
 * `…FromHeader`, `…FromRequest` and `…FromCookie` are not here: what comes from a request was received, not acquired.
 */
export const GETTER_SUFFIXES = /(?:Silently|Silent|Async|WithPopup|ByPopup|Popup|WithRefresh|WithRetry|Interactive|FromCache|FromStorage|FromSession|FromMsal|FromAzure|(?:For|To)[A-Z]\w{0,40})$/;

/**
 * Names of objects that lead to tokens, for parameters and imports about which nothing else is known.
 * They count only where Microsoft identity is in the file. Evidence `name`.
 */
export const OBJECT_NAMES: readonly { readonly pattern: RegExp; readonly kind: Kind }[] = [
  { pattern: /^(?:pca|cca|msal(?:Instance|Client|App|Service)?|(?:public|confidential)Client(?:App|Application)?)$/, kind: 'msal-client' },
  { pattern: /^(?:authResult|authenticationResult|tokenResult|silentResult|loginResponse|msalResponse)$/, kind: 'auth-result' },
  { pattern: /^(?:idTokenClaims|id_token_claims|jwtClaims)$/, kind: 'claims' },
  { pattern: /^(?:msal|active|current|signedIn)?[aA]ccount$/, kind: 'account' },
  { pattern: /^(?:msal|current|all)?[aA]ccounts$/, kind: 'accounts' },
  { pattern: /^(?:azure|token|default(?:Azure)?)?[cC]redential$/, kind: 'credential' },
];
