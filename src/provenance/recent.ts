/** The values used last, by key: what a run over a large workspace makes of each of its parts must not all stay. */
export class Recent<Key, Value> {
  readonly #most: number;
  readonly #values = new Map<Key, Value>();

  /** @param most values that are held */
  constructor(most: number) {
    this.#most = most;
  }

  /** The value of a key, made where none is held, or none that is still good. */
  get(key: Key, make: () => Value, isGood: (value: Value) => boolean = () => true): Value {
    const held = this.#values.has(key);
    const last = this.#values.get(key) as Value;
    const value = held && isGood(last) ? last : make();
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
