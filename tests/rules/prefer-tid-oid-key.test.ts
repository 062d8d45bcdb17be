import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { RuleTester } from '@typescript-eslint/rule-tester';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { KEY_METHODS, KEY_NAMES } from '../../src/identity/keys.js';
import { preferTidOidKey } from '../../src/rules/prefer-tid-oid-key.js';
import { reportsOfFile } from '../support/key-reports.js';
import { lint } from '../support/lint.js';

const tester = new RuleTester();
const MSAL = `import type { AccountInfo } from '@azure/msal-browser';`;
const MICROSOFT = `import { ConfidentialClientApplication } from '@azure/msal-node';`;
const line = (code: string, from = MSAL): string => `${from}\nexport function run(account: AccountInfo, claims: NonNullable<AccountInfo['idTokenClaims']>, db: any) { const c = account.idTokenClaims!; ${code} }`;
const invalid = (name: string, code: string, messageId: 'mutableClaim' | 'pairwiseClaim' | 'oidWithoutTid', outputs: readonly string[] = [], wrap = line) => ({
  name, code: wrap(code), errors: [{ messageId, suggestions: outputs.map((output) => ({ messageId: 'useBoth' as const, output: wrap(output) })) }],
});
const js = (code: string): string => `const { PublicClientApplication } = require('@azure/msal-node');\nexport async function run(pca, db) { const account = await pca.getActiveAccount(); ${code} }`;

tester.run('prefer-tid-oid-key: what functions hand out as a key', preferTidOidKey, {
  valid: [
    { name: 'a function of another name', code: line('const greeting = () => account.username; function label() { return c.sub; }') },
    { name: 'the object id, which a caller may complete', code: line('function getUserId() { return c.oid; }') },
    { name: 'both parts', code: line('function getUserKey() { return `${c.tid}.${c.oid}`; }') },
    { name: 'a session of an app that names no provider', code: "import { getServerSession } from 'next-auth'; import { options } from './auth'; export async function getUserId() { const session = await getServerSession(options); return session?.user?.email; }" },
    { name: 'an address shown', code: "import AzureAD from 'next-auth/providers/azure-ad'; import { getServerSession } from 'next-auth'; export async function greet(options) { const session = await getServerSession(options); return `Hello ${session.user.name} (${session.user.email})`; }" },
  ],
  invalid: [
    invalid('sub', 'function getUserId() { return c.sub; }', 'pairwiseClaim', ['function getUserId() { return `${c.tid}.${c.oid}`; }']),
    invalid('a hash of the address', 'const userHashedId = () => hashValue(c.email);', 'mutableClaim', ['const userHashedId = () => hashValue(`${c.tid}.${c.oid}`);']),
    {
      name: 'the address in the session of NextAuth',
      code: "import AzureAD from 'next-auth/providers/azure-ad';\nimport { getServerSession } from 'next-auth';\nexport const rows = async (db, options) => db.note.findMany({ where: { ownerId: (await getServerSession(options)).user.email } });",
      errors: [{ messageId: 'mutableClaim', line: 3, column: 81, data: { code: '`(await getServerSession(options)).user.email`', claim: 'email', origin: '`getServerSession()` (line 3)', role: 'a filter' } }],
    },
  ],
});

