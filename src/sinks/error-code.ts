import { argumentAt, calleeName, memberName, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import {
  ADAL_ERRORS, CLASSLESS_CODES, CODE_TABLE_PACKAGES, CODE_TABLES, CREDENTIAL_CLASSES, ERROR_CLASSES, ERROR_CODE_GATE, GRANT_CODE, INTERACTION_CLASS, INTERACTION_CODES, NUMBERS,
} from '../identity/errors.js';
import type { Analysis } from '../provenance/analysis.js';
import { soleWrite } from '../provenance/writes.js';
import { elementsOf, iteratedList } from '../provenance/elements.js';

/**
 * What a code stands for. `interaction`: a code, suberror, number or name of `InteractionRequiredAuthError`; `number`: any other AADSTS number;
 * `grant`: `invalid_grant`; `class`: the name of an exported class; `classless`: no class is as narrow; `other`: no identity code.
 */
export type CodeSort = 'class' | 'classless' | 'grant' | 'interaction' | 'number' | 'other';

/** One code that something is compared with. */
export interface IdentityCode {
  /** As the library or the server writes it: `login_required`, `AADSTS50076`, `ClientAuthError`. */
  readonly text: string;
  readonly sort: CodeSort;
  /** Also a word of others, see `InteractionCode.common`. */
  readonly common: boolean;
  /** Written by Microsoft's services alone: `AADSTS…`, `AADB2C…`. */
  readonly isService?: true;
  /** A word of OpenID Connect, which a file that is about Microsoft means as such. */
  readonly isProtocol?: true;
  /** The name of a class, not a code. */
  readonly isName?: true;
  /** A constant that the library exports (`BrowserAuthErrorCodes.userCancelled`). */
  readonly isConstant?: true;
  /** The number alone, `50076`: a code only where numbers of errors are compared. */
  readonly isBare?: true;
  /** The expression that stands for it where it is compared, or listed. */
  readonly node: Node;
}

type Known = Omit<IdentityCode, 'node'>;

const rows: readonly Known[] = [
  ...[...CLASSLESS_CODES.keys(), ...ADAL_ERRORS].map((text): Known => ({ text, sort: 'classless', common: true })),
  ...CREDENTIAL_CLASSES.map((text): Known => ({ text, sort: 'classless', common: true, isName: true })),
  ...INTERACTION_CODES.map(({ code, common }): Known => ({ text: code, sort: 'interaction', common: common !== undefined, ...(common === 'protocol' ? { isProtocol: true } : {}) })),
  ...ERROR_CLASSES.map(({ name, from, common }): Known => (
    { text: name, sort: name === INTERACTION_CLASS ? 'interaction' : from.length > 0 ? 'class' : 'classless', common: common === true, isName: true }
  )),
  { text: GRANT_CODE, sort: 'grant', common: true },
];
/** By the text; a row further down wins. */
const known = new Map(rows.map((row) => [row.text, row]));

const raising = new Map(NUMBERS.map(({ number, raises }) => [String(number), raises]));

function numbered(digits: string): Known {
  return { text: `AADSTS${digits}`, sort: raising.get(digits) === 'interaction' ? 'interaction' : 'number', common: false, isService: true };
}

/** The code that a whole string is. */
function exactCode(text: string): Known | undefined {
  const digits = /^AADSTS_?(\d*)$/i.exec(text)?.[1];
  if (digits !== undefined) return numbered(digits);
  return /^AADB2C\d*$/i.test(text) ? { text: text.toUpperCase(), sort: 'classless', common: false, isService: true } : known.get(text);
}

/** Longest string that is searched for codes: what is longer is prose. */
const MAX_TEXT = 200;

/** The codes that a piece of a message, or a pattern, speaks of. */
function codesIn(text: string): Known[] {
  const whole = known.get(text);
  if (whole || text.length > MAX_TEXT) return whole ? [whole] : [];
  const found: Known[] = [];
  for (const match of text.matchAll(/AADSTS[([?:]{0,3}([\d|]*)/gi)) for (const digits of (match[1] ?? '').split('|')) if (digits !== '' || match[1] === '') found.push(numbered(digits));
  for (const [code] of text.matchAll(/AADB2C\d*/gi)) found.push({ text: code.toUpperCase(), sort: 'classless', common: false, isService: true });
  // A path or an address that holds the word is no code.
  if (!/\/\w/.test(text)) {
    for (const [word] of text.matchAll(/\b[A-Za-z]\w+\b/g)) {
      const code = known.get(word);
      if (code) found.push(code);
    }
  }
  return found;
}

/** The code that the name of a constant kept in another file tells: `Constants.AADSTS70043`, `ErrorCodes.INTERACTION_REQUIRED`. */
function codeOfName(name: string): Known | undefined {
  const digits = /(?:^|_)AADSTS_?(\d{4,})/i.exec(name)?.[1];
  if (digits !== undefined) return numbered(digits);
  const snake = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();
  const code = known.get(snake);
  return code?.sort === 'interaction' && !code.common ? code : undefined;
}

/** What an expression says where it is compared: `codes` it stands for, `rest` the values of a list that are no identity codes. */
export interface CodesOf {
  readonly codes: readonly IdentityCode[];
  readonly rest: readonly Node[];
}

const NONE: CodesOf = { codes: [], rest: [] };

/** Lists in lists, of which names are the elements: `for (const code of group)` in `for (const group of groups)`. */
const MAX_LISTS = 4;

/**
 * The identity codes that an expression stands for, through constants, lists that are gone through, and the tables that MSAL exports.
 * `exact`: the whole value must be a code; else a code inside a longer text counts as well.
 */
export function codesOf(analysis: Analysis, expression: Node, exact: boolean, hops = MAX_LISTS): CodesOf {
  const node = unwrap(expression);
  if (node.type === 'Identifier' && hops > 0) {
    const list = iteratedList(analysis.module, node);
    if (list) return codesOfList(analysis, list, exact, hops - 1);
  }
  const lookup = analysis.about(ERROR_CODE_GATE);
  const value = lookup.constant(node)?.value;
  if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value);
    const number: Known | undefined = raising.has(text) ? { ...numbered(text), isBare: true } : undefined;
    const one = number ?? exactCode(text.trim());
    const codes = one ? [one] : exact ? [] : codesIn(text);
    return codes.length > 0 ? { codes: codes.map((code) => ({ ...code, node })), rest: [] } : { codes: [], rest: [node] };
  }
  if (!exact && (node.type === 'TemplateLiteral' || node.type === 'BinaryExpression')) {
    const codes = lookup.text(node).flatMap((part) => ('text' in part ? codesIn(part.text) : []));
    return { codes: codes.map((code) => ({ ...code, node })), rest: [] };
  }
  const named = namedCode(analysis, node);
  return named ? { codes: [{ ...named, node }], rest: [] } : NONE;
}

function namedCode(analysis: Analysis, node: Node): Known | undefined {
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return undefined;
  const definition = analysis.definition(node);
  if (definition?.type !== 'import' && definition?.type !== 'global') return undefined;
  const isTable = definition.type === 'global' || CODE_TABLE_PACKAGES.includes(definition.module);
  for (const [index, name] of definition.path.entries()) {
    const member = definition.path[index + 1];
    const code = isTable && member !== undefined ? CODE_TABLES.get(name)?.get(member) : undefined;
    const one = code === undefined ? undefined : known.get(code);
    if (one) return { ...one, common: false, isConstant: true };
  }
  const last = node.type === 'Identifier' ? node.name : memberName(node);
  return definition.type === 'import' && last !== undefined ? codeOfName(definition.path[definition.path.length - 1] ?? last) : undefined;
}

/** The identity codes in a list of the file; none where it is no such list. */
export function codesOfList(analysis: Analysis, list: Node, exact = true, hops = MAX_LISTS): CodesOf {
  const each = (elementsOf(analysis.about(ERROR_CODE_GATE).module, list) ?? []).map((element) => codesOf(analysis, element, exact, hops));
  return { codes: each.flatMap(({ codes }) => codes), rest: each.flatMap(({ rest }) => rest) };
}

/** The identity codes that a pattern looks for: a literal, `new RegExp('…')`, or a constant that holds one. */
export function codesOfPattern(analysis: Analysis, expression: Node): CodesOf {
  const node = unwrap(expression);
  if (node.type === 'Literal') return node.value instanceof RegExp || 'regex' in node ? ofPattern(node, (node as { regex?: { pattern: string } }).regex?.pattern ?? '') : NONE;
  if ((node.type === 'NewExpression' || node.type === 'CallExpression') && calleeName(node) === 'RegExp') {
    const first = argumentAt(node, 0);
    return first ? codesOf(analysis, first, false) : NONE;
  }
  if (node.type !== 'Identifier') return NONE;
  const variable = analysis.module.variableOf(node);
  const written = variable && soleWrite(variable);
  return written?.path.length === 0 && unwrap(written.source).type !== 'Identifier' ? codesOfPattern(analysis, written.source) : NONE;
}

function ofPattern(node: Node, pattern: string): CodesOf {
  const codes = codesIn(pattern.replace(/\\[bdsBDSw][*+?]?/g, ' ').replace(/\\/g, ''));
  // `/AADSTS(\d+)/` takes a number out; it looks for none.
  return { codes: codes.map((code) => ({ ...code, node })), rest: [] };
}
