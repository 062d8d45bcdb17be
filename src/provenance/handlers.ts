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

/** Everybody who may receive the failure of `call`, nearest first. Empty where the value goes where this file cannot follow it. */
export function handlersOf(module: Module, call: Node): Handler[] {
  const found: Handler[] = [];
  let node = wrapped(call);
  let awaited = false;
  for (;;) {
    const { parent }: { parent?: Node } = node;
    if (!parent) return found;
    switch (parent.type) {
      case 'MemberExpression': {
        const chained = parent.parent;
        if (parent.object !== node || chained.type !== 'CallExpression' || chained.callee !== parent) return found;
        const name = calleeName(chained);
        const handler = name === 'catch' ? argumentAt(chained, 0) : name === 'then' || name === 'subscribe' ? (argumentAt(chained, 1) ?? errorMember(argumentAt(chained, 0))) : undefined;
        if (handler) found.push({ type: 'callback', node: chained, handler: functionOf(module, handler) });
        if (name === 'pipe') {
          for (const operator of chained.arguments) {
            if (operator.type === 'CallExpression' && calleeName(operator) === 'catchError') found.push({ type: 'callback', node: operator, handler: functionOf(module, argumentAt(operator, 0)) });
          }
        }
        if (name === 'subscribe' && !handler) found.push({ type: 'nobody', node: chained });
        if (name === 'subscribe') return found;
        node = wrapped(chained);
        continue;
      }
      case 'AwaitExpression':
        awaited = true;
        node = wrapped(parent);
        continue;
      case 'CallExpression':
        // `from(promise)`, `firstValueFrom(stream)`, `Promise.all([...])`
        if (parent.callee === node || !/^(?:from|firstValueFrom|lastValueFrom|all|race|resolve|defer)$/.test(calleeName(parent) ?? '')) return awaited ? [...found, ...outward(node)] : found;
        node = wrapped(parent);
        continue;
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
