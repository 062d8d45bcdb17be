/** A function or class of a library that checks received tokens, and what it checks by itself. */
export interface Verifier {
  /** As the library exports it; `default` for a default export, or a module that is the function itself. */
  readonly name: string;
  readonly from: readonly string[];
  /** The object or class that holds it: `JWT` in `JWT.verify`. */
  readonly of?: string;
  /** Which argument holds the options, counted from 0; absent where the library has none for audience and issuer. */
  readonly options?: number;
  /** Where the key is: an argument, or a path in the options (several where there are several ways to give it). */
  readonly key: number | readonly (readonly string[])[];
  /** Paths in the options that name the audience and the issuer to expect; absent where there is no such option, or where the library checks by default. */
  readonly audience?: readonly string[];
  readonly issuer?: readonly string[];
  /** Audience and issuer are checked, or asked for, without an option. */
  readonly checked?: true;
  /** Options that turn a check off: the path, the value that does, and what is then not checked. */
  readonly off?: readonly Switch[];
  /** An object among the options in which the library does not look for the ones above. */
  readonly deaf?: string;
  /** The key is given as the address of published ones. */
  readonly address?: true;
  /** It is handed to the `register` of a server, with the options behind it. */
  readonly plugin?: true;
}

export interface Switch {
  readonly path: readonly string[];
  readonly value: boolean | null;
  readonly check: string;
  /** Whoever compares this claim by hand may turn it off. */
  readonly by?: 'audience' | 'expiry' | 'issuer';
}

const EXPIRATION = 'when a token expires';
const NOT_BEFORE = 'from when on a token is valid';
const ISSUER = 'who issued a token';
const AUDIENCE = 'for whom a token was issued';

/** jsonwebtoken@9.0.3 VerifyOptions, which most of the others hand on. */
const JSONWEBTOKEN: Pick<Verifier, 'audience' | 'issuer' | 'off'> = {
  audience: ['audience'],
  issuer: ['issuer'],
  off: [
    { path: ['ignoreExpiration'], value: true, check: EXPIRATION, by: 'expiry' },
    { path: ['ignoreNotBefore'], value: true, check: NOT_BEFORE },
  ],
};
/** jose@4.15.9, @5.10.0, @6.2.17 JWTVerifyOptions: audience and issuer are checked only where given. */
const JOSE: Pick<Verifier, 'audience' | 'issuer'> = { audience: ['audience'], issuer: ['issuer'] };
/** fast-jwt@6.3.6: other names than the rest. */
const FAST_JWT: Pick<Verifier, 'audience' | 'issuer'> = { audience: ['allowedAud'], issuer: ['allowedIss'] };
/** hono@4.13.19: `exp` and `nbf` are checked unless they are turned off. */
const HONO: Pick<Verifier, 'audience' | 'issuer' | 'off'> = {
  audience: ['verification', 'aud'],
  issuer: ['verification', 'iss'],
  off: [
    { path: ['verification', 'exp'], value: false, check: EXPIRATION, by: 'expiry' },
    { path: ['verification', 'nbf'], value: false, check: NOT_BEFORE },
  ],
};

