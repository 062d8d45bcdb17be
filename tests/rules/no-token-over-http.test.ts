import { RuleTester } from '@typescript-eslint/rule-tester';
import { describe, expect, it } from 'vitest';

import { noTokenOverHttp } from '../../src/rules/no-token-over-http.js';
import { lint } from '../support/lint.js';

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });

/** One row a client: how it sends a token to `URL`. The same code must be silent for loopback and, without its `token` part, for any host. */
interface Row {
  readonly name: string;
  readonly code: (url: string, token: boolean) => string;
  /** Where the suggestion is another one than the scheme. */
  readonly suggestion?: 'none' | 'useHttpsModule';
  readonly scheme?: 'http' | 'ws';
  readonly filename?: string;
}

const bearer = (token: boolean): string => (token ? "headers: { Authorization: `Bearer ${accessToken}` }" : "headers: { Accept: 'text/csv' }");

const ROWS: readonly Row[] = [
  { name: 'fetch', code: (url, token) => `fetch('${url}/r', { ${bearer(token)} });` },
  { name: 'fetch with Headers', code: (url, token) => `const headers = new Headers(); headers.set('Accept', 'text/csv'); ${token ? "headers.append('Authorization', `Bearer ${accessToken}`);" : ''} fetch('${url}/r', { headers });` },
  { name: 'fetch with pairs', code: (url, token) => `fetch('${url}/r', { headers: [['Accept', 'text/csv']${token ? ", ['authorization', 'Bearer ' + accessToken]" : ''}] });` },
  { name: 'fetch with a Request', code: (url, token) => `const request = new Request('${url}/r', { ${bearer(token)} }); fetch(request);` },
  { name: 'fetch with a URL', code: (url, token) => `fetch(new URL('/r', '${url}'), { ${bearer(token)} });` },
  { name: 'fetch with the token in the query', code: (url, token) => `fetch(\`${url}/r?${token ? 'access_token=${accessToken}' : 'page=${page}'}\`);` },
  { name: 'fetch with the token in the URL object', code: (url, token) => `const url = new URL('${url}/r'); url.searchParams.set('${token ? 'access_token' : 'page'}', ${token ? 'accessToken' : 'page'}); fetch(url);` },
  { name: 'fetch with the token in the body', code: (url, token) => `fetch('${url}/r', { method: 'POST', body: JSON.stringify({ ${token ? 'refresh_token: refreshToken' : 'page'} }) });` },
  { name: 'fetch with the token in a form', code: (url, token) => `fetch('${url}/r', { method: 'POST', body: new URLSearchParams({ grant_type: 'x', ${token ? 'refresh_token: refreshToken' : 'page'} }) });` },
  { name: 'fetch with the token in a cookie', code: (url, token) => `fetch('${url}/r', { headers: { Cookie: ${token ? '`session=${accessToken}`' : '`theme=${theme}`'} } });` },
  { name: 'node-fetch', code: (url, token) => `import send from 'node-fetch'; send('${url}/r', { ${bearer(token)} });` },
  { name: 'axios.get', code: (url, token) => `import axios from 'axios'; axios.get('${url}/r', { ${bearer(token)} });` },
  { name: 'axios.post', code: (url, token) => `import axios from 'axios'; axios.post('${url}/r', { n: 1 }, { ${bearer(token)} });` },
  { name: 'axios.post with the token in the body', code: (url, token) => `import axios from 'axios'; axios.post('${url}/r', { ${token ? 'access_token: accessToken' : 'page'} });` },
  { name: 'axios(config)', code: (url, token) => `const axios = require('axios'); axios({ method: 'get', url: '${url}/r', ${bearer(token)} });` },
  { name: 'axios.request(config)', code: (url, token) => `import axios from 'axios'; axios.request({ baseURL: '${url}', url: '/r', ${bearer(token)} });` },
  { name: 'axios with params', code: (url, token) => `import axios from 'axios'; axios.get('${url}/r', { params: { ${token ? 'access_token: accessToken' : 'page'} } });` },
  { name: 'axios.create with headers', code: (url, token) => `import axios from 'axios'; export const api = axios.create({ baseURL: '${url}', ${bearer(token)} });` },
  { name: 'axios.create with an interceptor', code: (url, token) => `import axios from 'axios'; const api = axios.create({ baseURL: '${url}' }); api.interceptors.request.use(async (config) => { config.headers.${token ? 'Authorization = `Bearer ${await getAccessToken()}`' : "Accept = 'text/csv'"}; return config; }); export default api;` },
  { name: 'axios.create with default headers', code: (url, token) => `import axios from 'axios'; const api = axios.create({ baseURL: '${url}' }); api.defaults.headers.common['${token ? 'Authorization' : 'Accept'}'] = ${token ? '`Bearer ${accessToken}`' : "'text/csv'"};` },
  { name: 'axios instance, token in one call', code: (url, token) => `import axios from 'axios'; const api = axios.create({ baseURL: '${url}' }); api.get('/r', { ${bearer(token)} });` },
  { name: 'axios defaults', code: (url, token) => `import axios from 'axios'; axios.defaults.baseURL = '${url}'; axios.defaults.headers.common.${token ? 'Authorization = `Bearer ${accessToken}`' : "Accept = 'text/csv'"};` },
  { name: 'axios default header and an absolute URL', code: (url, token) => `import axios from 'axios'; axios.defaults.headers.common['${token ? 'Authorization' : 'Accept'}'] = ${token ? '`Bearer ${accessToken}`' : "'text/csv'"}; export const load = () => axios.post('${url}/r', {});` },
  { name: 'HttpService of NestJS', code: (url, token) => `import { HttpService } from '@nestjs/axios'; class Reports { constructor(private readonly http: HttpService) {} load(accessToken: string) { return this.http.post('${url}/r', {}, { ${bearer(token)} }); } }` },
  { name: 'axiosRef of NestJS', code: (url, token) => `import { HttpService } from '@nestjs/axios'; class Reports { constructor(private readonly http: HttpService) {} load(accessToken: string) { return this.http.axiosRef.get('${url}/r', { ${bearer(token)} }); } }` },
  { name: 'got', code: (url, token) => `import got from 'got'; got('${url}/r', { ${bearer(token)} });` },
  { name: 'got.post', code: (url, token) => `import got from 'got'; got.post('${url}/r', { json: {}, ${bearer(token)} });` },
  { name: 'got.extend', code: (url, token) => `import got from 'got'; export const api = got.extend({ prefixUrl: '${url}', hooks: { beforeRequest: [(options) => { options.headers.${token ? 'authorization = `Bearer ${accessToken}`' : "accept = 'text/csv'"}; }] } });` },
  { name: 'ky', code: (url, token) => `import ky from 'ky'; ky.get('${url}/r', { ${bearer(token)} });` },
  { name: 'ky.create', code: (url, token) => `import ky from 'ky'; export const api = ky.create({ prefixUrl: '${url}', hooks: { beforeRequest: [(request) => { request.headers.set(${token ? "'Authorization', `Bearer ${accessToken}`" : "'Accept', 'text/csv'"}); }] } });` },
  { name: '$fetch', code: (url, token) => `$fetch('${url}/r', { ${bearer(token)} });` },
  { name: '$fetch.create', code: (url, token) => `export const api = $fetch.create({ baseURL: '${url}', onRequest({ options }) { options.headers.set(${token ? "'Authorization', `Bearer ${accessToken}`" : "'Accept', 'text/csv'"}); } });` },
  { name: 'Angular HttpClient', code: (url, token) => `import { HttpClient, HttpHeaders } from '@angular/common/http'; class Reports { url = '${url}/r'; constructor(private http: HttpClient) {} load(id: string) { return this.http.get(this.url + '/' + id, this.options()); } options() { return { headers: new HttpHeaders({ ${token ? "Authorization: 'Bearer ' + this.accessToken" : "Accept: 'text/csv'"} }) }; } }` },
  { name: 'Angular HttpClient, options as third argument', code: (url, token) => `import { HttpClient, HttpHeaders } from '@angular/common/http'; class Reports { private http = inject(HttpClient); save(r: Report) { return this.http.put('${url}/r', r, { headers: new HttpHeaders().set(${token ? "'Authorization', `Bearer ${this.accessToken}`" : "'Accept', 'text/csv'"}) }); } }` },
  { name: 'superagent', code: (url, token) => `import request from 'superagent'; request.get('${url}/r').set(${token ? "'Authorization', `Bearer ${accessToken}`" : "'Accept', 'text/csv'"}).end();` },
  { name: 'superagent with auth', code: (url, token) => `import request from 'superagent'; request.get('${url}/r')${token ? ".auth(accessToken, { type: 'bearer' })" : ".auth('user', password)"};` },
  { name: 'wretch', code: (url, token) => `import wretch from 'wretch'; export const api = wretch('${url}')${token ? '.auth(`Bearer ${accessToken}`)' : ".accept('text/csv')"};` },
  { name: 'undici', code: (url, token) => `import { request } from 'undici'; request('${url}/r', { ${bearer(token)} });` },
  { name: 'undici Client', code: (url, token) => `import { Client } from 'undici'; const client = new Client('${url}'); client.request({ path: '/r', method: 'GET', ${bearer(token)} });` },
  { name: 'request', code: (url, token) => `const request = require('request'); request({ uri: '${url}/r', ${token ? 'auth: { bearer: accessToken }' : "auth: { user: 'u', pass: password }"} });` },
  { name: 'needle', code: (url, token) => `const needle = require('needle'); needle.post('${url}/r', {}, { ${bearer(token)} });` },
  { name: 'XMLHttpRequest', code: (url, token) => `const x = new XMLHttpRequest(); x.open('GET', '${url}/r'); x.setRequestHeader(${token ? "'Authorization', 'Bearer ' + accessToken" : "'Accept', 'text/csv'"}); x.send();` },
  { name: 'jQuery.ajax', code: (url, token) => `$.ajax({ url: '${url}/r', beforeSend(xhr) { xhr.setRequestHeader(${token ? "'Authorization', 'Bearer ' + accessToken" : "'Accept', 'text/csv'"}); } });` },
  { name: 'jQuery.ajaxSetup', code: (url, token) => `$.ajaxSetup({ ${bearer(token)} }); $.ajax('${url}/r', { method: 'POST' });` },
  { name: 'fetchBaseQuery', code: (url, token) => `import { fetchBaseQuery } from '@reduxjs/toolkit/query/react'; export const base = fetchBaseQuery({ baseUrl: '${url}', prepareHeaders: (headers, { getState }) => { headers.set(${token ? "'authorization', `Bearer ${getState().auth.accessToken}`" : "'Accept', 'text/csv'"}); return headers; } });` },
  { name: 'Apollo', code: (url, token) => `import { createHttpLink } from '@apollo/client'; import { setContext } from '@apollo/client/link/context'; const http = createHttpLink({ uri: '${url}/graphql' }); const auth = setContext((_, { headers }) => ({ headers: { ...headers, ${token ? 'authorization: `Bearer ${accessToken}`' : "accept: 'text/csv'"} } }));` },
  { name: 'GraphQLClient', code: (url, token) => `import { GraphQLClient } from 'graphql-request'; export const client = new GraphQLClient('${url}/graphql', { ${bearer(token)} });` },
  { name: 'graphql-request', code: (url, token) => `import { request } from 'graphql-request'; request('${url}/graphql', query, {}, { ${token ? 'authorization: `Bearer ${accessToken}`' : "accept: 'text/csv'"} });` },
  { name: 'urql', code: (url, token) => `import { createClient } from 'urql'; export const client = createClient({ url: '${url}/graphql', fetchOptions: () => ({ ${bearer(token)} }) });` },
  { name: 'tRPC', code: (url, token) => `import { httpBatchLink } from '@trpc/client'; httpBatchLink({ url: '${url}/trpc', async headers() { return { ${token ? 'authorization: `Bearer ${await getAccessToken()}`' : "accept: 'text/csv'"} }; } });` },
  { name: 'WebSocket, query', scheme: 'ws', code: (url, token) => `new WebSocket(\`${url}/live?${token ? 'access_token=${accessToken}' : 'room=${room}'}\`);` },
  { name: 'WebSocket, protocol', scheme: 'ws', code: (url, token) => `new WebSocket('${url}/live', ['v1'${token ? ', accessToken' : ''}]);` },
  { name: 'ws, headers', scheme: 'ws', code: (url, token) => `import WebSocket from 'ws'; new WebSocket('${url}/live', { ${bearer(token)} });` },
  { name: 'socket.io', code: (url, token) => `import { io } from 'socket.io-client'; io('${url}', { transports: ['websocket'], ${token ? 'auth: { token: accessToken }' : 'query: { room }'} });` },
  { name: 'socket.io, headers', code: (url, token) => `import { io } from 'socket.io-client'; io('${url}', { ${token ? 'extraHeaders: { Authorization: `Bearer ${accessToken}` }' : 'query: { room }'} });` },
  { name: 'SignalR', code: (url, token) => `import { HubConnectionBuilder } from '@microsoft/signalr'; new HubConnectionBuilder().withUrl('${url}/hub'${token ? ', { accessTokenFactory: () => accessToken }' : ''}).build();` },
  { name: 'fetchEventSource', code: (url, token) => `import { fetchEventSource } from '@microsoft/fetch-event-source'; fetchEventSource('${url}/events', { ${bearer(token)} });` },
  { name: 'proxy', code: (url, token) => `import { createProxyMiddleware } from 'http-proxy-middleware'; app.use('/api', createProxyMiddleware({ target: '${url}', on: { proxyReq: (proxyReq, req) => { proxyReq.setHeader(${token ? "'Authorization', `Bearer ${req.session.accessToken}`" : "'Accept', 'text/csv'"}); } } }));` },
  { name: 'an unknown helper', code: (url, token) => `import { send } from './send'; send('${url}/r', { ${bearer(token)} });` },
  { name: 'an unknown helper with options', code: (url, token) => `import { client } from './client'; client.call({ url: '${url}/r', ${bearer(token)} });` },
  { name: 'node:http', suggestion: 'useHttpsModule', code: (url, token) => `import http from 'node:http'; http.get('${url}/r', { ${bearer(token)} });` },
  { name: 'node:http, setHeader', suggestion: 'useHttpsModule', code: (url, token) => `const { request } = require('http'); const r = request('${url}/r'); ${token ? "r.setHeader('Authorization', `Bearer ${accessToken}`);" : ''} r.end();` },
];

