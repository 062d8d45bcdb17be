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

/** The same for what needs no file to be answered: a variable is mentioned at each use, and each mention asks. */
export function answeredOnce<Key extends object, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const answers = new WeakMap<Key, Value>();
  return (key) => {
    if (!answers.has(key)) answers.set(key, answer(key));
    return answers.get(key) as Value;
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
