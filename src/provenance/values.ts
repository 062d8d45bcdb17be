import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction, keyName, stringValue } from '../ast/nodes.js';
import type { Place, Step } from './graph.js';
import { namedKey } from './constant.js';
import { addedTo } from './holders.js';
import { thisWritesOf } from './objects.js';
import { returnsOf } from './returns.js';
import { NEUTRAL_STEP, UNKNOWN_STEP, other, to } from './step.js';
import type { Context } from './step.js';

/** `Bearer ${token}` is that token, dressed for a header. Any other text around it makes something else of it. */
export function templateStep(node: TSESTree.TemplateLiteral, path: readonly string[]): Step {
  const text = node.quasis.map((quasi) => quasi.value.raw).join('').trim();
  const [only] = node.expressions;
  if (node.expressions.length === 0 && text === '') return NEUTRAL_STEP;
  const [, second, more] = node.expressions;
  // `${scheme} ${token}`, as a header has it: a token stays one.
  if (second && !more && path.length === 0 && node.quasis.every(({ value }, index) => value.raw === (index === 1 ? ' ' : ''))) {
    return { edges: [{ node: second, path: [] }], map: (origin) => (/token$/.test(origin.kind) ? origin : undefined) };
  }
  return only && node.expressions.length === 1 && path.length === 0 && /^(?:bearer)?$/i.test(text) ? to(only, []) : other(node);
}

export function concatenationStep(node: TSESTree.BinaryExpression, path: readonly string[]): Step {
  if (node.operator === '+' && path.length === 0) {
    if (/^(?:bearer)?\s*$/i.test(stringValue(node.left) ?? '-')) return to(node.right, []);
    if (stringValue(node.right)?.trim() === '') return to(node.left, []);
  }
  return other(node);
}

export function objectStep(context: Context, node: TSESTree.ObjectExpression, path: readonly string[]): Step {
  const [name, ...rest] = path;
  if (name === undefined) return node.properties.length === 0 ? NEUTRAL_STEP : other(node);
  const edges: Place[] = thisWritesOf(context.module, node, name).map((write) => ({ node: write.source, path: [...write.path, ...rest] }));
  for (let index = node.properties.length - 1; index >= 0; index -= 1) {
    const property = node.properties[index];
    if (property?.type === 'SpreadElement') {
      edges.push({ node: property.argument, path });
    } else if (property && (keyName(property) ?? namedKey(context.module, property.key)) === name) {
      if (property.kind === 'get' && isFunction(property.value)) edges.push(...returnsOf(context.module, property.value).map((value) => ({ node: value, path: rest })));
      else edges.push({ node: property.value, path: rest });
      return { edges };
    }
  }
  // A member that an object literal does not have is `undefined`: later writes decide.
  return edges.length > 0 ? { edges } : NEUTRAL_STEP;
}

export function arrayStep(context: Context, node: TSESTree.ArrayExpression, path: readonly string[]): Step {
  const [name, ...rest] = path;
  if (name === undefined) return node.elements.length === 0 ? NEUTRAL_STEP : other(node);
  // `list.length` is none of its elements.
  if (!name.startsWith('[')) return UNKNOWN_STEP;
  const added = addedTo(context, node, path);
  if (node.elements.length === 0) return added.length > 0 ? { edges: added, agree: true } : NEUTRAL_STEP;
  const index = /^\[(\d+)\]$/.exec(name)?.[1];
  const wanted = index === undefined || node.elements.some((element) => element?.type === 'SpreadElement') ? node.elements : [node.elements[Number(index)] ?? null];
  // An array of ten thousand rows tells no more than its first ones.
  const edges = wanted.slice(0, 32).flatMap((element) => (element === null ? [] : element.type === 'SpreadElement' ? [{ node: element.argument, path }] : [{ node: element, path: rest }]));
  const all = [...edges, ...added];
  return all.length > 0 ? { edges: all } : NEUTRAL_STEP;
}
