import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, functionName, isFunction, keyName, receiverOf, stringValue, settled, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { FLOW_SEGMENTS, OTHER_SUBJECTS, SESSION_COOKIE_SEGMENTS, SESSION_SEGMENT } from '../identity/session-words.js';
import { SIGNERS } from '../identity/sessions.js';
import type { Signer } from '../identity/sessions.js';
import type { Analysis } from '../provenance/analysis.js';
import { segmentsOf } from '../provenance/file-facts.js';
import { comesFrom } from '../provenance/modules.js';
import { chainNames } from './placement.js';

/** A call that signs a token of the app's own. */
export interface Signing {
  readonly signer: Signer;
  /** Whether the token visibly stands for a signed-in user. */
  readonly session: boolean;
}

/** Payload members that say what a token is for. */
const PURPOSE_KEYS = new Set(['purpose', 'type', 'typ', 'use', 'kind', 'action', 'intent', 'token_type', 'tokenType', 'token_use', 'aud', 'audience', 'sub', 'subject']);
/** Payload members that only such tokens have which are no sessions. */
const OTHER_PAYLOAD = new Set(['state', 'nonce', 'verifier', 'redirect', 'returnto', 'otp', 'invite', 'invitation', 'reset', 'file', 'document', 'assertion', 'installation', 'action']);
/** RFC 7519's own members, which say nothing of a user. */
const REGISTERED = new Set(['iat', 'exp', 'iss', 'aud', 'jti', 'nbf', 'azp', 'alg', 'kid']);
const USER_SEGMENTS = new Set(['user', 'users', 'account', 'member', 'employee', 'person', 'profile', 'email', 'upn', 'oid', 'role', 'roles', 'uid', 'username', 'userid', 'name', 'sub', 'id', '_id', 'workspace', 'tenant']);
const POSITIVE = new Set([...SESSION_COOKIE_SEGMENTS, 'access', 'refresh', 'user']);

const isPositive = (segment: string): boolean => POSITIVE.has(segment) || SESSION_SEGMENT.test(segment);

/** The signing call, by the tables; undefined for all others. */
export function signingOf(analysis: Analysis, call: CallLike): Signing | undefined {
  const name = calleeName(call);
  const receiver = receiverOf(call);
  const signer = SIGNERS.find((row) => {
    if (row.name !== name) return false;
    if (row.on) return receiver !== undefined && row.on.test(chainNames(receiver).pop() ?? '');
    if (!row.from) return true;
    const definition = analysis.definition(call.callee);
    return definition?.type === 'import' && row.from.some((from) => comesFrom(definition.module, from));
  });
  return signer && { signer, session: signsSession(analysis, call, payloadOf(call)) };
}

/** What is signed: the first argument, or that of `new SignJWT(payload)` at the head of a chain. */
function payloadOf(call: CallLike): Node | undefined {
  for (let at: Node | undefined = receiverOf(call); at;) {
    const inner = settled(at);
    if (inner.type === 'NewExpression') return argumentAt(inner, 0);
    at = inner.type === 'CallExpression' ? receiverOf(inner) : undefined;
  }
  return argumentAt(call, 0);
}

/** Whether a call makes a token that stands for a signed-in user, by the names around it and by what it signs. */
export function signsSession(analysis: Analysis, call: CallLike, payload: Node | undefined): boolean {
  if (/^register/.test(calleeName(call) ?? '')) return true;
  const own = [...resultNames(call), ...call.arguments.slice(1).flatMap((argument) => (argument.type === 'SpreadElement' ? [] : chainNames(argument)))].flatMap(segmentsOf);
  const around = functionNames(call).flatMap(segmentsOf);
  if (own.some((segment) => OTHER_SUBJECTS.has(segment))) return false;
  if (around.some((segment) => OTHER_SUBJECTS.has(segment) && !FLOW_SEGMENTS.has(segment)) || around.some((segment) => segment === 'state' || segment === 'assertion')) return false;
  const object = payload && literalOf(analysis, payload);
  const keys: string[] = [];
  for (const property of object?.properties ?? []) {
    if (property.type !== 'Property') continue;
    const key = keyName(property) ?? '';
    keys.push(key);
    const purpose = PURPOSE_KEYS.has(key) ? stringValue(property.value) : undefined;
    if (purpose !== undefined && segmentsOf(purpose).some((segment) => OTHER_SUBJECTS.has(segment))) return false;
  }
  const words = keys.flatMap(segmentsOf);
  if (words.some((segment) => OTHER_PAYLOAD.has(segment))) return false;
  const open = !object || object.properties.some((property) => property.type === 'SpreadElement');
  if (!open && keys.every((key) => REGISTERED.has(key) || (key === 'sub' && isClientAssertion(analysis, object)))) return false;
  // A user that the code itself makes up has no sign-in: a script that tries the API.
  const told = object?.properties.filter((property) => property.type !== 'Property' || !REGISTERED.has(keyName(property) ?? '')) ?? [];
  if (told.length > 0 && told.every((property) => property.type === 'Property' && isMadeUp(analysis, property.value))) return false;
  return [...own, ...around].some(isPositive) || words.some((segment) => USER_SEGMENTS.has(segment)) || (payload !== undefined && chainNames(payload).flatMap(segmentsOf).some((segment) => USER_SEGMENTS.has(segment)));
}

/** Text, numbers and lists of them that stand in the code. */
function isMadeUp(analysis: Analysis, value: Node): boolean {
  const node = unwrap(value);
  if (node.type === 'ArrayExpression') return node.elements.every((element) => element !== null && isMadeUp(analysis, element));
  const constant = analysis.constant(node);
  return constant !== undefined && !constant.fallback;
}

function literalOf(analysis: Analysis, node: Node): TSESTree.ObjectExpression | undefined {
  const inner = unwrap(node);
  if (inner.type === 'ObjectExpression') return inner;
  const variable = inner.type === 'Identifier' ? analysis.module.variableOf(inner) : undefined;
  const declared = variable?.defs.length === 1 ? (variable.defs[0]?.node as Node | undefined) : undefined;
  const value = declared?.type === 'VariableDeclarator' && declared.init ? unwrap(declared.init) : undefined;
  return value?.type === 'ObjectExpression' ? value : undefined;
}

/** A client assertion names itself as issuer and as subject. */
export function isClientAssertion(analysis: Analysis, payload: TSESTree.ObjectExpression): boolean {
  const text = (wanted: string): string | undefined => {
    const property = payload.properties.find((candidate) => candidate.type === 'Property' && keyName(candidate) === wanted);
    return property?.type === 'Property' ? analysis.module.textOf(property.value) : undefined;
  };
  return text('iss') !== undefined && text('iss') === text('sub');
}

/** What the result is called: the variable, property or member that takes it. */
function resultNames(call: Node): string[] {
  for (let node = wrapped(call), parent = node.parent; parent; node = wrapped(parent), parent = node.parent) {
    switch (parent.type) {
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' ? [parent.id.name] : [];
      case 'Property':
        return [keyName(parent) ?? ''];
      case 'AssignmentExpression':
        return chainNames(parent.left);
      case 'AwaitExpression':
      case 'MemberExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
        break;
      case 'CallExpression':
        if (parent.callee !== node) return chainNames(parent.callee);
        break;
      default:
        return [];
    }
  }
  return [];
}

/** Names of the two nearest named functions around a node. */
export function functionNames(node: Node): string[] {
  const names: string[] = [];
  for (let at = node.parent; at && names.length < 2; at = at.parent) {
    if (!isFunction(at)) continue;
    const name = functionName(at);
    if (name !== undefined) names.push(name);
  }
  return names;
}
