import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, enclosingFunction, functionName, isFunction, keyName, memberName, stringValue, settled, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { ACCESS_TOKEN_OF, CLIENT_ID, CREDENTIAL_GETTERS, HEADER_SETTERS, OWN_TOKEN_CALLS, TOKEN_FACTORIES } from '../identity/credentials.js';
import { AUTHORIZATION_HEADERS } from '../identity/http.js';
import type { Analysis } from '../provenance/analysis.js';
import { soleWrite } from '../provenance/writes.js';
import { getterFact, nameFact } from '../provenance/facts-of.js';
import type { Origin } from '../provenance/graph.js';
import { soleReturn } from './credential.js';

/** An ID token in the place of an access token. */
export interface IdTokenCredential {
  /** The credential: the header's value, or what is returned. */
  readonly node: Node;
  /** The expression that is the ID token. */
  readonly token: Node;
  readonly origin: Origin;
  /** `a || idToken`: the token that is tried first. */
  readonly first: Node | undefined;
  /** The function that is called as if it gave an access token, where it is returned. */
  readonly getter: string | undefined;
  /** The function of another file that sends it, and where that stands. */
  readonly sender?: string;
}

const isAuthorization = (name: string | undefined): boolean => name !== undefined && AUTHORIZATION_HEADERS.includes(name.toLowerCase());
const BEARER = /^\s*bearer\s/i;
/** A scheme of an API's own with the token as its parameter: `Aad id_token="…"`. */
const PARAMETER = /\bid_token="$/;

/** The credential that a node puts into a request: `Bearer …`, the value of an Authorization header, a factory of tokens. */
export function credentialAt(analysis: Analysis, node: Node): IdTokenCredential | undefined {
  const value = credentialValue(analysis, node);
  return value && idTokenIn(analysis, value, undefined);
}

/** The value that a node gives a request as its credential, whatever it is. */
export function credentialValue(analysis: Analysis, node: Node): Node | undefined {
  switch (node.type) {
    case 'TemplateLiteral':
      return BEARER.test(node.quasis[0]?.value.raw ?? '') || node.quasis.some(({ value }) => PARAMETER.test(value.raw)) ? node : undefined;
    case 'BinaryExpression':
      return node.operator === '+' && BEARER.test(stringValue(node.left) ?? '') ? node : undefined;
    case 'Property': {
      if (node.parent.type !== 'ObjectExpression') return undefined;
      const name = keyName(node);
      if (name !== undefined && TOKEN_FACTORIES.includes(name)) return isFunction(node.value) ? soleReturn(analysis, node.value) : undefined;
      return isAuthorization(name) || (name === 'value' && isHeaderPair(analysis, node.parent)) ? unlessBearer(analysis, node.value) : undefined;
    }
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression' && isAuthorization(memberName(node.left)) ? unlessBearer(analysis, node.right) : undefined;
    case 'CallExpression':
      return HEADER_SETTERS.includes(calleeName(node) ?? '') && isAuthorization(stringValue(argumentAt(node, 0))) ? unlessBearer(analysis, argumentAt(node, 1)) : undefined;
    default:
      return undefined;
  }
}

/** `{ name: 'Authorization', value: x }`, also with the name of a table. */
function isHeaderPair(analysis: Analysis, object: TSESTree.ObjectExpression): boolean {
  return object.properties.some((property) => {
    if (property.type !== 'Property' || keyName(property) !== 'name') return false;
    const value = unwrap(property.value);
    return isAuthorization(String(analysis.constant(value)?.value)) || (value.type === 'MemberExpression' && isAuthorization(memberName(value)));
  });
}

/** `Bearer …` is looked at where it is written. */
function unlessBearer(analysis: Analysis, value: Node | undefined): Node | undefined {
  if (!value) return undefined;
  const isWritten = analysis.texts(value).some((parts) => parts.some((part, index) => 'text' in part && ((index === 0 && BEARER.test(part.text)) || PARAMETER.test(part.text))));
  return isWritten ? undefined : value;
}

