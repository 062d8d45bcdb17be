import { isInside, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem, Suggestion } from '../define-rule.js';
import { replaceKey } from '../fix/replace-key.js';
import type { KeyForm } from '../fix/replace-key.js';
import type { Analysis } from '../provenance/analysis.js';
import { describeOrigin, quoteNode } from '../provenance/describe.js';
import type { Origin } from '../provenance/graph.js';
import { betterKeyOf } from '../sinks/better-key.js';
import { describeRole, hasIssuerBeside, hasTenantBeside, hasWholeKeyBeside, isKeyOfRecord, isNamedKeyElsewhere, isNeutral, keySinksOf, weaknessOf } from '../sinks/key.js';
import type { KeySink } from '../sinks/key.js';

type MessageIds = 'mutableClaim' | 'pairwiseClaim' | 'oidWithoutTid' | 'useBoth';

export interface Options {
  readonly acceptNames?: boolean;
  readonly singleTenant?: boolean;
}

export const preferTidOidKey = defineRule<Options, MessageIds>({
  name: 'prefer-tid-oid-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'prefer the tenant id and object id together as the key of a user',
      recommended: true,
      strict: [{ acceptNames: true }],
      cwe: [639, 290, 694],
      statement: 'Use the unique combination of the tid and oid claims as a key when you need to associate data with the user.',
    },
    messages: {
      mutableClaim:
        '{{code}} is the `{{claim}}` claim (from {{origin}}) and stands in {{role}}. It can change and can later belong to somebody else, so data kept under it can reach the wrong person. Use `tid` and `oid` together.',
      pairwiseClaim:
        '{{code}} is the `sub` claim (from {{origin}}) and stands in {{role}}. `sub` differs for each application, so no other app or API of yours finds the same user by it. Use `tid` and `oid` together.',
      oidWithoutTid:
        '{{code}} is the object id (from {{origin}}) and stands in {{role}} without the tenant. An object id says who somebody is only inside one tenant. Put `tid` beside it, or set the option `singleTenant` where only one tenant ever signs in.',
      useBoth: 'Use `{{replacement}}`; data that is stored under the old key has to be migrated.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          acceptNames: { type: 'boolean', description: 'Also report claims that only their name tells, where only package.json tells of Microsoft identity.' },
          singleTenant: { type: 'boolean', description: 'Accept `oid` without `tid`: users of one tenant only ever sign in.' },
        },
      },
    ],
    hasSuggestions: true,
    defaultOptions: [{ acceptNames: false, singleTenant: false }],
  },
  about: 'microsoft',
  gate: /\b(?:oid|sub|subject|e?mails?|upn|preferred_?username|preferredName|unique_?(?:name|Id)|user_?name|localAccountId|accountIdentifier|objectId|userId|name)\b/i,
  // Sessions of NextAuth, whose options stand in another file.
  gateWithImports: /\bgetServerSession\(|\bauth\(\)/,
  create(analysis, { acceptNames = false, singleTenant = false }) {
    const { facts } = analysis;
    const seen = new Set<Node>();

    function problemOf(sink: KeySink): Problem<MessageIds> | undefined {
      const node = unwrap(sink.node);
      if (seen.has(node)) return undefined;
      const claims = analysis.trace(node).origins.filter((origin) => origin.kind === 'claim' && facts.trusts(origin, { names: acceptNames }));
      if (claims.length === 0 || isNamedKeyElsewhere(analysis, node)) return undefined;
      const found = (sink.any ? claims.find(({ claim }) => weaknessOf(claim) === 'mutable') : undefined)
        ?? claims.find(({ claim }) => weaknessOf(claim) === 'pairwise')
        ?? claims.find(({ claim }) => weaknessOf(claim) === 'tenantless');
      if (!found || isKeyOfRecord(analysis, found, sink)) return undefined;
      // What one function hands out is mended there, however often it is called.
      const idea = node.type === 'CallExpression' && !isInside(found.node, node) ? found.node : node;
      if (seen.has(idea)) return undefined;
      const messageId = judge(sink, found);
      if (messageId && found.evidence === 'name' && sink.local === true) return undefined;
      // Judged where most of its surroundings are in sight: what stands further in sees less of them.
      seen.add(node).add(idea);
      if (!messageId) return undefined;
      const data = { code: quoteNode(analysis.module, node), claim: found.claim ?? '', origin: describeOrigin(analysis.module, found), role: describeRole(sink) };
      return { node: sink.node, messageId, data, suggest: suggestionsFor(analysis, sink) };
    }

    function judge(sink: KeySink, { claim }: Origin): MessageIds | undefined {
      const weakness = weaknessOf(claim);
      if (weakness === 'tenantless') return singleTenant || hasTenantBeside(analysis, sink) ? undefined : 'oidWithoutTid';
      if (hasWholeKeyBeside(analysis, sink) || (weakness === 'pairwise' && hasIssuerBeside(analysis, sink))) return undefined;
      return weakness === 'pairwise' ? 'pairwiseClaim' : 'mutableClaim';
    }

    const listener = (node: Node): Problem<MessageIds>[] => keySinksOf(analysis, node).flatMap((sink) => problemOf(sink) ?? []);
    return {
      CallExpression: listener,
      NewExpression: listener,
      Property: listener,
      AssignmentExpression: listener,
      VariableDeclarator: listener,
      PropertyDefinition: listener,
      MemberExpression: listener,
      BinaryExpression: listener,
      TemplateLiteral: listener,
      ReturnStatement: listener,
      ArrowFunctionExpression: listener,
    };
  },
});

/** Where another claim can stand in the key's place, and both halves are in reach. */
function suggestionsFor(analysis: Analysis, sink: KeySink): Suggestion<MessageIds>[] {
  const better = isNeutral(sink) ? betterKeyOf(analysis, sink.node) : undefined;
  if (!better) return [];
  // Under TypeScript the member that held a string is declared as one: a string it stays.
  const asObject = sink.shape === 'record' && better.whole === undefined && !/\.[cm]?tsx?$/.test(analysis.module.filename);
  const form: KeyForm = asObject ? { first: 'tid', second: 'oid' } : 'string';
  const pair = { first: better.tid, second: better.oid, ...(better.optional === undefined ? {} : { optional: better.optional }), ...(better.pattern ? { pattern: better.pattern } : {}) };
  const replacement = asObject ? `{ tid: ${better.tid}, oid: ${better.oid} }` : `\${${better.tid}}.\${${better.oid}}`;
  const both: Suggestion<MessageIds> = { messageId: 'useBoth', data: { replacement }, fix: (fixer) => replaceKey(fixer, analysis.source, sink.node, pair, form) };
  if (better.whole === undefined || /b2c/i.test(analysis.module.text)) return [both];
  const { whole } = better;
  return [both, { messageId: 'useBoth', data: { replacement: whole }, fix: (fixer) => replaceKey(fixer, analysis.source, sink.node, { ...pair, first: whole }, 'first') }];
}
