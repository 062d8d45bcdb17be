import { describe, expect, it } from 'vitest';

import { fixedLifetimesAt } from '../../src/sinks/session-lifetime.js';
import { probe } from '../provenance/probe.js';
import { cured, lifetimeReports, reported } from './lifetimes.js';

type Row = readonly [what: string, code: string, expected: string];
const rows = (table: readonly Row[]): void => {
  it.each(table)('%s', (_, code, expected) => {
    expect(reported(code)).toBe(expected);
  });
};

describe('where options go', () => {
  const SESSION = "import session from 'express-session';\n";
  rows([
    ['through a spread', `${SESSION}const base = { cookie: { maxAge: 28800000 } }; app.use(session({ ...base, secret }));`, '8 hours'],
    ['through a spread in place', `${SESSION}app.use(session({ secret, ...{ cookie: { maxAge: 28800000 } } }));`, '8 hours'],
    ['through a choice', `${SESSION}app.use(session(secure ? { cookie: { maxAge: 28800000 } } : plain));`, '8 hours'],
    ['through a default', `${SESSION}app.use(session(given ?? { cookie: { maxAge: 28800000 } }));`, '8 hours'],
    ['through a member of a variable', `${SESSION}const options = { secret }; options.cookie = { maxAge: 28800000 }; app.use(session(options));`, '8 hours'],
    ['through a function that makes them', `${SESSION}function options() { return { cookie: { maxAge: 28800000 } }; } app.use(session(options()));`, '8 hours'],
    ['through an arrow', `${SESSION}const options = () => ({ cookie: { maxAge: 28800000 } }); app.use(session(options()));`, '8 hours'],
    ['through an awaited arrow', `${SESSION}app.use(session(await (async () => ({ cookie: { maxAge: 28800000 } }))()));`, '-'],
    ['through Object.freeze', `${SESSION}const options = Object.freeze({ cookie: { maxAge: 28800000 } }); app.use(session(options));`, '8 hours'],
    ['through a cast', `${SESSION}app.use(session({ cookie: { maxAge: 28800000 } } as any));`, '8 hours'],
    ['used twice, reported once', `${SESSION}const cookie = { maxAge: 28800000 }; app.use(session({ cookie })); app.use(session({ cookie }));`, '8 hours'],
    ['a part of them alone goes on', `${SESSION}const options = { cookie: { maxAge: 28800000 }, secret }; app.use(session({ secret: options.secret }));`, '-'],
    ['a part of them goes on', `${SESSION}const config = { port, session: { cookie: { maxAge: 28800000 } } }; app.use(session(config.session));`, '8 hours'],
    ['a part of a part goes on', `${SESSION}const config = { web: { session: { cookie: { maxAge: 28800000 } } } }; app.use(session(config.web.session));`, '8 hours'],
    ['a part that is put together', `${SESSION}const cookie = { maxAge: 28800000 }; const config = { web: { cookie } }; app.use(session(config.web));`, '8 hours'],
    ['another part goes on', `${SESSION}const config = { assets: { cookie: { maxAge: 28800000 } }, web: { secret } }; app.use(session(config.web));`, '-'],
    ['the lifetime itself goes on', `${SESSION}const config = { assets: { maxAge: 28800000 } }; app.use(session({ cookie: { maxAge: config.assets.maxAge } }));`, '8 hours'],
    ['in a list', `${SESSION}const all = [{ cookie: { maxAge: 28800000 } }]; app.use(session(all));`, '8 hours'],
    ['called twice around itself', `${SESSION}const a = { cookie: { maxAge: 28800000 }, get self() { return a; } }; app.use(session(a));`, '8 hours'],
    ['a key that nobody knows', "import lib from 'express-session'; app.use(lib({ [part]: { maxAge: 28800000 } }));", '-'],
    ['a lifetime in another argument', `${SESSION}app.use(session(secret), track({ cookie: { maxAge: 28800000 } }));`, '-'],
    ['a pattern is no value', `${SESSION}const { cookie: { maxAge = 28800000 } } = config; app.use(session({ secret }));`, '-'],
    ['a default of a parameter object', `${SESSION}export function make({ cookie = { maxAge: 28800000 } }) { return session({ cookie }); }`, '-'],
    ['an object that is thrown away', `${SESSION}({ cookie: { maxAge: 28800000 } });`, '-'],
    ['a method', `${SESSION}app.use(session({ maxAge() { return 28800000; } }));`, '-'],
    ['more uses than anybody follows', `${SESSION}const options = { cookie: { maxAge: 28800000 } };\n${'use(options);\n'.repeat(80)}app.use(session(options));`, '-'],
    ['a field that a method hands on', "class A { private readonly options = { maxAge: 28800000 }; start(res) { res.cookie('session', id, this.options); } }", '8 hours'],
    ['a field that the constructor sets', "class A { constructor() { this.settings = { cookie: { maxAge: 28800000 } }; } start(res) { res.cookie('session', id, this.settings.cookie); } }", '8 hours'],
    ['a field for another cookie', "class A { options = { maxAge: 28800000 }; start(res) { this.options = null; res.cookie('theme', id, this.options); res.cookie('session', id, this.others); } }", '-'],
    ['a function that sets a field of its own', "function A() { this.options = { maxAge: 28800000 }; res.cookie('session', id, this.options); }", '-'],
    ['a class field', 'export class Settings { session = { maxAge: 28800000 }; }', '`28800000`'],
    ['a class field of another matter', 'export class Settings { images = { maxAge: 28800000 }; [key] = { maxAge: 28800000 }; }', '-'],
    ['the exports of a module', 'module.exports = { session: { maxAge: 28800000 } };', '`28800000`'],
    ['a member of the exports', 'exports.session = { maxAge: 28800000 };', '`28800000`'],
    ['a configuration by its registered name', "export default registerAs('session', () => ({ ttl: 28800 }));", '`28800`'],
    ['a configuration registered for something else', "export default registerAs('images', () => ({ ttl: 28800 }));", '-'],
    ['a schema with more behind it', 'export const schema = z.object({ session: z.object({ maxAge: z.number().default(28800) }) }).strict();', '`z.number().default(28800)`'],
    ['a schema handed to a method of another kind', 'export const schema = z.object({ session: z.object({ maxAge: z.number().min(60).max(86400) }) }).parse(env);', '-'],
    ['a function whose name says it', 'export function sessionSettings() { return { maxAge: 28800000 }; }', '`28800000`'],
    ['a function whose name says something else', 'export function imageSettings() { return { maxAge: 28800000 }; }', '-'],
    ['an anonymous function', 'export default function () { return { maxAge: 28800000 }; }', '-'],
    ['a choice between two objects by name', 'export const session = production ? { maxAge: 28800000 } : { maxAge: config.age };', '`28800000`'],
    ['a list behind a name', 'const sessions = [{ maxAge: 28800000 }];', '`28800000`'],
    ['destructured at once', 'const { maxAge } = { maxAge: 28800000 };', '-'],
    ['the plugin of a library in a variable', "import yar from '@hapi/yar'; const plugin = { plugin: yar, options: { cache: { expiresIn: 28800000 } } }; server.register(plugin);", '8 hours'],
    ['another plugin', "import yar from '@hapi/yar'; import inert from '@hapi/inert'; server.register({ plugin: inert, options: { cache: { expiresIn: 28800000 } } });", '-'],
    ['a library made by a factory of a factory', "import session from 'express-session'; const Store = require('memorystore')(session); new Store({ ttl: 28800000 });", '8 hours'],
    ['a method of what a library returned', "import lib from 'express-session'; lib.Store({ ...more }).use({ ttl: 28800000 });", '-'],
  ]);
});

