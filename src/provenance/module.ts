import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isClass, isThis, keyName, memberName, unwrap } from '../ast/nodes.js';
import type { ClassNode, Node } from '../ast/nodes.js';
import { templateOf } from '../ast/template.js';
import { walk } from '../ast/walk.js';
import { addTemplateNames } from './template.js';

export type Variable = TSESLint.Scope.Variable;
export type Reference = TSESLint.Scope.Reference;
export type Scope = TSESLint.Scope.Scope;

/** What the analysis needs of a file, whoever parsed it. */
export interface ModuleSource {
  readonly ast: TSESTree.Program;
  /** Absent or null for parsers without scope analysis: then every name is unknown. */
  readonly scopes: TSESLint.Scope.ScopeManager | null | undefined;
  readonly text: string;
  readonly filename: string;
  readonly visitorKeys: Readonly<Record<string, readonly string[] | undefined>>;
  /** How messages name a file that is not the one they stand in. */
  readonly label?: string;
}

/** The other files of the project; what an import leads to is asked here. */
export interface Files {
  /** The file that `specifier` stands for in the file `from`; undefined where it is no file of the project that can be read, or where its text speaks of something else than `about`. */
  file(from: string, specifier: string, about?: RegExp): ModuleSource | undefined;
  /** Whether the text of that file speaks of something: asked without parsing it. */
  speaks(from: string, specifier: string, about: RegExp): boolean;
}

/** A value written somewhere: `source` is what is written, `path` leads into it where a pattern takes it apart. */
export interface Write {
  readonly source: Node;
  readonly path: readonly string[];
  /** The node that is written to: an identifier or a member expression. */
  readonly target: Node;
}

/** Members of a class, gathered from its body and from every `this.x = …` in it. */
export interface ClassMembers {
  readonly writes: ReadonlyMap<string, readonly Write[]>;
  /** Fields, methods, accessors and constructor parameter properties by name. */
  readonly declarations: ReadonlyMap<string, readonly Node[]>;
}

/**
 * One file with its names resolved, and the files that its imports lead to: nodes of those are answered like its own.
 * Indexes are made on first use.
 */
export interface Module extends ModuleSource {
  /** The variable that an identifier names; undefined for unresolved globals and property names. */
  variableOf(identifier: Node): Variable | undefined;
  /** Whether imports of the project's own files are followed. */
  readonly readsImports: boolean;
  /** The file of the project that an import at `node` stands for. `about`: what its text or the import's name has to speak of, to be worth parsing. */
  imported(specifier: string, node: Node, about?: RegExp): ModuleSource | undefined;
  /** Whether the file that an import at `node` stands for is one of the project's that speaks of something: asked without parsing it. */
  importSpeaks(specifier: string, node: Node, about: RegExp): boolean;
  /** The file that a node stands in. */
  homeOf(node: Node): ModuleSource;
  /** Whether a node stands in this file: only such a node can be reported, edited or compared with others by its position. */
  holds(node: Node): boolean;
  /** The source text of a node, whichever file it stands in. */
  textOf(node: Node): string;
  membersOf(node: ClassNode): ClassMembers;
  /** All calls and constructions in source order, those of a Vue template behind those of the script. */
  readonly calls: readonly (TSESTree.CallExpression | TSESTree.NewExpression)[];
}

/** Where an assignment target (an identifier or member, perhaps inside a pattern) gets its value from; undefined for loops over unknown things. */
export function writeOf(target: Node): Write | undefined {
  const path: string[] = [];
  let node = target;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    switch (parent.type) {
      case 'AssignmentPattern':
        if (parent.left !== node) return undefined;
        continue;
      case 'Property': {
        if (parent.parent.type !== 'ObjectPattern') return undefined;
        path.unshift(keyName(parent) ?? '[]');
        continue;
      }
      case 'ObjectPattern':
        continue;
      case 'ArrayPattern': {
        path.unshift(`[${parent.elements.indexOf(node as TSESTree.DestructuringPattern)}]`);
        continue;
      }
      case 'RestElement':
        // The rest of an object keeps its other members; the rest of an array moves its indexes, which nothing here counts on.
        if (parent.parent.type === 'ArrayPattern') return undefined;
        continue;
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
        continue;
      case 'VariableDeclarator': {
        const loop = parent.parent.parent;
        if (loop.type === 'ForOfStatement' && loop.left === parent.parent) return { source: loop.right, path: ['[]', ...path], target };
        return parent.init && parent.id === node ? { source: parent.init, path, target } : undefined;
      }
      case 'AssignmentExpression':
        return parent.left === node ? { source: parent.right, path, target } : undefined;
      case 'ForOfStatement':
        return parent.left === node ? { source: parent.right, path: ['[]', ...path], target } : undefined;
      default:
        return undefined;
    }
  }
  return undefined;
}

/** The defaults (`= x`) that patterns around a target supply where the value is missing. */
export function defaultsOf(target: Node): Write[] {
  const defaults: Write[] = [];
  const path: string[] = [];
  let node = target;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    if (parent.type === 'AssignmentPattern' && parent.left === node) defaults.push({ source: parent.right, path: [...path], target });
    else if (parent.type === 'Property' && parent.parent.type === 'ObjectPattern') path.unshift(keyName(parent) ?? '[]');
    else if (parent.type === 'ArrayPattern') path.unshift(`[${parent.elements.indexOf(node as TSESTree.DestructuringPattern)}]`);
    else if (parent.type !== 'ObjectPattern') break;
  }
  return defaults;
}

