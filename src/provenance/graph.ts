import type { Fact, Kind, Provider } from '../identity/facts.js';
import type { Node } from '../ast/nodes.js';

/** How an origin is known, strongest first: followed to the call that made it, a declared type, a telling member, a telling name. */
export type Evidence = 'flow' | 'type' | 'field' | 'name';

export const EVIDENCE_ORDER: readonly Evidence[] = ['flow', 'type', 'field', 'name'];

/** What a value is and how that is known. */
export interface Origin extends Fact {
  readonly kind: Kind;
  readonly evidence: Evidence;
  readonly provider: Provider;
  /** A telling name or member that counts only where Microsoft identity is in the file (`armToken`, `account`). */
  readonly gated?: boolean;
  /** What configures the library that made the value, in another file: it tells whose value it is. */
  readonly toldBy?: Node;
  /** The node that tells: the call that made the value, the annotation, the member, the name. */
  readonly node: Node;
}

/** A value asked about: an expression (or parameter, or pattern) and the members read from it. */
export interface Place {
  readonly node: Node;
  readonly path: readonly string[];
}

/** One local move of the analysis. Pure: it depends on the place and the file alone. */
export interface Step {
  readonly edges?: readonly Place[];
  readonly leaves?: readonly Origin[];
  /** All edges and leaves must say the same kind, else the value is unknown (a variable with several writes). */
  readonly agree?: boolean;
  /** `null`, `undefined`, `''`, a missing initialiser: says nothing and contradicts nothing. */
  readonly neutral?: boolean;
  /** What holds where nothing stronger is known, strongest first. */
  readonly weak?: readonly Origin[];
  /** What becomes of an origin on its way through this place (a decoder turns a token into its claims). */
  readonly map?: (origin: Origin) => Origin | undefined;
}

export interface Outcome {
  readonly origins: readonly Origin[];
  readonly neutral: boolean;
  /** Its writes, or what callers pass, are known to be of several kinds: then a name tells nothing. */
  readonly mixed?: true;
}

/** Longest chain of members that is followed. */
const MAX_PATH = 8;
/** How often one name can stand in such a chain: `a = a.next` asks for `next.next.next`, and two such members for each order of the two. */
const MAX_SAME = 2;
/** Places visited for one file, all questions together; beyond it everything is unknown. */
const MAX_PLACES = 200_000;
/** Origins kept of one value. */
const MAX_ORIGINS = 24;

const UNKNOWN: Outcome = { origins: [], neutral: false };
const MIXED: Outcome = { origins: [], neutral: false, mixed: true };
const NEUTRAL: Outcome = { origins: [], neutral: true };

interface Vertex {
  readonly place: Place;
  readonly step: Step;
  readonly targets: Vertex[];
  next: number;
  index: number;
  low: number;
  open: boolean;
  outcome: Outcome | undefined;
}

function strength(evidence: Evidence): number {
  return EVIDENCE_ORDER.indexOf(evidence);
}

const label = (origin: Origin): string => `${origin.kind} ${origin.claim ?? ''}`;

function agreed(inputs: readonly (readonly Origin[])[]): Origin[] {
  const [first, ...others] = inputs.map((origins) => new Set(origins.map(label)));
  const common = [...(first ?? [])].filter((kind) => others.every((set) => set.has(kind)));
  return inputs.flat().filter((origin) => common.includes(label(origin)));
}

function distinct(origins: readonly Origin[]): Origin[] {
  const seen = new Map<Node, Set<string>>();
  const kept: Origin[] = [];
  for (const origin of origins) {
    const key = `${label(origin)} ${origin.evidence}`;
    const set = seen.get(origin.node) ?? new Set<string>();
    if (set.has(key)) continue;
    seen.set(origin.node, set.add(key));
    kept.push(origin);
    if (kept.length === MAX_ORIGINS) break;
  }
  return kept;
}

/** Whether a chain of members goes round in a value that holds others of its kind: more of it tells nothing new. */
function goesRound(path: readonly string[]): boolean {
  return path.length > MAX_SAME && path.some((name, index) => path.indexOf(name) === index && path.filter((other) => other === name).length > MAX_SAME);
}

/** What one step says once its edges are known. */
function conclude(inputs: readonly Outcome[], step: Step): Outcome {
  const speaking = inputs.filter((input) => !input.neutral);
  const sets = speaking.map((input) => input.origins);
  for (const leaf of step.leaves ?? []) sets.push([leaf]);
  const combined = step.agree === true && sets.length > 1 ? agreed(sets) : sets.flat();
  const mapped = step.map ? combined.flatMap((origin) => step.map?.(origin) ?? []) : combined;
  if (mapped.length === 0 && sets.length === 0 && (step.neutral === true || inputs.length > 0)) return NEUTRAL;
  if (mapped.length > 0) return { origins: distinct(mapped), neutral: false };
  const contradicting = step.agree === true && sets.length > 1 && sets.every((origins) => origins.length > 0) && combined.length === 0;
  return contradicting || speaking.some((input) => input.mixed === true) ? MIXED : UNKNOWN;
}

