import { isFunction, keyName, memberName, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { isExported } from './mentions.js';
import type { Module, Variable } from './module.js';

/** Where a value goes next. */
export type Use =
  | { readonly type: 'argument'; readonly call: CallLike; readonly index: number; readonly node: Node }
  /** A member is read from it, or called on it. */
  | { readonly type: 'member'; readonly name: string | undefined; readonly node: Node }
  /** It is written to a variable or member; `path` where a pattern takes it apart. */
  | { readonly type: 'written'; readonly target: Node; readonly node: Node }
  | { readonly type: 'property'; readonly name: string | undefined; readonly node: Node }
  | { readonly type: 'returned'; readonly from: FunctionNode | undefined; readonly node: Node }
  | { readonly type: 'exported'; readonly node: Node }
  | { readonly type: 'compared'; readonly node: Node }
  | { readonly type: 'text'; readonly node: Node }
  | { readonly type: 'unknown'; readonly node: Node };

/** Uses followed for one value. */
const MAX_USES = 400;

/** Where the value of an expression goes, through the variables of this file that hold it as it is. */
export function usesOf(module: Module, expression: Node): Use[] {
  const found: Use[] = [];
  const seen = new Set<Variable>();
  const pending: Node[] = [expression];
  for (let node = pending.pop(); node && found.length < MAX_USES; node = pending.pop()) {
    for (const use of directUses(node)) {
      found.push(use);
      if (use.type !== 'written') continue;
      const held = use.target.type === 'Identifier' ? module.variableOf(use.target) : undefined;
      if (held && !seen.has(held)) {
        seen.add(held);
        if (isExported(held)) found.push({ type: 'exported', node: use.target });
        for (const reference of held.references) if (reference.isRead()) pending.push(reference.identifier);
      }
    }
  }
  return found;
}

/** All uses of a variable's value. */
export function usesOfVariable(module: Module, variable: Variable): Use[] {
  return variable.references.filter((reference) => reference.isRead()).flatMap((reference) => usesOf(module, reference.identifier));
}

function directUses(expression: Node): Use[] {
  const node = wrapped(expression);
  const { parent } = node;
  if (!parent) return [];
  switch (parent.type) {
    case 'AwaitExpression':
    case 'SpreadElement':
      return directUses(parent);
    case 'LogicalExpression':
      return parent.operator === '&&' && parent.left === node ? [{ type: 'compared', node: parent }] : directUses(parent);
    case 'ConditionalExpression':
      return parent.test === node ? [{ type: 'compared', node: parent }] : directUses(parent);
    case 'SequenceExpression':
      return parent.expressions[parent.expressions.length - 1] === node ? directUses(parent) : [];
    case 'CallExpression':
    case 'NewExpression': {
      if (parent.callee === node) return [{ type: 'unknown', node }];
      return [{ type: 'argument', call: parent, index: parent.arguments.findIndex((argument) => argument === node || (argument.type === 'SpreadElement' && argument.argument === node)), node }];
    }
    case 'MemberExpression':
      return parent.object === node ? [{ type: 'member', name: memberName(parent), node: parent }] : [{ type: 'unknown', node }];
    case 'VariableDeclarator':
      return parent.init === node ? targets(parent.id) : [];
    case 'AssignmentExpression': {
      if (parent.right !== node) return [];
      return [...targets(parent.left), ...(parent.parent.type === 'ExpressionStatement' ? [] : directUses(parent))];
    }
    case 'AssignmentPattern':
      return parent.right === node ? targets(parent.left) : [];
    case 'Property':
      return parent.value === node ? [{ type: 'property', name: keyName(parent), node: parent }] : [];
    case 'PropertyDefinition':
      return parent.value === node ? [{ type: 'written', target: parent, node: parent }] : [];
    case 'ReturnStatement':
      return [{ type: 'returned', from: enclosing(parent), node: parent }];
    case 'ArrowFunctionExpression':
      return parent.body === node ? [{ type: 'returned', from: parent, node }] : [];
    case 'ExportDefaultDeclaration':
    case 'ExportSpecifier':
      return [{ type: 'exported', node: parent }];
    case 'BinaryExpression':
      return [{ type: parent.operator === '+' ? 'text' : 'compared', node: parent }];
    case 'TemplateLiteral':
      return [{ type: 'text', node: parent }];
    case 'UnaryExpression':
    case 'IfStatement':
    case 'SwitchStatement':
    case 'SwitchCase':
    case 'WhileStatement':
      return [{ type: 'compared', node: parent }];
    case 'ExpressionStatement':
      return [];
    default:
      return [{ type: 'unknown', node: parent }];
  }
}

function targets(pattern: Node): Extract<Use, { type: 'written' }>[] {
  const target = unwrap(pattern);
  return [{ type: 'written', target, node: target }];
}

function enclosing(node: Node): FunctionNode | undefined {
  let at = node.parent;
  while (at && !isFunction(at)) at = at.parent;
  return at;
}
