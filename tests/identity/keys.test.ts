import { describe, expect, it } from 'vitest';

import { FILTER_METHODS, KEY_METHODS, SQL_METHODS, STORE_METHODS } from '../../src/identity/keys.js';
import { keysIn } from '../support/key-reports.js';

const GOOD = ['`${c.tid}.${c.oid}`', 'account.homeAccountId', '`${account.tenantId}/${account.localAccountId}`', "[c.tid, c.oid].join(':')"];

/** One shape of a key: where it stands, as code with `KEY` in its place. */
type Shape = readonly [name: string, code: string];

/** Any claim is a key here. */
const ANY: readonly Shape[] = [
  // Collections.
  ['a Map of this function', 'const m = new Map(); m.set(KEY, 1);'],
  ['a Set', 'const seen = new Set<string>(); seen.add(KEY);'],
  ['a LRU cache', 'const lru = new LRUCache({ max: 10 }); lru.get(KEY);'],
  ['a Map in a member', 'class S { byUser = new Map<string, string>(); get() { return this.byUser.get(KEY); } }'],
  ['a Map in a member whose name says nothing', 'class S { private readonly held = new Map<string, string>(); get() { return this.held.get(KEY); } }'],
  ['something called a cache', 'db.tokenCache.delete(KEY);'],
  ['an index', 'db.quota[KEY] = 1;'],
  ['a computed property', 'db.save({ [KEY]: 1 });'],
  ['in', 'if (KEY in db.members) return;'],
  // Stores.
  ['localStorage', 'localStorage.getItem(KEY);'],
  ['sessionStorage, behind a prefix', "sessionStorage.setItem('draft.' + KEY, '1');"],
  ['localStorage, inside a template', 'localStorage.removeItem(`draft:${KEY}:v1`);'],
  ['localStorage, encoded', 'localStorage.getItem(encodeURIComponent(KEY));'],
  ['localStorage, joined', "localStorage.getItem(['draft', KEY].join('.'));"],
  ['localStorage, joined by a comma', "localStorage.getItem(['draft', KEY].join());"],
  ['AsyncStorage', 'await db.AsyncStorage.mergeItem(KEY, "{}");'],
  ['expo-secure-store', 'await db.SecureStore.getItemAsync(KEY);'],
  ['ioredis', 'await db.redis.setex(`s:${KEY}`, 60, "x");'],
  ['redis, a field of a hash', "await db.redis.hGet('users', KEY);"],
  ['redis, a member of a set', "await db.redis.sAdd('online', KEY);"],
  ['a hash of the value', "db.cache.get(crypto.createHash('sha256').update(KEY).digest('hex'));"],
  ['a hash in a variable', "const hash = crypto.createHash('sha256').update(KEY).digest('hex'); db.cache.get(hash);"],
  ['memcached', 'db.memcached.touch(KEY, 5);'],
  ['node-cache behind a variable', 'const cacheKey = `obo_${KEY}`; return db.nodeCache.get(cacheKey);'],
  // Documents and tables.
  ['Cosmos, the partition key', "db.container.item('a', KEY).read();"],
  ['Cosmos, a parameter', 'db.items.query({ query: "SELECT * FROM c WHERE c.userId = @u", parameters: [{ name: "@u", value: KEY }] });'],
  ['Azure tables', "db.table.getEntity('users', KEY);"],
  ['blob storage', 'db.service.getContainerClient(KEY);'],
  ['Firestore', "db.doc(db.store, 'users', KEY);"],
  ['Firestore, a collection below', "db.collection(db.store, 'users', KEY, 'drafts');"],
  ['Realtime Database', 'db.ref(db.store, `users/${KEY}`);'],
  ['Realtime Database, a child', "db.ref('users').child(KEY);"],
  ['mongodb', 'db.users.findOne({ owner: KEY });'],
  ['mongodb, $eq', 'db.users.findOne({ owner: { $eq: KEY } });'],
  ['mongodb, $in', 'db.users.find({ owner: { $in: [KEY] } });'],
  ['mongodb, $or', 'db.users.find({ $or: [{ owner: KEY }, { shared: true }] });'],
  ['mongoose, by id', 'db.User.findById(KEY);'],
  ['mongoose, a query', "db.User.where('owner').equals(KEY);"],
  ['a filter in a variable', 'const query = { owner: KEY }; db.users.findOne(query);'],
  ['Prisma', 'db.user.findUnique({ where: { id: KEY } });'],
  ['Prisma, update', 'db.user.update({ where: { id: KEY }, data: { seen: true } });'],
  ['Prisma, nested', 'db.todo.findMany({ where: { author: { is: { id: KEY } } } });'],
  ['Prisma, AND', 'db.todo.findMany({ where: { AND: [{ authorId: KEY }, { open: true }] } });'],
  ['TypeORM', 'db.repo.findOneBy({ userId: KEY });'],
  ['Sequelize', 'db.User.findByPk(KEY);'],
  ['knex', "db.knex('users').where('user_id', KEY).first();"],
  ['knex, with an operator', "db.knex('users').where('user_id', '=', KEY).first();"],
  ['knex, an object', "db.knex('users').where({ user_id: KEY }).first();"],
  ['drizzle', 'db.select().from(db.users).where(eq(db.users.ownerId, KEY));'],
  ['supabase', "db.from('rows').select().eq('owner_id', KEY);"],
  // SQL.
  ['pg', 'db.pool.query("SELECT * FROM t WHERE user_id = $1", [KEY]);'],
  ['pg, as an object', 'db.pool.query({ text: "SELECT * FROM t WHERE user_id = $1", values: [KEY] });'],
  ['mysql', 'db.execute("UPDATE t SET seen = 1 WHERE user_id = ?", [KEY]);'],
  ['better-sqlite3', 'db.run("DELETE FROM t WHERE user_id = ?", KEY);'],
  ['a named parameter', 'db.all("SELECT * FROM t WHERE user_id = :user", { user: KEY });'],
  ['Sequelize, raw', 'db.query("SELECT * FROM t WHERE user_id = :user", { replacements: { user: KEY } });'],
  ['a tagged template', 'await sql`SELECT * FROM t WHERE user_id = ${KEY}`;'],
  ['a template', 'await db.query(`SELECT * FROM t WHERE user_id = \'${KEY}\'`);'],
  ['an inserted key', 'db.query("INSERT INTO t (user_id, text) VALUES ($1, $2)", [KEY, "x"]);'],
  ['mssql', "db.request.input('userId', KEY);"],
  // Functions of one's own.
  ['a look-up by its name', 'await getUserById(KEY);'],
  ['a look-up of a user', 'await findOrCreateUser(KEY);'],
  ['a look-up behind a method', 'await db.service.loadTodosByOwner(KEY);'],
  // Records.
  ['an owner', 'db.todos.insertOne({ text: "x", owner: KEY });'],
  ['createdBy', 'await db.post("/tasks", { createdBy: KEY });'],
  ['a row key', 'db.table.createEntity({ partitionKey: "a", rowKey: KEY });'],
  ['an id', 'db.rows.create({ data: { id: KEY } });'],
  ['a member', 'db.row.ownerId = KEY;'],
  ['a class field', 'class R { userId = KEY; }'],
  ['a variable that is returned', 'const userId = KEY; return userId;'],
  ['a stored name', "localStorage.setItem('userId', KEY);"],
  ['a body that is sent', 'fetch("/api", { method: "POST", body: JSON.stringify({ userId: KEY }) });'],
  // Texts.
  ['a path', 'await db.http.get(`/api/items/${KEY}`);'],
  ['a path, concatenated', "await db.http.get('/api/items/' + KEY + '/open');"],
  ['a query parameter', 'await fetch(`/api/items?userId=${KEY}`);'],
  ['a path of an own API', 'await fetch(`/api/users/${KEY}/drafts`);'],
  ['a path of an own API, behind its host', 'await fetch(`${db.base}/api/v2/users/${KEY}`);'],
  ['a query parameter that names a user', "await fetch('/items?user=' + KEY);"],
  ['parameters of a request', 'await db.http.get("/items", { params: { userEmail: KEY } });'],
  ['variables of GraphQL', 'await db.graphqlClient.query({ query: db.q, variables: { userId: KEY } });'],
  ['a variable that says it is a key', 'const storageKey = `app:${KEY}`; db.keep(storageKey);'],
  ['a member that says so', 'db.rowKey = `app-${KEY}`;'],
  ['a class field that says so', 'class K { readonly cacheKey = `app-${KEY}`; }'],
  ['a function that makes keys', 'function cacheKey() { return `app-${KEY}`; }'],
  ['an arrow function that makes keys', 'const storageKey = () => `app-${KEY}`;'],
  ['a file', 'const fileName = `uploads/${KEY}.json`; db.upload(fileName);'],
];

