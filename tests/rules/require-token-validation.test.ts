import * as parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { describe, expect, it } from 'vitest';

import { HAND_CHECKED, REMOTE_KEYS, VERIFIERS } from '../../src/identity/verifiers.js';
import type { Switch, Verifier } from '../../src/identity/verifiers.js';
import { requireTokenValidation as rule } from '../../src/rules/require-token-validation.js';
import { lint } from '../support/lint.js';

const tester = new RuleTester({ languageOptions: { parser } });
const KEYS = "const keys = createRemoteJWKSet(new URL('https://login.microsoftonline.com/common/discovery/v2.0/keys'));\n";
const JOSE = `import { createRemoteJWKSet, jwtVerify } from 'jose';\n${KEYS}`;
const JWT = "import jwt from 'jsonwebtoken';\nimport { signingKeys } from './jwks';\nconst entra = 'https://login.microsoftonline.com/common/discovery/v2.0/keys';\nconst getKey = (header, done) => client.getSigningKey(header.kid, (error, key) => done(error, key?.getPublicKey()));\n";
const NEST = "import { PassportStrategy } from '@nestjs/passport';\nimport { Strategy } from 'passport-jwt';\nimport { passportJwtSecret } from 'jwks-rsa';\n";
/** A middleware of Express that opens a bearer; `verdict` stands behind the claims. */
const gate = (verdict: string, head = "import { msal } from './msal';\nimport jwt from 'jsonwebtoken';", decoded = 'jwt.decode(bearer)'): string =>
  `${head}\nexport function authenticateToken(req, res, next) {\n  const bearer = req.headers.authorization?.split(' ')[1];\n  const claims = ${decoded};\n  ${verdict}\n}`;
const BY_HAND = "JSON.parse(Buffer.from(bearer.split('.')[1], 'base64').toString())";
const bad = (name: string, code: string, ...messageIds: ('decoded' | 'ignored' | 'neither' | 'noAudience' | 'noIssuer' | 'signatureOnly' | 'switchedOff')[]) =>
  ({ name, code, errors: messageIds.map((messageId) => ({ messageId, suggestions: null })) });

