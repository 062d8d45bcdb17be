import { describe, expect, it } from 'vitest';

import { keysIn, reportsOfFile, reportsOn } from '../support/key-reports.js';

/** Code, and the expressions in it that are reported. */
type Row = readonly [name: string, code: string, ...reported: string[]];
const rows = (list: readonly Row[]): [string, string, string[]][] => list.map(([name, code, ...reported]) => [name, code, reported]);
const inJsx = { filename: 'src/file.tsx' };

describe('what is shown is no key, what is kept is one', () => {
  it.each(rows([
    ['a log', 'console.log({ owner: c.oid }, `u/${c.oid}`);'],
    ['a log by its level', 'logWarn("fallback", { userId: c.oid }); db.logInfo({ userId: c.oid });'],
    ['what begins like a log', 'db.logIn({ userId: c.oid });', 'c.oid'],
    ['a log of a list', 'db.logger.info([{ owner: c.oid }]);'],
    ['a log of JSON', 'console.info("user " + JSON.stringify({ owner: c.oid }));'],
    ['JSON that is sent', 'db.http.post("/x", JSON.stringify({ owner: c.oid }));', 'c.oid'],
    ['an error', 'throw new Error(`u/${c.oid}`);'],
    ['an object that is thrown', 'throw { owner: c.oid };'],
    ['a comparison with a text', 'if (db.k === `cc.${c.oid}`) return;'],
    ['a comparison by hand', 'if (db.k !== "cc." + c.oid) return;'],
    ['a variable that is only logged', 'const record = { owner: c.oid }; console.log(record);'],
    ['a variable that is logged inside an object', 'const record = { owner: c.oid }; console.log({ record });'],
    ['a variable that is logged and kept', 'const record = { owner: c.oid }; console.log(record); db.keep(record);', 'c.oid'],
    ['a variable that nobody reads', 'const record = { owner: c.oid };', 'c.oid'],
    ['a pattern', 'const { owner } = { owner: c.oid }; db.keep(owner);', 'c.oid'],
    ['either of two objects', 'db.keep(db.x ? { owner: c.oid } : { owner: "-" });', 'c.oid'],
    ['the last of a sequence', 'db.keep((db.x, { owner: c.oid }));', 'c.oid'],
    ['an object inside others', 'db.keep({ list: [{ ...{ owner: c.oid } }] });', 'c.oid'],
    ['an answer of a server', 'db.res.status(200).json({ id: c.oid });'],
    ['telemetry', 'db.appInsights.trackEvent({ name: "x" }, { userId: c.oid });'],
    ['a user id of telemetry', 'db.telemetry.context.userId = c.oid;'],
    ['a member of something else', 'db.row.user.userId = c.oid;', 'c.oid'],
    ['an address in a link', 'db.open("mailto:" + c.email); const link = `tel:${c.name}`;'],
    ['a sentence', 'db.tell(`Draft of ${account.name}.`); db.tell(`a,${c.oid}`);'],
    ['a style', 'const css = `a{b:${c.oid}}`; db.put(css);'],
    ['a query key', 'useQuery({ queryKey: ["todos", c.oid] });'],
    ['a member that grows', 'db.row.userId += c.oid;'],
  ]))('%s', (_name, code, reported) => {
    expect(keysIn(code)).toEqual(reported);
  });

  it.each(rows([
    ['an attribute', 'return <p id={`u-${c.oid}`} title={account.name!} />;'],
    ['a child', 'return <p>{"u/" + c.oid}</p>;'],
    ['a spread', 'return <Card {...{ userId: c.oid }} />;'],
    ['a list key', 'return <Card key={c.oid} />;'],
    ['a variable that is only shown', 'const userId = c.oid; return <p>{userId}</p>;'],
    ['a text that is only shown', 'const text = `u/${c.oid}`; return <p title={text} />;'],
    ['a variable that is passed on', 'const userId = c.oid; db.load(userId); return <p>{userId}</p>;', 'c.oid'],
  ]))('markup: %s', (_name, code, reported) => {
    expect(keysIn(code, inJsx)).toEqual(reported);
  });
});

