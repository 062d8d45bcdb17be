import type { Node } from './nodes.js';

/** Keys that every parser may add and that are no children. */
const NOT_CHILDREN = new Set(['parent', 'loc', 'range', 'tokens', 'comments', 'start', 'end', 'extra', 'leadingComments', 'trailingComments', 'innerComments']);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function keysOf(node: Node, visitorKeys: Readonly<Record<string, readonly string[] | undefined>>): readonly string[] {
  return visitorKeys[node.type] ?? Object.keys(node).filter((key) => !NOT_CHILDREN.has(key));
}

/** The first child last, to be taken first. */
function pushChildren(stack: Node[], node: Node, visitorKeys: Readonly<Record<string, readonly string[] | undefined>>): void {
  const record = node as unknown as Record<string, unknown>;
  const keys = keysOf(node, visitorKeys);
  for (let index = keys.length - 1; index >= 0; index -= 1) {
    const value = record[keys[index] as string];
    if (Array.isArray(value)) {
      for (let at = value.length - 1; at >= 0; at -= 1) if (isNode(value[at])) stack.push(value[at] as Node);
    } else if (isNode(value)) {
      stack.push(value);
    }
  }
}

/** The children of a node in source order, by the parser's visitor keys; for node types that it does not list, by looking. */
export function children(node: Node, visitorKeys: Readonly<Record<string, readonly string[] | undefined>>): Node[] {
  const record = node as unknown as Record<string, unknown>;
  const keys = keysOf(node, visitorKeys);
  const found: Node[] = [];
  for (const key of keys) {
    const value = record[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) found.push(item);
    } else if (isNode(value)) {
      found.push(value);
    }
  }
  return found;
}

/**
 * Visits `root` and everything below it, depth first, without recursion (deep files must not exhaust the stack).
 * `visit` returns `'skip'` to leave out what is below a node, `'stop'` to end the walk.
 */
export function walk(
  root: Node,
  visitorKeys: Readonly<Record<string, readonly string[] | undefined>>,
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- most visitors return nothing
  visit: (node: Node) => 'skip' | 'stop' | undefined | void,
): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const verdict = visit(node);
    if (verdict === 'stop') return;
    if (verdict === 'skip') continue;
    pushChildren(stack, node, visitorKeys);
  }
}
