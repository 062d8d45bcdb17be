import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, memberName, receiverOf, unwrap, wrapped } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { Analysis } from '../provenance/analysis.js';
import { returnsOf } from '../provenance/returns.js';
import { parameterBehind } from '../provenance/root.js';
import { codesOf, codesOfList, codesOfPattern } from './error-code.js';
import type { CodesOf } from './error-code.js';

const TEXT_METHODS = new Set(['includes', 'indexOf', 'lastIndexOf', 'startsWith', 'endsWith', 'search', 'match', 'contains']);
const LIST_METHODS = new Set(['includes', 'indexOf', 'has', 'contains']);
const PATTERN_METHODS = new Set(['test', 'exec']);
const POSITION_METHODS = new Set(['indexOf', 'lastIndexOf', 'search', 'findIndex']);

/** A list that is so many times as long as what tells in it says which codes are known at all (to show, to count), not what is done about one. */
const CATALOGUE = 7;

function isCatalogue({ codes, rest }: CodesOf): boolean {
  const telling = codes.filter(({ sort }) => sort !== 'classless').length;
  return codes.length + rest.length >= (telling || codes.length) * CATALOGUE;
}

/** A comparison of an expression with identity codes. */
export interface Comparison {
  readonly form: 'contains' | 'equals';
  readonly subject: Node;
  readonly found: CodesOf;
}

/** `text.includes('…')`, `LIST.has(code)`, `/…/.test(text)`. */
function callComparison(analysis: Analysis, node: TSESTree.CallExpression): Comparison | undefined {
  const name = calleeName(node) ?? '';
  const receiver = receiverOf(node);
  const first = argumentAt(node, 0);
  const answered = first && node.arguments.length === 1 ? answeredElsewhere(analysis, node, first) : undefined;
  if (answered) return answered;
  if (!receiver || !first) return undefined;
  if (PATTERN_METHODS.has(name)) return { form: 'contains', subject: first, found: codesOfPattern(analysis, receiver) };
  if (LIST_METHODS.has(name)) {
    const found = codesOfList(analysis, receiver);
    if (found.codes.length > 0 && !isCatalogue(found)) return { form: 'equals', subject: first, found };
  }
  if (!TEXT_METHODS.has(name)) return undefined;
  const pattern = name === 'match' || name === 'search' ? codesOfPattern(analysis, first) : undefined;
  return { form: 'contains', subject: receiver, found: pattern && pattern.codes.length > 0 ? pattern : codesOf(analysis, first, false) };
}

/** What is handed to a function as an error, or as the code of one. */
const ERROR_ARGUMENT = /^(?:e|ex|err|.*(?:error|exception|code))$/i;

/** `isSignInError(error.errorCode)`, a function of another file that does nothing but compare what it is given with codes: in this file it would be reported itself. */
function answeredElsewhere(analysis: Analysis, call: TSESTree.CallExpression, first: Node): Comparison | undefined {
  const { module } = analysis;
  if (!module.readsImports || !ERROR_ARGUMENT.test(nameOf(unwrap(first)) ?? '')) return undefined;
  const definition = analysis.definition(call.callee);
  const helper = definition?.type === 'import' ? analysis.implementation(call.callee) : undefined;
  if (helper?.type !== 'function' || module.holds(helper.node)) return undefined;
  const [only, ...others] = returnsOf(module, helper.node);
  const inside = only && others.length === 0 ? comparisonAt(analysis, answerOf(only)) : undefined;
  const root = inside && parameterBehind(module, inside.subject);
  if (!inside || inside.negated || root?.owner !== helper.node || root.index !== 0 || root.path.length > 0) return undefined;
  return { form: inside.form, subject: first, found: inside.found };
}

/** `code ? LIST.includes(code) : false` and `code && LIST.includes(code)` answer what the comparison does. */
function answerOf(returned: Node): Node {
  const node = unwrap(returned);
  if (node.type === 'LogicalExpression' && node.operator === '&&') return answerOf(node.right);
  const isFalse = node.type === 'ConditionalExpression' && node.alternate.type === 'Literal' && node.alternate.value === false;
  return isFalse ? answerOf(node.consequent) : node;
}

const nameOf = (node: Node): string | undefined => (node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? memberName(node) : undefined);

/** Of `x.indexOf(…) !== -1` and `x.match(…) != null` the call, and what the operator makes of it. */
export function comparedCall(node: TSESTree.BinaryExpression): { call: TSESTree.CallExpression; negated: boolean } | undefined {
  const call = unwrap(node.left);
  if (call.type !== 'CallExpression') return undefined;
  const right = unwrap(node.right);
  const isNegative = right.type === 'UnaryExpression' && right.operator === '-';
  const limit = isNegative ? unwrap(right.argument) : right;
  const value = limit.type === 'Literal' ? limit.value : limit.type === 'Identifier' && limit.name === 'undefined' ? null : undefined;
  if (POSITION_METHODS.has(calleeName(call) ?? '')) {
    if (typeof value !== 'number' || value > 1) return undefined;
    if (isNegative) return { call, negated: node.operator.startsWith('=') || node.operator === '<=' };
    return { call, negated: node.operator.startsWith('<') || node.operator.startsWith('!') };
  }
  if (typeof value !== 'boolean' && value !== null) return undefined;
  if (!/^[!=]==?$/.test(node.operator)) return undefined;
  return { call, negated: node.operator.startsWith('=') !== (value === true) };
}

/** Whether a call that gives a position or a match is used as an answer where it stands. */
function isAnswer(node: TSESTree.CallExpression): boolean {
  const { parent } = wrapped(node);
  switch (parent?.type) {
    case 'ConditionalExpression':
    case 'IfStatement':
    case 'WhileStatement':
      return parent.test === wrapped(node);
    case 'LogicalExpression':
      return parent.operator === '&&' ? parent.left === wrapped(node) || parent.parent.type === 'IfStatement' : true;
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === '~';
    case 'CallExpression':
      return calleeName(parent) === 'Boolean';
    default:
      return false;
  }
}

/** The comparison that an expression makes by itself, not counting its operands. */
export function comparisonAt(analysis: Analysis, node: Node): (Comparison & { readonly negated: boolean }) | undefined {
  if (node.type === 'CallExpression') {
    const parent = wrapped(node).parent;
    if (parent?.type === 'BinaryExpression' && comparedCall(parent)?.call === node) return undefined;
    const name = calleeName(node) ?? '';
    if ((POSITION_METHODS.has(name) || name === 'match' || name === 'exec') && !isAnswer(node)) return undefined;
    const comparison = callComparison(analysis, node);
    return comparison && { ...comparison, negated: false };
  }
  if (node.type !== 'BinaryExpression') return undefined;
  const compared = comparedCall(node);
  const inner = compared && callComparison(analysis, compared.call);
  if (inner) return { ...inner, negated: compared.negated };
  if (!/^[!=]==?$/.test(node.operator)) return undefined;
  const negated = node.operator.startsWith('!');
  for (const [subject, code] of [[node.left, node.right], [node.right, node.left]] as const) {
    if (isTypeof(subject)) return undefined;
    const found = codesOf(analysis, code, true);
    if (found.codes.length > 0) return { form: 'equals', subject, found, negated };
  }
  return undefined;
}

const isTypeof = (node: Node): boolean => node.type === 'UnaryExpression' && node.operator === 'typeof';
