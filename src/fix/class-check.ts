/** Puts `x instanceof Class` where codes were compared. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../ast/nodes.js';
import { addNamedImport } from './add-named-import.js';
import { atLeast } from './text.js';
import { precedenceOf, type Precedence } from './precedence.js';
import { replaceExpression } from './replace-expression.js';
import { replaceLogicalOperands } from './replace-logical-operands.js';

export interface ClassCheckEdit {
  /** Conditions that go: operands of `chain`, or one condition where there is none. */
  readonly conditions: readonly [TSESTree.Node, ...TSESTree.Node[]];
  readonly chain: TSESTree.LogicalExpression | undefined;
  /** The values that are asked for their class. */
  readonly objects: readonly TSESTree.Node[];
  readonly module: string;
  readonly name: string;
  /** Whether the conditions are true for everything else. */
  readonly negated: boolean;
  /** An operand of the chain that checks the class already: it stays, and nothing is added. */
  readonly existing: TSESTree.Node | undefined;
  /** Further conditions to keep, bound at least as tightly as a comparison. */
  readonly rest: readonly string[];
}

/** The edits, or `undefined` where the class cannot be imported or no expression can stand there. */
export function checkClass(fixer: TSESLint.RuleFixer, source: Readonly<TSESLint.SourceCode>, edit: ClassCheckEdit): TSESLint.RuleFix[] | undefined {
  const { chain, conditions, existing, negated, objects, rest } = edit;
  const [first] = conditions;
  const named = existing ? undefined : addNamedImport(fixer, source, edit.module, edit.name, first);
  if (!existing && !named) return undefined;
  const checks = existing
    ? [source.getText(existing)]
    : objects.map((object) => {
        const value = unwrap(object);
        const check = `${atLeast(source.getText(value), precedenceOf(value), 'shift')} instanceof ${named?.text ?? edit.name}`;
        return negated ? `!(${check})` : check;
      });
  const parts = [...checks, ...rest];
  const joined: Precedence = negated ? 'and' : 'or';
  const own: Precedence = existing ? precedenceOf(existing) : negated ? 'unary' : 'relational';
  const precedence = parts.length === 1 ? own : joined;
  const text = parts.join(negated ? ' && ' : ' || ');
  const operands = existing ? [existing, ...conditions] : conditions;
  const edits = chain
    ? replaceLogicalOperands(fixer, source, chain, operands, text, precedence)
    : [replaceExpression(fixer, source, first, text, precedence)].filter((fix) => fix !== undefined);
  if (!edits || edits.length === 0) return undefined;
  return [...(named?.fixes ?? []), ...edits];
}
