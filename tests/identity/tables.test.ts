import { describe, expect, expectTypeOf, it } from 'vitest';
import { CALLBACKS } from '../../src/identity/callbacks.js';
import type { Callback, DeclaredType, Fact, Kind, NamedToken, Source } from '../../src/identity/facts.js';
import { ELEMENTS, MEMBERS } from '../../src/identity/members.js';
import { FIELD_NAMES, GETTER_PREFIXES, GETTER_SUFFIXES, OBJECT_NAMES, TOKEN_NAMES } from '../../src/identity/names.js';
import { MICROSOFT_PACKAGES, OTHER_PROVIDER_PACKAGES, OWN_LOGIN_PACKAGES } from '../../src/identity/packages.js';
import { SOURCES } from '../../src/identity/sources.js';
import { DECLARED_TYPES } from '../../src/identity/types.js';
import {
  B2C_COMPANIONS,
  MICROSOFT_GLOBALS,
  MICROSOFT_HEADER_PREFIXES,
  MICROSOFT_HOST_WORDS,
  MICROSOFT_HOSTS,
  MICROSOFT_MEMBERS,
  MICROSOFT_METHOD_PREFIXES,
  MICROSOFT_SEGMENTS,
  TEXT_GATE,
} from '../../src/identity/words.js';

const duplicates = (keys: readonly string[]): readonly string[] => keys.filter((key, at) => keys.indexOf(key) !== at);

/** Where a row applies: two rows with the same key could never both count. */
const placeOf = (row: Source | Callback): string => {
  const { form, name, on, from, of, globals, when } = row;
  const more = 'argument' in row ? [row.argument, row.property, row.arity] : [];
  return JSON.stringify([form, name, on, from, of, globals, when, ...more]);
};

describe('rows are written once', () => {
  it.each<[string, readonly string[]]>([
    ['sources', SOURCES.map(placeOf)],
    ['callbacks', CALLBACKS.map(placeOf)],
    ['declared types', DECLARED_TYPES.flatMap(({ name, from }) => from.map((module) => `${module} ${name}`))],
    ['token names', TOKEN_NAMES.map(({ pattern }) => String(pattern))],
    ['object names', OBJECT_NAMES.map(({ pattern }) => String(pattern))],
    ['getter prefixes', GETTER_PREFIXES],
    ['packages', [...MICROSOFT_PACKAGES, ...OTHER_PROVIDER_PACKAGES, ...OWN_LOGIN_PACKAGES]],
    ['words', [...MICROSOFT_SEGMENTS, ...MICROSOFT_METHOD_PREFIXES, ...MICROSOFT_MEMBERS, ...MICROSOFT_HOSTS, ...MICROSOFT_HOST_WORDS, ...MICROSOFT_GLOBALS]],
    ['companions of b2c', B2C_COMPANIONS],
  ])('%s', (_, keys) => {
    expect(duplicates(keys)).toEqual([]);
  });

  it('no source or callback with a name alone stands before one of the same name that asks for more', () => {
    for (const table of [SOURCES, CALLBACKS] as readonly (readonly (Source | Callback)[])[]) {
      const seen = new Set<string>();
      for (const row of table) {
        const key = `${row.form} ${row.name}`;
        const alone = !row.on && !row.from && !row.of && !row.globals && !row.when && !('arity' in row);
        if (alone) seen.add(key);
        else expect([key, seen.has(key)]).toEqual([key, false]);
      }
    }
  });
});

