/** The SARIF formatter: what code scanning reads of it, for our rules, for others, and for messages that belong to no rule. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import type { Linter, Rule } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';

import { formatSarif } from '../../src/cli/sarif.js';
import plugin from '../../src/index.js';
import format from '../../src/sarif.js';
import { RULES } from '../support/plugin.js';
import { DECODES, LEAKS, projectWith, removeProjects } from './project.js';

afterAll(removeProjects);

interface Log {
  readonly $schema: string;
  readonly version: string;
  readonly runs: readonly [{
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly Descriptor[] } };
    readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
    readonly columnKind: string;
    readonly invocations: readonly [{ readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly Result[] }];
    readonly results: readonly Result[];
  }];
}

interface Descriptor {
  readonly id: string;
  readonly helpUri?: string;
  readonly shortDescription?: { readonly text: string };
  readonly fullDescription?: { readonly text: string };
  readonly help?: { readonly text: string; readonly markdown: string };
  readonly properties?: { readonly tags: readonly string[]; readonly precision: string; readonly 'security-severity'?: string; readonly 'problem.severity'?: string };
}

interface Result {
  readonly ruleId?: string;
  readonly ruleIndex?: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }; readonly region?: object } }[];
  readonly partialFingerprints?: Readonly<Record<string, string>>;
}

const noShouting: Rule.RuleModule = {
  meta: { type: 'suggestion', docs: { description: 'disallow shouting', url: 'https://example.com/no-shouting' } },
  create: (context) => ({ Identifier: (node) => { if (/^[A-Z]{4,}$/.test(node.name)) context.report({ node, message: 'Do not shout.' }); } }),
};

/** ESLint's run over files with all our rules, a rule of another plugin as a warning, and one that says nothing of itself. */
async function sarifOf(files: Readonly<Record<string, string>>): Promise<{ readonly log: Log; readonly folder: string }> {
  const folder = projectWith(files);
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.{js,ts}'], languageOptions: { parser } },
      plugin.configs.all,
      { plugins: { other: { rules: { 'no-shouting': noShouting, plain: { create: (context) => ({ DebuggerStatement: (node) => { context.report({ node, message: 'There.' }); } }) } } } }, rules: { 'other/no-shouting': 'warn', 'other/plain': 'error' } },
    ] as Linter.Config[],
  });
  const results = await eslint.lintFiles(['.']);
  return { folder, log: JSON.parse(formatSarif(results, { cwd: folder, rulesMeta: eslint.getRulesMetaForResults(results) })) as Log };
}

const place = ({ locations }: Result): unknown[] => [locations[0]?.physicalLocation.artifactLocation.uri, locations[0]?.physicalLocation.region];

