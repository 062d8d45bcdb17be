/** The parentheses around an expression, as far as they are its own and not those of a call or an `if`. */
import * as utils from '@eslint-community/eslint-utils';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { isParenthesized as Question } from '@typescript-eslint/utils/ast-utils';

/** The function that `@typescript-eslint/utils/ast-utils` types and hands on, without the dozen modules that come along there. */
const isParenthesized = utils.isParenthesized as unknown as typeof Question;

/** Whether at least one pair of parentheses stands around `node`. */
export function hasParentheses(source: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): boolean {
  return isParenthesized(node, source);
}

/** The range of `node` with all its parentheses. */
export function outerRange(source: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): TSESTree.Range {
  let [start, end] = node.range;
  for (let times = 1; isParenthesized(times, node, source); times += 1) {
    const before = source.getTokenBefore({ ...node, range: [start, end] });
    const after = source.getTokenAfter({ ...node, range: [start, end] });
    if (!before || !after) break;
    start = before.range[0];
    end = after.range[1];
  }
  return [start, end];
}
