import type { TSESTree } from '@typescript-eslint/utils';

import { calleeName, enclosingFunction, functionName, keyName, memberName, settled, unwrap, wrapped } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { CLAIM_NAMES, DISPLAYED_NAMES, DISPLAY_RECEIVERS, KEY_GETTERS, KEY_NAMES, PERSONAL_NAMES, PLAIN_KEY_NAMES, REQUEST_OPTIONS, STORE_METHODS, USER_ADDRESS_NAMES } from '../identity/keys.js';
import type { Analysis } from '../provenance/analysis.js';
import type { Use } from '../provenance/uses.js';
import type { KeySink } from './key.js';
import { compositionOf, keyParts } from './key-text.js';
import { isClaim, isDirectoryCall, isDisplayCall, isMarkup, isShown, isStrategyUser, lastName, recordAround, takerOf } from './key-surroundings.js';

/** Whether a variable is named like a key. */
export function isKeyNamed(id: Node): boolean {
  return id.type === 'Identifier' && (KEY_NAMES.test(id.name) || PLAIN_KEY_NAMES.test(id.name));
}

/** `{ owner: value }` of an object that is kept or sent, `{ [value]: … }`. */
export function propertyKeys(analysis: Analysis, node: TSESTree.Property): KeySink[] {
  if (node.parent.type !== 'ObjectExpression') return [];
  const name = keyName(node);
  if (node.computed && name === undefined) return [{ node: node.key, role: 'map', neighbours: [], shape: 'string', any: true }];
  if (name === undefined) return [];
  const isAddress = USER_ADDRESS_NAMES.test(name);
  const isClaimName = CLAIM_NAMES.test(name);
  const isMail = /^e?mail$/i.test(name);
  const isKey = KEY_NAMES.test(name) || PLAIN_KEY_NAMES.test(name);
  // The value is asked before its surroundings.
  if (!(isAddress || isClaimName || isMail || isKey) || !isClaim(analysis, node.value)) return [];
  const kept = isKept(node);
  // `{ localAccountId: account.localAccountId }` passes an account on, member by member.
  const copied = unwrap(node.value);
  const isCopy = copied.type === 'MemberExpression' && memberName(copied) === name;
  const owns = !isCopy && (isKey || (kept && isAddress));
  // A record of a user that is kept under the object id alone.
  const names = kept && isClaimName && !DISPLAYED_NAMES.test(name);
  const sent = kept && isMail && isOnlyIdentity(node);
  if (!owns && !names && !sent) return [];
  if (isStrategyUser(analysis, node) || isShown(analysis, node) || isMarkup(takerOf(node))) return [];
  const taker = takerOf(node);
  if (taker.type === 'CallExpression' && isDirectoryCall(analysis, taker)) return [];
  return [{ node: node.value, role: 'record', neighbours: recordAround(node), name, shape: 'record', any: owns || sent }];
}

/** Whether nothing else in an object says whose it is, or describes the person: then an address in it stands for the user. */
function isOnlyIdentity(node: TSESTree.Property): boolean {
  const others = node.parent.type === 'ObjectExpression' ? node.parent.properties.filter((property) => property !== node) : [];
  return others.length > 0 && others.every((property) => property.type === 'Property' && !PERSONAL_NAMES.test(keyName(property) ?? 'id') && !KEY_NAMES.test(keyName(property) ?? 'id'));
}

/** Whether an object is handed to a call that stores it, sends it, or asks by it. */
function isKept(node: Node): boolean {
  const taker = takerOf(node);
  if (taker.type !== 'CallExpression' && taker.type !== 'NewExpression') return false;
  const holder = node.parent?.parent;
  return STORE_METHODS.has(calleeName(taker) ?? '') || (holder?.type === 'Property' && REQUEST_OPTIONS.test(keyName(holder) ?? ''));
}

