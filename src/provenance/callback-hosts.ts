import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, keyName, memberName, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { declaredName, ownMentions } from './mentions.js';
import { remembered } from './memo.js';
import type { Module } from './module.js';

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

/** The calls that take a function, by its name or as it is, directly or inside an object argument; or the declared types of the objects it stands in. */
export const hostsOf = remembered((module, owner: FunctionNode): readonly Host[] => hostsBehind(module, owner, [], MAX_NAMES));

function hostsBehind(module: Module, owner: Node, below: readonly string[], hops: number): readonly Host[] {
  const names = [...below];
  let node = wrapped(owner);
  for (;;) {
    const { parent }: { parent?: Node } = node;
    if (!parent) return [];
    if ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee !== node) {
      return [{ call: parent, argument: parent.arguments.indexOf(node as TSESTree.CallExpressionArgument), property: names.join('.') }];
    }
    if (parent.type === 'Property' && parent.value === node && parent.parent.type === 'ObjectExpression') {
      const name = keyName(parent);
      if (name === undefined) return [];
      names.unshift(name);
      node = wrapped(parent.parent);
      continue;
    }
    // `check.bind(this)`
    if (parent.type === 'MemberExpression' && parent.object === node && memberName(parent) === 'bind' && parent.parent.type === 'CallExpression' && parent.parent.callee === parent) {
      node = wrapped(parent.parent);
      continue;
    }
    if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && parent.init === node) {
      const typeNames = [typeNameOf(parent.id.typeAnnotation?.typeAnnotation), ...satisfied(parent.init)].filter((item): item is string => item !== undefined);
      const hosts = namedHosts(module, module.variableOf(parent.id)?.references.flatMap(({ identifier, init }) => (init === true ? [] : [identifier])), names, hops);
      if (hosts.length > 0) return hosts.map((host) => ({ ...host, typeNames: [...typeNames, ...(host.typeNames ?? [])] }));
      return names.length === 0 ? [] : [{ property: names.join('.'), typeNames }];
    }
    if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') return parent.value === node ? namedHosts(module, ownMentions(module, parent.parent.parent).get(keyName(parent) ?? ''), names, hops) : [];
    return node.type === 'FunctionDeclaration' && node.id ? namedHosts(module, module.variableOf(node.id)?.references.map(({ identifier }) => identifier), names, hops) : [];
  }
}

/** The calls, and objects of a declared type, that take what is mentioned. */
function namedHosts(module: Module, mentions: readonly Node[] | undefined, names: readonly string[], hops: number): readonly Host[] {
  if (hops === 0) return [];
  return (mentions ?? []).slice(0, MAX_MENTIONS).flatMap((mention) => hostsBehind(module, mention, names, hops - 1)).filter(({ call, typeNames = [] }) => call || typeNames.length > 0);
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
