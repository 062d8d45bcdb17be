/** Holds what a user of VS Code or Neovim sees, by the ESLint language server of the former: reports with the link to the rule's page, and quick fixes that do what they say. */
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { expectedReports } from '../../scripts/lib/hosts/check.mjs';
import { LanguageClient } from '../../scripts/lib/language-client.mjs';
import { fixtureProject } from '../support/fixture-project.js';
import { plugin } from '../support/plugin.js';

const require = createRequire(import.meta.url);
const server = path.join(path.dirname(require.resolve('vscode-langservers-extracted/package.json')), 'bin/vscode-eslint-language-server');

/** A project on disk, with the built plugin and the ESLint of this repository. */
const { folder: root, remove } = fixtureProject();
afterAll(remove);
symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'), 'junction');
const url = (file: string): string => JSON.stringify(pathToFileURL(file).href);
writeFileSync(path.join(root, 'eslint.config.mjs'), `import zeroTrust from ${url(path.resolve('dist/index.js'))};
import parser from ${url(require.resolve('@typescript-eslint/parser'))};
export default [{ files: ['**/*.{ts,tsx}'], languageOptions: { parser } }, zeroTrust.configs.recommended];
`);

/** What VS Code's extension sends for `eslint.*`, its defaults. */
const settings = (rulesCustomizations: readonly object[]): object => ({
  validate: 'on',
  run: 'onType',
  quiet: false,
  options: {},
  nodePath: null,
  format: false,
  onIgnoredFiles: 'off',
  useFlatConfig: null,
  experimental: { useFlatConfig: false },
  workingDirectory: { mode: 'location' },
  workspaceFolder: { uri: pathToFileURL(root).href, name: 'expenses' },
  problems: { shortenToSingleLine: false },
  codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
  codeActionOnSave: { mode: 'all' },
  rulesCustomizations,
});

/** What Neovim sends with nvim-lspconfig 2.7 and later, where it differs: https://github.com/neovim/nvim-lspconfig/blob/v2.11.0/lsp/eslint.lua */
const neovimSettings = (rulesCustomizations: readonly object[]): object => ({
  ...settings(rulesCustomizations),
  options: undefined,
  useFlatConfig: undefined,
  useESLintClass: false,
  experimental: {},
  codeActionOnSave: { enable: false, mode: 'all' },
  format: true,
  nodePath: '',
  workingDirectory: { mode: 'auto' },
});

