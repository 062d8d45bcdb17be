import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, keyName, receiverOf, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import type { Callback, Fact } from '../identity/facts.js';
import { hostsOf, shownOf, strategyHostOf } from './callback-hosts.js';
import type { Host } from './callback-hosts.js';
import { dispatchedStep, selectedStep } from './actions.js';
import { verifiedStep } from './claims.js';
import { definitionOf } from './definition.js';
import { factAt } from './facts-of.js';
import type { Place, Step } from './graph.js';
import { constantOf } from './constant.js';
import { callbacksNamed, exportedName, isCalleeOf } from './modules.js';
import { callsOf, mentionsOf } from './mentions.js';
import { actionStep, propsStep } from './react.js';
import { readProperty } from './read.js';
import { returnsOf } from './returns.js';
import { ERROR, NEUTRAL_STEP, origin, to, UNKNOWN_STEP } from './step.js';
import type { Context } from './step.js';

/** rxjs operators: what comes out of each. `return` = what the callback returns, `same` = what went in. */
export const STREAM_OPERATORS: ReadonlyMap<string, 'return' | 'same' | 'recover'> = new Map([
  ['map', 'return'], ['switchMap', 'return'], ['mergeMap', 'return'], ['concatMap', 'return'], ['exhaustMap', 'return'], ['flatMap', 'return'],
  ['tap', 'same'], ['filter', 'same'], ['take', 'same'], ['first', 'same'], ['last', 'same'], ['finalize', 'same'], ['takeUntil', 'same'],
  ['takeUntilDestroyed', 'same'], ['shareReplay', 'same'], ['share', 'same'], ['delay', 'same'], ['distinctUntilChanged', 'same'],
  ['debounceTime', 'same'], ['retry', 'same'], ['retryWhen', 'same'], ['timeout', 'same'], ['observeOn', 'same'], ['startWith', 'same'],
  ['catchError', 'recover'],
]);

/** Array methods that call back with an element first. */
const ITERATORS = new Set(['forEach', 'map', 'filter', 'find', 'findLast', 'findIndex', 'some', 'every', 'flatMap', 'partition']);

/** Timers, and the place of the first argument that they call back with. */
const TIMERS: ReadonlyMap<string, number> = new Map([['setTimeout', 2], ['setInterval', 2], ['setImmediate', 1], ['nextTick', 1]]);

/** The value that flows out of operator `node` of a `.pipe(…)`. */
export function streamStep(context: Context, node: TSESTree.CallExpression, path: readonly string[]): Step {
  const role = STREAM_OPERATORS.get(calleeName(node) ?? '');
  const before = streamBefore(node);
  if (!before) return UNKNOWN_STEP;
  const callback = callbackOf(context, node);
  const returned = callback ? returnsOf(context.module, callback).map((value) => ({ node: value, path })) : [];
  if (role === 'return') return { edges: returned };
  if (role === 'recover') return { edges: [{ node: before, path }, ...returned] };
  return to(before, path);
}

/** What flows into operator `node`: the operator before it, or the piped stream itself. */
function streamBefore(node: TSESTree.CallExpression): Node | undefined {
  const pipe = node.parent;
  if (pipe.type !== 'CallExpression') return undefined;
  const at = pipe.arguments.indexOf(node);
  return at > 0 ? pipe.arguments[at - 1] : receiverOf(pipe);
}

function callbackOf(context: Context, node: CallLike): FunctionNode | undefined {
  const first = argumentAt(node, 0);
  if (!first) return undefined;
  const inner = unwrap(first);
  if (isFunction(inner)) return inner;
  const definition = definitionOf(context.module, first);
  return definition?.type === 'function' ? definition.node : undefined;
}

