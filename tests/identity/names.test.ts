import { describe, expect, it } from 'vitest';
import { FIELD_NAMES, GETTER_PREFIXES, GETTER_SUFFIXES, OBJECT_NAMES, TOKEN_NAMES } from '../../src/identity/names.js';

/** The sort of token a name tells; with `?` where it needs Microsoft in the file. */
const sort = (name: string): string | undefined => {
  const row = TOKEN_NAMES.find(({ pattern }) => pattern.test(name));
  if (!row || row.kind === 'other') return undefined;
  return row.microsoftOnly ? `${row.kind}?` : row.kind;
};

const getter = (name: string): string | undefined => {
  const plain = name.replace(GETTER_SUFFIXES, '');
  for (const prefix of GETTER_PREFIXES) {
    const rest = plain.slice(prefix.length);
    if (!plain.startsWith(prefix) || !/^[A-Z]/.test(rest)) continue;
    const found = sort(rest.charAt(0).toLowerCase() + rest.slice(1));
    if (found) return found;
  }
  return undefined;
};

describe('names of tokens', () => {
  it.each([
    ['access-token', 'accessToken accesstoken access_token ACCESS_TOKEN access-token _accessToken #accessToken accessToken$ AccessToken'],
    ['access-token', 'graphAccessToken newAccessToken userAccessToken msalAccessToken new_access_token auth.accessToken msal.access.token app:access_token'],
    ['access-token', 'expiredAccessToken accessTokenValue accessTokenString bearerToken bearer_token userBearerToken adal.access.token.keyhttps://graph.microsoft.com'],
    ['id-token', 'idToken id_token ID_Token ID_TOKEN idtoken rawIdToken encodedIdToken base64IdToken dataIdToken userIDToken raw_id_token msal.idtoken adal.idtoken'],
    ['refresh-token', 'refreshToken refresh_token REFRESH_TOKEN newRefreshToken accountRefreshToken auth2RefreshToken'],
    ['sso-token', 'ssoToken sso_token teamsSsoToken'],
    ['inbound-token', 'oboAssertion userAssertion incomingToken inboundAccessToken'],
    ['access-token?', 'armToken ARM_TOKEN graphToken GraphToken userGraphToken msGraphToken dataverseToken spoToken appStudioToken m365Token oboToken popToken apiToken azureToken onBehalfOfToken'],
    ['token?', 'aadToken msalToken azureAdToken entraToken azure_ad_token userAadToken'],
    ['token', 'token jwt jwtToken bearer authToken auth_token userToken rawJwt encodedToken cachedToken newToken my.app.token oauthToken'],
    ['token', 'githubAccessToken google_access_token firebaseIdToken personalAccessToken pageAccessToken userGoogleAccessToken cognitoIdToken'],
  ])('%s: %s', (kind, names) => {
    expect(names.split(' ').map((name) => [name, sort(name)])).toEqual(names.split(' ').map((name) => [name, kind]));
  });

  it.each([
    ['what belongs to a token', 'accessTokenExpiresOn accessTokenExpiry idTokenClaims accessTokenPayload refreshTokenUrl accessTokenFactory tokenKey ACCESS_TOKEN_KEY accessTokenKey tokenType id_token_hint idTokenHint refreshTokenHandler tokenResponse tokenEndpoint access_token_url'],
    ['tests and deeds', 'isAccessToken isAccessTokenValid hasAccessToken hasIdToken needsRefreshToken is_access_token clearAccessToken setAccessToken decodeAccessToken validateIdToken useRefreshToken noAccessToken invalidAccessToken missingIdToken includeIdToken requestToken'],
    ['other tokens', 'fileNameTokens liquidToken pageToken nextPageToken csrfToken xsrf-token XSRF-TOKEN resetToken verificationToken cancelToken cancellationToken continuationToken deviceToken fcmToken syntaxToken designTokens tokens tokenizer tokenCache sasToken'],
    ['words that only hold one', 'invalidToken invalid_token INVALID_TOKEN validToken voidToken gridToken androidToken charmToken alarmToken paragraphToken isoToken'],
    ['what every object has', 'constructor toString __proto__ valueOf'],
  ])('nothing: %s', (_, names) => {
    expect(names.split(' ').filter((name) => sort(name) !== undefined)).toEqual([]);
  });
});

describe('names of functions that return a token', () => {
  it.each([
    ['access-token', 'getAccessToken fetchAccessToken acquireAccessToken retrieveAccessToken obtainAccessToken useAccessToken selectAccessToken getAccessTokenSilently getAccessTokenAsync getAccessTokenForResource getGraphAccessToken getValidAccessToken ensureAccessToken'],
    ['access-token?', 'getGraphToken acquireArmToken getApiToken getGraphTokenSilent fetchDataverseTokenAsync getOboToken'],
    ['id-token', 'getIdToken fetchIdToken getRawIdToken'],
    ['refresh-token', 'getRefreshToken loadRefreshToken'],
    ['token', 'getToken acquireToken getTokenSilently getTokenForScope getAuthToken getCachedToken getUserToken getValidToken'],
  ])('%s: %s', (kind, names) => {
    expect(names.split(' ').map((name) => [name, getter(name)])).toEqual(names.split(' ').map((name) => [name, kind]));
  });

  it.each([
    'createAccessToken generateAccessToken signToken issueToken refreshToken refreshAccessToken',
    'getAccessTokenExpiration getIdTokenClaims getTokenKey getAccessTokenClaims getTokenProvider getTokenCache',
    'getAccessTokenFromHeader getTokenFromRequest getAccessTokenFromCookie getBearerTokenFromHeader',
    'gettoken target getCsrfToken getPageToken isAccessToken decodeAccessToken setAccessToken get constructor',
  ])('nothing: %s', (names) => {
    expect(names.split(' ').filter((name) => getter(name) !== undefined)).toEqual([]);
  });
});

describe('members that tell by themselves', () => {
  it.each([
    ['accessToken', 'access-token'],
    ['access_token', 'access-token'],
    ['id_token', 'id-token'],
    ['rawIdToken', 'id-token'],
    ['refresh_token', 'refresh-token'],
    ['idTokenClaims', 'claims'],
    ['homeAccountId', 'user-key'],
    ['x-ms-token-aad-access-token', 'access-token'],
    ['expires_in', 'expiry'],
  ])('%s is %s', (name, kind) => {
    expect(FIELD_NAMES.get(name)?.kind).toBe(kind);
  });

  it('the object id of an account is the claim oid', () => {
    expect(FIELD_NAMES.get('localAccountId')).toEqual({ kind: 'claim', claim: 'oid' });
  });

  it.each(['token', 'sub', 'oid', 'email', 'username', 'expiresIn', 'constructor'])('%s tells nothing', (name) => {
    expect(FIELD_NAMES.get(name)).toBeUndefined();
  });
});

describe('names of objects, where Microsoft is in the file', () => {
  const object = (name: string): string | undefined => OBJECT_NAMES.find(({ pattern }) => pattern.test(name))?.kind;

  it.each([
    ['msalInstance', 'msal-client'],
    ['pca', 'msal-client'],
    ['authResult', 'auth-result'],
    ['activeAccount', 'account'],
    ['accounts', 'accounts'],
    ['credential', 'credential'],
  ])('%s is %s', (name, kind) => {
    expect(object(name)).toBe(kind);
  });

  it.each(['bankAccount', 'storageAccount', 'accountsTable', 'result', 'response', 'credentials', 'profile'])('%s tells nothing', (name) => {
    expect(object(name)).toBeUndefined();
  });
});
