import { unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { SESSION_LIBRARIES } from '../identity/sessions.js';
import type { LifetimeSlot, SessionLibrary } from '../identity/sessions.js';
import type { Analysis } from '../provenance/analysis.js';
import { comesFrom } from '../provenance/modules.js';
import { lifetimeOfProperty, otherCookie, packageOf } from './lifetime.js';
import type { Lifetime } from './lifetime.js';

/** A slot of a session's options that another file of the project fills, and the value there. */
export interface SlotElsewhere {
  readonly lifetime: Lifetime;
  /** The value, in the other file. */
  readonly held: Node;
}

/** Lifetimes in options, or parts of options, that a session library is given from another file: `session(options)`, `session({ cookie })`, `session({ ...shared })`. */
export function lifetimesElsewhere(analysis: Analysis, call: CallLike): SlotElsewhere[] {
  if (!analysis.module.readsImports) return [];
  const made = packageOf(analysis, call.callee);
  const libraries = made ? SESSION_LIBRARIES.filter(({ from, exports }) => from.some((name) => comesFrom(made.module, name)) && (exports === undefined || (made.name !== undefined && exports.includes(made.name)))) : [];
  return libraries.flatMap((library) => call.arguments.flatMap((argument) => (argument.type === 'SpreadElement' ? [] : library.slots.flatMap((slot) => slotElsewhere(analysis, library, slot, argument)))));
}

function slotElsewhere(analysis: Analysis, library: SessionLibrary, slot: LifetimeSlot, options: Node): SlotElsewhere[] {
  const path = slot.path.split('.');
  const reading = analysis.read(options, path);
  if (reading.state !== 'found' || analysis.module.holds(reading.node) || otherCookie(analysis, library, unwrap(options))) return [];
  // Where that file shows by itself that it is a session's, it is reported there, once.
  if (reading.at.type === 'Property' && lifetimeOfProperty(analysis, reading.at)) return [];
  const value = bringingIn(analysis, options, path);
  return [{
    lifetime: { value, slot: `\`${slot.path}\` of ${library.library}`, unit: slot.unit, omitted: slot.omitted, by: 'library', idle: slot.idle === true, perSession: library.perSession, isElsewhere: true },
    held: reading.node,
  }];
}

/** The expression of this file nearest to a value that stands in another. */
function bringingIn(analysis: Analysis, options: Node, path: readonly string[]): Node {
  for (let length = path.length - 1; length > 0; length -= 1) {
    const reading = analysis.read(options, path.slice(0, length));
    if (reading.state === 'found' && analysis.module.holds(reading.node)) return reading.node;
  }
  return options;
}
