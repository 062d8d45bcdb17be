import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, receiverOf, unwrap } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import type { Fact, Source } from '../identity/facts.js';
import { storeStep } from './actions.js';
import { claimsStep } from './claims.js';
import { constantOf } from './constant.js';
import { definitionOf, implementationOf } from './definition.js';
import { soleWrite } from './writes.js';
import type { Definition } from './definition.js';
import { factAt, getterFact } from './facts-of.js';
import type { Origin, Place, Step } from './graph.js';
import { calledCellStep, heldStep } from './holders.js';
import { instanceStep } from './members.js';
import { functionStep, keptStep, methodStep } from './methods.js';
import { elsewhere } from './imports.js';
import type { Module } from './module.js';
import { exportedName, isCalleeOf, ownSource, sourcesNamed, writtenChain } from './modules.js';
import { failingCalls, returnsOf, yieldsOf } from './returns.js';
import { ERROR, fieldHint, origin, to, typeHint, UNKNOWN_STEP } from './step.js';
import type { Context } from './step.js';

export function newStep(context: Context, node: TSESTree.NewExpression, path: readonly string[]): Step {
  const definition = definitionOf(context.module, node.callee);
  const code = implementationOf(context.module, node.callee);
  if (code?.type === 'class') return instanceStep(context, code.node, path, new Set()) ?? UNKNOWN_STEP;
  const known = sourceStep(context, node, definition, path, 'new');
  if (known) return known;
  const held = heldStep(context, node, path);
  if (held) return held;
  const name = calleeName(node);
  const first = argumentAt(node, 0);
  // `new Promise(resolve => resolve(x))`
  if (first && name === 'String') return to(first, path);
  if (first && name === 'Promise' && isFunction(unwrap(first))) return promiseStep(context, unwrap(first) as FunctionNode, path);
  return { weak: fieldHint(path, node) };
}

/** A promise made by hand settles to what its executor passes to `resolve`. */
function promiseStep(context: Context, executor: FunctionNode, path: readonly string[]): Step {
  const [resolve] = executor.params;
  const variable = resolve?.type === 'Identifier' ? context.module.variableOf(resolve) : undefined;
  const edges: Place[] = [];
  for (const { identifier } of variable?.references ?? []) {
    const call = identifier.parent;
    const value = call?.type === 'CallExpression' && call.callee === identifier ? argumentAt(call, 0) : undefined;
    if (value) edges.push({ node: value, path });
  }
  return { edges, agree: true };
}

export function callStep(context: Context, node: TSESTree.CallExpression, path: readonly string[]): Step {
  const { module, settings } = context;
  const name = calleeName(node);
  const receiver = receiverOf(node);
  const definition = definitionOf(module, node.callee);
  if (path[0] === ERROR) return errorStep(context, node, definition, path);
  const getter = name === undefined ? undefined : getterFact(name);
  const getterKind = getter && factAt(getter, path);
  const hints: Origin[] = [...fieldHint(path, node), ...askedFor(context, node, name, path), ...(getterKind && getterKind.kind !== 'other' ? [origin(getterKind, 'name', 'any', node)] : [])];

  const own = ownSource(settings, name, definition);
  if (own) {
    const fact = factAt({ kind: own.returns }, path);
    return fact ? { leaves: [origin(fact, 'flow', 'any', node)] } : UNKNOWN_STEP;
  }
  const claims = claimsStep(context, node, path);
  if (claims) return { ...claims, weak: hints };
  const required = elsewhere(module, node, path);
  if (required) return { edges: [required], weak: hints };
  const code = implementationOf(module, node.callee);
  if (code?.type === 'function') {
    const edges = code.node.generator ? yieldedBy(module, code.node, path) : returnsOf(module, code.node).map((value) => ({ node: value, path }));
    const kept = receiver && name !== undefined ? keptStep(context, node, receiver, name, path) : undefined;
    return { edges: [...edges, ...(kept?.edges ?? [])], weak: [...typeHint(context, code.node.returnType, path), ...(kept?.weak ?? []), ...hints] };
  }
  // A signal may be called as a library calls a method of its own: `this.accessToken()`.
  const known = calledCellStep(context, node, path) ?? sourceStep(context, node, definition, path, receiver ? 'method' : 'function') ?? madeFunctionStep(context, node, path);
  if (known) return { ...known, weak: [...(known.weak ?? []), ...hints] };
  const stored = effectStep(node, path) ?? storeStep(context, node.callee, argumentAt(node, 0), path);
  if (stored) return { ...stored, weak: hints };
  if (receiver && name !== undefined) {
    const method = methodStep(context, node, receiver, name, path);
    if (method) return { ...method, weak: [...(method.weak ?? []), ...hints] };
  }
  const plain = name === undefined ? undefined : functionStep(context, node, name, path);
  return plain ? { ...plain, weak: [...(plain.weak ?? []), ...hints] } : { weak: hints };
}

