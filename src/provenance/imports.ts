import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, stringValue, settled, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { exportedBy } from './exports.js';
import type { Elsewhere } from './exports.js';
import type { Module, Variable } from './module.js';

/** Something that a module exports: `path` is what is read from it: `['default']`, `['authentication', 'getSession']`; empty for the module itself. */
export interface Imported {
  readonly type: 'import';
  readonly module: string;
  readonly path: readonly string[];
  readonly node: Node;
}

/** The module that `require('x')` or `import('x')` (also awaited) loads. */
export function requiredModule(node: Node): string | undefined {
  const inner = settled(node);
  if (inner.type === 'ImportExpression') return stringValue(inner.source);
  if (inner.type !== 'CallExpression' || inner.callee.type !== 'Identifier' || inner.callee.name !== 'require') return undefined;
  return stringValue(argumentAt(inner, 0));
}

/** Interop helpers of compilers around `require`, seen in built code. */
export function withoutInterop(node: Node): Node {
  const inner = settled(node);
  if (inner.type === 'CallExpression' && /^_?_?(interopRequire|importStar|importDefault|toESM)/.test(calleeName(inner) ?? '')) {
    const argument = argumentAt(inner, 0);
    if (argument) return settled(argument);
  }
  return inner;
}

/** The import behind an import binding. */
export function importOf(variable: Variable): Imported | undefined {
  for (const definition of variable.defs) {
    if ((definition.type as string) !== 'ImportBinding') continue;
    const node = definition.node as TSESTree.ImportClause | TSESTree.TSImportEqualsDeclaration;
    switch (node.type) {
      case 'ImportSpecifier': {
        const declaration = definition.parent as TSESTree.ImportDeclaration;
        const name = node.imported.type === 'Identifier' ? node.imported.name : node.imported.value;
        return { type: 'import', module: declaration.source.value, path: [name], node };
      }
      case 'ImportDefaultSpecifier':
        return { type: 'import', module: (definition.parent as TSESTree.ImportDeclaration).source.value, path: ['default'], node };
      case 'ImportNamespaceSpecifier':
        return { type: 'import', module: (definition.parent as TSESTree.ImportDeclaration).source.value, path: [], node };
      case 'TSImportEqualsDeclaration': {
        const reference = node.moduleReference;
        const source = reference.type === 'TSExternalModuleReference' ? stringValue(reference.expression) : undefined;
        return source === undefined ? undefined : { type: 'import', module: source, path: [], node };
      }
      default:
    }
  }
  return undefined;
}

/** What an import of another file of the project stands for there; undefined for packages, and where that file cannot be read or does not show it. */
export function behindImport(module: Module, imported: Imported, path: readonly string[] = []): Elsewhere | undefined {
  const file = module.imported(imported.module, imported.node);
  return file && exportedBy(module, file, [...imported.path, ...path]);
}

/** The same for an expression: the name of an import, or `require('./x')` itself. */
export function elsewhere(module: Module, expression: Node, path: readonly string[] = []): Elsewhere | undefined {
  const node = withoutInterop(expression);
  if (node.type === 'Identifier') {
    const variable = module.variableOf(node);
    const imported = variable && importOf(variable);
    return imported && behindImport(module, imported, path);
  }
  const required = requiredModule(node);
  return required === undefined ? undefined : behindImport(module, { type: 'import', module: required, path: [], node: unwrap(node) }, path);
}
