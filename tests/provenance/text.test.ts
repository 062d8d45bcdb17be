/** What a string begins with: the texts that literals hold, and the expressions that something else decides. */
import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { createModule } from '../../src/provenance/module.js';
import type { Module } from '../../src/provenance/module.js';
import { fileParserOf } from '../../src/provenance/parse.js';
import { textParts } from '../../src/provenance/text.js';
import type { TextPart } from '../../src/provenance/text.js';
import { probe } from './probe.js';

/** `"http://" <host> "/x"?`: texts, expressions that are not known, and texts that are only a fallback. */
const written = (module: Module, parts: readonly TextPart[]): string =>
  parts.map((part) => ('text' in part ? `${JSON.stringify(part.text)}${part.fallback ? '?' : ''}` : `<${module.textOf(part.unknown)}>`)).join(' ');

const text = (code: string): string => probe(code, (analysis, argument) => written(analysis.module, analysis.text(argument))).join(' | ');
const texts = (code: string): string[] => probe(code, (analysis, argument) => analysis.texts(argument).map((parts) => written(analysis.module, parts))).flat();

describe('a string is taken apart', () => {
  it.each([
    ['a literal', "'/me'", '"/me"'],
    ['a number', "'/v' + 2", '"/v" "2"'],
    ['a number that is computed', "'/v' + -2", '"/v" "-2"'],
    ['nothing', "'/v' + null", '"/v" <null>'],
    ['a pattern', "'/v' + /x/", '"/v" </x/>'],
    ['an object', "'/v' + { version }", '"/v" <{ version }>'],
    ['a template', '`http://${host}/me`', '"http://" <host> "/me"'],
    ['a template with an escape', '`\\u0068ttp://h`', '"http://h"'],
    ['arithmetic', "'8' - '1'", "<'8' - '1'>"],
    ['a fallback', "process.env.API || 'http://h'", '"http://h"?'],
    ['a fallback that is partly known', "base ?? ('http://' + host)", '"http://"? <host>'],
    ['a condition', "isLocal && 'http://h'", '"http://h"'],
    ['a choice of two texts: the first', "isLocal ? 'http://h' : 'https://h'", '"http://h"'],
    ['a choice that is not known', "isLocal ? 'http://h' : other", "<isLocal ? 'http://h' : other>"],
    ['a cast', "('/me' as string)!", '"/me"'],
  ])('%s', (_name, expression, expected) => {
    expect(text(`probe(${expression});`)).toBe(expected);
  });

  it.each([
    ['a name', "const path = '/me'; probe(path);", '"/me"'],
    ['a name out of a pattern', "const { path } = { path: '/me' }; probe(path);", '"/me"'],
    ['a number out of a pattern', 'const { port } = { port: 80 }; probe(port);', '<port>'],
    ['a name out of a pattern that is not known', 'const { path } = routes; probe(path);', '<path>'],
    ['a name that is written twice', "let path = '/me'; path = '/you'; probe(path);", '<path>'],
    ['a parameter with a default', "function get(path = '/me') { probe(path); }", '<path>'],
    ['a member', "const routes = { me: '/me' }; probe(routes.me);", '"/me"'],
    ['a member that is not known', 'probe(routes.me);', '<routes.me>'],
    ['what a function returns', "const api = () => '/me'; probe(api());", '"/me"'],
    ['what a function returns in two ways', "function api() { if (isOld) return '/v1'; return '/v2'; } probe(api());", '<api()>'],
    ['what a function does not return', 'function api() { log(); } probe(api());', '<api()>'],
    ['what is called and no function', 'class Api {} probe(Api());', '<Api()>'],
  ])('%s', (_name, code, expected) => {
    expect(text(code)).toBe(expected);
  });

  it('each part names the literal that holds it', () => {
    const nodes = probe("const base = 'http://h'; const { me } = { me: '/me' }; const suffix = () => '?x'; probe(`${base}${me}/at${suffix()}`);", (analysis, argument) => analysis.text(argument).map((part) => analysis.module.textOf('text' in part ? part.node : part.unknown)));
    expect(nodes).toEqual([["'http://h'", "'/me'", '}/at${', "'?x'"]]);
  });
});

