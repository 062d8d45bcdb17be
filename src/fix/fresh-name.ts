/** Names that can be declared without taking over, or hiding, another one. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { answeredOnce } from '../ast/answered-once.js';
import { isBindingName } from './text.js';

type Scope = TSESLint.Scope.Scope;

/**
 * `wanted`, or `wanted2`, `wanted3`, …: the first that can be declared in the scope of `scopeNode`.
 *
 * Taken is a name that the scope declares, that code inside it uses from further out (a new declaration would take it over),
 * or that an inner scope declares (the use would find that one). With `uses` only the scopes on the way
 * from those nodes count for the last point. A `wanted` that is no name becomes one.
 */
export function freshName(
  source: Readonly<TSESLint.SourceCode>,
  scopeNode: TSESTree.Node,
  wanted: string,
  uses?: readonly TSESTree.Node[],
): string {
  return freshNameIn(source, source.getScope(scopeNode), wanted, uses);
}

/** As `freshName`, for a scope already found. */
export function freshNameIn(
  source: Readonly<TSESLint.SourceCode>,
  scope: Scope,
  wanted: string,
  uses?: readonly TSESTree.Node[],
): string {
  const base = asName(wanted);
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}${count}`;
    if (isBindingName(name) && isFree(source, scope, name, uses)) return name;
  }
}

/** Whether `name` can be declared in `scope`; see `freshName`. */
export function isFree(source: Readonly<TSESLint.SourceCode>, scope: Scope, name: string, uses?: readonly TSESTree.Node[]): boolean {
  const own = scope.set.get(name);
  // The global scope lists every global the configuration knows; one that nobody uses is no obstacle.
  if (own && (own.defs.length > 0 || own.references.length > 0)) return false;
  if (namesThrough(scope).has(name)) return false;
  const inner = uses ? uses.flatMap((use) => scopesBetween(source, use, scope)) : descendants(scope);
  return !inner.some(({ set }) => set.has(name));
}

/** The names that code inside a scope uses from further out. */
const namesThrough = answeredOnce((scope: Scope): ReadonlySet<string> => new Set(scope.through.map(({ identifier }) => identifier.name)));

/** Whether `name`, written at `use`, means `variable`. */
export function means(source: Readonly<TSESLint.SourceCode>, use: TSESTree.Node, name: string, variable: TSESLint.Scope.Variable): boolean {
  for (let scope: Scope | null = source.getScope(use); scope; scope = scope.upper) {
    const found = scope.set.get(name);
    if (found) return found === variable;
  }
  return false;
}

function scopesBetween(source: Readonly<TSESLint.SourceCode>, use: TSESTree.Node, outer: Scope): Scope[] {
  const between: Scope[] = [];
  for (let scope: Scope | null = source.getScope(use); scope && scope !== outer; scope = scope.upper) between.push(scope);
  return between;
}

function descendants(scope: Scope): Scope[] {
  return scope.childScopes.flatMap((child) => [child, ...descendants(child)]);
}

/** `id-token` → `idToken`; a reserved word gets a trailing `_`. */
function asName(wanted: string): string {
  const joined = wanted.replaceAll(/[^\p{ID_Continue}$]+(.)?/gu, (_, next: string | undefined) => next?.toUpperCase() ?? '');
  const started = /^[\p{ID_Start}$_]/u.test(joined) ? joined : `_${joined}`;
  return isBindingName(started) ? started : `${started}_`;
}
