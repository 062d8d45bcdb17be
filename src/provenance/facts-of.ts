import { byName } from '../ast/by-name.js';
import type { Fact } from '../identity/facts.js';
import { REQUEST_HEADERS } from '../identity/inbound.js';
import { ELEMENTS, MEMBERS } from '../identity/members.js';
import { CLAIM_FIELDS, CLAIM_HOLDERS, FIELD_NAMES, GETTER_PREFIXES, GETTER_SUFFIXES, NO_CLAIM_HOLDERS, OBJECT_NAMES, TOKEN_NAMES } from '../identity/names.js';

const OTHER: Fact = { kind: 'other' };
const STRINGS = new Set<string>(['access-token', 'refresh-token', 'token', 'inbound-token', 'sso-token', 'claim', 'user-key']);
const isIndex = (name: string): boolean => name.startsWith('[');

/** What is found at `path` inside a value of a known kind; undefined where the tables do not reach (never for an empty path). */
export function factAt(fact: Fact, path: readonly string[]): Fact | undefined {
  let at: Fact = fact;
  for (const name of path) {
    const element = ELEMENTS.get(at.kind);
    if (isIndex(name)) {
      // `emails[0]` of a passport profile is still the e-mail claim.
      const listed = at.kind === 'claim' && /^emails?$/.test(at.claim ?? '') ? at : OTHER;
      at = element === undefined ? listed : { kind: element };
    } else if (at.kind === 'claims') {
      at = name === 'exp' ? { kind: 'expiry', unit: 's', claim: 'exp' } : { kind: 'claim', claim: name };
    } else if (at.kind === 'other' || STRINGS.has(at.kind)) {
      at = at.kind === 'claim' && name === 'value' ? at : OTHER;
    } else {
      const members = MEMBERS.get(at.kind);
      if (!members) return undefined;
      at = members.get(name) ?? OTHER;
    }
  }
  return at;
}

/** What a member name tells on an object that is otherwise unknown; `owner` is the object's own name. */
function fieldFact(name: string, owner: string | undefined): NamedFact | undefined {
  return FIELD_NAMES.get(name) ?? REQUEST_HEADERS.get(name.toLowerCase()) ?? claimFact(name, owner);
}

function claimFact(name: string, owner: string | undefined): NamedFact | undefined {
  const row = CLAIM_FIELDS.get(name);
  if (!row || (owner !== undefined && NO_CLAIM_HOLDERS.test(owner))) return undefined;
  const fact: Fact = { kind: 'claim', claim: row.claim };
  if (owner !== undefined && CLAIM_HOLDERS.test(owner)) return fact;
  return row.everywhere ? { ...fact, gated: true } : undefined;
}

/** What a chain of member names tells on an unknown object: the first telling member, and what the rest of the chain reads from it. */
export function fieldFactAt(path: readonly string[], owner?: string): NamedFact | undefined {
  for (const [index, name] of path.entries()) {
    const fact = fieldFact(name, index === 0 ? owner : path[index - 1]);
    const at = fact && factAt(fact, path.slice(index + 1));
    if (at) return fact.gated === true ? { ...at, gated: true } : at;
    if (fact) return undefined;
  }
  const last = path[path.length - 1];
  // `x.graphAccessToken`, `req.session.armToken`: a telling member, though not one of the protocol's own.
  const named = last === undefined ? undefined : nameFact(last);
  return named?.kind === 'token' ? undefined : named;
}

/** What a name tells, and whether it tells it only in files that are about Microsoft identity. */
export interface NamedFact extends Fact {
  readonly gated?: boolean;
}

/** What the name of a variable, parameter or storage key tells of a token. */
export const nameFact = byName(findNameFact);

function findNameFact(name: string): NamedFact | undefined {
  for (const row of TOKEN_NAMES) {
    if (!row.pattern.test(name)) continue;
    if (row.kind === 'other') return undefined;
    return row.microsoftOnly === true ? { kind: row.kind, gated: true } : { kind: row.kind };
  }
  return undefined;
}

const objectNamed = byName((name) => OBJECT_NAMES.find(({ pattern }) => pattern.test(name)));

/** What the name of a variable or parameter tells of the value at `path` inside it: `account` holds an account, where Microsoft is in the file. */
export function nameFactAt(name: string, path: readonly string[]): NamedFact | undefined {
  const token = path.length === 0 ? nameFact(name) : undefined;
  if (token) return token;
  // A variable of an ungated name would count by package.json alone, as weakly as any name.
  if (path.length === 0 && name === 'oid') return { kind: 'claim', claim: 'oid', gated: true };
  const row = objectNamed(name);
  const fact = row && factAt({ kind: row.kind }, path);
  return fact && fact.kind !== 'other' ? { ...fact, gated: true } : undefined;
}

/** What a function's name tells of the value it returns: `getAccessToken`, `acquireApiTokenSilently`. */
export const getterFact = byName(findGetterFact);

function findGetterFact(name: string): NamedFact | undefined {
  const plain = name.replace(GETTER_SUFFIXES, '');
  for (const prefix of GETTER_PREFIXES) {
    if (!plain.startsWith(prefix) || plain.length === prefix.length) continue;
    const rest = plain.slice(prefix.length);
    if (!/^[A-Z_]/.test(rest)) continue;
    const fact = nameFact(rest.startsWith('_') ? rest.slice(1) : rest.charAt(0).toLowerCase() + rest.slice(1));
    if (fact) return fact;
  }
  return undefined;
}
