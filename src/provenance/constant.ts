import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isMethodOf, keyName, memberName, receiverOf, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { classNamed, instanceClass } from './classes.js';
import { implementationOf } from './definition.js';
import type { Elsewhere } from './exports.js';
import { elsewhere } from './imports.js';
import type { Module, Variable } from './module.js';
import { readProperty } from './read.js';
import { returnsOf } from './returns.js';
import { memberWrites, soleWrite } from './writes.js';
import type { SoleWrite } from './writes.js';

export type Primitive = bigint | boolean | number | string | null | undefined;

/** A value that the file itself decides. */
export interface Constant {
  readonly value: Primitive;
  /** `process.env.X || 3600`: the value holds only where something outside the file is not set. */
  readonly fallback: boolean;
  /** The literal that holds the value (of a fallback: the literal behind `||`); for computed values the outermost node. */
  readonly literal: Node;
  /** The value stands in another file of the project; `literal` is the name that brings it in. */
  readonly isElsewhere?: true;
}

/** Names followed and operations nested before giving up. */
const MAX_DEPTH = 24;

const arithmetic: Readonly<Record<string, (left: number, right: number) => number>> = {
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '-': (left, right) => left - right,
  '%': (left, right) => left % right,
  '**': (left, right) => left ** right,
};

/** Functions that keep a constant a constant. */
const CONVERSIONS: Readonly<Record<string, (value: Primitive) => Primitive>> = {
  Number,
  String,
  parseInt: (value) => Number.parseInt(String(value), 10),
  parseFloat: (value) => Number.parseFloat(String(value)),
  floor: (value) => Math.floor(Number(value)),
  round: (value) => Math.round(Number(value)),
  ceil: (value) => Math.ceil(Number(value)),
  trunc: (value) => Math.trunc(Number(value)),
};

/**
 * Folds an expression to the value that the file gives it: literals, arithmetic, concatenation, named constants, enums, static class fields,
 * members of constant objects, and `unknown || literal` as a fallback. Undefined where anything outside the file decides.
 */
export function constantOf(module: Module, expression: Node, depth = 0): Constant | undefined {
  const node = unwrap(expression);
  let known = folded.get(module);
  if (!known) folded.set(module, (known = new Map<Node, Constant | undefined>()));
  // Each expression is folded once a file; one that leads back to itself is unknown.
  if (known.has(node) || depth > MAX_DEPTH) return known.get(node);
  known.set(node, undefined);
  const value = foldExpression(module, node, depth);
  // What another file holds stands, for this one, at the name that brings it in.
  const constant: Constant | undefined = value && module.homeOf(value.literal) !== module.homeOf(node) ? { ...value, literal: node, isElsewhere: true } : value;
  known.set(node, constant);
  return constant;
}

const folded = new WeakMap<Module, Map<Node, Constant | undefined>>();

function foldExpression(module: Module, node: Node, depth: number): Constant | undefined {
  const fold = (inner: Node): Constant | undefined => constantOf(module, inner, depth + 1);
  switch (node.type) {
    case 'Literal':
      return node.value instanceof RegExp ? undefined : { value: node.value as Primitive, fallback: false, literal: node };
    case 'TemplateLiteral': {
      let value = node.quasis[0]?.value.cooked ?? '';
      let fallback = false;
      for (const [index, part] of node.expressions.entries()) {
        const folded = fold(part);
        if (!folded) return undefined;
        value += String(folded.value) + (node.quasis[index + 1]?.value.cooked ?? '');
        fallback ||= folded.fallback;
      }
      return { value, fallback, literal: node };
    }
    case 'UnaryExpression': {
      const folded = fold(node.argument);
      if (!folded) return undefined;
      if (node.operator === '-' && typeof folded.value === 'number') return { ...folded, value: -folded.value, literal: node };
      if (node.operator === '+') return { ...folded, value: Number(folded.value), literal: node };
      if (node.operator === '!') return { ...folded, value: !folded.value, literal: node };
      return undefined;
    }
    case 'BinaryExpression': {
      const left = fold(node.left);
      const right = left && fold(node.right);
      if (!left || !right) return undefined;
      const fallback = left.fallback || right.fallback;
      if (node.operator === '+' && (typeof left.value === 'string' || typeof right.value === 'string')) return { value: `${String(left.value)}${String(right.value)}`, fallback, literal: node };
      if (typeof left.value !== 'number' || typeof right.value !== 'number') return undefined;
      const value = node.operator === '+' ? left.value + right.value : arithmetic[node.operator]?.(left.value, right.value);
      return value === undefined ? undefined : { value, fallback, literal: node };
    }
    case 'LogicalExpression': {
      if (node.operator === '&&') return undefined;
      const left = fold(node.left);
      const isKept = node.operator === '??' ? !isNothing(left?.value) : Boolean(left?.value);
      if (left && !left.fallback && isKept) return left;
      const right = fold(node.right);
      return right && { ...right, fallback: true };
    }
    case 'ConditionalExpression': {
      const consequent = fold(node.consequent);
      const alternate = consequent && fold(node.alternate);
      // Either way the file decides; the first stands for both.
      return consequent && alternate ? { ...consequent, literal: node } : undefined;
    }
    case 'CallExpression': {
      const name = calleeName(node) ?? '';
      const convert = conversionOf(node, name);
      const first = convert && argumentAt(node, 0);
      const folded = first && fold(first);
      if (convert && folded) return { value: convert(folded.value), fallback: folded.fallback, literal: folded.fallback ? folded.literal : node };
      const receiver = receiverOf(node);
      if (receiver && (name === 'toString' || name === 'trim')) {
        const inner = node.arguments.length > 0 ? undefined : fold(receiver);
        return inner && { ...inner, value: name === 'trim' ? String(inner.value).trim() : String(inner.value) };
      }
      const definition = node.arguments.length > 0 ? undefined : implementationOf(module, node.callee);
      if (definition?.type !== 'function') return undefined;
      const [only, ...more] = returnsOf(module, definition.node);
      return only && more.length === 0 ? fold(only) : undefined;
    }
    case 'Identifier': {
      if (node.name === 'undefined') return { value: undefined, fallback: false, literal: node };
      if (node.name === 'Infinity') return { value: Infinity, fallback: false, literal: node };
      const variable = module.variableOf(node);
      const written = variable && (soleWrite(variable) ?? sourceOf(elsewhere(module, node)));
      if (!written || !variable || isParameter(variable)) return undefined;
      const source = valueAt(module, written.source, written.path, depth);
      return source && fold(source);
    }
    case 'MemberExpression': {
      const value = memberValue(module, node, depth);
      return value && fold(value);
    }
    default:
      return undefined;
  }
}

