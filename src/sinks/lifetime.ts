import type { TSESTree } from '@typescript-eslint/utils';

import { keyName, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { STORE_METHODS } from '../identity/session-words.js';
import { COOKIE_LIFETIME_KEYS, PAYLOAD_EXPIRY, SESSION_LIBRARIES } from '../identity/sessions.js';
import type { LifetimeSlot, LifetimeUnit, SessionLibrary, WhenOmitted } from '../identity/sessions.js';
import type { Analysis } from '../provenance/analysis.js';
import { soleWrite } from '../provenance/writes.js';
import { comesFrom } from '../provenance/modules.js';
import { cookieSetOf, isSessionCookie, labelOf } from './cookies.js';
import { chainNames, placementsOf } from './placement.js';
import type { Placement } from './placement.js';
import { isLifetimeName, isOtherCookieName, namesUserToken, subjectOf, unitOfName } from './session-names.js';
import { isClientAssertion, signingOf, signsSession } from './signers.js';
import { storesSession } from './stores.js';

/** A place that decides how long a session lasts. */
export interface Lifetime {
  /** The value of the slot. */
  readonly value: Node;
  /** Where it stands inside a text, which is then the value: milliseconds. */
  readonly ms?: number;
  /** What messages call it: "`cookie.maxAge` of express-session". */
  readonly slot: string;
  /** What a bare number means there; undefined: the code does not tell. */
  readonly unit: LifetimeUnit | undefined;
  readonly omitted: WhenOmitted;
  /** The property that would be left out. */
  readonly property?: TSESTree.Property;
  /** How it is known to be a session's: a session library, a session cookie, a signed session token, a store of sessions, a timer, or names alone. */
  readonly by: 'cookie' | 'library' | 'name' | 'signer' | 'store' | 'timer';
  /** Names alone: what they name; `token` where they do not even say which. */
  readonly subject?: 'session' | 'token' | 'user-token';
  /** It ends idle sessions only. */
  readonly idle: boolean;
  readonly perSession?: string;
  /** The slot is in an object of another file; `value` is what brings it in. */
  readonly isElsewhere?: true;
}

/** Members whose name asks for a closer look. */
const CANDIDATE = /age|ttl|expir|exp$|lifetime|lifespan|duration|validity|valid_?(?:for|until)|period|time_?out|idleTime|^[EPep][Xx]$|^default$|ends?_?at/i;

/** Calls and names between a value and the package behind it. */
const MAX_HOPS = 12;

/** The package behind an expression: an import, or what an imported factory made (`const FileStore = makeStore(session)`). */
export function packageOf(analysis: Analysis, expression: Node, hops = MAX_HOPS): { readonly module: string; readonly name: string | undefined } | undefined {
  if (hops === 0) return undefined;
  const node = unwrap(expression);
  const definition = analysis.definition(node);
  if (definition?.type === 'import') return { module: definition.module, name: definition.path[definition.path.length - 1] };
  if (node.type === 'CallExpression' || node.type === 'NewExpression') return packageOf(analysis, node.callee, hops - 1);
  const variable = node.type === 'Identifier' ? analysis.module.variableOf(node) : undefined;
  const written = variable && soleWrite(variable);
  const source = written?.path.length === 0 ? unwrap(written.source) : undefined;
  return source?.type === 'CallExpression' ? packageOf(analysis, source.callee, hops - 1) : undefined;
}

function slotOf(library: SessionLibrary, path: readonly string[]): LifetimeSlot | undefined {
  const dotted = path.join('.');
  // `fastify.register(session, { … })` and `{ plugin: yar, options: { … } }` put the options one step deeper.
  return library.slots.find((slot) => slot.path === dotted || `options.${slot.path}` === dotted);
}

interface LibrarySlot {
  readonly library: SessionLibrary;
  readonly slot: LifetimeSlot;
  /** The cookie that the options name holds no session, or the slot is of a copy. */
  readonly other: boolean;
}

/** The session library that takes this placement's object as its options. */
function librarySlot(analysis: Analysis, { end, path, root }: Placement): LibrarySlot | undefined {
  const fit = (module: string, name: string | undefined, byType: boolean): LibrarySlot | undefined => {
    for (const library of SESSION_LIBRARIES) {
      if (!library.from.some((from) => comesFrom(module, from))) continue;
      const names = byType ? library.types : library.exports;
      if (names && (name === undefined || !names.includes(name))) continue;
      const slot = slotOf(library, path);
      // Types of the options' parts: `session.CookieOptions` is what stands at `cookie`.
      const inner = byType && !slot ? library.slots.find((candidate) => candidate.path.endsWith(`.${path.join('.')}`)) : undefined;
      const found = slot ?? inner;
      if (found) return { library, slot: found, other: found.copy === true || otherCookie(analysis, library, root) };
    }
    return undefined;
  };
  if (end.type === 'type') {
    const definition = analysis.definition(end.name.type === 'TSQualifiedName' ? leftmost(end.name) : end.name);
    if (definition?.type !== 'import') return undefined;
    const name = end.name.type === 'TSQualifiedName' ? end.name.right.name : definition.path[definition.path.length - 1];
    return fit(definition.module, name, true);
  }
  if (end.type === 'none') return undefined;
  const made = packageOf(analysis, end.call.callee);
  const direct = made && fit(made.module, made.name, false);
  if (direct) return direct;
  // The library handed to another call together with its options.
  const plugin = analysis.read(root, ['plugin']);
  for (const argument of [...end.call.arguments, ...(plugin.state === 'found' ? [plugin.node] : [])]) {
    if (argument.type === 'SpreadElement' || unwrap(argument) === root) continue;
    const other = packageOf(analysis, argument);
    const found = other && argument.type !== 'CallExpression' ? fit(other.module, undefined, false) : undefined;
    if (found) return found;
  }
  return undefined;
}

function leftmost(name: TSESTree.EntityName): Node {
  let at = name;
  while (at.type === 'TSQualifiedName') at = at.left;
  return at;
}

/** Whether the options name a cookie that holds no session: a flash message, a theme. */
export function otherCookie(analysis: Analysis, library: SessionLibrary, root: Node): boolean {
  if (library.cookieName === undefined) return false;
  const name = analysis.read(root, library.cookieName.split('.'));
  const text = name.state === 'found' ? analysis.constant(name.node)?.value : undefined;
  return typeof text === 'string' && isOtherCookieName(text);
}

/** The lifetime that a property of an object literal gives a session; undefined for every other property. */
export function lifetimeOfProperty(analysis: Analysis, property: TSESTree.Property): Lifetime | undefined {
  if (property.parent.type !== 'ObjectExpression' || property.method) return undefined;
  const key = keyName(property);
  if (key === undefined || !CANDIDATE.test(key) || (key === PAYLOAD_EXPIRY && isClientAssertion(analysis, property.parent))) return undefined;
  const placements = placementsOf(analysis, property);
  const base = { value: property.value, property };
  let objected = false;
  for (const placement of placements) {
    const found = librarySlot(analysis, placement);
    if (found?.other === true) return undefined;
    if (found) {
      const { library, slot } = found;
      return { ...base, slot: `\`${slot.path}\` of ${library.library}`, unit: slot.unit, omitted: slot.omitted, by: 'library', idle: slot.idle === true, perSession: library.perSession };
    }
    const { end, path } = placement;
    if (end.type !== 'call') continue;
    const cookie = cookieSetOf(analysis, end.call);
    if (cookie && path.length === 1 && COOKIE_LIFETIME_KEYS.has(key)) {
      const { setter } = cookie;
      if (cookie.session) return { ...base, slot: `\`${key}\` of ${cookie.label}`, unit: /expires/i.test(key) ? setter.expires : setter.maxAge, omitted: 'browser-session', by: 'cookie', idle: false };
      objected = true;
    }
    const signing = signingOf(analysis, end.call);
    if (signing?.signer.option === path.join('.')) {
      if (signing.session) return { ...base, slot: `\`${path.join('.')}\` of the signed session token`, unit: signing.signer.unit, omitted: 'unlimited', by: 'signer', idle: false };
      objected = true;
    }
    if (path.length === 1 && key === PAYLOAD_EXPIRY && end.index === 0 && /^(?:sign|encode|signJwt|signToken|SignJWT|EncryptJWT)$/.test(chainNames(end.call.callee).pop() ?? '')) {
      if (signsSession(analysis, end.call, end.call.arguments[0])) return { ...base, slot: '`exp` of the signed session token', unit: 'epoch-s', omitted: 'unlimited', by: 'signer', idle: false };
      objected = true;
    }
    if (STORE_METHODS.has(chainNames(end.call.callee).pop() ?? '') && storesSession(analysis, end.call)) {
      return { ...base, slot: `\`${key}\` of the stored session`, unit: key.toLowerCase() === 'px' ? 'ms' : 's', omitted: 'unlimited', by: 'store', idle: false };
    }
    if (/^use(?:Idle|Inactiv)\w*$/.test(chainNames(end.call.callee).pop() ?? '') && path.length === 1) {
      return { ...base, slot: `\`${key}\` of the inactivity timer`, unit: unitOfName(key) ?? 'ms', omitted: 'own-default', by: 'timer', idle: true };
    }
  }
  if (objected) return undefined;
  return cookieRecord(analysis, property, key) ?? named(property, key, placements);
}

/** `{ name: 'session', value, maxAge: … }`, whatever takes it. */
function cookieRecord(analysis: Analysis, property: TSESTree.Property, key: string): Lifetime | undefined {
  if (!COOKIE_LIFETIME_KEYS.has(key)) return undefined;
  const name = analysis.read(property.parent, ['name']);
  const value = analysis.read(property.parent, ['value']);
  if (name.state !== 'found' || value.state !== 'found' || !isSessionCookie(analysis, name.node, value.node)) return undefined;
  return { value: property.value, property, slot: `\`${key}\` of ${labelOf(analysis, name.node)}`, unit: key === 'expires' ? 'date' : 's', omitted: 'browser-session', by: 'cookie', idle: false };
}

/** A configuration value whose names say that it is a session's lifetime: `session: { maxAge }`, `sessionTtlSeconds`, `{ format: Number, default: … }` below such a key. */
function named(property: TSESTree.Property, key: string, placements: readonly Placement[]): Lifetime | undefined {
  let own = key;
  let placed = placements;
  if (key === 'default') {
    // The leaf of a configuration schema: the key around it names the value.
    const holder = property.parent.parent;
    const leaf = property.parent.type === 'ObjectExpression' && property.parent.properties.some((other) => other.type === 'Property' && /^(?:format|env|doc|type|arg)$/.test(keyName(other) ?? ''));
    const outer = holder?.type === 'Property' ? keyName(holder) : undefined;
    if (!leaf || outer === undefined) return undefined;
    own = outer;
    placed = placements.map((placement) => ({ ...placement, names: placement.names.slice(1) }));
  }
  if (!isLifetimeName(own)) return undefined;
  for (const { names } of placed) {
    const subject = subjectOf([own, ...names]);
    if (subject === undefined || subject === 'other') continue;
    return { ...byName(own, [own, ...names], subject), value: property.value, property };
  }
  return undefined;
}

function byName(own: string, names: readonly string[], subject: 'idle' | 'session' | 'token'): Omit<Lifetime, 'value'> {
  return { slot: `\`${own}\``, unit: unitOfName(own), omitted: 'own-default', by: 'name', idle: subject === 'idle', subject: subject === 'token' ? (namesUserToken(names) ? 'user-token' : 'token') : 'session' };
}

/** The lifetime of what a key of a store names: `tokenExpiry`, `session_expires_at`. */
export function lifetimeOfName(name: string, value: Node): Lifetime | undefined {
  const subject = isLifetimeName(name) ? subjectOf([name]) : undefined;
  return subject === undefined || subject === 'other' ? undefined : { ...byName(name, [name], subject), value };
}

/** The lifetime that an assignment gives a session: `req.session.cookie.maxAge = …`, `req.session.expires = …`, `this.accessTokenExpiry = …`. */
export function lifetimeOfAssignment(target: Node, value: Node): Lifetime | undefined {
  const left = unwrap(target);
  const chain = chainNames(left);
  const own = chain[chain.length - 1];
  if (left.type !== 'MemberExpression' || own === undefined || !CANDIDATE.test(own) || !isLifetimeName(own)) return undefined;
  const around = chain.slice(0, -1);
  const subject = subjectOf(chain);
  if (subject === undefined || subject === 'other') return undefined;
  const cookie = around[around.length - 1] === 'cookie' || around.includes('sessionOptions');
  if (subject === 'session' && cookie && (own === 'maxAge' || own === 'expires')) {
    return { value, slot: `\`${chain.slice(-3).join('.')}\``, unit: own === 'maxAge' ? 'ms' : 'date', omitted: 'browser-session', by: 'library', idle: false };
  }
  return { ...byName(own, chain, subject), value };
}
