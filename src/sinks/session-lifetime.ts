import { enclosingFunction, isInside, keyName, memberName } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { DEVICE_CODE_WORDS } from '../identity/session-words.js';
import type { Analysis } from '../provenance/analysis.js';
import { durationOf } from './duration.js';
import type { Duration } from './duration.js';
import { lifetimesElsewhere } from './lifetime-imports.js';
import type { SlotElsewhere } from './lifetime-imports.js';
import { lifetimeOfAttribute, lifetimeOfCall, lifetimeOfCookieText, lifetimeOfCookieTexts } from './lifetime-calls.js';
import { lifetimeOfAssignment, lifetimeOfProperty } from './lifetime.js';
import type { Lifetime } from './lifetime.js';
import { answerLifetimeOf, missingLifetimeOf, responseFallbackOf } from './response-lifetime.js';
import type { AnswerLifetime, ResponseFallback } from './response-lifetime.js';

/** A lifetime that the file decides, where a session's or a token's own belongs. */
export type FixedLifetime =
  /** In a slot of a session. */
  | { readonly type: 'slot'; readonly lifetime: Lifetime; readonly duration: Duration }
  /** Where an answer does not say how long its token lives. */
  | { readonly type: 'stand-in'; readonly found: ResponseFallback; readonly duration: Duration }
  /** Beside a token. */
  | { readonly type: 'answer'; readonly answer: AnswerLifetime; readonly duration: Duration };

/** Shorter ones are delays, flash messages and deletions, not lifetimes of sessions. In milliseconds. */
const SHORTEST_MS = 60_000;
/** Numbers without a unit from here on are moments since 1970, as samples of claims have them: `exp: 1705850000`. */
const FIRST_MOMENT = 1e9;

/** The fixed lifetimes at a node, strongest first; empty for nodes that decide none. */
export function fixedLifetimesAt(analysis: Analysis, node: Node): FixedLifetime[] {
  switch (node.type) {
    case 'Property': {
      const answer = answerLifetimeOf(analysis, node);
      const duration = answer && long(analysis, answer.value, durationOf(analysis, answer.value, 's'));
      if (isCookieHeader(keyName(node))) return slot(analysis, lifetimeOfCookieTexts(analysis, node.value));
      const found: FixedLifetime[] = answer && duration && !duration.fallback ? [{ type: 'answer', answer, duration }] : [];
      return [...found, ...slot(analysis, lifetimeOfProperty(analysis, node))];
    }
    case 'AssignmentExpression': {
      const { left, operator, right } = node;
      if (operator !== '=' || left.type !== 'MemberExpression') return [];
      const isCookie = /(?:^|\.)document\.cookie$/.test(analysis.module.textOf(left));
      if (isCookieHeader(memberName(left))) return slot(analysis, lifetimeOfCookieTexts(analysis, right));
      return slot(analysis, isCookie ? lifetimeOfCookieText(analysis, right) : lifetimeOfAssignment(left, right));
    }
    case 'CallExpression':
      return [...slot(analysis, lifetimeOfCall(analysis, node)), ...lifetimesElsewhere(analysis, node).flatMap((found) => elsewhere(analysis, found))];
    case 'JSXAttribute':
      return slot(analysis, lifetimeOfAttribute(node));
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return standIn(analysis, responseFallbackOf(analysis, node));
    case 'IfStatement':
      return standIn(analysis, missingLifetimeOf(analysis, node));
    default:
      return [];
  }
}

/** Where a lifetime is reported: its value, or the fallback that several slots may share. */
export function placeOf(found: FixedLifetime): Node {
  if (found.type !== 'slot') return found.type === 'answer' ? found.answer.value : found.found.value;
  const { value } = found.lifetime;
  const fallback = found.duration.fallback?.at;
  return fallback && !isInside(fallback, value) ? fallback : value;
}

/** What a lifetime has in common with what else is found for it: the literal in its place. Places that share a constant of elsewhere are different ones. */
export function decidedAt(found: FixedLifetime): Node {
  const { literal } = found.duration;
  const place = placeOf(found);
  return isInside(literal, place) ? literal : place;
}

const isCookieHeader = (name: string | undefined): boolean => name?.toLowerCase() === 'set-cookie';

function slot(analysis: Analysis, lifetime: Lifetime | undefined): FixedLifetime[] {
  if (!lifetime) return [];
  const { ms, unit, value } = lifetime;
  const duration = long(analysis, value, ms === undefined ? durationOf(analysis, value, unit) : { ms, shape: 'object', literal: value });
  if (!duration) return [];
  // `maxAge: (r.expires_in ?? 3600) * 1000` is, before all, a lifetime that stands in for the answer's.
  const at = duration.fallback?.at;
  const response = at?.type === 'LogicalExpression' || at?.type === 'ConditionalExpression' ? standIn(analysis, responseFallbackOf(analysis, at)) : [];
  return [...response, { type: 'slot', lifetime, duration }];
}

/** What another file decides is reported where it is brought in. */
function elsewhere(analysis: Analysis, { held, lifetime }: SlotElsewhere): FixedLifetime[] {
  const duration = long(analysis, held, durationOf(analysis, held, lifetime.unit));
  return duration ? [{ type: 'slot', lifetime, duration: { ms: duration.ms, shape: duration.shape, literal: lifetime.value } }] : [];
}

function standIn(analysis: Analysis, found: ResponseFallback | undefined): FixedLifetime[] {
  const isFollowed = found?.origin?.evidence === 'flow' || found?.origin?.evidence === 'type';
  const fn = found && !isFollowed ? enclosingFunction(found.value) : undefined;
  // The code that a user types in on another page lives some minutes.
  if (fn && DEVICE_CODE_WORDS.test(analysis.module.textOf(fn))) return [];
  const duration = found && long(analysis, found.value, durationOf(analysis, found.value, undefined));
  return found && duration ? [{ type: 'stand-in', found, duration }] : [];
}

function long(analysis: Analysis, value: Node, duration: Duration | undefined): Duration | undefined {
  if (duration?.ms !== undefined) return duration.ms >= SHORTEST_MS ? duration : undefined;
  // Of `known ? expiresOn : 0` the whole is no constant, its literal is.
  const number = duration && (analysis.constant(value) ?? analysis.constant(duration.literal))?.value;
  return typeof number === 'number' && (number < SHORTEST_MS / 1000 || number >= FIRST_MOMENT) ? undefined : duration;
}
