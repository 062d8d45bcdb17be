import type { TSESTree } from '@typescript-eslint/utils';

import { calleeName, enclosingFunction, receiverOf, unwrap, wrapped } from '../ast/nodes.js';
import type { FunctionNode, Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import {
  BUSY_WORDS, GETTING_WORDS, HANDING_CALLS, KEEPING_CALLS, NAVIGATORS, RESPONDERS, SHOWING_CALLS, SIGN_IN_STATUS_NAMES, SIGN_IN_STATUSES, SILENT_CALL,
} from '../identity/answers.js';
import { INTERACTION_CLASS } from '../identity/errors.js';
import type { Analysis } from '../provenance/analysis.js';
import { segmentsOf } from '../provenance/file-facts.js';
import { ByDepth } from '../provenance/memo.js';
import type { Variable } from '../provenance/module.js';
import { asksUser, isAddress, lastName, tellsToAsk } from './asks-user.js';
import { namedOutlet } from './leak.js';
import { chainNames } from './placement.js';

/** What a `catch` or a failure's callback does about the failure. */
export interface Handling {
  /**
   * `answered`: the user is asked, or led there. `thrown`: the failure goes on outward. `handed`: somebody else is given it.
   * `unknown`: a function of another file is. `swallowed`: it ends here.
   */
  readonly outcome: 'answered' | 'handed' | 'swallowed' | 'thrown' | 'unknown';
  /** Something of it is kept, where other code sees it. */
  readonly keeps: boolean;
  /** It knows that the user is needed, and asks silently once more. */
  readonly again: boolean;
}

type Found = Record<'again' | 'answered' | 'handed' | 'keeps' | 'thrown' | 'unknown', boolean>;

/** Functions called by handlers, before giving up. */
const MAX_DEPTH = 3;

export function handlingOf(analysis: Analysis, handler: FunctionNode | TSESTree.CatchClause): Handling {
  return analysis.once(handler, () => {
    const found = lookInto(analysis, handler, MAX_DEPTH);
    const again = found.again && analysis.module.textOf(handler).includes(INTERACTION_CLASS);
    const outcome = found.answered ? 'answered' : found.thrown ? 'thrown' : found.handed ? 'handed' : found.unknown ? 'unknown' : 'swallowed';
    return { outcome, keeps: found.keeps, again };
  });
}

const LOOKS = {};

/** Each handler, and each function that handlers call, is looked into once a depth. */
function lookInto(analysis: Analysis, handler: FunctionNode | TSESTree.CatchClause, depth: number): Found {
  return analysis.once(LOOKS, () => new ByDepth<Node, Found>()).get(depth, handler, () => findHandling(analysis, handler, depth));
}

function findHandling(analysis: Analysis, handler: FunctionNode | TSESTree.CatchClause, depth: number): Found {
  const found: Found = { again: false, answered: false, handed: false, keeps: false, thrown: false, unknown: false };
  const parameter = handler.type === 'CatchClause' ? handler.param : handler.params[0];
  const error = parameter?.type === 'Identifier' ? analysis.module.variableOf(parameter) : undefined;
  const owner = handler.type === 'CatchClause' ? enclosingFunction(handler) : handler;
  // An empty handler whose comment says that the user signs in elsewhere is meant so.
  if (handler.body.type === 'BlockStatement' && handler.body.body.length === 0 && tellsToAsk(analysis.module.textOf(handler.body))) found.answered = true;
  if (handler.body.type !== 'BlockStatement') givenBack(analysis, handler.body, error, found);
  walk(handler.body, analysis.module.visitorKeys, (node) => {
    switch (node.type) {
      case 'ThrowStatement':
        if (enclosingFunction(node) === owner) found.thrown = true;
        break;
      case 'ReturnStatement':
        if (node.argument && enclosingFunction(node) === owner) givenBack(analysis, node.argument, error, found);
        break;
      case 'AssignmentExpression':
        if (isAddress(node.left)) found.answered = true;
        else if (NAVIGATORS.test(lastName(node.left))) found.answered = true;
        else found.keeps = true;
        break;
      case 'Literal':
        if (SIGN_IN_STATUSES.some((status) => status === node.value) && isGiven(node)) found.answered = true;
        break;
      case 'MemberExpression':
        if (SIGN_IN_STATUS_NAMES.test(lastName(node)) && isGiven(node)) found.answered = true;
        break;
      case 'CallExpression':
        judgeCall(analysis, node, error, found, depth);
        break;
      default:
    }
  });
  return found;
}

/** A value that is handed out, not compared: an argument, a property's value, the right side of an assignment. */
function isGiven(node: Node): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'CallExpression' || parent?.type === 'NewExpression' || parent?.type === 'Property' || parent?.type === 'AssignmentExpression';
}