tester.run('prefer-tid-oid-key: storage, maps and templates', preferTidOidKey, {
  valid: [
    { name: 'the home account id holds both', code: line('localStorage.setItem(`draft.${account.homeAccountId}`, x);') },
    { name: 'a text that is unique by what is drawn', code: line('const handle = c.name + "#" + crypto.randomUUID(); db.users.findOne({ userName: handle });') },
    { name: 'the tenant in the same template', code: line('const key = `${c.oid}.${c.tid}`; db.store.set(key, x);') },
    { name: 'the tenant as the account has it', code: line('db.cache.get(`${account.tenantId}:${account.localAccountId}`);') },
    { name: 'a greeting', code: line('console.log(`Hello ${account.name}`); document.title = `mail-${account.username}`; logger.info(`user:${c.oid}`);') },
    { name: 'a comparison', code: line('if (c.oid === claims.oid) return; if (account.username.endsWith("@contoso.com")) return;') },
    { name: 'an allow list', code: line('const allowedUsers = new Set<string>(); return allowedUsers.has(account.username);') },
    { name: 'a Graph path', code: line('fetch(`https://graph.microsoft.com/v1.0/users/${c.oid}/memberOf`); db.client.api(`/users/${account.localAccountId}`).get();') },
    { name: 'a login hint', code: line('db.pca.loginRedirect({ loginHint: account.username });') },
    { name: 'a look-up in the account cache', code: line('db.pca.getAccountByUsername(account.username);') },
    { name: 'a value that is no claim', code: line('localStorage.setItem(`draft.${db.id}`, x); const subtitle = { sub: "x" }; localStorage.getItem(subtitle.sub);') },
    { name: 'oid alone in an app of one tenant', code: line('localStorage.getItem(`draft.${c.oid}`);'), options: [{ singleTenant: true }] },
    { name: 'issuer and subject together', code: line('db.cache.get(`${c.iss}|${c.sub}`);') },
  ],
  invalid: [
    {
      name: 'a storage key of the user name, with all data and the position',
      code: `${MSAL}\nexport function load(account: AccountInfo) {\n  return localStorage.getItem(\`draft.\${account.username}\`);\n}`,
      errors: [{
        messageId: 'mutableClaim',
        line: 3, column: 40, endLine: 3, endColumn: 56,
        data: { code: '`account.username`', claim: 'preferred_username', origin: 'the declared type `AccountInfo` (line 2)', role: 'a storage key' },
        suggestions: [
          { messageId: 'useBoth', data: { replacement: '${account.tenantId}.${account.localAccountId}' }, output: `${MSAL}\nexport function load(account: AccountInfo) {\n  return localStorage.getItem(\`draft.\${account.tenantId}.\${account.localAccountId}\`);\n}` },
          { messageId: 'useBoth', data: { replacement: 'account.homeAccountId' }, output: `${MSAL}\nexport function load(account: AccountInfo) {\n  return localStorage.getItem(\`draft.\${account.homeAccountId}\`);\n}` },
        ],
      }],
    },
    invalid('B2C: the home account id holds the policy', 'const authority = "contoso.b2clogin.com"; localStorage.getItem(`draft.${account.localAccountId}`);', 'oidWithoutTid', ['const authority = "contoso.b2clogin.com"; localStorage.getItem(`draft.${account.tenantId}.${account.localAccountId}`);']),
    invalid('oid in a template that shows by itself that it is a key', 'keep(x, `cc.${db.clientId}.${c.oid}.graph`);', 'oidWithoutTid', ['keep(x, `cc.${db.clientId}.${c.tid}.${c.oid}.graph`);']),
    invalid('the start of a key', 'if (db.k.startsWith(`cc.${c.oid}`)) return;', 'oidWithoutTid', ['if (db.k.startsWith(`cc.${c.tid}.${c.oid}`)) return;']),
    invalid('concatenation', 'db.redis.get("obo_" + c.sub);', 'pairwiseClaim', ['db.redis.get("obo_" + `${c.tid}.${c.oid}`);']),
    invalid('a Map', 'const seen = new Map<string, number>(); seen.set(c.sub!, 1);', 'pairwiseClaim', ['const seen = new Map<string, number>(); seen.set(`${c.tid}.${c.oid}`, 1);']),
    invalid('an index, lower-cased', 'return db.team[account.username.toLowerCase()];', 'mutableClaim', ['return db.team[`${account.tenantId}.${account.localAccountId}`];', 'return db.team[account.homeAccountId];']),
    invalid('in', 'return c.oid! in db;', 'oidWithoutTid', ['return `${c.tid}.${c.oid}` in db;']),
    invalid('claims that may be missing', 'return db.users.get(account.idTokenClaims?.oid);', 'oidWithoutTid', ['return db.users.get(account.idTokenClaims ? `${account.idTokenClaims?.tid}.${account.idTokenClaims?.oid}` : undefined);']),
    invalid('a destructured claim', 'const { oid = "" } = account.idTokenClaims ?? {}; return db.users.get(oid);', 'oidWithoutTid', ['const { oid = "", tid } = account.idTokenClaims ?? {}; return db.users.get(`${tid}.${oid}`);']),
  ],
});

