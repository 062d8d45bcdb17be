import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem, Suggestion } from '../define-rule.js';
import { EXPIRY, readClaim, readIdTokenClaims, SCOPES } from '../fix/index.js';
import { describeEvidence, quote, quoteNode } from '../provenance/describe.js';
import type { Origin } from '../provenance/graph.js';
import { accountInReach, resultInReach } from '../provenance/reach.js';
import { parameterBehind } from '../provenance/root.js';
import { castOfClaims, claimsRead } from '../sinks/claims-read.js';
import type { Wanted } from '../sinks/claims-read.js';
import { decodeOf, handOversOf, isMeantForAccessTokens, namedAccessToken, viewerOf } from '../sinks/decode.js';
import type { Decode } from '../sinks/decode.js';
import { isEmptyThere } from '../sinks/empty-there.js';

export type MessageIds = 'expiry' | 'opaque' | 'roles' | 'scopes' | 'useAppRoles' | 'useExpiresOn' | 'useIdTokenClaims' | 'useScopes' | 'verified';

export interface Options {
  readonly acceptNames: boolean;
}

const FACT = '{{token}} is an access token, as {{origin}} shows: what is inside is for its API alone, and may change or be encrypted at any time.';
const MESSAGES: Readonly<Record<Wanted, 'expiry' | 'opaque' | 'roles' | 'scopes'>> = { user: 'opaque', other: 'opaque', expiry: 'expiry', scopes: 'scopes', roles: 'roles' };

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
    hasSuggestions: true,
    messages: {
      opaque: `${FACT} Read who the user is from the ID token: \`idTokenClaims\` of the result or of the account.`,
      expiry: `${FACT} Read when it expires from \`expiresOn\` of the result.`,
      scopes: `${FACT} Read what was granted from \`scopes\` of the result.`,
      roles: `${FACT} Roles in this app are in its ID token, \`idTokenClaims\` of the result or of the account; roles at the API are for the API to check.`,
      verified: '{{token}} is an access token that this program acquired, as {{origin}} shows: checking it is the job of the API that receives it. Send it as it is, and read who the user is from the ID token.',
      useIdTokenClaims: 'Read the claims of the ID token, {{replacement}}; claims that only the access token has are not there.',
      useAppRoles: 'Read the roles of the ID token, {{replacement}}; they are the roles of this app, not those at the API.',
      useExpiresOn: 'Read {{replacement}}, the time at which the access token expires; 0 stands for an unknown one.',
      useScopes: 'Read {{replacement}}; scopes of an API of your own are written there with its identifier in front.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          acceptNames: {
            type: 'boolean',
            description: 'Also report tokens that only their name tells, where only package.json tells of Microsoft identity.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ acceptNames: false }],
  },
  gate: /token|jwt|bearer/i,
  create(analysis, { acceptNames }) {
    const { facts, module, source } = analysis;
    const judged = new Map<Node, Origin | undefined>();

    /** Where the access token comes from that a decoder is given; undefined where it is none, or may be one that was received. */
    function originOf(decode: Decode): Origin | undefined {
      const { token, tokenPath, does } = decode;
      const trace = analysis.trace(token, tokenPath);
      const owner = trace.origins.every(({ kind }) => kind === 'token') ? namedAccessToken(analysis, decode) : undefined;
      const origin = trace.as('access-token') ?? (owner && ({ kind: 'access-token', evidence: 'name', provider: 'any', node: owner } as const));
      if (!origin || !facts.trusts(origin, { names: acceptNames }) || isEmptyThere(analysis, token)) return undefined;
      // An API checks what it receives; only what this program acquired is surely for somebody else.
      return origin.evidence !== 'flow' && (does === 'verify' || analysis.received(token)) ? undefined : origin;
    }

    function judge(call: CallLike): Origin | undefined {
      const decode = judged.has(call) ? undefined : decodeOf(analysis, call);
      if (!judged.has(call)) judged.set(call, decode && originOf(decode));
      return judged.get(call);
    }

    /** Calls in this file that hand a general function an access token are reported, its body is not. */
    function isHandedOver(fn: FunctionNode): boolean {
      return handOversOf(analysis).get(fn)?.some((call) => judge(call) !== undefined) === true;
    }

    function suggestionsFor({ node, token, tokenPath, claims, helper }: Decode, wanted: Wanted): Suggestion<MessageIds>[] {
      if (!claims || tokenPath.length > 0 || node.range[0] < claims.range[0] || node.range[1] > claims.range[1]) return [];
      const result = resultInReach(analysis, token);
      const type = castOfClaims(analysis, claims, helper);
      const data = (name: string, text = result?.text): { replacement: string } => ({ replacement: quote(text === undefined ? name : `${text}.${name}`) });
      if (wanted === 'expiry' && result) return [{ messageId: 'useExpiresOn', data: data('expiresOn'), fix: (fixer) => readClaim(fixer, source, claims, result, type, EXPIRY) }];
      if (wanted === 'scopes' && result) return [{ messageId: 'useScopes', data: data('scopes'), fix: (fixer) => readClaim(fixer, source, claims, result, type, SCOPES) }];
      const holder = result ?? accountInReach(analysis, node);
      if ((wanted !== 'user' && wanted !== 'roles') || holder?.hasUser !== true) return [];
      return [{ messageId: wanted === 'user' ? 'useIdTokenClaims' : 'useAppRoles', data: data('idTokenClaims', holder.text), fix: (fixer) => readIdTokenClaims(fixer, source, claims, holder, type) }];
    }

    function problemOf(decode: Decode | undefined, origin: Origin | undefined): Problem<MessageIds> | undefined {
      const root = decode && origin && parameterBehind(module, decode.token);
      if (!decode || !origin || (root && !isMeantForAccessTokens(analysis, decode) && isHandedOver(root.owner))) return undefined;
      const data = { token: quoteNode(module, decode.token), origin: describeEvidence(module, origin, decode.token) };
      if (decode.does === 'verify') return { node: decode.node, messageId: 'verified', data };
      const wanted = decode.claims ? claimsRead(analysis, decode.claims) : 'other';
      return { node: decode.node, messageId: MESSAGES[wanted], data, suggest: suggestionsFor(decode, wanted) };
    }

    return {
      CallExpression: (node) => problemOf(decodeOf(analysis, node), judge(node)),
      TemplateLiteral(node) {
        const link = viewerOf(analysis, node);
        return problemOf(link, link && originOf(link));
      },
    };
  },
});
