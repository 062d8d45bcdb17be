import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isMethodOf, isThis, keyName, memberName, receiverOf, settled, unwrap } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { COMPLETE_OPTION, DECODERS } from '../identity/decoders.js';
import type { DecoderRow } from '../identity/decoders.js';
import { constantOf } from './constant.js';
import { definitionOf, implementationOf } from './definition.js';
import { soleWrite } from './writes.js';
import type { Definition } from './definition.js';
import { nameFact } from './facts-of.js';
import { helperName, namesOfCallee } from './helper-names.js';
import { ByDepth } from './memo.js';
import { exportedName, isCalleeOf, ownNamed, writtenChain } from './modules.js';
import { splitBehind } from './payload.js';
import { readProperty } from './read.js';
import { returnsOf } from './returns.js';
import { parameterBehind } from './root.js';
import type { Context } from './step.js';

/** A call that opens a token, and what of the call is what. */
export interface Opened {
  /** The expression that is the token, and the members read from it. */
  readonly token: Node;
  readonly tokenPath: readonly string[];
  /** The call or expression that first takes the token apart. */
  readonly at: Node;
  readonly does: 'decode' | 'verify';
  /** Where the claims are inside the call's value; undefined where its value is only something read from them. */
  readonly claimsAt: readonly string[] | undefined;
  /** How it is known: a library's function, an own function in the settings, code in this file, or a name. */
  readonly by: 'library' | 'settings' | 'code' | 'name';
}

const MAX_DEPTH = 6;
/** Names followed from what a function returns. */
const MAX_HOPS = 12;

const byName = new Map<string, DecoderRow[]>();
for (const row of DECODERS) byName.set(row.name, [...(byName.get(row.name) ?? []), row]);

/** The class of a library that a value is an instance of, by `new X()`, `inject(X)` or a declared type. */
function instanceImport(context: Context, expression: Node, hops = 4): Extract<Definition, { type: 'import' }> | undefined {
  const node = settled(expression);
  if (hops === 0) return undefined;
  const named = (reference: Node | undefined): Extract<Definition, { type: 'import' }> | undefined => {
    const definition = reference && definitionOf(context.module, reference);
    return definition?.type === 'import' ? definition : undefined;
  };
  const annotated = (annotation: TSESTree.TSTypeAnnotation | undefined): Extract<Definition, { type: 'import' }> | undefined => {
    const type = annotation?.typeAnnotation;
    return type?.type === 'TSTypeReference' ? named(type.typeName) : undefined;
  };
  if (node.type === 'NewExpression') return named(node.callee);
  if (node.type === 'CallExpression' && (calleeName(node) === 'inject' || calleeName(node) === 'get')) return named(argumentAt(node, 0));
  if (node.type === 'Identifier') {
    const variable = context.module.variableOf(node);
    const [declared] = variable?.identifiers ?? [];
    const written = variable && soleWrite(variable);
    return (declared?.type === 'Identifier' ? annotated(declared.typeAnnotation) : undefined) ?? (written?.path.length === 0 ? instanceImport(context, written.source, hops - 1) : undefined);
  }
  if (node.type !== 'MemberExpression' || !isThis(node.object)) return undefined;
  let owner: Node | undefined = node;
  while (owner && owner.type !== 'ClassDeclaration' && owner.type !== 'ClassExpression') owner = owner.parent;
  for (const declaration of owner ? (context.module.membersOf(owner).declarations.get(memberName(node) ?? '') ?? []) : []) {
    if (declaration.type === 'PropertyDefinition') return annotated(declaration.typeAnnotation) ?? (declaration.value ? instanceImport(context, declaration.value, hops - 1) : undefined);
    if (declaration.type !== 'TSParameterProperty') continue;
    const inner = declaration.parameter.type === 'AssignmentPattern' ? declaration.parameter.left : declaration.parameter;
    return 'typeAnnotation' in inner ? annotated(inner.typeAnnotation) : undefined;
  }
  return undefined;
}

/** What stands behind a callee, instances of a library's classes included: `this.jwt.decode` is `JwtService.decode` of @nestjs/jwt. */
function calleeDefinition(context: Context, call: CallLike): Definition | undefined {
  const definition = definitionOf(context.module, call.callee);
  const receiver = receiverOf(call);
  const name = calleeName(call);
  if (definition) return definition;
  const instance = receiver && instanceImport(context, receiver);
  return instance && name !== undefined ? { ...instance, path: [...instance.path, name] } : undefined;
}

const isTrue = (context: Context, node: Node | undefined): boolean => node !== undefined && constantOf(context.module, node)?.value === true;

function libraryRow(context: Context, call: CallLike, definition: Definition | undefined, made: boolean): DecoderRow | undefined {
  const written = calleeName(call);
  const names = new Set([written, exportedName(definition, written)]);
  for (const name of names) {
    for (const row of name === undefined ? [] : (byName.get(name) ?? [])) {
      if ((row.makesFunction === true) !== made) continue;
      if (row.onlyIf !== undefined && !isTrue(context, argumentAt(call, row.onlyIf))) continue;
      const callee = row.from.length === 0 ? { name: row.name, ...(row.of === undefined ? {} : { of: row.of }) } : row;
      if (isCalleeOf(definition, callee, writtenChain(call.callee))) return row;
    }
  }
  return undefined;
}

/** `decode(t)` where `const decode = createDecoder()`, and `createDecoder()(t)`. */
function madeRow(context: Context, call: CallLike): DecoderRow | undefined {
  const callee = unwrap(call.callee);
  const variable = callee.type === 'Identifier' ? context.module.variableOf(callee) : undefined;
  const maker = variable ? unwrap(soleWrite(variable)?.source ?? callee) : callee;
  return maker.type === 'CallExpression' ? libraryRow(context, maker, definitionOf(context.module, maker.callee), true) : undefined;
}

