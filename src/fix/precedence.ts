/**
 * How tightly a piece of code holds together.
 *
 * An editor that puts text where an expression stood has to know two things: how tightly the text binds,
 * and how tightly the place demands. The names are the field's own; only their order matters.
 */
import type { TSESTree } from '@typescript-eslint/utils';

const ORDER = {
  sequence: 0,
  assignment: 1,
  conditional: 2,
  /** Some binary or logical expression, nobody knows which: bound as loosely as the loosest. */
  binary: 3,
  nullish: 4,
  or: 4,
  and: 5,
  bitwiseOr: 6,
  bitwiseXor: 7,
  bitwiseAnd: 8,
  equality: 9,
  /** `<`, `in`, `instanceof`. */
  relational: 10,
  /** `as` and `satisfies`; what follows may be read as part of the type: `a as T & b`. */
  cast: 10,
  shift: 11,
  additive: 12,
  multiplicative: 13,
  exponent: 14,
  /** `!x`, `typeof x`, `await x`. */
  unary: 15,
  postfix: 16,
  /** Holds `?.`: must not be a `new` callee or a template tag. */
  chain: 17,
  call: 18,
  member: 19,
  primary: 20,
  /** A template literal; as tight as a name. */
  template: 20,
} as const;

export type Precedence = keyof typeof ORDER;

/** Whether text of class `a` binds at least as tightly as `b` asks. */
export function isAtLeast(a: Precedence, b: Precedence): boolean {
  return ORDER[a] >= ORDER[b];
}

/** Whether text of class `a` binds more tightly than `b`. */
export function isTighter(a: Precedence, b: Precedence): boolean {
  return ORDER[a] > ORDER[b];
}

const BINARY: Readonly<Record<string, Precedence>> = {
  '??': 'nullish',
  '||': 'or',
  '&&': 'and',
  '|': 'bitwiseOr',
  '^': 'bitwiseXor',
  '&': 'bitwiseAnd',
  '==': 'equality',
  '!=': 'equality',
  '===': 'equality',
  '!==': 'equality',
  '<': 'relational',
  '<=': 'relational',
  '>': 'relational',
  '>=': 'relational',
  in: 'relational',
  instanceof: 'relational',
  '<<': 'shift',
  '>>': 'shift',
  '>>>': 'shift',
  '+': 'additive',
  '-': 'additive',
  '*': 'multiplicative',
  '/': 'multiplicative',
  '%': 'multiplicative',
  '**': 'exponent',
};

/** The class of a binary or logical operator; an unknown operator is `binary`, the loosest. */
export function operatorPrecedence(operator: string): Precedence {
  return BINARY[operator] ?? 'binary';
}

/**
 * The class of an expression as it is written, parentheses around it not counted.
 * What is no expression, or is unknown, counts as `sequence`: it gets parentheses nearly everywhere.
 */
export function precedenceOf(node: TSESTree.Node): Precedence {
  switch (node.type) {
    case 'Identifier':
    case 'Literal':
    case 'ThisExpression':
    case 'Super':
    case 'ArrayExpression':
    case 'ObjectExpression':
    case 'FunctionExpression':
    case 'ClassExpression':
    case 'JSXElement':
    case 'JSXFragment':
      return 'primary';
    case 'TemplateLiteral':
      return 'template';
    case 'MetaProperty':
      return 'member';
    case 'MemberExpression':
      return node.optional ? 'chain' : chainOr(node.object, 'member');
    case 'CallExpression':
      return node.optional ? 'chain' : chainOr(node.callee, 'call');
    case 'ImportExpression':
      return 'call';
    case 'NewExpression':
      // `new A` without an argument list cannot carry one afterwards: `new A` + `()` is another program.
      return node.arguments.length > 0 ? 'member' : 'unary';
    case 'TaggedTemplateExpression':
      return chainOr(node.tag, 'call');
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
      return chainOr(node.expression, 'member');
    case 'ChainExpression':
      return 'chain';
    case 'UpdateExpression':
      return node.prefix ? 'unary' : 'postfix';
    case 'UnaryExpression':
    case 'AwaitExpression':
    case 'TSTypeAssertion':
      return 'unary';
    case 'BinaryExpression':
    case 'LogicalExpression':
      return operatorPrecedence(node.operator);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return 'cast';
    case 'ConditionalExpression':
      return 'conditional';
    case 'ArrowFunctionExpression':
    case 'AssignmentExpression':
    case 'YieldExpression':
      return 'assignment';
    default:
      return 'sequence';
  }
}

/** A member of a call holds a call (`f().x` is no `new` callee), and a member of a chain is one. */
function chainOr(object: TSESTree.Node, own: Precedence): Precedence {
  const inner = precedenceOf(object);
  return inner === 'chain' || inner === 'call' ? inner : own;
}
