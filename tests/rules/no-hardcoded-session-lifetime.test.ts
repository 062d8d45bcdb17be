import * as parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import type { InvalidTestCase } from '@typescript-eslint/rule-tester';

import { noHardcodedSessionLifetime as rule } from '../../src/rules/no-hardcoded-session-lifetime.js';
import type { SessionLifetimeOptions } from '../../src/rules/no-hardcoded-session-lifetime.js';

const tester = new RuleTester({ languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } });

const MICROSOFT = "import { ConfidentialClientApplication } from '@azure/msal-node';\nconst cca = new ConfidentialClientApplication(config);\n";
const BROWSER = "import { PublicClientApplication } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\n";

type MessageId = 'fallback' | 'hardcoded' | 'idle' | 'instead' | 'missing';
type Cure = 'endBrowserSession' | 'useExp' | 'useOwnValue';
type Invalid = InvalidTestCase<Cure | MessageId, [SessionLifetimeOptions]>;

/** A lifetime that is reported; `curedBy` lists each suggestion with the code that it leaves. */
function bad(name: string, code: string, messageId: MessageId = 'hardcoded', curedBy?: readonly (readonly [Cure, string])[], prefix = MICROSOFT): Invalid {
  const suggestions = curedBy?.map(([id, output]) => ({ messageId: id, output: prefix + output }));
  return { name, filename: 'src/file.js', code: prefix + code, errors: [{ messageId, ...(suggestions ? { suggestions } : {}) }] };
}

/** As `bad`; the one suggestion takes `piece` out of the code. */
function removable(name: string, code: string, piece: string, messageId: MessageId = 'hardcoded', prefix = MICROSOFT): Invalid {
  return bad(name, code, messageId, [['endBrowserSession', code.replace(piece, '')]], prefix);
}

const good = (name: string, code: string, prefix = MICROSOFT): { name: string; filename: string; code: string } => ({ name, filename: 'src/file.js', code: prefix + code });

