import type { Module } from './module.js';

/** A question about a node of a file, or a variable of it, that is answered once: helpers are asked for at each of their calls. */
export function remembered<Key extends object, Value>(answer: (module: Module, key: Key) => Value): (module: Module, key: Key) => Value {
  const answers = new WeakMap<Module, Map<Key, Value>>();
  return (module, key) => {
    let known = answers.get(module);
    if (!known) answers.set(module, (known = new Map<Key, Value>()));
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as Value;
    const found = answer(module, key);
    known.set(key, found);
    return found;
  };
}

/** Answers of a search that goes from function to function, by the depth that is left: functions that call two others double the search at each step otherwise. */
export class ByDepth<Key extends object, Value extends object | boolean> {
  readonly #known = new Map<number, Map<Key, Value>>();

  get(depth: number, key: Key, make: () => Value): Value {
    let answers = this.#known.get(depth);
    if (!answers) this.#known.set(depth, (answers = new Map<Key, Value>()));
    let answer = answers.get(key);
    if (answer === undefined) answers.set(key, (answer = make()));
    return answer;
  }
}
