import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, memberName, receiverOf, stringValue, settled, unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import { ABOUT_HTTP_CLIENTS, BASE_OPTIONS, CHAIN_HEADERS, HTTP_CLIENTS, LINK_CLIENTS, LINK_MAKERS } from '../identity/http.js';
import type { HttpClient } from '../identity/http.js';
import type { Analysis } from '../provenance/analysis.js';
import { memberValue } from '../provenance/constant.js';
import { instanceClass } from '../provenance/classes.js';
import { soleWrite } from '../provenance/writes.js';
import type { Definition } from '../provenance/definition.js';
import { writeOf } from '../provenance/module.js';
import { packageOf } from '../provenance/modules.js';
import { functionAt, headerToken, headerTokens, optionTokens, soleReturn, tokenAttachedBy } from './credential.js';
import type { Carried } from './credential.js';

/** An HTTP client that a call is made on. */
export interface Client {
  readonly row: HttpClient;
  /** The call that made this instance; undefined for the library's own object. */
  readonly made: CallLike | undefined;
  /** The instance that this one was made of, with its settings. */
  readonly parent: Client | undefined;
}

const MAX_HOPS = 10;
/** Hooks that keep a value over renders. */
export const KEEPERS: ReadonlySet<string> = new Set(['useMemo', 'useState', 'useRef', 'memoize', 'once', 'computed']);

/** The packages of all rows: most imports are of none of them. */
const PACKAGES = [...new Set(HTTP_CLIENTS.flatMap(({ from }) => from))];
const byGlobal = new Map<string, HttpClient>();
for (const row of [...HTTP_CLIENTS].reverse()) for (const name of row.globals ?? []) byGlobal.set(name, row);

/** The rows of a module, in the order of the table. */
export function rowsOf(module: string): readonly HttpClient[] {
  return packageOf(module, PACKAGES) === undefined ? NO_ROWS : HTTP_CLIENTS.filter(({ from }) => packageOf(module, from) !== undefined);
}

const NO_ROWS: readonly HttpClient[] = [];

function bare(client: HttpClient | undefined): Client | undefined {
  return client && { row: client, made: undefined, parent: undefined };
}

function rowOfDefinition(definition: Definition | undefined): HttpClient | undefined {
  if (definition?.type === 'import') {
    const name = definition.path[definition.path.length - 1] ?? 'default';
    return rowsOf(definition.module).find((row) => row.exports.includes(name) && definition.path.length <= 2);
  }
  if (definition?.type !== 'global' || definition.path.length !== 1) return undefined;
  return byGlobal.get(definition.path[0] ?? '');
}

/** The client that a type annotation, or the argument of `inject()`, names. */
function rowOfType(analysis: Analysis, name: Node | undefined): HttpClient | undefined {
  const definition = name && analysis.definition(name);
  if (definition?.type !== 'import') return undefined;
  const type = definition.path[definition.path.length - 1] ?? '';
  return rowsOf(definition.module).find((row) => row.types?.includes(type));
}

function annotated(analysis: Analysis, node: Node | null | undefined): Client | undefined {
  const type = node && 'typeAnnotation' in node ? (node.typeAnnotation as TSESTree.TSTypeAnnotation | undefined)?.typeAnnotation : undefined;
  return type?.type === 'TSTypeReference' ? bare(rowOfType(analysis, type.typeName)) : undefined;
}

/** The client that an expression is: imported, global, declared by its type, injected, or made in this file. */
export function clientOf(analysis: Analysis, expression: Node, hops = MAX_HOPS): Client | undefined {
  // What is asked of nodes of the tree itself is remembered; a client that is made of itself is none.
  if (hops < MAX_HOPS - 1) return findClient(analysis, expression, hops);
  const known = analysis.once(CLIENTS, () => new Map<Node, Client | undefined>());
  if (known.has(expression)) return known.get(expression);
  known.set(expression, undefined);
  const client = findClient(analysis, expression, hops);
  known.set(expression, client);
  return client;
}

const CLIENTS = {};

