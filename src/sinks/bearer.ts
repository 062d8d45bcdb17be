import type { TSESTree } from '@typescript-eslint/utils';

import { calleeName, enclosingFunction, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import { SIGN_IN_STATUSES } from '../identity/answers.js';
import { BEARER_WORDS, CALLER_PLACES, LET_PASS, SERVER_CHECKS } from '../identity/verifiers.js';
import type { Analysis } from '../provenance/analysis.js';
import type { Origin } from '../provenance/graph.js';
import { chainNames } from './placement.js';

const CHECKS = {};

/**
 * A token that a call takes out of a request of this file and opens, without a check of it in sight. Where the code is the one that decides whom to let in,
 * a check is a call or an import; elsewhere middleware may stand in front of it, and any word that speaks of one is believed.
 */
export function onlyDecoded(analysis: Analysis, call: TSESTree.CallExpression): { readonly token: Node; readonly origin: Origin } | undefined {
  const { facts, module } = analysis;
  if ((facts.microsoft !== 'file' && facts.microsoft !== 'package') || !analysis.says(BEARER_WORDS)) return undefined;
  const opened = analysis.opened(call);
  // What a function of this file opens is found inside it.
  const isHere = opened?.by === 'library' || (opened?.by === 'code' && opened.at !== call);
  if (opened?.does !== 'decode' || !isHere || !opened.claimsAt) return undefined;
  const origin = analysis.trace(opened.token, opened.tokenPath).as('inbound-token');
  if (!origin) return undefined;
  const decides = letsIn(analysis, call) || letsIn(analysis, origin.node);
  const checked = decides ? analysis.once(CHECKS, () => checksTokens(analysis)) : facts.microsoft === 'package' || SERVER_CHECKS.test(module.text);
  return checked ? undefined : { token: opened.token, origin };
}

/** Whether a function around a place lets some requests pass: it turns others away, or writes down who made them. */
function letsIn({ module }: Analysis, place: Node): boolean {
  for (let fn = enclosingFunction(place); fn; fn = enclosingFunction(fn)) {
    let passes = false;
    let chooses = false;
    walk(fn.body, module.visitorKeys, (node) => {
      if (node.type === 'CallExpression' && node.arguments.length === 0 && calleeName(node) === LET_PASS) passes = true;
      if (node.type === 'Literal' && SIGN_IN_STATUSES.some((status) => status === node.value)) chooses = true;
      if (node.type === 'AssignmentExpression' && CALLER_PLACES.test(chainNames(unwrap(node.left)).join('.'))) chooses = true;
    });
    if (passes && chooses) return true;
  }
  return false;
}

/** Whether a file calls, or imports, something that speaks of a check; its own functions are seen as they are. */
function checksTokens(analysis: Analysis): boolean {
  const { facts, module } = analysis;
  if ([...facts.imports].some((specifier) => SERVER_CHECKS.test(specifier))) return true;
  const isElsewhere = (node: Node): boolean => {
    const definition = analysis.definition(node);
    return definition?.type !== 'function' && definition?.type !== 'class';
  };
  return module.calls.some((call) => {
    if (SERVER_CHECKS.test(calleeName(call) ?? '') && isElsewhere(call.callee)) return true;
    return call.arguments.some((argument) => argument.type === 'Identifier' && SERVER_CHECKS.test(argument.name) && isElsewhere(argument));
  });
}
