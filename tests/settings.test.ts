/** Holds what settings['zero-trust'] accepts, the exact words in which it refuses the rest, and what each setting does. */
import { describe, expect, it } from 'vitest';

import { readSettings, RETURNABLE_KINDS, SettingsError } from '../src/settings.js';
import { originsOf } from './provenance/probe.js';
import { lint } from './support/lint.js';
import { FINISHED } from './support/plugin.js';

const read = (settings: unknown): ReturnType<typeof readSettings> => readSettings({ 'zero-trust': settings });
const ROW_KEYS = { tokenSources: '\'name\', \'module\', \'returns\'', decoders: '\'name\', \'module\', \'argument\'' };
const KEYS = '\'provider\', \'tokenSources\', \'decoders\', \'sessionCookies\', \'allowHosts\', \'crossFile\'';
const KINDS = RETURNABLE_KINDS.map((kind) => `'${kind}'`).join(', ');

describe('what is accepted', () => {
  it('nothing at all: the defaults', () => {
    const defaults = { provider: 'auto', tokenSources: [], decoders: [], sessionCookies: [], allowHosts: [], crossFile: 'auto' };
    expect(readSettings(undefined)).toEqual(defaults);
    expect(readSettings({})).toEqual(defaults);
    expect(readSettings({ react: { version: 'detect' } })).toEqual(defaults);
    expect(read({})).toEqual(defaults);
  });

  it('everything, with the defaults of rows filled in and hosts in lower case', () => {
    expect(read({
      provider: 'microsoft',
      tokenSources: [{ name: 'getApiToken', module: '@acme/auth', returns: 'access-token' }, { name: 'user', returns: 'claims' }],
      decoders: [{ name: 'openToken' }, { name: 'peek', module: './jwt', argument: 1 }],
      sessionCookies: ['acme.sid'],
      allowHosts: ['Api.Intern', '*.mesh.internal', '10.0.0.1', '[::1]'],
      crossFile: 'off',
    })).toEqual({
      provider: 'microsoft',
      tokenSources: [{ name: 'getApiToken', module: '@acme/auth', returns: 'access-token' }, { name: 'user', returns: 'claims' }],
      decoders: [{ name: 'openToken', argument: 0 }, { name: 'peek', module: './jwt', argument: 1 }],
      sessionCookies: ['acme.sid'],
      allowHosts: ['api.intern', '*.mesh.internal', '10.0.0.1', '[::1]'],
      crossFile: 'off',
    });
  });

  it('is read once an object', () => {
    const settings = { provider: 'other' };
    expect(read(settings)).toBe(read(settings));
  });
});

