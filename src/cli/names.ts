import { Trouble } from './trouble.js';

const NAMESPACE = 'zero-trust/';

/** Edits (insert, delete, replace one character) from one word to the other: Levenshtein's distance, row by row. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of from.split('').entries()) {
    const next = [index + 1];
    for (let at = 1; at <= to.length; at += 1) {
      const replaced = (row[at - 1] ?? 0) + (letter === to[at - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** How many names are offered for a misspelt one. */
const OFFERED = 3;

/** Words that most names share tell nothing. */
const FILLERS: readonly string[] = ['no', 'prefer', 'require', 'token'];

/** The names nearest to what was written, best first: those that share a telling word with it, or, where none does, those with the fewest edits. */
function nearest(given: string, names: readonly string[]): string[] {
  const words = given.split(/\W+/).filter((word) => word !== '' && !FILLERS.includes(word));
  const sharing = names.filter((name) => words.some((word) => name.split('-').includes(word)));
  return [...(sharing.length > 0 ? sharing : names)].sort((a, b) => distance(given, a) - distance(given, b)).slice(0, OFFERED);
}

/** The rule that is meant by `no-x` or `zero-trust/no-x`; anything else is trouble that offers the nearest names. */
export function ruleNamed(given: string, names: readonly string[]): string {
  const name = given.startsWith(NAMESPACE) ? given.slice(NAMESPACE.length) : given;
  if (names.includes(name)) return name;
  throw new Trouble(`There is no rule '${given}'. Did you mean ${nearest(name, names).join(', ')}?`);
}
