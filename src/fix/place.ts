/**
 * What a place demands of the expression that stands there.
 *
 * `undefined` means: no expression may be put there (a declared name, a property name, an assignment target, a module name, a type).
 */
import type { TSESTree } from '@typescript-eslint/utils';

import { isAtLeast, isTighter, operatorPrecedence, type Precedence } from './precedence.js';

/** Whether text of this class fits bare into the place of `node`, needs parentheses there, or cannot stand there. */
export function fitInPlace(node: TSESTree.Node, precedence: Precedence): 'bare' | 'parenthesized' | undefined {
  const demand = demandOf(node);
  if (!demand) return undefined;
  return demand(precedence) ? 'bare' : 'parenthesized';
}

type Demand = (precedence: Precedence) => boolean;

const anything: Demand = () => true;
const least =
  (minimum: Precedence): Demand =>
  (precedence) =>
    isAtLeast(precedence, minimum);
/** A template tag and a superclass: no `?.` inside. */
const call = least('call');
/** `f().x` under `new` would be read as `(new f()).x`. */
const newCallee = least('member');

function demandOf(node: TSESTree.Node): Demand | undefined {
  const parent = node.parent;
  switch (parent?.type) {
    case 'ExpressionStatement':
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'SwitchStatement':
    case 'SwitchCase':
    case 'TemplateLiteral':
    case 'JSXExpressionContainer':
    case 'SequenceExpression':
    case 'TSExportAssignment':
      return parent.type === 'SequenceExpression' ? least('assignment') : anything;
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return parent.test === node ? anything : undefined;
    case 'ForStatement':
      // A bare `in` in the first clause would make it a for-in loop.
      return parent.init === node ? least('shift') : parent.body === node ? undefined : anything;
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.right === node ? least('assignment') : undefined;
    case 'VariableDeclarator':
      return parent.init === node ? least('assignment') : undefined;
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return parent.right === node ? least('assignment') : undefined;
    case 'ArrayExpression':
    case 'YieldExpression':
    case 'JSXSpreadAttribute':
    case 'ImportExpression':
      return least('assignment');
    case 'SpreadElement':
      return least('assignment');
    case 'ExportDefaultDeclaration':
      return /Declaration$/.test(node.type) ? undefined : least('assignment');
    case 'ArrowFunctionExpression':
      return parent.body === node && node.type !== 'BlockStatement' ? least('assignment') : undefined;
    case 'Property':
      if (parent.computed && parent.key === node) return least('assignment');
      return parent.parent.type === 'ObjectExpression' && parent.value === node && parent.kind === 'init' && !parent.method
        ? least('assignment')
        : undefined;
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return parent.value === node || (parent.computed && parent.key === node) ? least('assignment') : undefined;
    case 'MethodDefinition':
      return parent.computed && parent.key === node ? least('assignment') : undefined;
    case 'TSEnumMember':
      return parent.initializer === node ? least('assignment') : undefined;
    case 'ConditionalExpression':
      return parent.test === node ? least('binary') : least('assignment');
    case 'LogicalExpression':
      return logicalOperand(parent, node);
    case 'BinaryExpression':
      return binaryOperand(parent, node);
    case 'UnaryExpression':
      // `delete name` is an error in strict code.
      return parent.operator === 'delete' ? undefined : least('unary');
    case 'AwaitExpression':
    case 'TSTypeAssertion':
      return least('unary');
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return parent.expression === node ? least('relational') : undefined;
    case 'TSNonNullExpression':
      return link(parent);
    case 'TSInstantiationExpression':
      return parent.expression === node ? call : undefined;
    case 'ChainExpression':
      return demandOf(parent);
    case 'MemberExpression':
      if (parent.object === node) return link(parent);
      return parent.computed ? anything : undefined;
    case 'CallExpression':
      return parent.callee === node ? link(parent) : argument(parent, node);
    case 'NewExpression':
      return parent.callee === node ? newCallee : argument(parent, node);
    case 'TaggedTemplateExpression':
      return parent.tag === node ? call : undefined;
    case 'ClassDeclaration':
    case 'ClassExpression':
      return parent.superClass === node ? call : undefined;
    case 'Decorator':
      return least('call');
    default:
      return undefined;
  }
}

/** The head of `head.a.b()`: a chain may go on there, unless the whole is a target, a tag or a `new` callee, which take no `?.`. */
function link(parent: TSESTree.Node): Demand {
  let top = parent;
  let place = top.parent;
  while (
    (place?.type === 'MemberExpression' && place.object === top) ||
    (place?.type === 'CallExpression' && place.callee === top) ||
    place?.type === 'TSNonNullExpression' ||
    place?.type === 'ChainExpression'
  ) {
    top = place;
    place = top.parent;
  }
  if (demandOf(top)?.('chain')) return least('chain');
  return place?.type === 'NewExpression' && place.callee === top ? newCallee : call;
}

function argument(parent: TSESTree.CallExpression | TSESTree.NewExpression, node: TSESTree.Node): Demand | undefined {
  return parent.arguments.some((one) => one === node) ? least('assignment') : undefined;
}

function logicalOperand(parent: TSESTree.LogicalExpression, node: TSESTree.Node): Demand {
  const own = operatorPrecedence(parent.operator);
  return (precedence) =>
    fitsBeside(parent.operator, precedence) && (parent.left === node ? isAtLeast(precedence, own) : isTighter(precedence, own));
}

/** Whether text fits bare among the operands of a chain of one logical operator, where grouping does not matter. */
export function fitsBeside(operator: '&&' | '??' | '||', precedence: Precedence): boolean {
  // `??` beside `||` or `&&` is an error without parentheses, whatever binds tighter.
  if (operator === '??') return precedence === 'nullish' || isTighter(precedence, 'and');
  return precedence !== 'nullish' && precedence !== 'binary' && isAtLeast(precedence, operatorPrecedence(operator));
}

function binaryOperand(parent: TSESTree.BinaryExpression, node: TSESTree.Node): Demand | undefined {
  if (node.type === 'PrivateIdentifier') return undefined;
  const own = operatorPrecedence(parent.operator);
  // `-a ** b` is an error, and `**` groups to the right.
  if (own === 'exponent') return parent.left === node ? least('postfix') : least('exponent');
  return (precedence) => (parent.left === node ? precedence !== 'cast' && isAtLeast(precedence, own) : isTighter(precedence, own));
}
