import type { Node } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem, Suggestion } from '../define-rule.js';
import { removeProperty, replaceExpression } from '../fix/index.js';
import type { Analysis } from '../provenance/analysis.js';
import { describeOrigin, quoteNode } from '../provenance/describe.js';
import type { Origin } from '../provenance/graph.js';
import { durationOf, durationText } from '../sinks/duration.js';
import type { Duration } from '../sinks/duration.js';
import { expInReach, untilExp } from '../sinks/exp-in-reach.js';
import { lifetimeOfAttribute, lifetimeOfCall, lifetimeOfCookieText } from '../sinks/lifetime-calls.js';
import { lifetimeOfAssignment, lifetimeOfProperty } from '../sinks/lifetime.js';
import type { Lifetime } from '../sinks/lifetime.js';
import { answerLifetimeOf, missingLifetimeOf, ownValueText, responseFallbackOf } from '../sinks/response-lifetime.js';
import type { ResponseFallback } from '../sinks/response-lifetime.js';

type MessageIds = 'endBrowserSession' | 'fallback' | 'hardcoded' | 'idle' | 'instead' | 'missing' | 'useExp' | 'useOwnValue';
export interface SessionLifetimeOptions {
  readonly checkIdleTimers: boolean;
}
type Found = Problem<MessageIds>;

/** Shorter ones are delays, flash messages and deletions, not lifetimes of sessions. In milliseconds. */
const SHORTEST_MS = 60_000;