tester.run('no-hardcoded-session-lifetime: session libraries', rule, {
  valid: [
    good('express-session without a lifetime ends with the browser', "import session from 'express-session'; app.use(session({ secret, cookie: { httpOnly: true } }));"),
    good('a lifetime from the configuration', "import session from 'express-session'; app.use(session({ cookie: { maxAge: config.maxAge } })); app.use(session({ cookie: { maxAge: Number(process.env.AGE) } }));"),
    good('computed from exp', "import session from 'express-session'; app.use((req, res, next) => session({ cookie: { maxAge: req.claims.exp * 1000 - Date.now() } })(req, res, next));"),
    good('a flash cookie of a session storage', "import { createCookieSessionStorage } from '@remix-run/node'; createCookieSessionStorage({ cookie: { name: 'flash', maxAge: 600 } });"),
    good('a delay under a minute', "import session from 'express-session'; session({ cookie: { maxAge: 30_000 } });"),
    good('deletion', "import session from 'express-session'; session({ cookie: { maxAge: 0 } }); req.session.cookie.expires = new Date(0);"),
    good('no expiry at all stands as 0', 'async () => { const { expiresOn } = await load(); track({ sessionExpirationTimestamp: expiresOn !== undefined ? expiresOn : 0 }); };'),
    good('updateAge says how often, not how long', "import NextAuth from 'next-auth'; NextAuth({ session: { updateAge: 24 * 60 * 60 } });"),
    good('activity durations only by option', "import sessions from 'client-sessions'; sessions({ cookieName: 's', activeDuration: 5 * 60 * 1000 });"),
  ],
  invalid: [
    {
      ...bad('express-session, arithmetic, at the value', "import session from 'express-session';\napp.use(session({ secret, cookie: { httpOnly: true, maxAge: 8 * 60 * 60 * 1000 } }));"),
      errors: [{
        messageId: 'hardcoded', line: 4, column: 61, endLine: 4, endColumn: 79,
        data: { slot: '`cookie.maxAge` of express-session', duration: '8 hours (`8 * 60 * 60 * 1000`)', remedy: 'at sign-in (`req.session.cookie.maxAge = exp * 1000 - Date.now()`)', source: 'it' },
        suggestions: [{ messageId: 'endBrowserSession', data: { property: 'maxAge' }, output: `${MICROSOFT}import session from 'express-session';\napp.use(session({ secret, cookie: { httpOnly: true } }));` }],
      }],
    } as unknown as Invalid,
    removable('options in a variable, named constants', "const session = require('express-session'); const HOUR = 3600 * 1000; const options = { cookie: { expires: new Date(Date.now() + 8 * HOUR) } }; app.use(session(options));", ' expires: new Date(Date.now() + 8 * HOUR) '),
    removable('a fallback for a store without lifetime', "import session from 'express-session'; const settings = { cookie: { maxAge: (store?.ttl || 86400) * 1000 } }; export default session(settings);", ' maxAge: (store?.ttl || 86400) * 1000 ', 'fallback'),
    removable('cookie-session', "import cookieSession from 'cookie-session'; app.use(cookieSession({ keys, maxAge: 24 * 60 * 60 * 1000 }));", ', maxAge: 24 * 60 * 60 * 1000'),
    bad('client-sessions', "const sessions = require('client-sessions'); app.use(sessions({ cookieName: 'session', duration: 24 * 60 * 60 * 1000 }));", 'hardcoded', []),
    bad('koa-session', "import session from 'koa-session'; app.use(session({ key: 'koa.sess', maxAge: 86400000 }, app));", 'hardcoded', []),
    removable('a fastify plugin takes its options beside it', "import fastifySession from '@fastify/session'; fastify.register(fastifySession, { secret, cookie: { maxAge: 1800000 } });", ' maxAge: 1800000 '),
    bad('a hapi plugin in an object', "const yar = require('@hapi/yar'); server.register({ plugin: yar, options: { cache: { expiresIn: 24 * 60 * 60 * 1000 } } });"),
    bad('iron-session: omission means 14 days, so nothing is removed', "import { getIronSession } from 'iron-session'; const s = await getIronSession(req, res, { password, cookieName: 'app', ttl: 60 * 60 * 8 });", 'hardcoded', []),
    { ...bad('iron-session by the type of its options', "import type { SessionOptions } from 'iron-session';\nexport const options: SessionOptions = { password: pw, cookieName: 'app', cookieOptions: { maxAge: 60 * 60 * 8 } };"), filename: 'src/file.ts' },
    bad('next-auth, nested', "import NextAuth from 'next-auth'; export default NextAuth({ providers, session: { strategy: 'jwt', maxAge: 30 * 24 * 60 * 60 } });", 'hardcoded', []),
    bad('next-auth through a constant', "import NextAuth from 'next-auth'; const month = 2592e3; NextAuth({ jwt: { maxAge: month } });"),
    { ...bad('next-auth options by type', "import type { NextAuthOptions } from 'next-auth';\nexport const authOptions: NextAuthOptions = { providers: [], session: { maxAge: 2 * 24 * 60 * 60 } };"), filename: 'src/file.ts' },
    bad('remix', "import { createCookieSessionStorage } from '@remix-run/node'; export const s = createCookieSessionStorage({ cookie: { name: '__session', maxAge: 60 * 60 * 24 } });", 'hardcoded', [['endBrowserSession', "import { createCookieSessionStorage } from '@remix-run/node'; export const s = createCookieSessionStorage({ cookie: { name: '__session' } });"]]),
    bad('h3', "import { useSession } from 'h3'; export default (event) => useSession(event, { password, maxAge: 60 * 60 * 24 });"),
    bad('lucia', "import { Lucia, TimeSpan } from 'lucia'; const lucia = new Lucia(adapter, { sessionExpiresIn: new TimeSpan(2, 'w') });"),
    bad('better-auth, whose cookie keeps a copy of the session for a while', "import { betterAuth } from 'better-auth'; export const auth = betterAuth({ session: { cookieCache: { enabled: true, maxAge: 60 * 5 }, expiresIn: 60 * 60 * 24 * 30 } });"),
    bad('better-auth', "import { betterAuth } from 'better-auth'; export const auth = betterAuth({ session: { expiresIn: 60 * 60 * 24 * 7 } });"),
    bad('express-openid-connect', "import { auth } from 'express-openid-connect'; app.use(auth({ session: { absoluteDuration: 60 * 60 * 24 } }));"),
    bad('a session store made by a factory', "import session from 'express-session'; import fileStore from 'session-file-store'; const FileStore = fileStore(session); const DAY = 86400; new FileStore({ path, ttl: DAY });"),
    bad('one session at a time', 'export function start(req) { req.session.cookie.maxAge = 8 * 60 * 60 * 1000; }'),
  ],
});