tester.run('prefer-tid-oid-key: filters, statements and look-ups', preferTidOidKey, {
  valid: [
    { name: 'both in one filter', code: line('db.users.findOne({ tid: c.tid, oid: c.oid });') },
    { name: 'an address beside the whole key', code: line('db.users.findOne({ tenantId: c.tid, oid: c.oid, email: c.email });') },
    { name: 'both as parameters', code: line('db.query("SELECT * FROM t WHERE tid = $1 AND oid = $2", [c.tid, c.oid]);') },
    { name: 'both as arguments', code: line('db.getUserByOid(c.oid, c.tid);') },
    { name: 'something that is made, not looked up', code: line('new UpdateUserDialog(c.email);') },
    { name: 'both in one chain', code: line('db.from("t").select().eq("tid", c.tid).eq("oid", c.oid);') },
    { name: 'an address that is data of an inserted row', code: line('db.query("INSERT INTO users (id, email) VALUES ($1, $2)", [db.id, c.email]);') },
    { name: 'a call to the directory', code: line('db.graphProvider.getUserById(c.oid);') },
    { name: 'part of a column', code: line('db.users.findMany({ where: { notes: { contains: account.username } } });') },
  ],
  invalid: [
    invalid('a filter whose column names the claim: no edit', 'db.users.findUnique({ where: { email: c.email } });', 'mutableClaim'),
    invalid('a neutral column', 'db.users.findFirst({ where: { id: c.oid } });', 'oidWithoutTid', ['db.users.findFirst({ where: { id: `${c.tid}.${c.oid}` } });']),
    { filename: 'file.js', ...invalid('a neutral column in JavaScript', 'db.todos.find({ owner: account.idTokenClaims.oid });', 'oidWithoutTid', ['db.todos.find({ owner: { tid: account.idTokenClaims.tid, oid: account.idTokenClaims.oid } });'], js) },
    invalid('supabase', 'db.from("staff").select().eq("email", account.username);', 'mutableClaim'),
    invalid('a statement', 'db.query("SELECT * FROM t WHERE user_id = $1", [c.sub]);', 'pairwiseClaim', ['db.query("SELECT * FROM t WHERE user_id = $1", [`${c.tid}.${c.oid}`]);']),
    invalid('a statement with a question mark', 'db.execute("SELECT * FROM t WHERE email = ?", [account.username]);', 'mutableClaim'),
    invalid('a Cosmos parameter', 'db.items.query({ query: "SELECT * FROM c WHERE c.email = @mail", parameters: [{ name: "@mail", value: c.email }] });', 'mutableClaim'),
    invalid('a partition key', 'db.container.item(db.id, c.oid);', 'oidWithoutTid', ['db.container.item(db.id, `${c.tid}.${c.oid}`);']),
    invalid('a look-up by its name', 'db.getUserByEmail(c.email);', 'mutableClaim'),
    invalid('a look-up of a state', 'db.getAccountState(c.email);', 'mutableClaim', ['db.getAccountState(`${c.tid}.${c.oid}`);']),
    invalid('a look-up in the capitals of a server', 'db.GetUsersByEmail(c.email);', 'mutableClaim'),
    invalid('a change of somebody\'s row', 'db.updateAccountLastSeen("SSO", c.oid);', 'oidWithoutTid', ['db.updateAccountLastSeen("SSO", `${c.tid}.${c.oid}`);']),
  ],
});

const passport = (body: string): string => `const { OIDCStrategy } = require('passport-azure-ad');\npassport.use(new OIDCStrategy(config, (iss, sub, profile, done) => { ${body} }));`;
/** The callbacks of a configuration of Auth.js, in a file with one provider. */
const callbacks = (body: string, provider = 'microsoft-entra-id'): string => `import NextAuth from 'next-auth';\nimport Provider from 'next-auth/providers/${provider}';\nimport { db } from './db';\nexport const { auth } = NextAuth({ providers: [Provider], callbacks: {\n  ${body}\n} });`;
const nextAuth = (provider: string): string => `import Provider from 'next-auth/providers/${provider}';\nexport default Provider({ profile: (profile) => ({ id: profile.sub, name: profile.name }) });`;

