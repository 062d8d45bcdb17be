import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, keyName, memberName, receiverOf, stringValue, unwrap } from '../ast/nodes.js';
import type { CallLike, ClassNode, FunctionNode, Node } from '../ast/nodes.js';
import type { Source } from '../identity/facts.js';
import { parameterStep, STREAM_OPERATORS, streamStep } from './callbacks.js';
import { definitionOf, instanceClass, isExported, memberAssignments, soleWrite } from './definition.js';
import type { Definition } from './definition.js';
import { factAt, fieldFactAt, getterFact, nameFact, nameFactAt } from './facts-of.js';
import type { Origin, Place, Step } from './graph.js';
import { exportedName, isCalleeOf, ownSource, sourcesNamed } from './modules.js';
import { defaultsOf, writeOf } from './module.js';
import type { Variable, Write } from './module.js';
import { failingCalls, returnsOf } from './returns.js';
import { ERROR, fieldHint, NEUTRAL_STEP, origin, other, to, UNKNOWN_STEP } from './step.js';
import type { Context } from './step.js';
import { typeFact } from './types.js';

function typeHint(context: Context, annotation: Node | undefined, path: readonly string[]): Origin[] {
  const found = typeFact(context.module, annotation, path);
  return found && annotation ? [origin(found.fact, 'type', found.row.provider, annotation)] : [];
}

/** String methods that give the same token back, cleaned. */
const CLEANERS = new Set(['trim', 'trimStart', 'trimEnd', 'toString', 'valueOf', 'replace', 'replaceAll', 'slice', 'substring', 'substr', 'normalize', 'toLowerCase', 'toPromise', 'asObservable', 'getValue', 'finally', 'unref']);
/** Array methods whose result is an element of the receiver. */
const ELEMENT_METHODS = new Set(['find', 'findLast', 'at', 'pop', 'shift']);
/** Array methods whose result is the receiver with fewer, more or reordered elements. */
const LIST_METHODS = new Set(['filter', 'slice', 'sort', 'toSorted', 'reverse', 'toReversed', 'concat', 'flat']);
/** Functions that hand back their first argument, or what it settles to. */
const IDENTITY_FUNCTIONS = new Set(['String', 'from', 'of', 'firstValueFrom', 'lastValueFrom', 'defer', 'resolve', 'freeze', 'seal', 'structuredClone', 'useRef', 'ref', 'shallowRef', 'reactive', 'readonly', 'toRaw', 'unref', 'signal', 'computed', 'useMemo', 'cloneDeep', 'toRef', 'act', 'untracked', 'useDeferredValue', 'encodeURIComponent', 'decodeURIComponent']);
/** Methods that look a string key up in a store. */
const LOOKUPS = new Set(['get', 'getItem', 'getItemAsync', 'read', 'retrieve', 'load', 'getString', 'getCookie', 'getValue', 'getPassword']);

/** What a place is, one step back. Never throws; whatever it does not know is unknown. */
export function step(context: Context, place: Place): Step {
  const { path } = place;
  const node = unwrap(place.node);
  const cast = castHint(context, place);
  const made = stepOf(context, node, path);
  return cast.length > 0 ? { ...made, weak: [...cast, ...(made.weak ?? [])] } : made;
}

/** `x as AuthenticationResult` is a declaration like any other. */
function castHint(context: Context, { node, path }: Place): Origin[] {
  const hints: Origin[] = [];
  for (let at: Node = node; at !== unwrap(at); at = (at as { expression: Node }).expression) {
    if (at.type === 'TSAsExpression' || at.type === 'TSTypeAssertion' || at.type === 'TSSatisfiesExpression') hints.push(...typeHint(context, at.typeAnnotation, path));
    if (!('expression' in at)) break;
  }
  return hints;
}

