import type { TSESTree } from '@typescript-eslint/utils';

import { unwrap } from '../ast/nodes.js';
import type { CallLike } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem, Suggestion } from '../define-rule.js';
import { addOption, liftProperty, renameProperty } from '../fix/index.js';
import type { Analysis } from '../provenance/analysis.js';
import { describeEvidence, quote, quoteNode } from '../provenance/describe.js';
import { onlyDecoded } from '../sinks/bearer.js';
import { handChecks } from '../sinks/hand-checks.js';
import { checksProvidersTokens, issuerSwitchOf, ownValueInReach, switchesOf, verifierOf } from '../sinks/verifier.js';
import type { SwitchedOff, VerifierSink } from '../sinks/verifier.js';

type MessageIds = 'addOption' | 'decoded' | 'ignored' | 'moveUp' | 'noAudience' | 'noIssuer' | 'neither' | 'rename' | 'signatureOnly' | 'switchedOff' | 'turnOn';

type Check = 'audience' | 'issuer';

/** The missing options with values in reach; nothing where one of the values is not, or the options are not written at the call. */
function addOptions(analysis: Analysis, { node, row, options }: VerifierSink, missing: readonly Check[]): Suggestion<MessageIds>[] {
  const texts: string[] = [];
  for (const check of missing) {
    const [option, ...deeper] = row[check] ?? [];
    const value = ownValueInReach(analysis, node, check);
    if (option === undefined || deeper.length > 0 || value === undefined) return [];
    texts.push(value === option ? option : `${option}: ${value}`);
  }
  const text = texts.join(', ');
  return [{ messageId: 'addOption', data: { options: quote(text) }, fix: (fixer) => addOption(fixer, analysis.source, node, { index: row.options, value: options }, text) ?? null }];
}

/** An option that the library does not see is moved to where it looks, or named as it is called there. */
function makeHeard(analysis: Analysis, at: TSESTree.Node, option: string, nested: boolean): Suggestion<MessageIds>[] {
  if (at.type !== 'Property') return [];
  const fix: Suggestion<MessageIds>['fix'] = (fixer) => (nested ? liftProperty(fixer, analysis.source, at) : renameProperty(fixer, at, option)) ?? null;
  return [{ messageId: nested ? 'moveUp' : 'rename', data: { option: quote(option) }, fix }];
}

function switchedOff(analysis: Analysis, { at, value, off }: SwitchedOff): Problem<MessageIds> {
  const turned = typeof off.value === 'boolean' ? String(!off.value) : undefined;
  return {
    node: at,
    messageId: 'switchedOff',
    data: { option: quote(`${off.path.join('.')}: ${String(off.value)}`), check: off.check },
    suggest: turned !== undefined && unwrap(value).type === 'Literal'
      ? [{ messageId: 'turnOn', data: { option: quote(`${off.path[off.path.length - 1] ?? ''}: ${turned}`) }, fix: (fixer) => fixer.replaceText(unwrap(value), turned) }]
      : [],
  };
}

function missingProblem(analysis: Analysis, sink: VerifierSink, missing: readonly Check[]): Problem<MessageIds> {
  const call = quoteNode(analysis.module, sink.node.callee);
  const option = (check: Check): string => quote(sink.row[check]?.join('.') ?? check);
  const messageId = missing.length === 2 ? 'neither' : missing[0] === 'audience' ? 'noAudience' : 'noIssuer';
  return { node: sink.node.callee, messageId, data: { call, audience: option('audience'), issuer: option('issuer') }, suggest: addOptions(analysis, sink, missing) };
}

export const requireTokenValidation = defineRule<object, MessageIds>({
  name: 'require-token-validation',
  meta: {
    type: 'problem',
    docs: {
      description: 'require audience, issuer and lifetime to be checked where tokens are verified',
      recommended: false,
      cwe: [345, 347, 613],
      statement: 'The audience claim (aud) must match your client ID. Make sure the token is coming from a trusted issuer.',
    },
    messages: {
      neither: '{{call}} checks the signature, but neither for whom nor by whom a token was issued: one for any other app with the same keys is let in. Give {{audience}} (the client id or URI of this API) and {{issuer}}.',
      noAudience: '{{call}} does not check for whom a token was issued: one for any other app of the same issuer is let in. Give {{audience}}, the client id or URI of this API.',
      noIssuer: '{{call}} does not check who issued a token: one of any other tenant with the same keys is let in. Give {{issuer}}, or compare `iss` or `tid` with what is allowed.',
      signatureOnly: '{{call}} checks the signature, but neither for whom nor by whom a token was issued, and has no option for it. Compare `aud` and `iss` with what is allowed, or use `jwtVerify` of jose with `audience` and `issuer`.',
      ignored: '{{call}} does not look at {{written}}, so the {{check}} of a token is not checked. Give it as {{option}}.',
      decoded: '{{token}} came with a request, as {{origin}} shows, and is opened without its signature being checked: anybody can write such a token. Verify it first, with the keys, the audience and the issuer that this API expects.',
      switchedOff: 'With {{option}} nothing checks {{check}}. Leave the check on.',
      addOption: 'Add {{options}}; a value that is not set would be skipped by some versions.',
      moveUp: 'Move it up to {{option}}.',
      rename: 'Name it {{option}}.',
      turnOn: 'Write {{option}}.',
    },
    hasSuggestions: true,
    schema: [],
  },
  gate: /jwt|jwk|jws|jose|jsonwebtoken|passport|validateIssuer|['"]base64|atob/i,
  create(analysis) {
    function judge(node: CallLike): Problem<MessageIds>[] {
      const sink = verifierOf(analysis, node);
      if (!sink || analysis.facts.microsoft === 'other' || !checksProvidersTokens(analysis, sink)) return [];
      const byHand = handChecks(analysis);
      const call = quoteNode(analysis.module, node.callee);
      const problems = switchesOf(analysis, sink).filter(({ off }) => off.by === undefined || !byHand.has(off.by)).map((off) => switchedOff(analysis, off));
      const missing: Check[] = [];
      for (const check of (['audience', 'issuer'] as const).filter((one) => !byHand.has(one))) {
        const expected = sink[check];
        if (expected.state === 'missing' || expected.state === 'unsupported') missing.push(check);
        if (expected.state !== 'ignored') continue;
        const option = sink.row[check]?.at(-1) ?? check;
        problems.push({ node: expected.at, messageId: 'ignored', data: { call, check, written: quote(expected.written), option: quote(option) }, suggest: makeHeard(analysis, expected.at, option, expected.nested) });
      }
      // The keys of other providers are one tenant's own: who signed is who issued.
      if (missing.length === 0 || (missing.join('') === 'issuer' && analysis.facts.microsoft === 'none')) return problems;
      if (sink.audience.state === 'unsupported') return [...problems, { node: node.callee, messageId: 'signatureOnly', data: { call } }];
      return [...problems, missingProblem(analysis, sink, missing)];
    }

    function decodedProblem(node: TSESTree.CallExpression): Problem<MessageIds> | undefined {
      const found = onlyDecoded(analysis, node);
      return found && { node, messageId: 'decoded', data: { token: quoteNode(analysis.module, found.token), origin: describeEvidence(analysis.module, found.origin, found.token) } };
    }

    return {
      CallExpression: (node) => decodedProblem(node) ?? judge(node),
      NewExpression: judge,
      Property(node) {
        const off = issuerSwitchOf(analysis, node);
        return off && !handChecks(analysis).has('issuer') ? switchedOff(analysis, off) : undefined;
      },
    };
  },
});
