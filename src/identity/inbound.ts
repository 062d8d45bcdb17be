import type { Fact } from './facts.js';

/**
 * Request headers that carry a token, in lower case, and what a server finds in them.
 * Sources: RFC 9110 §11.6.2; App Service token store (`x-ms-token-aad-*`, learn.microsoft.com "Work with OAuth tokens in App Service").
 */
export const REQUEST_HEADERS: ReadonlyMap<string, Fact> = new Map<string, Fact>([
  ['authorization', { kind: 'inbound-token' }],
  ['proxy-authorization', { kind: 'inbound-token' }],
  ['x-access-token', { kind: 'inbound-token' }],
  ['x-forwarded-access-token', { kind: 'inbound-token' }],
  ['x-ms-token-aad-access-token', { kind: 'access-token' }],
  ['x-ms-token-aad-id-token', { kind: 'id-token' }],
  ['x-ms-token-aad-refresh-token', { kind: 'refresh-token' }],
]);
