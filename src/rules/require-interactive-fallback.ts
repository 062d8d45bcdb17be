import type { TSESTree } from '@typescript-eslint/utils';

import { lineOf } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem } from '../define-rule.js';
import { askOnFailure } from '../fix/index.js';
import { fallbackOf, withoutClaims } from '../sinks/fallback.js';
import { answersItself, fateOf, silentRequestOf } from '../sinks/silent-request.js';
import type { Fate } from '../sinks/silent-request.js';

type MessageIds = 'again' | 'ask' | 'dropped' | 'mixed' | 'propagated' | 'swallowed' | 'unhandled' | 'withoutClaims';

export interface Options {
  /** Also report where the caller of an exported function gets the failure. */
  readonly checkPropagated: boolean;
  /** Also report fallbacks that leave out the claims challenge. */
  readonly requireClaims: boolean;
}

const REMEDY = 'Ask the user there, with `acquireTokenPopup()` or `acquireTokenRedirect()`, on an `InteractionRequiredAuthError`.';

export const requireInteractiveFallback = defineRule<Options, MessageIds>({
  name: 'require-interactive-fallback',
  meta: {
    type: 'problem',
    docs: {
      description: 'require an interactive answer to the failure of `acquireTokenSilent`',
      recommended: true,
      strict: [{ requireClaims: true }],
      cwe: [755, 390, 391],
      statement: 'You may need to fall back to AcquireTokenInteractive and provide claims challenges that the AcquireTokenSilent call requires.',
    },
    messages: {
      dropped: `Nobody receives the failure of \`{{call}}()\`: where the user has to sign in or to consent again, the code stops here without a word. ${REMEDY}`,
      unhandled: `The failure of \`{{call}}()\` ends in {{runner}}, where nothing is done about it: where the user has to sign in or to consent again, they are not asked. ${REMEDY}`,
      swallowed: `The handler in line {{line}} ends the failure of \`{{call}}()\` without asking the user, who stays without a token where they have to sign in or to consent again. ${REMEDY}`,
      again: 'On an `InteractionRequiredAuthError` of `{{call}}()` the handler in line {{line}} asks silently once more, and that fails again: this class of error says that only the user can help. Use `acquireTokenPopup()` or `acquireTokenRedirect()` there.',
      mixed: `The failure of \`{{call}}()\` comes out of functions that only use the token, as one failure among others: nobody in this file asks the user where they have to sign in or to consent again. ${REMEDY}`,
      propagated: `\`{{call}}()\` fails where the user has to sign in or to consent again, and this function leaves that to whoever calls it. ${REMEDY}`,
      withoutClaims: '`{{fallback}}()` in line {{line}} asks the user without the claims challenge of the error: the new token lacks what the API asked for, and is refused again. Give it the `claims` of the error.',
      ask: 'Ask the user with `{{method}}()` on an `InteractionRequiredAuthError`, with the same request; other failures go on as before.',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          checkPropagated: { type: 'boolean', description: 'Also report where the failure goes to the callers of an exported function, whom this file does not show.' },
          requireClaims: { type: 'boolean', description: 'Also report interactive calls after a failure that do not pass its claims challenge.' },
        },
      },
    ],
    defaultOptions: [{ checkPropagated: false, requireClaims: false }],
  },
  gate: /acquireTokenSilent/,
  create: (analysis, { checkPropagated, requireClaims }) => {
    const messageOf = (fate: Fate): MessageIds | undefined => {
      if (fate.type === 'swallowed') return fate.again ? 'again' : 'swallowed';
      if (fate.type === 'dropped' || fate.type === 'unhandled') return fate.type;
      if (fate.type !== 'elsewhere') return undefined;
      return fate.mixed === true ? 'mixed' : checkPropagated ? 'propagated' : undefined;
    };
    return {
      CallExpression: (node: TSESTree.CallExpression): Problem<MessageIds> | undefined => {
        const silent = silentRequestOf(analysis, node);
        if (!silent || analysis.facts.microsoft === 'other' || answersItself(analysis)) return undefined;
        const fate = fateOf(analysis, node);
        if (fate.type === 'answered') {
          const bare = requireClaims && fate.by ? withoutClaims(analysis, fate.by) : undefined;
          return bare && { node, messageId: 'withoutClaims', data: { fallback: bare.callee, line: bare.line } };
        }
        const messageId = messageOf(fate);
        if (messageId === undefined) return undefined;
        const fallback = fallbackOf(analysis, silent);
        return {
          node,
          messageId,
          data: { call: silent.name, line: 'node' in fate ? String(lineOf(fate.node)) : '', runner: fate.type === 'unhandled' ? nameOf(fate) : '' },
          suggest: fallback ? [{ messageId: 'ask', data: { method: fallback.method }, fix: (fixer) => askOnFailure(fixer, analysis.source, node, fallback) ?? null }] : [],
        };
      },
    };
  },
});

/** What runs the code, in words. */
function nameOf({ by, name }: Extract<Fate, { type: 'unhandled' }>): string {
  switch (by) {
    case 'effect':
      return `the effect of \`${name}\``;
    case 'event':
      return `the handler of \`${name}\``;
    case 'request':
      return `the handler of requests \`${name}\``;
    case 'timer':
      return `what \`${name}\` runs`;
    default:
      return `\`${name}\``;
  }
}
