import { argumentAt, isFunction, keyName, memberName, stringValue, settled, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { Module, Variable } from './module.js';
import { writeOf } from './module.js';
import { SETTERS } from './later-writes.js';
import { MAX_WRITES } from './read.js';
import { writingReferences } from './writes.js';

const MAX_DEPTH = 6;
/** Values looked at for one question: variables that are written with each other multiply at each step. */
const MAX_PLACES = 200;

/**
 * The cheap half of `read` for several names at once: false only where an object surely has none of these properties as far as this file shows,
 * so that asking for each would find none.
 */
export function mayHave(module: Module, expression: Node, names: ReadonlySet<string>, depth = 0, budget = { left: MAX_PLACES }): boolean {
  budget.left -= 1;
  if (depth > MAX_DEPTH || budget.left < 0) return true;
  const node = settled(expression);
  const again = (inner: Node): boolean => mayHave(module, inner, names, depth + 1, budget);
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties.some((property) => (property.type === 'SpreadElement' ? again(property.argument) : names.has(keyName(property) ?? '')));
    case 'LogicalExpression':
      return again(node.left) || again(node.right);
    case 'ConditionalExpression':
      return again(node.consequent) || again(node.alternate);
    case 'Identifier': {
      const variable = module.variableOf(node);
      return variable !== undefined && variableMayHave(module, variable, names, depth, budget);
    }
    case 'Literal':
    case 'TemplateLiteral':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return false;
    default:
      return true;
  }
}

function variableMayHave(module: Module, variable: Variable, names: ReadonlySet<string>, depth: number, budget: { left: number }): boolean {
  const [definition] = variable.defs;
  if (!definition) return false;
  const kind = definition.type as string;
  if (kind === 'ImportBinding' && module.readsImports) return true;
  const later = writtenLater(variable);
  if (later === 'any') return true;
  for (const name of later) if (names.has(name)) return true;
  if (kind === 'Parameter') return false;
  return writingReferences(variable).slice(0, MAX_WRITES).some((reference) => {
    const write = writeOf(reference.identifier);
    return write !== undefined && (write.path.length > 0 || mayHave(module, write.source, names, depth + 1, budget));
  });
}

const laterWrites = new WeakMap<Variable, ReadonlySet<string> | 'any'>();

/** The names by which members of a variable are mentioned, or set by a method; `any` where a method takes whole objects. */
function writtenLater(variable: Variable): ReadonlySet<string> | 'any' {
  let found = laterWrites.get(variable);
  if (!found) laterWrites.set(variable, (found = findWritten(variable)));
  return found;
}

function findWritten(variable: Variable): ReadonlySet<string> | 'any' {
  const names = new Set<string>();
  for (const { identifier } of variable.references) {
    const { parent } = identifier;
    if (parent?.type !== 'MemberExpression' || parent.object !== identifier) continue;
    const member = memberName(parent);
    if (member === undefined) continue;
    names.add(member);
    const call = parent.parent;
    if (call.type !== 'CallExpression' || call.callee !== parent || !SETTERS.has(member)) continue;
    const first = argumentAt(call, 0);
    const key = stringValue(first);
    if (key !== undefined) names.add(key);
    else if (first && !isFunction(unwrap(first))) return 'any';
  }
  return names;
}
