import type { TSESTree } from '@typescript-eslint/utils';

import type { CallLike, Node } from '../ast/nodes.js';
import { argumentAt, calleeName } from '../ast/nodes.js';
import { factAt } from './facts-of.js';
import type { Origin, Step } from './graph.js';
import type { Module } from './module.js';
import { openedBy } from './opened.js';
import type { Opened } from './opened.js';
import { hasSharedSecret } from './shared-secret.js';
import type { Context } from './step.js';

/**
 * The claims that a decoder's call gives: those of an ID token, and of an inbound token where this API verifies what it receives.
 * The contents of an access token that this program acquired are nothing that a rule may build on: unknown.
 */
export function claimsStep(context: Context, call: TSESTree.CallExpression, path: readonly string[]): Step | undefined {
  const opened = openedBy(context, call);
  if (!opened || (opened.does === 'verify' && hasSharedSecret(context.module, call))) return undefined;
  return claimsBelow(context, opened, path);
}

/** `jwt.verify(token, key, (error, claims) => …)`: what the callback of a verifier gets second. */
export function verifiedStep(context: Context, call: CallLike, index: number, path: readonly string[]): Step | undefined {
  const opened = index === 1 ? openedBy(context, call) : undefined;
  if (opened?.does !== 'verify' || opened.by !== 'library' || hasSharedSecret(context.module, call)) return undefined;
  return claimsBelow(context, opened, path);
}

/** What stands at a path of a decoder's answer, which may hold more than the claims: a header, a signature. */
function claimsBelow(context: Context, opened: Opened, path: readonly string[]): Step | undefined {
  const { claimsAt } = opened;
  if (!claimsAt || claimsAt.some((name, index) => path[index] !== name)) return undefined;
  const below = path.slice(claimsAt.length);
  return { edges: [{ node: opened.token, path: opened.tokenPath }], map: (from) => claimsOf(context, from, opened, below) };
}

function claimsOf(context: Context, from: Origin, opened: Opened, path: readonly string[]): Origin | undefined {
  const readable = from.kind === 'id-token' || from.kind === 'sso-token' || (from.kind === 'inbound-token' && (opened.does === 'verify' || verifies(context.module)));
  const fact = readable ? factAt({ kind: 'claims' }, path) : undefined;
  if (!fact) return undefined;
  return { ...fact, evidence: from.evidence, provider: from.provider, node: from.node, ...(from.gated === true ? { gated: true } : {}) };
}

const verifying = new WeakMap<Node, boolean>();

/** Whether the file calls a verifier: the decoded copy of a token is then one of a token that was checked. */
function verifies(module: Module): boolean {
  let known = verifying.get(module.ast);
  if (known === undefined) {
    known = module.calls.some((call) => /^(?:jwt)?verif(?:y|ies)|^validate\w*(?:Token|Jwt)/i.test(calleeName(call) ?? '') && argumentAt(call, 0) !== undefined && !hasSharedSecret(module, call));
    verifying.set(module.ast, known);
  }
  return known;
}
