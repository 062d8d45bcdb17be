import { byName } from '../ast/by-name.js';
import { memberName, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { Callback, Source } from '../identity/facts.js';
import { CALLBACKS } from '../identity/callbacks.js';
import { SOURCES } from '../identity/sources.js';
import type { Settings, TokenSource } from '../settings.js';
import type { Definition } from './definition.js';

/**
 * The boundary of the file: what an import stands for is decided here and nowhere else.
 * A known package is answered by the tables of `identity`, an own function by `settings.tokenSources`; where an import of the project's own
 * files leads is the business of `imports.ts`.
 */

/** Whether an import specifier names a package of a table row: `@azure/msal-` stands for the scope's packages, other names for the package and its subpaths. */
export function comesFrom(specifier: string, packageName: string): boolean {
  if (specifier === packageName) return true;
  if (packageName.endsWith('-') || packageName.endsWith('/')) return specifier.startsWith(packageName);
  return specifier.startsWith(`${packageName}/`);
}

/** The entries of a list of packages: those that stand for one package by name, and those that stand for all that begin so. */
interface PackageIndex {
  readonly names: ReadonlySet<string>;
  readonly prefixes: readonly string[];
}

/** The question of {@link packageOf}, for each list. */
const questions = new WeakMap<readonly string[], (specifier: string) => string | undefined>();

/** The longest entry of a list of packages that a specifier comes from; undefined where it comes from none. */
export function packageOf(specifier: string, packages: readonly string[]): string | undefined {
  let ask = questions.get(packages);
  if (!ask) {
    const index: PackageIndex = { names: new Set(packages), prefixes: packages.filter((name) => name.endsWith('-') || name.endsWith('/')) };
    questions.set(packages, (ask = byName((specifier) => findPackage(specifier, index))));
  }
  return ask(specifier);
}

function findPackage(specifier: string, { names, prefixes }: PackageIndex): string | undefined {
  let longest = prefixes.filter((prefix) => specifier.startsWith(prefix)).sort((one, other) => other.length - one.length)[0];
  for (let end = specifier.length; end > 0; end = specifier.lastIndexOf('/', end - 1)) {
    const name = specifier.slice(0, end);
    if (!names.has(name)) continue;
    if (longest === undefined || name.length > longest.length) longest = name;
    break;
  }
  return longest;
}

function index<Row extends { readonly name: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(row.name, [...(found.get(row.name) ?? []), row]);
  return found;
}

const sources = index<Source>(SOURCES);
const callbacks = index<Callback>(CALLBACKS);

export function sourcesNamed(name: string): readonly Source[] {
  return sources.get(name) ?? [];
}

export function callbacksNamed(name: string): readonly Callback[] {
  return callbacks.get(name) ?? [];
}

/** A row that names a function, method or class of a library. */
interface Row {
  readonly name: string;
  readonly on?: readonly unknown[];
  readonly from?: readonly string[];
  readonly of?: string;
  readonly globals?: readonly string[];
}

/** The names under which rows for a definition stand: its exported name, or `default` where the module itself is called. */
export function exportedName(definition: Definition | undefined, written: string | undefined): string | undefined {
  if (definition?.type === 'import') return definition.path[definition.path.length - 1] ?? 'default';
  return definition?.type === 'global' ? definition.path[definition.path.length - 1] : written;
}

/** A callee as it is written, from the outermost name, for `isCalleeOf`; what has no name (`this`, a literal) is empty there. */
export function writtenChain(callee: Node): string[] {
  const names: string[] = [];
  let node = unwrap(callee);
  for (;;) {
    if (node.type === 'MemberExpression') {
      const name = memberName(node);
      if (name !== undefined) names.unshift(name);
      node = unwrap(node.object);
    } else if (node.type === 'CallExpression') {
      node = unwrap(node.callee);
    } else {
      names.unshift(node.type === 'Identifier' ? node.name : '');
      return names;
    }
  }
}

/**
 * Whether the callee is what a row describes. `chain` is the callee as it is written (`['', 'context', 'factory', 'getTokenProvider']`),
 * for rows that are known by their receiver's last names. Rows that ask for the kind of the receiver (`on`) are none of these.
 */
export function isCalleeOf(definition: Definition | undefined, row: Row, chain: readonly string[]): boolean {
  if (row.on) return false;
  const wanted = [...(row.of?.split('.') ?? []), row.name];
  const endsIn = (path: readonly string[]): boolean => path.slice(-wanted.length).join('.') === wanted.join('.');
  if (definition?.type === 'import') {
    if (row.from) {
      if (!row.from.some((name) => comesFrom(definition.module, name))) return false;
      const path = definition.path.length === 0 ? ['default'] : definition.path;
      // `import msal from '@azure/msal-node'` holds the same names as `import * as msal`.
      return endsIn(path) && (path.length === wanted.length || path[0] === 'default' || row.of === undefined);
    }
    // A package that the row does not know may have a method of the same name only by the same convention.
    return !row.globals && endsIn(chain);
  }
  if (definition?.type === 'global' && row.globals) {
    const [root] = definition.path;
    if (root === undefined || !row.globals.includes(root)) return false;
    return root === row.name ? definition.path.length === 1 : endsIn(definition.path);
  }
  return !row.from && !row.globals && endsIn(chain) && chain.length > 1;
}

/** The own function of `settings.tokenSources` that a callee is. */
export function ownSource(settings: Settings, name: string | undefined, definition: Definition | undefined): TokenSource | undefined {
  return settings.tokenSources.find((row) => ownNamed(row, name, definition));
}

/** Whether a callee is the own function that a settings row names: by its imported name where it is imported, by its own name otherwise. */
export function ownNamed(row: { readonly name: string; readonly module?: string }, name: string | undefined, definition: Definition | undefined): boolean {
  if (definition?.type === 'import') {
    const exported = definition.path[definition.path.length - 1] ?? name;
    if (exported !== row.name && !(exported === 'default' && name === row.name)) return false;
    return row.module === undefined || sameModule(definition.module, row.module);
  }
  return row.module === undefined && name === row.name;
}

/** `./auth` in the settings is the `auth` of any folder: the importing file decides how many steps up it writes. */
function sameModule(specifier: string, wanted: string): boolean {
  const plain = (path: string): string => path.replace(/^(?:\.{1,2}\/)+/, '').replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
  if (!wanted.startsWith('.')) return specifier === wanted;
  return specifier.startsWith('.') && (plain(specifier) === plain(wanted) || plain(specifier).endsWith(`/${plain(wanted)}`));
}
