import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction, keyName } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { parameterStep } from './callbacks.js';
import type { Place, Step } from './graph.js';
import { annotationOf, fieldHint, typeHint, UNKNOWN_STEP } from './step.js';
import type { Context } from './step.js';

/** From a parameter's name up to the parameter itself, which stands for what callers pass. */
export function parameterPlaces(name: Node, path: readonly string[]): Place[] {
  const inside: string[] = [];
  const places: Place[] = [];
  let node = name;
  for (let parent = node.parent; parent && !isFunction(parent); node = parent, parent = node.parent) {
    if (parent.type === 'Property') inside.unshift(keyName(parent) ?? '[]');
    else if (parent.type === 'ArrayPattern') inside.unshift(`[${parent.elements.indexOf(node as TSESTree.DestructuringPattern)}]`);
    else if (parent.type === 'AssignmentPattern' && parent.left === node) places.push({ node: parent.right, path: [...inside, ...path] });
    else if (parent.type === 'TSEmptyBodyFunctionExpression' || parent.type === 'TSDeclareFunction') return [];
  }
  const parameter: Place = { node: parameterHandle(node), path: [...inside, ...path] };
  return [parameter, ...places];
}

/**
 * An `Identifier` that is a parameter and the same identifier asked as an expression must be two places:
 * the first is "what callers pass", the second "what the variable holds". The handle is a node of its own for the first.
 */
const handles = new WeakMap<Node, Node>();

export function parameterHandle(parameter: Node): Node {
  let handle = handles.get(parameter);
  if (!handle) {
    handle = { type: 'TSParameterProperty', parameter, loc: parameter.loc, range: parameter.range, parent: parameter.parent } as unknown as Node;
    handles.set(parameter, handle);
  }
  return handle;
}

/** What callers pass for a parameter: known library callbacks, callbacks of arrays, promises and streams, and calls of functions of this file. */
export function parameterPatternStep(context: Context, node: Node, path: readonly string[]): Step {
  if (node.type !== 'TSParameterProperty') return UNKNOWN_STEP;
  const parameter = node.parameter as Node;
  const owner = parameter.parent?.type === 'TSParameterProperty' ? parameter.parent.parent : parameter.parent;
  const bare = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const types = typeHint(context, annotationOf(bare), path);
  const made = isFunction(owner) ? parameterStep(context, owner, parameter, path) : UNKNOWN_STEP;
  return { ...made, weak: [...types, ...(made.weak ?? []), ...fieldHint(path, bare)] };
}
