import { describe, expect, it } from 'vitest';
import { MICROSOFT_PACKAGES } from '../../src/identity/packages.js';
import {
  MICROSOFT_APP_IDS,
  MICROSOFT_GLOBALS,
  MICROSOFT_HEADER_PREFIXES,
  MICROSOFT_HOST_WORDS,
  MICROSOFT_HOSTS,
  MICROSOFT_MEMBERS,
  MICROSOFT_METHOD_PREFIXES,
  MICROSOFT_OPTIONS,
  MICROSOFT_SEGMENTS,
  TEXT_GATE,
} from '../../src/identity/words.js';

describe('the text gate lets through', () => {
  it.each<[string, readonly string[]]>([
    ['packages', MICROSOFT_PACKAGES.map((name) => `import x from '${name}';`)],
    ['segments', MICROSOFT_SEGMENTS.flatMap((word) => [word, word.toUpperCase(), word.replaceAll('-', '_'), word.replaceAll('-', '')])],
    ['members and methods', [...MICROSOFT_MEMBERS, ...MICROSOFT_METHOD_PREFIXES].map((name) => `client.${name}`)],
    ['hosts', MICROSOFT_HOSTS.map((host) => `https://${host.replace('*', 'contoso')}/x`)],
    ['words of hosts', MICROSOFT_HOST_WORDS],
    ['application ids', MICROSOFT_APP_IDS],
    ['options', MICROSOFT_OPTIONS.map(({ option, is }) => `${option}: '${is}'`)],
    ['globals', MICROSOFT_GLOBALS.map((name) => `${name}.getAccessToken()`)],
    ['headers', MICROSOFT_HEADER_PREFIXES.map((name) => `req.headers['${name}x']`)],
    ['the pair of claims', ['const { oid, tid } = claims', "claims['oid']", 'claims.oid + claims.tid']],
    ['names in any case', ['AZURE_AD_CLIENT_ID', 'azureAdProvider', 'AzureADB2C', 'AADSTS50058', 'aadb2c90118', 'MSALInstance', 'microsoft-entra-id']],
  ])('%s', (_, texts) => {
    expect(texts.filter((text) => !TEXT_GATE.test(text))).toEqual([]);
  });
});

describe('the text gate stops', () => {
  it.each([
    "import express from 'express';",
    'const token = jwt.sign({ sub: user.id }, secret, { expiresIn: "8h" });',
    'const { avoid, android, voided } = options;',
    "import { useAuth0 } from '@auth0/auth0-react'; const claims = await getAccessTokenSilently();",
    "import vscode from 'vscode'; const tenantId = account.upn;",
    'universal medal pedal sandals',
  ])('%s', (text) => {
    expect(TEXT_GATE.test(text)).toBe(false);
  });

  it('costs little on a large file', () => {
    const text = 'const value = compute(input, options); // an ordinary line of code\n'.repeat(20_000);
    const before = performance.now();
    expect(TEXT_GATE.test(text)).toBe(false);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
