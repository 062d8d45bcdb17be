import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, isMethodOf, keyName, memberName, receiverOf, stringValue, settled, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { instanceClass } from './classes.js';
import { implementationOf } from './definition.js';
import { elsewhere } from './imports.js';
import { soleWrite, writingReferences } from './writes.js';
import { mentionsNaming, SETTERS } from './later-writes.js';
import { answeredOnce } from '../ast/answered-once.js';
import { remembered } from './memo.js';
import { writeOf } from './module.js';
import type { Module, Variable } from './module.js';
import { returnsOf } from './returns.js';

/** Whether an object has a property: there, certainly not there, or not to be known from this file. */
export type Reading =
  | {
      readonly state: 'found';
      /** The value. */
      readonly node: Node;
      /** The property, assignment or setter call that puts it there. */
      readonly at: Node;
    }
  | { readonly state: 'missing' }
  | { readonly state: 'unknown' };

/** Missing, as far as nobody changes the object. */
const UNLESS_CHANGED: Reading = { state: 'missing' };
const MISSING: Reading = { state: 'missing' };
const UNKNOWN: Reading = { state: 'unknown' };
const MAX_DEPTH = 16;
/** Writes looked at of a variable that has several. */
export const MAX_WRITES = 8;

/** Wrappers that hand an options object on unchanged, or hold it as it was given. */
export const TRANSPARENT: ReadonlySet<string> = new Set(['freeze', 'seal', 'Headers', 'HttpHeaders', 'HttpParams', 'URLSearchParams', 'AxiosHeaders', 'Map', 'ref', 'reactive', 'useMemo', 'structuredClone', 'cloneDeep', 'from']);
/** Uses of an object that cannot change it. */
const HARMLESS_METHODS = new Set(['toString', 'get', 'has', 'keys', 'values', 'entries', 'forEach', 'toJSON', 'hasOwnProperty']);

export interface ReadOptions {
  /** HTTP header names are equal whatever their case. */
  readonly ignoreCase?: boolean;
}

/** One question, with the places that it may still look at: functions that return each other's results double at each step. */
interface Question extends ReadOptions {
  readonly budget: { left: number };
}

/** Places looked at for one question; beyond it the property is unknown. */
const MAX_PLACES = 150;

/**
 * Looks for a property of an object, through names, spreads, wrappers, functions of this file and class fields,
 * and through what is written later (`o.x = v`, `headers.set('x', v)`). An object that escapes is `unknown`, never `missing`.
 */
