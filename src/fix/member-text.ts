/** Texts of a member access: `a.b`, `a?.b`, `a['b-c']`, `a?.['b-c']`. */
import { isAtLeast, type Precedence } from './precedence.js';
import { isIdentifierName, quoted, type Quote } from './text.js';

export interface MemberTextOptions {
  /** Write `?.`: for an object that may be null or undefined. */
  readonly optional?: boolean;
  /** Quotes of a key that is no identifier. */
  readonly quote?: Quote;
  /** How tightly the object's text binds; a name or a member unless told. */
  readonly precedence?: Precedence;
}

/** The text of `property` of an object; a property that is no identifier is written in brackets. */
export function memberText(objectText: string, property: string, options: MemberTextOptions = {}): string {
  if (!isIdentifierName(property)) return indexText(objectText, property, options);
  return `${objectPart(objectText, options)}${options.optional ? '?.' : '.'}${property}`;
}

/** The text of a member whose key is written as a string in brackets. */
export function indexText(objectText: string, key: string, options: MemberTextOptions = {}): string {
  return `${objectPart(objectText, options)}${options.optional ? '?.' : ''}[${quoted(key, options.quote)}]`;
}

function objectPart(text: string, { precedence = 'member' }: MemberTextOptions): string {
  // `1.name` is read as a number with a broken fraction.
  return isAtLeast(precedence, 'chain') && !/^\d+$/.test(text) ? text : `(${text})`;
}
