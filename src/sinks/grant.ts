import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, keyName, memberName, stringValue, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { GRANT_FIELD, GRANT_LIBRARIES, GRANTS, SCOPE_FIELD } from '../identity/grants.js';
import type { Grant } from '../identity/grants.js';
import { MICROSOFT_HOST_WORDS, MICROSOFT_HOSTS } from '../identity/words.js';
import type { Analysis } from '../provenance/analysis.js';
import { comesFrom } from '../provenance/modules.js';
import type { TextPart } from '../provenance/text.js';
import { namedOutlet } from './leak.js';

/** A grant that the code writes into a token request by hand. */
export interface GrantSink {
  /** The property, the call that sets the field, or the text that holds it. */
  readonly node: Node;
  readonly grant: Grant;
  /** The outermost expression that carries the field: the body of the request. */
  readonly body: Node;
  /** The calls that take the body. */
  readonly requests: readonly CallLike[];
  /** Where the requests go, as far as the file shows it: Microsoft's endpoint, somebody else's (a stand-in on this machine is one), or nothing known. */
  readonly endpoint: 'microsoft' | 'other' | 'unknown';
}

const byValue = new Map(GRANTS.map((grant) => [grant.value, grant]));
const IN_TEXT = new RegExp(`(?:^|[?&\\s])${GRANT_FIELD}=([^&\\s'"\`]*)`);
/** Calls that put one field into a form. */
const SETTERS = new Set(['append', 'set']);
/** Options that say where a request goes. */
const URL_MEMBERS = ['url', 'uri', 'baseURL', 'hostname', 'host', 'tokenUrl', 'token_endpoint'];
/** Names that a body has one after the other. */
const MAX_HOPS = 3;
/** Texts of a file that are looked at for an address. */
const MAX_MENTIONS = 20;

/** The grant of a property (`{ grant_type: 'refresh_token' }`), of a call (`form.append('grant_type', …)`), or of a text (`grant_type=…&…`). */
export function grantOf(analysis: Analysis, node: Node): GrantSink | undefined {
  const grant = grantAt(analysis, node);
  if (!grant) return undefined;
  const body = bodyAround(analysis, node);
  const requests = requestsWith(analysis, body);
  if (analysis.facts.isInside(GRANT_LIBRARIES) || requests.some((call) => isLibrary(analysis, call))) return undefined;
  // What only goes into a log asks for nothing.
  if (requests.length > 0 && requests.every((call) => namedOutlet(call) !== undefined)) return undefined;
  return { node, grant, body, requests, endpoint: endpointOf(analysis, requests, node) };
}

function grantAt(analysis: Analysis, node: Node): Grant | undefined {
  switch (node.type) {
    case 'Property':
      return node.parent.type === 'ObjectExpression' && keyName(node) === GRANT_FIELD ? grantNamed(analysis, node.value) : undefined;
    case 'CallExpression': {
      const value = argumentAt(node, 1);
      return SETTERS.has(calleeName(node) ?? '') && value && stringValue(argumentAt(node, 0)) === GRANT_FIELD ? grantNamed(analysis, value) : undefined;
    }
    case 'Literal':
      return typeof node.value === 'string' ? grantIn(node.value) : undefined;
    case 'TemplateLiteral': {
      const text = node.quasis.map(({ value }) => value.raw).join('\u0000');
      const field = IN_TEXT.exec(text)?.[1];
      // `grant_type=${GRANT}`
      if (field?.startsWith('\u0000') !== true) return grantIn(text);
      const before = text.slice(0, text.indexOf(`${GRANT_FIELD}=`)).split('\u0000').length - 1;
      const expression = node.expressions[before];
      return expression && grantNamed(analysis, expression);
    }
    default:
      return undefined;
  }
}

function grantNamed(analysis: Analysis, value: Node): Grant | undefined {
  const text = analysis.constant(value)?.value;
  return typeof text === 'string' ? byValue.get(text) : undefined;
}

function grantIn(text: string): Grant | undefined {
  const value = IN_TEXT.exec(text)?.[1];
  return value === undefined ? undefined : byValue.get(value.includes('%') ? value.replace(/%3A/gi, ':') : value);
}

/** From a field outward to the whole body: through the object, the form or text made of it, and JSON. */
function bodyAround(analysis: Analysis, node: Node): Node {
  if (node.type === 'CallExpression') {
    const form = node.callee.type === 'MemberExpression' ? unwrap(node.callee.object) : node;
    return form;
  }
  let body: Node = node.type === 'Property' ? node.parent : node;
  for (;;) {
    const outer = wrapped(body);
    const { parent }: { parent?: Node } = outer;
    const makes = parent?.type === 'NewExpression' || (parent?.type === 'CallExpression' && parent.callee !== outer && /^(?:stringify|URLSearchParams|toString|encode|from)$/.test(calleeName(parent) ?? ''));
    if (makes && parent) body = parent;
    else if (parent?.type === 'MemberExpression' && parent.object === outer && parent.parent.type === 'CallExpression' && /^(?:toString|join|concat)$/.test(calleeName(parent.parent) ?? '')) body = parent.parent;
    else if (parent?.type === 'BinaryExpression' || parent?.type === 'ArrayExpression') body = parent;
    else return outer;
  }
}

