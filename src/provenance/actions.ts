import { argumentAt, calleeName, isFunction, keyName, memberName, unwrap, wrapped } from '../ast/nodes.js';
import type { FunctionNode, Node } from '../ast/nodes.js';
import { definitionOf } from './definition.js';
import { soleWrite } from './writes.js';
import type { Place, Step } from './graph.js';
import { declaredName } from './mentions.js';
import type { Module } from './module.js';
import { returnsOf } from './returns.js';
import type { Context } from './step.js';

/** Calls that take action creators and, last, the function that handles what those were given: Redux Toolkit's builder, NgRx. */
const HANDLERS = new Set(['addCase', 'on']);

/** The action of a reducer: what the file gives the action's creator. Redux Toolkit puts it under `payload`, NgRx into the action itself. */
export function dispatchedStep(context: Context, handler: FunctionNode, index: number, path: readonly string[]): Step | undefined {
  if (index !== 1) return undefined;
  const { module } = context;
  const outer = wrapped(handler);
  const { parent } = outer;
  if (parent?.type === 'CallExpression' && HANDLERS.has(calleeName(parent) ?? '')) {
    const edges = parent.arguments.filter((argument) => argument !== outer).flatMap((creator) => givenTo(context, creator, path));
    return edges.length > 0 ? { edges, agree: true } : undefined;
  }
  // `createSlice({ reducers: { loaded(state, action) { … } } })`
  const name = parent?.type === 'Property' && parent.value === outer ? keyName(parent) : undefined;
  const group = parent?.type === 'Property' && parent.parent.parent.type === 'Property' ? parent.parent.parent : undefined;
  const slice = group && keyName(group) === 'reducers' ? group.parent.parent : undefined;
  if (name === undefined || slice?.type !== 'CallExpression' || calleeName(slice) !== 'createSlice') return undefined;
  const edges = module.calls.filter((call) => call.type === 'CallExpression' && actionNamed(module, call.callee) === name).flatMap((call) => payloadOf(argumentAt(call, 0), path));
  return edges.length > 0 ? { edges, agree: true } : undefined;
}

/** The name of a slice's action that an expression is: `slice.actions.loaded`, or `loaded` out of `const { loaded } = slice.actions`. */
function actionNamed(module: Module, callee: Node): string | undefined {
  const node = unwrap(callee);
  if (node.type === 'MemberExpression') {
    const object = unwrap(node.object);
    return object.type === 'MemberExpression' && memberName(object) === 'actions' ? memberName(node) : undefined;
  }
  const variable = module.variableOf(node);
  const written = variable && soleWrite(variable);
  const source = written && unwrap(written.source);
  return source?.type === 'MemberExpression' && memberName(source) === 'actions' && written?.path.length === 1 ? written.path[0] : undefined;
}

/** What the creator of an action is given in this file; of `thunk.fulfilled` what the thunk returns. */
function givenTo(context: Context, creator: Node, path: readonly string[]): Place[] {
  const { module } = context;
  const node = unwrap(creator);
  const thunk = node.type === 'MemberExpression' && memberName(node) === 'fulfilled' ? madeBy(module, node.object, 'createAsyncThunk') : undefined;
  if (thunk) {
    const body = unwrap(thunk[1] ?? node);
    return isFunction(body) && path[0] === 'payload' ? returnsOf(module, body).map((value) => ({ node: value, path: path.slice(1) })) : [];
  }
  const variable = module.variableOf(node);
  if (!variable || !madeBy(module, node, 'createAction')) return [];
  return variable.references.flatMap(({ identifier }) => {
    const call = identifier.parent;
    return call?.type === 'CallExpression' && call.callee === identifier ? payloadOf(argumentAt(call, 0), path) : [];
  });
}

function payloadOf(given: Node | undefined, path: readonly string[]): Place[] {
  return given ? [{ node: given, path: path[0] === 'payload' ? path.slice(1) : path }] : [];
}

/** The arguments of the call of `maker` that a name stands for. */
function madeBy(module: Module, node: Node, maker: string): readonly Node[] | undefined {
  const variable = module.variableOf(unwrap(node));
  const written = variable && soleWrite(variable);
  const call = written?.path.length === 0 ? unwrap(written.source) : undefined;
  return call?.type === 'CallExpression' && calleeName(call) === maker ? call.arguments : undefined;
}

