import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { ALL_RULES, plugin } from './plugin.js';

export interface LintOptions {
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
  const { filename = 'src/file.ts', rules = ALL_RULES, settings, parser = typescriptParser, parserOptions = {}, sourceType = 'module' } = options;
  return new Linter({ configType: 'flat' }).verify(code, [{
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

/** The text after one edit. */
export function applied(text: string, { range: [start, end], text: replacement }: { readonly range: readonly [number, number]; readonly text: string }): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/**
 * What is wrong with the suggestions of some reports: applied alone to `code`, each must leave code that parses, cure its own report
 * (one report less of that rule), and add no other report of the plugin. `again` lints a changed text as the first one was linted.
 */
export function faultySuggestions(code: string, messages: readonly Linter.LintMessage[], again: (code: string) => readonly Linter.LintMessage[]): string[] {
  const faults: string[] = [];
  const count = (found: readonly Linter.LintMessage[], rule: string | null): number => found.filter(({ ruleId }) => ruleId === rule).length;
  for (const { line, ruleId, suggestions = [] } of messages) {
    for (const { desc, fix } of suggestions) {
      const after = again(applied(code, fix));
      const where = `line ${line}, ${String(ruleId)}, "${desc}"`;
      const fatal = after.find((message) => message.fatal === true);
      const others = [...new Set(after.map((message) => message.ruleId))].filter((rule) => rule !== ruleId && count(after, rule) > count(messages, rule));
      if (fatal) faults.push(`${where} does not parse: ${fatal.message}`);
      else if (count(after, ruleId) >= count(messages, ruleId)) faults.push(`${where} does not cure its report`);
      if (!fatal && others.length > 0) faults.push(`${where} brings ${others.join(', ')}`);
    }
  }
  return faults;
}
