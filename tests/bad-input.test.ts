/** Holds that no input breaks the rules: all of them, through the real ESLint, on broken, strange, huge and hostile files and configurations. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import * as babelParser from '@babel/eslint-parser';
import * as typescriptParser from '@typescript-eslint/parser';
import * as astroParser from 'astro-eslint-parser';
import { ESLint, Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import { afterAll, describe, expect, it } from 'vitest';
import * as vueParser from 'vue-eslint-parser';

import { LOOKED_AT } from './fuzz/circles.js';
import { brief, lint } from './support/lint.js';
import type { LintOptions } from './support/lint.js';
import { ALL_RULES, FINISHED, plugin } from './support/plugin.js';
import { RIGHT, spoken, WRONG } from './support/samples.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

interface Espree {
  parse(code: string, options: object): object;
}
/** The parser that ESLint itself brings. */
const espree = createRequire(require.resolve('eslint'))('espree') as Espree;
const parseOnly = (code: string): object => espree.parse(code, { ecmaVersion: 'latest', sourceType: 'module', range: true, loc: true, tokens: true, comment: true });

const BABEL = { requireConfigFile: false, babelOptions: { babelrc: false, configFile: false } };

const scratch = mkdtempSync(path.join(os.tmpdir(), 'zero-trust-'));
afterAll(() => { rmSync(scratch, { recursive: true, force: true }); });

/** Nothing but parse errors counts as "not read": a crash of a rule is thrown by ESLint. */
const unread = (messages: readonly Linter.LintMessage[]): string[] => messages.filter(({ ruleId }) => ruleId === null).map(({ message }) => message);

describe('the samples, read as they are', () => {
  it('are reported where they are marked, and only there', () => {
    expect(brief(lint(WRONG))).toEqual(spoken(WRONG));
    expect(brief(lint(RIGHT))).toEqual([]);
  });
});

describe('parsers', () => {
  const without = { scopeManager: undefined, services: undefined };
  it.each<[string, LintOptions]>([
    ['ESLint\'s own', { parser: null, filename: 'src/file.js' }],
    ['Babel', { parser: babelParser, parserOptions: BABEL, filename: 'src/file.js' }],
    ['a parser that gives a tree and nothing else', { parser: { parse: parseOnly }, filename: 'src/file.js' }],
    ['a parser with no scope manager and no services', { parser: { parseForESLint: (code: string) => ({ ast: parseOnly(code), ...without }) }, filename: 'src/file.js' }],
    ['a parser whose services are null', { parser: { parseForESLint: (code: string) => ({ ast: parseOnly(code), services: null, scopeManager: null }) }, filename: 'src/file.js' }],
    ['a parser with services that have no program', { parser: { parseForESLint: (code: string) => ({ ast: parseOnly(code), services: { program: null } }) }, filename: 'src/file.js' }],
  ])('%s: the same reports', (_, options) => {
    expect(brief(lint(WRONG, options))).toEqual(spoken(WRONG));
    expect(brief(lint(RIGHT, options))).toEqual([]);
  });

  it.each<[string, LintOptions]>([
    ['ESLint\'s own', { parser: null, filename: 'src/file.js' }],
    ['TypeScript', {}],
    ['Babel', { parser: babelParser, parserOptions: BABEL, filename: 'src/file.js' }],
    ['Vue', { parser: vueParser, filename: 'src/File.vue' }],
    ['Svelte', { parser: svelteParser, filename: 'src/File.svelte' }],
    ['Astro', { parser: astroParser, filename: 'src/File.astro' }],
  ])('%s: a file that cannot be parsed has its one fatal message', (_, options) => {
    const broken = 'const accessToken = jwtDecode((;';
    const code = options.filename?.endsWith('.astro') === true ? `---\n${broken}\n---\n` : /\.(?:vue|svelte)$/.test(options.filename ?? '') ? `<script>\n${broken}\n</script>` : broken;
    const messages = lint(code, options);
    expect(messages.map(({ fatal, ruleId }) => ({ fatal, ruleId }))).toEqual([{ fatal: true, ruleId: null }]);
  });

  const SCRIPTS: readonly [string, LintOptions, (code: string) => string, number][] = [
    ['Vue', { parser: vueParser, filename: 'src/File.vue' }, (code) => `<template><p :title="account.name.split('.')[1]">{{ claims }}</p></template>\n<script>\n${code}</script>\n`, 2],
    ['Vue with TypeScript', { parser: vueParser, parserOptions: { parser: typescriptParser }, filename: 'src/File.vue' }, (code) => `<template><p v-for="a in accounts" :key="a.homeAccountId">{{ a.name }}</p></template>\n<script lang="ts">\n${code}</script>\n`, 2],
    ['Svelte', { parser: svelteParser, filename: 'src/File.svelte' }, (code) => `<script>\n${code}</script>\n{#if accounts.length > 0}<p>{accounts[0].name}</p>{/if}\n`, 1],
    ['Astro', { parser: astroParser, filename: 'src/File.astro' }, (code) => `---\n${code}---\n<p>{accounts.map((account) => <b>{account.name}</b>)}</p>\n`, 1],
  ];
  it.each(SCRIPTS)('%s: the script block as any other code', (_, options, wrap, shift) => {
    // A component's script has no exports.
    const wrong = WRONG.replaceAll('export ', '');
    expect(brief(lint(wrap(wrong), options))).toEqual(spoken(wrong, shift));
    expect(brief(lint(wrap(RIGHT.replaceAll('export ', '')), options))).toEqual([]);
  });
});

