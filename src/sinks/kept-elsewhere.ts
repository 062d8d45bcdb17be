import { argumentAt, calleeName, lineOf } from '../ast/nodes.js';
import type { CallLike, FunctionNode } from '../ast/nodes.js';
import { ABOUT_STORES, KEEPING_NAMES, NOT_KEPT_PLAIN } from '../identity/storage.js';
import type { Store } from '../identity/storage.js';
import type { Analysis } from '../provenance/analysis.js';
import { callsWithin } from '../provenance/calls-within.js';
import { quoteNode } from '../provenance/describe.js';
import { parameterBehind } from '../provenance/root.js';
import { isCertain, keptBy, storeOf, tokenIn, tokensFor, written } from './kept.js';
import type { Kept } from './kept.js';

/**
 * A token given to a function that keeps it as it is: `storage.save(result.accessToken)`. The place where it is kept is another file's,
 * or one of this file that is given more than tokens (`this.store(KEYS.STATE, state)`), so that nothing is found there.
 */
export function keptElsewhere(analysis: Analysis, call: CallLike): Kept | undefined {
  const { module } = analysis;
  if (!KEEPING_NAMES.test(calleeName(call) ?? '')) return undefined;
  const local = analysis.definition(call.callee);
  if (local && local.type !== 'import' && local.type !== 'function') return undefined;
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.type === 'SpreadElement' || argument.type === 'Literal') continue;
    // The key stands before its value, as in every store.
    const key = index > 0 ? argumentAt(call, index - 1) : undefined;
    const named = key && tokensFor(analysis, key, argument);
    const found = tokenIn(analysis, argument, key) ?? named;
    if (!found || !(found.what === 'cache' || found.origin === undefined || isCertain(found.origin))) continue;
    const definition = analysis.about(ABOUT_STORES).implementation(call.callee);
    if (definition?.type !== 'function') return undefined;
    const fn = definition.node;
    const store = storeOfParameter(analysis, fn, index);
    // Files of other programs and tools: only what is known to be a token, or what its name and the file's say.
    const isKnown = found.what === 'cache' || found.origin !== undefined;
    if (!store || (store.medium === 'file' ? !isKnown && !named : found === named)) continue;
    const home = module.holds(fn) ? 'line ' : `${module.homeOf(fn).label ?? ''}:`;
    return { ...found, medium: store.medium, label: `${store.label} (by ${quoteNode(module, call.callee)}, ${home}${lineOf(fn)})` };
  }
  return undefined;
}

/** Where a function keeps a parameter as it is, and nothing is found. */
function storeOfParameter(analysis: Analysis, fn: FunctionNode, index: number): Store | undefined {
  const { module } = analysis;
  if (NOT_KEPT_PLAIN.test(module.textOf(fn))) return undefined;
  for (const call of callsWithin(module, fn.body)) {
    const store = storeOf(analysis, call);
    const value = store && argumentAt(call, store.value);
    const root = value && parameterBehind(module, written(analysis, value));
    if (root?.owner === fn && root.index === index) return module.holds(fn) && keptBy(analysis, call) ? undefined : store;
  }
  return undefined;
}
