import type { TSESTree } from '@typescript-eslint/utils';

import type { Node } from './nodes.js';

/**
 * What vue-eslint-parser@10 keeps beside the script's tree: elements whose attributes and texts hold `VExpressionContainer`s of ordinary expressions.
 * Undefined for every other parser, and for components without a template.
 */
export function templateOf(ast: TSESTree.Program): Node | undefined {
  return (ast as { readonly templateBody?: Node | null }).templateBody ?? undefined;
}

/** Whether a Vue component's script is a `<script setup>`, all of whose top level the template has. */
export function hasSetupScript(template: Node): boolean {
  const { parent: document } = template as unknown as { readonly parent?: { readonly children?: readonly Element[] } };
  return document?.children?.some(({ name, startTag }) => name === 'script' && startTag?.attributes?.some(({ key }) => key?.name === 'setup') === true) === true;
}

/** What is looked at of an element; texts have no tag, directives (`:setup`) no plain name. */
interface Element {
  readonly name?: string;
  readonly startTag?: { readonly attributes?: readonly { readonly key?: { readonly name?: unknown } }[] };
}

/** A name in a template. */
export interface TemplateReference {
  readonly id: TSESTree.Identifier;
  readonly mode: 'r' | 'rw' | 'w';
  /** Set where an element around it binds the name (`v-for`, `v-slot`). */
  readonly variable?: object | null;
}

/** The names that one container takes from outside the template; none for all other nodes. */
export function outerReferences(node: Node): TemplateReference[] {
  const { type, references } = node as unknown as { readonly type: string; readonly references?: readonly TemplateReference[] };
  return type === 'VExpressionContainer' ? (references ?? []).filter(({ variable }) => !variable) : [];
}

/** The part of a template that an expression stands in, with its quotes or braces; undefined outside templates. */
export function containerOf(node: Node): Node | undefined {
  let at: Node | null | undefined = node;
  while (at && (at.type as string) !== 'VExpressionContainer') at = at.parent;
  return at ?? undefined;
}
