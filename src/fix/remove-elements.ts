/** Takes elements out of a list. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { commentsLost } from './comments.js';

/**
 * Removes elements of an array literal with their commas; those that stay keep their places on their lines, and comments stay.
 * `undefined` where nothing else would be left.
 */
export function removeElements(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  list: TSESTree.ArrayExpression,
  gone: ReadonlySet<TSESTree.Node>,
): TSESLint.RuleFix[] | undefined {
  const elements = list.elements.flatMap((element) => element ?? []);
  const stays = (element: TSESTree.Node): boolean => !gone.has(element);
  const last = elements[elements.length - 1];
  if (!last || elements.length < list.elements.length || !elements.some(stays)) return undefined;
  const fixes: TSESLint.RuleFix[] = [];
  const remove = (start: number, end: number, before: string, after: string): void => {
    const kept = commentsLost(source, [start, end], '');
    fixes.push(fixer.replaceTextRange([start, end], kept === '' ? '' : `${before}${kept}${after}`));
  };
  // The first of each run of elements that go.
  for (const [index, first] of elements.entries()) {
    const previous = elements[index - 1];
    if (stays(first) || (previous && !stays(previous))) continue;
    const following = elements.slice(index).find(stays);
    if (following) remove(startOf(source, first), startOf(source, following), '', ' ');
    else if (previous) remove(endOf(source, previous), endOf(source, last), ' ', '');
  }
  return fixes;
}

/** Where an element begins and ends, the parentheses around it included. */
function startOf(source: Readonly<TSESLint.SourceCode>, element: TSESTree.Node): number {
  let [start] = element.range;
  for (let before = source.getTokenBefore(element); before?.value === '('; before = source.getTokenBefore(before)) [start] = before.range;
  return start;
}

function endOf(source: Readonly<TSESLint.SourceCode>, element: TSESTree.Node): number {
  let [, end] = element.range;
  for (let after = source.getTokenAfter(element); after?.value === ')'; after = source.getTokenAfter(after)) [, end] = after.range;
  return end;
}