/** The options of the call that move the claims: `{ complete: true }`. */
function isComplete(context: Context, call: CallLike): boolean {
  return call.arguments.slice(1).some((argument) => {
    if (argument.type === 'SpreadElement' || unwrap(argument).type !== 'ObjectExpression') return false;
    const reading = readProperty(context.module, argument, [COMPLETE_OPTION.name]);
    return reading.state === 'found' && isTrue(context, reading.node);
  });
}

/**
 * Whether a call opens a token that it is given, and where in its value the claims are:
 * functions of libraries, own functions of the settings, `JSON.parse` of a decoded part, functions of this file whose result is one of these,
 * and functions that cannot be seen, by their name. Undefined for every other expression.
 * `across`: a function of another file of the project is looked into, too.
 */
export function openedBy(context: Context, expression: Node, across = true, depth = 0): Opened | undefined {
  const node = settled(expression);
  if (node.type !== 'CallExpression' || depth > MAX_DEPTH) return undefined;
  const name = calleeName(node);
  const definition = calleeDefinition(context, node);
  const own = context.settings.decoders.find((row) => ownNamed(row, name, definition));
  const at = (index: number, found: Omit<Opened, 'token' | 'tokenPath' | 'at'>, path: readonly string[] = []): Opened | undefined => {
    const token = argumentAt(node, index);
    return token && { token, tokenPath: path, at: node, ...found };
  };
  if (own) return at(own.argument ?? 0, { does: 'decode', claimsAt: [], by: 'settings' });
  const row = libraryRow(context, node, definition, false) ?? madeRow(context, node);
  if (row) {
    const claimsAt = row.partial === true ? undefined : row.claimsAt.length === 0 && isComplete(context, node) ? COMPLETE_OPTION.claimsAt : row.claimsAt;
    return at(row.argument, { does: row.does, claimsAt, by: 'library' });
  }
  if (name === 'parse' && isMethodOf(node, 'JSON')) {
    const first = argumentAt(node, 0);
    const split = first && splitBehind(context.module, first);
    const token = split && receiverOf(split);
    return token && { token, tokenPath: [], at: split, does: 'decode', claimsAt: [], by: 'code' };
  }
  const code = across ? implementationOf(context.module, node.callee) : definition;
  if (code?.type === 'function') {
    const helper = openedByFunction(context, code.node, depth);
    if (helper) return at(helper.index, { does: helper.does, claimsAt: helper.claimsAt, by: 'code' }, helper.path);
  }
  if (definition?.type === 'function' || definition?.type === 'class') return undefined;
  const names = namesOfCallee(node.callee, definition);
  const helper = names && helperName(names.name, names.holder);
  if (!helper) return undefined;
  const first = argumentAt(node, 0);
  // A part of a token comes back at once; what is awaited asks somebody else, unless its name says otherwise.
  if (!helper.whole && helper.does === 'decode' && node.parent.type === 'AwaitExpression') return undefined;
  const named = first && tokenProperty(first);
  if (named) return { token: named, tokenPath: [], at: node, does: helper.does, claimsAt: undefined, by: 'name' };
  return at(first && unwrap(first).type === 'Literal' ? 1 : 0, { does: helper.does, claimsAt: helper.whole ? [] : undefined, by: 'name' });
}

/** The token in `verifyJwt({ token, keys })`: the property whose name says so. */
function tokenProperty(argument: Node): Node | undefined {
  const object = unwrap(argument);
  if (object.type !== 'ObjectExpression') return undefined;
  for (const property of object.properties) {
    const name = property.type === 'Property' ? keyName(property) : undefined;
    if (property.type === 'Property' && name !== undefined && nameFact(name)) return property.value;
  }
  return undefined;
}

interface Inside {
  readonly index: number;
  readonly path: readonly string[];
  readonly does: 'decode' | 'verify';
  readonly claimsAt: readonly string[];
}

/** What functions return: helpers are asked for at each of their calls. */
const inside = new WeakMap<Context, ByDepth<FunctionNode, Inside | false>>();

/** The parameter whose claims a function returns; false where it returns something else, or nothing that can be followed. */
function openedByFunction(context: Context, fn: FunctionNode, depth: number): Inside | false {
  let known = inside.get(context);
  if (!known) inside.set(context, (known = new ByDepth()));
  return known.get(depth, fn, () => findInside(context, fn, depth));
}

function findInside(context: Context, fn: FunctionNode, depth: number): Inside | false {
  for (const value of returnsOf(context.module, fn)) {
    const held = heldBy(context, value);
    const opened = openedBy(context, held, true, depth + 1);
    const root = opened && parameterBehind(context.module, opened.token);
    if (opened?.claimsAt && root?.owner === fn) return { index: root.index, path: [...root.path, ...opened.tokenPath], does: opened.does, claimsAt: opened.claimsAt };
  }
  return false;
}

/** The call behind a name that is written once, a fallback, or a copy; a name that leads back to itself ends where the hops do. */
function heldBy(context: Context, value: Node): Node {
  let node = settled(value);
  for (let hops = 0; hops < MAX_HOPS; hops += 1) {
    let next: Node | undefined;
    if (node.type === 'Identifier') {
      const variable = context.module.variableOf(node);
      const written = variable && soleWrite(variable);
      next = written?.path.length === 0 ? written.source : undefined;
    } else if (node.type === 'LogicalExpression') {
      next = node.left;
    } else if (node.type === 'ObjectExpression') {
      // `{ ...decoded, more }`
      const [only, ...others] = node.properties;
      next = only?.type === 'SpreadElement' && others.every((property) => property.type === 'Property') ? only.argument : undefined;
    }
    if (!next) return node;
    node = settled(next);
  }
  return node;
}
