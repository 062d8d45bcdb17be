import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, enclosingFunction, functionName, isThis, receiverOf, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { ANSWERING_HOOKS, CLIENT_WORDS, INTERACTIVE_METHODS, SILENT_CALL, TRYING_WORDS } from '../identity/answers.js';
import type { RunnerKind } from '../identity/runners.js';
import type { Analysis } from '../provenance/analysis.js';
import { segmentsOf } from '../provenance/file-facts.js';
import { writingReferences } from '../provenance/writes.js';
import { asksAfter, asksBefore, asksUser, lastName, someCall } from './asks-user.js';
import { handlingOf } from './handling.js';

/** A silent request for a token, of a client of MSAL. */
export interface SilentRequest {
  readonly call: TSESTree.CallExpression;
  readonly client: Node;
  readonly request: Node | undefined;
  /** As messages name it: `this.client.acquireTokenSilent`. */
  readonly name: string;
}

/** What becomes of the failure of a silent request. */
export type Fate =
  /** The promise is dropped. */
  | { readonly type: 'dropped'; readonly node: Node }
  /** It reaches the end of a function whose caller does nothing about it. */
  | { readonly type: 'unhandled'; readonly by: RunnerKind; readonly name: string; readonly node: Node }
  /** A handler ends it; `again`: after it asked silently once more. */
  | { readonly type: 'swallowed'; readonly again: boolean; readonly node: Node }
  /**
   * Code of another file receives it. `mixed`: as one failure among others, of a function that has the token for its own use;
   * the helper that asks for the token is called in this file alone.
   */
  | { readonly type: 'elsewhere'; readonly mixed?: true; readonly node: Node }
  /** The user is asked; `by`: the call that does so, where it stands in the handler itself. */
  | { readonly type: 'answered'; readonly by?: TSESTree.CallExpression }
  | { readonly type: 'unknown' };

/** Functions that a failure passes through, before giving up. */
const MAX_DEPTH = 8;
const UNKNOWN: Fate = { type: 'unknown' };
const ANSWERED: Fate = { type: 'answered' };

/** `client.acquireTokenSilent(request)` of a client of MSAL: not of a wrapper that has a method of the same name. */
export function silentRequestOf(analysis: Analysis, call: TSESTree.CallExpression): SilentRequest | undefined {
  const client = receiverOf(call);
  if (calleeName(call) !== SILENT_CALL || !client || unwrap(client).type === 'Super' || analysis.implementation(call.callee)?.type === 'function') return undefined;
  return isClient(analysis, client) ? { call, client, request: argumentAt(call, 0), name: pathText(analysis, call.callee) } : undefined;
}

