/** Takes one property, or one spread, out of an object literal. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { commentsLost, hasCommentBetween } from './comments.js';
import { isFirstOnLine, lineStart } from './style.js';

/**
 * Removes `property` with its comma, and its line where nothing else stands on it.
 * All comments stay, those inside the property too: nobody but the author knows what they speak of.
 * `undefined` where the parent is no object literal.
 */
export function removeProperty(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  property: TSESTree.ObjectLiteralElement,
): TSESLint.RuleFix[] | undefined {
  if (property.parent.type !== 'ObjectExpression') return undefined;
  const before = source.getTokenBefore(property);
  const after = source.getTokenAfter(property);
  if (!before || !after) return undefined;
  const [start, end] = property.range;
  const kept = commentsLost(source, property.range, '');

  if (after.value === ',') {
    // Comments between the property and its comma stay, so they may be two edits.
    if (kept !== '' || hasCommentBetween(source, end, after.range[0])) {
      return [fixer.replaceText(property, kept), fixer.remove(after)];
    }
    return [fixer.removeRange(withSpace(source, start, after.range[1]))];
  }
  const comma = before.value === ',' ? before : undefined;
  if (kept !== '') return [...(comma ? [fixer.remove(comma)] : []), fixer.replaceText(property, kept)];
  if (comma && !hasCommentBetween(source, comma.range[1], start)) return [fixer.removeRange([comma.range[0], end])];
  if (comma) return [fixer.remove(comma), fixer.removeRange(withSpace(source, start, end))];
  const alone = !hasCommentBetween(source, before.range[1], after.range[0]);
  return [fixer.removeRange(alone ? [before.range[1], after.range[0]] : withSpace(source, start, end))];
}

/** The range with the white space that nobody needs once it is gone: the whole line, or the gap to one neighbour. */
function withSpace(source: Readonly<TSESLint.SourceCode>, start: number, end: number): TSESTree.Range {
  const { text } = source;
  const gap = /^[\t ]*/.exec(text.slice(end))?.[0].length ?? 0;
  const lineEnd = /^\r?\n/.exec(text.slice(end + gap))?.[0].length ?? 0;
  if (lineEnd === 0) return [start, end + gap];
  if (isFirstOnLine(source, start)) return [lineStart(source, start), end + gap + lineEnd];
  return [start - (/(?<![\t ])[\t ]*$/.exec(text.slice(lineStart(source, start), start))?.[0].length ?? 0), end];
}