/** Lets a stronger or sharper local hint win: a declared type over a telling member, a telling name over "some token". */
function strengthen(outcome: Outcome, weak: readonly Origin[] | undefined): Outcome {
  const hint = weak?.[0];
  // Nothing but `null` was written where we look: a declared type still says what is meant to be there, a name does not.
  if (!hint || (outcome.neutral && hint.evidence !== 'type') || (outcome.mixed === true && hint.evidence === 'name')) return outcome;
  const { origins } = outcome;
  // Of telling members of one object the one that the code reads is told.
  if (hint.evidence === 'field' && origins.length > 0 && origins.every((origin) => origin.evidence === 'field' && label(origin) === label(hint))) return { origins: [hint], neutral: false };
  const replace = origins.length === 0
    || origins.every((origin) => strength(origin.evidence) > strength(hint.evidence))
    || (origins.every((origin) => origin.kind === 'token' && origin.evidence !== 'flow') && hint.kind !== 'token');
  return replace ? { origins: [hint], neutral: false } : outcome;
}

/**
 * Answers what a place is by reachability over steps. Each place is stepped at most once a file; a strongly connected
 * component shares one set of leaves, so cycles are cheap and the answer does not depend on who asks first.
 */
export class Graph {
  readonly #step: (place: Place) => Step;
  readonly #vertices = new Map<Node, Map<string, Vertex>>();
  #count = 0;
  #time = 0;

  constructor(step: (place: Place) => Step) {
    this.#step = step;
  }

  /** How many places were stepped so far: the measure of the work done for this file. */
  get visited(): number {
    return this.#count;
  }

  outcome(place: Place): Outcome {
    const root = this.#vertex(place);
    if (!root) return UNKNOWN;
    if (!root.outcome) this.#solve(root);
    return root.outcome ?? UNKNOWN;
  }

  #vertex(place: Place): Vertex | undefined {
    if (place.path.length > MAX_PATH || goesRound(place.path)) return undefined;
    const key = place.path.join('\0');
    let byPath = this.#vertices.get(place.node);
    if (!byPath) this.#vertices.set(place.node, (byPath = new Map<string, Vertex>()));
    let vertex = byPath.get(key);
    if (!vertex) {
      if (this.#count >= MAX_PLACES) return undefined;
      this.#count += 1;
      vertex = { place, step: this.#step(place), targets: [], next: 0, index: -1, low: -1, open: false, outcome: undefined };
      byPath.set(key, vertex);
    }
    return vertex;
  }

  /** Tarjan's algorithm with an explicit stack: a chain of ten thousand assignments must not overflow the call stack. */
  #solve(root: Vertex): void {
    const work: Vertex[] = [root];
    const component: Vertex[] = [];
    while (work.length > 0) {
      const vertex = work[work.length - 1] as Vertex;
      if (vertex.index < 0) {
        vertex.index = vertex.low = this.#time;
        this.#time += 1;
        vertex.open = true;
        component.push(vertex);
      }
      const edge = vertex.step.edges?.[vertex.next];
      if (edge) {
        vertex.next += 1;
        const target = this.#vertex(edge);
        if (!target) continue;
        vertex.targets.push(target);
        if (target.index < 0 && !target.outcome) work.push(target);
        else if (target.open) vertex.low = Math.min(vertex.low, target.index);
        continue;
      }
      work.pop();
      const caller = work[work.length - 1];
      if (caller) caller.low = Math.min(caller.low, vertex.low);
      if (vertex.low === vertex.index) this.#close(component.splice(component.lastIndexOf(vertex)));
    }
  }

  #close(members: readonly Vertex[]): void {
    for (const member of members) member.open = false;
    const [only] = members;
    if (members.length === 1 && only) {
      // An edge beyond the bounds has no target: it counts as unknown, not as absent.
      const inputs = only.targets.filter((target) => target !== only).map((target) => target.outcome ?? UNKNOWN);
      if (only.targets.length < (only.step.edges?.length ?? 0)) inputs.push(UNKNOWN);
      only.outcome = strengthen(conclude(inputs, only.step), only.step.weak);
      return;
    }
    const inside = new Set(members);
    const inputs: Outcome[] = [];
    for (const member of members) {
      const outside = member.targets.filter((target) => !inside.has(target)).map((target) => target.outcome ?? UNKNOWN);
      const local = conclude(outside, { ...member.step, agree: false });
      if (outside.length > 0 || member.step.leaves?.length) inputs.push(local);
    }
    const shared = conclude(inputs, { agree: members.some((member) => member.step.agree === true) });
    for (const member of members) member.outcome = strengthen(shared, member.step.weak);
  }
}
