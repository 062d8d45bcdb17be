import { argumentAt, calleeName, isFunction, isMethodOf, memberName, receiverOf, settled, unwrap, wrapped } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { memberValue } from './constant.js';
import { elsewhere } from './imports.js';
import { soleWrite } from './writes.js';
import { writeOf } from './module.js';
import type { Module } from './module.js';

/** Names followed before giving up. */
const MAX_DEPTH = 12;
/** Elements kept of one list. */
const MAX_ELEMENTS = 500;

const ITERATORS = new Set(['some', 'every', 'find', 'findLast', 'findIndex', 'findLastIndex', 'filter', 'forEach', 'any']);
/** Functions that give back the elements of the list that they are given: `Array.from(set)`, `Object.freeze(list)`, lodash's `uniq(list)`. */
const COPIES = new Set(['from', 'freeze', 'uniq']);

/** The list whose elements a call gives back as another list or as a set; undefined for every other node. */
export function copiedList(node: Node): Node | undefined {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
  const name = calleeName(node) ?? '';
  return (node.type === 'NewExpression' ? name === 'Set' : COPIES.has(name)) ? argumentAt(node, 0) : undefined;
}

/**
 * The elements of a list that the file itself writes down: array literals, `new Set([…])`, frozen and spread lists, `Object.values({…})`,
 * named constants and members. Elements that something else decides are left out; undefined where it is no such list.
 */
export function elementsOf(module: Module, expression: Node, depth = 0): Node[] | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(expression);
  const inner = (list: Node | undefined): Node[] | undefined => (list ? elementsOf(module, list, depth + 1) : undefined);
  switch (node.type) {
    case 'ArrayExpression':
      return node.elements
        .flatMap((element) => (element === null ? [] : element.type === 'SpreadElement' ? (inner(element.argument) ?? []) : [element]))
        .slice(0, MAX_ELEMENTS);
    case 'NewExpression':
      return inner(copiedList(node));
    case 'CallExpression': {
      const name = calleeName(node);
      const first = argumentAt(node, 0);
      const receiver = receiverOf(node);
      const copied = copiedList(node);
      if (copied) return inner(copied);
      if (name === 'of') return node.arguments.filter((argument) => argument.type !== 'SpreadElement');
      if (name === 'values' && first && isMethodOf(node, 'Object')) return valuesOf(module, first);
      return name === 'values' || name === 'toArray' ? inner(receiver) : undefined;
    }
    case 'Identifier': {
      const variable = module.variableOf(node);
      const there = elsewhere(module, node);
      if (there?.path.length === 0 && there.node !== node) return inner(there.node);
      const written = variable && soleWrite(variable);
      return written?.path.length === 0 && written.source.parent?.type !== 'ForOfStatement' ? inner(written.source) : undefined;
    }
    case 'MemberExpression':
      return inner(memberValue(module, node));
    default:
      return undefined;
  }
}

/** The values of the properties of an object literal, or of a name for one; undefined for every other object. */
export function valuesOf(module: Module, expression: Node): Node[] | undefined {
  let node = settled(expression);
  if (node.type === 'Identifier') {
    const variable = module.variableOf(node);
    const written = variable && soleWrite(variable);
    if (written?.path.length !== 0) return undefined;
    node = settled(written.source);
  }
  if (node.type === 'CallExpression' && calleeName(node) === 'freeze') node = unwrap(argumentAt(node, 0) ?? node);
  if (node.type !== 'ObjectExpression') return undefined;
  return node.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : []));
}

/** The list whose elements a name stands for one after the other: `for (const x of list)`, `list.some((x) => …)`. */
export function iteratedList(module: Module, identifier: Node): Node | undefined {
  const variable = identifier.type === 'Identifier' ? module.variableOf(identifier) : undefined;
  const [definition, ...more] = variable?.defs ?? [];
  if (!definition || more.length > 0) return undefined;
  const { name } = definition as { name: Node };
  const written = writeOf(name);
  if (written?.path.length === 1 && written.path[0] === '[]') return written.source;
  const owner = name.parent;
  if (!isFunction(owner) || owner.params[0] !== name) return undefined;
  const callback = wrapped(owner);
  const call = callback.parent;
  if (call?.type !== 'CallExpression' || call.arguments[0] !== callback) return undefined;
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && ITERATORS.has(memberName(callee) ?? '') ? callee.object : undefined;
}
