/** What happens to the comments of code that goes. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/**
 * The comments inside a range that `text` does not repeat, rewritten so that they can stand in front of an expression:
 * a line comment would swallow it, and becomes a block comment. Empty text where there are none.
 */
export function commentsLost(source: Readonly<TSESLint.SourceCode>, range: TSESTree.Range, text: string): string {
  return source
    .getAllComments()
    .filter((comment) => comment.range[0] >= range[0] && comment.range[1] <= range[1])
    .filter((comment) => !text.includes(source.text.slice(...comment.range)))
    .map((comment) => `/*${comment.type === 'Line' ? `${comment.value.replaceAll('*/', '* /')} ` : comment.value}*/`)
    .join(' ');
}

/** Whether a comment lies between the two offsets. */
export function hasCommentBetween(source: Readonly<TSESLint.SourceCode>, start: number, end: number): boolean {
  return source.getAllComments().some((comment) => comment.range[0] >= start && comment.range[1] <= end);
}

/** The end of the last comment that follows `offset` on its line; `offset` where none does. Code in between ends the search. */
export function endOfTrailingComments(source: Readonly<TSESLint.SourceCode>, offset: number): number {
  let end = offset;
  for (const comment of source.getAllComments()) {
    if (comment.range[0] < end) continue;
    if (!/^[\t ]*$/.test(source.text.slice(end, comment.range[0]))) break;
    // A block comment with code behind it speaks of that code: `a, /* b's */ b`.
    if (!/^[\t ]*(?:\r?\n|\/\/|\/\*|$)/.test(source.text.slice(comment.range[1]))) break;
    end = comment.range[1];
  }
  return end;
}