/** A language of ESLint's own kind: a tree, and none of the things that only JavaScript has. */
function language(type: string): object {
  return {
    fileType: 'text',
    lineStart: 1,
    columnStart: 1,
    nodeTypeKey: 'type',
    validateLanguageOptions: () => undefined,
    parse: () => ({ ok: true, ast: { type, children: [{ type: 'Text', value: 'accessToken' }] } }),
    createSourceCode: (file: { body: string }, { ast }: { ast: { children: object[] } }) => ({
      ast,
      text: file.body,
      getText: () => file.body,
      getLoc: () => ({ start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }),
      getRange: () => [0, 0],
      traverse: () => [ast, ...ast.children].flatMap((target) => [1, 2].map((phase) => ({ kind: 1, type: 'visit', target, phase, args: [target] }))),
    }),
  };
}

describe('other languages in the same run', () => {
  it.each(['Document', 'StyleSheet', 'root', 'Program'])('a language whose tree is a %s is left alone', (type) => {
    const messages = new Linter({ configType: 'flat' }).verify('{"accessToken": "http://a"}', [{
      files: ['**/*.data'],
      language: 'other/text',
      plugins: { 'zero-trust': plugin, other: { languages: { text: language(type) as never } } },
      rules: ALL_RULES,
    }], { filename: 'src/file.data' });
    expect(messages).toEqual([]);
  });

  it('a parser that puts another language into a Program, as those for JSON and YAML do', () => {
    const place = { range: [0, 2], loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 2 } } };
    const parser = {
      parseForESLint: () => ({
        ast: { type: 'Program', sourceType: 'module', body: [{ type: 'JSONExpressionStatement', expression: { type: 'JSONObjectExpression', properties: [], ...place }, ...place }], tokens: [], comments: [], ...place },
        visitorKeys: { Program: ['body'], JSONExpressionStatement: ['expression'], JSONObjectExpression: ['properties'] },
      }),
    };
    expect(lint('{}', { parser, filename: 'src/file.js' })).toEqual([]);
  });
});

