import { calleeName, enclosingFunction, functionName, isClass, isFunction, keyName, memberName, receiverOf, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { ACCOUNT_LOOKUPS, DIRECTORY_NAMES, DISPLAY_CALLEES, DISPLAY_RECEIVERS } from '../identity/keys.js';
import type { Analysis } from '../provenance/analysis.js';

/** The last name of an expression: `b` of `a.b`, `a` of `a`. */
export function lastName(node: Node | undefined): string {
  const inner = node && unwrap(node);
  if (inner?.type === 'Identifier') return inner.name;
  if (inner?.type === 'MemberExpression') return memberName(inner) ?? '';
  if (inner?.type === 'CallExpression') return calleeName(inner) ?? '';
  return inner?.type === 'ThisExpression' ? 'this' : '';
}

/** Whether a call shows, logs, measures or compares what it is given. */
export function isDisplayCall(call: CallLike): boolean {
  return DISPLAY_CALLEES.test(calleeName(call) ?? '') || DISPLAY_RECEIVERS.test(lastName(receiverOf(call)));
}

/** Whether a call asks the directory (Graph, MSAL's account cache): there an object id is an object's own id. */
export function isDirectoryCall(analysis: Analysis, call: CallLike): boolean {
  const name = calleeName(call) ?? '';
  if (ACCOUNT_LOOKUPS.has(name) || DIRECTORY_NAMES.test(name) || DIRECTORY_NAMES.test(lastName(receiverOf(call)))) return true;
  return call.arguments.some((argument) => analysis.trace(argument).as('access-token') !== undefined);
}

/** What takes an expression in the end: the way out of objects, lists, texts and `JSON.stringify`. */
export function takerOf(node: Node): Node | undefined {
  let at = wrapped(node);
  for (let parent = at.parent; parent; at = wrapped(parent), parent = at.parent) {
    switch (parent.type) {
      case 'Property':
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'SpreadElement':
      case 'TemplateLiteral':
      case 'AwaitExpression':
        continue;
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'SequenceExpression':
        continue;
      case 'BinaryExpression':
        if (parent.operator === '+') continue;
        return parent;
      case 'CallExpression':
        if (parent.callee !== at && calleeName(parent) === 'stringify') continue;
        return parent;
      default:
        return parent;
    }
  }
  return undefined;
}

/** Whether an expression only ends on a screen, in a log, in telemetry, in an error, or in a comparison. */
export function isShown(analysis: Analysis, node: Node): boolean {
  const taker = takerOf(node);
  switch (taker?.type) {
    case 'CallExpression':
    case 'NewExpression':
      return isDisplayCall(taker);
    case 'JSXExpressionContainer':
    case 'JSXSpreadAttribute':
    case 'ThrowStatement':
    case 'BinaryExpression':
      return true;
    case 'VariableDeclarator': {
      if (!taker.init || taker.id.type !== 'Identifier') return false;
      const uses = analysis.uses(taker.init).filter((use) => use.type !== 'written');
      return uses.length > 0 && uses.every((use) => (use.type === 'argument' && isDisplayCall(use.call)) || (use.type === 'property' && isShown(analysis, use.node)) || isMarkup(use.node));
    }
    default:
      return false;
  }
}

export function isMarkup(node: Node): boolean {
  return /^JSX/.test(node.type) || /^JSX/.test(node.parent?.type ?? '');
}

/** The function that passport calls with a user to store in the session: `serializeUser((user, done) => …)`. */
export function isSerializer(analysis: Analysis, owner: FunctionNode | undefined): boolean {
  if (!owner) return false;
  if (/^serializeUser$/i.test(functionName(owner) ?? '')) return true;
  const outer = wrapped(owner);
  return outer.parent?.type === 'CallExpression' && calleeName(outer.parent) === 'serializeUser';
}

const STRATEGY = /Strategy$/;

/** Whether an object is the user that a passport strategy hands over: it is what later code takes keys from, not a key itself. */
export function isStrategyUser(node: Node): boolean {
  const taker = takerOf(node);
  if (taker?.type === 'CallExpression' && /^(?:done|cb|callback|verified|next)$/.test(calleeName(taker) ?? '')) return true;
  if (taker?.type !== 'ReturnStatement' && !isFunction(taker)) return false;
  const owner = isFunction(taker) ? taker : taker && enclosingFunction(taker);
  if (!owner) return false;
  const outer = wrapped(owner);
  if (outer.parent?.type === 'NewExpression' && STRATEGY.test(calleeName(outer.parent) ?? '')) return true;
  if (outer.parent?.type !== 'MethodDefinition' || keyName(outer.parent) !== 'validate') return false;
  const owning = outer.parent.parent.parent;
  const base = isClass(owning) ? owning.superClass : null;
  return base !== null && (STRATEGY.test(lastName(base)) || (base.type === 'CallExpression' && STRATEGY.test(calleeName(base) ?? '')));
}