describe('what is refused, in these words', () => {
  it.each<[unknown, string]>([
    [null, ` must be an object with the keys ${KEYS}.`],
    ['microsoft', ` must be an object with the keys ${KEYS}.`],
    [[], ` must be an object with the keys ${KEYS}.`],
    [{ providers: 'auto' }, ` has the unknown key 'providers'; allowed are ${KEYS}.`],
    [{ provider: 'entra' }, '.provider is "entra"; it must be one of \'auto\', \'microsoft\', \'other\'.'],
    [{ provider: null }, '.provider is null; it must be one of \'auto\', \'microsoft\', \'other\'.'],
    [{ provider: 1n }, '.provider is bigint; it must be one of \'auto\', \'microsoft\', \'other\'.'],
    [{ crossFile: true }, '.crossFile is true; it must be one of \'auto\', \'off\'.'],
    [{ tokenSources: {} }, `.tokenSources must be an array of objects with the keys ${ROW_KEYS.tokenSources}.`],
    [{ tokenSources: ['getToken'] }, `.tokenSources[0] must be an object with the keys ${ROW_KEYS.tokenSources}.`],
    [{ tokenSources: [null] }, `.tokenSources[0] must be an object with the keys ${ROW_KEYS.tokenSources}.`],
    [{ tokenSources: [{ name: 'a', returns: 'claims' }, { name: 'b', kind: 'token' }] }, `.tokenSources[1] has the unknown key 'kind'; allowed are ${ROW_KEYS.tokenSources}.`],
    [{ tokenSources: [{ returns: 'token' }] }, '.tokenSources[0].name must be the name of a function.'],
    [{ tokenSources: [{ name: '', returns: 'token' }] }, '.tokenSources[0].name must be the name of a function.'],
    [{ tokenSources: [{ name: 'a', module: 1, returns: 'token' }] }, '.tokenSources[0].module must be the module as it is imported, for example \'./auth\'.'],
    [{ tokenSources: [{ name: 'a' }] }, `.tokenSources[0].returns is undefined; it must be one of ${KINDS}.`],
    [{ tokenSources: [{ name: 'a', returns: 'accessToken' }] }, `.tokenSources[0].returns is "accessToken"; it must be one of ${KINDS}.`],
    [{ decoders: 'parseJwt' }, `.decoders must be an array of objects with the keys ${ROW_KEYS.decoders}.`],
    [{ decoders: [{ name: 'parseJwt', returns: 'claims' }] }, `.decoders[0] has the unknown key 'returns'; allowed are ${ROW_KEYS.decoders}.`],
    ...['0', -1, 1.5, Number.NaN, null].map((argument): [unknown, string] => [{ decoders: [{ name: 'parseJwt', argument }] }, '.decoders[0].argument must be the number of the argument that is the token, counted from 0.']),
    [{ sessionCookies: 'sid' }, '.sessionCookies must be an array of non-empty strings.'],
    [{ sessionCookies: ['sid', ''] }, '.sessionCookies must be an array of non-empty strings.'],
    [{ allowHosts: [/intern/] }, '.allowHosts must be an array of non-empty strings.'],
    ...['http://intern', 'intern:8080', 'intern/path', 'a b', '*', '*intern', 'a.*.b'].map((host): [unknown, string] => [{ allowHosts: ['ok', host] }, `.allowHosts has '${host}'; a host is written without scheme, port or path, for example 'api.intern' or '*.intern'.`]),
  ])('%o', (settings, message) => {
    expect(() => read(settings)).toThrow(new SettingsError(message));
    // Wrong once, wrong each time: a failure is not remembered as a success.
    expect(() => read(settings)).toThrow(SettingsError);
  });

  it('is one line that begins with the setting, of an error that says what it is', () => {
    const error = new SettingsError(' has the unknown key \'x\'.');
    expect(error).toMatchObject({ name: 'SettingsError', message: 'settings[\'zero-trust\'] has the unknown key \'x\'.' });
  });

  it('reaches the user through every rule, also where the file holds nothing', () => {
    for (const { name } of FINISHED) expect(() => lint('', { settings: { provder: 'auto' }, rules: { [`zero-trust/${name}`]: 'error' } })).toThrow('has the unknown key \'provder\'');
  });
});

describe('tokenSources', () => {
  const settings = { tokenSources: [{ name: 'getApiToken', module: '@acme/auth', returns: 'access-token' }, { name: 'whoIsThere', returns: 'claims' }, { name: 'readToken', module: './auth', returns: 'id-token' }, { name: 'default', module: '@acme/token', returns: 'access-token' }] };

  it.each([
    ['an import of that module', 'import { getApiToken } from "@acme/auth"; probe(await getApiToken());', 'access-token flow'],
    ['under another name', 'import { getApiToken as token } from "@acme/auth"; probe(await token());', 'access-token flow'],
    ['of the whole module', 'import * as auth from "@acme/auth"; probe(await auth.getApiToken());', 'access-token flow'],
    ['by require', 'const { getApiToken } = require("@acme/auth"); probe(getApiToken());', 'access-token flow'],
    ['a default export', 'import acme from "@acme/token"; probe(acme());', 'access-token flow'],
    ['without a module: a function of the file', 'function whoIsThere() { return read(); } probe(whoIsThere().oid);', 'claim:oid flow'],
    ['without a module: any import', 'import { whoIsThere } from "somewhere"; probe(whoIsThere().oid);', 'claim:oid flow'],
    ['a relative module, from wherever it is imported', 'import { readToken } from "../../lib/auth.js"; probe(readToken());', 'id-token flow'],
    ['its index', 'import { readToken } from "./auth/index.js"; probe(readToken());', 'id-token flow'],
  ])('%s', (_, code, origin) => {
    expect(originsOf(code, { settings })).toEqual([origin]);
  });

  it.each([
    ['the same name from another module', 'import { readToken } from "@acme/other"; probe(readToken());'],
    ['a module whose name only ends alike', 'import { readToken } from "./oauth"; probe(readToken());'],
    ['another function of that module', 'import { getApiUrl } from "@acme/auth"; probe(getApiUrl());'],
  ])('not %s', (_, code) => {
    expect(originsOf(code, { settings })).not.toContainEqual(expect.stringContaining('flow'));
  });
});

