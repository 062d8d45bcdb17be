/** Text that can stand anywhere: parentheses, identifiers, quotes. No syntax tree needed. */
import { isAtLeast, type Precedence } from './precedence.js';

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

/** Words that may name a property but never a binding (ECMAScript, strict mode and modules included). */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function ' +
    'if implements import in instanceof interface let new null package private protected public return static super switch this throw true try ' +
    'typeof var void while with yield'
  ).split(' '),
);

/** Whether `name` can be written after a dot. */
export function isIdentifierName(name: string): boolean {
  return IDENTIFIER.test(name);
}

/** Whether `name` can be declared. */
export function isBindingName(name: string): boolean {
  return isIdentifierName(name) && !RESERVED.has(name);
}

export type Quote = "'" | '"';

/** A string literal of `value` in the given quotes. */
export function quoted(value: string, quote: Quote = "'"): string {
  const inner = JSON.stringify(value).slice(1, -1);
  return quote === '"' ? `"${inner}"` : `'${inner.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** `text`, in parentheses unless it binds as tightly as `minimum` asks. */
export function atLeast(text: string, precedence: Precedence, minimum: Precedence): string {
  return isAtLeast(precedence, minimum) ? text : `(${text})`;
}
