/**
 * Where libraries take a session's lifetime: which option, in which unit, what happens without it, and how one sign-in's
 * lifetime can follow the `exp` claim. Facts from the code of the versions named, see token-apis D.
 */

/**
 * What a slot takes.
 * `ms`, `s`, `min`, `days`: a number, from now. `span`: a number of seconds or a text such as `'8h'` (jsonwebtoken).
 * `date`: a Date or its text. `days-or-date`: a number of days or a Date. `epoch-s`: seconds since 1970; a text is relative (jose).
 * `time-span`: an object with its own unit (lucia).
 */
export type LifetimeUnit = 'date' | 'days' | 'days-or-date' | 'epoch-s' | 'min' | 'ms' | 's' | 'span' | 'time-span';

/** Without the option: the session ends with the browser, or after a lifetime of the library's own, or never. */
export type WhenOmitted = 'browser-session' | 'own-default' | 'unlimited';

export interface LifetimeSlot {
  /** Dotted path inside the options object. */
  readonly path: string;
  readonly unit: LifetimeUnit;
  readonly omitted: WhenOmitted;
  /** It ends idle sessions; it does not limit the whole. */
  readonly idle?: true;
  /** It keeps a copy of the session for a while: no session ends with it. */
  readonly copy?: true;
}

export interface SessionLibrary {
  /** As messages call it. */
  readonly library: string;
  readonly from: readonly string[];
  /** Functions, classes and static methods that take the options; absent: every one of the package. */
  readonly exports?: readonly string[];
  /** Types that the options object is declared with. */
  readonly types?: readonly string[];
  /** Path of the cookie's name inside the options: a cookie that is none of a session (flash, theme) is left alone. */
  readonly cookieName?: string;
  readonly slots: readonly LifetimeSlot[];
  /** How one sign-in's lifetime follows `exp`, as messages say it after "Set it". */
  readonly perSession: string;
}

const slot = (path: string, unit: LifetimeUnit, omitted: WhenOmitted = 'own-default'): LifetimeSlot => ({ path, unit, omitted });
const idle = (path: string, unit: LifetimeUnit): LifetimeSlot => ({ path, unit, omitted: 'own-default', idle: true });

const AT_SIGN_IN = 'at sign-in from the `exp` claim of the ID token';
const remixCookie = [slot('cookie.maxAge', 's', 'browser-session'), slot('cookie.expires', 'date', 'browser-session')];
const storeTtl = (unit: LifetimeUnit): readonly LifetimeSlot[] => [slot('ttl', unit)];

