/** Holds what every rule says about itself: names, pages, messages, options, presets and the plugin object agree with each other. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { parse } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { ESLint, Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { presetRules, PRESETS, TEST_FILES } from '../../src/configs.js';
import type { RuleDocs } from '../../src/define-rule.js';
import * as entry from '../../src/index.js';
import { FINISHED, plugin, RULES } from '../support/plugin.js';
import type { NamedRule } from '../support/plugin.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(text('package.json')) as { readonly name: string; readonly version: string; readonly files: readonly string[] };
const require = createRequire(import.meta.url);

const each = (rules: readonly NamedRule[]): [string, NamedRule][] => rules.map((rule) => [rule.name, rule]);
const docsOf = ({ rule }: NamedRule): RuleDocs & { readonly url: string } => rule.meta.docs as unknown as RuleDocs & { readonly url: string };
const messagesOf = ({ rule }: NamedRule): [string, string][] => Object.entries(rule.meta.messages ?? {});

/** A rule's tests: `<name>.test.ts` and what begins so. */
function testsOf(name: string): string {
  const folder = path.join(root, 'tests/rules');
  return readdirSync(folder).filter((file) => file.startsWith(name) && file.endsWith('.test.ts')).map((file) => readFileSync(path.join(folder, file), 'utf8')).join('\n');
}

describe('rules, files, pages and tables name the same rules', () => {
  it('one file a rule in src/rules', () => {
    expect(readdirSync(path.join(root, 'src/rules')).filter((file) => file !== 'index.ts').sort()).toEqual(RULES.map(({ name }) => `${name}.ts`).sort());
  });

  it('a rule knows its own name', () => {
    for (const { name, rule } of RULES) expect((rule as { name?: string }).name).toBe(name);
  });

  it('no page without a rule', () => {
    const others = ['ci.md', 'comparison.md', 'limits.md'];
    const pages = existsSync(path.join(root, 'rules-docs')) ? readdirSync(path.join(root, 'rules-docs')).filter((file) => file.endsWith('.md') && !others.includes(file)) : [];
    expect(pages.filter((page) => !RULES.some(({ name }) => `${name}.md` === page))).toEqual([]);
  });

  it('the README has one row a rule, in both directions', () => {
    const table = text('README.md').split('<!-- begin auto-generated rules list -->')[1]?.split('<!-- end auto-generated rules list -->')[0] ?? '';
    const rows = [...table.matchAll(/^\| \[([\w-]+)\]\(rules-docs\/([\w-]+)\.md\)\s*\| (.*?)\s*\|/gm)].map(([, name, page, description]) => ({ name, page, description }));
    expect(rows.map(({ name, page }) => ({ name, page }))).toEqual(RULES.map(({ name }) => ({ name, page: name })).sort((a, b) => a.name.localeCompare(b.name)));
    const described = new Map(rows.map(({ name, description }) => [name, description]));
    for (const rule of FINISHED) expect(described.get(rule.name)).toBe(docsOf(rule).description);
  });

  it.each(each(FINISHED))('%s has a page and tests', (name) => {
    expect(existsSync(path.join(root, `rules-docs/${name}.md`))).toBe(true);
    expect(testsOf(name)).not.toBe('');
  });
});