describe('names that say it', () => {
  rows([
    ['a session with its unit', 'export const config = { sessionMaxAgeMs: 28800000 };', '8 hours'],
    ['a session in minutes', 'export const config = { sessionTimeoutMinutes: 480 };', '8 hours'],
    ['a session in days', 'export const config = { sessionLifetimeDays: 7 };', '7 days'],
    ['a token of the user', 'export const config = { refreshTokenExpiry: 28800 };', '`28800`'],
    ['what comes before the end', 'export const config = { sessionExpiryBuffer: 28800 };', '-'],
    ['how long sessions were', 'send({ averageSessionDuration: 245, avgSessionDuration: 245, metrics: { sessionDuration: 245 } });', '-'],
    ['sessions that people book', 'send({ focusSessionDuration: 1500, booking: { sessionDuration: 90 }, session: { startTime: now, endTime: new Date(Date.now() + 3600000) } });', '-'],
    ['sessions of machines', 'send({ mqtt: { sessionExpiry: 3600 } }); client.send({ assumeRole: { maxSessionDuration: 7200 } });', '-'],
    ['the end of a session', 'send({ session: { userId, endsAt: new Date(Date.now() + 3600000) } });', '1 hour'],
    ['a lifetime of nobody', 'export const config = { maxAge: 28800 };', '-'],
    ['a session of a store of data', 'export const config = { cacheTtl: 28800, imageMaxAge: 28800 };', '-'],
    ['a name that only contains the letters', 'export const config = { obsession: { maxAgeOf: 28800 } };', '-'],
    ['the leaf of a schema', "export const schema = { sessionMaxAge: { format: 'int', default: 28800, env: 'AGE' } };", '`28800`'],
    ['a default outside a schema', 'export const schema = { sessionMaxAge: { default: 28800 } };', '-'],
    ['a default at the top', "export const schema = { default: 28800, env: 'AGE' }; use({ default: 28800, env: 'AGE' });", '-'],
    ['the leaf of something else', "export const schema = { port: { format: 'port', default: 28800 } };", '-'],
    ['a leaf with a computed name', "export const schema = { [name]: { format: 'int', default: 28800 }, ...more };", '-'],
  ]);

  describe('assignments', () => {
    rows([
      ['the cookie of the session', 'req.session.cookie.maxAge = 28800000;', '8 hours'],
      ['the end of the cookie', 'req.session.cookie.expires = new Date(Date.now() + 28800000);', '8 hours'],
      ['the options of the session', 'req.sessionOptions.maxAge = 28800000;', '8 hours'],
      ['a member of the session', 'ctx.session.maxAge = 28800000;', '`28800000`'],
      ['a token of the user', "this.refreshTokenExpiresIn = '7d';", '7 days'],
      ['a token that can only be of Microsoft', "this.tokenExpiresIn = '7d';", '7 days'],
      ['another member', 'req.session.views = 28800000;', '-'],
      ['an image', 'image.maxAge = 28800000;', '-'],
      ['a reset link', 'user.session.resetExpires = new Date(Date.now() + 28800000);', '-'],
      ['a variable', 'sessionMaxAge = 28800000;', '-'],
      ['a sum', 'req.session.cookie.maxAge += 28800000;', '-'],
      ['from exp', 'req.session.cookie.maxAge = claims.exp * 1000 - Date.now();', '-'],
    ]);
  });
});

