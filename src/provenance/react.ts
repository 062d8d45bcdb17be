import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, settled, unwrap, wrapped } from '../ast/nodes.js';
import type { FunctionNode, Node } from '../ast/nodes.js';
import { definitionOf } from './definition.js';
import { soleWrite } from './writes.js';
import type { Place, Step } from './graph.js';
import { declaredName, isExported } from './mentions.js';
import type { Variable } from './module.js';
import { returnsOf } from './returns.js';
import { typeHint, UNKNOWN_STEP } from './step.js';
import type { Context } from './step.js';

/** Values of an argument that may be given as a function: state initialisers and updaters. */
function valuesOf(context: Context, argument: Node, path: readonly string[]): Place[] {
  const inner = unwrap(argument);
  return isFunction(inner) ? returnsOf(context.module, inner).map((value) => ({ node: value, path })) : [{ node: argument, path }];
}

/** Mentions of the variable at a position of `const [a, b] = hook(…)`, or of `const state = hook(…); const [a, b] = state;`. */
function hookMentions({ module }: Context, call: TSESTree.CallExpression, position: number): Node[] {
  const pair = boundTo(call);
  const patterns = pair?.type === 'Identifier' ? mentions(module.variableOf(pair)).map(boundTo) : [pair];
  return patterns.flatMap((pattern) => {
    const element = pattern?.type === 'ArrayPattern' ? pattern.elements[position] : undefined;
    return element ? mentions(module.variableOf(element)) : [];
  });
}

const mentions = (variable: Variable | undefined): Node[] => (variable ? variable.references.map(({ identifier }) => identifier as Node) : []);

/** `x` of `const x = value`, of `const x = await value` and of `const x = (() => value)()`. */
function boundTo(value: Node): Node | undefined {
  const { parent } = wrapped(value);
  if (parent?.type === 'VariableDeclarator') return parent.id;
  const outer = parent?.type === 'ArrowFunctionExpression' ? wrapped(parent).parent : parent;
  return outer && settled(outer) === unwrap(value) ? boundTo(outer) : undefined;
}

/** React state holds its initial value and whatever its setter is given. */
export function stateStep(context: Context, node: TSESTree.CallExpression, path: readonly string[]): Step {
  const first = argumentAt(node, 0);
  const edges: Place[] = first ? valuesOf(context, first, path) : [];
  for (const identifier of hookMentions(context, node, 1)) {
    const call = identifier.parent;
    if (call?.type !== 'CallExpression') continue;
    const value = call.callee === identifier ? argumentAt(call, 0) : undefined;
    const callee = unwrap(call.callee);
    if (value) edges.push(...valuesOf(context, value, path));
    // `.then(setToken)`
    else if (calleeName(call) === 'then' && callee.type === 'MemberExpression') edges.push({ node: callee.object, path });
  }
  return { edges, agree: true, weak: typeHint(context, node.typeArguments?.params[0], path) };
}

/** The state of `useReducer`: its initial value and whatever the reducer returns. */
export function reducedStateStep(context: Context, node: TSESTree.CallExpression, path: readonly string[]): Step {
  const [reducer, initial] = [argumentAt(node, 0), argumentAt(node, 1)];
  const definition = reducer && definitionOf(context.module, reducer);
  const edges: Place[] = initial ? [{ node: initial, path }] : [];
  if (definition?.type === 'function') edges.push(...returnsOf(context.module, definition.node).map((value) => ({ node: value, path })));
  return { edges };
}

/** The action of a reducer of this file is what its `dispatch` is given. */
export function actionStep(context: Context, reducer: FunctionNode, path: readonly string[]): Step {
  const edges: Place[] = [];
  for (const mention of mentionsOf(context, reducer)) {
    const call = mention.parent;
    if (call?.type !== 'CallExpression' || calleeName(call) !== 'useReducer' || call.arguments[0] !== mention) continue;
    for (const identifier of hookMentions(context, call, 1)) {
      const dispatched = identifier.parent;
      const action = dispatched?.type === 'CallExpression' && dispatched.callee === identifier ? argumentAt(dispatched, 0) : undefined;
      if (action) edges.push({ node: action, path });
    }
  }
  return { edges };
}

function mentionsOf(context: Context, node: FunctionNode): Node[] {
  const name = declaredName(node);
  const variable = name && context.module.variableOf(name);
  return mentions(variable);
}

/** What a JSX attribute passes: `x` of `name={x}` or `name="x"`. */
function attributeValue(element: TSESTree.JSXOpeningElement, name: string): Node | undefined {
  for (const attribute of element.attributes) {
    if (attribute.type !== 'JSXAttribute' || attribute.name.name !== name) continue;
    const { value } = attribute;
    return value?.type === 'JSXExpressionContainer' ? value.expression : (value ?? undefined);
  }
  return undefined;
}

/** `useContext(C)`: what the providers of this file pass, and the default of `createContext`. */
export function contextStep(context: Context, node: TSESTree.CallExpression, path: readonly string[]): Step {
  const first = argumentAt(node, 0);
  const variable = first && context.module.variableOf(first);
  const edges: Place[] = [];
  for (const { identifier } of variable?.references ?? []) {
    const { parent } = identifier as Node;
    const element = parent?.type === 'JSXMemberExpression' ? parent.parent : parent;
    const value = element?.type === 'JSXOpeningElement' ? attributeValue(element, 'value') : undefined;
    if (value) edges.push({ node: value, path });
  }
  if (edges.length === 0) return UNKNOWN_STEP;
  const made = variable && soleWrite(variable);
  const initial = made && unwrap(made.source);
  const fallback = initial?.type === 'CallExpression' ? argumentAt(initial, 0) : undefined;
  return { edges: fallback ? [...edges, { node: fallback, path }] : edges, agree: true };
}

/** The props of a component that only this file uses: the attributes of its elements. */
export function propsStep(context: Context, component: FunctionNode, path: readonly string[]): Step | undefined {
  const [name, ...rest] = path;
  const declared = declaredName(component);
  const variable = declared && context.module.variableOf(declared);
  if (!variable || name === undefined || !/^[A-Z]/.test(variable.name) || isExported(variable)) return undefined;
  const edges: Place[] = [];
  for (const { identifier, init } of variable.references) {
    if (init === true) continue;
    const { parent } = identifier as Node;
    if (parent?.type === 'JSXClosingElement') continue;
    if (parent?.type !== 'JSXOpeningElement' || parent.attributes.some((attribute) => attribute.type === 'JSXSpreadAttribute')) return undefined;
    const value = attributeValue(parent, name);
    if (value) edges.push({ node: value, path: rest });
  }
  return { edges, agree: true };
}
