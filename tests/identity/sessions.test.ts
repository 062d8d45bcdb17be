import { describe, expect, it } from 'vitest';

import { COOKIE_SETTERS, DATE_ADDERS, DATE_SETTERS, SESSION_LIBRARIES, SIGNERS, SPAN_MAKERS, UNIT_MS } from '../../src/identity/sessions.js';
import { reported } from '../sinks/lifetimes.js';

/** Eight hours in each unit, and the same slot computed from the ID token. */
const EIGHT_HOURS = {
  'ms': ['28800000', 'claims.exp * 1000 - Date.now()'],
  's': ['28800', 'claims.exp - Math.floor(Date.now() / 1000)'],
  'min': ['480', '(claims.exp * 1000 - Date.now()) / 60000'],
  'date': ['new Date(Date.now() + 28800000)', 'new Date(claims.exp * 1000)'],
  'epoch-s': ['Math.floor(Date.now() / 1000) + 28800', 'claims.exp'],
  'span': ["'8h'", 'claims.exp - Math.floor(Date.now() / 1000)'],
  'time-span': ["new TimeSpan(8, 'h')", 'untilExp(claims.exp)'],
} as const;
type Unit = keyof typeof EIGHT_HOURS;

/** `{ cookie: { maxAge: value } }` of `cookie.maxAge`. */
const optionsAt = (path: string, value: string, more = ''): string =>
  path.split('.').reverse().reduce((inner, key, depth, keys) => `{ ${depth === keys.length - 1 ? more : ''}${key}: ${inner} }`, value);

