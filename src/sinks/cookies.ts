import { argumentAt, calleeName, receiverOf, stringValue, unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { COOKIE_SETTERS } from '../identity/sessions.js';
import type { CookieSetter } from '../identity/sessions.js';
import type { Analysis } from '../provenance/analysis.js';
import { comesFrom } from '../provenance/modules.js';
import type { TextPart } from '../provenance/text.js';
import { chainNames } from './placement.js';
import { isOtherCookieName, isSessionCookieName, subjectOf } from './session-names.js';

/** A call that sets a cookie. */
export interface CookieSet {
  readonly setter: CookieSetter;
  /** Where the cookie's name stands among the arguments; the value stands behind it. Undefined where one object holds everything. */
  readonly nameIndex: number | undefined;
  /** The cookie as messages call it. */
  readonly label: string;
  /** Whether it visibly holds a session, or a token, of the user. */
  readonly session: boolean;
}

/** Arguments that stand before the name: a request context. */
const CONTEXTS = /^_?(?:c|ctx|context|event|res|req|response|request|reply)$/;

function fits(analysis: Analysis, call: CallLike, row: CookieSetter): boolean {
  const receiver = receiverOf(call);
  if (row.on) {
    const names = receiver ? chainNames(receiver) : [];
    const [owner, last] = [names[names.length - 2], names[names.length - 1]];
    if (last === undefined || !row.on.test(last) || (row.of && !row.of.test(owner ?? ''))) return false;
  }
  if (row.inFileOf && !analysis.facts.importsAny(row.inFileOf)) return false;
  if (row.from) {
    const definition = analysis.definition(call.callee);
    if (definition?.type !== 'import' || !row.from.some((name) => comesFrom(definition.module, name))) return false;
  }
  return true;
}

/** The text of a cookie's name as far as the file shows it, else the names in the expression that makes it. */
function nameText(analysis: Analysis, node: Node): { readonly text: string; readonly certain: boolean } {
  const constant = analysis.constant(node)?.value;
  if (typeof constant === 'string') return { text: constant, certain: true };
  const inner = unwrap(node);
  const composed = inner.type === 'TemplateLiteral' || inner.type === 'BinaryExpression';
  return { text: composed ? composedText(analysis.text(node)) : chainNames(node).join('-'), certain: composed };
}

/** A text with the names of its unknown parts in their places, set off so that no word grows together: `prefix + 'session'` → `prefix-session`. */
export function composedText(parts: readonly TextPart[]): string {
  return parts.reduce((before, part) => {
    const text = 'text' in part ? part.text : chainNames(part.unknown).join('-');
    return before + (/\w$/.test(before) && /^\w/.test(text) ? '-' : '') + text;
  }, '');
}

const TOKEN_KINDS = ['access-token', 'id-token', 'refresh-token', 'token', 'app-token'] as const;

/** Whether a cookie of this name and value is one of a session. */
export function isSessionCookie(analysis: Analysis, name: Node | undefined, value: Node | undefined): boolean {
  const named = name && nameText(analysis, name);
  if (named && isSessionCookieName(named.text, analysis.settings.sessionCookies)) return true;
  if (named && isOtherCookieName(named.text)) return false;
  if (!value) return false;
  if (analysis.trace(value).as(...TOKEN_KINDS)) return true;
  const subject = subjectOf(chainNames(value));
  return subject === 'session' || (subject === 'token' && /token|jwt/i.test(chainNames(value).join(' ')));
}

/** The cookie that a call sets; undefined for calls that set none, or delete one. */
export function cookieSetOf(analysis: Analysis, call: CallLike): CookieSet | undefined {
  const called = calleeName(call);
  const setter = COOKIE_SETTERS.find((row) => row.name === called && fits(analysis, call, row));
  if (!setter) return undefined;
  const first = argumentAt(call, 0);
  if (!first) return undefined;
  const object = unwrap(first);
  if (object.type === 'ObjectExpression' && call.arguments.length === 1) {
    const name = analysis.read(object, ['name']);
    const value = analysis.read(object, ['value']);
    if (name.state !== 'found') return undefined;
    return { setter, nameIndex: undefined, label: labelOf(analysis, name.node), session: isSessionCookie(analysis, name.node, value.state === 'found' ? value.node : undefined) };
  }
  const second = argumentAt(call, 1);
  const behindContext = second !== undefined && call.arguments.length > 2 && typeof analysis.constant(first)?.value !== 'string'
    && ((object.type === 'Identifier' && CONTEXTS.test(object.name)) || object.type === 'ObjectExpression' || object.type === 'Literal' || typeof analysis.constant(second)?.value === 'string');
  const nameIndex = behindContext ? 1 : 0;
  const name = behindContext ? second : first;
  const value = argumentAt(call, nameIndex + 1);
  // An empty value deletes the cookie.
  if (value && stringValue(value) === '') return undefined;
  return { setter, nameIndex, label: labelOf(analysis, name), session: isSessionCookie(analysis, name, value) };
}

/** `the cookie 'session'`. */
export function labelOf(analysis: Analysis, name: Node | undefined): string {
  const named = name && nameText(analysis, name);
  return named?.certain === true ? `the cookie '${named.text}'` : 'the session cookie';
}