const isNothing = (value: Primitive): boolean => value === undefined || value === null;

/** Other bases than ten make another value. */
function conversionOf(node: TSESTree.CallExpression, name: string): ((value: Primitive) => Primitive) | undefined {
  if (!Object.hasOwn(CONVERSIONS, name) || (receiverOf(node) && !isMethodOf(node, 'Math') && !isMethodOf(node, 'Number'))) return undefined;
  const base = argumentAt(node, 1);
  return base && !(base.type === 'Literal' && base.value === 10) ? undefined : CONVERSIONS[name];
}

/** What an import stands for, as a write of its name. */
function sourceOf(there: Elsewhere | undefined): SoleWrite | undefined {
  return there && { source: there.node, path: there.path };
}

function isParameter(variable: { readonly defs: readonly { readonly type: string }[] }): boolean {
  return variable.defs.some((definition) => definition.type === 'Parameter');
}

/** The node that a member of a constant object, enum, class or instance holds. */
export function memberValue(module: Module, node: TSESTree.MemberExpression, depth = 0): Node | undefined {
  const name = memberName(node);
  if (name === undefined || depth > MAX_DEPTH) return undefined;
  const object = unwrap(node.object);
  const owner = instanceClass(module, object, true) ?? classOf(module, object);
  if (owner) {
    const writes = module.membersOf(owner).writes.get(name);
    return writes?.length === 1 && writes[0]?.path.length === 0 ? writes[0].source : undefined;
  }
  return valueAt(module, object, [name], depth);
}

function classOf(module: Module, node: Node): TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined {
  return node.type === 'Identifier' ? classNamed(module, node, true) : undefined;
}

/** The initial value of an enum's member; undefined for names that are no enum. */
function enumMember(variable: Variable, name: string): Node | undefined {
  const node = variable.defs.map((definition) => definition.node as Node).find((declared) => declared.type === 'TSEnumDeclaration');
  if (!node) return undefined;
  return node.body.members.find((member) => (member.id.type === 'Identifier' ? member.id.name : member.id.type === 'Literal' ? member.id.value : undefined) === name)?.initializer;
}

/** The node at `path` inside an object literal that a name stands for. */
function valueAt(module: Module, expression: Node, path: readonly string[], depth: number): Node | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return expression;
  if (depth > MAX_DEPTH) return undefined;
  let node = unwrap(expression);
  if (node.type === 'CallExpression' && calleeName(node) === 'freeze') node = unwrap(argumentAt(node, 0) ?? node);
  if (node.type === 'Identifier') {
    const variable = module.variableOf(node);
    const member = variable && enumMember(variable, name);
    if (member) return valueAt(module, member, rest, depth + 1);
    if (variable && memberWrites(variable, name).length > 0) return undefined;
    const there = elsewhere(module, node, path);
    if (there && there.node !== node) return valueAt(module, there.node, there.path, depth + 1);
    const written = variable && soleWrite(variable);
    if (!written) return undefined;
    return valueAt(module, written.source, [...written.path, ...path], depth + 1);
  }
  if (node.type === 'MemberExpression') {
    const inner = memberValue(module, node, depth + 1);
    return inner && valueAt(module, inner, path, depth + 1);
  }
  const required = node.type === 'CallExpression' ? elsewhere(module, node, path) : undefined;
  if (required) return valueAt(module, required.node, required.path, depth + 1);
  if (node.type === 'ArrayExpression') {
    const element = /^\[\d+\]$/.test(name) ? node.elements[Number(name.slice(1, -1))] : undefined;
    return element ? valueAt(module, element, rest, depth + 1) : undefined;
  }
  if (node.type !== 'ObjectExpression') return undefined;
  for (let index = node.properties.length - 1; index >= 0; index -= 1) {
    const property = node.properties[index];
    if (property?.type === 'SpreadElement') {
      const spread = readProperty(module, property.argument, [name]);
      // What is spread behind a property takes its place, if it has one.
      if (spread.state !== 'missing') return spread.state === 'found' ? valueAt(module, spread.node, rest, depth + 1) : undefined;
    } else if (property && keyName(property) === name) {
      return valueAt(module, property.value, rest, depth + 1);
    }
  }
  return undefined;
}

/** The member that a computed key names by a constant of the project: `held[KEY]`. Undefined for keys that are decided at run time. */
export function namedKey(module: Module, key: Node): string | undefined {
  const constant = constantOf(module, key);
  if (!constant || constant.fallback) return undefined;
  return typeof constant.value === 'number' ? `[${constant.value}]` : typeof constant.value === 'string' ? constant.value : undefined;
}
