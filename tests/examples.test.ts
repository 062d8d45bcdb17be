/** Holds examples/ to its `// expect: <rule>` comments: what is marked is reported at that line, nothing else is. `suggestions.test.ts` checks the suggestions. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { expectedIn } from './support/marks.js';
import { FINISHED, plugin, RULES } from './support/plugin.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const CODE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const files: readonly string[] = readdirSync(path.join(root, 'examples'), { recursive: true })
  .map((entry) => `examples/${String(entry).split(path.sep).join('/')}`)
  .filter((file) => CODE.test(file))
  .sort();

const { recommended } = plugin.configs;
/** Rules still to be written are left out on both sides. */
const speaking = FINISHED.filter(({ name }) => recommended.rules?.[`zero-trust/${name}`] !== undefined).map(({ name }) => name as string);

const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  baseConfig: [
    { files: ['**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
    recommended,
  ],
});

async function lint(file: string, code: string): Promise<Linter.LintMessage[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
  return result?.messages ?? [];
}

const isKnown = (entry: string): boolean => RULES.some(({ name }) => entry.endsWith(`: ${name}`));
const isSpeaking = (entry: string): boolean => speaking.some((name) => entry.endsWith(`: ${name}`));

describe('the examples', () => {
  it('are there, each app with mistakes and with correct code', () => {
    for (const app of ['spa', 'web-server', 'api']) {
      expect(files.some((file) => file.startsWith(`examples/${app}/src/`))).toBe(true);
      expect(files.some((file) => file.startsWith(`examples/${app}/correct/`))).toBe(true);
    }
  });

  it('mark every rule at least twice, and no rule that does not exist', () => {
    const marks = files.flatMap((file) => expectedIn(readFileSync(path.join(root, file), 'utf8')));
    expect(marks.filter((mark) => !isKnown(mark))).toEqual([]);
    for (const { name } of RULES) expect(marks.filter((mark) => mark.endsWith(`: ${name}`)).length).toBeGreaterThanOrEqual(2);
  });

  it('have no marks in correct code', () => {
    expect(files.filter((file) => file.includes('/correct/') && expectedIn(readFileSync(path.join(root, file), 'utf8')).length > 0)).toEqual([]);
  });

  it.each(files)('%s', async (file) => {
    const code = readFileSync(path.join(root, file), 'utf8');
    const messages = await lint(file, code);
    expect(messages.filter(({ ruleId }) => ruleId === null).map(({ message }) => message)).toEqual([]);
    const reported = messages.map(({ line, ruleId }) => `${line}: ${(ruleId ?? '').replace('zero-trust/', '')}`);
    expect(reported.sort()).toEqual(expectedIn(code).filter(isSpeaking).sort());
  });
});
