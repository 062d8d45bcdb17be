import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, receiverOf } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import { SCOPE_ATTRIBUTES, SCOPE_CALLS, SCOPE_OPTIONS } from '../identity/scopes.js';
import type { Asks, ScopeCall, ScopeClient } from '../identity/scopes.js';
import type { Analysis } from '../provenance/analysis.js';
import { comesFrom } from '../provenance/modules.js';
import { resourceKeyOf } from './auth-address.js';
import { listsOf, valuesOf } from './scope-values.js';

/** A request of this file that a list of scopes is given to. */
export interface ScopeRequest {
  /** The call, or the JSX attribute, that takes the request. */
  readonly node: Node;
  readonly asks: Asks;
  readonly client: ScopeClient;
}

/** The row that a call is. */
function rowOf(analysis: Analysis, call: CallLike): ScopeCall | undefined {
  const name = calleeName(call);
  const receiver = receiverOf(call);
  return SCOPE_CALLS.find((row) => {
    if (row.name !== name) return false;
    if (row.on) return receiver !== undefined && analysis.trace(receiver).as(...row.on) !== undefined;
    if (row.yields) {
      const origin = analysis.trace(call).as(row.yields);
      return origin?.evidence === 'flow' && (origin.provider === 'microsoft' || (origin.provider === 'any' && analysis.facts.microsoft === 'file'));
    }
    if (!row.from) return receiver !== undefined && analysis.facts.microsoft === 'file';
    const definition = analysis.definition(call.callee);
    return definition?.type === 'import' && row.from.some((from) => comesFrom(definition.module, from));
  });
}

const reachedKey = {};

/** Every list of scopes that this file gives to a request, with the requests; made once a file. */
export function reachedLists(analysis: Analysis): ReadonlyMap<Node, readonly ScopeRequest[]> {
  return analysis.once(reachedKey, () => {
    const found = new Map<Node, ScopeRequest[]>();
    const add = (list: Node, request: ScopeRequest): void => {
      const known = found.get(list);
      if (!known) found.set(list, [request]);
      else if (!known.some(({ node }) => node === request.node)) known.push(request);
    };
    const addRequest = (value: Node, request: ScopeRequest): void => {
      for (const object of valuesOf(analysis, value)) {
        for (const option of SCOPE_OPTIONS) {
          const reading = analysis.read(object, [option]);
          for (const list of reading.state === 'found' ? listsOf(analysis, reading.node) : []) add(list, request);
        }
      }
    };
    for (const call of analysis.module.calls) {
      const row = rowOf(analysis, call);
      const argument = row && argumentAt(call, row.argument);
      if (!row || !argument) continue;
      const request: ScopeRequest = { node: call, asks: row.asks, client: row.client };
      if (row.list) for (const list of listsOf(analysis, argument)) add(list, request);
      else if (!row.path) addRequest(argument, request);
      else for (const object of valuesOf(analysis, argument)) addInside(object, row.path, request);
    }
    if (SCOPE_ATTRIBUTES.some((name) => analysis.module.text.includes(name))) {
      walk(analysis.module.ast, analysis.module.visitorKeys, (node) => {
        if (node.type === 'JSXAttribute' && isScopeAttribute(node) && node.value?.type === 'JSXExpressionContainer') addRequest(node.value.expression, { node, asks: 'user', client: 'msal' });
      });
    }
    return found;

    function addInside(object: Node, path: readonly string[], request: ScopeRequest): void {
      const reading = analysis.read(object, path);
      if (reading.state === 'found') addRequest(reading.node, request);
    }
  });
}

export const isScopeAttribute = (node: TSESTree.JSXAttribute): boolean => node.name.type === 'JSXIdentifier' && SCOPE_ATTRIBUTES.includes(node.name.name);

/** Whether a list stands in the map of resources to which MSAL adds tokens: `new Map([['https://…', ['scope']]])`, also as `{ httpMethod, scopes }`. */
export function isOfResource(analysis: Analysis, list: TSESTree.ArrayExpression): boolean {
  for (let at: Node = list, hops = 0; at.parent && hops < 6; at = at.parent, hops += 1) {
    const { parent } = at;
    if (parent.type !== 'ArrayExpression' && parent.type !== 'CallExpression') continue;
    if (parent.type === 'CallExpression' && calleeName(parent) !== 'set') return false;
    const key = resourceKeyOf(analysis, parent);
    if (key && key !== at) return true;
  }
  return false;
}
