import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, enclosingFunction, functionName, isFunction, isThis, receiverOf } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { INTERACTIVE_CALLS, INTERACTIVE_MEMBERS, INTERACTIVE_PURPOSE, INTERACTIVE_REQUEST, TRIES_SILENTLY } from '../identity/token-cache.js';
import type { Analysis } from '../provenance/analysis.js';

/** `client.acquireTokenPopup(request)` of a file that never asks the cache first, where nothing says that the user has to be asked. Answers with the method. */
export function interactiveFirst(analysis: Analysis, call: TSESTree.CallExpression): string | undefined {
  const name = calleeName(call);
  const receiver = receiverOf(call);
  if (name === undefined || !INTERACTIVE_CALLS.has(name) || !receiver || analysis.says(TRIES_SILENTLY)) return undefined;
  // A class that calls its own method, or ADAL, whose silent call has another name.
  if (isThis(receiver) || analysis.trace(receiver).as('adal-context') || asksTheUser(analysis, argumentAt(call, 0)) || isAnswer(call)) return undefined;
  return name;
}

/** The request is one of those that only the user can serve. */
function asksTheUser(analysis: Analysis, request: Node | undefined): boolean {
  if (!request) return true;
  return INTERACTIVE_REQUEST.test(analysis.module.textOf(request)) || INTERACTIVE_MEMBERS.some((member) => analysis.read(request, [member]).state === 'found');
}

/** The call stands where a failure is answered, or in a function whose name says that the user is asked. */
function isAnswer(call: Node): boolean {
  for (let at: Node | undefined = call; at; at = at.parent) {
    if (at.type === 'CatchClause' || (at.parent?.type === 'CallExpression' && at.parent.callee !== at && calleeName(at.parent) === 'catch')) return true;
    if (isFunction(at) && INTERACTIVE_PURPOSE.test(functionName(at) ?? '')) return true;
  }
  // A script's own first lines run once.
  return enclosingFunction(call) === undefined;
}