export function readProperty(module: Module, expression: Node, path: readonly string[], asked: ReadOptions | Question = {}, depth = 0): Reading {
  const options: Question = 'budget' in asked ? asked : { ...asked, budget: { left: MAX_PLACES } };
  options.budget.left -= 1;
  const [name, ...rest] = path;
  if (name === undefined) return { state: 'found', node: expression, at: expression };
  if (depth > MAX_DEPTH || options.budget.left < 0) return UNKNOWN;
  const node = settled(expression);
  const matches = (candidate: string | undefined): boolean =>
    candidate === name || (options.ignoreCase === true && candidate?.toLowerCase() === name.toLowerCase());
  const into = (value: Node, at: Node): Reading => (rest.length === 0 ? { state: 'found', node: value, at } : readProperty(module, value, rest, options, depth + 1));
  const again = (inner: Node): Reading => readProperty(module, inner, path, options, depth + 1);
  const speaking = (variable: Variable): readonly Node[] => mentionsNaming(variable, name);
  switch (node.type) {
    case 'ObjectExpression':
      return readLiteral(node);
    case 'ArrayExpression': {
      // Header lists: [['Authorization', value], …]
      for (const element of node.elements) {
        const pair = element && unwrap(element);
        if (pair?.type === 'ArrayExpression' && matches(stringValue(pair.elements[0])) && pair.elements[1]) return into(pair.elements[1], pair);
      }
      return node.elements.length === 0 ? MISSING : UNKNOWN;
    }
    case 'Identifier': {
      if (node.name === 'undefined') return MISSING;
      const variable = module.variableOf(node);
      const there = elsewhere(module, node, path);
      if (there && there.node !== node) return readProperty(module, there.node, there.path, options, depth + 1);
      if (!variable) return UNKNOWN;
      const reading = depth === 0 ? once(variable, () => readVariable(variable)) : readVariable(variable);
      return reading !== UNLESS_CHANGED ? reading : escapes(variable, node) ? UNKNOWN : MISSING;
    }
    case 'LogicalExpression':
    case 'ConditionalExpression': {
      const sides = node.type === 'LogicalExpression' ? [node.left, node.right] : [node.consequent, node.alternate];
      return eitherOf(sides.map(again));
    }
    case 'MemberExpression': {
      const member = memberName(node);
      if (member === undefined) return UNKNOWN;
      const owner = instanceClass(module, node.object, true);
      if (owner) {
        const { writes, declarations } = module.membersOf(owner);
        const written = (writes.get(member) ?? []).map((write) => (write.path.length === 0 ? again(write.source) : UNKNOWN));
        const got = (declarations.get(member) ?? []).flatMap((declared) => (declared.type === 'MethodDefinition' && declared.kind === 'get' && isFunction(declared.value) ? returnsOf(module, declared.value).map(again) : []));
        return eitherOf([...written, ...got]);
      }
      const inner = readProperty(module, node.object, [member], { budget: options.budget }, depth + 1);
      return inner.state === 'found' ? again(inner.node) : UNKNOWN;
    }
    case 'CallExpression':
    case 'NewExpression':
      return readCall(node);
    case 'Literal':
    case 'TemplateLiteral':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return MISSING;
    default:
      return UNKNOWN;
  }

  function readLiteral(literal: TSESTree.ObjectExpression): Reading {
    let open = false;
    for (let index = literal.properties.length - 1; index >= 0; index -= 1) {
      const property = literal.properties[index];
      if (property?.type === 'SpreadElement') {
        const spread = again(property.argument);
        if (spread.state === 'found') return spread;
        open ||= spread.state === 'unknown';
      } else if (property) {
        const key = keyName(property);
        if (matches(key)) {
          if (property.kind === 'get' && isFunction(property.value)) return eitherOf(returnsOf(module, property.value).map((inner) => into(inner, property)));
          return into(property.value, property);
        }
        open ||= key === undefined;
      }
    }
    return open ? UNKNOWN : MISSING;
  }

  /** What is asked of a variable or a function with the whole budget has one answer, at whichever mention or call. */
  function once(of: object, make: () => Reading): Reading {
    const key = [options.ignoreCase === true, ...path].join('\0');
    const known = readingsOf(module, of);
    let reading = known.get(key);
    if (!reading) known.set(key, (reading = make()));
    return reading;
  }

  function readVariable(variable: Variable): Reading {
    const [definition] = variable.defs;
    if (!definition) return UNKNOWN;
    for (const mention of speaking(variable)) {
      const written = laterWrite(mention);
      if (written) return written;
    }
    const sole = soleWrite(variable);
    if ((definition.type as string) === 'Parameter') return UNKNOWN;
    if (!sole) {
      // `let headers = {}; if (token) headers = { Authorization: … }`
      const writes = writingReferences(variable).slice(0, MAX_WRITES).map((reference) => writeOf(reference.identifier));
      // Written with parts of itself it would double at each step: such a name is followed twice at most.
      const reading = eitherOf(writes.map((write) => (write?.path.length === 0 ? readProperty(module, write.source, path, options, depth + MAX_DEPTH / 2) : UNKNOWN)));
      return reading.state === 'found' ? reading : UNKNOWN;
    }
    const reading = sole.path.length === 0 ? again(sole.source) : readProperty(module, sole.source, [...sole.path, ...path], options, depth + 1);
    return reading.state === 'missing' ? UNLESS_CHANGED : reading;
  }

  /** `o.x = v`, `o['x'] = v`, `o.x.y = v`, `o.set('x', v)`. */
  function laterWrite(identifier: Node): Reading | undefined {
    const { parent } = identifier;
    if (parent?.type !== 'MemberExpression' || parent.object !== identifier) return undefined;
    const member = memberName(parent);
    const write = writeOf(parent);
    if (write && matches(member)) return write.path.length === 0 ? into(write.source, parent) : UNKNOWN;
    const call = parent.parent;
    if (call.type === 'CallExpression' && call.callee === parent && member !== undefined && SETTERS.has(member)) {
      const value = argumentAt(call, 1);
      if (value && matches(stringValue(argumentAt(call, 0)))) return into(value, call);
      const entries = argumentAt(call, 0);
      if (!value && entries && unwrap(entries).type === 'ObjectExpression') {
        const reading = readProperty(module, entries, path, options, depth + 1);
        if (reading.state === 'found') return reading;
      }
    }
    // `config.headers.Authorization = …`, `instance.defaults.headers.common['Authorization'] = …`
    if (matches(member) && rest.length > 0) {
      let below: Node = parent;
      for (const [index, wanted] of rest.entries()) {
        const outer: Node | undefined = below.parent;
        if (outer?.type !== 'MemberExpression' || outer.object !== below) {
          return setterOn(below, rest.slice(index));
        }
        const found = memberName(outer);
        if (found !== wanted && !(options.ignoreCase === true && found?.toLowerCase() === wanted.toLowerCase())) return setterOn(below, rest.slice(index));
        below = outer;
      }
      const deep = writeOf(below);
      if (deep?.path.length === 0) return { state: 'found', node: deep.source, at: below };
    }
    return undefined;
  }

  /** `config.headers.set('Authorization', v)` for what is left of the path. */
  function setterOn(object: Node, left: readonly string[]): Reading | undefined {
    const method = object.parent;
    if (left.length !== 1 || method?.type !== 'MemberExpression' || method.object !== object || method.parent.type !== 'CallExpression' || method.parent.callee !== method) return undefined;
    if (!SETTERS.has(memberName(method) ?? '')) return undefined;
    const key = stringValue(argumentAt(method.parent, 0));
    const value = argumentAt(method.parent, 1);
    if (!value || key?.toLowerCase() !== left[0]?.toLowerCase()) return undefined;
    return { state: 'found', node: value, at: method.parent };
  }

  function readCall(call: TSESTree.CallExpression | TSESTree.NewExpression): Reading {
    const called = calleeName(call);
    const receiver = receiverOf(call);
    const first = argumentAt(call, 0);
    if (called === 'assign' && isMethodOf(call, 'Object')) {
      for (const argument of [...call.arguments].reverse()) {
        const reading = argument.type === 'SpreadElement' ? UNKNOWN : again(argument);
        if (reading.state !== 'missing') return reading;
      }
      return MISSING;
    }
    if (receiver && called !== undefined && SETTERS.has(called)) {
      const value = argumentAt(call, 1);
      if (value && matches(stringValue(first))) return into(value, call);
      return again(receiver);
    }
    if (called !== undefined && TRANSPARENT.has(called)) {
      if (!first) return MISSING;
      const inner = unwrap(first);
      if (isFunction(inner)) {
        const [only, ...others] = returnsOf(module, inner);
        return only && others.length === 0 ? again(only) : UNKNOWN;
      }
      return again(first);
    }
    const required = elsewhere(module, call, path);
    if (required) return readProperty(module, required.node, required.path, options, depth + 1);
    const definition = implementationOf(module, call.callee);
    if (definition?.type === 'function') {
      const returned = (): Reading => eitherOf(returnsOf(module, definition.node).map(again));
      return depth === 0 ? once(definition.node, returned) : returned();
    }
    return UNKNOWN;
  }
}

