import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, enclosingFunction, functionName, memberName, receiverOf, stringValue, unwrap } from '../ast/nodes.js';
import { gateOf } from '../ast/gate.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { CHANNEL_URL, MAYBE_TOKEN_QUERY, ONE_TIME_LINKS, OTHER_TOKENS, PERSONAL_LINKS, QUERY_ONLY_HOSTS, TOKEN_MEMBERS, TOKEN_QUERY, TOKEN_STRINGS } from '../identity/leaks.js';
import { TOKEN_FIELDS } from '../identity/http.js';
import type { Analysis } from '../provenance/analysis.js';
import type { Origin } from '../provenance/graph.js';
import type { Carried } from './credential.js';
import { lastName } from './exposed.js';
import { requestOf } from './request.js';

/** A token in the query or fragment of an address. */
export interface UrlToken {
  readonly node: Node;
  readonly origin: Origin | undefined;
  /** The field that it is the value of. */
  readonly field: string;
  readonly part: 'fragment' | 'query';
}

/** Fields that a query may carry a token in; a file that names none of them puts no token into an object that is a query. */
const QUERY_FIELDS = [...TOKEN_FIELDS.keys()].filter((name) => TOKEN_QUERY.test(name) || MAYBE_TOKEN_QUERY.test(name));
const fieldGate = gateOf(new RegExp(`\\b(?:${QUERY_FIELDS.join('|')})\\b['"\`]?\\]?\\s*[:,}=)]`));
const FIELDS = {};
const namesField = (analysis: Analysis): boolean => analysis.once(FIELDS, () => fieldGate.test(analysis.module.text));

const NONE: UrlToken[] = [];

type Piece = { readonly text: string } | { readonly value: Node };

/** The pieces that a template or concatenation is written with, in order. */
function piecesOf(node: Node): Piece[] {
  const inner = unwrap(node);
  if (inner.type === 'TemplateLiteral') return inner.quasis.flatMap((quasi, index): Piece[] => [{ text: quasi.value.cooked ?? '' }, ...(inner.expressions[index] ? [{ value: inner.expressions[index] }] : [])]);
  if (inner.type === 'BinaryExpression' && inner.operator === '+') return [...piecesOf(inner.left), ...piecesOf(inner.right)];
  const text = stringValue(inner);
  return text === undefined ? [{ value: node }] : [{ text }];
}

