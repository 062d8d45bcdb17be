import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, keyName, memberName, receiverOf, stringValue, settled, unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { ABOUT_PLAIN_URLS, BASE_OPTIONS, URL_OPTIONS } from '../identity/http.js';
import type { RequestCall } from '../identity/http.js';
import type { Analysis } from '../provenance/analysis.js';
import { headerTokens, optionTokens } from './credential.js';
import type { Carried } from './credential.js';
import { clientOf, clientTokens, defaultBase, rowsOf } from './http-client.js';
import type { Client } from './http-client.js';
import { nodeRequest } from './node-http.js';
import { mayGetPlainUrl } from './plain-places.js';
import type { RequestSink } from './request-sink.js';
import { callTokens, optionNodes, optionOf, urlTokens } from './request-tokens.js';
import { isAbsolute, plainUrlsOf } from './url.js';

/** The request that a call makes or describes; undefined for every other call. Asked once for each call of a file. */
export function requestOf(analysis: Analysis, call: CallLike): RequestSink | undefined {
  const known = analysis.once(REQUESTS, () => new Map<CallLike, RequestSink | undefined>());
  if (!known.has(call)) known.set(call, findRequest(analysis, call));
  return known.get(call);
}

const REQUESTS = {};

function findRequest(analysis: Analysis, call: CallLike): RequestSink | undefined {
  // All but those that make an instance take an address, or options.
  if (call.arguments.length === 0) return makerRequest(analysis, call);
  return nodeRequest(analysis, call) ?? xhrRequest(analysis, call) ?? clientRequest(analysis, call);
}

/** The request that a call makes to an address that may be plain http or ws; also of a helper that this file does not know. */
export function plainRequestOf(analysis: Analysis, call: CallLike): RequestSink | undefined {
  // Without such an address only the module can make a request plain.
  if (!mayGetPlainUrl(analysis, call)) return nodeRequest(analysis, call);
  return requestOf(analysis, call) ?? helperRequest(analysis, call);
}

/** `client.get(url, options)`, `client(options)`, `new Client(url, options)`, `client.create(options)`. */
function clientRequest(analysis: Analysis, call: CallLike): RequestSink | undefined {
  const { client, shape } = callOf(analysis, call) ?? {};
  if (!client || !shape) return makerRequest(analysis, call);
  const target = targetOf(analysis, call, shape, client);
  if (!target) return undefined;
  return sink(analysis, call, client.row.name, target.url, target.decides, () => [
    ...callTokens(analysis, call, shape, target.own),
    // Of an instance whose own base is plain, the instance is reported, once.
    ...(target.inherited ? [] : clientTokens(analysis, client)),
  ]);
}

const isObject = (node: Node): boolean => unwrap(node).type === 'ObjectExpression';

interface Called {
  readonly client: Client;
  readonly shape: RequestCall;
}

function callOf(analysis: Analysis, call: CallLike): Called | undefined {
  const name = calleeName(call);
  const receiver = receiverOf(call);
  const on = receiver && clientOf(analysis, receiver);
  const named = on && fitting(call, on.row.calls.filter(({ names }) => name !== undefined && names?.includes(name)));
  if (on && named) return { client: on, shape: named };
  const definition = analysis.definition(call.callee);
  if (definition?.type === 'import' && definition.path.length === 1) {
    // `import { request } from 'undici'`
    const [exported] = definition.path;
    for (const row of rowsNaming(definition.module)) {
      const shape = fitting(call, row.calls.filter(({ names }) => exported !== undefined && names?.includes(exported)));
      if (shape) return { client: { row, made: undefined, parent: undefined }, shape };
    }
  }
  const direct = clientOf(analysis, call.callee);
  const shape = direct && fitting(call, direct.row.calls.filter(({ names }) => !names));
  return direct && shape ? { client: direct, shape } : undefined;
}

const rowsNaming = (module: string): Client['row'][] => rowsOf(module).filter((row) => row.exports.length === 0);

/** Of several shapes the one whose URL position holds something that is no function. */
function fitting(call: CallLike, shapes: readonly RequestCall[]): RequestCall | undefined {
  return shapes.find(({ url, options }) => {
    const argument = argumentAt(call, url ?? options?.[0] ?? 0);
    return argument !== undefined && !isFunction(argument);
  });
}

interface Target {
  /** Where the code names the address: reported. */
  readonly url: Node;
  /** What decides the host: `url`, or a base declared elsewhere. */
  readonly decides: Node;
  /** The request's own URL, relative or not. */
  readonly own: Node | undefined;
  /** Whether the address is that of an instance. */
  readonly inherited: boolean;
}