function judgeCall(analysis: Analysis, call: TSESTree.CallExpression, error: Variable | undefined, found: Found, depth: number): void {
  const name = calleeName(call) ?? '';
  if (name === SILENT_CALL) found.again = true;
  if (asksUser(analysis, call) || (namedOutlet(call) === undefined && call.arguments.some((argument) => givesWords(analysis, argument)))) {
    found.answered = true;
    return;
  }
  if (namedOutlet(call) !== undefined || name === SILENT_CALL) return;
  const whole = call.arguments.some((argument) => isWhole(analysis, argument, error));
  // What a helper of another file does is looked up there.
  const definition = analysis.implementation(call.callee);
  if (name === 'throwError' || (name === 'reject' && lastName(receiverOf(call) ?? call) === 'Promise')) found.thrown = true;
  else if (HANDING_CALLS.test(name) && (!receiverOf(call) || name !== 'next')) found.handed = true;
  else if (definition?.type === 'function') {
    if (depth > 0) merge(found, lookInto(analysis, definition.node, depth - 1), isTaken(call));
  } else if (KEEPING_CALLS.test(name)) found.keeps ||= !segmentsOf(name).some((word) => BUSY_WORDS.has(word));
  else if (whole) found.unknown ||= !SHOWING_CALLS.test(name) && isDone(call);
  else found.unknown ||= GETTING_WORDS.has(segmentsOf(name)[0] ?? '') && isTaken(call);
}

/** What a function of this file does counts; that it gives something back counts only where that is taken. */
function merge(found: Found, inner: Found, isValueTaken: boolean): void {
  found.answered ||= inner.answered;
  found.thrown ||= inner.thrown;
  found.handed ||= inner.handed;
  found.keeps ||= inner.keeps;
  found.unknown ||= inner.unknown && isValueTaken;
}

/** `navigate('/login')`, `emit('login-required')`: words in an argument that say what is to happen. */
function givesWords(analysis: Analysis, argument: Node): boolean {
  const inner = unwrap(argument);
  if (inner.type === 'ObjectExpression') return inner.properties.some((property) => property.type === 'Property' && givesWords(analysis, property.value));
  if (inner.type === 'ArrayExpression') return inner.elements.some((element) => element !== null && givesWords(analysis, element));
  if (inner.type === 'MemberExpression' || inner.type === 'Identifier') return /^[A-Z]/.test(lastName(inner)) && tellsToAsk(lastName(inner));
  if (inner.type === 'TemplateLiteral') return inner.quasis.some((quasi) => tellsToAsk(quasi.value.raw));
  return inner.type === 'Literal' && typeof inner.value === 'string' && tellsToAsk(inner.value);
}

/** The error itself, or an object that holds it: `{ error }`, `{ exception: error }`. */
function isWhole(analysis: Analysis, argument: Node, error: Variable | undefined): boolean {
  const inner = unwrap(argument);
  if (inner.type === 'ObjectExpression') return inner.properties.some((property) => property.type === 'Property' && isWhole(analysis, property.value, error));
  return error !== undefined && inner.type === 'Identifier' && analysis.module.variableOf(inner) === error;
}

/** The call stands for itself, or its value is given back: not as part of a condition or a text. */
function isDone(call: Node): boolean {
  const { parent } = wrapped(call);
  return parent?.type === 'AwaitExpression' ? isDone(parent) : /^(?:ExpressionStatement|ReturnStatement|ArrowFunctionExpression|UnaryExpression)$/.test(parent?.type ?? '');
}

/** The value of the call is given back or kept. */
function isTaken(call: Node): boolean {
  const { parent } = wrapped(call);
  return parent?.type === 'AwaitExpression' ? isTaken(parent) : /^(?:ReturnStatement|ArrowFunctionExpression|AssignmentExpression|VariableDeclarator)$/.test(parent?.type ?? '');
}

/** What a handler gives back: nothing, or something that stands for a token or tells the caller of the failure. */
function givenBack(analysis: Analysis, value: Node, error: Variable | undefined, found: Found): void {
  const inner = unwrap(value.type === 'AwaitExpression' ? value.argument : value);
  switch (inner.type) {
    case 'Literal':
    case 'UnaryExpression':
    case 'AssignmentExpression':
      return;
    case 'Identifier':
      found.unknown ||= inner.name !== 'undefined';
      return;
    case 'ObjectExpression':
      found.unknown ||= inner.properties.length > 0;
      return;
    case 'ArrayExpression':
      found.unknown ||= inner.elements.length > 0;
      return;
    case 'CallExpression':
    case 'NewExpression': {
      const name = calleeName(inner) ?? '';
      const [root = ''] = chainNames(inner.callee);
      const isKnown = (inner.type === 'CallExpression' && namedOutlet(inner) !== undefined) || RESPONDERS.test(root) || KEEPING_CALLS.test(name) || SHOWING_CALLS.test(name) || name === SILENT_CALL;
      found.unknown ||= !isKnown && analysis.implementation(inner.callee)?.type !== 'function';
      return;
    }
    default:
      found.unknown = true;
  }
}
