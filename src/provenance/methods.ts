import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, isMethodOf, stringValue, unwrap } from '../ast/nodes.js';
import type { FunctionNode, Node } from '../ast/nodes.js';
import { STREAM_OPERATORS, streamStep } from './callbacks.js';
import { instanceClass } from './classes.js';
import { definitionOf, implementationOf } from './definition.js';
import { valuesOf } from './elements.js';
import { factAt, fieldFactAt, nameFact } from './facts-of.js';
import type { Place, Step } from './graph.js';
import { heldStep } from './holders.js';
import { contextStep, reducedStateStep, stateStep } from './react.js';
import { readProperty } from './read.js';
import { returnsOf } from './returns.js';
import { NEUTRAL_STEP, origin, other, ownName, to, UNKNOWN_STEP } from './step.js';
import type { Context } from './step.js';
import { keyOf, storedValues } from './stores.js';

/** String methods that give the same token back, cleaned. */
const CLEANERS = new Set(['trim', 'trimStart', 'trimEnd', 'toString', 'valueOf', 'replace', 'replaceAll', 'slice', 'substring', 'substr', 'normalize', 'toLowerCase', 'toPromise', 'asObservable', 'getValue', 'finally', 'unref']);
/** Array methods whose result is an element of the receiver. */
const ELEMENT_METHODS = new Set(['find', 'findLast', 'at', 'pop', 'shift']);
/** Array methods whose result is the receiver with fewer, more or reordered elements. */
const LIST_METHODS = new Set(['filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed', 'concat', 'flat']);
/** Functions that hand back their first argument, or what it settles to. */
const IDENTITY_FUNCTIONS = new Set(['String', 'from', 'of', 'firstValueFrom', 'lastValueFrom', 'defer', 'resolve', 'freeze', 'seal', 'structuredClone', 'useRef', 'ref', 'shallowRef', 'reactive', 'readonly', 'toRaw', 'unref', 'signal', 'computed', 'useMemo', 'cloneDeep', 'toRef', 'act', 'untracked', 'useDeferredValue', '$state', '$derived', 'toSignal', 'toObservable', 'encodeURIComponent', 'decodeURIComponent']);
/** Functions that make something empty, which is written later. */
const EMPTY_CELLS = new Set(['useRef', 'ref', 'shallowRef', '$state']);
/** Hooks whose `data` is what a function given to them fetches: TanStack Query, SWR. */
const QUERY_HOOKS = /^use(?:Suspense)?(?:Query|Mutation|SWR)$/;
/** Where the function stands among the options of such a hook. */
const QUERY_OPTIONS = ['queryFn', 'mutationFn'];
/** Methods that look a string key up in a store. */
const LOOKUPS = new Set(['get', 'getItem', 'getItemAsync', 'read', 'retrieve', 'load', 'getObject', 'getJSON', 'getJson', 'getData', 'getString', 'getCookie', 'getValue', 'getPassword']);

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
    // The first half of an address or of `oid.policy` is still that claim.
    if (separator === '@' || separator === '.') return { ...to(receiver, []), map: (from) => (from.kind === 'claim' && head === '[0]' ? from : undefined) };
    return separator !== undefined && /^(?:bearer\s*|\s+)$/i.test(separator) && head?.startsWith('[') === true && rest.length === 0 ? to(receiver, []) : other(node);
  }
  if ((name === 'match' || name === 'exec') && head === '[1]') return to(name === 'match' ? receiver : (first ?? receiver), rest);
  if (CLEANERS.has(name) && !head?.startsWith('[')) return to(receiver, path);
  if (ELEMENT_METHODS.has(name)) return to(receiver, ['[]', ...path]);
  // What is left out, added or moved changes the index: then it is one of them.
  if (LIST_METHODS.has(name)) {
    const below = head?.startsWith('[') === true && name !== 'flat' ? ['[]', ...rest] : path;
    return name === 'concat' ? { edges: [receiver, ...node.arguments].flatMap((list) => (list.type === 'SpreadElement' ? [] : [{ node: list, path: below }])) } : to(receiver, below);
  }
  if (name === 'map' && callback && head?.startsWith('[') === true) return { edges: returns(callback, rest) };
  if (name === 'flatMap' && callback && head?.startsWith('[') === true) return { edges: returns(callback, ['[]', ...rest]) };
  if (name === 'reduce' && callback) return { edges: returns(callback, path) };
  // A generator's, and any iterator's.
  if (name === 'next' && node.arguments.length === 0 && head === 'value') return to(receiver, ['[]', ...rest]);
  if (name === 'call' || name === 'apply') {
    const called = definitionOf(context.module, receiver);
    if (called?.type === 'function') return { edges: returns(called.node, path) };
  }
  if (first && isMethodOf(node, 'Promise')) {
    if (name === 'all' || name === 'allSettled') return to(first, name === 'all' ? path : path.filter((part) => part !== 'value'));
    if (name === 'race' || name === 'any') return to(first, ['[]', ...path]);
  }
  if (isMethodOf(node, 'Object')) {
    if (name === 'assign') return { edges: node.arguments.map((argument) => ({ node: argument, path })) };
    if ((name === 'values' || name === 'entries') && first) return membersStep(context, first, path, name === 'entries');
  }
  if (name === 'values' && node.arguments.length === 0) return to(receiver, path);
  const kept = keptStep(context, node, receiver, name, path);
  if (kept) return kept;
  // A key that is not known, or a map that was made with all its pairs.
  if (name === 'get') return to(receiver, ['[]', ...path]);
  if (IDENTITY_FUNCTIONS.has(name) && first) return identityStep(context, first, path);
  const owner = instanceClass(context.module, receiver);
  return owner ? UNKNOWN_STEP : undefined;
}

