/** Reads another property of the same object. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { quoteOf } from './style.js';
import { isIdentifierName, quoted } from './text.js';

/**
 * `a.old` → `a.name`, `a?.old` → `a?.name`, `a['old']` → `a['name']`; a name that is no identifier goes into brackets.
 * `undefined` for a computed key that is no string, and for a private name.
 */
export function replaceMemberName(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  member: TSESTree.MemberExpression,
  name: string,
): TSESLint.RuleFix | undefined {
  const key = member.property;
  if (member.computed) {
    if (key.type !== 'Literal' || typeof key.value !== 'string') return undefined;
    return fixer.replaceText(key, quoted(name, key.raw.startsWith('"') ? '"' : "'"));
  }
  if (key.type === 'PrivateIdentifier') return undefined;
  if (isIdentifierName(name)) return fixer.replaceText(key, name);
  const dot = source.getTokenBefore(key);
  if (!dot) return undefined;
  // Comments between the dot and the name stay inside the brackets.
  const between = source.text.slice(dot.range[1], key.range[0]);
  return fixer.replaceTextRange([dot.range[0], key.range[1]], `${member.optional ? '?.' : ''}[${between}${quoted(name, quoteOf(source))}]`);
}
