import plugin from '../index.js';
import { ruleNamed } from './names.js';
import { pageOf } from './pages.js';
import type { Terminal } from './terminal.js';
import { Trouble } from './trouble.js';

/** Prints the page of a rule, of the version that is installed; without a rule, one line for each. */
export function explain(rule: string | undefined, { out }: Terminal): void {
  const rules = Object.entries(plugin.rules);
  if (rule === undefined) {
    const width = Math.max(...rules.map(([name]) => name.length));
    out(rules.map(([name, { meta }]) => `${name.padEnd(width)}  ${meta.docs?.description ?? ''}\n`).join(''));
    return;
  }
  const name = ruleNamed(rule, rules.map(([known]) => known));
  const page = pageOf(name);
  if (page === undefined) throw new Trouble(`The page of ${name} is missing from this installation. It is at ${plugin.rules[name as keyof typeof plugin.rules].meta.docs?.url ?? ''}`);
  out(page);
}