describe('wrong configuration', () => {
  const cli = (config: string, files: Readonly<Record<string, string>>): { readonly status: number | null; readonly output: string } => {
    const folder = mkdtempSync(path.join(scratch, 'cli-'));
    const entry = pathToFileURL(path.join(root, 'dist/index.js')).href;
    writeFileSync(path.join(folder, 'eslint.config.mjs'), `import zeroTrust from ${JSON.stringify(entry)};\nexport default [zeroTrust.configs.all, ${config}];\n`);
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'node_modules/eslint/bin/eslint.js'), '.'], { cwd: folder, encoding: 'utf8' });
    return { status, output: `${stdout}\n${stderr}` };
  };

  it.each([
    ['an unknown setting', '{ settings: { "zero-trust": { tokenSource: [] } } }', 'settings[\'zero-trust\'] has the unknown key \'tokenSource\'; allowed are \'provider\', \'tokenSources\', \'decoders\', \'sessionCookies\', \'allowHosts\', \'crossFile\'.'],
    ['a setting of the wrong type', '{ settings: { "zero-trust": { allowHosts: "intern" } } }', 'settings[\'zero-trust\'].allowHosts must be an array of non-empty strings.'],
    ['an unknown option', '{ rules: { "zero-trust/prefer-tid-oid-key": ["error", { singleTenants: true }] } }', 'singleTenants'],
  ])('%s: one clear error, and ESLint ends with 2', (_, config, message) => {
    const { status, output } = cli(config, { 'a.js': 'export const a = 1;\n', 'b.js': 'export const b = 2;\n', 'package.json': '{' });
    const first = FINISHED.some(({ name }) => name === 'prefer-tid-oid-key') || message !== 'singleTenants' ? message : 'prefer-tid-oid-key';
    // One error for the run, not one a file. ESLint itself names an unknown option twice in it: the property, and the value it stands in.
    expect({ status, says: output.includes(first), times: output.split('Oops!').length - 1 }).toEqual({ status: 2, says: true, times: 1 });
  }, 60_000);

  it.each([['null', null], ['a string', 'microsoft'], ['a list', []], ['a number', 1]])('settings that are %s are refused, also for a file without any token', (_, settings) => {
    expect(() => lint('', { settings })).toThrow(/settings\['zero-trust'\] must be an object with the keys 'provider'/);
  });
});

describe('package.json', () => {
  const SPEAKS_BY_PACKAGE = 'import { jwtDecode } from "jwt-decode";\nexport const name = (session) => jwtDecode(session.accessToken).name;\n';
  const R1 = FINISHED.some(({ name }) => name === 'no-access-token-decode') ? ['zero-trust/no-access-token-decode'] : [];
  let count = 0;

  async function inProject(put: (manifest: string) => void): Promise<(string | null)[]> {
    count += 1;
    const folder = path.join(scratch, `project-${count}`);
    mkdirSync(path.join(folder, '.git'), { recursive: true });
    put(path.join(folder, 'package.json'));
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, baseConfig: [{ plugins: { 'zero-trust': plugin }, rules: ALL_RULES }] });
    const [result] = await eslint.lintText(SPEAKS_BY_PACKAGE, { filePath: path.join(folder, 'session.js') });
    return result?.messages.map(({ ruleId }) => ruleId) ?? ['nothing'];
  }

  it('a sound one is evidence', async () => {
    expect(await inProject((file) => { writeFileSync(file, '{"dependencies": {"@azure/msal-browser": "5"}}'); })).toEqual(R1);
    expect(await inProject((file) => { writeFileSync(file, '\uFEFF{"dependencies": {"@azure/msal-browser": "5"}}'); })).toEqual(R1);
  });

  it.each<[string, (file: string) => void]>([
    ['no file', () => undefined],
    ['half a file', (file) => { writeFileSync(file, '{"dependencies": {"@azure/msal-browser": "5"'); }],
    ['an empty file', (file) => { writeFileSync(file, ''); }],
    ['a list', (file) => { writeFileSync(file, '[{"dependencies": {"@azure/msal-browser": "5"}}]'); }],
    ['null', (file) => { writeFileSync(file, 'null'); }],
    ['a number', (file) => { writeFileSync(file, '7'); }],
    ['dependencies that are a text, a list, null', (file) => { writeFileSync(file, '{"dependencies": "@azure/msal-browser", "devDependencies": ["@azure/msal-browser"], "peerDependencies": null}'); }],
    ['five megabytes', (file) => { writeFileSync(file, `{"dependencies": {"@azure/msal-browser": "5"}, "x": "${'x'.repeat(5_000_000)}"}`); }],
    ['a hundred thousand open brackets', (file) => { writeFileSync(file, '['.repeat(100_000)); }],
    ['a folder', (file) => { mkdirSync(file); }],
    ['noise', (file) => { writeFileSync(file, Buffer.from([0xff, 0xfe, 0x00, 0x7b])); }],
  ])('%s says nothing', async (_, put) => {
    expect(await inProject(put)).toEqual([]);
  });

  // Root reads everything; others do not.
  it.skipIf(process.getuid?.() === 0)('an unreadable one says nothing', async () => {
    expect(await inProject((file) => {
      writeFileSync(file, '{"dependencies": {"@azure/msal-browser": "5"}}');
      chmodSync(file, 0);
    })).toEqual([]);
  });
});

