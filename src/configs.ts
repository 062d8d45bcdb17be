import type { Linter } from 'eslint';

/** Files that handle made-up tokens on purpose. A user takes them in with a config of their own that names the rules again. */
export const TEST_FILES: readonly string[] = [
  '**/*.{test,spec,stories,cy,e2e,mock,fixture}.*',
  '**/{__tests__,__mocks__,__fixtures__,cypress,e2e}/**',
  '**/{test,tests,spec,mocks,fixtures}/**',
];

export const PRESETS = ['recommended', 'strict', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

/** What presets look at; a part of `RuleDocs`, written out so that the types which users load lead to those of ESLint alone. */
interface Documented {
  readonly meta: { readonly docs?: { readonly recommended?: boolean; readonly strict?: readonly [Readonly<Record<string, unknown>>] } | undefined };
}

/**
 * The rules of a preset with their severities, computed from each rule's own `docs`: `recommended` by its flag, `strict` every rule with its
 * strict options, `all` every rule as it is. All at `error`: ESLint's bulk suppressions pass over warnings.
 */
export function presetRules(rules: Readonly<Record<string, Documented>>, preset: Preset): Linter.RulesRecord {
  const entries: Linter.RulesRecord = {};
  for (const [name, { meta: { docs } }] of Object.entries(rules)) {
    if (preset === 'recommended' && docs?.recommended !== true) continue;
    entries[`zero-trust/${name}`] = preset === 'strict' && docs?.strict ? ['error', ...docs.strict] : 'error';
  }
  return entries;
}