function stepOf(context: Context, node: Node, path: readonly string[]): Step {
  switch (node.type) {
    case 'Identifier':
      return identifierStep(context, node, path);
    case 'MemberExpression':
      return memberStep(context, node, path);
    case 'CallExpression':
      return callStep(context, node, path);
    case 'NewExpression':
      return newStep(context, node, path);
    case 'AwaitExpression':
      return to(node.argument, path);
    case 'YieldExpression':
      return node.argument ? to(node.argument, path) : UNKNOWN_STEP;
    case 'AssignmentExpression':
      return node.operator === '=' || node.operator === '??=' || node.operator === '||=' ? to(node.right, path) : UNKNOWN_STEP;
    case 'SequenceExpression':
      return to(node.expressions[node.expressions.length - 1] as Node, path);
    case 'LogicalExpression':
      return node.operator === '&&' ? to(node.right, path) : { edges: [{ node: node.left, path }, { node: node.right, path }] };
    case 'ConditionalExpression':
      return { edges: [{ node: node.consequent, path }, { node: node.alternate, path }] };
    case 'Literal':
      return node.value === null || node.value === '' ? NEUTRAL_STEP : other(node);
    case 'TemplateLiteral':
      return templateStep(node, path);
    case 'BinaryExpression':
      return concatenationStep(node, path);
    case 'ObjectExpression':
      return objectStep(context, node, path);
    case 'ArrayExpression':
      return arrayStep(node, path);
    case 'ObjectPattern':
    case 'ArrayPattern':
    case 'AssignmentPattern':
    case 'RestElement':
    case 'TSParameterProperty':
      return parameterPatternStep(context, node, path);
    case 'ThisExpression':
      return path.length > 0 ? thisStep(context, node, path) : UNKNOWN_STEP;
    case 'UnaryExpression':
      return node.operator === 'void' ? NEUTRAL_STEP : other(node);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      return other(node);
    default:
      return UNKNOWN_STEP;
  }
}

/** `Bearer ${token}` is that token, dressed for a header. Any other text around it makes something else of it. */
function templateStep(node: TSESTree.TemplateLiteral, path: readonly string[]): Step {
  const text = node.quasis.map((quasi) => quasi.value.raw).join('').trim();
  const [only] = node.expressions;
  if (node.expressions.length === 0 && text === '') return NEUTRAL_STEP;
  return only && node.expressions.length === 1 && path.length === 0 && /^(?:bearer)?$/i.test(text) ? to(only, []) : other(node);
}

function concatenationStep(node: TSESTree.BinaryExpression, path: readonly string[]): Step {
  if (node.operator === '+' && path.length === 0) {
    if (/^(?:bearer)?\s*$/i.test(stringValue(node.left) ?? '-')) return to(node.right, []);
    if (stringValue(node.right)?.trim() === '') return to(node.left, []);
  }
  return other(node);
}

function objectStep(context: Context, node: TSESTree.ObjectExpression, path: readonly string[]): Step {
  const [name, ...rest] = path;
  if (name === undefined) return node.properties.length === 0 ? NEUTRAL_STEP : other(node);
  const edges: Place[] = [];
  for (let index = node.properties.length - 1; index >= 0; index -= 1) {
    const property = node.properties[index];
    if (property?.type === 'SpreadElement') {
      edges.push({ node: property.argument, path });
    } else if (property && keyName(property) === name) {
      if (property.kind === 'get' && isFunction(property.value)) edges.push(...returnsOf(context.module, property.value).map((value) => ({ node: value, path: rest })));
      else edges.push({ node: property.value, path: rest });
      return { edges };
    }
  }
  // A member that an object literal does not have is `undefined`: later writes decide.
  return edges.length > 0 ? { edges } : NEUTRAL_STEP;
}

function arrayStep(node: TSESTree.ArrayExpression, path: readonly string[]): Step {
  const [name, ...rest] = path;
  if (name === undefined) return node.elements.length === 0 ? NEUTRAL_STEP : other(node);
  if (node.elements.length === 0) return NEUTRAL_STEP;
  const index = /^\[(\d+)\]$/.exec(name)?.[1];
  const wanted = index === undefined || node.elements.some((element) => element?.type === 'SpreadElement') ? node.elements : [node.elements[Number(index)] ?? null];
  // An array of ten thousand rows tells no more than its first ones.
  const edges = wanted.slice(0, 32).flatMap((element) => (element === null ? [] : element.type === 'SpreadElement' ? [{ node: element.argument, path }] : [{ node: element, path: rest }]));
  return edges.length > 0 ? { edges } : NEUTRAL_STEP;
}

