/** Takes one more property out of an object that is already taken apart. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { keyName } from '../ast/nodes.js';
import { freshNameIn, isFree, means } from './fresh-name.js';
import { insertAfterItem, insertBeforeItem, insertInEmptyBraces } from './insert-in-braces.js';
import { quoteOf } from './style.js';
import { isBindingName, isIdentifierName, quoted } from './text.js';

export interface ExtendedPattern {
  /** The local name to use. */
  readonly name: string;
  /** Empty where the pattern binds the key already. */
  readonly fixes: TSESLint.RuleFix[];
}

/**
 * Adds `key` to the pattern of a declaration or a parameter, bound as `localName` (the key itself, unless told or taken).
 *
 * A binding of that key that is there already is used instead. `uses` are the nodes at which the name will stand;
 * without them the name is kept free in the whole scope.
 * `undefined` for a pattern that declares nothing (`({ a } = b)`), that declares exports, or whose written type lacks the key.
 */
export function extendObjectPattern(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  pattern: TSESTree.ObjectPattern,
  key: string,
  localName: string = key,
  uses?: readonly TSESTree.Node[],
): ExtendedPattern | undefined {
  const declaration = findDeclaration(pattern);
  if (!declaration) return undefined;
  const here = source.getScope(pattern);
  const scope = declaration.type === 'VariableDeclaration' && declaration.kind === 'var' ? here.variableScope : here;

  const bound = findBinding(pattern, key);
  const variable = bound && scope.set.get(bound);
  if (variable && (uses ?? []).every((use) => means(source, use, bound, variable))) return { name: bound, fixes: [] };

  if (declaration.parent?.type === 'ExportNamedDeclaration' || !allows(pattern.typeAnnotation?.typeAnnotation, key)) return undefined;
  const name = isBindingName(localName) && isFree(source, scope, localName, uses) ? localName : freshNameIn(source, scope, localName, uses);
  return { name, fixes: insertions(fixer, source, pattern, propertyText(source, key, name)) };
}

/** What declares the names of the pattern: a declaration, a function, a catch clause. An assignment declares nothing. */
function findDeclaration(pattern: TSESTree.ObjectPattern): TSESTree.Node | undefined {
  let inner: TSESTree.Node = pattern;
  for (let outer: TSESTree.Node = pattern.parent; ; outer = outer.parent) {
    switch (outer.type) {
      case 'Property':
      case 'ObjectPattern':
      case 'ArrayPattern':
      case 'RestElement':
      case 'TSParameterProperty':
        break;
      case 'AssignmentPattern':
        if (outer.left !== inner) return undefined;
        break;
      case 'VariableDeclarator':
        return outer.id === inner ? outer.parent : undefined;
      case 'CatchClause':
        return outer;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return outer;
      default:
        return undefined;
    }
    inner = outer;
  }
}

/** The name that the pattern binds `key` to; undefined where it does not, or takes the value apart further. */
export function findBinding(pattern: TSESTree.ObjectPattern, key: string): string | undefined {
  for (const property of pattern.properties) {
    if (property.type !== 'Property' || keyName(property) !== key) continue;
    const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (value.type === 'Identifier') return value.name;
  }
  return undefined;
}

/** A type written out must name the key; a type with a name is somebody else's business. */
function allows(type: TSESTree.TypeNode | undefined, key: string): boolean {
  if (type?.type !== 'TSTypeLiteral') return true;
  return type.members.some((member) => member.type === 'TSIndexSignature' || keyName(member) === key);
}

function propertyText(source: Readonly<TSESLint.SourceCode>, key: string, name: string): string {
  if (key === name) return key;
  return `${isIdentifierName(key) ? key : quoted(key, quoteOf(source))}: ${name}`;
}

function insertions(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  pattern: TSESTree.ObjectPattern,
  text: string,
): TSESLint.RuleFix[] {
  const rest = pattern.properties.find(({ type }) => type === 'RestElement');
  const last = pattern.properties.findLast(({ type }) => type === 'Property');
  if (last) return insertAfterItem(fixer, source, last, text);
  if (rest) return [insertBeforeItem(fixer, source, rest, text)];
  const open = source.getFirstToken(pattern);
  return open ? [insertInEmptyBraces(fixer, source, open, text)] : [];
}
