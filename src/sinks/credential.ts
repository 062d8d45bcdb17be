import { calleeName, argumentAt, isFunction, keyName, memberName, stringValue, settled, unwrap } from '../ast/nodes.js';
import type { FunctionNode, Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import type { Kind } from '../identity/facts.js';
import {
  API_KEY_NAMES, AUTHORIZATION_HEADERS, BODY_OPTIONS, CREDENTIAL_OPTIONS, HEADER_OPTIONS, HOOK_OPTIONS, OTHER_SCHEMES, QUERY_OPTIONS, TOKEN_FIELDS, TOKEN_HEADERS,
} from '../identity/http.js';
import type { Analysis } from '../provenance/analysis.js';
import { writeOf } from '../provenance/module.js';
import type { Origin } from '../provenance/graph.js';
import { returnsOf } from '../provenance/returns.js';

/** A token on its way: which part of the request holds it, and where it came from, if that is known. */
export interface Carried {
  readonly part: 'body' | 'cookie' | 'header' | 'option' | 'query';
  /** The header's, field's or option's name. */
  readonly name: string;
  /** The value. */
  readonly node: Node;
  readonly origin: Origin | undefined;
}

const CERTAIN: readonly Kind[] = ['access-token', 'id-token', 'refresh-token', 'inbound-token', 'sso-token', 'app-token'];
const ANY: readonly Kind[] = [...CERTAIN, 'token'];

/** The token inside a string: the whole value, or an unknown part of it. */
function tokenIn(analysis: Analysis, node: Node, kinds: readonly Kind[]): Origin | undefined {
  const whole = analysis.trace(node).as(...kinds);
  if (whole) return whole;
  for (const parts of analysis.texts(node)) {
    for (const part of parts) {
      const origin = 'unknown' in part && part.unknown !== node ? analysis.trace(part.unknown).as(...kinds) : undefined;
      if (origin) return origin;
    }
  }
  return undefined;
}

/** What an Authorization header holds: a token where the scheme says Bearer or the value comes from one. */
function authorization(analysis: Analysis, name: string, node: Node): Carried | undefined {
  const alternatives = analysis.texts(node);
  const starts = alternatives.map(([first]) => (first && 'text' in first ? first.text : ''));
  const bearer = starts.some((text) => /^\s*bearer\b/i.test(text));
  if (!bearer && starts.some((text) => OTHER_SCHEMES.test(text))) return undefined;
  if (alternatives.some((parts) => parts.some((part) => 'unknown' in part && isApiKey(analysis, part.unknown)))) return undefined;
  const origin = tokenIn(analysis, node, ANY);
  return bearer || origin ? { part: 'header', name, node, origin } : undefined;
}

function isApiKey(analysis: Analysis, node: Node): boolean {
  return API_KEY_NAMES.test(analysis.module.textOf(node));
}

/** The token that one header holds, by its name and value. */
export function headerToken(analysis: Analysis, name: string, node: Node): Carried | undefined {
  const lower = name.toLowerCase();
  if (AUTHORIZATION_HEADERS.includes(lower)) return authorization(analysis, name, node);
  if (lower === 'cookie') {
    const origin = tokenIn(analysis, node, ANY);
    return origin && { part: 'cookie', name, node, origin };
  }
  if (!TOKEN_HEADERS.includes(lower)) return undefined;
  const origin = tokenIn(analysis, node, ANY);
  return origin && { part: 'header', name, node, origin };
}

/** The tokens in an object of headers, however it is made: literal, `Headers`, list of pairs, function, later writes. */
export function headerTokens(analysis: Analysis, headers: Node): Carried[] {
  const found: Carried[] = [];
  for (const name of [...AUTHORIZATION_HEADERS, ...TOKEN_HEADERS, 'cookie']) {
    const reading = analysis.read(headers, [name], { ignoreCase: true });
    const carried = reading.state === 'found' ? headerToken(analysis, name, reading.node) : undefined;
    // As it is written, not as it was looked for.
    const written = reading.state === 'found' && reading.at.type === 'Property' ? keyName(reading.at) : undefined;
    if (carried) found.push({ ...carried, name: written ?? name });
  }
  return found;
}

/** The token that a named field of a query or body holds. */
export function fieldToken(analysis: Analysis, part: 'body' | 'query', name: string, node: Node): Carried | undefined {
  const certain = TOKEN_FIELDS.get(name);
  if (certain === undefined || analysis.constant(node)) return undefined;
  const origin = tokenIn(analysis, node, part === 'query' ? ANY : CERTAIN);
  return origin || certain ? { part, name, node, origin } : undefined;
}

/** The tokens in the fields of a query or body: an object, `URLSearchParams`, `JSON.stringify(…)`, or form-encoded text. */
export function fieldTokens(analysis: Analysis, part: 'body' | 'query', fields: Node): Carried[] {
  let node = settled(fields);
  while (node.type === 'CallExpression' && (calleeName(node) === 'stringify' || calleeName(node) === 'toString')) {
    const callee = unwrap(node.callee);
    const inner = argumentAt(node, 0) ?? (callee.type === 'MemberExpression' ? callee.object : undefined);
    if (!inner) break;
    node = settled(inner);
  }
  const found: Carried[] = [];
  for (const name of TOKEN_FIELDS.keys()) {
    const reading = analysis.read(node, [name]);
    const carried = reading.state === 'found' ? fieldToken(analysis, part, name, reading.node) : undefined;
    if (carried) found.push(carried);
  }
  return found.length > 0 ? found : textTokens(analysis, part, node);
}

/** The tokens in text like `?access_token=${t}&x=1`. */
export function textTokens(analysis: Analysis, part: 'body' | 'query', node: Node): Carried[] {
  const found: Carried[] = [];
  for (const parts of analysis.texts(node)) {
    for (const [index, value] of parts.entries()) {
      const before = parts[index - 1];
      const name = before && 'text' in before ? /(?:^|[?&#])([\w-]+)=$/.exec(before.text)?.[1] : undefined;
      const carried = name !== undefined && 'unknown' in value ? fieldToken(analysis, part, name, value.unknown) : undefined;
      if (carried) found.push(carried);
    }
  }
  return found;
}

/** The first token that a function puts into a request: `headers.Authorization = …`, `headers.set('Authorization', …)`, `{ Authorization: … }`. */
export function tokenAttachedBy(analysis: Analysis, node: FunctionNode): Carried | undefined {
  let found: Carried | undefined;
  const consider = (name: string | undefined, value: Node | undefined): 'stop' | undefined => {
    if (name === undefined || !value) return undefined;
    found = headerToken(analysis, name, value) ?? found;
    return found && 'stop';
  };
  walk(node, analysis.module.visitorKeys, (below) => {
    switch (below.type) {
      case 'Property':
        return below.parent.type === 'ObjectExpression' ? consider(keyName(below), below.value) : undefined;
      case 'MemberExpression':
        return consider(memberName(below), writeOf(below)?.source);
      case 'CallExpression':
        return consider(stringValue(argumentAt(below, 0)), argumentAt(below, 1));
      default:
        return undefined;
    }
  });
  return found;
}

/** The function that a hook option holds: written in place, named, or the first of a list. */
export function functionAt(analysis: Analysis, expression: Node): FunctionNode | undefined {
  const node = unwrap(expression);
  if (isFunction(node)) return node;
  if (node.type === 'ArrayExpression') {
    for (const element of node.elements) {
      const inner = element && element.type !== 'SpreadElement' ? functionAt(analysis, element) : undefined;
      if (inner) return inner;
    }
    return undefined;
  }
  const definition = analysis.definition(node);
  return definition?.type === 'function' ? definition.node : undefined;
}

/** The tokens that options bring: their headers, query, body and credentials, and what their functions attach. */
export function optionTokens(analysis: Analysis, options: Node): Carried[] {
  const found: Carried[] = [];
  const at = (path: readonly string[]): Node | undefined => {
    const reading = analysis.read(options, path);
    return reading.state === 'found' ? reading.node : undefined;
  };
  for (const path of HEADER_OPTIONS) {
    const headers = at(path);
    if (headers) found.push(...headerTokens(analysis, headers));
  }
  for (const path of CREDENTIAL_OPTIONS) {
    const node = at(path);
    if (node && !analysis.constant(node)) found.push({ part: 'option', name: path.join('.'), node, origin: tokenIn(analysis, functionValue(analysis, node), ANY) });
  }
  for (const path of HOOK_OPTIONS) {
    const node = at(path);
    const hook = node && functionAt(analysis, node);
    const carried = hook && tokenAttachedBy(analysis, hook);
    if (carried) found.push(carried);
  }
  for (const [part, names] of [['query', QUERY_OPTIONS], ['body', BODY_OPTIONS]] as const) {
    for (const name of names) {
      const fields = at([name]);
      if (fields) found.push(...fieldTokens(analysis, part, fields));
    }
  }
  return found;
}

/** The token that a value is by its place alone: a WebSocket's protocol, `.auth(token)`. */
export function bareToken(analysis: Analysis, name: string, node: Node): Carried | undefined {
  const inner = unwrap(node);
  const values = inner.type === 'ArrayExpression' ? inner.elements.flatMap((element) => (element && element.type !== 'SpreadElement' ? [element] : [])) : [inner];
  for (const value of values) {
    const origin = tokenIn(analysis, value, ANY);
    if (origin) return { part: 'option', name, node: value, origin };
  }
  return undefined;
}

/** What a factory (`() => token`) gives; other values are themselves. */
function functionValue(analysis: Analysis, node: Node): Node {
  const factory = functionAt(analysis, node);
  return (factory && soleReturn(analysis, factory)) ?? node;
}

/** What a function gives back, where that is one expression. */
export function soleReturn(analysis: Analysis, node: FunctionNode): Node | undefined {
  const [only, ...more] = returnsOf(analysis.module, node);
  return more.length === 0 ? only : undefined;
}
