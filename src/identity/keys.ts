import type { Kind } from './facts.js';

/**
 * Where programs use a value as a key: the names of methods, properties and templates, and where `tid` and `oid` stand beside it.
 * Counted in public code (shapes-browser R2, shapes-server R2); the sources of library facts stand beside their rows.
 */

/** What a key is for, as messages name it. */
export type KeyRole = 'map' | 'storage' | 'filter' | 'record' | 'lookup' | 'sql' | 'session' | 'path' | 'key';

/** How messages name each role. */
export const KEY_ROLES: Readonly<Record<KeyRole, string>> = {
  map: 'the key of a collection',
  storage: 'a storage key',
  filter: 'a filter',
  record: 'a record',
  lookup: 'a look-up',
  sql: 'a SQL statement',
  session: 'what the session keeps of its user',
  path: 'a path',
  key: 'a key',
};

/** Claims that people or administrators change, and that go to somebody else in time. */
export const MUTABLE_CLAIMS: ReadonlySet<string> = new Set([
  'email', 'emails', 'upn', 'preferred_username', 'unique_name', 'name', 'signInNames', 'verified_primary_email', 'verified_secondary_email',
]);
/** Differs for each application that the user signs in to. */
export const PAIRWISE_CLAIM = 'sub';
/** Unique inside one tenant only. */
export const OBJECT_CLAIM = 'oid';

/** A method whose argument is a key. */
export interface KeyMethod {
  readonly names: readonly string[];
  readonly role: KeyRole;
  /** The receiver must be named so (or, for `map`, be a Map, Set or WeakMap of this file). Absent: the name suffices. */
  readonly receiver?: RegExp;
  /** Which arguments are keys; all of them for `all`. */
  readonly arguments: readonly number[] | 'all';
}

/** Names of objects that hold data under keys. */
const STORES = /(?:map|cache|store|storage|redis|kv|keyv|lru|dict|dictionary|registry|index|lookup|sessions?|users|profiles|accounts|owners|members|table|container|collection|bucket|repo|repository|pending|[a-z]by[A-Z]\w*|By[A-Z]\w*)s?$/i;
const REDIS = /(?:redis|cache|kv|store|ioredis|valkey|pipeline|multi|memcached|client)$/i;

export const KEY_METHODS: readonly KeyMethod[] = [
  // ECMAScript: Map, Set, WeakMap, WeakSet.
  { names: ['get', 'set', 'has', 'delete', 'add'], role: 'map', receiver: STORES, arguments: [0] },
  // Web Storage, React Native AsyncStorage, expo-secure-store, idb-keyval, localForage.
  { names: ['getItem', 'setItem', 'removeItem', 'mergeItem', 'getItemAsync', 'setItemAsync', 'deleteItemAsync'], role: 'storage', arguments: [0] },
  // ioredis@5, redis@4, node-cache, keyv: commands whose first argument is the key. The plain ones are above.
  {
    names: [
      'getex', 'getdel', 'setex', 'setEx', 'psetex', 'setnx', 'setNX', 'del', 'unlink', 'exists', 'expire', 'expireat', 'ttl', 'incr', 'incrby', 'decr', 'mget',
      'hget', 'hGet', 'hset', 'hSet', 'hdel', 'hDel', 'hgetall', 'hGetAll', 'hmset', 'hincrby', 'sadd', 'sAdd', 'srem', 'sRem', 'smembers', 'sMembers', 'sismember',
      'zadd', 'zAdd', 'zrem', 'zscore', 'lpush', 'lPush', 'rpush', 'rPush', 'lrange', 'lRange', 'take', 'touch', 'wrap',
    ],
    role: 'storage',
    receiver: REDIS,
    arguments: [0],
  },
  // Field of a hash, member of a set.
  { names: ['hget', 'hGet', 'hset', 'hSet', 'hdel', 'hDel', 'sadd', 'sAdd', 'srem', 'sRem', 'sismember', 'sIsMember', 'zrem', 'zscore'], role: 'storage', receiver: REDIS, arguments: [1] },
  // @azure/cosmos@4 `container.item(id, partitionKey)`, @azure/data-tables@13 `getEntity(partitionKey, rowKey)`.
  { names: ['item'], role: 'storage', receiver: /container/i, arguments: [0, 1] },
  { names: ['getEntity', 'deleteEntity'], role: 'storage', arguments: [0, 1] },
  // @azure/storage-blob@12, Firestore `doc(id)`.
  { names: ['getBlobClient', 'getBlockBlobClient', 'getAppendBlobClient', 'getContainerClient', 'getFileClient'], role: 'path', arguments: [0] },
  { names: ['doc', 'collection', 'child'], role: 'storage', arguments: 'all' },
  // Firebase Realtime Database `ref(database, path)`.
  { names: ['ref'], role: 'storage', arguments: [1] },
  // supabase-js@2, drizzle-orm `eq(users.oid, value)`, knex@3, mongoose@8 query builders.
  { names: ['eq', 'neq', 'where', 'andWhere', 'orWhere', 'whereEq', 'whereIn', 'equals', 'match'], role: 'filter', arguments: [0, 1, 2] },
  // Mongoose, TypeORM, MikroORM: look up by the primary key.
  { names: ['findById', 'findByPk', 'findByIdAndUpdate', 'findByIdAndDelete', 'findOneById', 'findOneByOrFail'], role: 'lookup', arguments: [0] },
  // mssql@11 `request.input(name, type, value)`.
  { names: ['input'], role: 'sql', receiver: /req|request|pool|sql|query/i, arguments: [1, 2] },
];

