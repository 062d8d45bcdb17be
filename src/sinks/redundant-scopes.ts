import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap, wrapped } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { ADDED_BY_LEGACY, ADDED_SCOPES, MSAL_PACKAGES, OIDC_SCOPES, OTHER_DEFAULTS, PLAIN_CLIENTS, REQUESTS_BY_HAND, TEXT_NAMES } from '../identity/scopes.js';
import type { Analysis } from '../provenance/analysis.js';
import type { ScopeList } from './scope-list.js';

/** The scopes of a list that its library adds by itself. */
export interface RedundantScopes {
  readonly elements: readonly Node[];
  readonly scopes: readonly string[];
  /** Taking them out cannot change what is asked for, or what other code reads. */
  readonly isCertain: boolean;
}

/** What of a list says nothing; undefined where all of it counts, where nothing else would be left, and where the client adds nothing. */
export function redundantIn(analysis: Analysis, list: ScopeList): RedundantScopes | undefined {
  const { facts } = analysis;
  if ((list.client !== 'msal' && list.client !== 'legacy') || analysis.says(OTHER_DEFAULTS) || isOfPlainClient(analysis, list)) return undefined;
  const added = list.client === 'legacy' ? ADDED_BY_LEGACY : ADDED_SCOPES;
  const elements = list.node.elements.flatMap((element) => element ?? []);
  const named = elements.map((element) => ({ element, scope: scopeOf(analysis, element) }));
  const redundant = named.filter(({ scope }) => scope !== undefined && added.includes(scope));
  if (redundant.length === 0 || redundant.length === elements.length) return undefined;
  const resources = elements.filter((element) => isOfResource(analysis, element));
  const onlyEmailStays = resources.length === 0 && !facts.importsAny(['@azure/msal-node']);
  return {
    elements: redundant.map(({ element }) => element),
    scopes: [...new Set(redundant.flatMap(({ scope }) => scope ?? []))],
    isCertain: list.client === 'msal' && list.evidence === 'flow' && list.isLocal && !onlyEmailStays && elements.every((element) => isWritten(element)),
  };
}

/** A constant that holds scopes as one text, of a project whose only client is MSAL: `const DEFAULT_SCOPES = 'openid profile User.Read'`. */
export interface RedundantText {
  /** The name of the constant. */
  readonly shown: Node;
  readonly scopes: readonly string[];
  /** The text without them. */
  readonly rest: string;
}

/** What of such a text says nothing; undefined for every other text. */
export function redundantInText(analysis: Analysis, text: TSESTree.StringLiteral): RedundantText | undefined {
  const { facts } = analysis;
  const words = text.value.split(' ');
  const scopes = words.filter((word) => ADDED_SCOPES.includes(word));
  if (scopes.length === 0 || words.every((word) => OIDC_SCOPES.includes(word))) return undefined;
  const declarator = wrapped(text).parent;
  const shown = declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier' ? declarator.id : undefined;
  if (!shown || !TEXT_NAMES.test(shown.name) || analysis.says(REQUESTS_BY_HAND) || analysis.says(OTHER_DEFAULTS)) return undefined;
  if (!facts.dependsOnAny(MSAL_PACKAGES) || facts.dependsOnAny(PLAIN_CLIENTS) || facts.importsAny(PLAIN_CLIENTS)) return undefined;
  return { shown, scopes, rest: words.filter((word) => !ADDED_SCOPES.includes(word)).join(' ') };
}

/** Clients that add nothing: the file's own, or, where no request of MSAL shows in the file, the only one that the project has. */
function isOfPlainClient({ facts }: Analysis, { evidence }: ScopeList): boolean {
  if (facts.importsAny(['react-native-msal'])) return true;
  return evidence === 'name' && !facts.importsAny(MSAL_PACKAGES) && facts.dependsOnAny(PLAIN_CLIENTS) && !facts.dependsOnAny(MSAL_PACKAGES);
}

function scopeOf(analysis: Analysis, element: TSESTree.Expression | TSESTree.SpreadElement): string | undefined {
  const value = element.type === 'SpreadElement' ? undefined : analysis.constant(element)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** A scope of an API, as far as its text shows: not one of OpenID Connect, and not a list of unknown length. */
function isOfResource(analysis: Analysis, element: TSESTree.Expression | TSESTree.SpreadElement): boolean {
  if (element.type === 'SpreadElement') return false;
  const scope = scopeOf(analysis, element);
  const node = unwrap(element);
  return scope === undefined ? node.type === 'TemplateLiteral' && node.quasis.some(({ value }) => value.raw !== '') : !OIDC_SCOPES.includes(scope);
}

/** Written in place: a name may stand for what other code reads as well. */
function isWritten(element: Node): boolean {
  const { type } = unwrap(element);
  return type === 'Literal' || type === 'TemplateLiteral';
}