tester.run('prefer-tid-oid-key: records, sessions and other providers', preferTidOidKey, {
  valid: [
    { name: 'both in one record', code: line('db.insert({ owner: c.oid, tenant: c.tid });') },
    { name: 'the tenant in a part of the record beside', code: line('db.insert({ team: { providerId: c.tid }, person: { userId: c.oid } });') },
    { name: 'one value in another form', code: line('const d = String(c.oid); const userKey = d.slice(0, 8) + "-" + d.slice(8, 12); return db.client.api(`/users/${userKey}/memberOf`).get();') },
    { name: 'a shown name that falls back to the object id', code: line('const upn = account.username ?? c.oid; const displayName = c.name ?? upn; db.insert({ tid: c.tid, owner: c.oid }, { upn, displayName });') },
    { name: 'the tenant beside a text', code: line('const person = { tenantId: c.tid, address: `8:orgid:${c.oid}` }; return person;') },
    { name: 'an account that is passed on member by member', code: line('db.keep({ localAccountId: account.localAccountId, label: "x" });') },
    { name: 'contact data', code: line('db.insert({ to: account.username, organizerEmail: c.email, sender_email: c.email });') },
    { name: 'an answer to the browser', code: line('db.res.json({ id: c.oid, name: c.name });') },
    { name: 'telemetry', code: line('db.telemetry.common.userId = c.oid; appInsights.setAuthenticatedUserContext(account.username);') },
    { name: 'the user that a strategy returns, by a name', code: passport('const user = { id: profile.oid, name: profile.displayName }; console.log(user); return done(null, user);') },
    { name: 'the user that a strategy returns', code: passport('return done(null, { id: profile.oid, name: profile.displayName });') },
    { name: 'NextAuth: the app\'s own token', code: `import AzureAD from 'next-auth/providers/azure-ad';\nexport const o: NextAuthOptions = { callbacks: { session({ session, token }) { session.user.id = token.sub; return session; } } };` },
    { name: 'another provider of NextAuth', code: nextAuth('google') },
    { name: 'NextAuth: the address at the sign-in of another provider', code: callbacks('async jwt({ token, user }) { token.role = (await db.user.findUnique({ where: { email: user.email } })).role; return token; }', 'google') },
    { name: "NextAuth: the app's own id of the user, and what only shows who it is", code: callbacks('async jwt({ token, user }) { await db.user.findUnique({ where: { id: user.id ?? token.sub } }); token.picture = user.image; return { ...token, label: token.email }; }') },
    { name: 'Auth0', code: `import { useAuth0 } from '@auth0/auth0-react';\nexport function C(db) { const { user } = useAuth0(); db.users.findOne({ id: user.sub }); }` },
    { name: 'an own JWT', code: `import jwt from 'jsonwebtoken';\nexport const f = (t, db) => { const payload = jwt.verify(t, 'k'); return db.users.findOne({ id: payload.sub }); };` },
    { name: 'Firebase', code: `import { getAuth } from 'firebase/auth';\nexport const f = (claims, cache) => cache.get(claims.oid);` },
    { name: 'the provider is known to be another one', code: line('localStorage.getItem(`draft.${c.oid}`);'), settings: { 'zero-trust': { provider: 'other' } } },
    { name: 'an object of git', code: `${MICROSOFT}\nexport const f = (commit, cache) => cache.get(commit.oid);` },
    { name: 'a parameter of a request', code: `${MICROSOFT}\nexport const f = (req, db) => db.getUserByUpn(req.params.upn);` },
  ],
  invalid: [
    invalid('the owner of a record', 'const task = { owner: c.oid, text: "x" }; db.post(task);', 'oidWithoutTid', ['const task = { owner: `${c.tid}.${c.oid}`, text: "x" }; db.post(task);']),
    invalid('a member that is written', 'db.row.createdBy = account.name;', 'mutableClaim', ['db.row.createdBy = `${account.tenantId}.${account.localAccountId}`;', 'db.row.createdBy = account.homeAccountId;']),
    invalid('a variable that is handed on', 'const userId = account.localAccountId ?? ""; db.load({ userId });', 'oidWithoutTid', ['const userId = `${account.tenantId}.${account.localAccountId}`; db.load({ userId });', 'const userId = account.homeAccountId ?? ""; db.load({ userId });']),
    {
      name: 'passport: the tenant stands in _json',
      code: passport('db.cache.get(profile.oid);'),
      errors: [{ messageId: 'oidWithoutTid', suggestions: [{ messageId: 'useBoth', output: passport('db.cache.get(`${profile._json.tid}.${profile._json.oid}`);') }] }],
    },
    { name: 'passport: a user that is stored before', code: passport('const user = { id: profile.oid, name: profile.displayName }; db.users.insert(user); return done(null, user);'), errors: [{ messageId: 'oidWithoutTid', line: 2, suggestions: [{ messageId: 'useBoth', output: passport('const user = { id: `${profile._json.tid}.${profile._json.oid}`, name: profile.displayName }; db.users.insert(user); return done(null, user);') }] }] },
    { name: 'passport: what the session keeps', code: `${passport('done(null, profile);')}\npassport.serializeUser((user, done) => { done(null, user.oid); });`, errors: [{ messageId: 'oidWithoutTid', line: 3, suggestions: [{ messageId: 'useBoth', output: `${passport('done(null, profile);')}\npassport.serializeUser((user, done) => { done(null, \`\${user.tid}.\${user.oid}\`); });` }] }] },
    ...([
      ['NextAuth: the address of who signs in, in a callback', 'async jwt({ token, user }) { token.role = (await db.user.findUnique({ where: { email: user.email } })).role; return token; }', '`user.email`'],
      ['NextAuth: the address that its token keeps', 'async jwt({ token }) { token.role = (await db.user.findUnique({ where: { email: token.email as string } })).role; return token; }', '`token.email`'],
      ['NextAuth: the address of the session, in a callback', 'async session({ session }) { return { ...session, rows: await db.row.findMany({ where: { owner: session.user.email } }) }; }', '`session.user.email`'],
      ['NextAuth: the address of who may come in', 'async signIn({ user }) { await db.user.upsert({ where: { email: user.email }, create: {}, update: {} }); return true; }', '`user.email`'],
    ] as const).map(([name, body, code]) => ({ name, code: callbacks(body), errors: [{ messageId: 'mutableClaim' as const, line: 5, column: body.lastIndexOf(code.slice(1, -1)) + 3, data: { code, claim: 'email', origin: '`NextAuth()` (line 4)', role: 'a filter' }, suggestions: null }] })),
    {
      name: 'the user name inside the ID token that MSAL 1 answers with',
      code: "import { UserAgentApplication } from 'msal';\nexport const keep = (answer, db) => db.users.findOne({ owner: answer.idToken.preferredName, issuer: answer.idToken.issuer });",
      errors: [{ messageId: 'mutableClaim', line: 2, column: 63, data: { code: '`answer.idToken.preferredName`', claim: 'preferred_username', origin: '`answer.idToken` (line 2)', role: 'a filter' }, suggestions: null }],
    },
    { name: 'NextAuth: the profile of a Microsoft provider', code: nextAuth('azure-ad'), errors: [{ messageId: 'pairwiseClaim', suggestions: [{ messageId: 'useBoth', output: nextAuth('azure-ad').replace('profile.sub', '`${profile.tid}.${profile.oid}`') }] }] },
    { name: 'claims whose declared type lacks the tenant: no edit', code: `${MSAL}\ninterface Claims { oid: string }\nexport function f(account: AccountInfo, cache: any) { const c = account.idTokenClaims as Claims; return cache.get(c.oid); }`, errors: [{ messageId: 'oidWithoutTid', suggestions: null }] },
    { name: 'an operand of a chain of claims', code: line('db.token.id = c.sub || c.oid || c.email;'), errors: [{ messageId: 'mutableClaim', suggestions: [{ messageId: 'useBoth', output: line('db.token.id = `${c.tid}.${c.oid}`;') }] }] },
  ],
});

