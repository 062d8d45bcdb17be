import type { TSESTree } from '@typescript-eslint/utils';

import { calleeName, enclosingClass, isClass, isThis, keyName, memberName, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, ClassNode, FunctionNode, Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import { FUNCTION_WRAPPERS } from './definition.js';
import { remembered } from './memo.js';
import type { Module, Reference, Variable } from './module.js';
import { soleWrite } from './writes.js';

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
  for (const { identifier, init } of [...variable.references, ...innerReferences(module, node, variable)]) {
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

/** Mentions inside a class or a function by the name that it has there, which is another variable than the one that others use. */
function innerReferences(module: Module, node: ClassNode | FunctionNode, variable: Variable): Reference[] {
  return (module.scopes?.getDeclaredVariables(node) ?? []).flatMap((inner) => (inner !== variable && inner.name === node.id?.name ? inner.references : []));
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

/** The identifier that declares a function: its own name, or the variable that holds it. The name of a function expression is known to itself alone. */
export function declaredName(node: FunctionNode): Node | undefined {
  if (node.id && node.type !== 'FunctionExpression') return node.id;
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
  return [...variable.references, ...innerReferences(module, node, variable)].flatMap(({ init, identifier }) => (init === true || identifier === declared ? [] : [identifier]));
});

/** Mentions of a private method by members of its class; other methods can be called from anywhere. */
function privateMentions(module: Module, member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition): readonly Node[] | undefined {
  const name = keyName(member);
  if (name === undefined || (member.accessibility !== 'private' && !name.startsWith('#'))) return undefined;
  return ownMentions(module, member.parent.parent).get(name) ?? [];
}

/** Both sides of `this.x = this.x.bind(this)`, which changes nothing. */
function isRebound(node: Node): boolean {
  const bound = node.parent?.type === 'MemberExpression' && memberName(node.parent) === 'bind' ? node.parent.parent : undefined;
  const assignment = (bound ?? node).parent;
  if (node.type !== 'MemberExpression' || assignment?.type !== 'AssignmentExpression' || assignment.left.type !== 'MemberExpression') return false;
  const call = assignment.right.type === 'CallExpression' ? assignment.right.callee : undefined;
  const method = call?.type === 'MemberExpression' && memberName(call) === 'bind' ? call.object : undefined;
  return method?.type === 'MemberExpression' && memberName(method) === memberName(assignment.left) && isThis(method.object) && isThis(assignment.left.object);
}

/** `this.x`, `self.x`, `#x` of any instance, and what `{ x } = this` takes, by name. */
export const ownMentions = remembered((module, owner: ClassNode): ReadonlyMap<string, readonly Node[]> => {
  const found = new Map<string, Node[]>();
  const isOwn = (object: Node): boolean => {
    const variable = module.variableOf(unwrap(object));
    const value = variable ? soleWrite(variable)?.source : object;
    return value !== undefined && isThis(value) && enclosingClass(value) === owner;
  };
  const add = (name: string | undefined, node: Node): void => {
    if (name === undefined || isRebound(node)) return;
    const known = found.get(name);
    if (known) known.push(node);
    else found.set(name, [node]);
  };
  walk(owner.body, module.visitorKeys, (node) => {
    if (node.type === 'MemberExpression' && (node.property.type === 'PrivateIdentifier' || isOwn(node.object))) add(memberName(node), node);
    else if (node.type === 'VariableDeclarator' && node.init && node.id.type === 'ObjectPattern' && isOwn(node.init)) for (const property of node.id.properties) if (property.type === 'Property') add(keyName(property), property.key);
  });
  return found;
});

const exported = new WeakMap<Variable, boolean>();

/** Whether other files can see a variable. */
export function isExported(variable: Variable): boolean {
  let answer = exported.get(variable);
  if (answer === undefined) exported.set(variable, (answer = findExport(variable)));
  return answer;
}

function findExport(variable: Variable): boolean {
  for (const definition of variable.defs) {
    // The parameters of an exported function are not exported with it.
    if ((definition.type as string) === 'Parameter') continue;
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
