import { readFileSync } from 'node:fs';

/** The pages of the rules as they are installed: two folders up, both from `src` and from `dist`. */
const FOLDER = new URL('../../rules-docs/', import.meta.url);

/** A rule's page without the comments that its generator needs; undefined where there is none. */
export function pageOf(rule: string): string | undefined {
  try {
    const text = readFileSync(new URL(`${encodeURIComponent(rule)}.md`, FOLDER), 'utf8');
    return text.replaceAll(/^<!--.*-->\n+/gm, '').replaceAll(/^(#+ .*\n)(?!\n)/gm, '$1\n');
  } catch {
    return undefined;
  }
}
