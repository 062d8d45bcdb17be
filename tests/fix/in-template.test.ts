/** Holds that no edit ends the attribute or the text of a Vue template that it stands in. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import type { Node } from '../../src/ast/nodes.js';
import { walk } from '../../src/ast/walk.js';
import { templateOf } from '../../src/ast/template.js';
import { inTemplate } from '../../src/fix/in-template.js';
import * as vueParser from 'vue-eslint-parser';

const fixer = { replaceTextRange: (range: TSESTree.Range, text: string) => ({ range, text }) } as unknown as TSESLint.RuleFixer;

/** What becomes of replacing the name `token`, the first one in the template, by a text; undefined where the edit is not offered. */
function replaced(template: string, text: string): string | undefined {
  const code = `<template>${template}</template>`;
  const { ast } = vueParser.parseForESLint(code, { sourceType: 'module', ecmaVersion: 2022 });
  let token: Node | undefined;
  walk(templateOf(ast as unknown as TSESTree.Program) as Node, {}, (node) => {
    if (node.type === 'Identifier' && node.name === 'token') token ??= node;
  });
  if (!token) throw new Error('The template has no `token`.');
  const { range: [from, to] } = token;
  const edit = inTemplate(token, code, (given) => given.replaceTextRange([from, to], text))(fixer);
  return edit === null ? undefined : (code.slice(0, from) + text + code.slice(to)).replace(/^<template>|<\/template>$/g, '');
}

describe('in templates', () => {
  it.each<[string, string, string | undefined]>([
    ['<p :title="token" />', "read('x')", '<p :title="read(\'x\')" />'],
    ['<p :title="token" />', 'read("x")', undefined],
    ["<p :title='token' />", 'read("x")', "<p :title='read(\"x\")' />"],
    ["<p :title='token' />", "read('x')", undefined],
    ['<p>{{ token }}</p>', 'read("x", \'y\')', '<p>{{ read("x", \'y\') }}</p>'],
    ['<p>{{ token }}</p>', 'read({ a: {} })', '<p>{{ read({ a: {} }) }}</p>'],
    ['<p>{{ token }}</p>', 'read({a:{}})', undefined],
    ['<p @click="send(token)" />', '`${a}.${b}`', '<p @click="send(`${a}.${b}`)" />'],
    ['<p :title=token />', 'other', undefined],
  ])('%s, `token` replaced by %s', (template, text, expected) => {
    expect(replaced(template, text)).toBe(expected);
  });

  it('an edit elsewhere in the file may write what it likes, and an impossible one stays impossible', () => {
    const container = { type: 'VExpressionContainer', range: [10, 20], parent: null };
    const node = { type: 'Identifier', range: [11, 19], parent: container } as unknown as Node;
    const code = '          "xxxxxxxx"';
    const elsewhere = { range: [0, 5], text: 'import "x";' } as const;
    expect(inTemplate(node, code, () => [elsewhere])(fixer)).toEqual([elsewhere]);
    expect(inTemplate(node, code, () => [elsewhere, { range: [11, 19], text: '"' }])(fixer)).toBeNull();
    expect(inTemplate(node, code, () => null)(fixer)).toBeNull();
  });
});

describe('outside templates', () => {
  it('an edit is the very same', () => {
    const edit = (): null => null;
    expect(inTemplate({ type: 'Identifier', range: [0, 1], parent: { type: 'Program' } } as unknown as Node, 'x', edit)).toBe(edit);
  });
});
