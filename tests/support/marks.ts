const MARK = /^\s*(?:\/\/|\{\/\*|\/\*|<!--)\s*expect:\s*(.*?)\s*(?:\*\/\}|\*\/|-->)?\s*$/;

/** `line: rule` for each `// expect: <rule>`: a comment of its own speaks of the next line that is no mark; several rules stand one after the other. */
export function expectedIn(code: string): string[] {
  const lines = code.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const names = MARK.exec(line)?.[1];
    if (names === undefined) return [];
    let at = index + 1;
    while (MARK.test(lines[at] ?? '')) at += 1;
    return names.split(/[\s,]+/).map((name) => `${at + 1}: ${name}`);
  });
}