tester.run('require-token-validation', rule, {
  valid: [
    { name: 'audience and issuer', code: `${JOSE}jwtVerify(token, keys, { audience, issuer });` },
    { name: 'options by a constant', code: `${JOSE}const options = { audience: 'api://orders', issuer: ISSUER };\njwtVerify(token, keys, options);` },
    { name: 'options written later', code: `${JWT}const options = { algorithms: ['RS256'] };\noptions.audience = id;\nif (tenant) options.issuer = issuerOf(tenant);\njwt.verify(token, getKey, options, done);` },
    { name: 'options from elsewhere', code: `${JWT}export const verify = (token, options) => jwt.verify(token, getKey, options);` },
    { name: 'options that are spread', code: `${JWT}jwt.verify(token, getKey, { ...options }, done); jwt.verify(...rest);` },
    { name: 'a value that is set outside', code: `${JOSE}jwtVerify(token, keys, { audience: process.env.AUDIENCE, issuer: process.env.ISSUER ?? '' });` },
    { name: 'own tokens: a secret', code: "import jwt from 'jsonwebtoken';\njwt.verify(token, process.env.JWT_SECRET);\njwt.verify(token, 'hunter2', { ignoreExpiration: true });" },
    { name: 'own tokens: a secret by a function', code: `${JWT}jwt.verify(token, (header, done) => done(null, config.secretFor(header.publicId)));` },
    { name: 'own tokens: a key that is not fetched', code: "import jwt from 'jsonwebtoken';\njwt.verify(token, publicKey); jwt.verify(token, config.get('key')); jwt.verify(token, key); jwt.verify(token, pem()); jwt.verify(token, keys.publicKey);" },
    { name: 'own tokens: a key that is signed with', code: `${JWT}const publicKey = load();\njwt.sign(claims, publicKey);\njwt.verify(token, publicKey);` },
    { name: 'own tokens: passport', code: `${NEST}class Own extends PassportStrategy(Strategy) { constructor(config) { super({ jwtFromRequest, secretOrKey: config.getOrThrow('auth.secret') }); } }` },
    { name: 'a name without a value', code: `${JOSE}let other; jwtVerify(token, a); const a = b; const b = a; jwtVerify(token, other);` },
    { name: "another library's verify", code: "import { verify } from './jwt'; verify(token, getKey); new Strategy({ secretOrKeyProvider }); register(plugin);" },
    { name: 'a strategy of another sort', code: `${NEST}class A extends Base { constructor() { super({ secretOrKeyProvider: passportJwtSecret({}) }); } }\nclass B extends mixin(Strategy) { constructor() { super({ secretOrKeyProvider: passportJwtSecret({}) }); } }` },
    { name: 'the audience compared afterwards', code: `${JWT}jwt.verify(token, getKey, { issuer }, (error, payload) => { if (payload.aud !== id) throw new Error(); });` },
    { name: 'both compared afterwards', code: `${JOSE}const { payload } = await jwtVerify(token, keys);\nconst { aud } = payload;\nif (!allowed.includes(payload.tid)) throw new Error(aud);` },
    { name: 'claims handed to a check', code: `${JOSE}const { payload } = await jwtVerify(token, keys);\nassertClaims(payload);` },
    { name: 'tenants of a set', code: `${JOSE}const { payload } = await jwtVerify(token, keys, { audience });\nif (!tenants.has(payload.tid)) throw new Error();` },
    { name: 'the issuer by its beginning', code: `${JOSE}const { payload } = await jwtVerify(token, keys, { audience });\nif (!payload.iss.startsWith('https://sts.windows.net/')) throw new Error();` },
    { name: 'the issuer in a switch', code: `${JOSE}const { payload } = await jwtVerify(token, keys, { audience });\nswitch (payload.iss) { default: }` },
    { name: "only the issuer, at a provider whose keys are one tenant's", code: "import { createRemoteJWKSet, jwtVerify } from 'jose';\njwtVerify(token, createRemoteJWKSet(new URL('https://id.example.com/jwks.json')), { audience });" },
    { name: 'a setting says another provider', code: `${JOSE}jwtVerify(token, keys);`, settings: { 'zero-trust': { provider: 'other' } } },
    { name: 'passport-azure-ad by default', code: "import { BearerStrategy } from 'passport-azure-ad';\nnew BearerStrategy({ identityMetadata, clientID }, done); new BearerStrategy({ clientID, validateIssuer: true, ignoreExpiration: false }, done);" },
    { name: 'a switch from elsewhere', code: 'export const options = { clientID, validateIssuer: config.validateIssuer }; const { validateIssuer = false } = options; export const other = { validateIssuer: process.env.X || false };' },
    { name: 'a switch, and the tenant compared', code: "export const strategy = new BearerStrategy({ validateIssuer: false }, (token, done) => done(token.tid === TENANT ? null : new Error()));" },
    { name: 'an expiry compared by hand', code: `${JWT}const claims = jwt.verify(token, getKey, { audience, issuer, ignoreExpiration: true });\nif (claims.exp < now) throw new Error();` },
    { name: 'opened where something is checked', code: "import { decodeJwt } from 'jose';\nimport { msal, verify } from './msal';\nexport const handler = async (req) => { await verify(req); return decodeJwt(req.headers.authorization.slice(7)).oid; };" },
    { name: 'opened, and not from a request', code: "import { decodeJwt } from 'jose';\nimport { msal } from './msal';\nexport const claims = (token) => decodeJwt(token);" },
    { name: 'opened by the function that decides, where a package checks', code: gate('req.user = claims; next();', "import { msal } from './msal';\nimport jwt from 'jsonwebtoken';\nimport passport from 'passport';") },
    { name: 'opened by the function that decides, where another file checks', code: `${gate('req.user = claims; next();')}\nimport { verifyToken } from './verify';\napp.use(verifyToken, authenticateToken);` },
    { name: 'opened by the function that decides, and checked behind that', code: gate('jwt.verify(bearer, keyOf(claims.kid), { audience, issuer }); req.user = claims; next();') },
    { name: 'opened by hand behind middleware', code: gate('log(claims.name); guarded(req);', undefined, BY_HAND) },
    { name: 'opened by the function that decides, in a program that knows nothing of Microsoft', code: gate('req.user = claims; next();', "import jwt from 'jsonwebtoken';") },
    { name: 'a text that is no token, opened by the function that decides', code: gate('req.user = claims; next();', undefined, "JSON.parse(atob(req.query.state.split('.')[1]))") },
    { name: 'opened, and nothing of Microsoft', code: "import { decodeJwt } from 'jose';\nexport const handler = (req) => decodeJwt(req.headers.authorization.slice(7)).sub;" },
  ],
  invalid: [
    {
      name: 'neither, at the verifier',
      code: `${JWT}jwt.verify(token, getKey, {}, done);`,
      errors: [{ messageId: 'neither', line: 5, column: 1, endLine: 5, endColumn: 11, data: { call: '`jwt.verify`', audience: '`audience`', issuer: '`issuer`' }, suggestions: null }],
    },
    bad('no options', `${JOSE}jwtVerify(token, keys);`, 'neither'),
    bad('a callback in place of options', `${JWT}jwt.verify(token, getKey, (error, claims) => done(claims));\njwt.verify(token, getKey, handle);\nfunction handle() {}`, 'neither', 'neither'),
    bad('a promise of it', `import { promisify } from 'node:util';\n${JWT}const verifyAsync = promisify(jwt.verify);\nawait verifyAsync(token, getKey, { algorithms: ['RS256'] });`, 'neither'),
    bad('a falsy audience', `${JOSE}jwtVerify(token, keys, { audience: '', issuer });\njwtVerify(token, keys, { audience: undefined, issuer });`, 'noAudience', 'noAudience'),
    bad('no issuer, where many tenants share keys', `${JOSE}jwtVerify(token, keys, { audience });`, 'noIssuer'),
    bad('read without being compared', `${JOSE}const { payload } = await jwtVerify(token, keys, { audience });\nlog(payload.iss); if (payload.tid === undefined || payload.tid === null) throw new Error();\nconst tenant = { tid: payload.tid };`, 'noIssuer'),
    bad('a key that was fetched', `${JWT}const key = await client.getSigningKey(kid);\nconst publicKey = key.publicKey || key.rsaPublicKey;\njwt.verify(token, publicKey, { issuer });\njwt.verify(token, key.getPublicKey(), { issuer });`, 'noAudience', 'noAudience'),
    bad('passport', `${NEST}class Entra extends PassportStrategy(Strategy, 'entra') { constructor() { super({ secretOrKeyProvider: passportJwtSecret({ jwksUri }), issuer, algorithms: ['RS256'] }); } }`, 'noAudience'),
    bad('a signature alone', "import { compactVerify, createRemoteJWKSet } from 'jose';\ncompactVerify(token, createRemoteJWKSet(url));", 'signatureOnly'),
    {
      name: 'values in reach, behind the last option',
      code: `${JOSE}const clientId = process.env.CLIENT_ID;\nimport { issuer } from './tenant';\njwtVerify(token, keys, { algorithms: ['RS256'] });`,
      errors: [{ messageId: 'neither', suggestions: [{ messageId: 'addOption', data: { options: '`audience: clientId, issuer`' }, output: `${JOSE}const clientId = process.env.CLIENT_ID;\nimport { issuer } from './tenant';\njwtVerify(token, keys, { algorithms: ['RS256'], audience: clientId, issuer });` }] }],
    },
    {
      name: 'values in reach, no options',
      code: `${JOSE}export const check = (token, audience, issuer) => jwtVerify(token, keys);`,
      errors: [{ messageId: 'neither', suggestions: [{ messageId: 'addOption', output: `${JOSE}export const check = (token, audience, issuer) => jwtVerify(token, keys, { audience, issuer });` }] }],
    },
    {
      name: 'a variable of the environment, empty options, a callback behind',
      code: `${JWT}const app = { auth: { clientId: process.env.AZURE_CLIENT_ID } };\nconst check = (issuer) => jwt.verify(token, getKey, { issuer }, done);\njwt.verify(token, getKey, {}, done);`,
      errors: [
        { messageId: 'noAudience', suggestions: [{ messageId: 'addOption', output: `${JWT}const app = { auth: { clientId: process.env.AZURE_CLIENT_ID } };\nconst check = (issuer) => jwt.verify(token, getKey, { issuer, audience: process.env.AZURE_CLIENT_ID }, done);\njwt.verify(token, getKey, {}, done);` }] },
        { messageId: 'neither', suggestions: null },
      ],
    },
    {
      name: 'empty options',
      code: `${JOSE}export const check = (token, audience, issuer) => jwtVerify(token, keys, {});`,
      errors: [{ messageId: 'neither', suggestions: [{ messageId: 'addOption', output: `${JOSE}export const check = (token, audience, issuer) => jwtVerify(token, keys, { audience, issuer });` }] }],
    },
    bad('no edit where the options stand elsewhere', `${JOSE}const options = {};\nexport const check = (token, audience, issuer) => jwtVerify(token, keys, options);`, 'neither'),
    bad('no edit where the key has parentheses', `${JOSE}export const check = (token, audience, issuer) => jwtVerify(token, (keys));`, 'neither'),
    bad('an algorithm in the place of the options', "import { verify } from 'hono/jwt';\nimport { keys } from './jwks';\nexport const check = async (token) => verify(token, await client.getSigningKey(kid), 'RS256');", 'neither'),
    bad('no edit in deeper options', "import { jwk } from 'hono/jwk';\nexport const make = (audience, issuer) => jwk({ jwks_uri: uri });", 'neither'),
    bad('no value that comes later', `${JOSE}jwtVerify(token, keys, { issuer });\nconst clientId = load();`, 'noAudience'),
    {
      name: 'options in an object that passport-jwt overwrites',
      code: `${NEST}new Strategy({ secretOrKeyProvider: passportJwtSecret({}), issuer, jsonWebTokenOptions: { audience: id, maxAge: '1h' } }, done);`,
      errors: [{ messageId: 'ignored', data: { call: '`Strategy`', check: 'audience', written: '`jsonWebTokenOptions.audience`', option: '`audience`' }, suggestions: [{ messageId: 'moveUp', data: { option: '`audience`' }, output: `${NEST}new Strategy({ secretOrKeyProvider: passportJwtSecret({}), issuer, audience: id, jsonWebTokenOptions: { maxAge: '1h' } }, done);` }] }],
    },
    bad('no move out of an object by name', `${NEST}const inner = { audience: id };\nnew Strategy({ secretOrKeyProvider: passportJwtSecret({}), issuer, jsonWebTokenOptions: inner }, done);`, 'ignored'),
    bad('an option that is written later', `${JOSE}const options = { issuer };\noptions.aud = id;\njwtVerify(token, keys, options);`, 'ignored'),
    {
      name: 'options by names of another library',
      code: `${JOSE}jwtVerify(token, keys, { allowedAud: id, iss });\njwtVerify(token, keys, { issuer, ['aud']: id });`,
      errors: [
        { messageId: 'ignored', suggestions: [{ messageId: 'rename', data: { option: '`audience`' }, output: `${JOSE}jwtVerify(token, keys, { audience: id, iss });\njwtVerify(token, keys, { issuer, ['aud']: id });` }] },
        { messageId: 'ignored', suggestions: [{ messageId: 'rename', data: { option: '`issuer`' }, output: `${JOSE}jwtVerify(token, keys, { allowedAud: id, issuer: iss });\njwtVerify(token, keys, { issuer, ['aud']: id });` }] },
        { messageId: 'ignored', suggestions: null },
      ],
    },
    {
      name: 'an issuer that is not validated',
      code: 'export const creds = { clientID: id, validateIssuer: false };',
      errors: [{ messageId: 'switchedOff', line: 1, column: 38, data: { option: '`validateIssuer: false`', check: 'who issued a token' }, suggestions: [{ messageId: 'turnOn', data: { option: '`validateIssuer: true`' }, output: 'export const creds = { clientID: id, validateIssuer: true };' }] }],
    },
    bad('a switch by a constant', 'const CHECK = false;\nexport const creds = { clientID: id, validateIssuer: CHECK };', 'switchedOff'),
    {
      name: 'an expiry that is not checked',
      code: `${JWT}jwt.verify(token, getKey, { audience, issuer, ignoreExpiration: true }, done);`,
      errors: [{ messageId: 'switchedOff', suggestions: [{ messageId: 'turnOn', output: `${JWT}jwt.verify(token, getKey, { audience, issuer, ignoreExpiration: false }, done);` }] }],
    },
    {
      name: 'a bearer that is only opened by the function that decides, whatever that is called',
      code: `${gate('req.user = claims; next();')}\nrouter.get('/', authenticateToken, (req, res) => res.json(validateQuery(req)));\nfunction validateQuery(req) { return req.query; }`,
      errors: [{ messageId: 'decoded', line: 5, column: 18, endColumn: 36, data: { token: '`bearer`', origin: '`req.headers.authorization` (line 4)' }, suggestions: null }],
    },
    bad('opened by hand', gate('res.locals.user = claims; next();', undefined, BY_HAND), 'decoded'),
    bad('who may not come in is told so', gate('if (!claims.roles.includes("Admin")) return res.status(403).end(); next();'), 'decoded'),
    {
      name: 'a bearer that is only opened',
      code: "import { decodeJwt } from 'jose';\nimport { msal } from './msal';\nexport const handler = (req) => decodeJwt(req.headers.authorization.slice(7)).oid;",
      errors: [{ messageId: 'decoded', line: 3, column: 33, suggestions: null }],
    },
  ],
});

