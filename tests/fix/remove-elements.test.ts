import { describe, expect, it } from 'vitest';

import { removeElements } from '../../src/fix/index.js';
import { apply } from './apply.js';

/** Removes every element whose text holds an x. */
const remove = (code: string): string | undefined =>
  apply(code, 'ArrayExpression', (fixer, source, node) => {
    if (node.type !== 'ArrayExpression') return undefined;
    return removeElements(fixer, source, node, new Set(node.elements.flatMap((element) => (element && source.getText(element).includes('x') ? [element] : []))));
  });

describe('removeElements', () => {
  it.each([
    ['the first', '[x, a, b]', '[a, b]'],
    ['one in the middle', '[a, x, b]', '[a, b]'],
    ['the last', '[a, b, x]', '[a, b]'],
    ['several runs', '[x, x, a, x, b, x, x]', '[a, b]'],
    ['with a trailing comma', '[a, x,]', '[a,]'],
    ['in parentheses', '[(x), (a), ((x))]', '[(a)]'],
    ['spread elements', '[a, ...x]', '[a]'],
    ['line by line', '[\n  x,\n  a,\n  x,\n]', '[\n  a,\n]'],
    ['comments before what stays', '[\n  x, // why\n  a,\n]', '[\n  /* why */ a,\n]'],
    ['comments at the end', '[a, x /* why */, x]', '[a /* why */]'],
  ])('%s', (_, code, output) => {
    expect(remove(code)).toBe(output);
  });

  it.each([['nothing else is left', '[x, x]'], ['there is nothing', '[]'], ['a hole would move', '[, x, a]']])('nothing where %s', (_, code) => {
    expect(remove(code)).toBeUndefined();
  });
});
