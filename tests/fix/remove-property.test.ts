import type { TSESTree } from '@typescript-eslint/utils';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { removeProperty } from '../../src/fix/remove-property.js';
import { apply, commentsOf } from './apply.js';

/** Removes the property `x`. */
function remove(code: string): string | undefined {
  return apply<TSESTree.Property>(code, 'Property[key.name="x"]', removeProperty);
}

describe('removes a property with its comma', () => {
  it.each<[string, string, string]>([
    ['first', 'f({ x: 1, b: 2 });', 'f({ b: 2 });'],
    ['in the middle', 'f({ a: 1, x: 2, b: 3 });', 'f({ a: 1, b: 3 });'],
    ['last', 'f({ a: 1, x: 2 });', 'f({ a: 1 });'],
    ['last, trailing comma', 'f({ a: 1, x: 2, });', 'f({ a: 1, });'],
    ['alone', 'f({ x: 1 });', 'f({});'],
    ['alone on its line', 'f({\n  a: 1,\n  x: true,\n  b: 2,\n});', 'f({\n  a: 1,\n  b: 2,\n});'],
    ['last line without comma', 'f({\n  a: 1,\n  x: true\n})\n', 'f({\n  a: 1\n})\n'],
    ['first line, CRLF', 'f({\r\n  x: true,\r\n  b: 2\r\n});', 'f({\r\n  b: 2\r\n});'],
    ['over several lines', 'f({\n  x: [\n    1,\n  ],\n  b: 2,\n});', 'f({\n  b: 2,\n});'],
    ['only one, over lines', 'f({\n  x: 1,\n});', 'f({\n});'],
    ['shorthand', 'f({ x, b });', 'f({ b });'],
    ['method', 'f({ x() {}, b });', 'f({ b });'],
    ['beside a spread', 'f({ ...a, x: 1 });', 'f({ ...a });'],
    ['the rest of a line', 'f({\n  a: 1, x: 2,\n  b: 3\n});', 'f({\n  a: 1,\n  b: 3\n});'],
  ])('%s', (_, code, expected) => {
    expect(remove(code)).toBe(expected);
  });
  it('removes a spread', () => {
    expect(apply<TSESTree.SpreadElement>('f({ ...x, a });', 'SpreadElement', removeProperty)).toBe('f({ a });');
  });
});

describe('keeps comments', () => {
  it.each<[string, string, string]>([
    ['of the neighbours', 'f({\n  // a\n  a: 1, // A\n  x: 2,\n  // b\n  b: 3, // B\n});', 'f({\n  // a\n  a: 1, // A\n  // b\n  b: 3, // B\n});'],
    ['before the last one', 'f({\n  a: 1, // A\n  x: 2\n});', 'f({\n  a: 1 // A\n});'],
    ['behind it', 'f({\n  x: 2, // X\n  b: 3\n});', 'f({\n  // X\n  b: 3\n});'],
    ['before its comma', 'f({ x: 2 /* X */, b: 3 });', 'f({  /* X */ b: 3 });'],
    ['inside', 'f({ x: /* X */ 2, b: 3 });', 'f({ /* X */ b: 3 });'],
    ['beside the only one', 'f({ /* X */ x: 2 });', 'f({ /* X */ });'],
  ])('%s', (_, code, expected) => {
    expect(remove(code)).toBe(expected);
  });
});

it('offers nothing for a pattern', () => {
  expect(remove('const { x } = a;')).toBeUndefined();
});

it('whatever the layout: parses, keeps every comment and every other property', () => {
  const space = fc.constantFrom('', ' ', '\n', '\n  ', ' /* c */ ', ' // l\n', '\r\n\t');
  const others = fc.uniqueArray(fc.constantFrom('b', 'c: 1', '...d', 'e() {}', 'get g() { return 1 }'), { maxLength: 3 });
  fc.assert(
    fc.property(others, fc.nat({ max: 3 }), fc.constantFrom('x: 1', 'x', 'x: /* in */ 1', 'x() {\n}'), fc.array(space, { minLength: 12, maxLength: 12 }), fc.boolean(), (rest, index, own, spaces, trailing) => {
      let at = 0;
      const gap = (): string => spaces[at++ % spaces.length] ?? '';
      const parts: string[] = [...rest.slice(0, index), own, ...rest.slice(index)];
      const list = parts.map((part, place) => `${gap()}${part}${gap()}${place < parts.length - 1 || trailing ? ',' : ''}`).join('');
      const code = `f({${list}${gap()}});`;
      const output = remove(code) ?? '';
      expect(commentsOf(output)).toEqual(commentsOf(code));
      const texts: string[] = [];
      apply<TSESTree.ObjectExpression>(output, 'ObjectExpression', (_fixer, source, node) => {
        texts.push(...node.properties.map((property) => source.getText(property)));
        return undefined;
      });
      expect(texts).toEqual(rest);
    }),
    { numRuns: 300 },
  );
});