describe('rows', () => {
  const found = (code: string) => lint(code, { rules: { 'zero-trust/require-token-validation': 'error' } }).map(({ messageId }) => messageId);

  /** A call of a row, in a file about Microsoft, with a fetched key and the options that are given. */
  function callOf(row: Verifier, options: string): string {
    const imported = row.of ?? (row.name === 'default' ? 'lib' : row.name);
    const name = row.of === undefined ? imported : `${row.of}.${row.name}`;
    const heads = row.from.map((from) => `import ${row.name === 'default' ? 'lib' : `{ ${imported} }`} from '${from}';`);
    const [key] = typeof row.key === 'number' ? [] : row.key;
    const keyed = key?.reduceRight((value, step) => `{ ${step}: ${value} }`, row.address === true ? 'uri' : 'getKey').slice(1, -1);
    const object = `{ ${[keyed ?? '', options].filter((part) => part !== '').join(', ')} }`;
    const args = Array.from({ length: Math.max(typeof row.key === 'number' ? row.key : 0, row.options ?? 0) + 1 }, (_, index) => (index === row.options ? object : index === row.key ? 'getKey' : 'token'));
    const call = row.plugin === true ? `server.register(lib, ${object});` : `new ${name}(${args.join(', ')});`;
    return heads.map((head) => `${head}\nimport { msal } from './msal';\nconst getKey = (header, done) => client.getSigningKey(header.kid, done);\n${row.plugin === true || /Strategy/.test(row.name) ? call : call.replace('new ', '')}`)[0] ?? '';
  }

  const nested = (path: readonly string[], value: string): string => path.reduceRight((inner, step) => `{ ${step}: ${inner} }`, value).slice(1, -1);
  const both = ({ audience = [], issuer = [] }: Verifier, also = ''): string => {
    const [group] = audience;
    return audience.length > 1 ? `${group ?? ''}: { ${audience[1] ?? ''}: id, ${issuer[1] ?? ''}: by${also} }` : `${audience[0] ?? ''}: id, ${issuer[0] ?? ''}: by`;
  };
  const label = (row: Verifier): string => `${row.of === undefined ? '' : `${row.of}.`}${row.name} of ${row.from.join(', ')}`;
  const withOptions = VERIFIERS.filter(({ audience }) => audience).map((row) => [label(row), row] as const);

  it.each(withOptions)('%s: nothing given', (_, row) => {
    expect(found(callOf(row, ''))).toEqual(['neither']);
  });

  it.each(withOptions)('%s: both given', (_, row) => {
    expect(found(callOf(row, both(row)))).toEqual([]);
  });

  it.each(VERIFIERS.filter(({ audience, checked }) => !audience && checked !== true).map((row) => [label(row), row] as const))('%s: the signature alone', (_, row) => {
    expect(found(callOf(row, ''))).toEqual(['signatureOnly']);
  });

  it.each(VERIFIERS.filter(({ checked }) => checked === true).map((row) => [label(row), row] as const))('%s: checked by default', (_, row) => {
    expect(found(callOf(row, ''))).toEqual([]);
  });

  const switches = VERIFIERS.flatMap((row) => (row.off ?? []).map((off) => [label(row), off.path.join('.'), row, off] as const));

  it.each(switches)('%s: %s', (_, __, row: Verifier, { path, value }: Switch) => {
    const off = String(value);
    const options = path.length > 1 && row.audience ? both(row, `, ${path[1] ?? ''}: ${off}`) : [row.audience ? both(row) : '', nested(path, off)].filter((part) => part !== '').join(', ');
    expect(found(callOf(row, options))).toEqual(['switchedOff']);
  });

  it.each([...REMOTE_KEYS])('keys by %s', (name) => {
    expect(found(`import { jwtVerify } from 'jose';\njwtVerify(token, ${name}(place));`)).toEqual(['neither']);
  });

  it.each([...HAND_CHECKED].filter(([, check]) => check !== 'expiry'))('%s compared: the %s', (name, check) => {
    const left = check === 'audience' ? 'issuer' : 'audience';
    expect(found(`${JOSE}const { payload } = await jwtVerify(token, keys, { ${left} });\nif (payload['${name}'] !== wanted) throw new Error();`)).toEqual([]);
  });
});