tester.run('no-hardcoded-session-lifetime: cookies', rule, {
  valid: [
    good('no session: theme, consent, state, nonce, csrf', "res.cookie('theme', t, { maxAge: 31536000000 }); res.cookie('cookie_consent', '1', { maxAge: 31536000000 }); res.cookie('auth_state', s, { maxAge: 600000 }); res.cookie('nonce', n, { maxAge: 600000 }); res.cookie('csrf_token', c, { maxAge: 3600000 }); res.cookie('sidebar:state', c, { maxAge: 604800000 });"),
    good('a name that nobody knows', "res.cookie('basketId', id, { maxAge: 86400000 }); res.cookie(name, value, { maxAge: 86400000 });"),
    good('deletion', "res.cookie('session', '', { maxAge: 86400000 }); res.cookie('session', 'x', { expires: new Date(0) }); document.cookie = 'session=; expires=Thu, 01 Jan 1970 00:00:00 GMT';"),
    good('computed from the answer', "res.cookie('session', s, { maxAge: tokens.expires_in * 1000 }); res.cookie('session', s, { expires: new Date(claims.exp * 1000) });"),
    good('another header', "res.setHeader('Cache-Control', 'max-age=3600'); res.setHeader('Strict-Transport-Security', 'max-age=31536000');"),
    good('other methods called set', "headers.set('session', 'x', { maxAge: 3600 }); lru.set('token', v, { maxAge: 3600 });"),
  ],
  invalid: [
    bad('express, with claims in reach', "export async function back(req, res) { const result = await cca.acquireTokenByCode(r); res.cookie('session', result.idToken, { httpOnly: true, maxAge: 3600 * 1000 }); }", 'hardcoded', [
      ['useExp', "export async function back(req, res) { const result = await cca.acquireTokenByCode(r); res.cookie('session', result.idToken, { httpOnly: true, maxAge: result.idTokenClaims.exp * 1000 - Date.now() }); }"],
      ['endBrowserSession', "export async function back(req, res) { const result = await cca.acquireTokenByCode(r); res.cookie('session', result.idToken, { httpOnly: true }); }"],
    ]),
    bad('seconds, from claims', "import { cookies } from 'next/headers'; export async function back() { const { idTokenClaims: claims } = await cca.acquireTokenByCode(r); (await cookies()).set('session', s, { maxAge: 60 * 60 }); }", 'hardcoded', [
      ['useExp', "import { cookies } from 'next/headers'; export async function back() { const { idTokenClaims: claims } = await cca.acquireTokenByCode(r); (await cookies()).set('session', s, { maxAge: claims.exp - Math.floor(Date.now() / 1000) }); }"],
      ['endBrowserSession', "import { cookies } from 'next/headers'; export async function back() { const { idTokenClaims: claims } = await cca.acquireTokenByCode(r); (await cookies()).set('session', s, {}); }"],
    ]),
    bad('a date, from an account that may have no claims', "export function start(res) { const account = pca.getActiveAccount(); res.cookie('session', s, { expires: new Date(Date.now() + 3600000) }); }", 'hardcoded', [
      ['useExp', "export function start(res) { const account = pca.getActiveAccount(); res.cookie('session', s, { expires: new Date((account?.idTokenClaims?.exp ?? 0) * 1000) }); }"],
      ['endBrowserSession', "export function start(res) { const account = pca.getActiveAccount(); res.cookie('session', s, {}); }"],
    ], BROWSER),
    removable('js-cookie counts days', "import Cookies from 'js-cookie'; Cookies.set('session', 'on', { expires: 7 });", ' expires: 7 '),
    removable('hono puts the context first', "import { setCookie } from 'hono/cookie'; setCookie(c, 'session', id, { maxAge: 86400 });", ' maxAge: 86400 '),
    removable('an object that holds it all', "cookieStore.set({ name: 'auth_session', value: id, expires: new Date(Date.now() + 86400000) });", ', expires: new Date(Date.now() + 86400000)'),
    removable('a cookie record for a helper', "jar.add({ name: 'AppAuthCookie', value: sealed, expires: new Date(Date.now() + 1000 * 60 * 60 * 8).toUTCString() });", ', expires: new Date(Date.now() + 1000 * 60 * 60 * 8).toUTCString()'),
    removable('a neutral name with a token in it', "res.cookie('app', result.accessToken, { maxAge: 3600000 });", ' maxAge: 3600000 '),
    removable('remember me', "res.cookie('remember_me', id, { maxAge: 30 * 24 * 60 * 60 * 1000 });", ' maxAge: 30 * 24 * 60 * 60 * 1000 '),
    removable('options shared through a variable', "const options = { httpOnly: true, maxAge: 86400000 }; res.cookie('session', id, options); res.cookie('csrf', c, options);", ', maxAge: 86400000'),
    bad('document.cookie, folded', "const HOUR = 3600; document.cookie = `session=${id}; path=/; max-age=${HOUR}`;", 'hardcoded', []),
    bad('document.cookie, a date', "const d = new Date(); d.setTime(d.getTime() + 7 * 24 * 60 * 60 * 1000); document.cookie = 'access_token=' + t + '; expires=' + d.toUTCString();"),
    bad('a raw header', "res.setHeader('Set-Cookie', [`session=${id}; HttpOnly; Max-Age=28800`]);"),
    bad('days behind the value', "setCookie('token', t, 7);"),
    removable('date helpers', "import { addMonths } from 'date-fns'; res.cookie('session', id, { expires: addMonths(new Date(), 3) });", ' expires: addMonths(new Date(), 3) '),
    removable('dayjs', "res.cookie('session', id, { expires: dayjs().add(8, 'hour').toDate() });", " expires: dayjs().add(8, 'hour').toDate() "),
    { ...removable('a further name from the settings', "res.cookie('workday', id, { maxAge: 28800000 });", ' maxAge: 28800000 '), settings: { 'zero-trust': { sessionCookies: ['workday'] } } },
  ],
});