export const noHardcodedSessionLifetime = defineRule<SessionLifetimeOptions, MessageIds>({
  name: 'no-hardcoded-session-lifetime',
  meta: {
    type: 'problem',
    docs: {
      description: 'require session lifetimes to follow the exp claim of the ID token',
      recommended: true,
      strict: [{ checkIdleTimers: true }],
      cwe: [613],
      statement: 'Session lifetime must be based on the exp claim in the ID token.',
    },
    messages: {
      hardcoded: '{{slot}} is fixed at {{duration}}, whatever the `exp` claim of the ID token says. The session then lasts on after the sign-in that it stands for has ended, or ends too early. Set it {{remedy}}.',
      fallback: '{{slot}} falls back to {{duration}} where {{source}} is not set, whatever the `exp` claim of the ID token says. The session then lasts on after the sign-in that it stands for has ended, or ends too early. Set it {{remedy}}.',
      missing: '{{duration}} stands in where {{source}} is missing, so a token or session is taken for valid longer than anybody promised. Use the value of the answer, and treat a missing one as expired.',
      instead: '`{{key}}` is fixed at {{duration}} beside a token that comes from {{origin}}. Whoever reads it keeps using the token after it has ended, or renews it too often. Use the expiry that came with the token.',
      idle: '{{slot}} is fixed at {{duration}}: it ends the session by inactivity, not by the `exp` claim of the ID token. Let the session end with the ID token, and take an inactivity limit from the policy of the tenant.',
      useExp: 'Let it end with `{{source}}`: `{{replacement}}`. Each sign-in then has the lifetime that its ID token gives.',
      useOwnValue: 'Use `{{replacement}}` alone. Where the answer does not say it, nothing stands in any more.',
      endBrowserSession: 'Remove `{{property}}`: the cookie then ends with the browser session, so the user signs in again after closing the browser.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          checkIdleTimers: {
            description: 'Whether to report fixed inactivity limits (idle timers, rolling durations), too.',
            type: 'boolean',
          },
        },
        additionalProperties: false,
      },
    ],
    hasSuggestions: true,
    defaultOptions: [{ checkIdleTimers: false }],
  },
  gate: /max-?_?age|expir|ttl|life_?-?(?:time|span)|duration|validity|setTimeout|timeout|idle|\bexp\b|ends?_?at|setex|\bE[XP]\b/i,
  create(analysis, { checkIdleTimers }) {
    const { facts, module } = analysis;
    if ((facts.microsoft !== 'file' && facts.microsoft !== 'package') || facts.ownLogin) return {};
    const reported = new Set<Node>();
    const once = (duration: Duration): boolean => !reported.has(duration.literal) && reported.add(duration.literal).size > 0;

    const standsIn = (found: ResponseFallback | undefined): Found | undefined => {
      // A name alone, or a member alone, is Microsoft's only where the file speaks of Microsoft.
      const known = found && (facts.microsoft === 'file' || found.origin?.evidence === 'flow' || found.origin?.evidence === 'type');
      const duration = known ? durationOf(analysis, found.value, undefined) : undefined;
      if (!found || !duration || (found.origin && !facts.trusts(found.origin)) || isShort(analysis, found.value, duration) || !once(duration)) return undefined;
      const { response, value, whole } = found;
      const own = response && ownValueText(module, response);
      return {
        node: value,
        messageId: 'missing',
        data: { duration: quoteNode(module, value), source: response ? quoteNode(module, response) : 'the lifetime' },
        suggest: own === undefined ? [] : [{ messageId: 'useOwnValue', data: { replacement: own }, fix: (fixer) => replaceExpression(fixer, analysis.source, whole, own, 'call') ?? null }],
      };
    };

    const decides = (lifetime: Lifetime | undefined): Found | undefined => {
      if (!lifetime || (lifetime.idle && !checkIdleTimers)) return undefined;
      if (lifetime.subject === 'token' && facts.microsoft !== 'file') return undefined;
      const duration: Duration | undefined = lifetime.ms === undefined ? durationOf(analysis, lifetime.value, lifetime.unit) : { ms: lifetime.ms, shape: 'object', literal: lifetime.value };
      if (!duration || isShort(analysis, lifetime.value, duration)) return undefined;
      const at = duration.fallback?.at;
      const response = at && (at.type === 'LogicalExpression' || at.type === 'ConditionalExpression') ? standsIn(responseFallbackOf(analysis, at)) : undefined;
      if (response) return response;
      if (!once(duration)) return undefined;
      const source = duration.fallback?.of;
      return {
        node: at && !contains(lifetime.value, at) ? at : lifetime.value,
        messageId: lifetime.idle ? 'idle' : duration.fallback ? 'fallback' : 'hardcoded',
        data: {
          slot: lifetime.slot,
          duration: durationText(module, lifetime.value, duration),
          remedy: lifetime.perSession ?? 'at sign-in from the `exp` claim of the ID token',
          source: source ? quoteNode(module, source) : 'it',
        },
        suggest: lifetime.idle ? [] : suggestions(analysis, lifetime, duration),
      };
    };

    return {
      Property(node) {
        const answer = answerLifetimeOf(analysis, node);
        if (answer) {
          const origin: Origin = answer.token;
          const duration = facts.trusts(origin) ? durationOf(analysis, answer.value, 's') : undefined;
          if (duration && !duration.fallback && !isShort(analysis, answer.value, duration) && once(duration)) {
            return { node: answer.value, messageId: 'instead', data: { key: answer.key, duration: durationText(module, answer.value, duration), origin: describeOrigin(module, origin) } };
          }
        }
        return decides(lifetimeOfProperty(analysis, node));
      },
      AssignmentExpression(node) {
        const { left, operator, right } = node;
        if (operator !== '=' || left.type !== 'MemberExpression') return undefined;
        const isCookie = left.property.type === 'Identifier' && left.property.name === 'cookie' && left.object.type !== 'ThisExpression' && /\bdocument$/.test(module.text.slice(...left.object.range));
        return decides(isCookie ? lifetimeOfCookieText(analysis, right) : lifetimeOfAssignment(left, right));
      },
      CallExpression: (node) => decides(lifetimeOfCall(analysis, node)),
      JSXAttribute: (node) => (checkIdleTimers ? decides(lifetimeOfAttribute(node)) : undefined),
      LogicalExpression: (node) => standsIn(responseFallbackOf(analysis, node)),
      ConditionalExpression: (node) => standsIn(responseFallbackOf(analysis, node)),
      IfStatement: (node) => standsIn(missingLifetimeOf(analysis, node)),
    };
  },
});

function isShort(analysis: Analysis, value: Node, { ms }: Duration): boolean {
  if (ms !== undefined) return !(ms > SHORTEST_MS) && !(ms === SHORTEST_MS);
  const number = analysis.constant(value)?.value;
  return typeof number === 'number' && number < SHORTEST_MS / 1000;
}

function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

function suggestions(analysis: Analysis, { omitted, property, unit, value }: Lifetime, duration: Duration): Suggestion<MessageIds>[] {
  const found: Suggestion<MessageIds>[] = [];
  const exp = expInReach(analysis, value);
  const until = exp && untilExp(exp, unit, duration);
  if (exp && until) {
    found.push({
      messageId: 'useExp',
      data: { source: exp.of, replacement: until.text },
      fix: (fixer) => replaceExpression(fixer, analysis.source, value, until.text, until.precedence) ?? null,
    });
  }
  if (property && omitted === 'browser-session') {
    found.push({
      messageId: 'endBrowserSession',
      data: { property: analysis.module.text.slice(...property.key.range) },
      fix: (fixer) => removeProperty(fixer, analysis.source, property) ?? null,
    });
  }
  return found;
}