describe('a log', () => {
  it('names its schema, its tool and the root that paths count from', async () => {
    const { log, folder } = await sarifOf({ 'src/leak.js': LEAKS });
    expect(log).toMatchObject({
      $schema: expect.stringMatching(/sarif-schema-2\.1\.0\.json$/) as unknown,
      version: '2.1.0',
      runs: [{
        tool: { driver: { name: 'ESLint', informationUri: 'https://eslint.org' } },
        originalUriBaseIds: { '%SRCROOT%': { uri: `${pathToFileURL(folder).href}/` } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
      }],
    });
  });

  it('has a result for each report: rule, level, message, place from 1', async () => {
    const { log: { runs: [{ results, tool: { driver: { rules } } }] } } = await sarifOf({ 'src/leak.js': LEAKS });
    expect(results).toEqual([{
      ruleId: 'zero-trust/no-token-leak',
      ruleIndex: 0,
      level: 'error',
      message: { text: expect.stringMatching(/^`accessToken` .*\.$/s) as unknown },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'src/leak.js', uriBaseId: '%SRCROOT%' }, region: { startLine: 4, startColumn: 15, endLine: 4, endColumn: 26 } } }],
      partialFingerprints: { 'zeroTrustRuleAndLine/v1': expect.stringMatching(/^[\da-f]{16}:1$/) as unknown },
    }]);
    expect(rules.map(({ id }) => id)).toEqual(['zero-trust/no-token-leak']);
  });

  it('writes paths as parts of an address', async () => {
    const { log: { runs: [{ results }] } } = await sarifOf({ 'src/[id]/ä b#.js': LEAKS });
    expect(place(results[0] as Result)[0]).toBe('src/%5Bid%5D/%C3%A4%20b%23.js');
  });

  it('writes files outside of the root with their whole address', () => {
    const message = { ruleId: 'a/b', severity: 2, message: 'There.', line: 1, column: 1 };
    const { runs: [{ results }] } = JSON.parse(formatSarif([{ filePath: '/elsewhere/a.js', messages: [message] } as never], { cwd: '/project', rulesMeta: {} })) as Log;
    expect(results[0]?.locations[0]?.physicalLocation).toEqual({ artifactLocation: { uri: pathToFileURL('/elsewhere/a.js').href }, region: { startLine: 1, startColumn: 1 } });
  });

  it('leaves out what a comment silences', async () => {
    const { log: { runs: [{ results, tool }] } } = await sarifOf({ 'a.js': `/* eslint-disable zero-trust/no-token-leak -- made-up tokens */\n${LEAKS}` });
    expect([results, tool.driver.rules]).toEqual([[], []]);
  });

  it('takes the reports of other plugins along, with what they say of themselves', async () => {
    const { log: { runs: [{ results, tool: { driver: { rules } } }] } } = await sarifOf({ 'a.js': 'export const LOUD = 1;\ndebugger;\n', 'b.js': LEAKS });
    expect(results.map(({ ruleId, ruleIndex, level }) => `${String(ruleIndex)} ${ruleId ?? ''} ${level}`)).toEqual(['0 other/no-shouting warning', '1 other/plain error', '2 zero-trust/no-token-leak error']);
    expect(rules.slice(0, 2)).toEqual([{ id: 'other/no-shouting', helpUri: 'https://example.com/no-shouting', shortDescription: { text: 'Disallow shouting.' } }, { id: 'other/plain' }]);
  });

  it('makes notifications of syntax errors, and says that the run was no success', async () => {
    const { log: { runs: [{ results, invocations: [{ executionSuccessful, toolExecutionNotifications }] }] } } = await sarifOf({ 'a.js': 'let = (', 'b.js': LEAKS });
    expect(results).toHaveLength(1);
    expect(toolExecutionNotifications.map((notification) => [notification.level, notification.message.text, ...place(notification)])).toEqual([['error', 'Parsing error: Expression expected.', 'a.js', { startLine: 1, startColumn: 7 }]]);
    expect(executionSuccessful).toBe(false);
  });
});

describe('fingerprints', () => {
  const printsOf = async (code: string): Promise<unknown[]> => (await sarifOf({ 'a.js': code })).log.runs[0].results.map(({ partialFingerprints }) => Object.values(partialFingerprints ?? {})[0]);

  it('stay when lines are put in front, and tell equal lines apart', async () => {
    const twice = LEAKS.replace('  console.log(accessToken);\n', '  console.log(accessToken);\n  console.log(accessToken);\n');
    const [first, second] = await printsOf(twice) as string[];
    expect([first?.slice(-2), second?.slice(-2), first?.slice(0, -2)]).toEqual([':1', ':2', second?.slice(0, -2)]);
    expect(await printsOf(`// A comment.\n\n${twice}`)).toEqual([first, second]);
  });

  it('change with the line', async () => {
    expect(await printsOf(LEAKS.replace('console.log', 'console.info'))).not.toEqual(await printsOf(LEAKS));
  });

  it('are left out where the text is not known', () => {
    const message = { ruleId: 'a/b', severity: 1, message: 'There.', line: 1, column: 1 };
    expect(JSON.parse(formatSarif([{ filePath: '/p/a.js', messages: [message] } as never], { cwd: '/p', rulesMeta: {} }))).toMatchObject({ runs: [{ results: [expect.not.objectContaining({ partialFingerprints: expect.anything() as unknown }) as unknown] }] });
  });
});

