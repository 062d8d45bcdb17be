/** Answers a question once for each thing that `keyOf` gives, for as long as that lives. */
function answeredBy<Subject, Value>(keyOf: (subject: Subject) => object, answer: (subject: Subject) => Value): (subject: Subject) => Value {
  const answers = new WeakMap<object, Value>();
  return (subject) => {
    const key = keyOf(subject);
    const before = answers.get(key);
    if (before !== undefined || answers.has(key)) return before as Value;
    const found = answer(subject);
    answers.set(key, found);
    return found;
  };
}

/** A question about an object that is answered once: a variable asks it at each of its mentions. */
export function answeredOnce<Key extends object, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  return answeredBy((key) => key, answer);
}

/** The same of a file, at each of its reports. It goes by the tree, since oxlint hands all files of a run one SourceCode object. */
export function answeredOnceAFile<File extends { readonly ast: object }, Value>(answer: (file: File) => Value): (file: File) => Value {
  return answeredBy(({ ast }) => ast, answer);
}
