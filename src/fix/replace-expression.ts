/** Replaces one expression by another, whatever stands around it. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { commentsLost } from './comments.js';
import { hasParentheses } from './parentheses.js';
import { fitInPlace } from './place.js';
import type { Precedence } from './precedence.js';

/**
 * Puts `text` in the place of `node`.
 *
 * `precedence` says how tightly `text` binds by itself; parentheses are added where the place demands more.
 * Comments inside the old expression that `text` does not repeat stay, in front of the new one.
 * A chain (`a?.b`) that becomes the object of a member goes on: `x.c` → `a?.b.c`, so the rest is skipped too where `a` is empty.
 * `undefined` where no expression may stand: declared names, property names, assignment targets, module names, types.
 */
export function replaceExpression(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
  text: string,
  precedence: Precedence,
): TSESLint.RuleFix | undefined {
  const parent = node.parent;
  if (parent?.type === 'JSXAttribute') {
    return parent.value === node ? fixer.replaceText(node, `{${withComments(source, node, text)}}`) : undefined;
  }
  const whole = shorthandOf(node);
  if (whole) {
    const value = fitInPlace(whole.value, precedence) === 'bare' ? text : `(${text})`;
    return fixer.replaceText(whole, `${source.getText(whole.key)}: ${value}`);
  }
  const replacement = placedText(source, node, text, precedence);
  return replacement === undefined ? undefined : fixer.replaceText(node, withComments(source, node, replacement));
}

/**
 * `text` as it must be written at `node`: in parentheses, or with a space or a semicolon, where it would run into its neighbours.
 * Comments are the caller's business. `undefined` as for `replaceExpression`.
 */
export function placedText(
  source: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
  text: string,
  precedence: Precedence,
): string | undefined {
  const fit = fitInPlace(node, precedence);
  if (!fit) return undefined;
  if (hasParentheses(source, node)) return text;
  const bare = fit === 'bare' && !opensStatement(source, node, text) && !isOddDecorator(node, text) && !isOddObject(node, text);
  return separated(source, node, bare ? text : `(${text})`);
}

function shorthandOf(node: TSESTree.Node): TSESTree.Property | undefined {
  const parent = node.parent;
  // A parser may use one node as key and value, or two alike.
  return parent?.type === 'Property' && parent.shorthand && parent.parent.type === 'ObjectExpression' ? parent : undefined;
}

function withComments(source: Readonly<TSESLint.SourceCode>, node: TSESTree.Node, text: string): string {
  const comments = commentsLost(source, node.range, text);
  if (comments === '') return text;
  // A semicolon that opens a statement stays in front.
  if (text.startsWith(';')) return `;${comments} ${text.slice(1)}`;
  // After `return` a line break inside a comment would end the statement.
  return comments.includes('\n') ? `(${comments} ${text})` : `${comments} ${text}`;
}

/** Whether `text` would be read as a block or a declaration because it begins a statement or an arrow's body. */
function opensStatement(source: Readonly<TSESLint.SourceCode>, node: TSESTree.Node, text: string): boolean {
  if (!/^(?:\{|(?:async\s+)?function\b|class\b|let\s*\[)/.test(text)) return false;
  const start = leftmostOwner(source, node);
  if (start?.type === 'ArrowFunctionExpression') return text.startsWith('{');
  return start !== undefined;
}

/** The statement or arrow body that begins with `node`. */
function leftmostOwner(source: Readonly<TSESLint.SourceCode>, node: TSESTree.Node): TSESTree.Node | undefined {
  let inner: TSESTree.Node = node;
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === 'ExpressionStatement' || outer.type === 'ExportDefaultDeclaration') {
      return inner.range[0] === node.range[0] && !hasParentheses(source, inner) ? outer : undefined;
    }
    if (outer.type === 'ArrowFunctionExpression' && outer.body === inner) {
      return inner.range[0] === node.range[0] && !hasParentheses(source, inner) ? outer : undefined;
    }
    if (outer.range[0] !== node.range[0]) return undefined;
    inner = outer;
  }
  return undefined;
}

/** A decorator takes names, members and one call; everything else in parentheses. */
function isOddDecorator(node: TSESTree.Node, text: string): boolean {
  return node.parent?.type === 'Decorator' && !/^[\w$]+(?:\.[\w$]+)*(?:\([^()]*\))?$/.test(text);
}

/** `1.name` is a broken number. */
function isOddObject(node: TSESTree.Node, text: string): boolean {
  return node.parent?.type === 'MemberExpression' && node.parent.object === node && /^\d+$/.test(text);
}

/** Adds what keeps `text` apart from the code on both sides. */
function separated(source: Readonly<TSESLint.SourceCode>, node: TSESTree.Node, text: string): string {
  const before = source.text[node.range[0] - 1] ?? '';
  const after = source.text[node.range[1]] ?? '';
  const left = runsTogether(before, text[0] ?? '') ? ' ' : '';
  const right = runsTogether(text.at(-1) ?? '', after) ? ' ' : '';
  return `${continuesLineBefore(source, node, text) ? ';' : left}${text}${right}`;
}

function runsTogether(left: string, right: string): boolean {
  return (/[\p{ID_Continue}$]/u.test(left) && /[\p{ID_Continue}$\\]/u.test(right)) || (/[+\-/]/.test(left) && left === right);
}

/** In a file without semicolons, a statement that begins with `(`, `[` or a backtick would go on with the line before. */
function continuesLineBefore(source: Readonly<TSESLint.SourceCode>, node: TSESTree.Node, text: string): boolean {
  if (!/^[([`+\-/]/.test(text)) return false;
  const statement = leftmostOwner(source, node);
  if (statement?.type !== 'ExpressionStatement') return false;
  const previous = source.getTokenBefore(statement);
  if (!previous || /^[;{:]$/.test(previous.value)) return false;
  const around: { type: string; body?: unknown } = statement.parent;
  // The `}` of a block or a declaration ends the statement before; the `}` of an object does not.
  if (previous.value === '}' && Array.isArray(around.body)) {
    const statements = around.body as TSESTree.Node[];
    const before = statements[statements.indexOf(statement) - 1];
    if (before && !/^(?:Expression|Return|Throw)Statement$|^(?:Variable|Export|Import)|^TS/.test(before.type)) return false;
  }
  // `if (x) text`, `else text`: the statement does not begin after another one, and a semicolon would be an empty body.
  return /^(?:Program|BlockStatement|StaticBlock|SwitchCase|SvelteScriptElement)$/.test(around.type);
}
