import { argumentAt, enclosingClass, functionName, memberName, receiverOf, wrapped } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { ABOUT_OPENING, TOKEN_VIEWERS } from '../identity/decoders.js';
import type { Analysis } from '../provenance/analysis.js';
import { callsWithin } from '../provenance/calls-within.js';
import type { Definition } from '../provenance/definition.js';
import { base64Argument, isDotSplit, splitBehind } from '../provenance/payload.js';
import { parameterBehind } from '../provenance/root.js';

/** A place where code opens a token. */
export interface Decode {
  /** The call or expression that first opens it. */
  readonly node: Node;
  /** The token, and the members read from it where an object that holds it is handed over. */
  readonly token: Node;
  readonly tokenPath: readonly string[];
  readonly does: 'decode' | 'verify';
  /** The expression whose value is the token's claims; undefined where the code reads something out of it at once. */
  readonly claims: Node | undefined;
  /** A function of this file opens the token that it is given. */
  readonly helper: FunctionNode | undefined;
}

/** Deepest chain of helpers in one file that is followed. */
const MAX_HELPERS = 8;
const DECODES = {};
const PARAMETERS = {};
const PARSED = {};

/** What a call does to a token; undefined where it opens none. Asked once for each call of a file. */
export function decodeOf(analysis: Analysis, call: CallLike, depth = 0): Decode | undefined {
  const known = analysis.once(DECODES, () => new Map<Node, Decode | undefined>());
  if (!known.has(call)) known.set(call, findDecode(analysis, call, depth));
  return known.get(call);
}

function findDecode(analysis: Analysis, call: CallLike, depth: number): Decode | undefined {
  const none = { tokenPath: [], does: 'decode', claims: undefined, helper: undefined } as const;
  if (isDotSplit(analysis.module, call)) {
    const token = receiverOf(call);
    if (!token || onlyCounted(call)) return undefined;
    return { ...none, node: call, token, claims: parsedFrom(analysis, call) };
  }
  const encoded = base64Argument(call);
  // A part of a token that was split is reported where it is split.
  if (encoded && !splitBehind(analysis.module, encoded)) return { ...none, node: call, token: encoded };
  const local = analysis.definition(call.callee);
  const across = isDoneElsewhere(analysis, call, local);
  const opened = analysis.opened(call, across);
  const definition = across ? analysis.implementation(call.callee) : local;
  const helper = definition?.type === 'function' ? definition.node : undefined;
  if (opened) {
    if (opened.at !== call) return undefined;
    const { token, tokenPath, does, claimsAt } = opened;
    return { node: call, token, tokenPath, does, claims: claimsAt?.length === 0 ? call : undefined, helper };
  }
  const parameter = helper && depth < MAX_HELPERS ? openedParameter(analysis, helper, depth) : undefined;
  // A function that says by itself that it is given an access token, and hands it on, is where that stands.
  if (!parameter || parameter.saysSo) return undefined;
  const token = argumentAt(call, parameter.index);
  return token && { ...none, node: call, token, tokenPath: parameter.path, does: parameter.does, helper };
}

const HAND_OVERS = {};

/** The calls that give a token to a function of this file which opens it, by that function. */
export function handOversOf(analysis: Analysis): ReadonlyMap<FunctionNode, readonly CallLike[]> {
  return analysis.once(HAND_OVERS, () => {
    const byHelper = new Map<FunctionNode, CallLike[]>();
    for (const call of analysis.module.calls) {
      const helper = decodeOf(analysis, call)?.helper;
      const calls = helper && byHelper.get(helper);
      if (calls) calls.push(call);
      else if (helper) byHelper.set(helper, [call]);
    }
    return byHelper;
  });
}

/** What code speaks of in which a token is handed to a method or put into a link: asked first, since other files may be read for the rest. */
const SPEAKS_OF_TOKEN = /token|jwt|bearer/i;

/** Whether another file is opened for what a call does: one that can open tokens, and only for a call that is given an access token. */
function isDoneElsewhere(analysis: Analysis, call: CallLike, local: Definition | undefined): boolean {
  const { module } = analysis;
  if (!module.readsImports || call.type !== 'CallExpression' || (local !== undefined && local.type !== 'import')) return false;
  const given = call.arguments.filter(mayBeToken);
  if (given.length === 0) return false;
  const mayOpen = local ? module.importSpeaks(local.module, local.node, ABOUT_OPENING) : SPEAKS_OF_TOKEN.test(module.textOf(call));
  return mayOpen && given.some((argument) => analysis.trace(argument).as('access-token') !== undefined);
}

/** What is written in place as something else than a string is no token. */
function mayBeToken({ type }: Node): boolean {
  return type !== 'Literal' && type !== 'ObjectExpression' && type !== 'ArrayExpression' && type !== 'ArrowFunctionExpression' && type !== 'FunctionExpression';
}

