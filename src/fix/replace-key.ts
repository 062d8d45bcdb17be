/** Replaces a key by a pair of values. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { unwrap, wrapped } from '../ast/nodes.js';
import { extendObjectPattern } from './extend-object-pattern.js';
import { replaceExpression } from './replace-expression.js';

export interface KeyPair {
  /** Texts of the two values. */
  readonly first: string;
  readonly second: string;
  /** The text of an object that may be empty: then the key is, too. */
  readonly optional?: string;
  /** The values are no texts but properties, `first` and `second`, still to be taken out of this pattern. */
  readonly pattern?: TSESTree.ObjectPattern;
}

/** `string`: one text, `a.b`. `first`: the first value alone. Otherwise an object with these two names. */
export type KeyForm = 'string' | 'first' | { readonly first: string; readonly second: string };

/**
 * Puts the pair in the place of a key: two interpolations inside a template, a template or an object elsewhere.
 * A fallback behind a key that may be empty (`?? ''`) and comments stay; casts of the old value go. `null` where no expression may stand.
 */
export function replaceKey(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  key: TSESTree.Node,
  pair: KeyPair,
  form: KeyForm,
): TSESLint.RuleFix[] | null {
  const target = wrapped(form === 'first' || pair.optional !== undefined ? withoutFallback(key) : key);
  const names = takeOut(fixer, source, target, pair);
  if (!names) return null;
  const { first, second, fixes } = names;
  if (form === 'string' && target.parent?.type === 'TemplateLiteral') {
    if (source.getCommentsInside(target).length > 0) return null;
    return [...fixes, fixer.replaceText(target, `${first}}.\${${second}`)];
  }
  if (form === 'first') {
    const single = replaceExpression(fixer, source, target, first, pair.optional === undefined ? 'member' : 'chain');
    return single ? [...fixes, single] : null;
  }
  const text = form === 'string' ? `\`\${${first}}.\${${second}}\`` : `{ ${form.first}: ${first}, ${form.second}: ${second} }`;
  // A cast or `!` said that the value is there: it goes on to be said by the text.
  const mayBeEmpty = pair.optional !== undefined && form === 'string' && !isAsserted(target);
  const fix = mayBeEmpty
    ? replaceExpression(fixer, source, target, `${pair.optional} ? ${text} : undefined`, 'conditional')
    : replaceExpression(fixer, source, target, text, form === 'string' ? 'template' : 'primary');
  return fix ? [...fixes, fix] : null;
}

/** `x` of `x ?? ''`: the fallback is no part of the key. */
function withoutFallback(key: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(key);
  return inner.type === 'LogicalExpression' && unwrap(inner.right).type === 'Literal' ? withoutFallback(inner.left) : key;
}

function isAsserted(node: TSESTree.Node): boolean {
  for (let at: TSESTree.Node = node; at !== unwrap(at); at = (at as { expression: TSESTree.Node }).expression) if (at.type !== 'ChainExpression') return true;
  return false;
}

function takeOut(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  target: TSESTree.Node,
  { first, second, pattern }: KeyPair,
): { readonly first: string; readonly second: string; readonly fixes: readonly TSESLint.RuleFix[] } | undefined {
  if (!pattern) return { first, second, fixes: [] };
  const one = extendObjectPattern(fixer, source, pattern, first, first, [target]);
  const two = one && extendObjectPattern(fixer, source, pattern, second, second, [target]);
  return one && two ? { first: one.name, second: two.name, fixes: [...one.fixes, ...two.fixes] } : undefined;
}