describe('cookies', () => {
  rows([
    ['a name that remembers', "res.cookie('app.remember_me', id, { maxAge: 28800000 }); res.cookie('app.remember_choice', id, { maxAge: 28800000 });", '8 hours'],
    ['a name in a constant', "const NAME = 'app_session'; res.cookie(NAME, id, { maxAge: 28800000 });", '8 hours'],
    ['a name that is put together', "res.cookie(`${prefix}.session`, id, { maxAge: 28800000 });", '8 hours'],
    ['a name that is added together', "res.cookie(prefix + 'session', id, { maxAge: 28800000 });", '8 hours'],
    ['a name that is put together of something else', "res.cookie(`${themeName}.session`, id, { maxAge: 28800000 });", '-'],
    ['a name only by its variable', 'res.cookie(config.sessionCookieName, id, { maxAge: 28800000 });', '8 hours'],
    ['a value that names a session', "res.cookie('app', sessionId, { maxAge: 28800000 });", '8 hours'],
    ['a value that names a token', "res.cookie('app', user.jwt, { maxAge: 28800000 });", '8 hours'],
    ['a value that names a sign-in', "res.cookie('app', loginName, { maxAge: 28800000 });", '-'],
    ['no name', 'res.cookie(...parts, { maxAge: 28800000 }); res.cookie();', '-'],
    ['an object without a name', 'cookies.set({ value: sessionId, maxAge: 28800 });', '-'],
    ['an object without a value', "cookies.set({ name: 'session', maxAge: 28800 });", '8 hours'],
    ['an object of another purpose', "cookies.set({ name: 'theme', value: sessionId, maxAge: 28800 });", '-'],
    ['an object deletes it', "cookies.set({ name: 'session', value: id, maxAge: 0 });", '-'],
    ['another option', "res.cookie('session', id, { priority: 28800000 });", '-'],
    ['no value yet', "useCookie('session', { maxAge: 28800 });", '8 hours'],
    ['no value and no name', 'createCookie(name, { maxAge: 28800 });', '-'],
    ['a cookie jar in the way', "setCookie(response, 'session', id, { maxAge: 28800 });", '8 hours'],
    ['a number behind the options', "setCookie('session', id, { path: '/' }, 8);", '-'],
    ['a function of this file that counts days', "function setCookie(name, value, days) {} setCookie('session', id, 7);", '7 days'],
    ['a function of this file that counts minutes', "function setCookie(name, value, minutes = 5) {} setCookie('session', id, 480);", '8 hours'],
    ['a function of this file that takes it apart', "function setCookie(name, value, { days }) {} setCookie('session', id, 480);", '`480`'],
    ['a function of this file that counts nobody knows what', "class A { setCookie(name, value, expireTime) {} start() { this.setCookie('session', id, 30); } }", '-'],
    ['days for another purpose', "setCookie('theme', id, 7);", '-'],
  ]);

  describe('as text', () => {
    rows([
      ['in one literal', "document.cookie = 'session=1; max-age=28800';", '8 hours'],
      ['of another page', "frame.contentWindow.document.cookie = 'session=1; max-age=28800';", '8 hours'],
      ['a name from a variable', 'document.cookie = `${sessionName}=${id}; max-age=28800`;', '8 hours'],
      ['a name in two parts', "document.cookie = prefix + '.session' + '=' + id + '; max-age=28800';", '8 hours'],
      ['an age that a variable holds', 'const AGE = 28800; document.cookie = `session=${id}; max-age=${AGE}; path=/`;', '8 hours'],
      ['an age with a fallback', 'document.cookie = `session=${id}; max-age=${config.age || 28800}`;', '8 hours'],
      ['an age that only others know', 'document.cookie = `session=${id}; path=${path}; max-age=${config.age}`;', '-'],
      ['no lifetime', 'document.cookie = `session=${id}; path=/`;', '-'],
      ['no equals sign', 'document.cookie = sessionCookie;', '-'],
      ['another purpose', "document.cookie = 'theme=dark; max-age=31536000';", '-'],
      ['deletion', "document.cookie = 'session=; max-age=0';", '-'],
      ['a list of headers', "res.setHeader('Set-Cookie', ['theme=dark; max-age=31536000', ...more, 'session=1; max-age=28800']);", '8 hours'],
      ['a list of others', "res.setHeader('Set-Cookie', ['theme=dark; max-age=31536000', , other]);", '-'],
      ['a header in an object', "new Response(null, { headers: { 'Set-Cookie': `session=${id}; Max-Age=28800` } });", '8 hours'],
      ['a list of headers in an object', "context.res = { headers: { 'set-cookie': [`session=${id}; Max-Age=28800`] } };", '8 hours'],
      ['a header that is assigned', "headers['Set-Cookie'] = `session=${id}; Max-Age=28800`;", '8 hours'],
      ['headers of another purpose', "headers['Set-Cookie'] = 'theme=dark; Max-Age=28800'; send({ 'Set-Cookie': 'theme=dark; Max-Age=28800', 'Cache-Control': 'session=1; max-age=28800' });", '-'],
      ['another header', "res.setHeader('Link', 'session=1; max-age=28800'); res.setHeader(name, 'session=1; max-age=28800'); res.setHeader('Set-Cookie');", '-'],
      ['another member', "document.title = 'session=1; max-age=28800';", '-'],
    ]);
  });
});

