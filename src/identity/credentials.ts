import type { Kind } from './facts.js';

/** Methods that put a header into a request: `setRequestHeader('Authorization', x)` (XMLHttpRequest, Headers, superagent, Node, Angular). */
export const HEADER_SETTERS: readonly string[] = ['set', 'append', 'setHeader', 'setRequestHeader', 'header', 'add'];

/** Options that hold the token of an API, or a function that gives it: @microsoft/signalr@10.0.0. */
export const TOKEN_FACTORIES: readonly string[] = ['accessTokenFactory'];

/** Functions that hand out what requests authenticate with, whichever token it is: `getAuthenticationToken`, `getBearerTokenAsync`. */
export const CREDENTIAL_GETTERS = /^_?(?:get|fetch|load|acquire|retrieve|obtain|provide|ensure|read)(?:Valid|Fresh|Current)?(?:Auth|Authentication|Authorization|Authorisation|Bearer|Api)Token(?:Async|Silent|Silently)?$/;

/** Where an object that holds an ID token has its access token, see `members.ts`. */
export const ACCESS_TOKEN_OF: readonly { readonly kind: Kind; readonly idToken: string; readonly accessToken: string }[] = [
  { kind: 'auth-result', idToken: 'idToken', accessToken: 'accessToken' },
  { kind: 'token-response', idToken: 'id_token', accessToken: 'access_token' },
  { kind: 'provider-account', idToken: 'id_token', accessToken: 'access_token' },
  { kind: 'vscode-session', idToken: 'idToken', accessToken: 'accessToken' },
];

/** adal-angular@1.0.18: `getCachedToken(resource)` of the app's own client id gives the ID token. */
export const OWN_TOKEN_CALLS: readonly string[] = ['getCachedToken'];
export const CLIENT_ID = /^client_?id$/i;

/** What files speak of that send a token with a request; others are not parsed for it. */
export const ABOUT_SENDING = /\bbearer\b|\bauthorization\b/i;
