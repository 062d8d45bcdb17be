/** The values used last, by key: what a run over a large workspace makes of each of its parts must not all stay. */
export class Recent<Key, Value> {
  readonly #most: number;
  readonly #values = new Map<Key, Value>();

  /** @param most values that are held */
  constructor(most: number) {
    this.#most = most;
  }

  /** The value of a key, made where it is not held. */
  get(key: Key, make: () => Value): Value {
    const held = this.#values.has(key);
    const value = held ? (this.#values.get(key) as Value) : make();
    // Written again, a key stands last: the first is the one that was not asked for longest.
    this.#values.delete(key);
    this.#values.set(key, value);
    if (!held && this.#values.size > this.#most) {
      const [oldest] = this.#values.keys();
      this.#values.delete(oldest as Key);
    }
    return value;
  }
}
