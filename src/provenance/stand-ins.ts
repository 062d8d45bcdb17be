import { isNullish, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { Place, Step } from './graph.js';
import { remembered } from './memo.js';
import type { Module } from './module.js';
import { placeBehind } from './shared-step.js';
import type { WrittenPlace } from './writes.js';

/** Nodes around a write that are looked at for a test of what is written to. */
const MAX_AROUND = 24;

/** What is missing where `target` is written, as the file writes it: `token` in `if (!token) token = …`, in `token ??= …`, in the `else` of `if (token)`. */
const missingAt = remembered((module, target: Node): readonly string[] => {
  const found: string[] = [];
  let node = target;
  for (let around = 0; around < MAX_AROUND && node.parent; around += 1) {
    const { parent } = node;
    if (parent.type === 'AssignmentExpression' && parent.left === node && (parent.operator === '??=' || parent.operator === '||=')) found.push(nameOf(module, node));
    else if (parent.type === 'IfStatement' && parent.test !== node) found.push(...tested(module, parent.test, parent.consequent === node));
    node = parent;
  }
  return found;
});

const nameOf = (module: Module, node: Node): string => module.textOf(unwrap(node)).replace(/\?\.|!/g, (sign) => (sign === '!' ? '' : '.'));

/** What a test asks after, one of several tests included. `missing`: what is missing where it holds; otherwise what is missing where it does not. */
function tested(module: Module, test: Node, missing: boolean, depth = 0): string[] {
  const node = unwrap(test);
  if (depth > MAX_AROUND) return [];
  switch (node.type) {
    case 'LogicalExpression':
      return [...tested(module, node.left, missing, depth + 1), ...tested(module, node.right, missing, depth + 1)];
    case 'UnaryExpression':
      return node.operator === '!' ? tested(module, node.argument, !missing, depth + 1) : [];
    case 'BinaryExpression': {
      const isEqual = node.operator === '==' || node.operator === '===';
      return isEqual === missing && (isEqual || node.operator.startsWith('!=')) && isNullish(node.right) ? [nameOf(module, node.left)] : [];
    }
    case 'Identifier':
    case 'MemberExpression':
      return missing ? [] : [nameOf(module, node)];
    default:
      return [];
  }
}

/** Whether a value is only written where there is none yet. */
function isStandIn(module: Module, { below, target }: WrittenPlace): boolean {
  const missing = missingAt(module, target);
  if (missing.length === 0) return false;
  const own = nameOf(module, target);
  const asked = `${[own, ...below].join('.')}.`;
  return missing.some((name) => name.length >= own.length && asked.startsWith(`${name}.`));
}

/** A step to what is written: all of it must say the same kind, beside what only stands in for a missing value, as in `a ?? b`. */
export function writtenStep(module: Module, step: Step & { readonly edges: readonly Place[] }, written: readonly WrittenPlace[], defaults: readonly Place[] = []): Step {
  const edges = [...step.edges];
  const standIns = [...defaults];
  for (const place of written) (isStandIn(module, place) ? standIns : edges).push(place);
  if (standIns.length === 0) return { ...step, edges };
  const { weak = [], ...strong } = step;
  return { edges: [...(edges.length > 1 ? [placeBehind({ ...strong, edges })] : edges), ...standIns], weak };
}
