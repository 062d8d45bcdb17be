import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem } from '../define-rule.js';
import { hoistConstant, removeProperty } from '../fix/index.js';
import { bypassOf } from '../sinks/cache-bypass.js';
import { repeatedClientOf } from '../sinks/client-lifetime.js';
import { interactiveFirst } from '../sinks/interactive.js';

type MessageIds = 'bypass' | 'hoist' | 'interactiveFirst' | 'perCall' | 'perRender' | 'remove';

export interface Options {
  /** Also report calls that ask the user for a token in files that never ask the cache first. */
  readonly checkInteractiveFirst: boolean;
}

export const noTokenCacheBypass = defineRule<Options, MessageIds>({
  name: 'no-token-cache-bypass',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow token requests that pass over the cache of MSAL, and clients made anew for each of them',
      recommended: true,
      cwe: [799, 770],
      statement: 'Use tokens through the full length of their lifetimes and appropriately cache them.',
    },
    messages: {
      bypass: '`{{member}}: {{value}}` makes each `{{call}}()` ask for a new token while the one in the cache is still good: that is slow, and is throttled at last. Leave it out: MSAL renews tokens before they end.',
      perCall: 'A new `{{client}}` in each call starts with an empty cache, so that no token is used for its whole life. Make it once for the program and share it.',
      perRender: 'A new `{{client}}` in each render of this component loses what the last one knew of accounts and requests under way. Make it once, outside of the component.',
      interactiveFirst: '`{{call}}()` asks the user although a token may be in the cache: nothing in this file asks there first. Try `acquireTokenSilent()`, and come here on an `InteractionRequiredAuthError`.',
      remove: 'Remove `{{member}}`: tokens come from the cache until they are about to end.',
      hoist: 'Move the client to the top level of the file: it is made once, when the file is loaded.',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          checkInteractiveFirst: { type: 'boolean', description: 'Also report `acquireTokenPopup` and `acquireTokenRedirect` in files that never try silently.' },
        },
      },
    ],
    defaultOptions: [{ checkInteractiveFirst: true }],
  },
  about: 'microsoft',
  gate: /forceRefresh|skipCache|cacheLookupPolicy|acquireToken(?:Popup|Redirect)|new\s[\w.]{0,80}(?:Application|Credential|MsalAuthProvider)\b/,
  create: (analysis, { checkInteractiveFirst }) => {
    const { source } = analysis;
    const judgeMember = (node: TSESTree.AssignmentExpression | TSESTree.Property): Problem<MessageIds> | undefined => {
      const sink = bypassOf(analysis, node);
      if (!sink || analysis.facts.microsoft !== 'file') return undefined;
      return {
        node,
        messageId: 'bypass',
        data: { member: sink.member, value: analysis.module.textOf(unwrap(sink.value)), call: sink.call },
        suggest: node.type === 'Property' ? [{ messageId: 'remove', data: { member: sink.member }, fix: (fixer) => removeProperty(fixer, source, node) ?? null }] : [],
      };
    };
    return {
      Property: judgeMember,
      AssignmentExpression: judgeMember,
      NewExpression: (node) => {
        const client = repeatedClientOf(analysis, node);
        if (!client || analysis.facts.microsoft !== 'file') return undefined;
        return {
          node,
          messageId: client.by === 'render' ? 'perRender' : 'perCall',
          data: { client: client.name },
          suggest: [{ messageId: 'hoist', fix: (fixer) => hoistConstant(fixer, source, node) ?? null }],
        };
      },
      CallExpression: (node) => {
        const call = checkInteractiveFirst && analysis.facts.microsoft === 'file' ? interactiveFirst(analysis, node) : undefined;
        return call === undefined ? undefined : { node, messageId: 'interactiveFirst', data: { call } };
      },
    };
  },
});
