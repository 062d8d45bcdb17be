/**
 * Holds that no depth of nesting which parser and ESLint take exhausts the stack in the rules: shapes beyond those of bad-input.test.ts,
 * at a depth that every parser takes; and the same in a file that an import leads to.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import * as babelParser from '@babel/eslint-parser';
import { afterAll, describe, expect, it } from 'vitest';
import * as vueParser from 'vue-eslint-parser';

import { brief, lint } from './support/lint.js';
import type { LintOptions } from './support/lint.js';

const HEAD = `import { PublicClientApplication } from '@azure/msal-browser';
import { jwtDecode } from 'jwt-decode';
const client = new PublicClientApplication({});
const result = await client.acquireTokenSilent({});
`;
const VALUE = 'result.accessToken';

/**
 * How deep: about half of what the weakest of the parsers takes of the greediest of these shapes (ESLint 10, Node 20, stack of 984 kB).
 * The very end is not looked for: a parser that compiles one of its regular expressions on an exhausted stack ends the process.
 */
const DEPTH = 200;

const PARSERS: Readonly<Record<string, LintOptions>> = {
  ESLint: { parser: null, filename: 'src/file.jsx' },
  TypeScript: { filename: 'src/file.tsx' },
  Babel: { parser: babelParser, parserOptions: { requireConfigFile: false, babelOptions: { babelrc: false, configFile: false, parserOpts: { plugins: ['jsx'] } } }, filename: 'src/file.jsx' },
};

type Shape = (depth: number) => string;
const SHAPES: Readonly<Record<string, Shape>> = {
  elements: (depth) => `x = ${'<a b={1}>'.repeat(depth)}{jwtDecode(${VALUE})}${'</a>'.repeat(depth)}`,
  'elements in attributes': (depth) => `x = ${'<a b={'.repeat(depth)}jwtDecode(${VALUE})${'} />'.repeat(depth)}`,
  'promise chain': (depth) => `client.acquireTokenSilent({})${'.then((r) => r)'.repeat(depth)}.then((r) => jwtDecode(r.accessToken)).catch((e) => { if (e.errorCode === 'interaction_required') x(); })`,
  'handlers in handlers': (depth) => `${'client.acquireTokenSilent({}).catch((e) => { '.repeat(depth / 2)}jwtDecode(${VALUE});${' })'.repeat(depth / 2)}`,
  'functions called at once': (depth) => `jwtDecode(${'(() => '.repeat(depth)}${VALUE}${')()'.repeat(depth)})`,
  'classes in classes': (depth) => `${'x = class { t = '.repeat(depth)}jwtDecode(${VALUE})${' }'.repeat(depth)}`,
  patterns: (depth) => `const ${'{ accessToken: '.repeat(depth)}t${' }'.repeat(depth)} = result; jwtDecode(t)`,
  'patterns with defaults': (depth) => `const ${'[a = '.repeat(depth)}${VALUE}${'] = []'.repeat(depth).slice(0, -5)} = []; jwtDecode(1)`,
  spreads: (depth) => `fetch('http://a', ${'{ ...'.repeat(depth)}{ headers: { Authorization: ${VALUE} } }${' }'.repeat(depth)})`,
  awaits: (depth) => `jwtDecode(${'await '.repeat(depth)}${VALUE})`,
  signs: (depth) => `session({ cookie: { maxAge: ${'- '.repeat(depth)}3600000 } }); jwtDecode(${VALUE})`,
  constructions: (depth) => `fetch(${'new URL('.repeat(depth)}'http://a'${')'.repeat(depth)}, { headers: { Authorization: ${VALUE} } })`,
  'try in try': (depth) => `${'try { '.repeat(depth)}await client.acquireTokenSilent({});${' } catch (e) { if (e.errorCode === "interaction_required") x(); throw e; }'.repeat(depth)}`,
  loops: (depth) => `${'for (const t of [result]) '.repeat(depth)}jwtDecode(t.accessToken)`,
  switches: (depth) => `${'switch (e.errorCode) { case "interaction_required": '.repeat(depth)}jwtDecode(${VALUE});${' }'.repeat(depth)}`,
  sequences: (depth) => `jwtDecode((${'1, '.repeat(depth)}${VALUE}))`,
  tags: (depth) => `x = ${'a`${'.repeat(depth)}jwtDecode(${VALUE})${'}`'.repeat(depth)}`,
  'list of scopes': (depth) => `client.acquireTokenSilent({ scopes: ${'[...'.repeat(depth)}['openid']${']'.repeat(depth)} })`,
};