/** Package, how it takes its options (`$`), path of the option, unit. The package's default export is called `lib`, named ones as in the code. */
type LibraryRow = readonly [from: string, call: string, path: string, unit: Unit];
const LIBRARIES: readonly LibraryRow[] = [
  ['express-session', 'app.use(lib($))', 'cookie.maxAge', 'ms'],
  ['express-session', 'app.use(lib($))', 'cookie.expires', 'date'],
  ['express-session', 'new lib.MemoryStore($)', 'maxAge', 'ms'],
  ['cookie-session', 'app.use(lib($))', 'maxAge', 'ms'],
  ['cookie-session', 'app.use(lib($))', 'expires', 'date'],
  ['client-sessions', 'app.use(lib($))', 'duration', 'ms'],
  ['client-sessions', 'app.use(lib($))', 'activeDuration', 'ms'],
  ['client-sessions', 'app.use(lib($))', 'cookie.maxAge', 'ms'],
  ['koa-session', 'app.use(lib($, app))', 'maxAge', 'ms'],
  ['koa-generic-session', 'app.use(lib($))', 'ttl', 'ms'],
  ['koa-session-minimal', 'app.use(lib($))', 'cookie.maxAge', 'ms'],
  ['koa-session2', 'app.use(lib($))', 'maxAge', 'ms'],
  ['@midwayjs/session', 'app.use(lib($))', 'maxAge', 'ms'],
  ['@fastify/session', 'app.register(lib, $)', 'cookie.maxAge', 'ms'],
  ['fastify-session', 'app.register(lib, $)', 'cookie.expires', 'date'],
  ['@fastify/secure-session', 'app.register(lib, $)', 'cookie.maxAge', 's'],
  ['@fastify/secure-session', 'app.register(lib, $)', 'expiry', 's'],
  ['fastify-secure-session', 'app.register(lib, $)', 'cookie.expires', 'date'],
  ['@hapi/cookie', "server.register({ plugin: lib, options: $ })", 'cookie.ttl', 'ms'],
  ['hapi-auth-cookie', "server.register({ plugin: lib, options: $ })", 'ttl', 'ms'],
  ['@hapi/yar', 'server.register({ plugin: lib, options: $ })', 'cache.expiresIn', 'ms'],
  ['yar', 'server.register({ plugin: lib, options: $ })', 'cookieOptions.ttl', 'ms'],
  ['@hapi/yar', 'server.register(lib, $)', 'options.cache.expiresIn', 'ms'],
  ['@hapi/yar', 'server.register(lib, $)', 'options.cookieOptions.ttl', 'ms'],
  ['iron-session', 'lib.getIronSession(req, res, $)', 'ttl', 's'],
  ['iron-session', 'lib.getIronSession(req, res, $)', 'cookieOptions.maxAge', 's'],
  ['iron-session', 'lib.getIronSession(req, res, $)', 'cookieOptions.expires', 'date'],
  ['next-auth', 'lib($)', 'session.maxAge', 's'],
  ['next-auth', 'lib($)', 'jwt.maxAge', 's'],
  ['@auth/sveltekit', 'lib($)', 'session.maxAge', 's'],
  ['next-auth/jwt', 'lib.encode($)', 'maxAge', 's'],
  ['express-openid-connect', 'app.use(lib.auth($))', 'session.absoluteDuration', 's'],
  ['express-openid-connect', 'app.use(lib.auth($))', 'session.rollingDuration', 's'],
  ['@remix-run/node', 'createCookieSessionStorage($)', 'cookie.maxAge', 's'],
  ['react-router', 'createMemorySessionStorage($)', 'cookie.expires', 'date'],
  ['@react-router/node', 'createFileSessionStorage($)', 'cookie.maxAge', 's'],
  ['@remix-run/cloudflare', 'createWorkersKVSessionStorage($)', 'cookie.maxAge', 's'],
  ['@remix-run/architect', 'createArcTableSessionStorage($)', 'cookie.maxAge', 's'],
  ['@remix-run/node', 'createSessionStorage($)', 'cookie.maxAge', 's'],
  ['@remix-run/node', 'createDatabaseSessionStorage($)', 'cookie.maxAge', 's'],
  ['h3', 'useSession(event, $)', 'maxAge', 's'],
  ['h3', 'getSession(event, $)', 'cookie.maxAge', 's'],
  ['nitropack', 'updateSession(event, $, data)', 'maxAge', 's'],
  ['#imports', 'sealSession(event, $)', 'maxAge', 's'],
  ['@tanstack/react-start/server', 'useSession($)', 'maxAge', 's'],
  ['@tanstack/start', 'useSession($)', 'maxAge', 's'],
  ['vinxi/http', 'useSession($)', 'maxAge', 's'],
  ['better-auth', 'betterAuth($)', 'session.expiresIn', 's'],
  ['lucia', 'new Lucia(adapter, $)', 'sessionExpiresIn', 'time-span'],
  ['lucia', 'lucia($)', 'sessionExpiresIn.activePeriod', 'ms'],
  ['lucia', 'lucia($)', 'sessionExpiresIn.idlePeriod', 'ms'],
  ['astro/config', 'defineConfig($)', 'session.ttl', 's'],
  ['astro', 'defineConfig($)', 'session.ttl', 's'],
  ['@fastify/jwt', 'app.register(lib, $)', 'sign.expiresIn', 'span'],
  ['fastify-jwt', 'app.register(lib, $)', 'sign.expiresIn', 'span'],
  ['@elysiajs/jwt', 'app.use(lib($))', 'exp', 'span'],
  ...['connect-redis', 'connect-mongo', 'session-file-store', 'connect-pg-simple', 'connect-dynamodb', 'connect-typeorm', 'koa-redis', 'connect-memcached', 'connect-valkey', 'firestore-store', 'connect-cosmosdb']
    .map((from): LibraryRow => [from, 'new lib($)', 'ttl', 's']),
  ...['memorystore', '@quixo3/prisma-session-store', 'connect-mssql-v2', 'connect-mssql'].map((from): LibraryRow => [from, 'new lib($)', 'ttl', 'ms']),
  ...['connect-session-sequelize', 'express-mysql-session'].map((from): LibraryRow => [from, 'new lib($)', 'expiration', 'ms']),
  ['connect-mongodb-session', 'new lib($)', 'expires', 'ms'],
  ['connect-azuretables', 'lib.create($)', 'sessionTimeOut', 'min'],
];