export const SESSION_LIBRARIES: readonly SessionLibrary[] = [
  // express-session@1.19.0
  {
    library: 'express-session',
    from: ['express-session'],
    types: ['SessionOptions', 'CookieOptions'],
    cookieName: 'name',
    slots: [
      slot('cookie.maxAge', 'ms', 'browser-session'),
      slot('cookie.expires', 'date', 'browser-session'),
      slot('maxAge', 'ms', 'browser-session'),
    ],
    perSession: 'at sign-in (`req.session.cookie.maxAge = exp * 1000 - Date.now()`)',
  },
  // cookie-session@2.1.1
  {
    library: 'cookie-session',
    from: ['cookie-session'],
    types: ['CookieSessionOptions'],
    cookieName: 'name',
    slots: [slot('maxAge', 'ms', 'browser-session'), slot('expires', 'date', 'browser-session')],
    perSession: 'on each request (`req.sessionOptions.expires = new Date(exp * 1000)`)',
  },
  // client-sessions@0.8.0
  {
    library: 'client-sessions',
    from: ['client-sessions'],
    cookieName: 'cookieName',
    slots: [slot('duration', 'ms'), idle('activeDuration', 'ms'), slot('cookie.maxAge', 'ms')],
    perSession: 'at sign-in with `setDuration(exp * 1000 - Date.now())`',
  },
  // koa-session@6.4.0, @7.0.2; koa-generic-session@2.3.1; koa-session-minimal
  {
    library: 'koa-session',
    from: ['koa-session', 'koa-generic-session', 'koa-session-minimal', 'koa-session2', '@midwayjs/session'],
    cookieName: 'key',
    slots: [slot('maxAge', 'ms'), slot('ttl', 'ms'), slot('cookie.maxAge', 'ms')],
    perSession: 'at sign-in (`ctx.session.maxAge = exp * 1000 - Date.now()`)',
  },
  // @fastify/session@11.1.3: its README says seconds, its code is milliseconds.
  {
    library: '@fastify/session',
    from: ['@fastify/session', 'fastify-session'],
    types: ['FastifySessionOptions'],
    cookieName: 'cookieName',
    slots: [slot('cookie.maxAge', 'ms', 'browser-session'), slot('cookie.expires', 'date', 'browser-session')],
    perSession: 'at sign-in (`request.session.options({ maxAge: exp * 1000 - Date.now() })`)',
  },
  // @fastify/secure-session@8.4.0
  {
    library: '@fastify/secure-session',
    from: ['@fastify/secure-session', 'fastify-secure-session'],
    types: ['SecureSessionPluginOptions'],
    cookieName: 'cookieName',
    slots: [slot('cookie.maxAge', 's', 'browser-session'), slot('cookie.expires', 'date', 'browser-session'), slot('expiry', 's')],
    perSession: 'at sign-in with `request.session.options({ maxAge })`, counted from the `exp` claim',
  },
  // @hapi/cookie@12.0.1
  {
    library: '@hapi/cookie',
    from: ['@hapi/cookie', 'hapi-auth-cookie'],
    cookieName: 'cookie.name',
    slots: [slot('cookie.ttl', 'ms', 'browser-session'), slot('ttl', 'ms', 'browser-session')],
    perSession: 'at sign-in (`request.cookieAuth.ttl(exp * 1000 - Date.now())`)',
  },
  // @hapi/yar@11.0.3
  {
    library: '@hapi/yar',
    from: ['@hapi/yar', 'yar'],
    cookieName: 'name',
    slots: [slot('cache.expiresIn', 'ms'), slot('cookieOptions.ttl', 'ms', 'browser-session'), slot('options.cache.expiresIn', 'ms'), slot('options.cookieOptions.ttl', 'ms', 'browser-session')],
    perSession: 'aside and end the session when the `exp` claim of the ID token has passed',
  },
  // iron-session@6.3.1–8.0.4: without `ttl` 14 days; the cookie's age follows it.
  {
    library: 'iron-session',
    from: ['iron-session'],
    types: ['SessionOptions', 'IronSessionOptions', 'IronSessionData'],
    cookieName: 'cookieName',
    slots: [slot('ttl', 's'), slot('cookieOptions.maxAge', 's'), slot('cookieOptions.expires', 'date')],
    perSession: 'for each sign-in with `session.updateConfig({ ...options, ttl })`, counted from the `exp` claim',
  },
  // next-auth@4.24.15, @5.0.0-beta.29, @auth/core@0.41.3: 30 days, renewed with every read.
  {
    library: 'NextAuth',
    from: ['next-auth', '@auth/'],
    types: ['NextAuthOptions', 'AuthOptions', 'NextAuthConfig', 'AuthConfig', 'SvelteKitAuthConfig', 'ExpressAuthConfig', 'SolidAuthConfig', 'NuxtAuthConfig', 'FullAuthConfig', 'SessionOptions', 'JWTOptions'],
    slots: [slot('session.maxAge', 's'), slot('jwt.maxAge', 's'), slot('maxAge', 's')],
    perSession: 'aside: keep the `exp` claim in the `jwt` callback and end the session there once it has passed',
  },
  // express-openid-connect@2.20.2
  {
    library: 'express-openid-connect',
    from: ['express-openid-connect'],
    types: ['ConfigParams'],
    slots: [slot('session.absoluteDuration', 's'), idle('session.rollingDuration', 's')],
    perSession: 'aside and end the session in middleware once the `exp` claim of the ID token has passed',
  },
  // @remix-run/node@2.17.5, react-router@7.18.5
  {
    library: 'the session storage',
    from: ['@remix-run/', 'react-router', '@react-router/'],
    exports: ['createCookieSessionStorage', 'createSessionStorage', 'createFileSessionStorage', 'createMemorySessionStorage', 'createWorkersKVSessionStorage', 'createArcTableSessionStorage', 'createDatabaseSessionStorage'],
    types: ['SessionIdStorageStrategy'],
    cookieName: 'cookie.name',
    slots: remixCookie,
    perSession: 'at sign-in (`commitSession(session, { expires: new Date(exp * 1000) })`)',
  },
  // h3@1.15.11, nuxt-auth-utils@0.5.30
  {
    library: 'h3',
    from: ['h3', 'nitropack', '#imports', '@tanstack/react-start', '@tanstack/start', 'vinxi'],
    exports: ['useSession', 'getSession', 'updateSession', 'sealSession'],
    cookieName: 'name',
    slots: [slot('maxAge', 's', 'unlimited'), slot('cookie.maxAge', 's', 'browser-session')],
    perSession: `${AT_SIGN_IN}: the configuration is given with each call`,
  },
  // better-auth@1.7.25
  {
    library: 'better-auth',
    from: ['better-auth'],
    types: ['BetterAuthOptions'],
    slots: [slot('session.expiresIn', 's'), { ...slot('session.cookieCache.maxAge', 's'), copy: true }],
    perSession: 'aside and end the session once the `exp` claim of the ID token has passed',
  },
  // lucia@3.2.2, @2.7.7
  {
    library: 'lucia',
    from: ['lucia'],
    slots: [slot('sessionExpiresIn', 'time-span'), slot('sessionExpiresIn.activePeriod', 'ms'), idle('sessionExpiresIn.idlePeriod', 'ms')],
    perSession: 'aside and end the session once the `exp` claim of the ID token has passed',
  },
  // astro@5.18.2
  {
    library: 'Astro',
    from: ['astro'],
    exports: ['defineConfig'],
    slots: [slot('session.ttl', 's', 'unlimited')],
    perSession: `${AT_SIGN_IN} (\`Astro.session.set(key, value, { ttl })\`)`,
  },
  // @fastify/jwt@10.2.8, @elysiajs/jwt@1: each token that the plug-in signs
  {
    library: 'the JWT plug-in',
    from: ['@fastify/jwt', 'fastify-jwt', '@elysiajs/jwt'],
    slots: [slot('sign.expiresIn', 'span', 'unlimited'), slot('exp', 'span', 'unlimited')],
    perSession: 'for each token that you sign, from the `exp` claim of the ID token',
  },
  // Session stores. connect-redis@9, connect-mongo@5, session-file-store@1.5, connect-pg-simple@10, connect-dynamodb, connect-sqlite3,
  // koa-redis: seconds; memorystore@1.6, connect-session-sequelize@8 (`expiration`), express-mysql-session@3 (`expiration`),
  // @quixo3/prisma-session-store (`ttl`): milliseconds.
  {
    library: 'the session store',
    from: ['connect-redis', 'connect-mongo', 'session-file-store', 'connect-pg-simple', 'connect-dynamodb', 'connect-typeorm', 'koa-redis', 'connect-memcached', 'connect-valkey', 'firestore-store', 'connect-cosmosdb'],
    slots: storeTtl('s'),
    perSession: 'by the cookie: a store without `ttl` follows `req.session.cookie`',
  },
  {
    library: 'the session store',
    from: ['memorystore', '@quixo3/prisma-session-store', 'connect-session-sequelize', 'express-mysql-session', 'connect-azuretables', 'connect-mssql-v2', 'connect-mssql', 'connect-mongodb-session'],
    slots: [slot('ttl', 'ms'), slot('expiration', 'ms'), slot('expires', 'ms'), slot('sessionTimeOut', 'min')],
    perSession: 'by the cookie: a store without a lifetime of its own follows `req.session.cookie`',
  },
];

