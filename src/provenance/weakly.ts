/**
 * Values that may be held or looked at in one turn of the loop of events. The engine keeps alive what a reference leads to until the turn is over, so
 * that a program which lints many files without a pause would gather the trees of all of them.
 */
const MAX_IN_TURN = 128;
let turn = 0;
let inTurn = 0;

interface Entry<Value extends object> {
  readonly reference: WeakRef<Value>;
  /** The turn in which it was last held or looked at. */
  turn: number;
}

function takesPart(entry: { turn: number }): boolean {
  if (entry.turn === turn) return true;
  if (inTurn === MAX_IN_TURN) return false;
  if (inTurn === 0) {
    // A timer, for promises that are awaited go on within the same turn. It must not keep the process alive.
    const timer: unknown = setTimeout(() => {
      turn += 1;
      inTurn = 0;
    }, 0);
    (timer as { readonly unref?: () => void }).unref?.();
  }
  inTurn += 1;
  entry.turn = turn;
  return true;
}

/** Values by key, for as long as something else holds them or the engine has not collected them: trees that are asked for again and are too large to be kept. */
export class Weakly<Key, Value extends object> {
  readonly #entries = new Map<Key, Entry<Value>>();

  get(key: Key): Value | undefined {
    const entry = this.#entries.get(key);
    return entry && takesPart(entry) ? entry.reference.deref() : undefined;
  }

  set(key: Key, value: Value): void {
    const ticket = { turn: -1 };
    if (takesPart(ticket)) this.#entries.set(key, { reference: new WeakRef(value), turn: ticket.turn });
    else this.#entries.delete(key);
  }
}