tester.run('no-hardcoded-session-lifetime: signed tokens, stores, timers, names', rule, {
  valid: [
    good('tokens for other ends', "import jwt from 'jsonwebtoken'; const state = jwt.sign({ redirectTo }, k, { expiresIn: '15m' }); function resetLink(user) { return jwt.sign({ id: user.id, purpose: 'password-reset' }, k, { expiresIn: '1h' }); } const assertion = jwt.sign({ iss: id, sub: id, aud }, pem, { expiresIn: '10m' });"),
    good('a client assertion', "import jwt from 'jsonwebtoken'; export const make = () => jwt.sign({ iss: clientId, sub: clientId, aud: url, jti }, pem, { expiresIn: 600 });"),
    good('a client assertion that a function of the project signs', "import { ConfidentialClientApplication } from '@azure/msal-node'; const now = Math.floor(Date.now() / 1000); const LIFETIME_S = 600; const payload = { iss: app.clientId, sub: app.clientId, aud: endpoint, exp: now + LIFETIME_S }; send(this.signJwt(header, payload, app.key));"),
    good('the end of the ID token', "import { SignJWT } from 'jose'; const session = await new SignJWT({ sub }).setExpirationTime(claims.exp).sign(k);"),
    good('data caches', "redis.set(`profile:${oid}`, p, 'EX', 86400); cache.set('roles', r, { ttl: 3600 }); const lru = new LRUCache({ max: 500, ttl: 1000 * 60 * 5 });"),
    good('HTTP caching, rate limits, signed URLs, links', "app.use(express.static('public', { maxAge: '1d' })); rateLimit({ windowMs: 900000, ttl: 60000 }); getSignedUrl(s3, cmd, { expiresIn: 3600 }); sendMagicLink({ expiresIn: 900 }); const otp = { code, expiresAt: new Date(Date.now() + 600000) }; helmet({ hsts: { maxAge: 31536000 } });"),
    good('refresh buffers and warnings', 'const settings = { session: { warningBeforeExpiry: 300000, refreshBuffer: 300 }, tokenRefreshThreshold: 300 };'),
    good('a toast before sign-out', 'setTimeout(() => msal.logoutRedirect(), 1500);'),
    good('other timers', 'setTimeout(refresh, 15 * 60 * 1000); setInterval(logout, 600000);'),
    good('a timer that activity starts again', "window.addEventListener('mousemove', reset); function reset() { clearTimeout(t); t = setTimeout(logout, 15 * 60 * 1000); }"),
    good('the answer about a token of its own', 'export function answer(user) { const accessToken = issuer.sign(user); return { access_token: accessToken, expires_in: 900 }; }'),
    good('an exported constant', 'export const SESSION_MAX_AGE = 8 * 60 * 60;'),
    good('a made-up session', "const mockSession = { user, expires: new Date(Date.now() + 86400000).toISOString() };"),
    good('sessions that are no sign-ins', 'stripe.checkout.sessions.create({ expires_at: Math.floor(Date.now() / 1000) + 1800 });'),
  ],
  invalid: [
    bad('jsonwebtoken', "import jwt from 'jsonwebtoken'; export function createToken(user) { return jwt.sign({ sub: user.id }, k, { expiresIn: '8h' }); }", 'hardcoded', []),
    bad('jsonwebtoken with claims', "import jwt from 'jsonwebtoken'; export async function login(code) { const { idTokenClaims } = await cca.acquireTokenByCode({ code }); return jwt.sign({ oid: idTokenClaims.oid }, k, { expiresIn: '8h' }); }", 'hardcoded', [
      ['useExp', "import jwt from 'jsonwebtoken'; export async function login(code) { const { idTokenClaims } = await cca.acquireTokenByCode({ code }); return jwt.sign({ oid: idTokenClaims.oid }, k, { expiresIn: idTokenClaims.exp - Math.floor(Date.now() / 1000) }); }"],
    ]),
    bad('jose with claims: the end itself', "import { SignJWT } from 'jose'; export async function login(code) { const { idTokenClaims } = await cca.acquireTokenByCode({ code }); return new SignJWT({ userId }).setExpirationTime('12h').sign(k); }", 'hardcoded', [
      ['useExp', "import { SignJWT } from 'jose'; export async function login(code) { const { idTokenClaims } = await cca.acquireTokenByCode({ code }); return new SignJWT({ userId }).setExpirationTime(idTokenClaims.exp).sign(k); }"],
    ]),
    bad('an expiry in the payload', "import jwt from 'jsonwebtoken'; export const session = jwt.sign({ sub, exp: Math.floor(Date.now() / 1000) + 60 * 60 }, k);"),
    { ...bad('an environment variable or a literal: once, where the literal stands', "import jwt from 'jsonwebtoken';\nclass Auth { constructor() { this.accessTokenExpiry = process.env.EXPIRY || '15m'; }\n  login(user) { return jwt.sign({ id: user.id }, k, { expiresIn: this.accessTokenExpiry }); } }"), errors: [{ messageId: 'fallback', line: 4, data: { slot: '`accessTokenExpiry`', duration: "15 minutes (`process.env.EXPIRY || '15m'`)", source: '`process.env.EXPIRY`', remedy: 'at sign-in from the `exp` claim of the ID token' } }] } as unknown as Invalid,
    bad('sessions kept by hand', "redis.set(`session:${id}`, JSON.stringify(user), 'EX', 86400);"),
    { ...bad('a constant that two functions use: each', "const TTL = 7 * 86400;\nexport const create = (id, data) => redis.setex('sess:' + id, TTL, data);\nexport const renew = (id, data) => redis.setex('sess:' + id, TTL, data);"), errors: [{ messageId: 'hardcoded', line: 4 }, { messageId: 'hardcoded', line: 5 }] } as unknown as Invalid,
    bad('setex', "redis.setex('sess:' + id, 3600, data);"),
    bad('an option of the store', "kv.put(`session:${id}`, data, { expirationTtl: 86400 });"),
    bad('a timer that nobody starts again', 'export function start() { const account = pca.getActiveAccount(); setTimeout(() => pca.logoutRedirect(), 8 * 60 * 60 * 1000); }', 'hardcoded', [
      ['useExp', 'export function start() { const account = pca.getActiveAccount(); setTimeout(() => pca.logoutRedirect(), (account?.idTokenClaims?.exp ?? 0) * 1000 - Date.now()); }'],
    ], BROWSER),
    bad('a member of the session', 'export function touch(req) { req.session.sessionExpires = new Date(Date.now() + (isAdmin ? 4 * LIMIT : LIMIT)); } const LIMIT = 3600000;'),
    bad('configuration that names a session', 'export default { session: { secret, maxAge: parseInt(process.env.AGE || "86400000", 10) } };', 'fallback'),
    bad('a unit in the name', 'export const config = { sessionMaxAgeSeconds: 12 * 60 * 60 };'),
    bad('the leaf of a configuration schema', "export const config = convict({ session: { cookie: { ttl: { doc: 'ttl', format: Number, default: 8 * 60 * 60 * 1000, env: 'TTL' } } } });"),
    bad('the default of a schema', 'export const schema = z.object({ accessTokenExpiry: z.number().default(3600) });', 'fallback'),
    removable('a default parameter', "export function start(res, hours = 8) { res.cookie('session', id, { maxAge: hours * 3600000 }); }", ' maxAge: hours * 3600000 ', 'fallback'),
  ],
});