/** Verifiers with the defaults that they really have: what is not in `checked` is checked only where an option asks for it. */
export const VERIFIERS: readonly Verifier[] = [
  // jsonwebtoken@8.5.1 and @9.0.3: a falsy audience or issuer is skipped.
  { name: 'verify', from: ['jsonwebtoken'], options: 2, key: 1, ...JSONWEBTOKEN },
  { name: 'jwtVerify', from: ['jose'], options: 2, key: 1, ...JOSE },
  // jose@2.0.7
  { name: 'verify', of: 'JWT', from: ['jose'], options: 2, key: 1, ...JOSE, off: [{ path: ['ignoreExp'], value: true, check: EXPIRATION, by: 'expiry' }, { path: ['ignoreNbf'], value: true, check: NOT_BEFORE }] },
  // Signature only: no claim is looked at.
  { name: 'compactVerify', from: ['jose'], key: 1 },
  // jws@4.0.1
  { name: 'verify', from: ['jws'], key: 2 },
  // njwt@2.0.1: exp and nbf only.
  { name: 'verify', from: ['njwt'], key: 1 },
  // jwt-simple@0.5.6: `decode` verifies, exp and nbf only.
  { name: 'decode', from: ['jwt-simple'], key: 1 },
  // fast-jwt@6.3.6
  { name: 'createVerifier', from: ['fast-jwt'], options: 0, key: [['key']], ...JSONWEBTOKEN, ...FAST_JWT },
  // @fastify/jwt@10.2.8 hands `verify` on to fast-jwt.
  { name: 'default', from: ['@fastify/jwt', 'fastify-jwt'], plugin: true, options: 1, key: [['secret', 'public'], ['secret']], audience: ['verify', 'allowedAud'], issuer: ['verify', 'allowedIss'], off: [{ path: ['verify', 'ignoreExpiration'], value: true, check: EXPIRATION, by: 'expiry' }] },
  // express-jwt@8.5.1 (named) and @6.1.2 (default export), koa-jwt@4.0.4
  { name: 'expressjwt', from: ['express-jwt'], options: 0, key: [['secret']], ...JSONWEBTOKEN },
  { name: 'default', from: ['express-jwt', 'koa-jwt'], options: 0, key: [['secret']], ...JSONWEBTOKEN },
  // passport-jwt@4.0.1 lib/strategy.js: what it has options of its own for is overwritten in `jsonWebTokenOptions`.
  { name: 'Strategy', from: ['passport-jwt'], options: 0, key: [['secretOrKeyProvider'], ['secretOrKey']], ...JSONWEBTOKEN, deaf: 'jsonWebTokenOptions' },
  // passport-azure-ad@4.3.5: the audience is the client id and the issuer that of the metadata, unless options say otherwise.
  { name: 'BearerStrategy', from: ['passport-azure-ad'], options: 0, key: [], checked: true, off: [{ path: ['ignoreExpiration'], value: true, check: EXPIRATION, by: 'expiry' }] },
  // express-oauth2-jwt-bearer@1.10.0 throws without an issuer and an audience, but lets its validators be turned off.
  { name: 'auth', from: ['express-oauth2-jwt-bearer'], options: 0, key: [], checked: true, off: [{ path: ['validators', 'aud'], value: false, check: AUDIENCE, by: 'audience' }, { path: ['validators', 'iss'], value: false, check: ISSUER, by: 'issuer' }, { path: ['validators', 'exp'], value: false, check: EXPIRATION, by: 'expiry' }] },
  // aws-jwt-verify@5.2.1: required, and `null` turns the check off.
  { name: 'create', of: 'JwtVerifier', from: ['aws-jwt-verify'], options: 0, key: [], checked: true, off: [{ path: ['audience'], value: null, check: AUDIENCE, by: 'audience' }, { path: ['issuer'], value: null, check: ISSUER, by: 'issuer' }] },
  // hono@4.13.19
  { name: 'jwt', from: ['hono/jwt'], options: 0, key: [['secret']], ...HONO },
  { name: 'verify', from: ['hono/jwt', 'hono/utils/jwt'], options: 2, key: 1, audience: ['aud'], issuer: ['iss'], off: [{ path: ['exp'], value: false, check: EXPIRATION, by: 'expiry' }, { path: ['nbf'], value: false, check: NOT_BEFORE }] },
  { name: 'jwk', from: ['hono/jwk'], options: 0, key: [['jwks_uri']], address: true, ...HONO },
  { name: 'verifyWithJwks', from: ['hono/jwt', 'hono/utils/jwt'], options: 1, key: [['jwks_uri']], address: true, ...HONO },
  // @tsndr/cloudflare-worker-jwt@3.2.3: exp and nbf only.
  { name: 'verify', from: ['@tsndr/cloudflare-worker-jwt'], key: 1 },
];

