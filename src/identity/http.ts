/**
 * HTTP clients: where their calls take the URL, the options, the body; how an instance is made; what a request hook is called.
 * Sources: the packages' type definitions, versions as in the rows; token-apis E.
 */

/** One way to call a client. Positions count from 0. */
export interface RequestCall {
  /** Method names; absent: the client itself is called. */
  readonly names?: readonly string[];
  /** The argument that is the URL; absent: it is an option. */
  readonly url?: number;
  /** The argument that is the body. */
  readonly body?: number;
  /** The argument that is the headers themselves. */
  readonly headers?: number;
  /** The arguments that can be the options. */
  readonly options?: readonly number[];
}

export interface HttpClient {
  /** As messages name it. */
  readonly name: string;
  readonly from: readonly string[];
  /** What the packages export as the client: `default` also for a module that is the function itself. Empty: only its methods. */
  readonly exports: readonly string[];
  /** Globals that are the client. */
  readonly globals?: readonly string[];
  /** Types of parameters and fields that hold a client (also `inject(Type)`). */
  readonly types?: readonly string[];
  readonly calls: readonly RequestCall[];
  /** How an instance with settings of its own is made; `base`: the argument that is its base URL. */
  readonly makes?: readonly { readonly names: readonly string[]; readonly form: 'method' | 'function' | 'new'; readonly base?: number; readonly options?: number }[];
}

const BODY_VERBS = ['post', 'put', 'patch'];
const PLAIN_VERBS = ['get', 'delete', 'head', 'options'];
const VERBS = [...PLAIN_VERBS, ...BODY_VERBS];

/** `client(url, options)` and `client.get(url, options)`, `client.post(url, options)`. */
const likeFetch: readonly RequestCall[] = [{ url: 0, options: [1, 0] }, { names: VERBS, url: 0, options: [1] }];
/** `client.get(url, options)`, `client.post(url, body, options)`. */
const likeAxios: readonly RequestCall[] = [
  { names: [...PLAIN_VERBS, 'jsonp'], url: 0, options: [1] },
  { names: [...BODY_VERBS, 'postForm', 'putForm', 'patchForm'], url: 0, body: 1, options: [2] },
];

