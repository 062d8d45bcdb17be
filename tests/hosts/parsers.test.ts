/** Holds that what reads the file makes no difference: the same reports whoever parses, and all places of a component or a document where code can stand. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import * as babelParser from '@babel/eslint-parser';
import markdown from '@eslint/markdown';
import * as typescriptParser from '@typescript-eslint/parser';
import * as astroParser from 'astro-eslint-parser';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import { afterAll, describe, expect, it } from 'vitest';
import * as vueParser from 'vue-eslint-parser';

import { expectedReports } from '../../scripts/lib/hosts/check.mjs';
import { eslintReports } from '../../scripts/lib/hosts/reports.mjs';
import { fixtureProject } from '../support/fixture-project.js';
import { lint } from '../support/lint.js';
import type { LintOptions } from '../support/lint.js';
import { ALL_RULES, plugin } from '../support/plugin.js';

const TYPESCRIPT_FILES = '**/*.{ts,tsx}';
const ALL_FILES = '**/*.{js,cjs,mjs,ts,tsx}';

describe('a whole project, read by', () => {
  const project = fixtureProject();
  const { folder } = project;
  afterAll(project.remove);
  const babel = (...plugins: string[]): Linter.LanguageOptions => ({
    parser: babelParser as unknown as Linter.Parser,
    parserOptions: { requireConfigFile: false, babelOptions: { babelrc: false, configFile: false, parserOpts: { plugins } } },
  });
  it.each<[string, Linter.Config[]]>([
    ['ESLint\'s own parser and that of typescript-eslint', [{ files: [TYPESCRIPT_FILES], languageOptions: { parser: typescriptParser } }]],
    ['typescript-eslint alone', [{ files: [ALL_FILES], languageOptions: { parser: typescriptParser } }]],
    ['typescript-eslint with type information', [{ files: [ALL_FILES], languageOptions: { parser: typescriptParser, parserOptions: { projectService: true, tsconfigRootDir: project.folder } } }]],
    ['Babel', [{ files: ['**/*.{js,cjs,mjs,ts}'], languageOptions: babel('typescript') }, { files: ['**/*.tsx'], languageOptions: babel('typescript', 'jsx') }]],
  ])('%s: the same reports', { timeout: 120_000 }, async (_, reading) => {
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, baseConfig: [...reading, plugin.configs.recommended] });
    expect(eslintReports(await eslint.lintFiles(['src']), folder)).toEqual(expectedReports());
  });
});

/** The samples ask for tokens silently and answer no failure: that is said once, by its own rule, and not here. */
const RULES = Object.fromEntries(Object.entries(ALL_RULES).filter(([name]) => name !== 'zero-trust/require-interactive-fallback'));

/** A report as `line:column rule → what each suggestion makes of the place`. */
function spoken(code: string, options: LintOptions): string[] {
  return lint(code, { rules: RULES, ...options }).map(({ line, column, ruleId, message, suggestions = [] }) => [
    `${line}:${column} ${ruleId?.replace('zero-trust/', '') ?? message}`,
    ...suggestions.map(({ fix: { range: [from, to], text } }) => `${code.slice(from, to)} → ${text}`),
  ].join(' | '));
}

const VUE: LintOptions = { parser: vueParser, filename: 'src/Profile.vue' };
const VUE_TYPESCRIPT: LintOptions = { ...VUE, parserOptions: { parser: typescriptParser } };
const component = (template: string, script: string, attributes = 'setup'): string => `<template>\n${template}\n</template>\n<script ${attributes}>\n${script}\n</script>\n`;
const SIGNED_IN = `import { PublicClientApplication } from '@azure/msal-browser';
import { jwtDecode } from 'jwt-decode';
const client = new PublicClientApplication({});
const result = await client.acquireTokenSilent({ scopes: ['Mail.Read'] });`;