function targetOf(analysis: Analysis, call: CallLike, shape: RequestCall, client: Client | undefined): Target | undefined {
  const options = optionNodes(call, shape);
  const first = shape.url === undefined ? undefined : argumentAt(call, shape.url);
  const own = first && !isObject(first) ? first : optionOf(analysis, options, URL_OPTIONS);
  const base = optionOf(analysis, options, BASE_OPTIONS);
  const inherited = base ? undefined : client && baseOf(analysis, client);
  // An absolute URL beats its base.
  if (own && ((!base && !inherited) || analysis.texts(own).some(isAbsolute))) return { url: own, decides: own, own, inherited: false };
  if (base) return { url: base, decides: base, own, inherited: false };
  return inherited && { url: own ?? call.callee, decides: inherited, own, inherited: true };
}

/** The base URL of an instance: the one it was made with, or that of the instance it was made of. */
function baseOf(analysis: Analysis, client: Client): Node | undefined {
  for (let at: Client | undefined = client; at; at = at.parent) {
    const written = defaultBase(analysis, at);
    if (written) return written;
    const make = makeOf(at);
    if (!make || !at.made) continue;
    const base = make.base === undefined ? undefined : argumentAt(at.made, make.base);
    const options = make.options === undefined ? undefined : argumentAt(at.made, make.options);
    const node = base ?? (options && optionOf(analysis, [options], BASE_OPTIONS));
    if (node) return node;
  }
  return undefined;
}

function makeOf({ row, made }: Client): NonNullable<Client['row']['makes']>[number] | undefined {
  return made && row.makes?.find((make) => make.names.includes(calleeName(made) ?? ''));
}

/** `axios.create({ baseURL })`: reported where the instance itself brings the token. */
function makerRequest(analysis: Analysis, call: CallLike): RequestSink | undefined {
  const client = clientOf(analysis, call);
  const make = client?.made === call ? makeOf(client) : undefined;
  const base = client && make && baseOf(analysis, { ...client, parent: undefined });
  return base && sink(analysis, call, client.row.name, base, base, () => clientTokens(analysis, client));
}

/** `x.open('GET', url)` of an XMLHttpRequest, with `x.setRequestHeader(…)` beside it. */
function xhrRequest(analysis: Analysis, call: CallLike): RequestSink | undefined {
  const receiver = calleeName(call) === 'open' ? receiverOf(call) : undefined;
  const url = receiver && argumentAt(call, 1);
  if (!receiver || !url || !/^(?:get|post|put|patch|delete|head|options)$/i.test(stringValue(argumentAt(call, 0)) ?? 'get')) return undefined;
  return sink(analysis, call, 'XMLHttpRequest', url, url, () => [...headerTokens(analysis, receiver), ...urlTokens(analysis, url)]);
}

/** `axios.defaults.baseURL = 'http://…'`: reported where the client itself brings the token. */
export function defaultBaseOf(analysis: Analysis, assignment: TSESTree.AssignmentExpression): RequestSink | undefined {
  const target = assignment.left.type === 'MemberExpression' && BASE_OPTIONS.includes(memberName(assignment.left) ?? '') ? unwrap(assignment.left.object) : undefined;
  const client = target?.type === 'MemberExpression' && memberName(target) === 'defaults' ? clientOf(analysis, target.object) : undefined;
  return client && sink(analysis, assignment, client.row.name, assignment.right, assignment.right, () => clientTokens(analysis, client));
}

const ADDRESS_OPTIONS: readonly string[] = [...URL_OPTIONS, ...BASE_OPTIONS];

/** A helper that this file does not know, given an absolute http URL beside headers that hold a token. */
function helperRequest(analysis: Analysis, call: CallLike): RequestSink | undefined {
  const given = call.arguments.flatMap((argument) => (argument.type === 'SpreadElement' || isFunction(unwrap(argument)) ? [] : [argument]));
  const objects = given.filter((argument) => mayBeOptions(argument));
  if (objects.length === 0) return undefined;
  const lookup = analysis.about(ABOUT_PLAIN_URLS);
  const url = given.slice(0, 2).find((argument) => !isObject(argument) && lookup.texts(argument).some(isAbsolute)) ?? optionOf(analysis, objects, ADDRESS_OPTIONS, lookup);
  return url && sink(analysis, call, undefined, url, url, () => objects.flatMap((options) => optionTokens(analysis, options)).filter(({ part }) => part !== 'body' && part !== 'query'));
}

function mayBeOptions(node: Node): boolean {
  const inner = settled(node);
  if (inner.type === 'ObjectExpression') return inner.properties.some((property) => property.type === 'SpreadElement' || keyName(property) !== undefined);
  return inner.type === 'Identifier' || inner.type === 'MemberExpression' || inner.type === 'CallExpression';
}

function sink(analysis: Analysis, call: RequestSink['call'], client: string | undefined, url: Node, decides: Node, tokens: () => Carried[]): RequestSink {
  let plain: RequestSink['plain'] | undefined;
  return { call, client, url, get plain() { return (plain ??= plainUrlsOf(analysis, decides)); }, plainModule: undefined, tokens };
}
