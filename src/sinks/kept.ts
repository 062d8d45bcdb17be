import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isInside, memberName, receiverOf, settled, unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { OTHER_TOKENS } from '../identity/leaks.js';
import { ANY_TOKEN_KEY, CACHE_SERIALIZER, ENCRYPTING_OPTIONS, KEPT_MEMBERS, NOT_KEPT_PLAIN, READABLE_SESSIONS, STORES, TOKEN_CACHES, TOKEN_FILE_NAMES, TOKEN_HOLDER_NAMES, TOKEN_KEYS } from '../identity/storage.js';
import type { Store } from '../identity/storage.js';
import type { Analysis } from '../provenance/analysis.js';
import { soleWrite } from '../provenance/writes.js';
import type { Origin } from '../provenance/graph.js';
import { comesFrom } from '../provenance/modules.js';
import { exposedIn, isAboutSignIn, lastName } from './exposed.js';
import { chainNames } from './placement.js';

/** A token that is kept where others can read it. */
export interface Kept {
  readonly node: Node;
  readonly origin: Origin | undefined;
  /** A string that is a token, an object that holds one, or the whole cache of MSAL. */
  readonly what: 'cache' | 'holder' | 'token';
  readonly medium: Store['medium'];
  readonly label: string;
}

const wordsOf = (analysis: Analysis, node: Node): string => analysis.module.textOf(node);

/** The expression behind a name that is written once. */
function behind(analysis: Analysis, expression: Node): Node {
  const node = settled(expression);
  const variable = node.type === 'Identifier' ? analysis.module.variableOf(node) : undefined;
  const written = variable && soleWrite(variable);
  return written?.path.length === 0 ? settled(written.source) : node;
}

/** The token in a value that is kept under a key. */
export function tokenIn(analysis: Analysis, value: Node, key: Node | undefined): Pick<Kept, 'node' | 'origin' | 'what'> | undefined {
  const made = behind(analysis, value);
  if (made.type === 'CallExpression' && calleeName(made) === CACHE_SERIALIZER) {
    const receiver = receiverOf(made);
    if (receiver && TOKEN_CACHES.test(chainNames(receiver).pop() ?? '')) return { node: value, origin: undefined, what: 'cache' };
  }
  const [exposed] = exposedIn(analysis, value);
  if (exposed && exposed.what !== 'artifact' && !(key && OTHER_TOKENS.test(wordsOf(analysis, key)))) return { node: exposed.node, origin: exposed.origin, what: exposed.what };
  return key && isNamedToken(analysis, key, value) ? { node: value, origin: undefined, what: 'token' } : undefined;
}

/** A value about which nothing is known, under a key that says what it is. */
function isNamedToken(analysis: Analysis, key: Node, value: Node): boolean {
  const name = analysis.constant(key)?.value;
  const inner = settled(value);
  if (typeof name !== 'string' || !(TOKEN_KEYS.test(name) || (lastName(inner) === 'token' && ANY_TOKEN_KEY.test(name))) || (inner.type !== 'Identifier' && inner.type !== 'MemberExpression')) return false;
  if (analysis.constant(value) || analysis.trace(value).origins.length > 0 || NOT_KEPT_PLAIN.test(`${wordsOf(analysis, value)} ${name}`)) return false;
  return isAboutSignIn(analysis);
}

/** The store that a call puts a value into. */
export function storeOf(analysis: Analysis, call: CallLike): Store | undefined {
  const name = calleeName(call) ?? '';
  return STORES.find((store) => store.names.includes(name) && fits(analysis, call, store));
}

/** The token that a call keeps; undefined for every other call. */
export function keptBy(analysis: Analysis, call: CallLike): Kept | undefined {
  const row = storeOf(analysis, call);
  const value = row && argumentAt(call, row.value);
  if (!row || !value) return undefined;
  const key = row.key === undefined ? undefined : argumentAt(call, row.key);
  const found = tokenIn(analysis, value, key);
  const { medium, label } = row;
  // Files of other programs and tools: only what is known to be a token, or what its name and the file's say.
  if (medium !== 'file' || found?.what === 'cache' || isCertain(found?.origin)) return found && { ...found, medium, label };
  const named = key && tokensFor(analysis, key, value);
  return named && { ...named, medium, label };
}

