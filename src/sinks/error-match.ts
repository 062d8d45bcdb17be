import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, memberName, receiverOf, unwrap, wrapped } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { Analysis } from '../provenance/analysis.js';
import { returnsOf } from '../provenance/returns.js';
import { parameterBehind } from '../provenance/root.js';
import { codesOf, codesOfList, codesOfPattern } from './error-code.js';
import type { CodesOf, CodeSort, IdentityCode } from './error-code.js';
import { subjectOf } from './error-subject.js';
import type { ErrorSubject } from './error-subject.js';

export type { CodeSort, IdentityCode } from './error-code.js';
export type { ErrorSubject } from './error-subject.js';

/** One comparison of something with identity codes. */
export interface ErrorTest {
  /** The boolean expression with the `!` before it and its wrappers: an operand of its chain, or the whole condition. */
  readonly node: Node;
  /** `equals`: the whole value; `contains`: a part of a text; `switch`: the cases. */
  readonly form: 'contains' | 'equals' | 'switch';
  readonly subject: ErrorSubject;
  readonly codes: readonly IdentityCode[];
  /** Values of the same list that are no identity codes. */
  readonly rest: readonly Node[];
  /** True where the expression is true for everything but the codes. */
  readonly negated: boolean;
}

/** An `instanceof` in reach of a comparison. */
export interface ClassCheck {
  readonly node: Node;
  readonly object: Node;
  readonly name: string;
  readonly negated: boolean;
}

/** The comparisons of one chain that stand for one class. */
export interface ErrorMatch {
  readonly sort: Exclude<CodeSort, 'other'>;
  readonly tests: readonly [ErrorTest, ...ErrorTest[]];
  /** The chain of `||` or `&&` that the comparisons are operands of. */
  readonly chain: TSESTree.LogicalExpression | undefined;
  /** Class checks that are operands of the same chain. */
  readonly beside: readonly ClassCheck[];
  /** Class checks that hold wherever the comparison is made: `e instanceof X && …`, `if (e instanceof X) { … }`. */
  readonly guards: readonly ClassCheck[];
  /** From the first comparison to the last; of a `switch` its head. */
  readonly loc: TSESTree.SourceLocation;
}

const ORDER: readonly Exclude<CodeSort, 'other'>[] = ['interaction', 'number', 'class', 'grant', 'classless'];
const TEXT_METHODS = new Set(['includes', 'indexOf', 'lastIndexOf', 'startsWith', 'endsWith', 'search', 'match', 'contains']);
const LIST_METHODS = new Set(['includes', 'indexOf', 'has', 'contains']);
const PATTERN_METHODS = new Set(['test', 'exec']);
const POSITION_METHODS = new Set(['indexOf', 'lastIndexOf', 'search', 'findIndex']);
/** Methods that ask a callback about each element. */
const ASKING_METHODS = new Set(['some', 'every', 'find', 'findLast', 'findIndex', 'any']);