describe.each(each(RULES))('%s describes itself', (name, named) => {
  const { rule } = named;
  const docs = docsOf(named);

  it('in one imperative clause', () => {
    expect(docs.description).toMatch(/^(?:disallow|require|prefer|enforce) [^.]{10,100}[^.\s]$/);
  });

  it('with the statement it enforces and its weakness numbers', () => {
    expect(docs.statement).toMatch(/^[A-Z"].{20,}\.$/s);
    expect(docs.cwe.length).toBeGreaterThan(0);
    for (const number of docs.cwe) expect(Number.isInteger(number) && number > 0).toBe(true);
    expect(typeof docs.recommended).toBe('boolean');
  });

  it('with a link to the page of this very version', () => {
    expect(docs.url).toBe(`https://unpkg.com/${manifest.name}@${manifest.version}/rules-docs/${name}.md`);
    expect(manifest.files).toContain('rules-docs');
  });

  it('fixes nothing by itself, but where behaviour cannot change', () => {
    expect(rule.meta.fixable).toBe(name === 'no-redundant-oidc-scopes' ? 'code' : undefined);
    expect(['problem', 'suggestion']).toContain(rule.meta.type);
  });
});

const SENTENCE_END = /[.?!](?=\s+[A-Z`{'"(]|$)/g;
/** "e.g. X" and the like would count as an end. */
const ABBREVIATION = /\b(?:e\.g|i\.e|etc|vs)\./;

describe.each(each(RULES))('%s speaks', (_, named) => {
  it.each(messagesOf(named))('%s: at most three sentences that end with a full stop', (__, message) => {
    expect(message).toMatch(/\.$/);
    expect(message).not.toMatch(ABBREVIATION);
    expect(message).not.toMatch(/\s{2}|^\s|\n/);
    expect((message.match(SENTENCE_END) ?? []).length).toBeLessThanOrEqual(3);
  });

  it('politely, without guessing', () => {
    for (const [, message] of messagesOf(named)) expect(message).not.toMatch(/\b(?:you should|you must|never ever|wrongly|stupid|insecurely|please|simply|just|obviously)\b/i);
  });
});

/** String literals below a node, leaving types and the texts of the messages out. */
function literalsIn(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) {
    for (const item of node) literalsIn(item, found);
  } else if (typeof node === 'object' && node !== null && typeof (node as { type?: unknown }).type === 'string') {
    const typed = node as TSESTree.Node;
    if (typed.type.startsWith('TSType') || typed.type === 'TSLiteralType' || typed.type === 'TSUnionType') return found;
    if (typed.type === 'Property' && typed.key.type === 'Identifier' && typed.key.name === 'messages') return found;
    if (typed.type === 'Literal' && typeof typed.value === 'string') found.add(typed.value);
    for (const [key, value] of Object.entries(typed)) if (key !== 'parent' && key !== 'loc' && key !== 'range') literalsIn(value, found);
  }
  return found;
}

/** The literals that a `messageId` property is given, through `a ? 'x' : 'y'` and `??`. */
function messageIdsIn(node: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(node)) {
    for (const item of node) messageIdsIn(item, found);
  } else if (typeof node === 'object' && node !== null && typeof (node as { type?: unknown }).type === 'string') {
    const typed = node as TSESTree.Node;
    if (typed.type === 'Property' && typed.key.type === 'Identifier' && typed.key.name === 'messageId') {
      const values: TSESTree.Node[] = [typed.value];
      for (let value = values.pop(); value; value = values.pop()) {
        if (value.type === 'Literal' && typeof value.value === 'string') found.add(value.value);
        else if (value.type === 'ConditionalExpression') values.push(value.consequent, value.alternate);
        else if (value.type === 'LogicalExpression') values.push(value.left, value.right);
      }
    }
    for (const [key, value] of Object.entries(typed)) if (key !== 'parent' && key !== 'loc' && key !== 'range') messageIdsIn(value, found);
  }
  return found;
}

describe.each(each(FINISHED))('%s uses its messages', (name, named) => {
  const declared = messagesOf(named).map(([id]) => id);
  const source = parse(text(`src/rules/${name}.ts`), { range: true, loc: true, sourceType: 'module' });
  const tests = parse(testsOf(name), { range: true, loc: true, sourceType: 'module' });

  it('every declared message is reported by the rule', () => {
    const literals = literalsIn(source);
    expect(declared.filter((id) => !literals.has(id))).toEqual([]);
  });

  it('every declared message is asserted by a test', () => {
    const literals = literalsIn(tests);
    expect(declared.filter((id) => !literals.has(id))).toEqual([]);
  });

  it('every message that is named is declared', () => {
    expect([...messageIdsIn(source)].filter((id) => !declared.includes(id))).toEqual([]);
  });

  it('no message is an empty promise: what it asks for in braces has a name of its own', () => {
    for (const [, message] of messagesOf(named)) {
      expect(message.replaceAll(/\{\{ ?\w+ ?\}\}/g, '')).not.toMatch(/[{}]{2}/);
    }
  });
});

interface ObjectSchema {
  readonly type?: string;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, { readonly description?: string; readonly default?: unknown }>>;
}

/** Options as ESLint takes them: throws where they do not fit the schema. */
function check(name: string, options: readonly unknown[]): void {
  new Linter({ configType: 'flat' }).verify('', [{ plugins: { 'zero-trust': plugin }, rules: { [`zero-trust/${name}`]: ['error', ...options] } }]);
}

describe.each(each(RULES))('options of %s', (name, named) => {
  const { schema, defaultOptions } = named.rule.meta as { readonly schema?: unknown; readonly defaultOptions?: readonly unknown[] };
  const schemas = (Array.isArray(schema) ? schema : [schema]) as readonly ObjectSchema[];

  it('are at most one object, closed, each described, with defaults in one place', () => {
    expect(schemas.length).toBeLessThanOrEqual(1);
    for (const { type, additionalProperties, properties = {} } of schemas) {
      expect({ type, additionalProperties }).toEqual({ type: 'object', additionalProperties: false });
      for (const [key, property] of Object.entries(properties)) {
        expect([key, property.description]).toEqual([key, expect.stringMatching(/^[A-Z].{15,}\.$/s)]);
        expect(property).not.toHaveProperty('default');
      }
      expect(Object.keys(defaultOptions?.[0] ?? {}).sort()).toEqual(Object.keys(properties).sort());
    }
  });

  it('have defaults and strict values that fit the schema', () => {
    if (schemas.length > 0) expect(() => { check(name, defaultOptions ?? []); }).not.toThrow();
    const { strict } = docsOf(named);
    if (strict) expect(() => { check(name, strict); }).not.toThrow();
  });

  it('are refused where they are unknown, the key being named', () => {
    expect(() => { check(name, [{ noSuchOption: true }]); }).toThrow(schemas.length > 0 ? /"noSuchOption"/ : /should NOT have more than 0 items|must NOT have more than 0 items/);
  });
});

describe('presets', () => {
  const names = (rules: object | undefined): string[] => Object.keys(rules ?? {}).map((id) => id.replace('zero-trust/', '')).sort();
  const severities = (rules: object | undefined): unknown[] => [...new Set(Object.values(rules ?? {}).map((level: unknown) => (Array.isArray(level) ? level[0] as unknown : level)))];
  const { configs } = plugin;

  it('recommended holds the rules that say so, strict and all hold all', () => {
    const recommended = RULES.filter((rule) => docsOf(rule).recommended).map(({ name }) => name as string).sort();
    expect(names(configs.recommended.rules)).toEqual(recommended);
    expect(names(configs.strict.rules)).toEqual(RULES.map(({ name }) => name as string).sort());
    expect(names(configs.all.rules)).toEqual(RULES.map(({ name }) => name as string).sort());
  });

  it('are computed from the rules, the options of strict too', () => {
    for (const preset of PRESETS) expect(configs[preset].rules).toEqual(presetRules(plugin.rules as never, preset));
    for (const rule of RULES) {
      const { strict } = docsOf(rule);
      expect(configs.strict.rules?.[`zero-trust/${rule.name}`]).toEqual(strict ? ['error', ...strict] : 'error');
      expect(configs.all.rules?.[`zero-trust/${rule.name}`]).toBe('error');
    }
  });

  it('report errors, since warnings cannot be bulk-suppressed', () => {
    for (const preset of PRESETS) expect(severities(configs[preset].rules)).toEqual(['error']);
    for (const preset of ['recommended-legacy', 'strict-legacy'] as const) expect(severities(configs[preset].overrides?.[0]?.rules)).toEqual(['error']);
  });

  it('of .eslintrc hold the same as their flat twins', () => {
    for (const preset of ['recommended', 'strict'] as const) {
      const legacy = configs[`${preset}-legacy`];
      expect(legacy.plugins).toEqual(['zero-trust']);
      expect(legacy.overrides?.[0]?.rules).toEqual(configs[preset].rules);
      expect(legacy.overrides?.[0]?.excludedFiles).toEqual(configs[preset].ignores);
    }
  });

  it('load the very plugin that is exported, also twice and with the string form', async () => {
    for (const preset of PRESETS) expect(configs[preset].plugins?.['zero-trust']).toBe(plugin);
    const eslint = new ESLint({ cwd: root, overrideConfigFile: true, baseConfig: [configs.recommended, configs.strict, { plugins: { 'zero-trust': plugin } }] });
    const config = await eslint.calculateConfigForFile('src/auth.js') as { plugins: Record<string, unknown> };
    expect(config.plugins['zero-trust']).toBe(plugin);
  });

  it.each([
    ['src/auth/token.ts', true], ['src/contest/entry.ts', true], ['app/testing.ts', true], ['src/latest/token.js', true],
    ['src/auth/token.test.ts', false], ['src/__mocks__/msal.ts', false], ['test/helpers/token.js', false], ['src/Login.stories.tsx', false], ['cypress/support/login.ts', false], ['e2e/login.spec.js', false],
  ])('take %s in: %s', async (file, isLinted) => {
    const eslint = new ESLint({ cwd: root, overrideConfigFile: true, baseConfig: [{ files: ['**/*.{js,ts,tsx}'] }, configs.recommended] });
    const { rules } = await eslint.calculateConfigForFile(file) as { rules?: Record<string, unknown> };
    expect(Object.keys(rules ?? {}).length > 0).toBe(isLinted);
  });

  it('name no pattern twice', () => {
    expect(new Set(TEST_FILES).size).toBe(TEST_FILES.length);
  });
});

describe('the plugin object', () => {
  it('carries the name and version of the package: ESLint\'s cache hangs on it', () => {
    expect(plugin.meta).toEqual({ name: manifest.name, version: manifest.version, namespace: 'zero-trust' });
  });

  it('is the default export and the module itself for require()', () => {
    expect(entry.default).toBe(plugin);
    expect((entry as Record<string, unknown>)['module.exports']).toBe(plugin);
    expect(Object.keys(entry).sort()).toEqual(['default', 'module.exports']);
  });

  it('is what require() of the built package gives', () => {
    const required = require(path.join(root, 'dist/index.js')) as typeof plugin;
    expect(Object.keys(required.rules)).toEqual(Object.keys(plugin.rules));
    expect(required.meta.version).toBe(manifest.version);
  });
});
