/** What is a part of a token that was cut at its dots, and what decodes base64. */
import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { base64Argument, isDotSplit, splitBehind } from '../../src/provenance/payload.js';
import { probe } from './probe.js';

describe('what base64 is decoded from', () => {
  const decoded = (call: string): string =>
    probe(`probe(${call});`, ({ module }, argument) => {
      const found = base64Argument(argument);
      return found ? module.textOf(found) : '-';
    }).join(' ');

  it.each([
    ['the function of browsers', 'atob(part)', 'part'],
    ['a function by its name', 'base64UrlDecode(part, options)', 'part'],
    ['a function of a module', 'helpers.b64utoutf8(part)', 'part'],
    ['a buffer from base64', "Buffer.from(part, 'base64')", 'part'],
    ['a buffer from base64url', "Buffer.from(part, 'base64url')", 'part'],
    ['a buffer from text', "Buffer.from(part, 'utf8')", '-'],
    ['a buffer whose encoding is left to its default', 'Buffer.from(part)', '-'],
    ['a buffer of a size', "Buffer.alloc(part, 'base64')", '-'],
    ['a list from something', "Array.from(part, 'base64')", '-'],
    ['a function that is called from', "from(part, 'base64')", '-'],
    ['js-base64', 'Base64.decode(part)', 'part'],
    ['js-base64, to text', 'Base64.toUtf8(part)', 'part'],
    ['its older name', 'jsBase64.decode(part)', 'part'],
    ['an object for the URL-safe alphabet', 'base64url.toString(part)', 'part'],
    ['the parser of crypto-js', 'Base64url.parse(part)', 'part'],
    ['a short name', 'b64.decode(part)', 'part'],
    ['what encodes', 'Base64.encode(part)', '-'],
    ['a method whose name only ends so', 'base64.undecode(part)', '-'],
    ['a method whose name only begins so', 'Base64.decodeTable(part)', '-'],
    ['an object whose name only ends so', 'notBase64.decode(part)', '-'],
    ['an object whose name only begins so', 'base64Alphabet.decode(part)', '-'],
    ['a decoder of something else', 'decoder.decode(part)', '-'],
    ['a decoder that is a member', 'this.base64.decode(part)', '-'],
    ['an instance of a class', 'new atob(part)', '-'],
    ['no call', 'part', '-'],
    ['a call by a name that is not known', 'base64[method](part)', '-'],
    ['nothing', 'atob()', '-'],
  ])('%s', (_name, call, expected) => {
    expect(decoded(call)).toBe(expected);
  });
});

describe('the split that a part of a token was cut out by', () => {
  /** What was split: the text of the token; `-` where there is no split behind what `probe(…)` is given. */
  const splits = (code: string): string =>
    probe(code, ({ module }, argument) => {
      const split = splitBehind(module, argument);
      return split ? module.textOf((split.callee as TSESTree.MemberExpression).object) : '-';
    }).join(' ');

  it.each([
    ['the parts themselves', "probe(token.split('.'));", 'token'],
    ['a part in place', "probe(token.split('.')[1]);", 'token'],
    ['parts in a name', "const parts = token.split('.'); probe(parts[1]);", 'token'],
    ['a part in a name', "const part = token.split('.')[1]; probe(part);", 'token'],
    ['a part by a number that is not known', "const parts = token.split('.'); probe(parts[which]);", 'token'],
    ['a part by at', "probe(token.split('.').at(1));", 'token'],
    ['a part that is taken out by a pattern', "const [, body] = token.split('.'); probe(body);", 'token'],
    ['the second write of a name', "let part = ''; part = token.split('.')[1]; probe(part);", 'token'],
    ['a name that is counted up besides', "let part = token.split('.')[1]; part++; probe(part);", 'token'],
    ['how many parts there are', "const parts = token.split('.'); probe(parts.length);", '-'],
    ['how many parts there are, by a pattern', "const { length } = token.split('.'); probe(length);", '-'],
    ['how long a part is, by a pattern', "const [{ length }] = token.split('.'); probe(length);", '-'],
    ['the place of a part', "probe(token.split('.').indexOf(part));", '-'],
    ['another name', "const parts = token.split('.'); probe(part);", '-'],
    ['a parameter', 'function read(part) { probe(part); }', '-'],
    ['a name that is written from itself', "let part = token; part = part.replace('-', '+'); probe(part);", '-'],
  ])('%s', (_name, code, expected) => {
    expect(splits(code)).toBe(expected);
  });

  it.each([
    ['base64', 'atob(part)'],
    ['base64 by the name of a function', 'fromB64Url(part)'],
    ['a buffer', "Buffer.from(part, 'base64').toString('utf8')"],
    ['percent signs', "decodeURIComponent(atob(part).split('').map(hex).join(''))"],
    ['bytes', 'new TextDecoder().decode(Uint8Array.from(atob(part), code))'],
    ['bytes of a class', 'new Uint8Array(Base64.toByteArray(part), 0)'],
    ['the padding of base64', "part.padEnd(length, '=')"],
    ['the padding of base64, added', "part + '=='"],
    ['the padding of base64, in a template', '`${part}==`'],
    ['something before it', 'prefix + part'],
    ['the alphabet of base64', "part.replace(/-/g, '+').replaceAll('_', '/').trim()"],
    ['a fallback', "part ?? ''"],
    ['what it is a fallback of', 'given || part'],
    ['one side of a condition', "part ? part : ''"],
    ['the other side of a condition', "isEmpty ? '' : part"],
    ['casts and a promise', '(await (part as string))!'],
  ])('through %s', (_name, expression) => {
    expect(splits(`const part = token.split('.')[1]; probe(${expression});`)).toBe('token');
  });

  it.each([
    ['a function that may do anything', 'translate(part)'],
    ['a method that may do anything', 'part.charCodeAt(0)'],
    ['the second argument of a class', 'new DataView(bytes, part)'],
    ['a class of nothing', 'new Uint8Array()'],
    ['the options of a function', 'atob(text, part)'],
    ['the condition alone', "part ? 'a' : 'b'"],
    ['a function around it', '() => part'],
    ['a call by a name that is not known', 'part[method](0)'],
  ])('not through %s', (_name, expression) => {
    expect(splits(`const part = token.split('.')[1]; probe(${expression});`)).toBe('-');
  });

  it('as many names as anybody writes, but not any number', () => {
    const names = (count: number): string => Array.from({ length: count }, (_, index) => `const v${index + 1} = v${index};`).join(' ');
    expect(splits(`const v0 = token.split('.'); ${names(22)} probe(v22);`)).toBe('token');
    expect(splits(`const v0 = token.split('.'); ${names(23)} probe(v23);`)).toBe('-');
  });
});

describe('what takes a token apart', () => {
  it.each([
    ['a method', "token.split('.')", true],
    ['a function of that name', "split(token, '.')", false],
    ['another method', "token.lastIndexOf('.')", false],
    ['at no sign', 'token.split()', false],
    ['no call', 'token', false],
  ])('%s', (_name, expression, expected) => {
    expect(probe(`probe(${expression});`, ({ module }, argument) => isDotSplit(module, argument))).toEqual([expected]);
  });
});