describe('through what makes an address', () => {
  it.each([
    ['URL', "new URL('/me')", '"/me"'],
    ['URL with a base', "new URL('/me', 'http://h')", '"http://h" "/me"'],
    ['URL with a base and an absolute address', "new URL('https://h/me', 'http://h')", '"https://h/me"'],
    ['an absolute address after a space', "new URL(' https://h/me', base)", '" https://h/me"'],
    ['a scheme with a digit', "new URL('s3://bucket', base)", '"s3://bucket"'],
    ['a path with a colon', "new URL('/users/a:b', 'http://h')", '"http://h" "/users/a:b"'],
    ['a path with a colon that begins with a letter', "new URL('users/a:b', 'http://h')", '"http://h" "users/a:b"'],
    ['URL with a path that is not known', "new URL(path, 'http://h')", '"http://h" <path>'],
    ['URL with an empty path', "new URL(``, 'http://h')", '"http://h"'],
    ['URL of nothing', 'new URL()', '<new URL()>'],
    ['Request', "new Request('/me', options)", '"/me"'],
    ['another class', "new Route('/me')", "<new Route('/me')>"],
    ['the whole address', "new URL('/me', base).href", '<base> "/me"'],
    ['its origin', "new URL('http://h/me').origin", '"http://h/me"'],
    ['the whole address of what is not known', 'link.href', '<link.href>'],
    ['its host', "new URL('http://h:3001/me').host", '"h"'],
    ['its host name', "new URL('http://h/me').hostname", '"h"'],
    ['the host of an address without a path', "new URL('http://h').hostname", '"h"'],
    ['the host behind a space', "new URL(' http://h/').host", '"h"'],
    ['the host behind a scheme with a digit', "new URL('s3://bucket/key').host", '"bucket"'],
    ['the host of an address in a text', "new URL('see http://h/').host", "<new URL('see http://h/').host>"],
    ['the host of a path', "'//' + new URL('/me').host", '"//" <new URL(\'/me\').host>'],
    ['not a host that goes on', "new URL('http://api-' + region).host", "<new URL('http://api-' + region).host>"],
    ['the host of nothing', 'new URL(``).host', '<new URL(``).host>'],
    ['the host of what is not known', "'http://' + location.host", '"http://" <location.host>'],
    ['the path of an address', "new URL('http://h/me').pathname", "<new URL('http://h/me').pathname>"],
    ['toString', "new URL('/me').toString()", '"/me"'],
    ['trim', "'/me '.trim()", '"/me "'],
    ['a cleaner of something else', "'/me'.normalize()", "<'/me'.normalize()>"],
    ['concat', "'http://h'.concat(path, '/me')", '"http://h" <path> "/me"'],
    ['String', "String('/me')", '"/me"'],
    ['encodeURI', "encodeURI('/me')", '"/me"'],
    ['String of nothing', 'String()', '<String()>'],
    ['a function', "sign('/me')", "<sign('/me')>"],
    ['a list of one that is joined', "['http://h'].join('/')", '"http://h"'],
    ['a list that is joined', "['http://h', path, 'me'].join('/')", '"http://h" "/" <path> "/" "me"'],
    ['a list that is joined by its default', "['openid', scope].join()", '"openid" "," <scope>'],
    ['a list with a gap that is joined', "['http://h', , 'me'].join('/')", '"http://h" "/" "/" "me"'],
    ['nothing that is joined', "[].join('/')", "<[].join('/')>"],
    ['a list that is not known', "parts.join('/')", "<parts.join('/')>"],
    ['a function that joins', "join('http://h', path)", "<join('http://h', path)>"],
    ['a part of a list', "['http://h', path].at(1)", "<['http://h', path].at(1)>"],
    ['functions that say nothing by their name', "toString('/me')", "<toString('/me')>"],
  ])('%s', (_name, expression, expected) => {
    expect(text(`probe(${expression});`)).toBe(expected);
  });
});

describe('text that another file holds stands at the name that brings it in', () => {
  it.each([
    ['a name', "export const base = 'http://h';", 'base', ['"http://h" of base']],
    ['a member', "export const base = { url: 'http://h' };", 'base.url', ['"http://h" of base.url']],
    ['what a function returns', "export const base = () => 'http://h';", 'base()', ['"http://h" of base()']],
    ['a part that is not known', 'export const base = { url: `http://${host}` };', '`${base.url}/me`', ['"http://" of base.url', '? of base.url', '"/me" of }/me`']],
    ['a part of a function that is not known', 'export const base = () => `http://${host}`;', 'base()', ['"http://" of base()', '? of base()']],
  ])('%s', (_name, other, expression, expected) => {
    const parse = fileParserOf({ parser }, {}, true);
    const source = parse?.(`import { base } from './base';\n${expression};`, 'file.ts');
    const base = parse?.(other, 'base.ts');
    if (!source || !base) throw new Error('a file does not parse');
    const module = createModule(source, { file: () => base, speaks: () => true });
    const asked = (source.ast.body.at(-1) as TSESTree.ExpressionStatement).expression;
    expect(textParts(module, asked).map((part) => ('text' in part ? `${JSON.stringify(part.text)} of ${module.textOf(part.node)}` : `? of ${module.textOf(part.unknown)}`))).toEqual(expected);
  });
});