describe('size', () => {
  /** CPU seconds, which the load of the machine does not change. */
  function seconds(work: () => void): number {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  }
  const rename = (code: string, index: number): string => code.replaceAll(/function (\w+)/g, `function $1${index}`);
  const [head = ''] = /^[\s\S]*?(?=export async)/.exec(WRONG) ?? [];

  it('20,000 lines full of tokens: every report, in bounded time', () => {
    const body = WRONG.slice(head.length);
    let code = head;
    for (let index = 0; code.length / 34 < 20_000; index += 1) code += rename(body, index);
    code = code.split('\n').slice(0, 20_000).join('\n').replace(/export async function(?:(?!export async)[\s\S])*$/, '');
    expect(code.split('\n').length).toBeGreaterThan(19_900);
    let messages: string[] = [];
    const spent = seconds(() => { messages = brief(lint(code)); });
    expect(messages).toEqual(spoken(code));
    expect(spent).toBeLessThan(40);
  }, 180_000);

  it('20,000 lines of sound code: silence', () => {
    const body = RIGHT.slice(RIGHT.indexOf('export async'));
    const code = RIGHT.slice(0, RIGHT.indexOf('export async')) + Array.from({ length: 770 }, (_, index) => rename(body, index)).join('');
    expect(brief(lint(code))).toEqual([]);
  }, 180_000);

  it('one line of a megabyte', () => {
    expect(brief(lint(`${RIGHT}export const table = [${'[1,"accessToken http://a"],'.repeat(40_000)}];`, { parser: null, filename: 'src/file.js' }))).toEqual([]);
  }, 120_000);
});

/** `n` levels of one shape around or behind a value. */
type Shape = (depth: number, value: string) => string;
const SHAPES: Readonly<Record<string, Shape>> = {
  calls: (depth, value) => `f(${'g('.repeat(depth - 1)}${value}${')'.repeat(depth)}`,
  decoders: (depth, value) => `${'jwtDecode('.repeat(depth)}${value}${')'.repeat(depth)}`,
  'call chain': (depth, value) => `${value}${'.split(".")'.repeat(depth)}`,
  members: (depth, value) => `${value}${'.accessToken'.repeat(depth)}`,
  sum: (depth, value) => `({ maxAge: ${'60 * 1000 + '.repeat(depth >> 1)}${value} })`,
  concatenation: (depth, value) => `fetch("http://a"${' + path'.repeat(depth - 2)} + ${value})`,
  alternatives: (depth, value) => `jwtDecode(${'token || '.repeat(depth)}${value})`,
  comparisons: (depth, value) => `if (${'e.errorCode === "interaction_required" || '.repeat(depth - 2)}${value}) x()`,
  conditions: (depth, value) => `jwtDecode(${'a ? token : '.repeat(depth)}${value})`,
  lists: (depth, value) => `fetch(${'['.repeat(depth)}${value}${']'.repeat(depth)})`,
  objects: (depth, value) => `session(${'{ cookie: '.repeat(depth)}${value}${' }'.repeat(depth)})`,
  arrows: (depth, value) => `f(${'() => '.repeat(depth)}${value})`,
  functions: (depth, value) => `${'function f(accessToken) { '.repeat(depth)}jwtDecode(${value});${' }'.repeat(depth)}`,
  blocks: (depth, value) => `${'{ '.repeat(depth)}jwtDecode(${value});${' }'.repeat(depth)}`,
  'else if': (depth, value) => `${'if (e.errorCode === "interaction_required") {} else '.repeat(depth)}{ jwtDecode(${value}); }`,
  templates: (depth, value) => `fetch(${'`http://a/${'.repeat(depth)}${value}${'}`'.repeat(depth)})`,
  assignments: (depth, value) => `${'byUser.key = '.repeat(depth)}${value}`,
};