describe('VS Code', { timeout: 60_000 }, () => {
  const start = (rulesCustomizations: readonly object[] = []): Promise<LanguageClient> =>
    LanguageClient.start({ command: process.execPath, args: [server, '--stdio'], root, settings: settings(rulesCustomizations) });
  let editor: LanguageClient;
  let uri = '';
  const open = async (file: string, languageId: string, text?: string): Promise<void> => { uri = await editor.open(file, languageId, text); };
  beforeAll(async () => { editor = await start(); });
  afterEach(() => editor.close(uri));
  afterAll(() => editor.stop());

  it('shows the reports that the command line gives, as errors, each with its page', async () => {
    await open('src/auth.ts', 'typescript');
    const diagnostics = await editor.diagnostics(uri, { patience: 20_000 });
    const expected = expectedReports().filter(({ file }) => file === 'src/auth.ts');
    expect(diagnostics.map(({ range, code, codeDescription, message, severity, source }) => ({ range, code, page: codeDescription?.href, message, severity, source }))).toEqual(expected.map((report) => ({
      range: { start: { line: report.line - 1, character: report.column - 1 }, end: { line: report.endLine - 1, character: report.endColumn - 1 } },
      code: `zero-trust/${report.rule}`,
      page: `https://unpkg.com/eslint-plugin-zero-trust@${plugin.meta.version}/rules-docs/${report.rule}.md`,
      message: report.message,
      severity: 1,
      source: 'eslint',
    })));
  });

  it('offers each suggestion under its text, and what it does to the document cures the report', async () => {
    await open('src/auth.ts', 'typescript');
    const before = await editor.diagnostics(uri, { patience: 20_000 });
    const decode = before.find(({ code }) => code === 'zero-trust/no-access-token-decode');
    if (!decode) throw new Error('The report is missing.');
    const actions = await editor.actions(uri, decode);
    expect(actions.map(({ title }) => title)).toEqual([
      'Read the roles of the ID token, `result.idTokenClaims`; they are the roles of this app, not those at the API. (zero-trust/no-access-token-decode)',
      'Disable zero-trust/no-access-token-decode for this line',
      'Disable zero-trust/no-access-token-decode for the entire file',
      'Show documentation for zero-trust/no-access-token-decode',
    ]);
    const original = editor.document(uri).getText();
    const [suggestion] = actions;
    const changed = await editor.choose(uri, suggestion as NonNullable<typeof suggestion>);
    expect(changed).toBe(original.replace('jwtDecode<AccessClaims>(result.accessToken).roles', '(result.idTokenClaims as AccessClaims).roles'));
    expect(changed).not.toBe(original);
    const after = await editor.diagnostics(uri);
    expect(after.map(({ code }) => code)).toEqual(before.map(({ code }) => code).filter((code) => code !== 'zero-trust/no-access-token-decode'));
  });

  it('a suggestion in two places of the document: the condition and the import', async () => {
    await open('src/auth.ts', 'typescript');
    const report = (await editor.diagnostics(uri, { patience: 20_000 })).find(({ code }) => code === 'zero-trust/prefer-error-class');
    if (!report) throw new Error('The report is missing.');
    const [suggestion] = await editor.actions(uri, report);
    const original = editor.document(uri).getText();
    expect(await editor.choose(uri, suggestion as NonNullable<typeof suggestion>)).toBe(original
      .replace('import { PublicClientApplication }', 'import { PublicClientApplication, InteractionRequiredAuthError }')
      .replace("(error as { errorCode?: string }).errorCode === 'interaction_required'", 'error instanceof InteractionRequiredAuthError'));
  });

  it('looks at what is typed, not at what is saved', async () => {
    await open('src/auth.ts', 'typescript', "import { client } from './client';\nimport { jwtDecode } from 'jwt-decode';\nconst { accessToken } = await client.acquireTokenSilent({});\njwtDecode(accessToken);\n");
    expect((await editor.diagnostics(uri, { patience: 20_000 })).map(({ range, code }) => `${range.start.line} ${String(code)}`)).toEqual(['2 zero-trust/require-interactive-fallback', '3 zero-trust/no-access-token-decode']);
  });

  it('the README\'s setting makes warnings of our reports', async () => {
    const readme = readFileSync('README.md', 'utf8');
    const { 'eslint.rules.customizations': customizations } = JSON.parse(/```json\n(\{ "eslint\.rules\.customizations.*\})\n```/.exec(readme)?.[1] ?? '{}') as Record<string, readonly object[] | undefined>;
    await open('src/legacy.cjs', 'javascript');
    expect((await editor.diagnostics(uri, { patience: 20_000 })).map(({ severity }) => severity)).toEqual([1, 1]);
    const other = await start(customizations);
    const same = await other.open('src/legacy.cjs', 'javascript');
    expect((await other.diagnostics(same, { patience: 20_000 })).map(({ severity }) => severity)).toEqual([2, 2]);
    await other.stop();
  });
});

describe('Neovim', { timeout: 60_000 }, () => {
  it('shows the reports as errors, with the README\'s setting as warnings', async () => {
    const setting = "rulesCustomizations = { { rule = 'zero-trust/*', severity = 'warn' } }";
    expect(readFileSync('README.md', 'utf8')).toContain(setting);
    for (const [customizations, severity] of [[[], 1], [[{ rule: 'zero-trust/*', severity: 'warn' }], 2]] as const) {
      const editor = await LanguageClient.start({ command: process.execPath, args: [server, '--stdio'], root, settings: neovimSettings(customizations) });
      const uri = await editor.open('src/legacy.cjs', 'javascript');
      expect((await editor.diagnostics(uri, { patience: 20_000 })).map((diagnostic) => diagnostic.severity)).toEqual([severity, severity]);
      await editor.stop();
    }
  });
});
