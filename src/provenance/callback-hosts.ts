import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, keyName, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { declaredName } from './mentions.js';
import type { Context } from './step.js';

/** What messages show of a function that no call takes: its name. */
export function shownOf(owner: FunctionNode): Node {
  const { parent } = wrapped(owner);
  return owner.id ?? declaredName(owner) ?? (parent?.type === 'Property' ? parent.key : owner);
}

/** Who calls a function back: a call that takes it, or an object of a declared type. */
export interface Host {
  readonly call?: CallLike;
  readonly argument?: number;
  readonly property?: string;
  /** For objects that are declared apart: the name of their type (`NextAuthOptions`). */
  readonly typeNames?: readonly string[];
  /** For a method that stands for the function: the class of the library, to whose constructor its mixin gives that function. */
  readonly strategy?: Node;
}

/** `validate` of `class X extends PassportStrategy(Strategy)`: it is called with what the strategy's verify function gets, but for `done` (@nestjs/passport@12.0.0). */
export function strategyHostOf(owner: FunctionNode): Host | undefined {
  const method = owner.parent;
  if (method.type !== 'MethodDefinition' || keyName(method) !== 'validate') return undefined;
  const mixin = method.parent.parent.superClass && unwrap(method.parent.parent.superClass);
  const strategy = mixin?.type === 'CallExpression' && calleeName(mixin) === 'PassportStrategy' ? argumentAt(mixin, 0) : undefined;
  const constructed = method.parent.body.find((member) => member.type === 'MethodDefinition' && member.kind === 'constructor');
  const body = constructed?.type === 'MethodDefinition' ? (constructed.value.body?.body ?? []) : [];
  const made = body.flatMap((statement) => (statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression' && statement.expression.callee.type === 'Super' ? [statement.expression] : []));
  return strategy && made[0] ? { call: made[0], argument: 1, property: '', strategy } : undefined;
}

/** Names that lead from a function to the call that takes it: its own, and that of an object that holds it. */
const MAX_NAMES = 3;
/** Mentions of one name that are looked at. */
const MAX_MENTIONS = 32;

/** The call that takes a function, by its name or as it is, directly or inside an object argument; or the declared type of the object it stands in. */
export function hostOf(context: Context, owner: Node, below: readonly string[] = [], hops = MAX_NAMES): Host | undefined {
  const names = [...below];
  let node = wrapped(owner);
  for (;;) {
    const { parent }: { parent?: Node } = node;
    if (!parent) return undefined;
    if ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee !== node) {
      return { call: parent, argument: parent.arguments.indexOf(node as TSESTree.CallExpressionArgument), property: names.join('.') };
    }
    if (parent.type === 'Property' && parent.value === node && parent.parent.type === 'ObjectExpression') {
      const name = keyName(parent);
      if (name === undefined) return undefined;
      names.unshift(name);
      node = wrapped(parent.parent);
      continue;
    }
    if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && parent.init === node) {
      const typeNames = [typeNameOf(parent.id.typeAnnotation?.typeAnnotation), ...satisfied(parent.init)].filter((item): item is string => item !== undefined);
      const host = namedHostOf(context, parent.id, names, hops);
      if (host) return { ...host, typeNames: [...typeNames, ...(host.typeNames ?? [])] };
      return names.length === 0 ? undefined : { property: names.join('.'), typeNames };
    }
    return node.type === 'FunctionDeclaration' && node.id ? namedHostOf(context, node.id, names, hops) : undefined;
  }
}

/** The first call, or object of a declared type, that takes what a name of the file stands for. */
function namedHostOf(context: Context, declared: TSESTree.Identifier, names: readonly string[], hops: number): Host | undefined {
  const mentions = hops > 0 ? context.module.variableOf(declared)?.references.filter(({ init }) => init !== true) : undefined;
  for (const { identifier } of mentions?.slice(0, MAX_MENTIONS) ?? []) {
    const host = hostOf(context, identifier, names, hops - 1);
    if (host?.call || host?.typeNames?.length) return host;
  }
  return undefined;
}

function typeNameOf(type: Node | undefined): string | undefined {
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : undefined;
}

function satisfied(node: Node | null): (string | undefined)[] {
  const names: (string | undefined)[] = [];
  let at: Node | null = node;
  while (at && (at.type === 'TSSatisfiesExpression' || at.type === 'TSAsExpression')) {
    names.push(typeNameOf(at.typeAnnotation));
    at = at.expression;
  }
  return names;
}