const DEEP_PARSERS: Readonly<Record<string, LintOptions>> = {
  ESLint: { parser: null, filename: 'src/file.js' },
  TypeScript: {},
  Babel: { parser: babelParser, parserOptions: BABEL, filename: 'src/file.js' },
};

/** 90 % of the depth at which parser and ESLint alone give up, found by bisection up to 4,096 on Node 20 (stack of 984 kB, code that is not optimised yet). */
const DEPTHS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ESLint: { calls: 576, decoders: 907, 'call chain': 1280, members: 3686, sum: 3686, concatenation: 3686, alternatives: 3686, comparisons: 3686, conditions: 3686, lists: 921, objects: 648, arrows: 475, functions: 1728, blocks: 2476, 'else if': 3686, templates: 561, assignments: 3686 },
  TypeScript: { calls: 561, decoders: 777, 'call chain': 410, members: 820, sum: 1612, concatenation: 806, alternatives: 806, comparisons: 806, conditions: 820, lists: 777, objects: 396, arrows: 820, functions: 338, blocks: 777, 'else if': 820, templates: 648, assignments: 820 },
  Babel: { calls: 396, decoders: 676, 'call chain': 1280, members: 3686, sum: 3686, concatenation: 3686, alternatives: 3686, comparisons: 3686, conditions: 3686, lists: 792, objects: 561, arrows: 453, functions: 619, blocks: 900, 'else if': 3225, templates: 1238, assignments: 3686 },
};