/** `t.split('.').length`: how many parts it has, and nothing of what they say. */
function onlyCounted(split: Node): boolean {
  const { parent } = wrapped(split);
  return parent?.type === 'MemberExpression' && memberName(parent) === 'length';
}

/** The `JSON.parse` of a part that a `split` cut out. */
function parsedFrom(analysis: Analysis, split: Node): Node | undefined {
  const parsed = analysis.once(PARSED, () => {
    const bySplit = new Map<Node, Node>();
    for (const call of analysis.module.calls) {
      const opened = call.type === 'CallExpression' ? analysis.opened(call) : undefined;
      if (opened && opened.at !== call && !bySplit.has(opened.at)) bySplit.set(opened.at, call);
    }
    return bySplit;
  });
  return parsed.get(split);
}

interface OpenedParameter {
  readonly index: number;
  readonly path: readonly string[];
  readonly does: 'decode' | 'verify';
  /** Called an access token where it is handed on to a function that opens it: that place is found for itself. */
  readonly saysSo: boolean;
}

/** The parameter that a function of this file opens in its body, by itself or through other functions; the first where there are several. */
function openedParameter(analysis: Analysis, fn: FunctionNode, depth: number): OpenedParameter | undefined {
  const known = analysis.once(PARAMETERS, () => new Map<Node, OpenedParameter | undefined>());
  if (!known.has(fn)) {
    known.set(fn, undefined);
    known.set(fn, findParameter(analysis, fn, depth));
  }
  return known.get(fn);
}

function findParameter(analysis: Analysis, fn: FunctionNode, depth: number): OpenedParameter | undefined {
  if (fn.params.length === 0) return undefined;
  for (const call of callsWithin(analysis.module, fn.body)) {
    const decode = decodeOf(analysis, call, depth + 1);
    const root = decode && parameterBehind(analysis.module, decode.token);
    if (decode && root?.owner === fn) return { index: root.index, path: [...root.path, ...decode.tokenPath], does: decode.does, saysSo: decode.helper !== undefined && isMeantForAccessTokens(analysis, decode) };
  }
  return undefined;
}

/** `https://jwt.ms/#access_token=${t}`: a link that shows what is in a token. */
export function viewerOf(analysis: Analysis, node: Node): Decode | undefined {
  if (!SPEAKS_OF_TOKEN.test(analysis.module.textOf(node))) return undefined;
  const parts = analysis.text(node);
  const [head] = parts;
  const unknown = parts.find((part) => 'unknown' in part);
  if (!head || !('text' in head) || !TOKEN_VIEWERS.test(head.text) || !unknown || !('unknown' in unknown)) return undefined;
  return { node, token: unknown.unknown, tokenPath: [], does: 'decode', claims: undefined, helper: undefined };
}

const saysAccessToken = (name: string | undefined): boolean => name !== undefined && /(?:^|[^a-z])access[-_]?(?:token|jwt|claims|payload)/i.test(name.replace(/([a-z\d])([A-Z])/g, '$1_$2').replace(/_(?=Token|Jwt|Claims|Payload)/g, ''));

/**
 * The name that says "access token" of a token that is itself only called `token`: the function or class that opens its parameter,
 * or the type that the decoded value is given. Undefined for tokens that are no parameter.
 */
export function namedAccessToken(analysis: Analysis, decode: Decode): Node | undefined {
  const root = parameterBehind(analysis.module, decode.token);
  if (!root) return undefined;
  const { owner } = root;
  const name = functionName(owner);
  if (saysAccessToken(name)) return owner.id ?? root.name;
  const holder = enclosingClass(owner)?.id;
  if (saysAccessToken(holder?.name)) return holder ?? undefined;
  return typesAround(decode.node, owner, root.name).find((type) => type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && saysAccessToken(type.typeName.name));
}

/** Whether a parameter says by its own name, or its function's, that an access token is meant. */
export function isMeantForAccessTokens(analysis: Analysis, decode: Decode): boolean {
  const name = parameterBehind(analysis.module, decode.token)?.name;
  return (name?.type === 'Identifier' && saysAccessToken(name.name)) || namedAccessToken(analysis, decode) !== undefined;
}

/** The types that are written at a decoded value: type arguments, casts, the annotation of its name, the function's return type, the parameter's type. */
function typesAround(call: Node, owner: FunctionNode, parameter: Node): Node[] {
  const types: (Node | undefined)[] = [];
  if (call.type === 'CallExpression') types.push(...(call.typeArguments?.params ?? []));
  for (let at: Node = call; at !== wrapped(call) && at.parent; at = at.parent) if (at.parent.type === 'TSAsExpression' || at.parent.type === 'TSTypeAssertion') types.push(at.parent.typeAnnotation);
  const { parent } = wrapped(call);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') types.push(parent.id.typeAnnotation?.typeAnnotation);
  types.push(owner.returnType?.typeAnnotation);
  if (parameter.type === 'Identifier') types.push(parameter.typeAnnotation?.typeAnnotation);
  return types.filter((type): type is Node => type !== undefined);
}
