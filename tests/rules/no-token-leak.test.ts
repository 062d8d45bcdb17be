import * as parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { describe, expect, it } from 'vitest';

import { noTokenLeak } from '../../src/rules/no-token-leak.js';
import { lint } from '../support/lint.js';

const tester = new RuleTester({ languageOptions: { parser } });
const RULE = { rules: { 'zero-trust/no-token-leak': 'error' as const } };
const ids = (code: string, filename?: string): (string | undefined)[] => lint(code, { ...RULE, ...(filename === undefined ? {} : { filename }) }).map(({ messageId, message }) => messageId ?? message);

const FLOW = "import { pca } from './msal'; const result = await pca.acquireTokenSilent(request); const { accessToken } = result;";

/** Each outlet given a token, and beside it the same outlet given what only speaks of one. */
const OUTLETS: readonly (readonly [name: string, code: (value: string) => string, messageId?: string])[] = [
  ['console.log', (value) => `console.log('got', ${value});`],
  ['console.error', (value) => `console.error(${value});`],
  ['console.table', (value) => `console.table([${value}]);`],
  ['window.console', (value) => `window.console.debug(${value});`],
  ['winston', (value) => `import winston from 'winston'; winston.info('got', { token: ${value} });`],
  ['a logger', (value) => `logger.debug('got %s', ${value});`],
  ['a logger of the class', (value) => `class A { run() { this.logger.verbose(${value}); } }`],
  ['a private logger', (value) => `class A { #log; run() { this.#log.info(${value}); } }`],
  ['an Angular service', (value) => `class A { run() { this.loggerService.logDebug(config, ${value}); } }`],
  ['the request of Fastify', (value) => `request.log.warn({ auth: ${value} }, 'denied');`],
  ['the context of Functions', (value) => `context.log('got', ${value});`],
  ['debug', (value) => `const debug = require('debug')('auth'); debug(${value});`],
  ['an output channel', (value) => `outputChannel.appendLine(${value});`],
  ['a wrapper', (value) => `function note(text) { console.log('app: ' + text); } note(${value});`],
  ['a wrapper method', (value) => `class A { note(level, text) { console.log(\`\${level} \${text}\`); } run() { this.note('info', ${value}); } }`],
  ['Application Insights', (value) => `appInsights.trackEvent({ name: 'signIn', properties: { at: ${value} } });`, 'analytics'],
  ['Sentry', (value) => `Sentry.setContext('auth', { at: ${value} });`, 'analytics'],
  ['Sentry, function', (value) => `import { captureMessage } from '@sentry/browser'; captureMessage('got ' + ${value});`, 'analytics'],
  ['Mixpanel', (value) => `mixpanel.track('signIn', { at: ${value} });`, 'analytics'],
  ['the data layer', (value) => `window.dataLayer.push({ event: 'signIn', at: ${value} });`, 'analytics'],
  ['gtag', (value) => `gtag('event', 'login', { at: ${value} });`, 'analytics'],
  ['an error', (value) => `throw new Error(\`refused: \${${value}}\`);`, 'error'],
  ['an error of its own class', (value) => `throw new ApiError('refused: ' + ${value}, 401);`, 'error'],
  ['an error without new', (value) => `throw Error('refused: ' + ${value});`, 'error'],
  ['another window', (value) => `frame.contentWindow.postMessage({ type: 'auth', at: ${value} }, '*');`, 'window'],
  ['another window, option', (value) => `const ANY = '*'; frame.postMessage(JSON.stringify({ at: ${value} }), { targetOrigin: ANY });`, 'window'],
  ['a query', (value) => `const url = \`\${base}/me?access_token=\${${value}}\`;`, 'query'],
  ['a query of unknown base', (value) => `const url = base + '&access_token=' + (${value});`, 'query'],
  ['a query, encoded', (value) => `open('/report?x=1&token=' + encodeURIComponent(${value}));`, 'query'],
  ['a fragment', (value) => `open(\`/app#provider=aad&id_token=\${${value}}\`);`, 'fragment'],
  ['a query made of an object', (value) => `open(\`/report?\${new URLSearchParams({ token: ${value} })}\`);`, 'query'],
  ['a query made of an object, as text', (value) => `const query = new URLSearchParams({ from: 'app' }); query.set('access_token', ${value}); const url = base + '/me?' + query.toString();`, 'query'],
  ['a query made by a library', (value) => `const url = \`\${base}/me?\${qs.stringify({ id_token: ${value} })}\`;`, 'query'],
  ['a query that is added to, whatever the field is called', (value) => `const query = new URLSearchParams(); query.append('azure_token', ${value}); const { idToken } = answer; res.redirect(\`\${app}/in?\${query.toString()}\`);`, 'query'],
  ['a query written apart', (value) => `const query = \`client=\${id}&access_token=\${${value}}\`; open(\`\${base}/me?\${query}\`);`, 'query'],
  ['a query joined of a list', (value) => `const query = ['client=' + id, 'access_token=' + (${value})].join('&'); open(base + '?' + query);`, 'query'],
  ['a fragment made of an object', (value) => `open(\`/app#\${new URLSearchParams({ id_token: ${value} })}\`);`, 'fragment'],
  ['a part of it behind a test', (value) => `const part = ready ? (${value}).slice(0, 20) + '…' : 'none'; logger.warn('refused', { part });`, 'log'],
  ['search parameters', (value) => `const url = new URL(base); url.searchParams.set('access_token', ${value});`, 'query'],
  ['params of axios', (value) => `import axios from 'axios'; axios.get('https://api.contoso.example/me', { params: { access_token: ${value} } });`, 'query'],
  ['a socket', (value) => `new WebSocket(\`wss://api.contoso.example/live?token=\${${value}}\`);`, 'query'],
];

