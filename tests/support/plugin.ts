import plugin from '../../src/index.js';
import type { Rule, RuleName } from '../../src/index.js';

/** The plugin and its rules as tests of the whole project look at them: rules that are still stubs are told apart here and nowhere else. */

/** The message of a rule that is registered but not written yet. */
const STUB_MESSAGE = 'todo';

export interface NamedRule {
  readonly name: RuleName;
  readonly rule: Rule;
  /** Registered so that presets and tables are complete, without behaviour yet. */
  readonly isStub: boolean;
}

export const RULES: readonly NamedRule[] = (Object.entries(plugin.rules) as [RuleName, Rule][]).map(([name, rule]) => ({
  name,
  rule,
  isStub: STUB_MESSAGE in (rule.meta.messages ?? {}),
}));

export const FINISHED: readonly NamedRule[] = RULES.filter(({ isStub }) => !isStub);

/** `zero-trust/<name>` for every rule, at error. */
export const ALL_RULES: Readonly<Record<string, 'error'>> = Object.fromEntries(RULES.map(({ name }) => [`zero-trust/${name}`, 'error'] as const));

export { plugin };
