import { describe, expect, it } from 'vitest';

import * as parser from '@typescript-eslint/parser';

import { createFileFacts, hasMicrosoftSegment, hasMicrosoftWord, mayBeMicrosofts, segmentsOf } from '../../src/provenance/file-facts.js';
import type { FileFacts } from '../../src/provenance/file-facts.js';
import type { Evidence, Origin } from '../../src/provenance/graph.js';
import { createModule } from '../../src/provenance/module.js';
import { readSettings } from '../../src/settings.js';
import { probe } from './probe.js';

function facts(code: string, dependencies: readonly string[] = [], provider: 'auto' | 'microsoft' | 'other' = 'auto', name?: string, filename = '/app/src/file.ts'): FileFacts {
  const { ast, scopeManager, visitorKeys } = parser.parseForESLint(code, { range: true, loc: true, sourceType: 'module', filePath: 'file.ts' });
  const module = createModule({ ast: ast, scopes: scopeManager, text: code, filename, visitorKeys });
  return createFileFacts(module, readSettings({ 'zero-trust': { provider } }), () => ({ dependencies: new Set(dependencies), name }));
}

/** Facts of a file in a host that knows no scopes. */
function factsWithoutScopes(code: string): FileFacts {
  const { ast, visitorKeys } = parser.parseForESLint(code, { range: true, loc: true, sourceType: 'module', filePath: 'file.ts' });
  return createFileFacts(createModule({ ast: ast, scopes: null, text: code, filename: '/app/src/file.ts', visitorKeys }), readSettings({}), () => ({ dependencies: new Set<string>() }));
}

describe('Microsoft evidence', () => {
  it.each([
    ['an import', "import { useMsal } from '@azure/msal-react';", [], 'file'],
    ['a require', "const { ConfidentialClientApplication } = require('@azure/msal-node');", [], 'file'],
    ['a dynamic import', "const m = await import('@azure/msal-browser');", [], 'file'],
    ['a subpath of a provider-neutral package', "import AzureADProvider from 'next-auth/providers/azure-ad';", [], 'file'],
    ['a host', "fetch('https://login.microsoftonline.com/common');", [], 'file'],
    ['a word in a name', 'const msalConfig = {};', [], 'file'],
    ['a word in a constant', 'const id = process.env.AZURE_AD_CLIENT_ID;', [], 'file'],
    ['a method', 'client.acquireTokenSilent(request);', [], 'file'],
    ['claims of one object', 'const key = `${c.tid}.${c.oid}`;', [], 'file'],
    ['claims of one pattern', 'const { oid, tid } = claims;', [], 'file'],
    ['an environment variable of @azure/identity', 'const id = env.AZURE_CLIENT_ID;', [], 'file'],
    ['the token of the on-behalf-of flow', 'const oboToken = await exchange(token);', [], 'file'],
    ['a parameter of the on-behalf-of flow', "post({ requested_token_use: 'on_behalf_of' });", [], 'file'],
    ["the application id of one of Microsoft's APIs", "const RESOURCE = '499b84ac-1321-427f-aa17-267ca6975798';", [], 'file'],
    ['the provider that a library of many is told', "new IonicAuth({ authConfig: 'azure' });", [], 'file'],
    ['another provider that it is told', "new IonicAuth({ authConfig: 'cognito', azure: false });", [], 'none'],
    ['other ids of Azure, and other exchanges', "const subscription = env.AZURE_SUBSCRIPTION_ID; const obo = '499b84ac'; const exchanged = tokenExchange();", [], 'none'],
    ['package.json', 'export const a = 1;', ['@azure/msal-browser'], 'package'],
    ['nothing', 'export const a = 1;', ['express'], 'none'],
    ['a part of a word', 'const central = centraleEntrance; const paadd = 1;', [], 'none'],
    ['oid of one thing and tid of another', 'const a = file.oid; const b = thread.tid;', [], 'none'],
    ['a word of trade', 'const b2cCustomers = [];', [], 'none'],
    ['a word that ends in one that would tell', "import { Centra } from './centra';", [], 'none'],
    ['the same word as a name of its own', "import { Entra } from './login';", [], 'file'],
    ['oid in one pattern and tid in another', 'const { oid } = file; const { tid } = thread;', [], 'none'],
    ['upn and preferred_username alone', 'const { upn, preferred_username, tenantId } = x;', [], 'none'],
    ['another provider', "import { useAuth0 } from '@auth0/auth0-react';", ['@azure/msal-browser'], 'other'],
    ['another provider beside other packages', "import React from 'react'; import { useAuth0 } from '@auth0/auth0-react';", [], 'other'],
    ['another provider that a comment speaks of', "import React from 'react'; // as auth0 does", ['@azure/msal-browser'], 'package'],
    ['a client of any provider beside other packages', "import express from 'express'; import { discovery } from 'openid-client'; discovery(new URL('https://id.example.com/oidc'), id);", ['@azure/msal-node'], 'other'],
    ['a client of any provider that a comment speaks of', "const ISSUER = 'https://id.example.com/oidc'; // for openid-client", ['@azure/msal-node'], 'package'],
    ['a client of any provider with an issuer that is not Microsoft', "import { discovery } from 'openid-client'; discovery(new URL(process.env.ISSUER ?? 'https://id.example.com/oidc'), id);", ['@azure/msal-node'], 'other'],
    ['a client of any provider whose issuer is not written down', "import { discovery } from 'openid-client'; discovery(new URL(process.env.ISSUER), id); // https://example.com/docs", ['@azure/msal-node'], 'package'],
    ['a client of any provider with an issuer of Microsoft', "import { discovery } from 'openid-client'; discovery(new URL('https://login.microsoftonline.com/common/oauth2/v2.0'), id);", [], 'file'],
    ['another provider beside Microsoft', "import { useAuth0 } from '@auth0/auth0-react'; import { useMsal } from '@azure/msal-react';", [], 'file'],
  ] as const)('%s', (_name, code, dependencies, expected) => {
    expect(facts(code, dependencies).microsoft).toBe(expected);
  });

  it('in the library of another provider only an import tells', () => {
    expect(facts('const { idTokenClaims } = result;', [], 'auto', '@auth0/nextjs-auth0').microsoft).toBe('other');
    expect(facts("import '@azure/msal-browser';", [], 'auto', '@auth0/nextjs-auth0').microsoft).toBe('file');
    expect(facts('const { idTokenClaims } = result;', [], 'auto', 'our-app').microsoft).toBe('file');
  });

  it('knows the package that the file belongs to', () => {
    expect(facts('export {};', [], 'auto', 'openid-client').isInside(['openid-client'])).toBe(true);
    expect(facts('export {};', ['openid-client'], 'auto', 'our-app').isInside(['openid-client'])).toBe(false);
    expect(facts('export {};').isInside(['openid-client'])).toBe(false);
  });

  it('the setting decides over everything', () => {
    expect(facts("import '@azure/msal-browser';", [], 'other').microsoft).toBe('other');
    expect(facts('export {};', [], 'microsoft').microsoft).toBe('file');
  });

  it.each([
    ['auto', "import '@azure/msal-browser';", true],
    ['auto', 'export {};', false],
    ['microsoft', 'export {};', true],
    ['other', "import '@azure/msal-browser';", false],
  ] as const)('the first look with the provider "%s" at %s', (provider, code, expected) => {
    expect(mayBeMicrosofts(code, '/nowhere/src/file.ts', readSettings({ 'zero-trust': { provider } }))).toBe(expected);
  });
});