describe('our rules', () => {
  const metas = Object.fromEntries(RULES.map(({ name, rule }) => [`zero-trust/${name}`, rule.meta]));
  const { runs: [{ tool: { driver: { rules } } }] } = JSON.parse(formatSarif(
    [{ filePath: '/p/a.js', messages: Object.keys(metas).map((ruleId) => ({ ruleId, severity: 2, message: 'There.', line: 1, column: 1 })) } as never],
    { cwd: '/p', rulesMeta: metas },
  )) as Log;

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s has what an alert shows', (id, { helpUri, shortDescription, fullDescription, help, properties }) => {
    const { docs } = metas[id] as { docs: { url: string; description: string; statement: string; cwe: readonly number[]; recommended: boolean } };
    expect(helpUri).toBe(docs.url);
    expect(shortDescription?.text.toLowerCase()).toBe(`${docs.description.toLowerCase()}.`);
    expect(fullDescription?.text).toContain(`Managing tokens for Zero Trust: "${docs.statement}"`);
    expect(help?.text).toBe(`${shortDescription?.text ?? ''} ${docs.url}`);
    expect(help?.markdown).toMatch(new RegExp(`^# ${id}\\n[\\s\\S]*\\n## Incorrect\\n`));
    expect([...(help?.markdown ?? '').matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target).filter((target) => !/^(?:https:\/\/|#)/.test(target ?? ''))).toEqual([]);
    expect(properties?.tags.slice(2)).toEqual(docs.cwe.map((number) => `external/cwe/cwe-${String(number).padStart(3, '0')}`));
    expect(new Set(properties?.tags).size).toBe(properties?.tags.length);
    expect(properties?.precision).toBe(docs.recommended ? 'high' : 'medium');
    // The score counts only beside the tag, and is text.
    expect(properties?.tags.includes('security')).toBe(properties?.['security-severity'] !== undefined);
    expect(properties?.['security-severity'] ?? '1.0').toMatch(/^\d\.\d$/);
  });

  it('is no security alert where nothing is at risk', () => {
    expect(rules.find(({ id }) => id === 'zero-trust/no-redundant-oidc-scopes')?.properties).toEqual({ tags: ['maintainability', 'microsoft-identity', 'external/cwe/cwe-1164'], precision: 'high', 'problem.severity': 'recommendation' });
  });

  it('of another version is described as far as it describes itself', () => {
    const docs = { description: 'disallow it', url: 'https://example.com/docs/no-token-leak.md' };
    const text = formatSarif([{ filePath: '/p/a.js', messages: [{ ruleId: 'zero-trust/no-such', severity: 2, message: 'There.', line: 1, column: 1 }] } as never], { cwd: '/p', rulesMeta: { 'zero-trust/no-such': { docs } } });
    expect((JSON.parse(text) as Log).runs[0].tool.driver.rules[0]).toEqual({
      id: 'zero-trust/no-such', name: 'no-such', helpUri: docs.url, shortDescription: { text: 'Disallow it.' }, fullDescription: { text: 'Disallow it.' }, help: { text: `Disallow it. ${docs.url}` },
      properties: { tags: ['maintainability', 'microsoft-identity'], precision: 'medium', 'problem.severity': 'recommendation' },
    });
  });
});

describe('the file that ESLint is given', () => {
  const file = fileURLToPath(new URL('../../dist/sarif.js', import.meta.url));

  it('is a function for import and for require', async () => {
    expect(format).toBe(formatSarif);
    expect(typeof createRequire(import.meta.url)(file)).toBe('function');
    expect(typeof ((await import(pathToFileURL(file).href)) as { default: unknown }).default).toBe('function');
  });

  it('is loaded by ESLint from its path', async () => {
    const folder = projectWith({ 'a.ts': DECODES });
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser } }, plugin.configs.recommended] as Linter.Config[] });
    const formatter = await eslint.loadFormatter(path.relative(folder, file));
    const { runs: [{ results }] } = JSON.parse(await formatter.format(await eslint.lintFiles(['.']), {})) as Log;
    expect(results.map((result) => [result.ruleId, ...place(result)])).toEqual([['zero-trust/no-access-token-decode', 'a.ts', { startLine: 5, startColumn: 10, endLine: 5, endColumn: 32 }]]);
  });
});