/** Methods whose object argument says which rows are meant: mongodb, mongoose, Prisma, TypeORM, Sequelize, MikroORM, lowdb. */
export const FILTER_METHODS: ReadonlySet<string> = new Set([
  'find', 'findOne', 'findFirst', 'findFirstOrThrow', 'findUnique', 'findUniqueOrThrow', 'findMany', 'findBy', 'findOneBy', 'findOneByOrFail', 'findOneOrFail',
  'findAll', 'findAndCount', 'findAndCountAll', 'findOrCreate', 'findOneAndUpdate', 'findOneAndDelete', 'findOneAndReplace', 'findOneAndRemove',
  'updateOne', 'updateMany', 'replaceOne', 'deleteOne', 'deleteMany', 'countDocuments', 'count', 'exists', 'existsBy', 'upsert', 'update', 'delete', 'destroy', 'remove',
  'where', 'andWhere', 'orWhere', 'match', 'getOne', 'aggregate', 'countBy', 'distinct',
]);

/** Options that hold the filter inside the argument; everything else of the argument is data. */
export const FILTER_OPTIONS: readonly string[] = ['where', 'filter', 'query', 'criteria'];

/** Combinators and comparisons inside a filter: what they hold is compared with the column above them. */
export const FILTER_OPERATORS: ReadonlySet<string> = new Set(['AND', 'OR', 'and', 'or', '$and', '$or', '$eq', '$in', 'equals', 'in', 'eq', 'is', '_eq', '_in']);

/** Verbs of functions whose name ends in what they look by: `getUserByOid`, `findByEmail`, `deleteAllByOwner`. */
export const LOOKUP_BY = /^(?:get|find|fetch|load|lookup|look|read|query|search|select|list|delete|remove|update|upsert|exists|has|count|resolve|retrieve|ensure|sync|useGet|useFind|useFetch)\w*By[A-Z]\w*$/;
/** Functions of one's own that get, make or change a user's row: `getUser`, `findOrCreateUser`, `updateAccountLastSignedInDate`. */
export const LOOKUP_USER = /^(?:get|find|fetch|load|lookup|findOrCreate|getOrCreate|createOrUpdate|upsert|ensure)(?:Db|Database|Local|App|Pi|My|Current|Existing|Stored|Cached)?(?:User|Account|Profile|Member|Customer|Employee|Person|Tenant|Owner|Session|Settings|Preferences|Todos?|Tasks?|Orders?|Items?|Documents?|Files?)(?:Data|Record|Row|Entity|Id|State|Status|Info|Details|Settings|Preferences|Roles?|Permissions?|FromDb|FromDatabase|FromCache|FromStore)?$/;
export const CHANGE_USER = /^(?:update|upsert|delete|remove|insert|register|link|activate|deactivate|verify|mark|touch|save|store|add|create|record)(?:\w*?)(?:User|Account|Profile|Member|Customer|Employee|Owner)(?:[A-Z]\w*)?$/;

/**
 * Names that say who something belongs to, whatever stands under them: keys of records, fields, variables and columns.
 * Not `principalId`: that is what Azure's and Graph's role assignments call an object id.
 */
