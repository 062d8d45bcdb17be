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

/** Names of what a server is handed with a request (express, koa, fastify, hapi, tRPC, socket.io, Azure Functions, AWS Lambda, remix). */
export const REQUEST_NAMES: ReadonlySet<string> = new Set(['req', '_req', 'request', '_request', 'ctx', 'headers', 'reqheaders', 'socket', 'handshake', 'httprequest', 'authheader', 'authorizationheader', 'authorization', 'event']);

/** Parameters that stand beside a token in a function that a server calls with each request. */
export const REQUEST_COMPANIONS: ReadonlySet<string> = new Set(['req', '_req', 'ctx', 'next', 'res', '_res', 'reply', 'socket', 'handshake']);

/** Classes whose constructor takes a function that is given a received token (passport-http-bearer@1.0.1, passport-jwt@4.0.1, passport-azure-ad@4.3.5). */
export const RECEIVING_CLASSES = /(?:Bearer|Jwt|JWT)\w*Strategy$/;

/** Segments in the name of a function or class that checks what a server receives. */
export const CHECKING_WORDS: ReadonlySet<string> = new Set([
  'verify', 'verifies', 'verifier', 'validate', 'validates', 'validator', 'validation', 'authenticate', 'authenticator', 'authorize', 'authorizer', 'authorise',
  'guard', 'middleware', 'strategy', 'introspect', 'inbound', 'incoming', 'protect', 'obo', 'behalf',
]);

/** Properties of a request for a token on behalf of a user: what they hold was received (OnBehalfOfRequest of @azure/msal-node, OnBehalfOfCredential of @azure/identity, RFC 7523). */
export const ASSERTION_PROPERTIES: ReadonlySet<string> = new Set(['oboAssertion', 'userAssertionToken', 'ssoToken', 'assertion', 'subject_token']);

/** Functions that bring the keys with which a server checks what it receives (jwks-rsa@3.2.2, jose@6.2.17). */
export const KEY_FUNCTIONS: ReadonlySet<string> = new Set(['createRemoteJWKSet', 'createLocalJWKSet', 'jwksClient', 'JwksClient', 'expressJwtSecret', 'koaJwtSecret', 'passportJwtSecret', 'hapiJwt2Key', 'hapiJwt2KeyAsync']);
