import type { TSESTree } from '@typescript-eslint/utils';

import { calleeName, enclosingClass, functionName, isFunction, isThis, keyName, memberName, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import type { Analysis } from '../provenance/analysis.js';

/** One place that an options object, or an object around it, goes to. */
export interface Placement {
  /** Keys from the outermost object down to the property asked about. */
  readonly path: readonly string[];
  /** The outermost object. */
  readonly root: Node;
  /** Names that the value passes on its way out: keys, variables, members, functions; nearest first, the property's own name left out. */
  readonly names: readonly string[];
  readonly end:
    | { readonly type: 'call'; readonly call: CallLike; readonly index: number }
    /** Declared to be of a type. */
    | { readonly type: 'type'; readonly name: Node }
    | { readonly type: 'none' };
}

/** Placements followed for one property. */
const MAX_PLACEMENTS = 40;
/** Steps outwards from one property. */
const MAX_STEPS = 60;
/** Calls that hand an object on as it is, or give it a place in a configuration. */
const TRANSPARENT = /^(?:freeze|seal|assign|object|strictObject|define[A-Z]\w*|registerAs|merge|convict|readonly|create\w*Config|satisfies|useMemo|prefault|default|optional|partial|strict|describe|transform|refine|reactive|ref)$/;

/** Names in a member chain, outermost object first: `req.session.cookie` → req, session, cookie. */
export function chainNames(expression: Node): string[] {
  const node = unwrap(expression);
  switch (node.type) {
    case 'Identifier':
      return [node.name];
    case 'ThisExpression':
      return [];
    case 'MemberExpression': {
      const name = memberName(node);
      return [...chainNames(node.object), ...(name === undefined || name.startsWith('[') ? [] : [name])];
    }
    case 'CallExpression':
    case 'NewExpression':
      return chainNames(node.callee);
    case 'AwaitExpression':
      return chainNames(node.argument);
    default:
      return [];
  }
}

/** `config.session` of a `config` that holds a session's options at `session`: the part that is read, and the path inside it. */
function partOf(reference: Node, whole: Node, steps: readonly string[]): { readonly at: Node; readonly root: Node; readonly path: readonly string[] } {
  let [at, root, path] = [reference, whole, steps];
  for (let parent = at.parent; parent?.type === 'MemberExpression' && parent.object === at && path.length > 1 && memberName(parent) === path[0]; parent = at.parent) {
    const [name] = path;
    const inner: Node | undefined = root.type === 'ObjectExpression' ? root.properties.find((property) => property.type === 'Property' && keyName(property) === name) : undefined;
    root = inner?.type === 'Property' ? unwrap(inner.value) : root;
    at = parent;
    path = path.slice(1);
  }
  return { at, root, path };
}

/** Where the object that holds `property` goes: through objects around it, variables, functions that return it and casts. At least one placement. */
export function placementsOf(analysis: Analysis, property: TSESTree.Property): readonly Placement[] {
  const found: Placement[] = [];
  const seen = new Set<Node>();
  let steps = 0;
  const emit = (placement: Placement): void => {
    if (found.length < MAX_PLACEMENTS) found.push(placement);
  };

  const variable = (identifier: Node, root: Node, path: readonly string[], names: readonly string[]): boolean => {
    const held = analysis.module.variableOf(identifier);
    if (!held || seen.has(identifier)) return false;
    seen.add(identifier);
    let any = false;
    for (const reference of held.references) {
      if (!reference.isRead() || reference.identifier === identifier) continue;
      if (follow(reference.identifier, root, path, names)) any = true;
    }
    return any;
  };

  /** From one reading of what holds the object. */
  const follow = (reading: Node, root: Node, path: readonly string[], names: readonly string[]): boolean => {
    // The object is asked for a part of itself, or a function that makes it is called.
    const part = partOf(reading, root, path);
    const { parent } = part.at;
    if (parent?.type === 'MemberExpression') return false;
    return climb(parent?.type === 'CallExpression' && parent.callee === part.at ? parent : part.at, part.root, part.path, names);
  };

  /** Where a class reads the field that holds the object. */
  const field = (holder: Node, key: string, root: Node, path: readonly string[], names: readonly string[]): void => {
    const owner = enclosingClass(holder);
    if (!owner || seen.has(holder)) return;
    seen.add(holder);
    walk(owner.body, analysis.module.visitorKeys, (node) => {
      const isRead = node.type === 'MemberExpression' && isThis(node.object) && memberName(node) === key && !(node.parent.type === 'AssignmentExpression' && node.parent.left === node);
      if (isRead) follow(node, root, path, names);
      return undefined;
    });
  };

  /** Follows `node`, which stands for the object at `root`; whether a call or type was reached. */
  const climb = (start: Node, root: Node, path: readonly string[], names: readonly string[]): boolean => {
    steps += 1;
    if (steps > MAX_STEPS) return false;
    const node = wrapped(start);
    for (let cast: Node = start; cast !== node && cast.parent; cast = cast.parent) {
      if (cast.parent.type === 'TSAsExpression' || cast.parent.type === 'TSSatisfiesExpression') declared(cast.parent.typeAnnotation, root, path, names);
    }
    const { parent } = node;
    switch (parent?.type) {
      case 'Property': {
        const key = keyName(parent);
        const object = parent.parent;
        if (object.type !== 'ObjectExpression') return false;
        return climb(object, object, [key ?? '?', ...path], key === undefined ? names : [...names, key]);
      }
      case 'SpreadElement':
        return parent.parent.type === 'ObjectExpression' ? climb(parent.parent, parent.parent, path, names) : false;
      case 'ArrayExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
      case 'AwaitExpression':
        return climb(parent, root, path, names);
      case 'ReturnStatement':
      case 'ArrowFunctionExpression': {
        let around: Node | undefined = parent;
        while (around && !isFunction(around)) around = around.parent;
        if (!around || (parent.type === 'ArrowFunctionExpression' && parent.body !== node)) return false;
        const name = functionName(around);
        const inside = name === undefined ? names : [...names, name];
        if (around.returnType) declared(around.returnType.typeAnnotation, root, path, inside);
        if (around.type === 'FunctionDeclaration') {
          if (!around.id || !variable(around.id, root, path, inside)) emit({ path, root, names: inside, end: { type: 'none' } });
          return true;
        }
        return climb(around, root, path, names);
      }
      case 'CallExpression':
      case 'NewExpression': {
        const index = parent.arguments.findIndex((argument) => argument === node);
        if (index < 0) return false;
        const called = [...names, ...chainNames(parent.callee)];
        // `convict({…})`, `registerAs('jwt', () => ({…}))`: what the configuration is called says what it is for.
        const texts = parent.arguments.flatMap((argument) => (argument.type === 'Literal' && typeof argument.value === 'string' ? [argument.value] : []));
        emit({ path, root, names: called, end: { type: 'call', call: parent, index } });
        if (TRANSPARENT.test(calleeName(parent) ?? '')) climb(parent, root, path, [...names, ...texts]);
        return true;
      }
      case 'MemberExpression':
        // `z.object({…}).strict()`
        if (parent.object === node && parent.parent.type === 'CallExpression' && parent.parent.callee === parent && TRANSPARENT.test(memberName(parent) ?? '')) return climb(parent.parent, root, path, names);
        break;
      case 'VariableDeclarator': {
        if (parent.id.type !== 'Identifier') return false;
        if (parent.id.typeAnnotation) declared(parent.id.typeAnnotation.typeAnnotation, root, path, [...names, parent.id.name]);
        if (variable(parent.id, root, path, [...names, parent.id.name])) return true;
        emit({ path, root, names: [...names, parent.id.name], end: { type: 'none' } });
        return true;
      }
      case 'AssignmentExpression': {
        const left = unwrap(parent.left);
        const chain = chainNames(left);
        const all = [...names, ...[...chain].reverse()];
        if (left.type === 'MemberExpression' && left.object.type === 'Identifier' && chain.length > 1 && chain[0] !== 'module' && chain[0] !== 'exports') {
          // `settings.cookie = { … }` where `settings` goes on to a library.
          variable(left.object, root, [...chain.slice(1), ...path], all);
        }
        if (left.type === 'MemberExpression' && isThis(left.object)) field(left, chain.join('.'), root, path, all);
        emit({ path, root, names: all.filter((name) => name !== 'module' && name !== 'exports'), end: { type: 'none' } });
        return true;
      }
      case 'PropertyDefinition': {
        const key = keyName(parent);
        if (parent.typeAnnotation) declared(parent.typeAnnotation.typeAnnotation, root, path, key === undefined ? names : [...names, key]);
        if (key !== undefined) field(parent, key, root, path, [...names, key]);
        emit({ path, root, names: key === undefined ? names : [...names, key], end: { type: 'none' } });
        return true;
      }
      default:
    }
    emit({ path, root, names, end: { type: 'none' } });
    return false;
  };

  const declared = (type: TSESTree.TypeNode, root: Node, path: readonly string[], names: readonly string[]): void => {
    const inner = type.type === 'TSTypeReference' && /^(?:Partial|Readonly|Required|Omit|Pick|Promise)$/.test(type.typeName.type === 'Identifier' ? type.typeName.name : '') ? type.typeArguments?.params[0] : type;
    if (inner?.type === 'TSTypeReference') emit({ path, root, names, end: { type: 'type', name: inner.typeName } });
    // `session.SessionOptions['cookie']`
    if (inner?.type === 'TSIndexedAccessType' && inner.objectType.type === 'TSTypeReference' && inner.indexType.type === 'TSLiteralType' && inner.indexType.literal.type === 'Literal') {
      emit({ path: [String(inner.indexType.literal.value), ...path], root, names, end: { type: 'type', name: inner.objectType.typeName } });
    }
  };

  climb(property.parent, property.parent, [keyName(property) ?? '?'], []);
  return found;
}