describe('a text beside a value says which sort of token it is', () => {
  it.each([
    ['a getter of Microsoft Graph that nothing else tells of', "const value = await service.getGraphToken(); console.log('Access Token:', value);"],
    ['in one text', 'const value = await service.getGraphToken(); console.log(`access token: ${value}`);'],
    ['a name alone', "const token = load(); logger.debug('refresh_token', token);"],
  ])('%s: reported', (_, code) => {
    expect(ids(code)).toEqual(['log']);
  });

  it.each([
    ['no text', 'const value = await service.getGraphToken(); console.log(value);'],
    ['a text about something else', "const value = await service.getGraphToken(); console.log('value:', value);"],
    ['a text in another call', "console.log('Access token:'); const token = load(); console.log(token);"],
    ['a value of another name', "const size = load(); console.log('Access token:', size);"],
    ['a length', "const token = load(); console.log('Access token:', token.length);"],
    ['a token that is known to be none', "const token = true; console.log('Has an access token:', token);"],
  ])('%s: silent', (_, code) => {
    expect(ids(code)).toEqual([]);
  });
});

describe.each(OUTLETS.map(([name, code, messageId = 'log']) => [name, { code, messageId }] as const))('%s', (_, { code, messageId }) => {
  it('given a token: reported', () => {
    expect(ids(`${FLOW} ${code('accessToken')}`)).toEqual([messageId]);
  });

  it.each(["'the access token'", 'accessToken.length', '!!accessToken', 'result.expiresOn', 'jwtDecode(accessToken)', 'hash(accessToken)', "accessToken ? 'set' : 'missing'"])('given %s: silent', (value) => {
    expect(ids(`${FLOW} ${code(value)}`)).toEqual([]);
  });
});