/** Only an identifier is a key here: a name or an address is data. */
const IDENTIFIERS: readonly Shape[] = [
  ['a change of a row', 'await updateUserTheme(KEY, "dark");'],
  ['a text that looks like a key', 'db.keep(`app.${KEY}.graph`);'],
  ['a column of an inserted row that names the claim', 'db.todos.insertOne({ text: "x", user_oid: KEY });'],
];

describe('every place of a key', () => {
  const all = (shapes: readonly Shape[]): [string, string][] => shapes.map(([name, code]) => [name, code]);

  it.each(all(ANY))('%s: a claim alone is reported', (_name, code) => {
    for (const key of ['c.sub', 'c.oid', 'c.preferred_username', 'account.username', 'account.localAccountId']) {
      expect([key, keysIn(code.replace('KEY', key))]).toEqual([key, [key]]);
    }
  });

  it.each(all(IDENTIFIERS))('%s: an identifier alone is reported, an address is not', (_name, code) => {
    for (const key of ['c.sub', 'c.oid', 'account.localAccountId']) expect([key, keysIn(code.replace('KEY', key))]).toEqual([key, [key]]);
    for (const key of ['c.preferred_username', 'account.name']) expect([key, keysIn(code.replace('KEY', key))]).toEqual([key, []]);
  });

  it.each(all([...ANY, ...IDENTIFIERS]))('%s: tenant and object id together are silent', (_name, code) => {
    for (const key of [...GOOD, 'db.id', '"fixed"']) expect([key, keysIn(code.replace('KEY', key))]).toEqual([key, []]);
  });
});

