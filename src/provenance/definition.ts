import type { TSESTree } from '@typescript-eslint/utils';

import { isClass, isFunction, keyName, memberName, stringValue, unwrap, unwrapAwait, argumentAt, calleeName, enclosingClass } from '../ast/nodes.js';
import type { ClassNode, FunctionNode, Node } from '../ast/nodes.js';
import { writeOf } from './module.js';
import type { Module, Variable, Write } from './module.js';

/** What stands behind a name: code in this file, or something that a module exports. */
export type Definition =
  | { readonly type: 'function'; readonly node: FunctionNode }
  | { readonly type: 'class'; readonly node: ClassNode }
  /** `path` is what is read from the module: `['default']`, `['authentication', 'getSession']`; empty for the module itself. */
  | { readonly type: 'import'; readonly module: string; readonly path: readonly string[]; readonly node: Node }
  /** A name that the file does not bind; `path` begins with it. */
  | { readonly type: 'global'; readonly path: readonly string[]; readonly node: Node };

/** Wrappers that return the function they are given, as far as its behaviour goes. */
export const FUNCTION_WRAPPERS: ReadonlySet<string> = new Set(['useCallback', 'useEffectEvent', 'memo', 'cache', 'asyncHandler', 'debounce', 'throttle', 'wrap', 'catchAsync', 'once', 'memoize']);

/** Hops from name to name before giving up. */
const MAX_HOPS = 12;

/** The module that `require('x')` or `import('x')` (also awaited) loads. */
export function requiredModule(node: Node): string | undefined {
  const inner = unwrapAwait(node);
  if (inner.type === 'ImportExpression') return stringValue(inner.source);
  if (inner.type !== 'CallExpression' || inner.callee.type !== 'Identifier' || inner.callee.name !== 'require') return undefined;
  return stringValue(argumentAt(inner, 0));
}

/** Interop helpers of compilers around `require`, seen in built code. */
function withoutInterop(node: Node): Node {
  const inner = unwrapAwait(node);
  if (inner.type === 'CallExpression' && /^_?_?(interopRequire|importStar|importDefault|toESM)/.test(calleeName(inner) ?? '')) {
    const argument = argumentAt(inner, 0);
    if (argument) return unwrapAwait(argument);
  }
  return inner;
}

/** The import behind an import binding. */
function importDefinition(variable: Variable): Definition | undefined {
  for (const definition of variable.defs) {
    if ((definition.type as string) !== 'ImportBinding') continue;
    const node = definition.node as TSESTree.ImportClause | TSESTree.TSImportEqualsDeclaration;
    switch (node.type) {
      case 'ImportSpecifier': {
        const declaration = definition.parent as TSESTree.ImportDeclaration;
        const name = node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
        return { type: 'import', module: declaration.source.value, path: [name], node };
      }
      case 'ImportDefaultSpecifier':
        return { type: 'import', module: (definition.parent as TSESTree.ImportDeclaration).source.value, path: ['default'], node };
      case 'ImportNamespaceSpecifier':
        return { type: 'import', module: (definition.parent as TSESTree.ImportDeclaration).source.value, path: [], node };
      case 'TSImportEqualsDeclaration': {
        const reference = node.moduleReference;
        const source = reference.type === 'TSExternalModuleReference' ? stringValue(reference.expression) : undefined;
        return source === undefined ? undefined : { type: 'import', module: source, path: [], node };
      }
      default:
    }
  }
  return undefined;
}

/** The sole value of a variable that is written once, taken apart by `path`; undefined for everything else. */
export function soleWrite(variable: Variable): SoleWrite | undefined {
  if (!soleWrites.has(variable)) soleWrites.set(variable, findSoleWrite(variable));
  return soleWrites.get(variable);
}

export interface SoleWrite {
  readonly source: Node;
  readonly path: readonly string[];
}

const soleWrites = new WeakMap<Variable, SoleWrite | undefined>();

function findSoleWrite(variable: Variable): SoleWrite | undefined {
  const writes = variable.references.filter((reference) => reference.isWrite());
  const [only] = writes;
  if (writes.length !== 1 || !only || variable.defs.length !== 1) return undefined;
  return writeOf(only.identifier);
}