/** A callee as a message names it: its last name alone where it is more than names. */
export function pathText(analysis: Analysis, callee: Node): string {
  const text = analysis.module.textOf(callee).replace(/\s+/g, '');
  return /^[\w$.?!#]+$/.test(text) ? text : lastName(callee);
}

function isClient(analysis: Analysis, client: Node): boolean {
  if (isThis(client)) return false;
  const traced = analysis.trace(client).as('msal-client', 'legacy-msal-client');
  if (traced && (traced.evidence === 'flow' || traced.evidence === 'type')) return true;
  return !isWrapper(analysis, client) && segmentsOf(lastName(client)).some((word) => CLIENT_WORDS.has(word));
}

/** An instance of a class of this program: `new AuthClient()`. */
function isWrapper(analysis: Analysis, client: Node): boolean {
  return analysis.trace(client).as('msal-client') === undefined && instanceOfOwn(analysis, client);
}

function instanceOfOwn(analysis: Analysis, client: Node): boolean {
  const inner = unwrap(client);
  const variable = analysis.module.variableOf(inner);
  const made = variable && writingReferences(variable)[0]?.writeExpr;
  const maker = made && unwrap(made);
  if (maker?.type !== 'NewExpression') return false;
  const definition = analysis.definition(maker.callee);
  return definition?.type === 'class' || (definition?.type === 'import' && definition.module.startsWith('.'));
}

/** Whether the file uses what answers by itself (`useMsalAuthentication`). */
export function answersItself(analysis: Analysis): boolean {
  return analysis.says(ANSWERING_HOOKS);
}

/** What becomes of the failure of a silent request, as far as this file shows it. */
export function fateOf(analysis: Analysis, call: TSESTree.CallExpression): Fate {
  const fate = follow(analysis, call, new Set(), MAX_DEPTH);
  return isBad(fate) && asksBefore(analysis, call) ? ANSWERED : fate;
}

const isBad = (fate: Fate): boolean => fate.type === 'dropped' || fate.type === 'swallowed' || fate.type === 'unhandled';

/** `place`: a call that fails, or a `try` whose `catch` throws. */
function follow(analysis: Analysis, place: Node, seen: Set<FunctionNode>, depth: number): Fate {
  if (depth === 0) return UNKNOWN;
  for (const handler of analysis.handlers(place)) {
    if (handler.type === 'nobody') return { type: 'dropped', node: handler.node };
    if (handler.type === 'caller') return followOut(analysis, handler.node, seen, depth);
    const body = handler.type === 'catch' ? handler.node : handler.handler;
    if (!body) return UNKNOWN;
    const handling = handlingOf(analysis, body);
    if (handling.outcome === 'answered') return { type: 'answered', ...byOf(analysis, body.body) };
    if (handling.again) return { type: 'swallowed', again: true, node: handler.node };
    if (handling.outcome === 'handed') return { type: 'elsewhere', node: handler.node };
    if (handling.outcome === 'unknown') return UNKNOWN;
    if (handling.outcome === 'swallowed') return swallowed(analysis, handler.node, handling.keeps, seen, depth);
    // Thrown on: a `catch` leaves its `try`, behind a callback the chain goes on.
    if (handler.type === 'catch') return thrownOn(follow(analysis, handler.node.parent, seen, depth - 1));
  }
  return UNKNOWN;
}

/** What is thrown on purpose, whoever gets it is to answer: in a handler of requests the server's handler of errors. */
function thrownOn(fate: Fate): Fate {
  return fate.type === 'elsewhere' || (fate.type === 'unhandled' && fate.by === 'request') ? { type: 'elsewhere', node: fate.node } : fate;
}

/** The call by which a handler asks the user, where it is MSAL's own. */
function byOf(analysis: Analysis, root: Node): { by?: TSESTree.CallExpression } {
  let by: TSESTree.CallExpression | undefined;
  someCall(analysis, root, (call) => {
    if (call.type === 'CallExpression' && INTERACTIVE_METHODS.has(calleeName(call) ?? '') && receiverOf(call)) by = call;
    return by !== undefined;
  });
  return by ? { by } : {};
}

/** The failure reaches the end of `fn`. */
function followOut(analysis: Analysis, fn: FunctionNode, seen: Set<FunctionNode>, depth: number): Fate {
  if (seen.has(fn)) return UNKNOWN;
  seen.add(fn);
  const fates = analysis.callers(fn).map((caller): Fate => {
    if (caller.type === 'elsewhere') return { type: 'elsewhere', node: fn };
    if (caller.type === 'runner') return { type: 'unhandled', by: caller.by, name: caller.name, node: caller.node };
    const further = follow(analysis, caller.node, seen, depth - 1);
    return further.type === 'elsewhere' && !isInPlace(caller.node, fn) && !isGivenBack(caller.node) ? { ...further, mixed: true } : further;
  });
  // One caller that answers shows that it is done there; where one is unknown, so is the whole.
  return fates.find(({ type }) => type === 'answered') ?? fates.find(({ type }) => type === 'unknown') ?? fates.find((fate) => fate.type === 'elsewhere' && fate.mixed !== true) ?? fates.find(({ type }) => type === 'elsewhere') ?? fates[0] ?? UNKNOWN;
}

/** `(() => …)()`: what stands in the function might as well stand around it. */
const isInPlace = (call: CallLike, fn: FunctionNode): boolean => unwrap(call.callee) === fn;

/** The token is what the function gives back: whoever asked it for one knows what its failure means. */
function isGivenBack(call: Node): boolean {
  const { parent } = wrapped(call);
  if (parent?.type === 'AwaitExpression' || parent?.type === 'MemberExpression' || parent?.type === 'ConditionalExpression' || parent?.type === 'LogicalExpression') return isGivenBack(parent);
  return parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression';
}

/** The line that a reader looks for: that of the callback, which may stand far below the call. */
function handlerIn(handler: TSESTree.CallExpression | TSESTree.CatchClause): Node {
  return handler.type === 'CatchClause' ? handler : handler.arguments[handler.arguments.length - 1] ?? handler;
}

/** A handler that ends a failure lets the code behind it run as if nothing had happened: there the user may still be asked, or by a caller. */
function swallowed(analysis: Analysis, handler: TSESTree.CallExpression | TSESTree.CatchClause, keeps: boolean, seen: Set<FunctionNode>, depth: number): Fate {
  const fate: Fate = { type: 'swallowed', again: false, node: handlerIn(handler) };
  if (asksAfter(analysis, handler)) return ANSWERED;
  // What is kept, other code of the file looks at: a button to sign in, a page for those who have not.
  if (keeps && analysis.module.calls.some((call) => asksUser(analysis, call))) return ANSWERED;
  const fn = enclosingFunction(handler);
  return fn ? (callersAsk(analysis, fn, seen, depth) ?? fate) : fate;
}

/** Whether a caller in this file asks the user after `fn` came back with nothing, or `fn` promises no more than a try. */
function callersAsk(analysis: Analysis, fn: FunctionNode, seen: Set<FunctionNode>, depth: number): Fate | undefined {
  if (depth === 0 || seen.has(fn)) return undefined;
  seen.add(fn);
  const callers = analysis.callers(fn);
  const isTry = segmentsOf(functionName(fn) ?? '').some((word) => TRYING_WORDS.has(word));
  if (isTry && (callers.length === 0 || callers.some(({ type }) => type === 'elsewhere'))) return { type: 'elsewhere', node: fn };
  for (const caller of callers) {
    if (caller.type !== 'call') continue;
    if (asksAfter(analysis, caller.node)) return ANSWERED;
    const around = enclosingFunction(caller.node);
    const further = around && callersAsk(analysis, around, seen, depth - 1);
    if (further) return further;
  }
  return undefined;
}