const someReceiver: Readonly<Record<string, string>> = { map: 'cache', storage: 'redis', sql: 'request' };
tester.run('prefer-tid-oid-key: every method of the table', preferTidOidKey, {
  valid: [],
  invalid: KEY_METHODS.flatMap(({ names, role, receiver, arguments: at }) => names.map((name) => {
    const object = receiver?.test('container') === true && name === 'item' ? 'container' : receiver ? (someReceiver[role] ?? 'cache') : 'db';
    const index = at === 'all' ? 0 : (at[0] ?? 0);
    const before = Array.from({ length: index }, (_, position) => `p${position}, `).join('');
    return { name: `${object}.${name} argument ${index}`, code: line(`db.${object}.${name}(${before}(db ? account : db)['username']);`), errors: [{ messageId: 'mutableClaim' as const, suggestions: null }] };
  })),
});

for (const name of ['userId', 'user_id', 'ownerId', 'owner', 'createdBy', 'created_by', 'uid', 'providerId', 'providerAccountId', 'partitionKey', 'p_user_id', 'accountId']) {
  if (!KEY_NAMES.test(name)) throw new Error(`${name} is a key.`);
}
for (const name of ['name', 'email', 'displayName', 'width', 'userAgent', 'loginHint', 'valid', 'grid', 'monkey']) {
  if (KEY_NAMES.test(name)) throw new Error(`${name} is no key.`);
}

