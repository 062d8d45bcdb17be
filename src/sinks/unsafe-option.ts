import type { TSESTree } from '@typescript-eslint/utils';

import { keyName, memberName, unwrap } from '../ast/nodes.js';
import type { CallLike } from '../ast/nodes.js';
import { CACHE_LOCATION, PERSISTENCE_PACKAGES, PLAIN_PERSISTENCE, UNSAFE_OPTIONS } from '../identity/storage.js';
import type { Analysis } from '../provenance/analysis.js';
import { comesFrom } from '../provenance/modules.js';

/** The option that gives up encryption, where it is on. */
export function unsafeOptionOf(analysis: Analysis, property: TSESTree.Property): string | undefined {
  const name = keyName(property);
  if (name === undefined || !UNSAFE_OPTIONS.includes(name) || property.parent.type !== 'ObjectExpression') return undefined;
  return analysis.constant(property.value)?.value === true ? name : undefined;
}

/** `FilePersistence.create(…)` and `new FilePersistence(…)` of MSAL's extensions. */
export function isPlainPersistence(analysis: Analysis, call: CallLike): boolean {
  const definition = analysis.definition(call.callee);
  return definition?.type === 'import' && definition.path.includes(PLAIN_PERSISTENCE) && PERSISTENCE_PACKAGES.some((name) => comesFrom(definition.module, name));
}

/** `cacheLocation: 'localStorage'` beside Microsoft identity. */
export function isPlainCacheLocation(analysis: Analysis, property: TSESTree.Property): boolean {
  if (keyName(property) !== CACHE_LOCATION || analysis.facts.microsoft !== 'file') return false;
  const value = unwrap(property.value);
  return analysis.constant(value)?.value === 'localStorage' || (value.type === 'MemberExpression' && memberName(value) === 'LocalStorage');
}
