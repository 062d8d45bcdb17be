import type { TSESTree } from '@typescript-eslint/utils';

import { enclosingFunction, keyName, lineOf, memberName, unwrap, wrapped } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import {
  APP_CLIENT, BROWSER_PACKAGES, ENDPOINT_MEMBERS, LEGACY_PACKAGES, LIST_NAMES, MSAL_PACKAGES, PLAIN_CLIENTS, REQUEST_NAMES, REQUEST_TYPES, SCOPE_OPTIONS, USER_CLIENT, USER_REQUEST_NAMES,
} from '../identity/scopes.js';
import type { Asks, RequestType, ScopeClient } from '../identity/scopes.js';
import type { Analysis } from '../provenance/analysis.js';
import { describeOrigin, quoteNode } from '../provenance/describe.js';
import { copiedList } from '../provenance/elements.js';
import type { Evidence } from '../provenance/graph.js';
import { isExported } from '../provenance/mentions.js';
import { comesFrom } from '../provenance/modules.js';
import { isOfResource, isScopeAttribute, reachedLists } from './scope-requests.js';

/** A list of scopes that an identity library is given, as far as this file shows. */
export interface ScopeList {
  readonly node: TSESTree.ArrayExpression;
  /** Whose list: `any` where only names tell, and no import of MSAL. */
  readonly client: ScopeClient;
  /** On whose behalf the requests ask; undefined where the file does not show it. */
  readonly asks: readonly (Asks | undefined)[];
  /** `flow`: it reaches a request of this file; `type`: a declared type says so; `field`: an option of this name in a file of MSAL; `name`: the request's or the list's own name. */
  readonly evidence: Evidence;
  /** What shows it: the call, the type, the option or the name. */
  readonly shown: Node;
  /** Nothing but requests of this file can see the list. */
  readonly isLocal: boolean;
}

/** What a list of scopes is for; undefined for every other list. */
export function scopeListOf(analysis: Analysis, list: TSESTree.ArrayExpression): ScopeList | undefined {
  const requests = reachedLists(analysis).get(list);
  const [first] = requests ?? [];
  if (requests && first) {
    return { node: list, client: first.client, asks: requests.map(({ asks }) => asks), evidence: 'flow', shown: first.node, isLocal: staysLocal(analysis, list) };
  }
  if (isOfResource(analysis, list)) return { node: list, client: 'msal', asks: ['user'], evidence: 'flow', shown: list, isLocal: true };
  return declaredList(analysis, list) ?? namedList(analysis, list);
}

/** What is given the list, for messages: "`msal.loginPopup()` (line 12)", "The request called `loginRequest` (line 3)". */
export function describeRequest({ module }: Analysis, { evidence, shown }: Pick<ScopeList, 'evidence' | 'shown'>): string {
  const line = `(line ${lineOf(shown)})`;
  if (evidence === 'type') return `A ${quoteNode(module, shown)} ${line}`;
  if (evidence !== 'flow') return `What is called ${quoteNode(module, shown)} ${line}`;
  if (shown.type === 'CallExpression' || shown.type === 'NewExpression') return describeOrigin(module, { kind: 'other', evidence, provider: 'microsoft', node: shown });
  return shown.type === 'JSXAttribute' ? `${quoteNode(module, shown.name)} ${line}` : 'An entry of `protectedResourceMap`';
}

/** Whether what shows a list is evidence enough that Microsoft is asked: a request that was followed, or a declared type, is. */
export function isTrusted({ facts }: Analysis, { evidence, shown }: Pick<ScopeList, 'evidence' | 'shown'>, names: boolean): boolean {
  return facts.trusts({ kind: 'other', provider: 'microsoft', evidence, node: shown }, { names });
}

/** The object whose option a list is, and the option. */
function optionOf(list: TSESTree.ArrayExpression): { readonly object: TSESTree.ObjectExpression; readonly property: TSESTree.Property } | undefined {
  const property = wrapped(list).parent;
  if (property?.type !== 'Property' || property.parent.type !== 'ObjectExpression' || !SCOPE_OPTIONS.includes(keyName(property) ?? '')) return undefined;
  return { object: property.parent, property };
}

function declaredList(analysis: Analysis, list: TSESTree.ArrayExpression): ScopeList | undefined {
  const option = optionOf(list);
  const type = option && requestType(analysis, option.object);
  return type && { node: list, client: 'msal', asks: [type.row.asks], evidence: 'type', shown: type.node, isLocal: false };
}

interface Declared {
  readonly row: RequestType;
  readonly node: Node;
}

/** The request type that an object is declared to have: by its variable, field, function or cast, or as a part of a declared configuration. */
function requestType(analysis: Analysis, object: Node, path?: string): Declared | undefined {
  let at: Node = object;
  for (let parent = at.parent; parent && unwrap(parent) === unwrap(at); at = parent, parent = at.parent) {
    const type = 'typeAnnotation' in parent ? rowOfType(analysis, parent.typeAnnotation ?? undefined, path) : undefined;
    if (type) return type;
  }
  const { parent } = at;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return rowOfType(analysis, parent.id.typeAnnotation, path);
    case 'AssignmentPattern':
      return 'typeAnnotation' in parent.left ? rowOfType(analysis, parent.left.typeAnnotation, path) : undefined;
    case 'PropertyDefinition':
      return rowOfType(analysis, parent.typeAnnotation, path);
    case 'ReturnStatement':
      return rowOfType(analysis, enclosingFunction(parent)?.returnType, path);
    case 'ArrowFunctionExpression':
      return rowOfType(analysis, parent.returnType, path);
    case 'Property':
      return path === undefined && parent.parent.type === 'ObjectExpression' ? requestType(analysis, parent.parent, keyName(parent)) : undefined;
    default:
      return undefined;
  }
}