/** A call that sets a cookie. */
export interface CookieSetter {
  /** Method or function name. */
  readonly name: string;
  /** As messages call it. */
  readonly library: string;
  /** The receiver's last name (`res`, `cookies`), or for functions none. Absent: any receiver or none. */
  readonly on?: RegExp;
  /** What the receiver is a member of: `ctx` of `ctx.cookies`. */
  readonly of?: RegExp;
  /** Only where the function, or the receiver, comes from one of these packages; or the file imports one of `inFileOf`. */
  readonly from?: readonly string[];
  readonly inFileOf?: readonly string[];
  /** Unit of `maxAge`/`ttl`, and of `expires`. */
  readonly maxAge: LifetimeUnit;
  readonly expires: LifetimeUnit;
  /** Unit of a bare number behind name and value (`set(name, value, 7)`). */
  readonly positional?: LifetimeUnit;
}

/** Ordered: the first row that fits counts. */
export const COOKIE_SETTERS: readonly CookieSetter[] = [
  // jquery.cookie@1
  { name: 'cookie', library: 'jquery.cookie', on: /^(?:\$|jQuery)$/, maxAge: 's', expires: 'days-or-date' },
  // js-cookie@3.0.8, es-cookie, typescript-cookie: a number of `expires` is days.
  { name: 'set', library: 'js-cookie', from: ['js-cookie', 'es-cookie', 'typescript-cookie', 'tiny-cookie'], maxAge: 's', expires: 'days-or-date' },
  { name: 'setCookie', library: 'typescript-cookie', from: ['typescript-cookie', 'tiny-cookie', 'es-cookie'], maxAge: 's', expires: 'days-or-date' },
  // ngx-cookie-service@22, ngx-cookie@6
  { name: 'set', library: 'ngx-cookie-service', on: /cookie/i, inFileOf: ['ngx-cookie-service', 'ngx-cookie-service-ssr'], maxAge: 's', expires: 'days-or-date', positional: 'days' },
  { name: 'put', library: 'ngx-cookie', on: /cookie/i, maxAge: 's', expires: 'date' },
  // koa 2 and 3 through cookies@0.9.2, egg, midway
  { name: 'set', library: 'koa', on: /^cookies$/, inFileOf: ['koa', 'cookies', 'koa-router', '@koa/router', 'egg', '@midwayjs/koa', '@midwayjs/core'], maxAge: 'ms', expires: 'date' },
  // The same where only the name of Koa's context tells it: strapi@5, services of midway.
  { name: 'set', library: 'koa', on: /^cookies$/, of: /^ctx$/, maxAge: 'ms', expires: 'date' },
  // vue-cookies@1: seconds, or '7d'
  { name: 'set', library: 'vue-cookies', on: /^(?:\$cookies|VueCookies)$/, maxAge: 's', expires: 'date', positional: 's' },
  // react-cookie@8, universal-cookie@8, next/headers, NextResponse.cookies, SvelteKit, Astro, cookies-next's `cookies`
  { name: 'set', library: 'the cookie', on: /cookies?(?:Store|Jar|Manager|Service|s)?$/i, maxAge: 's', expires: 'date' },
  { name: 'setItem', library: 'the cookie', on: /cookies?(?:Store|Storage|Jar)?$/i, maxAge: 's', expires: 'date' },
  // @fastify/cookie@11: seconds, also under express' name
  { name: 'cookie', library: 'the cookie', on: /^reply$/, maxAge: 's', expires: 'date' },
  { name: 'cookie', library: '@fastify/cookie', on: /^(?:res|response)$/, inFileOf: ['fastify'], maxAge: 's', expires: 'date' },
  // express@4.22.3, @5.3.0
  { name: 'cookie', library: 'express', maxAge: 'ms', expires: 'date' },
  // @fastify/cookie@11, hono, h3, cookies-next@6, nookies@2, react-cookie@8, @cloudflare
  { name: 'setCookie', library: 'the cookie', maxAge: 's', expires: 'date', positional: 'days' },
  { name: 'setSignedCookie', library: 'hono', maxAge: 's', expires: 'date' },
  { name: 'setSecureCookie', library: 'the cookie', maxAge: 's', expires: 'date' },
  // cookie@2
  { name: 'serialize', library: 'cookie', on: /cookie/i, maxAge: 's', expires: 'date' },
  { name: 'serialize', library: 'cookie', from: ['cookie', 'cookie-es', 'hono/cookie'], maxAge: 's', expires: 'date' },
  { name: 'serializeCookie', library: 'cookie', maxAge: 's', expires: 'date' },
  { name: 'stringifySetCookie', library: 'cookie', from: ['cookie'], maxAge: 's', expires: 'date' },
  // Remix
  { name: 'createCookie', library: 'the cookie', maxAge: 's', expires: 'date' },
  // Nuxt
  { name: 'useCookie', library: 'Nuxt', maxAge: 's', expires: 'date' },
  // @hapi/hapi: `h.state(name, value, { ttl })`, `server.state(name, { ttl })`
  { name: 'state', library: 'hapi', on: /^(?:h|server|reply)$/, maxAge: 'ms', expires: 'date' },
];

