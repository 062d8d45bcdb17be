/**
 * References that may be made or followed in one turn of the loop of events. The engine keeps alive what they lead to until the turn is over, so that
 * a program which lints many files without a pause would gather the trees of all of them.
 */
const MAX_IN_TURN = 48;
let inTurn = 0;

function takesPart(): boolean {
  if (inTurn === 0) {
    // A timer, for promises that are awaited go on within the same turn. It must not keep the process alive.
    const timer: unknown = setTimeout(() => { inTurn = 0; }, 0);
    (timer as { readonly unref?: () => void }).unref?.();
  }
  inTurn += 1;
  return inTurn <= MAX_IN_TURN;
}

/** Values by key, for as long as something else holds them or the engine has not collected them: trees that are asked for again and are too large to be kept. */
export class Weakly<Key, Value extends object> {
  readonly #references = new Map<Key, WeakRef<Value>>();

  get(key: Key): Value | undefined {
    const reference = this.#references.get(key);
    return reference && takesPart() ? reference.deref() : undefined;
  }

  set(key: Key, value: Value): void {
    if (takesPart()) this.#references.set(key, new WeakRef(value));
    else this.#references.delete(key);
  }
}
