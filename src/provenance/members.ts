import type { TSESTree } from '@typescript-eslint/utils';

import { isThis, memberName } from '../ast/nodes.js';
import type { ClassNode, FunctionNode, Node } from '../ast/nodes.js';
import { instanceClass } from './classes.js';
import { namedKey } from './constant.js';
import { implementationOf } from './definition.js';
import { nameFact } from './facts-of.js';
import type { Origin, Place, Step } from './graph.js';
import { enclosingObject, objectThisStep } from './objects.js';
import { parameterHandle } from './parameters.js';
import { returnsOf } from './returns.js';
import { sharedStep } from './shared-step.js';
import { fieldHint, origin, typeHint } from './step.js';
import type { Context } from './step.js';
import { writtenStep } from './stand-ins.js';
import { memberPlaces, writtenPlace } from './writes.js';

export function memberStep(context: Context, node: TSESTree.MemberExpression, path: readonly string[]): Step {
  const name = memberName(node) ?? namedKey(context.module, node.property) ?? '[]';
  if (isThis(node.object)) return thisStep(context, node.object, [name, ...path]);
  const owner = instanceClass(context.module, node.object, true);
  const held = owner && instanceMemberStep(context, owner, [name, ...path]);
  const hints = fieldHint([name, ...path], node, node.object);
  // `holder.token = …` from outside the class.
  const variable = held && context.module.variableOf(node.object);
  const outside = variable ? memberPlaces(variable, [name, ...path]) : [];
  if (held) return { ...held, edges: [...(held.edges ?? []), ...outside], weak: [...(held.weak ?? []), ...hints] };
  return { edges: [{ node: node.object, path: [name, ...path] }], weak: hints };
}

export function thisStep(context: Context, node: Node, path: readonly string[]): Step {
  const owner = instanceClass(context.module, node);
  const literal = owner ? undefined : enclosingObject(node);
  const made = owner ? instanceMemberStep(context, owner, path) : literal && objectThisStep(context, literal, path);
  const [name] = path;
  const named = path.length === 1 && name !== undefined ? nameFact(name.replace(/^[#_]/, '')) : undefined;
  // `this.accessToken` is a member of an object that the file declares: its name tells as much as any member's.
  const read = node.parent?.type === 'MemberExpression' ? node.parent : node;
  const hints = [...fieldHint([(name ?? '').replace(/^[#_]/, ''), ...path.slice(1)], read, node), ...(named ? [origin(named, 'field', 'any', read)] : [])];
  return { ...made, weak: [...(made?.weak ?? []), ...hints] };
}

/** As `instanceStep`; a field that is written and mentioned in a thousand methods is stepped once. */
function instanceMemberStep(context: Context, owner: ClassNode, path: readonly string[]): Step | undefined {
  let isThere = true;
  const step = sharedStep(context, owner, path, () => {
    const made = instanceStep(context, owner, path, new Set());
    isThere = made !== undefined;
    return made ?? {};
  });
  return isThere ? step : undefined;
}

/** Classes that a class is derived from by way of others. */
const MAX_BASES = 32;

/** What a member of an instance of a class in this file holds: its fields, every `this.x = …`, getters, and base classes of this file. */
export function instanceStep(context: Context, owner: ClassNode, path: readonly string[], seen: Set<ClassNode>): Step | undefined {
  const [name, ...rest] = path;
  if (name === undefined || seen.has(owner) || seen.size > MAX_BASES) return undefined;
  seen.add(owner);
  const members = context.module.membersOf(owner);
  const places = (members.writes.get(name) ?? []).map((write) => writtenPlace(write, rest));
  const edges: Place[] = [];
  const weak: Origin[] = [];
  for (const declaration of members.declarations.get(name) ?? []) {
    if (declaration.type === 'PropertyDefinition' || declaration.type === 'AccessorProperty') weak.push(...typeHint(context, declaration.typeAnnotation, rest));
    if (declaration.type === 'TSParameterProperty') {
      const inner = declaration.parameter;
      edges.push({ node: parameterHandle(inner), path: rest });
    }
    if (declaration.type === 'MethodDefinition' && declaration.kind === 'get') {
      weak.push(...typeHint(context, declaration.value.returnType, rest));
      if (declaration.value.body) edges.push(...returnsOf(context.module, declaration.value as FunctionNode).map((value) => ({ node: value, path: rest })));
    }
  }
  if (edges.length === 0 && places.length === 0 && weak.length === 0 && owner.superClass) {
    const base = instanceClassOf(context, owner.superClass);
    return base ? instanceStep(context, base, path, seen) : undefined;
  }
  return writtenStep(context.module, { edges, agree: true, weak }, places);
}

function instanceClassOf(context: Context, superClass: Node): ClassNode | undefined {
  const definition = implementationOf(context.module, superClass);
  return definition?.type === 'class' ? definition.node : undefined;
}
