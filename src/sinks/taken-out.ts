import { isFunction, keyName, memberName, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { TELLING_MEMBERS, TOKEN_STRINGS } from '../identity/leaks.js';
import type { Analysis } from '../provenance/analysis.js';
import type { Origin } from '../provenance/graph.js';
import { chainNames } from './placement.js';

/**
 * The token that the code takes out of an object further on, or took in the same branch: `log(answer); keep(answer.access_token)`.
 * What is only read in another branch may be missing here, and so may what was only asked for: an error's answer.
 */
export function takenOut(analysis: Analysis, node: Node): Origin | undefined {
  const [root, ...rest] = chainNames(node);
  const variable = root === undefined ? undefined : analysis.module.variableOf(rootOf(node));
  if (!variable) return undefined;
  const branch = branchOf(node);
  for (const { identifier } of variable.references) {
    if (identifier.range[0] < node.range[1] ? !isTakenBefore(identifier, branch) : identifier.range[1] > branch.range[1]) continue;
    const origin = memberTaken(analysis, identifier, rest);
    if (origin) return origin;
  }
  return undefined;
}

/** A read in the same branch that puts the value into a name, and asks nothing. */
function isTakenBefore(identifier: Node, branch: Node): boolean {
  if (branchOf(identifier) !== branch) return false;
  let at = identifier;
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = at.parent;
  return at.parent?.type === 'VariableDeclarator' && at.parent.init === at;
}

function rootOf(node: Node): Node {
  const inner = unwrap(node);
  return inner.type === 'MemberExpression' ? rootOf(inner.object) : inner;
}

/** The part of the code that runs whenever a place in it does: the branch or the function around it. */
function branchOf(node: Node): Node {
  let at = node;
  for (let { parent } = at; parent; at = parent, { parent } = at) {
    const isTest = (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test === at;
    if (isFunction(parent) || (/^(?:IfStatement|ConditionalExpression|CatchClause|SwitchCase)$/.test(parent.type) && !isTest)) return at;
  }
  return at;
}

/** `answer.access_token`, `const { access_token } = answer`, behind the members that lead to the object. */
function memberTaken(analysis: Analysis, mention: Node, path: readonly string[]): Origin | undefined {
  let at = mention;
  for (const name of path) {
    if (at.parent?.type !== 'MemberExpression' || at.parent.object !== at || memberName(at.parent) !== name) return undefined;
    at = at.parent;
  }
  const { parent } = at;
  if (parent?.type === 'MemberExpression' && parent.object === at) return TELLING_MEMBERS.has(memberName(parent) ?? '') ? analysis.trace(parent).as(...TOKEN_STRINGS) : undefined;
  if (parent?.type !== 'VariableDeclarator' || parent.init !== at || parent.id.type !== 'ObjectPattern') return undefined;
  const name = parent.id.properties.map((property) => (property.type === 'Property' ? keyName(property) : undefined)).find((key) => TELLING_MEMBERS.has(key ?? ''));
  return name === undefined ? undefined : analysis.trace(at, [name]).as(...TOKEN_STRINGS);
}