const RULE = { rules: { 'zero-trust/no-token-over-http': 'error' as const } };

describe.each(ROWS.map((row) => [row.name, row] as const))('%s', (_, { code, scheme = 'http', suggestion }) => {
  const remote = `${scheme}://reports.intern`;

  it('with a token over plain text: reported, and cured by the suggestion', () => {
    const [problem, ...more] = lint(code(remote, true), RULE);
    expect([problem?.messageId, more]).toEqual(['tokenOverHttp', []]);
    const [offered] = problem?.suggestions ?? [];
    expect(offered?.messageId).toBe(suggestion ?? 'useSecureScheme');
    const source = code(remote, true);
    const cured = offered ? source.slice(0, offered.fix.range[0]) + offered.fix.text + source.slice(offered.fix.range[1]) : source;
    expect(cured).toContain(`${scheme}s://reports.intern`);
    expect(lint(cured, RULE)).toEqual([]);
  });

  it('encrypted: silent', () => {
    expect(lint(code(`${scheme}s://reports.intern`, true), RULE)).toEqual([]);
  });

  it('to this machine: silent', () => {
    expect(lint(code(`${scheme}://localhost:8080`, true), RULE)).toEqual([]);
  });

  it('without a token: silent', () => {
    expect(lint(code(remote, false), RULE)).toEqual([]);
  });
});

