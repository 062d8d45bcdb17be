import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { ALL_RULES, plugin } from './plugin.js';

export interface LintOptions {
  /** The folder that configurations count from: for files with an absolute name. */
  readonly cwd?: string;
  /** Relative: no package.json is looked for, so that a test does not depend on where it runs. */
  readonly filename?: string;
  readonly rules?: Linter.RulesRecord;
  /** Content of `settings['zero-trust']`. */
  readonly settings?: unknown;
  /** The TypeScript parser where absent; `null` for ESLint's own. */
  readonly parser?: object | null;
  readonly parserOptions?: Readonly<Record<string, unknown>>;
  readonly sourceType?: 'module' | 'script' | 'commonjs';
}

const EXTENSIONS = 'js,jsx,mjs,cjs,ts,tsx,mts,cts,vue,svelte,astro';

/** What ESLint makes of a text with all rules of the plugin (or `rules`); inline comments count, presets and their ignores do not. */
export function lint(code: string, options: LintOptions = {}): Linter.LintMessage[] {
  const { cwd, filename = 'src/file.ts', rules = ALL_RULES, settings, parser = typescriptParser, parserOptions = {}, sourceType = 'module' } = options;
  return new Linter({ configType: 'flat', ...(cwd === undefined ? {} : { cwd }) }).verify(code, [{
    files: [`**/*.{${EXTENSIONS}}`],
    plugins: { 'zero-trust': plugin },
    languageOptions: {
      ...(parser ? { parser: parser } : {}),
      // JSX is on only where the extension says so: `<T>x` is a cast in .ts files.
      parserOptions: { ecmaFeatures: { jsx: /\.(?:[cm]?js|[jt]sx)$/.test(filename) }, ...parserOptions },
      sourceType,
    },
    ...(settings === undefined ? {} : { settings: { 'zero-trust': settings } }),
    rules,
  }], { filename });
}

/** Reports as `line: rule`, in short; whatever is not of the plugin (parse errors, crashes) with its text. */
export function brief(messages: readonly Linter.LintMessage[]): string[] {
  return messages.map(({ line, ruleId, message }) => `${line}: ${ruleId?.startsWith('zero-trust/') === true ? ruleId.slice('zero-trust/'.length) : message}`);
}
