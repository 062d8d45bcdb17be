import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, isMethodOf, keyName, receiverOf, stringValue, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { DATE_ADDERS, SPAN_MAKERS, UNIT_MS } from '../identity/sessions.js';
import type { LifetimeUnit } from '../identity/sessions.js';
import type { Analysis } from '../provenance/analysis.js';
import { soleWrite } from '../provenance/writes.js';
import { defaultsOf } from '../provenance/module.js';
import { returnsOf } from '../provenance/returns.js';
import { isNow, nowUnit, setForward } from './now.js';

/** How the value is written, and so what may stand in its place. */
export type Shape =
  /** A number from now, in the unit of its slot. */
  | 'relative'
  /** A number that counts since 1970. */
  | 'epoch-ms'
  | 'epoch-s'
  | 'date'
  /** The text of a date, as `toUTCString()` gives it; `text` is the method. */
  | 'date-text'
  /** An object of a library. */
  | 'object';

/** A lifetime that the file itself decides. */
export interface Duration {
  /** Milliseconds; undefined where the unit is not known. */
  readonly ms: number | undefined;
  readonly shape: Shape;
  /** For `date-text`: the method that makes the text. */
  readonly method?: string;
  /** Of a fallback: what is used where it is set (`x` in `x || 3600`); absent for default parameters. */
  readonly fallback?: { readonly of: Node | undefined; readonly at: Node };
  /** The literal that holds the value. */
  readonly literal: Node;
  /** The code names the unit itself (`ms('8h')`): a factor of 1000 converts it and lengthens nothing. */
  readonly named?: true;
}

const UNITS: Partial<Record<LifetimeUnit, number>> = { 'ms': 1, 's': 1000, 'min': 60_000, 'days': 86_400_000, 'days-or-date': 86_400_000, 'span': 1000 };
const MAX_DEPTH = 16;
/** Of these steps a call takes so many: functions that call each other from several places multiply. */
const CALL_DEPTH = 6;
/** Values that a function may give back. */
const MAX_RETURNS = 8;
const SPAN_TEXT = /^(-?(?:\d+(?:\.\d+)?|\.\d+)) ?([a-z]+)$/i;
/** Methods that hand a date or a span on in another form. */
const DATE_TEXTS = new Set(['toUTCString', 'toISOString', 'toGMTString', 'toString', 'toUTC', 'toISO', 'toHTTP', 'toJSON', 'format']);
const DATE_NUMBERS: ReadonlyMap<string, Shape> = new Map([['getTime', 'epoch-ms'], ['valueOf', 'epoch-ms'], ['toMillis', 'epoch-ms'], ['unix', 'epoch-s'], ['toSeconds', 'epoch-s'], ['toUnixInteger', 'epoch-s']]);
const DATE_OBJECTS = new Set(['toDate', 'toJSDate']);
const MATH_BOUNDS: ReadonlyMap<string, (a: number, b: number) => boolean> = new Map([['max', (a, b) => a >= b], ['min', (a, b) => a <= b]]);
const ROUNDING = new Set(['floor', 'round', 'ceil', 'trunc', 'Number', 'parseInt', 'parseFloat', 'String']);

/** `'8h'`, `'30 days'`, in milliseconds; undefined for other text. */
export function spanText(text: string): number | undefined {
  const match = SPAN_TEXT.exec(text.trim().replace(/^\+|(?<!\s)\s+from now$/g, '').trim());
  const unit = match?.[2] === undefined ? undefined : (UNIT_MS.get(match[2]) ?? UNIT_MS.get(match[2].toLowerCase()));
  return match?.[1] === undefined || unit === undefined ? undefined : Number(match[1]) * unit;
}

/**
 * Folds an expression to the lifetime that the file gives it, or undefined where something outside decides (and no literal stands in for it).
 * `unit`: what a bare number means; undefined: not known.
 */
