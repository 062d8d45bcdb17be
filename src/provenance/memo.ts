import type { Module } from './module.js';

/** A question about a node of a file, or a variable of it, that is answered once: helpers are asked for at each of their calls. */
export function remembered<Key extends object, Value>(answer: (module: Module, key: Key) => Value): (module: Module, key: Key) => Value {
  const answers = new WeakMap<Module, Map<Key, Value>>();
  return (module, key) => {
    let known = answers.get(module);
    if (!known) answers.set(module, (known = new Map<Key, Value>()));
    if (!known.has(key)) known.set(key, answer(module, key));
    return known.get(key) as Value;
  };
}