/** `record.owner = value`. */
export function assignmentKeys(analysis: Analysis, node: TSESTree.AssignmentExpression): KeySink[] {
  const left = unwrap(node.left);
  if (left.type === 'MemberExpression' && isDisplayTarget(left.object)) return [];
  const name = left.type === 'MemberExpression' ? memberName(left) : undefined;
  if (left.type !== 'MemberExpression' || name === undefined || node.operator === '+=') return [];
  if (!KEY_NAMES.test(name) && !PLAIN_KEY_NAMES.test(name)) return [];
  return [{ node: node.right, role: 'record', neighbours: siblingsOf(analysis, node, left.object), name, shape: 'string', any: true }];
}

/** `telemetry.common.userId = …`, `document.title = …`. */
function isDisplayTarget(object: Node): boolean {
  for (let inner = unwrap(object); ; inner = unwrap(inner.object)) {
    if (DISPLAY_RECEIVERS.test(lastName(inner))) return true;
    if (inner.type !== 'MemberExpression') return false;
  }
}

/** What the same block writes to the same object. */
function siblingsOf(analysis: Analysis, node: TSESTree.AssignmentExpression, object: Node): Node[] {
  const block = node.parent.parent;
  const statements = block && 'body' in block && Array.isArray(block.body) ? (block.body as Node[]) : [];
  const textOf = (part: Node): string => analysis.module.textOf(part);
  const owner = textOf(object);
  return statements.filter((statement) => statement !== node.parent && statement.type === 'ExpressionStatement'
    && statement.expression.type === 'AssignmentExpression' && statement.expression.left.type === 'MemberExpression' && textOf(statement.expression.left.object) === owner);
}

/** `const userId = value`, where the variable is used as a key or handed on. */
export function declaredKeys(analysis: Analysis, node: TSESTree.VariableDeclarator): KeySink[] {
  if (node.id.type !== 'Identifier' || !node.init) return [];
  const { name } = node.id;
  if (!isKeyNamed(node.id)) return [];
  const uses = analysis.uses(node.init).filter((use) => use.type !== 'written');
  const keyed = uses.filter((use) => isKeyUse(analysis, use));
  if (keyed.length === 0) return [];
  return [{ node: node.init, role: 'key', neighbours: keyed.flatMap(besideUse), name, shape: 'string', any: true }];
}

/** What a function answers with whose name promises a key: `userHashedId = () => hash(user.email)`. */
export function returnedKeys(analysis: Analysis, node: TSESTree.ArrowFunctionExpression | TSESTree.ReturnStatement): KeySink[] {
  const value = node.type === 'ReturnStatement' ? node.argument : node.body;
  const owner = node.type === 'ReturnStatement' ? enclosingFunction(node) : node;
  if (!value || value.type === 'BlockStatement' || !owner || !KEY_GETTERS.test(functionName(owner) ?? '')) return [];
  return keyParts(analysis, settled(value)).map((part): KeySink => ({ node: part.node, role: 'key', neighbours: part.neighbours, shape: 'string', any: true, handedOut: true }));
}

function isKeyUse(analysis: Analysis, use: Use): boolean {
  switch (use.type) {
    case 'argument':
      return !isDisplayCall(use.call) && !isDirectoryCall(analysis, use.call) && !/^(?:Boolean|String|Number|use[A-Z]?Effect|set[A-Z]\w*)$/.test(calleeName(use.call) ?? '');
    case 'property':
      return !isShown(analysis, use.node) && !isStrategyUser(analysis, use.node);
    case 'text':
      return !isShown(analysis, use.node);
    case 'returned':
    case 'exported':
      return true;
    case 'compared':
      return use.node.type === 'BinaryExpression' && use.node.operator === 'in';
    case 'unknown':
      // The key of `object[key]`.
      return use.node.parent?.type === 'MemberExpression' && use.node.parent.property === use.node;
    default:
      return false;
  }
}

function besideUse(use: Use): Node[] {
  if (use.type === 'argument') return use.call.arguments.filter((argument) => argument !== use.node);
  const parent = wrapped(use.node).parent;
  if (use.type === 'property' && parent?.type === 'ObjectExpression') return parent.properties.filter((property) => property !== use.node);
  return compositionOf(use.node)?.parts.map((part) => part.node) ?? [];
}
