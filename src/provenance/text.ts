import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, memberName, receiverOf, settled, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { constantOf, memberValue } from './constant.js';
import { callsOf } from './mentions.js';
import { implementationOf } from './definition.js';
import { elsewhere } from './imports.js';
import { soleWrite, writingReferences } from './writes.js';
import { answeredOnce } from '../ast/answered-once.js';
import { defaultsOf, writeOf } from './module.js';
import type { Module, Reference, Variable } from './module.js';
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
 * Of `a || 'x'` the literal is taken; of `c ? 'x' : 'y'` the first, where both are known.
 */
export function textParts(module: Module, expression: Node): TextPart[] {
  return takeApart({ module, forks: false, left: MAX_NODES }, expression, 0)[0] ?? [{ unknown: unwrap(expression) }];
}

/** Alternatives kept of one string. */
const MAX_ALTERNATIVES = 16;
const MAX_NODES = 2000;
/** Writes looked at of one variable, and calls of one function. */
const MAX_STARTS = 64;
const MAX_CALLS = 64;

/**
 * The strings that an expression can be: as `textParts`, with one entry for each side of `a || b`, `a ?? b` and `c ? a : b` in it,
 * each write of a variable, and each call of a local function whose parameter it is. Never empty.
 */
export function textAlternatives(module: Module, expression: Node): TextPart[][] {
  return takeApart({ module, forks: true, left: MAX_NODES }, expression, 0);
}

interface Reader {
  readonly module: Module;
  /** Whether every side of a choice counts, or only the one that the file itself supplies. */
  readonly forks: boolean;
  /** Nodes that may still be looked at: names that are made of names can double at each step. */
  left: number;
}

/** Every beginning with every end. */
function joined(before: readonly TextPart[][], after: readonly TextPart[][]): TextPart[][] {
  const all: TextPart[][] = [];
  for (const head of before) {
    for (const tail of after) if (all.length < MAX_ALTERNATIVES) all.push(head.length < MAX_PARTS ? [...head, ...tail] : head);
  }
  return all;
}

function takeApart(reader: Reader, expression: Node, depth: number): TextPart[][] {
  const { module, forks } = reader;
  const node = settled(expression);
  const unknown: TextPart[][] = [[{ unknown: node }]];
  if (depth > MAX_DEPTH || reader.left === 0) return unknown;
  reader.left -= 1;
  const inner = (part: Node): TextPart[][] => takeApart(reader, part, depth + 1);
  switch (node.type) {
    case 'TemplateLiteral': {
      let parts: TextPart[][] = [[]];
      for (const [index, quasi] of node.quasis.entries()) {
        const text = quasi.value.cooked ?? quasi.value.raw;
        if (text !== '') parts = joined(parts, [[{ text, node: quasi, fallback: false }]]);
        const expressionAfter = node.expressions[index];
        if (expressionAfter) parts = joined(parts, inner(expressionAfter));
      }
      return parts;
    }
    case 'BinaryExpression':
      return node.operator === '+' ? joined(inner(node.left), inner(node.right)) : unknown;
    case 'LogicalExpression': {
      const right = inner(node.right);
      if (node.operator === '&&') return right;
      // `process.env.API || 'http://…'`: the literal is what the file itself supplies.
      const supplied = right.map((parts) => parts.map((part) => ('text' in part ? { ...part, fallback: true } : part)));
      return forks ? [...supplied, ...inner(node.left)].slice(0, MAX_ALTERNATIVES) : supplied;
    }
    case 'ConditionalExpression':
      return forks ? [...inner(node.consequent), ...inner(node.alternate)].slice(0, MAX_ALTERNATIVES) : [constantPart(module, node)];
    case 'Identifier': {
      const variable = module.variableOf(node);
      const there = elsewhere(module, node);
      if (there?.path.length === 0) return broughtIn(inner(there.node), node);
      const written = variable && soleWrite(variable);
      if (!written || isParameter(variable)) return variable && forks ? writtenText(reader, variable, node, depth) : unknown;
      if (written.path.length === 0) return inner(written.source);
      const constant = constantOf(module, node);
      return typeof constant?.value === 'string' ? [[{ text: constant.value, node: constant.literal, fallback: constant.fallback }]] : unknown;
    }
    case 'MemberExpression': {
      const name = memberName(node);
      if (name === 'href' || name === 'origin') {
        const made = inner(node.object);
        if (made.some((parts) => parts.some((part) => 'text' in part))) return made;
      }
      if (name === 'host' || name === 'hostname') {
        const hosts = inner(node.object).flatMap((parts) => hostOf(parts) ?? []);
        if (hosts.length > 0) return hosts.map((host) => [host]);
      }
      const value = memberValue(module, node);
      return value ? (module.homeOf(value) === module.homeOf(node) ? inner(value) : broughtIn(inner(value), node)) : unknown;
    }
    case 'NewExpression': {
      const first = argumentAt(node, 0);
      const second = argumentAt(node, 1);
      const name = calleeName(node);
      if ((name !== 'URL' && name !== 'Request') || !first) return unknown;
      const path = inner(first);
      const base = second && name === 'URL' ? inner(second) : undefined;
      // An absolute URL beats its base.
      return base ? path.flatMap((parts) => (isAbsolute(parts) ? [parts] : joined(base, [parts]))) : path;
    }
    case 'CallExpression': {
      const name = calleeName(node);
      const receiver = receiverOf(node);
      const first = argumentAt(node, 0);
      if (receiver && (name === 'toString' || name === 'trim')) return inner(receiver);
      if (receiver && name === 'concat') return node.arguments.reduce((parts, argument) => joined(parts, inner(argument)), inner(receiver));
      if ((name === 'String' || name === 'encodeURI') && first) return inner(first);
      if (receiver && name === 'join') {
        const list = unwrap(receiver);
        if (list.type === 'ArrayExpression' && list.elements[0]) return joinedList(list.elements, node, inner);
      }
      const definition = implementationOf(module, node.callee);
      if (definition?.type === 'function') {
        const [only, ...more] = returnsOf(module, definition.node);
        if (only && more.length === 0) return module.homeOf(only) === module.homeOf(node) ? inner(only) : broughtIn(inner(only), node);
      }
      return unknown;
    }
    default:
      return [constantPart(module, node)];
  }
}

