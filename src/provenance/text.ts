import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, memberName, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { constantOf, memberValue } from './constant.js';
import { definitionOf, soleWrite } from './definition.js';
import type { Module } from './module.js';
import { returnsOf } from './returns.js';

/** A stretch of a string: text that a literal holds, or an expression that something else decides. */
export type TextPart =
  | { readonly text: string; readonly node: TSESTree.Literal | TSESTree.TemplateElement | Node; readonly fallback: boolean }
  | { readonly unknown: Node };

const MAX_DEPTH = 16;
/** Parts kept of one string: only its beginning is ever asked for. */
const MAX_PARTS = 64;

/**
 * Takes a string apart: literals, templates, concatenation, `new URL(path, base)`, `[a, b].join('/')`, named constants and members.
 * Every part names the literal that holds it, so that an edit can go to its declaration.
 */
export function textParts(module: Module, expression: Node, depth = 0): TextPart[] {
  const node = unwrap(expression);
  const unknown: TextPart[] = [{ unknown: node }];
  if (depth > MAX_DEPTH) return unknown;
  const inner = (part: Node): TextPart[] => textParts(module, part, depth + 1);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [{ text: node.value, node, fallback: false }] : constantPart(module, node);
    case 'TemplateLiteral': {
      const parts: TextPart[] = [];
      for (const [index, quasi] of node.quasis.entries()) {
        const text = quasi.value.cooked ?? quasi.value.raw;
        if (text !== '') parts.push({ text, node: quasi, fallback: false });
        const expressionAfter = node.expressions[index];
        if (expressionAfter && parts.length < MAX_PARTS) parts.push(...inner(expressionAfter));
      }
      return parts;
    }
    case 'BinaryExpression':
      return node.operator === '+' ? [...inner(node.left), ...inner(node.right)] : unknown;
    case 'LogicalExpression': {
      // `process.env.API || 'http://…'`: the literal is what the file itself supplies.
      const right = inner(node.right);
      return node.operator === '&&' ? right : right.map((part) => ('text' in part ? { ...part, fallback: true } : part));
    }
    case 'Identifier': {
      const variable = module.variableOf(node);
      const written = variable && soleWrite(variable);
      if (!written || variable.defs.some((definition) => (definition.type as string) === 'Parameter')) return unknown;
      if (written.path.length === 0) return inner(written.source);
      const constant = constantOf(module, node);
      return typeof constant?.value === 'string' ? [{ text: constant.value, node: constant.literal, fallback: constant.fallback }] : unknown;
    }
    case 'MemberExpression': {
      const name = memberName(node);
      if (name === 'href' || name === 'origin') {
        const made = inner(node.object);
        if (made.some((part) => 'text' in part)) return made;
      }
      const value = memberValue(module, node);
      return value ? inner(value) : unknown;
    }
    case 'NewExpression': {
      const first = argumentAt(node, 0);
      const second = argumentAt(node, 1);
      const name = calleeName(node);
      if ((name !== 'URL' && name !== 'Request') || !first) return unknown;
      const path = inner(first);
      const [head] = path;
      // An absolute URL beats its base.
      if (!second || name === 'Request' || (head && 'text' in head && /^[a-z][a-z\d+.-]*:/i.test(head.text))) return path;
      return [...inner(second), ...path];
    }
    case 'CallExpression': {
      const name = calleeName(node);
      const callee = unwrap(node.callee);
      if (name === 'toString' && callee.type === 'MemberExpression') return inner(callee.object);
      if (name === 'concat' && callee.type === 'MemberExpression') return [...inner(callee.object), ...node.arguments.flatMap((argument) => inner(argument))];
      if ((name === 'String' || name === 'encodeURI') && node.arguments[0]) return inner(node.arguments[0]);
      if (name === 'join' && callee.type === 'MemberExpression') {
        const list = unwrap(callee.object);
        if (list.type === 'ArrayExpression' && list.elements[0]) return inner(list.elements[0]);
      }
      const definition = definitionOf(module, node.callee);
      if (definition?.type === 'function') {
        const [only, ...more] = returnsOf(module, definition.node);
        if (only && more.length === 0) return inner(only);
      }
      return unknown;
    }
    default:
      return constantPart(module, node);
  }
}

function constantPart(module: Module, node: Node): TextPart[] {
  const constant = constantOf(module, node);
  return constant?.value === undefined || constant.value === null ? [{ unknown: node }] : [{ text: String(constant.value), node: constant.literal, fallback: constant.fallback }];
}
