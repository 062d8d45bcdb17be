import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, memberName, receiverOf, settled } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { Analysis } from '../provenance/analysis.js';
import { memberValue } from '../provenance/constant.js';
import { copiedList } from '../provenance/elements.js';
import { callsOf } from '../provenance/mentions.js';
import { defaultsOf, writeOf } from '../provenance/module.js';
import { returnsOf } from '../provenance/returns.js';
import { writingReferences } from '../provenance/writes.js';

/** Expressions looked at for one value. */
const MAX_VALUES = 64;

/** Methods of a list whose result holds elements of the list. */
const LIST_METHODS = new Set(['concat', 'filter', 'slice', 'sort', 'toSorted', 'reverse']);

/**
 * The expressions that a value can be, as this file writes them: through names with one or several writes, defaults, both sides of a choice,
 * and what calls in this file hand a parameter. What leads nowhere stands for itself.
 */
export function valuesOf(analysis: Analysis, expression: Node): Node[] {
  const found: Node[] = [];
  const seen = new Set<Node>();
  const pending = [expression];
  for (let next = pending.pop(); next && seen.size < MAX_VALUES; next = pending.pop()) {
    const node = settled(next);
    if (seen.has(node)) continue;
    seen.add(node);
    const sources = sourcesOf(analysis, node);
    if (sources.length === 0) found.push(node);
    pending.push(...sources);
  }
  return found;
}

function sourcesOf(analysis: Analysis, node: Node): Node[] {
  const copied = copiedList(node);
  if (copied) return [copied];
  switch (node.type) {
    case 'LogicalExpression':
      return node.operator === '&&' ? [node.right] : [node.left, node.right];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'Identifier':
      return writtenTo(analysis, node);
    case 'MemberExpression': {
      const name = memberName(node);
      const reading = name === undefined ? undefined : analysis.read(node.object, [name]);
      const value = reading?.state === 'found' ? reading.node : memberValue(analysis.module, node);
      return value ? [value] : [];
    }
    case 'CallExpression': {
      const receiver = receiverOf(node);
      if (receiver && LIST_METHODS.has(calleeName(node) ?? '')) return [receiver, ...node.arguments.filter((argument) => argument.type !== 'SpreadElement' && !isFunction(argument))];
      const definition = analysis.definition(node.callee);
      return definition?.type === 'function' ? [...returnsOf(analysis.module, definition.node)] : [];
    }
    default:
      return [];
  }
}

function writtenTo(analysis: Analysis, identifier: Node): Node[] {
  const { module } = analysis;
  const variable = module.variableOf(identifier);
  if (!variable) return [];
  const found: Node[] = [];
  for (const { identifier: written } of writingReferences(variable)) {
    const write = writeOf(written);
    const reading = write && write.path.length > 0 ? analysis.read(write.source, write.path) : undefined;
    if (write?.path.length === 0) found.push(write.source);
    else if (reading?.state === 'found') found.push(reading.node);
    found.push(...defaultsOf(written).flatMap(({ source, path }) => (path.length === 0 ? [source] : [])));
  }
  for (const { node, name } of variable.defs as readonly { readonly node: Node; readonly name: Node }[]) {
    if (!isFunction(node)) continue;
    const index = node.params.findIndex((parameter) => parameter === name || (parameter.type === 'AssignmentPattern' && parameter.left === name));
    for (const call of index < 0 ? [] : (callsOf(module, node) ?? [])) found.push(...[argumentAt(call, index)].flatMap((argument) => argument ?? []));
  }
  return found;
}

/** The array literals that a list is made of, those spread into it included. */
export function listsOf(analysis: Analysis, expression: Node): TSESTree.ArrayExpression[] {
  const found = new Set<TSESTree.ArrayExpression>();
  const pending = [expression];
  for (let next = pending.pop(); next && found.size < MAX_VALUES; next = pending.pop()) {
    for (const node of valuesOf(analysis, next)) {
      if (node.type !== 'ArrayExpression' || found.has(node)) continue;
      found.add(node);
      pending.push(...node.elements.flatMap((element) => (element?.type === 'SpreadElement' ? [element.argument] : [])));
    }
  }
  return [...found];
}
