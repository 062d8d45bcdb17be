/** A function of a library that opens a token. */
export interface DecoderRow {
  /** As the library exports it; `default` for a default export, or a module that is the function itself. */
  readonly name: string;
  readonly from: readonly string[];
  /** The object or class that holds it: `JWT` in `JWT.decode`, the class of an instance. */
  readonly of?: string;
  /** `verify`: also checks the signature. A name may say otherwise. */
  readonly does: 'decode' | 'verify';
  /** Which argument is the token, counted from 0. */
  readonly argument: number;
  /** Where the claims are in what it returns: empty for the claims themselves. */
  readonly claimsAt: readonly string[];
  /** What it returns is no claims but something read from them: a date, a boolean. */
  readonly partial?: true;
  /** The call makes a function, and that function opens the token. */
  readonly makesFunction?: true;
  /** Only if this argument is the constant `true`. */
  readonly onlyIf?: number;
}

type Where = Partial<Pick<DecoderRow, 'of' | 'argument' | 'claimsAt' | 'partial' | 'makesFunction' | 'onlyIf'>>;
const rows = (does: DecoderRow['does'], from: readonly string[], names: readonly string[], where: Where = {}): readonly DecoderRow[] =>
  names.map((name) => ({ name, from, does, argument: 0, claimsAt: [], ...where }));

const PAYLOAD: Where = { claimsAt: ['payload'] };

/**
 * Functions of libraries that open a token.
 * Not here: `decodeProtectedHeader` of jose and `decodeHeader` of hono, which look up the key's name; `decode` of next-auth, which opens its own session.
 */
