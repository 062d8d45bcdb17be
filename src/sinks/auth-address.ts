import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, keyName, memberName, unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { AUTH_CALLS, AUTH_OPTIONS, PROTECTED_RESOURCE_OPTIONS } from '../identity/http.js';
import type { AuthAddress } from '../identity/http.js';
import type { Analysis } from '../provenance/analysis.js';
import { comesFrom } from '../provenance/modules.js';
import { plainUrlsOf } from './url.js';
import type { PlainUrl } from './url.js';

/** An address that sign-in depends on: where codes and tokens arrive, are asked for, or are checked against, and where MSAL sends them by itself. */
export interface AuthAddressSink {
  readonly address: AuthAddress | 'resource';
  readonly name: string;
  readonly url: Node;
  readonly plain: readonly PlainUrl[];
}

function addressSink(analysis: Analysis, address: AuthAddressSink['address'], name: string, url: Node): AuthAddressSink | undefined {
  const inner = unwrap(url);
  const first = inner.type === 'ArrayExpression' ? inner.elements.find((element) => element && plainUrlsOf(analysis, element).length > 0) : inner;
  const plain = first ? plainUrlsOf(analysis, first) : [];
  return first && plain.length > 0 ? { address, name, url: first, plain } : undefined;
}

/** `redirectUri: 'http://…'`, `jwksUri: 'http://…'` in an object of options. */
export function authOptionOf(analysis: Analysis, property: TSESTree.Property): AuthAddressSink | undefined {
  if (property.parent.type !== 'ObjectExpression') return undefined;
  const name = keyName(property);
  const row = AUTH_OPTIONS.find((candidate) => candidate.name === name);
  if (!row || name === undefined) return undefined;
  const beside = new Set(property.parent.properties.flatMap((other) => (other.type === 'Property' ? [keyName(other)] : [])));
  if (row.beside && !row.beside.some((option) => beside.has(option))) return undefined;
  return addressSink(analysis, row.address, name, property.value);
}

/** `createRemoteJWKSet(new URL('http://…'))`. */
export function authCallOf(analysis: Analysis, call: CallLike): AuthAddressSink | undefined {
  const name = calleeName(call);
  const candidates = AUTH_CALLS.filter((row) => row.name === name);
  if (candidates.length === 0) return undefined;
  const definition = analysis.definition(call.callee);
  const row = definition?.type === 'import' ? candidates.find(({ from }) => from.some((module) => comesFrom(definition.module, module))) : undefined;
  const argument = row && argumentAt(call, row.argument);
  return row && argument && addressSink(analysis, row.address, row.name, argument);
}

/** Keys of `protectedResourceMap`. */
export function protectedResourceOf(analysis: Analysis, node: TSESTree.ArrayExpression | TSESTree.CallExpression): AuthAddressSink | undefined {
  const key = resourceKeyOf(analysis, node);
  return key && addressSink(analysis, 'resource', 'protectedResourceMap', key);
}

/** The key of an entry of `protectedResourceMap`: `new Map([['http://…', scopes]])`, `map.set('http://…', scopes)`, `[['http://…', scopes]]`. */
export function resourceKeyOf(analysis: Analysis, node: TSESTree.ArrayExpression | TSESTree.CallExpression): Node | undefined {
  const key = node.type === 'ArrayExpression' ? node.elements[0] : calleeName(node) === 'set' ? argumentAt(node, 0) : undefined;
  if (!key || key.type === 'SpreadElement') return undefined;
  const map = node.type === 'ArrayExpression' ? mapOfEntry(node) : unwrap(node.callee);
  const held = map?.type === 'MemberExpression' && node.type === 'CallExpression' ? map.object : map;
  return held && isProtectedResourceMap(analysis, held) ? key : undefined;
}

/** The map or list that `[key, value]` is an entry of. */
function mapOfEntry(entry: TSESTree.ArrayExpression): Node | undefined {
  const list = entry.parent;
  if (list.type !== 'ArrayExpression') return undefined;
  return list.parent.type === 'NewExpression' ? list.parent : list;
}

/** Whether a map is, or becomes, the value of the option; by its name where it is only handed on. */
function isProtectedResourceMap(analysis: Analysis, map: Node): boolean {
  const inner = unwrap(map);
  const named = inner.type === 'Identifier' ? inner.name : inner.type === 'MemberExpression' ? memberName(inner) : undefined;
  const known = (name: string | undefined): boolean => name !== undefined && (PROTECTED_RESOURCE_OPTIONS.includes(name) || /protectedResource(?:Map|s)$/i.test(name));
  if (known(named)) return true;
  return analysis.uses(inner).some((use) => (use.type === 'property' && known(use.name)) || (use.type === 'written' && use.target.type === 'Identifier' && known(use.target.name)));
}
