import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from '../ast/nodes.js';
import { BROAD_SCOPES, DEFAULT_SCOPE, IMPERSONATION_SCOPE, NARROWER_SCOPES } from '../identity/broad-scopes.js';
import type { NarrowerScope } from '../identity/broad-scopes.js';
import { LIST_NAMES, OIDC_SCOPES } from '../identity/scopes.js';
import type { Asks } from '../identity/scopes.js';
import type { Analysis } from '../provenance/analysis.js';
import { ownName } from './scope-list.js';
import type { ScopeList } from './scope-list.js';

export { ABOUT_BROAD_SCOPES } from '../identity/broad-scopes.js';

/** How much a scope asks for: everything that the registration lists, everything that the user may do, or what belongs to others, too. */
export type Breadth = 'broad' | 'default' | 'impersonation';

/** An element of a list, or a string of several scopes, that asks for much. */
export interface BroadScope {
  readonly breadth: Breadth;
  readonly element: Node;
  /** The scopes as far as this file shows them, with `…` for the rest. */
  readonly shown: readonly string[];
  /** What to write instead of the whole element; empty where there is no such scope. */
  readonly narrower: NarrowerScope;
}

const UNKNOWN = '…';
const narrower = new Map([...NARROWER_SCOPES].map(([name, row]) => [name.toLowerCase(), row]));

/** The resource with its slash, and the permission. */
function split(scope: string): readonly [string, string] {
  const at = scope.lastIndexOf('/') + 1;
  return [scope.slice(0, at), scope.slice(at)];
}

/** Whether a scope, as text, is broad by the table or by the names given. */
export function isBroad(scope: string, own: readonly string[]): boolean {
  const lower = scope.toLowerCase();
  const [, name] = split(lower);
  // `.ReadWrite.All` is the end of a scope, to which another text is the beginning.
  return (!name.startsWith('.') && BROAD_SCOPES.some((pattern) => pattern.test(name))) || own.some((entry) => entry.toLowerCase() === lower || entry.toLowerCase() === name);
}

function breadthOf(scope: string, own: readonly string[]): Breadth | undefined {
  const [, name] = split(scope);
  // `${endpoint}.default`: the endpoint brings the slash.
  const permission = name.startsWith(UNKNOWN) ? name.slice(UNKNOWN.length) : name;
  if (permission === DEFAULT_SCOPE) return 'default';
  if (permission === IMPERSONATION_SCOPE) return 'impersonation';
  return isBroad(scope, own) ? 'broad' : undefined;
}

function narrowerThan(scope: string, by: keyof NarrowerScope): string | undefined {
  const [resource, name] = split(scope);
  const found = narrower.get(name.toLowerCase())?.[by];
  return found === undefined || scope.includes(UNKNOWN) ? undefined : `${resource}${found}`;
}

/** Words and the space between them. */
const WORDS = /([\s,]+)/;

/** What of a text of one or more scopes asks for much. */
function broadText(element: Node, text: string, own: readonly string[]): BroadScope | undefined {
  const words = text.split(WORDS);
  const found = words.flatMap((scope) => {
    const breadth = breadthOf(scope, own);
    return breadth ? [{ scope, breadth }] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  const instead = (by: keyof NarrowerScope): NarrowerScope => {
    const written = words.map((scope) => (breadthOf(scope, own) ? narrowerThan(scope, by) : scope));
    return written.includes(undefined) || text.includes(UNKNOWN) ? {} : { [by]: written.join('') };
  };
  return { breadth: found.find(({ breadth }) => breadth !== 'broad')?.breadth ?? first.breadth, element, shown: found.map(({ scope }) => scope), narrower: { ...instead('own'), ...instead('read') } };
}

/** The strings that an expression can be, with `…` for what something else decides. */
function textsOf(analysis: Analysis, node: Node): string[] {
  return analysis.texts(node).map((parts) => parts.map((part) => ('text' in part ? part.text : UNKNOWN)).join(''));
}

/** Whether a list can hold what asks for much: literals say it by themselves, and are asked before what the list is for. */
export function mayBeBroad(list: TSESTree.ArrayExpression, own: readonly string[]): boolean {
  return list.elements.some((element) => element && element.type !== 'SpreadElement'
    && (element.type === 'Literal' ? typeof element.value === 'string' && broadText(element, element.value, own) !== undefined : !isObjectLike(element)));
}

/** What is no string, whatever is inside. */
function isObjectLike({ type }: Node): boolean {
  return type === 'ObjectExpression' || type === 'ArrayExpression' || type === 'ArrowFunctionExpression' || type === 'FunctionExpression';
}

/** The scopes of a list that ask for much; `own` are further names, with or without their resource. */
export function broadScopesIn(analysis: Analysis, list: ScopeList, own: readonly string[]): BroadScope[] {
  return list.node.elements.flatMap((element) => {
    if (!element || element.type === 'SpreadElement') return [];
    const [found] = textsOf(analysis, element).flatMap((text) => broadText(element, text, own) ?? []);
    return found ?? [];
  });
}

/** A string of several scopes, by the name that it is given: `scope: 'openid User.ReadWrite.All'`. */
export interface ScopeText {
  readonly asks: Asks | undefined;
  readonly shown: Node;
  readonly scopes: readonly BroadScope[];
}

export function scopeTextOf(analysis: Analysis, node: TSESTree.Literal | TSESTree.TemplateLiteral, own: readonly string[]): ScopeText | undefined {
  // Of a literal the words are seen before its name.
  if (node.type === 'Literal' && typeof node.value === 'string' && !WORDS.test(node.value)) return undefined;
  const named = ownName(node);
  const [text] = named && LIST_NAMES.test(named.name) ? textsOf(analysis, node) : [];
  const words = text?.split(WORDS) ?? [];
  const found = words.length > 1 && text !== undefined ? broadText(node, text, own) : undefined;
  // Only a user can be asked for an ID token, or for access while the user is away.
  return named && found && { asks: words.some((word) => OIDC_SCOPES.includes(word)) ? 'user' : undefined, shown: named.node, scopes: [found] };
}

/** For each scope the text that takes its place, by one of the two ways to narrow it; undefined where one of them has no such relative. */
export function narrowed(scopes: readonly BroadScope[], by: keyof NarrowerScope): ReadonlyMap<Node, string> | undefined {
  const edits = new Map<Node, string>();
  for (const { element, narrower: row } of scopes) {
    const scope = row[by];
    if (scope === undefined) return undefined;
    edits.set(element, scope);
  }
  return edits;
}
