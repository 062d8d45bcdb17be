/** Which variables of the script the names of a template stand for, and that the script's variables know what the template does with them. */
import * as typescriptParser from '@typescript-eslint/parser';
import * as astroParser from 'astro-eslint-parser';
import { Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import { describe, expect, it } from 'vitest';
import * as vueParser from 'vue-eslint-parser';
import type { TSESLint } from '@typescript-eslint/utils';

import type { Node } from '../../src/ast/nodes.js';
import { templateOf } from '../../src/ast/template.js';
import { walk } from '../../src/ast/walk.js';
import { analysisOf } from '../../src/provenance/analysis.js';
import type { Module } from '../../src/provenance/module.js';
import { createModule } from '../../src/provenance/module.js';

interface Mention {
  readonly name: string;
  readonly node: Node;
  readonly isInScript: boolean;
}

interface Component {
  readonly module: Module;
  readonly mentions: readonly Mention[];
}

/** The extension of each kind of component, its parser and how it holds a script. */
const VUE = { extension: 'vue', parser: vueParser, start: '<script setup>', end: '</script>' };
const SVELTE = { extension: 'svelte', parser: svelteParser, start: '<script>', end: '</script>' };
const ASTRO = { extension: 'astro', parser: astroParser, start: '---', end: '---' };
type Language = typeof VUE | typeof SVELTE | typeof ASTRO;

/** Reads a component as the rules do: its module, and all names in it. */
function read(code: string, { extension, parser, end }: Language): Component {
  const template = code.lastIndexOf(end);
  const found: Component[] = [];
  const messages = new Linter({ configType: 'flat' }).verify(code, [{
    files: [`**/*.${extension}`],
    languageOptions: { parser: parser, parserOptions: { parser: typescriptParser, extraFileExtensions: [`.${extension}`] }, sourceType: 'module' },
    plugins: {
      component: {
        rules: {
          read: {
            create: (context) => ({
              'Program:exit': () => {
                const source = context.sourceCode as unknown as TSESLint.SourceCode;
                const { module } = analysisOf({ source, filename: context.physicalFilename, settings: {} });
                const mentions: Mention[] = [];
                for (const tree of [source.ast, templateOf(source.ast)]) {
                  if (tree) walk(tree, source.visitorKeys, (node) => { if (node.type === 'Identifier') mentions.push({ name: node.name, node, isInScript: node.range[0] < template }); });
                }
                found.push({ module, mentions });
              },
            }),
          },
        },
      },
    },
    rules: { 'component/read': 'error' },
  }], { filename: `src/Page.${extension}` });
  if (!found[0] || messages.length > 0) throw new Error(`${messages.map(({ message }) => message).join()} in:\n${code}`);
  return found[0];
}

/** What is known of the names of a template: `answer: result = load()`, the name in the template and what the script declares. */
function known({ module, mentions }: Component): string[] {
  return mentions.filter(({ isInScript }) => !isInScript).flatMap(({ name, node }) => {
    const declared = module.variableOf(node)?.defs[0]?.node;
    return declared ? [`${name}: ${module.textOf(declared)}`] : [];
  });
}

/**
 * What is done with a variable wherever it is mentioned: `script w`, `template r`; asked of its last mention in the script, or in the template.
 * vue-eslint-parser's own mark for what a template uses, a reading at the declaration, is not among them.
 */
function doneWith({ module, mentions }: Component, name: string, inScript: boolean): string[] {
  const mention = mentions.findLast((one) => one.name === name && one.isInScript === inScript);
  const places = new Map(mentions.map(({ node, isInScript }) => [node, isInScript ? 'script' : 'template']));
  return (mention && module.variableOf(mention.node))?.references
    .map((reference) => `${String(places.get(reference.identifier))} ${reference.isRead() ? 'r' : ''}${reference.isWrite() ? 'w' : ''}`) ?? [];
}

const component = (script: string, markup: string, attributes = ''): Component => read(`<script${attributes}>\n${script}\n</script>\n<template>${markup}</template>\n`, VUE);
const setup = (script: string, markup: string): Component => component(script, markup, ' setup lang="ts"');

describe('`<script setup>`: a template has what its top level declares', () => {
  it.each<[string, string, string, string[]]>([
    ['a constant', 'const result = load();', '<p>{{ result }}</p>', ['result: result = load()']],
    ['a function', 'function open() {}', '<p @click="open">Open</p>', ['open: function open() {}']],
    ['an import', "import { open } from './open';", '<p @click="open()">Open</p>', ['open: open']],
    ['each mention', 'const result = load();', '<p :title="result">{{ result }}</p>', ['result: result = load()', 'result: result = load()']],
    ['several names', 'const one = 1;\nconst two = 2;', '<p>{{ two + one }}</p>', ['two: two = 2', 'one: one = 1']],
    ['names of functions in the script are not there', 'function open() {\n  const result = load();\n}', '<p>{{ result }}</p>', []],
    ['names that nothing declares are not known', 'const other = 1;', '<p>{{ result }}</p>', []],
    ['names that an element binds are its own', 'const result = load();', '<p v-for="result in [1]">{{ result }}</p>', []],
    ['properties are no names', 'const result = load();', '<p>{{ other.result }}</p>', []],
  ])('%s', (_name, script, markup, expected) => {
    expect(known(setup(script, markup))).toEqual(expected);
  });

  it.each<[string, boolean]>([
    [' setup', true],
    [' setup lang="ts"', true],
    [' lang="ts" setup', true],
    ['\n  lang="ts"\n  setup\n', true],
    ['', false],
    [' lang="ts"', false],
    [' data-setup', false],
    [' setups', false],
    [' generic="Item extends Array<string>" setup lang="ts"', true],
    [' title="no setup "', false],
  ])('`<script%s>`: %s', (attributes, expected) => {
    expect(known(component('const result = load();', '<p>{{ result }}</p>', attributes))).toEqual(expected ? ['result: result = load()'] : []);
  });
});

it('a script in a comment is none', () => {
  const { module, mentions } = read("<!-- <script setup> -->\n<script>\nconst result = load();\n</script>\n<template><p>{{ result }}</p></template>\n", VUE);
  expect(known({ module, mentions })).toEqual([]);
});

describe('a plain script: a template has what `setup()` of the exported component returns', () => {
  /** The body of a `setup()` that gives one name to the template. */
  const body = '{\n  const result = load();\n  return { result };\n}';
  const markup = '<p>{{ result }}</p>';

  it.each<[string, string]>([
    ['a method', `export default { setup() ${body} };`],
    ['a method that waits', `export default { async setup() ${body} };`],
    ['a function', `export default { setup: function () ${body} };`],
    ['an arrow function', `export default { setup: () => ${body} };`],
    ['an arrow function without a body', 'const result = load();\nexport default { setup: () => ({ result }) };'],
    ['a name in quotes', `export default { 'setup'() ${body} };`],
    ['behind other members', `export default { ...base, name: 'Page', data() { return { result: other }; }, setup() ${body} };`],
    ['in `defineComponent`', `export default defineComponent({ setup() ${body} });`],
    ['behind other statements', `import { load } from './load';\nexport const name = 'Page';\nconst other = {};\nexport default { setup() ${body} };`],
    ['beside what else is returned', 'export default { setup() {\n  const result = load();\n  return { ...toRefs(state), open() {}, [key]: other, count: 1, result };\n} };'],
  ])('%s', (_name, script) => {
    expect(known(component(script, markup))).toEqual(['result: result = load()']);
  });

  it.each<[string, string]>([
    ['with a type', `export default { setup() ${body} } as Component;`],
    ['with a type of what is returned', `export default { setup() ${body.replace('};', '}').replace('{ result }', '{ result } as const;')} };`],
    ['in `defineComponent`, with a type', `export default defineComponent({ setup() ${body} } satisfies Options);`],
  ])('%s', (_name, script) => {
    expect(known(component(script, markup, ' lang="ts"'))).toEqual(['result: result = load()']);
  });

  it('under the name that it is returned by', () => {
    const script = 'const client = connect();\nexport default { setup() {\n  const result = load();\n  return { answer: result, client };\n} };';
    expect(known(component(script, '<p>{{ answer }} {{ client }} {{ result }}</p>'))).toEqual(['answer: result = load()', 'client: client = connect()']);
  });

  it.each<[string, string]>([
    ['what `data()` gives', 'const result = load();\nexport default { data() {\n  return { result };\n} };'],
    ['the top level of the script', `const result = load();\nexport default { setup() {\n  return { other: result };\n} };`],
    ['another function of that name', `function setup() ${body}\nexport default { name: 'Page' };`],
    ['a component that is not exported by default', `export const page = { setup() ${body} };`],
    ['a component that stands elsewhere', `const page = { setup() ${body} };\nexport default page;`],
    ['options that stand elsewhere', 'const result = load();\nexport default defineComponent(options);'],
    ['options that are spread', 'const result = load();\nexport default defineComponent(...options);'],
    ['no options', 'const result = load();\nexport default defineComponent();'],
    ['a class', `export default class { setup() ${body} }`],
    ['a `setup` that stands elsewhere', `export default { setup: useResult };\nfunction useResult() ${body}`],
    ['a `setup` under its own name that stands elsewhere', `export default { setup };\nfunction setup() ${body}`],
    ['a `setup` that is made by a call', `export default { setup: create(() => ${body}) };`],
    ['a `setup` that is one expression', 'const result = load();\nexport default { setup: () => load(result) };'],
    ['a `setup` that returns nothing', 'export default { setup() {\n  const result = load();\n} };'],
    ['a `setup` that returns without a value', 'export default { setup() {\n  const result = load();\n  return;\n} };'],
    ['a `setup` that draws', 'export default { setup() {\n  const result = load();\n  return () => h(result);\n} };'],
    ['what it returns as something else', 'export default { setup() {\n  const result = load();\n  return { result: result.value };\n} };'],
    ['what it returns under a computed name', 'export default { setup() {\n  const result = load();\n  return { [result]: result };\n} };'],
    ['no script at all to speak of', ''],
  ])('not known: %s', (_name, script) => {
    expect(known(component(script, markup))).toEqual([]);
  });
});

describe('a variable and its mentions in the template', () => {
  it.each<[string, string, string[]]>([
    ['read', '<p>{{ token }}</p>', ['template r']],
    ['read several times', '<p :title="token">{{ token }} {{ `${token}` }}</p>', ['template r', 'template r', 'template r']],
    ['called', '<p @click="token()">Go</p>', ['template r']],
    ['written', '<p @click="token = other">Go</p>', ['template w']],
    ['counted', '<p @click="token++">Go</p>', ['template rw']],
    ['written and read', '<p @click="token = other">{{ token }}</p>', ['template w', 'template r']],
    ['not mentioned', '<p>{{ other }}</p>', []],
  ])('%s: the script and the template see it, behind what the script does', (_name, markup, expected) => {
    const page = setup('let token = ref();\nconst other = 1;\nsend(token);', markup);
    const all = ['script w', 'script r', ...expected];
    expect(doneWith(page, 'token', true)).toEqual(all);
    if (expected.length > 0) expect(doneWith(page, 'token', false)).toEqual(all);
  });

  it('each variable has its own', () => {
    const page = setup('const one = 1;\nconst two = 2;\nconst three = 3;', '<p>{{ one }} {{ two }} {{ two }}</p>');
    expect(['one', 'two', 'three'].map((name) => doneWith(page, name, true).length)).toEqual([2, 3, 1]);
  });

  it('the scopes that other rules look at stay as they were', () => {
    const { module, mentions } = setup('const token = ref();', '<p>{{ token }}</p>');
    const inTemplate = mentions.filter(({ isInScript }) => !isInScript).map(({ node }) => node);
    const references = module.scopes?.scopes.flatMap((scope) => scope.variables).flatMap((variable) => variable.references);
    expect(inTemplate.map((node) => module.variableOf(node)?.name)).toEqual(['token']);
    expect(references?.filter(({ identifier }) => inTemplate.includes(identifier))).toEqual([]);
  });

  it.each<[string, Language, string]>([
    ['Vue', VUE, '<template><p>{{ token }}</p></template>'],
    ['Svelte', SVELTE, '<p>{token}</p>'],
    ['Astro', ASTRO, '<p>{token}</p>'],
  ])('%s: the name in the markup is that of the script', (_name, language, markup) => {
    const page = read(`${language.start}\nconst token = load();\nsend(token);\n${language.end}\n${markup}\n`, language);
    expect(known(page)).toEqual(['token: token = load()']);
    expect(doneWith(page, 'token', true)).toEqual(['script w', 'script r', 'template r']);
    expect(doneWith(page, 'token', false)).toEqual(['script w', 'script r', 'template r']);
  });
});

describe('other ways to be read', () => {
  const code = '<script setup>\nconst token = load();\n</script>\n<template><p>{{ token }}</p></template>\n';

  it('as a script, where all names are global', () => {
    const { ast, scopeManager, visitorKeys } = vueParser.parseForESLint(code, { parser: typescriptParser, sourceType: 'script' });
    const module = createModule({ ast, scopes: scopeManager, text: code, filename: 'src/Page.vue', visitorKeys: visitorKeys ?? {} } as unknown as Module);
    expect(namesOf(module)).toEqual(['token: token = load()']);
  });

  it('without scopes every name is unknown', () => {
    const { ast } = vueParser.parseForESLint(code, { sourceType: 'module', ecmaVersion: 2022 });
    const module = createModule({ ast, scopes: null, text: code, filename: 'src/Page.vue', visitorKeys: {} } as unknown as Module);
    expect(namesOf(module)).toEqual([]);
  });

  function namesOf(module: Module): string[] {
    const mentions: Mention[] = [];
    walk(templateOf(module.ast) as Node, module.visitorKeys, (node) => { if (node.type === 'Identifier') mentions.push({ name: node.name, node, isInScript: false }); });
    return known({ module, mentions });
  }
});
