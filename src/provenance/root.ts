import { calleeName, isFunction, receiverOf, settled } from '../ast/nodes.js';
import type { FunctionNode, Node } from '../ast/nodes.js';
import { keyName } from '../ast/nodes.js';
import { soleWrite } from './writes.js';
import type { Module } from './module.js';

/** A value that a function was given: which parameter, and the members read from it. */
export interface ParameterRoot {
  readonly owner: FunctionNode;
  readonly index: number;
  readonly path: readonly string[];
  /** The name that the parameter, or the pattern in it, binds. */
  readonly name: Node;
}

const MAX_HOPS = 8;
/** Methods that give the same text back, cleaned. */
const CLEANERS = new Set(['replace', 'replaceAll', 'trim', 'toString', 'slice', 'substring', 'substr']);

/** The parameter that an expression is, as it is or cleaned; undefined for everything else. */
export function parameterBehind(module: Module, expression: Node): ParameterRoot | undefined {
  let node = settled(expression);
  for (let hops = 0; hops < MAX_HOPS; hops += 1) {
    if (node.type === 'CallExpression') {
      const receiver = receiverOf(node);
      if (!receiver || !CLEANERS.has(calleeName(node) ?? '')) return undefined;
      node = settled(receiver);
      continue;
    }
    if (node.type === 'LogicalExpression') {
      node = settled(node.left);
      continue;
    }
    if (node.type !== 'Identifier') return undefined;
    const variable = module.variableOf(node);
    const [definition] = variable?.defs ?? [];
    if (!variable || !definition) return undefined;
    if ((definition.type as string) === 'Parameter') return rootOf(definition.name);
    const written = soleWrite(variable);
    if (written?.path.length !== 0) return undefined;
    node = settled(written.source);
  }
  return undefined;
}

/** From the name that a parameter binds up to the parameter. */
function rootOf(name: Node): ParameterRoot | undefined {
  const path: string[] = [];
  let node = name;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    if (isFunction(parent)) {
      const index = parent.params.indexOf(node as FunctionNode['params'][number]);
      return index < 0 ? undefined : { owner: parent, index, path, name };
    }
    if (parent.type === 'Property') path.unshift(keyName(parent) ?? '[]');
    else if (parent.type === 'RestElement' || parent.type === 'ArrayPattern') return undefined;
  }
  return undefined;
}
