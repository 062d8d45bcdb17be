import type { Node } from '../ast/nodes.js';
import { KEY_NAMES, PLAIN_KEY_NAMES } from '../identity/keys.js';
import type { KeySink } from './key.js';

/** Longer statements are generated ones: their placeholders are not told apart. */
const MAX_LENGTH = 20_000;

/** A word that every statement of `hasSql` holds. */
export const ABOUT_SQL = /\b(?:insert\s+into|delete\s+from|merge\s+into|where|select|update)\b/i;

/** Whether a text is a statement of SQL. */
export function hasSql(text: string): boolean {
  return /\b(?:insert\s+into|delete\s+from|merge\s+into|where)\b/i.test(text) || hasBoth(text, /\bselect\b/i, /\bfrom\b/i) || hasBoth(text, /\bupdate\b/i, /\bset\b/i);
}

function hasBoth(text: string, first: RegExp, then: RegExp): boolean {
  const at = first.exec(text);
  return at !== null && then.test(text.slice(at.index));
}

/** What one placeholder of a statement stands for. */
export interface Placeholder {
  readonly column: string | undefined;
  /** It says which rows are meant; otherwise it is a value that is stored. */
  readonly condition: boolean;
}

const PLACEHOLDER = /\$\d+|\?|[:@][a-z_]\w*|\*/gi;

/**
 * The placeholders of a statement by their mark (`$1`, `@oid`), and by position for `?` and `*` (an expression in a template).
 * A statement that is put together in an unusual way gives placeholders without a column.
 */
export function placeholdersOf(sql: string): { readonly byMark: ReadonlyMap<string, Placeholder>; readonly inOrder: readonly Placeholder[] } {
  const byMark = new Map<string, Placeholder>();
  const inOrder: Placeholder[] = [];
  if (sql.length > MAX_LENGTH) return { byMark, inOrder };
  const columns = /\binsert\s+into\s(?:(?!\binsert\s)[^(])*\(([^()]*)\)\s*values?\s*\(([^)]*)\)/i.exec(sql);
  const names = columns?.[1]?.split(',').map(plain) ?? [];
  const values = columns?.[2]?.split(',') ?? [];
  const valuesAt = columns ? columns.index + columns[0].length - (columns[2]?.length ?? 0) - 1 : -1;
  for (const match of sql.matchAll(PLACEHOLDER)) {
    const before = sql.slice(0, match.index);
    // `SELECT *`, `count(*)`, `::text` are no placeholders.
    if (match[0] === '*' && /(?:select|\(|\.|,)\s*$/i.test(before) && !/values?\s*\(/i.test(before.slice(before.lastIndexOf(')') + 1))) continue;
    if (match[0].startsWith(':') && before.endsWith(':')) continue;
    const compared = /(?<![\w."`[\]])([\w."`[\]]+)\s*(?:=|<=>|\bi?like\b|\bin\s*\()\s*(?:lower\s*\()?['"%]*$/i.exec(before)?.[1];
    let column = compared === undefined ? undefined : plain(compared);
    let condition = /\b(?:where|having|on)\b(?![^]*\b(?:set|values)\b)/i.test(before);
    if (columns && match.index >= valuesAt && match.index < columns.index + columns[0].length) {
      const position = sql.slice(valuesAt, match.index).split(',').length - 1;
      column = position < values.length ? names[position] : undefined;
      condition = false;
    }
    const placeholder: Placeholder = { column, condition };
    byMark.set(match[0], placeholder);
    inOrder.push(placeholder);
  }
  return { byMark, inOrder };
}

function plain(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).replace(/["`[\]\s]/g, '');
}

/** The key that a value of a statement is. */
export function sqlKey(node: Node, neighbours: readonly Node[], placeholder: Placeholder | undefined): KeySink {
  const name = placeholder?.column;
  const any = placeholder?.condition === true || (name !== undefined && (KEY_NAMES.test(name) || PLAIN_KEY_NAMES.test(name)));
  return { node, role: 'sql', neighbours, shape: 'string', any, ...(name === undefined ? {} : { name }) };
}

/** Keys of a statement whose values stand inside its text. */
export function sqlTextKeys({ parts, text }: { readonly parts: readonly { readonly node: Node }[]; readonly text: string }): KeySink[] {
  const { inOrder } = placeholdersOf(text);
  const neighbours = parts.map((part) => part.node);
  return parts.map((part, index) => sqlKey(part.node, neighbours, inOrder.length === parts.length ? inOrder[index] : undefined));
}
