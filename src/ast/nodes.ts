import type { TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;
export type Expression = TSESTree.Expression;
export type FunctionNode =
  | TSESTree.ArrowFunctionExpression
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
export type CallLike = TSESTree.CallExpression | TSESTree.NewExpression;

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression';
}

export function isClass(node: Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

/**
 * The expression inside what changes neither value nor identity: casts, `!`, `satisfies`, `?.` chains, parentheses that a parser keeps.
 * Every other node is returned as it is.
 */
export function unwrap(node: Node): Node {
  let inner: Node = node;
  for (;;) {
    switch (inner.type) {
      case 'ChainExpression':
      case 'TSAsExpression':
      case 'TSInstantiationExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
        inner = inner.expression;
        break;
      default: {
        // Babel with `createParenthesizedExpressions`; the type is in no ESTree definition.
        const loose = inner as { type: string; expression?: Node };
        if (loose.type === 'ParenthesizedExpression' && loose.expression) inner = loose.expression;
        else return inner;
      }
    }
  }
}

/** The outermost wrapper of `node` that `unwrap` would see through: the place where the value is used. */
export function wrapped(node: Node): Node {
  let outer = node;
  while (outer.parent && outer.parent !== outer && unwrap(outer.parent) !== outer.parent && unwrap(outer.parent) === unwrap(outer)) outer = outer.parent;
  return outer;
}

/** `unwrap`, and through `await` and `(() => x)()` as well: a promise stands for what it settles to. */
export function settled(node: Node): Node {
  let inner = unwrap(node);
  for (;;) {
    const below: Node | undefined = inner.type === 'AwaitExpression' ? inner.argument : inner.type === 'CallExpression' ? saidInPlace(inner) : undefined;
    if (!below) return inner;
    inner = unwrap(below);
  }
}

/** `x` of `(() => x)()`. */
function saidInPlace(call: TSESTree.CallExpression): Node | undefined {
  const callee = unwrap(call.callee);
  return callee.type === 'ArrowFunctionExpression' && callee.params.length === 0 && callee.body.type !== 'BlockStatement' ? callee.body : undefined;
}

/** `null` or `undefined`. */
export function isNullish(node: Node): boolean {
  return (node.type === 'Literal' && node.value === null && !('regex' in node)) || (node.type === 'Identifier' && node.name === 'undefined');
}

/** `this`, `(this as any)`. */
export function isThis(node: Node): boolean {
  return unwrap(node).type === 'ThisExpression';
}

/** The value of a string literal or of a template without expressions; undefined for everything else. */
export function stringValue(node: Node | null | undefined): string | undefined {
  if (!node) return undefined;
  const inner = unwrap(node);
  if (inner.type === 'Literal' && typeof inner.value === 'string') return inner.value;
  if (inner.type === 'TemplateLiteral' && inner.expressions.length === 0) return inner.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The name of a property, class member or pattern property where the source shows it; undefined for computed names that are no literal. */
export function keyName(
  node: TSESTree.MethodDefinition | TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.TSPropertySignature | Node,
): string | undefined {
  const { key, computed } = node as { key?: Node; computed?: boolean };
  if (!key) return undefined;
  if (!computed && key.type === 'Identifier') return key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Literal') return String(key.value);
  return stringValue(key);
}

/** The name that a member expression reads, `[0]` for a numeric index; undefined for any other computed name. */
export function memberName(node: TSESTree.MemberExpression): string | undefined {
  const property: Node = node.property;
  if (!node.computed) {
    if (property.type === 'Identifier') return property.name;
    return property.type === 'PrivateIdentifier' ? `#${property.name}` : undefined;
  }
  if (property.type === 'Literal' && typeof property.value === 'number') return `[${property.value}]`;
  return stringValue(property);
}

/** The last name of a callee: `b` in `b()`, `a.b()`, `new a.b()`; undefined where there is none. */
export function calleeName(node: CallLike): string | undefined {
  const callee = unwrap(node.callee);
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? memberName(callee) : undefined;
}

/** The object that a method is called on; undefined for plain calls. */
export function receiverOf(node: CallLike): Node | undefined {
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' ? callee.object : undefined;
}

/** Whether a method of an object of this name is called, as of a global: `Object` of `Object.assign(…)`. */
export function isMethodOf(node: CallLike, name: string): boolean {
  const receiver = receiverOf(node);
  const inner = receiver && unwrap(receiver);
  return inner?.type === 'Identifier' && inner.name === name;
}

/** Argument `index`, unless it is a spread or stands behind one. */
export function argumentAt(node: CallLike, index: number): Expression | undefined {
  for (let at = 0; at <= index; at += 1) {
    const argument = node.arguments[at];
    if (!argument || argument.type === 'SpreadElement') return undefined;
    if (at === index) return argument;
  }
  return undefined;
}

/** The nearest function around a node; undefined at the top level of the file. Class field initialisers count as top level of their class. */
export function enclosingFunction(node: Node): FunctionNode | undefined {
  let at = node.parent;
  while (at) {
    if (isFunction(at)) return at;
    if (isClass(at)) return undefined;
    at = at.parent;
  }
  return undefined;
}

/** The class that `this` at `node` belongs to: arrow functions keep it, other nested functions do not. */
export function enclosingClass(node: Node): ClassNode | undefined {
  let at: Node | undefined = node;
  while (at) {
    const parent: Node | undefined = at.parent;
    if ((at.type === 'FunctionExpression' || at.type === 'FunctionDeclaration')
      && parent?.type !== 'MethodDefinition' && parent?.type !== 'PropertyDefinition') return undefined;
    if (at.type === 'ClassBody') return parent as ClassNode;
    at = parent;
  }
  return undefined;
}

/** A name for a function as a reader would call it: its own, its variable's, its method's or its property's. */
export function functionName(node: FunctionNode): string | undefined {
  if (node.id) return node.id.name;
  const parent = wrapped(node).parent;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : undefined;
    case 'AssignmentExpression': {
      const left = unwrap(parent.left);
      if (left.type === 'Identifier') return left.name;
      return left.type === 'MemberExpression' ? memberName(left) : undefined;
    }
    case 'MethodDefinition':
    case 'Property':
    case 'PropertyDefinition':
      return keyName(parent);
    default:
      return undefined;
  }
}

/** Whether a node is `outer` or stands inside it; one of another file never does. */
export function isInside(node: Node, outer: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** Where a node starts, 1-based, as messages print it. */
export function lineOf(node: Node): number {
  return node.loc.start.line;
}