export const KEY_NAMES = /^(?:p_|_)?(?:(?:[a-z]+_?)?(?:user|owner|author|creator|member|customer|employee|person|subject|account|profile|provider|provenance(?:user)?|provider_?account|external|azure|aad|entra|ms|microsoft|session|actor|participant|assignee|partition|row|cache|storage|sender|player|student|contact_?owner)_?(?:id|key|uid|uuid)|uid|owner|author|creator|actor|(?:created|updated|modified|uploaded|submitted|requested|approved|reviewed|edited|owned|added|last_?modified|last_?updated)_?by|pk|pkey|sk|rk|ownedby)$/i;
/** Functions that answer with a key by their name: `getUserId`, `userHashedId`, `currentOwnerKey`. */
export const KEY_GETTERS = /^_?(?:get|fetch|find|read|resolve|compute|derive|make|build|to|use)?_?(?:my|current|signed_?in|logged_?in|hashed|unique)?_?(?:user|owner|member|customer|person|principal)_?(?:hashed|hash|unique|partition|storage|cache)?_?(?:id|key|uid|identifier)(?:From[A-Z]\w*|_from_\w+)?$/i;
/** Names that say so of any object's own key: only where the object is stored, or keyed by the value. */
export const PLAIN_KEY_NAMES = /^_?(?:id|key|uuid)$/i;
/** Names by which a record says whose it is although the name speaks of an address: only in what is written, sent or asked for. */
export const USER_ADDRESS_NAMES = /^(?:p_)?user_?(?:email|mail|name|principal_?name)?$/i;

/** Names that a rule may give another claim's value: neutral, they do not say which claim stands under them. */
export const NEUTRAL_NAMES = /^(?:p_|_)?(?:\w*?(?:id|key|uid)|pk|sk|rk|owner|author|creator|user|actor|\w+_?by)$/i;
/** Names that say the claim itself (`email`, `azure_oid`, `userUpn`): such a column means this claim and no other. */
export const CLAIM_NAMES = /(?:^|_|[a-z])(?:oid|upn|sub|e?mail(?:s|_?address)?|username|user_?name|preferred_?username|unique_?name|name|object_?id)$/i;

/** Claims that are shown, not looked for: where one of them falls back to the object id, it is text. */
export const DISPLAYED_NAMES = /^(?:upn|(?:display|full|first|last|given|family|preferred_?user|user)?_?name)$/i;

/** Members that describe a person or a message: an address beside them is contact data. */
export const PERSONAL_NAMES = /^_?(?:id|oid|sub|uid|upn|to|cc|bcc|from|subject|message|body|html|phone|mobile|password|role|roles|title|picture|image|avatar|first_?name|last_?name|given_?name|family_?name|surname|full_?name|display_?name|user_?name|name|feedback|comment|redirect\w*|provider|template\w*)$/i;

/** Neighbours by whose name a key holds the tenant. */
export const TENANT_NAMES = /(?:^|[^a-z])(?:tid|iss|issuer)(?![a-z])|tenant|homeAccountId|home_account_id|directoryId/i;

/** Stores that decide who may do something: authorisation, not a key. */
export const AUTHORISATION_NAMES = /allow|permit|grant|admin|author[iy]s|authoriz|whitelist|white_list|blacklist|blocked|block_?list|deny|denied|banned|approve|privileg|superuser|moderator|reviewers?$|trusted|valid|roles?$|emails$|upns$/i;

/** Callees that show, log, measure or compare: what they are given keys nothing. */
export const DISPLAY_CALLEES = /^(?:log|info|warn|error|debug|trace|verbose|silly|fatal|print|printf|render|renderView|view|json|send|end|write|alert|toast|notify|notification|setTitle|createElement|t|i18n|translate|format|expect|assert\w*|equal|strictEqual|deepEqual|includes|endsWith|localeCompare|test|indexOf|throw|Error|\w+Error|encodeURI|setState|reply|success|status|setProperties|setTag|setTags|addBreadcrumb|captureException|captureMessage|setContext|setAuthenticatedUserContext|identify|track|page|group|alias|trackEvent|trackTrace|trackMetric|trackException|trackPageView|setUserId|setUserContext|sendEvent|log(?!in(?!fo)|out|on)[a-z]\w*|record(?:Event|Metric|Telemetry)|sendTelemetry\w*|sendMail|sendEmail|useQuery|useInfiniteQuery|useMutation|useSuspenseQuery|useSWR|invalidateQueries|setQueryData|getQueryData|queryOptions)$/i;
/** Receivers that show, log or measure. */
export const DISPLAY_RECEIVERS = /^(?:console|logger|log|logging|winston|pino|bunyan|telemetry\w*|appInsights|insights|analytics|mixpanel|amplitude|posthog|segment|gtag|ga|pendo|sentry|datadog|rum|newrelic|clarity|hotjar|res|response|reply|toast\w*|message|notification\w*|swal|queryClient|expect|assert|jwt|\$?t)$|(?:logger|telemetry|analytics|insights|tracker)$/i;

