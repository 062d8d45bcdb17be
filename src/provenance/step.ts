import { calleeName, memberName, settled } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { Fact, Provider } from '../identity/facts.js';
import type { Settings } from '../settings.js';
import type { Evidence, Origin, Step } from './graph.js';
import { fieldFactAt } from './facts-of.js';
import { typeFact } from './types.js';
import type { Module } from './module.js';

/** Everything a step may look at: the file and the user's settings. */
export interface Context {
  /** The file; its imports lead to those files alone that speak of tokens. */
  readonly module: Module;
  /** The same file, whose imports lead to any file: for the constants that a call is given. */
  readonly anyFile: Module;
  readonly settings: Settings;
}

/** Path element that asks for the error of a call instead of its value. */
export const ERROR = '!error';

export const UNKNOWN_STEP: Step = {};
export const NEUTRAL_STEP: Step = { neutral: true };

export function origin(fact: Fact, evidence: Evidence, provider: Provider, node: Node): Origin {
  return { ...fact, evidence, provider, node };
}

/** Known to be nothing that a rule asks for. */
export function other(node: Node): Step {
  return { leaves: [origin({ kind: 'other' }, 'flow', 'any', node)] };
}

/** The value is that of another place. */
export function to(node: Node, path: readonly string[]): Step {
  return { edges: [{ node, path }] };
}

/** What a reader would call an object: the name of a variable, the last member, the function that made it. */
export function ownName(node: Node): string | undefined {
  const inner = settled(node);
  if (inner.type === 'Identifier') return inner.name;
  if (inner.type === 'MemberExpression') return memberName(inner);
  return inner.type === 'CallExpression' ? calleeName(inner) : undefined;
}

/** What telling member names on an unknown object, `owner`, give: a hint for where nothing stronger is known. */
export function fieldHint(path: readonly string[], node: Node, owner: Node = node): Origin[] {
  const fact = path.length === 0 ? undefined : fieldFactAt(path, ownName(owner));
  return fact ? [origin(fact, 'field', 'any', node)] : [];
}

/** What a declared type tells: stronger than any name. */
export function typeHint(context: Context, annotation: Node | undefined, path: readonly string[]): Origin[] {
  const found = typeFact(context.module, annotation, path);
  return found && annotation ? [origin(found.fact, 'type', found.row.provider, annotation)] : [];
}

/** The type annotation of a name, pattern or parameter. */
export function annotationOf(node: Node | null | undefined): Node | undefined {
  return node && 'typeAnnotation' in node ? (node.typeAnnotation as Node | undefined) : undefined;
}