function identifierStep(context: Context, node: TSESTree.Identifier, path: readonly string[]): Step {
  const variable = context.module.variableOf(node);
  const name = nameFactAt(node.name, path);
  const hints = [...fieldHint(path, node), ...(name ? [origin(name, 'name', 'any', node)] : [])];
  if (!variable || variable.defs.length === 0) return node.name === 'undefined' ? NEUTRAL_STEP : { weak: hints };
  return variableStep(context, variable, path, hints);
}

function variableStep(context: Context, variable: Variable, path: readonly string[], hints: readonly Origin[]): Step {
  const writes: Write[] = [];
  const edges: Place[] = [];
  const types: Origin[] = [];
  let opaque = false;
  for (const definition of variable.defs) {
    const kind = definition.type as string;
    if (kind === 'Parameter') {
      edges.push(...parameterPlaces(definition.name, path));
    } else if (kind === 'CatchClause') {
      const clause = definition.node as TSESTree.CatchClause;
      const attempt = clause.parent;
      const inside = patternPath(definition.name, clause.param);
      const errors = failingCalls(context.module, attempt.block).map((call) => ({ node: call, path: [ERROR, ...inside, ...path] }));
      return { edges: errors, weak: [...typeHint(context, annotationOf(definition.name), path), ...hints] };
    } else if (kind === 'ImportBinding') {
      return { weak: hints };
    } else if (kind === 'Variable') {
      const { name } = definition;
      types.push(...typeHint(context, annotationOf(name), path));
      const declarator = definition.node as TSESTree.VariableDeclarator;
      if (name !== declarator.id) types.push(...typeHint(context, annotationOf(declarator.id), [...patternPath(name, declarator.id), ...path]));
    } else {
      opaque = true;
    }
  }
  for (const reference of variable.references) {
    if (!reference.isWrite()) continue;
    const write = writeOf(reference.identifier);
    if (write) writes.push(write);
    else if (!isParameterDefault(reference.identifier)) opaque = true;
    writes.push(...defaultsOf(reference.identifier).filter(() => reference.init !== true || !isParameterOf(variable)));
  }
  for (const write of writes) edges.push({ node: write.source, path: [...write.path, ...path] });
  const [member, ...rest] = path;
  if (member !== undefined) for (const source of memberAssignments(variable, member)) edges.push({ node: source, path: rest });
  const destructured = variable.defs.flatMap((definition) => (definition.type as string) === 'Variable' || (definition.type as string) === 'Parameter' ? destructuredHint(definition.name, path) : []);
  const weak = [...types, ...destructured, ...hints];
  if (edges.length === 0 && !opaque && !isParameterOf(variable)) return { neutral: !isExportedLet(variable), weak };
  return { edges: opaque ? [...edges, UNKNOWN_PLACE] : edges, agree: true, weak };
}

/** A place that nothing is known of: makes "all writes agree" fail where a write cannot be seen. */
const UNKNOWN_PLACE: Place = { node: { type: 'EmptyStatement' } as Node, path: [] };

const isParameterOf = (variable: Variable): boolean => variable.defs.some((definition) => (definition.type as string) === 'Parameter');
const isExportedLet = (variable: Variable): boolean => isExported(variable);

function isParameterDefault(identifier: Node): boolean {
  return identifier.parent?.type === 'AssignmentPattern' && identifier.parent.left === identifier;
}

/** `{ accessToken: at }` tells by its key, whatever the local name is. */
function destructuredHint(name: Node, path: readonly string[]): Origin[] {
  const inside = patternPath(name, undefined);
  return inside.length === 0 ? [] : fieldHint([...inside, ...path], name);
}