/** Where the values of a parameter come from. */
export function parameterStep(context: Context, owner: FunctionNode, parameter: Node, path: readonly string[]): Step {
  const index = owner.params.indexOf(parameter.parent?.type === 'TSParameterProperty' ? parameter.parent : (parameter as TSESTree.Parameter));
  if (index < 0) return UNKNOWN_STEP;
  const known = libraryStep(context, owner, index, path);
  if (known) return known;
  const outer = wrapped(owner);
  const call = outer.parent;
  if (call?.type === 'CallExpression' && call.callee !== outer) {
    const passed = platformStep(call, outer, index, path) ?? verifiedStep(context, call, index, path);
    if (passed) return passed;
  }
  if (call?.type === 'CallExpression' && call.callee === outer) return argumentStep([call], index, path);
  if (call?.type === 'Property' && (keyName(call) === 'next' || keyName(call) === 'error') && call.parent.parent.type === 'CallExpression' && calleeName(call.parent.parent) === 'subscribe' && index === 0) {
    const stream = receiverOf(call.parent.parent);
    if (stream) return to(stream, keyName(call) === 'error' ? [ERROR, ...path] : path);
  }
  const calls = callsOf(context.module, owner);
  if (calls) return argumentStep(calls, index, path);
  const state = selectedStep(context, owner, index, path) ?? dispatchedStep(context, owner, index, path);
  if (state) return state;
  const named = namedStep(context, owner, index, path);
  if (named) return named;
  const handed = call?.type === 'CallExpression' ? handedStep(context, call, outer, index, path) : undefined;
  if (handed) return handed;
  return (index === 0 ? propsStep(context, owner, path) : index === 1 ? actionStep(context, owner, path) : undefined) ?? UNKNOWN_STEP;
}

/** A callback given to a function of this file gets what that function calls its own parameter with. */
function handedStep(context: Context, call: TSESTree.CallExpression, callback: Node, index: number, path: readonly string[]): Step | undefined {
  const definition = definitionOf(context.module, call.callee);
  const position = call.arguments.indexOf(callback as TSESTree.CallExpressionArgument);
  const parameter = definition?.type === 'function' ? definition.node.params[position] : undefined;
  const variable = parameter?.type === 'Identifier' ? context.module.variableOf(parameter) : undefined;
  if (!variable) return undefined;
  const calls = variable.references.map(({ identifier }) => identifier.parent).filter((parent): parent is TSESTree.CallExpression => parent?.type === 'CallExpression' && parent.callee.type === 'Identifier' && parent.callee.name === variable.name);
  return calls.length > 0 ? argumentStep(calls, index, path) : undefined;
}

/** A function of this file that promises, lists and streams are given by its name: `loginPopup(q).then(handleResponse)`. */
function namedStep(context: Context, owner: FunctionNode, index: number, path: readonly string[]): Step | undefined {
  const edges: Place[] = [];
  for (const mention of mentionsOf(context.module, owner) ?? []) {
    const call = mention.parent;
    if (call?.type !== 'CallExpression') return undefined;
    const step = call.callee === mention ? argumentStep([call], index, path) : platformStep(call, mention, index, path);
    if (!step?.edges) return undefined;
    edges.push(...step.edges);
  }
  return edges.length > 0 ? { edges, agree: true } : undefined;
}

function argumentStep(calls: readonly CallLike[], index: number, path: readonly string[]): Step {
  const edges: Place[] = [];
  for (const call of calls) {
    const argument = argumentAt(call, index);
    if (argument) edges.push({ node: argument, path });
    else if (call.arguments.some((item) => item.type === 'SpreadElement')) return UNKNOWN_STEP;
  }
  // Nobody gives it: then its default is all there is.
  return edges.length === 0 && calls.length > 0 ? NEUTRAL_STEP : { edges, agree: true };
}

/** Callbacks of promises, arrays and streams. */
function platformStep(call: TSESTree.CallExpression, callback: Node, index: number, path: readonly string[]): Step | undefined {
  const name = calleeName(call);
  const receiver = receiverOf(call);
  const position = call.arguments.indexOf(callback as TSESTree.CallExpressionArgument);
  if (name === undefined) return undefined;
  // `setTimeout(callback, delay, ...given)`
  const given = position === 0 ? TIMERS.get(name) : undefined;
  const handed = given === undefined ? undefined : argumentAt(call, given + index);
  if (handed) return to(handed, path);
  if (receiver) {
    if (name === 'then' && index === 0) return to(receiver, position === 1 ? [ERROR, ...path] : path);
    if (name === 'catch' && index === 0) return to(receiver, [ERROR, ...path]);
    if (name === 'subscribe' && index === 0) return to(receiver, position === 1 ? [ERROR, ...path] : path);
    if (ITERATORS.has(name) && index === 0 && position === 0) return to(receiver, ['[]', ...path]);
    if (name === 'reduce' && index === 1) return to(receiver, ['[]', ...path]);
  }
  if (index === 0 && STREAM_OPERATORS.has(name) && call.parent.type === 'CallExpression' && calleeName(call.parent) === 'pipe') {
    const before = streamBefore(call);
    return before ? to(before, STREAM_OPERATORS.get(name) === 'recover' ? [ERROR, ...path] : path) : undefined;
  }
  return undefined;
}