describe('Vue templates', () => {
  it.each<[string, string, string[]]>([
    ['a text', '<p>{{ jwtDecode(result.accessToken).roles }}</p>', ['2:7 no-access-token-decode | jwtDecode(result.accessToken) → result.idTokenClaims']],
    ['an attribute', '<p :title="jwtDecode(result.accessToken).roles"></p>', ['2:12 no-access-token-decode | jwtDecode(result.accessToken) → result.idTokenClaims']],
    ['an event, as an expression', '<p @click="jwtDecode(result.accessToken).roles"></p>', ['2:12 no-access-token-decode | jwtDecode(result.accessToken) → result.idTokenClaims']],
    ['an event, as a function', '<p @click="() => jwtDecode(result.accessToken).roles"></p>', ['2:18 no-access-token-decode | jwtDecode(result.accessToken) → result.idTokenClaims']],
    ['an element below others', '<ul><li v-for="role in roles"><b v-if="jwtDecode(result.accessToken).roles.includes(role)">{{ role }}</b></li></ul>', ['2:40 no-access-token-decode | jwtDecode(result.accessToken) → result.idTokenClaims']],
    ['the ID token\'s claims', '<p :title="result.idTokenClaims.roles">{{ result.account.name }}</p>', []],
    ['names that an element binds', '<p v-for="result in answers">{{ jwtDecode(result.text).roles }}</p>', []],
    ['a name that says what it is, as in scripts', '<p>{{ accessToken.split(".")[1] }}</p>', ['2:7 no-access-token-decode']],
    ['names that nobody knows', '<p v-if="loaded">{{ jwtDecode(shown).roles }}</p>', []],
  ])('%s', (_, template, expected) => {
    expect(spoken(component(template, SIGNED_IN), VUE)).toEqual(expected);
    expect(spoken(component(template, SIGNED_IN, 'setup lang="ts"'), VUE_TYPESCRIPT).map((line) => line.split(' |')[0])).toEqual(expected.map((line) => line.split(' |')[0]));
  });

  it('`ref`s are read without `.value`', () => {
    const script = `import { ref } from 'vue';\n${SIGNED_IN}\nconst token = ref('');\nconst shown = ref('');\nasync function load() {\n  token.value = (await client.acquireTokenSilent({ scopes: [] })).accessToken;\n  shown.value = await text();\n}`;
    expect(spoken(component('<p>{{ jwtDecode(token).roles }} {{ jwtDecode(shown).roles }}</p>', script), VUE)).toEqual(['2:7 no-access-token-decode']);
  });

  it('what `setup()` returns is known; `data`, computed values and the top level of a plain script are not', () => {
    const script = `${SIGNED_IN}
export default defineComponent({
  data: () => ({ other: {} }),
  setup() {
    const mine = useAnswer();
    return { mine, answer: result };
  },
});`;
    const template = '<p>{{ jwtDecode(answer.accessToken).roles }}</p>\n<p>{{ jwtDecode(mine.text).roles }} {{ jwtDecode(other.text).roles }}</p>';
    expect(spoken(component(template, script, ''), VUE)).toEqual(['2:7 no-access-token-decode | jwtDecode(answer.accessToken) → answer.idTokenClaims']);
    expect(spoken(component('<p>{{ jwtDecode(result).roles }}</p>', script, ''), VUE)).toEqual([]);
  });

  it('calls in a template tell what the functions of the script are given', () => {
    const script = `${SIGNED_IN}\nfunction send(url, value) {\n  return fetch(url, { headers: { Authorization: \`Bearer \${value}\` } });\n}`;
    const template = (url: string): string => `<button @click="send('${url}', result.accessToken)">Send</button>`;
    expect(spoken(component(template('https://api.contoso.com'), script), VUE)).toEqual([]);
    expect(spoken(component(template('http://api.contoso.com'), script), VUE).map((line) => line.split(' |')[0])).toEqual(['10:16 no-token-over-http']);
  });

  it('what a template writes is seen by the script and by the rest of the template', () => {
    const script = `import { ref } from 'vue';\n${SIGNED_IN}\nconst token = ref('');\nlet kept;\nfunction open() {\n  return jwtDecode(kept).roles;\n}`;
    expect(spoken(component('<p @click="token = result.accessToken; kept = result.accessToken">{{ jwtDecode(token).roles }}</p>', script), VUE).map((line) => line.split(' |')[0])).toEqual([
      '2:70 no-access-token-decode', '13:10 no-access-token-decode',
    ]);
  });

  it('other rules find the scopes as they were', () => {
    const unused = (script: string): string[] => lint(component('<p>{{ jwtDecode(result.accessToken).roles }}</p>', script), {
      ...VUE, rules: { 'zero-trust/no-access-token-decode': 'error', 'no-unused-vars': 'error', 'no-useless-assignment': 'error' },
    }).map(({ ruleId, message }) => `${String(ruleId)} ${message}`);
    expect(unused(`${SIGNED_IN}\nconst other = 1;`).filter((line) => line.startsWith('no-'))).toEqual(["no-unused-vars 'other' is assigned a value but never used."]);
  });

  it('a component without a template, without a script, or with a template of another language', () => {
    expect(spoken(`<script setup>\n${SIGNED_IN}\njwtDecode(result.accessToken);\n</script>\n`, VUE)).toEqual(['6:1 no-access-token-decode | jwtDecode(result.accessToken) → result.idTokenClaims']);
    expect(spoken('<template><p>{{ jwtDecode(accessToken) }}</p></template>\n', VUE)).toEqual([]);
    expect(spoken(component('p= jwtDecode(result.accessToken)', SIGNED_IN).replace('<template>', '<template lang="pug">'), VUE)).toEqual([]);
    expect(spoken(component('<p :title=jwtDecode(result.accessToken).roles></p>', SIGNED_IN), VUE)).toEqual(['2:11 no-access-token-decode']);
  });
});

