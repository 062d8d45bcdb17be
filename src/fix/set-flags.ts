/** Turns flags of an options object on or off. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { insertBeforeItem, insertInEmptyBraces } from './insert-in-braces.js';

/** Replaces the value of each property by `true` or `false`. */
export function setValues(fixer: TSESLint.RuleFixer, properties: readonly TSESTree.Property[], value: boolean): TSESLint.RuleFix[] {
  return properties.map((property) => (property.shorthand ? fixer.insertTextAfter(property, `: ${String(value)}`) : fixer.replaceText(property.value, String(value))));
}

/** Adds `name: true` for each name in front of the other properties, so that what follows still has the last word where it is spread. */
export function addFlags(fixer: TSESLint.RuleFixer, source: Readonly<TSESLint.SourceCode>, object: TSESTree.ObjectExpression, names: readonly string[]): TSESLint.RuleFix[] {
  const [first] = object.properties;
  const text = names.map((name) => `${name}: true`).join(', ');
  if (names.length === 0) return [];
  return [first ? insertBeforeItem(fixer, source, first, text) : insertInEmptyBraces(fixer, source, source.getFirstToken(object) as TSESTree.Token, text)];
}
