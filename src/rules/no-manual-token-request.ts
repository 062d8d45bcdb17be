import type { Node } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem, Suggestion } from '../define-rule.js';
import { replaceExpression } from '../fix/index.js';
import type { Analysis } from '../provenance/analysis.js';
import { clientInReach } from '../provenance/reach.js';
import { answerOf, fieldOf, grantOf, scopeOf } from '../sinks/grant.js';
import type { GrantSink } from '../sinks/grant.js';

type MessageIds = 'manual' | 'useMsal';

/** The code of a list of scopes that means what a field with scopes between spaces means. */
function scopesText(analysis: Analysis, scope: Node): string {
  const { text } = analysis.module;
  const value = analysis.constant(scope)?.value;
  const written = text.slice(...scope.range);
  if (typeof value !== 'string') return `${/^[\w.$]+$/.test(written) ? written : `(${written})`}.split(' ')`;
  const quote = written.startsWith('"') ? '"' : "'";
  return scope.type === 'Literal' ? `[${value.split(/\s+/).filter((name) => name !== '').map((name) => `${quote}${name}${quote}`).join(', ')}]` : `[${written}]`;
}

/** The call of MSAL in the place of the request, where the answer's token is all that is read of it. */
function useMsal(analysis: Analysis, sink: GrantSink): Suggestion<MessageIds>[] {
  const { call } = sink.grant;
  const answer = call && answerOf(sink);
  const client = answer && clientInReach(analysis, answer);
  const scope = scopeOf(analysis, sink);
  if (!call || !answer || client === undefined || !scope) return [];
  const members: string[] = [];
  for (const { member, field } of call.members) {
    const value = fieldOf(analysis, sink, field);
    if (!value) return [];
    const text = analysis.module.textOf(value);
    members.push(text === member ? member : `${member}: ${text}`);
  }
  const request = `{ ${[...members, `scopes: ${scopesText(analysis, scope)}`].join(', ')} }`;
  return [{
    messageId: 'useMsal',
    data: { call: `${client}.${call.method}()` },
    fix: (fixer) => replaceExpression(fixer, analysis.source, answer, `(await ${client}.${call.method}(${request}))?.accessToken`, 'member') ?? null,
  }];
}

export const noManualTokenRequest = defineRule<object, MessageIds>({
  name: 'no-manual-token-request',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'disallow token requests that are written by hand where MSAL makes them',
      recommended: true,
      cwe: [657, 522],
      statement: 'MSAL libraries manage the details of the OAuth2 protocol including … refreshing tokens.',
    },
    messages: {
      manual: 'The grant `{{grant}}` is asked of {{endpoint}} by hand: caching, renewal, retries, claims challenges and keeping its secrets apart are then up to this code. Better {{instead}}.',
      useMsal: 'Ask {{call}}, which also caches; the client must be registered for the same app, and errors come as the classes of MSAL.',
    },
    hasSuggestions: true,
    schema: [],
  },
  about: 'microsoft',
  gate: /grant_type/,
  gateWithImports: /grant_type/,
  create: (analysis) => {
    const judge = (node: Node): Problem<MessageIds> | undefined => {
      const sink = grantOf(analysis, node);
      if (!sink || sink.endpoint === 'other' || analysis.facts.microsoft === 'other') return undefined;
      // An address of another file tells by itself.
      if (sink.endpoint !== 'microsoft' && analysis.facts.microsoft !== 'file') return undefined;
      const endpoint = sink.endpoint === 'microsoft' ? "Microsoft's token endpoint" : 'a token endpoint';
      return { node, messageId: 'manual', data: { grant: sink.grant.value, endpoint, instead: sink.grant.instead }, suggest: useMsal(analysis, sink) };
    };
    return { Property: judge, CallExpression: judge, Literal: judge, TemplateLiteral: judge };
  },
});
