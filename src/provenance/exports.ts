import type { TSESTree } from '@typescript-eslint/utils';

import { memberName, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import type { Module, ModuleSource } from './module.js';

/** A value in another file: a node of it, and the members read from it. */
export interface Elsewhere {
  readonly node: Node;
  readonly path: readonly string[];
}

/** What a file exports under a name: a node of its own, or what another file exports. */
type Exported = { readonly node: Node } | { readonly from: string; readonly path: readonly string[]; readonly at: Node };

interface Exports {
  readonly named: ReadonlyMap<string, Exported>;
  /** `export * from './x'`. */
  readonly stars: readonly { readonly from: string; readonly at: Node }[];
  /** `module.exports = x`, `export = x`. */
  readonly whole: Node | undefined;
}

/** Files that an export is handed on through before giving up. */
const MAX_HOPS = 8;

const known = new WeakMap<Node, Exports>();

/** The value that `path`, read from a file's exports, stands for; undefined where the file does not show it. */
export function exportedBy(module: Module, file: ModuleSource, path: readonly string[], hops = MAX_HOPS): Elsewhere | undefined {
  if (hops === 0) return undefined;
  const exports = exportsOf(file);
  const [name, ...rest] = path;
  if (name === undefined) return exports.whole ? { node: exports.whole, path } : undefined;
  const found = exports.named.get(name);
  if (found && 'node' in found) return { node: found.node, path: rest };
  if (found) return through(module, found.from, found.at, [...found.path, ...rest], hops);
  // `import x from './commonjs'` is the whole of it; so is `require('./commonjs')`.
  if (exports.whole) return { node: exports.whole, path: name === 'default' ? rest : path };
  if (name === 'default') return rest.length > 0 && !isModule(file) ? exportedBy(module, file, rest, hops - 1) : undefined;
  for (const { from, at } of exports.stars) {
    const handed = through(module, from, at, path, hops);
    if (handed) return handed;
  }
  return undefined;
}

const isModule = (file: ModuleSource): boolean => file.ast.body.some((statement) => /^(?:Import|Export)/.test(statement.type));

function through(module: Module, from: string, at: Node, path: readonly string[], hops: number): Elsewhere | undefined {
  const file = module.imported(from, at);
  return file && exportedBy(module, file, path, hops - 1);
}

function exportsOf(file: ModuleSource): Exports {
  let exports = known.get(file.ast);
  if (!exports) known.set(file.ast, (exports = findExports(file)));
  return exports;
}

const textOf = (name: TSESTree.Identifier | TSESTree.StringLiteral): string => (name.type === 'Identifier' ? name.name : name.value);

/** The names that a pattern binds. */
function boundIn(pattern: Node, visitorKeys: ModuleSource['visitorKeys']): TSESTree.Identifier[] {
  const found: TSESTree.Identifier[] = [];
  walk(pattern, visitorKeys, (node) => {
    const { parent } = node;
    if (node.type === 'TSTypeAnnotation' || (parent?.type === 'Property' && parent.key === node) || (parent?.type === 'AssignmentPattern' && parent.right === node)) return 'skip';
    if (node.type === 'Identifier') found.push(node);
    return undefined;
  });
  return found;
}

function findExports(file: ModuleSource): Exports {
  const named = new Map<string, Exported>();
  const stars: { from: string; at: Node }[] = [];
  let whole: Node | undefined;
  const declare = (declaration: TSESTree.NamedExportDeclarations): void => {
    if (declaration.type === 'VariableDeclaration') {
      for (const { id } of declaration.declarations) for (const name of boundIn(id, file.visitorKeys)) named.set(name.name, { node: name });
    } else if ('id' in declaration && declaration.id?.type === 'Identifier') {
      named.set(declaration.id.name, { node: declaration.id });
    }
  };
  for (const statement of file.ast.body) {
    switch (statement.type) {
      case 'ExportNamedDeclaration':
        if (statement.declaration) declare(statement.declaration);
        for (const { local, exported } of statement.specifiers) {
          const from = statement.source?.value;
          named.set(textOf(exported), from === undefined ? { node: local } : { from, path: [textOf(local)], at: statement });
        }
        break;
      case 'ExportAllDeclaration':
        if (statement.exported) named.set(textOf(statement.exported), { from: statement.source.value, path: [], at: statement });
        else stars.push({ from: statement.source.value, at: statement });
        break;
      case 'ExportDefaultDeclaration': {
        const { declaration } = statement;
        named.set('default', { node: 'id' in declaration && declaration.id?.type === 'Identifier' ? declaration.id : declaration });
        break;
      }
      case 'TSExportAssignment':
        whole = statement.expression;
        break;
      case 'ExpressionStatement': {
        const outer = unwrap(statement.expression);
        // `exports = module.exports = x`
        const assignment = outer.type === 'AssignmentExpression' && outer.left.type === 'Identifier' && outer.left.name === 'exports' ? unwrap(outer.right) : outer;
        if (assignment.type !== 'AssignmentExpression' || assignment.left.type !== 'MemberExpression') break;
        const target = exportsTarget(assignment.left);
        if (target === '') whole = assignedTo(assignment);
        else if (target !== undefined) named.set(target, { node: assignedTo(assignment) });
        break;
      }
      default:
    }
  }
  return { named, stars, whole };
}

/** `exports.a = exports.b = x`: the value at the end. */
function assignedTo(assignment: TSESTree.AssignmentExpression): Node {
  let value: Node = assignment.right;
  while (value.type === 'AssignmentExpression') value = value.right;
  return value;
}

/** The name that `exports.x`, `module.exports.x` writes; the empty name for `module.exports`; undefined for other members. */
function exportsTarget(member: TSESTree.MemberExpression): string | undefined {
  const isWhole = (node: Node): boolean => node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' && memberName(node) === 'exports';
  if (isWhole(member)) return '';
  return isWhole(member.object) || (member.object.type === 'Identifier' && member.object.name === 'exports') ? memberName(member) : undefined;
}
