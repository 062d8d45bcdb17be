import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from '../ast/nodes.js';
import { SERVER_CHECKS } from '../identity/verifiers.js';
import type { Analysis } from '../provenance/analysis.js';
import type { Origin } from '../provenance/graph.js';

const CHECKS = {};

/** A token that a call takes out of a request of this file and opens, in a file about Microsoft identity in which nothing speaks of a check. */
export function onlyDecoded(analysis: Analysis, call: TSESTree.CallExpression): { readonly token: Node; readonly origin: Origin } | undefined {
  const opened = analysis.opened(call);
  if (opened?.does !== 'decode' || opened.by !== 'library' || !opened.claimsAt) return undefined;
  if (analysis.facts.microsoft !== 'file' || analysis.once(CHECKS, () => SERVER_CHECKS.test(analysis.module.text))) return undefined;
  const origin = analysis.trace(opened.token, opened.tokenPath).as('inbound-token');
  return origin && { token: opened.token, origin };
}
