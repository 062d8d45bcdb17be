/** Writes other strings. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../ast/nodes.js';
import { quoteOf } from './style.js';
import { quoted } from './text.js';

/** Puts string literals in the place of expressions, in the quotes that stand there, else in those of the file. */
export function replaceStrings(fixer: TSESLint.RuleFixer, source: Readonly<TSESLint.SourceCode>, texts: ReadonlyMap<TSESTree.Node, string>): TSESLint.RuleFix[] {
  return [...texts].map(([node, text]) => {
    const target = unwrap(node);
    const quote = target.type === 'Literal' ? (target.raw.startsWith('"') ? '"' : "'") : quoteOf(source);
    return fixer.replaceText(target, quoted(text, quote));
  });
}