describe('the imports of a file', () => {
  it.each([
    ['an import', "import a from 'a'; import 'b';", ['a', 'b']],
    ['what is handed on', "export { a } from 'a'; export * from 'b'; export * as c from 'c'; export const d = 1;", ['a', 'b', 'c']],
    ['an import of TypeScript', "import a = require('a'); import b = a.b;", ['a']],
    ['a require, also of one member and inside of a function', "const a = require('a'); const b = require('b').b; function load() { return require('c'); }", ['a', 'b', 'c']],
    ['a require of what is not written there', 'const a = require(name); const b = load(require); const c = new require.Cache();', []],
    ['a dynamic import in either quotes and over lines', `await import('a'); import("b/deep").then(use); await import(\n  'c',\n);`, ['a', 'b/deep', 'c']],
    ['a dynamic import of what is not written there', 'await import(name); await import(`./pages/${name}`);', []],
    ['a function whose name ends in import', "reimport('a');", []],
  ] as const)('%s', (_name, code, expected) => {
    expect(probe(`${code}\nprobe(1);`, ({ facts: { imports } }) => [...imports])).toEqual([expected]);
  });

  it('are known in a host without scopes, where only a call of `require` counts', () => {
    expect([...factsWithoutScopes("const a = require('a'); const b = new Loader('b'); load('c');").imports]).toEqual(['a']);
  });
});