/** The import that a call needs. */
function importOf(from: string, call: string): string {
  if (/\blib\b/.test(call)) return `import lib from '${from}';\n`;
  const name = /^(?:new )?(\w+)\(/.exec(call)?.[1] ?? '';
  return `import { ${name} } from '${from}';\n`;
}

describe('session libraries', () => {
  const code = ([from, call, path]: LibraryRow, value: string, more = ''): string => `${importOf(from, call)}${call.replace('$', optionsAt(path, value, more))};`;

  it.each(LIBRARIES)('%s: %s with %s in %s', (...row) => {
    const [fixed, fromExp] = EIGHT_HOURS[row[3]];
    expect(reported(code(row, fixed))).toBe('8 hours');
    expect(reported(code(row, fromExp))).toBe('-');
    expect(reported(code(row, 'config.lifetime'))).toBe('-');
  });

  it('the same options of a package that nobody knows are no session', () => {
    expect(reported(code(['tiny-thing', 'app.use(lib($))', 'maxAge', 'ms'], '28800000'))).toBe('-');
    expect(reported(code(['@remix-run/node', 'createCookie($)', 'cookie.maxAge', 's'], '28800'))).toBe('-');
    expect(reported(code(['astro', 'defineCollection($)', 'schema.ttl', 's'], '28800'))).toBe('-');
  });

  it.each(SESSION_LIBRARIES.flatMap(({ cookieName, from: [from = ''], exports, library, slots: [slot] }) => (cookieName === undefined || !slot ? [] : [[library, from, exports?.[0], cookieName, slot.path] as const])))(
    '%s: a cookie of another purpose is left alone', (_, from, name, cookieName, path) => {
      const call = name === undefined ? 'app.use(lib($))' : `${name}($)`;
      const cookie = cookieName.split('.');
      const at = (text: string): string => importOf(from, call) + call.replace('$', cookie.length > 1
        ? `{ ${cookie[0] ?? ''}: { name: '${text}', ${path.split('.')[1] ?? ''}: 28800000 } }`
        : optionsAt(path, '28800000', `${cookieName}: '${text}', `));
      expect(reported(at('flash'))).toBe('-');
      expect(reported(at('app'))).not.toBe('-');
    });

  it('a copy of the session, which no session ends with, is left alone', () => {
    for (const { from: [from = ''], slots } of SESSION_LIBRARIES) {
      for (const { copy, path } of slots) if (copy) expect(reported(code([from, 'betterAuth($)', path, 's'], '28800'))).toBe('-');
    }
  });

  it('every package and every slot has a row here', () => {
    const packages = new Set(LIBRARIES.map(([from]) => from));
    const untested = SESSION_LIBRARIES.flatMap(({ from, slots }) => [
      ...from.filter((name) => !packages.has(name) && ![...packages].some((known) => known.startsWith(name))),
      ...slots.filter(({ copy, path }) => !copy && !LIBRARIES.some(([known, , tested]) => tested === path && from.some((name) => known.startsWith(name)))).map(({ path }) => `${from[0] ?? ''} ${path}`),
    ]);
    expect(untested).toEqual([]);
  });
});

describe('options by their declared type', () => {
  const TYPES: readonly (readonly [from: string, type: string, path: string, unit: Unit])[] = [
    ['express-session', 'SessionOptions', 'cookie.maxAge', 'ms'],
    ['express-session', 'CookieOptions', 'maxAge', 'ms'],
    ['cookie-session', 'CookieSessionOptions', 'maxAge', 'ms'],
    ['@fastify/session', 'FastifySessionOptions', 'cookie.maxAge', 'ms'],
    ['@fastify/secure-session', 'SecureSessionPluginOptions', 'cookie.maxAge', 's'],
    ['iron-session', 'SessionOptions', 'ttl', 's'],
    ['iron-session', 'IronSessionOptions', 'cookieOptions.maxAge', 's'],
    ['iron-session', 'IronSessionData', 'ttl', 's'],
    ...['NextAuthOptions', 'AuthOptions', 'NextAuthConfig'].map((type) => ['next-auth', type, 'session.maxAge', 's'] as const),
    ['@auth/core', 'AuthConfig', 'jwt.maxAge', 's'],
    ['@auth/sveltekit', 'SvelteKitAuthConfig', 'session.maxAge', 's'],
    ['@auth/express', 'ExpressAuthConfig', 'session.maxAge', 's'],
    ['@auth/solid-start', 'SolidAuthConfig', 'session.maxAge', 's'],
    ['@auth/nuxt', 'NuxtAuthConfig', 'session.maxAge', 's'],
    ['@auth/astro', 'FullAuthConfig', 'session.maxAge', 's'],
    ['next-auth', 'SessionOptions', 'maxAge', 's'],
    ['next-auth/jwt', 'JWTOptions', 'maxAge', 's'],
    ['express-openid-connect', 'ConfigParams', 'session.absoluteDuration', 's'],
    ['@remix-run/node', 'SessionIdStorageStrategy', 'cookie.maxAge', 's'],
    ['better-auth', 'BetterAuthOptions', 'session.expiresIn', 's'],
  ];

  it.each(TYPES)('%s: %s with %s in %s', (from, type, path, unit) => {
    const [fixed, fromExp] = EIGHT_HOURS[unit];
    const code = (value: string, annotated: (options: string) => string): string => `import type { ${type} } from '${from}';\n${annotated(optionsAt(path, value))}`;
    const forms: readonly ((options: string) => string)[] = [
      (options) => `export const options: ${type} = ${options};`,
      (options) => `export const options = ${options} satisfies ${type};`,
      (options) => `export const options = ${options} as Partial<${type}>;`,
      (options) => `export function make(): ${type} { return ${options}; }`,
      (options) => `export const make = async (): Promise<${type}> => (${options});`,
      (options) => `export class Settings { readonly options: ${type} = ${options}; }`,
    ];
    for (const form of forms) {
      expect(reported(code(fixed, form))).toBe('8 hours');
      expect(reported(code(fromExp, form))).toBe('-');
    }
    // Without the type nobody knows the unit.
    expect(reported(code(fixed, (options) => `export const options: Other = ${options};`))).not.toBe('8 hours');
  });

  it.each([
    ['a part of the type', "import type { SessionOptions } from 'express-session';\nexport const cookie: SessionOptions['cookie'] = { maxAge: 28800000 };", '8 hours'],
    ['a type of a namespace', "import * as session from 'express-session';\nexport const cookie: session.CookieOptions = { maxAge: 28800000 };", '8 hours'],
    ['a type of a namespace inside one', "import * as lib from 'express-session';\nexport const cookie: lib.inner.SessionOptions = { cookie: { maxAge: 28800000 } };", '8 hours'],
    ['a type of this file', 'interface SessionOptions { cookie: { maxAge: number } }\nexport const options: SessionOptions = { cookie: { maxAge: 28800000 } };', '-'],
    ['a type of another package', "import type { SessionOptions } from 'tiny-thing';\nexport const options: SessionOptions = { ttl: 28800 };", '-'],
    ['a part that is no lifetime', "import type { SessionOptions } from 'express-session';\nexport const store: SessionOptions['store'] = { maxAge: 28800000 };", '-'],
  ])('%s', (_, code, expected) => {
    expect(reported(code)).toBe(expected);
  });

  it('every type has a row here', () => {
    const tested = new Set(TYPES.map(([, type]) => type));
    expect(SESSION_LIBRARIES.flatMap(({ types }) => types ?? []).filter((type) => !tested.has(type))).toEqual([]);
  });
});

/** Calls that set a cookie of a name (`NAME`) for a time (`$`). */
const COOKIES: readonly (readonly [call: string, unit: Unit | 'days', prefix?: string])[] = [
  ["$.cookie('NAME', id, { expires: @ })", 'days'],
  ["jQuery.cookie('NAME', id, { expires: @ })", 'date'],
  ["Cookies.set('NAME', id, { expires: @ })", 'days', "import Cookies from 'js-cookie';"],
  ["Cookies.set('NAME', id, { expires: @ })", 'date', "import Cookies from 'js-cookie';"],
  ["cookies.set('NAME', id, { expires: @ })", 'days', "import * as cookies from 'es-cookie';"],
  ["setCookie('NAME', id, { expires: @ })", 'days', "import { setCookie } from 'typescript-cookie';"],
  ["setCookie('NAME', id, { expires: @ })", 'days', "import { setCookie } from 'tiny-cookie';"],
  ["this.cookieService.set('NAME', id, @)", 'days', "import { CookieService } from 'ngx-cookie-service';"],
  ["this.cookieService.set('NAME', id, { expires: @ })", 'days', "import { SsrCookieService } from 'ngx-cookie-service-ssr';"],
  ["this.cookies.put('NAME', id, { expires: @ })", 'date', "import { CookieService } from 'ngx-cookie';"],
  ["ctx.cookies.set('NAME', id, { maxAge: @ })", 'ms', "import Koa from 'koa';"],
  ["ctx.cookies.set('NAME', id, { expires: @ })", 'date', "import Koa from 'koa';"],
  ["this.ctx.cookies.set('NAME', id, { maxAge: @ })", 'ms', "import { Controller } from 'egg';"],
  ["this.$cookies.set('NAME', id, @)", 's'],
  ["VueCookies.set('NAME', id, @)", 's', "import VueCookies from 'vue-cookies';"],
  ["(await cookies()).set('NAME', id, { maxAge: @ })", 's', "import { cookies } from 'next/headers';"],
  ["response.cookies.set('NAME', id, { maxAge: @ })", 's'],
  ["response.cookies.set({ name: 'NAME', value: id, maxAge: @ })", 's'],
  ["event.cookies.set('NAME', id, { path: '/', maxAge: @ })", 's'],
  ["Astro.cookies.set('NAME', id, { expires: @ })", 'date'],
  ["new Cookies().set('NAME', id, { maxAge: @ })", 's', "import Cookies from 'universal-cookie';"],
  ["cookieStorage.setItem('NAME', id, { maxAge: @ })", 's'],
  ["reply.setCookie('NAME', id, { maxAge: @ })", 's'],
  ["reply.cookie('NAME', id, { maxAge: @ })", 's'],
  ["res.cookie('NAME', id, { maxAge: @ })", 's', "import Fastify from 'fastify';"],
  ["res.cookie('NAME', id, { maxAge: @ })", 'ms'],
  ["res.status(200).cookie('NAME', id, { httpOnly: true, expires: @ })", 'date'],
  ["setCookie(c, 'NAME', id, { maxAge: @ })", 's', "import { setCookie } from 'hono/cookie';"],
  ["setCookie(event, 'NAME', id, { maxAge: @ })", 's', "import { setCookie } from 'h3';"],
  ["setCookie('NAME', id, { req, res, maxAge: @ })", 's', "import { setCookie } from 'cookies-next';"],
  ["setCookie(null, 'NAME', id, { maxAge: @ })", 's', "import { setCookie } from 'nookies';"],
  ["setCookie('NAME', id, @)", 'days'],
  ["setSignedCookie(c, 'NAME', id, secret, { maxAge: @ })", 's', "import { setSignedCookie } from 'hono/cookie';"],
  ["setSecureCookie('NAME', id, { maxAge: @ })", 's'],
  ["res.setHeader('set-cookie', cookie.serialize('NAME', id, { maxAge: @ }))", 's', "import cookie from 'cookie';"],
  ["res.setHeader('set-cookie', serialize('NAME', id, { maxAge: @ }))", 's', "import { serialize } from 'cookie';"],
  ["serializeCookie('NAME', id, { maxAge: @ })", 's'],
  ["stringifySetCookie({ name: 'NAME', value: id, maxAge: @ })", 's', "import { stringifySetCookie } from 'cookie';"],
  ["createCookie('NAME', { maxAge: @ })", 's', "import { createCookie } from '@remix-run/node';"],
  ["useCookie('NAME', { maxAge: @ })", 's'],
  ["h.state('NAME', id, { ttl: @ })", 'ms'],
  ["server.state('NAME', { ttl: @ })", 'ms'],
  ["document.cookie = `NAME=${id}; max-age=${@}`", 's'],
  ["document.cookie = `NAME=${id}; expires=${(@).toUTCString()}`", 'date'],
  ["res.setHeader('Set-Cookie', 'NAME=' + id + '; Max-Age=' + @)", 's'],
  ["res.headers.append('Set-Cookie', `NAME=${id}; Path=/; Max-Age=${@}; HttpOnly`)", 's'],
  ["jar.add({ name: 'NAME', value: id, expires: @ })", 'date'],
  ["jar.add({ name: 'NAME', value: id, maxAge: @ })", 's'],
];

describe('cookies', () => {
  it.each(COOKIES.map(([call, unit, prefix = '']) => [call, unit, prefix] as const))('%s in %s %s', (call, unit, prefix) => {
    const code = (name: string, value: string): string => `${prefix}\n${call.replace('NAME', name).replace('@', value)};`;
    const [fixed, fromExp] = unit === 'days' ? ['8', '(claims.exp * 1000 - Date.now()) / 86400000'] : EIGHT_HOURS[unit];
    expect(reported(code('session', fixed))).toBe(unit === 'days' ? '8 days' : '8 hours');
    expect(reported(code('session', fromExp))).toBe('-');
    expect(reported(code('session', 'config.lifetime'))).toBe('-');
    expect(reported(code('theme', fixed))).toBe('-');
  });

  it('every setter has a row here', () => {
    const tested = COOKIES.map(([call, , prefix = '']) => `${prefix}${call}`);
    const untested = COOKIE_SETTERS.filter(({ from, inFileOf, name }) =>
      !tested.some((code) => new RegExp(`\\b${name}\\(`).test(code) && (!(from ?? inFileOf) || (from ?? inFileOf ?? []).some((module) => code.includes(`'${module}'`)))));
    expect(untested.map(({ library, name }) => `${library} ${name}`)).toEqual([]);
  });
});

/** Calls that sign a token of the app's own (`$`: its lifetime). */
const SIGNED: readonly (readonly [call: string, unit: Unit, prefix?: string])[] = [
  ["jwt.sign({ userId }, key, { expiresIn: $ })", 'span', "import jwt from 'jsonwebtoken';"],
  ["jwt.sign({ userId }, key, { expiresIn: $ })", 's', "import jwt from 'jsonwebtoken-esm';"],
  ["sign({ userId }, key, { expiresIn: $ })", 'span', "import { sign } from 'jsonwebtoken-promisified';"],
  ["jwt.sign({ userId, exp: $ }, key)", 'epoch-s', "import jwt from 'jsonwebtoken';"],
  ["this.jwtService.sign({ userId }, { expiresIn: $ })", 'span'],
  ["this.jwtService.signAsync({ userId }, { expiresIn: $ })", 'span'],
  ["JwtModule.register({ secret, signOptions: { expiresIn: $ } })", 'span'],
  ["JwtModule.registerAsync({ useFactory: () => ({ secret, signOptions: { expiresIn: $ } }) })", 'span'],
  ["reply.jwtSign({ userId }, { expiresIn: $ })", 'span'],
  ["reply.jwtSign({ userId }, { sign: { expiresIn: $ } })", 'span'],
  ["const signSession = createSigner({ key, expiresIn: $ })", 'ms', "import { createSigner } from 'fast-jwt';"],
  ["new SignJWT({ userId }).setProtectedHeader({ alg }).setExpirationTime($).sign(key)", 'epoch-s', "import { SignJWT } from 'jose';"],
  ["new SignJWT({ userId }).setExpirationTime($).sign(key)", 'span', "import { SignJWT } from 'jose';"],
  ["new SignJWT({ userId, exp: $ }).sign(key)", 'epoch-s', "import { SignJWT } from 'jose';"],
];

describe('signed tokens', () => {
  it.each(SIGNED.map(([call, unit, prefix = '']) => [call, unit, prefix] as const))('%s in %s %s', (call, unit, prefix) => {
    const [fixed, fromExp] = EIGHT_HOURS[unit];
    expect(reported(`${prefix}\n${call.replace('$', fixed)};`)).toBe('8 hours');
    expect(reported(`${prefix}\n${call.replace('$', fromExp)};`)).toBe('-');
    expect(reported(`${prefix}\n${call.replace('$', 'config.lifetime')};`)).toBe('-');
  });

  it('every signer has a row here', () => {
    const untested = SIGNERS.filter(({ from, name }) => !SIGNED.some(([call, , prefix = '']) => new RegExp(`\\b${name}\\(`).test(call) && (!from || from.some((module) => prefix.includes(`'${module}'`)))));
    expect(untested.map(({ library, name }) => `${library} ${name}`)).toEqual([]);
  });
});

describe('units and helpers', () => {
  const at = (value: string): string => reported(`res.cookie('session', id, { expires: ${value} });`);

  it.each([...DATE_ADDERS])('%s', (name, ms) => {
    expect(at(`${name}(new Date(), ${6 * 86_400_000 / ms})`)).toBe('6 days');
    expect(at(`${name}(result.expiresOn, 60000000)`)).toBe('-');
  });

  it.each([...SPAN_MAKERS])('%s', (name, ms) => {
    expect(reported(`res.cookie('session', id, { maxAge: ${name}(${86_400_000 / ms}) });`)).toBe('1 day');
    expect(reported(`res.cookie('session', id, { maxAge: ${name}(config.lifetime) });`)).toBe('-');
  });

  it.each([...UNIT_MS])('%s', (name, ms) => {
    expect(at(`dayjs().add(${365 * 86_400_000 / ms}, '${name}').toDate()`)).toBe('365 days');
    expect(at(`dayjs(result.expiresOn).add(100000000, '${name}').toDate()`)).toBe('-');
  });

  it.each([...DATE_SETTERS])('%s', (name, ms) => {
    const code = (start: string): string => `const end = ${start}; end.${name}(end.${name.replace('set', 'get')}() + ${365 * 86_400_000 / ms}); res.cookie('session', id, { expires: end });`;
    expect(reported(code('new Date()'))).toBe('365 days');
    expect(reported(code('result.expiresOn'))).toBe('-');
  });
});
