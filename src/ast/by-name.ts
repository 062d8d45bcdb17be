/** Names remembered of one question, twice over: a run over many projects must not gather them for ever. */
const MAX_NAMES = 5_000;
/** An answer that is undefined: each question is one look at the map. */
const NONE = Symbol('none');

/**
 * A copy of a text that stands alone. What is cut from the text of a file holds the whole of it in memory for as long as it lives itself,
 * so what outlives a file is copied: a key of an object always is.
 */
export function copyOf(part: string): string {
  return Object.keys({ [part]: true })[0] ?? part;
}

/** A question about a name alone, answered once for each name: names come again, in a file and in all files of a run. */
export function byName<Answer>(find: (name: string) => Answer): (name: string) => Answer {
  let known = new Map<string, Answer | typeof NONE>();
  let before: typeof known | undefined;
  const enter = (name: string): Answer | typeof NONE => {
    const own = copyOf(name);
    // Names of the five thousand before are moved on when they come again, so that common ones stay.
    const answer = before?.get(name) ?? find(own) ?? NONE;
    if (known.size >= MAX_NAMES) [before, known] = [known, new Map<string, Answer | typeof NONE>()];
    known.set(own, answer);
    return answer;
  };
  return (name) => {
    const answer = known.get(name) ?? enter(name);
    return answer === NONE ? (undefined as Answer) : answer;
  };
}