describe('each string that an expression can be', () => {
  it.each([
    ['both sides of a fallback', "probe(base || 'http://h');", ['"http://h"?', '<base>']],
    ['only what a condition lets through', "probe(isLocal && 'http://h');", ['"http://h"']],
    ['both sides of a choice', "probe(isLocal ? 'http://h' : base);", ['"http://h"', '<base>']],
    ['every beginning with every end', "probe((isLocal ? 'a' : 'b') + (isOld ? 'c' : 'd'));", ['"a" "c"', '"a" "d"', '"b" "c"', '"b" "d"']],
    ['each write', "let path = '/me'; path = '/you'; probe(path);", ['"/me"', '"/you"']],
    ['a write that prolongs', "let path = '/me'; path += query; probe(path);", ['"/me" <path>']],
    ['a write by a pattern', "let path = '/me'; ({ path } = route); probe(path);", ['"/me"']],
    ['a name that is nowhere', 'probe(path);', ['<path>']],
    ['an address where one side is known', "probe((isLocal ? new URL('http://h') : link).href);", ['"http://h"', '<link>']],
    ['the hosts that are known', "probe((isLocal ? new URL('http://h/') : link).host);", ['"h"']],
    ['each base of an address', "probe(new URL('/me', isLocal ? 'http://h' : base));", ['"http://h" "/me"', '<base> "/me"']],
    ['what calls give a parameter', "function get(path) { probe(path); } get('/me'); get('/you'); get(path);", ['"/me"', '"/you"', '<path>']],
    ['what calls give the second parameter', "function get(key, path) { probe(path); } get('k', '/me');", ['"/me"']],
    ['a default, and what calls give', "function get(key, path = '/d') { probe(path); } get('k', '/me'); get('k');", ['"/d"', '"/me"']],
    ['a default beside other defaults', "function get(key = 'k', { x } = {}, path = '/d') { probe(path); } get('k', {}, '/me');", ['"/d"', '"/me"']],
    ['a parameter that is called without', 'function get(path) { probe(path); } get();', ['<path>']],
    ['a parameter that is prolonged', "function get(path) { path += '?x'; probe(path); } get('/me');", ['"/me" <path>']],
    ['a member of a parameter', "function get({ path }) { probe(path); } get('/me');", ['<path>']],
    ['a member of a parameter with a default', "function get({ path = '/d' }) { probe(path); } get('/me');", ['"/d"']],
    ['a member of a default', "function get({ path } = { path: '/d' }) { probe(path); } get();", ['<path>']],
    ['the rest of what is given', "function get(key, ...path) { probe(path); } get('k', '/me');", ['<path>']],
    ['a function that is written', "function path() {} path = '/me'; probe(path); path('/you');", ['"/me"']],
  ])('%s', (_name, code, expected) => {
    expect(texts(code)).toEqual(expected);
  });
});

describe('as much as anybody writes, but not any amount', () => {
  const times = (count: number, make: (index: number) => string): string => Array.from({ length: count }, (_, index) => make(index)).join('');

  it('names of names', () => {
    const through = (count: number): string => text(`const v0 = '/me'; ${times(count, (index) => `const v${index + 1} = v${index};`)} probe(v${count});`);
    expect([through(15), through(16)]).toEqual(['"/me"', "<'/me'>"]);
  });

  it('parts of a string', () => {
    const parts = probe(`probe(\`${times(70, (index) => `\${x${index}}`)}\`);`, (analysis, argument) => analysis.text(argument).length);
    expect(parts).toEqual([64]);
  });

  it('names that are made of names: what was not looked at is not known', () => {
    const base = (count: number): string => text(`const v0 = 'x'; ${times(count, (index) => `const v${index + 1} = \`${`\${v${index}}`.repeat(4)}\`;`)} probe(new URL(v${count}, 'http://h'));`).split(' ')[0] ?? '';
    expect([base(4), base(5)]).toEqual(['"http://h"', "<'http://h'>"]);
  });

  const writes = (name: string): string => `let ${name} = '/'; ${times(20, (index) => `${name} = '/${index}';`)}`;
  it.each([
    ['writes', `${writes('a')} probe(a);`],
    ['sides of a fallback', `${writes('a')} ${writes('b')} probe(a || b);`],
    ['sides of a choice', `${writes('a')} ${writes('b')} probe(isOld ? a : b);`],
    ['beginnings and ends', `${writes('a')} ${writes('b')} probe(a + b);`],
  ])('alternatives: %s', (_name, code) => {
    expect(texts(code)).toHaveLength(16);
  });
});