describe('Svelte', () => {
  const SVELTE: LintOptions = { parser: svelteParser, filename: 'src/Profile.svelte' };
  const script = SIGNED_IN.replace('const result = await', 'let result;\nresult = await');
  it.each<[string, string, string[]]>([
    ['a text', '<p>{jwtDecode(result.accessToken).roles}</p>', ['8:5 no-access-token-decode | jwtDecode(result.accessToken) → result.idTokenClaims']],
    ['an attribute', '<p title={jwtDecode(result.accessToken).roles}></p>', ['8:11 no-access-token-decode | jwtDecode(result.accessToken) → result.idTokenClaims']],
    ['a block', '{#if jwtDecode(result.accessToken).roles}<p>Yes.</p>{/if}', ['8:6 no-access-token-decode | jwtDecode(result.accessToken) → result.idTokenClaims']],
    ['an event', '<button on:click={() => fetch("http://api.contoso.com", { headers: { Authorization: result.accessToken } })}>Send</button>', ['8:31 no-token-over-http |  → s']],
    ['correct code', '<p title={result.account.name}>{result.idTokenClaims.roles}</p>', []],
  ])('%s', (_, template, expected) => {
    expect(spoken(`<script>\n${script}\n</script>\n${template}\n`, SVELTE)).toEqual(expected);
  });
});

describe('Astro', () => {
  const ASTRO: LintOptions = { parser: astroParser, filename: 'src/pages/profile.astro' };
  it.each<[string, string, string[]]>([
    ['the frontmatter', '---\nSCRIPT\nconst { roles } = jwtDecode(result.accessToken);\n---\n<p>{roles}</p>\n', ['6:19 no-access-token-decode | jwtDecode(result.accessToken) → result.idTokenClaims as Record<string, any>']],
    ['the template', '---\nSCRIPT\n---\n<p title={jwtDecode(result.accessToken).roles}>{jwtDecode(result.accessToken).roles}</p>\n', [
      '7:11 no-access-token-decode | jwtDecode(result.accessToken) → (result.idTokenClaims as Record<string, any>)',
      '7:49 no-access-token-decode | jwtDecode(result.accessToken) → (result.idTokenClaims as Record<string, any>)',
    ]],
    ['correct code', '---\nSCRIPT\n---\n<p>{result.idTokenClaims.roles}</p>\n', []],
  ])('%s', (_, code, expected) => {
    expect(spoken(code.replace('SCRIPT', SIGNED_IN), ASTRO)).toEqual(expected);
  });
});

describe('a run over files of many languages', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zero-trust-mixed-'));
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
  const files: Readonly<Record<string, string>> = {
    'guide.md': `# Guide\n\n\`\`\`js\n${SIGNED_IN}\njwtDecode(result.accessToken);\n\`\`\`\n\n\`\`\`ts\nconst accessToken: string = await acquire();\n\`\`\`\n`,
    'code.js': `${SIGNED_IN}\njwtDecode(result.accessToken);\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const run = async (config: Linter.Config[]): Promise<string[]> => {
    const results = await new ESLint({ cwd: folder, overrideConfigFile: true, baseConfig: [plugin.configs.strict, ...config] }).lintFiles(['.']);
    return results.flatMap(({ filePath, messages }) => messages.map(({ line, ruleId, message }) => `${path.basename(filePath)}:${line} ${ruleId ?? message}`));
  };

  it('code blocks of Markdown are read as code', async () => {
    expect(await run([...markdown.configs.processor])).toEqual([
      'code.js:4 zero-trust/require-interactive-fallback', 'code.js:5 zero-trust/no-access-token-decode',
      'guide.md:7 zero-trust/require-interactive-fallback', 'guide.md:8 zero-trust/no-access-token-decode',
    ]);
  });

  it('Markdown as a language of its own is left alone by a preset that is on for all files', async () => {
    expect(await run([{ files: ['**/*.md'], plugins: { markdown }, language: 'markdown/gfm', rules: { 'markdown/no-html': 'error' } }])).toEqual(['code.js:4 zero-trust/require-interactive-fallback', 'code.js:5 zero-trust/no-access-token-decode']);
  });
});