tester.run('no-hardcoded-session-lifetime: in place of the answer', rule, {
  valid: [
    good('the answer alone', 'export const end = (r) => Date.now() + r.expires_in * 1000;'),
    good('nothing stands in', 'export const end = (r) => r.expires_in ?? 0; export const other = (r) => r.expires_in || config.ttl;'),
    good('a constant beside no token', "export const answer = { expiresIn: 3600, url };"),
  ],
  invalid: [
    bad('a literal where the answer is silent', 'export const end = (r) => Date.now() + (r.expires_in || 3600) * 1000;', 'missing', [['useOwnValue', 'export const end = (r) => Date.now() + (r.expires_in) * 1000;']]),
    { ...bad('TypeScript needs to hear that it is there', 'export async function end(): Promise<number> { const r = await cca.acquireTokenByCode(q); return r.expiresOn?.getTime() ?? Date.now() + 3600e3; }'), filename: 'src/file.ts', errors: [{ messageId: 'missing', data: { duration: '`Date.now() + 3600e3`', source: '`r.expiresOn?.getTime()`' }, suggestions: [{ messageId: 'useOwnValue', data: { replacement: 'r.expiresOn!.getTime()' }, output: `${MICROSOFT}export async function end(): Promise<number> { const r = await cca.acquireTokenByCode(q); return r.expiresOn!.getTime(); }` }] }] } as unknown as Invalid,
    bad('a member of what is called an answer', 'export const end = (tokenResponse) => Date.now() + (tokenResponse.expiresIn || 3600) * 1000;', 'missing', [['useOwnValue', 'export const end = (tokenResponse) => Date.now() + (tokenResponse.expiresIn) * 1000;']]),
    bad('a choice', 'export const end = ({ expiresOn }) => (expiresOn ? +expiresOn : Date.now() + 3600_000);', 'missing', [['useOwnValue', 'export const end = ({ expiresOn }) => (+expiresOn);']]),
    bad('a guard', 'export function life(expiresIn) { if (!expiresIn) return 15 * 60 * 1000; return expiresIn * 1000; }', 'missing', []),
    { ...bad('a constant beside a token', 'export async function legacy() { const r = await cca.acquireTokenByCode(q);\n  return { accessToken: r.accessToken, expiresIn: 3600 }; }'), errors: [{ messageId: 'instead', line: 4, data: { key: 'expiresIn', duration: '1 hour (`3600`)', origin: '`cca.acquireTokenByCode()` (line 3)' }, suggestions: null }] } as unknown as Invalid,
  ],
});