/** Callees and receivers that speak of the directory itself: an `oid` there is the id of a Graph object. */
export const DIRECTORY_NAMES = /graph(?!ql)|directory|photo|avatar|presence|groups?$|msal|\bpca\b|mailAddress|keyvault|persona|people|getSso/i;
/** Methods of MSAL's own cache, which ask for exactly these values. */
export const ACCOUNT_LOOKUPS: ReadonlySet<string> = new Set(['getAccountByUsername', 'getAccountByLocalId', 'getAccountByHomeId', 'getAccount', 'setActiveAccount', 'loginHint']);
/** Path segments in front of a Graph object's id. */
export const DIRECTORY_PATH = /graph\.microsoft|graph\.windows|\/v1\.0\/|\/beta\/|(?:^|\/)(?:users|me|persons?|people|groups|members|directoryObjects|photos?|avatars?|profile|o365)(?:\/|\(['"]?|$)/i;

/** Paths of an API of one's own: what stands behind `users` is its key, not the directory's. */
export const OWN_PATH = /(?:^|\/)api\/(?:.*\/)?(?:users|me|persons?|people|members|profile)\/$/i;

/** Where the two halves of the good key stand on an object of a kind: paths from the object. */
export interface KeyHalves {
  readonly tid: readonly string[];
  readonly oid: readonly string[];
  /** A member that holds both. */
  readonly whole?: string;
}

export const KEY_HALVES: ReadonlyMap<Kind, KeyHalves> = new Map<Kind, KeyHalves>([
  // learn.microsoft.com/entra/identity-platform/id-token-claims-reference.
  ['claims', { tid: ['tid'], oid: ['oid'] }],
  // @azure/msal-browser@5.29.0 AccountInfo.
  ['account', { tid: ['tenantId'], oid: ['localAccountId'], whole: 'homeAccountId' }],
  // AuthenticationResult: `uniqueId` is the `oid`, or the `sub` where there is none.
  ['auth-result', { tid: ['tenantId'], oid: ['uniqueId'] }],
  // passport-azure-ad@4.3.5: the profile has no tenant id beside `_json`.
  ['passport-profile', { tid: ['_json', 'tid'], oid: ['_json', 'oid'] }],
  // msal@1.4.18.
  ['legacy-auth-result', { tid: ['tenantId'], oid: ['uniqueId'] }],
  ['legacy-id-token', { tid: ['tenantId'], oid: ['objectId'] }],
  ['legacy-account', { tid: ['idTokenClaims', 'tid'], oid: ['idTokenClaims', 'oid'] }],
  // adal-angular@1.0.18, adal-node@0.2.4.
  ['adal-user', { tid: ['profile', 'tid'], oid: ['profile', 'oid'] }],
  ['token-response', { tid: ['tenantId'], oid: ['oid'] }],
  // @microsoft/teamsfx@4.0.3.
  ['teamsfx-user', { tid: ['tenantId'], oid: ['objectId'] }],
]);

/** Options of a request whose members say what is asked for: axios, Apollo, urql. */
export const REQUEST_OPTIONS = /^(?:params|variables)$/;

/** Methods that store or send an object they are given. */
export const STORE_METHODS: ReadonlySet<string> = new Set([
  'create', 'createMany', 'insert', 'insertOne', 'insertMany', 'save', 'saveOne', 'upsert', 'put', 'add', 'addDoc', 'setDoc', 'set', 'push', 'build', 'persist', 'values', 'rpc',
  'post', 'patch', 'fetch', 'update', 'updateOne', 'findOneAndUpdate', 'createItem', 'createEntity', 'upsertEntity', 'replaceOne', 'bulkCreate',
]);

/** Methods that run a statement of SQL; they count only where their text is one. */
export const SQL_METHODS: ReadonlySet<string> = new Set([
  'query', 'execute', 'exec', 'raw', 'run', 'get', 'all', 'each', 'one', 'oneOrNone', 'none', 'any', 'many', 'manyOrNone', 'queryOne', 'queryRaw', '$queryRawUnsafe', '$executeRawUnsafe', 'prepare',
  'fetchAll', 'readMany', 'sql',
]);

/** Classes of strategies of passport@0.7, and what their function that verifies a user calls the callback it hands the user to. */
export const STRATEGY_NAMES = /Strategy$/;
export const VERIFY_CALLBACKS = /^(?:done|cb|callback|verified|next)$/;
