/** Makes a name of a module usable at a place, in whatever way the file holds modules. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { answeredOnceAFile } from '../ast/answered-once.js';
import { extendObjectPattern } from './extend-object-pattern.js';
import { freshNameIn, isFree } from './fresh-name.js';
import { insertAfterItem, insertInEmptyBraces } from './insert-in-braces.js';
import { memberText } from './member-text.js';
import { allStatements, globalScope, importsOf, insertStatementAfter, insertStatementBefore, topLevelScope, topLevelStatements } from './module-body.js';
import { findModuleBindings, loadedModule } from './module-bindings.js';
import { quoteOf } from './style.js';
import { quoted } from './text.js';

export interface NamedImport {
  /** The expression to use: a name, or a member of the module object. */
  readonly text: string;
  /** Empty where the file has the name already. */
  readonly fixes: TSESLint.RuleFix[];
}

/**
 * The text that means export `name` of `module` at `use`, and the edits that make it so: what the file has is used or extended,
 * else a new import, or in CommonJS a new `require`, is added. A name that is taken is imported under another (`A as MsalA`).
 * `undefined` for a plain script that has no module object: nothing can be imported there.
 */
export function addNamedImport(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  module: string,
  name: string,
  use: TSESTree.Node,
): NamedImport | undefined {
  const bindings = findModuleBindings(source, module, name, use);
  const named = bindings.find(({ kind }) => kind === 'name');
  if (named?.kind === 'name') return { text: named.text, fixes: [] };
  const namespace = bindings.find(({ kind }) => kind === 'namespace');
  if (namespace?.kind === 'namespace') return { text: memberText(namespace.name, name), fixes: [] };

  for (const binding of bindings) {
    if (binding.kind !== 'type') continue;
    const fix = makeValueImport(fixer, source, binding.specifier);
    if (fix) return { text: binding.specifier.local.name, fixes: [fix] };
  }

  const statements = topLevelStatements(source, use);
  const local = localName(source, topLevelScope(source), module, name, use);
  const merged = mergeIntoImport(fixer, source, module, local === name ? name : `${name} as ${local}`);
  if (merged) return { text: local, fixes: merged };

  for (const binding of bindings) {
    if (binding.kind !== 'pattern') continue;
    const wanted = localName(source, source.getScope(binding.pattern), module, name, use);
    const extended = extendObjectPattern(fixer, source, binding.pattern, name, wanted, [use]);
    if (extended) return { text: extended.name, fixes: extended.fixes };
  }

  const global = umdGlobal(source, module, use);
  if (global) return { text: memberText(global, name), fixes: [] };

  const [first] = statements;
  if (!first) return undefined;
  const specifier = quoted(module, quoteOf(source));
  switch (moduleStyle(source)) {
    case 'esm': {
      const text = `import { ${local === name ? name : `${name} as ${local}`} } from ${specifier}`;
      const last = statements.findLast(isImport) ?? lastDirective(statements);
      const fix = last
        ? insertStatementAfter(fixer, source, last, text, statements)
        : insertStatementBefore(fixer, source, first, text, statements);
      return { text: local, fixes: [fix] };
    }
    case 'commonjs': {
      const previous = statements.findLast((statement) => isRequire(statement) && statement.range[1] <= use.range[0]);
      const text = requireText(previous, name, local, specifier);
      const last = previous ?? lastDirective(statements);
      const fix = last
        ? insertStatementAfter(fixer, source, last, text, statements)
        : insertStatementBefore(fixer, source, first, text, statements);
      return { text: local, fixes: [fix] };
    }
    default:
      return undefined;
  }
}

/** `name` itself, or with the module's first word in front of it: `MsalInteractionRequiredAuthError`. */
function localName(
  source: Readonly<TSESLint.SourceCode>,
  scope: TSESLint.Scope.Scope,
  module: string,
  name: string,
  use: TSESTree.Node,
): string {
  if (isFree(source, scope, name, [use])) return name;
  const word = /[a-z\d]+/i.exec(module.split('/').at(-1) ?? '')?.[0] ?? '';
  return freshNameIn(source, scope, `${word.charAt(0).toUpperCase()}${word.slice(1)}${name}`, [use]);
}