describe('nesting', () => {
  const HEAD = 'import { PublicClientApplication } from "@azure/msal-browser";\nimport { jwtDecode } from "jwt-decode";\nconst result = await new PublicClientApplication({}).acquireTokenSilent({});\n';
  const isRead = (code: string, options: LintOptions): boolean => {
    try {
      return unread(lint(code, options)).length === 0;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  };

  const cases = Object.entries(DEPTHS).flatMap(([parser, depths]) => Object.entries(depths).map(([shape, depth]) => [parser, shape, depth] as const));
  it.each(cases)('%s: %s, %i deep', (parser, shape, pinned) => {
    const options = DEEP_PARSERS[parser] ?? {};
    const make = SHAPES[shape] as Shape;
    // Where the stack is smaller (another Node, a debugger), the parser itself gives up: then a little less deep.
    for (let depth = pinned; depth > pinned / 2; depth = Math.floor(depth * 0.9)) {
      const code = `${HEAD}${make(depth, 'result.accessToken')};\n`;
      // How much stack a parser takes changes while the engine optimises it: only twice in turn proves that it is the rules.
      if (isRead(code, options)) return;
      const isTheRules = isRead(code, { ...options, rules: {} }) && !isRead(code, options) && isRead(code, { ...options, rules: {} }) && !isRead(code, options);
      expect({ depth, isTheRules }).toEqual({ depth, isTheRules: false });
    }
    expect.unreachable('the parser reads not even half of what it read when the depths were pinned');
  }, 120_000);
});

describe('values that go in circles', () => {
  const SINKS = (value: string): string => [
    `jwtDecode(${value});`, `${value}.split('.');`, `byUser.set(${value}, 1);`, `app.use(session({ cookie: { maxAge: ${value} } }));`,
    `if (${value}.errorCode === code) {}`, `fetch(${value}, { headers: { Authorization: ${value} } });`,
  ].join(' ');
  const MSAL = 'import { PublicClientApplication } from "@azure/msal-browser"; import { jwtDecode } from "jwt-decode"; import session from "express-session"; import { app, code } from "./app.js"; const byUser = new Map();\n';

  it('a hundred variables, each assigned to each', () => {
    const names = Array.from({ length: 100 }, (_, index) => `v${index}`);
    const all = names.flatMap((name) => names.map((other) => `${name} = ${other};`)).join(' ');
    expect(brief(lint(`${MSAL}let ${names.join(', ')};\nfunction turn() { ${all} }\n${SINKS('v7')}`))).toEqual([]);
  }, 120_000);

  it.each([
    ['a variable that is itself', 'let a = a;', 'a'],
    ['two variables', 'let a = b, b = a;', 'a'],
    ['a property of itself', 'const a = {}; a.a = a; a.a.a = a.a;', 'a.a.a.a'],
    ['a pattern with its own default', 'const { a = a } = a;', 'a'],
    ['a parameter with its own default', 'function f(a = a) { return f(a); }', 'f(f(1))'],
    ['a function that returns itself', 'function f() { return f; }', 'f()()()'],
    ['a function that returns its own call', 'const f = (x) => f(x);', 'f(f)'],
    ['two functions', 'const f = (x) => g(x); const g = (x) => f(x);', 'f(g(1))'],
    ['a class that extends itself', 'class A extends A { a = this.a; get b() { return this.b; } }', 'new A().b'],
    ['two classes', 'class A extends B {} class B extends A { b = new A().b; }', 'new B().b'],
    ['a getter of itself', 'const o = { get a() { return o.a; } };', 'o.a'],
    ['a promise of itself', 'const p = p.then(() => p);', 'await p'],
    ['an array in itself', 'const list = [...list, list];', 'list[0]'],
    ['an object spread over itself', 'let o = { ...o, o }; o = { ...o };', 'o.o'],
    ['a state that sets itself', 'const [s, setS] = useState(() => s); setS(s); setS((old) => old);', 's'],
    ['a sum of itself', 'let n = n + n; n += n;', 'n'],
    ['a text of itself', 'let t = `${t}${t}`; t += t;', 't'],
    ['an alias of a constructor', 'const C = class extends C {}; const c = new C(c);', 'c'],
    ['a loop over itself', 'for (var x of x) { x = x; }', 'x'],
    ['a label and a name alike', 'a: for (var a in a) { continue a; }', 'a'],
    ['a variable that is what it gives', 'let a = a();', 'a'],
    ['a variable that is what it gives, in a chain', 'a = a(a).b(a).a();', 'a'],
    ['a parameter that is what it gives', 'function f(a) { a = a(); return a; }', 'f(f)'],
    ['a variable that is made by itself', 'let a = new a(a);', 'a'],
    ['a variable that waits for itself', 'const a = await a;', 'a'],
    ['a choice of itself', 'let a = a ? a : (a || a) ?? (a && a);', 'a'],
    ['a list of itself', 'const a = [a, a];', 'a'],
    ['an object of itself', 'const a = { a, b: a.a, ["c"]: a };', 'a'],
    ['an element of itself', 'let a = a[0];', 'a'],
    ['a loop over a list of itself', 'for (var a of [a, ...a]) { a = [a]; }', 'a'],
    ['a callback of a list of itself', 'const a = a.map((x) => a.find((y) => a.some((z) => z === x)));', 'a'],
    ['a pattern made of itself', 'let a = new RegExp(a); a = RegExp(a);', 'a'],
    ['a tag of itself', 'let a = a`${a}`;', 'a'],
    ['a function bound to itself', 'let a = a.bind(a).call(a).apply(a, a);', 'a'],
    ['a class that makes itself', 'class A { a = new A(); constructor() { this.b = new this.b(this.b); this.c = this.c(); } static s = A.s; }', 'new A().b'],
    ['a field that is what it gives', 'class A { constructor() { this.a = this.a(); } b() { return this.b().a; } }', 'new A().a'],
    ['a copy of itself', 'let a = Object.assign({}, a, Object.freeze(a), structuredClone(a), JSON.parse(JSON.stringify(a)));', 'a'],
    ['an import of itself', "import * as a from './file.js'; export { a };", 'a.a.a'],
    ['what is required of itself', "const a = require('./file'); module.exports = a; exports.a = a.a;", 'a.a'],
    ['what an assignment takes apart', '({ a: a.a, ...a } = a); [a, ...a] = a;', 'a'],
    ['the same name as import and type', 'type T = T; let t: T;', 't'],
    ['an interface that extends itself', 'interface I extends I { a: I } let i: I;', 'i.a.a'],
    ['types that name each other', 'type A = B; type B = A["a"] | { a: A }; let x: A;', 'x.a'],
  ])('%s', (_, code, value) => {
    expect(brief(lint(`${MSAL}${code}\n${SINKS(value)}`))).toEqual([]);
    // Some of these are reported, whatever the value is; none may throw, or be no program.
    expect(lint(`${MSAL}${code}\n${LOOKED_AT.map((use) => use(value)).join(' ')}`).filter(({ ruleId }) => ruleId === null)).toEqual([]);
  });
});

describe('names that every object has', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', 'isPrototypeOf'];

  it.each(NAMES)('%s as variable, parameter, function, member, key, import, string and type', (name) => {
    const code = `
import { ${name} as imported } from '@azure/msal-browser';
import { jwtDecode } from 'jwt-decode';
const byUser = new Map();
export async function read(request: { ${name}: string }, { ${name}: other = '' }: Record<string, string>) {
  const o = { ${name}: request.${name}, ['${name}']: other, "${name}"() { return 1; } };
  jwtDecode(o.${name}); jwtDecode(o['${name}']); jwtDecode(imported.${name}); jwtDecode(imported(request).${name});
  request.${name}.split('.'); byUser.set(o.${name}, 1); byUser.get('${name}');
  fetch('http://a/' + o.${name}, { ${name}: { ${name}: 1 }, headers: { ${name}: o.${name} } });
  if (o.${name} === '${name}' || other.code === '${name}' || other.${name}.includes('${name}')) { imported.${name}(); }
  switch (other.errorCode) { case '${name}': break; }
  app.use(session({ ${name}: 1, cookie: { ${name}: 3600, maxAge: o.${name} } })); res.cookie('${name}', other, { maxAge: o['${name}'] });
  localStorage.getItem('${name}'); ${name}(); new ${name}(${name}); ${name}.${name}.${name}(other);
}
function call(${name}: any) { return ${name}; }
class Holder { ${name === 'constructor' ? '"x"' : name}: any; '#${name}' = 1; set(v: any) { this.${name} = v; return this.${name}; } }
export default call(new Holder().${name});
`;
    expect(brief(lint(code))).toEqual([]);
  });

  it.each(NAMES)('%s as key of options and settings is unknown like any other', (name) => {
    const key = JSON.parse(`{ ${JSON.stringify(name)}: true }`) as object;
    expect(() => lint('x', { settings: key })).toThrow(`settings['zero-trust'] has the unknown key '${name}'`);
    expect(() => lint('x', { rules: { 'zero-trust/prefer-tid-oid-key': ['error', key] } })).toThrow(/prefer-tid-oid-key/);
  });

  it.each(NAMES)('%s as the name of an own source, decoder or cookie', (name) => {
    const settings = { tokenSources: [{ name, returns: 'access-token' }], decoders: [{ name }], sessionCookies: [name], allowHosts: [name] };
    expect(unread(lint(`${WRONG}\nexport const x = { a: ${name}(1).b, c: y.${name} };`, { settings }))).toEqual([]);
  });
});

