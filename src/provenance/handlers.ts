import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, keyName, unwrap, wrapped } from '../ast/nodes.js';
import type { FunctionNode, Node } from '../ast/nodes.js';
import { definitionOf } from './definition.js';
import type { Module } from './module.js';

/** Who receives the failure of a call. */
export type Handler =
  | { readonly type: 'catch'; readonly node: TSESTree.CatchClause }
  /** `.catch(f)`, `.then(_, f)`, `catchError(f)`, `subscribe({ error: f })`; `handler` is absent where `f` is not in this file. */
  | { readonly type: 'callback'; readonly node: TSESTree.CallExpression; readonly handler: FunctionNode | undefined }
  /** The promise or stream is returned, or the function awaits it without a `try`: its callers get the failure. */
  | { readonly type: 'caller'; readonly node: FunctionNode }
  /** The promise is dropped: nobody gets it. */
  | { readonly type: 'nobody'; readonly node: Node };

function functionOf(module: Module, node: Node | undefined): FunctionNode | undefined {
  if (!node) return undefined;
  const inner = unwrap(node);
  if (isFunction(inner)) return inner;
  const definition = definitionOf(module, inner);
  return definition?.type === 'function' ? definition.node : undefined;
}

/** Operators and functions that hand a failure on as they got it: `from(promise)`, `firstValueFrom(stream)`, `Promise.all([...])`, `[…].map(async …)`. */
const CARRIERS = /^(?:from|firstValueFrom|lastValueFrom|all|race|resolve|defer)$/;

/**
 * Everybody who may receive the failure of `call`, nearest first. Empty where the value goes where this file cannot follow it.
 * Of a `try` statement: who receives what its `catch` throws.
 */
export function handlersOf(module: Module, call: Node): Handler[] {
  if (call.type === 'TryStatement') return outward(call);
  return follow(module, call, MAX_HOPS);
}

/** Variables that hold a promise on its way, before giving up. */
const MAX_HOPS = 3;

function follow(module: Module, call: Node, hops: number): Handler[] {
  const found: Handler[] = [];
  let node = wrapped(call);
  let awaited = false;
  for (;;) {
    const { parent }: { parent?: Node } = node;
    if (!parent) return found;
    switch (parent.type) {
      case 'MemberExpression': {
        // `(await f()).member`: the failure is the `await`'s.
        if (awaited) return [...found, ...outward(node)];
        const chained = wrapped(parent).parent;
        if (parent.object !== node || chained?.type !== 'CallExpression' || unwrap(chained.callee) !== parent) return found;
        const name = calleeName(chained);
        const handler = name === 'catch' ? argumentAt(chained, 0) : name === 'then' || name === 'subscribe' ? (argumentAt(chained, 1) ?? errorMember(argumentAt(chained, 0))) : undefined;
        if (handler) found.push({ type: 'callback', node: chained, handler: functionOf(module, handler) });
        if (name === 'pipe') {
          found.push(...catching(module, chained.arguments));
        }
        if (name === 'subscribe' && !handler) found.push({ type: 'nobody', node: chained });
        if (name === 'subscribe') return found;
        node = wrapped(chained);
        continue;
      }
      case 'AwaitExpression':
      // A saga's runner throws into the generator what the promise failed with.
      case 'YieldExpression':
        awaited = true;
        node = wrapped(parent);
        continue;
      case 'CallExpression':
        // An operator of a stream: those behind it come next.
        if (calleeName(parent) === 'pipe' && parent.callee !== node) found.push(...catching(module, parent.arguments.slice(parent.arguments.findIndex((argument) => argument === node) + 1)));
        else if (parent.callee === node || !CARRIERS.test(calleeName(parent) ?? '')) return awaited ? [...found, ...outward(node)] : found;
        node = wrapped(parent);
        continue;
      case 'VariableDeclarator': {
        if (awaited) return [...found, ...outward(node)];
        const variable = parent.init === node && parent.id.type === 'Identifier' && hops > 0 ? module.variableOf(parent.id) : undefined;
        const reads = variable?.references.filter((reference) => reference.isRead()) ?? [];
        const [only] = reads;
        // Read at more than one place, the promise can have more than one fate.
        return only && reads.length === 1 ? [...found, ...follow(module, only.identifier, hops - 1)] : found;
      }
      case 'ArrayExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
        node = wrapped(parent);
        continue;
      case 'ReturnStatement':
        return [...found, ...(awaited ? outward(node) : callerOf(node))];
      case 'ArrowFunctionExpression':
        return [...found, { type: 'caller', node: parent }];
      case 'ExpressionStatement':
      case 'UnaryExpression':
        return awaited ? [...found, ...outward(node)] : [...found, { type: 'nobody', node: parent }];
      default:
        return awaited ? [...found, ...outward(node)] : found;
    }
  }
}

/** The `catchError`s of a list of operators. */
function catching(module: Module, operators: readonly Node[]): Handler[] {
  return operators.flatMap((operator) =>
    operator.type === 'CallExpression' && calleeName(operator) === 'catchError' ? [{ type: 'callback' as const, node: operator, handler: functionOf(module, argumentAt(operator, 0)) }] : []);
}

function errorMember(observer: Node | undefined): Node | undefined {
  const inner = observer && unwrap(observer);
  if (inner?.type !== 'ObjectExpression') return undefined;
  const property = inner.properties.find((candidate) => candidate.type === 'Property' && keyName(candidate) === 'error');
  return property?.type === 'Property' ? property.value : undefined;
}

/** From an awaited expression outward: the `catch` around it, else the callers of the function. */
function outward(from: Node): Handler[] {
  for (let node = from; node.parent; node = node.parent) {
    const { parent } = node;
    if (parent.type === 'TryStatement' && parent.block === node && parent.handler) return [{ type: 'catch', node: parent.handler }];
    if (isFunction(parent)) return [{ type: 'caller', node: parent }];
  }
  return [{ type: 'nobody', node: from }];
}

function callerOf(from: Node): Handler[] {
  for (let node = from.parent; node; node = node.parent) if (isFunction(node)) return [{ type: 'caller', node }];
  return [];
}
