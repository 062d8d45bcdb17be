import { byName } from '../ast/by-name.js';
import { argumentAt, calleeName, functionName, isThis, receiverOf, stringValue, unwrap } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { ERROR_MAKERS, OUTLETS, POST_MESSAGE, REDACTING_OPTIONS } from '../identity/leaks.js';
import type { Analysis } from '../provenance/analysis.js';
import { callsWithin } from '../provenance/calls-within.js';
import { soleWrite } from '../provenance/writes.js';
import { exposedIn } from './exposed.js';
import type { Exposed } from './exposed.js';
import { chainNames } from './placement.js';

/** Tokens that a call makes readable for others. */
export interface Leak {
  readonly to: 'analytics' | 'error' | 'log' | 'window';
  /** The argument that brings it. */
  readonly argument: Node;
  readonly exposed: Exposed;
  /** For messages to windows: the argument or option that says `'*'`. */
  readonly target: Node | undefined;
}

/** The tokens that a call leaks: one for each argument that brings one. */
export function leaksOf(analysis: Analysis, call: CallLike): Leak[] {
  if (!call.arguments.some(mayExpose)) return NONE;
  return windowLeak(analysis, call) ?? errorLeak(analysis, call) ?? outletLeaks(analysis, call);
}

const NONE: Leak[] = [];

/** Literals and functions hold no token: most calls are given nothing else. */
function mayExpose({ type }: Node): boolean {
  return type !== 'Literal' && type !== 'ArrowFunctionExpression' && type !== 'FunctionExpression';
}

function leak(analysis: Analysis, to: Leak['to'], argument: Node, target?: Node): Leak[] {
  const [exposed] = exposedIn(analysis, argument);
  return exposed ? [{ to, argument, exposed, target }] : [];
}

/** `window.postMessage(message, '*')`, `frame.postMessage(message, { targetOrigin: '*' })`. */
function windowLeak(analysis: Analysis, call: CallLike): Leak[] | undefined {
  if (calleeName(call) !== POST_MESSAGE) return undefined;
  const [message, second] = [argumentAt(call, 0), argumentAt(call, 1)];
  if (!message || !second) return [];
  const option = unwrap(second).type === 'ObjectExpression' ? analysis.read(second, ['targetOrigin']) : undefined;
  const target = option?.state === 'found' ? option.node : second;
  return analysis.constant(target)?.value === '*' ? leak(analysis, 'window', message, target) : [];
}

/** `new Error('… ' + token)`: an error's text goes to logs, to pages and to callers. */
function errorLeak(analysis: Analysis, call: CallLike): Leak[] | undefined {
  const name = calleeName(call);
  if (name === undefined || !ERROR_MAKERS.test(name) || receiverOf(call)) return undefined;
  if (call.type === 'CallExpression' && name !== 'Error') return undefined;
  return call.arguments.filter((argument) => isText(argument)).flatMap((argument) => leak(analysis, 'error', argument));
}

function isText(node: Node): boolean {
  const { type } = unwrap(node);
  return type === 'TemplateLiteral' || type === 'BinaryExpression';
}

function outletLeaks(analysis: Analysis, call: CallLike): Leak[] {
  if (call.type !== 'CallExpression') return NONE;
  const outlet = namedOutlet(call);
  // A wrapper hands on to an outlet of this file: most files that write nothing have none.
  if (!outlet && !hasOutlets(analysis)) return NONE;
  const definition = analysis.definition(call.callee);
  // What a function of this file does is read in the file.
  const wrapped = definition?.type === 'function' && isWriter(definition.node) ? forwards(analysis, definition.node) : undefined;
  const named = definition?.type !== 'function' && outlet && !isRedacting(analysis, call) ? outlet : undefined;
  if (!named && !wrapped?.size) return NONE;
  return call.arguments.flatMap((argument, index) => {
    const to = wrapped?.get(index) ?? named;
    return argument.type === 'SpreadElement' || !to ? [] : leak(analysis, to, argument);
  });
}

const HAS_OUTLETS = {};

function hasOutlets(analysis: Analysis): boolean {
  return analysis.once(HAS_OUTLETS, () => analysis.module.calls.some((call) => namedOutlet(call) !== undefined));
}

/** The rows that name a method. */
const outletsNamed = byName((name) => OUTLETS.filter(({ names }) => names.test(name)));

/** What a call writes to, by the names of its function and of what that is called on. */
export function namedOutlet(call: CallLike): 'analytics' | 'log' | undefined {
  const rows = outletsNamed(calleeName(call) ?? '');
  if (rows.length === 0) return undefined;
  const receiver = receiverOf(call);
  const holder = receiver && (isThis(receiver) ? 'this' : (chainNames(receiver).pop() ?? ''));
  return rows.find(({ on }) => (on ? holder !== undefined && on.test(holder) : holder === undefined))?.to;
}

/** Statements of a function that does little more than to hand on what it is given. */
const THIN = 3;
const WRITES = /log|print|trace|debug|track|report|write|output|dump|verbose|warn|info|error/i;

/** Whether a function is there to write: by its name, or because it does nothing else. Others are reported where they write. */
function isWriter(wrapper: FunctionNode): boolean {
  return wrapper.body.type !== 'BlockStatement' || wrapper.body.body.length <= THIN || WRITES.test(functionName(wrapper) ?? '');
}

/** Which parameters of a wrapper go into the call of an outlet. One that is a token by itself is reported there. */
function forwards(analysis: Analysis, wrapper: FunctionNode): ReadonlyMap<number, 'analytics' | 'log'> {
  return analysis.once(wrapper, () => {
    const found = new Map<number, 'analytics' | 'log'>();
    for (const call of callsWithin(analysis.module, wrapper)) {
      const to = namedOutlet(call);
      if (!to || analysis.definition(call.callee)?.type === 'function') continue;
      for (const [index, parameter] of wrapper.params.entries()) {
        const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
        const passed = name.type === 'Identifier' && call.arguments.some((argument) => mentions(argument, name.name) && exposedIn(analysis, argument).length === 0);
        if (passed) found.set(index, to);
      }
    }
    return found;
  });
}

function mentions(argument: Node, name: string): boolean {
  const node = argument.type === 'SpreadElement' ? unwrap(argument.argument) : unwrap(argument);
  switch (node.type) {
    case 'Identifier':
      return node.name === name;
    case 'TemplateLiteral':
      return node.expressions.some((inner) => mentions(inner, name));
    case 'BinaryExpression':
      return mentions(node.left, name) || mentions(node.right, name);
    default:
      return false;
  }
}

/** `pino({ redact: […] })` in the same file. */
function isRedacting(analysis: Analysis, call: CallLike): boolean {
  const receiver = receiverOf(call);
  const variable = receiver && analysis.module.variableOf(receiver);
  const made = variable && soleWrite(variable);
  const maker = made?.path.length === 0 ? unwrap(made.source) : undefined;
  const options = maker?.type === 'CallExpression' ? maker.arguments[0] : undefined;
  return options !== undefined && options.type !== 'SpreadElement' && REDACTING_OPTIONS.some((name) => analysis.read(options, [name]).state === 'found');
}

/** Whether the words of the first argument place the others by position (`'%s'`). */
export function isFormat(call: CallLike): boolean {
  return call.arguments.some((argument) => (stringValue(argument) ?? '').includes('%'));
}

