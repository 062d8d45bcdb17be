import { RuleTester } from '@typescript-eslint/rule-tester';

import { noAccessTokenDecode } from '../../src/rules/no-access-token-decode.js';

const tester = new RuleTester({ languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
/** JavaScript: no casts in suggestions. */
const js = { filename: 'src/file.js' } as const;
const MSAL = "import { PublicClientApplication } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\n";
const JWT = "import { jwtDecode } from 'jwt-decode';\n";
const BOTH = `${MSAL}${JWT}`;
/** The last line of `BOTH`. */
const LINE = 3;
/** The acquiring call stands on the line after it. */
const shown = '`pca.acquireTokenSilent()` (line 4)';

tester.run('no-access-token-decode: libraries and suggestions', noAccessTokenDecode, {
  valid: [
    { name: 'an ID token is made to be read', code: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q); return jwtDecode(r.idToken).name; }` },
    { name: 'claims that MSAL has read already', code: `${MSAL}async () => { const r = await pca.acquireTokenSilent(q); return r.idTokenClaims.name; }` },
    { name: 'a claims challenge', code: `${MSAL}async (header) => { const r = await pca.acquireTokenSilent({ claims: atob(header.claims) }); return r.accessToken; }` },
    { name: 'the number of parts', code: `${MSAL}async () => { const r = await pca.acquireTokenSilent(q); return r.accessToken.split('.').length === 3; }` },
    { name: 'a token that the code found missing', code: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q); if (ready && !r.accessToken) await jwtDecode(r.accessToken); }` },
    { name: 'a header value taken apart', code: `${MSAL}async () => { const r = await pca.acquireTokenSilent(q); return ('Bearer ' + r.accessToken).split(' ')[1]; }` },
    { name: 'an account id', code: `${MSAL}const [a] = pca.getAllAccounts(); const id = a.homeAccountId.split('.')[0];` },
    { name: 'the key of a header', code: `${MSAL}import { decodeProtectedHeader } from 'jose'; async () => { const r = await pca.acquireTokenSilent(q); return decodeProtectedHeader(r.accessToken).kid; }` },
    { name: 'writes that disagree, whatever the parameter is called', code: `${BOTH}function show(accessToken) { return jwtDecode(accessToken); } async (x) => { let t; if (x) t = (await pca.acquireTokenSilent(q)).accessToken; else t = (await pca.loginPopup(q)).idToken; show(t); }` },
  ],
  invalid: [
    {
      name: 'the claims of the user, in place: the type argument is kept',
      code: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nreturn jwtDecode<Profile>(r.accessToken).name; }`,
      errors: [{
        messageId: 'opaque', line: LINE + 2, column: 8, endColumn: 41, data: { token: '`r.accessToken`', origin: shown },
        suggestions: [{ messageId: 'useIdTokenClaims', data: { replacement: '`r.idTokenClaims`' }, output: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nreturn (r.idTokenClaims as Profile).name; }` }],
      }],
    },
    {
      name: 'a cast around it is kept',
      code: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nconst c = jwtDecode(r.accessToken) as Profile; return c.oid; }`,
      errors: [{
        messageId: 'opaque', line: LINE + 2, data: { token: '`r.accessToken`', origin: shown },
        suggestions: [{ messageId: 'useIdTokenClaims', data: { replacement: '`r.idTokenClaims`' }, output: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nconst c = r.idTokenClaims as Profile; return c.oid; }` }],
      }],
    },
    {
      name: 'a pattern is extended, and keeps its comment',
      code: `${BOTH}async () => { const { accessToken: at /* for Graph */ } = await pca.acquireTokenSilent(q);\nconst c: Profile = jwtDecode(at); return c; }`,
      errors: [{
        messageId: 'opaque', line: LINE + 2, data: { token: '`at`', origin: shown },
        suggestions: [{ messageId: 'useIdTokenClaims', data: { replacement: '`idTokenClaims`' }, output: `${BOTH}async () => { const { accessToken: at, idTokenClaims /* for Graph */ } = await pca.acquireTokenSilent(q);\nconst c: Profile = idTokenClaims as Profile; return c; }` }],
      }],
    },
    {
      name: 'no cast in JavaScript; a result that may be missing',
      ...js,
      code: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nreturn jwtDecode(r?.accessToken).tid; }`,
      errors: [{
        messageId: 'opaque', line: LINE + 2, data: { token: '`r?.accessToken`', origin: shown },
        suggestions: [{ messageId: 'useIdTokenClaims', data: { replacement: '`r.idTokenClaims`' }, output: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nreturn (r?.idTokenClaims ?? {}).tid; }` }],
      }],
    },
    {
      name: 'the account in scope, where the token came through state',
      code: `import { useMsal } from '@azure/msal-react';\n${JWT}function Menu() { const { instance, accounts } = useMsal(); const [t, setT] = useState('');\nuseEffect(() => { instance.acquireTokenSilent(q).then((r) => setT(r.accessToken)); }, []);\nreturn <b>{jwtDecode<Profile>(t).name}</b>; }`,
      filename: 'src/menu.tsx',
      errors: [{
        messageId: 'opaque', line: 5, column: 12, data: { token: '`t`', origin: '`instance.acquireTokenSilent()` (line 4)' },
        suggestions: [{ messageId: 'useIdTokenClaims', data: { replacement: '`accounts[0].idTokenClaims`' }, output: `import { useMsal } from '@azure/msal-react';\n${JWT}function Menu() { const { instance, accounts } = useMsal(); const [t, setT] = useState('');\nuseEffect(() => { instance.acquireTokenSilent(q).then((r) => setT(r.accessToken)); }, []);\nreturn <b>{((accounts[0]?.idTokenClaims ?? {}) as Profile).name}</b>; }` }],
      }],
    },
    {
      name: 'when it expires, in seconds',
      code: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nconst { exp } = jwtDecode(r.accessToken); return exp < now; }`,
      errors: [{
        messageId: 'expiry', line: LINE + 2, data: { token: '`r.accessToken`', origin: shown },
        suggestions: [{ messageId: 'useExpiresOn', data: { replacement: '`r.expiresOn`' }, output: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nconst exp = (r.expiresOn?.getTime() ?? 0) / 1000; return exp < now; }` }],
      }],
    },
    {
      name: 'when it expires, in milliseconds',
      code: `${BOTH}async () => { const { accessToken } = await pca.acquireTokenSilent(q);\nreturn new Date(jwtDecode(accessToken).exp! * 1000); }`,
      errors: [{
        messageId: 'expiry', line: LINE + 2, data: { token: '`accessToken`', origin: shown },
        suggestions: [{ messageId: 'useExpiresOn', data: { replacement: '`expiresOn`' }, output: `${BOTH}async () => { const { accessToken, expiresOn } = await pca.acquireTokenSilent(q);\nreturn new Date(expiresOn?.getTime() ?? 0); }` }],
      }],
    },
    {
      name: 'when it expires, of a name that is read for nothing else',
      code: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nconst c = jwtDecode<Timed>(r.accessToken); return c.exp - 60; }`,
      errors: [{
        messageId: 'expiry', line: LINE + 2, data: { token: '`r.accessToken`', origin: shown },
        suggestions: [{ messageId: 'useExpiresOn', data: { replacement: '`r.expiresOn`' }, output: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nconst c = { exp: (r.expiresOn?.getTime() ?? 0) / 1000 } as Timed; return c.exp - 60; }` }],
      }],
    },
    {
      name: 'what was granted',
      ...js,
      code: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nreturn jwtDecode(r.accessToken).scp.split(' ').includes('Mail.Read'); }`,
      errors: [{
        messageId: 'scopes', line: LINE + 2, data: { token: '`r.accessToken`', origin: shown },
        suggestions: [{ messageId: 'useScopes', data: { replacement: '`r.scopes`' }, output: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nreturn r.scopes.includes('Mail.Read'); }` }],
      }],
    },
    {
      name: 'roles',
      ...js,
      code: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nreturn jwtDecode(r.accessToken).roles; }`,
      errors: [{
        messageId: 'roles', line: LINE + 2, data: { token: '`r.accessToken`', origin: shown },
        suggestions: [{ messageId: 'useAppRoles', data: { replacement: '`r.idTokenClaims`' }, output: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nreturn r.idTokenClaims.roles; }` }],
      }],
    },
    {
      name: 'what the ID token does not hold: no edit',
      code: `${BOTH}async () => { const r = await pca.acquireTokenSilent(q);\nreturn jwtDecode<any>(r.accessToken).appid; }`,
      errors: [{ messageId: 'opaque', line: LINE + 2, data: { token: '`r.accessToken`', origin: shown }, suggestions: [] }],
    },
    {
      name: 'an app of its own has no user: no edit',
      code: `import { ConfidentialClientApplication } from '@azure/msal-node';\n${JWT}async (c: ConfidentialClientApplication) => { const r = await c.acquireTokenByClientCredential(q);\nreturn jwtDecode<any>(r.accessToken).tid; }`,
      errors: [{ messageId: 'opaque', line: 4, data: { token: '`r.accessToken`', origin: '`c.acquireTokenByClientCredential()` (line 3)' }, suggestions: [] }],
    },
    {
      name: 'no result and no account in reach: no edit',
      code: `${JWT}import { getAccessToken } from './msal';\nasync () => { const t = await getAccessToken();\nreturn jwtDecode<any>(t).name; }`,
      errors: [{ messageId: 'opaque', line: 4, data: { token: '`t`', origin: 'what is called `getAccessToken()` (line 3)' }, suggestions: [] }],
    },
    {
      name: 'a member that nothing but its name tells',
      code: `${BOTH}export const who = (props) => jwtDecode(props.accessToken).name;`,
      errors: [{ messageId: 'opaque', data: { token: '`props.accessToken`', origin: 'its name' }, suggestions: [] }],
    },
    {
      name: 'a member that is read elsewhere',
      code: `${BOTH}export function who(props) { const t = props.accessToken;\nreturn jwtDecode(t).name; }`,
      errors: [{ messageId: 'opaque', data: { token: '`t`', origin: `\`props.accessToken\` (line ${LINE + 1})` }, suggestions: [] }],
    },
    {
      name: 'an own token that is verified',
      code: `${MSAL}import { jwtVerify } from 'jose';\nasync () => { const r = await pca.acquireTokenSilent(q);\nawait jwtVerify(r.accessToken, key); }`,
      errors: [{ messageId: 'verified', line: 5, data: { token: '`r.accessToken`', origin: '`pca.acquireTokenSilent()` (line 4)' }, suggestions: [] }],
    },
  ],
});

