import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, enclosingClass, isClass, isFunction, memberName, settled, unwrap } from '../ast/nodes.js';
import type { ClassNode, FunctionNode, Node } from '../ast/nodes.js';
import { elsewhere } from './imports.js';
import type { Module } from './module.js';
import { soleWrite } from './writes.js';

/** Names followed before giving up. */
const MAX_HOPS = 12;

/** The member of a class: a method, an accessor, or a field whose value is a function or class. */
export function classMember(module: Module, node: ClassNode, name: string, across = false, hops = MAX_HOPS): FunctionNode | undefined {
  for (const declaration of module.membersOf(node).declarations.get(name) ?? []) {
    // Overloads and abstract methods have no body.
    if (declaration.type === 'MethodDefinition' && declaration.kind === 'method' && isFunction(declaration.value)) return declaration.value;
    if (declaration.type === 'PropertyDefinition' && declaration.value) {
      const value = unwrap(declaration.value);
      if (isFunction(value)) return value;
    }
  }
  if (node.superClass?.type === 'Identifier') {
    const base = classNamed(module, node.superClass, across);
    // Bounded: two classes can name each other as base.
    if (base && base !== node && hops > 0) return classMember(module, base, name, across, hops - 1);
  }
  return undefined;
}

/** The class that a name stands for; `across`: also one of another file of the project. */
export function classNamed(module: Module, identifier: Node, across = false): ClassNode | undefined {
  const variable = module.variableOf(identifier);
  for (const definition of variable?.defs ?? []) if (isClass(definition.node)) return definition.node;
  const value = variable && soleWrite(variable);
  const source = value?.path.length === 0 ? unwrap(value.source) : undefined;
  if (isClass(source)) return source;
  const there = across ? elsewhere(module, identifier) : undefined;
  if (there?.path.length !== 0) return undefined;
  return isClass(there.node) ? there.node : there.node.type === 'Identifier' ? classNamed(module, there.node) : undefined;
}

/** Calls that give an instance of the class that they are given. */
const INJECTORS = new Set(['inject', 'resolve', 'get']);

/** The class that an expression is an instance of: `new X()`, `this`, a value annotated `X`. `across`: also a class, or an instance, of another file of the project. */
export function instanceClass(module: Module, expression: Node, across = false, hops = MAX_HOPS): ClassNode | undefined {
  if (hops < MAX_HOPS) return findInstanceClass(module, expression, across, hops);
  let both = instances.get(module);
  if (!both) instances.set(module, (both = { here: new Map(), across: new Map() }));
  const known = across ? both.across : both.here;
  if (!known.has(expression)) known.set(expression, findInstanceClass(module, expression, across, hops));
  return known.get(expression);
}

type Instances = Map<Node, ClassNode | undefined>;
/** Asked again and again of the same receivers. */
const instances = new WeakMap<Module, { readonly here: Instances; readonly across: Instances }>();

function findInstanceClass(module: Module, expression: Node, across: boolean, hops: number): ClassNode | undefined {
  if (hops === 0) return undefined;
  const node = settled(expression);
  switch (node.type) {
    case 'ThisExpression':
      return enclosingClass(node);
    case 'NewExpression':
      return classNamed(module, node.callee, across);
    case 'CallExpression': {
      const first = INJECTORS.has(calleeName(node) ?? '') ? argumentAt(node, 0) : undefined;
      return first?.type === 'Identifier' ? classNamed(module, first, across) : undefined;
    }
    case 'Identifier': {
      const variable = module.variableOf(node);
      const written = variable && soleWrite(variable);
      if (written?.path.length === 0) return instanceClass(module, written.source, across, hops - 1);
      const annotated = variable?.identifiers[0];
      const declared = annotated?.type === 'Identifier' ? annotatedClass(module, annotated.typeAnnotation, across) : undefined;
      if (declared || !across) return declared;
      const there = elsewhere(module, node);
      return there?.path.length === 0 && there.node !== node ? instanceClass(module, there.node, across, hops - 1) : undefined;
    }
    case 'MemberExpression': {
      const name = memberName(node);
      const owner = name === undefined ? undefined : instanceClass(module, node.object, across, hops - 1);
      return owner && name !== undefined ? memberClass(module, owner, name, across, hops) : undefined;
    }
    default:
      return undefined;
  }
}

/** The class of what a member of a class holds, by its declaration, its initial value or the one write to it. */
function memberClass(module: Module, owner: ClassNode, name: string, across: boolean, hops: number): ClassNode | undefined {
  for (const declaration of module.membersOf(owner).declarations.get(name) ?? []) {
    if (declaration.type === 'PropertyDefinition') {
      const found = annotatedClass(module, declaration.typeAnnotation, across) ?? (declaration.value ? instanceClass(module, declaration.value, across, hops - 1) : undefined);
      if (found) return found;
    }
    if (declaration.type === 'TSParameterProperty') {
      const inner = declaration.parameter.type === 'AssignmentPattern' ? declaration.parameter.left : declaration.parameter;
      const found = 'typeAnnotation' in inner ? annotatedClass(module, inner.typeAnnotation, across) : undefined;
      if (found) return found;
    }
  }
  // `this.api = new Api()` in a constructor, where nothing is declared.
  const [only, ...more] = module.membersOf(owner).writes.get(name) ?? [];
  return only?.path.length === 0 && more.length === 0 ? instanceClass(module, only.source, across, hops - 1) : undefined;
}

function annotatedClass(module: Module, annotation: TSESTree.TSTypeAnnotation | undefined, across: boolean): ClassNode | undefined {
  const type = annotation?.typeAnnotation;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? classNamed(module, type.typeName, across) : undefined;
}
