import type { TSESTree } from '@typescript-eslint/utils';

import { enclosingClass, keyName, lineOf, memberName, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import { BROWSER_PACKAGE, SILENT_ONLY_MEMBERS, STREAM_CLIENTS } from '../identity/answers.js';
import { INTERACTION_CLASS } from '../identity/errors.js';
import type { Analysis } from '../provenance/analysis.js';
import { isConstant } from '../provenance/writes.js';
import { lastName } from './asks-user.js';
import { classPackageOf } from './error-class.js';
import { pathText } from './silent-request.js';
import type { SilentRequest } from './silent-request.js';

/** How a file asks its users elsewhere. */
const REDIRECTS = /(?:acquireToken|login)Redirect|InteractionType\.Redirect/;
const POPUPS = /(?:acquireToken|login)Popup/;

/** How the user can be asked where a silent request fails. */
export interface Fallback {
  readonly method: 'acquireTokenPopup' | 'acquireTokenRedirect';
  /** The class of the failures that only the user can help with, and the package that made the client. */
  readonly className: string;
  readonly module: string;
  /** The client, and the members of the request in the text of an object literal. */
  readonly client: string;
  readonly members: readonly string[];
  /** The request's literal, where it is better given a name in front of the statement than written twice. */
  readonly literal?: TSESTree.ObjectExpression;
  /** Whether the file is TypeScript. */
  readonly typed: boolean;
}

/**
 * The interactive request that stands for a silent one, with the same members; undefined where the client is none of the browser's, gives streams,
 * or where client or request cannot be written a second time.
 */
export function fallbackOf(analysis: Analysis, { call, client, request }: SilentRequest): Fallback | undefined {
  const module = classPackageOf(analysis, INTERACTION_CLASS);
  if (module !== BROWSER_PACKAGE || !request || call.parent.type === 'ChainExpression' || !isPlain(analysis, client)) return undefined;
  if (analysis.facts.importsAny(STREAM_CLIENTS) && lastName(client) !== 'instance') return undefined;
  const members = membersOf(analysis, request);
  if (!members) return undefined;
  const redirects = analysis.says(REDIRECTS) && !analysis.says(POPUPS);
  const literal = listedIn(request, call);
  return { ...(literal ? { literal } : {}), method: redirects ? 'acquireTokenRedirect' : 'acquireTokenPopup', className: INTERACTION_CLASS, module, client: analysis.module.textOf(client), members, typed: /\.[cm]?tsx?$/.test(analysis.module.filename) };
}

/** A name that keeps its value, or members of one, or of `this` where the class does not say that they may be missing. */
function isPlain(analysis: Analysis, node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return isFixed(analysis, inner);
  if (inner.type !== 'MemberExpression' || inner.computed || inner.optional) return false;
  return unwrap(inner.object).type === 'ThisExpression' ? node.type === 'TSNonNullExpression' || !mayBeMissing(analysis, inner) : isPlain(analysis, inner.object);
}

/** A constant, a parameter or an import that nothing is assigned to: TypeScript still knows in a callback what it is. */
function isFixed(analysis: Analysis, identifier: Node): boolean {
  const variable = analysis.module.variableOf(identifier);
  return variable !== undefined && isConstant(variable);
}

/** A field declared with `?`, or of a union: TypeScript no longer knows in a callback that it is there. */
function mayBeMissing(analysis: Analysis, member: TSESTree.MemberExpression): boolean {
  const owner = enclosingClass(member);
  const declared = owner ? (analysis.module.membersOf(owner).declarations.get(memberName(member) ?? '') ?? []) : [];
  return declared.some((declaration) => {
    const field = declaration.type === 'TSParameterProperty' ? declaration.parameter : declaration;
    const { optional, typeAnnotation } = field as { optional?: boolean; typeAnnotation?: TSESTree.TSTypeAnnotation };
    return optional === true || typeAnnotation?.typeAnnotation.type === 'TSUnionType';
  });
}

/** The request as members of an object literal: its own, or the whole spread; undefined where it must not run twice. */
function membersOf(analysis: Analysis, request: Node): readonly string[] | undefined {
  const inner = unwrap(request);
  const text = (node: Node): string => analysis.module.textOf(node);
  if (inner.type !== 'ObjectExpression') return isPath(inner) ? [`...${text(request)}`] : undefined;
  const kept = inner.properties.filter((property) => property.type === 'SpreadElement' || ![...SILENT_ONLY_MEMBERS, 'claims'].includes(keyName(property) ?? ''));
  return kept.every((property) => isRepeatable(analysis, property)) ? kept.map(text) : undefined;
}

/** A literal with a list in it, of a call that its statement does first: the statement can have the literal in front of it. */
function listedIn(request: Node, call: TSESTree.CallExpression): TSESTree.ObjectExpression | undefined {
  const literal = unwrap(request);
  if (literal.type !== 'ObjectExpression' || request !== literal) return undefined;
  const lists = literal.properties.some((property) => property.type === 'Property' && unwrap(property.value).type === 'ArrayExpression');
  let node: Node = call;
  while (node.parent && ((node.parent.type === 'MemberExpression' && node.parent.object === node) || (node.parent.type === 'CallExpression' && node.parent.callee === node) || node.parent.type === 'AwaitExpression')) node = node.parent;
  const { parent } = node;
  const statement = parent?.type === 'VariableDeclarator' && parent.parent.declarations.length === 1 ? parent.parent : parent;
  const isFirst = statement?.type === 'VariableDeclaration' || statement?.type === 'ReturnStatement' || statement?.type === 'ExpressionStatement';
  return lists && isFirst && (statement.parent.type === 'BlockStatement' || statement.parent.type === 'Program') ? literal : undefined;
}

/** Names and members of names. */
function isPath(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'Identifier' || inner.type === 'ThisExpression' || (inner.type === 'MemberExpression' && !inner.computed && isPath(inner.object));
}

/** Code that means the same inside a callback, and may run a second time. */
function isRepeatable(analysis: Analysis, root: Node): boolean {
  let repeatable = true;
  walk(root, analysis.module.visitorKeys, (node) => {
    if (/^(?:AwaitExpression|YieldExpression|AssignmentExpression|UpdateExpression|FunctionExpression|ThisExpression|TSNonNullExpression)$/.test(node.type)) repeatable = false;
    if (node.type === 'Identifier' && analysis.module.variableOf(node) && !isFixed(analysis, node)) repeatable = false;
    return repeatable ? undefined : 'stop';
  });
  return repeatable;
}

/** Whether an interactive request leaves out the claims challenge, and where it stands. */
export function withoutClaims(analysis: Analysis, call: TSESTree.CallExpression): { readonly callee: string; readonly line: string } | undefined {
  const [request] = call.arguments;
  const isInteractive = /^acquireToken(?:Popup|Redirect|Interactive)$/.test(lastName(call.callee));
  if (!isInteractive || !request || request.type === 'SpreadElement' || analysis.read(request, ['claims']).state !== 'missing') return undefined;
  return { callee: pathText(analysis, call.callee), line: String(lineOf(call)) };
}
