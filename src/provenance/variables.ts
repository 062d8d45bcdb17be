import type { TSESTree } from '@typescript-eslint/utils';

import { isClass, keyName, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { containerOf, templateOf } from '../ast/template.js';
import { writtenStep } from './stand-ins.js';
import { memberAssignments, memberPlaces, writtenPlace } from './writes.js';
import { nameFactAt } from './facts-of.js';
import type { Origin, Place, Step } from './graph.js';
import { elsewhere } from './imports.js';
import { instanceStep } from './members.js';
import { answeredOnce } from '../ast/answered-once.js';
import { isExported } from './mentions.js';
import { defaultsOf, writeOf } from './module.js';
import type { Module, Variable, Write } from './module.js';
import { parameterPlaces } from './parameters.js';
import { sharedStep } from './shared-step.js';
import { failingCalls } from './returns.js';
import { annotationOf, ERROR, fieldHint, NEUTRAL_STEP, origin, typeHint } from './step.js';
import type { Context } from './step.js';

export function identifierStep(context: Context, node: TSESTree.Identifier, path: readonly string[]): Step {
  const variable = context.module.variableOf(node);
  const name = nameFactAt(node.name, path);
  const hints = [...fieldHint(path, node), ...(name ? [origin(name, 'name', 'any', node)] : [])];
  if (!variable || variable.defs.length === 0) return node.name === 'undefined' ? NEUTRAL_STEP : { weak: hints };
  const made = sharedStep(context, variable, path, () => variableStep(context, node, variable, path));
  const step = { ...made, weak: [...(made.weak ?? []), ...hints] };
  // In a template, `ref`s are read without `.value`.
  const values = templateOf(context.module.ast) && containerOf(node) ? memberAssignments(variable, 'value') : [];
  return values.length === 0 ? step : { ...step, edges: [...(step.edges ?? []), ...values.map((value) => ({ node: value, path }))] };
}

/** What is known of a variable's value wherever it is mentioned. `node`: one of the mentions, where it is an import. */
function variableStep(context: Context, node: Node, variable: Variable, path: readonly string[]): Step {
  const edges: Place[] = [];
  const types: Origin[] = [];
  let opaque = false;
  for (const definition of variable.defs) {
    const kind = definition.type as string;
    if (kind === 'Parameter') {
      edges.push(...parameterPlaces(definition.name, path));
    } else if (kind === 'CatchClause') {
      const clause = definition.node as TSESTree.CatchClause;
      const attempt = clause.parent;
      const inside = patternPath(definition.name, clause.param);
      const errors = failingCalls(context.module, attempt.block).map((call) => ({ node: call, path: [ERROR, ...inside, ...path] }));
      return { edges: errors, weak: typeHint(context, annotationOf(definition.name), path) };
    } else if (kind === 'ImportBinding') {
      const there = elsewhere(context.module, node, path);
      return there ? { edges: [there, ...memberPlaces(variable, path)], agree: true } : {};
    } else if (kind === 'Variable') {
      const { name } = definition;
      types.push(...typeHint(context, annotationOf(name), path));
      const declarator = definition.node as TSESTree.VariableDeclarator;
      // `declare const x: T` is written elsewhere.
      opaque ||= declarator.parent.declare;
      if (name !== declarator.id) types.push(...typeHint(context, annotationOf(declarator.id), [...patternPath(name, declarator.id), ...path]));
    } else if (kind === 'ClassName' && isClass(definition.node)) {
      // Static members: their initial values and `this.x = …` in static methods; `C.x = …` is found below.
      const held = instanceStep(context, definition.node, path, new Set());
      edges.push(...(held?.edges ?? []));
      types.push(...(held?.weak ?? []));
      // Inside its body a class has a variable of its own.
      const inner = (context.module.scopes?.getDeclaredVariables(definition.node) ?? []).filter((other) => other !== variable);
      edges.push(...inner.flatMap((other) => memberPlaces(other, path)));
    } else {
      opaque = true;
    }
  }
  const written = writesOf(variable);
  opaque ||= written.opaque;
  const places = [...written.writes.flatMap((write) => (isLeftOut(write, path) || isOwnCopy(context.module, variable, write, path) ? [] : [writtenPlace(write, path)])), ...memberPlaces(variable, path)];
  const destructured = variable.defs.flatMap((definition) => (definition.type as string) === 'Variable' || (definition.type as string) === 'Parameter' ? destructuredHint(definition.name, path) : []);
  const weak = [...types, ...destructured];
  if (edges.length === 0 && places.length === 0 && !opaque && !isParameterOf(variable)) return { neutral: !isExported(variable), weak };
  return writtenStep(context.module, { edges: opaque ? [...edges, UNKNOWN_PLACE] : edges, agree: true, weak }, places, written.defaults.map((write) => writtenPlace(write, path)));
}

/** `const { accessToken, ...rest } = result`: the rest has no member that the pattern takes by its name. */
function isLeftOut({ target }: Write, [name]: readonly string[]): boolean {
  const pattern = target.parent?.type === 'RestElement' ? target.parent.parent : undefined;
  return name !== undefined && pattern?.type === 'ObjectPattern' && pattern.properties.some((property) => property.type === 'Property' && keyName(property) === name);
}

/** `x = { ...x, name }` writes no other member than `name`. */
function isOwnCopy(module: Module, variable: Variable, { path: inside, source }: Write, [name]: readonly string[]): boolean {
  const copy = unwrap(source);
  if (name === undefined || inside.length > 0 || copy.type !== 'ObjectExpression') return false;
  const [first, ...others] = copy.properties;
  return first?.type === 'SpreadElement' && module.variableOf(unwrap(first.argument)) === variable
    && others.every((property) => property.type === 'Property' && keyName(property) !== name);
}

interface Written {
  readonly writes: readonly Write[];
  readonly defaults: readonly Write[];
  /** One of them cannot be seen. */
  readonly opaque: boolean;
}

/** The writes of a variable. */
const writesOf = answeredOnce((variable: Variable): Written => {
  const writes: Write[] = [];
  const defaults: Write[] = [];
  let opaque = false;
  for (const reference of variable.references) {
    if (!reference.isWrite()) continue;
    const write = writeOf(reference.identifier);
    if (write) writes.push(write);
    else if (!isParameterDefault(reference.identifier)) opaque = true;
    defaults.push(...defaultsOf(reference.identifier).filter(() => reference.init !== true || !isParameterOf(variable)));
  }
  return { writes, defaults, opaque };
});

/** A place that nothing is known of: makes "all writes agree" fail where a write cannot be seen. */
const UNKNOWN_PLACE: Place = { node: { type: 'EmptyStatement' } as unknown as Node, path: [] };

const isParameterOf = (variable: Variable): boolean => variable.defs.some((definition) => (definition.type as string) === 'Parameter');

function isParameterDefault(identifier: Node): boolean {
  return identifier.parent?.type === 'AssignmentPattern' && identifier.parent.left === identifier;
}

/** `{ accessToken: at }` tells by its key, whatever the local name is. */
function destructuredHint(name: Node, path: readonly string[]): Origin[] {
  const inside = patternPath(name, undefined);
  return inside.length === 0 ? [] : fieldHint([...inside, ...path], name);
}

/** The member path from a pattern's root (or the outermost pattern) down to a name in it. */
function patternPath(name: Node, root: Node | null | undefined): string[] {
  const path: string[] = [];
  for (let node: Node = name; node !== root && node.parent; node = node.parent) {
    const { parent }: { parent?: Node } = node;
    if (parent?.type === 'Property' && parent.parent.type === 'ObjectPattern') path.unshift(keyName(parent) ?? '[]');
    else if (parent?.type === 'ArrayPattern') path.unshift(`[${parent.elements.indexOf(node as TSESTree.DestructuringPattern)}]`);
    else if (parent?.type !== 'ObjectPattern' && parent?.type !== 'AssignmentPattern' && parent?.type !== 'RestElement') break;
  }
  return path;
}
