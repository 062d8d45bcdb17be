import { memberName } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { writeOf } from './module.js';
import type { Variable, Write } from './module.js';

/** The sole value of a variable that is written once, taken apart by `path`; undefined for everything else. */
export function soleWrite(variable: Variable): SoleWrite | undefined {
  if (!soleWrites.has(variable)) soleWrites.set(variable, findSoleWrite(variable));
  return soleWrites.get(variable);
}

export interface SoleWrite {
  readonly source: Node;
  readonly path: readonly string[];
}

const soleWrites = new WeakMap<Variable, SoleWrite | undefined>();

function findSoleWrite(variable: Variable): SoleWrite | undefined {
  const writes = variable.references.filter((reference) => reference.isWrite());
  const [only] = writes;
  if (writes.length !== 1 || !only || variable.defs.length !== 1) return undefined;
  return writeOf(only.identifier);
}

/** Every write to a member of a variable, by the member's name; made once a variable, since a client or a store has a mention at each use. */
const written = new WeakMap<Variable, ReadonlyMap<string, readonly Write[]>>();

/** The writes to `variable.name` anywhere in the file, patterns included. */
export function memberWrites(variable: Variable, name: string): readonly Write[] {
  let index = written.get(variable);
  if (!index) {
    const found = new Map<string, Write[]>();
    for (const { identifier } of variable.references) {
      const { parent } = identifier;
      const member = parent?.type === 'MemberExpression' && parent.object === identifier ? (memberName(parent) ?? '[]') : undefined;
      const write = member === undefined || !parent ? undefined : writeOf(parent);
      if (member === undefined || !write) continue;
      const list = found.get(member);
      if (list) list.push(write);
      else found.set(member, [write]);
    }
    written.set(variable, (index = found));
  }
  return index.get(name) ?? [];
}

/** The values that `variable.name = …` assigns anywhere in the file. */
export function memberAssignments(variable: Variable, name: string): Node[] {
  return memberWrites(variable, name).flatMap((write) => (write.path.length === 0 ? [write.source] : []));
}