/** Functions that hand out the token that their argument names. */
const TOKEN_GETTERS = /^(?:get|load|read|fetch|retrieve|find)_?(?:stored|saved|cached|current)?_?tokens?$/i;

/** `getToken('idToken')`, `this.read(Token.ID)`: the argument says which token comes back, as a member's name would. */
function askedFor(context: Context, node: TSESTree.CallExpression, name: string | undefined, path: readonly string[]): Origin[] {
  const first = name !== undefined && TOKEN_GETTERS.test(name) && node.arguments.length === 1 ? argumentAt(node, 0) : undefined;
  const key = first && constantText(context, first);
  return key === undefined || key === '' ? [] : fieldHint([key, ...path], node);
}

const effects = new WeakMap<Node, Node>();

/** `yield call(f, x)` and `yield call([o, o.f], x)` of a saga: what `f(x)` gives. The call that the saga's runner makes stands nowhere in the file. */
function effectStep(node: TSESTree.CallExpression, path: readonly string[]): Step | undefined {
  if (node.parent.type !== 'YieldExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'call') return undefined;
  const [first, ...others] = node.arguments;
  const callee = first?.type === 'ArrayExpression' ? first.elements[1] : first;
  if (!callee || callee.type === 'SpreadElement') return undefined;
  const made = effects.get(node) ?? ({ ...node, callee, arguments: others });
  effects.set(node, made);
  return to(made, path);
}

/** What comes out of a generator, one at a time. */
function yieldedBy(module: Module, generator: FunctionNode, path: readonly string[]): Place[] {
  const [head, ...rest] = path;
  if (head?.startsWith('[') !== true) return [];
  return yieldsOf(module, generator).flatMap(({ argument, delegate }) => (argument ? [{ node: argument, path: delegate ? path : rest }] : []));
}

/** A call that a table of `identity` describes; `made`: the call makes a function, or an object with it, and that function's value is asked for. */
function sourceStep(context: Context, node: CallLike, definition: Definition | undefined, path: readonly string[], form: Source['form'], made?: { readonly member: string | undefined }): Step | undefined {
  const written = calleeName(node);
  const exported = exportedName(definition, written);
  const names = new Set([written, exported].filter((name): name is string => name !== undefined));
  const rows = [...names].flatMap((name) => sourcesNamed(name)).filter((row) => (row.makesFunction === true) === (made !== undefined) && row.member === made?.member && (form === 'new') === (row.form === 'new'));
  if (rows.length === 0) return undefined;
  const receiver = receiverOf(node);
  const chain = writtenChain(node.callee);
  const onRows: Source[] = [];
  for (const row of rows) {
    if (row.when && !row.when.is.includes(constantText(context, argumentAt(node, row.when.argument)))) continue;
    if (row.on) {
      if (receiver) onRows.push(row);
      continue;
    }
    const fact = isCalleeOf(definition, row, chain) ? factAt(row.yields, path) : undefined;
    if (fact && onRows.length === 0) return { leaves: [{ ...origin(fact, 'flow', row.provider, node), ...(row.toldByLastArgument === true ? told(context, node) : {}) }] };
    if (fact) return { edges: [{ node: receiver ?? node, path: [] }], map: fromReceiver(onRows, path, node), weak: [origin(fact, 'flow', row.provider, node)] };
  }
  return receiver && onRows.length > 0 ? { edges: [{ node: receiver, path: [] }], map: fromReceiver(onRows, path, node) } : undefined;
}

/** Whose value it is the configuration tells, not the name of the function. */
function told({ anyFile }: Context, { arguments: given }: CallLike): Pick<Origin, 'gated' | 'toldBy'> {
  const last = given[given.length - 1];
  const toldBy = last && elsewhere(anyFile, last)?.node;
  return toldBy ? { gated: true, toldBy } : { gated: true };
}

function constantText(context: Context, node: Node | undefined): string {
  const value = node && constantOf(context.anyFile, node)?.value;
  return typeof value === 'string' ? value : '';
}

/** The value of a method follows from the kind of its receiver. */
function fromReceiver(rows: readonly Source[], path: readonly string[], node: Node): (from: Origin) => Origin | undefined {
  return (from) => {
    const row = rows.find((candidate) => candidate.on?.includes(from.kind));
    const fact = row && factAt(row.yields, path);
    return row && fact ? { ...origin(fact, from.evidence, row.provider, node), ...(from.gated === true ? { gated: true } : {}) } : undefined;
  };
}

/** `const getToken = getBearerTokenProvider(credential, scope); await getToken()`, `const { auth } = NextAuth(options)` of another file; await auth()`. */
function madeFunctionStep(context: Context, node: TSESTree.CallExpression, path: readonly string[]): Step | undefined {
  const maker = elsewhere(context.module, node.callee) ?? { node: node.callee, path: [] };
  const named = unwrap(maker.node);
  const variable = named.type === 'Identifier' ? context.module.variableOf(named) : undefined;
  const write = variable && soleWrite(variable);
  const call = write ? unwrap(write.source) : named;
  const members = [...(write?.path ?? []), ...maker.path];
  return call?.type === 'CallExpression' && members.length <= 1 ? sourceStep(context, call, definitionOf(context.module, call.callee), path, 'function', { member: members[0] }) : undefined;
}

/** Promises of one list whose failures are followed. */
const MAX_PROMISES = 8;

/** What a failing call throws: identity errors of the libraries in the tables, and whatever the calls inside a local function throw. */
function errorStep(context: Context, node: TSESTree.CallExpression, definition: Definition | undefined, path: readonly string[]): Step {
  const [, ...inside] = path;
  // A member of the error is a member of what is known of the whole: calls are gone through once, not once for each member that is asked for.
  if (inside.length > 0) return { edges: [{ node, path: [ERROR] }], map: (from) => memberOf(from, inside) };
  const code = implementationOf(context.module, node.callee);
  if (code?.type === 'function') return { edges: failingCalls(context.module, code.node).map((call) => ({ node: call, path })) };
  const name = calleeName(node);
  const receiver = receiverOf(node);
  const chain = writtenChain(node.callee);
  // Accounts are read from the cache: that fails for no reason of sign-in.
  const rows = (name === undefined ? [] : sourcesNamed(name)).filter(({ provider, form, yields }) => provider === 'microsoft' && form !== 'new' && !/accounts?$/.test(yields.kind));
  const fact: Fact | undefined = rows.length > 0 ? { kind: 'auth-error' } : undefined;
  if (fact && rows.some((candidate) => isCalleeOf(definition, candidate, chain))) return { leaves: [origin(fact, 'flow', 'microsoft', node)] };
  // `loginPopup` of an MSAL client: others have methods of that name.
  const on = new Set(rows.flatMap((candidate) => candidate.on ?? []));
  if (fact && receiver && on.size > 0) return { edges: [{ node: receiver, path: [] }], map: (from) => (on.has(from.kind) ? origin(fact, from.evidence, 'microsoft', node) : undefined) };
  // The failure of a chain is that of what it started from, and of its handlers.
  if (receiver && (name === 'then' || name === 'pipe' || name === 'finally' || name === 'toPromise')) {
    const first = argumentAt(node, 0);
    const handler = first && unwrap(first);
    const inner = handler && isFunction(handler) ? failingCalls(context.module, handler) : [];
    return { edges: [{ node: receiver, path }, ...inner.map((call) => ({ node: call, path }))] };
  }
  const argument = argumentAt(node, 0);
  // `Promise.all([…])` fails as the first of its promises does.
  const list = argument && unwrap(argument);
  if (list?.type === 'ArrayExpression') return { edges: list.elements.slice(0, MAX_PROMISES).flatMap((element) => (element && element.type !== 'SpreadElement' ? [{ node: element, path }] : [])) };
  if (argument && (name === 'from' || name === 'firstValueFrom' || name === 'lastValueFrom' || name === 'all' || name === 'defer')) return to(argument, path);
  return UNKNOWN_STEP;
}

function memberOf({ kind, claim, evidence, provider, node }: Origin, path: readonly string[]): Origin | undefined {
  const fact = factAt(claim === undefined ? { kind } : { kind, claim }, path);
  return fact && origin(fact, evidence, provider, node);
}
