import { argumentAt, calleeName, memberName, receiverOf, settled } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { soleWrite } from './writes.js';
import type { Module, Variable } from './module.js';
import { readProperty } from './read.js';

/** Names of keys that whoever signs and whoever verifies must both know. */
const SECRET = /secret|passphrase|hmac|symmetric/i;

/**
 * Whether a verifier is given a shared secret: a text, bytes of a text, a name that says so, or what the file signs with.
 * Identity providers sign with a private key and publish the other half, so such a token is the program's own.
 */
export function hasSharedSecret(module: Module, call: CallLike): boolean {
  const key = argumentAt(call, 1);
  // @nestjs/jwt: `jwtService.verify(token)` takes the key from the module's configuration, `{ secret }` or `{ publicKey }` from its options.
  if (!key) return /^verify(?:Async)?$/.test(calleeName(call) ?? '') && receiverOf(call) !== undefined;
  if (settled(key).type === 'ObjectExpression' && readProperty(module, key, ['secret']).state === 'found') return true;
  return isSharedSecret(module, key);
}

/** Whether a key is one that whoever signs must know too. */
export function isSharedSecret(module: Module, expression: Node, depth = 0): boolean {
  const node = settled(expression);
  if (depth > MAX_KEY_DEPTH) return false;
  if (node.type === 'LogicalExpression') return isSharedSecret(module, node.left, depth + 1) || isSharedSecret(module, node.right, depth + 1);
  if (node.type === 'Literal' || node.type === 'TemplateLiteral') return !/BEGIN (?:PUBLIC|CERTIFICATE|RSA PUBLIC)/.test(module.textOf(node));
  if (node.type === 'CallExpression') {
    // `new TextEncoder().encode(secret)`, `Buffer.from(secret)`, `createSecretKey(secret)`
    const first = argumentAt(node, 0);
    return calleeName(node) === 'createSecretKey' || (first !== undefined && /^(?:encode|from|String)$/.test(calleeName(node) ?? '') && isSharedSecret(module, first, depth + 1));
  }
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? memberName(node) : undefined;
  if (name === undefined) return false;
  if (SECRET.test(name)) return true;
  const variable = module.variableOf(node);
  const written = variable && soleWrite(variable);
  return variable !== undefined && (signers(module).has(variable) || (written?.path.length === 0 && isSharedSecret(module, written.source, depth + 1)));
}

/** Names followed from a key. */
const MAX_KEY_DEPTH = 6;

const signing = new WeakMap<Module, ReadonlySet<Variable>>();

/** The variables that the file signs tokens with: `jwt.sign(payload, key)`. */
function signers(module: Module): ReadonlySet<Variable> {
  let known = signing.get(module);
  if (!known) {
    const keys = module.calls.flatMap((call) => (calleeName(call) === 'sign' ? (argumentAt(call, 1) ?? argumentAt(call, 0) ?? []) : []));
    signing.set(module, (known = new Set(keys.flatMap((key) => module.variableOf(settled(key)) ?? []))));
  }
  return known;
}