describe('rows agree with each other', () => {
  const made = new Set<Kind>([
    ...SOURCES.map(({ yields }) => yields.kind),
    ...DECLARED_TYPES.map(({ is }) => is.kind),
    ...OBJECT_NAMES.map(({ kind }) => kind),
    ...[...FIELD_NAMES.values()].map(({ kind }) => kind),
    ...[...MEMBERS.values()].flatMap((members) => [...members.values()].map(({ kind }) => kind)),
    ...CALLBACKS.flatMap(({ parameters }) => parameters.flatMap((parameter) => (parameter ? kindsOf(parameter) : []))),
    ...ELEMENTS.values(),
  ]);
  const facts: readonly Fact[] = [...MEMBERS.values()].flatMap((members) => [...members.values()]);

  it('every kind that has members, or is a receiver, is made somewhere', () => {
    const asked = [...MEMBERS.keys(), ...ELEMENTS.keys(), ...SOURCES.flatMap(({ on }) => on ?? []), ...CALLBACKS.flatMap(({ on }) => on ?? [])];
    expect(asked.filter((kind) => !made.has(kind))).toEqual([]);
  });

  it('a claim has a name and an expiry a unit', () => {
    const all = [...facts, ...FIELD_NAMES.values(), ...SOURCES.map(({ yields }) => yields)];
    expect(all.filter(({ kind, claim }) => kind === 'claim' && !claim)).toEqual([]);
    expect(all.filter(({ kind, unit }) => kind === 'expiry' && !unit)).toEqual([]);
  });

  it('functions and classes have a package or a global, callbacks an argument inside what the library reads', () => {
    expect(SOURCES.filter(({ form, from, on, provider }) => form === 'new' && !from && !on && provider !== 'other')).toEqual([]);
    expect(SOURCES.filter(({ form, from, globals, provider }) => form === 'function' && !from && !globals && provider !== 'other')).toEqual([]);
    expect(CALLBACKS.filter(({ form, from }) => form !== 'method' && !from)).toEqual([]);
  });

  it('an arity counts every parameter', () => {
    for (const { name, arity, parameters } of CALLBACKS) {
      if (arity !== undefined && name !== 'handleRedirectCallback') expect([name, parameters.length]).toEqual([name, arity]);
    }
  });

  it('Microsoft packages are those of rows about Microsoft', () => {
    const listed = (name: string): boolean =>
      MICROSOFT_PACKAGES.some((entry) => (/[-/]$/.test(entry) ? name.startsWith(entry) : name === entry || name.startsWith(`${entry}/`)));
    const own = [...SOURCES, ...CALLBACKS, ...DECLARED_TYPES].filter(({ provider }) => provider === 'microsoft').flatMap(({ from }) => from ?? []);
    // These serve others as well: there it is the name of the class or function that tells.
    const shared = ['vscode', '@azure/core-http', 'arctic'];
    expect(own.filter((name) => !listed(name) && !shared.includes(name))).toEqual([]);
  });
});

describe('tables cannot be misread or changed', () => {
  it('members that every object has are unknown', () => {
    for (const members of [...MEMBERS.values(), FIELD_NAMES]) {
      expect(['constructor', 'toString', '__proto__', 'hasOwnProperty'].filter((name) => members.has(name))).toEqual([]);
    }
  });

  it('types are read-only', () => {
    expectTypeOf(SOURCES).toEqualTypeOf<readonly Source[]>();
    expectTypeOf(CALLBACKS).toEqualTypeOf<readonly Callback[]>();
    expectTypeOf(DECLARED_TYPES).toEqualTypeOf<readonly DeclaredType[]>();
    expectTypeOf(TOKEN_NAMES).toEqualTypeOf<readonly NamedToken[]>();
    expectTypeOf(FIELD_NAMES).toEqualTypeOf<ReadonlyMap<string, Fact>>();
    expectTypeOf(MEMBERS).toEqualTypeOf<ReadonlyMap<Kind, ReadonlyMap<string, Fact>>>();
    expectTypeOf(ELEMENTS).toEqualTypeOf<ReadonlyMap<Kind, Kind>>();
    expectTypeOf(GETTER_PREFIXES).toEqualTypeOf<readonly string[]>();
    expectTypeOf(MICROSOFT_PACKAGES).toEqualTypeOf<readonly string[]>();
    expectTypeOf(MICROSOFT_SEGMENTS).toEqualTypeOf<readonly string[]>();
    expectTypeOf(MICROSOFT_HEADER_PREFIXES).toEqualTypeOf<readonly string[]>();
  });

  it('patterns keep no state between two tests', () => {
    const patterns = [TEXT_GATE, GETTER_SUFFIXES, ...TOKEN_NAMES.map(({ pattern }) => pattern), ...OBJECT_NAMES.map(({ pattern }) => pattern)];
    expect(patterns.filter(({ global, sticky }) => global || sticky)).toEqual([]);
  });

  it('patterns are linear: no quantifier on a group that holds one, and a long name costs nothing', () => {
    const patterns = [TEXT_GATE, GETTER_SUFFIXES, ...TOKEN_NAMES.map(({ pattern }) => pattern), ...OBJECT_NAMES.map(({ pattern }) => pattern)];
    expect(patterns.filter(({ source }) => /\((?:[^()]|\([^()]*\))*[*+{}](?:[^()]|\([^()]*\))*\)[*+{]/.test(source)).map(String)).toEqual([]);
    const long = ['a', 'For', 'Access', 'id-', '_', 'azure-', 'For_'].map((part) => part.repeat(20_000));
    const before = performance.now();
    for (const pattern of patterns) for (const text of long) pattern.test(text);
    expect(performance.now() - before).toBeLessThan(5_000);
  });
});

function kindsOf(parameter: NonNullable<Callback['parameters'][number]>): readonly Kind[] {
  const facts = (typeof parameter.kind === 'string' ? [parameter] : Object.values(parameter)) as readonly Fact[];
  return facts.map(({ kind }) => kind);
}