interface Comparison {
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
    if (found.codes.length > 0) return { form: 'equals', subject: first, found };
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
function comparedCall(node: TSESTree.BinaryExpression): { call: TSESTree.CallExpression; negated: boolean } | undefined {
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

/** The condition that a callback answers for each element is that of the whole call. */
function lifted(analysis: Analysis, node: Node): Node {
  let outer = wrapped(node);
  while (outer.parent?.type === 'UnaryExpression' && outer.parent.operator === '!') outer = wrapped(outer.parent);
  let owner: Node | undefined = outer.parent;
  while (owner?.type === 'LogicalExpression') {
    // What else the callback asks for would go with the call.
    if (!flattened(owner).every((operand) => comparesCodes(analysis, operand))) return node;
    owner = owner.parent;
  }
  while (owner && (owner.type === 'ReturnStatement' || owner.type === 'BlockStatement')) owner = owner.parent;
  if (!isFunction(owner)) return node;
  const returned = returnsOf(analysis.module, owner);
  const callback = wrapped(owner);
  const call = callback.parent;
  if (returned.length !== 1 || call?.type !== 'CallExpression' || call.arguments[0] !== callback || !ASKING_METHODS.has(calleeName(call) ?? '')) return node;
  const parent = wrapped(call).parent;
  const compared = parent?.type === 'BinaryExpression' && comparedCall(parent)?.call === call ? parent : call;
  return lifted(analysis, compared);
}

function comparesCodes(analysis: Analysis, operand: Node): boolean {
  let node = unwrap(operand);
  while (isNegation(node)) node = unwrap(node.argument);
  return (comparisonAt(analysis, node)?.found.codes.length ?? 0) > 0;
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
function comparisonAt(analysis: Analysis, node: Node): (Comparison & { readonly negated: boolean }) | undefined {
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

const isNegation = (node: Node | undefined): node is TSESTree.UnaryExpression => node?.type === 'UnaryExpression' && (node.operator === '!' || node.operator === '~');

const isTypeof = (node: Node): boolean => node.type === 'UnaryExpression' && node.operator === 'typeof';

function testAt(analysis: Analysis, node: Node): ErrorTest | undefined {
  if (node.type === 'SwitchStatement') {
    const found = node.cases.map(({ test }) => (test ? codesOf(analysis, test, true) : { codes: [], rest: [] }));
    const codes = found.flatMap((each) => each.codes);
    if (codes.length === 0) return undefined;
    return { node, form: 'switch', subject: subjectOf(analysis, node.discriminant), codes, rest: found.flatMap(({ rest }) => rest), negated: false };
  }
  const comparison = comparisonAt(analysis, node);
  if (!comparison || comparison.found.codes.length === 0) return undefined;
  const { found, form } = comparison;
  const whole = lifted(analysis, node);
  let outer = wrapped(whole);
  let { negated } = comparison;
  // `~text.indexOf('…')` is true like the comparison with -1: it goes together with the call.
  for (let parent = outer.parent; isNegation(parent); parent = outer.parent) {
    outer = wrapped(parent);
    if (parent.operator === '!') negated = !negated;
  }
  return { node: outer, form, subject: subjectOf(analysis, comparison.subject), codes: found.codes, rest: found.rest, negated };
}

/** The operands of the chain around an expression, and the chain. */
function chainAround(node: Node): { readonly chain: TSESTree.LogicalExpression | undefined; readonly operands: readonly Node[] } {
  let chain: TSESTree.LogicalExpression | undefined;
  for (let parent = node.parent; parent?.type === 'LogicalExpression' && parent.operator !== '??' && (!chain || parent.operator === chain.operator); parent = parent.parent) chain = parent;
  return { chain, operands: chain ? flattened(chain) : [node] };
}

function flattened(chain: TSESTree.LogicalExpression): Node[] {
  return [chain.left, chain.right].flatMap((side) => (side.type === 'LogicalExpression' && side.operator === chain.operator ? flattened(side) : [side]));
}

function checkAt(operand: Node): ClassCheck | undefined {
  let node = unwrap(operand);
  let negated = false;
  while (node.type === 'UnaryExpression' && node.operator === '!') {
    node = unwrap(node.argument);
    negated = !negated;
  }
  if (node.type !== 'BinaryExpression' || node.operator !== 'instanceof') return undefined;
  const right = unwrap(node.right);
  const name = right.type === 'Identifier' ? right.name : right.type === 'MemberExpression' ? memberName(right) : undefined;
  return name === undefined ? undefined : { node: operand, object: node.left, name, negated };
}

/** Class checks that are true wherever `node` is evaluated, up to the function around it. */
function guardsOf(node: Node): ClassCheck[] {
  const checks: (ClassCheck | undefined)[] = [];
  const conjuncts = (test: Node): void => {
    if (test.type === 'LogicalExpression' && test.operator === '&&') for (const side of [test.left, test.right]) conjuncts(side);
    else checks.push(checkAt(test));
  };
  for (let at = node; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    if (parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at) conjuncts(parent.left);
    if ((parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.consequent === at) conjuncts(parent.test);
  }
  return checks.filter((check): check is ClassCheck => check?.negated === false);
}

const strongest = (codes: readonly IdentityCode[]): Exclude<CodeSort, 'other'> => ORDER.find((sort) => codes.some((code) => code.sort === sort)) ?? 'classless';

const SHARED = {};

interface Memo {
  readonly tests: Map<Node, ErrorTest | undefined>;
  /** The comparison that speaks for a condition: a callback may hold two that are lifted to the same call. */
  readonly speakers: Map<Node, Node>;
}

/**
 * The match that begins at `node`: a comparison with identity codes, together with the others of its chain that stand for the same class.
 * Undefined for everything else, and for the later comparisons of a chain.
 */
export function errorMatchOf(analysis: Analysis, node: Node): ErrorMatch | undefined {
  const { tests, speakers } = analysis.once(SHARED, (): Memo => ({ tests: new Map(), speakers: new Map() }));
  const at = (inner: Node): ErrorTest | undefined => {
    if (!tests.has(inner)) tests.set(inner, testAt(analysis, inner));
    return tests.get(inner);
  };
  const test = at(node);
  if (!test) return undefined;
  if (!speakers.has(test.node)) speakers.set(test.node, node);
  if (speakers.get(test.node) !== node) return undefined;
  const guards = guardsOf(test.node);
  if (test.form === 'switch') {
    const head = (node as TSESTree.SwitchStatement).discriminant.loc.end;
    return { sort: strongest(test.codes), tests: [test], chain: undefined, beside: [], guards, loc: { start: node.loc.start, end: { line: head.line, column: head.column + 1 } } };
  }
  const { chain, operands } = chainAround(test.node);
  const all = operands.flatMap((operand) => (operand === test.node ? [test] : operandTests(operand, at)));
  const sorts = new Set(all.filter(({ negated }) => negated === test.negated).map(({ codes }) => strongest(codes)));
  // `invalid_grant` beside codes of the class belongs to them: it is what the class has in `errorCode` most often.
  const sortOf = ({ codes }: ErrorTest): Exclude<CodeSort, 'other'> => {
    const sort = strongest(codes);
    return sort === 'grant' && sorts.has('interaction') ? 'interaction' : sort;
  };
  const sort = sortOf(test);
  const group = all.filter((other) => other.negated === test.negated && sortOf(other) === sort);
  const [first] = group;
  const last = group[group.length - 1];
  if (!first || !last || first.node !== test.node) return undefined;
  const beside = operands.map(checkAt).filter((check) => check !== undefined);
  return { sort, tests: [first, ...group.slice(1)], chain, beside, guards, loc: { start: first.node.loc.start, end: last.node.loc.end } };
}

/** The comparisons of one operand: its own, or that of the callback it calls. */
function operandTests(operand: Node, at: (node: Node) => ErrorTest | undefined): ErrorTest[] {
  let node = unwrap(operand);
  while (isNegation(node)) node = unwrap(node.argument);
  const own = at(node);
  if (own) return [own];
  const call = node.type === 'BinaryExpression' ? (comparedCall(node)?.call ?? node) : node;
  if (call.type !== 'CallExpression' || !ASKING_METHODS.has(calleeName(call) ?? '')) return [];
  const callback = argumentAt(call, 0);
  if (!callback || !isFunction(callback)) return [];
  const body = callback.body.type === 'BlockStatement' ? undefined : unwrap(callback.body);
  const inner = body && at(body);
  return inner ? [inner] : [];
}