describe('signed tokens', () => {
  const JWT = "import jwt from 'jsonwebtoken';\n";
  const signed = (payload: string, around = 'CALL'): string => JWT + around.replace('CALL', () => `jwt.sign(${payload}, key, { expiresIn: '8h' })`);
  rows([
    ['by what is signed', signed('{ email }', 'use(CALL);'), '8 hours'],
    ['by whom is signed', signed('user', 'use(CALL);'), '8 hours'],
    ['by an object in a variable', `const payload = { userId }; ${signed('payload', 'use(CALL);')}`, '8 hours'],
    ['by a variable that is no object', `const payload = claimsOf(x); ${signed('payload', 'use(CALL);')}`, '-'],
    ['by a variable without a value', `let payload; ${signed('payload', 'use(CALL);')}`, '-'],
    ['by the variable that takes it', signed('payload', 'const sessionToken = CALL;'), '8 hours'],
    ['by the variable that awaits it', signed('payload', 'const accessToken = await CALL;'), '8 hours'],
    ['by the property that takes it', signed('payload', 'send({ accessToken: CALL });'), '8 hours'],
    ['by the member that takes it', signed('payload', 'req.session.jwt = CALL;'), '8 hours'],
    ['by the call that takes it', signed('payload', 'setSession(CALL);'), '8 hours'],
    ['by what becomes of it', signed('payload', 'const token = ok ? CALL.trim() : null;'), '8 hours'],
    ['by its function', signed('payload', 'function issueToken(payload) { return CALL; }'), '8 hours'],
    ['by a method of a class', signed('payload', 'class A { issueToken(payload) { return [1].map(() => CALL); } }'), '8 hours'],
    ['by its key', `${JWT}use(jwt.sign(payload, config.sessionKey, { expiresIn: '8h' }));`, '8 hours'],
    ['taken apart, it has no name', signed('payload', 'const [token] = CALL;'), '-'],
    ['nothing tells', signed('payload', 'use(CALL);'), '-'],
    ['for a reset by its purpose', signed("{ userId, purpose: 'password-reset' }", 'use(CALL);'), '-'],
    ['for a reset by what is in it', signed('{ userId, otp }', 'use(CALL);'), '-'],
    ['for a reset by its variable', signed('{ userId }', 'const resetToken = CALL;'), '-'],
    ['for a reset by its function', signed('{ userId }', 'function resetLink() { return CALL; }'), '-'],
    ['a state parameter', signed('{ userId }', 'function makeState() { return CALL; }'), '-'],
    ['a client assertion', signed('{ iss: id, sub: id, aud }', 'const token = CALL;'), '-'],
    ['only registered members', signed('{ iss, aud, jti }', 'const token = CALL;'), '-'],
    ['more than the literal shows', signed('{ ...user, jti }', 'const token = CALL;'), '8 hours'],
    ['a sign-in on its way back', signed('{ userId }', 'function handleRedirect() { return CALL; }'), '8 hours'],
    ['a list of scopes made up, a user known', signed("{ scopes: ['a'], ...claimsOf(user) }", 'const token = CALL;'), '8 hours'],
    ['the options are spread', `${JWT}const token = jwt.sign({ userId }, ...keys, { expiresIn: '8h' });`, '8 hours'],
    ['a computed name takes it', signed('payload', 'send({ [kind]: CALL });'), '-'],
    ['a computed key', signed('{ [name]: 1, userId }', 'use(CALL);'), '8 hours'],
    ['arguments that are spread', `${JWT}use(jwt.sign(...args, { expiresIn: '8h' }));`, '-'],
    ['nothing is signed', `${JWT}const token = jwt.sign();`, '-'],
    ['a link that approves something', "import jwt from 'jsonwebtoken'; const token = jwt.sign({ itemId, approver: user.email, action: 'approve', jti }, secret, { expiresIn: '48h' });", '-'],
    ['options of something else', "import '@azure/msal-node'; export const options = { expiresIn: config.expiresIn || 3600 };", '-'],
    ['an invitation, whose token is drawn', "import { ConfidentialClientApplication } from '@azure/msal-node'; const token = nanoid(32); const other = crypto.randomBytes(32).toString('hex'); db.invitation.create({ token, expiresAt: new Date(Date.now() + 7 * 86400000) }); db.invitation.create({ token: other, expiresAt: new Date(Date.now() + 7 * 86400000) });", '-'],
    ['a sample of claims, whose end is a moment', 'export const session = { user: { oid, exp: 1705850000 }, tokenExpiry: 1705850000000 };', '-'],
    ['an expiry of another purpose in the payload', `${JWT}const resetToken = jwt.sign({ userId, exp: Math.floor(Date.now() / 1000) + 28800 }, key);`, '-'],
    ['somebody else signs', "import { sign } from 'tiny-thing'; const token = sign({ userId }, key, { expiresIn: '8h' });", '-'],
    ['a service that is none of tokens', "const url = this.urlService.sign({ userId }, { expiresIn: '8h' });", '-'],
    ['a receiver without a name', "const token = (0, make)().sign({ userId }, { expiresIn: '8h' }); signers[kind]({ userId }, { expiresIn: '8h' });", '-'],
    ['a user that the code makes up', signed("{ userId: 1, roles: ['admin'], email: 'a@example.com' }", 'const token = CALL;'), '-'],
    ['a user of whom one thing is known', signed("{ userId: user.id, role: 'admin' }", 'const token = CALL;'), '8 hours'],
    ['jose, for something else', "import { SignJWT } from 'jose'; const inviteToken = await new SignJWT({ userId }).setExpirationTime('8h').sign(key);", '-'],
    ['jose, the head in a variable', "import { SignJWT } from 'jose'; const jwt = new SignJWT({ userId }); const token = await jwt.setExpirationTime('8h').sign(key);", '8 hours'],
    ['jose, without a lifetime', "import { SignJWT } from 'jose'; const token = new SignJWT({ userId }).setExpirationTime();", '-'],
    ['Nest, where the module says so', "@Module({ imports: [JwtModule.register({ signOptions: { expiresIn: '8h' } })] }) export class AuthModule {}", '8 hours'],
  ]);
});

