/** Puts a property into an object literal, or an object literal into a call. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { argumentAt, unwrap } from '../ast/nodes.js';
import { insertAfterItem, insertBeforeItem, insertInEmptyBraces } from './insert-in-braces.js';
import { removeProperty } from './remove-property.js';

/** Adds `text` behind the last property of an object literal. */
function addProperty(fixer: TSESLint.RuleFixer, source: Readonly<TSESLint.SourceCode>, object: TSESTree.ObjectExpression, text: string): TSESLint.RuleFix[] {
  const last = object.properties.at(-1);
  if (last) return insertAfterItem(fixer, source, last, text);
  const open = source.getFirstToken(object);
  return open ? [insertInEmptyBraces(fixer, source, open, text)] : [];
}

/** Adds an argument behind another one; `undefined` where that one stands in parentheses of its own. */
function addArgument(fixer: TSESLint.RuleFixer, source: Readonly<TSESLint.SourceCode>, call: TSESTree.CallExpression | TSESTree.NewExpression, after: TSESTree.Node, text: string): TSESLint.RuleFix | undefined {
  const next = source.getTokenAfter(after);
  return next && (next.value === ',' || next.range[1] === call.range[1]) ? fixer.insertTextAfter(after, `, ${text}`) : undefined;
}

/**
 * Adds `text` to the options of a call: to the literal that they are, or as a new literal at their `index` where there are none.
 * `undefined` where they are written elsewhere.
 */
export function addOption(fixer: TSESLint.RuleFixer, source: Readonly<TSESLint.SourceCode>, call: TSESTree.CallExpression | TSESTree.NewExpression, options: { readonly index: number | undefined; readonly value: TSESTree.Node | undefined }, text: string): TSESLint.RuleFix | TSESLint.RuleFix[] | undefined {
  const literal = options.value && unwrap(options.value);
  if (literal) return literal.type === 'ObjectExpression' ? addProperty(fixer, source, literal, text) : undefined;
  const before = options.index === undefined ? undefined : argumentAt(call, options.index - 1);
  return before && addArgument(fixer, source, call, before, `{ ${text} }`);
}

/** Moves a property of an object one level up, in front of the property that holds the object; `undefined` where there is no such level. */
export function liftProperty(fixer: TSESLint.RuleFixer, source: Readonly<TSESLint.SourceCode>, property: TSESTree.Property): TSESLint.RuleFix[] | undefined {
  const holder = property.parent.parent;
  if (holder?.type !== 'Property') return undefined;
  const removal = removeProperty(fixer, source, property);
  return removal && [insertBeforeItem(fixer, source, holder, source.getText(property)), ...removal];
}

/** Gives a property another name, and keeps its value. */
export function renameProperty(fixer: TSESLint.RuleFixer, property: TSESTree.Property, name: string): TSESLint.RuleFix | undefined {
  if (property.computed) return undefined;
  return property.shorthand ? fixer.insertTextBefore(property, `${name}: `) : fixer.replaceText(property.key, name);
}
