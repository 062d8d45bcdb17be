import { defineRule } from '../define-rule.js';
import type { Problem } from '../define-rule.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { describeOrigin, quoteNode } from '../provenance/describe.js';
import type { Origin } from '../provenance/graph.js';
import { parameterBehind } from '../provenance/root.js';
import { decodeOf, namedAccessToken, viewerOf } from '../sinks/decode.js';
import type { Decode } from '../sinks/decode.js';

export type MessageIds = 'opaque' | 'verified';

export interface Options {
  readonly acceptNames: boolean;
}

/** A decoder and the access token that it is given. */
interface Finding {
  readonly decode: Decode;
  readonly origin: Origin;
}

export const noAccessTokenDecode = defineRule<Options, MessageIds>({
  name: 'no-access-token-decode',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow reading inside an access token on the client',
      recommended: true,
      strict: [{ acceptNames: true }],
      cwe: [345, 807],
      statement: 'Your application should never attempt to validate, decode, inspect, interpret, or examine the contents of an access token.',
    },
    messages: {
      opaque: '{{token}} is an access token, by {{origin}}: only its API may look inside, and its contents may change or be encrypted at any time. {{remedy}}',
      verified: '{{token}} is an access token that this program acquired, by {{origin}}: checking it is the job of the API that receives it. Send it as it is; whoever needs to know the user reads the ID token’s claims.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          acceptNames: {
            type: 'boolean',
            description: 'Also report tokens that only their name calls access tokens where only package.json tells of Microsoft identity.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ acceptNames: false }],
  },
  gate: /token|jwt|bearer/i,
  create(analysis, { acceptNames }) {
    const { facts, module } = analysis;
    const judged = new Map<Node, Finding | undefined>();

    function findingOf(decode: Decode | undefined): Finding | undefined {
      if (!decode) return undefined;
      const { token, tokenPath, does } = decode;
      const trace = analysis.trace(token, tokenPath);
      const owner = trace.origins.length === 0 || trace.as('token') ? namedAccessToken(analysis, decode) : undefined;
      const origin = trace.as('access-token') ?? (owner && ({ kind: 'access-token', evidence: 'name', provider: 'any', node: owner } as const));
      if (!origin || !facts.trusts(origin, { names: acceptNames })) return undefined;
      // An API checks what it receives; only what this program acquired is known to be another's.
      if (origin.evidence !== 'flow' && (does === 'verify' || analysis.received(token))) return undefined;
      return { decode, origin };
    }

    function judge(call: CallLike): Finding | undefined {
      if (!judged.has(call)) judged.set(call, findingOf(decodeOf(analysis, call)));
      return judged.get(call);
    }

    /** Calls in this file that hand a function an access token: they are reported, not its body. */
    function isHandedOver(fn: FunctionNode): boolean {
      return module.calls.some((call) => decodeOf(analysis, call)?.helper === fn && judge(call) !== undefined);
    }

    function problemOf(finding: Finding | undefined): Problem<MessageIds> | undefined {
      if (!finding) return undefined;
      const { decode, origin } = finding;
      const root = parameterBehind(module, decode.token);
      if (root && isHandedOver(root.owner)) return undefined;
      const data = { token: quoteNode(module, decode.token), origin: describeOrigin(module, origin) };
      if (decode.does === 'verify') return { node: decode.node, messageId: 'verified', data };
      return { node: decode.node, messageId: 'opaque', data: { ...data, remedy: 'Read the user from the ID token’s claims.' } };
    }

    return {
      CallExpression: (node) => problemOf(judge(node)),
      TemplateLiteral: (node) => problemOf(findingOf(viewerOf(analysis, node))),
    };
  },
});