function rowOfType(analysis: Analysis, annotation: Node | undefined, path: string | undefined): Declared | undefined {
  if (!annotation) return undefined;
  const type = annotation.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : annotation;
  if (type.type !== 'TSTypeReference') return undefined;
  const [argument] = type.typeArguments?.params ?? [];
  const definition = analysis.definition(type.typeName);
  if (definition?.type !== 'import') return argument && rowOfType(analysis, argument, path);
  const name = type.typeName.type === 'TSQualifiedName' ? type.typeName.right.name : definition.path[definition.path.length - 1];
  const row = REQUEST_TYPES.find((candidate) => candidate.name === name && candidate.path === path && candidate.from.some((from) => comesFrom(definition.module, from)));
  return row && { row, node: type };
}

/** What the name of a list, or of the object that holds it, tells. */
function namedList(analysis: Analysis, list: TSESTree.ArrayExpression): ScopeList | undefined {
  const { facts } = analysis;
  if (isOfEndpoint(list)) return undefined;
  const option = optionOf(list);
  const request = option && ownName(option.object);
  const isPlain = facts.importsAny(PLAIN_CLIENTS);
  const isMsal = !isPlain && facts.importsAny(MSAL_PACKAGES);
  const isLegacy = !isPlain && !isMsal && facts.importsAny(LEGACY_PACKAGES);
  const isUsers = !isPlain && (isLegacy || facts.importsAny(BROWSER_PACKAGES) || (isMsal && analysis.says(USER_CLIENT) && !analysis.says(APP_CLIENT)));
  const client = isMsal ? 'msal' : isLegacy ? 'legacy' : 'any';
  const made = (evidence: Evidence, shown: Node, of: ScopeClient = client, isUser = isUsers): ScopeList =>
    ({ node: list, client: of, asks: [isUser ? 'user' : undefined], evidence, shown, isLocal: false });
  if (request && REQUEST_NAMES.test(request.name) && !isPlain) return made('name', request.node, isLegacy ? 'legacy' : 'msal', isUsers || USER_REQUEST_NAMES.test(request.name));
  if (option) return made(client === 'any' ? 'name' : 'field', option.property.key);
  const named = [ownName(list), holderName(list)].find((own) => own && LIST_NAMES.test(own.name));
  return named && made('name', named.node);
}

/** Whether a list belongs to one of a list of endpoints: `[{ path: '/users', methods: ['GET'], requiredScopes: […] }]` asks for nothing. */
function isOfEndpoint(list: Node): boolean {
  const { parent } = wrapped(list);
  if (parent?.type !== 'Property' || parent.parent.type !== 'ObjectExpression' || wrapped(parent.parent).parent?.type !== 'ArrayExpression') return false;
  return parent.parent.properties.some((other) => ENDPOINT_MEMBERS.includes(keyName(other) ?? ''));
}

/** The name of the object in which a list is one of several: `SCOPES = { mail: ['Mail.Read'] }`. */
function holderName(list: Node): Named | undefined {
  const { parent } = wrapped(list);
  return parent?.type === 'Property' && parent.parent.type === 'ObjectExpression' ? ownName(parent.parent) : undefined;
}

/** A name by which a value is known, and where it stands. */
interface Named {
  readonly name: string;
  readonly node: Node;
}

/** The name that a value is given where it is written: of a variable, a member, a property or a class field. */
export function ownName(value: Node): Named | undefined {
  const outer = wrapped(value);
  const { parent } = outer;
  const named = (node: Node, name: string | undefined): Named | undefined => (name === undefined ? undefined : { name, node });
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? { name: parent.id.name, node: parent.id } : undefined;
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return ownName(parent);
    case 'AssignmentExpression': {
      const left = unwrap(parent.left);
      if (left.type === 'Identifier') return { name: left.name, node: left };
      return left.type === 'MemberExpression' ? named(left, memberName(left)) : undefined;
    }
    case 'Property':
    case 'PropertyDefinition':
      return named(parent.key, keyName(parent));
    default:
      return undefined;
  }
}

const MAX_HOPS = 8;

/** Whether a value goes nowhere but into requests of this file. */
function staysLocal(analysis: Analysis, value: Node, hops = 0): boolean {
  const outer = wrapped(value);
  const { parent } = outer;
  if (hops > MAX_HOPS) return false;
  switch (parent?.type) {
    case 'CallExpression':
    case 'NewExpression':
      return requestNodes(analysis).has(parent) || (copiedList(parent) === outer && staysLocal(analysis, parent, hops + 1));
    case 'JSXExpressionContainer':
      return parent.parent.type === 'JSXAttribute' && isScopeAttribute(parent.parent);
    case 'Property':
      return parent.value === outer && parent.parent.type === 'ObjectExpression' && staysLocal(analysis, parent.parent, hops + 1);
    case 'SpreadElement':
      return staysLocal(analysis, parent.parent, hops + 1);
    case 'VariableDeclarator': {
      const variable = parent.id.type === 'Identifier' && parent.init === outer ? analysis.module.variableOf(parent.id) : undefined;
      if (!variable || isExported(variable)) return false;
      return variable.references.every(({ identifier, init }) => init === true || staysLocal(analysis, identifier, hops + 1));
    }
    default:
      return false;
  }
}

const requestsKey = {};

/** The calls of this file that take a request. */
function requestNodes(analysis: Analysis): ReadonlySet<Node> {
  return analysis.once(requestsKey, () => new Set([...reachedLists(analysis).values()].flatMap((requests) => requests.map(({ node }) => node))));
}

