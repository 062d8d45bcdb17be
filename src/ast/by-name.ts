/** Names remembered of one question: a run over many projects must not gather them for ever. */
const MAX_NAMES = 5_000;

/**
 * A copy of a text that stands alone. What is cut from the text of a file holds the whole of it in memory for as long as it lives itself,
 * so what outlives a file is copied: a key of an object always is.
 */
export function copyOf(part: string): string {
  return Object.keys({ [part]: true })[0] ?? part;
}

/** A question about a name alone, answered once for each name: names come again, in a file and in all files of a run. */
export function byName<Answer>(find: (name: string) => Answer): (name: string) => Answer {
  const known = new Map<string, Answer>();
  return (name) => {
    if (known.has(name)) return known.get(name) as Answer;
    const own = copyOf(name);
    const answer = find(own);
    if (known.size >= MAX_NAMES) known.clear();
    known.set(own, answer);
    return answer;
  };
}
