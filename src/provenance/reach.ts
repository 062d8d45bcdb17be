import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { calleeName, isFunction, keyName, memberName, receiverOf, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { APP_ONLY_CALLS } from '../identity/claims.js';
import type { Kind } from '../identity/facts.js';
import type { Analysis } from './analysis.js';
import { isConstant, soleWrite } from './writes.js';
import type { Origin } from './graph.js';
import type { Variable } from './module.js';

/** An MSAL result or account that code at some place can use. */
export interface Reach {
  readonly kind: 'auth-result' | 'account';
  /** How to write it there; absent where it was taken apart and a `pattern` is all that is left of it. */
  readonly text?: string;
  /** The pattern that takes it apart, to be extended by what is needed. */
  readonly pattern?: TSESTree.ObjectPattern;
  /** It may be null or undefined there. */
  readonly nullable: boolean;
  /** It is about a user: an app's own result has no ID token. */
  readonly hasUser: boolean;
}

const RESULTS: readonly Kind[] = ['auth-result', 'legacy-auth-result'];
const MAX_HOPS = 6;
/** Variables of one scope that are looked at for a name to put into a suggestion: each report of a file with thousands asks again. */
export const MAX_VISIBLE = 200;
const CLEANERS = new Set(['replace', 'trim', 'toString']);

const isSure = (origin: Origin | undefined): origin is Origin => origin?.evidence === 'flow' || origin?.evidence === 'type';

/**
 * The MSAL result that `token` was read from, as code at `token` can still name it: `r.accessToken`, `const t = r.accessToken`,
 * `const { accessToken: t } = r`, and the same as a parameter. Undefined where the token came another way.
 */
export function resultInReach(analysis: Analysis, token: Node): Reach | undefined {
  const { module } = analysis;
  let node = unwrap(token);
  let hopped = false;
  for (let hops = 0; hops < MAX_HOPS; hops += 1) {
    if (node.type === 'CallExpression') {
      const receiver = receiverOf(node);
      if (!receiver || !CLEANERS.has(calleeName(node) ?? '')) return undefined;
      node = unwrap(receiver);
    } else if (node.type === 'MemberExpression') {
      return isTokenName(memberName(node)) ? heldBy(analysis, node, hopped ? token : undefined) : undefined;
    } else if (node.type === 'Identifier') {
      const variable = module.variableOf(node);
      if (!variable) return undefined;
      const pattern = patternOf(variable);
      if (pattern) return takenApart(analysis, node, pattern);
      const written = soleWrite(variable);
      if (written?.path.length !== 0) return undefined;
      node = unwrap(written.source);
      hopped = true;
    } else {
      return undefined;
    }
  }
  return undefined;
}

const isTokenName = (name: string | undefined): boolean => name === 'accessToken';

function hasUser(analysis: Analysis, origin: Origin): boolean {
  const call = unwrap(origin.node);
  if (call.type !== 'CallExpression') return true;
  // `acquireToken` of the hook and of msal-angular has a user; that of managed identities goes by a client of its own.
  return !APP_ONLY_CALLS.has(calleeName(call) ?? '') || (calleeName(call) === 'acquireToken' && !analysis.facts.importsAny(['@azure/msal-node']));
}

/** `r` of `r.accessToken`, where it can be written again at `at` and means the same. */
function heldBy(analysis: Analysis, member: TSESTree.MemberExpression, at: Node | undefined): Reach | undefined {
  const object = unwrap(member.object);
  const origin = analysis.trace(object).as(...RESULTS);
  if (!isSure(origin) || !isPath(object)) return undefined;
  if (at) {
    const variable = object.type === 'Identifier' ? analysis.module.variableOf(object) : undefined;
    if (!variable || !isConstant(variable) || visibleVariable(analysis, at, variable.name) !== variable) return undefined;
  }
  const [start] = member.object.range;
  const text = analysis.module.text.slice(start, member.object.range[1]);
  return { kind: 'auth-result', text, nullable: member.optional, hasUser: hasUser(analysis, origin) };
}

/** Names and members of names: code that can be written twice. */
function isPath(node: Node): boolean {
  let at = unwrap(node);
  while (at.type === 'MemberExpression' && !at.computed) at = unwrap(at.object);
  return at.type === 'Identifier' || at.type === 'ThisExpression';
}

function visibleVariable(analysis: Analysis, at: Node, name: string): Variable | undefined {
  for (let scope: TSESLint.Scope.Scope | null = analysis.source.getScope(at); scope; scope = scope.upper) {
    const found = scope.set.get(name);
    if (found) return found;
  }
  return undefined;
}

/** The pattern that binds a variable to a result's `accessToken`, of a declaration or a parameter. */
function patternOf(variable: Variable): TSESTree.ObjectPattern | undefined {
  const [definition] = variable.defs;
  if (variable.defs.length !== 1 || !definition || !isConstant(variable)) return undefined;
  let node: Node | undefined = definition.name;
  if (node.parent?.type === 'AssignmentPattern') node = node.parent;
  const property: Node | undefined = node.parent;
  if (property?.type !== 'Property' || !isTokenName(keyName(property))) return undefined;
  return property.parent.type === 'ObjectPattern' ? property.parent : undefined;
}

function takenApart(analysis: Analysis, token: Node, pattern: TSESTree.ObjectPattern): Reach | undefined {
  const { parent } = pattern;
  const reach = (origin: Origin): Reach => ({ kind: 'auth-result', pattern, nullable: false, hasUser: hasUser(analysis, origin) });
  if (parent.type === 'VariableDeclarator' && parent.init) {
    const origin = analysis.trace(parent.init).as(...RESULTS);
    return isSure(origin) ? reach(origin) : undefined;
  }
  if (!isFunction(parent)) return undefined;
  const origin = analysis.trace(token).as('access-token');
  if (origin?.evidence !== 'flow' || !analysis.trace(origin.node).as(...RESULTS)) return undefined;
  return reach(origin);
}

/** What code at a place can name, scope by scope from the inside: variables that no inner one of the same name hides. */
function* visibleFrom(analysis: Analysis, at: Node): Generator<readonly Variable[]> {
  const inner: TSESLint.Scope.Scope[] = [];
  for (let scope: TSESLint.Scope.Scope | null = analysis.source.getScope(at); scope; scope = scope.upper) {
    yield scope.variables.slice(0, MAX_VISIBLE).filter(({ name }) => !inner.some(({ set }) => set.has(name)));
    inner.push(scope);
  }
}

/** An MSAL account that code at `at` can name: the nearest one in scope. */
export function accountInReach(analysis: Analysis, at: Node): Reach | undefined {
  for (const visible of visibleFrom(analysis, at)) {
    const inScope = visible.filter((variable) => isDeclaredBefore(variable, at));
    for (const kind of ['account', 'accounts'] as const) {
      for (const variable of inScope) {
        const [identifier] = variable.identifiers;
        if (!identifier || !isSure(analysis.trace(identifier).as(kind))) continue;
        const given = (variable.defs[0]?.type as string) === 'Parameter' && identifier.typeAnnotation?.typeAnnotation.type === 'TSTypeReference';
        return { kind: 'account', text: kind === 'account' ? variable.name : `${variable.name}[0]`, nullable: kind === 'accounts' || !given, hasUser: true };
      }
    }
  }
  return undefined;
}

/** The name of a client of MSAL for Node that code at `at` can call: the nearest one in scope that the file itself makes. */
export function clientInReach(analysis: Analysis, at: Node): string | undefined {
  if (!analysis.facts.importsAny(['@azure/msal-node'])) return undefined;
  for (const visible of visibleFrom(analysis, at)) {
    const client = visible.find((variable) => variable.identifiers[0] && isDeclaredBefore(variable, at) && isSure(analysis.trace(variable.identifiers[0]).as('msal-client')));
    if (client) return client.name;
  }
  return undefined;
}

/** How code at a place can write a value whose name matches: a constant, a parameter, an import, or a variable of the environment that the file reads. */
export function namedInReach(analysis: Analysis, at: Node, pattern: RegExp): string | undefined {
  for (const visible of visibleFrom(analysis, at)) {
    const named = visible.find((variable) => pattern.test(variable.name) && (isImported(variable) || isDeclaredBefore(variable, at)));
    if (named) return named.name;
  }
  return [...analysis.module.text.matchAll(/\bprocess\.env\.(\w+)/g)].find(([, name]) => name !== undefined && pattern.test(name))?.[0];
}

function isImported(variable: Variable): boolean {
  return variable.defs.some((definition) => (definition.type as string) === 'ImportBinding');
}

/** Parameters, and constants whose declaration ends before the place. */
function isDeclaredBefore(variable: Variable, at: Node): boolean {
  const [definition] = variable.defs;
  if (!definition || variable.defs.length !== 1 || !isConstant(variable)) return false;
  if ((definition.type as string) === 'Parameter') return true;
  return (definition.type as string) === 'Variable' && (definition.node as Node).range[1] <= at.range[0];
}
