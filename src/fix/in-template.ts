import type { TSESLint } from '@typescript-eslint/utils';

import type { Node } from '../ast/nodes.js';
import { containerOf } from '../ast/template.js';

/** What a suggestion or a fix does; null where the edit turns out to be impossible. */
export type Edit = (fixer: TSESLint.RuleFixer) => TSESLint.RuleFix | readonly TSESLint.RuleFix[] | null;

/** What would end the expression that starts with a character: its own quote, or the braces of a text. */
const ENDS = new Map([['"', '"'], ["'", "'"], ['{', '}}']]);

/**
 * An edit for code that may stand in a template: there the quotes of an attribute and the braces of a text are taken, so an edit that writes them is not offered,
 * and neither is any for an attribute without quotes. Outside templates the edit is what it was.
 */
export function inTemplate(node: Node, text: string, fix: Edit): Edit {
  const container = containerOf(node);
  if (!container) return fix;
  const [from, to] = container.range;
  const end = ENDS.get(text.charAt(from));
  return (fixer) => {
    const made = fix(fixer);
    const edits = made === null ? [] : [made].flat() as readonly TSESLint.RuleFix[];
    const fits = end !== undefined && edits.every((edit) => edit.range[1] < from || edit.range[0] > to || !edit.text.includes(end));
    return fits ? made : null;
  };
}