describe('trust, as in the table of the contract', () => {
  const origin = (evidence: Evidence, provider: Origin['provider'] = 'any', gated = false): Origin =>
    ({ kind: 'access-token', evidence, provider, node: {} as Origin['node'], ...(gated ? { gated } : {}) });
  const inFile = facts("import '@azure/msal-browser';");
  const inPackage = facts('export {};', ['@azure/msal-browser']);
  const nowhere = facts('export {};');
  const elsewhere = facts("import '@auth0/auth0-spa-js';");

  it.each([
    ['flow', 'any', true, true, false, false],
    ['flow', 'microsoft', true, true, true, false],
    ['flow', 'other', false, false, false, false],
    ['type', 'microsoft', true, true, true, false],
    ['field', 'any', true, true, false, false],
    ['name', 'any', true, false, false, false],
  ] as const)('%s of %s', (evidence, provider, ...expected) => {
    expect([inFile, inPackage, nowhere, elsewhere].map((each) => each.trusts(origin(evidence, provider)))).toEqual(expected);
  });
  it('names with package.json only on request', () => {
    expect(inPackage.trusts(origin('name'), { names: true })).toBe(true);
    expect(nowhere.trusts(origin('name'), { names: true })).toBe(false);
  });
  it('names after a resource only where Microsoft is in the file', () => {
    expect(inFile.trusts(origin('name', 'any', true))).toBe(true);
    expect(inPackage.trusts(origin('field', 'any', true), { names: true })).toBe(false);
  });
});

describe('own login', () => {
  it('shows in the file or in package.json, with nothing of Microsoft', () => {
    expect(facts("import bcrypt from 'bcrypt';").ownLogin).toBe(true);
    expect(facts('export {};', ['passport-local']).ownLogin).toBe(true);
    expect(facts('export {};', ['passport-local', '@azure/msal-node']).ownLogin).toBe(false);
    expect(facts("import jwt from 'jsonwebtoken';", ['jsonwebtoken']).ownLogin).toBe(false);
    expect(facts("import express from 'express'; import bcrypt from 'bcrypt';", ['express']).ownLogin).toBe(true);
    expect(facts("import { useAuth0 } from '@auth0/auth0-react';").ownLogin).toBe(true);
    expect(facts("import bcrypt from 'bcrypt'; const msalConfig = {};").ownLogin).toBe(false);
  });
});

describe('words', () => {
  it.each([
    ['azureAdTenant', ['azure', 'ad', 'tenant']],
    ['AZURE_AD_CLIENT_ID', ['azure', 'ad', 'client', 'id']],
    ['useMSALInstance2', ['use', 'msal', 'instance2']],
    ['AzureADProvider', ['azure', 'ad', 'provider']],
    ['b2cPolicy', ['b2c', 'policy']],
    ['B2C_1A_susi', ['b2c', '1a', 'susi']],
    ['aad2Entra', ['aad2', 'entra']],
    ['OAuth2ID', ['o', 'auth2id']],
    ['__msal--config__', ['msal', 'config']],
    ['@azure/msal-browser', ['azure', 'msal', 'browser']],
    ['', []],
  ])('cuts `%s` into segments', (name, expected) => {
    expect(segmentsOf(name)).toEqual(expected);
  });
  it.each([
    ['a whole segment', ['msalConfig', 'azure-ad', 'EntraTenant', 'AADSTS50058', 'msal2'], true],
    ['all segments of a sequence', ['onBehalfOfToken', 'MICROSOFT_ID_TOKEN', 'B2C_1_signin'], true],
    ['a part of a sequence', ['onBehalfOf', 'MICROSOFT_ID', 'azure'], false],
    ['a part of a segment', ['central', 'madalena', 'raadpleeg'], false],
    ['a segment with a digit inside', ['a2ad', 'ms4al'], false],
    ['the word of trade beside a word of identity', ['b2cPolicyName', 'tenantOfB2C'], true],
    ['the word of trade beside others, and those words alone', ['b2cShop', 'policyName'], false],
  ])('%s', (_name, names, expected) => {
    expect(names.filter((name) => hasMicrosoftSegment(name) !== expected)).toEqual([]);
  });
  it('is quick to say no', () => {
    expect(hasMicrosoftWord('const x = 1;'.repeat(10_000))).toBe(false);
  });
});

describe('module style', () => {
  it.each([
    ["import a from 'a';", undefined, false],
    ["const a = require('a');", undefined, true],
    ["const a = require ('a');", undefined, true],
    ["import b from 'b'; const a = require('a');", undefined, false],
    ["import a = require('a');", undefined, true],
    ["export = load('a'); // of require('a')", undefined, true],
    ['module.exports = {};', undefined, true],
    ['exports.a = 1;', undefined, true],
    ['const a = 1;', undefined, false],
    ['const a = 1;', '/app/src/file.cjs', true],
    ['const a = 1;', '/app/src/file.cts', true],
    ['const a = 1;', '/app/src/file.css.js', false],
    ["import a from 'a';", '/app/src/file.cts', false],
  ] as const)('%s (%s)', (code, filename, expected) => {
    expect(facts(code, [], 'auto', undefined, filename).commonjs).toBe(expected);
  });
});