const speaks = (rule: string): boolean => FINISHED.some(({ name }) => name === rule);
const reports = (code: string, settings: unknown, rule: string): number => lint(code, { settings }).filter(({ ruleId }) => ruleId === `zero-trust/${rule}`).length;

describe('decoders', () => {
  const code = `import { PublicClientApplication } from '@azure/msal-browser';
import { unseal } from '@acme/crypto';
export async function read(client: PublicClientApplication) {
  const { accessToken } = await client.acquireTokenSilent({ scopes: [] });
  return unseal('v1', accessToken);
}
`;
  it('are functions that open the argument that is named', () => {
    const expected = speaks('no-access-token-decode') ? 1 : 0;
    expect(reports(code, { decoders: [{ name: 'unseal', module: '@acme/crypto', argument: 1 }] }, 'no-access-token-decode')).toBe(expected);
    expect(reports(code, { decoders: [{ name: 'unseal', argument: 1 }] }, 'no-access-token-decode')).toBe(expected);
  });

  it('and no others', () => {
    for (const decoders of [[], [{ name: 'unseal' }], [{ name: 'unseal', argument: 2 }], [{ name: 'unseal', module: '@acme/other', argument: 1 }]]) {
      expect(reports(code, { decoders }, 'no-access-token-decode')).toBe(0);
    }
  });
});

describe('sessionCookies', () => {
  const code = `import { ConfidentialClientApplication } from '@azure/msal-node';
export function start(res: Response, id: string) {
  res.cookie('acme.ticket', id, { httpOnly: true, maxAge: 8 * 60 * 60 * 1000 });
}
`;
  it('adds a name to those of session cookies', () => {
    expect(reports(code, { sessionCookies: ['acme.ticket'] }, 'no-hardcoded-session-lifetime')).toBe(speaks('no-hardcoded-session-lifetime') ? 1 : 0);
    expect(reports(code.replace('acme.ticket', 'acme.theme'), { sessionCookies: ['acme.ticket'] }, 'no-hardcoded-session-lifetime')).toBe(0);
  });
});

describe('allowHosts', () => {
  const call = (host: string): string => `import { PublicClientApplication } from '@azure/msal-browser';
export async function call(client: PublicClientApplication) {
  const { accessToken } = await client.acquireTokenSilent({ scopes: [] });
  return fetch('http://${host}/me', { headers: { Authorization: \`Bearer \${accessToken}\` } });
}
`;
  const count = speaks('no-token-over-http') ? 1 : 0;

  it.each([
    ['api.intern', [], count], ['api.intern', ['api.intern'], 0], ['API.intern:8080', ['api.intern'], 0], ['api.intern', ['intern'], count],
    ['orders.mesh.internal', ['*.mesh.internal'], 0], ['a.b.mesh.internal', ['*.mesh.internal'], 0], ['evilmesh.internal', ['*.mesh.internal'], count], ['mesh.internal.evil.com', ['*.mesh.internal'], count],
  ])('%s with %j', (host, allowHosts, expected) => {
    expect(reports(call(host), { allowHosts }, 'no-token-over-http')).toBe(expected);
  });
});

describe('provider', () => {
  const code = 'import { jwtDecode } from "jwt-decode";\nexport const name = (session) => jwtDecode(session.accessToken).name;\n';
  it('microsoft is evidence enough, other is evidence against, auto looks at the file', () => {
    expect(reports(code, { provider: 'microsoft' }, 'no-access-token-decode')).toBe(speaks('no-access-token-decode') ? 1 : 0);
    expect(reports(code, { provider: 'auto' }, 'no-access-token-decode')).toBe(0);
    expect(reports(`import "@azure/msal-browser";\n${code}`, { provider: 'other' }, 'no-access-token-decode')).toBe(0);
  });
});