/** The calls that a body is given to: directly, among options, or by a name that holds it. */
function requestsWith(analysis: Analysis, body: Node, hops = 0): CallLike[] {
  const places = nameOf(analysis, body) ?? [body];
  return places.flatMap((place) => {
    // `const text = stringify(payload)`: what is sent has a name of its own.
    const made = bodyAround(analysis, place);
    return made !== wrapped(place) && hops < MAX_HOPS ? requestsWith(analysis, made, hops + 1) : (callAround(place) ?? []);
  });
}

/** Every mention of the variable that holds a body; undefined where no variable does. */
function nameOf(analysis: Analysis, body: Node): Node[] | undefined {
  const target = body.type === 'Identifier' ? body : body.parent?.type === 'VariableDeclarator' && body.parent.init === body ? body.parent.id : undefined;
  const variable = target && analysis.module.variableOf(target);
  return variable?.references.filter(({ init }) => init !== true).slice(0, MAX_MENTIONS).map(({ identifier }) => identifier);
}

/** The call that takes an expression as an argument or among its options. */
function callAround(place: Node): CallLike | undefined {
  for (let at: Node = place; at.parent && !isFunction(at.parent); at = at.parent) {
    const { parent }: { parent?: Node } = at;
    if ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee !== at && !(parent.callee.type === 'MemberExpression' && parent.callee.object === at)) return parent;
    if (/Statement$|Declarat/.test(parent.type)) return undefined;
  }
  return undefined;
}

function isLibrary(analysis: Analysis, call: CallLike): boolean {
  const definition = analysis.definition(call.callee);
  return calleeName(call) === 'grant' || (definition?.type === 'import' && GRANT_LIBRARIES.some((name) => comesFrom(definition.module, name)));
}

/** Where requests go; of several the first that says something. */
function endpointOf(analysis: Analysis, requests: readonly CallLike[], node: Node): GrantSink['endpoint'] {
  const addresses = requests.flatMap((call) => addressesOf(analysis, call));
  const own = node.type === 'TemplateLiteral' || node.type === 'Literal' ? [analysis.text(node)] : [];
  for (const parts of [...own, ...addresses]) {
    const found = placeOf(parts);
    if (found) return found;
  }
  return 'unknown';
}

function addressesOf(analysis: Analysis, call: CallLike): (readonly TextPart[])[] {
  return call.arguments.flatMap((argument) => {
    if (argument.type === 'SpreadElement') return [];
    const inner = unwrap(argument);
    if (inner.type !== 'ObjectExpression') return analysis.texts(argument);
    return URL_MEMBERS.flatMap((name) => {
      const reading = analysis.read(inner, [name]);
      return reading.state === 'found' ? analysis.texts(reading.node) : [];
    });
  });
}

const MICROSOFT = new RegExp([...MICROSOFT_HOSTS.map((host) => host.replace('*.', '')), ...MICROSOFT_HOST_WORDS].map((word) => word.replaceAll('.', '\\.')).join('|'), 'i');

function placeOf(parts: readonly TextPart[]): GrantSink['endpoint'] | undefined {
  const text = parts.map((part) => ('text' in part ? part.text : '\u0000')).join('');
  if (MICROSOFT.test(text)) return 'microsoft';
  const host = /^\s*https?:\/\/([^/?#]*)/i.exec(text)?.[1];
  return host === undefined || host === '' || host.includes('\u0000') ? undefined : 'other';
}

/** The value of a field in the body of a grant; undefined where the file does not show it. */
export function fieldOf(analysis: Analysis, { body }: GrantSink, name: string): Node | undefined {
  const reading = analysis.read(body, [name]);
  return reading.state === 'found' ? reading.node : undefined;
}

/** The scopes that the body asks for: names with spaces between. */
export function scopeOf(analysis: Analysis, sink: GrantSink): Node | undefined {
  return fieldOf(analysis, sink, SCOPE_FIELD);
}

/**
 * `(await client.post(url, body)).data.access_token`, `(await client.post(url, body).json()).access_token`: the one expression that holds
 * the whole request and reads the token of its answer.
 */
export function answerOf({ body, requests }: GrantSink): TSESTree.Expression | undefined {
  const [request, ...others] = requests;
  if (request?.type !== 'CallExpression' || others.length > 0 || body.range[0] < request.range[0] || body.range[1] > request.range[1]) return undefined;
  let answered: Node = wrapped(request);
  const reader = answered.parent;
  if (reader?.type === 'MemberExpression' && reader.object === answered && memberName(reader) === 'json' && reader.parent.type === 'CallExpression') answered = wrapped(reader.parent);
  const awaited = answered.parent;
  if (awaited?.type !== 'AwaitExpression') return undefined;
  let at: Node = wrapped(awaited);
  const names: string[] = [];
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at && !at.parent.computed && at.parent.property.type === 'Identifier') {
    names.push(at.parent.property.name);
    at = wrapped(at.parent);
  }
  return names[names.length - 1] === 'access_token' && names.length <= 2 ? (at as TSESTree.Expression) : undefined;
}