/** An option whose name alone says that the issuer of Microsoft's tokens is not checked (passport-azure-ad@4.3.5). */
export const ISSUER_SWITCH: Switch = { path: ['validateIssuer'], value: false, check: ISSUER, by: 'issuer' };

/** What other libraries call the options: written where a library does not know the name, they do nothing. */
export const OPTION_NAMES = {
  audience: ['audience', 'aud', 'allowedAud', 'audiences', 'validAudience'],
  issuer: ['issuer', 'iss', 'allowedIss', 'issuers', 'validIssuer'],
} as const;

/** Words by which a key, or the function that brings it, is one of an identity provider: its public half is published. */
export const PUBLISHED_KEY = /public|cert|jwk|jwks|pem|x5c|signingkey/i;

/** Texts of a file that fetches the keys of an identity provider (OpenID Connect Discovery 1.0 §3, learn.microsoft.com "OpenID Connect on the Microsoft identity platform"). */
export const KEY_ADDRESS = /jwks_?uri|\.well-known|discovery\/(?:v2\.0\/)?keys|jwks-rsa|createRemoteJWKSet/i;

/** Functions that bring an identity provider's keys (jwks-rsa@3.2.2, jose@6.2.17); keys of one's own are read by `createLocalJWKSet`. */
export const REMOTE_KEYS: ReadonlySet<string> = new Set(['createRemoteJWKSet', 'expressJwtSecret', 'koaJwtSecret', 'passportJwtSecret', 'hapiJwt2Key', 'hapiJwt2KeyAsync', 'getSigningKey', 'getSigningKeyAsync']);

/** Functions that look at claims, by name: what they check nobody can see. */
export const CLAIMS_CHECK = /(?:valid|check|assert|ensure|verif|match|allow)\w*(?:claims?|audience|issuer|tenant|payload|principal)|(?:claims?|audience|issuer|tenant|payload)\w*(?:valid|check|match|allow)/i;

/** Claims that code compares by hand, and names that stand for them. */
export const HAND_CHECKED: ReadonlyMap<string, 'audience' | 'expiry' | 'issuer'> = new Map([
  ['aud', 'audience'], ['audience', 'audience'], ['azp', 'audience'], ['appid', 'audience'], ['client_id', 'audience'],
  ['iss', 'issuer'], ['issuer', 'issuer'], ['tid', 'issuer'], ['tenantId', 'issuer'], ['hd', 'issuer'],
  ['exp', 'expiry'],
]);

/** Names of a client id or an audience that are this API's own, and of its issuer: variables, and variables of the environment. */
export const OWN_AUDIENCE = /^(?:(?:azure|aad|ad|entra|msal|api|app)_?(?:ad_?)?)?(?:client_?id|audience)$/i;
export const OWN_ISSUER = /^(?:(?:azure|aad|ad|entra|msal|api|token)_?(?:ad_?)?)?issuer$/i;

/** Words of code that checks tokens, or relies on somebody who did: middleware, guards, gateways. */
export const SERVER_CHECKS = /verif|validat|authenticat(?!ion)|introspect|guard|passport/i;

/** Words of a file that takes tokens out of requests: headers of RFC 6750 §2.1, and the ones that applications make up. */
export const BEARER_WORDS = /authorization|bearer|access-token/i;

/** Where a server keeps who made a request: what is written there, code behind it takes for checked (passport@0.7.0 `req.user`, express-jwt@8.5.1 `req.auth`, koa@3 `ctx.state`, express@5 `res.locals`). */
export const CALLER_PLACES = /^(?:_?req|_?request|_?res|_?response|ctx|context|socket|c)\.(?:(?:state|locals|data|session)\.)?(?:user|auth|currentUser|authUser|principal|claims|account|identity)(?:\.|$)/;
/** The function by which a middleware lets a request pass. */
export const LET_PASS = 'next';
