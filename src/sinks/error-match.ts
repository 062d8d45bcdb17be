import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, memberName, unwrap, wrapped } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { Analysis } from '../provenance/analysis.js';
import { returnsOf } from '../provenance/returns.js';
import { codesOf } from './error-code.js';
import type { CodeSort, IdentityCode } from './error-code.js';
import { comparedCall, comparisonAt } from './error-comparison.js';
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
/** Methods that ask a callback about each element. */
const ASKING_METHODS = new Set(['some', 'every', 'find', 'findLast', 'findIndex', 'any']);

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

const isNegation = (node: Node | undefined): node is TSESTree.UnaryExpression => node?.type === 'UnaryExpression' && (node.operator === '!' || node.operator === '~');

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
