import type { Kind } from './facts.js';

/** Places that keep values as they are, where others can read them: token-apis F; versions as in the rows. */

/** A call that keeps a value. */
export interface Store {
  readonly medium: 'browser' | 'device' | 'file' | 'session' | 'settings';
  /** As messages name it. */
  readonly label: string;
  readonly names: readonly string[];
  /** The names of the receiver, joined by dots, as they end. */
  readonly on?: RegExp;
  /** Beside its names, the receiver must be of this kind. */
  readonly kind?: Kind;
  /** The function, or the class that the receiver was made with, comes from one of these. */
  readonly from?: readonly string[];
  /** Which argument is kept; its key stands before it, unless an object holds both. */
  readonly value: number;
  readonly key?: number;
}

/** Packages that write files: Node 22, fs-extra@11, jsonfile@6, graceful-fs@4. */
const FILE_PACKAGES = ['fs', 'node:fs', 'fs/promises', 'node:fs/promises', 'fs-extra', 'graceful-fs', 'jsonfile', 'write-file-atomic', 'write-json-file'];
const FILE_WRITERS = ['writeFile', 'writeFileSync', 'appendFile', 'appendFileSync', 'outputFile', 'outputFileSync', 'writeJson', 'writeJSON', 'writeJsonSync', 'writeJSONSync', 'outputJson', 'outputJSON', 'outputJsonSync', 'outputJSONSync'];

export const STORES: readonly Store[] = [
  { medium: 'browser', label: 'localStorage', names: ['setItem'], on: /^(?:\w+\.)*localStorage$/, key: 0, value: 1 },
  { medium: 'browser', label: 'sessionStorage', names: ['setItem'], on: /^(?:\w+\.)*sessionStorage$/, key: 0, value: 1 },
  // localforage@1.10, idb-keyval@6
  { medium: 'browser', label: 'localforage', names: ['setItem'], on: /^local[fF]orage$/, key: 0, value: 1 },
  { medium: 'browser', label: 'IndexedDB', names: ['set'], from: ['idb-keyval'], key: 0, value: 1 },
  // developer.chrome.com/docs/extensions/reference/api/storage: not encrypted.
  { medium: 'browser', label: 'the storage of the extension', names: ['set'], on: /(?:^|\.)(?:chrome|browser)\.storage\.(?:local|sync|session)$/, value: 0 },
  // @react-native-async-storage/async-storage@3, @capacitor/preferences@7
  { medium: 'device', label: 'AsyncStorage', names: ['setItem', 'mergeItem'], on: /^AsyncStorage$/, key: 0, value: 1 },
  { medium: 'device', label: 'AsyncStorage', names: ['multiSet', 'setMany', 'multiMerge'], on: /^AsyncStorage$/, value: 0 },
  { medium: 'device', label: 'the preferences of Capacitor', names: ['set'], from: ['@capacitor/preferences', '@capacitor/storage'], value: 0 },
  // Remix, React Router: the cookie of `createCookieSessionStorage()` is signed, not encrypted.
  { medium: 'session', label: '`createCookieSessionStorage()`', names: ['set', 'flash'], on: /session/i, kind: 'readable-session', key: 0, value: 1 },
  // @types/vscode@1.140 FileSystem: an extension has `context.secrets` for what is secret.
  { medium: 'settings', label: 'a file of the editor', names: ['writeFile'], on: /(?:^|\.)workspace\.fs$/, key: 0, value: 1 },
  // Node, Deno, Bun.
  { medium: 'file', label: 'a file', names: FILE_WRITERS, on: /(?:^|\.)(?:_?fs|fsp|fse|fsExtra|fsPromises|fs\.promises|jsonfile)$/, key: 0, value: 1 },
  { medium: 'file', label: 'a file', names: FILE_WRITERS, from: FILE_PACKAGES, key: 0, value: 1 },
  { medium: 'file', label: 'a file', names: ['writeTextFile', 'writeTextFileSync'], on: /^Deno$/, key: 0, value: 1 },
  { medium: 'file', label: 'a file', names: ['write'], on: /^Bun$/, key: 0, value: 1 },
  // electron-store@10, conf@13, configstore@7
  { medium: 'settings', label: 'the settings file', names: ['set'], from: ['electron-store', 'conf', 'configstore'], key: 0, value: 1 },
  // @types/vscode@1.140 Memento: a database in clear; `context.secrets` is the place for secrets.
  { medium: 'settings', label: 'the state of the extension', names: ['update'], on: /(?:^|\.)_?(?:globalState|workspaceState)$/, key: 0, value: 1 },
];

