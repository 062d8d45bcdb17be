/** Takes one argument out of a call. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { hasCommentBetween } from './comments.js';

/**
 * Removes an argument with one comma and the parentheses around it. `undefined` where it is the only one or none of the call's own,
 * or where a comment stands in it or beside its comma: nobody but the author knows what that speaks of.
 */
export function removeArgument(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: TSESTree.Node,
): TSESLint.RuleFix | undefined {
  const index = call.arguments.findIndex((candidate) => candidate === argument);
  if (index < 0 || call.arguments.length === 1) return undefined;
  const range = index === 0 ? firstRange(source, argument) : otherRange(source, argument);
  return hasCommentBetween(source, range[0], range[1]) ? undefined : fixer.removeRange(range);
}

const isClosing = ({ value }: TSESTree.Token): boolean => value === ')';
const isOpening = ({ value }: TSESTree.Token): boolean => value === '(';

/** With the comma behind it, up to what follows. */
function firstRange(source: Readonly<TSESLint.SourceCode>, argument: TSESTree.Node): TSESTree.Range {
  const comma = source.getTokenAfter(argument, (token) => !isClosing(token)) as TSESTree.Token;
  const next = source.getTokenAfter(comma, { includeComments: true }) as TSESTree.Token;
  const [first] = source.getTokensBefore(argument, source.getTokensBetween(argument, comma).length);
  return [(first ?? argument).range[0], next.range[0]];
}

/** With the comma in front of it. */
function otherRange(source: Readonly<TSESLint.SourceCode>, argument: TSESTree.Node): TSESTree.Range {
  const comma = source.getTokenBefore(argument, (token) => !isOpening(token)) as TSESTree.Token;
  const last = source.getTokensAfter(argument, source.getTokensBetween(comma, argument).length).at(-1);
  return [comma.range[0], (last ?? argument).range[1]];
}
