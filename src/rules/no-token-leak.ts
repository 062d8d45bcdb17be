import { unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem, Suggestion } from '../define-rule.js';
import { removeArgument, removeCall, removeProperty, replaceExpression } from '../fix/index.js';
import { describeOrigin, quoteNode } from '../provenance/describe.js';
import type { Exposed } from '../sinks/exposed.js';
import { isFormat, leaksOf } from '../sinks/leak.js';
import type { Leak } from '../sinks/leak.js';
import { callUrlTokensOf, urlTokensOf } from '../sinks/leaking-url.js';
import type { UrlToken } from '../sinks/leaking-url.js';

type MessageIds = 'analytics' | 'error' | 'fragment' | 'log' | 'query' | 'removeArgument' | 'removeCall' | 'removeProperty' | 'useOrigin' | 'window';

const SORTS: Readonly<Record<Exposed['what'], string>> = { token: 'a token', holder: 'an object with a token inside', artifact: 'a secret of the sign-in' };
const CHANNELS = { analytics: 'analytics', error: 'error', fragment: 'fragment', log: 'log', query: 'query', window: 'window' } as const;
const OWN_ORIGIN = 'window.location.origin';

export const noTokenLeak = defineRule<object, MessageIds>({
  name: 'no-token-leak',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow writing tokens to logs, addresses, errors, analytics and other windows',
      recommended: true,
      cwe: [200, 209, 346, 532, 598],
      statement: "Don't pass security artifacts like tokens around on nonsecure channels.",
    },
    messages: {
      log: '{{value}} is {{sort}}{{origin}}, and goes into the log: whoever reads the log can act as the user until it expires. Log that there is one, or when it expires, never its value.',
      analytics: '{{value}} is {{sort}}{{origin}}, and goes to an analytics service: whoever reads the data there can act as the user until it expires. Send an id of your own instead.',
      error: '{{value}} is {{sort}}{{origin}}, and becomes the text of an error: that ends in logs, on pages and in answers to callers. Say what went wrong without it.',
      query: '{{value}} is {{sort}}{{origin}}, and stands in the query of an address as `{{field}}`: histories, server logs and Referer headers keep it. Send it in the Authorization header, or in the body of a POST.',
      fragment: '{{value}} is {{sort}}{{origin}}, and stands in the fragment of an address as `{{field}}`: the history keeps it, and every script of the page there can read it. Hand it over in a message to a known origin, or let the page sign in by itself.',
      window: "{{value}} is {{sort}}{{origin}}, and is posted to `'*'`: whatever page is in that window by now receives it. Name the one origin that may have it.",
      removeArgument: 'Leave {{value}} out; the rest is written as before.',
      removeCall: 'Leave this call out: {{value}} is all that it writes.',
      removeProperty: 'Leave the property {{value}} out; the rest is written as before.',
      useOrigin: 'Post to `{{origin}}`; windows of other origins receive nothing any more.',
    },
    schema: [],
    hasSuggestions: true,
  },
  gate: /token|jwt|auth|msal|log-?in|sign-?in|secret|credential|bearer|session|code_?verifier|redirect_?uri|grant_type/i,
  create(analysis) {
    const { module, source } = analysis;
    const reported = new Set<Node>();

    function dataOf({ node, origin, what }: Pick<Exposed, 'node' | 'origin' | 'what'>): Record<string, string> {
      const told = origin && origin.evidence !== 'name' && unwrap(origin.node) !== unwrap(node) ? `, from ${describeOrigin(module, origin)}` : '';
      return { value: quoteNode(module, node), sort: SORTS[what], origin: told };
    }

    function suggestionsFor(call: CallLike, { to, argument, exposed, target }: Leak): Suggestion<MessageIds>[] {
      if (to === 'window' && target) return [{ messageId: 'useOrigin', data: { origin: OWN_ORIGIN }, fix: (fixer) => replaceExpression(fixer, source, target, OWN_ORIGIN, 'member') ?? null }];
      if (to === 'error') return [];
      const { property } = exposed;
      const inner = unwrap(argument);
      if (property && inner.type === 'ObjectExpression' && inner === property.parent && inner.properties.length > 1) {
        return [{ messageId: 'removeProperty', data: { value: quoteNode(module, property.key) }, fix: (fixer) => removeProperty(fixer, source, property) ?? null }];
      }
      // Words around it tell something else; so does text that counts its arguments, and a call in an argument does more than to be printed.
      const isAlone = inner === unwrap(exposed.node) || (property !== undefined && inner === property.parent);
      if (!isAlone || isFormat(call) || unwrap(exposed.node).type === 'CallExpression') return [];
      if (call.arguments.length === 1) return [{ messageId: 'removeCall', data: { value: quoteNode(module, argument) }, fix: (fixer) => removeCall(fixer, source, call) ?? null }];
      return [{ messageId: 'removeArgument', data: { value: quoteNode(module, argument) }, fix: (fixer) => removeArgument(fixer, source, call, argument) ?? null }];
    }

    function once(node: Node, problem: Problem<MessageIds>): Problem<MessageIds>[] {
      if (reported.has(node)) return [];
      reported.add(node);
      return [problem];
    }

    const urlProblem = (token: UrlToken): Problem<MessageIds>[] =>
      once(token.node, { node: token.node, messageId: CHANNELS[token.part], data: { ...dataOf({ node: token.node, origin: token.origin, what: 'token' }), field: token.field } });

    const callProblems = (call: CallLike): Problem<MessageIds>[] => [
      ...leaksOf(analysis, call).flatMap((leak) => once(leak.exposed.node, { node: leak.exposed.node, messageId: CHANNELS[leak.to], data: dataOf(leak.exposed), suggest: suggestionsFor(call, leak) })),
      ...callUrlTokensOf(analysis, call).flatMap(urlProblem),
    ];

    return {
      CallExpression: callProblems,
      NewExpression: callProblems,
      TemplateLiteral: (node) => urlTokensOf(analysis, node).flatMap(urlProblem),
      BinaryExpression: (node) => (node.operator === '+' ? urlTokensOf(analysis, node).flatMap(urlProblem) : []),
    };
  },
});
