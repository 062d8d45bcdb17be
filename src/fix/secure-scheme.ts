import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { replaceUrlScheme } from './replace-url-scheme.js';

type Source = Readonly<TSESLint.SourceCode>;

/** Adds the `s` to the scheme in each of these literals (also quasis of templates), each once. Null where one of them does not hold it letter by letter. */
export function secureSchemes(fixer: TSESLint.RuleFixer, source: Source, literals: readonly TSESTree.Node[]): TSESLint.RuleFix[] | null {
  const fixes: TSESLint.RuleFix[] = [];
  for (const literal of new Set(literals.map((node) => (node.type === 'TemplateElement' ? node.parent : node)))) {
    const fix = replaceUrlScheme(fixer, source, literal);
    if (!fix) return null;
    fixes.push(fix);
  }
  return fixes.length > 0 ? fixes : null;
}

/** Imports `module` in place of another one, keeping the quotes, and adds the `s` to the schemes of the literals. */
export function replaceModule(fixer: TSESLint.RuleFixer, source: Source, specifier: TSESTree.StringLiteral, module: string, literals: readonly TSESTree.Node[]): TSESLint.RuleFix[] | null {
  const schemes = literals.length === 0 ? [] : secureSchemes(fixer, source, literals);
  const [start, end] = specifier.range;
  return schemes && [fixer.replaceTextRange([start + 1, end - 1], module), ...schemes];
}
