import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, enclosingFunction, functionName, isFunction, keyName, receiverOf, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { DIRECTORY_PATH, KEY_NAMES, OWN_PATH, USER_ADDRESS_NAMES } from '../identity/keys.js';
import type { KeyRole } from '../identity/keys.js';
import { CUTTING_CALLS } from '../identity/leaks.js';
import { DRAWING_CALLS } from '../identity/sessions.js';
import type { Analysis } from '../provenance/analysis.js';
import { soleWrite } from '../provenance/writes.js';
import type { KeySink } from './key.js';
import { isClaim, isDirectoryCall, isDisplayCall, isShown, lastName, recordAround, takerOf } from './key-surroundings.js';
import { hasSql, sqlTextKeys } from './key-sql.js';

/** What a string is put together from: its expressions with the text in front of each, and all text. */
interface Composition {
  readonly parts: readonly { readonly node: Node; readonly before: string }[];
  readonly text: string;
}

/** A template, a concatenation or `[…].join(…)` taken apart; undefined for what is no composed text. */
export function compositionOf(node: Node): Composition | undefined {
  const inner = unwrap(node);
  if (inner.type === 'TemplateLiteral') {
    const texts = inner.quasis.map((quasi) => quasi.value.cooked ?? quasi.value.raw);
    let before = '';
    const parts = inner.expressions.map((expression, index) => {
      before += texts[index] ?? '';
      const part = { node: expression, before };
      before += '*';
      return part;
    });
    return { parts, text: texts.join('*') };
  }
  if (inner.type === 'BinaryExpression' && inner.operator === '+') {
    const operands: Node[] = [];
    const collect = (operand: Node): void => {
      const bare = unwrap(operand);
      if (bare.type === 'BinaryExpression' && bare.operator === '+') {
        collect(bare.left);
        collect(bare.right);
      } else {
        operands.push(bare);
      }
    };
    collect(inner);
    let text = '';
    const parts: { node: Node; before: string }[] = [];
    for (const operand of operands) {
      const nested = operand.type === 'TemplateLiteral' ? compositionOf(operand) : undefined;
      if (nested) {
        parts.push(...nested.parts.map((part) => ({ node: part.node, before: text + part.before })));
        text += nested.text;
      } else if (operand.type === 'Literal') {
        text += String(operand.value);
      } else {
        parts.push({ node: operand, before: text });
        text += '*';
      }
    }
    return /[^*]/.test(text) ? { parts, text } : undefined;
  }
  const list = inner.type === 'CallExpression' && calleeName(inner) === 'join' ? receiverOf(inner) : undefined;
  if (inner.type === 'CallExpression' && list?.type === 'ArrayExpression') {
    const elements = list.elements.filter((element): element is TSESTree.Expression => element !== null && element.type !== 'SpreadElement');
    const separator = argumentAt(inner, 0);
    const between = separator?.type === 'Literal' ? String(separator.value) : ',';
    return { parts: elements.filter((element) => element.type !== 'Literal').map((element) => ({ node: element, before: between })), text: between };
  }
  return undefined;
}

/** The expressions that make a key: those of a composed text, also behind a constant; else the expression itself. */
export function keyParts(analysis: Analysis, node: Node, depth = 0): { readonly node: Node; readonly neighbours: readonly Node[] }[] {
  const inner = unwrap(node);
  const composed = compositionOf(inner);
  // What is drawn or counted makes the text unique; the claim in it is only a label.
  if (composed?.parts.some((part) => isDrawn(part.node)) === true) return [];
  if (composed) return composed.parts.map((part) => ({ node: part.node, neighbours: composed.parts.map((other) => other.node) }));
  if (inner.type === 'Identifier' && depth < 4) {
    const variable = analysis.module.variableOf(inner);
    const written = variable && soleWrite(variable);
    if (written?.path.length === 0 && (compositionOf(written.source) || hashed(written.source))) return keyParts(analysis, written.source, depth + 1);
  }
  const content = hashed(inner);
  if (content) return keyParts(analysis, content, depth + 1);
  if (inner.type === 'CallExpression' && /^(?:encodeURIComponent|String|hash\w*|sha\d+)$/i.test(calleeName(inner) ?? '') && inner.arguments[0]) return keyParts(analysis, inner.arguments[0], depth + 1);
  return [{ node: inner, neighbours: [] }];
}

/** The time of day, which is drawn as well where a text has to be unique. */
const CLOCK = /^(?:now|getTime)$/i;