/** `tokens` of `writeFile(tokenPath, JSON.stringify(tokens))`, where nothing is known of either but their names. */
export function tokensFor(analysis: Analysis, file: Node, value: Node): Pick<Kept, 'node' | 'origin' | 'what'> | undefined {
  const [kept, words] = [written(analysis, value), wordsOf(analysis, file)];
  if (!TOKEN_FILE_NAMES.test(words) || !TOKEN_HOLDER_NAMES.test(lastName(kept)) || NOT_KEPT_PLAIN.test(`${wordsOf(analysis, kept)} ${words}`)) return undefined;
  if (!isAboutSignIn(analysis) || analysis.trace(kept).origins.some(({ kind }) => kind !== 'other')) return undefined;
  return { node: isInside(kept, value) ? kept : value, origin: undefined, what: 'holder' };
}

/** What a text is made of: the value inside `JSON.stringify(value)`, which may have a name of its own, or be made only where it is asked for. */
export function written(analysis: Analysis, value: Node): Node {
  const whole = behind(analysis, value);
  const node = whole.type === 'ConditionalExpression' ? settled(whole.consequent) : whole;
  const inner = node.type === 'CallExpression' && calleeName(node) === 'stringify' ? argumentAt(node, 0) : undefined;
  return inner ?? node;
}

/** Known to be a token of somebody who signed in, and not only called so. */
export const isCertain = (origin: Origin | undefined): boolean => origin !== undefined && (origin.kind !== 'token' || origin.evidence === 'flow' || origin.evidence === 'type');

function fits(analysis: Analysis, call: CallLike, { on, from, kind }: Store): boolean {
  const receiver = receiverOf(call);
  if (on) {
    if (!receiver) return false;
    const path = [receiver, behind(analysis, receiver)].map((node) => chainNames(node).join('.'));
    return path.some((names) => on.test(names)) && (kind === undefined || analysis.trace(receiver).as(kind) !== undefined);
  }
  const definition = analysis.definition(call.callee);
  if (definition?.type === 'import') return from?.some((name) => comesFrom(definition.module, name)) === true;
  const maker = receiver && makerOf(analysis, receiver);
  const made = maker && analysis.definition(maker.callee);
  if (made?.type !== 'import' || from?.some((name) => comesFrom(made.module, name)) !== true) return false;
  const options = argumentAt(maker as CallLike, 0);
  return !options || !ENCRYPTING_OPTIONS.some((name) => analysis.read(options, [name]).state === 'found');
}

/** The construction of a store that this file makes. */
function makerOf(analysis: Analysis, receiver: Node): TSESTree.NewExpression | undefined {
  const node = behind(analysis, receiver);
  return node.type === 'NewExpression' ? node : undefined;
}

/** `localStorage.token = t`, `localStorage['token'] = t`; `req.session.accessToken = t` where sessions are cookies that can be read. */
export function keptByAssignment(analysis: Analysis, { left, right }: TSESTree.AssignmentExpression): Kept | undefined {
  const target = unwrap(left);
  if (target.type !== 'MemberExpression') return undefined;
  const owner = chainNames(target.object).join('.');
  const medium = KEPT_MEMBERS.exec(owner)?.[1];
  const isSession = /(?:^|\.)(?:req|request|ctx)\.session$/.test(owner) && analysis.facts.importsAny(READABLE_SESSIONS);
  if (medium === undefined && !isSession) return undefined;
  const found = tokenIn(analysis, right, undefined);
  return found && { ...found, medium: isSession ? 'session' : 'browser', label: isSession ? 'cookie-session' : `${medium ?? ''}Storage` };
}

/** `document.cookie = 'token=' + t`. */
export function cookieText(analysis: Analysis, { left, right }: TSESTree.AssignmentExpression): Pick<Kept, 'node' | 'origin'> | undefined {
  const target = unwrap(left);
  if (target.type !== 'MemberExpression' || memberName(target) !== 'cookie' || !/(?:^|\.)document$/.test(chainNames(target.object).join('.'))) return undefined;
  if (OTHER_TOKENS.test(wordsOf(analysis, right))) return undefined;
  const [exposed] = exposedIn(analysis, right);
  if (exposed) return exposed;
  // The name of the cookie says what its value is.
  for (const parts of analysis.texts(right)) {
    const at = parts.findIndex((part) => 'unknown' in part);
    const value = parts[at];
    const before = parts.slice(0, Math.max(at, 0)).map((part) => ('text' in part ? part.text : '')).join('');
    const name = /^\s*([\w.-]+)=$/.exec(before)?.[1];
    if (name !== undefined && TOKEN_KEYS.test(name) && value && 'unknown' in value && !NOT_KEPT_PLAIN.test(wordsOf(analysis, value.unknown))) return { node: value.unknown, origin: undefined };
  }
  return undefined;
}
