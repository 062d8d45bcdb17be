import type { TSESTree } from '@typescript-eslint/utils';

import { calleeName, enclosingClass, isClass, keyName, memberName, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, ClassNode, FunctionNode, Node } from '../ast/nodes.js';
import { FUNCTION_WRAPPERS } from './definition.js';
import { remembered } from './memo.js';
import type { Module, Variable } from './module.js';

/** The calls of a function in this file, or undefined where it escapes (is exported, passed on, reassigned) and may be called by others. */
export const callsOf = remembered((module, node: FunctionNode): readonly CallLike[] | undefined => {
  const member = node.parent;
  if (member?.type === 'MethodDefinition' && member.kind === 'constructor') return constructionsOf(module, member.parent.parent);
  const names = mentionsOf(module, node);
  if (!names) return undefined;
  const calls: CallLike[] = [];
  for (const mention of names) {
    const reference = wrapped(mention);
    const { parent } = reference;
    if ((parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee === reference) calls.push(parent);
    else if (!isHarmless(reference)) return undefined;
  }
  return calls;
});

/** Bases above bases that are followed. */
const MAX_BASES = 6;

/** The constructions of a class in this file, `super(…)` of the classes that extend it among them; undefined where it is exported, passed on or injected. */
function constructionsOf(module: Module, node: ClassNode, depth = 0): readonly CallLike[] | undefined {
  const outer = wrapped(node);
  if (outer.parent?.type === 'NewExpression' && outer.parent.callee === outer) return [outer.parent];
  const holder = node.type === 'ClassExpression' && outer.parent?.type === 'VariableDeclarator' && outer.parent.id.type === 'Identifier' ? outer.parent.id : node.id;
  const variable = holder && module.variableOf(holder);
  if (!variable || depth > MAX_BASES || isExported(variable)) return undefined;
  const calls: CallLike[] = [];
  for (const { identifier, init } of variable.references) {
    const mention = wrapped(identifier);
    const { parent } = mention;
    if (parent?.type === 'NewExpression' && parent.callee === mention) {
      calls.push(parent);
    } else if (isClass(parent) && parent.superClass === mention && parent !== node) {
      const further = superCallsOf(module, parent) ?? constructionsOf(module, parent, depth + 1);
      if (!further) return undefined;
      calls.push(...further);
    } else if (init !== true && parent?.type !== 'MemberExpression' && parent?.type !== 'TSTypeReference' && !isHarmless(mention) && !(parent?.type === 'BinaryExpression' && parent.operator === 'instanceof')) {
      return undefined;
    }
  }
  return calls.length > 0 ? calls : undefined;
}

/** The `super(…)` calls of a class that has a constructor of its own. */
function superCallsOf(module: Module, node: ClassNode): readonly CallLike[] | undefined {
  const own = node.body.body.some((member) => member.type === 'MethodDefinition' && member.kind === 'constructor');
  return own ? module.calls.filter((call) => call.callee.type === 'Super' && enclosingClass(call) === node) : undefined;
}

/** Mentions that neither call nor hand out a function: dependency lists of hooks, `typeof`, type positions. */
function isHarmless(reference: Node): boolean {
  const { parent } = reference;
  if (parent?.type === 'ArrayExpression' && parent.parent.type === 'CallExpression' && parent.parent.arguments[1] === parent) {
    return /^use[A-Z]/.test(calleeName(parent.parent) ?? '');
  }
  return parent?.type === 'UnaryExpression' || parent?.type === 'TSTypeQuery';
}

/** From a function outward through casts and wrappers that keep it (`useCallback(f)`, `memo(f)`). */
export function wrappedFunction(node: FunctionNode): Node {
  let outer: Node = node;
  for (let parent: Node | undefined = outer.parent; parent; outer = parent, parent = outer.parent) {
    const transparent = unwrap(parent) !== parent
      || (parent.type === 'CallExpression' && parent.arguments[0] === outer && FUNCTION_WRAPPERS.has(calleeName(parent) ?? ''));
    if (!transparent) break;
  }
  return outer;
}

/** The identifier that declares a function: its own name, or the variable that holds it. */
export function declaredName(node: FunctionNode): Node | undefined {
  if (node.id) return node.id;
  const outer = wrappedFunction(node);
  const { parent } = outer;
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && parent.init === outer ? parent.id : undefined;
}

/** Every mention of a function by name, apart from its declaration; undefined where not all can be seen. */
export const mentionsOf = remembered((module, node: FunctionNode): readonly Node[] | undefined => {
  const declared = declaredName(node);
  if (!declared) {
    const member = wrappedFunction(node).parent;
    return member?.type === 'MethodDefinition' || member?.type === 'PropertyDefinition' ? privateMentions(module, member) : undefined;
  }
  const variable = module.variableOf(declared);
  if (!variable || isExported(variable)) return undefined;
  return variable.references.filter((reference) => !reference.init && reference.identifier !== declared).map((reference) => reference.identifier);
});

/** Mentions `this.name` of a private method; other methods can be called from anywhere. */
function privateMentions(module: Module, member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): Node[] | undefined {
  const name = keyName(member);
  const owner = member.parent.parent;
  if (name === undefined || (member.accessibility !== 'private' && !name.startsWith('#'))) return undefined;
  const mentions: Node[] = [];
  for (const call of module.calls) {
    const callee = unwrap(call.callee);
    if (callee.type === 'MemberExpression' && memberName(callee) === name && enclosingClass(callee) === owner) mentions.push(callee);
  }
  return mentions;
}

const exported = new WeakMap<Variable, boolean>();

/** Whether other files can see a variable. */
export function isExported(variable: Variable): boolean {
  let answer = exported.get(variable);
  if (answer === undefined) exported.set(variable, (answer = findExport(variable)));
  return answer;
}

function findExport(variable: Variable): boolean {
  for (const definition of variable.defs) {
    let node: Node | undefined = definition.node;
    if (node.type === 'VariableDeclarator') node = node.parent;
    const parent: Node | undefined = node.parent;
    if (parent?.type === 'ExportNamedDeclaration' || parent?.type === 'ExportDefaultDeclaration') return true;
  }
  return variable.references.some(({ identifier }) => {
    const { parent } = identifier;
    if (parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration' || parent?.type === 'TSExportAssignment') return true;
    // module.exports = x; exports.x = x; module.exports = { x }
    let value: Node = identifier;
    if (value.parent?.type === 'Property' && value.parent.parent.type === 'ObjectExpression') value = value.parent.parent;
    const assignment = value.parent;
    if (assignment?.type !== 'AssignmentExpression' || assignment.right !== value || assignment.left.type !== 'MemberExpression') return false;
    const target = assignment.left;
    return (target.object.type === 'Identifier' && /^(module|exports)$/.test(target.object.name))
      || (target.object.type === 'MemberExpression' && memberName(target.object) === 'exports');
  });
}
