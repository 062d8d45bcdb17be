import type { Analysis } from '../provenance/analysis.js';
import { argumentAt, calleeName, receiverOf } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { SESSION_KEY_TEXT, STORE_METHODS } from '../identity/session-words.js';
import type { LifetimeUnit } from '../identity/sessions.js';
import { composedText } from './cookies.js';
import { chainNames } from './placement.js';
import { subjectOf } from './session-names.js';

/** Whether a call stores, or prolongs, a session under a key: `redis.set('session:' + id, …)`, `sessionStore.set(id, …)`. */
export function storesSession(analysis: Analysis, call: CallLike): boolean {
  const name = calleeName(call);
  const receiver = receiverOf(call);
  const key = argumentAt(call, 0);
  if (name === undefined || !STORE_METHODS.has(name) || !receiver || !key) return false;
  const text = composedText(analysis.text(key));
  if (SESSION_KEY_TEXT.test(text) && subjectOf([text]) !== 'other') return true;
  const holder = chainNames(receiver).pop() ?? '';
  return /^_?(?:user|auth|login|redis)?sess(?:ion)?s?(?:Store|Cache|Storage|Kv|Repository|Client)$/i.test(holder) && !/^sessionStorage$/.test(holder);
}

/** The bare number among the arguments of such a call that says how long it is kept. */
export function storedFor(analysis: Analysis, call: CallLike): { readonly value: Node; readonly unit: LifetimeUnit | undefined } | undefined {
  const name = (calleeName(call) ?? '').toLowerCase();
  const at = (index: number, unit: LifetimeUnit | undefined): { readonly value: Node; readonly unit: LifetimeUnit | undefined } | undefined => {
    const value = argumentAt(call, index);
    return value && { value, unit };
  };
  if (name === 'setex' || name === 'expire') return at(1, 's');
  if (name === 'psetex' || name === 'pexpire') return at(1, 'ms');
  const third = argumentAt(call, 2);
  const mode = third && analysis.constant(third)?.value;
  if (mode === 'EX' || mode === 'ex') return at(3, 's');
  if (mode === 'PX' || mode === 'px') return at(3, 'ms');
  return third && call.arguments.length === 3 ? at(2, undefined) : undefined;
}