/** Reports of code around `BODY`, an access token called `t` that MSAL gave. */
const inside = (body: string, imports = ''): string => `${MSAL}${imports}async () => { const t = (await pca.acquireTokenSilent(q)).accessToken; ${body} }`;
const reported = (name: string, code: string, messageId: 'opaque' | 'expiry' | 'roles' | 'scopes' | 'verified' = 'opaque', count = 1) =>
  ({ name, code, errors: Array.from({ length: count }, () => ({ messageId })) }) as const;

tester.run('no-access-token-decode: what opens a token', noAccessTokenDecode, {
  valid: [
    { name: 'a part that is no token', code: inside("atob(image); Buffer.from(file, 'base64');") },
    { name: 'encoding is no decoding', code: inside("Buffer.from(t).toString('base64'); btoa(t);") },
    { name: 'a helper that sends it', code: inside('saveAccessToken(t); getUserFromGraph(t); await isValidToken(t);', "import { saveAccessToken, getUserFromGraph, isValidToken } from './token';\n") },
    { name: 'a local helper that opens nothing', code: inside('isExpired(t); function isExpired(x) { return cache.has(x); }') },
    { name: 'a helper that cannot be seen, without a word for the token', code: inside('parse(t);', "import { parse } from './text';\n") },
    { name: 'what is made out of a token', code: inside('getHandlerFromToken(t);', "import { getHandlerFromToken } from 'azure-devops-node-api';\n") },
    { name: 'a value that leads back to itself', code: inside('f(t); function f(a) { let { b } = a; b = b || a.c; a = { ...a, b }; return a; } g(t); function g() { var v = v || w; return v; }') },
    { name: 'next-auth opens its own session', code: inside("decode({ token: req.cookies.session, secret });", "import { decode } from 'next-auth/jwt';\n") },
  ],
  invalid: [
    reported('jwt-decode, default', inside('jwt_decode(t);', "import jwt_decode from 'jwt-decode';\n")),
    reported('jwt-decode, namespace', inside('decode(t);', "import * as decode from 'jwt-decode';\n")),
    reported('jwt-decode, required', inside('d(t);', "const d = require('jwt-decode');\n")),
    reported('jwt-decode, required by name', inside('d(t);', "const { jwtDecode: d } = require('jwt-decode');\n")),
    reported('jsonwebtoken', inside('jwt.decode(t, { complete: true }).payload;', "import jwt from 'jsonwebtoken';\n")),
    reported('jsonwebtoken, verified', inside('jwt.verify(t, key, (e, c) => done(c));', "const jwt = require('jsonwebtoken');\n"), 'verified'),
    reported('jose', inside('jose.decodeJwt(t);', "import * as jose from 'jose';\n")),
    reported('jose 2', inside('JWT.decode(t);', "const { JWT } = require('jose');\n")),
    reported('jws', inside('jws.decode(t);', "const jws = require('jws');\n")),
    reported('jwt-simple verifies by default', inside('jwt.decode(t, key);', "import jwt from 'jwt-simple';\n"), 'verified'),
    reported('jwt-simple without', inside("jwt.decode(t, '', true);", "import jwt from 'jwt-simple';\n")),
    reported('fast-jwt in one go', inside('createDecoder()(t);', "import { createDecoder } from 'fast-jwt';\n")),
    reported('fast-jwt by a name', inside('read(t);', "import { createDecoder } from 'fast-jwt';\nconst read = createDecoder({ complete: true });\n")),
    reported('hono', inside('decode(t);', "import { decode } from 'hono/jwt';\n")),
    reported('fastify', inside('app.jwt.decode(t);', 'const app = fastify();\n')),
    reported('react-jwt', inside('isExpired(t);', "import { isExpired } from 'react-jwt';\n")),
    reported('an Angular helper by construction', inside('helper.decodeToken(t);', "import { JwtHelperService } from '@auth0/angular-jwt';\nconst helper = new JwtHelperService();\n")),
    {
      name: 'an injected service',
      code: `${MSAL}import { JwtService } from '@nestjs/jwt';\nclass A { constructor(private readonly jwt: JwtService) {} async f() { const r = await pca.acquireTokenSilent(q); const c = this.jwt.decode(r.accessToken); return c.azp; } }`,
      errors: [{ messageId: 'opaque' }],
    },
    reported('a chain once, at the split', inside("const [, body] = t.split('.'); const c = JSON.parse(Buffer.from(body, 'base64url').toString()); use(c);")),
    reported('a chain with padding and percent signs', inside("let p = t.split('.')[1]; p = p.replace(/-/g, '+'); JSON.parse(decodeURIComponent(atob(p).split('').map(hex).join('')));")),
    reported('a part cut out otherwise', inside("atob(t.substring(t.indexOf('.') + 1, t.lastIndexOf('.')));")),
    reported('a helper of this file, at its call', inside("parse(t); function parse(token) { return JSON.parse(atob(token.split('.')[1])); }")),
    reported('helpers of helpers', inside("role(t); function role(x) { return parse(x).role; } function parse(token) { return JSON.parse(atob(token.split('.')[1])); }")),
    reported('a method', `${MSAL}class A { claims(token) { return JSON.parse(atob(token.split('.')[1])); } load() { return pca.acquireTokenSilent(q).then((r) => this.claims(r.accessToken).appid); } }`),
    reported('a helper that takes an object', inside("parse({ token: t }); function parse({ token }) { return JSON.parse(atob(token.split('.')[1])); }")),
    reported('an imported helper by name', inside('parseJwt(t);', "import { parseJwt } from './utils';\n")),
    reported('an imported helper by class', inside('Jwt.parse(t);', "import { Jwt } from './utils';\n")),
    reported('an imported helper by module', inside('isExpired(t);', "import { isExpired } from '../jwt';\n")),
    reported('what is read from it by name', inside('getUserIdFromToken(t); tokenExpiresAt(t); isAppOnlyAccessToken(t); getTokenRoles(t);', "import { getUserIdFromToken, tokenExpiresAt, isAppOnlyAccessToken, getTokenRoles } from './utils';\n"), 'opaque', 4),
    reported('a helper that verifies what it is given in an object', inside('await verifyJwt({ jwt: t, keys });', "import { verifyJwt } from './utils';\n"), 'verified'),
    reported('a link that shows what is inside', inside('open(`https://jwt.ms/#access_token=${t}`);')),
    { ...reported('an own decoder of the settings', inside('peek(1, t);', "import { peek } from './own';\n")), settings: { 'zero-trust': { decoders: [{ name: 'peek', module: './own', argument: 1 }] } } },
  ],
});