/** Options of a cookie: `maxAge` and `ttl` have the setter's unit, `expires` its own. */
export const COOKIE_LIFETIME_KEYS: ReadonlySet<string> = new Set(['maxAge', 'max-age', 'maxage', 'ttl', 'expires', 'Expires', 'MaxAge']);

/** A call that signs a token of the app's own. */
export interface Signer {
  readonly name: string;
  readonly library: string;
  readonly from?: readonly string[];
  readonly on?: RegExp;
  /** Where the lifetime stands: an option's path, or an argument. */
  readonly option?: string;
  readonly argument?: number;
  readonly unit: LifetimeUnit;
}

/** Functions that make a token of the app's own, whose lifetime is the app's to say: `sign(payload)`, `createAccessToken(user)`. */
export const TOKEN_MAKERS = /^(?:sign|issue|create|generate|mint|make|build|encode)(?:[A-Z_]|$)/;

/** Functions whose value is drawn, new each time: what they make is no token of a sign-in, and finds nobody. */
export const DRAWING_CALLS = /random|uuid|nanoid|ulid|cuid/i;

export const SIGNERS: readonly Signer[] = [
  // jsonwebtoken@9.0.3: a number is seconds, a text has a unit of its own (without one: milliseconds).
  { name: 'sign', library: 'jsonwebtoken', from: ['jsonwebtoken', 'jsonwebtoken-esm', 'jsonwebtoken-promisified'], option: 'expiresIn', unit: 'span' },
  // @nestjs/jwt@12.0.2
  { name: 'sign', library: '@nestjs/jwt', on: /jwt/i, option: 'expiresIn', unit: 'span' },
  { name: 'signAsync', library: '@nestjs/jwt', option: 'expiresIn', unit: 'span' },
  { name: 'register', library: '@nestjs/jwt', on: /^JwtModule$/, option: 'signOptions.expiresIn', unit: 'span' },
  { name: 'registerAsync', library: '@nestjs/jwt', on: /^JwtModule$/, option: 'useFactory.signOptions.expiresIn', unit: 'span' },
  // @fastify/jwt@10.2.8
  { name: 'jwtSign', library: '@fastify/jwt', option: 'expiresIn', unit: 'span' },
  { name: 'jwtSign', library: '@fastify/jwt', option: 'sign.expiresIn', unit: 'span' },
  // fast-jwt@6.3.6: milliseconds
  { name: 'createSigner', library: 'fast-jwt', from: ['fast-jwt'], option: 'expiresIn', unit: 'ms' },
  // jose@4–6: a text is relative, a number the end itself in epoch seconds.
  { name: 'setExpirationTime', library: 'jose', argument: 0, unit: 'epoch-s' },
];

