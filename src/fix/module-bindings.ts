/** How a file holds a module already: which of its names can be used at a place. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { answeredOnce } from '../ast/answered-once.js';
import { stringValue, unwrap } from '../ast/nodes.js';
import { findBinding } from './extend-object-pattern.js';
import { means } from './fresh-name.js';

export type ModuleBinding =
  /** `import { A as B }`, `const { A: B } = require()`, `const B = require().A`: the text to use. */
  | { readonly kind: 'name'; readonly text: string }
  /** `import * as m`, `import m = require()`, `const m = require()`, `const m = await import()`: the name of the module object. */
  | { readonly kind: 'namespace'; readonly name: string }
  /** `const { A } = require()` without the name: it can take one more. */
  | { readonly kind: 'pattern'; readonly pattern: TSESTree.ObjectPattern }
  /** `import { type A }`: known to the type checker only. */
  | { readonly kind: 'type'; readonly specifier: TSESTree.ImportSpecifier };

/** What `use` can see of `module`, nearest scope first. A name that is shadowed, written again or declared only later is left out. */
export function findModuleBindings(
  source: Readonly<TSESLint.SourceCode>,
  module: string,
  name: string,
  use: TSESTree.Node,
): ModuleBinding[] {
  const found: ModuleBinding[] = [];
  const at = source.getScope(use);
  for (let scope: TSESLint.Scope.Scope | null = at; scope; scope = scope.upper) {
    for (const { variable, definition } of modulesIn(scope)) {
      const binding = bindingOf(definition, module, name);
      if (binding && means(source, use, variable.name, variable) && isSetOnce(variable) && isDoneBefore(definition.node, use, scope, at)) found.push(binding);
    }
  }
  return found;
}

/** The variables of a scope that may hold a module or a part of one: a file of many functions asks at each of its reports. */
const modulesIn = answeredOnce((scope: TSESLint.Scope.Scope) => scope.variables.flatMap((variable) => {
  const [definition, ...others] = variable.defs;
  return definition && others.length === 0 && mayHoldModule(definition.node) ? [{ variable, definition }] : [];
}));

function mayHoldModule(node: TSESTree.Node): boolean {
  if (node.type !== 'VariableDeclarator') return node.type === 'ImportNamespaceSpecifier' || node.type === 'ImportSpecifier' || node.type === 'TSImportEqualsDeclaration';
  const init = node.init && unwrap(node.init);
  return init ? loadedModule(init.type === 'MemberExpression' ? unwrap(init.object) : init) !== undefined : false;
}

function isSetOnce({ references }: TSESLint.Scope.Variable): boolean {
  return references.every((reference) => !reference.isWrite() || reference.init);
}

/** In one function the declaration has to stand before the use; an outer one has run by the time the function is called. */
function isDoneBefore(declaration: TSESTree.Node, use: TSESTree.Node, scope: TSESLint.Scope.Scope, at: TSESLint.Scope.Scope): boolean {
  if (declaration.type !== 'VariableDeclarator') return true;
  return declaration.range[1] <= use.range[0] || scope.variableScope !== at.variableScope;
}

function bindingOf(definition: TSESLint.Scope.Definition, module: string, name: string): ModuleBinding | undefined {
  const node: TSESTree.Node = definition.node;
  switch (node.type) {
    case 'ImportNamespaceSpecifier': {
      const declaration = node.parent;
      return declaration.source.value === module && declaration.importKind !== 'type' ? { kind: 'namespace', name: node.local.name } : undefined;
    }
    case 'ImportSpecifier': {
      const declaration = node.parent as TSESTree.ImportDeclaration;
      if (declaration.source.value !== module || importedName(node) !== name) return undefined;
      // Other parsers than TypeScript's know no importKind.
      const isType = node.importKind === 'type' || declaration.importKind === 'type';
      return isType ? { kind: 'type', specifier: node } : { kind: 'name', text: node.local.name };
    }
    case 'TSImportEqualsDeclaration':
      return node.moduleReference.type === 'TSExternalModuleReference' &&
        node.importKind !== 'type' &&
        stringValue(node.moduleReference.expression) === module
        ? { kind: 'namespace', name: node.id.name }
        : undefined;
    case 'VariableDeclarator':
      return node.init ? bindingOfRequire(node.id, unwrap(node.init), module, name) : undefined;
    default:
      return undefined;
  }
}

function bindingOfRequire(id: TSESTree.Node, init: TSESTree.Node, module: string, name: string): ModuleBinding | undefined {
  if (init.type === 'MemberExpression') {
    const isIt = !init.computed && init.property.type === 'Identifier' && init.property.name === name;
    return isIt && id.type === 'Identifier' && loadedModule(unwrap(init.object)) === module ? { kind: 'name', text: id.name } : undefined;
  }
  if (loadedModule(init) !== module) return undefined;
  if (id.type === 'Identifier') return { kind: 'namespace', name: id.name };
  if (id.type !== 'ObjectPattern') return undefined;
  const bound = findBinding(id, name);
  return bound ? { kind: 'name', text: bound } : { kind: 'pattern', pattern: id };
}

/** The module that `require('m')` or `await import('m')` loads. */
export function loadedModule(node: TSESTree.Node): string | undefined {
  if (node.type === 'AwaitExpression') {
    const loaded = unwrap(node.argument);
    return loaded.type === 'ImportExpression' ? stringValue(loaded.source) : undefined;
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require') return undefined;
  return stringValue(node.arguments[0]);
}

/** The exported name that a specifier takes; a string name included. */
function importedName({ imported }: TSESTree.ImportSpecifier): string {
  return imported.type === 'Identifier' ? imported.name : imported.value;
}