const DECODE = "import { decodeJwt } from 'jose';\n";
tester.run('no-access-token-decode: names, requests and providers', noAccessTokenDecode, {
  valid: [
    { name: 'a middleware', code: `${MSAL}${DECODE}export function check(req, res, next) { const accessToken = req.headers.authorization.split(' ')[1]; req.user = decodeJwt(accessToken); next(); }` },
    { name: 'a parameter beside the request', code: `${MSAL}${DECODE}export function check(accessToken, req) { return decodeJwt(accessToken); }` },
    { name: 'a function that validates', code: `${MSAL}${DECODE}export const validateAccessToken = (accessToken) => decodeJwt(accessToken).exp > now;` },
    { name: 'a guard', code: `${MSAL}${DECODE}export class TokenGuard { read(accessToken) { return decodeJwt(accessToken); } }` },
    { name: 'a strategy for bearers', code: `${MSAL}${DECODE}passport.use(new BearerStrategy(function (accessToken, done) { done(null, decodeJwt(accessToken)); }));` },
    { name: 'a token that is verified, too', code: `${MSAL}${DECODE}import { jwtVerify } from 'jose';\nexport async function read(accessToken) { const { tid } = decodeJwt(accessToken); await jwtVerify(accessToken, keys(tid)); }` },
    { name: 'a file that brings signing keys', code: `${MSAL}${DECODE}import jwksClient from 'jwks-rsa'; const keys = jwksClient({ jwksUri });\nexport function kid(accessToken) { return decodeJwt(accessToken); }` },
    { name: 'the assertion of a request on behalf of its user', code: `${MSAL}${DECODE}export function f(accessToken) { cca.acquireTokenOnBehalfOf({ oboAssertion: accessToken, scopes }); return decodeJwt(accessToken).scp; }` },
    { name: 'a cookie of the request, where there are any', code: `${MSAL}${DECODE}import cookie from 'cookie'; export const who = (socket) => { const cookies = socket.request.headers.cookie ? cookie.parse(socket.request.headers.cookie) : {}; const { accessToken } = cookies; return decodeJwt(accessToken); };` },
    { name: 'a getter that reads the request', code: `${MSAL}${DECODE}import { getAccessToken } from './auth'; export const f = (req) => { const t = getAccessToken(req); return decodeJwt(t); };` },
    { name: 'the body of a helper whose parameter is only called token', code: `${MSAL}${DECODE}export function parse(token) { return decodeJwt(token); }` },
    { name: 'a helper that is named for access tokens and given ID tokens', code: `${MSAL}${DECODE}const decodeAccessToken = (token) => decodeJwt(token); async () => decodeAccessToken((await pca.loginPopup(q)).idToken);` },
    { name: 'an own session', code: `${DECODE}const { accessToken } = await login(); decodeJwt(accessToken);` },
    { name: 'Auth0', code: `import { useAuth0 } from '@auth0/auth0-react';\n${DECODE}async () => { const { getAccessTokenSilently } = useAuth0(); decodeJwt(await getAccessTokenSilently()); };` },
    { name: 'Cognito', code: `import { fetchAuthSession } from 'aws-amplify/auth';\n${DECODE}async () => { const { tokens } = await fetchAuthSession(); decodeJwt(tokens.accessToken); };` },
    { name: 'Firebase', code: `import { getAuth } from 'firebase/auth';\n${DECODE}decodeJwt(getAuth().currentUser.accessToken);` },
    { name: 'the settings say another provider', code: `${MSAL}${DECODE}export const f = ({ accessToken }) => decodeJwt(accessToken);`, settings: { 'zero-trust': { provider: 'other' } } },
    { name: 'GitHub session in VS Code', code: `import * as vscode from 'vscode'; import { getEntra } from './entra';\n${DECODE}async () => { const s = await vscode.authentication.getSession('github', []); decodeJwt(s.accessToken); };` },
  ],
  invalid: [
    { name: 'a helper that says by its parameter what it opens, and its call', code: `${MSAL}${DECODE}function rolesOf(accessToken) { return decodeJwt(accessToken).roles; } async () => rolesOf((await pca.acquireTokenSilent(q)).accessToken);`, errors: [{ messageId: 'roles' }, { messageId: 'opaque' }] },
    { name: 'a general helper: its call alone', code: `${MSAL}${DECODE}function rolesOf(token) { return decodeJwt(token).roles; } async () => rolesOf((await pca.acquireTokenSilent(q)).accessToken);`, errors: [{ messageId: 'opaque' }] },
    { name: 'code that is given an access token by name and hands it on to a helper: there alone', code: `${MSAL}${DECODE}function endOf(token) { return decodeJwt(token).exp; }\nfunction keep(accessToken, expiresIn) { save(accessToken, expiresIn ?? endOf(accessToken)); }\nasync () => keep((await pca.acquireTokenSilent(q)).accessToken);`, errors: [{ messageId: 'opaque', line: 5, column: 72 }] },
    { name: 'code that is given a token by any name and hands it on: where an access token is given', code: `${MSAL}${DECODE}function endOf(token) { return decodeJwt(token).exp; }\nfunction keep(value) { save(value, endOf(value)); }\nasync () => keep((await pca.acquireTokenSilent(q)).accessToken);`, errors: [{ messageId: 'opaque', line: 6 }] },
    reported('a function that is called so, by a helper', `${MSAL}${DECODE}const payload = (text) => decodeJwt(text); export const isGraphAccessToken = (token) => payload(token).aud === GRAPH;`),
    reported('a property of something unknown, with Microsoft in the file', `${MSAL}${DECODE}export const f = ({ accessToken: at }) => decodeJwt(at);`),
    reported('a parameter that is called so', `${MSAL}${DECODE}export const rolesOf = (accessToken) => decodeJwt(accessToken).roles;`, 'roles'),
    reported('a function that is called so', `${MSAL}${DECODE}export function accessTokenExpiry(token) { return decodeJwt(token).exp; }`, 'expiry'),
    reported('a class that is called so', `${MSAL}${DECODE}export class AccessToken { static parse(token) { return decodeJwt(token); } }`),
    reported('a type that is called so', `${MSAL}${DECODE}export const read = (token: string) => decodeJwt(token) as AccessTokenClaims;`),
    reported('a token named after its resource', `${MSAL}${DECODE}export const f = (armToken) => decodeJwt(armToken);`),
    reported('a storage key', `${MSAL}${DECODE}decodeJwt(localStorage.getItem('accessToken'));`),
    {
      name: 'the settings say Microsoft',
      code: `${DECODE}export const f = ({ accessToken }) => decodeJwt(accessToken);`,
      settings: { 'zero-trust': { provider: 'microsoft' } },
      errors: [{ messageId: 'opaque' }],
    },
    reported('a session of VS Code', `import * as vscode from 'vscode';\n${DECODE}async () => { const s = await vscode.authentication.getSession('microsoft', []); decodeJwt(s.accessToken).oid; };`),
    reported('a credential', `import { DefaultAzureCredential } from '@azure/identity';\n${DECODE}async () => { const { token } = await new DefaultAzureCredential().getToken(s); decodeJwt(token).tid; };`),
    reported('rxjs', `import { MsalService } from '@azure/msal-angular';\n${DECODE}class S { constructor(private msal: MsalService) {} f() { return this.msal.acquireTokenSilent(q).pipe(map((r) => decodeJwt(r.accessToken).aud)); } }`),
    reported('cleaned of its scheme', `${MSAL}${DECODE}export const f = (x) => decodeJwt(x.accessToken.replace(/^Bearer /, ''));`),
  ],
});