function findClient(analysis: Analysis, expression: Node, hops: number): Client | undefined {
  if (hops === 0) return undefined;
  const node = settled(expression);
  const again = (inner: Node | undefined): Client | undefined => (inner ? clientOf(analysis, inner, hops - 1) : undefined);
  switch (node.type) {
    case 'Identifier': {
      const known = rowOfDefinition(analysis.definition(node));
      if (known) return bare(known);
      const variable = analysis.module.variableOf(node);
      const written = variable && soleWrite(variable);
      const there = analysis.about(ABOUT_HTTP_CLIENTS).elsewhere(node);
      if (there?.path.length === 0) return again(there.node);
      return (written && written.path.length === 0 ? again(written.source) : undefined) ?? annotated(analysis, variable?.identifiers[0]);
    }
    case 'MemberExpression': {
      if (memberName(node) === 'axiosRef') return bare(HTTP_CLIENTS.find((row) => row.name === 'axios'));
      const known = rowOfDefinition(analysis.definition(node));
      return known ? bare(known) : (again(memberValue(analysis.about(ABOUT_HTTP_CLIENTS).module, node)) ?? declaredMember(analysis, node));
    }
    case 'CallExpression':
    case 'NewExpression':
      return madeClient(analysis, node, hops);
    case 'LogicalExpression':
      return again(node.left) ?? again(node.right);
    case 'AssignmentExpression':
      return again(node.right);
    default:
      return undefined;
  }
}

function declaredMember(analysis: Analysis, node: TSESTree.MemberExpression): Client | undefined {
  const { module } = analysis.about(ABOUT_HTTP_CLIENTS);
  const owner = instanceClass(module, node.object);
  for (const declaration of owner ? (module.membersOf(owner).declarations.get(memberName(node) ?? '') ?? []) : []) {
    if (declaration.type === 'PropertyDefinition') return annotated(analysis, declaration);
    if (declaration.type === 'TSParameterProperty') return annotated(analysis, declaration.parameter.type === 'AssignmentPattern' ? declaration.parameter.left : declaration.parameter);
  }
  return undefined;
}

function madeClient(analysis: Analysis, node: CallLike, hops: number): Client | undefined {
  const name = calleeName(node) ?? '';
  const first = argumentAt(node, 0);
  const definition = analysis.definition(node.callee);
  if (definition?.type === 'import') {
    const form = node.type === 'NewExpression' ? 'new' : 'function';
    const exported = definition.path[definition.path.length - 1] ?? 'default';
    const row = rowsOf(definition.module).find((candidate) => candidate.makes?.some((make) => make.form === form && make.names.includes(exported)));
    if (row) return { row, made: node, parent: undefined };
    const direct = rowOfDefinition(definition);
    // `new GraphQLClient(url)`, `io(url)`: what comes out stands for the client.
    if (direct && form === 'new') return { row: direct, made: node, parent: undefined };
  }
  if (name === 'inject') return bare(rowOfType(analysis, first));
  const receiver = receiverOf(node);
  const parent = receiver && clientOf(analysis, receiver, hops - 1);
  if (parent?.row.makes?.some((make) => make.form === 'method' && make.names.includes(name))) return { row: parent.row, made: node, parent };
  // Builders hand themselves on: `new HubConnectionBuilder().configureLogging(x)`.
  if (parent?.made && parent.row.types?.includes(calleeName(parent.made) ?? '')) return parent;
  if (first && KEEPERS.has(name)) {
    const inner = unwrap(first);
    const kept = isFunction(inner) ? soleReturn(analysis, inner) : inner;
    return kept && clientOf(analysis, kept, hops - 1);
  }
  const only = definition?.type === 'function' ? soleReturn(analysis, definition.node) : undefined;
  return only && clientOf(analysis, only, hops - 1);
}

/** What the file does to a client as a whole. */
interface Attachment {
  readonly target: Node;
  readonly carried: Carried;
}

const ATTACHMENTS = {};

