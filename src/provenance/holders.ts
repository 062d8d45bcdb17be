import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, keyName, memberName, receiverOf, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { instanceClass } from './classes.js';
import { soleWrite } from './writes.js';
import type { Place, Step } from './graph.js';
import type { Module } from './module.js';
import { returnsOf } from './returns.js';
import { NEUTRAL_STEP } from './step.js';
import type { Context } from './step.js';

/**
 * Objects that values are put into by calls and come out of again: rxjs subjects, signals, writable stores, maps, sets and lists.
 * What they hold is what the file puts in, besides what they were made with.
 */
const MAKERS: ReadonlyMap<string, 'cell' | 'list'> = new Map([
  ['BehaviorSubject', 'cell'], ['Subject', 'cell'], ['ReplaySubject', 'cell'], ['AsyncSubject', 'cell'], ['signal', 'cell'], ['writable', 'cell'],
  ['Map', 'list'], ['WeakMap', 'list'], ['Set', 'list'], ['Array', 'list'],
]);
/** Calls that put their last argument, or what a function given there returns, into the object they are called on. */
const PUTS = new Set(['next', 'set', 'update', 'add', 'push', 'unshift', 'emit']);

/** Values looked at of one holder: thousands of rows tell no more than the first ones. */
const MAX_PUTS = 32;

/** What is put, by the variable or class that the holder belongs to, and the member's name (`''` for a variable). */
type Puts = ReadonlyMap<object, ReadonlyMap<string, readonly Node[]>>;

const puts = new WeakMap<Module, Puts>();

/** Who owns an object that a name or a member stands for. */
function ownerOf(module: Module, node: Node): { readonly owner: object; readonly member: string } | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') {
    const variable = module.variableOf(inner);
    return variable && { owner: variable, member: '' };
  }
  if (inner.type !== 'MemberExpression') return undefined;
  const member = memberName(inner);
  const owner = instanceClass(module, inner.object);
  return owner && member !== undefined ? { owner, member } : undefined;
}

function putsOf(module: Module): Puts {
  const known = puts.get(module);
  if (known) return known;
  const found = new Map<object, Map<string, Node[]>>();
  for (const call of module.calls) {
    const receiver = PUTS.has(calleeName(call) ?? '') ? receiverOf(call) : undefined;
    const value = argumentAt(call, call.arguments.length - 1);
    const at = receiver && value && ownerOf(module, receiver);
    if (!at || !value) continue;
    const members = found.get(at.owner) ?? new Map<string, Node[]>();
    const values = members.get(at.member) ?? [];
    if (values.length < MAX_PUTS) values.push(value);
    found.set(at.owner, members.set(at.member, values));
  }
  puts.set(module, found);
  return found;
}

/** The name or member that an object is kept under where it is made. */
function keptAs(module: Module, node: Node): { readonly owner: object; readonly member: string } | undefined {
  const { parent } = wrapped(node);
  if (parent?.type === 'VariableDeclarator') return ownerOf(module, parent.id);
  if (parent?.type === 'AssignmentExpression') return ownerOf(module, parent.left);
  if (parent?.type !== 'PropertyDefinition' && parent?.type !== 'AccessorProperty') return undefined;
  const member = keyName(parent);
  return member === undefined ? undefined : { owner: parent.parent.parent, member };
}

/** What comes out of a holder where it is made: everything that the file puts into it, and what it was made with. */
export function heldStep(context: Context, maker: CallLike, path: readonly string[]): Step | undefined {
  const sort = MAKERS.get(calleeName(maker) ?? '');
  // `new Rx.Subject()` is the library's own; what `form.signal()` gives nobody knows.
  if (!sort || (receiverOf(maker) && maker.type !== 'NewExpression')) return undefined;
  const { module } = context;
  const [head, ...rest] = path;
  // `subject.value`; an element of a list.
  if (sort === 'list' && head?.startsWith('[') !== true) return undefined;
  const below = sort === 'list' || head === 'value' ? rest : path;
  const at = keptAs(module, maker);
  const values = at ? (putsOf(module).get(at.owner)?.get(at.member) ?? []) : [];
  const first = sort === 'cell' ? argumentAt(maker, 0) : undefined;
  const initial = sort === 'list' && calleeName(maker) !== 'Array' ? argumentAt(maker, 0) : undefined;
  const edges: Place[] = [...(first ? [first] : []), ...values].flatMap((value) => outOf(context, value, below));
  // `new Map([[key, value]])`, `new Set([value])`
  if (initial) edges.push({ node: initial, path: ['[]', ...((calleeName(maker) ?? '').endsWith('Map') ? ['[1]'] : []), ...rest] });
  return edges.length > 0 ? { edges, agree: true } : sort === 'cell' ? NEUTRAL_STEP : undefined;
}

/** Functions whose result is called to read it. */
const CALLED = new Set(['signal', 'computed', 'toSignal', 'createMemo', 'input', 'model']);

/** `token()` of a signal: the signal's value. */
export function calledCellStep({ module }: Context, call: TSESTree.CallExpression, path: readonly string[]): Step | undefined {
  if (call.arguments.length > 0) return undefined;
  const callee = unwrap(call.callee);
  const variable = callee.type === 'Identifier' ? module.variableOf(callee) : undefined;
  const owner = callee.type === 'MemberExpression' ? instanceClass(module, callee.object) : undefined;
  const writes = variable ? [soleWrite(variable)] : (owner && module.membersOf(owner).writes.get(memberName(callee as TSESTree.MemberExpression) ?? '')) ?? [];
  const [only, ...more] = writes;
  const maker = only?.path.length === 0 && more.length === 0 ? unwrap(only.source) : undefined;
  return maker?.type === 'CallExpression' && CALLED.has(calleeName(maker) ?? '') ? { edges: [{ node: maker, path }] } : undefined;
}

/** What the file adds to a list that a literal begins: `const tokens = []; tokens.push(t);` */
export function addedTo(context: Context, list: TSESTree.ArrayExpression, path: readonly string[]): Place[] {
  const [head, ...rest] = path;
  const at = head?.startsWith('[') === true ? keptAs(context.module, list) : undefined;
  return at ? (putsOf(context.module).get(at.owner)?.get(at.member) ?? []).flatMap((value) => outOf(context, value, rest)) : [];
}

function outOf({ module }: Context, value: Node, path: readonly string[]): Place[] {
  const inner = unwrap(value);
  return isFunction(inner) ? returnsOf(module, inner).map((node) => ({ node, path })) : [{ node: value, path }];
}