describe('what is a token', () => {
  it.each<[string, string]>([
    ['the whole result', `${FLOW} console.log(result);`],
    ['a result that a handler receives', "import { useMsal } from '@azure/msal-react'; const { instance } = useMsal(); instance.loginPopup(request).then((response) => { console.log(response); });"],
    ['an account of next-auth', "import NextAuth from 'next-auth'; NextAuth({ callbacks: { jwt({ token, account }) { console.log(account); return token; } } });"],
    ['JSON', `${FLOW} console.log(JSON.stringify(result));`],
    ['text put together before', `${FLOW} const line = \`token: \${accessToken}\`; console.log(line);`],
    ['an object put together before', `${FLOW} const state = { user, accessToken }; console.log(state);`],
    ['an object that is completed', `${FLOW} const state = {}; state.accessToken = accessToken; console.log(state);`],
    ['an object whose token only a name tells', 'const secrets: Secrets = { url }; const token = await session.getAccessTokenAsString(); secrets.token = token; console.log(secrets);'],
    ['a spread', `${FLOW} console.log({ ...result });`],
    ['a list', `${FLOW} console.log(['Bearer', accessToken].join(' '));`],
    ['the first ten characters', `${FLOW} console.log(accessToken.substring(0, 10));`],
    ['what a header holds', `${FLOW} console.log(accessToken.replace('Bearer ', ''));`],
    ['either of two', `${FLOW} console.log(cached ?? accessToken);`],
    ['behind a switch', `${FLOW} console.log(verbose && accessToken);`],
    ['one side of a choice', `${FLOW} console.log(verbose ? accessToken : '');`],
    ['in colour', `${FLOW} console.log(chalk.green(accessToken));`],
    ['a member', 'console.log(this.service.accessToken);'],
    ['a member called token, about signing in', "signIn(); console.log(response.data.token);"],
    ['a name', 'export function use(refreshToken: string) { console.log(refreshToken); }'],
    ['a plain name, about signing in', 'export function use(token: string) { headers.set("Authorization", token); console.log(token); }'],
    ['a secret of a deployment', 'logger.silly({ token: deploymentToken });'],
    ['the code of the flow', 'const response = await codes(); acquireTokenByCode(response); console.log(`code ${response.code}`);'],
    ['a request that holds the code', 'const request = { redirectUri, codeVerifier, code: "" }; request.code = answer; await pca.acquireTokenByCode(request); console.log(JSON.stringify(request));'],
    ['a request in place that holds the code', 'console.log({ code: answer, redirectUri });'],
    ['where there was none, and now is', 'let accessToken = read(); if (!accessToken) { accessToken = await ask(); console.log(accessToken); }'],
    ['an answer that a token was taken out of', "const answer = await post(); const token = answer.access_token; console.log('answer', answer); keep(token);"],
    ['an answer that a token is taken out of behind that', "const answer = await post(); console.log('answer', answer); keep(answer.access_token);"],
    ['a part of an answer', 'const answer = await post(); console.log(answer.data); const { expires_in, access_token } = answer.data;'],
    ['an answer, spread, and the token taken in a callback', 'post().then((answer) => { console.log({ ...answer, at: now }); later(() => keep(answer.refreshToken)); });'],
    ['another provider', "import { createAuth0Client } from '@auth0/auth0-spa-js'; const accessToken = await auth0.getTokenSilently(); console.log(accessToken);"],
  ])('%s: reported', (_, code) => {
    expect(ids(code)).toEqual(['log']);
  });

  it.each<[string, string]>([
    ['text that speaks of tokens', 'console.log("access token acquired", `id_token is missing`);'],
    ['the answer of an error, before a token is taken out of that of a success', 'const answer = await response.json(); if (!response.ok) { console.error(answer); throw new Error(); } keep(answer.access_token);'],
    ['an answer whose token was missing', "const answer = await post(); const token = answer.access_token; if (!token) { console.log('no token', answer); return; } keep(token);"],
    ['an answer that was asked for a token', "const answer = await post(); if (!answer.access_token) retry(); console.log(answer);"],
    ['the link of a mail', 'const link = `${app}/verify?token=${token}`; console.log(`mail: ${link}`); const approve = `${app}/api/approve-access?token=${fullAccessToken}`; console.log(approve);'],
    ['what a method decodes', 'class Login { open(answer) { const decoded = this.getDecodedAccessToken(answer.accessToken); console.log(decoded); } }'],
    ['an answer without a token', 'const answer = await post(); if (answer.access_token) return keep(answer.access_token); console.log(answer);'],
    ['an answer whose token is left out', "const answer = await post(); console.log({ ...answer, access_token: answer.access_token ? '…' : undefined }); keep(answer.access_token);"],
    ['an answer of which other members are read', 'const answer = await post(); console.log(answer); show(answer.token_type, answer[access_token], other.access_token);'],
    ['another member of it', 'const answer = await post(); console.log(answer.headers); keep(answer.data.access_token);'],
    ['the error of an answer', 'const response = await pca.acquireTokenSilent(request); console.log(error.message, `${response.error}`);'],
    ['the account', `${FLOW} console.log(result.account);`],
    ['claims', `${FLOW} console.log(result.idTokenClaims);`],
    ['the last four characters', `${FLOW} console.log(accessToken.slice(-4));`],
    ['the first six characters', `${FLOW} console.log(accessToken.substr(0, 6) + '…');`],
    ['six characters from the middle', `${FLOW} console.log(accessToken.slice(4, 10));`],
    ['a mask', `${FLOW} const masked = accessToken.replace(/./g, '*'); console.log(masked);`],
    ['a masked end', `${FLOW} const shown = accessToken.slice(-4); console.log(shown);`],
    ['a helper of this file', `${FLOW} function format(value) { return value.length; } console.log(format(accessToken));`],
    ['where there is none', 'if (!token) { signIn(); console.log(`no token: ${token}`); }'],
    ['the name of a setting', 'console.error(`${SettingNames.managementApiAccessToken} is missing`);'],
    ['a constant of an enumeration', 'console.error(CacheOutcome.NO_ACCESS_TOKEN);'],
    ['what such a constant flows into', 'class A { private note(outcome) { console.log(outcome); } run() { this.note(CacheOutcome.NO_ACCESS_TOKEN); } }'],
    ['what is read from a token', 'console.log(getUserNameFromAccessToken(accessToken));'],
    ['a token of a parser', 'export function next(token: Token) { console.log(token); }'],
    ['a member token of a parser', 'console.log(this.lexer.token);'],
    ['a parser beside signing in', 'signIn(); console.log(`unexpected token ${token}`);'],
    ['a CSRF token', 'signIn(); console.log(`csrf: ${token}`);'],
    ['a push token', 'signIn(); console.log("FCM", { fcm: deviceToken });'],
    ['a code of something else', 'console.log(response.code, error.code);'],
    ['a product code', 'console.log({ code: product, price });'],
    ['a status code beside its request', 'const request = { code: 200, redirectUri }; console.log({ ...request });'],
    ['a result by name alone, nothing of Microsoft', 'export function f(authResult) { console.log(authResult); }'],
    ['a name that tells only beside Microsoft', 'export function f(graphToken) { console.log(graphToken); }'],
    ['a logger that redacts', `${FLOW} const logger = pino({ redact: ['token'] }); logger.info({ token: accessToken });`],
    ['a wrapper with another parameter', `${FLOW} function post(token, path) { console.log(path); return send(token); } post(accessToken, '/me');`],
    ['a method that logs nothing', `${FLOW} Math.log(accessToken);`],
    ['a message to one origin', `${FLOW} frame.postMessage({ accessToken }, 'https://app.contoso.example');`],
    ['a message to a port', `${FLOW} port.postMessage({ accessToken });`],
    ['an error given an object', `${FLOW} throw new AuthError(accessToken);`],
    ['an error of a namespace', `${FLOW} sinon.fakeError('x ' + accessToken);`],
    ['an error by a helper', `${FLOW} throwError('x ' + accessToken); makeError('x ' + accessToken);`],
    ['arguments that are spread', `${FLOW} console.log(...parts);`],
  ])('%s: silent', (_, code) => {
    expect(ids(code)).toEqual([]);
  });

  it('one report where a wrapper names its parameter a token', () => {
    expect(ids(`${FLOW} function note(accessToken) { console.log(accessToken); } note(accessToken);`)).toEqual(['log']);
  });

  it('a function that writes on the side is reported where it writes', () => {
    const code = `${FLOW} function check(text, parts) { if (!text) return false; const all = text.split('.'); if (all.length !== parts) { console.warn(text); return false; } return true; }`;
    expect(ids(`${code} check(accessToken, 3);`)).toEqual(['log']);
    expect(ids(`${code} check(value, 3);`)).toEqual([]);
  });

  it('one report for one place, whatever it is part of', () => {
    expect(ids(`${FLOW} console.log(\`/me?access_token=\${accessToken}\`);`)).toEqual(['log']);
  });
});

