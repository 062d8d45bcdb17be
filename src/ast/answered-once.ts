/** A question about an object that is answered once, for as long as it lives: a file asks it at each of its reports, a variable at each of its mentions. */
export function answeredOnce<Key extends object, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const answers = new WeakMap<Key, Value>();
  return (key) => {
    const before = answers.get(key);
    if (before !== undefined || answers.has(key)) return before as Value;
    const found = answer(key);
    answers.set(key, found);
    return found;
  };
}
