import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, receiverOf, stringValue, unwrap } from '../ast/nodes.js';
import type { FunctionNode, Node } from '../ast/nodes.js';
import { STREAM_OPERATORS, streamStep } from './callbacks.js';
import { definitionOf, instanceClass } from './definition.js';
import { factAt, fieldFactAt, nameFact } from './facts-of.js';
import type { Place, Step } from './graph.js';
import { returnsOf } from './returns.js';
import { NEUTRAL_STEP, origin, other, to, typeHint, UNKNOWN_STEP } from './step.js';
import type { Context } from './step.js';

/** String methods that give the same token back, cleaned. */
const CLEANERS = new Set(['trim', 'trimStart', 'trimEnd', 'toString', 'valueOf', 'replace', 'replaceAll', 'slice', 'substring', 'substr', 'normalize', 'toLowerCase', 'toPromise', 'asObservable', 'getValue', 'finally', 'unref']);
/** Array methods whose result is an element of the receiver. */
const ELEMENT_METHODS = new Set(['find', 'findLast', 'at', 'pop', 'shift']);
/** Array methods whose result is the receiver with fewer, more or reordered elements. */
const LIST_METHODS = new Set(['filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed', 'concat', 'flat']);
/** Functions that hand back their first argument, or what it settles to. */
const IDENTITY_FUNCTIONS = new Set(['String', 'from', 'of', 'firstValueFrom', 'lastValueFrom', 'defer', 'resolve', 'freeze', 'seal', 'structuredClone', 'useRef', 'ref', 'shallowRef', 'reactive', 'readonly', 'toRaw', 'unref', 'signal', 'computed', 'useMemo', 'cloneDeep', 'toRef', 'act', 'untracked', 'useDeferredValue', 'encodeURIComponent', 'decodeURIComponent']);
/** Methods that look a string key up in a store. */
const LOOKUPS = new Set(['get', 'getItem', 'getItemAsync', 'read', 'retrieve', 'load', 'getString', 'getCookie', 'getValue', 'getPassword']);

/** Methods of strings, arrays, promises, streams, stores and classes of this file. */
export function methodStep(context: Context, node: TSESTree.CallExpression, receiver: Node, name: string, path: readonly string[]): Step | undefined {
  const first = argumentAt(node, 0);
  const callback = first && isFunction(unwrap(first)) ? (unwrap(first) as FunctionNode) : undefined;
  const returns = (fn: FunctionNode, below: readonly string[]): Place[] => returnsOf(context.module, fn).map((value) => ({ node: value, path: below }));
  const [head, ...rest] = path;
  if (name === 'then' || name === 'catch') {
    const handler = first && !callback ? definitionOf(context.module, first) : undefined;
    const fn = callback ?? (handler?.type === 'function' ? handler.node : undefined);
    if (name === 'then') return fn ? { edges: returns(fn, path) } : first ? UNKNOWN_STEP : to(receiver, path);
    return { edges: [{ node: receiver, path }, ...(fn ? returns(fn, path) : [])] };
  }
  if (name === 'pipe') {
    const last = node.arguments[node.arguments.length - 1];
    return last && last.type !== 'SpreadElement' ? to(last, path) : to(receiver, path);
  }
  if (isStreamOperator(node)) return streamStep(context, node, path);
  if (name === 'split') {
    const separator = stringValue(first);
    return separator !== undefined && /^(?:bearer)?\s*$/i.test(separator) && head?.startsWith('[') === true && rest.length === 0 ? to(receiver, []) : other(node);
  }
  if ((name === 'match' || name === 'exec') && head === '[1]') return to(name === 'match' ? receiver : (first ?? receiver), rest);
  if (CLEANERS.has(name) && !head?.startsWith('[')) return to(receiver, path);
  if (ELEMENT_METHODS.has(name)) return to(receiver, ['[]', ...path]);
  if (LIST_METHODS.has(name)) return to(receiver, path);
  if (name === 'map' && callback && head?.startsWith('[') === true) return { edges: returns(callback, rest) };
  if (receiver.type === 'Identifier' && receiver.name === 'Promise' && first) {
    if (name === 'all' || name === 'allSettled') return to(first, name === 'all' ? path : path.filter((part) => part !== 'value'));
    if (name === 'race' || name === 'any') return to(first, ['[]', ...path]);
  }
  if (receiver.type === 'Identifier' && receiver.name === 'Object') {
    if (name === 'assign') return { edges: node.arguments.map((argument) => ({ node: argument, path })) };
    if (name === 'values' && first) return to(first, path);
  }
  if (LOOKUPS.has(name)) {
    const key = stringValue(first);
    const fact = key === undefined ? undefined : (fieldFactAt([key]) ?? nameFact(key.split(/[.:/]/).pop() ?? ''));
    const at = fact && factAt(fact, path);
    if (at) return { weak: [origin(at, 'field', 'any', node)] };
  }
  if (IDENTITY_FUNCTIONS.has(name) && first) return identityStep(context, first, path);
  const owner = instanceClass(context.module, receiver);
  return owner ? UNKNOWN_STEP : undefined;
}