describe('prefer-tid-oid-key: a claim that only a name tells', () => {
  let root = '';
  beforeAll(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'zero-trust-key-'));
    for (const [folder, dependency] of [['microsoft', '@azure/msal-browser'], ['other', '@auth0/auth0-react']] as const) {
      mkdirSync(path.join(root, folder, '.git'), { recursive: true });
      writeFileSync(path.join(root, folder, 'package.json'), JSON.stringify({ dependencies: { [dependency]: '1' } }));
    }
  });
  afterAll(() => { rmSync(root, { recursive: true, force: true }); });

  const code = `import { jwtDecode } from 'jwt-decode';\nexport const f = (x, cache) => { const { idToken } = x; cache.get(jwtDecode(idToken).sub); };\nexport const g = (idToken, cache) => cache.get(jwtDecode(idToken).sub);`;
  const lines = (folder: string, acceptNames: boolean): number => reportsOfFile(code, {
    cwd: root, filename: path.join(root, folder, 'file.js'), rules: { 'zero-trust/prefer-tid-oid-key': ['error', { acceptNames }] },
  }).length;

  it('counts with `acceptNames` where package.json tells of Microsoft, a member counts anyway', () => {
    expect(lines('microsoft', false)).toBe(1);
    expect(lines('microsoft', true)).toBe(2);
  });

  it('never where another provider is all that package.json tells', () => {
    expect(lines('other', true)).toBe(0);
  });
});

describe('the payload of a strategy with the keys of a provider', () => {
  const strategy = (jwksUri: string, options = `secretOrKeyProvider: passportJwtSecret({ jwksUri: '${jwksUri}' })`): string => `import { PassportStrategy } from '@nestjs/passport';
import { passportJwtSecret } from 'jwks-rsa';
import { Strategy } from 'passport-jwt';
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(private readonly users: UserService) { super({ ${options}, audience, issuer }); }
  validate(payload) { return this.users.findOne({ where: { email: payload.email } }); }
}`;
  const count = (code: string): number => lint(code, { rules: { 'zero-trust/prefer-tid-oid-key': 'error' } }).length;

  it('is claims where the keys are Microsoft\'s', () => {
    expect(count(strategy('https://login.microsoftonline.com/common/discovery/v2.0/keys'))).toBe(1);
  });

  it("is somebody else's where the file does not speak of Microsoft", () => {
    expect(count(strategy('https://acme.eu.auth0.com/.well-known/jwks.json'))).toBe(0);
  });

  it("is this server's own where the key is its secret", () => {
    expect(count(strategy('', "secretOrKey: process.env.AZURE_AD_SECRET"))).toBe(0);
  });
});
