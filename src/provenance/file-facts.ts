import { byName } from '../ast/by-name.js';
import { gateOf } from '../ast/gate.js';
import type { Gate } from '../ast/gate.js';
import { stringValue } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { ISSUER_URL, MICROSOFT_PACKAGES, NEUTRAL_CLIENTS, OTHER_PROVIDER_PACKAGES, OWN_LOGIN_PACKAGES } from '../identity/packages.js';
import {
  B2C_COMPANIONS, B2C_SEGMENT, MANAGED_IDENTITY_ENDPOINT, MICROSOFT_APP_IDS, MICROSOFT_CLAIM_PAIR, MICROSOFT_GLOBALS, MICROSOFT_HEADER_PREFIXES, MICROSOFT_HOSTS,
  MICROSOFT_HOST_WORDS, MICROSOFT_MEMBERS, MICROSOFT_METHOD_PREFIXES, MICROSOFT_OPTIONS, MICROSOFT_SEGMENTS, TEXT_GATE,
} from '../identity/words.js';
import type { Settings } from '../settings.js';
import { requiredModule } from './imports.js';
import type { Origin } from './graph.js';
import { readManifests } from './manifest.js';
import type { ManifestReader } from './manifest.js';
import type { Module } from './module.js';
import { packageOf } from './modules.js';

/** How it is known that a file is about Microsoft identity: by the settings or the file itself, by package.json alone, not at all, or that it is about another provider. */
export type MicrosoftEvidence = 'file' | 'package' | 'none' | 'other';

/** What is known of a file as a whole. Everything is computed on first use. */
export interface FileFacts {
  readonly microsoft: MicrosoftEvidence;
  /** Specifiers of all imports, re-exports and `require`s. */
  readonly imports: ReadonlySet<string>;
  /** Whether the file imports one of these packages; entries as in `identity/packages.ts`. */
  importsAny(packages: readonly string[]): boolean;
  /** Whether a package.json above the file depends on one of these packages. */
  dependsOnAny(packages: readonly string[]): boolean;
  /** Whether the file belongs to one of these packages: it is the library itself. */
  isInside(packages: readonly string[]): boolean;
  /** Whether an own login (passport-local, bcrypt …) or another identity provider shows, with nothing of Microsoft. */
  readonly ownLogin: boolean;
  /** `.mjs`-style modules or CommonJS, by what the file itself uses. */
  readonly commonjs: boolean;
  /**
   * The evidence policy of the contract, for rules that speak of Microsoft tokens: is this origin trusted to be Microsoft's?
   * `names`: also accept a telling name where only package.json speaks of Microsoft.
   */
  trusts(origin: Origin, options?: { readonly names?: boolean }): boolean;
}

function listed(specifier: string, packages: readonly string[]): boolean {
  return packageOf(specifier, packages) !== undefined;
}

/** Of `next-auth/providers/azure-ad` and `next-auth/providers/` the longer entry decides. */
function isMicrosoftPackage(specifier: string): boolean {
  const own = packageOf(specifier, MICROSOFT_PACKAGES);
  return own !== undefined && own.length >= (packageOf(specifier, OTHER_PROVIDER_PACKAGES)?.length ?? 0);
}

