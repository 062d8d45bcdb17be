/** Names remembered of one question: a run over many projects must not gather them for ever. */
const MAX_NAMES = 5_000;

/** A question about a name alone, answered once for each name: names come again, in a file and in all files of a run. */
export function byName<Answer>(find: (name: string) => Answer): (name: string) => Answer {
  const known = new Map<string, Answer>();
  return (name) => {
    if (known.has(name)) return known.get(name) as Answer;
    const answer = find(name);
    if (known.size >= MAX_NAMES) known.clear();
    known.set(name, answer);
    return answer;
  };
}