/** A value of its own each time: `crypto.randomUUID()`, `Date.now()`, `nanoid()`. */
function isDrawn(node: Node): boolean {
  const inner = unwrap(node);
  const name = inner.type === 'CallExpression' ? (calleeName(inner) ?? '') : '';
  return DRAWING_CALLS.test(name) || CLOCK.test(name);
}

/** What `createHash('sha256').update(value).digest('hex')` is the hash of (node:crypto, crypto-js, hash.js). */
function hashed(node: Node): Node | undefined {
  const inner = unwrap(node);
  const update = inner.type === 'CallExpression' && calleeName(inner) === 'digest' ? receiverOf(inner) : undefined;
  return update?.type === 'CallExpression' && calleeName(update) === 'update' ? argumentAt(update, 0) : undefined;
}

/** Keys inside a composed text that shows by itself, or by the name it is given, that it is one. */
export function textKeys(analysis: Analysis, node: TSESTree.TemplateLiteral | TSESTree.BinaryExpression): KeySink[] {
  // The outermost concatenation speaks for its operands.
  if (node.parent.type === 'BinaryExpression' && node.parent.operator === '+') return [];
  const composed = compositionOf(node);
  // The values are asked before what takes the text.
  if (!composed || !composed.parts.some((part) => isClaim(analysis, part.node))) return [];
  if (hasSql(composed.text)) return sqlTextKeys(composed);
  if (node.parent.type === 'TaggedTemplateExpression' || !isKeyLike(composed.text) || isFormatted(analysis, composed)) return [];
  const role: KeyRole = composed.text.includes('/') ? 'path' : 'key';
  if (isForeign(analysis, node) || isShown(analysis, node)) return [];
  const named = isNamedKey(node);
  return composed.parts.flatMap((part): KeySink[] => {
    if (role === 'path' && DIRECTORY_PATH.test(part.before) && !OWN_PATH.test(part.before)) return [];
    const parameter = /[?&]([\w-]+)=$/.exec(part.before)?.[1];
    if (parameter !== undefined ? !KEY_NAMES.test(parameter) && !USER_ADDRESS_NAMES.test(parameter) : /[?&]/.test(part.before.slice(part.before.lastIndexOf('/') + 1))) return [];
    const neighbours = [...composed.parts.map((other) => other.node), ...recordAround(node)];
    return [{ node: part.node, role: parameter === undefined ? role : 'record', neighbours, shape: 'string', any: named || role === 'path' || parameter !== undefined }];
  });
}

/** `id.slice(0, 8) + '-' + id.slice(8, 12)`: one value in another form. */
function isFormatted(analysis: Analysis, { parts }: Composition): boolean {
  const wholes = parts.map(({ node }) => {
    const inner = unwrap(node);
    return inner.type === 'CallExpression' && CUTTING_CALLS.has(calleeName(inner) ?? '') ? analysis.module.textOf(receiverOf(inner) ?? inner) : undefined;
  });
  return wholes.length > 1 && wholes[0] !== undefined && wholes.every((whole) => whole === wholes[0]);
}

/** One word with separators: `cc.*.*`, `user:*`, `/items/*`; not a sentence, not markup, not an address. */
function isKeyLike(text: string): boolean {
  return /[.:|_#/~-]/.test(text) && !/[\s<>"'(){}@,;]/.test(text) && !/^(?:mailto|tel|data|javascript|blob):/i.test(text);
}

/** Whether what takes the text speaks of the directory. */
function isForeign(analysis: Analysis, node: Node): boolean {
  const taker = takerOf(node);
  return (taker.type === 'CallExpression' || taker.type === 'NewExpression') && (isDirectoryCall(analysis, taker) || calleeName(taker) === 'api' || isDisplayCall(taker));
}

const KEY_WORD = /(?:key|cacheId|storageId|partition|rowKey|fileName|filePath|_id|Id)$/i;

/** Whether the name that a text is given says that it is a key: a variable, a field, a function that makes keys. */
function isNamedKey(node: Node): boolean {
  const taker = takerOf(node);
  switch (taker.type) {
    case 'VariableDeclarator':
      return KEY_WORD.test(lastName(taker.id));
    case 'AssignmentExpression':
      return KEY_WORD.test(lastName(taker.left));
    case 'PropertyDefinition':
      return KEY_WORD.test(keyName(taker) ?? '');
    case 'ReturnStatement': {
      const owner = enclosingFunction(taker);
      return owner !== undefined && KEY_WORD.test(functionName(owner) ?? '');
    }
    default:
      return isFunction(taker) && KEY_WORD.test(functionName(taker) ?? '');
  }
}