function isOtherPackage(specifier: string): boolean {
  return listed(specifier, OTHER_PROVIDER_PACKAGES) && !isMicrosoftPackage(specifier);
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const microsoftGate = gateOf(TEXT_GATE);
const packageGate = (packages: readonly string[]): Gate => gateOf(new RegExp(packages.map(escape).join('|'), 'i'));
const otherGate = packageGate(OTHER_PROVIDER_PACKAGES);
const neutralGate = packageGate(NEUTRAL_CLIENTS);

/** Whether any of the packages that a package.json names is Microsoft's; once for each list of them. */
const microsoftDependents = new WeakMap<ReadonlySet<string>, boolean>();

function dependsOnMicrosoft(dependencies: ReadonlySet<string>): boolean {
  let found = microsoftDependents.get(dependencies);
  if (found === undefined) microsoftDependents.set(dependencies, (found = [...dependencies].some(isMicrosoftPackage)));
  return found;
}

/**
 * Whether a file may be about Microsoft identity, by a look at its text and its package.json: the cheap question before its facts.
 * True only says that it must be looked at.
 */
export function mayBeMicrosofts(text: string, filename: string, { provider }: Settings): boolean {
  return provider === 'auto' ? microsoftGate.mayMatch(text) || dependsOnMicrosoft(readManifests(filename).dependencies) : provider === 'microsoft';
}

const SEGMENTS = new Set(MICROSOFT_SEGMENTS);
/** Most segments in one entry of the table. */
const LONGEST_SEQUENCE = Math.max(...MICROSOFT_SEGMENTS.map((entry) => entry.split('-').length));
const WORD = /[A-Za-z][\w-]*/g;
const IN_WORD = /[\w-]/;
const telling = new RegExp(TEXT_GATE.source, 'gi');
const hostPattern = new RegExp(
  [...MICROSOFT_HOSTS.map((host) => host.replace('*.', '')), MANAGED_IDENTITY_ENDPOINT, ...MICROSOFT_HOST_WORDS, ...MICROSOFT_APP_IDS, ...MICROSOFT_GLOBALS].map(escape).join('|'),
  'i',
);
const memberPattern = new RegExp(`\\b(?:${MICROSOFT_MEMBERS.join('|')})\\b|\\b(?:${MICROSOFT_METHOD_PREFIXES.join('|')})|\\b(?:${MICROSOFT_HEADER_PREFIXES.join('|')})`);
const optionPattern = new RegExp(MICROSOFT_OPTIONS.map(({ option, is }) => `\\b${option}['"]?\\s*:\\s*['"\`]${is}['"\`]`).join('|'));
const [oid, tid] = MICROSOFT_CLAIM_PAIR;
const pairPattern = new RegExp(`\\b(\\w+)(?:\\?\\.|!?\\.|\\[['"])${oid}\\b`, 'g');

/** Cuts a name into lower-case segments: at case changes and at everything that is no letter or digit. */
export const segmentsOf: (name: string) => readonly string[] = byName(findSegments);

function findSegments(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])|(\d)(?=[A-Z][a-z])/g, (_, lower: string | undefined, upper: string | undefined, digit: string | undefined) => (digit === undefined ? `${lower ?? ''} ${upper ?? ''}` : `${digit} `))
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter((segment) => segment !== '')
    .map((segment) => segment.toLowerCase());
}

const withoutDigits = (segment: string): string => (/^[a-z]/.test(segment) ? segment.replace(/(?<!\d)\d+$/, '') : segment);

/** Whether a name has a telling segment: `msalConfig`, `AZURE_AD_CLIENT_ID`; never a part of one (`central` holds `entra`). */
export function hasMicrosoftSegment(name: string): boolean {
  const segments = segmentsOf(name);
  for (let start = 0; start < segments.length; start += 1) {
    for (let length = 1; length <= LONGEST_SEQUENCE && start + length <= segments.length; length += 1) {
      const sequence = segments.slice(start, start + length).join('-');
      if (SEGMENTS.has(sequence) || SEGMENTS.has(withoutDigits(sequence))) return true;
    }
  }
  return segments.includes(B2C_SEGMENT) && segments.some((segment) => B2C_COMPANIONS.includes(segment));
}

/** `c.oid` and `c.tid`, or both names in one pair of braces. */
function hasClaimPair(text: string): boolean {
  if (!text.includes(oid) || !new RegExp(`\\b${tid}\\b`).test(text)) return false;
  const owners = new Set<string>();
  for (const match of text.matchAll(pairPattern)) if (match[1] !== undefined) owners.add(match[1]);
  for (const owner of owners) if (new RegExp(`\\b${owner}(?:\\?\\.|!?\\.|\\[['"])${tid}\\b`).test(text)) return true;
  for (const [braces] of text.matchAll(/\{[^{}]*\}/g)) if (new RegExp(`\\b${oid}\\b`).test(braces) && new RegExp(`\\b${tid}\\b`).test(braces)) return true;
  return false;
}

/** Whether a text holds one of the words, hosts or members that tell Microsoft identity. */
export function hasMicrosoftWord(text: string): boolean {
  if (!microsoftGate.test(text)) return false;
  if (memberPattern.test(text) || hostPattern.test(text) || optionPattern.test(text) || hasClaimPair(text)) return true;
  const seen = new Set<string>();
  // Only words around something that may tell are cut into segments.
  for (const { 0: { length }, index } of text.matchAll(telling)) {
    let start = index;
    while (start > 0 && IN_WORD.test(text.charAt(start - 1))) start -= 1;
    let end = index + length;
    while (end < text.length && IN_WORD.test(text.charAt(end))) end += 1;
    const around = text.slice(start, end);
    if (seen.has(around)) continue;
    seen.add(around);
    for (const [word] of around.matchAll(WORD)) if (hasMicrosoftSegment(word)) return true;
  }
  return false;
}

