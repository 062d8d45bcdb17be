import type { Node } from '../ast/nodes.js';
import { quoteNode } from '../provenance/describe.js';
import type { Module } from '../provenance/module.js';
import type { Duration } from './duration.js';

const NAMED: readonly (readonly [number, string])[] = [[86_400_000, 'day'], [3_600_000, 'hour'], [60_000, 'minute'], [1000, 'second']];

/** "8 hours (`8 * HOUR`)" for messages; the code alone where the unit is not known. */
export function durationText(module: Module, value: Node, { ms, fallback, literal }: Duration): string {
  // Of a choice only its literal side is meant.
  const code = quoteNode(module, fallback?.at === value && ms === undefined ? literal : value);
  const [size, name] = NAMED.find(([unit]) => ms !== undefined && ms >= unit) ?? [];
  if (ms === undefined || size === undefined || name === undefined) return code;
  const count = Math.round((ms / size) * 10) / 10;
  return `${count} ${name}${count === 1 ? '' : 's'} (${code})`;
}
