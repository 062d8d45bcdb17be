import { lineOf } from '../ast/nodes.js';
import type { CallLike } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem, Suggestion } from '../define-rule.js';
import { replaceModule, secureSchemes } from '../fix/index.js';
import type { Analysis } from '../provenance/analysis.js';
import { describeOrigin } from '../provenance/describe.js';
import { authCallOf, authOptionOf, protectedResourceOf } from '../sinks/auth-address.js';
import type { AuthAddressSink } from '../sinks/auth-address.js';
import type { Carried } from '../sinks/credential.js';
import { insecureChannelOf } from '../sinks/grpc.js';
import { httpsModuleOf } from '../sinks/node-http.js';
import { defaultBaseOf, plainRequestOf } from '../sinks/request.js';
import type { RequestSink } from '../sinks/request-sink.js';
import type { PlainUrl } from '../sinks/url.js';

type MessageIds = 'authority' | 'insecureChannel' | 'keys' | 'redirect' | 'resource' | 'tokenOverHttp' | 'useHttpsModule' | 'useSecureScheme';

const PARTS: Readonly<Record<Carried['part'], string>> = { body: 'field of the body', cookie: 'header', header: 'header', option: 'option', query: 'query parameter' };

const ADDRESS_MESSAGES: Readonly<Record<AuthAddressSink['address'], MessageIds>> = { authority: 'authority', keys: 'keys', redirect: 'redirect', resource: 'resource' };

/** Which token it is: "the token in the `Authorization` header, which comes from `pca.acquireTokenSilent()` (line 3),". */
function describeToken({ module }: Analysis, { name, node, origin, part }: Carried): string {
  const place = `the token in the \`${name}\` ${PARTS[part]}`;
  return origin && origin.evidence !== 'name' ? `${place}, which comes from ${describeOrigin(module, origin)},` : `${place} (line ${lineOf(node)})`;
}

function secureScheme({ source }: Analysis, plain: readonly PlainUrl[]): Suggestion<MessageIds>[] {
  const literals = plain.flatMap(({ literal }) => literal ?? []);
  return [{ messageId: 'useSecureScheme', data: { secure: `${plain[0]?.scheme ?? 'http'}s:` }, fix: (fixer) => secureSchemes(fixer, source, literals) }];
}

function httpsModule(analysis: Analysis, definition: NonNullable<RequestSink['plainModule']>): Suggestion<MessageIds>[] {
  const change = httpsModuleOf(analysis, definition);
  return change ? [{ messageId: 'useHttpsModule', data: { module: change.module }, fix: (fixer) => replaceModule(fixer, analysis.source, change.specifier, change.module, change.literals) }] : [];
}

function requestProblem(analysis: Analysis, sink: RequestSink | undefined): Problem<MessageIds> | undefined {
  const [first] = sink?.plain ?? [];
  const [token] = first && sink ? sink.tokens() : [];
  if (!sink || !first || !token) return undefined;
  const data = { url: first.shown, token: describeToken(analysis, token), secure: `${first.scheme}s:` };
  return { node: sink.url, messageId: 'tokenOverHttp', data, suggest: sink.plainModule ? httpsModule(analysis, sink.plainModule) : secureScheme(analysis, sink.plain) };
}

function addressProblem(analysis: Analysis, sink: AuthAddressSink | undefined): Problem<MessageIds> | undefined {
  const [first] = sink?.plain ?? [];
  if (!sink || !first) return undefined;
  const data = { option: sink.name, url: first.shown, secure: `${first.scheme}s:` };
  return { node: sink.url, messageId: ADDRESS_MESSAGES[sink.address], data, suggest: secureScheme(analysis, sink.plain) };
}

function callProblem(analysis: Analysis, call: CallLike): Problem<MessageIds> | undefined {
  const channel = insecureChannelOf(analysis, call);
  const [token] = channel?.tokens() ?? [];
  if (channel && token) return { node: channel.node, messageId: 'insecureChannel', data: { token: describeToken(analysis, token) } };
  return addressProblem(analysis, authCallOf(analysis, call)) ?? requestProblem(analysis, plainRequestOf(analysis, call));
}

export const noTokenOverHttp = defineRule<object, MessageIds>({
  name: 'no-token-over-http',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow sending tokens over unencrypted connections',
      recommended: true,
      cwe: [319, 523],
      statement: "Don't pass security artifacts like tokens around on nonsecure channels.",
    },
    messages: {
      tokenOverHttp: '`{{url}}` is not encrypted, and {{token}} goes along: everyone on the way can read the token and use it until it expires. Speak to this host over `{{secure}}`.',
      redirect: '`{{option}}` is `{{url}}`: the answer to the sign-in, with its code or token, reaches the app unencrypted. Use `{{secure}}`; only loopback addresses may be plain.',
      authority: '`{{option}}` is `{{url}}`: credentials, codes and tokens pass between the app and the identity provider unencrypted. Use `{{secure}}`.',
      keys: '`{{url}}` is not encrypted: whoever sits on the way can answer with keys or metadata of their own, and their tokens will be accepted. Fetch them over `{{secure}}`.',
      resource: 'MSAL adds an access token to every request to `{{url}}`, which is not encrypted: everyone on the way can read the token and use it. Register the address with `{{secure}}`.',
      insecureChannel: '`createInsecure()` makes a channel without encryption, and {{token}} goes through it: everyone on the way can read the token and use it. Use `createSsl()`.',
      useSecureScheme: 'Use `{{secure}}` here; the host must answer there.',
      useHttpsModule: 'Use the module `{{module}}` for the requests of this file; the hosts must answer there.',
    },
    schema: [],
    hasSuggestions: true,
  },
  gateBeside: /token|jwt|auth|bearer|cookie|credential|session|assertion|headers['"]?\s*[:,}]|redirect_?ur[il]|jwks|metadata|well_?known|discover|protectedResource/i,
  gateWithImports: /authorization|bearer/i,
  gate: /\b(?:http|ws):\/\/|['"`](?:node:)?(?:http|ws):?['"`]|\bcreateInsecure\b/i,
  create: (analysis) => ({
    CallExpression: (node) => callProblem(analysis, node) ?? addressProblem(analysis, protectedResourceOf(analysis, node)),
    NewExpression: (node) => callProblem(analysis, node),
    Property: (node) => addressProblem(analysis, authOptionOf(analysis, node)),
    ArrayExpression: (node) => addressProblem(analysis, protectedResourceOf(analysis, node)),
    AssignmentExpression: (node) => requestProblem(analysis, defaultBaseOf(analysis, node)),
  }),
});
