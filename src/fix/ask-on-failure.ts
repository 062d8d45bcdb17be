/** Answers the failure of a promise by another call, for failures of one class. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { addNamedImport } from './add-named-import.js';
import { freshName } from './fresh-name.js';
import { insertBeforeStatement } from './module-body.js';

export interface FailureAnswer {
  readonly method: string;
  /** The class of the failures that are answered, and the package that exports it. */
  readonly className: string;
  readonly module: string;
  /** What `method` is called on. */
  readonly client: string;
  /** Members of the object that it is given, to which the `claims` of the failure are added. */
  readonly members: readonly string[];
  /** The argument of the call, to be given a name in front of its statement instead of being repeated. */
  readonly literal?: TSESTree.ObjectExpression;
  /** Whether the file has types: then the failure is declared `unknown`, which holds also where nothing is known of the client. */
  readonly typed: boolean;
}

/**
 * `.catch(…)` behind `call`, with the class imported: other failures are thrown on as before.
 * A method that ends in `Redirect` gives nothing back, since the page goes away: there the failure is thrown on behind it, so that the promise keeps its type.
 * `undefined` where the class cannot be imported.
 */
export function askOnFailure(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  call: TSESTree.CallExpression,
  { method, className, module, client, members, literal, typed }: FailureAnswer,
): TSESLint.RuleFix[] | undefined {
  const named = addNamedImport(fixer, source, module, className, call);
  if (!named) return undefined;
  const error = freshName(source, call, 'error', [call]);
  const request = literal && freshName(source, call, 'tokenRequest');
  const ask = `${client}.${method}({ ${[...(request === undefined ? members : [`...${request}`]), `claims: ${error}.claims`].join(', ')} })`;
  const check = `if (${error} instanceof ${named.text})`;
  const parameter = typed ? `(${error}: unknown)` : `(${error})`;
  const text = method.endsWith('Redirect')
    ? `.catch(async ${parameter} => { ${check} await ${ask}; throw ${error}; })`
    : `.catch(${parameter} => { ${check} return ${ask}; throw ${error}; })`;
  const statement = literal && statementOf(call);
  const moved = literal && statement && request !== undefined
    ? [insertBeforeStatement(fixer, source, statement, `const ${request} = ${source.getText(literal)};`), fixer.replaceText(literal, request)]
    : [];
  return [...named.fixes, ...moved, fixer.insertTextAfter(call, text)];
}

function statementOf(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) if (at.parent?.type === 'BlockStatement' || at.parent?.type === 'Program') return at;
  return undefined;
}
