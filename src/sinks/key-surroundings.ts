import { calleeName, enclosingFunction, functionName, isFunction, keyName, memberName, receiverOf, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { ACCOUNT_LOOKUPS, DIRECTORY_NAMES, DISPLAY_CALLEES, DISPLAY_RECEIVERS, STRATEGY_NAMES, VERIFY_CALLBACKS } from '../identity/keys.js';
import type { Analysis } from '../provenance/analysis.js';

/** The last name of an expression: `b` of `a.b`, `a` of `a`. */
export function lastName(node: Node | undefined): string {
  const inner = node && unwrap(node);
  if (inner?.type === 'Identifier') return inner.name;
  if (inner?.type === 'MemberExpression') return memberName(inner) ?? '';
  if (inner?.type === 'CallExpression') return calleeName(inner) ?? '';
  return inner?.type === 'ThisExpression' ? 'this' : '';
}

/** Whether an expression is, or may be, a claim: what is none is never judged. */
export function isClaim(analysis: Analysis, value: Node): boolean {
  return analysis.trace(unwrap(value)).origins.some(({ kind }) => kind === 'claim');
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

/** What else stands in the record in which an expression does, and in those around it that hold this one: `{ team: { id: tid }, user: { id: oid } }`. */
export function recordAround(node: Node): Node[] {
  const found: Node[] = [];
  for (let at = wrapped(node), { parent } = at; parent; at = wrapped(parent), { parent } = at) {
    if (parent.type === 'ObjectExpression') found.push(...parent.properties.filter((property) => property !== at));
    else if (parent.type !== 'Property' || parent.key === at) break;
  }
  return found;
}

/** What takes an expression in the end: the way out of objects, lists, texts and `JSON.stringify`. */
export function takerOf(node: Node): Node {
  let at = wrapped(node);
  for (;;) {
    const { parent } = at;
    if (!parent) return at;
    const within = at;
    at = wrapped(parent);
    switch (parent.type) {
      case 'Property':
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'SpreadElement':
      case 'TemplateLiteral':
      case 'AwaitExpression':
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'SequenceExpression':
        continue;
      case 'BinaryExpression':
        if (parent.operator === '+') continue;
        return parent;
      case 'CallExpression':
        if (parent.callee !== within && calleeName(parent) === 'stringify') continue;
        return parent;
      default:
        return parent;
    }
  }
}

/** Whether an expression only ends on a screen, in a log, in telemetry, in an error, or in a comparison. */
export function isShown(analysis: Analysis, node: Node): boolean {
  const taker = takerOf(node);
  switch (taker.type) {
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

const isDone = (call: CallLike): boolean => VERIFY_CALLBACKS.test(calleeName(call) ?? '');

/** Whether an object is the user that a passport strategy hands over: it is what later code takes keys from, not a key itself. */
export function isStrategyUser(analysis: Analysis, node: Node): boolean {
  const taker = takerOf(node);
  if (taker.type === 'CallExpression') return isDone(taker);
  // `done(null, new User({ … }))`
  if (taker.type === 'NewExpression') return isStrategyUser(analysis, taker);
  if (taker.type === 'VariableDeclarator') {
    const calls = taker.init ? analysis.uses(taker.init).flatMap((use) => (use.type === 'argument' && !isDisplayCall(use.call) ? [use.call] : [])) : [];
    return calls.length > 0 && calls.every(isDone);
  }
  const owner = isFunction(taker) ? taker : taker.type === 'ReturnStatement' ? enclosingFunction(taker) : undefined;
  const host = owner && wrapped(owner).parent;
  if (host?.type === 'NewExpression') return STRATEGY_NAMES.test(calleeName(host) ?? '');
  // Nest: `class S extends PassportStrategy(Strategy) { validate(payload) { return { … }; } }`.
  return host?.type === 'MethodDefinition' && keyName(host) === 'validate' && STRATEGY_NAMES.test(lastName(host.parent.parent.superClass ?? undefined));
}