/** The member path from a pattern's root (or the outermost pattern) down to a name in it. */
function patternPath(name: Node, root: Node | null | undefined): string[] {
  const path: string[] = [];
  for (let node: Node = name; node !== root && node.parent; node = node.parent) {
    const { parent }: { parent?: Node } = node;
    if (parent?.type === 'Property' && parent.parent.type === 'ObjectPattern') path.unshift(keyName(parent) ?? '[]');
    else if (parent?.type === 'ArrayPattern') path.unshift(`[${parent.elements.indexOf(node as TSESTree.DestructuringPattern)}]`);
    else if (parent?.type !== 'ObjectPattern' && parent?.type !== 'AssignmentPattern' && parent?.type !== 'RestElement') break;
  }
  return path;
}

function annotationOf(node: Node | null | undefined): Node | undefined {
  return node && 'typeAnnotation' in node ? (node.typeAnnotation as Node | undefined) : undefined;
}

/** From a parameter's name up to the parameter itself, which stands for what callers pass. */
function parameterPlaces(name: Node, path: readonly string[]): Place[] {
  const inside: string[] = [];
  const places: Place[] = [];
  let node = name;
  for (let parent = node.parent; parent && !isFunction(parent); node = parent, parent = node.parent) {
    if (parent.type === 'Property') inside.unshift(keyName(parent) ?? '[]');
    else if (parent.type === 'ArrayPattern') inside.unshift(`[${parent.elements.indexOf(node as TSESTree.DestructuringPattern)}]`);
    else if (parent.type === 'AssignmentPattern' && parent.left === node) places.push({ node: parent.right, path: [...inside, ...path] });
    else if (parent.type === 'TSEmptyBodyFunctionExpression' || parent.type === 'TSDeclareFunction') return [];
  }
  const parameter: Place = { node: new ParameterHandle(node).node, path: [...inside, ...path] };
  return [parameter, ...places];
}

/**
 * An `Identifier` that is a parameter and the same identifier asked as an expression must be two places:
 * the first is "what callers pass", the second "what the variable holds". The handle is a node of its own for the first.
 */
const handles = new WeakMap<Node, Node>();
class ParameterHandle {
  readonly node: Node;

  constructor(parameter: Node) {
    let handle = handles.get(parameter);
    if (!handle) {
      handle = { type: 'TSParameterProperty', parameter, loc: parameter.loc, range: parameter.range, parent: parameter.parent } as unknown as Node;
      handles.set(parameter, handle);
    }
    this.node = handle;
  }
}

/** What callers pass for a parameter: known library callbacks, callbacks of arrays, promises and streams, and calls of functions of this file. */
function parameterPatternStep(context: Context, node: Node, path: readonly string[]): Step {
  if (node.type !== 'TSParameterProperty') return UNKNOWN_STEP;
  const parameter = node.parameter as Node;
  const owner = parameter.parent?.type === 'TSParameterProperty' ? parameter.parent.parent : parameter.parent;
  const bare = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const types = typeHint(context, annotationOf(bare), path);
  const made = isFunction(owner) ? parameterStep(context, owner, parameter, path) : UNKNOWN_STEP;
  return { ...made, weak: [...types, ...(made.weak ?? []), ...fieldHint(path, bare)] };
}

function memberStep(context: Context, node: TSESTree.MemberExpression, path: readonly string[]): Step {
  const name = memberName(node) ?? '[]';
  if (node.object.type === 'ThisExpression') return thisStep(context, node.object, [name, ...path]);
  const enumerated = staticMember(context, node, name);
  if (enumerated) return to(enumerated, path);
  return { edges: [{ node: node.object, path: [name, ...path] }], weak: fieldHint([name, ...path], node) };
}

/** `Config.TOKEN` where `Config` is a class of this file with a static field. */
function staticMember(context: Context, node: TSESTree.MemberExpression, name: string): Node | undefined {
  const definition = node.object.type === 'Identifier' ? definitionOf(context.module, node.object) : undefined;
  if (definition?.type !== 'class') return undefined;
  for (const declaration of context.module.membersOf(definition.node).declarations.get(name) ?? []) {
    if (declaration.type === 'PropertyDefinition' && declaration.static && declaration.value) return declaration.value;
  }
  return undefined;
}