function isStreamOperator(node: TSESTree.CallExpression): boolean {
  const { parent } = node;
  return parent.type === 'CallExpression' && parent.callee !== node && calleeName(parent) === 'pipe' && STREAM_OPERATORS.has(calleeName(node) ?? '');
}

function identityStep(context: Context, argument: Node, path: readonly string[]): Step {
  const inner = unwrap(argument);
  if (isFunction(inner)) return { edges: returnsOf(context.module, inner).map((value) => ({ node: value, path })) };
  return to(argument, path);
}

/** Functions of the platform and of UI frameworks that keep a value as it is, and React's state. */
export function functionStep(context: Context, node: TSESTree.CallExpression, name: string, path: readonly string[]): Step | undefined {
  const first = argumentAt(node, 0);
  if (isStreamOperator(node)) return streamStep(context, node, path);
  if ((name === 'useState' || name === 'useSignal' || name === 'createSignal') && path[0] === '[0]') return stateStep(context, node, path.slice(1));
  if (!first) return name === 'useRef' || name === 'ref' ? NEUTRAL_STEP : undefined;
  const bare = path[0] === 'current' || (path[0] === 'value' && /ref|computed/i.test(name)) ? path.slice(1) : path;
  return IDENTITY_FUNCTIONS.has(name) ? identityStep(context, first, bare) : undefined;
}

/** React state holds its initial value and whatever its setter is given. */
function stateStep(context: Context, node: TSESTree.CallExpression, path: readonly string[]): Step {
  const first = argumentAt(node, 0);
  const edges: Place[] = [];
  if (first) {
    const initial = unwrap(first);
    edges.push(...(isFunction(initial) ? returnsOf(context.module, initial).map((value) => ({ node: value, path })) : [{ node: first, path }]));
  }
  const types = typeHint(context, node.typeArguments?.params[0], path);
  const pattern = node.parent.type === 'VariableDeclarator' ? node.parent.id : undefined;
  const setter = pattern?.type === 'ArrayPattern' ? pattern.elements[1] : undefined;
  const variable = setter ? context.module.variableOf(setter) : undefined;
  for (const { identifier } of variable?.references ?? []) {
    const call = identifier.parent;
    if (call?.type === 'VariableDeclarator' || call?.type === 'ArrayPattern') continue;
    if (call?.type === 'CallExpression' && call.callee === identifier) {
      const value = argumentAt(call, 0);
      const inner = value && unwrap(value);
      if (inner && isFunction(inner)) edges.push(...returnsOf(context.module, inner).map((result) => ({ node: result, path })));
      else if (value) edges.push({ node: value, path });
    } else if (call?.type === 'CallExpression' && calleeName(call) === 'then') {
      // `.then(setToken)`
      const settled = receiverOf(call);
      if (settled) edges.push({ node: settled, path });
    }
  }
  return { edges, agree: true, weak: types };
}
