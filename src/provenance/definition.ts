import { argumentAt, calleeName, isClass, isFunction, keyName, memberName, unwrap } from '../ast/nodes.js';
import type { ClassNode, FunctionNode, Node } from '../ast/nodes.js';
import { classMember, classNamed, instanceClass } from './classes.js';
import type { Elsewhere } from './exports.js';
import { behindImport, importOf, requiredModule, withoutInterop } from './imports.js';
import type { Imported } from './imports.js';
import type { Module } from './module.js';
import { returnsOf } from './returns.js';
import { soleAssignment, soleWrite } from './writes.js';

/** What stands behind a name: code in this file, or something that a module exports. */
export type Definition =
  | { readonly type: 'function'; readonly node: FunctionNode }
  | { readonly type: 'class'; readonly node: ClassNode }
  | Imported
  /** A name that the file does not bind; `path` begins with it. */
  | { readonly type: 'global'; readonly path: readonly string[]; readonly node: Node };

/** Wrappers that return the function they are given, as far as its behaviour goes. */
export const FUNCTION_WRAPPERS: ReadonlySet<string> = new Set(['useCallback', 'useEffectEvent', 'memo', 'cache', 'asyncHandler', 'debounce', 'throttle', 'wrap', 'catchAsync', 'once', 'memoize']);

/** Hops from name to name before giving up. */
const MAX_HOPS = 12;
/** Files that code is looked for through. */
const MAX_FILES_THROUGH = 6;

function objectMember(node: Node, name: string): Node | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  for (const property of node.properties) if (property.type === 'Property' && keyName(property) === name) return property.value;
  return undefined;
}

function methodOf(module: Module, owner: ClassNode, name: string, across = false): Definition | undefined {
  const node = classMember(module, owner, name, across);
  return node && { type: 'function', node };
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
  if (definition.type === 'class' && path.length === 1 && path[0] !== undefined) return methodOf(module, definition.node, path[0]);
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
      const imported = importOf(variable);
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
      const owner = instanceClass(module, node.object);
      if (owner) return methodOf(module, owner, name);
      const object = unwrap(node.object);
      if (object.type === 'Identifier') {
        const variable = module.variableOf(object);
        const written = variable && soleWrite(variable);
        const literal = written?.path.length === 0 ? unwrap(written.source) : undefined;
        const member = literal && objectMember(literal, name);
        if (member) return definitionOf(module, member, hops - 1);
        // `exports.x = function …` and `obj.x = function …`, written once.
        const assigned = variable && variable.defs.length > 0 ? soleAssignment(variable, name) : undefined;
        if (assigned) return definitionOf(module, assigned, hops - 1);
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
      return madeFunction(module, node.callee, hops);
    }
    default:
      return undefined;
  }
}

/** The function that a function of this file makes and returns, where it returns nothing else. */
function madeFunction(module: Module, callee: Node, hops: number): Definition | undefined {
  const maker = definitionOf(module, callee, hops - 1);
  const values = maker?.type === 'function' && !maker.node.async && !maker.node.generator ? returnsOf(module, maker.node) : [];
  const [made] = values;
  const definition = values.length === 1 && made ? definitionOf(module, made, hops - 1) : undefined;
  return definition?.type === 'function' ? definition : undefined;
}

/**
 * As `definitionOf`, and the code itself where another file of the project holds it: a function, a method of an imported instance,
 * a member of an exported object. Asked only of calls whose code matters: the file is read for it.
 */
export function implementationOf(module: Module, expression: Node, hops = MAX_FILES_THROUGH): Definition | undefined {
  const local = definitionOf(module, expression);
  if (local?.type === 'function' || local?.type === 'class' || hops === 0) return local;
  if (local?.type === 'import') {
    const there = behindImport(module, local);
    return (there && codeAt(module, there, hops - 1)) ?? local;
  }
  const node = unwrap(expression);
  const name = node.type === 'MemberExpression' ? memberName(node) : undefined;
  const owner = node.type === 'MemberExpression' && name !== undefined ? instanceClass(module, node.object, true) : undefined;
  return (owner && name !== undefined ? methodOf(module, owner, name, true) : undefined) ?? local;
}

function codeAt(module: Module, { node, path }: Elsewhere, hops: number): Definition | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return implementationOf(module, node, hops);
  if (rest.length > 0) return undefined;
  const variable = node.type === 'Identifier' ? module.variableOf(node) : undefined;
  const written = variable && soleWrite(variable);
  const held = unwrap(written?.path.length === 0 ? written.source : node);
  const member = objectMember(held.type === 'CallExpression' && calleeName(held) === 'freeze' ? unwrap(argumentAt(held, 0) ?? held) : held, name);
  if (member) return implementationOf(module, member, hops);
  const owner = instanceClass(module, node, true) ?? classNamed(module, node);
  return owner && methodOf(module, owner, name, true);
}