const readingsOf = remembered((_, _of: object) => new Map<string, Reading>());

/** Of alternatives: there where one has it, missing where all lack it. */
function eitherOf(readings: readonly Reading[]): Reading {
  return readings.find((reading) => reading.state === 'found') ?? (readings.length > 0 && readings.every((reading) => reading.state === 'missing') ? MISSING : UNKNOWN);
}

/** The first two mentions that hand an object to code that may change it: one of them may be the one that is asked about. */
const escapings = answeredOnce((variable: Variable): readonly Node[] =>
  variable.references.flatMap(({ identifier, init }) => (init !== true && isEscaping(identifier) ? [identifier] : [])).slice(0, 2));

/** Whether a mention of an object, other than the one that is asked about, hands it to code that may change it. */
function escapes(variable: Variable, asked: Node): boolean {
  return escapings(variable).some((mention) => mention !== asked);
}

function isEscaping(identifier: Node): boolean {
  const { parent } = identifier;
  if (!parent) return false;
  switch (parent.type) {
    case 'MemberExpression': {
      if (parent.object !== identifier) return false;
      const method = memberName(parent);
      const called = parent.parent.type === 'CallExpression' && parent.parent.callee === parent;
      if (!called) return method === undefined;
      return method === undefined || !(HARMLESS_METHODS.has(method) || SETTERS.has(method));
    }
    case 'SpreadElement':
    case 'ExpressionStatement':
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'IfStatement':
      return false;
    case 'CallExpression':
    case 'NewExpression':
      // Options that go to a library call are read there; anything else could be a helper that fills them in.
      return parent.callee !== identifier && parent.arguments[0] === identifier && parent.arguments.length > 1 && /assign|merge|extend|fill|set|add|apply/i.test(calleeName(parent) ?? '');
    default:
      return false;
  }
}