describe('the tenant beside the key', () => {
  it.each<Shape>([
    ['a filter', 'db.users.findOne({ tenant: c.tid, owner: c.oid });'],
    ['a filter with $and', 'db.users.findOne({ $and: [{ owner: c.oid }, { tenantId: c.tid }] });'],
    ['a nested filter', 'db.users.findMany({ where: { author: { oid: c.oid }, tenantId: db.x } });'],
    ['a filter with a whole key', 'db.users.findOne({ tid: c.tid, oid: c.oid, email: c.email });'],
    ['a chain before', "db.from('t').eq('tid', c.tid).eq('oid', c.oid);"],
    ['a chain behind', "db.from('t').eq('oid', c.oid).eq('tid', c.tid);"],
    ['and(…)', "db.select().where(and(eq(db.t.oid, c.oid), eq(db.t.tid, c.tid)));"],
    ['parameters', 'db.query("SELECT * FROM t WHERE oid = $1 AND tid = $2", [c.oid, c.tid]);'],
    ['named parameters', 'db.query("SELECT * FROM t WHERE oid = :oid AND tid = :tid", { oid: c.oid, tid: c.tid });'],
    ['parameters one by one', 'db.run("SELECT * FROM t WHERE oid = ? AND tid = ?", c.oid, c.tid);'],
    ['a tagged template', 'await sql`SELECT * FROM t WHERE oid = ${c.oid} AND tid = ${c.tid}`;'],
    ['arguments', 'findUserByOid(c.oid, c.tid);'],
    ['partition and id', 'db.container.item(c.oid, c.tid);'],
    ['a record', 'db.insertOne({ owner: c.oid, ownerTenant: c.tid });'],
    ['writes to one object', 'db.row.ownerId = c.oid; db.row.tenant = c.tid;'],
    ['a path', 'db.http.get(`/api/${c.tid}/items/${c.oid}`);'],
    ['a concatenation with a template', "db.cache.get('u:' + `${c.tid}:` + c.oid);"],
    ['a variable that is used with it', 'const ownerId = c.oid; db.insertOne({ ownerId, tenantId: c.tid });'],
    ['a variable in a text with it', 'const ownerId = c.oid; db.keep(`${c.tid}:${ownerId}`);'],
    ['the issuer beside the subject', 'db.users.findOne({ iss: c.iss, sub: c.sub });'],
    ['the issuer as an argument', 'findUserBySubject(c.sub, db.issuer);'],
  ])('%s', (_name, code) => {
    expect(keysIn(code)).toEqual([]);
  });

  it('an address beside the tenant is no whole key', () => {
    expect(keysIn('db.users.findOne({ tenantId: c.tid, owner: c.email });')).toEqual(['c.email']);
  });

  it('one of two alternatives has no tenant', () => {
    expect(keysIn('db.users.findOne({ $or: [{ owner: c.oid }, { tenantId: db.x }] });')).toEqual(['c.oid']);
  });

  it('an `or` around conditions joins nothing', () => {
    expect(keysIn("db.select().where(or(eq(db.t.oid, c.oid), eq(db.t.tid, c.tid)));")).toEqual(['c.oid']);
  });
});

describe('tables', () => {
  it.each([['filters', FILTER_METHODS], ['statements', SQL_METHODS], ['stores', STORE_METHODS]] as const)('%s have no empty name', (_name, names) => {
    expect([...names].filter((name) => !/^\$?[a-z]\w*$/.test(name))).toEqual([]);
  });

  it('a method is not in one role twice with the same arguments', () => {
    const rows = KEY_METHODS.flatMap(({ names, role, receiver, arguments: at }) => names.map((name) => JSON.stringify([name, role, String(receiver), at])));
    expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
  });

  it.each([...FILTER_METHODS].filter((name) => name !== 'update' && name !== 'upsert'))('%s takes a filter', (name) => {
    expect(keysIn(`db.table1.${name}({ owner: c.sub });`)).toEqual(['c.sub']);
    expect(keysIn(`db.table1.${name}({ owner: account.homeAccountId });`)).toEqual([]);
  });

  it.each([...SQL_METHODS])('%s takes a statement', (name) => {
    expect(keysIn(`db.conn.${name}("SELECT a FROM t WHERE user_id = $1", [c.sub]);`)).toEqual(['c.sub']);
    expect(keysIn(`db.conn.${name}("no statement", [c.sub]);`)).toEqual([]);
  });

  it.each([...STORE_METHODS])('%s keeps an object', (name) => {
    expect(keysIn(`db.api.${name}({ user_email: account.username });`)).toEqual(['account.username']);
    // Where the object is a filter as well, every column of it counts.
    expect(keysIn(`db.api.${name}({ contact_email: account.username });`)).toEqual(FILTER_METHODS.has(name) && !/^(?:update|upsert)$/.test(name) ? ['account.username'] : []);
  });
});