it('other nodes decide no lifetime', () => {
  expect(probe('probe(3600); probe(new Map());', (analysis, node) => fixedLifetimesAt(analysis, node))).toEqual([[], []]);
});

describe('stores and timers', () => {
  rows([
    ['a key of a session', "redis.set('session:' + id, data, { EX: 28800 });", '8 hours'],
    ['milliseconds', "redis.set(`session:${id}`, data, { PX: 28800000 });", '8 hours'],
    ['milliseconds behind a mode', "redis.set(`session:${id}`, data, 'PX', 28800000);", '8 hours'],
    ['small letters', "redis.set(`session:${id}`, data, 'ex', 28800);", '8 hours'],
    ['psetex', 'redis.psetex(`session:${id}`, 28800000, data);', '8 hours'],
    ['expire', 'redis.expire(`session:${id}`, 28800);', '8 hours'],
    ['pexpire', 'redis.pexpire(`session:${id}`, 28800000);', '8 hours'],
    ['a bare number', 'memory.set(`session:${id}`, data, 28800);', '`28800`'],
    ['a store of sessions', 'sessionStore.set(id, data, 28800);', '`28800`'],
    ['no lifetime', 'redis.set(`session:${id}`, data); redis.set(`session:${id}`, data, "NX", other, 28800);', '-'],
    ['a key of something else', "redis.set('profile:' + id, data, 'EX', 28800);", '-'],
    ['a session of something else', "redis.set('checkout:session:' + id, data, 'EX', 28800);", '-'],
    ['the storage of the browser', "sessionStorage.set('profile', data, 28800);", '-'],
    ['a store without a name', "(0, make)().set('profile', data, 28800); stores[kind]('session:1', data, 28800);", '-'],
    ['from exp', "redis.set(`session:${id}`, data, 'EX', claims.exp - Math.floor(Date.now() / 1000));", '-'],
    ['the end of a token in the storage of the browser', "localStorage.setItem('tokenExpiry', String(Date.now() + 28800000));", '8 hours'],
    ['the end of a token as text', "localStorage.setItem('token_expiry', (Date.now() + 28800000).toString());", '8 hours'],
    ['the end of a token in a template', "const ends = Date.now() + 28800000; localStorage.setItem('tokenExpiry', `${ends}`);", '8 hours'],
    ['the end of a token, a date that is set forward', "const ends = new Date(); ends.setHours(ends.getHours() + 8); localStorage.setItem('tokenExpiry', ends.getTime().toString());", '8 hours'],
    ['the end of a token as it was given', "localStorage.setItem('tokenExpiry', String(claims.exp * 1000)); localStorage.setItem('token', 28800000); localStorage.setItem(key, 28800000); localStorage.setItem('cacheExpiry', Date.now() + 28800000);", '-'],
    ['a timer that signs out', 'setTimeout(signOut, 28800000);', '8 hours'],
    ['a timer that signs out inside', 'setTimeout(async () => { await auth.endSession(); }, 28800000);', '8 hours'],
    ['a timer that does something else', 'setTimeout(() => { new Session(); handlers[0](); refresh(); }, 28800000); setTimeout(handlers[kind], 28800000); setTimeout(...args); setTimeout(signOut);', '-'],
    ['a short timer', 'setTimeout(signOut, 3000);', '-'],
    ['inactivity by the name of the function', 'function startIdleTimer() { setTimeout(signOut, 28800000); }', '8 hours'],
    ['inactivity of Angular', "import { Idle } from '@ng-idle/core'; idle.setIdle(900); this.idle.setTimeout(60); setTimeout(900);", '15 minutes, 1 minute'],
    ['inactivity of something else', 'idle.setIdle(900);', '-'],
    ['a component', 'const C = () => <IdleTimer timeout={900000} onIdle={out} />;', '15 minutes'],
    ['a component that only others set', 'const C = () => <><IdleTimer timeout={limit} {...more} /><IdleTimer timeout /><IdleTimer timeout="900000" /><IdleTimer timeout={/* none */} /><Lib.IdleTimer timeout={900000} /><IdleTimer x:timeout={900000} /></>;', '-'],
    ['another component', 'const C = () => <Toast timeout={900000} />;', '-'],
    ['calls without a name', 'handlers[kind]({ ttl: 28800, EX: 28800 }); (0, f)({ timeout: 900000, exp: Math.floor(Date.now() / 1000) + 28800 }); setTimeout(() => handlers[kind](), 28800000);', '-'],
    ['a hook', 'useInactivityTimer({ idleTimeoutMinutes: 15 });', '15 minutes'],
  ]);
});