export const HTTP_CLIENTS: readonly HttpClient[] = [
  {
    // WHATWG fetch; node-fetch@3.3.2, cross-fetch@4.1.0, isomorphic-fetch@3.0.0, undici@6.29.1, expo/fetch.
    name: 'fetch',
    from: ['node-fetch', 'cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch', 'whatwg-fetch', 'undici', 'expo/fetch', 'node-fetch-native', '@tauri-apps/plugin-http', 'fetch-retry', 'electron-fetch', 'make-fetch-happen', '@remix-run/web-fetch'],
    exports: ['fetch', 'default'],
    globals: ['fetch', 'fetchLater'],
    calls: [{ url: 0, options: [1] }],
  },
  // `new Request(url, init)`: the request that `fetch` is given later.
  { name: 'Request', from: ['node-fetch', 'undici', 'cross-fetch'], exports: ['Request'], globals: ['Request'], calls: [{ url: 0, options: [1] }] },
  {
    name: 'axios', // axios@1.21.1, 0.35.0
    from: ['axios', 'redaxios', 'axios-https-proxy-fix'],
    exports: ['default', 'axios', 'Axios'],
    globals: ['axios'],
    types: ['AxiosInstance', 'Axios', 'AxiosStatic'],
    calls: [...likeAxios, { url: 0, options: [1, 0] }, { names: ['request'], options: [0] }],
    makes: [{ names: ['create'], form: 'method', options: 0 }, { names: ['Axios'], form: 'new', options: 0 }],
  },
  // @nestjs/axios@4.0.1: `axiosRef` is the axios instance.
  { name: 'HttpService', from: ['@nestjs/axios', '@nestjs/common'], exports: [], types: ['HttpService'], calls: [...likeAxios, { names: ['request'], options: [0] }] },
  {
    name: 'got', // got@14.6.6, 11.8.6
    from: ['got', 'got-cjs', 'got-scraping', 'gh-got'],
    exports: ['default', 'got', 'gotScraping'],
    types: ['Got', 'ExtendOptions'],
    calls: [...likeFetch, { names: ['stream', 'paginate'], url: 0, options: [1] }],
    makes: [{ names: ['extend'], form: 'method', options: 0 }],
  },
  {
    name: 'ky', // ky@2.1.0
    from: ['ky', 'ky-universal'],
    exports: ['default', 'ky'],
    types: ['KyInstance'],
    calls: likeFetch,
    makes: [{ names: ['create', 'extend'], form: 'method', options: 0 }],
  },
  {
    name: 'ofetch', // ofetch@1.5.1, nuxt@3
    from: ['ofetch', 'ohmyfetch', '#app', '#imports', 'nuxt/app'],
    exports: ['ofetch', '$fetch', 'useFetch', 'useLazyFetch', 'default'],
    globals: ['$fetch', 'useFetch', 'useLazyFetch'],
    calls: [{ url: 0, options: [1] }, { names: ['raw', 'native'], url: 0, options: [1] }],
    makes: [{ names: ['create'], form: 'method', options: 0 }, { names: ['createFetch'], form: 'function', options: 0 }],
  },
  {
    name: 'Angular HttpClient', // @angular/common@18, @angular/http@7
    from: ['@angular/common/http', '@angular/http'],
    exports: [],
    types: ['HttpClient', 'Http', 'HttpBackend'],
    calls: [...likeAxios, { names: ['request'], url: 1, options: [2] }],
  },
  // `new HttpRequest(method, url, body, init)` of @angular/common/http.
  { name: 'HttpRequest', from: ['@angular/common/http'], exports: ['HttpRequest'], calls: [{ url: 1, body: 2, options: [2, 3] }] },
  {
    name: 'superagent', // superagent@10.4.2: the rest of the request follows as a chain
    from: ['superagent', 'superagent-promise', 'superagent-bluebird-promise'],
    exports: ['default', 'superagent'],
    calls: [{ url: 0 }, { url: 1 }, { names: [...VERBS, 'del'], url: 0, body: 1 }],
    makes: [{ names: ['agent'], form: 'method' }],
  },
  {
    name: 'wretch', // wretch@3: `wretch(base).auth(v).url(path).get()`
    from: ['wretch'],
    exports: ['default'],
    calls: [{ url: 0, options: [1] }],
  },
  {
    name: 'undici', // undici@8.12.4
    from: ['undici'],
    exports: [],
    calls: [{ names: ['request', 'stream', 'pipeline', 'connect', 'upgrade'], url: 0, options: [1] }],
  },
  {
    name: 'undici client',
    from: ['undici'],
    exports: [],
    calls: [{ names: ['request', 'stream', 'pipeline', 'connect', 'upgrade', 'dispatch'], options: [0] }],
    makes: [{ names: ['Client', 'Pool', 'BalancedPool'], form: 'new', base: 0, options: 1 }],
  },
  {
    name: 'request', // request@2.88.2, request-promise@4
    from: ['request', 'request-promise', 'request-promise-native', '@cypress/request', 'postman-request', 'requestretry', 'teeny-request'],
    exports: ['default'],
    calls: [...likeFetch, { names: ['del'], url: 0, options: [1] }, { names: [...VERBS, 'del'], options: [0] }],
    makes: [{ names: ['defaults'], form: 'method', options: 0 }],
  },
  {
    name: 'needle', // needle@3.5.0
    from: ['needle'],
    exports: ['default'],
    calls: [{ url: 1, body: 2, options: [3] }, { names: ['get', 'head'], url: 0, options: [1] }, { names: ['post', 'put', 'patch', 'delete'], url: 0, body: 1, options: [2] }],
  },
  // phin, centra and bent take the same shapes: phin@3, bent@7.
  { name: 'phin', from: ['phin'], exports: ['default'], calls: [{ options: [0] }] },
  {
    name: 'jQuery', // jquery@3.8
    from: ['jquery', 'jquery-slim'],
    exports: [],
    globals: ['$', 'jQuery'],
    calls: [{ names: ['ajax'], url: 0, options: [1, 0] }, { names: ['get', 'post', 'getJSON'], url: 0, body: 1 }, { names: ['get', 'post'], options: [0] }],
  },
  // @microsoft/fetch-event-source@2, eventsource@5; browsers' EventSource has no headers.
  { name: 'fetchEventSource', from: ['@microsoft/fetch-event-source'], exports: ['fetchEventSource'], calls: [{ url: 0, options: [1] }] },
  { name: 'EventSource', from: ['eventsource', 'event-source-polyfill', 'react-native-sse'], exports: ['EventSource', 'EventSourcePolyfill', 'default'], globals: ['EventSource'], calls: [{ url: 0, options: [1] }] },
  { name: 'WebSocket', from: ['ws', 'isomorphic-ws', 'reconnecting-websocket', 'partysocket'], exports: ['WebSocket', 'default', 'ReconnectingWebSocket'], globals: ['WebSocket', 'ReconnectingWebSocket'], calls: [{ url: 0, body: 1, options: [1, 2] }] },
  {
    name: 'socket.io', // socket.io-client@4.8.4
    from: ['socket.io-client'],
    exports: ['io', 'default', 'connect', 'Manager'],
    globals: ['io'],
    calls: [{ url: 0, options: [1] }, { names: ['connect'], url: 0, options: [1] }],
  },
  // @microsoft/signalr@10.0.11; the builder's other methods take no URL.
  { name: 'SignalR', from: ['@microsoft/signalr', '@aspnet/signalr'], exports: [], types: ['HubConnectionBuilder'], calls: [{ names: ['withUrl'], url: 0, options: [1, 2] }], makes: [{ names: ['HubConnectionBuilder'], form: 'new' }] },
  // @reduxjs/toolkit@2
  { name: 'fetchBaseQuery', from: ['@reduxjs/toolkit/query', '@reduxjs/toolkit/query/react', '@rtk-incubator/rtk-query'], exports: ['fetchBaseQuery'], calls: [{ options: [0] }] },
  {
    name: 'Apollo link', // @apollo/client@3.14.1, apollo-link-http@1.5.17, apollo-upload-client@18, graphql-ws@6, subscriptions-transport-ws@0.11
    from: ['@apollo/client', 'apollo-link-http', 'apollo-link-batch-http', 'apollo-boost', 'apollo-client', 'apollo-upload-client', 'apollo-angular/http', 'apollo-link-ws', 'subscriptions-transport-ws', 'graphql-ws'],
    exports: ['createHttpLink', 'HttpLink', 'BatchHttpLink', 'createUploadLink', 'UploadHttpLink', 'ApolloClient', 'default', 'WebSocketLink', 'createClient'],
    calls: [{ options: [0] }],
  },
  { name: 'SubscriptionClient', from: ['subscriptions-transport-ws'], exports: ['SubscriptionClient'], calls: [{ url: 0, options: [1] }] },
  {
    name: 'graphql-request', // graphql-request@7.4.0, 6.1.0
    from: ['graphql-request'],
    exports: ['request', 'rawRequest', 'default', 'GraphQLClient'],
    calls: [{ url: 0, options: [0, 1], headers: 3 }],
  },
  // urql@5, @urql/core@5, graphql-hooks@8
  { name: 'urql', from: ['urql', '@urql/core', '@urql/vue', '@urql/svelte', '@urql/preact'], exports: ['createClient', 'Client'], calls: [{ options: [0] }] },
  { name: 'tRPC link', from: ['@trpc/client'], exports: ['httpLink', 'httpBatchLink', 'httpBatchStreamLink', 'createWSClient', 'createTRPCProxyClient'], calls: [{ options: [0] }] },
  {
    name: 'proxy', // http-proxy-middleware@3, express-http-proxy@2, http-proxy@1.18, @fastify/http-proxy@11
    from: ['http-proxy-middleware', 'http-proxy', 'httpxy', 'fastify-http-proxy', '@fastify/http-proxy', '@fastify/reply-from', 'http-proxy-3'],
    exports: ['createProxyMiddleware', 'legacyCreateProxyMiddleware', 'default', 'createProxyServer', 'createProxy'],
    calls: [{ options: [0, 1] }, { names: ['createProxyServer', 'createServer', 'createProxy'], options: [0] }],
  },
  { name: 'proxy', from: ['express-http-proxy', 'koa-proxies', 'koa-proxy', 'koa-better-http-proxy'], exports: ['default'], calls: [{ url: 0, options: [1] }] },
];

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const clientNames = (of: (client: HttpClient) => readonly string[] | undefined): string => [...new Set(HTTP_CLIENTS.flatMap((client) => of(client) ?? []))].map(escape).join('|');