function thisStep(context: Context, node: Node, path: readonly string[]): Step {
  const owner = instanceClass(context.module, node);
  const made = owner ? instanceStep(context, owner, path, new Set()) : undefined;
  const [name] = path;
  const named = path.length === 1 && name !== undefined ? nameFact(name.replace(/^[#_]/, '')) : undefined;
  // `this.accessToken` is a member of an object that the file declares: its name tells as much as any member's.
  const hints = [...fieldHint([(name ?? '').replace(/^[#_]/, ''), ...path.slice(1)], node), ...(named ? [origin(named, 'field', 'any', node)] : [])];
  return { ...made, weak: [...(made?.weak ?? []), ...hints] };
}

/** What a member of an instance of a class in this file holds: its fields, every `this.x = …`, getters, and base classes of this file. */
export function instanceStep(context: Context, owner: ClassNode, path: readonly string[], seen: Set<ClassNode>): Step | undefined {
  const [name, ...rest] = path;
  if (name === undefined || seen.has(owner)) return undefined;
  seen.add(owner);
  const members = context.module.membersOf(owner);
  const edges: Place[] = (members.writes.get(name) ?? []).map((write) => ({ node: write.source, path: [...write.path, ...rest] }));
  const weak: Origin[] = [];
  for (const declaration of members.declarations.get(name) ?? []) {
    if (declaration.type === 'PropertyDefinition') weak.push(...typeHint(context, declaration.typeAnnotation, rest));
    if (declaration.type === 'TSParameterProperty') {
      const inner = declaration.parameter;
      edges.push({ node: new ParameterHandle(inner).node, path: rest });
    }
    if (declaration.type === 'MethodDefinition' && declaration.kind === 'get') {
      weak.push(...typeHint(context, declaration.value.returnType, rest));
      if (declaration.value.body) edges.push(...returnsOf(context.module, declaration.value as FunctionNode).map((value) => ({ node: value, path: rest })));
    }
  }
  if (edges.length === 0 && weak.length === 0 && owner.superClass) {
    const base = instanceClassOf(context, owner.superClass);
    return base ? instanceStep(context, base, path, seen) : undefined;
  }
  return { edges, agree: true, weak };
}

function instanceClassOf(context: Context, superClass: Node): ClassNode | undefined {
  const definition = definitionOf(context.module, superClass);
  return definition?.type === 'class' ? definition.node : undefined;
}

function newStep(context: Context, node: TSESTree.NewExpression, path: readonly string[]): Step {
  const definition = definitionOf(context.module, node.callee);
  if (definition?.type === 'class') return instanceStep(context, definition.node, path, new Set()) ?? UNKNOWN_STEP;
  const known = sourceStep(context, node, definition, path, 'new');
  if (known) return known;
  const name = calleeName(node);
  const first = argumentAt(node, 0);
  // `new BehaviorSubject(x)`, `new Promise(resolve => resolve(x))`
  if (first && (name === 'BehaviorSubject' || name === 'String')) return to(first, path);
  if (first && name === 'Promise' && isFunction(unwrap(first))) return promiseStep(context, unwrap(first) as FunctionNode, path);
  return { weak: fieldHint(path, node) };
}

/** A promise made by hand settles to what its executor passes to `resolve`. */
function promiseStep(context: Context, executor: FunctionNode, path: readonly string[]): Step {
  const [resolve] = executor.params;
  const variable = resolve?.type === 'Identifier' ? context.module.variableOf(resolve) : undefined;
  const edges: Place[] = [];
  for (const { identifier } of variable?.references ?? []) {
    const call = identifier.parent;
    const value = call?.type === 'CallExpression' && call.callee === identifier ? argumentAt(call, 0) : undefined;
    if (value) edges.push({ node: value, path });
  }
  return { edges, agree: true };
}

function callStep(context: Context, node: TSESTree.CallExpression, path: readonly string[]): Step {
  const { module, settings } = context;
  const name = calleeName(node);
  const receiver = receiverOf(node);
  const definition = definitionOf(module, node.callee);
  if (path[0] === ERROR) return errorStep(context, node, definition, path);
  const getter = name === undefined ? undefined : getterFact(name);
  const getterKind = getter && factAt(getter, path);
  const hints: Origin[] = [...fieldHint(path, node), ...(getterKind && getterKind.kind !== 'other' ? [origin(getterKind, 'name', 'any', node)] : [])];

  const own = ownSource(settings, name, definition);
  if (own) {
    const fact = factAt({ kind: own.returns }, path);
    return fact ? { leaves: [origin(fact, 'flow', 'any', node)] } : UNKNOWN_STEP;
  }
  if (definition?.type === 'function') {
    const edges = returnsOf(module, definition.node).map((value) => ({ node: value, path }));
    return { edges, weak: [...typeHint(context, definition.node.returnType, path), ...hints] };
  }
  const known = sourceStep(context, node, definition, path, receiver ? 'method' : 'function') ?? madeFunctionStep(context, node, path);
  if (known) return { ...known, weak: [...(known.weak ?? []), ...hints] };
  if (receiver && name !== undefined) {
    const method = methodStep(context, node, receiver, name, path);
    if (method) return { ...method, weak: [...(method.weak ?? []), ...hints] };
  }
  const plain = name === undefined ? undefined : functionStep(context, node, name, path);
  return plain ? { ...plain, weak: [...(plain.weak ?? []), ...hints] } : { weak: hints };
}

/** The names of a callee, from the outermost: `['this', 'client', 'getToken']`; unknown parts are left out. */
function chainOf(callee: Node): string[] {
  const names: string[] = [];
  let node = unwrap(callee);
  for (;;) {
    if (node.type === 'MemberExpression') {
      const name = memberName(node);
      if (name !== undefined) names.unshift(name);
      node = unwrap(node.object);
    } else if (node.type === 'CallExpression') {
      node = unwrap(node.callee);
    } else {
      names.unshift(node.type === 'Identifier' ? node.name : node.type === 'ThisExpression' ? 'this' : '');
      return names;
    }
  }
}

/** A call that a table of `identity` describes; `made`: the call makes a function, and that function's value is asked for. */
function sourceStep(context: Context, node: CallLike, definition: Definition | undefined, path: readonly string[], form: Source['form'], made = false): Step | undefined {
  const written = calleeName(node);
  const exported = exportedName(definition, written);
  const names = new Set([written, exported].filter((name): name is string => name !== undefined));
  const rows = [...names].flatMap((name) => sourcesNamed(name)).filter((row) => (row.makesFunction === true) === made && (form === 'new') === (row.form === 'new'));
  if (rows.length === 0) return undefined;
  const receiver = receiverOf(node);
  const chain = chainOf(node.callee);
  const onRows: Source[] = [];
  for (const row of rows) {
    if (row.when && !row.when.is.includes(stringValue(argumentAt(node, row.when.argument)) ?? '')) continue;
    if (row.on) {
      if (receiver) onRows.push(row);
      continue;
    }
    const fact = isCalleeOf(definition, row, chain) ? factAt(row.yields, path) : undefined;
    if (fact && onRows.length === 0) return { leaves: [origin(fact, 'flow', row.provider, node)] };
    if (fact) return { edges: [{ node: receiver ?? node, path: [] }], map: fromReceiver(onRows, path, node), weak: [origin(fact, 'flow', row.provider, node)] };
  }
  return receiver && onRows.length > 0 ? { edges: [{ node: receiver, path: [] }], map: fromReceiver(onRows, path, node) } : undefined;
}

/** The value of a method follows from the kind of its receiver. */
function fromReceiver(rows: readonly Source[], path: readonly string[], node: Node): (from: Origin) => Origin | undefined {
  return (from) => {
    const row = rows.find((candidate) => candidate.on?.includes(from.kind));
    const fact = row && factAt(row.yields, path);
    return row && fact ? { ...origin(fact, from.evidence, row.provider, node), ...(from.gated === true ? { gated: true } : {}) } : undefined;
  };
}

/** `const getToken = getBearerTokenProvider(credential, scope); await getToken()`. */
function madeFunctionStep(context: Context, node: TSESTree.CallExpression, path: readonly string[]): Step | undefined {
  const callee = unwrap(node.callee);
  const variable = callee.type === 'Identifier' ? context.module.variableOf(callee) : undefined;
  const maker = variable && soleWrite(variable);
  const call = maker?.path.length === 0 ? unwrap(maker.source) : undefined;
  return call?.type === 'CallExpression' ? sourceStep(context, call, definitionOf(context.module, call.callee), path, 'function', true) : undefined;
}

/** Methods of strings, arrays, promises, streams, stores and classes of this file. */
function methodStep(context: Context, node: TSESTree.CallExpression, receiver: Node, name: string, path: readonly string[]): Step | undefined {
  const first = argumentAt(node, 0);
  const callback = first && isFunction(unwrap(first)) ? (unwrap(first) as FunctionNode) : undefined;
  const returns = (fn: FunctionNode, below: readonly string[]): Place[] => returnsOf(context.module, fn).map((value) => ({ node: value, path: below }));
  const [head, ...rest] = path;
  if (name === 'then' || name === 'catch') {
    const handler = first && !callback ? definitionOf(context.module, first) : undefined;
    const fn = callback ?? (handler?.type === 'function' ? handler.node : undefined);
    if (name === 'then') return fn ? { edges: returns(fn, path) } : first ? UNKNOWN_STEP : to(receiver, path);
    return { edges: [{ node: receiver, path }, ...(fn ? returns(fn, path) : [])] };
  }
  if (name === 'pipe') {
    const last = node.arguments[node.arguments.length - 1];
    return last && last.type !== 'SpreadElement' ? to(last, path) : to(receiver, path);
  }
  if (isStreamOperator(node)) return streamStep(context, node, path);
  if (name === 'split') {
    const separator = stringValue(first);
    return separator !== undefined && /^(?:bearer)?\s*$/i.test(separator) && head?.startsWith('[') === true && rest.length === 0 ? to(receiver, []) : other(node);
  }
  if ((name === 'match' || name === 'exec') && head === '[1]') return to(name === 'match' ? receiver : (first ?? receiver), rest);
  if (CLEANERS.has(name) && !head?.startsWith('[')) return to(receiver, path);
  if (ELEMENT_METHODS.has(name)) return to(receiver, ['[]', ...path]);
  if (LIST_METHODS.has(name)) return to(receiver, path);
  if (name === 'map' && callback && head?.startsWith('[') === true) return { edges: returns(callback, rest) };
  if (receiver.type === 'Identifier' && receiver.name === 'Promise' && first) {
    if (name === 'all' || name === 'allSettled') return to(first, name === 'all' ? path : path.filter((part) => part !== 'value'));
    if (name === 'race' || name === 'any') return to(first, ['[]', ...path]);
  }
  if (receiver.type === 'Identifier' && receiver.name === 'Object') {
    if (name === 'assign') return { edges: node.arguments.map((argument) => ({ node: argument, path })) };
    if (name === 'values' && first) return to(first, path);
  }
  if (LOOKUPS.has(name)) {
    const key = stringValue(first);
    const fact = key === undefined ? undefined : (fieldFactAt([key]) ?? nameFact(key.split(/[.:/]/).pop() ?? ''));
    const at = fact && factAt(fact, path);
    if (at) return { weak: [origin(at, 'field', 'any', node)] };
  }
  if (IDENTITY_FUNCTIONS.has(name) && first) return identityStep(context, first, path);
  const owner = instanceClass(context.module, receiver);
  return owner ? UNKNOWN_STEP : undefined;
}

function isStreamOperator(node: TSESTree.CallExpression): boolean {
  const { parent } = node;
  return parent.type === 'CallExpression' && parent.callee !== node && calleeName(parent) === 'pipe' && STREAM_OPERATORS.has(calleeName(node) ?? '');
}

function identityStep(context: Context, argument: Node, path: readonly string[]): Step {
  const inner = unwrap(argument);
  if (isFunction(inner)) return { edges: returnsOf(context.module, inner).map((value) => ({ node: value, path })) };
  return to(argument, path);
}

/** Functions of the platform and of UI frameworks that keep a value as it is, and React's state. */
function functionStep(context: Context, node: TSESTree.CallExpression, name: string, path: readonly string[]): Step | undefined {
  const first = argumentAt(node, 0);
  if (isStreamOperator(node)) return streamStep(context, node, path);
  if ((name === 'useState' || name === 'useSignal' || name === 'createSignal') && path[0] === '[0]') return stateStep(context, node, path.slice(1));
  if (!first) return name === 'useRef' || name === 'ref' ? NEUTRAL_STEP : undefined;
  const bare = path[0] === 'current' || (path[0] === 'value' && /ref|computed/i.test(name)) ? path.slice(1) : path;
  return IDENTITY_FUNCTIONS.has(name) ? identityStep(context, first, bare) : undefined;
}

/** React state holds its initial value and whatever its setter is given. */
function stateStep(context: Context, node: TSESTree.CallExpression, path: readonly string[]): Step {
  const first = argumentAt(node, 0);
  const edges: Place[] = [];
  if (first) {
    const initial = unwrap(first);
    edges.push(...(isFunction(initial) ? returnsOf(context.module, initial).map((value) => ({ node: value, path })) : [{ node: first, path }]));
  }
  const types = typeHint(context, node.typeArguments?.params[0], path);
  const pattern = node.parent.type === 'VariableDeclarator' ? node.parent.id : undefined;
  const setter = pattern?.type === 'ArrayPattern' ? pattern.elements[1] : undefined;
  const variable = setter ? context.module.variableOf(setter) : undefined;
  for (const { identifier } of variable?.references ?? []) {
    const call = identifier.parent;
    if (call?.type === 'VariableDeclarator' || call?.type === 'ArrayPattern') continue;
    if (call?.type === 'CallExpression' && call.callee === identifier) {
      const value = argumentAt(call, 0);
      const inner = value && unwrap(value);
      if (inner && isFunction(inner)) edges.push(...returnsOf(context.module, inner).map((result) => ({ node: result, path })));
      else if (value) edges.push({ node: value, path });
    } else if (call?.type === 'CallExpression' && calleeName(call) === 'then') {
      // `.then(setToken)`
      const settled = receiverOf(call);
      if (settled) edges.push({ node: settled, path });
    }
  }
  return { edges, agree: true, weak: types };
}

/** What a failing call throws: identity errors of the libraries in the tables, and whatever the calls inside a local function throw. */
function errorStep(context: Context, node: TSESTree.CallExpression, definition: Definition | undefined, path: readonly string[]): Step {
  const [, ...inside] = path;
  if (definition?.type === 'function') return { edges: failingCalls(context.module, definition.node).map((call) => ({ node: call, path })) };
  const name = calleeName(node);
  const receiver = receiverOf(node);
  const chain = chainOf(node.callee);
  const row = (name === undefined ? [] : sourcesNamed(name)).find((candidate) => candidate.provider === 'microsoft' && candidate.form !== 'new' && isCalleeOf(definition, candidate, chain));
  const fact = row && factAt({ kind: 'auth-error' }, inside);
  if (fact) return { leaves: [origin(fact, 'flow', 'microsoft', node)] };
  // The failure of a chain is that of what it started from, and of its handlers.
  if (receiver && (name === 'then' || name === 'pipe' || name === 'finally' || name === 'toPromise')) {
    const first = argumentAt(node, 0);
    const handler = first && unwrap(first);
    const inner = handler && isFunction(handler) ? failingCalls(context.module, handler) : [];
    return { edges: [{ node: receiver, path }, ...inner.map((call) => ({ node: call, path }))] };
  }
  const argument = argumentAt(node, 0);
  if (argument && (name === 'from' || name === 'firstValueFrom' || name === 'lastValueFrom' || name === 'all' || name === 'defer')) return to(argument, path);
  return UNKNOWN_STEP;
}
