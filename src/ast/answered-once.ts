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

/** The same of a file, which its tree stands for: oxlint hands all files of a run one SourceCode object. */
export function answeredOnceAFile<File extends { readonly ast: object }, Value>(answer: (file: File) => Value): (file: File) => Value {
  const answers = new WeakMap<object, { readonly value: Value }>();
  return (file) => {
    let known = answers.get(file.ast);
    if (!known) answers.set(file.ast, (known = { value: answer(file) }));
    return known.value;
  };
}