export const DECODERS: readonly DecoderRow[] = [
  // jwt-decode@3.1.2 (default export, also `jwtDecode` in its types), @4.0.0 (named export only).
  ...rows('decode', ['jwt-decode'], ['default', 'jwtDecode', 'jwt_decode']),
  // jsonwebtoken@8.5.1 and @9.0.3; `{ complete: true }` puts the claims into `payload`, see `COMPLETE_OPTION`.
  ...rows('decode', ['jsonwebtoken'], ['decode']),
  ...rows('verify', ['jsonwebtoken'], ['verify']),
  // @nestjs/jwt@12.0.2 JwtService.
  ...rows('decode', ['@nestjs/jwt'], ['decode'], { of: 'JwtService' }),
  ...rows('verify', ['@nestjs/jwt'], ['verify', 'verifyAsync'], { of: 'JwtService' }),
  // jose@4.15.9, @5.10.0, @6.2.17.
  ...rows('decode', ['jose'], ['decodeJwt']),
  // arctic@2.3.4, @3.7.0.
  ...rows('decode', ['arctic'], ['decodeIdToken']),
  ...rows('decode', ['jose'], ['decode'], { of: 'UnsecuredJWT', ...PAYLOAD }),
  ...rows('verify', ['jose'], ['jwtVerify', 'compactVerify', 'jwtDecrypt'], PAYLOAD),
  // jose@2.0.7.
  ...rows('decode', ['jose'], ['decode'], { of: 'JWT' }),
  ...rows('verify', ['jose'], ['verify'], { of: 'JWT' }),
  // jws@4.0.1.
  ...rows('decode', ['jws'], ['decode'], PAYLOAD),
  ...rows('verify', ['jws'], ['verify', 'isValid'], { partial: true }),
  // njwt@2.0.1.
  ...rows('verify', ['njwt'], ['verify'], { claimsAt: ['body'] }),
  // jwt-simple@0.5.6: `decode` verifies, unless its third argument is true.
  ...rows('decode', ['jwt-simple'], ['decode'], { onlyIf: 2 }),
  ...rows('verify', ['jwt-simple'], ['decode']),
  // fast-jwt@6.3.6.
  ...rows('decode', ['fast-jwt'], ['createDecoder'], { makesFunction: true }),
  ...rows('verify', ['fast-jwt'], ['createVerifier'], { makesFunction: true }),
  // @fastify/jwt@10.2.8 decorates the server: `fastify.jwt.decode(t)`.
  ...rows('decode', [], ['decode'], { of: 'jwt' }),
  ...rows('verify', [], ['verify'], { of: 'jwt' }),
  // hono@4.13.19.
  ...rows('decode', ['hono/jwt', 'hono/utils/jwt'], ['decode'], PAYLOAD),
  ...rows('verify', ['hono/jwt', 'hono/utils/jwt'], ['verify', 'verifyWithJwks']),
  // @tsndr/cloudflare-worker-jwt@3.2.3.
  ...rows('decode', ['@tsndr/cloudflare-worker-jwt'], ['decode'], PAYLOAD),
  ...rows('verify', ['@tsndr/cloudflare-worker-jwt'], ['verify'], { partial: true }),
  // oauth4webapi@3.8.8 validateJwtAccessToken takes the request: always inbound. aws-jwt-verify@5.2.1.
  ...rows('verify', ['aws-jwt-verify'], ['verify'], { of: 'JwtVerifier' }),
  // azure-ad-verify-token@3.0.3, azure-ad-jwt@1.1.0, azure-ad-jwt-v2@1.1.0.
  ...rows('verify', ['azure-ad-verify-token', 'azure-ad-jwt', 'azure-ad-jwt-v2', 'azure-ad-jwt-lite'], ['verify', 'default']),
  // @auth0/angular-jwt@5.2.0 JwtHelperService, angular2-jwt@0.2.3 JwtHelper.
  ...['@auth0/angular-jwt', 'angular2-jwt'].flatMap((from) => ['JwtHelperService', 'JwtHelper'].flatMap((of) => [
    ...rows('decode', [from], ['decodeToken'], { of }),
    ...rows('decode', [from], ['isTokenExpired', 'getTokenExpirationDate'], { of, partial: true }),
  ])),
  // react-jwt@3.0.0.
  ...rows('decode', ['react-jwt'], ['decodeToken']),
  ...rows('decode', ['react-jwt'], ['useJwt'], { claimsAt: ['decodedToken'] }),
  ...rows('decode', ['react-jwt'], ['isExpired'], { partial: true }),
  // jsrsasign@11.1.0: `KJUR.jws.JWS.parse(t)`, `jws.JWS.verifyJWT(t, key, options)`.
  ...rows('decode', ['jsrsasign'], ['parse'], { of: 'JWS', claimsAt: ['payloadObj'] }),
  ...rows('decode', ['jsrsasign'], ['readSafeJSONString'], { of: 'JWS', partial: true }),
  ...rows('verify', ['jsrsasign'], ['verify', 'verifyJWT'], { of: 'JWS', partial: true }),
  // @azure/msal-common@16.16.1: made for ID tokens, open to all.
  ...rows('decode', ['@azure/msal-common', '@azure/msal-common/'], ['extractTokenClaims'], { of: 'AuthToken' }),
  ...rows('decode', ['@azure/msal-common', '@azure/msal-common/'], ['extractTokenClaims']),
  // adal-angular@1.0.18 lib/adal.js: private, and used in the wild.
  ...rows('decode', [], ['_extractIdToken', '_decodeJwt']),
  // jwt-js-decode@1.9.0, vue-jwt-decode@0.1.0, @vueuse/integrations@13.
  ...rows('decode', ['jwt-js-decode'], ['jwtDecode', 'decode'], PAYLOAD),
  ...rows('decode', ['vue-jwt-decode'], ['decode'], { of: 'default' }),
  ...rows('decode', ['@vueuse/integrations/useJwt', '@vueuse/integrations'], ['useJwt'], PAYLOAD),
];

/** Options of `decode` and `verify` that change what comes back, when true. */
export const COMPLETE_OPTION = { name: 'complete', claimsAt: ['payload'] } as const;