describe('odd files', () => {
  it.each([['empty', ''], ['a space', ' '], ['a line', '\n'], ['a comment', '// accessToken http://a'], ['a hashbang', '#!/usr/bin/env node'], ['a mark of byte order', '\uFEFF'], ['a directive', '"use strict"'], ['semicolons', ';;;']])('%s', (_, code) => {
    expect(brief(lint(code))).toEqual([]);
    expect(brief(lint(code, { parser: null, filename: 'src/file.js', sourceType: 'script' }))).toEqual([]);
  });

  it.each([
    ['a hashbang', (code: string) => `#!/usr/bin/env node\n${code}`, 1],
    ['a mark of byte order', (code: string) => `\uFEFF${code}`, 0],
    ['lines that end as on Windows', (code: string) => code.replaceAll('\n', '\r\n'), 0],
    ['line separators in strings', (code: string) => `${code}export const odd = '\u2028\u2029';\n`, 0],
  ])('%s: the same reports', (_, change, shift) => {
    expect(brief(lint(change(WRONG)))).toEqual(spoken(WRONG, shift));
    expect(brief(lint(change(RIGHT)))).toEqual([]);
  });

  it.each(['<input>', '<text>', '__placeholder__.js', 'file with spaces.js', 'C:\\app\\src\\file.js', '/no/such/folder/at/all/file.js', `${'deep/'.repeat(200)}file.js`, 'ünïcode/文件.js'])('a file called %s', (filename) => {
    const messages = new Linter({ configType: 'flat' }).verify(WRONG, [{ plugins: { 'zero-trust': plugin }, rules: ALL_RULES }], { filename });
    // Names that no configuration matches are ESLint's business; where it lints, the reports are the same.
    if (!messages.some(({ ruleId, message }) => ruleId === null && message.startsWith('No matching configuration'))) expect(brief(messages)).toEqual(spoken(WRONG));
  });

  it('a file without a name', () => {
    expect(brief(new Linter({ configType: 'flat' }).verify(WRONG, [{ plugins: { 'zero-trust': plugin }, rules: ALL_RULES }]))).toEqual(spoken(WRONG));
  });

  it.each([
    'for await (const x of y) jwtDecode(x);', 'label: { break label; }', 'a?.b?.[c]?.(d)?.split(".");', 'export * as ns from "@azure/msal-node";', 'import "@azure/msal-browser";', 'export {};', 'import x = require("jwt-decode"); x.jwtDecode(t);',
    'const {} = accessToken; const [] = accessToken; const [, , x] = accessToken;', 'const { ...accessToken } = x; jwtDecode(accessToken);', 'class A extends B { constructor() { super(new.target); super.x.split("."); } }',
    'tag`a${accessToken}b`; jwtDecode`x`;', 'jwtDecode(); jwtDecode(...args); new jwtDecode; atob(); Buffer.from(); fetch(); fetch(...a);', 'import.meta.url; import("x").then(({ accessToken }) => jwtDecode(accessToken));',
    'enum E { A = 1, B = A << 1, C = "x".length } declare module "m" { export const accessToken: string; } namespace N { export let x = 1; }', 'abstract class A { abstract accessToken: string; declare x: string; static { jwtDecode(this.x); } #p = 1; accessor q = 2; }',
    'function f(this: Window, ...rest: string[]) { return rest; } f.call(null, accessToken);', 'let x: typeof import("@azure/msal-browser"); let y: unique symbol; let z: `a${string}`;', '@dec() class D { constructor(@inject() private readonly token: string, public readonly b = 1) {} }',
    'using a = b; ', 'async function* g() { yield* g(); const x = yield; jwtDecode(await x); }', 'try {} catch {} finally {}', 'switch (x) {}', 'switch (e.errorCode) { default: case "a": }', 'if (e.code == null) ; else ;', 'delete accessToken.x; void 0; typeof accessToken; -accessToken; accessToken++;',
    '1n ** 2n; /(?<n>x)/v; 0b1; "\\u{1F600}";', '({ __proto__: null, get a() { return 1 }, set a(v) {}, async *b() {}, [c]: 1, d, ...e });', 'with_: while (1) { break with_ }', 'debugger;',
  ])('%s', (code) => {
    const evidence = 'import { PublicClientApplication } from "@azure/msal-browser";\n';
    // Read or not read by this parser; what counts is that no rule throws.
    expect(() => lint(evidence + code)).not.toThrow();
  });
});