/** Callbacks that a table of `identity` describes; of several rows that fit, the first counts. */
function libraryStep(context: Context, owner: FunctionNode, index: number, path: readonly string[]): Step | undefined {
  const strategy = strategyHostOf(owner);
  for (const host of strategy ? [strategy] : hostsOf(context.module, owner)) {
    const step = hostStep(context, host, owner, index, path);
    if (step) return step;
  }
  return undefined;
}

function hostStep(context: Context, host: Host, owner: FunctionNode, index: number, path: readonly string[]): Step | undefined {
  const { call } = host;
  const callee = host.strategy ?? call?.callee;
  const definition = callee && definitionOf(context.module, callee);
  const written = call && calleeName(call);
  const names = new Set([written, call && exportedName(definition, written), ...(host.typeNames ?? [])].filter((name) => name !== undefined));
  const rows = [...names].flatMap((name) => callbacksNamed(name)).filter((row) => applies(context, row, owner, host));
  const onRows: Callback[] = [];
  for (const row of rows) {
    if (row.on) {
      onRows.push(row);
      continue;
    }
    const matches = row.form === 'type' ? host.typeNames?.includes(row.name) : call && isCalleeOf(definition, row, ['', calleeName(call) ?? '']);
    const fact = matches === true ? parameterFact(row, index, path) : undefined;
    if (fact) return { leaves: [{ ...origin(fact, 'flow', row.provider, call ?? shownOf(owner)), ...(row.gated === true ? { gated: true } : {}) }] };
  }
  const receiver = call && receiverOf(call);
  if (!receiver || onRows.length === 0) return undefined;
  return {
    edges: [{ node: receiver, path: [] }],
    map: (from) => {
      const row = onRows.find((candidate) => candidate.on?.includes(from.kind));
      const fact = row && parameterFact(row, index, path);
      return row && fact ? origin(fact, from.evidence, row.provider, call) : undefined;
    },
  };
}

function applies(context: Context, row: Callback, owner: FunctionNode, host: Host): boolean {
  if ((row.property ?? '') !== (host.property ?? '')) return false;
  if (row.arity !== undefined && row.arity !== owner.params.length + (host.strategy ? 1 : 0)) return false;
  if (row.form === 'type' || !host.call) return row.form === 'type';
  const last = host.call.arguments.length - 1;
  if ((row.argument === 'last' ? last : row.argument) !== host.argument) return false;
  if (row.given && !hasOption(context, host.call, row.given)) return false;
  return row.when === undefined || optionIs(context, host.call, row.when, owner);
}

function hasOption(context: Context, call: CallLike, { argument, property }: NonNullable<Callback['given']>): boolean {
  const options = argumentAt(call, argument);
  return options !== undefined && readProperty(context.module, options, [property]).state === 'found';
}

/** Whether an option of the call has the value that a row asks for; a first parameter named like a request stands in where it cannot be read. */
function optionIs(context: Context, call: CallLike, when: NonNullable<Callback['when']>, owner: FunctionNode): boolean {
  const options = argumentAt(call, when.argument);
  const reading = options ? readProperty(context.module, options, [when.property]) : ({ state: 'missing' } as const);
  const value = reading.state === 'found' ? constantOf(context.module, reading.node) : undefined;
  if (reading.state === 'missing') return !when.is;
  if (value) return Boolean(value.value) === when.is;
  const [first] = owner.params;
  return (first?.type === 'Identifier' && /^_?req(?:uest)?$/i.test(first.name)) === when.is;
}

function parameterFact(row: Callback, index: number, path: readonly string[]): Fact | undefined {
  const described = row.parameters[index];
  if (described === undefined) return undefined;
  if (isFact(described)) return factAt(described, path);
  const [name, ...rest] = path;
  const member = name === undefined ? undefined : described[name];
  return member && factAt(member, rest);
}

function isFact(described: Fact | Readonly<Record<string, Fact>>): described is Fact {
  return typeof described.kind === 'string';
}