describe('nesting', () => {
  const cases = Object.keys(PARSERS).flatMap((parser) => Object.keys(SHAPES).map((shape) => [parser, shape] as const));
  it.each(cases)('%s: %s', (parser, shape) => {
    const options = PARSERS[parser] ?? {};
    const make = SHAPES[shape] as Shape;
    const messages = lint(`${HEAD}${make(DEPTH)};\n`, options);
    expect(messages.filter(({ ruleId }) => ruleId === null)).toEqual([]);
  }, 120_000);

  it('Vue: elements of a template, as where it is shallow', () => {
    const code = (depth: number): string => `<template>${'<p :title="account.name">\n'.repeat(depth)}<b @click="jwtDecode(result.accessToken)">x</b>${'</p>'.repeat(depth)}</template>\n<script setup>\n${HEAD}jwtDecode(result.accessToken);\n</script>\n`;
    const options = { parser: vueParser, filename: 'src/File.vue' };
    const rules = (depth: number): (string | null)[] => lint(code(depth), options).map(({ ruleId }) => ruleId);
    expect(rules(1)).toEqual(['zero-trust/no-access-token-decode', 'zero-trust/require-interactive-fallback', 'zero-trust/no-access-token-decode']);
    expect(rules(DEPTH)).toEqual(rules(1));
  }, 60_000);
});

describe('a file that an import leads to', () => {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'zero-trust-deep-')));
  afterAll(() => { rmSync(root, { recursive: true, force: true }); });
  let count = 0;

  /** What is reported in a file whose `./other` is of this text. */
  function reports(other: string, code: string): string[] {
    count += 1;
    const folder = path.join(root, String(count));
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'package.json'), '{"dependencies": {"@azure/msal-browser": "5"}}');
    writeFileSync(path.join(folder, 'other.js'), other);
    return brief(lint(`${HEAD}${code}`, { cwd: root, filename: path.join(folder, 'file.js'), parser: null }));
  }
  const USES = 'import * as other from "./other.js"; jwtDecode(other.token); fetch(other.url, { headers: { Authorization: result.accessToken } }); other.open(result.accessToken); client.acquireTokenSilent({ scopes: other.scopes }).catch(other.handle);\n';

  it.each<[string, (depth: number) => string]>([
    ['calls', (depth) => `export const token = ${'f('.repeat(depth)}1${')'.repeat(depth)};`],
    ['a sum of texts', (depth) => `export const url = 'http://a'${' + "/x"'.repeat(depth)};`],
    ['alternatives', (depth) => `export const url = ${'a || '.repeat(depth)}'http://a';`],
    ['lists', (depth) => `export const scopes = ${'[...'.repeat(depth)}['openid']${']'.repeat(depth)};`],
    ['functions', (depth) => `export const open = ${'(t) => '.repeat(depth)}t.split('.')[1];`],
    ['blocks', (depth) => `export function handle(e) ${'{ '.repeat(depth)}throw e;${' }'.repeat(depth)}`],
    ['members', (depth) => `export const token = a${'.accessToken'.repeat(depth)};`],
  ])('%s, at any depth', (_, make) => {
    // From what every parser takes to what none does: then the file is as good as not there.
    for (const depth of [50, 200, 400, 800, 1_600, 10_000, 100_000]) expect(() => reports(`${make(depth)}\n`, USES)).not.toThrow();
  }, 120_000);

  it.each<[string, string]>([
    ['exports all of the file itself', 'export * from "./other.js";'],
    ['exports what it imports from itself', 'import { token } from "./other.js"; export { token }; export const url = token;'],
    ['exports all of the file that imports it', 'export * from "./file.js"; export { url } from "./file.js";'],
    ['has a constant that is itself', 'import * as self from "./other.js"; export const token = self.token; export const url = self.url + self.url; export const scopes = [...self.scopes];'],
    ['has functions that return each other\'s results through the import', 'import { open as again } from "./other.js"; export function open(t) { return again(t); } export const handle = (e) => again(e);'],
    ['has a class that extends the one that it exports', 'import { C as Base } from "./other.js"; export class C extends Base {} export const token = new C().token;'],
    ['exports under names that every object has', 'export const __proto__ = 1, constructor = 2, toString = 3, hasOwnProperty = 4; export { __proto__ as token, constructor as url, toString as open };'],
    ['is one string of half a megabyte', `export const url = "${'http://a '.repeat(50_000)}";`],
  ])('that %s', (_, other) => {
    expect(reports(`${other}\n`, USES)).not.toContain('');
  }, 60_000);
});
