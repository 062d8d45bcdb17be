/** Replaces some operands of `a || b || c` by one expression. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { commentsLost, hasCommentBetween } from './comments.js';
import { hasParentheses, outerRange } from './parentheses.js';
import { fitInPlace, fitsBeside } from './place.js';
import type { Precedence } from './precedence.js';
import { placedText } from './replace-expression.js';

/**
 * `text` takes the place of the first of `operands`; the others go with their operator; everything else stays as it is written,
 * comments included. Operands are those of the whole chain of one operator, however it is nested and parenthesized.
 *
 * `undefined` where `operands` is empty or holds a node that is no operand of the chain.
 */
export function replaceLogicalOperands(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  chain: TSESTree.LogicalExpression,
  operands: readonly TSESTree.Node[],
  text: string,
  precedence: Precedence,
): TSESLint.RuleFix[] | undefined {
  const leaves = operandsOf(chain);
  const replaced = leaves.filter((leaf) => operands.includes(leaf));
  const [first] = replaced;
  if (!first || replaced.length !== new Set(operands).size) return undefined;

  const alone = replaced.length === leaves.length;
  const written = alone ? placedText(source, chain, text, precedence) : fitsBeside(chain.operator, precedence) ? text : `(${text})`;
  if (written === undefined) return undefined;
  const kept = commentsLost(source, first.range, text);
  const fixes = [fixer.replaceTextRange(outerRange(source, first), kept === '' ? written : `${kept} ${written}`)];
  const dropped = new Set<TSESTree.Node>(replaced.slice(1));
  prune(fixer, source, chain, chain, dropped, fixes);
  // `(a || b) && c`: what was needed around the chain may not be needed around the text.
  const isPlain = /^[\w$!]/.test(text) && !/^(?:async|class|function|let)\b/.test(text);
  if (alone && isPlain && hasParentheses(source, chain) && fitInPlace(chain, precedence) === 'bare') {
    fixes.push(...unparenthesize(fixer, source, chain));
  }
  return fixes;
}

/** The operands of a chain of one operator, from left to right. */
export function operandsOf(chain: TSESTree.LogicalExpression): TSESTree.Expression[] {
  return [chain.left, chain.right].flatMap((side) =>
    side.type === 'LogicalExpression' && side.operator === chain.operator ? operandsOf(side) : [side],
  );
}

/** Removes the dropped operands below `node`; true if nothing of it is left, and the caller has to remove it. */
function prune(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  chain: TSESTree.LogicalExpression,
  node: TSESTree.Expression,
  dropped: ReadonlySet<TSESTree.Node>,
  fixes: TSESLint.RuleFix[],
): boolean {
  if (dropped.has(node)) return true;
  if (node.type !== 'LogicalExpression' || node.operator !== chain.operator) return false;
  const inner: TSESLint.RuleFix[] = [];
  const left = prune(fixer, source, chain, node.left, dropped, inner);
  const right = prune(fixer, source, chain, node.right, dropped, inner);
  if (left && right) return true;
  fixes.push(...inner);
  if (left) fixes.push(...removeLeft(fixer, source, node));
  if (right) fixes.push(...removeRight(fixer, source, node));
  if (node !== chain && left !== right) fixes.push(...unparenthesize(fixer, source, node));
  return false;
}

/** Removes the parentheses around a group of which one operand is left, unless they keep a line or a word apart. */
function unparenthesize(fixer: TSESLint.RuleFixer, source: Readonly<TSESLint.SourceCode>, group: TSESTree.LogicalExpression): TSESLint.RuleFix[] {
  const [start, end] = outerRange(source, group);
  const open = source.getTokenByRangeStart(start);
  const first = source.getFirstToken(group);
  const close = source.getTokenAfter(group);
  if (!open || !first || !close || open.range[1] > group.range[0] || close.range[1] !== end) return [];
  // `return (⏎ a`: without the parenthesis the line break would end the statement. A word in front would run into the operand.
  const glued = /[\p{ID_Continue}$]/u.test(source.text[start - 1] ?? '');
  if (open.loc.end.line !== first.loc.start.line || glued || /^(?:\{|function|class|async|let)$/.test(first.value)) return [];
  return [fixer.remove(open), fixer.remove(close)];
}

function removeLeft(fixer: TSESLint.RuleFixer, source: Readonly<TSESLint.SourceCode>, node: TSESTree.LogicalExpression): TSESLint.RuleFix[] {
  const left = outerRange(source, node.left);
  const right = outerRange(source, node.right);
  if (!hasCommentBetween(source, left[0], right[0])) return [fixer.removeRange([left[0], right[0]])];
  const operator = operatorOf(source, node);
  return [
    fixer.replaceTextRange(left, commentsLost(source, left, '')),
    ...(operator ? [fixer.removeRange([operator[0], endOfSpace(source, operator[1])])] : []),
  ];
}

function removeRight(fixer: TSESLint.RuleFixer, source: Readonly<TSESLint.SourceCode>, node: TSESTree.LogicalExpression): TSESLint.RuleFix[] {
  const left = outerRange(source, node.left);
  const right = outerRange(source, node.right);
  if (!hasCommentBetween(source, left[1], right[1])) return [fixer.removeRange([left[1], right[1]])];
  const operator = operatorOf(source, node);
  return [
    ...(operator ? [fixer.removeRange([startOfSpace(source, operator[0]), operator[1]])] : []),
    fixer.replaceTextRange(right, commentsLost(source, right, '')),
  ];
}

function operatorOf(source: Readonly<TSESLint.SourceCode>, node: TSESTree.LogicalExpression): TSESTree.Range | undefined {
  return source.getFirstTokenBetween(node.left, node.right, { filter: ({ value }) => value === node.operator })?.range;
}

/** Spaces before an operator; not the line break of a line comment. */
function startOfSpace(source: Readonly<TSESLint.SourceCode>, offset: number): number {
  return offset - (/(?<![\t ])[\t ]*$/.exec(source.text.slice(0, offset))?.[0].length ?? 0);
}

function endOfSpace(source: Readonly<TSESLint.SourceCode>, offset: number): number {
  return offset + (/^[\t ]*/.exec(source.text.slice(offset))?.[0].length ?? 0);
}