/** Words without which no code keeps a value in one of these stores. */
export const ABOUT_STORES = /writeFile|appendFile|outputFile|(?:write|output)json|writeTextFile|\bBun\b|(?:local|session|async)storage|localforage|idb-keyval|storage\.|preferences|workspace\.fs|session|electron-store|\bconf\b|configstore|(?:global|workspace)State/i;

/** Options of such a store with which it encrypts. */
export const ENCRYPTING_OPTIONS: readonly string[] = ['encryptionKey'];
/** Objects whose members are kept: `localStorage.token = t`. */
export const KEPT_MEMBERS = /^(?:\w+\.)*(local|session)Storage$/;

/** Keys that say that a token is kept. */
export const TOKEN_KEYS = /(?:^|[^A-Za-z])(?:access|id|refresh|auth|bearer|jwt|sso)[-_. ]?token$|[a-z\d](?:Access|Id|Refresh|Auth|Bearer|Jwt|Sso)Token$|^(?:token|jwt)$/i;
/** Keys that say so of what is itself called `token`. */
export const ANY_TOKEN_KEY = /(?:^|[-_.\da-z])token$/i;
/** Names of what holds tokens, and of files for such. */
export const TOKEN_HOLDER_NAMES = /(?:^|[a-z\d_])(?:tokens|token_?(?:response|data|set|cache|info|result|store))$/i;
export const TOKEN_FILE_NAMES = /token/i;
/** Words of what is kept in another form, or is something else. */
export const NOT_KEPT_PLAIN = /encrypt|cipher|sealed|hash|expir|_at\b|flag|csrf|xsrf|captcha|verif|reset|invit|push|fcm|device|nonce|cursor|page|mapbox|cancel/i;

/** Functions of one's own that keep what they are given. Asked before anything else: most calls are given no token. */
export const KEEPING_NAMES = /^_?(?:save|store|set|write|put|keep|persist|cache|remember|add|update|insert|dump|record|backup)(?:[A-Z_]|$)/;

/** What hands out the whole cache of MSAL: `TokenCache.serialize()` of @azure/msal-node@7.2.1. */
export const CACHE_SERIALIZER = 'serialize';
export const TOKEN_CACHES = /tokenCache$|^getTokenCache$/i;

/** Options that give up encryption: @azure/identity@4.13.1 `tokenCachePersistenceOptions`, @azure/msal-node-extensions@5. */
export const UNSAFE_OPTIONS: readonly string[] = ['unsafeAllowUnencryptedStorage', 'usePlaintextFileOnLinux'];
/** A class of @azure/msal-node-extensions that writes in clear. */
export const PLAIN_PERSISTENCE = 'FilePersistence';
export const PERSISTENCE_PACKAGES: readonly string[] = ['@azure/msal-node-extensions'];
/** Where msal-browser keeps its cache. */
export const CACHE_LOCATION = 'cacheLocation';

/** Libraries of the browser, whose cookies every script can read. */
export const SCRIPT_COOKIES: readonly string[] = ['js-cookie', 'typescript-cookie', 'ngx-cookie-service', 'ngx-cookie', 'vue-cookies', 'jquery.cookie'];
export const SCRIPT_COOKIE_PACKAGES: readonly string[] = ['js-cookie', 'typescript-cookie', 'universal-cookie', 'react-cookie', 'vue-cookies', 'cookies-next', 'cookies-next/client'];
/** Packages whose cookies are `HttpOnly` by themselves: cookies@0.9, koa@3, SvelteKit@2, hapi@21; and encrypted ones. */
export const SAFE_COOKIE_PACKAGES: readonly string[] = ['koa', 'cookies', '@sveltejs/kit', '@hapi/hapi', 'iron-session', '@fastify/secure-session', 'koa-router', '@koa/router'];
/** The same of setters, by their library, in whatever file. */
export const SAFE_COOKIES: readonly string[] = ['koa'];
/** Sessions that are signed, not encrypted: cookie-session@2. */
export const READABLE_SESSIONS: readonly string[] = ['cookie-session'];
