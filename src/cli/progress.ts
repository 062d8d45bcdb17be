import type { Terminal } from './terminal.js';

/** Milliseconds between two signs of life; the first comes after one of them, so that small projects show none. */
const INTERVAL = 200;
/** Back to the beginning of the line, and clears it. */
const CLEAR = '\r\u001B[K';

export interface Progress {
  readonly tick: () => void;
  /** Takes the line away. */
  readonly end: () => void;
}

/** Counts files in one line that is written over, on a terminal that somebody watches; elsewhere it says nothing. `now`: milliseconds. */
export function startProgress({ err, isWatched }: Terminal, now: () => number = Date.now): Progress {
  if (!isWatched) return { tick: () => undefined, end: () => undefined };
  let count = 0;
  let shownAt = now();
  let isShown = false;
  return {
    tick: () => {
      count += 1;
      if (now() - shownAt < INTERVAL) return;
      shownAt = now();
      isShown = true;
      err(`${CLEAR}${count} files …`);
    },
    end: () => {
      if (isShown) err(CLEAR);
      isShown = false;
    },
  };
}
