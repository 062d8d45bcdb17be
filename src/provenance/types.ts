import type { TSESTree } from '@typescript-eslint/utils';

import { keyName } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { DeclaredType, Fact } from '../identity/facts.js';
import { DECLARED_TYPES } from '../identity/types.js';
import { definitionOf } from './definition.js';
import { factAt } from './facts-of.js';
import { elsewhere } from './imports.js';
import type { Module } from './module.js';
import { comesFrom } from './modules.js';

/** Types that stand for the value they wrap: a promise is what it settles to, a stream what it emits. */
const TRANSPARENT = new Set(['Promise', 'PromiseLike', 'Observable', 'Readonly', 'Required', 'Partial', 'NonNullable', 'Awaited', 'Ref', 'Signal', 'WritableSignal', 'BehaviorSubject', 'Subject', 'AsyncIterable', 'Ref']);
const LISTS = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable']);
/** Local types and aliases followed before giving up. */
const MAX_TYPE_DEPTH = 8;

export interface TypeFact {
  readonly fact: Fact;
  readonly row: DeclaredType;
}

const byName = new Map<string, DeclaredType[]>();
for (const row of DECLARED_TYPES) byName.set(row.name, [...(byName.get(row.name) ?? []), row]);

function last(name: TSESTree.EntityName): string {
  return name.type === 'Identifier' ? name.name : name.type === 'TSQualifiedName' ? name.right.name : 'this';
}

/** The known library type that a reference names, by the import behind it. */
function declared(module: Module, reference: TSESTree.TSTypeReference): DeclaredType | undefined {
  const rows = byName.get(last(reference.typeName)) ?? (reference.typeName.type === 'Identifier' ? aliased(module, reference.typeName) : undefined);
  if (!rows) return undefined;
  const root = reference.typeName.type === 'TSQualifiedName' ? leftmost(reference.typeName) : reference.typeName;
  const definition = definitionOf(module, root);
  if (definition?.type !== 'import') return undefined;
  return rows.find((row) => row.from.some((name) => comesFrom(definition.module, name)));
}

/** Rows of `import { AuthenticationResult as R }`. */
function aliased(module: Module, name: TSESTree.Identifier): DeclaredType[] | undefined {
  const definition = definitionOf(module, name);
  const imported = definition?.type === 'import' ? definition.path[definition.path.length - 1] : undefined;
  return imported === undefined ? undefined : byName.get(imported);
}

function leftmost(name: TSESTree.EntityName): Node {
  let at: TSESTree.EntityName = name;
  while (at.type === 'TSQualifiedName') at = at.left;
  return at;
}

/** What an annotation tells of the value at `path` inside it, through imports of known packages and types declared in this file. */
export function typeFact(module: Module, type: Node | undefined, path: readonly string[], depth = 0): TypeFact | undefined {
  if (!type || depth > MAX_TYPE_DEPTH) return undefined;
  switch (type.type) {
    case 'TSTypeAnnotation':
      return typeFact(module, type.typeAnnotation, path, depth + 1);
    case 'TSUnionType': {
      // `AuthenticationResult | null`: the only member that tells.
      const known = type.types.flatMap((member) => typeFact(module, member, path, depth + 1) ?? []);
      return known[0];
    }
    case 'TSIntersectionType':
      for (const member of type.types) {
        const found = typeFact(module, member, path, depth + 1);
        if (found) return found;
      }
      return undefined;
    case 'TSArrayType':
      return path[0]?.startsWith('[') === true ? typeFact(module, type.elementType, path.slice(1), depth + 1) : lifted(module, type.elementType, path, depth);
    case 'TSTypeOperator':
      return typeFact(module, type.typeAnnotation, path, depth + 1);
    case 'TSTypeLiteral':
      return memberType(module, type.members, path, depth);
    case 'TSInterfaceDeclaration':
      return memberType(module, type.body.body, path, depth)
        ?? type.extends.map((base) => byHeritage(module, base, path, depth)).find((found) => found !== undefined);
    case 'TSTypeAliasDeclaration':
      return typeFact(module, type.typeAnnotation, path, depth + 1);
    case 'TSTypeReference': {
      const row = declared(module, type);
      const fact = row && factAt(row.is, path);
      if (row && fact) return { fact, row };
      const name = last(type.typeName);
      const argument = type.typeArguments?.params[0];
      if (TRANSPARENT.has(name)) return typeFact(module, argument, name === 'Ref' ? path.slice(path[0] === 'value' ? 1 : 0) : path, depth + 1);
      if (LISTS.has(name) && path[0]?.startsWith('[') === true) return typeFact(module, argument, path.slice(1), depth + 1);
      const there = elsewhere(module, type.typeName);
      const variable = module.variableOf(there?.path.length === 0 ? there.node : type.typeName);
      for (const definition of variable?.defs ?? []) {
        const node = definition.node as Node;
        if (node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration') {
          const found = typeFact(module, node, path, depth + 1);
          if (found) return found;
        }
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

/** `AccountInfo[]` with no element asked for: the list kind, where there is one. */
function lifted(module: Module, element: Node, path: readonly string[], depth: number): TypeFact | undefined {
  if (path.length > 0) return undefined;
  const found = typeFact(module, element, [], depth + 1);
  if (found?.fact.kind === 'account') return { ...found, fact: { kind: 'accounts' } };
  return undefined;
}

function memberType(module: Module, members: readonly Node[], path: readonly string[], depth: number): TypeFact | undefined {
  const [name, ...rest] = path;
  for (const member of members) {
    if (member.type === 'TSPropertySignature' && keyName(member) === name) return typeFact(module, member.typeAnnotation, rest, depth + 1);
  }
  return undefined;
}

function byHeritage(module: Module, base: TSESTree.TSInterfaceHeritage, path: readonly string[], depth: number): TypeFact | undefined {
  if (base.expression.type !== 'Identifier') return undefined;
  const definition = definitionOf(module, base.expression);
  if (definition?.type === 'import') {
    const name = definition.path[definition.path.length - 1];
    const row = name === undefined ? undefined : byName.get(name)?.find((candidate) => candidate.from.some((from) => comesFrom(definition.module, from)));
    const fact = row && factAt(row.is, path);
    return row && fact ? { fact, row } : undefined;
  }
  for (const local of module.variableOf(base.expression)?.defs ?? []) {
    const found = typeFact(module, local.node, path, depth + 1);
    if (found) return found;
  }
  return undefined;
}
