import { argumentAt, memberName, stringValue, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { Variable } from './module.js';

/** Methods that put a named value into the object they are called on. */
export const SETTERS: ReadonlySet<string> = new Set(['set', 'append', 'setHeader', 'header', 'add', 'setRequestHeader']);

/** Calls looked at that put a whole object into another: `headers.set({ … })`. */
const MAX_WHOLES = 64;

/** Mentions of a variable by the name, in lower case, of the member that they speak of or that a setter puts there. */
interface Mentions {
  readonly named: ReadonlyMap<string, readonly Node[]>;
  /** Setters that are given a whole object. */
  readonly wholes: readonly Node[];
}

const mentions = new WeakMap<Variable, Mentions>();

/**
 * The mentions of an object that may put something at `name` into what it holds, in source order: a superset, whatever the case of the name.
 * Sorted by names once a variable: an object of headers has a mention at each line that fills it, and is asked for each header that can hold a token.
 */
export function mentionsNaming(variable: Variable, name: string): readonly Node[] {
  let found = mentions.get(variable);
  if (!found) mentions.set(variable, (found = findMentions(variable)));
  const named = found.named.get(name.toLowerCase()) ?? [];
  return found.wholes.length === 0 ? named : [...named, ...found.wholes].sort((one, other) => one.range[0] - other.range[0]);
}

function findMentions(variable: Variable): Mentions {
  const named = new Map<string, Node[]>();
  const wholes: Node[] = [];
  const add = (name: string | undefined, mention: Node): void => {
    if (name === undefined) return;
    const key = name.toLowerCase();
    const list = named.get(key);
    if (!list) named.set(key, [mention]);
    else if (list[list.length - 1] !== mention) list.push(mention);
  };
  for (const { identifier, init } of variable.references) {
    const { parent } = identifier;
    if (init === true || parent?.type !== 'MemberExpression' || parent.object !== identifier) continue;
    const member = memberName(parent);
    add(member, identifier);
    const call = parent.parent;
    if (member === undefined || call.type !== 'CallExpression' || call.callee !== parent || !SETTERS.has(member)) continue;
    const first = argumentAt(call, 0);
    const key = stringValue(first);
    if (key !== undefined) add(key, identifier);
    else if (first && !argumentAt(call, 1) && unwrap(first).type === 'ObjectExpression' && wholes.length < MAX_WHOLES) wholes.push(identifier);
  }
  return { named, wholes };
}
