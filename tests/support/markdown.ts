/** A fenced block of a page, with the headings that it stands under. */
export interface CodeBlock {
  /** Line of the opening fence, 1-based. */
  readonly line: number;
  readonly language: string;
  /** `name='value'` pairs after the language. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly code: string;
  /** From the page's title to the nearest heading. */
  readonly headings: readonly string[];
}

export interface Page {
  readonly headings: readonly string[];
  readonly blocks: readonly CodeBlock[];
}

/** Takes a Markdown page apart: headings (`#` style) and fenced blocks. An unclosed fence throws. */
export function readPage(text: string): Page {
  const headings: string[] = [];
  const blocks: CodeBlock[] = [];
  const above: { readonly level: number; readonly title: string }[] = [];
  let open: { readonly line: number; readonly fence: string; readonly indent: number; readonly info: string; readonly code: string[] } | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (open) {
      if (line.trim() === open.fence) {
        const [, language = '', rest = ''] = /^(\S*)(.*)$/.exec(open.info) ?? [];
        const attributes = Object.fromEntries([...rest.matchAll(/([\w-]+)='([^']*)'/g)].map(([, name, value]) => [name, value] as const)) as Record<string, string>;
        blocks.push({ line: open.line, language, attributes, code: open.code.join('\n'), headings: above.map(({ title }) => title) });
        open = undefined;
      } else {
        open.code.push(line.slice(Math.min(open.indent, line.search(/\S|$/))));
      }
      continue;
    }
    const fence = /^(\s*)(`{3,}|~{3,})\s*(.*)$/.exec(line);
    if (fence) {
      open = { line: index + 1, fence: fence[2] as string, indent: (fence[1] as string).length, info: fence[3] as string, code: [] };
      continue;
    }
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (!heading) continue;
    const level = (heading[1] as string).length;
    const title = heading[2] as string;
    while (above.length > 0 && (above[above.length - 1]?.level ?? 0) >= level) above.pop();
    above.push({ level, title });
    headings.push(title);
  }
  if (open) throw new Error(`The fence of line ${open.line} is never closed.`);
  return { headings, blocks };
}
