/** Changes of a program's text that leave its meaning alone, or that leave nothing of it. */
import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';

import { isClass, isFunction } from '../../src/ast/nodes.js';
import type { Node } from '../../src/ast/nodes.js';
import { children } from '../../src/ast/walk.js';
import type { Dialect } from './carriers.js';

/** One place of a program and what stands there instead. */
export interface Change {
  readonly range: readonly [number, number];
  readonly text: string;
}

export interface Spot {
  readonly node: Node;
  /** Whether `await` may stand here. */
  readonly isAsync: boolean;
  /** Where a declaration of what stands here can go: the start of the statement, where nothing between it and the node is run sometimes only. */
  readonly statement: number | undefined;
  /** `x` of `x.y`: a promise or a console, which an `await` would change. */
  readonly isObject: boolean;
}

export function parseProgram(code: string, dialect: Dialect): TSESTree.Program {
  const jsx = dialect !== 'ts';
  return parseForESLint(code, { range: true, loc: true, sourceType: 'module', jsx, ecmaFeatures: { jsx } }).ast;
}

const { visitorKeys } = parseForESLint('');
const childrenOf = (node: Node): Node[] => [...children(node, visitorKeys)];

export function everyNode(root: Node): Node[] {
  const nodes: Node[] = [root];
  // The list grows while it is read.
  for (const node of nodes) nodes.push(...childrenOf(node));
  return nodes;
}

/** Whether an expression stands where its value is taken, and not as a callee, a target or a key. */
function isValue(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.init === node && parent.parent.kind !== 'using';
    case 'AssignmentExpression':
      return parent.right === node && parent.operator === '=';
    case 'CallExpression':
    case 'NewExpression':
      return (parent.arguments as readonly Node[]).includes(node) && node.type !== 'SpreadElement';
    case 'ReturnStatement':
    case 'TemplateLiteral':
    case 'AwaitExpression':
    case 'JSXExpressionContainer':
    case 'LogicalExpression':
      return node.type !== 'TemplateElement' && node.type !== 'JSXEmptyExpression';
    case 'Property':
      return parent.value === node && parent.parent.type === 'ObjectExpression' && !parent.shorthand && !parent.method && parent.kind === 'init';
    case 'ArrayExpression':
      return node.type !== 'SpreadElement';
    case 'ConditionalExpression':
      return parent.test !== node;
    case 'ArrowFunctionExpression':
      return parent.body === node && node.type !== 'BlockStatement';
    case 'MemberExpression':
      return parent.object === node && node.type !== 'Super';
    case 'ForOfStatement':
      return parent.right === node;
    default:
      return false;
  }
}

const CONDITIONAL = new Set(['LogicalExpression', 'ConditionalExpression', 'JSXExpressionContainer', 'ChainExpression']);

/** Every place of a program where an expression can be dressed. */
export function spotsOf(root: TSESTree.Program): Spot[] {
  const spots: Spot[] = [];
  const visit = (node: Node, parent: Node | undefined, isAsync: boolean, statement: number | undefined): void => {
    if (parent) node.parent = parent;
    const inFunction = isFunction(node);
    const inside = inFunction ? node.async && !node.generator : isClass(node) ? false : isAsync;
    let at = inFunction || isClass(node) || CONDITIONAL.has(node.type) ? undefined : statement;
    if (parent && (parent.type === 'BlockStatement' || parent.type === 'Program')) at = node.type.endsWith('Statement') || node.type === 'VariableDeclaration' ? node.range[0] : undefined;
    if (/^(?:For|While|DoWhile|Switch)/.test(node.type)) at = undefined;
    if (parent && isValue(node, parent)) spots.push({ node, isAsync, statement: at, isObject: parent.type === 'MemberExpression' });
    for (const child of childrenOf(node)) visit(child, node, inside, at);
  };
  visit(root, undefined, true, undefined);
  return spots;
}

/** What may be done to an expression without changing what it is; undefined where it does not fit the place. */
export type Dress = (spot: Spot, text: string, dialect: Dialect, name: string) => readonly Change[] | undefined;

const instead = ({ node }: Spot, text: string): readonly Change[] => [{ range: node.range, text }];
const isTyped = (dialect: Dialect): boolean => dialect.startsWith('ts');
const holds = (text: string, words: RegExp): boolean => words.test(text);
/** An object that is named where it is made: under a second name it is another one to the analysis (rules-docs/limits.md, "Objects under two names"). */
const isNamed = ({ node }: Spot): boolean => node.parent?.type === 'VariableDeclarator' && /^(?:Array|Object|New|Class)/.test(node.type);
const isCode = ({ node }: Spot): boolean => isFunction(node) || isClass(node);

export const DRESSES: Readonly<Record<string, Dress>> = {
  parentheses: (spot, text) => instead(spot, `((${text}))`),
  cast: (spot, text, dialect) => (isTyped(dialect) ? instead(spot, `((${text}) as any)`) : undefined),
  'non-null': (spot, text, dialect) => (isTyped(dialect) ? instead(spot, `(${text})!`) : undefined),
  satisfies: (spot, text, dialect) => (isTyped(dialect) ? instead(spot, `((${text}) satisfies unknown)`) : undefined),
  // Of what travels alone: nobody writes an address or a list of headers so.
  comma: (spot, text) => (spot.isObject || (spot.node.type !== 'Identifier' && spot.node.type !== 'MemberExpression') ? undefined : instead(spot, `(0, ${text})`)),
  await: (spot, text) => (!spot.isAsync || spot.isObject || isCode(spot) || isNamed(spot) || spot.node.type === 'Literal' ? undefined : instead(spot, `(await (${text}))`)),
  'a function that is called': (spot, text) =>
    (spot.isObject || isCode(spot) || isNamed(spot) || spot.node.type === 'Literal' || holds(text, /\b(?:await|yield|this|arguments|super)\b/) ? undefined : instead(spot, `(() => (${text}))()`)),
  'a constant': (spot, text, _, name) =>
    (spot.statement === undefined || spot.isObject || isNamed(spot) ? undefined : [{ range: [spot.statement, spot.statement], text: `const ${name} = (${text});\n` }, ...instead(spot, name)]),
};

/** Applies changes of which none overlaps another. */
export function apply(code: string, changes: readonly Change[]): string {
  let text = code;
  for (const { range, text: given } of [...changes].sort((a, b) => b.range[0] - a.range[0] || b.range[1] - a.range[1])) text = text.slice(0, range[0]) + given + text.slice(range[1]);
  return text;
}

/** A program with one of its nodes put in the place of another: most often still a program, seldom one with a meaning. */
export function graft(code: string, nodes: readonly Node[], from: number, to: number): string {
  const source = nodes[from % nodes.length];
  const target = nodes[to % nodes.length];
  return source && target ? apply(code, [{ range: target.range, text: code.slice(...source.range) }]) : code;
}
