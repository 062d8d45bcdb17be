import {
  CACHE_SEGMENTS, IDLE_SEGMENTS, LIFETIME_ENDS, LIFETIME_SUFFIXES, OTHER_SUBJECTS, SESSION_COOKIE_NAMES, SESSION_COOKIE_SEGMENTS, SESSION_SEGMENT, TOKEN_SUBJECTS,
} from '../identity/session-words.js';
import type { LifetimeUnit } from '../identity/sessions.js';
import { segmentsOf } from '../provenance/file-facts.js';

/** What names together are about: a session of the user, a token of the user, inactivity, something else, or nothing that they tell. */
export type Subject = 'idle' | 'other' | 'session' | 'token' | undefined;

const ENDS = new Set(LIFETIME_ENDS);
const SUBJECTS = new Set(TOKEN_SUBJECTS);
const LONGEST_END = Math.max(...LIFETIME_ENDS.map((end) => end.split('-').length));
const UNIT_WORDS: ReadonlyMap<string, LifetimeUnit> = new Map([
  ['ms', 'ms'], ['msec', 'ms'], ['millis', 'ms'], ['milliseconds', 'ms'],
  ['s', 's'], ['sec', 's'], ['secs', 's'], ['second', 's'], ['seconds', 's'],
  ['min', 'min'], ['mins', 'min'], ['minute', 'min'], ['minutes', 'min'],
  ['day', 'days'], ['days', 'days'],
]);

/** Where the lifetime word of a name begins: `session` | `max age` | `seconds`; undefined where the name holds no lifetime. */
function lifetimeStart(segments: readonly string[]): number | undefined {
  for (let end = segments.length; end > 0; end -= 1) {
    for (let length = Math.min(LONGEST_END, end); length > 0; length -= 1) {
      if (ENDS.has(segments.slice(end - length, end).join('-'))) return end - length;
    }
    const last = segments[end - 1];
    if (last === undefined || !LIFETIME_SUFFIXES.has(last)) return undefined;
  }
  return undefined;
}

/** Whether a name ends in a word for a lifetime, with or without a unit: `maxAge`, `SESSION_TTL_SECONDS`, `accessTokenExpiry`; not `expiryBuffer`. */
export function isLifetimeName(name: string): boolean {
  return lifetimeStart(segmentsOf(name)) !== undefined;
}

/** The unit that a name tells of its value. */
export function unitOfName(name: string): LifetimeUnit | undefined {
  const segments = segmentsOf(name);
  const start = lifetimeStart(segments) ?? 0;
  for (const segment of segments.slice(start)) {
    const unit = UNIT_WORDS.get(segment);
    if (unit) return unit;
  }
  return undefined;
}

function hasSequence(segments: readonly string[], wanted: ReadonlySet<string>): boolean {
  return segments.some((segment, index) => wanted.has(segment) || wanted.has(segments.slice(index, index + 2).join('-')));
}

/** What the names around a lifetime are about; the strongest objection wins. */
export function subjectOf(names: readonly string[]): Subject {
  const segments = names.flatMap(segmentsOf);
  if (segments.some((segment) => OTHER_SUBJECTS.has(segment))) return 'other';
  const session = segments.some((segment) => SESSION_SEGMENT.test(segment));
  if (segments.some((segment) => IDLE_SEGMENTS.has(segment)) && (session || hasSequence(segments, SUBJECTS) || segments.some((segment) => segment === 'idle' || segment === 'inactivity'))) return 'idle';
  if (session) return 'session';
  if (segments.some((segment) => CACHE_SEGMENTS.has(segment))) return 'other';
  return hasSequence(segments, SUBJECTS) ? 'token' : undefined;
}

/** Whether names say which token of the user they speak of: `accessTokenExpiry`, not `tokenExpiry`. */
export function namesUserToken(names: readonly string[]): boolean {
  const segments = names.flatMap(segmentsOf);
  return segments.some((segment, index) => /^(?:access|refresh|id|auth|bearer)$/.test(segment) && /^tokens?$/.test(segments[index + 1] ?? '')) || segments.some((segment) => /^(?:access|refresh|id)token$/.test(segment));
}

/** Whether a cookie of this name holds a session, or a token, of the user. */
export function isSessionCookieName(name: string, further: readonly string[]): boolean {
  if (further.includes(name)) return true;
  const segments = segmentsOf(name);
  if (segments.some((segment) => OTHER_SUBJECTS.has(segment) || CACHE_SEGMENTS.has(segment))) return false;
  if (SESSION_COOKIE_NAMES.has(name.toLowerCase())) return true;
  return segments.some((segment, index) =>
    SESSION_SEGMENT.test(segment) || SESSION_COOKIE_SEGMENTS.has(segment) || (segment === 'remember' && segments[index + 1] === 'me'));
}

/** Whether a cookie's name says that it is surely none of a session. */
export function isOtherCookieName(name: string): boolean {
  return segmentsOf(name).some((segment) => OTHER_SUBJECTS.has(segment));
}
