import { stemsOf } from './stems.js';

/**
 * One pass over the text of a file for the gates of all rules: an automaton (Aho and Corasick) over the stems of all their patterns.
 * A pattern is tried only where one of its stems stands in the text.
 */

/** A question about the text of a file that most files answer with no. */
export interface Gate {
  /** False only for texts that the pattern does not match: the cheap half of the answer. */
  mayMatch(text: string): boolean;
  /** Whether the pattern matches the text. */
  test(text: string): boolean;
}

/** Characters of a stem that are looked for: enough to tell, few enough to keep the automaton small. */
const MAX_STEM = 14;
/** Bits of a number that JavaScript's operators can hold. */
const MAX_GATES = 31;
/** Bytes of a text that are looked at together. */
const CHUNK = 65_536;

/** A text is read as bytes: several times as fast as one character after the other, whose kind of string is asked for each time. */
const encoder = new TextEncoder();
const bytes = new Uint8Array(CHUNK);

/**
 * Makes a maker of gates that share one search of a text, made when the first of them is asked.
 * The last text is remembered: one file after the other is asked about.
 */
export function createGates(): (pattern: RegExp) => Gate {
  const patterns: Pattern[] = [];
  let automaton: Automaton | undefined;
  let lastText: string | undefined;
  let lastFound = 0;

  /** The gates of which a stem stands in a text. */
  function search(text: string): number {
    if (text !== lastText) {
      automaton ??= createAutomaton(patterns);
      lastFound = run(automaton, text);
      lastText = text;
    }
    return lastFound;
  }

  return (pattern) => {
    if (patterns.length === MAX_GATES) return { mayMatch: () => true, test: (text) => pattern.test(text) };
    const bit = 1 << patterns.length;
    patterns.push({ pattern, bit });
    automaton = undefined;
    lastText = undefined;
    const mayMatch = (text: string): boolean => (search(text) & bit) !== 0;
    return { mayMatch, test: (text) => mayMatch(text) && pattern.test(text) };
  };
}

/** The gate of a linear pattern, one of all those of the plugin. A pattern that no stem stands for is tried on every text. */
export const gateOf = createGates();

interface Pattern {
  readonly pattern: RegExp;
  readonly bit: number;
}

/** Signs that tell, a class for each line. */
const SIGNS = [/\d/, /_/, /-/, /\./, /['"`:]/];
/** The class of each byte: letters without regard to case, then signs; all else is alike, also what is not ASCII. */
const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte).toLowerCase();
  if (/[a-z]/.test(character)) return character.charCodeAt(0) - 96;
  const sign = SIGNS.findIndex((pattern) => pattern.test(character));
  return sign < 0 ? 0 : 27 + sign;
});
/** Bits of a class. With 32 of them a state is one line of the processor's cache. */
const SHIFT = 5;

/** Marks a state in which something is found; states are numbered below it. The stems of all rules make some 2,000. */
const TELLING = 0x80_00;

interface Automaton {
  /** The state that follows, by state and class: a row of 2 ** `SHIFT` entries for each state. */
  readonly next: Uint16Array;
  /** The gates found in a state. */
  readonly found: Int32Array;
  /** The gates that no stem stands for. */
  readonly always: number;
}

function run({ next, found, always }: Automaton, text: string): number {
  let all = always;
  let state = 0;
  for (let from = 0; from < text.length;) {
    const { read, written } = encoder.encodeInto(from === 0 ? text : text.slice(from), bytes);
    for (let index = 0; index < written; index += 1) {
      state = next[(state << SHIFT) + (CLASSES[bytes[index] ?? 0] ?? 0)] ?? 0;
      if (state >= TELLING) {
        state -= TELLING;
        all |= found[state] ?? 0;
      }
    }
    from += read;
  }
  return all;
}

/** Plain arrays of numbers: the first file that is linted waits for it. */
function createAutomaton(patterns: readonly Pattern[]): Automaton {
  let always = 0;
  const words: { readonly signs: readonly number[]; readonly bit: number }[] = [];
  for (const { pattern, bit } of patterns) {
    const stems = stemsOf(pattern);
    if (!stems) always |= bit;
    for (const stem of stems ?? []) words.push({ signs: Array.from(encoder.encode(stem.slice(0, MAX_STEM)), (byte) => CLASSES[byte] ?? 0), bit });
  }
  const most = words.reduce((sum, { signs }) => sum + signs.length, 1);
  const next = new Uint16Array(most << SHIFT);
  const found = new Int32Array(most);
  let count = 1;
  for (const { signs, bit } of words) {
    let state = 0;
    for (const sign of signs) {
      const at = (state << SHIFT) + sign;
      state = next[at] ||= count++;
    }
    found[state] = (found[state] ?? 0) | bit;
  }
  // Breadth first: what a state falls back to is nearer to the root, and complete. Where nothing goes on, what is shorter does.
  const fallback = new Uint16Array(count);
  const queue = [0];
  for (const state of queue) {
    const back = fallback[state] ?? 0;
    found[state] = (found[state] ?? 0) | (found[back] ?? 0);
    for (let sign = 0; sign < 1 << SHIFT; sign += 1) {
      const after = next[(state << SHIFT) + sign] ?? 0;
      const shorter = state === 0 ? 0 : (next[(back << SHIFT) + sign] ?? 0);
      if (after === 0) next[(state << SHIFT) + sign] = shorter;
      else {
        fallback[after] = shorter;
        queue.push(after);
      }
    }
  }
  const used = next.slice(0, count << SHIFT).map((state) => (found[state] === 0 ? state : state + TELLING));
  return { next: used, found: found.slice(0, count), always };
}