export function durationOf(analysis: Analysis, expression: Node, unit: LifetimeUnit | undefined, depth = 0): Duration | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(expression);
  const scale = unit === undefined ? undefined : UNITS[unit];
  const again = (inner: Node): Duration | undefined => durationOf(analysis, inner, unit, depth + 1);

  const constant = analysis.constant(node);
  // Taken apart below, a fallback shows where it stands, and a choice its longer side.
  const choice = constant && unwrap(constant.literal);
  if (choice?.type === 'ConditionalExpression' && choice !== node) return again(choice);
  if (constant && node.type !== 'ConditionalExpression' && !(constant.fallback && /^(?:Binary|Call|Logical|Unary)Expression$/.test(node.type))) {
    const { value, literal } = constant;
    const at = constant.fallback ? fallbackAt(literal) : undefined;
    const fallback = at ? { fallback: { of: at.left, at } } : constant.fallback && constant.isElsewhere ? { fallback: { of: undefined, at: literal } } : {};
    if (typeof value === 'number') return { ms: scale === undefined ? undefined : value * scale, shape: 'relative', literal, ...fallback };
    if (typeof value !== 'string') return undefined;
    const ms = spanText(value);
    if (ms !== undefined) return { ms, shape: 'relative', literal, ...fallback };
    // `parseInt('86400000')` was folded already; a bare numeric text is milliseconds to jsonwebtoken.
    if (!/^\d+$/.test(value)) return undefined;
    return { ms: unit === 'span' ? Number(value) : scale === undefined ? undefined : Number(value) * scale, shape: 'relative', literal, ...fallback };
  }

  switch (node.type) {
    case 'LogicalExpression': {
      if (node.operator === '&&') return again(node.right);
      const right = again(node.right);
      return right && { ...right, fallback: { of: node.left, at: node } };
    }
    case 'ConditionalExpression': {
      const sides = [node.consequent, node.alternate];
      const [consequent, alternate] = sides.map(again);
      if (consequent && alternate) return longer(consequent, alternate) ? consequent : alternate;
      const found = consequent ?? alternate;
      if (!found) return undefined;
      const other = consequent ? node.alternate : node.consequent;
      return isNothing(other) ? found : { ...found, fallback: { of: other, at: node } };
    }
    case 'BinaryExpression':
      return binary(node);
    case 'UnaryExpression':
      return node.operator === '+' ? again(node.argument) : undefined;
    case 'Identifier': {
      const variable = analysis.module.variableOf(node);
      if (!variable) return undefined;
      if (variable.defs.some((definition) => (definition.type as string) === 'Parameter')) {
        const [first, ...more] = variable.identifiers.flatMap(defaultsOf);
        const value = first && more.length === 0 && first.path.length === 0 ? again(first.source) : undefined;
        return value && first && { ...value, fallback: { of: undefined, at: first.source } };
      }
      const written = soleWrite(variable);
      if (written?.path.length !== 0) return undefined;
      const forward = setForward(analysis, variable, written.source);
      if (forward) return pieces(forward.amount, forward.perPiece, 'date');
      return again(written.source);
    }
    case 'TemplateLiteral': {
      // The text of a number.
      const [only] = node.expressions;
      return only && node.quasis.every(({ value }, index) => value.raw === '' && index < 2) ? again(only) : undefined;
    }
    case 'NewExpression':
      return construction(node);
    case 'CallExpression':
      return call(node);
    default:
      return undefined;
  }

  /** A number of pieces of so many milliseconds. */
  function pieces(amount: Node, perPiece: number, shape: Shape): Duration | undefined {
    const folded = durationOf(analysis, amount, 'ms', depth + 1);
    return folded?.ms === undefined ? undefined : { ...folded, ms: folded.ms * perPiece, shape, named: true };
  }

  function binary({ left, right, operator }: TSESTree.BinaryExpression): Duration | undefined {
    if (operator === '+') {
      for (const [now, added] of [[left, right], [right, left]] as const) {
        const nowIn = nowUnit(analysis, now);
        if (nowIn === undefined) continue;
        const folded = durationOf(analysis, added, nowIn, depth + 1);
        return folded && { ...folded, shape: nowIn === 'ms' ? 'epoch-ms' : 'epoch-s' };
      }
      return undefined;
    }
    // `(x || 3600) * 1000`, `minutes * 60_000` of a default parameter, `(Date.now() + N) / 1000`
    const by = numberOf(right);
    if (by !== undefined && (operator === '*' || operator === '/')) return scaled(again(left), operator === '*' ? by : 1 / by);
    const times = numberOf(left);
    return times !== undefined && operator === '*' ? scaled(again(right), times) : undefined;
  }

  /** A number that nothing outside the file replaces. */
  function numberOf(factor: Node): number | undefined {
    const found = analysis.constant(factor);
    return typeof found?.value === 'number' && !found.fallback ? found.value : undefined;
  }

  function scaled(folded: Duration | undefined, factor: number): Duration | undefined {
    if (folded?.shape === 'epoch-ms' && factor === 1 / 1000) return { ...folded, shape: 'epoch-s' };
    if (folded?.shape === 'epoch-s' && factor === 1000) return { ...folded, shape: 'epoch-ms' };
    if (folded?.shape !== 'relative') return undefined;
    if (folded.ms === undefined || (folded.named && (factor === 1000 || factor === 1 / 1000))) return folded;
    return { ...folded, ms: folded.ms * factor };
  }

  function construction(made: TSESTree.NewExpression): Duration | undefined {
    const name = calleeName(made);
    const first = argumentAt(made, 0);
    if (name === 'Date' && first) {
      const folded = durationOf(analysis, first, undefined, depth + 1);
      return folded && folded.shape !== 'relative' ? { ...folded, shape: 'date' } : undefined;
    }
    if (name === 'TimeSpan' && first) {
      const piece = UNIT_MS.get(stringValue(argumentAt(made, 1)) ?? '');
      return piece === undefined ? undefined : pieces(first, piece, 'object');
    }
    return undefined;
  }

  function call(called: TSESTree.CallExpression): Duration | undefined {
    const name = calleeName(called) ?? '';
    const receiver = receiverOf(called);
    const first = argumentAt(called, 0);
    const second = argumentAt(called, 1);
    if (receiver && DATE_TEXTS.has(name)) {
      const folded = again(receiver);
      return folded?.shape === 'date' || folded?.shape === 'object' ? { ...folded, shape: 'date-text', method: name } : name === 'toString' ? folded : undefined;
    }
    const number = DATE_NUMBERS.get(name);
    if (receiver && number) {
      const folded = again(receiver);
      // `Duration.fromObject({ hours: 8 }).toMillis()` is no moment.
      return folded && (folded.shape === 'relative' ? folded : { ...folded, shape: number });
    }
    if (receiver && DATE_OBJECTS.has(name)) {
      const folded = again(receiver);
      return folded && { ...folded, shape: 'date' };
    }
    if (first && ROUNDING.has(name)) return again(first);
    const wins = isMethodOf(called, 'Math') ? MATH_BOUNDS.get(name) : undefined;
    if (wins) return bounded(called, wins);
    const adder = DATE_ADDERS.get(name);
    if (adder !== undefined && first && second && isNow(analysis, first)) return pieces(second, adder, 'date');
    if ((name === 'add' || name === 'plus') && first) {
      if (receiver && isNow(analysis, receiver)) {
        const piece = UNIT_MS.get(stringValue(second) ?? '');
        return piece === undefined ? parts(first, 'object') : pieces(first, piece, 'object');
      }
      if (second && isNow(analysis, first)) return parts(second, 'date');
    }
    const maker = SPAN_MAKERS.get(name);
    if (maker !== undefined && first) return pieces(first, maker, 'relative');
    if (name === 'ms' && first) {
      const folded = again(first);
      return folded && typeof analysis.constant(folded.literal)?.value === 'string' ? { ...folded, named: true } : undefined;
    }
    if (name === 'duration' && first && second) {
      const piece = UNIT_MS.get(stringValue(second) ?? '');
      return piece === undefined ? undefined : pieces(first, piece, 'relative');
    }
    if ((name === 'milliseconds' || name === 'fromObject' || name === 'duration') && first) return parts(first, 'relative');
    // `z.coerce.number().default(3600)`
    if (receiver && first && (name === 'default' || name === 'prefault' || name === 'catch')) {
      const folded = again(first);
      return folded && { ...folded, fallback: { of: undefined, at: first } };
    }
    // `z.number().default(3600).describe('…')`, `span.asMilliseconds()`
    if (receiver && ['describe', 'optional', 'min', 'max', 'int', 'positive', 'asMilliseconds', 'asSeconds', 'as'].includes(name)) return again(receiver);
    return called.arguments.length === 0 ? returned(called) : undefined;
  }

  /** What a function of this file gives back: beside what something outside decides, a literal is a fallback. */
  function returned({ callee }: TSESTree.CallExpression): Duration | undefined {
    const inner = unwrap(callee);
    const definition = isFunction(inner) ? ({ type: 'function', node: inner } as const) : analysis.definition(inner);
    if (definition?.type !== 'function') return undefined;
    const values = returnsOf(analysis.module, definition.node);
    if (values.length > MAX_RETURNS) return undefined;
    const folded = values.map((value) => durationOf(analysis, value, unit, depth + CALL_DEPTH));
    const found = folded.filter((one) => one !== undefined);
    const best = found.reduce<Duration | undefined>((one, other) => (one && longer(one, other) ? one : other), undefined);
    const at = values[folded.indexOf(best)];
    return !best || !at || found.length === folded.length ? best : { ...best, fallback: best.fallback ?? { of: undefined, at } };
  }

  /** `Math.min(a, b)`: a constant bound of something that is not constant decides nothing by itself, a fallback inside does. */
  function bounded(called: TSESTree.CallExpression, wins: (a: number, b: number) => boolean): Duration | undefined {
    const folded = called.arguments.map(again);
    const fallback = folded.find((part) => part?.fallback);
    if (fallback) return fallback;
    let best: Duration | undefined;
    for (const part of folded) {
      if (part?.ms === undefined) return undefined;
      if (best?.ms === undefined || wins(part.ms, best.ms)) best = part;
    }
    return best;
  }

  /** `{ hours: 8, minutes: 30 }` */
  function parts(object: Node, shape: Shape): Duration | undefined {
    const literal = unwrap(object);
    if (literal.type !== 'ObjectExpression') return undefined;
    let ms = 0;
    let at: Duration | undefined;
    for (const property of literal.properties) {
      const piece = property.type === 'Property' ? UNIT_MS.get(keyName(property) ?? '') : undefined;
      const amount = property.type === 'Property' && piece !== undefined ? pieces(property.value, piece, shape) : undefined;
      if (amount?.ms === undefined) return undefined;
      ms += amount.ms;
      at ??= amount;
    }
    return at && { ...at, ms };
  }
}

/** The `||`, `??` or `? :` that a fallback's literal stands in. */
function fallbackAt(literal: Node): TSESTree.LogicalExpression | undefined {
  let node: Node = literal;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    if (parent.type === 'LogicalExpression' && parent.right === node) return parent;
    if (!/Expression$/.test(parent.type)) return undefined;
  }
  return undefined;
}

/** Whether one lifetime lasts at least as long as another; unknown ones count as none. */
function longer({ ms: one = 0 }: Duration, { ms: other = 0 }: Duration): boolean {
  return one >= other;
}

function isNothing(expression: Node): boolean {
  const node = unwrap(expression);
  return (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && (node.value === null || node.value === false || node.value === ''));
}
