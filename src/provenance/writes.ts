import { memberName, wrapped } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { Place } from './graph.js';
import { answeredOnce } from '../ast/answered-once.js';
import { writeOf } from './module.js';
import type { Reference, Variable, Write } from './module.js';

export interface SoleWrite {
  readonly source: Node;
  readonly path: readonly string[];
}

/** The references that write a variable, in source order. */
export const writingReferences = answeredOnce((variable: Variable): readonly Reference[] => variable.references.filter((reference) => reference.isWrite()));

/** Whether nothing is written to a variable after its declaration; a default (`{ oid = '' }`) is a part of that. */
export const isConstant = (variable: Variable): boolean => writingReferences(variable).every((reference) => reference.init === true);

/** The sole value of a variable that is written once, taken apart by `path`; undefined for everything else. */
export const soleWrite = answeredOnce((variable: Variable): SoleWrite | undefined => {
  const writes = writingReferences(variable);
  const [only] = writes;
  if (writes.length !== 1 || !only || variable.defs.length !== 1) return undefined;
  return writeOf(only.identifier);
});

/** Members of members that writes are looked for in. */
const MAX_MEMBERS = 8;

/** Every write to a member of a variable, or to a member of that, by the names; made once a variable, since a client or a store has a mention at each use. */
const written = new WeakMap<Variable, ReadonlyMap<string, readonly Write[]>>();

function writesInto(variable: Variable): ReadonlyMap<string, readonly Write[]> {
  const known = written.get(variable);
  if (known) return known;
  const found = new Map<string, Write[]>();
  for (const { identifier } of variable.references) {
    const names: string[] = [];
    let object = wrapped(identifier);
    for (let { parent } = object; parent?.type === 'MemberExpression' && parent.object === object && names.length < MAX_MEMBERS; { parent } = object) {
      names.push(memberName(parent) ?? '[]');
      const write = writeOf(parent);
      const key = names.join('\0');
      const list = found.get(key);
      if (write && list) list.push(write);
      else if (write) found.set(key, [write]);
      object = wrapped(parent);
    }
  }
  written.set(variable, found);
  return found;
}

/** The writes to `variable.name` anywhere in the file, patterns included. */
export function memberWrites(variable: Variable, name: string): readonly Write[] {
  return writesInto(variable).get(name) ?? [];
}

/** `variable.name = …`, not a pattern that takes a part of a value. */
const isAssignment = ({ path }: Write): boolean => path.length === 0;

/** The values that `variable.name = …` assigns anywhere in the file. */
export function memberAssignments(variable: Variable, name: string): Node[] {
  return memberWrites(variable, name).filter(isAssignment).map(({ source }) => source);
}

/** The value of `variable.name`, where it is assigned at one place. */
export function soleAssignment(variable: Variable, name: string): Node | undefined {
  let sole: Node | undefined;
  for (const write of memberWrites(variable, name)) {
    if (!isAssignment(write)) continue;
    if (sole) return undefined;
    sole = write.source;
  }
  return sole;
}

/** A place that is written to something that is asked for. */
export interface WrittenPlace extends Place {
  /** What is written to: an identifier or a member expression. */
  readonly target: Node;
  /** What is asked for below the target. */
  readonly below: readonly string[];
}

export const writtenPlace = ({ path, source, target }: Write, below: readonly string[]): WrittenPlace => ({ node: source, path: [...path, ...below], target, below });

/** Where what stands at `path` in a variable's value was written by `variable.a = …`, `variable.a.b = …`, or a pattern with such a target. */
export function memberPlaces(variable: Variable, path: readonly string[]): WrittenPlace[] {
  const writes = writesInto(variable);
  return writes.size === 0 ? [] : path.slice(0, MAX_MEMBERS).flatMap((_, index) =>
    (writes.get(path.slice(0, index + 1).join('\0')) ?? []).map((write) => writtenPlace(write, path.slice(index + 1))));
}