/** Every place of the file that gives a client a token for all of its requests: interceptors, default headers, links. */
function attachments(analysis: Analysis): readonly Attachment[] {
  return analysis.once(ATTACHMENTS, () => {
    const found: Attachment[] = [];
    const push = (target: Node, carried: readonly (Carried | undefined)[]): void => {
      for (const item of carried) if (item) found.push({ target, carried: item });
    };
    walk(analysis.module.ast, analysis.module.visitorKeys, (node) => {
      if (node.type === 'MemberExpression' && memberName(node) === 'defaults') push(node.object, [defaultHeader(analysis, node)]);
      if (node.type !== 'CallExpression') return;
      const name = calleeName(node);
      const receiver = receiverOf(node);
      const first = argumentAt(node, 0);
      if (!receiver || !first || name === undefined) return;
      const at = unwrap(receiver);
      if (name === 'use' && at.type === 'MemberExpression' && memberName(at) === 'request') {
        const owner = unwrap(at.object);
        const hook = functionAt(analysis, first);
        if (owner.type === 'MemberExpression' && memberName(owner) === 'interceptors' && hook) push(owner.object, [tokenAttachedBy(analysis, hook)]);
      } else if (name === 'ajaxSetup') {
        push(receiver, optionTokens(analysis, first));
      } else if (CHAIN_HEADERS.includes(name) && clientOf(analysis, receiver)?.made) {
        const key = stringValue(first);
        const value = argumentAt(node, 1);
        push(receiver, key !== undefined && value ? [headerToken(analysis, key, value)] : headerTokens(analysis, first));
      }
    });
    return found;
  });
}

const BASES = {};

/** The value of `x.defaults.baseURL = …` for a client. */
export function defaultBase(analysis: Analysis, client: Client): Node | undefined {
  const bases = analysis.once(BASES, () => {
    const found: { readonly target: Node; readonly value: Node }[] = [];
    walk(analysis.module.ast, analysis.module.visitorKeys, (node) => {
      if (node.type !== 'AssignmentExpression' || node.left.type !== 'MemberExpression' || !BASE_OPTIONS.includes(memberName(node.left) ?? '')) return;
      const defaults = unwrap(node.left.object);
      if (defaults.type === 'MemberExpression' && memberName(defaults) === 'defaults') found.push({ target: defaults.object, value: node.right });
    });
    return found;
  });
  return bases.find(({ target }) => isSame(clientOf(analysis, target), client))?.value;
}

function isSame(one: Client | undefined, other: Client): boolean {
  return one !== undefined && one.made === other.made && one.row === other.row;
}

/** `x.defaults.headers.common['Authorization'] = v`, `x.defaults.headers.Authorization = v`, `x.defaults.headers = {…}`. */
function defaultHeader(analysis: Analysis, defaults: TSESTree.MemberExpression): Carried | undefined {
  let at: TSESTree.MemberExpression = defaults;
  const names: string[] = [];
  while (at.parent.type === 'MemberExpression' && at.parent.object === at) {
    at = at.parent;
    names.push(memberName(at) ?? '');
  }
  const value = writeOf(at)?.source;
  if (!value || names[0] !== 'headers') return undefined;
  const last = names[names.length - 1] ?? '';
  return headerToken(analysis, last, value) ?? headerTokens(analysis, value)[0];
}

/** The tokens that a client, and those that it was made of, adds to every request. */
export function clientTokens(analysis: Analysis, client: Client): Carried[] {
  const found: Carried[] = [];
  for (let at: Client | undefined = client; at; at = at.parent) {
    const { made, row } = at;
    const make = made && row.makes?.find((candidate) => candidate.names.includes(calleeName(made) ?? ''));
    const options = made && make?.options !== undefined ? argumentAt(made, make.options) : undefined;
    if (options) found.push(...optionTokens(analysis, options));
    for (const { target, carried } of attachments(analysis)) {
      if (isSame(clientOf(analysis, target), at)) found.push(carried);
    }
  }
  if (LINK_CLIENTS.includes(client.row.name)) found.push(...linkTokens(analysis));
  return found;
}

/** What the links of a GraphQL client add: `setContext((_, { headers }) => ({ headers: { ...headers, authorization } }))`. */
function linkTokens(analysis: Analysis): Carried[] {
  return analysis.module.calls.flatMap((call) => {
    const first = LINK_MAKERS.includes(calleeName(call) ?? '') ? argumentAt(call, 0) : undefined;
    const hook = first && functionAt(analysis, first);
    return (hook && tokenAttachedBy(analysis, hook)) ?? [];
  });
}