describe('the directory and lists of who may do something', () => {
  it.each(rows([
    ['a Graph client', 'db.graphClient.getUserById(c.oid);'],
    ['a function that speaks of Graph', 'getGraphUserById(c.oid);'],
    ['a call with a token of Graph', 'getUserById(db.accessToken, c.oid);'],
    ['a call without one', 'getUserById(db.handle, c.oid);', 'c.oid'],
    ['a path of Graph', 'db.http.get(`https://graph.microsoft.com/v1.0/users/${c.oid}`); db.http.get(`/me/${c.oid}`); db.http.get("/photos/" + c.oid);'],
    ['a path of the directory behind an own API', 'fetch(`/api/photos/${c.oid}`); fetch(`/api/groups/${c.oid}`); fetch(`${db.base}/users/${c.oid}`);'],
    ['the client of Graph', 'db.client.api(`/teams/${c.oid}`).get();'],
    ['a record for the directory', 'db.graphClient.post({ userId: c.oid });'],
    ["MSAL's own look-up", 'db.pca.getAccountByLocalId(account.localAccountId); db.cache.getAccountByUsername(account.username);'],
    ['an allow list', 'if (db.allowedUsers.has(c.oid) || db.adminIds.includes(account.username)) return;'],
    ['an allow list that is written', 'db.allowedUsers.add(c.oid);', 'c.oid'],
    ['another list', 'if (db.seenUsers.has(c.oid)) return;', 'c.oid'],
  ]))('%s', (_name, code, reported) => {
    expect(keysIn(code)).toEqual(reported);
  });
});

describe('what passport hands over and what a session keeps', () => {
  const file = (body: string): string => `import { BearerStrategy, OIDCStrategy } from 'passport-azure-ad';\nimport { PassportStrategy } from '@nestjs/passport';\n${body}`;

  it.each(rows([
    ['the user of a strategy, by the callback', 'new OIDCStrategy({}, (iss, sub, profile, done) => done(null, { id: profile.oid, name: profile.displayName }));'],
    ['the user of a strategy, made by its class', 'new OIDCStrategy({}, (iss, sub, profile, done) => done(null, new User({ id: profile.oid, name: profile.displayName })));'],
    ['the user of a strategy, returned', 'new OIDCStrategy({}, (iss, sub, profile, done) => { return { id: profile.oid }; });'],
    ['the user of a strategy, as an arrow body', 'new OIDCStrategy({}, (iss, sub, profile, done) => ({ id: profile.oid }));'],
    ['what something else makes of a profile', 'new Directory((claims) => ({ id: claims.oid }));', 'claims.oid'],
    ['the user of a Nest strategy', 'export class S extends PassportStrategy(BearerStrategy) { async validate(claims) { return { id: claims.oid }; } }'],
    ['the user of a derived strategy', 'export class S extends BearerStrategy { validate(claims) { return { id: claims.oid }; } }'],
    ['another method of a strategy', 'export class S extends BearerStrategy { record(claims) { return { ownerId: claims.oid }; } }', 'claims.oid'],
    ['a class that is no strategy', 'export class S extends Base { validate(claims) { return { ownerId: claims.oid }; } }', 'claims.oid'],
    ['a class of its own', 'export class S { validate(claims) { return { ownerId: claims.oid }; } }', 'claims.oid'],
    ['the session, in place', 'passport.serializeUser((claims, done) => done(null, claims.oid));', 'claims.oid'],
    ['the session, as an object', 'passport.serializeUser((claims, done) => done(null, { oid: claims.oid, name: claims.name }));', 'claims.oid'],
    ['the session, with the tenant', 'passport.serializeUser((claims, done) => done(null, { oid: claims.oid, tid: claims.tid }));'],
    ['the session, with more from elsewhere', 'passport.serializeUser((claims, done) => done(null, { ...rest, oid: claims.oid, [claims.tid]: 1 }));'],
    ['a serializer in a class', 'export class S { serializeUser(claims, done) { done(null, claims.oid); } }', 'claims.oid'],
    ['an error in a serializer', 'passport.serializeUser((claims, done) => done(claims.oid));'],
    ['a callback elsewhere', 'export const f = (claims, done) => done(null, claims.oid);'],
    ['a callback at the top', 'done(null, claims.oid);'],
  ]))('%s', (_name, code, reported) => {
    expect(reportsOfFile(file(code), { filename: 'src/file.js' }).map((report) => report.code)).toEqual(reported);
  });
});

