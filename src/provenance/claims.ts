import type { TSESTree } from '@typescript-eslint/utils';

import type { CallLike, Node } from '../ast/nodes.js';
import { argumentAt, calleeName, memberName, receiverOf, unwrapAwait } from '../ast/nodes.js';
import { soleWrite } from './definition.js';
import { factAt } from './facts-of.js';
import type { Origin, Step } from './graph.js';
import type { Module, Variable } from './module.js';
import { openedBy } from './opened.js';
import type { Opened } from './opened.js';
import { readProperty } from './read.js';
import type { Context } from './step.js';

/**
 * The claims that a decoder's call gives: those of an ID token, and of an inbound token where this API verifies what it receives.
 * The contents of an access token that this program acquired are nothing that a rule may build on: unknown.
 */
export function claimsStep(context: Context, call: TSESTree.CallExpression, path: readonly string[]): Step | undefined {
  const opened = openedBy(context, call);
  if (!opened?.claimsAt || (opened.does === 'verify' && hasSharedSecret(context, call))) return undefined;
  const { claimsAt } = opened;
  if (claimsAt.some((name, index) => path[index] !== name)) return undefined;
  const below = path.slice(claimsAt.length);
  return { edges: [{ node: opened.token, path: opened.tokenPath }], map: (from) => claimsOf(context, from, opened, below) };
}

/** `jwt.verify(token, key, (error, claims) => …)`: what the callback of a verifier gets second. */
export function verifiedStep(context: Context, call: CallLike, index: number, path: readonly string[]): Step | undefined {
  const opened = call.type === 'CallExpression' && index === 1 ? openedBy(context, call) : undefined;
  if (opened?.does !== 'verify' || opened.by !== 'library' || !opened.claimsAt || hasSharedSecret(context, call)) return undefined;
  return { edges: [{ node: opened.token, path: opened.tokenPath }], map: (from) => claimsOf(context, from, opened, path) };
}

function claimsOf(context: Context, from: Origin, opened: Opened, path: readonly string[]): Origin | undefined {
  const readable = from.kind === 'id-token' || from.kind === 'sso-token' || (from.kind === 'inbound-token' && (opened.does === 'verify' || verifies(context)));
  const fact = readable ? factAt({ kind: 'claims' }, path) : undefined;
  if (!fact) return undefined;
  return { ...fact, evidence: from.evidence, provider: from.provider, node: from.node, ...(from.gated === true ? { gated: true } : {}) };
}

/** Names of keys that whoever signs and whoever verifies must both know. */
const SECRET = /secret|passphrase|hmac|symmetric/i;

/**
 * Whether a verifier is given a shared secret: a text, bytes of a text, a name that says so, or what the file signs with.
 * Identity providers sign with a private key and publish the other half, so such a token is the program's own.
 */
function hasSharedSecret(context: Context, call: CallLike): boolean {
  const key = argumentAt(call, 1);
  // @nestjs/jwt: `jwtService.verify(token)` takes the key from the module's configuration, `{ secret }` or `{ publicKey }` from its options.
  if (!key) return /^verify(?:Async)?$/.test(calleeName(call) ?? '') && receiverOf(call) !== undefined;
  if (unwrapAwait(key).type === 'ObjectExpression' && readProperty(context.module, key, ['secret']).state === 'found') return true;
  return isSharedSecret(context, key, 0);
}

function isSharedSecret(context: Context, expression: Node, depth: number): boolean {
  const { module } = context;
  const node = unwrapAwait(expression);
  if (depth > MAX_KEY_DEPTH) return false;
  if (node.type === 'LogicalExpression') return isSharedSecret(context, node.left, depth + 1) || isSharedSecret(context, node.right, depth + 1);
  if (node.type === 'Literal' || node.type === 'TemplateLiteral') return !/BEGIN (?:PUBLIC|CERTIFICATE|RSA PUBLIC)/.test(module.text.slice(...node.range));
  if (node.type === 'CallExpression') {
    // `new TextEncoder().encode(secret)`, `Buffer.from(secret)`, `createSecretKey(secret)`
    const first = argumentAt(node, 0);
    return calleeName(node) === 'createSecretKey' || (first !== undefined && /^(?:encode|from|String)$/.test(calleeName(node) ?? '') && isSharedSecret(context, first, depth + 1));
  }
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? memberName(node) : undefined;
  if (name === undefined) return false;
  if (SECRET.test(name)) return true;
  const variable = module.variableOf(node);
  const written = variable && soleWrite(variable);
  return variable !== undefined && (signers(module).has(variable) || (written?.path.length === 0 && isSharedSecret(context, written.source, depth + 1)));
}

/** Names followed from a key. */
const MAX_KEY_DEPTH = 6;

const signing = new WeakMap<Module, ReadonlySet<Variable>>();

/** The variables that the file signs tokens with: `jwt.sign(payload, key)`. */
function signers(module: Module): ReadonlySet<Variable> {
  let known = signing.get(module);
  if (!known) {
    const keys = module.calls.flatMap((call) => (calleeName(call) === 'sign' ? (argumentAt(call, 1) ?? argumentAt(call, 0) ?? []) : []));
    signing.set(module, (known = new Set(keys.flatMap((key) => module.variableOf(unwrapAwait(key)) ?? []))));
  }
  return known;
}

const verifying = new WeakMap<Node, boolean>();

/** Whether the file calls a verifier: the decoded copy of a token is then one of a token that was checked. */
function verifies(context: Context): boolean {
  const { module } = context;
  let known = verifying.get(module.ast);
  if (known === undefined) {
    known = module.calls.some((call) => /^(?:jwt)?verif(?:y|ies)|^validate\w*(?:Token|Jwt)/i.test(calleeName(call) ?? '') && argumentAt(call, 0) !== undefined && !hasSharedSecret(context, call));
    verifying.set(module.ast, known);
  }
  return known;
}