describe('addresses', () => {
  it.each<[string, string]>([
    ['a hint for signing out', 'const url = `${end}?id_token_hint=${idToken}`;'],
    ['a link to a reset', 'const url = `${base}/reset-password?token=${token}`;'],
    ['a magic link', 'function sendMagicLink(accessToken) { return `${base}/in?access_token=${accessToken}`; }'],
    ['a token of an upload', 'const url = `${base}/upload?token=${token}`;'],
    ['a token of unknown sort', 'const url = `${base}/orders?token=${token}`;'],
    ['the body of a form made of an object', "const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }); fetch(url, { method: 'POST', body: body.toString() });"],
    ['the body of a form joined of a list', "const body = ['grant_type=refresh_token', `refresh_token=${refreshToken}`].join('&'); fetch(url, { method: 'POST', body });"],
    ['a form that is added to', "const form = new URLSearchParams(); form.append('refresh_token', refreshToken); form.append('page_token', page); fetch(url, { method: 'POST', body: form.toString() });"],
    ['a mark of a page', 'const query = new URLSearchParams(); query.append("page_token", pageToken); query.append("access_token", ""); open(`${base}?${query}`);'],
    ['a query without a token', 'open(`/report?${new URLSearchParams({ from: accessToken.length })}`);'],
    ['the body of a form', "const body = 'grant_type=refresh_token&refresh_token=' + refreshToken;"],
    ['a header with fields', 'const header = `EG1 client_token=${c};access_token=${accessToken};`;'],
    ['a host that takes it there only', 'fetch(`https://graph.facebook.com/me?access_token=${accessToken}`);'],
    ['such a host, put together', "const url = new URL('https://graph.facebook.com/me'); url.searchParams.set('access_token', accessToken);"],
    ['a constant', "const DEMO = 'demo'; const url = `${base}?access_token=${DEMO}`;"],
    ['another field', 'const url = `${base}?state=${token}&q=${accessToken}`;'],
    ['a CSRF token', 'const url = `${base}?token=${csrfToken}`;'],
    ['a mark from where changes are told', "import { Client } from '@microsoft/microsoft-graph-client'; const next = token ? `${resource}/delta?token=${token}` : `${resource}/delta`;"],
    ['a mark in the link to the next changes', "import { ConfidentialClientApplication } from '@azure/msal-node'; class Drives { changeTokens = new Map(); async changes(drive) { const { accessToken } = await cca.acquireTokenOnBehalfOf(r); const token = new URL(answer['@odata.deltaLink']).searchParams.get('token'); this.changeTokens.set(drive, token); const url = `${base}?token=${this.changeTokens.get(drive)}`; console.log(this.changeTokens.get(drive)); } }"],
    ['search parameters under a name of the caller', 'url.searchParams.set(name, accessToken);'],
    ['a header of a request', "import axios from 'axios'; axios.get('https://a.example/me', { params: { q }, headers: { Authorization: `Bearer ${accessToken}` } });"],
    ['the factory of SignalR', "import { HubConnectionBuilder } from '@microsoft/signalr'; const query = 1; new HubConnectionBuilder().withUrl('https://a.example/hub', { accessTokenFactory: () => accessToken });"],
  ])('%s: silent', (_, code) => {
    expect(ids(code)).toEqual([]);
  });

  it.each<[string, string]>([
    ['the field says so', 'const url = `${base}?access_token=${value}`;'],
    ['beside Microsoft identity', 'import { pca } from "@azure/msal-browser"; const url = `${base}/orders?token=${token}`;'],
    ['a channel, known by the member', 'const url = base + "api/channels?token=" + this.connection.token;'],
    ['a query of socket.io', "import { io } from 'socket.io-client'; io('https://a.example', { query: { token: accessToken } });"],
  ])('%s: reported', (_, code) => {
    expect(ids(code)).toEqual(['query']);
  });
});