/** What the text of a file speaks of in which a client of `HTTP_CLIENTS` is made: an import of its package, or its own name. One pass, no backtracking. */
export const ABOUT_HTTP_CLIENTS = new RegExp(`['"](?:${clientNames(({ from }) => from)})|(?:^|[^\\w$])(?:(?:${clientNames(({ globals }) => globals)})\\s*[.(]|(?:${clientNames(({ types }) => types)})\\b)`);

/** A string that begins with a scheme and a host that is not surely this machine, or a scheme that stands alone, to be put together; not the name of Node's module. */
export const ABOUT_PLAIN_URLS = /['"`}]\s*(?:http|ws):\/\/(?!(?:localhost|127\.0\.0\.1|0\.0\.0\.0)[:/?#])|(?<!\bfrom\s?|\brequire\(|\bimport\(|\bimport\s)['"`](?:http|ws):?['"`]/i;

/** Node's plain http module: http whatever the URL says. Options hold `hostname` or `host`, `protocol`, `socketPath`. */
export const NODE_HTTP_MODULES: readonly string[] = ['http', 'node:http'];
export const NODE_HTTPS_MODULES: ReadonlyMap<string, string> = new Map([['http', 'https'], ['node:http', 'node:https']]);
export const NODE_HTTP_CALLS: readonly string[] = ['request', 'get'];
export const NODE_HOST_OPTIONS: readonly string[] = ['hostname', 'host'];

/** Options that hold the whole URL of one request. `uri` request@2 and Apollo; `target` proxies. */
export const URL_OPTIONS: readonly string[] = ['url', 'uri', 'target', 'upstream'];
/** Options that hold the URL which relative ones are joined to. axios, ofetch `baseURL`; RTK, request, ky@2 `baseUrl`; got, ky@1 `prefixUrl`; ky@2 `prefix`. */
export const BASE_OPTIONS: readonly string[] = ['baseURL', 'baseUrl', 'prefixUrl', 'prefix'];
/** Options that hold headers: socket.io `extraHeaders`, graphql-request `requestHeaders`, Angular's clone `setHeaders`, RTK and Apollo `headers`. */
export const HEADER_OPTIONS: readonly (readonly string[])[] = [['headers'], ['extraHeaders'], ['requestHeaders'], ['setHeaders'], ['requestInit', 'headers'], ['fetchOptions', 'headers'], ['options', 'headers'], ['transportOptions', 'polling', 'extraHeaders']];
/** Options that become the query: axios and Angular `params`, request `qs`, got and ky `searchParams`, ofetch and undici `query`. */
export const QUERY_OPTIONS: readonly string[] = ['params', 'qs', 'searchParams', 'query', 'setParams'];
/** Options that become the body: axios and jQuery `data`, got `json` and `form`, needle and request `json`, fetch `body`. */
export const BODY_OPTIONS: readonly string[] = ['body', 'data', 'json', 'form', 'formData'];
/** Options that are a credential by their place: request's `auth.bearer`, socket.io's `auth.token`, graphql-ws' and WebSocketLink's connection parameters. */
export const CREDENTIAL_OPTIONS: readonly (readonly string[])[] = [
  ['auth', 'bearer'], ['auth', 'token'], ['auth', 'accessToken'], ['auth', 'jwt'], ['accessTokenFactory'],
  ['connectionParams', 'authToken'], ['connectionParams', 'authorization'], ['connectionParams', 'Authorization'], ['connectionParams', 'token'],
  ['options', 'connectionParams', 'authToken'], ['options', 'connectionParams', 'authorization'], ['options', 'connectionParams', 'Authorization'],
];
/** Options that are functions called with each request, or that return its headers; they may attach a token. */
export const HOOK_OPTIONS: readonly (readonly string[])[] = [
  ['prepareHeaders'], ['onRequest'], ['hooks', 'beforeRequest'], ['hooks', 'init'], ['beforeSend'], ['fetchOptions'], ['headers'], ['connectionParams'], ['options', 'connectionParams'],
  ['onProxyReq'], ['on', 'proxyReq'], ['onProxyReqWs'], ['on', 'proxyReqWs'], ['proxyReqOptDecorator'], ['rewriteRequestHeaders'], ['replyOptions', 'rewriteRequestHeaders'], ['transformRequest'], ['auth'], ['request'],
];
/** Functions of GraphQL clients that add headers to whatever link follows. */
export const LINK_MAKERS: readonly string[] = ['setContext', 'ApolloLink', 'SetContextLink'];
export const LINK_CLIENTS: readonly string[] = ['Apollo link'];

/** Methods of request chains (superagent, wretch, supertest) that add to the request they are called on. */
export const CHAIN_HEADERS: readonly string[] = ['set', 'header', 'headers', 'setHeader'];
export const CHAIN_AUTH: readonly string[] = ['auth', 'bearer', 'bearerToken'];
export const CHAIN_QUERY: readonly string[] = ['query'];
export const CHAIN_BODY: readonly string[] = ['send'];

/** The header that is a credential whatever its value, if that is not of one of `OTHER_SCHEMES`. */
export const AUTHORIZATION_HEADERS: readonly string[] = ['authorization', 'proxy-authorization'];
/** Other headers that carry tokens, in lower case. Ocp-Apim-Subscription-Key and x-api-key are keys, no tokens. */
export const TOKEN_HEADERS: readonly string[] = [
  'x-access-token', 'x-auth-token', 'x-id-token', 'x-jwt-token', 'x-authorization', 'access-token', 'accesstoken', 'access_token', 'id-token', 'id_token',
  'x-forwarded-access-token', 'x-forwarded-authorization', 'x-ms-token-aad-access-token', 'x-ms-token-aad-id-token', 'x-ms-token-aad-refresh-token', 'token', 'jwt', 'auth-token', 'authtoken',
];
/** What says in an Authorization header that no bearer token follows. RFC 7617, 7616, 4559; API key schemes of common services; AWS signatures. */
export const OTHER_SCHEMES = /^\s*(?:basic|digest|negotiate|ntlm|api-?key|hawk|aws4|sharedkey|sharedaccesssignature|signature|hmac|key|bot|discogs|ssws|client-id|apikeyauth)\b/i;
/** Names of values that are API keys although they stand behind `Bearer`. */
export const API_KEY_NAMES = /api[-_]?key|subscription[-_]?key|(?:open_?ai|anthropic|ollama|hugging_?face|hf|groq|mistral|llm)[-_]?(?:key|token)|secret[-_]?key|service[-_]?key|apikey/i;
/** Names under which a query or body carries a token; those of `true` say so by themselves, of the others the value must tell. */
export const TOKEN_FIELDS: ReadonlyMap<string, boolean> = new Map([
  ['access_token', true], ['accessToken', true], ['id_token', true], ['idToken', true], ['refresh_token', true], ['refreshToken', true],
  ['assertion', false], ['client_assertion', false], ['subject_token', true], ['id_token_hint', true],
  ['token', false], ['jwt', false], ['bearer', false], ['bearerToken', true], ['authToken', false], ['auth_token', false], ['auth', false], ['authorization', false], ['Authorization', false], ['code', false],
]);

/** Hosts that never leave the machine, beside `localhost`, `*.localhost`, `127.0.0.0/8` and `[::1]`: emulators' and containers' names for their host. */
export const LOOPBACK_HOSTS: readonly string[] = ['localhost', '[::1]', '0.0.0.0', '[::]', '10.0.2.2', '10.0.3.2', 'host.docker.internal', 'gateway.docker.internal', 'localhost.localdomain'];
/** Metadata services of cloud machines: link-local, and plain http by design. learn.microsoft.com "Azure Instance Metadata Service". */
export const METADATA_HOSTS: readonly string[] = ['169.254.169.254', '169.254.170.2', '169.254.170.23', 'metadata.google.internal', '168.63.129.16'];
/** Hosts that stand in names, not in addresses: XML namespaces, JSON schemas, claim types. */
export const NAMESPACE_HOSTS: readonly string[] = ['schemas.microsoft.com', 'schemas.xmlsoap.org', 'schemas.openxmlformats.org', 'www.w3.org', 'json-schema.org', 'schema.org', 'docs.oasis-open.org', 'purl.org', 'xmlns.com', 'ns.adobe.com', 'hl7.org'];

/** What names an object that the environment or the deployment fills. */
export const ENVIRONMENT_NAMES = /^(?:process|env|environment|[a-z]*Env|[a-z]*Environment|Deno|Bun|import\.meta|config|[a-z]*Config|configService|settings|[a-z]*Settings|configuration|appConfig|runtimeConfig|constants|Constants)$|^(?:__)?[A-Z_]*(?:ENV|CONFIG)(?:__)?$/;
/** What names the page's or the request's own address. */
export const LOCATION_NAMES = /^(?:location|window|document|req|request|ctx|self|globalThis|os|hostname)$/;

/** What goes wrong when an address of sign-in is plain http. */
export type AuthAddress = 'redirect' | 'authority' | 'keys';

export interface AuthOption {
  readonly name: string;
  readonly address: AuthAddress;
  /** The name says too little by itself: one of these must be an option of the same object. */
  readonly beside?: readonly string[];
}

const CLIENT_OPTIONS = ['clientId', 'clientID', 'client_id', 'clientSecret', 'client_secret', 'scope', 'scopes', 'response_type', 'responseType'];

/** Options of MSAL, passport-azure-ad, openid-client, oidc-client-ts, next-auth, jwks-rsa and others that hold an address of sign-in. */
export const AUTH_OPTIONS: readonly AuthOption[] = [
  // @azure/msal-browser@5.29.0, @azure/msal-node@7.2.1, msal@1.4.18
  { name: 'redirectUri', address: 'redirect' },
  { name: 'authority', address: 'authority', beside: CLIENT_OPTIONS },
  // openid-client@6, oidc-client-ts@3, RFC 6749
  { name: 'redirect_uri', address: 'redirect' },
  { name: 'redirect_uris', address: 'redirect' },
  { name: 'redirectURI', address: 'redirect' },
  // passport-azure-ad@4.3.5
  { name: 'redirectUrl', address: 'redirect', beside: [...CLIENT_OPTIONS, 'identityMetadata'] },
  { name: 'identityMetadata', address: 'keys' },
  // passport-oauth2@1.8
  { name: 'callbackURL', address: 'redirect', beside: CLIENT_OPTIONS },
  { name: 'authorizationURL', address: 'authority', beside: CLIENT_OPTIONS },
  { name: 'tokenURL', address: 'authority', beside: CLIENT_OPTIONS },
  // jwks-rsa@3, openid-client@5
  { name: 'jwksUri', address: 'keys' },
  { name: 'jwks_uri', address: 'keys' },
  { name: 'jwksUrl', address: 'keys' },
  { name: 'metadataUrl', address: 'keys', beside: CLIENT_OPTIONS },
  { name: 'wellKnown', address: 'keys', beside: CLIENT_OPTIONS },
  { name: 'token_endpoint', address: 'authority' },
  { name: 'tokenEndpoint', address: 'authority' },
  { name: 'tokenHost', address: 'authority' },
];

/** Calls whose argument is the address of keys or metadata: jose@6, openid-client@5 and 6, oauth4webapi@3. */
export const AUTH_CALLS: readonly { readonly name: string; readonly from: readonly string[]; readonly argument: number; readonly address: AuthAddress }[] = [
  { name: 'createRemoteJWKSet', from: ['jose', 'jose-node-cjs-runtime'], argument: 0, address: 'keys' },
  { name: 'discovery', from: ['openid-client'], argument: 0, address: 'keys' },
  { name: 'discover', from: ['openid-client'], argument: 0, address: 'keys' },
  { name: 'discoveryRequest', from: ['oauth4webapi'], argument: 0, address: 'keys' },
];

/** MSAL attaches tokens to requests for the addresses in these: @azure/msal-angular@6.2.1 `protectedResourceMap`, adal-angular@1.0.18 `endpoints`. */
export const PROTECTED_RESOURCE_OPTIONS: readonly string[] = ['protectedResourceMap'];

/** @grpc/grpc-js@1.14.7, grpc@1.24: plain metadata pass an insecure channel, call credentials do not. */
export const GRPC_PACKAGES: readonly string[] = ['@grpc/grpc-js', 'grpc', 'nice-grpc'];
export const GRPC_INSECURE = 'createInsecure';
export const GRPC_METADATA_METHODS: readonly string[] = ['add', 'set'];
