import type { TSESTree } from '@typescript-eslint/utils';

import { isClass, isFunction } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { children, walk } from '../ast/walk.js';
import { remembered } from './memo.js';
import type { Module } from './module.js';

/** What a function returns: the arguments of its own `return`s, or its expression body. */
export const returnsOf = remembered((module, node: FunctionNode): readonly Node[] => {
  if (node.body.type !== 'BlockStatement') return [node.body];
  const values: Node[] = [];
  walk(node.body, module.visitorKeys, (below) => {
    if (isFunction(below) || isClass(below)) return 'skip';
    if (below.type === 'ReturnStatement' && below.argument) values.push(below.argument);
    return undefined;
  });
  return values;
});

/** The `yield`s of a generator's own body. */
export function yieldsOf(module: Module, node: FunctionNode): TSESTree.YieldExpression[] {
  const values: TSESTree.YieldExpression[] = [];
  walk(node.body, module.visitorKeys, (below) => {
    if (isFunction(below) || isClass(below)) return 'skip';
    if (below.type === 'YieldExpression') values.push(below);
    return undefined;
  });
  return values;
}

/** Calls whose failure reaches the end of `body`: not inside nested functions, and not inside a `try` that has a handler of its own. */
export const failingCalls = remembered((module, body: Node): readonly CallLike[] => {
  const calls: CallLike[] = [];
  const visit = (root: Node): void => {
    walk(root, module.visitorKeys, (below) => {
      if (below !== body && (isFunction(below) || isClass(below))) return 'skip';
      if (below.type === 'TryStatement' && below.handler && below !== body) {
        visit(below.handler.body);
        if (below.finalizer) visit(below.finalizer);
        return 'skip';
      }
      if (below.type === 'CallExpression' || below.type === 'NewExpression') calls.push(below);
      return undefined;
    });
  };
  if (isFunction(body)) for (const child of children(body, module.visitorKeys)) visit(child);
  else visit(body);
  return calls;
});