describe('one report for one idea', () => {
  it.each(rows([
    ['a variable that is a key by its name, at its declaration', 'const userId = c.oid; db.cache.get(userId); db.find({ owner: userId });', 'c.oid'],
    ['a variable without such a name, at each use', 'const found = c.oid; db.cache.get(found); db.cache.delete(found);', 'found', 'found'],
    ['a parameter that a caller fills under the name of a key', 'const userId = c.oid; function load(id: string) { return db.cache.get(id); } load(userId);', 'c.oid'],
    ['a parameter that a caller fills with the claim', 'function load(id: string) { return db.cache.get(id); } load(c.oid!);', 'id'],
    ['a parameter of two functions', 'const userId = c.oid; function read(key: string) { return db.cache.get(key); } function load(id: string) { return read(id); } load(userId);', 'c.oid'],
    ['a parameter with a default', 'const userId = c.oid; function load(id = "") { return db.cache.get(id); } load(userId);', 'c.oid', 'id'],
    ['functions that call each other', 'const userId = c.oid; function a(x: string) { b(x); db.cache.get(x); } function b(y: string) { a(y); } a(userId);', 'c.oid'],
    ['a record that holds it as a key, and is used', 'const session = { userId: c.oid }; db.save(session); db.cache.get(`x:${session.userId}`);', 'c.oid'],
    ['a record that holds it as it is called, and is used', 'const session = { oid: c.oid }; db.cache.get(`x:${session.oid}`);', 'session.oid'],
    ['a record with the tenant, of which a part is used', 'const session = { userId: c.oid, tid: c.tid }; db.save(session); db.cache.get(`x:${session.userId}`);', 'session.userId'],
    ['what one function hands out, once', 'const userIdOf = () => c.oid; db.cache.get(userIdOf()); db.cache.delete(userIdOf());', 'userIdOf()'],
    ['a look-up of this file, where it looks up', 'function findUserById(id: string) { return db.cache.get(id); } findUserById(c.oid!);', 'c.oid'],
    ['a look-up of this file that is given what only its name tells', 'class A { open(oid: string) { return this.updateAccountDate(oid); } private updateAccountDate(oid: string) { return db.put(`/account/${oid}`); } }', 'oid'],
    ['a variable that is only converted', 'const userId = c.oid; const n = Number(userId); if (userId) db.go(n);'],
    ['a variable that is handed to a setter of state', 'const userId = c.oid; setUserId(userId);'],
    ['a variable that is an index', 'const userId = c.oid!; return db.rows[userId];', 'c.oid!'],
    ['a variable that is looked for', 'const userId = c.oid!; return userId in db.rows;', 'c.oid!'],
    ['a variable that is compared', 'const userId = c.oid; return userId === db.owner ? 1 : 2;'],
    ['a variable whose member is read', 'const userId = c.oid!; db.width = userId.length;'],
    ['a variable that is called on', 'const userId = c.oid as any; userId();'],
    ['a variable in a text that is kept', 'const userId = c.oid; db.keep(`a${userId}b`);', 'c.oid'],
    ['a variable in a text that is logged', 'const userId = c.oid; console.log(`a${userId}b`);'],
  ]))('%s', (_name, code, reported) => {
    expect(keysIn(code)).toEqual(reported);
  });

  it('an exported name', () => {
    expect(reportsOfFile("import '@azure/msal-browser';\nexport const userId = claims.oid;\nexport const width = claims.oid;").map(({ code }) => code)).toEqual(['claims.oid']);
  });
});

describe('records', () => {
  it.each(rows([
    ['an address that is all a record says of its user', 'db.votes.insertOne({ email: account.username, vote: 1 });', 'account.username'],
    ['an address beside the person it belongs to', 'db.people1.insertOne({ email: account.username, displayName: account.name, phone: "1" });'],
    ['an address beside an owner', 'db.votes.insertOne({ email: account.username, userId: db.x });'],
    ['an address alone', 'db.mails.insertOne({ email: account.username });'],
    ['an address beside a spread', 'db.votes.insertOne({ ...db.vote, email: account.username });'],
    ['an address beside a computed name', 'db.votes.insertOne({ [db.field]: 1, email: account.username });'],
    ['a record that is only made', 'const vote = { email: account.username, vote: 1 }; return vote;'],
    ['a record of a class', 'db.keep(new Vote({ owner: c.oid }));', 'c.oid'],
    ['a member of the same name is a copy', 'db.insert({ oid: c.oid, uid: c.uid }); db.insert({ localAccountId: account.localAccountId });', 'c.oid'],
    ['a function is no value', 'class R { userId = () => c.oid; getUserId() { return 1; } }'],
    ['a field without a value', 'class R { userId?: string; [db.x] = c.oid; width = c.oid; }'],
    ['a computed member', 'db.row[db.field] = account.name;'],
    ['writes to two objects', 'db.row.userId = c.oid; db.other.tenantId = c.tid; db.go();', 'c.oid'],
    ['a write inside an expression', 'db.go(db.row.userId = c.oid);', 'c.oid'],
    ['a write without a block', 'if (db.x) db.row.userId = c.oid;', 'c.oid'],
    ['a plain variable', 'let width; width = c.oid;'],
  ]))('%s', (_name, code, reported) => {
    expect(keysIn(code)).toEqual(reported);
  });
});

