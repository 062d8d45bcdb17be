import { describe, expect, it } from 'vitest';

import { freshName } from '../../src/fix/fresh-name.js';
import { apply } from './apply.js';

/** A name for the scope of the node called `here`. */
function fresh(code: string, wanted = 'a'): string | undefined {
  let name: string | undefined;
  apply(code, 'Identifier[name="here"]', (_fixer, source, here) => {
    name = freshName(source, here, wanted);
    return undefined;
  });
  return name;
}

describe('freshName', () => {
  it.each<[string, string, string]>([
    ['nobody has it', 'here;', 'a'],
    ['the scope declares it', 'let a; here;', 'a2'],
    ['both are declared', 'let a, a2; here;', 'a3'],
    ['the scope uses it from outside', 'function f() { here; return a; }', 'a2'],
    ['an inner function uses it from outside', 'let a; function f() { here; return () => a; }', 'a2'],
    ['an inner scope declares it', 'function f() { here; { let a; } }', 'a2'],
    ['an outer scope declares it and nobody inside uses it', 'let a; function f() { here; }', 'a'],
    ['a parameter has it', 'function f(a) { here; }', 'a2'],
    ['an import has it', "import a from 'a'; here;", 'a2'],
    ['a type has it', 'type a = 1; here;', 'a2'],
    ['a neighbour has it', 'function f() { here; } function g() { let a; }', 'a'],
  ])('%s', (_, code, expected) => {
    expect(fresh(code)).toBe(expected);
  });

  it.each([
    ['id-token', 'idToken'],
    ['x ms', 'xMs'],
    ['2fa', '_2fa'],
    ['class', 'class_'],
    ['await', 'await_'],
    ['größe', 'größe'],
    ['', '_'],
  ])('makes a name of %j', (wanted, expected) => {
    expect(fresh('here;', wanted)).toBe(expected);
  });

  it('knows the globals of the configuration that are used', () => {
    let name: string | undefined;
    apply('var here; fetch();', 'Identifier[name="here"]', (_fixer, source, node) => {
      name = freshName(source, node, 'fetch');
      return undefined;
    }, { sourceType: 'script', globals: { fetch: 'readonly' } });
    expect(name).toBe('fetch2');
  });
});
