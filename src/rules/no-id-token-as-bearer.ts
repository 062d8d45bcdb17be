import { unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem, Suggestion } from '../define-rule.js';
import { readAccessToken, replaceExpression } from '../fix/index.js';
import { describeEvidence, quote, quoteNode } from '../provenance/describe.js';
import { accessTokenBeside, credentialAt, returnedAt } from '../sinks/id-token-credential.js';
import type { IdTokenCredential } from '../sinks/id-token-credential.js';
import { sentElsewhere } from '../sinks/sent-elsewhere.js';

type MessageIds = 'bearer' | 'fallback' | 'handed' | 'returned' | 'useAccessToken' | 'useFirst';

export interface Options {
  readonly acceptNames: boolean;
}

export const noIdTokenAsBearer = defineRule<Options, MessageIds>({
  name: 'no-id-token-as-bearer',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow sending an ID token where an API expects an access token',
      recommended: true,
      strict: [{ acceptNames: true }],
      cwe: [441, 863],
      statement: "Don't use the ID token as an authorization process to access resources.",
    },
    messages: {
      bearer: '{{token}} is an ID token, as {{origin}} shows: it tells this app who signed in, and gives no right to call an API. Send an access token that was acquired for a scope of the API.',
      fallback: 'Where {{first}} is missing, {{token}} goes in its place, an ID token, as {{origin}} shows: it gives no right to call an API. Acquire an access token for a scope of the API instead.',
      handed: '{{token}} is an ID token, as {{origin}} shows, and {{sender}} sends it to an API: it tells this app who signed in, and gives no right to call one. Hand over an access token that was acquired for a scope of the API.',
      returned: '`{{getter}}` gives {{token}}, an ID token, as {{origin}} shows: who calls it sends to an API what is meant for this app alone. Return an access token that was acquired for a scope of the API.',
      useAccessToken: 'Use {{replacement}}; the request has to name a scope of the API.',
      useFirst: 'Use {{replacement}} alone: without an access token the API then refuses the call.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          acceptNames: { type: 'boolean', description: 'Also report tokens that only their name tells, where only package.json tells of Microsoft identity.' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ acceptNames: false }],
    hasSuggestions: true,
  },
  gate: /id[-_]?token|getCachedToken/i,
  gateWithImports: /authorization|bearer/i,
  create(analysis, { acceptNames }) {
    const { facts, module, source } = analysis;

    function suggestionsFor({ token, first }: IdTokenCredential): Suggestion<MessageIds>[] {
      const choice = unwrap(token).parent;
      if (first) {
        const text = source.getText(first);
        return choice?.type === 'LogicalExpression' && choice.left === first
          ? [{ messageId: 'useFirst', data: { replacement: quote(text) }, fix: (fixer) => replaceExpression(fixer, source, choice, text, 'member') ?? null }]
          : [];
      }
      const beside = accessTokenBeside(analysis, token);
      return beside ? [{ messageId: 'useAccessToken', data: { replacement: quote(beside.name) }, fix: (fixer) => readAccessToken(fixer, source, token, beside.member, beside.name) }] : [];
    }

    function problemOf(found: IdTokenCredential | undefined): Problem<MessageIds> | undefined {
      if (!found || !facts.trusts(found.origin, { names: acceptNames })) return undefined;
      const { node, token, origin, first, getter, sender } = found;
      const data = { token: quoteNode(module, token), origin: describeEvidence(module, origin, token), first: first ? quoteNode(module, first) : '', getter: getter ?? '', sender: sender ?? '' };
      const messageId = first ? 'fallback' : sender !== undefined ? 'handed' : getter === undefined ? 'bearer' : 'returned';
      return { node, messageId, data, suggest: suggestionsFor(found) };
    }

    const credential = (node: Node): Problem<MessageIds> | undefined => problemOf(credentialAt(analysis, node));
    return {
      TemplateLiteral: credential,
      BinaryExpression: credential,
      Property: credential,
      AssignmentExpression: credential,
      CallExpression: (node) => credential(node) ?? problemOf(sentElsewhere(analysis, node)),
      ReturnStatement: (node) => problemOf(returnedAt(analysis, node)),
      ArrowFunctionExpression: (node) => problemOf(returnedAt(analysis, node)),
    };
  },
});