describe('statements', () => {
  it.each(rows([
    ['a value that is stored', 'db.query("UPDATE t SET email = $1 WHERE id = $2", [c.email, db.x]);'],
    ['a condition', 'db.query("UPDATE t SET a = $1 WHERE email = $2", [db.x, c.email]);', 'c.email'],
    ['a value without a column', 'db.query("SELECT note($1) FROM t", [c.oid]);', 'c.oid'],
    ['a cast', 'db.query("SELECT a::text FROM t WHERE user_id = $1::uuid", [c.oid]);', 'c.oid'],
    ['a call of a function as a condition', 'db.query("SELECT * FROM t WHERE lower(email) = lower($1)", [c.email]);', 'c.email'],
    ['more values than columns', 'db.query("INSERT INTO t (a) VALUES ($1, $2)", [db.x, c.email]);'],
    ['the value of an inserted key', 'db.query("INSERT INTO t (id, email) VALUES (?, ?)", [c.sub, c.email]);', 'c.sub'],
    ['positional replacements', 'db.query("SELECT * FROM t WHERE user_id = ?", { replacements: [c.oid] });', 'c.oid'],
    ['named replacements in a variable', 'const replacements = { user: c.oid }; db.query("SELECT * FROM t WHERE user_id = :user", { replacements });', 'c.oid'],
    ['replacements from elsewhere', 'db.query("SELECT * FROM t WHERE user_id = :user", { ...db.options, replacements: db.values });'],
    ['parameters that the statement lacks', 'db.query("SELECT * FROM t WHERE user_id = :user", { ...db.rest, other: c.email, [db.x]: c.email, user: db.y });'],
    ['at-signs', 'db.query("SELECT * FROM t WHERE user_id = @user", { user: c.oid });', 'c.oid'],
    ['parameters of Cosmos that lack a name', 'db.items.query({ query: "SELECT * FROM c WHERE c.user = @u", parameters: [{ value: c.email }, { name: db.x, value: c.email }] });'],
    ['a gap in the list', 'db.query("SELECT * FROM t WHERE a = $1 AND user_id = $2", [, c.oid]);', 'c.oid'],
    ['a statement without values', 'db.query({ text: "SELECT * FROM t WHERE user_id = 1" }); db.query({}); db.query(...db.list);'],
    ['values and a callback', 'db.all("SELECT * FROM t WHERE user_id = ?", c.oid, (error: Error) => db.go(error));', 'c.oid'],
    ['a template that selects everything', 'await db.query(`SELECT * FROM t WHERE user_id = ${c.oid}`);', 'c.oid'],
    ['a template with placeholders as well', 'await db.query(`SELECT a FROM t WHERE b = ? AND user_id = ${c.email}`, [1]);'],
    ['a statement in a constant', 'const sql = "SELECT * FROM t WHERE user_id = $1"; db.query(sql, [c.oid]);', 'c.oid'],
  ]))('%s', (_name, code, reported) => {
    expect(keysIn(code)).toEqual(reported);
  });
});

