import type { Node } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem, Suggestion } from '../define-rule.js';
import { removeProperty, replaceExpression } from '../fix/index.js';
import type { Analysis } from '../provenance/analysis.js';
import { describeOrigin, quoteNode } from '../provenance/describe.js';
import { durationText } from '../sinks/duration-text.js';
import type { Duration } from '../sinks/duration.js';
import { expInReach, untilExp } from '../sinks/exp-in-reach.js';
import type { Lifetime } from '../sinks/lifetime.js';
import { ownValueText } from '../sinks/response-lifetime.js';
import { decidedAt, fixedLifetimesAt, placeOf } from '../sinks/session-lifetime.js';
import type { FixedLifetime } from '../sinks/session-lifetime.js';

type MessageIds = 'endBrowserSession' | 'fallback' | 'hardcoded' | 'idle' | 'instead' | 'missing' | 'useExp' | 'useOwnValue';
export interface SessionLifetimeOptions {
  readonly checkIdleTimers: boolean;
}

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
    schema: [{
      type: 'object',
      properties: { checkIdleTimers: { type: 'boolean', description: 'Whether to report fixed inactivity limits (idle timers, rolling durations), too.' } },
      additionalProperties: false,
    }],
    hasSuggestions: true,
    defaultOptions: [{ checkIdleTimers: false }],
  },
  about: 'microsoft',
  gate: /max-?_?age|expir|ttl|life_?-?(?:time|span)|duration|validity|timeout|cookie|idle|\bexp[\n\r\t .,:;?!'"`()[\]{}<>=&|*/%+\-]|ends?_?at|setex|\b[EP]X['"`:]|sess(?:ion)?s?:|session(?:store|cache|storage|repository|client)/i,
  create(analysis, { checkIdleTimers }) {
    const { facts } = analysis;
    const inFile = facts.microsoft === 'file';
    if (facts.ownLogin) return {};
    const isMeant = (found: FixedLifetime): boolean => {
      switch (found.type) {
        case 'answer':
          return facts.trusts(found.answer.token);
        case 'stand-in': {
          // Other providers' answers look alike: a member alone is Microsoft's only where the file speaks of Microsoft.
          const { origin } = found.found;
          return origin ? facts.trusts(origin) && (inFile || origin.evidence === 'flow' || origin.evidence === 'type') : inFile;
        }
        case 'slot':
          return found.lifetime.idle ? checkIdleTimers : found.lifetime.subject !== 'token' || inFile;
      }
    };
    const reported = new Set<Node>();
    const check = (node: Node): Problem<MessageIds> | undefined => {
      const found = fixedLifetimesAt(analysis, node).find(isMeant);
      const decided = found && decidedAt(found);
      if (!decided || reported.has(decided)) return undefined;
      reported.add(decided);
      return problemOf(analysis, found);
    };
    return { Property: check, AssignmentExpression: check, CallExpression: check, JSXAttribute: check, LogicalExpression: check, ConditionalExpression: check, IfStatement: check };
  },
});

function problemOf(analysis: Analysis, found: FixedLifetime): Problem<MessageIds> {
  const { module, source } = analysis;
  const node = placeOf(found);
  if (found.type === 'answer') {
    const { key, token, value } = found.answer;
    return { node, messageId: 'instead', data: { key, duration: durationText(module, value, found.duration), origin: describeOrigin(module, token) } };
  }
  if (found.type === 'stand-in') {
    const { response, value, whole } = found.found;
    const own = response && ownValueText(module, response);
    return {
      node,
      messageId: 'missing',
      data: { duration: quoteNode(module, value), source: response ? quoteNode(module, response) : 'the lifetime' },
      suggest: own === undefined ? [] : [{ messageId: 'useOwnValue', data: { replacement: own }, fix: (fixer) => replaceExpression(fixer, source, whole, own, 'call') ?? null }],
    };
  }
  const { duration, lifetime: { idle, perSession, slot, value } } = found;
  const { at, of } = duration.fallback ?? {};
  return {
    node,
    messageId: idle ? 'idle' : duration.fallback ? 'fallback' : 'hardcoded',
    data: { slot, duration: durationText(module, value, duration), remedy: perSession ?? 'at sign-in from the `exp` claim of the ID token', source: of ? quoteNode(module, of) : at && analysis.constant(at)?.isElsewhere ? 'the setting behind it' : 'it' },
    suggest: idle || found.lifetime.isElsewhere === true ? [] : suggestions(analysis, found.lifetime, duration),
  };
}

function suggestions(analysis: Analysis, { omitted, property, unit, value }: Lifetime, duration: Duration): Suggestion<MessageIds>[] {
  const found: Suggestion<MessageIds>[] = [];
  const exp = expInReach(analysis, value);
  const until = exp && untilExp(exp, unit, duration);
  if (exp && until) {
    const { precedence, text } = until;
    found.push({ messageId: 'useExp', data: { source: exp.of, replacement: text }, fix: (fixer) => replaceExpression(fixer, analysis.source, value, text, precedence) ?? null });
  }
  if (property && omitted === 'browser-session') {
    const name = analysis.module.textOf(property.key);
    found.push({ messageId: 'endBrowserSession', data: { property: name }, fix: (fixer) => removeProperty(fixer, analysis.source, property) ?? null });
  }
  return found;
}
