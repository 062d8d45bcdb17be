import type { TSESTree } from '@typescript-eslint/utils';

import { isClass, isFunction, isThis, keyName, memberName } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import type { Place, Step } from './graph.js';
import { writeOf } from './module.js';
import type { Module, Write } from './module.js';
import { returnsOf } from './returns.js';
import type { Context } from './step.js';

/** `this.x = …` inside the methods of an object literal, by name. */
const written = new WeakMap<Node, ReadonlyMap<string, readonly Write[]>>();

/**
 * The object literal that `this` at `node` belongs to, where it stands in a method of one. Of nested literals the outermost:
 * frameworks of the options style (`{ data() {}, methods: { load() {} } }`) bind them all to one instance.
 */
export function enclosingObject(node: Node): TSESTree.ObjectExpression | undefined {
  let owner: TSESTree.ObjectExpression | undefined;
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (isClass(at)) return undefined;
    const isMethod = isFunction(at) && at.type !== 'ArrowFunctionExpression';
    if (isMethod && at.parent?.type !== 'Property' && !owner) return undefined;
    if (at.type === 'ObjectExpression' && at.properties.some((property) => property.type === 'Property' && isFunction(property.value))) owner = at;
    if (owner && at.type === 'ObjectExpression') owner = at;
    if (owner && at.type !== 'ObjectExpression' && at.type !== 'Property') return owner;
  }
  return owner;
}

/** What the methods of an object literal write to `this`. */
export function thisWritesOf(module: Module, owner: TSESTree.ObjectExpression, name: string): readonly Write[] {
  let index = written.get(owner);
  if (!index) {
    const found = new Map<string, Write[]>();
    if (owner.properties.some((property) => property.type === 'Property' && (isFunction(property.value) || property.value.type === 'ObjectExpression'))) {
      walk(owner, module.visitorKeys, (below) => {
        if (isClass(below)) return 'skip';
        if (below.type !== 'MemberExpression' || !isThis(below.object)) return undefined;
        const field = memberName(below);
        const write = field === undefined ? undefined : writeOf(below);
        if (field !== undefined && write) found.set(field, [...(found.get(field) ?? []), write]);
        return undefined;
      });
    }
    written.set(owner, (index = found));
  }
  return index.get(name) ?? [];
}

/** Properties whose members are the instance's own, in frameworks of the options style. */
const STATE = new Set(['data', 'state', 'setup', 'asyncData']);

/** What `this.name` in a method of an object literal holds: the literal's property, its state, and every `this.name = …`. */
export function objectThisStep(context: Context, owner: TSESTree.ObjectExpression, path: readonly string[]): Step {
  const [name, ...rest] = path;
  const edges: Place[] = thisWritesOf(context.module, owner, name ?? '').map((write) => ({ node: write.source, path: [...write.path, ...rest] }));
  for (const property of owner.properties) {
    if (property.type !== 'Property') continue;
    const key = keyName(property);
    if (key === name && !isFunction(property.value)) edges.push({ node: property.value, path: rest });
    if (key === undefined || !STATE.has(key)) continue;
    const states = isFunction(property.value) ? returnsOf(context.module, property.value) : [property.value];
    edges.push(...states.map((state) => ({ node: state, path })));
  }
  return { edges, agree: true };
}