const RESULT = 'const result = await pca.acquireTokenSilent(request);\n';

tester.run('no-token-leak', noTokenLeak, {
  valid: [],
  invalid: [
    {
      name: 'an argument among others is left out',
      code: `${RESULT}console.log('got', result.accessToken, 1);`,
      errors: [{
        messageId: 'log', line: 2, column: 20, endColumn: 38,
        data: { value: '`result.accessToken`', sort: 'a token', origin: ', from `pca.acquireTokenSilent()` (line 1)' },
        suggestions: [{ messageId: 'removeArgument', data: { value: '`result.accessToken`' }, output: `${RESULT}console.log('got', 1);` }],
      }],
    },
    {
      name: 'the only argument goes with its call',
      code: `${RESULT}console.log(result);\ndone();`,
      errors: [{ messageId: 'log', line: 2, data: { value: '`result`', sort: 'an object with a token inside', origin: ', from `pca.acquireTokenSilent()` (line 1)' }, suggestions: [{ messageId: 'removeCall', data: { value: '`result`' }, output: `${RESULT}done();` }] }],
    },
    {
      name: 'an object made before, with a token among others',
      code: `${RESULT}const profile = { name, accessToken: result.accessToken };\nconsole.log(JSON.stringify(profile));`,
      errors: [{ messageId: 'log', line: 3, data: { value: '`profile`', sort: 'an object with a token inside', origin: ', from `pca.acquireTokenSilent()` (line 1)' }, suggestions: null }],
    },
    {
      name: 'the only property goes with its object',
      code: "logger.silly({ token: deploymentToken }, 'deploying');",
      errors: [{ messageId: 'log', data: { value: '`deploymentToken`', sort: 'a secret of the sign-in', origin: '' }, suggestions: [{ messageId: 'removeArgument', data: { value: '`{ token: deploymentToken }`' }, output: "logger.silly('deploying');" }] }],
    },
    {
      name: 'a property among others is left out',
      code: "mixpanel.track('in', { plan, accessToken });",
      errors: [{ messageId: 'analytics', data: { value: '`accessToken`', sort: 'a token', origin: '' }, suggestions: [{ messageId: 'removeProperty', data: { value: '`accessToken`' }, output: "mixpanel.track('in', { plan });" }] }],
    },
    { name: 'text that counts its arguments is left', code: "console.log('%s for %s', accessToken, user);", errors: [{ messageId: 'log', suggestions: null }] },
    { name: 'so is a template', code: 'console.log(`got ${accessToken}`);', errors: [{ messageId: 'log', suggestions: null }] },
    { name: 'a call in an argument does more', code: 'console.log(1, await getAccessToken());', errors: [{ messageId: 'log', suggestions: null }] },
    { name: 'a value of a call that is used', code: 'const line = console.log(accessToken);', errors: [{ messageId: 'log', suggestions: null }] },
    { name: 'an error has no edit', code: 'throw new Error(`no: ${accessToken}`);', errors: [{ messageId: 'error', column: 24, suggestions: null }] },
    {
      name: "'*' becomes the page's own origin",
      code: "frame.postMessage({ accessToken }, '*');",
      errors: [{ messageId: 'window', column: 21, data: { value: '`accessToken`', sort: 'a token', origin: '' }, suggestions: [{ messageId: 'useOrigin', data: { origin: 'window.location.origin' }, output: 'frame.postMessage({ accessToken }, window.location.origin);' }] }],
    },
    { name: 'a query tells its field', code: 'open(`/me?access_token=${accessToken}`);', errors: [{ messageId: 'query', column: 26, data: { value: '`accessToken`', sort: 'a token', origin: '', field: 'access_token' }, suggestions: null }] },
    { name: 'a fragment tells its field', code: "open('/me#id_token=' + idToken);", errors: [{ messageId: 'fragment', data: { value: '`idToken`', sort: 'a token', origin: '', field: 'id_token' }, suggestions: null }] },
  ],
});