describe('in place of an answer', () => {
  const stood = (code: string, settings?: unknown): string =>
    lifetimeReports(`const cca = new ConfidentialClientApplication(c); ${code}`, { filename: 'src/file.js', settings: settings ?? { provider: 'microsoft' } }).map(({ message }) => /^(.*?) (?:stands in where|is fixed at|is) (.*?)(?: is missing| beside )/.exec(message)?.slice(1).join(' / ') ?? message).join(', ') || '-';
  it.each<Row>([
    ['||', 'end(r.expires_in || 3600);', '`3600` / `r.expires_in`'],
    ['??', 'end(r.expires_in ?? 3600);', '`3600` / `r.expires_in`'],
    ['a number made of it', 'end(Number(r.expires_in) || 3600);', '`3600` / `Number(r.expires_in)`'],
    ['a number by a sign', 'end(+r.expires_in || 3600);', '`3600` / `+r.expires_in`'],
    ['parsed', 'end(parseInt(r.expires_in, 10) || 3600);', '`3600` / `parseInt(r.expires_in, 10)`'],
    ['rounded', 'end(Math.floor(r.expires_in) || 3600);', '`3600` / `Math.floor(r.expires_in)`'],
    ['multiplied', 'end(r.expires_in * 1000 || 3600000);', '`3600000` / `r.expires_in * 1000`'],
    ['a date', 'end(new Date(r.expiresOn) ?? 3600000);', '`3600000` / `new Date(r.expiresOn)`'],
    ['the number of a date', 'end(r.expiresOn?.getTime() ?? 3600000);', '`3600000` / `r.expiresOn?.getTime()`'],
    ['the text of a date', "end(r.expiresOn?.toISOString() ?? new Date(Date.now() + 3600000).toISOString());", '`new Date(Date.now() + 3600000).toISOString()` / `r.expiresOn?.toISOString()`'],
    ['one of two names', 'end((expiresIn ?? extExpiresIn) || 3600);', '`3600` / `expiresIn ?? extExpiresIn`'],
    ['one of two in a number', 'end(Number(r.expires_in || r.ext_expires_in) || 3600);', '`3600` / `Number(r.expires_in || r.ext_expires_in)`'],
    ['one of two', 'end((r.expires_in || r.ext_expires_in) || 3600);', '`3600` / `r.expires_in || r.ext_expires_in`'],
    ['a name alone', 'end(expiresIn ?? 3600);', '`3600` / `expiresIn`'],
    ['a choice', 'end(expiresIn ? expiresIn : 3600);', '`3600` / `expiresIn`'],
    ['a choice the other way round', 'end(!expiresIn ? 3600 : expiresIn);', '`3600` / `expiresIn`'],
    ['a guard', 'function f(expiresIn) { if (!expiresIn) return 3600; return expiresIn; }', '`3600` / the lifetime'],
    ['a guard in braces', 'function f(expiresIn) { if (!expiresIn) { return 3600; } return expiresIn; }', '`3600` / the lifetime'],
    ['a guard against null', 'function f(expiresIn) { if (expiresIn == null) return 3600; return expiresIn; }', '`3600` / the lifetime'],
    ['a guard against undefined', 'function f(expiresIn) { if (expiresIn === undefined) return 3600; return expiresIn; }', '`3600` / the lifetime'],
    ['a slot that an answer should fill', "res.cookie('session', id, { maxAge: (r.expires_in || 3600) * 1000 });", '`3600` / `r.expires_in`'],
    ['a constant beside a token', 'const r = await cca.acquireTokenByCode(q); send({ accessToken: r.accessToken, expiresIn: 3600 });', '`expiresIn` / 1 hour (`3600`)'],
    // Nothing that stands in for a lifetime.
    ['a guard that returns nothing', 'function f(expiresIn) { if (!expiresIn) return; if (!expiresIn) throw e; if (!expiresIn) { log(); return 3600; } }', '-'],
    ['a guard on something else', 'function f(name, expiresIn) { if (!name) return 3600; if (expiresIn === 0) return 3600; if (expiresIn > 0) return 3600; if (expiresIn !== null) return 3600; if (name == null) return 3600; }', '-'],
    ['both must hold', 'end(r.expires_in && 3600);', '-'],
    ['something else is missing', 'end(r.name || 3600); end(Math.abs(r.expires_in) || 3600); end(r.size * 2 || 3600); end(-r.expires_in || 3600); end(new Map(r.expiresOn) || 3600); end(new Date() || 3600); end(x.getTime() || 3600); end(Number() || 3600); end(ops[0](r.expires_in) || 3600);', '-'],
    ['a choice on something else', 'end(r.name ? r.expires_in : 3600);', '-'],
    ['0 stands in', 'end(r.expires_in || 0);', '-'],
    ['a word stands in', "end(r.expires_in || 'unknown');", '-'],
    ['of an answer beside which a device code is shown', 'async function f(q) { show(q.userCode); const r = await cca.acquireTokenByDeviceCode(q); keep(r.accessToken, r.expiresOn ?? 3600000); }', '`3600000` / `r.expiresOn`'],
    ['the code of a device, which has a life of its own', 'async function f(q) { const r = await post(q); show(r.user_code, r.verification_uri); return wait(r.interval, r.expires_in || 900); }', '-'],
    ['a constant beside a token, given by the answer', 'const r = await cca.acquireTokenByCode(q); send({ ...r, accessToken: r.accessToken, expiresIn: r.expires_in });', '-'],
    ['a constant beside something else', 'send({ token: { x: 1 }, expiresIn: 3600 }); send({ name, expiresIn: 3600 }); send({ [key]: token, expiresIn: 3600 });', '-'],
    ['folded too deeply', `end(${'+'.repeat(9).split('').join(' ')} r.expires_in || 3600);`, '-'],
  ])('%s', (_, code, expected) => {
    expect(stood(code)).toBe(expected);
  });

  it('a member of an unknown answer counts only where the file speaks of Microsoft', () => {
    expect(reported('end(r.expires_in || 3600);', { settings: {} })).toBe('-');
  });

  it.each<[string, string]>([
    ['end(r.expires_in || 3600);', 'end(r.expires_in!);'],
    ['end(expiresIn ?? 3600);', 'end(expiresIn!);'],
    ['end(r.expiresOn?.getTime() ?? 3600000);', 'end(r.expiresOn!.getTime());'],
    ['end(Number(r.expires_in) || 3600);', 'end(Number(r.expires_in));'],
  ])('in TypeScript, %s becomes %s', (code, output) => {
    expect(cured(code, { filename: 'src/file.ts' })).toEqual([output]);
  });
});

