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
  create: (analysis, { acceptNames }) => ({
    ArrayExpression(node): Problem<MessageIds> | undefined {
      const list = scopeListOf(analysis, node);
      const redundant = list && redundantIn(analysis, list);
      if (!list || !redundant) return undefined;
      if (!isTrusted(analysis, list, acceptNames)) return undefined;
      const { elements, scopes, isCertain } = redundant;
      const them = scopes.length > 1 ? 'them' : 'it';
      const data = { request: describeRequest(analysis, list), scopes: quoteAll(scopes), them };
      const fix: NonNullable<Problem<MessageIds>['fix']> = (fixer) => removeElements(fixer, analysis.source, node, new Set<Node>(elements)) ?? null;
      return isCertain
        ? { node, messageId: 'redundant', data, fix }
        : { node, messageId: 'redundant', data, suggest: [{ messageId: 'removeScopes', data: { scopes: data.scopes, them }, fix }] };
    },
    Literal(node): Problem<MessageIds> | undefined {
      const redundant = typeof node.value === 'string' ? redundantInText(analysis, node) : undefined;
      if (!redundant) return undefined;
      const { rest, scopes, shown } = redundant;
      const named = { evidence: 'name', shown } as const;
      if (!isTrusted(analysis, named, acceptNames)) return undefined;
      const them = scopes.length > 1 ? 'them' : 'it';
      const data = { request: describeRequest(analysis, named), scopes: quoteAll(scopes), them };
      return { node, messageId: 'redundant', data, suggest: [{ messageId: 'removeScopes', data: { scopes: data.scopes, them }, fix: (fixer) => replaceStrings(fixer, analysis.source, new Map([[node, rest]])) }] };
    },
  }),
});
