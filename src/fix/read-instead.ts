/** Lets code read from an MSAL result or account what it read out of a decoded token. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { keyName, memberName, stringValue, unwrap, wrapped } from '../ast/nodes.js';
import { hasCommentBetween } from './comments.js';
import { extendObjectPattern } from './extend-object-pattern.js';
import type { Precedence } from './precedence.js';
import { replaceExpression } from './replace-expression.js';

/** The object to read from: named by `text`, or taken apart by `pattern`. */
export interface Holder {
  readonly text?: string;
  readonly pattern?: TSESTree.ObjectPattern;
  readonly nullable: boolean;
}

interface Member {
  readonly text: string;
  readonly fixes: readonly TSESLint.RuleFix[];
  /** Written with `?.`. */
  readonly optional: boolean;
}

/** The code that reads `name` of the holder at `use`, and the edits that make it possible. */
function memberOf(fixer: TSESLint.RuleFixer, source: Readonly<TSESLint.SourceCode>, holder: Holder, name: string, use: TSESTree.Node): Member | undefined {
  if (holder.text !== undefined) return { text: `${holder.text}${holder.nullable ? '?.' : '.'}${name}`, fixes: [], optional: holder.nullable };
  const extended = holder.pattern && extendObjectPattern(fixer, source, holder.pattern, name, name, [use]);
  return extended && { text: extended.name, fixes: extended.fixes, optional: false };
}

/**
 * Puts the claims of the ID token where `claims` stood, cast to `type` in TypeScript.
 * Where the holder may be missing, or is an account, whose claims may be, an empty object stands in.
 */
export function readIdTokenClaims(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  claims: TSESTree.Node,
  holder: Holder & { readonly kind: string },
  type: string | undefined,
): TSESLint.RuleFix[] | null {
  const member = memberOf(fixer, source, holder, 'idTokenClaims', claims);
  if (!member) return null;
  const missing = member.optional || holder.kind === 'account';
  const whole = missing ? `${member.text} ?? {}` : member.text;
  const [text, precedence]: [string, Precedence] = type === undefined
    ? [whole, missing ? 'nullish' : 'member']
    : [`${missing ? `(${whole})` : whole} as ${type}`, 'cast'];
  const fix = replaceExpression(fixer, source, claims, text, precedence);
  return fix ? [...member.fixes, fix] : null;
}

/** What is read instead of one claim: of which member of the result, and how it becomes the claim's value. */
export interface ClaimSource {
  readonly claim: string;
  readonly member: string;
  /** What stands in for the member of a result that is missing, where `value` does not see to that. */
  readonly empty?: string;
  readonly value: (member: string) => { readonly text: string; readonly precedence: Precedence };
  /** The expression around the claim that the member answers directly, and how. */
  readonly around: (claim: TSESTree.Node) => { readonly node: TSESTree.Node; readonly value: ClaimSource['value'] } | undefined;
}

const TIME = '?.getTime() ?? 0';

/** `exp` (seconds) from `expiresOn`, which is a Date or null; where the code makes milliseconds of it, without the detour. */
export const EXPIRY: ClaimSource = {
  claim: 'exp',
  member: 'expiresOn',
  value: (member) => ({ text: `(${member}${TIME}) / 1000`, precedence: 'multiplicative' }),
  around(claim) {
    const product = claim.parent;
    if (product?.type !== 'BinaryExpression' || product.operator !== '*') return undefined;
    const factor = product.left === claim ? product.right : product.left;
    if (factor.type !== 'Literal' || factor.value !== 1000) return undefined;
    return { node: product, value: (member) => ({ text: `${member}${TIME}`, precedence: 'nullish' }) };
  },
};

/** `scp` (one string) from `scopes`; where the code splits it, without the detour. */
export const SCOPES: ClaimSource = {
  claim: 'scp',
  member: 'scopes',
  empty: '[]',
  value: (member) => ({ text: `${member}.join(' ')`, precedence: 'call' }),
  around(claim) {
    const method = claim.parent;
    if (method?.type !== 'MemberExpression' || method.object !== claim || memberName(method) !== 'split') return undefined;
    const call = method.parent;
    if (call.type !== 'CallExpression' || call.callee !== method || stringValue(call.arguments[0]) !== ' ') return undefined;
    return { node: call, value: (member) => ({ text: member, precedence: 'member' }) };
  },
};

/**
 * Puts a member of the result where one claim was read out of `claims`: `decode(t).exp`, `const { exp } = decode(t)`,
 * `const c = decode(t)` whose only use is `c.exp`. Null for other shapes.
 */
export function readClaim(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  claims: TSESTree.Node,
  holder: Holder,
  type: string | undefined,
  from: ClaimSource,
): TSESLint.RuleFix[] | null {
  const outer = wrapped(claims);
  const { parent } = outer;
  const read = memberOf(fixer, source, holder, from.member, claims);
  if (!read || !parent) return null;
  const member = { ...read, text: read.optional && from.empty !== undefined ? `(${read.text} ?? ${from.empty})` : read.text };
  if (parent.type === 'MemberExpression' && parent.object === outer && memberName(parent) === from.claim) {
    const claim = wrapped(parent);
    const around = from.around(claim);
    const node = around?.node ?? claim;
    const { text, precedence } = (around?.value ?? from.value)(member.text);
    const whole = node.parent?.type === 'ChainExpression' ? node.parent : node;
    const fix = replaceExpression(fixer, source, whole, text, precedence);
    return fix ? [...member.fixes, fix] : null;
  }
  if (parent.type !== 'VariableDeclarator' || parent.init !== outer) return null;
  const value = from.value(member.text).text;
  if (parent.id.type === 'ObjectPattern') {
    const name = soleName(parent.id, from.claim);
    if (name === undefined || hasCommentBetween(source, parent.range[0], parent.range[1])) return null;
    return [...member.fixes, fixer.replaceText(parent, `${name} = ${value}`)];
  }
  const object = `{ ${from.claim}: ${value} }`;
  const fix = replaceExpression(fixer, source, outer === claims ? claims : unwrap(outer), type === undefined ? object : `${object} as ${type}`, type === undefined ? 'primary' : 'cast');
  return fix ? [...member.fixes, fix] : null;
}

/** The name that a pattern binds its only property to. */
function soleName(pattern: TSESTree.ObjectPattern, key: string): string | undefined {
  const [only, ...others] = pattern.properties;
  if (only?.type !== 'Property' || others.length > 0 || keyName(only) !== key) return undefined;
  const value = only.value.type === 'AssignmentPattern' ? only.value.left : only.value;
  return value.type === 'Identifier' ? value.name : undefined;
}