describe('suggestions', () => {
  const RESULT = 'const result = await new PublicClientApplication(c).acquireTokenByCode(q);';
  const ACCOUNT = 'const account = new PublicClientApplication(c).getActiveAccount();';
  const IMPORT = "import { PublicClientApplication } from '@azure/msal-browser';\n";
  const inside = (known: string, statement: string): string => `${IMPORT}export async function start(res) { ${known} ${statement} }`;

  describe('each slot in its own unit', () => {
    it.each<[string, string, string]>([
      ['milliseconds', "res.cookie('session', id, { maxAge: 28800000 });", "res.cookie('session', id, { maxAge: result.idTokenClaims.exp * 1000 - Date.now() });"],
      ['seconds', "cookies.set('session', id, { maxAge: 28800 });", "cookies.set('session', id, { maxAge: result.idTokenClaims.exp - Math.floor(Date.now() / 1000) });"],
      ['inside a product', "cookies.set('session', id, { maxAge: Math.floor(28800) });", "cookies.set('session', id, { maxAge: result.idTokenClaims.exp - Math.floor(Date.now() / 1000) });"],
      ['a date', "res.cookie('session', id, { expires: new Date(Date.now() + 28800000) });", "res.cookie('session', id, { expires: new Date(result.idTokenClaims.exp * 1000) });"],
      ['the text of a date', "document.cookie = `session=${id}; expires=${new Date(Date.now() + 28800000).toUTCString()}`;", "document.cookie = `session=${id}; expires=${new Date(result.idTokenClaims.exp * 1000).toUTCString()}`;"],
      ['milliseconds since 1970', 'req.session.expiresAt = Date.now() + 28800000;', 'req.session.expiresAt = result.idTokenClaims.exp * 1000;'],
      ['seconds since 1970', 'req.session.expiresAt = Math.floor(Date.now() / 1000) + 28800;', 'req.session.expiresAt = result.idTokenClaims.exp;'],
      ['the end in a payload', "import('x'); const token = jwtLib.sign({ userId, exp: Math.floor(Date.now() / 1000) + 28800 }, key);", "import('x'); const token = jwtLib.sign({ userId, exp: result.idTokenClaims.exp }, key);"],
      ['minutes', 'start({ sessionLifetimeMinutes: 480 });', 'start({ sessionLifetimeMinutes: (result.idTokenClaims.exp * 1000 - Date.now()) / 60_000 });'],
      ['days or a date', "$.cookie('session', id, { expires: 7 });", "$.cookie('session', id, { expires: new Date(result.idTokenClaims.exp * 1000) });"],
      ['a date behind dayjs', "res.cookie('session', id, { expires: dayjs().add(8, 'hour').toDate() });", "res.cookie('session', id, { expires: new Date(result.idTokenClaims.exp * 1000) });"],
      ['a span of a library', "res.cookie('session', id, { maxAge: Duration.fromObject({ hours: 8 }).toMillis() });", "res.cookie('session', id, { maxAge: result.idTokenClaims.exp * 1000 - Date.now() });"],
    ])('%s', (_, statement, output) => {
      expect(cured(inside(RESULT, statement), { filename: 'src/file.js' })[0]).toBe(inside(RESULT, output));
      expect(reported(inside(RESULT, output), { filename: 'src/file.js' })).toBe('-');
    });

    it.each<[string, string]>([
      ['an object of a library', "req.session.expiresAt = dayjs().add(8, 'hour');"],
      ['the text of a library', "req.session.expiresAt = dayjs().add(8, 'hour').format();"],
      ['a unit that nobody knows', 'start({ sessionTimeout: 480 });'],
      ['days', "setCookie('session', id, 7);"],
    ])('%s has no edit', (_, statement) => {
      expect(reported(inside(RESULT, statement))).not.toBe('-');
      expect(cured(inside(RESULT, statement), { filename: 'src/file.js' })).toEqual([]);
    });
  });

  describe('from whatever is in reach', () => {
    const set = (exp: string): string => `res.cookie('session', id, { maxAge: ${exp} });`;
    it.each<[string, string, string, string]>([
      ['a result', RESULT, 'result.idTokenClaims.exp * 1000 - Date.now()', '(result.idTokenClaims as { exp: number }).exp * 1000 - Date.now()'],
      ['claims of a result', `${RESULT} const claims = result.idTokenClaims;`, 'claims.exp * 1000 - Date.now()', '(claims as { exp: number }).exp * 1000 - Date.now()'],
      ['the claim itself', `${RESULT} const { exp } = result.idTokenClaims;`, 'exp * 1000 - Date.now()', 'exp * 1000 - Date.now()'],
      ['an account, which may be none', ACCOUNT, '(account?.idTokenClaims?.exp ?? 0) * 1000 - Date.now()', '(account?.idTokenClaims?.exp ?? 0) * 1000 - Date.now()'],
      ['claims of an account', `${ACCOUNT} const claims = account.idTokenClaims;`, '(claims?.exp ?? 0) * 1000 - Date.now()', '((claims as { exp?: number } | undefined)?.exp ?? 0) * 1000 - Date.now()'],
      ['claims out of an account', `${ACCOUNT} const { idTokenClaims } = account;`, '(idTokenClaims?.exp ?? 0) * 1000 - Date.now()', '((idTokenClaims as { exp?: number } | undefined)?.exp ?? 0) * 1000 - Date.now()'],
    ])('%s', (_, known, javascript, typescript) => {
      const start = inside(known, set('28800000'));
      expect(cured(start, { filename: 'src/file.js' })[0]).toBe(inside(known, set(javascript)));
      expect(cured(start, { filename: 'src/file.ts' })[0]).toBe(inside(known, set(typescript)));
    });

    it('nothing declared later, and nothing that the value itself declares', () => {
      expect(cured(inside('', `${set('28800000')} ${RESULT}`), { filename: 'src/file.js' })).toHaveLength(1);
      const own = inside('', "const token = jwt.sign({ userId }, key, { expiresIn: '8h' });").replace("'@azure/msal-browser';", "'@azure/msal-browser'; import jwt from 'jsonwebtoken';");
      expect(reported(own)).toBe('8 hours');
      expect(cured(own)).toEqual([]);
    });
  });

  it('removal keeps the comments around it', () => {
    const code = "res.cookie('session', id, { httpOnly: true, /* a day */ maxAge: 86400000 });";
    for (const output of cured(code)) expect(output).toContain('/* a day */');
  });
});
