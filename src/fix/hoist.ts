/** Moves a constant of a function to the top level of its file. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import { indentationAt, isFirstOnLine, lineBreakOf, lineStart } from './style.js';

/**
 * Moves `const name = value;`, which declares `value` in a function, in front of the statement of the file that holds it, and of the comments above that.
 * `undefined` where the value needs anything of the function (a name, `this`, `await`), or something that is declared later,
 * where the name is taken on the way, and where the declaration has more than this one constant.
 */
export function hoistConstant(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  value: TSESTree.Node,
): TSESLint.RuleFix[] | undefined {
  let declarator: TSESTree.Node | undefined = value.parent;
  while (declarator && unwrap(declarator) === unwrap(value)) declarator = declarator.parent;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return undefined;
  const declaration = declarator.parent;
  if (declaration.kind !== 'const' || declaration.declarations.length !== 1 || declaration.parent.type !== 'BlockStatement') return undefined;
  const top = topStatement(declaration);
  if (!top || !isFree(source, declaration, declarator.id.name) || !canStandBefore(source, value, top)) return undefined;
  // The comments right above the statement are about it, and stay with it.
  const anchor = firstPart(top);
  let [start] = anchor.range;
  for (const comment of [...source.getCommentsBefore(anchor)].reverse()) {
    if (/\n[^\S\n]*\n/.test(source.text.slice(comment.range[1], start)) || !isFirstOnLine(source, comment.range[0])) break;
    [start] = comment.range;
  }
  const [first, last] = declaration.range;
  const text = source.text.slice(first, last).split(/\r?\n/);
  const indentation = indentationAt(source, first);
  const moved = text.map((line, index) => (index > 0 && line.startsWith(indentation) ? line.slice(indentation.length) : line)).join(lineBreakOf(source));
  return [
    fixer.insertTextBeforeRange([start, start], `${moved}${lineBreakOf(source)}${lineBreakOf(source)}`),
    fixer.removeRange(wholeLine(source, first, last)),
  ];
}

function topStatement(node: TSESTree.Node): TSESTree.Node | undefined {
  let at: TSESTree.Node | undefined = node;
  while (at && at.parent?.type !== 'Program') at = at.parent;
  return at;
}

/** A statement's decorator, where one stands in front of it. */
function firstPart(statement: TSESTree.Node): TSESTree.Node {
  const declared = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
  const decorator = declared?.type === 'ClassDeclaration' ? declared.decorators[0] : undefined;
  return decorator && decorator.range[0] < statement.range[0] ? decorator : statement;
}

/** No scope from the declaration outward has the name, besides the one that loses it. */
function isFree(source: Readonly<TSESLint.SourceCode>, declaration: TSESTree.Node, name: string): boolean {
  let scope: TSESLint.Scope.Scope | null = source.getScope(declaration).upper;
  for (; scope; scope = scope.upper) {
    if (scope.set.has(name) || scope.through.some(({ identifier, resolved }) => identifier.name === name && resolved === null)) return false;
  }
  return true;
}

/** The expression means the same in front of `top`: its names are the file's, declared before, or no file's. */
function canStandBefore(source: Readonly<TSESLint.SourceCode>, value: TSESTree.Node, top: TSESTree.Node): boolean {
  let fits = true;
  walk(value, source.visitorKeys, (node) => {
    if (/^(?:ThisExpression|Super|AwaitExpression|YieldExpression|MetaProperty)$/.test(node.type) || /Function/.test(node.type)) fits = false;
    if (node.type !== 'Identifier' && node.type !== 'JSXIdentifier') return undefined;
    for (let scope: TSESLint.Scope.Scope | null = source.getScope(node); scope; scope = scope.upper) {
      const reference = scope.references.find(({ identifier }) => identifier === node);
      const definition = reference?.resolved?.defs[0];
      if (!definition) continue;
      const isOuter = reference.resolved?.scope.type === 'module' || reference.resolved?.scope.type === 'global';
      const isEarlier = (definition.type as string) === 'ImportBinding' || (definition.type as string) === 'FunctionName' || definition.node.range[1] <= top.range[0];
      if (!isOuter || !isEarlier) fits = false;
      break;
    }
    return undefined;
  });
  return fits;
}

/** A statement with its line, where nothing else stands on it. */
function wholeLine(source: Readonly<TSESLint.SourceCode>, start: number, end: number): TSESTree.Range {
  const rest = /^[\t ]*\r?\n/.exec(source.text.slice(end))?.[0];
  return isFirstOnLine(source, start) && rest !== undefined ? [lineStart(source, start), end + rest.length] : [start, end];
}
