import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem, Suggestion } from '../define-rule.js';
import { replaceStrings } from '../fix/index.js';
import { quoteAll } from '../provenance/describe.js';
import { ABOUT_BROAD_SCOPES, broadScopesIn, isBroad, mayBeBroad, narrowed, scopeTextOf } from '../sinks/broad-scopes.js';
import type { BroadScope } from '../sinks/broad-scopes.js';
import { describeRequest, isTrusted, scopeListOf } from '../sinks/scope-list.js';
import type { ScopeList } from '../sinks/scope-list.js';

type MessageIds = 'broad' | 'everything' | 'impersonation' | 'useOwn' | 'useReadOnly';

export interface Options {
  readonly acceptNames: boolean;
  readonly broadScopes: readonly string[];
  readonly checkUserImpersonation: boolean;
}

const MESSAGES: readonly (readonly [BroadScope['breadth'], MessageIds])[] = [['default', 'everything'], ['impersonation', 'impersonation'], ['broad', 'broad']];

export const noOverprivilegedScope = defineRule<Options, MessageIds>({
  name: 'no-overprivileged-scope',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow scopes that ask for more than a user-delegated request needs',
      recommended: true,
      strict: [{ acceptNames: true }],
      cwe: [250, 272],
      statement: 'Your app should request only the access it requires to function as intended.',
    },
    messages: {
      everything: '{{request}} asks for {{scopes}}: every permission that the registration of the app lists for this API, now and later, whatever is needed here. Name the scopes that this request needs.',
      broad: '{{request}} asks for {{scopes}}: a token that leaks then opens what belongs to others in the organization, too. Ask for a narrower scope of the same API.',
      impersonation: '{{request}} asks for {{scopes}}: the app may then do at this API whatever the user may. Ask for a narrower scope, if the API has one.',
      useOwn: 'Ask for {{narrower}}: it reaches what belongs to the signed-in user, not what belongs to others.',
      useReadOnly: 'Ask for {{narrower}}: it reads and does not change anything.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          acceptNames: { type: 'boolean', description: 'Also report requests that only their name tells, where only package.json tells of Microsoft identity.' },
          broadScopes: { type: 'array', items: { type: 'string' }, uniqueItems: true, description: 'Further scopes to report, with or without their resource; case does not matter.' },
          checkUserImpersonation: { type: 'boolean', description: 'Also report `user_impersonation`, the only scope that some APIs of Azure have.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ acceptNames: false, broadScopes: [], checkUserImpersonation: false }],
    hasSuggestions: true,
  },
  gate: ABOUT_BROAD_SCOPES,
  gateWithImports: /scope|getSession|protectedResource/i,
  gateUnless: ({ broadScopes = [] }) => broadScopes.length > 0,
  create(analysis, { acceptNames, broadScopes, checkUserImpersonation }) {
    const isAsked = ({ breadth }: BroadScope, asks: readonly (string | undefined)[]): boolean => {
      if (breadth === 'impersonation' && !checkUserImpersonation) return false;
      // Only on behalf of a user can a request name permissions; with `.default` it may ask for the app itself.
      return asks.includes('user') || (breadth !== 'default' && asks.includes(undefined));
    };

    function suggestionsFor(scopes: readonly BroadScope[]): Suggestion<MessageIds>[] {
      return ([['own', 'useOwn'], ['read', 'useReadOnly']] as const).flatMap(([by, messageId]) => {
        const edits = narrowed(scopes, by);
        if (!edits || [...edits.values()].some((scope) => isBroad(scope, broadScopes))) return [];
        return [{ messageId, data: { narrower: quoteAll([...edits.values()]) }, fix: (fixer) => replaceStrings(fixer, analysis.source, edits) }];
      });
    }

    function problemOf(node: Node, found: readonly BroadScope[], { asks, evidence, shown }: Pick<ScopeList, 'asks' | 'evidence' | 'shown'>): Problem<MessageIds> | undefined {
      const scopes = found.filter((scope) => isAsked(scope, asks));
      const [, messageId] = MESSAGES.find(([breadth]) => scopes.some((scope) => scope.breadth === breadth)) ?? [];
      if (!messageId || !isTrusted(analysis, { evidence, shown }, acceptNames)) return undefined;
      return { node, messageId, data: { request: describeRequest(analysis, { evidence, shown }), scopes: quoteAll(scopes.flatMap((scope) => scope.shown)) }, suggest: suggestionsFor(scopes) };
    }

    const text = (node: TSESTree.Literal | TSESTree.TemplateLiteral): Problem<MessageIds> | undefined => {
      const found = scopeTextOf(analysis, node, broadScopes);
      return found && problemOf(node, found.scopes, { asks: [found.asks], evidence: 'name', shown: found.shown });
    };

    return {
      ArrayExpression(node) {
        const list = mayBeBroad(node, broadScopes) ? scopeListOf(analysis, node) : undefined;
        return list && problemOf(node, broadScopesIn(analysis, list, broadScopes), list);
      },
      Literal: text,
      TemplateLiteral: text,
    };
  },
});