/** The member of a class in this file: a method, an accessor, or a field whose value is a function or class. */
function classMember(module: Module, node: ClassNode, name: string, hops = MAX_HOPS): Definition | undefined {
  for (const declaration of module.membersOf(node).declarations.get(name) ?? []) {
    // Overloads and abstract methods have no body.
    if (declaration.type === 'MethodDefinition' && declaration.kind === 'method' && isFunction(declaration.value)) return { type: 'function', node: declaration.value };
    if (declaration.type === 'PropertyDefinition' && declaration.value) {
      const value = unwrap(declaration.value);
      if (isFunction(value)) return { type: 'function', node: value };
    }
  }
  if (node.superClass?.type === 'Identifier') {
    const base = localClass(module, node.superClass);
    // Bounded: two classes can name each other as base.
    if (base && base !== node && hops > 0) return classMember(module, base, name, hops - 1);
  }
  return undefined;
}

function localClass(module: Module, identifier: Node): ClassNode | undefined {
  const variable = module.variableOf(identifier);
  for (const definition of variable?.defs ?? []) if (isClass(definition.node)) return definition.node;
  const value = variable && soleWrite(variable);
  const source = value?.path.length === 0 ? unwrap(value.source) : undefined;
  return isClass(source) ? source : undefined;
}