/** Members of a signed payload that hold its end, in epoch seconds (RFC 7519). */
export const PAYLOAD_EXPIRY = 'exp';

/** Functions that add to a date; the first argument is the date, the second the number. Milliseconds a piece. date-fns@4. */
export const DATE_ADDERS: ReadonlyMap<string, number> = new Map([
  ['addMilliseconds', 1],
  ['addSeconds', 1000],
  ['addMinutes', 60_000],
  ['addHours', 3_600_000],
  ['addDays', 86_400_000],
  ['addBusinessDays', 86_400_000],
  ['addWeeks', 604_800_000],
  ['addMonths', 2_592_000_000],
  ['addYears', 31_536_000_000],
]);

/** Functions that turn a number of something into another unit: milliseconds that one piece stands for. date-fns@4, radash, just names. */
export const SPAN_MAKERS: ReadonlyMap<string, number> = new Map([
  ['hoursToMilliseconds', 3_600_000],
  ['hoursToSeconds', 3_600_000],
  ['hoursToMinutes', 3_600_000],
  ['minutesToMilliseconds', 60_000],
  ['minutesToSeconds', 60_000],
  ['daysToMilliseconds', 86_400_000],
  ['daysToSeconds', 86_400_000],
  ['secondsToMilliseconds', 1000],
]);

/** Names of units, in milliseconds: of `dayjs().add(8, 'hour')`, `plus({ hours: 8 })`, `new TimeSpan(30, 'd')`, `'8h'`. */
export const UNIT_MS: ReadonlyMap<string, number> = new Map(
  (
    [
      [1, ['ms', 'msec', 'msecs', 'millisecond', 'milliseconds', 'millis']],
      [1000, ['s', 'sec', 'secs', 'second', 'seconds']],
      [60_000, ['m', 'min', 'mins', 'minute', 'minutes']],
      [3_600_000, ['h', 'hr', 'hrs', 'hour', 'hours']],
      [86_400_000, ['d', 'day', 'days']],
      [604_800_000, ['w', 'week', 'weeks']],
      [2_592_000_000, ['mon', 'month', 'months', 'M']],
      [31_536_000_000, ['y', 'yr', 'yrs', 'year', 'years']],
    ] as const
  ).flatMap(([ms, names]) => names.map((name): [string, number] => [name, ms])),
);

/** Methods of a Date that set a part of it, in milliseconds a piece. */
export const DATE_SETTERS: ReadonlyMap<string, number> = new Map(
  (
    [
      ['Milliseconds', 1],
      ['Seconds', 1000],
      ['Minutes', 60_000],
      ['Hours', 3_600_000],
      ['Date', 86_400_000],
      ['Month', 2_592_000_000],
      ['FullYear', 31_536_000_000],
    ] as const
  ).flatMap(([part, ms]): [string, number][] => [[`set${part}`, ms], [`setUTC${part}`, ms]]).concat([['setTime', 1]]),
);
