import type { ESLint, Linter } from 'eslint';

import { presetRules, TEST_FILES } from './configs.js';
import type { Preset } from './configs.js';
import type { RuleOptions } from './rule-options.js';
import { rules as definitions } from './rules/index.js';
import type { Settings as AllSettings } from './settings.js';
import { VERSION } from './version.js';

type CoreRule = NonNullable<ESLint.Plugin['rules']>[string];

/** A rule as users' typed configurations see it: fits the rule types of ESLint 9 and 10 alike. */
export interface Rule {
  readonly meta: NonNullable<CoreRule['meta']>;
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- a method is bivariant, so that every version's context fits
  create(context: never): {};
}

export type RuleName = keyof RuleOptions;

/** What may stand under `settings['zero-trust']`: `{ … } satisfies Settings`. */
export type Settings = Partial<AllSettings>;

/** Entries of a configuration's `rules`: `{ 'zero-trust/…': … } satisfies RuleEntries`. */
export type RuleEntries = {
  [Name in RuleName as `zero-trust/${Name}`]?: Linter.Severity | Linter.StringSeverity | ([RuleOptions[Name]] extends [never] ? never : [Linter.Severity | Linter.StringSeverity, RuleOptions[Name]]);
};

/** Checks each rule against the public type without a cast. */
const rules: Readonly<Record<RuleName, Rule>> = definitions;

/** The plugin as ESLint loads it. */
export interface ZeroTrustPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: typeof rules;
  readonly configs: Readonly<Record<Preset, Linter.Config>> & Readonly<Record<'recommended-legacy' | 'strict-legacy', Linter.LegacyConfig>>;
}

/** Filled below: the presets must name the very object that is exported. */
const plugins: Record<string, ESLint.Plugin> = {};

function flat(preset: Preset): Linter.Config {
  return { name: `zero-trust/${preset}`, plugins, ignores: [...TEST_FILES], rules: presetRules(definitions, preset) };
}

function legacy(preset: Preset): Linter.LegacyConfig {
  return { plugins: ['zero-trust'], overrides: [{ files: ['**/*'], excludedFiles: [...TEST_FILES], rules: presetRules(definitions, preset) }] };
}

const plugin: ZeroTrustPlugin = {
  meta: { name: 'eslint-plugin-zero-trust', version: VERSION, namespace: 'zero-trust' },
  rules,
  configs: {
    recommended: flat('recommended'),
    strict: flat('strict'),
    all: flat('all'),
    'recommended-legacy': legacy('recommended'),
    'strict-legacy': legacy('strict'),
  },
};
plugins['zero-trust'] = plugin;

export type { RuleOptions } from './rule-options.js';
export default plugin;
export { plugin as 'module.exports' };
