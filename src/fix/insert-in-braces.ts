/** Adds an item to a list in braces: a destructuring pattern, the names of an import. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { endOfTrailingComments, hasCommentBetween } from './comments.js';
import { indentationAt, isFirstOnLine, lineBreakOf } from './style.js';

/**
 * Adds `text` behind `last`, on a line of its own where `last` has one; a trailing comma stays a trailing comma,
 * and a comment behind `last` stays behind it.
 */
export function insertAfterItem(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  last: TSESTree.Node,
  text: string,
): TSESLint.RuleFix[] {
  const separator = separatorBefore(source, last);
  const ownLine = separator !== ' ';
  const next = source.getTokenAfter(last);
  if (next?.value === ',') {
    const end = ownLine ? endOfTrailingComments(source, next.range[1]) : next.range[1];
    return [fixer.insertTextAfterRange([end, end], `${separator}${text},`)];
  }
  const end = ownLine ? endOfTrailingComments(source, last.range[1]) : last.range[1];
  if (end === last.range[1]) return [fixer.insertTextAfter(last, `,${separator}${text}`)];
  return [fixer.insertTextAfter(last, ','), fixer.insertTextAfterRange([end, end], `${separator}${text}`)];
}

/** Adds `text` in front of `next`, for an item that has to stay the last one. */
export function insertBeforeItem(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  next: TSESTree.Node,
  text: string,
): TSESLint.RuleFix {
  return fixer.insertTextBefore(next, `${text},${separatorBefore(source, next)}`);
}

/** Makes `text` the only item of the empty braces that begin with `open`. */
export function insertInEmptyBraces(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  open: TSESTree.Token,
  text: string,
): TSESLint.RuleFix {
  const start = open.range[1];
  const close = source.getTokenAfter(open);
  if (!close || hasCommentBetween(source, start, close.range[0])) return fixer.insertTextAfterRange([start, start], ` ${text}`);
  return fixer.replaceTextRange([start, close.range[0]], ` ${text} `);
}

function separatorBefore(source: Readonly<TSESLint.SourceCode>, item: TSESTree.Node): string {
  return isFirstOnLine(source, item.range[0]) ? `${lineBreakOf(source)}${indentationAt(source, item.range[0])}` : ' ';
}