/** Drops the `type` of `import { type A }`, and of `import type { A }` where A is alone; a second import could not have the same name. */
function makeValueImport(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  specifier: TSESTree.ImportSpecifier,
): TSESLint.RuleFix | undefined {
  const declaration = specifier.parent as TSESTree.ImportDeclaration;
  const inDeclaration = declaration.importKind === 'type';
  if (inDeclaration && declaration.specifiers.length > 1) return undefined;
  const word = source.getFirstToken(inDeclaration ? declaration : specifier, { skip: inDeclaration ? 1 : 0 });
  if (word?.value !== 'type') return undefined;
  const gap = /^[\t ]*/.exec(source.text.slice(word.range[1]))?.[0].length ?? 0;
  return fixer.removeRange([word.range[0], word.range[1] + gap]);
}

/** Adds the name to a value import of the module that has braces, or a default import alone. */
function mergeIntoImport(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  module: string,
  item: string,
): TSESLint.RuleFix[] | undefined {
  const declarations = importsOf(source).filter((declaration) => declaration.source.value === module && declaration.importKind !== 'type');
  for (const declaration of declarations) {
    const last = declaration.specifiers.at(-1);
    if (last?.type === 'ImportSpecifier') return insertAfterItem(fixer, source, last, item);
    const open = source.getFirstToken(declaration, { filter: ({ value }) => value === '{' });
    // The brace of `with { type: 'json' }` stands behind the module name.
    if (open && open.range[0] < declaration.source.range[0]) return [insertInEmptyBraces(fixer, source, open, item)];
  }
  const onlyDefault = declarations.find(({ specifiers }) => specifiers.length === 1 && specifiers[0]?.type === 'ImportDefaultSpecifier');
  const [specifier] = onlyDefault?.specifiers ?? [];
  return specifier && [fixer.insertTextAfter(specifier, `, { ${item} }`)];
}

/** `msal`, where the file takes the library from a script tag. */
function umdGlobal(source: Readonly<TSESLint.SourceCode>, module: string, use: TSESTree.Node): string | undefined {
  if (!module.startsWith('@azure/msal-')) return undefined;
  for (let scope: TSESLint.Scope.Scope | null = source.getScope(use); scope; scope = scope.upper) {
    if (scope.set.get('msal')?.defs.length) return undefined;
  }
  return isUsedGlobal(source, 'msal') ? 'msal' : undefined;
}

/** Whether code of the file reads a global that the file does not declare, configured or not. */
function isUsedGlobal(source: Readonly<TSESLint.SourceCode>, name: string): boolean {
  const global = globalScope(source);
  const configured = global.set.get(name);
  const references = configured?.defs.length === 0 ? [...configured.references, ...global.through] : global.through;
  // A type alone (`msal.AccountInfo` through `export as namespace`) says nothing about run time.
  return references.some((reference) => reference.identifier.name === name && (reference as { isValueReference?: boolean }).isValueReference !== false);
}

const moduleStyle = answeredOnceAFile((source: Readonly<TSESLint.SourceCode>): 'commonjs' | 'esm' | undefined => {
  const statements = allStatements(source);
  if (statements.some((statement) => isImport(statement) || /^(?:Export|TSExport)/.test(statement.type))) return 'esm';
  if (['require', 'module', 'exports'].some((name) => isUsedGlobal(source, name))) return 'commonjs';
  if (source.ast.sourceType === 'module') return 'esm';
  return topLevelScope(source).type === 'function' ? 'commonjs' : undefined;
});

function isImport(statement: TSESTree.Node): boolean {
  return (
    statement.type === 'ImportDeclaration' ||
    (statement.type === 'TSImportEqualsDeclaration' && statement.moduleReference.type === 'TSExternalModuleReference')
  );
}

/** `const a = require('a')`, `const b = require('b').c`, `require('dotenv').config()`. */
function isRequire(statement: TSESTree.Node): boolean {
  if (statement.type === 'VariableDeclaration') return statement.declarations.some(({ init }) => init !== null && requires(init));
  return statement.type === 'ExpressionStatement' && requires(statement.expression);
}

function requires(node: TSESTree.Node): boolean {
  if (node.type === 'CallExpression') return loadedModule(node) !== undefined || requires(node.callee);
  return node.type === 'MemberExpression' && requires(node.object);
}

/** In the words of the `require` above: a file that says `var` may be too old for patterns. */
function requireText(previous: TSESTree.Node | undefined, name: string, local: string, specifier: string): string {
  if (previous?.type === 'VariableDeclaration' && previous.kind === 'var') return `var ${local} = require(${specifier}).${name}`;
  return `const { ${local === name ? name : `${name}: ${local}`} } = require(${specifier})`;
}

function lastDirective(statements: readonly TSESTree.Node[]): TSESTree.Node | undefined {
  const end = statements.findIndex((statement) => statement.type !== 'ExpressionStatement' || !statement.directive);
  return end > 0 ? statements[end - 1] : undefined;
}
