import * as parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { describe, expect, it } from 'vitest';

import { GRANT_LIBRARIES, GRANTS } from '../../src/identity/grants.js';
import { noManualTokenRequest as rule } from '../../src/rules/no-manual-token-request.js';
import { lint } from '../support/lint.js';

const tester = new RuleTester({ languageOptions: { parser } });
const URL = 'https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token';
const CCA = "import { ConfidentialClientApplication } from '@azure/msal-node';\nimport axios from 'axios';\nconst cca = new ConfidentialClientApplication(config);\n";
const bad = (name: string, code: string) => ({ name, code, errors: [{ messageId: 'manual' as const, suggestions: null }] });

tester.run('no-manual-token-request', rule, {
  valid: [
    { name: 'no word of Microsoft', code: "fetch(TOKEN_URL, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: kept }) });" },
    { name: "another provider's endpoint", code: "import { msal } from './msal'; fetch('https://oauth2.googleapis.com/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: kept }) });" },
    { name: "another provider's endpoint, among options", code: "import { msal } from './msal'; axios({ method: 'post', url: 'https://id.example.com/token', data: { grant_type: 'client_credentials' } });" },
    { name: 'a stand-in on this machine', code: "import { msal } from './msal'; fetch('http://localhost:8080/token', { method: 'POST', body: 'grant_type=client_credentials' });" },
    { name: 'what a log says of a request', code: `console.log('Asking ${URL}', { grant_type: 'client_credentials', client_id: id });` },
    { name: 'a setting says another provider', code: `fetch('${URL}', { method: 'POST', body: 'grant_type=client_credentials' });`, settings: { 'zero-trust': { provider: 'other' } } },
    { name: "a library's own grant", code: "import { Issuer } from 'openid-client'; const issuer = await Issuer.discover('https://login.microsoftonline.com/x/v2.0'); const client = new issuer.Client(options); await client.grant({ grant_type: 'refresh_token', refresh_token: kept });" },
    { name: 'a type', code: "import { msal } from './msal'; interface Body { grant_type: 'refresh_token' } export type Grant = Body['grant_type'];" },
    { name: 'a pattern', code: "import { msal } from './msal'; export function handle({ grant_type = 'refresh_token' }) { return grant_type; }" },
    { name: 'a comparison', code: "import { msal } from './msal'; export const isRefresh = (body) => body.grant_type === 'refresh_token';" },
    { name: 'a list of fields', code: "import { msal } from './msal'; export const redacted = ['grant_type', 'refresh_token'];" },
    { name: 'a grant that nobody knows', code: "import { msal } from './msal'; fetch(url, { body: new URLSearchParams({ grant_type: 'magic' }) }); form.set('grant_type', grant); send(`grant_type=${grant}`);" },
    { name: 'another field', code: "import { msal } from './msal'; form.append('response_type', 'code'); send('my_grant_type=password');" },
    { name: 'MSAL itself', code: `${CCA}export const renew = (refreshToken) => cca.acquireTokenByRefreshToken({ refreshToken, scopes: ['User.Read'] });` },
  ],
  invalid: [
    {
      name: 'a form, at the field',
      code: `export const renew = (kept) => fetch('${URL}', {\n  method: 'POST',\n  body: new URLSearchParams({ client_id: id, grant_type: 'refresh_token', refresh_token: kept }),\n});`,
      errors: [{ messageId: 'manual', line: 3, column: 46, endLine: 3, endColumn: 73, data: { grant: 'refresh_token', endpoint: "Microsoft's token endpoint", instead: GRANTS[1]?.instead ?? '' }, suggestions: null }],
    },
    {
      name: 'an endpoint that is not known, in a file about Microsoft',
      code: "import { msal } from './msal';\nsend(tokenUrl, { grant_type: 'client_credentials' });",
      errors: [{ messageId: 'manual', data: { grant: 'client_credentials', endpoint: 'a token endpoint', instead: GRANTS[2]?.instead ?? '' }, suggestions: null }],
    },
    bad('a form that is filled', `const form = new URLSearchParams();\nform.append('client_id', id);\nform.append('grant_type', 'client_credentials');\nfetch('${URL}', { method: 'POST', body: form });`),
    bad('a text', `fetch('${URL}', { method: 'POST', body: 'client_id=' + id + '&grant_type=client_credentials' });`),
    bad('a template', `const body = \`client_id=\${id}&grant_type=authorization_code&code=\${code}\`;\nfetch('${URL}', { method: 'POST', body });`),
    bad('a grant by a constant', `const GRANT = 'password';\naxios.post('${URL}', qs.stringify({ grant_type: GRANT, username, password }));`),
    bad('a grant by a constant in a template', `const GRANT = 'password';\naxios.post('${URL}', \`client_id=\${id}&grant_type=\${GRANT}\`);`),
    bad('a body whose text has a name', `const payload = { grant_type: 'refresh_token', refresh_token: kept };\nif (secret) payload.client_secret = secret;\nconst text = qs.stringify(payload);\naxios.post('${URL}', text);`),
    bad('a grant by its URN', `const body = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };\naxios({ url: '${URL}', method: 'post', data: JSON.stringify(body) });`),
    bad('a grant by its URN in a text', `axios.post('${URL}', 'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=' + token);`),
    bad('parts that are joined', `axios.post('${URL}', ['grant_type=client_credentials', 'client_id=' + id].join('&'));`),
    bad('text made of a form', `fetch('${URL}', { body: new URLSearchParams({ grant_type: 'client_credentials' }).toString() });`),
    { ...bad('a setting says Microsoft', "send({ grant_type: 'client_credentials' });"), settings: { 'zero-trust': { provider: 'microsoft' } } },
    {
      name: 'a refresh token, with a client in reach',
      code: `${CCA}export async function renew(kept) {\n  return (await axios.post('${URL}', new URLSearchParams({ grant_type: 'refresh_token', refresh_token: kept, scope: 'User.Read Mail.Read' }))).data.access_token;\n}`,
      errors: [{ messageId: 'manual', suggestions: [{ messageId: 'useMsal', data: { call: 'cca.acquireTokenByRefreshToken()' }, output: `${CCA}export async function renew(kept) {\n  return (await cca.acquireTokenByRefreshToken({ refreshToken: kept, scopes: ['User.Read', 'Mail.Read'] }))?.accessToken;\n}` }] }],
    },
    {
      name: 'client credentials, scopes by a constant',
      code: `${CCA}const SCOPE = 'https://graph.microsoft.com/.default';\nasync () => { const token = (await axios.post('${URL}', { grant_type: 'client_credentials', scope: SCOPE })).data.access_token; };`,
      errors: [{ messageId: 'manual', suggestions: [{ messageId: 'useMsal', data: { call: 'cca.acquireTokenByClientCredential()' }, output: `${CCA}const SCOPE = 'https://graph.microsoft.com/.default';\nasync () => { const token = (await cca.acquireTokenByClientCredential({ scopes: [SCOPE] }))?.accessToken; };` }] }],
    },
    {
      name: 'on behalf of, scopes that are not known',
      code: `${CCA}async (oboAssertion, scope) => (await axios.post('${URL}', { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: oboAssertion, scope })).data.access_token;`,
      errors: [{ messageId: 'manual', suggestions: [{ messageId: 'useMsal', data: { call: 'cca.acquireTokenOnBehalfOf()' }, output: `${CCA}async (oboAssertion, scope) => (await cca.acquireTokenOnBehalfOf({ oboAssertion, scopes: scope.split(' ') }))?.accessToken;` }] }],
    },
    {
      name: 'an answer that is read as JSON first',
      code: `${CCA}async () => (await got.post('${URL}', { form: { grant_type: 'client_credentials', scope: 'x/.default' } }).json()).access_token;`,
      errors: [{ messageId: 'manual', suggestions: [{ messageId: 'useMsal', output: `${CCA}async () => (await cca.acquireTokenByClientCredential({ scopes: ['x/.default'] }))?.accessToken;` }] }],
    },
    bad('no edit where the body would be left behind', `${CCA}const body = { grant_type: 'client_credentials', scope: 'x/.default' };\nasync () => (await axios.post('${URL}', body)).data.access_token;`),
    bad('no edit without a client', `import axios from 'axios';\nasync () => (await axios.post('${URL}', { grant_type: 'client_credentials', scope: 'x/.default' })).data.access_token;`),
    bad('no edit where the client comes later', `import { ConfidentialClientApplication } from '@azure/msal-node';\nasync () => (await axios.post('${URL}', { grant_type: 'client_credentials', scope: 'x/.default' })).data.access_token;\nconst cca = new ConfidentialClientApplication(config);`),
    bad('no edit without scopes', `${CCA}async () => (await axios.post('${URL}', { grant_type: 'client_credentials' })).data.access_token;`),
    bad('no edit where the token to be exchanged is not shown', `${CCA}async () => (await axios.post('${URL}', { grant_type: 'refresh_token', scope: 'User.Read', ...rest })).data.access_token;`),
    bad('no edit where more is read', `${CCA}async () => { const { data } = await axios.post('${URL}', { grant_type: 'client_credentials', scope: 'x/.default' }); return data; };`),
    bad('no edit without await', `${CCA}axios.post('${URL}', { grant_type: 'client_credentials', scope: 'x/.default' }).then((r) => r.data.access_token);`),
    bad('no edit where the expiry is read', `${CCA}async () => (await axios.post('${URL}', { grant_type: 'client_credentials', scope: 'x/.default' })).data.expires_in;`),
  ],
});

describe('rows', () => {
  const reports = (code: string): number => lint(code, { rules: { 'zero-trust/no-manual-token-request': 'error' } }).length;

  it.each(GRANTS.map(({ value }) => value))('the grant %s', (value) => {
    expect(reports(`fetch('${URL}', { body: new URLSearchParams({ grant_type: '${value}' }) });`)).toBe(1);
  });

  it.each(GRANT_LIBRARIES)("%s: its own grant is silent", (name) => {
    expect(reports(`import { request } from '${name}'; import { msal } from './msal'; request({ grant_type: 'client_credentials' });`)).toBe(0);
  });
});
