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
const MAX_STEM = 10;
/** Bits of a number that JavaScript's operators can hold. */
const MAX_GATES = 31;

const patterns: { readonly pattern: RegExp; readonly bit: number }[] = [];
let automaton: Automaton | undefined;
let lastText: string | undefined;
let lastFound = 0;

/**
 * Makes a gate of a linear pattern; all gates share one search of a text, made when the first of them is asked.
 * A pattern that no stem stands for is tried on every text.
 */
export function gateOf(pattern: RegExp): Gate {
  if (patterns.length === MAX_GATES) return { mayMatch: () => true, test: (text) => pattern.test(text) };
  const bit = 1 << patterns.length;
  patterns.push({ pattern, bit });
  automaton = undefined;
  lastText = undefined;
  const mayMatch = (text: string): boolean => (search(text) & bit) !== 0;
  return { mayMatch, test: (text) => mayMatch(text) && pattern.test(text) };
}

/** The gates of which a stem stands in a text. The last text is remembered: one file after the other is asked about. */
function search(text: string): number {
  if (text !== lastText) {
    automaton ??= createAutomaton();
    lastFound = run(automaton, text);
    lastText = text;
  }
  return lastFound;
}

interface Automaton {
  /** The class of each character code below 128, without regard to case; all others are of class 0. */
  readonly classes: Uint8Array;
  /** The row that follows, by row and class. Rows are counted in entries. */
  readonly next: Uint32Array;
  /** The gates found in a row, by the row's number. */
  readonly found: Int32Array;
  readonly width: number;
  /** From this row on something is found. */
  readonly telling: number;
  /** The gates that no stem stands for. */
  readonly always: number;
}

function run({ classes, next, found, width, telling, always }: Automaton, text: string): number {
  let all = always;
  let row = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    row = next[row + (code < 128 ? (classes[code] ?? 0) : 0)] ?? 0;
    if (row >= telling) all |= found[row / width] ?? 0;
  }
  return all;
}

interface State {
  readonly next: Map<string, State>;
  fail: State | undefined;
  found: number;
  row: number;
}

function createAutomaton(): Automaton {
  const root: State = { next: new Map(), fail: undefined, found: 0, row: 0 };
  const characters = new Set<string>();
  let always = 0;
  for (const { pattern, bit } of patterns) {
    const stems = stemsOf(pattern);
    if (!stems) always |= bit;
    for (const stem of stems ?? []) {
      let state = root;
      for (const character of stem.slice(0, MAX_STEM)) {
        characters.add(character);
        let after = state.next.get(character);
        if (!after) state.next.set(character, (after = { next: new Map(), fail: root, found: 0, row: 0 }));
        state = after;
      }
      state.found |= bit;
    }
  }
  // Breadth first: what a state falls back to is nearer to the root.
  const states: State[] = [root];
  for (const state of states) {
    for (const [character, after] of state.next) {
      let fail = state.fail;
      while (fail && !fail.next.has(character)) fail = fail.fail;
      after.fail = fail?.next.get(character) ?? root;
      after.found |= after.fail.found;
      states.push(after);
    }
  }
  const alphabet = new Map([...characters].map((character, index) => [character, index + 1]));
  const width = alphabet.size + 1;
  // Those that find something get the last rows.
  const ordered = [...states.filter(({ found }) => found === 0), ...states.filter(({ found }) => found !== 0)];
  for (const [index, state] of ordered.entries()) state.row = index * width;
  const next = new Uint32Array(ordered.length * width);
  for (const { row, fail, next: after } of states) {
    // Where nothing goes on, what is shorter does.
    if (fail) next.copyWithin(row, fail.row, fail.row + width);
    for (const [character, { row: to }] of after) next[row + (alphabet.get(character) ?? 0)] = to;
  }
  const classes = new Uint8Array(128);
  for (const [character, index] of alphabet) {
    classes[character.charCodeAt(0)] = index;
    classes[character.toUpperCase().charCodeAt(0)] = index;
  }
  return { classes, next, found: Int32Array.from(ordered, ({ found }) => found), width, telling: states.filter(({ found }) => found === 0).length * width, always };
}