function indexVariables(scopes: ModuleSource['scopes']): Map<Node, Variable> {
  const index = new Map<Node, Variable>();
  for (const scope of scopes?.scopes ?? []) {
    for (const variable of scope.variables) {
      for (const identifier of variable.identifiers) if (!index.has(identifier)) index.set(identifier, variable);
    }
    for (const reference of scope.references) {
      if (reference.resolved) index.set(reference.identifier, reference.resolved);
    }
  }
  return index;
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function indexMembers(node: ClassNode, visitorKeys: ModuleSource['visitorKeys']): ClassMembers {
  const writes = new Map<string, Write[]>();
  const declarations = new Map<string, Node[]>();
  for (const member of node.body.body) {
    const name = keyName(member);
    if (name !== undefined) add(declarations, name, member);
    if (name !== undefined && (member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') && member.value) add(writes, name, { source: member.value, path: [], target: member });
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') {
      for (const parameter of member.value.params) {
        if (parameter.type !== 'TSParameterProperty') continue;
        const inner = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
        if (inner.type === 'Identifier') add(declarations, inner.name, parameter);
      }
    }
    walk(member, visitorKeys, (below) => {
      if (below !== member && (isClass(below) || below.type === 'FunctionDeclaration')) return 'skip';
      if (below.type === 'FunctionExpression' && below.parent !== member) return 'skip';
      if (below.type === 'MemberExpression' && isThis(below.object)) {
        const field = memberName(below);
        const write = field === undefined ? undefined : writeOf(below);
        if (field !== undefined && write) add(writes, field, write);
      }
      return undefined;
    });
  }
  return { writes, declarations };
}

/** What a type's name stands for where the parser resolves no names in types (Babel): the import or declaration at the top level of the file. */
function typeVariable({ scopes }: ModuleSource, name: Node): Variable | undefined {
  const type = name.parent?.type;
  if (name.type !== 'Identifier' || (type !== 'TSTypeReference' && type !== 'TSQualifiedName')) return undefined;
  return scopes?.scopes.find((scope) => (scope.type as string) === 'module')?.set.get(name.name);
}

/** The variables of files that an import led to, by every mention of them. */
const reached = new WeakMap<Node, Variable>();
/** The files that an import led to, by their tree. */
const homes = new WeakMap<Node, ModuleSource>();

function reach(file: ModuleSource | undefined): ModuleSource | undefined {
  if (file && !homes.has(file.ast)) {
    homes.set(file.ast, file);
    for (const [node, variable] of indexVariables(file.scopes)) reached.set(node, variable);
  }
  return file;
}

function treeOf(node: Node): Node {
  let at = node;
  while (at.parent) at = at.parent;
  return at;
}

/** The same module, whose imports lead only to files that speak of something. */
export function speakingOf(module: Module, about: RegExp): Module {
  const imported: Module['imported'] = (specifier, node) => module.imported(specifier, node, about);
  return Object.assign(Object.create(module) as Module, { imported });
}

/** Wraps a parsed file. Costs nothing until something is asked. `files`: the rest of the project, where it may be read. */
export function createModule(source: ModuleSource, files?: Files): Module {
  let variables: Map<Node, Variable> | undefined;
  let calls: (TSESTree.CallExpression | TSESTree.NewExpression)[] | undefined;
  let crossed = false;
  const members = new WeakMap<ClassNode, ClassMembers>();
  // Most files reach no other: then nothing has to be looked for.
  const homeOf = (node: Node): ModuleSource => (crossed ? (homes.get(treeOf(node)) ?? source) : source);
  return {
    readsImports: files !== undefined,
    homeOf,
    holds: (node) => homeOf(node) === source,
    textOf: (node) => homeOf(node).text.slice(node.range[0], node.range[1]),
    imported(specifier, node, about) {
      const { filename, text } = homeOf(node);
      const file = files && reach(files.file(filename, specifier, about?.test(text.slice(...node.range)) === true ? undefined : about));
      crossed ||= file !== undefined;
      return file;
    },
    importSpeaks: (specifier, node, about) => files?.speaks(homeOf(node).filename, specifier, about) === true,
    ast: source.ast,
    scopes: source.scopes,
    text: source.text,
    filename: source.filename,
    visitorKeys: source.visitorKeys,
    variableOf(identifier) {
      if (!variables) {
        variables = indexVariables(source.scopes);
        addTemplateNames(source, variables);
      }
      const name = unwrap(identifier);
      return variables.get(name) ?? (crossed ? reached.get(name) : undefined) ?? typeVariable(source, name);
    },
    membersOf(node) {
      let found = members.get(node);
      if (!found) members.set(node, (found = indexMembers(node, source.visitorKeys)));
      return found;
    },
    get calls() {
      if (!calls) {
        const list: (TSESTree.CallExpression | TSESTree.NewExpression)[] = [];
        for (const tree of [source.ast, templateOf(source.ast)]) {
          if (!tree) continue;
          walk(tree, source.visitorKeys, (node) => {
            if (node.type === 'CallExpression' || node.type === 'NewExpression') list.push(node);
          });
        }
        calls = list;
      }
      return calls;
    },
  };
}
