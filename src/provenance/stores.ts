import { argumentAt, calleeName, receiverOf, stringValue, unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { constantOf } from './constant.js';
import type { Place } from './graph.js';
import type { Module } from './module.js';

/** Methods that put a value under a string key, with the place of the value behind the key. */
const PUTS = new Set(['set', 'setItem', 'setItemAsync', 'setObject', 'setJSON', 'setJson', 'setData', 'setString', 'setValue', 'setPassword', 'put', 'store', 'save', 'write', 'setCookie']);

const puts = new WeakMap<Module, ReadonlyMap<string, readonly { readonly call: CallLike; readonly value: Node }[]>>();

/** The key of a look-up or store: a literal, or a constant of this file. */
export function keyOf(module: Module, argument: Node | undefined): string | undefined {
  if (!argument) return undefined;
  const literal = stringValue(argument);
  if (literal !== undefined) return literal;
  const { value } = constantOf(module, argument) ?? {};
  return typeof value === 'string' ? value : undefined;
}

/** The names of a receiver without `window.` and `this.`, to tell one store from another. */
function storeName(module: Module, receiver: Node): string {
  const node = unwrap(receiver);
  return module.textOf(node).replace(/^(?:window|globalThis|self|this)\??\./, '').replace(/\s+/g, '');
}

/** What this file puts under a key into the store that a look-up reads. */
export function storedValues(module: Module, lookup: CallLike, key: string, path: readonly string[]): Place[] {
  let index = puts.get(module);
  if (!index) {
    const found = new Map<string, { call: CallLike; value: Node }[]>();
    for (const call of module.calls) {
      const receiver = PUTS.has(calleeName(call) ?? '') ? receiverOf(call) : undefined;
      const name = receiver && keyOf(module, argumentAt(call, 0));
      const value = argumentAt(call, 1);
      if (!receiver || name === undefined || !value) continue;
      const id = `${storeName(module, receiver)} ${name}`;
      found.set(id, [...(found.get(id) ?? []), { call, value }]);
    }
    puts.set(module, (index = found));
  }
  const receiver = receiverOf(lookup);
  return receiver ? (index.get(`${storeName(module, receiver)} ${key}`) ?? []).map(({ value }) => ({ node: value, path })) : [];
}