/** What is kept under a key: what this file puts there, else what the key's name tells. Also of a store of one's own, whose code only hands the key on. */
export function keptStep(context: Context, node: TSESTree.CallExpression, receiver: Node, name: string, path: readonly string[]): Step | undefined {
  const key = LOOKUPS.has(name) ? keyOf(context.module, argumentAt(node, 0)) : undefined;
  if (key === undefined) return undefined;
  const edges = storedValues(context.module, node, key, path);
  const fact = fieldFactAt([key], ownName(receiver)) ?? nameFact(key.split(/[.:/]/).pop() ?? '');
  const at = fact && factAt(fact, path);
  if (!at && edges.length === 0) return undefined;
  return { edges, agree: true, weak: at ? [{ ...origin(at, 'field', 'any', node), ...(fact.gated === true ? { gated: true } : {}) }] : [] };
}

/** `Object.values(o)`, `Object.entries(o)`: one of the properties that the file writes down. */
function membersStep(context: Context, object: Node, [head, ...rest]: readonly string[], pairs: boolean): Step {
  const values = head?.startsWith('[') === true ? valuesOf(context.module, object) : undefined;
  if (pairs && rest[0] !== '[1]') return UNKNOWN_STEP;
  if (!values) return head === undefined ? UNKNOWN_STEP : to(object, ['[]', ...(pairs ? rest.slice(1) : rest)]);
  return { edges: values.map((value) => ({ node: value, path: pairs ? rest.slice(1) : rest })) };
}

function isStreamOperator(node: TSESTree.CallExpression): boolean {
  const { parent } = node;
  return parent.type === 'CallExpression' && parent.callee !== node && calleeName(parent) === 'pipe' && STREAM_OPERATORS.has(calleeName(node) ?? '');
}

/** The `data` of a query is what its function returns: an option, or the argument behind the key. */
function queryStep(context: Context, node: TSESTree.CallExpression, path: readonly string[]): Step {
  const [options, second] = [argumentAt(node, 0), argumentAt(node, 1)];
  const given = QUERY_OPTIONS.map((name) => (options ? readProperty(context.module, options, [name]) : undefined)).find((reading) => reading?.state === 'found');
  const fetcher = given?.state === 'found' ? given.node : second;
  const definition = fetcher && implementationOf(context.module, fetcher);
  return definition?.type === 'function' ? { edges: returnsOf(context.module, definition.node).map((value) => ({ node: value, path })) } : UNKNOWN_STEP;
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
  if (name === 'useReducer' && path[0] === '[0]') return reducedStateStep(context, node, path.slice(1));
  if (name === 'useContext' || name === 'use') return contextStep(context, node, path);
  const held = heldStep(context, node, path);
  if (held) return held;
  if (!first) return EMPTY_CELLS.has(name) ? NEUTRAL_STEP : undefined;
  if (QUERY_HOOKS.test(name) && path[0] === 'data') return queryStep(context, node, path.slice(1));
  const bare = path[0] === 'current' || (path[0] === 'value' && /ref|computed/i.test(name)) ? path.slice(1) : path;
  return IDENTITY_FUNCTIONS.has(name) ? identityStep(context, first, bare) : undefined;
}