/** The class in this file that an expression is an instance of: `new X()`, `this`, a value annotated `X`. */
export function instanceClass(module: Module, expression: Node, hops = MAX_HOPS): ClassNode | undefined {
  if (hops === 0) return undefined;
  const node = unwrapAwait(expression);
  switch (node.type) {
    case 'ThisExpression':
      return enclosingClass(node);
    case 'NewExpression':
      return localClass(module, node.callee);
    case 'Identifier': {
      const variable = module.variableOf(node);
      const written = variable && soleWrite(variable);
      if (written?.path.length === 0) return instanceClass(module, written.source, hops - 1);
      const annotated = variable?.identifiers[0];
      return annotated?.type === 'Identifier' ? annotatedClass(module, annotated.typeAnnotation) : undefined;
    }
    case 'MemberExpression': {
      const name = memberName(node);
      const owner = name === undefined ? undefined : instanceClass(module, node.object, hops - 1);
      if (!owner || name === undefined) return undefined;
      for (const declaration of module.membersOf(owner).declarations.get(name) ?? []) {
        if (declaration.type === 'PropertyDefinition') {
          const found = annotatedClass(module, declaration.typeAnnotation) ?? (declaration.value ? instanceClass(module, declaration.value, hops - 1) : undefined);
          if (found) return found;
        }
        if (declaration.type === 'TSParameterProperty') {
          const inner = declaration.parameter.type === 'AssignmentPattern' ? declaration.parameter.left : declaration.parameter;
          const found = 'typeAnnotation' in inner ? annotatedClass(module, inner.typeAnnotation) : undefined;
          if (found) return found;
        }
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

function annotatedClass(module: Module, annotation: TSESTree.TSTypeAnnotation | undefined): ClassNode | undefined {
  const type = annotation?.typeAnnotation;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? localClass(module, type.typeName) : undefined;
}

function objectMember(node: Node, name: string): Node | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  for (const property of node.properties) if (property.type === 'Property' && keyName(property) === name) return property.value;
  return undefined;
}

/** Reads members of a definition, where that leads to code or deeper into an import. */
function into(module: Module, definition: Definition | undefined, path: readonly string[]): Definition | undefined {
  if (!definition || path.length === 0) return definition;
  if (definition.type === 'import') {
    // `default.x` of a CommonJS package is `x`.
    const base = definition.path[0] === 'default' && definition.path.length === 1 && path[0] === 'default' ? [] : definition.path;
    return { ...definition, path: [...base, ...path] };
  }
  if (definition.type === 'global') {
    // `window.msal` is `msal`.
    const base = /^(?:window|globalThis|self|global)$/.test(definition.path[0] ?? '') && definition.path.length === 1 ? [] : definition.path;
    return { ...definition, path: [...base, ...path] };
  }
  if (definition.type === 'class' && path.length === 1 && path[0] !== undefined) return classMember(module, definition.node, path[0]);
  return undefined;
}

/** What a callee, or any expression that names code, stands for; undefined where this file does not show it. */
export function definitionOf(module: Module, expression: Node, hops = MAX_HOPS): Definition | undefined {
  if (hops < MAX_HOPS) return findDefinition(module, expression, hops);
  let known = definitions.get(module);
  if (!known) definitions.set(module, (known = new Map<Node, Definition | undefined>()));
  if (!known.has(expression)) known.set(expression, findDefinition(module, expression, hops));
  return known.get(expression);
}

const definitions = new WeakMap<Module, Map<Node, Definition | undefined>>();

function findDefinition(module: Module, expression: Node, hops: number): Definition | undefined {
  if (hops === 0) return undefined;
  const node = withoutInterop(expression);
  if (isFunction(node)) return { type: 'function', node };
  if (isClass(node)) return { type: 'class', node };
  const required = requiredModule(node);
  if (required !== undefined) return { type: 'import', module: required, path: [], node };
  switch (node.type) {
    case 'Identifier': {
      const variable = module.variableOf(node);
      if (!variable || variable.defs.length === 0) {
        return { type: 'global', path: [node.name], node };
      }
      const imported = importDefinition(variable);
      if (imported) return imported;
      for (const definition of variable.defs) {
        if (isFunction(definition.node) && (definition.type as string) === 'FunctionName') return { type: 'function', node: definition.node };
        if (isClass(definition.node)) return { type: 'class', node: definition.node };
      }
      const written = soleWrite(variable);
      if (!written) return undefined;
      if (written.path.length === 0) return definitionOf(module, written.source, hops - 1);
      const [first, ...rest] = written.path;
      const member = objectMember(unwrap(written.source), first ?? '');
      if (member && rest.length === 0) return definitionOf(module, member, hops - 1);
      return into(module, definitionOf(module, written.source, hops - 1), written.path);
    }
    case 'MemberExpression': {
      const name = memberName(node);
      if (name === undefined) return undefined;
      const owner = instanceClass(module, node.object, hops - 1);
      if (owner) return classMember(module, owner, name);
      const object = unwrap(node.object);
      if (object.type === 'Identifier') {
        const variable = module.variableOf(object);
        const written = variable && soleWrite(variable);
        const literal = written?.path.length === 0 ? unwrap(written.source) : undefined;
        const member = literal && objectMember(literal, name);
        if (member) return definitionOf(module, member, hops - 1);
        // `exports.x = function …` and `obj.x = function …`, written once.
        const assigned = variable && variable.defs.length > 0 ? memberAssignments(variable, name) : [];
        if (assigned.length === 1 && assigned[0]) return definitionOf(module, assigned[0], hops - 1);
      }
      return into(module, definitionOf(module, node.object, hops - 1), [name]);
    }
    case 'CallExpression': {
      const name = calleeName(node);
      const first = argumentAt(node, 0);
      if (name === 'bind') {
        const callee = unwrap(node.callee);
        return callee.type === 'MemberExpression' ? definitionOf(module, callee.object, hops - 1) : undefined;
      }
      // `promisify(jwt.verify)`: a function of this file that takes a callback returns something else than its promise.
      if (name === 'promisify' && first) {
        const promised = definitionOf(module, first, hops - 1);
        return promised?.type === 'import' ? promised : undefined;
      }
      if (name !== undefined && FUNCTION_WRAPPERS.has(name) && first && isFunction(unwrap(first))) return definitionOf(module, first, hops - 1);
      return undefined;
    }
    default:
      return undefined;
  }
}

/** Every write to a member of a variable, by the member's name; made once a variable, since a client or a store has a mention at each use. */
const written = new WeakMap<Variable, ReadonlyMap<string, readonly Write[]>>();

/** The writes to `variable.name` anywhere in the file, patterns included. */
export function memberWrites(variable: Variable, name: string): readonly Write[] {
  let index = written.get(variable);
  if (!index) {
    const found = new Map<string, Write[]>();
    for (const { identifier } of variable.references) {
      const { parent } = identifier;
      const member = parent?.type === 'MemberExpression' && parent.object === identifier ? (memberName(parent) ?? '[]') : undefined;
      const write = member === undefined || !parent ? undefined : writeOf(parent);
      if (member === undefined || !write) continue;
      const list = found.get(member);
      if (list) list.push(write);
      else found.set(member, [write]);
    }
    written.set(variable, (index = found));
  }
  return index.get(name) ?? [];
}

/** The values that `variable.name = …` assigns anywhere in the file. */
export function memberAssignments(variable: Variable, name: string): Node[] {
  return memberWrites(variable, name).flatMap((write) => (write.path.length === 0 ? [write.source] : []));
}