/** Functions that turn base64 into text or bytes, where a part of a token is their first argument. */
export const BASE64_FUNCTIONS: ReadonlySet<string> = new Set(['atob', 'b64DecodeUnicode', 'base64UrlDecode', 'base64urlDecode', 'base64Decode', 'decodeBase64', 'decodeBase64Url', 'b64utos', 'b64utoutf8', 'b64decode']);

/** Encodings of `Buffer.from(text, encoding)` that decode. */
export const BASE64_ENCODINGS: ReadonlySet<string> = new Set(['base64', 'base64url']);

/** Web pages that show what is in a token: a link with a token to one of them opens it. */
export const TOKEN_VIEWERS = /^https:\/\/(?:www\.)?(?:jwt\.ms|jwt\.io|token\.dev)\//;

/**
 * Words, as segments of a function's name, by which a function that cannot be seen is taken for one that opens the token it is given.
 * They count only beside a word for the token itself, in the name, the class, the object or the module that holds the function.
 */
export const HELPER_WORDS = {
  token: new Set(['token', 'tokens', 'jwt', 'jwts']),
  /** What opens; with `token` it gives the claims: `parseJwt`, `decodeToken`, `jwtDecode`, `getDecodedAccessToken`. */
  open: new Set(['decode', 'decoded', 'decodes', 'parse', 'parsed', 'unpack', 'inspect', 'introspect', 'deserialize']),
  /** What is inside: `getTokenClaims`, `jwtPayload`. */
  whole: new Set(['claims', 'payload']),
  /** One thing of it: `getTokenRoles`, `tokenHasScope`, `isTokenExpired`. */
  part: new Set(['role', 'roles', 'scope', 'scopes', 'scp', 'audience', 'aud', 'tenant', 'tid', 'oid', 'subject', 'upn', 'claim', 'expired', 'expires', 'expiry', 'expiration', 'exp']),
  /** `getUserIdFromToken`, `rolesFromJwt`: between the verb and `from` stands what is read. */
  from: new Set(['from', 'in', 'of']),
  /** What a token can tell, between the verb and `from`; other words (`getHandlerFromToken`) make something out of it. */
  read: new Set(['id', 'ids', 'user', 'username', 'name', 'email', 'mail', 'upn', 'oid', 'object', 'tid', 'tenant', 'claims', 'claim', 'payload', 'role', 'roles', 'scope', 'scopes', 'scp', 'permission', 'permissions', 'group', 'groups', 'exp', 'expiry', 'expiration', 'expires', 'audience', 'aud', 'issuer', 'iss', 'subject', 'sub', 'profile', 'identity', 'info', 'details', 'data']),
  readers: new Set(['get', 'extract', 'read', 'find', 'retrieve', 'resolve', 'determine', 'compute', 'calculate', 'try', 'safe', 'is', 'has', 'check', 'will', 'are', 'to']),
  /** `isAppOnlyToken`: what sort of caller a token is for can only be read inside it. */
  sorts: new Set(['app', 'application', 'daemon', 'user', 'delegated', 'guest', 'external', 'admin', 'personal', 'msa', 'consumer', 'work', 'organizational', 'service', 'principal', 'only', 'v1', 'v2']),
  /** Deeds done to or with a token, or words for something else than the token's inside. */
  deeds: new Set(['set', 'save', 'store', 'cache', 'mark', 'schedule', 'refresh', 'renew', 'handle', 'on', 'remove', 'delete', 'clear', 'update', 'notify', 'log', 'track', 'throw', 'expire', 'use', 'ensure', 'with', 'add', 'attach', 'send', 'create', 'make', 'build', 'acquire', 'request', 'fetch', 'login', 'encode', 'sign', 'header', 'headers', 'response', 'responses', 'url', 'hash', 'fragment', 'template', 'error', 'cookie', 'cookies']),
  verify: new Set(['verify', 'verifies', 'validate', 'validates']),
} as const;

/** What the text of a file speaks of that holds a helper which opens tokens: asked of the files that imports lead to, before one is parsed. */
export const ABOUT_OPENING = /atob|base64|jwt|jose|decod|claims|\.split\(/i;