describe('filters', () => {
  it.each(rows([
    ['a part of a column', 'db.rows.find({ where: { notes: { contains: account.username } }, x: 1 }); db.rows.find({ notes: { $regex: account.username } });'],
    ['other users than this one', 'db.rows.find({ owner: { not: c.email } });'],
    ['a gap in a list', 'db.rows.find({ owner: { $in: [, c.oid] } });', 'c.oid'],
    ['a filter from elsewhere', 'db.rows.findMany({ where: db.where }); db.rows.findMany(db.filter); db.rows.findMany(...db.list);'],
    ['no object', 'db.rows.findMany({ where: c.email });'],
    ['a spread and a computed column', 'db.rows.findMany({ where: { ...db.rest, [db.column]: c.email } });'],
    ['data beside the filter', 'db.rows.update({ where: { id: db.x }, data: { email: c.email } });'],
    ['a second argument', 'db.rows.updateOne({ _id: db.x }, { $set: { email: c.email } });'],
    ['an or of two whole keys', 'db.rows.find({ $or: [{ $and: [{ oid: c.oid }, { tid: c.tid }] }, { shared: true }] });'],
    ['a column of a table is no claim', 'db.select().where(eq(db.users.oid, db.x));'],
    ['an operator of knex', "db.k('t').where('email', 'like', c.email);", 'c.email'],
    ['a predicate', 'db.rows.find((row: any) => row.x === c.oid);'],
    ['a filter taken out of another object', 'const { where } = { where: { owner: c.email } }; db.rows.findMany(where);', 'c.email'],
  ]))('%s', (_name, code, reported) => {
    expect(keysIn(code)).toEqual(reported);
  });
});

describe('unusual code', () => {
  it.each(rows([
    ['callees without a name', '(() => 1)(); db[db.x](c.oid); db.f()(c.oid); new (db.f())(c.oid);'],
    ['receivers without a name', 'db[db.x].get(c.email); (db || c).get(c.email); db.list()[0].get(c.email);'],
    ['a receiver made by a call', 'db.getCache().get(c.oid);', 'c.oid'],
    ['this', 'class S { get(key: string) { return key; } f() { return this.get(c.email); } }'],
    ['a map made by something without a name', 'const held = new (db.f())(); held.get(c.email);'],
    ['an object inside a call without a name', 'db[db.x]({ owner: c.oid }); db.f()(`cc.${c.oid}`);', 'c.oid', 'c.oid'],
    ['a class member without a name', 'class S { [db.x] = `cc.${c.email}`; [db.y]() { return `cc.${c.email}`; } }'],
    ['a function without a name', 'db.each(() => `cc.${c.email}`); db.each(function () { return `cc.${c.email}`; });'],
    ['a text at the top of a chain', 'db.select().where((db[db.x] as any)(eq(db.t.owner, c.oid)));', 'c.oid'],
    ['a template of a tag', 'db.css`cc.${c.oid}`; String.raw`\\u/${c.oid}`;'],
    ['a template without values', 'db.cache.get(`cc.fixed`); db.keep("a" + "b");'],
    ['an address that a page is opened with', 'db.open(`/contact?email=${c.email}`); db.http.get("/x", { params: { q: c.email } });'],
    ['an address that is all a request asks by', 'db.http.get("/x", { params: { email: c.email, page: 1 } });', 'c.email'],
    ['digests of something else', 'db.cache.get(db.digest(c.email)); db.cache.get(db.sum().digest());'],
    ['a query parameter of somebody else', 'fetch(`/items?from=${c.email}`); fetch(`/items?from=1&x${c.email}`);'],
    ['a spread of keys', 'findUserById(...db.list, c.oid); db.cache.get(...db.list);', 'c.oid'],
    ['a join with something else', 'db.cache.get([...db.list, , c.oid].join(db.separator)); db.cache.get(db.list.join("."));', 'c.oid'],
    ['a hash', 'db.cache.get(sha256(c.oid)); db.cache.get(hash());', 'c.oid'],
  ]))('%s', (_name, code, reported) => {
    expect(keysIn(code)).toEqual(reported);
  });
});

describe('what is said', () => {
  it.each([
    ['db.cache.get(c.email);', 'mutableClaim'],
    ['db.cache.get(c.sub);', 'pairwiseClaim'],
    ['db.cache.get(c.oid);', 'oidWithoutTid'],
    // Of several claims the worst: one that changes, then one of this app alone.
    ['db.cache.get(c.oid || c.sub || c.email);', 'mutableClaim'],
    ['db.cache.get(c.oid ?? c.sub);', 'pairwiseClaim'],
    // Where a name is only data, the identifier counts.
    ['updateUserTheme(c.name || c.oid, 1);', 'oidWithoutTid'],
  ])('%s', (code, messageId) => {
    expect(reportsOn(code).map((report) => report.messageId)).toEqual([messageId]);
  });
});
