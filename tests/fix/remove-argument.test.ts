import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { removeArgument } from '../../src/fix/remove-argument.js';
import { removeCall } from '../../src/fix/remove-call.js';
import { apply } from './apply.js';

/** Removes the argument `x` of a call. */
function remove(code: string): string | undefined {
  return apply<TSESTree.Identifier>(code, 'CallExpression > Identifier.arguments[name="x"]', (fixer, source, node) => removeArgument(fixer, source, node.parent as TSESTree.CallExpression, node));
}

/** Removes the call of `f`. */
function removeF(code: string): string | undefined {
  return apply<TSESTree.CallExpression>(code, 'CallExpression[callee.name="f"]', removeCall);
}

describe('removes an argument with its comma', () => {
  it.each<[string, string, string]>([
    ['first', 'f(x, b);', 'f(b);'],
    ['in the middle', 'f(a, x, b);', 'f(a, b);'],
    ['last', 'f(a, x);', 'f(a);'],
    ['last, trailing comma', 'f(a, x,);', 'f(a,);'],
    ['in parentheses, first', 'f((x), b);', 'f(b);'],
    ['in parentheses, last', 'f(a, ((x)));', 'f(a);'],
    ['over lines', 'f(\n  a,\n  x,\n  b,\n);', 'f(\n  a,\n  b,\n);'],
    ['first, before the comment of the next', 'f(x, /* b */ b);', 'f(/* b */ b);'],
    ['first, before parentheses', 'f(x, (b));', 'f((b));'],
  ])('%s', (_, code, expected) => {
    expect(remove(code)).toBe(expected);
  });

  it.each([['the only one', 'f(x);'], ['with a comment before it', 'f(a, /* why */ x);'], ['with a comment before the comma behind it', 'f(x /* why */, b);']])('not %s', (_, code) => {
    expect(remove(code)).toBeUndefined();
  });

  it('not what is no argument', () => {
    expect(apply<TSESTree.CallExpression>('f(a, b);', 'CallExpression', (fixer, source, node) => removeArgument(fixer, source, node, node.callee))).toBeUndefined();
  });
});

describe('removes a call with its statement', () => {
  it.each<[string, string, string]>([
    ['on its line', 'a();\nf(x);\nb();', 'a();\nb();'],
    ['beside another', 'a(); f(x); b();', 'a();  b();'],
    ['that is awaited', '{\n  await f(x);\n}', '{\n}'],
    ['without semicolons', 'a()\nf(x)\nb()\n', 'a()\nb()\n'],
    ['after a semicolon, before a bracket', 'a();\nf(x);\n[b].map(c);', 'a();\n[b].map(c);'],
    ['the last one', 'f(x);', ''],
  ])('%s', (_, code, expected) => {
    expect(removeF(code)).toBe(expected);
  });

  it.each([
    ['whose value is used', 'const a = f(x);'],
    ['that is the body of an if', 'if (a) f(x);'],
    ['with a comment inside', 'f(x /* why */);'],
    ['between lines that would become one', 'a()\nf(x);\n(b)()'],
  ])('not one %s', (_, code) => {
    expect(removeF(code)).toBeUndefined();
  });
});
