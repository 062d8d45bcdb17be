import type { Node } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem } from '../define-rule.js';
import { removeElements, replaceStrings } from '../fix/index.js';
import { quoteAll } from '../provenance/describe.js';
import { redundantIn, redundantInText } from '../sinks/redundant-scopes.js';
import { describeRequest, isTrusted, scopeListOf } from '../sinks/scope-list.js';

type MessageIds = 'redundant' | 'removeScopes';

export interface Options {
  readonly acceptNames: boolean;
}

export const noRedundantOidcScopes = defineRule<Options, MessageIds>({
  name: 'no-redundant-oidc-scopes',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow scopes that MSAL adds to every request by itself',
      recommended: true,
      strict: [{ acceptNames: true }],
      cwe: [1164],
      statement: 'The Microsoft Authentication Library (MSAL) always adds the openid, email, and profile scopes to every token request.',
    },
    messages: {
      redundant: '{{request}} is given {{scopes}}, which MSAL adds to every request by itself: listing {{them}} changes nothing, and hides what the app really asks for. Leave {{them}} out.',
      removeScopes: 'Remove {{scopes}}, which MSAL adds by itself; other readers of this list no longer find {{them}} there.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          acceptNames: {
            type: 'boolean',
            description: 'Also report requests that only their name tells, where only package.json tells of Microsoft identity.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ acceptNames: false }],
    fixable: 'code',
    hasSuggestions: true,
  },
  gate: /openid|profile|offline_access/,
  create(analysis, { acceptNames }) {
    type Shown = Parameters<typeof isTrusted>[1];

    function problemOf(node: Node, request: Shown, scopes: readonly string[], isCertain: boolean, fix: NonNullable<Problem<MessageIds>['fix']>): Problem<MessageIds> | undefined {
      if (!isTrusted(analysis, request, acceptNames)) return undefined;
      const told = { scopes: quoteAll(scopes), them: scopes.length > 1 ? 'them' : 'it' };
      const problem = { node, messageId: 'redundant', data: { request: describeRequest(analysis, request), ...told } } as const;
      return isCertain ? { ...problem, fix } : { ...problem, suggest: [{ messageId: 'removeScopes', data: told, fix }] };
    }

    return {
      ArrayExpression(node) {
        const list = scopeListOf(analysis, node);
        const redundant = list && redundantIn(analysis, list);
        return redundant && problemOf(node, list, redundant.scopes, redundant.isCertain, (fixer) => removeElements(fixer, analysis.source, node, new Set<Node>(redundant.elements)) ?? null);
      },
      Literal(node) {
        const redundant = typeof node.value === 'string' ? redundantInText(analysis, node) : undefined;
        return redundant && problemOf(node, { evidence: 'name', shown: redundant.shown }, redundant.scopes, false, (fixer) => replaceStrings(fixer, analysis.source, new Map([[node, redundant.rest]])));
      },
    };
  },
});