/** The ID token that a function gives whose name promises an access token, or what requests authenticate with. */
export function returnedAt(analysis: Analysis, node: TSESTree.ArrowFunctionExpression | TSESTree.ReturnStatement): IdTokenCredential | undefined {
  const owner = node.type === 'ReturnStatement' ? enclosingFunction(node) : node;
  const value = node.type === 'ReturnStatement' ? node.argument : node.body;
  const name = owner && functionName(owner);
  const member = owner?.parent;
  const isGetter = member !== undefined && 'kind' in member && member.kind === 'get';
  const promised = name === undefined ? undefined : isGetter ? nameFact(name) : getterFact(name);
  const isCredential = promised?.kind === 'access-token' || (name !== undefined && CREDENTIAL_GETTERS.test(name));
  return value && value.type !== 'BlockStatement' && isCredential ? idTokenIn(analysis, value, name) : undefined;
}

/** What a credential is made of: the token behind `Bearer`, or all of it. */
export function partsOf(credential: Node): readonly Node[] {
  const inner = settled(credential);
  return inner.type === 'TemplateLiteral' ? inner.expressions : inner.type === 'BinaryExpression' ? [inner.right] : [inner];
}

/** The ID token that a credential is, by itself or where another token is missing. */
export function idTokenIn(analysis: Analysis, value: Node, getter: string | undefined): IdTokenCredential | undefined {
  for (const part of partsOf(value)) {
    const trace = analysis.trace(part);
    const origin = trace.as('id-token') ?? ownToken(analysis, part);
    if (!origin) continue;
    const found = { node: value, token: settled(part), origin, getter };
    if (!trace.as('access-token')) return { ...found, first: undefined };
    const choice = choiceOf(analysis, part);
    // Which of the two somebody chooses is not for the code to say; that one stands in for the other is.
    if (choice && analysis.trace(choice.right).as('id-token')) return { ...found, token: unwrap(choice.right), first: choice.left };
  }
  return undefined;
}

/** What ADAL keeps for the app itself, under its own client id, is the ID token. */
function ownToken(analysis: Analysis, node: Node): Origin | undefined {
  const call = settled(node);
  const of = call.type === 'CallExpression' && OWN_TOKEN_CALLS.includes(calleeName(call) ?? '') ? argumentAt(call, 0) : undefined;
  const named = of && unwrap(of);
  const name = named?.type === 'Identifier' ? named.name : named?.type === 'MemberExpression' ? memberName(named) : undefined;
  return name !== undefined && CLIENT_ID.test(name) ? { kind: 'id-token', evidence: 'flow', provider: 'microsoft', node: call } : undefined;
}

function choiceOf(analysis: Analysis, node: Node): TSESTree.LogicalExpression | undefined {
  const inner = settled(node);
  if (inner.type === 'LogicalExpression') return inner.operator === '&&' ? undefined : inner;
  const variable = inner.type === 'Identifier' ? analysis.module.variableOf(inner) : undefined;
  const written = variable && soleWrite(variable);
  const source = written?.path.length === 0 ? settled(written.source) : undefined;
  return source?.type === 'LogicalExpression' && source.operator !== '&&' ? source : undefined;
}

/** The name of the access token beside an ID token that is read from a known answer: `result.idToken`, `const { idToken } = result`. */
export function accessTokenBeside(analysis: Analysis, token: Node): { readonly member: TSESTree.MemberExpression | TSESTree.ObjectPattern; readonly name: string } | undefined {
  const node = unwrap(token);
  const find = (object: Node, read: string | undefined): string | undefined =>
    ACCESS_TOKEN_OF.find(({ kind, idToken }) => idToken === read && ['flow', 'type'].includes(analysis.trace(object).as(kind)?.evidence ?? ''))?.accessToken;
  if (node.type === 'MemberExpression') {
    const name = find(node.object, memberName(node));
    return name === undefined ? undefined : { member: node, name };
  }
  const [definition, ...more] = (node.type === 'Identifier' ? analysis.module.variableOf(node)?.defs : undefined) ?? [];
  const property = definition && (definition.name as Node).parent;
  const pattern = more.length === 0 && property?.type === 'Property' && property.parent.type === 'ObjectPattern' ? property.parent : undefined;
  const init = pattern?.parent.type === 'VariableDeclarator' ? pattern.parent.init : undefined;
  const name = init && property?.type === 'Property' ? find(init, keyName(property)) : undefined;
  return pattern && name !== undefined ? { member: pattern, name } : undefined;
}
