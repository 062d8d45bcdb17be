/** Takes a statement that is one call out of its block. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { hasCommentBetween } from './comments.js';
import { isFirstOnLine, lineStart } from './style.js';

/** What goes on with the line before where no semicolon ends it. */
const CONTINUES = /^(?:[([`+\-*/%,.]|\?\.|in$|instanceof$)/;

/**
 * Removes `call` with its statement, and the line where nothing else stands on it. `undefined` where the call is part of something
 * else, where a comment stands in it, or where what stands before and behind would become one statement.
 */
export function removeCall(fixer: TSESLint.RuleFixer, source: Readonly<TSESLint.SourceCode>, call: TSESTree.Node): TSESLint.RuleFix | undefined {
  const outer = call.parent?.type === 'AwaitExpression' ? call.parent : call;
  const statement = outer.parent;
  if (statement?.type !== 'ExpressionStatement' || (statement.parent.type !== 'BlockStatement' && statement.parent.type !== 'Program')) return undefined;
  const [start, end] = statement.range;
  const before = source.getTokenBefore(statement);
  const after = source.getTokenAfter(statement);
  const runsOn = before !== null && !/^[;{}]$/.test(before.value) && after !== null && CONTINUES.test(after.value);
  if (runsOn || hasCommentBetween(source, start, end)) return undefined;
  const { text } = source;
  const rest = /^[\t ]*\r?\n/.exec(text.slice(end))?.[0];
  return fixer.removeRange(rest !== undefined && isFirstOnLine(source, start) ? [lineStart(source, start), end + rest.length] : [start, end]);
}