const IDLE = [{ checkIdleTimers: true }] as const;
tester.run('no-hardcoded-session-lifetime: inactivity', rule, {
  valid: [good('silent without the option', 'useIdleTimer({ timeout: 15 * 60_000, onIdle }); const C = () => <IdleTimer timeout={900000} onIdle={out} />;')],
  invalid: [
    { ...bad('a hook', 'useIdleTimer({ timeout: 15 * 60_000, onIdle });', 'idle', []), options: IDLE },
    { ...bad('a component', 'const C = () => <IdleTimer timeout={900000} onIdle={out} />;', 'idle', []), options: IDLE },
    { ...bad('a timer of its own', "window.addEventListener('keydown', reset); const t = setTimeout(logout, 900000);", 'idle', []), options: IDLE },
    { ...bad('the rolling end of a library', "import { auth } from 'express-openid-connect'; app.use(auth({ session: { rollingDuration: 3600 } }));", 'idle', []), options: IDLE },
  ],
});

const SESSION = "import session from 'express-session'; app.use(session({ cookie: { maxAge: 86400000 } }));";
tester.run('no-hardcoded-session-lifetime: only where Microsoft signs people in', rule, {
  valid: [
    good('nothing tells', SESSION, ''),
    good('Auth0', SESSION, "import { auth } from 'express-oauth2-jwt-bearer'; import auth0 from '@auth0/nextjs-auth0';\n"),
    good('an own login', SESSION, "import bcrypt from 'bcrypt'; import LocalStrategy from 'passport-local';\n"),
    good('Firebase', SESSION, "import admin from 'firebase-admin';\n"),
    { ...good('the settings say no', SESSION), settings: { 'zero-trust': { provider: 'other' } } },
  ],
  invalid: [
    removable('Microsoft beside an own login', SESSION, ' maxAge: 86400000 ', 'hardcoded', "import bcrypt from 'bcrypt'; import { OIDCStrategy } from 'passport-azure-ad';\n"),
    { ...removable('the settings say yes', SESSION, ' maxAge: 86400000 ', 'hardcoded', ''), settings: { 'zero-trust': { provider: 'microsoft' } } },
  ],
});
