import type { CallLike, Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import type { Module } from './module.js';

/** The calls inside a node, in source order. Those of this file are found by their position: a file of many functions is not searched for each. */
export function callsWithin(module: Module, node: Node): readonly CallLike[] {
  if (!module.holds(node)) return callsBelow(module, node);
  const { calls } = module;
  const { range } = node;
  const firstFrom = (offset: number): number => {
    let low = 0;
    let high = calls.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((calls[middle] as CallLike).range[0] < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return calls.slice(firstFrom(range[0]), firstFrom(range[1]));
}

function callsBelow(module: Module, node: Node): CallLike[] {
  const calls: CallLike[] = [];
  walk(node, module.visitorKeys, (below) => {
    if (below.type === 'CallExpression' || below.type === 'NewExpression') calls.push(below);
  });
  return calls;
}
