import { argumentAt, calleeName, isMethodOf, memberName, receiverOf, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { DATE_SETTERS } from '../identity/sessions.js';
import type { Analysis } from '../provenance/analysis.js';
import { soleWrite } from '../provenance/writes.js';
import type { Variable } from '../provenance/module.js';

const MAX_HOPS = 6;
/** Calls whose value is the present moment: `dayjs()`, `moment()`, `DateTime.now()`. */
const NOW_CALLS = new Set(['dayjs', 'moment', 'now', 'utc', 'local']);
const NOW_RECEIVERS = new Set(['DateTime', 'moment', 'dayjs', 'Date']);

/** The name behind a variable that is written once with a whole value. */
function behind(analysis: Analysis, node: Node): Node | undefined {
  const variable = node.type === 'Identifier' ? analysis.module.variableOf(node) : undefined;
  const written = variable && soleWrite(variable);
  return written?.path.length === 0 ? written.source : undefined;
}

/** Whether an expression is the present moment as a date object: `new Date()`, `dayjs()`, `DateTime.now()`. */
export function isNow(analysis: Analysis, expression: Node, hops = MAX_HOPS): boolean {
  if (hops === 0) return false;
  const node = unwrap(expression);
  if (node.type === 'NewExpression' && calleeName(node) === 'Date') {
    const first = argumentAt(node, 0);
    return node.arguments.length === 0 || (first !== undefined && nowUnit(analysis, first, hops - 1) === 'ms');
  }
  if (node.type === 'CallExpression') {
    const name = calleeName(node) ?? '';
    const receiver = receiverOf(node);
    if (receiver && (name === 'toUTC' || name === 'clone' || name === 'utc' || name === 'toLocal') && isNow(analysis, receiver, hops - 1)) return true;
    if (!NOW_CALLS.has(name)) return false;
    if (receiver && !(receiver.type === 'Identifier' && NOW_RECEIVERS.has(receiver.name))) return false;
    // Of anything else, `dayjs(x)` and `DateTime.utc(2030)` are that moment.
    const [first] = node.arguments;
    return first === undefined || isNow(analysis, first, hops - 1);
  }
  const source = behind(analysis, node);
  return source !== undefined && isNow(analysis, source, hops - 1);
}

/** The unit in which an expression tells the present moment as a number: `Date.now()`, `Math.floor(Date.now() / 1000)`, `dayjs().unix()`; undefined for all else. */
export function nowUnit(analysis: Analysis, expression: Node, hops = MAX_HOPS): 'ms' | 's' | undefined {
  if (hops === 0) return undefined;
  const node = unwrap(expression);
  switch (node.type) {
    case 'CallExpression': {
      const name = calleeName(node) ?? '';
      const receiver = receiverOf(node);
      const first = argumentAt(node, 0);
      if (name === 'now' && isMethodOf(node, 'Date')) return 'ms';
      if (receiver && (name === 'getTime' || name === 'valueOf' || name === 'toMillis')) return isNow(analysis, receiver, hops - 1) ? 'ms' : undefined;
      if (receiver && (name === 'unix' || name === 'toSeconds' || name === 'toUnixInteger')) return isNow(analysis, receiver, hops - 1) ? 's' : undefined;
      if (first && ['floor', 'round', 'ceil', 'trunc', 'Number', 'parseInt'].includes(name)) return nowUnit(analysis, first, hops - 1);
      return undefined;
    }
    case 'NewExpression':
      return isNow(analysis, node, hops - 1) ? 'ms' : undefined;
    case 'UnaryExpression':
      return node.operator === '+' && isNow(analysis, node.argument, hops - 1) ? 'ms' : undefined;
    case 'BinaryExpression': {
      const by = analysis.constant(node.right)?.value;
      if (node.operator === '/' && by === 1000) return nowUnit(analysis, node.left, hops - 1) === 'ms' ? 's' : undefined;
      if ((node.operator === '|' || node.operator === '>>>') && by === 0) return nowUnit(analysis, node.left, hops - 1);
      return undefined;
    }
    default: {
      const source = behind(analysis, node);
      return source && nowUnit(analysis, source, hops - 1);
    }
  }
}

/** `d.setTime(d.getTime() + N)`, `d.setDate(d.getDate() + 7)` on a date that began as the present moment: the amount, and the milliseconds of a piece. */
export function setForward(analysis: Analysis, variable: Variable, source: Node): { readonly amount: Node; readonly perPiece: number } | undefined {
  if (!isNow(analysis, source)) return undefined;
  for (const { identifier } of variable.references) {
    const { parent } = identifier;
    if (parent?.type !== 'MemberExpression' || parent.object !== identifier || parent.parent.type !== 'CallExpression' || parent.parent.callee !== parent) continue;
    const perPiece = DATE_SETTERS.get(memberName(parent) ?? '');
    const set = argumentAt(parent.parent, 0);
    const sum = set && unwrap(set);
    if (perPiece === undefined || sum?.type !== 'BinaryExpression' || sum.operator !== '+') continue;
    const amount = [sum.left, sum.right].find((side) => !isReadOf(side, variable, analysis) && nowUnit(analysis, side) === undefined);
    if (amount) return { amount, perPiece };
  }
  return undefined;
}

/** `d.getDate()` of the variable itself. */
function isReadOf(expression: Node, variable: Variable, analysis: Analysis): boolean {
  const node = unwrap(expression);
  const receiver = node.type === 'CallExpression' ? receiverOf(node) : undefined;
  return receiver !== undefined && analysis.module.variableOf(receiver) === variable;
}