/** The tokens in the query or fragment of an address that is put together in place: `` `${path}?access_token=${token}` ``. */
export function urlTokensOf(analysis: Analysis, node: TSESTree.BinaryExpression | TSESTree.TemplateLiteral): UrlToken[] {
  if ((node.type === 'TemplateLiteral' && node.expressions.length === 0) || (node.parent.type === 'BinaryExpression' && node.parent.operator === '+') || !mayHoldField(node)) return NONE;
  const found: UrlToken[] = [];
  let before = '';
  const pieces = piecesOf(node);
  const whole = pieces.map((piece) => ('text' in piece ? piece.text : '…')).join('');
  for (const piece of pieces) {
    if ('text' in piece) {
      before += piece.text;
      continue;
    }
    const field = /[?&#]([\w-]+)=(?:Bearer(?: |%20|\+))?$/.exec(before)?.[1];
    const address = addressOf(before);
    const token = field !== undefined && address ? urlToken(analysis, field, piece.value, whole, address) : undefined;
    if (token) found.push(token);
    else if (address && /[?&#]$/.test(before)) found.push(...queryTokens(analysis, piece.value, whole, address));
    before += '…';
  }
  return found;
}

/** The tokens in a query that is made apart: `` `${path}?${new URLSearchParams({ access_token: token })}` ``, `` `${path}?${query.toString()}` ``, `['access_token=' + token].join('&')`. */
function queryTokens(analysis: Analysis, query: Node, whole: string, part: UrlToken['part']): UrlToken[] {
  if (!namesField(analysis)) return NONE;
  const node = unwrap(query);
  const text = node.type === 'CallExpression' ? calleeName(node) : undefined;
  const fields = text === 'toString' ? receiverOf(node as CallLike) : text === 'stringify' ? argumentAt(node as CallLike, 0) : node;
  if (!fields) return NONE;
  const given = [...fieldsOfText(analysis, node), ...addedFields(analysis, fields), ...(analysis.mayHave(fields, QUERY_FIELDS) ? readFields(analysis, fields) : [])];
  return given.flatMap(({ field, value }) => urlToken(analysis, field, value, whole, part) ?? []);
}

interface Field {
  readonly field: string;
  readonly value: Node;
}

function readFields(analysis: Analysis, fields: Node): Field[] {
  return QUERY_FIELDS.flatMap((field) => {
    const reading = analysis.read(fields, [field]);
    return reading.state === 'found' ? [{ field, value: reading.node }] : [];
  });
}

/** The fields of `query.append('access_token', token)`, whatever they are called. */
function addedFields(analysis: Analysis, fields: Node): Field[] {
  return (analysis.module.variableOf(unwrap(fields))?.references ?? []).flatMap(({ identifier }) => {
    const call = identifier.parent.parent;
    const name = call?.type === 'CallExpression' && call.callee === identifier.parent ? calleeName(call) : undefined;
    return name === 'append' || name === 'set' ? (addedField(call as CallLike) ?? []) : [];
  });
}

function addedField(call: CallLike): Field | undefined {
  const [field, value] = [stringValue(argumentAt(call, 0)), argumentAt(call, 1)];
  return field !== undefined && value ? { field, value } : undefined;
}

/** The fields of text that is written for a query: `access_token=${token}&x=1`. */
function fieldsOfText(analysis: Analysis, query: Node): Field[] {
  return analysis.texts(query).flatMap((parts) =>
    parts.flatMap((part, index) => {
      const before = parts[index - 1];
      const field = before && 'text' in before ? /(?:^|[?&])([\w-]+)=$/.exec(before.text)?.[1] : undefined;
      return field !== undefined && 'unknown' in part && analysis.module.holds(part.unknown) ? [{ field, value: part.unknown }] : [];
    }));
}

/** Whether a piece of text could end in `field=`, or where a query begins: most texts have no such sign. */
function mayHoldField(node: Node): boolean {
  switch (node.type) {
    case 'TemplateLiteral':
      return node.quasis.some(({ value }) => /[=\\]|[?&#]$/.test(value.raw));
    case 'Literal':
      return typeof node.value === 'string' && /=|[?&#]$/.test(node.value);
    case 'BinaryExpression':
      return node.operator === '+' && (mayHoldField(unwrap(node.right)) || mayHoldField(unwrap(node.left)));
    default:
      return false;
  }
}

/** Whether text so far is an address with a query or fragment: a form's body has neither `?` nor `#`. */
function addressOf(before: string): 'fragment' | 'query' | undefined {
  const mark = /[?#]/.exec(before)?.[0];
  if (mark !== undefined) return before.includes('#') ? 'fragment' : 'query';
  return before.startsWith('…&') ? 'query' : undefined;
}

function urlToken(analysis: Analysis, field: string, value: Node, whole: string, part: UrlToken['part']): UrlToken | undefined {
  const certain = TOKEN_QUERY.test(field);
  if ((!certain && !MAYBE_TOKEN_QUERY.test(field)) || QUERY_ONLY_HOSTS.test(whole) || analysis.constant(value)) return undefined;
  const trace = analysis.trace(value);
  const origin = trace.as(...TOKEN_STRINGS);
  if (!origin && (trace.origins.length > 0 || !mayBeToken(value, certain, whole))) return undefined;
  const words = `${whole} ${functionNames(value)} ${analysis.module.textOf(value)}`;
  if (OTHER_TOKENS.test(words)) return undefined;
  const followed = origin?.evidence === 'flow' || origin?.evidence === 'type';
  if (!followed && PERSONAL_LINKS.test(words)) return undefined;
  const known = origin !== undefined && (followed || origin.kind !== 'token');
  // Only a name says what it is: links for people carry tokens of their own.
  if (!known && (ONE_TIME_LINKS.test(words) || !(certain || analysis.facts.microsoft === 'file' || CHANNEL_URL.test(whole)))) return undefined;
  return { node: value, origin, field, part };
}

/** Whether a value about which nothing is known is a token by where it stands: a field that says so, or a channel and a member that does. */
function mayBeToken(value: Node, certain: boolean, whole: string): boolean {
  const inner = unwrap(value);
  if (inner.type !== 'Identifier' && inner.type !== 'MemberExpression') return false;
  return certain || (TOKEN_MEMBERS.test(lastName(inner)) && CHANNEL_URL.test(whole));
}

function functionNames(node: Node): string {
  const names: string[] = [];
  for (let at = enclosingFunction(node); at; at = enclosingFunction(at)) names.push(functionName(at) ?? '');
  return names.join(' ');
}

/** `url.searchParams.set('access_token', token)`, and the query options of a request. */
export function callUrlTokensOf(analysis: Analysis, call: CallLike): UrlToken[] {
  const name = calleeName(call);
  const receiver = receiverOf(call);
  const target = receiver && unwrap(receiver);
  if ((name === 'set' || name === 'append') && target?.type === 'MemberExpression' && memberName(target) === 'searchParams') {
    const added = addedField(call);
    const token = added ? urlToken(analysis, added.field, added.value, QUERY_ONLY_HOSTS.exec(analysis.module.text)?.[0] ?? '', 'query') : undefined;
    return token ? [token] : [];
  }
  if (call.arguments.length === 0 || !analysis.once(QUERY_OPTIONS, () => queryGate.test(analysis.module.text)) || !namesField(analysis)) return NONE;
  const request = requestOf(analysis, call);
  const carried: readonly Carried[] = request?.tokens() ?? [];
  const address = request ? analysis.module.textOf(request.url) : '';
  return carried.flatMap((token) => (token.part === 'query' && isOption(token) ? (urlToken(analysis, token.name, token.node, address, 'query') ?? []) : []));
}

/** Files without these words give no query to a request but in its address. */
const QUERY_OPTIONS = {};
const queryGate = gateOf(/\b(?:params|qs|query)\b['"`]?\]?\s*[:,}=)]|\bsearchParams\b/);

/** A value in an object, not in text: that is found where the text stands. */
function isOption({ node }: Carried): boolean {
  return node.parent?.type === 'Property' || node.parent?.type === 'CallExpression';
}
