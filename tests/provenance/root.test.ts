/** Which parameter an expression is, as it was given or cleaned. */
import { describe, expect, it } from 'vitest';

import { functionName } from '../../src/ast/nodes.js';
import { parameterBehind } from '../../src/provenance/root.js';
import { probe } from './probe.js';

/** What `probe(…)` is given: "parse 0 token.raw as text" (function, index, members read, name); `-` where it is no parameter. */
const rootIn = (code: string): string =>
  probe(code, ({ module }, argument) => {
    const root = parameterBehind(module, argument);
    return root ? `${functionName(root.owner) ?? '?'} ${[root.index, ...root.path].join('.')} as ${module.textOf(root.name)}` : '-';
  }).join(' ');

describe('a parameter', () => {
  it.each([
    ['by its name', 'function parse(token) { probe(token); }', 'parse 0 as token'],
    ['the second', 'function parse(options, token) { probe(token); }', 'parse 1 as token'],
    ['with a type and a default', "function parse(token: string = '') { probe(token); }", 'parse 0 as token: string'],
    ['of an arrow function', 'const parse = (token) => probe(token);', 'parse 0 as token'],
    ['of a method', 'class Reader { parse(token) { probe(token); } }', 'parse 0 as token'],
    ['of a constructor, kept as a field', 'class Reader { constructor(options, private readonly token: string) { probe(token); } }', 'constructor 1 as token: string'],
    ['of a function around', 'function parse(token) { return list.map((part) => { probe(token); }); }', 'parse 0 as token'],
    ['of the function inside, where both have that name', 'function outer(token) { const parse = (other, token) => probe(token); }', 'parse 1 as token'],
    ['a member of it, by a pattern', 'function parse({ token }) { probe(token); }', 'parse 0.token as token'],
    ['a member under another name', 'function parse({ token: text }) { probe(text); }', 'parse 0.token as text'],
    ['a member of a member', "function parse({ session: { token = '' } = {} }) { probe(token); }", 'parse 0.session.token as token'],
    ['a member by a name that is not known', 'function parse({ [key]: token }) { probe(token); }', 'parse 0.[] as token'],
  ])('%s', (_name, code, expected) => {
    expect(rootIn(code)).toBe(expected);
  });

  it.each([
    ['the rest of the arguments', 'function parse(...tokens) { probe(tokens); }'],
    ['the rest of a pattern', 'function parse({ user, ...token }) { probe(token); }'],
    ['an element of a list', 'function parse([token]) { probe(token); }'],
    ['all arguments', 'function parse(token) { probe(arguments); }'],
    ['a name of nowhere', 'function parse(token) { probe(other); }'],
    ['what a failure is called', 'function parse(token) { try { read(token); } catch (error) { probe(error); } }'],
    ['a name of an import', "import { token } from './session'; probe(token);"],
    ['a member', 'function parse(request) { probe(request.token); }'],
    ['a literal', "probe('token');"],
    ['a function', 'function parse(token) { probe(() => token); }'],
  ])('not %s', (_name, code) => {
    expect(rootIn(code)).toBe('-');
  });
});

describe('a parameter through', () => {
  const through = (expression: string, before = ''): string => rootIn(`async function parse(token) { ${before} probe(${expression}); }`);

  it.each([
    ['cleaning', "token.trim().replace(/^Bearer /, '')"],
    ['cleaning that may be left out', 'token?.toString()'],
    ['what takes the scheme away', 'token.slice(7)'],
    ['a fallback', "token ?? ''"],
    ['a cast', '(token as string)'],
    ['a promise', 'await token'],
    ['a fallback that is cleaned', "(token || '').trim()"],
    ['another name', 'text', 'const text = token;'],
    ['another name, cleaned', 'text', "const text = token.trim() || '';"],
    ['names of names', 'third', 'const first = token; const second = first; const third = second;'],
  ])('%s', (_name, expression, before = '') => {
    expect(through(expression, before)).toBe('parse 0 as token');
  });

  it.each([
    ['a method that makes something else of it', "token.split('.')"],
    ['a function', 'clean(token)'],
    ['a function of the name of a cleaner', 'trim(token)'],
    ['a method whose name is not known', 'token[method]()'],
    ['what stands in for something else', "header || token"],
    ['a text around it', '`Bearer ${token}`'],
    ['a part of it under another name', 'text', 'const { text } = token;'],
    ['a name that is written twice', 'text', "let text = token; text = '';"],
    ['a name that nothing is written to', 'text', 'let text;'],
    ['names that lead back to themselves', 'first', 'const first = second; const second = first;'],
  ])('not %s', (_name, expression, before = '') => {
    expect(through(expression, before)).toBe('-');
  });

  it('as many steps as anybody writes, but not any number', () => {
    expect(through(`token${'.trim()'.repeat(7)}`)).toBe('parse 0 as token');
    expect(through(`token${'.trim()'.repeat(8)}`)).toBe('-');
  });
});
