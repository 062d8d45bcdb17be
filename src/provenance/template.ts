import type { TSESTree } from '@typescript-eslint/utils';

import { isFunction, keyName, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { hasSetupScript, outerReferences, templateOf } from '../ast/template.js';
import type { TemplateReference } from '../ast/template.js';
import { walk } from '../ast/walk.js';
import type { ModuleSource, Reference, Variable } from './module.js';

/**
 * Takes the template of a Vue component into an index of the script's names: identifiers of the template are added,
 * and the variables that they name have them among their references. A name that the script does not visibly provide
 * (`data()`, `computed`, props, mixins) is left out, so nothing is known of it. The scope manager is not altered: other rules look at it, too.
 * @param index the variable that each identifier of the script names
 */
export function addTemplateNames(source: ModuleSource, index: Map<Node, Variable>): void {
  const template = templateOf(source.ast);
  if (!template) return;
  const provided = hasSetupScript(template) ? topLevel(source) : returnedBySetup(source.ast, (node) => index.get(unwrap(node)));
  const mentioned = new Map<Variable, TemplateReference[]>();
  walk(template, source.visitorKeys, (node) => {
    for (const reference of outerReferences(node)) {
      const variable = provided.get(reference.id.name);
      if (variable) mentioned.set(variable, [...(mentioned.get(variable) ?? []), reference]);
    }
  });
  const extended = new Map([...mentioned].map(([variable, references]) => [variable, withReferences(variable, references)]));
  for (const [identifier, variable] of index) index.set(identifier, extended.get(variable) ?? variable);
  for (const [variable, references] of mentioned) for (const { id } of references) index.set(id, extended.get(variable) ?? variable);
}

/** vue-eslint-parser marks what a template uses by a reading at its declaration, which is no mention; the mentions are added. */
function withReferences(variable: Variable, references: readonly TemplateReference[]): Variable {
  const made = references.map(({ id, mode }) => ({
    identifier: id, from: variable.scope, resolved: variable, isRead: () => mode !== 'w', isWrite: () => mode !== 'r',
  }) as unknown as Reference);
  return Object.create(variable, { references: { value: [...variable.references.filter((reference) => !('vueUsedInTemplate' in reference)), ...made] } }) as Variable;
}

function topLevel({ scopes }: ModuleSource): ReadonlyMap<string, Variable> {
  const scope = scopes?.scopes.find(({ type }) => (type as string) === 'module') ?? scopes?.globalScope;
  return scope?.set ?? new Map<string, Variable>();
}

/** `return { accounts, signIn }`, or `setup: () => ({ accounts, signIn })`, of the `setup()` of the component that a script exports. */
function returnedBySetup(ast: TSESTree.Program, resolve: (identifier: Node) => Variable | undefined): ReadonlyMap<string, Variable> {
  const names = new Map<string, Variable>();
  const exported = ast.body.find((statement) => statement.type === 'ExportDefaultDeclaration')?.declaration;
  const component = exported?.type === 'CallExpression' ? exported.arguments[0] : exported;
  const setup = component && propertiesOf(component).find((property) => keyName(property) === 'setup')?.value;
  if (!setup || !isFunction(setup)) return names;
  const { body } = setup;
  const returned = body.type === 'BlockStatement' ? body.body.find((statement) => statement.type === 'ReturnStatement')?.argument : body;
  for (const property of returned ? propertiesOf(returned) : []) {
    const name = keyName(property);
    const variable = resolve(property.value);
    if (name !== undefined && variable) names.set(name, variable);
  }
  return names;
}

function propertiesOf(node: Node): TSESTree.Property[] {
  const inner = unwrap(node);
  return inner.type === 'ObjectExpression' ? inner.properties.filter((property) => property.type === 'Property') : [];
}