const get = (url: string): string => `fetch(${url}, { headers: { Authorization: \`Bearer \${accessToken}\` } });`;
const secure = (output: string): { messageId: 'useSecureScheme'; data: { secure: string }; output: string } => ({ messageId: 'useSecureScheme', data: { secure: 'https:' }, output });

tester.run('no-token-over-http', noTokenOverHttp, {
  valid: [
    // Addresses that never leave the machine, or are no addresses.
    ...['localhost:3000', 'api.localhost', '127.0.0.1:8080', '127.1.2.3', '[::1]:80', '10.0.2.2:5000', 'host.docker.internal', '169.254.169.254/metadata/identity/oauth2/token', 'schemas.microsoft.com/ws'].map((host) => ({
      name: `to ${host}`,
      code: get(`'http://${host}'`),
    })),
    { name: 'a host that the settings allow', code: get("'http://mesh.intern/x'"), settings: { 'zero-trust': { allowHosts: ['mesh.intern'] } } },
    { name: 'hosts below an allowed one', code: get("'http://a.b.intern/x'"), settings: { 'zero-trust': { allowHosts: ['*.intern'] } } },
    // Hosts that this file does not decide.
    { name: 'the environment', code: `const host = process.env.API_HOST; ${get('`http://${host}/x`')}` },
    { name: 'the environment, destructured', code: `const { API_HOST } = process.env; ${get('`http://${API_HOST}/x`')}` },
    { name: 'the environment of a bundler', code: get('`http://${import.meta.env.VITE_HOST}/x`') },
    { name: 'the environment, else loopback', code: `const api = process.env.API ?? 'http://localhost:3000'; ${get('`${api}/x`')}` },
    { name: 'configuration', code: `import { config } from './config'; ${get('`http://${config.host}/x`')}` },
    { name: "the page's own host", code: 'new WebSocket(`ws://${window.location.host}/live?access_token=${accessToken}`);' },
    { name: 'the scheme of the page', code: get('`${location.protocol}//api.contoso.example/x`') },
    { name: 'an unknown URL', code: `import { url } from './urls'; ${get('url')}` },
    { name: 'loopback while developing', code: `const api = dev ? 'http://localhost:3000' : 'https://api.contoso.example'; ${get('`${api}/x`')}` },
    // What is no token.
    { name: 'Basic', code: "fetch('http://printers.intern', { headers: { Authorization: `Basic ${btoa(user + ':' + password)}` } });" },
    { name: 'an API key', code: "fetch('http://models.intern', { headers: { Authorization: `Bearer ${process.env.OLLAMA_API_KEY}` } });" },
    { name: 'an API key in a header', code: "fetch('http://models.intern', { headers: { 'Ocp-Apim-Subscription-Key': key, 'x-api-key': apiKey } });" },
    { name: 'an unknown Authorization', code: "fetch('http://models.intern', { headers: { Authorization: credentials } });" },
    { name: 'a body called token', code: "fetch('http://captcha.intern', { method: 'POST', body: JSON.stringify({ token }) });" },
    { name: 'an interceptor of another instance', code: "import axios from 'axios'; const a = axios.create({ baseURL: 'http://a.intern' }); const b = axios.create({ baseURL: 'https://b.example' }); b.interceptors.request.use((c) => { c.headers.Authorization = `Bearer ${t}`; return c; });" },
    { name: 'an absolute URL beats the base', code: "import axios from 'axios'; const a = axios.create({ baseURL: 'http://a.intern' }); a.get('https://b.example/x', { headers: { Authorization: `Bearer ${t}` } });" },
    // What is no request.
    { name: 'a link', code: "const link = <a href=\"http://intranet.example\">{accessToken}</a>; fetch('https://a.example', { headers: { Authorization: `Bearer ${accessToken}` } });" },
    { name: 'a test of the scheme', code: "if (url.startsWith('http://')) throw new Error(accessToken);" },
    { name: 'window.open', code: "window.open('http://intranet.example', '_blank'); x.setRequestHeader('Authorization', `Bearer ${t}`);" },
    { name: 'https of a URL made of parts', code: get("new URL('https://api.example/x', 'http://base.example')") },
    { name: 'Node http through a socket', code: "import http from 'http'; http.request({ socketPath: '/var/run/x.sock', host: 'x', headers: { Authorization: `Bearer ${t}` } });" },
    { name: 'Node http with https options', code: "import http from 'http'; http.request({ protocol: process.env.PROTOCOL, host: 'a.intern', headers: { Authorization: `Bearer ${t}` } });" },
    // Addresses of sign-in.
    { name: 'redirect to loopback', code: "const config = { auth: { clientId, redirectUri: 'http://localhost:4200' } };" },
    { name: 'authority of something else', code: "const rights = { authority: 'http://rights.example', holder };" },
    { name: 'another map', code: "const labels = new Map([['http://a.intern', 'A']]); labels.set('http://b.intern', 'B');" },
    { name: 'a resource over https', code: "const protectedResourceMap = new Map([['https://graph.microsoft.com/v1.0/me', ['user.read']]]);" },
    { name: 'keys over https', code: "import { createRemoteJWKSet } from 'jose'; createRemoteJWKSet(new URL('https://login.example/keys'));" },
    // gRPC.
    { name: 'an insecure channel to this machine', code: "import { credentials, Metadata } from '@grpc/grpc-js'; const client = new Reports('localhost:50051', credentials.createInsecure()); const m = new Metadata(); m.set('authorization', `Bearer ${t}`);" },
    { name: 'an insecure channel without a token', code: "import { credentials } from '@grpc/grpc-js'; const client = new Reports('reports.intern:50051', credentials.createInsecure());" },
  ],
  invalid: [
    {
      name: 'the report says where the token comes from, and stands at the URL',
      code: [
        "const API = 'http://10.4.0.9:8080';",
        'async function load() {',
        '  const { accessToken } = await pca.acquireTokenSilent(request);',
        '  return fetch(`${API}/reports`, { headers: { Authorization: `Bearer ${accessToken}` } });',
        '}',
      ].join('\n'),
      errors: [{
        messageId: 'tokenOverHttp',
        data: { url: 'http://10.4.0.9:8080', token: 'the token in the `Authorization` header, which comes from `pca.acquireTokenSilent()` (line 3),', secure: 'https:' },
        line: 4, column: 16, endLine: 4, endColumn: 32,
        suggestions: [secure([
          "const API = 'https://10.4.0.9:8080';",
          'async function load() {',
          '  const { accessToken } = await pca.acquireTokenSilent(request);',
          '  return fetch(`${API}/reports`, { headers: { Authorization: `Bearer ${accessToken}` } });',
          '}',
        ].join('\n'))],
      }],
    },
    {
      name: 'both sides of a choice are edited',
      code: `const api = staging ? 'http://staging.example' : 'http://api.example'; ${get('api')}`,
      errors: [{ messageId: 'tokenOverHttp', suggestions: [secure(`const api = staging ? 'https://staging.example' : 'https://api.example'; ${get('api')}`)] }],
    },
    {
      name: 'a scheme of its own',
      code: `const PROTOCOL = 'http'; const HOST = 'api.example'; ${get('`${PROTOCOL}://${HOST}/x`')}`,
      errors: [{ messageId: 'tokenOverHttp', data: { url: 'http://api.example', token: 'the token in the `Authorization` header (line 1)', secure: 'https:' }, suggestions: [secure(`const PROTOCOL = 'https'; const HOST = 'api.example'; ${get('`${PROTOCOL}://${HOST}/x`')}`)] }],
    },
    {
      name: 'a host that is not known',
      code: `import { host } from './hosts'; ${get('`http://${host}:8080/x`')}`,
      errors: [{ messageId: 'tokenOverHttp', data: { url: 'http://…:8080', token: 'the token in the `Authorization` header (line 1)', secure: 'https:' }, suggestions: [secure(`import { host } from './hosts'; ${get('`https://${host}:8080/x`')}`)] }],
    },
    {
      name: 'a fallback',
      code: `const api = process.env.API || 'http://api.example'; ${get('api')}`,
      errors: [{ messageId: 'tokenOverHttp', suggestions: [secure(`const api = process.env.API || 'https://api.example'; ${get('api')}`)] }],
    },
    {
      name: 'a URL that a helper of this file is given',
      code: `function load(url) { return ${get('url')} } load('http://a.intern/x'); load('https://b.example/x');`,
      errors: [{ messageId: 'tokenOverHttp', data: { url: 'http://a.intern', token: 'the token in the `Authorization` header (line 1)', secure: 'https:' }, suggestions: [secure(`function load(url) { return ${get('url')} } load('https://a.intern/x'); load('https://b.example/x');`)] }],
    },
    {
      name: 'an inbound bearer that is passed on',
      code: "app.get('/x', (req) => fetch('http://orders:8080/x', { headers: { Authorization: req.headers.authorization } }));",
      errors: [{ messageId: 'tokenOverHttp', suggestions: [secure("app.get('/x', (req) => fetch('https://orders:8080/x', { headers: { Authorization: req.headers.authorization } }));")] }],
    },
    {
      name: 'Node http by options: the module is replaced',
      code: "import http from 'http';\nhttp.request({ hostname: 'reports.intern', path: '/x', headers: { Authorization: `Bearer ${accessToken}` } });",
      errors: [{
        messageId: 'tokenOverHttp', data: { url: 'http://reports.intern', token: 'the token in the `Authorization` header (line 2)', secure: 'https:' }, line: 2, column: 26,
        suggestions: [{ messageId: 'useHttpsModule', data: { module: 'https' }, output: "import http from 'https';\nhttp.request({ hostname: 'reports.intern', path: '/x', headers: { Authorization: `Bearer ${accessToken}` } });" }],
      }],
    },
    {
      name: 'Node http that also makes a server: no edit',
      code: "const http = require('node:http'); http.createServer(app); http.get('http://reports.intern', { headers: { Authorization: `Bearer ${accessToken}` } });",
      errors: [{ messageId: 'tokenOverHttp', suggestions: [] }],
    },
    {
      name: 'redirectUri',
      code: "const config = { auth: { clientId, redirectUri: 'http://app.contoso.example/auth' } };",
      errors: [{ messageId: 'redirect', data: { option: 'redirectUri', url: 'http://app.contoso.example', secure: 'https:' }, line: 1, column: 49, suggestions: [secure("const config = { auth: { clientId, redirectUri: 'https://app.contoso.example/auth' } };")] }],
    },
    {
      name: 'callbackURL of a strategy',
      code: "passport.use(new OAuth2Strategy({ clientID, callbackURL: 'http://app.contoso.example/auth' }, verify));",
      errors: [{ messageId: 'redirect', suggestions: [secure("passport.use(new OAuth2Strategy({ clientID, callbackURL: 'https://app.contoso.example/auth' }, verify));")] }],
    },
    {
      name: 'authority',
      code: "const pca = new PublicClientApplication({ auth: { clientId, authority: 'http://sts.contoso.example/adfs' } });",
      errors: [{ messageId: 'authority', data: { option: 'authority', url: 'http://sts.contoso.example', secure: 'https:' }, suggestions: [secure("const pca = new PublicClientApplication({ auth: { clientId, authority: 'https://sts.contoso.example/adfs' } });")] }],
    },
    {
      name: 'jwksUri',
      code: "const keys = jwksClient({ jwksUri: 'http://sts.contoso.example/keys' });",
      errors: [{ messageId: 'keys', data: { option: 'jwksUri', url: 'http://sts.contoso.example', secure: 'https:' }, suggestions: [secure("const keys = jwksClient({ jwksUri: 'https://sts.contoso.example/keys' });")] }],
    },
    {
      name: 'createRemoteJWKSet',
      code: "import { createRemoteJWKSet } from 'jose'; createRemoteJWKSet(new URL('http://sts.contoso.example/keys'));",
      errors: [{ messageId: 'keys', suggestions: [secure("import { createRemoteJWKSet } from 'jose'; createRemoteJWKSet(new URL('https://sts.contoso.example/keys'));")] }],
    },
    {
      name: 'keys of protectedResourceMap',
      code: "const protectedResourceMap = new Map([['http://api.contoso.example/x', ['scope']]]); protectedResourceMap.set('http://other.contoso.example', null);",
      errors: [
        { messageId: 'resource', data: { option: 'protectedResourceMap', url: 'http://api.contoso.example', secure: 'https:' }, suggestions: [secure("const protectedResourceMap = new Map([['https://api.contoso.example/x', ['scope']]]); protectedResourceMap.set('http://other.contoso.example', null);")] },
        { messageId: 'resource', data: { option: 'protectedResourceMap', url: 'http://other.contoso.example', secure: 'https:' }, suggestions: [secure("const protectedResourceMap = new Map([['http://api.contoso.example/x', ['scope']]]); protectedResourceMap.set('https://other.contoso.example', null);")] },
      ],
    },
    {
      name: 'gRPC',
      code: "import { credentials, Metadata } from '@grpc/grpc-js'; const client = new Reports('reports.intern:50051', credentials.createInsecure()); const m = new Metadata(); m.set('authorization', `Bearer ${t}`);",
      errors: [{ messageId: 'insecureChannel', data: { token: 'the token in the `authorization` header (line 1)' }, column: 107, suggestions: [] }],
    },
  ],
});

it('asks nothing of a file that speaks of no plain scheme', () => {
  expect(noTokenOverHttp.meta.hasSuggestions).toBe(true);
  expect(lint(get("'https://a.example'"), RULE)).toEqual([]);
});
