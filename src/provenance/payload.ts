import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, memberName, receiverOf, stringValue, settled } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { BASE64_ENCODINGS, BASE64_FUNCTIONS } from '../identity/decoders.js';
import { constantOf } from './constant.js';
import { writeOf } from './module.js';
import type { Module } from './module.js';
import { writingReferences } from './writes.js';

/** Names followed and conversions undone before giving up. */
const MAX_STEPS = 24;

/** Methods of strings and buffers that keep a part of a token what it is, or turn it into text. */
const CONVERTING_METHODS = new Set(['toString', 'replace', 'replaceAll', 'trim', 'padEnd', 'concat', 'map', 'join', 'split', 'slice', 'substring', 'substr', 'at', 'decode', 'value']);
/** Functions whose first argument is what they convert. */
const CONVERTERS = new Set([...BASE64_FUNCTIONS, 'decodeURIComponent', 'decodeURI', 'unescape', 'escape', 'encodeURIComponent', 'String', 'from', 'parse', 'toByteArray', 'call', 'apply']);
const CONVERTER_NAME = /base64|b64|decode|utf-?8/i;

/** `t.split('.')`, also with a regular expression: takes a token apart. */
export function isDotSplit(module: Module, node: Node): node is TSESTree.CallExpression {
  if (node.type !== 'CallExpression' || calleeName(node) !== 'split' || !receiverOf(node)) return false;
  const separator = argumentAt(node, 0);
  if (!separator) return false;
  if (constantOf(module, separator)?.value === '.') return true;
  return separator.type === 'Literal' && 'regex' in separator && /^(?:\\\.|\[\.\])$/.test(separator.regex.pattern);
}

/** What `atob(x)`, `Buffer.from(x, 'base64')` and their like decode; undefined for other calls. */
export function base64Argument(node: Node): Node | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const name = calleeName(node) ?? '';
  const receiver = receiverOf(node);
  const named = receiver?.type === 'Identifier' ? receiver.name : '';
  const first = argumentAt(node, 0);
  if (BASE64_FUNCTIONS.has(name)) return first;
  if (name === 'from' && named === 'Buffer') return BASE64_ENCODINGS.has(stringValue(argumentAt(node, 1)) ?? '') ? first : undefined;
  return /^(?:decode|toUtf8|parse|toString|fromBase64)$/.test(name) && /^(?:js)?(?:base64|b64)(?:url)?$/i.test(named) ? first : undefined;
}

/** The `split('.')` that a piece of text was cut out by, through base64, names, and cleaning; undefined where there is none. */
export function splitBehind(module: Module, expression: Node): TSESTree.CallExpression | undefined {
  const seen = new Set<Node>();
  const pending: Node[] = [expression];
  for (let next = pending.shift(); next && seen.size < MAX_STEPS; next = pending.shift()) {
    const node = settled(next);
    if (seen.has(node)) continue;
    seen.add(node);
    if (isDotSplit(module, node)) return node;
    pending.push(...behind(module, node));
  }
  return undefined;
}

function behind(module: Module, node: Node): Node[] {
  switch (node.type) {
    case 'Identifier': {
      const variable = module.variableOf(node);
      const writes = variable ? writingReferences(variable).map((reference) => writeOf(reference.identifier)) : [];
      return writes.flatMap((write) => (write?.path.every((name) => name.startsWith('[')) === true ? [write.source] : []));
    }
    case 'MemberExpression':
      return memberName(node)?.startsWith('[') === true || node.computed ? [node.object] : [];
    case 'CallExpression': {
      const name = calleeName(node) ?? '';
      const receiver = receiverOf(node);
      const [first] = node.arguments;
      const converter = first && (CONVERTERS.has(name) || CONVERTER_NAME.test(name)) ? [first] : [];
      return receiver && CONVERTING_METHODS.has(name) ? [receiver, ...converter] : converter;
    }
    case 'NewExpression':
      return node.arguments.slice(0, 1);
    case 'LogicalExpression':
    case 'BinaryExpression':
      return [node.left, node.right];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate];
    case 'TemplateLiteral':
      return node.expressions;
    default:
      return [];
  }
}