/** Functions that make a store of what the function given to them returns, of which they hand out a hook (Zustand). */
const STORE_MAKERS = new Set(['create', 'createStore', 'createWithEqualityFn', 'createVanilla']);
/** How deep the function may stand inside middleware: `create(devtools(persist((set) => …)))`. */
const MAX_MIDDLEWARE = 4;

/** The function that describes the state of a store, from the call that makes the store. */
function describingFunction(call: Node | undefined): FunctionNode | undefined {
  let node = call && unwrap(call);
  if (node?.type !== 'CallExpression') return undefined;
  // `create<State>()((set) => …)`
  const callee = unwrap(node.callee);
  const maker = callee.type === 'CallExpression' ? callee : node;
  if (!STORE_MAKERS.has(calleeName(maker) ?? '')) return undefined;
  for (let depth = 0; depth < MAX_MIDDLEWARE; depth += 1) {
    const first: Node | undefined = argumentAt(node, 0);
    const inner: Node | undefined = first && unwrap(first);
    if (isFunction(inner)) return inner;
    if (inner?.type !== 'CallExpression') return undefined;
    node = inner;
  }
  return undefined;
}

/** The state of a store: what its function returns, and what is merged into it with `set`. */
function statePlaces({ module }: Context, described: FunctionNode, path: readonly string[]): Place[] {
  const [set] = described.params;
  const variable = set?.type === 'Identifier' ? module.variableOf(set) : undefined;
  const merged = (variable?.references ?? []).flatMap(({ identifier }) => {
    const call = identifier.parent;
    const value = call?.type === 'CallExpression' && call.callee === identifier ? argumentAt(call, 0) : undefined;
    const inner = value && unwrap(value);
    return isFunction(inner) ? returnsOf(module, inner) : (inner ?? []);
  });
  return [...returnsOf(module, described), ...merged].map((node) => ({ node, path }));
}

/** The function that describes the store that a name is the hook of. */
function storeBehind(module: Module, hook: Node): FunctionNode | undefined {
  const variable = module.variableOf(unwrap(hook));
  const written = variable && soleWrite(variable);
  return written?.path.length === 0 ? describingFunction(written.source) : undefined;
}

/** `useAuth()`, `useAuth((state) => state.token)`, `useAuth.getState()`, and `get()` in the function that describes the store. */
export function storeStep(context: Context, callee: Node, selector: Node | undefined, path: readonly string[]): Step | undefined {
  const { module } = context;
  const node = unwrap(callee);
  if (node.type === 'MemberExpression') {
    const described = memberName(node) === 'getState' ? storeBehind(module, node.object) : undefined;
    return described && { edges: statePlaces(context, described, path), agree: true };
  }
  const variable = module.variableOf(node);
  const parameter = variable?.defs[0];
  if ((parameter?.type as string | undefined) === 'Parameter' && isFunction(parameter?.node)) {
    const owner = parameter.node;
    if (owner.params[1] !== parameter.name || !isStoreFunction(module, owner)) return undefined;
    return { edges: statePlaces(context, owner, path), agree: true };
  }
  const described = storeBehind(module, node);
  if (!described) return undefined;
  const select = selector && definitionOf(module, selector);
  const inner = selector && unwrap(selector);
  const chosen = isFunction(inner) ? inner : select?.type === 'function' ? select.node : undefined;
  return chosen ? { edges: returnsOf(module, chosen).map((value) => ({ node: value, path })) } : { edges: statePlaces(context, described, path), agree: true };
}

function isStoreFunction(module: Module, owner: FunctionNode): boolean {
  let call = wrapped(owner).parent;
  for (let depth = 0; depth < MAX_MIDDLEWARE && call?.type === 'CallExpression'; depth += 1) {
    if (describingFunction(call) === owner) return true;
    call = wrapped(call).parent;
  }
  return false;
}

/** The state that a selector is given. */
export function selectedStep(context: Context, selector: FunctionNode, index: number, path: readonly string[]): Step | undefined {
  if (index !== 0) return undefined;
  const { module } = context;
  const name = declaredName(selector);
  const mentions: readonly Node[] = name ? (module.variableOf(name)?.references ?? []).map(({ identifier }) => identifier) : [wrapped(selector)];
  const edges = mentions.flatMap((mention) => {
    const call = mention.parent;
    const described = call?.type === 'CallExpression' && call.arguments[0] === mention ? storeBehind(module, call.callee) : undefined;
    return described ? statePlaces(context, described, path) : [];
  });
  return edges.length > 0 ? { edges, agree: true } : undefined;
}
