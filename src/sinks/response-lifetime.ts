import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isNullish, keyName, memberName, receiverOf, settled, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { DRAWING_CALLS, TOKEN_MAKERS } from '../identity/sessions.js';
import type { Analysis } from '../provenance/analysis.js';
import type { Origin } from '../provenance/graph.js';
import type { Module } from '../provenance/module.js';
import { soleWrite } from '../provenance/writes.js';
import { chainNames } from './placement.js';

/** A value that stands in where an answer does not say how long its token lives. */
export interface ResponseFallback {
  /** The value that stands in. */
  readonly value: Node;
  /** The whole `a ?? b`. */
  readonly whole: Node;
  /** What the answer says, as the code writes it; absent where a guard returns before it is used. */
  readonly response: Node | undefined;
  /** Undefined where only a name tells (`expiresIn`). */
  readonly origin: Origin | undefined;
}

const EXPIRY_NAME = /^(?:ext_?)?expires_?(?:in|on|at)$/i;
/** What an answer with a token is called. */
const ANSWER_NAME = /^_?(?:tokens?|auth(?:entication)?|access_?token|refresh|oauth)_?(?:response|result|answer|data|set|info)$|^tokens$/i;
const CONVERSIONS = new Set(['Number', 'parseInt', 'parseFloat', 'String', 'floor', 'round', 'trunc']);
const PARTS = new Set(['getTime', 'valueOf', 'toISOString', 'toUTCString']);

/** The moment or span that an answer names, inside conversions: `Number(r.expires_in)`, `result.expiresOn?.getTime()`. */
function expiryIn(analysis: Analysis, expression: Node, depth = 0): { readonly origin: Origin | undefined } | undefined {
  if (depth > 6) return undefined;
  const node = unwrap(expression);
  const origin = analysis.trace(node).as('expiry');
  if (origin) return { origin };
  if (node.type === 'Identifier') return EXPIRY_NAME.test(node.name) ? { origin: undefined } : undefined;
  if (node.type === 'MemberExpression') return EXPIRY_NAME.test(memberName(node) ?? '') && ANSWER_NAME.test(chainNames(node.object).pop() ?? '') ? { origin: undefined } : undefined;
  if (node.type === 'UnaryExpression' && node.operator === '+') return expiryIn(analysis, node.argument, depth + 1);
  if (node.type === 'BinaryExpression' && node.operator === '*') return expiryIn(analysis, node.left, depth + 1);
  if (node.type === 'NewExpression' && calleeName(node) === 'Date' && node.arguments[0]) return expiryIn(analysis, node.arguments[0], depth + 1);
  if (node.type === 'LogicalExpression') return expiryIn(analysis, node.left, depth + 1);
  if (node.type !== 'CallExpression') return undefined;
  const name = calleeName(node) ?? '';
  const receiver = receiverOf(node);
  const first = argumentAt(node, 0);
  if (receiver && PARTS.has(name)) return expiryIn(analysis, receiver, depth + 1);
  return first && CONVERSIONS.has(name) ? expiryIn(analysis, first, depth + 1) : undefined;
}

/** `r.expires_in || 3600`, `result.expiresOn?.getTime() ?? …`, `expiresOn ? +expiresOn : …`; undefined for every other choice. */
export function responseFallbackOf(analysis: Analysis, node: TSESTree.ConditionalExpression | TSESTree.LogicalExpression): ResponseFallback | undefined {
  if (node.type === 'LogicalExpression') {
    const found = node.operator === '&&' || !mayBeSpan(node.right) ? undefined : expiryIn(analysis, node.left);
    return found && { value: node.right, whole: node, response: node.left, origin: found.origin };
  }
  const test = unwrap(node.test);
  const negated = test.type === 'UnaryExpression' && test.operator === '!';
  const [response, value] = negated ? [node.alternate, node.consequent] : [node.consequent, node.alternate];
  const found = mayBeSpan(value) ? expiryIn(analysis, negated ? test.argument : test) : undefined;
  return found && { value, whole: node, response, origin: found.origin };
}

/** `if (!expiresIn) return 900_000;`: a guard that answers in place of what was not said. */
export function missingLifetimeOf(analysis: Analysis, node: TSESTree.IfStatement): ResponseFallback | undefined {
  const test = unwrap(node.test);
  const asked = test.type === 'UnaryExpression' && test.operator === '!' ? test.argument : test.type === 'BinaryExpression' && (test.operator === '==' || test.operator === '===') && isNullish(test.right) ? test.left : undefined;
  const body = node.consequent.type === 'BlockStatement' && node.consequent.body.length === 1 ? node.consequent.body[0] : node.consequent;
  const value = body?.type === 'ReturnStatement' ? body.argument : undefined;
  const found = asked && value && mayBeSpan(value) ? expiryIn(analysis, asked) : undefined;
  return value && found ? { value, whole: value, response: undefined, origin: found.origin } : undefined;
}

/** False for what is surely no time: asked before where the other value comes from, since most defaults are texts, lists and objects. */
function mayBeSpan(expression: Node): boolean {
  const node = unwrap(expression);
  if (node.type === 'Literal') return typeof node.value === 'number' || (typeof node.value === 'string' && /\d/.test(node.value));
  return !isNullish(node) && !/^(?:Array|Object|Function|ArrowFunction|Class|Template|JSX)/.test(node.type);
}

/** A constant beside a token, where the answer's own expiry belongs. */
export interface AnswerLifetime {
  readonly value: Node;
  readonly key: string;
  readonly token: Origin;
}

const TOKEN_KEYS = /^(?:accessToken|access_token|idToken|id_token|token)$/;

/** `{ accessToken: r.accessToken, expiresIn: 3600 }` */
export function answerLifetimeOf(analysis: Analysis, property: TSESTree.Property): AnswerLifetime | undefined {
  const key = keyName(property);
  if (key === undefined || !EXPIRY_NAME.test(key) || property.parent.type !== 'ObjectExpression') return undefined;
  for (const other of property.parent.properties) {
    if (other.type !== 'Property' || !TOKEN_KEYS.test(keyName(other) ?? '')) continue;
    const token = analysis.trace(other.value).as('access-token', 'id-token', 'token');
    if (token) return isOwnToken(analysis, other.value) ? undefined : { value: property.value, key, token };
  }
  return undefined;
}

/** Whether the code makes a token itself, instead of receiving it with an expiry. */
function isOwnToken(analysis: Analysis, token: Node): boolean {
  const node = settled(token);
  const variable = node.type === 'Identifier' ? analysis.module.variableOf(node) : undefined;
  const made = settled((variable && soleWrite(variable)?.source) ?? node);
  return made.type === 'CallExpression' && (TOKEN_MAKERS.test(calleeName(made) ?? '') || DRAWING_CALLS.test(chainNames(made).join('.')));
}

/** The answer's own value without what stood in for it; in TypeScript with `!`, since its type may say that it can be missing. */
export function ownValueText(module: Module, response: Node): string {
  const text = module.textOf(response);
  if (!/\.[cm]?tsx?$/.test(module.filename)) return text;
  const inner = unwrap(response);
  const certain = text.replace(/\?\./g, '!.');
  return inner.type === 'Identifier' || inner.type === 'MemberExpression' ? `${certain}!` : certain;
}