/** The calls of `require`: each mention of it is in a scope, so the tree need not be walked. */
function requireCalls(module: Module): Node[] {
  const { scopes, text } = module;
  if (!text.includes('require')) return [];
  if (!scopes) return module.calls.filter(({ type }) => type === 'CallExpression');
  return scopes.scopes.flatMap(({ references }) => references.flatMap(({ identifier }) => {
    const call = identifier.name === 'require' ? (identifier as Node).parent : undefined;
    return call?.type === 'CallExpression' && call.callee === identifier ? [call] : [];
  }));
}

function importsOf(module: Module): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (node: Node | null | undefined): void => {
    const value = stringValue(node);
    if (value !== undefined) found.add(value);
  };
  for (const statement of module.ast.body) {
    if (statement.type === 'ImportDeclaration' || statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportAllDeclaration') add(statement.source);
    if (statement.type === 'TSImportEqualsDeclaration' && statement.moduleReference.type === 'TSExternalModuleReference') add(statement.moduleReference.expression);
  }
  for (const call of requireCalls(module)) {
    const required = requiredModule(call);
    if (required !== undefined) found.add(required);
  }
  // Dynamic imports are no calls in the tree; a look at the text finds those with a literal.
  if (module.text.includes('import(')) for (const match of module.text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)) if (match[1] !== undefined) found.add(match[1]);
  return found;
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Facts of one file; `manifests` is injectable for tests. */
export function createFileFacts(module: Module, settings: Settings, manifests: ManifestReader = readManifests): FileFacts {
  const imports = lazy(() => importsOf(module));
  const manifest = lazy(() => manifests(module.filename));
  const dependencies = lazy(() => [...manifest().dependencies]);
  /** Another provider's own library: its words are its own, whatever they remind of. */
  const isProvidersOwn = (): boolean => {
    const { name } = manifest();
    return name !== undefined && isOtherPackage(name);
  };
  const microsoft = lazy((): MicrosoftEvidence => {
    if (settings.provider !== 'auto') return settings.provider === 'microsoft' ? 'file' : 'other';
    // Imports are gathered only where the text holds a word of one that counts.
    const { text } = module;
    if (microsoftGate.mayMatch(text)) {
      if ([...imports()].some(isMicrosoftPackage)) return 'file';
      if (hasMicrosoftWord(text)) return isProvidersOwn() ? 'other' : 'file';
    }
    if (otherGate.mayMatch(text) && [...imports()].some(isOtherPackage)) return 'other';
    if (neutralGate.mayMatch(text) && ISSUER_URL.test(text) && [...imports()].some((specifier) => listed(specifier, NEUTRAL_CLIENTS))) return 'other';
    return dependsOnMicrosoft(manifest().dependencies) ? 'package' : 'none';
  });
  const ownLogin = lazy(() => {
    const evidence = microsoft();
    if (evidence === 'other') return true;
    if (evidence !== 'none') return false;
    const foreign = [...OWN_LOGIN_PACKAGES, ...OTHER_PROVIDER_PACKAGES];
    return [...imports(), ...dependencies()].some((name) => listed(name, foreign));
  });
  return {
    get microsoft() {
      return microsoft();
    },
    get imports() {
      return imports();
    },
    get ownLogin() {
      return ownLogin();
    },
    get commonjs() {
      const isModule = module.ast.body.some((statement) => /^(?:Import|Export)/.test(statement.type));
      return !isModule && (/\.c[jt]s$/.test(module.filename) || /\brequire\s*\(|\bmodule\.exports\b|\bexports\./.test(module.text));
    },
    importsAny: (packages) => [...imports()].some((specifier) => listed(specifier, packages)),
    isInside: (packages) => {
      const { name } = manifest();
      return name !== undefined && listed(name, packages);
    },
    dependsOnAny: (packages) => dependencies().some((name) => listed(name, packages)),
    trusts(origin, options = {}) {
      if (origin.provider === 'other') return false;
      const evidence = microsoft();
      if (evidence === 'other') return false;
      if (evidence === 'file') return true;
      // What another file tells is judged by the words of that file, too.
      const told = origin.toldBy ?? origin.node;
      if (!module.holds(told) && hasMicrosoftWord(module.homeOf(told).text)) return true;
      if (origin.gated === true) return false;
      if (origin.evidence === 'flow' || origin.evidence === 'type') return evidence === 'package' || origin.provider === 'microsoft';
      if (evidence !== 'package') return false;
      return origin.evidence === 'field' || options.names === true;
    },
  };
}
