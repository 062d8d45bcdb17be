import type { Node } from '../ast/nodes.js';
import type { Origin, Place, Step } from './graph.js';
import type { Context } from './step.js';

/** From this many edges on, places that have them in common go through one place: a thousand mentions of a variable with a thousand writes are a million edges otherwise. */
const MANY_EDGES = 8;

interface Shared {
  readonly place: Place;
  readonly weak: readonly Origin[];
}

/** By owner (a variable, a class) and path; null where the edges are few. */
const known = new WeakMap<Context, WeakMap<object, Map<string, Shared | null>>>();
const steps = new WeakMap<Node, Step>();

/** The step behind a place that stands for the edges of many. */
export function stepBehind(node: Node): Step | undefined {
  return steps.get(node);
}

/** A place that stands for a step. */
export function placeBehind(step: Step): Place {
  // No real place is of this type: nothing is asked of what an empty statement is.
  const node = { type: 'EmptyStatement' } as unknown as Node;
  steps.set(node, step);
  return { node, path: [] };
}

/** The step that `make` gives for all mentions of `owner`, whose edges are shared by them where they are many. What it says weakly stays with each. */
export function sharedStep(context: Context, owner: object, path: readonly string[], make: () => Step): Step {
  let byOwner = known.get(context);
  if (!byOwner) known.set(context, (byOwner = new WeakMap()));
  let byPath = byOwner.get(owner);
  if (!byPath) byOwner.set(owner, (byPath = new Map<string, Shared | null>()));
  const key = path.join('\0');
  const shared = byPath.get(key);
  if (shared) return { edges: [shared.place], weak: shared.weak };
  const step = make();
  if (shared === null) return step;
  const edges = step.edges ?? [];
  if (edges.length < MANY_EDGES) {
    byPath.set(key, null);
    return step;
  }
  const { weak = [], ...strong } = step;
  const place = placeBehind(strong);
  byPath.set(key, { place, weak });
  return { edges: [place], weak };
}
