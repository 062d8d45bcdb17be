import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, keyName, memberName, receiverOf, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { CACHE_BYPASSES, CACHE_POLICY_ENUM, CLAIMS_MEMBER, REASONS_FOR_REFRESH } from '../identity/token-cache.js';
import type { CacheBypass } from '../identity/token-cache.js';
import type { Analysis } from '../provenance/analysis.js';

/** A request that always passes over the token in the cache. */
export interface BypassSink {
  /** The property, or the assignment. */
  readonly node: TSESTree.AssignmentExpression | TSESTree.Property;
  readonly member: string;
  /** The value as written. */
  readonly value: Node;
  readonly call: string;
}

const rows = new Map(CACHE_BYPASSES.map((row) => [row.member, row]));

/** `{ forceRefresh: true }` or `request.forceRefresh = true` of a request that reaches an `acquireToken…` call of this file. */
export function bypassOf(analysis: Analysis, node: TSESTree.AssignmentExpression | TSESTree.Property): BypassSink | undefined {
  const written = node.type === 'Property' ? ofProperty(node) : ofAssignment(node);
  const row = rows.get(written?.member ?? '');
  if (!written || !row || !passesOver(analysis, row, written.value) || hasReason(analysis, node)) return undefined;
  const call = requestsOf(analysis, node, written.request).find((taken) => takes(analysis, row, taken));
  if (!call || hasClaims(analysis, argumentAt(call, 0))) return undefined;
  return { node, member: row.member, value: written.value, call: calleeName(call) ?? '' };
}

interface Written {
  readonly member: string | undefined;
  readonly value: Node;
  readonly request: Node;
}

function ofProperty(node: TSESTree.Property): Written | undefined {
  return node.parent.type === 'ObjectExpression' ? { member: keyName(node), value: node.value, request: node.parent } : undefined;
}

function ofAssignment(node: TSESTree.AssignmentExpression): Written | undefined {
  const left = unwrap(node.left);
  return node.operator === '=' && left.type === 'MemberExpression' ? { member: memberName(left), value: node.right, request: left.object } : undefined;
}

function passesOver(analysis: Analysis, row: CacheBypass, value: Node): boolean {
  const constant = analysis.constant(value);
  if (constant) return !constant.fallback && row.values.some((one) => one === constant.value);
  const inner = unwrap(value);
  if (inner.type !== 'MemberExpression') return false;
  const { object } = inner;
  const owner = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? memberName(object) : undefined;
  return owner === CACHE_POLICY_ENUM && row.values.some((one) => one === memberName(inner));
}

/** A condition around the place, in its function, says why the cache will not do: a caller's wish, a refused token. */
function hasReason(analysis: Analysis, place: Node): boolean {
  for (let at: Node = place; at.parent && !isFunction(at.parent); at = at.parent) {
    const { parent }: { parent?: Node } = at;
    const test = parent.type === 'IfStatement' || parent.type === 'ConditionalExpression' ? parent.test : parent.type === 'LogicalExpression' ? parent.left : undefined;
    if (test && test !== at && REASONS_FOR_REFRESH.test(analysis.module.textOf(test))) return true;
  }
  return false;
}

/** The calls that are given a request: as it is written, or by the variable that holds it. */
function requestsOf(analysis: Analysis, place: Node, request: Node): CallLike[] {
  if (place.type === 'Property') {
    const { parent } = wrapped(request);
    // A default is what the caller may change.
    return parent?.type === 'AssignmentPattern' ? [] : analysis.uses(request).flatMap((use) => (use.type === 'argument' && use.index === 0 ? [use.call] : []));
  }
  const variable = analysis.module.variableOf(request);
  return (variable?.references ?? []).flatMap(({ identifier }) => {
    const { parent } = wrapped(identifier);
    return parent?.type === 'CallExpression' && argumentAt(parent, 0) === wrapped(identifier) ? [parent] : [];
  });
}

/** `acquireToken` alone is a word of others too: there the client must be known. */
function takes(analysis: Analysis, row: CacheBypass, call: CallLike): boolean {
  const name = calleeName(call);
  const receiver = receiverOf(call);
  if (name === undefined || !row.calls.includes(name)) return false;
  return name !== 'acquireToken' || (receiver !== undefined && analysis.trace(receiver).as('msal-client') !== undefined);
}

/** The request answers a claims challenge: then the token in the cache is the wrong one. */
function hasClaims(analysis: Analysis, request: Node | undefined): boolean {
  const reading = request && analysis.read(request, [CLAIMS_MEMBER]);
  return reading?.state === 'found' && !/^(?:ConditionalExpression|LogicalExpression)$/.test(unwrap(reading.node).type);
}