/** `[a, b].join('&')`: as far as its parts are kept. */
function joinedList(elements: TSESTree.ArrayExpression['elements'], call: TSESTree.CallExpression, inner: (part: Node) => TextPart[][]): TextPart[][] {
  const [separator] = call.arguments;
  const between: TextPart[][] = separator ? inner(separator) : [[{ text: ',', node: call, fallback: false }]];
  let parts: TextPart[][] = [[]];
  for (const [index, element] of elements.slice(0, MAX_PARTS).entries()) {
    if (index > 0) parts = joined(parts, between);
    if (element) parts = joined(parts, inner(element));
  }
  return parts;
}

/** Text that another file holds stands, for this one, at the name that brings it in. */
function broughtIn(alternatives: readonly TextPart[][], node: Node): TextPart[][] {
  return alternatives.map((parts) => parts.map((part) => ('text' in part ? { ...part, node } : { unknown: node })));
}

const isParameter = (variable: Variable): boolean => variable.defs.some((definition) => (definition.type as string) === 'Parameter');

interface Growth {
  /** The writes that give it a value of its own. */
  readonly starts: readonly Reference[];
  /** `url += x` */
  readonly isProlonged: boolean;
}

const growthOf = answeredOnce((variable: Variable): Growth => {
  const writes = writingReferences(variable);
  const all = writes.filter(({ identifier }) => identifier.parent.type !== 'AssignmentExpression' || identifier.parent.operator !== '+=');
  return { starts: all.slice(0, MAX_STARTS), isProlonged: all.length < writes.length };
});

/** What a variable of several writes, or a parameter, can hold: each value of its own. `url += x` only prolongs what is there. */
function writtenText(reader: Reader, variable: Variable, node: Node, depth: number): TextPart[][] {
  const found: TextPart[][] = [];
  const add = (source: Node, tail: readonly TextPart[]): void => {
    if (found.length < MAX_ALTERNATIVES) found.push(...joined(takeApart(reader, source, depth + 1), [[...tail]]));
  };
  const { starts, isProlonged } = growthOf(variable);
  const tail: TextPart[] = isProlonged ? [{ unknown: node }] : [];
  for (const reference of starts) {
    const write = writeOf(reference.identifier);
    if (write?.path.length === 0) add(write.source, tail);
    for (const missing of defaultsOf(reference.identifier)) if (missing.path.length === 0) add(missing.source, tail);
  }
  for (const definition of variable.defs) {
    const owner = definition.node as Node;
    if ((definition.type as string) !== 'Parameter' || !isFunction(owner)) continue;
    const index = owner.params.findIndex((parameter) => parameter === definition.name || (parameter.type === 'AssignmentPattern' && parameter.left === definition.name));
    for (const call of index < 0 ? [] : (callsOf(reader.module, owner) ?? []).slice(0, MAX_CALLS)) {
      const argument = argumentAt(call, index);
      if (argument) add(argument, tail);
    }
  }
  return found.length > 0 ? found : [[{ unknown: node }]];
}

/** The host of an address that begins with a literal: `localhost` of `http://localhost:3001/…`. */
function hostOf([head, ...more]: readonly TextPart[]): TextPart | undefined {
  const found = head && 'text' in head ? /^\s*[a-z][a-z\d+.-]*:\/\/([^/:?#\s]+)([/:?#]|$)/i.exec(head.text) : null;
  // In `http://api-${region}` the name of the host goes on.
  const isWhole = found?.[2] !== '' || more.length === 0;
  return head && 'text' in head && found?.[1] !== undefined && isWhole ? { ...head, text: found[1] } : undefined;
}

function isAbsolute(parts: readonly TextPart[]): boolean {
  const [head] = parts;
  return head !== undefined && 'text' in head && /^\s*[a-z][a-z\d+.-]*:/i.test(head.text);
}

function constantPart(module: Module, node: Node): TextPart[] {
  const constant = constantOf(module, node);
  return constant?.value === undefined || constant.value === null ? [{ unknown: node }] : [{ text: String(constant.value), node: constant.literal, fallback: constant.fallback }];
}
