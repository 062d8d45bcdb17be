import { argumentAt, calleeName, isFunction, stringValue, unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { CHAIN_AUTH, CHAIN_BODY, CHAIN_HEADERS, CHAIN_QUERY, TOKEN_FIELDS } from '../identity/http.js';
import type { RequestCall } from '../identity/http.js';
import type { Analysis, Lookup } from '../provenance/analysis.js';
import { bareToken, fieldToken, fieldTokens, headerToken, headerTokens, optionTokens, textTokens } from './credential.js';
import type { Carried } from './credential.js';

/** The arguments of a call that can be its options. */
export function optionNodes(call: CallLike, shape: RequestCall): Node[] {
  return (shape.options ?? []).flatMap((index) => argumentAt(call, index) ?? []).filter((node) => !isFunction(unwrap(node)));
}

/** The first of these options that is there; `lookup`: the files that are opened for it. */
export function optionOf(analysis: Analysis, options: readonly Node[], names: readonly string[], lookup: Lookup = analysis): Node | undefined {
  for (const option of options) {
    if (!analysis.mayHave(option, names)) continue;
    for (const name of names) {
      const reading = lookup.read(option, [name]);
      if (reading.state === 'found') return reading.node;
    }
  }
  return undefined;
}

/** The tokens of one call: in its options, body, URL, chain, and in what is done to its result. */
export function callTokens(analysis: Analysis, call: CallLike, shape: RequestCall, own: Node | undefined): Carried[] {
  const body = shape.body === undefined ? undefined : argumentAt(call, shape.body);
  const headers = shape.headers === undefined ? undefined : argumentAt(call, shape.headers);
  return [
    ...optionNodes(call, shape).flatMap((options) => optionTokens(analysis, options)),
    ...(headers ? headerTokens(analysis, headers) : []),
    ...(body ? fieldTokens(analysis, 'body', body) : []),
    ...[body && calleeName(call)?.endsWith('WebSocket') === true ? bareToken(analysis, 'protocol', body) : undefined].flatMap((token) => token ?? []),
    ...(own ? urlTokens(analysis, own) : []),
    ...chainTokens(analysis, call),
    ...resultTokens(analysis, call),
  ];
}

/** The tokens in the query of a URL. */
export function urlTokens(analysis: Analysis, url: Node): Carried[] {
  const found = textTokens(analysis, 'query', url);
  // `url.searchParams.set('access_token', t)` on a URL that is held in a variable.
  for (const name of unwrap(url).type === 'Identifier' ? TOKEN_FIELDS.keys() : []) {
    const reading = analysis.read(url, ['searchParams', name]);
    const carried = reading.state === 'found' ? fieldToken(analysis, 'query', name, reading.node) : undefined;
    if (carried) found.push(carried);
  }
  return found;
}

/** `request.get(url).set('Authorization', t).send(x)`, also `.auth(t, { type: 'bearer' })`. */
function chainTokens(analysis: Analysis, call: CallLike): Carried[] {
  const tokens: Carried[] = [];
  let at: Node = call;
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at && at.parent.parent.type === 'CallExpression' && at.parent.parent.callee === at.parent) {
    const next: CallLike = at.parent.parent;
    at = next;
    const name = calleeName(next) ?? '';
    const first = argumentAt(next, 0);
    const second = argumentAt(next, 1);
    if (!first) continue;
    if (CHAIN_HEADERS.includes(name)) {
      const key = stringValue(first);
      tokens.push(...(key !== undefined && second ? [headerToken(analysis, key, second)].flatMap((token) => token ?? []) : headerTokens(analysis, first)));
    } else if (CHAIN_AUTH.includes(name)) {
      const kind = second && analysis.read(second, ['type']);
      const bearer = kind?.state === 'found' && stringValue(kind.node) === 'bearer';
      const carried = headerToken(analysis, 'Authorization', first) ?? (bearer ? { part: 'header' as const, name: 'Authorization', node: first, origin: undefined } : undefined);
      // `.auth(user, password)` is Basic.
      if (carried && (!second || bearer)) tokens.push(carried);
    } else if (CHAIN_QUERY.includes(name)) {
      tokens.push(...fieldTokens(analysis, 'query', first));
    } else if (CHAIN_BODY.includes(name)) {
      tokens.push(...fieldTokens(analysis, 'body', first));
    }
  }
  return tokens;
}

/** `const r = http.request(url); r.setHeader('Authorization', t)`, `const r = new Request(url); r.headers.set(…)`. */
function resultTokens(analysis: Analysis, call: CallLike): Carried[] {
  const holder = call.parent.type === 'VariableDeclarator' ? call.parent.id : undefined;
  if (holder?.type !== 'Identifier') return [];
  const first = analysis.module.variableOf(holder)?.references.find(({ init }) => init !== true)?.identifier;
  if (!first) return [];
  const headers = analysis.read(first, ['headers', 'authorization'], { ignoreCase: true });
  const carried = headers.state === 'found' ? headerToken(analysis, 'Authorization', headers.node) : undefined;
  return [...headerTokens(analysis, first), ...(carried ? [carried] : [])];
}
