import type { TSESTree } from '@typescript-eslint/utils';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { extendObjectPattern } from '../../src/fix/extend-object-pattern.js';
import { apply, commentsOf } from './apply.js';

/** The edited code and the local name, for the first pattern of the code. */
function extend(code: string, key = 'account', local?: string): { output: string | undefined; name: string | undefined } {
  let name: string | undefined;
  const output = apply<TSESTree.ObjectPattern>(code, 'ObjectPattern', (fixer, source, pattern) => {
    const extended = extendObjectPattern(fixer, source, pattern, key, local);
    name = extended?.name;
    return extended?.fixes;
  });
  return { output, name };
}

describe('adds a property', () => {
  it.each<[string, string, string]>([
    ['to one line', 'const { accessToken: at } = r;', 'const { accessToken: at, account } = r;'],
    ['without spaces', 'const {a} = r;', 'const {a, account} = r;'],
    ['to an empty pattern', 'const {} = r;', 'const { account } = r;'],
    ['to an empty pattern with a comment', 'const { /* none */ } = r;', 'const { account /* none */ } = r;'],
    ['behind a default', "const { a = '' } = r;", "const { a = '', account } = r;"],
    ['behind a trailing comma', 'const { a, } = r;', 'const { a, account, } = r;'],
    ['before a rest', 'const { a, ...rest } = r;', 'const { a, account, ...rest } = r;'],
    ['before a rest alone', 'const { ...rest } = r;', 'const { account, ...rest } = r;'],
    ['on its own line', 'const {\n  a,\n  b\n} = r;', 'const {\n  a,\n  b,\n  account\n} = r;'],
    ['on its own line, trailing comma', 'const {\n\ta,\n\tb,\n} = r;', 'const {\n\ta,\n\tb,\n\taccount,\n} = r;'],
    ['on its own line, CRLF', 'const {\r\n  a,\r\n} = r;', 'const {\r\n  a,\r\n  account,\r\n} = r;'],
    ['on its own line before a rest', 'const {\n  a,\n  ...rest\n} = r;', 'const {\n  a,\n  account,\n  ...rest\n} = r;'],
    ['and keeps comments with their property', 'const {\n  a, // about a\n  b // about b\n} = r;', 'const {\n  a, // about a\n  b, // about b\n  account\n} = r;'],
    ['and keeps the comment behind a comma', 'const {\n  a, // about a\n} = r;', 'const {\n  a, // about a\n  account,\n} = r;'],
    ['beside a nested pattern of the key', 'const { account: { name } } = r;', 'const { account: { name }, account } = r;'],
    ['to a parameter', 'function f({ a }: Result) {}', 'function f({ a, account }: Result) {}'],
    ['to a parameter with a default', 'const f = ({ a } = {}) => a;', 'const f = ({ a, account } = {}) => a;'],
    ['to a catch parameter', 'try {} catch ({ a }) {}', 'try {} catch ({ a, account }) {}'],
    ['to a loop', 'for (const { a } of all) {}', 'for (const { a, account } of all) {}'],
    ['to a parameter whose type has it', 'function f({ a }: { a: 1; account: 2 }) {}', 'function f({ a, account }: { a: 1; account: 2 }) {}'],
  ])('%s', (_, code, expected) => {
    expect(extend(code)).toEqual({ output: expected, name: 'account' });
  });

  it('under the name asked for', () => {
    expect(extend('const { a } = r;', 'account', 'user')).toEqual({ output: 'const { a, account: user } = r;', name: 'user' });
  });
  it('with a key that is no identifier, in the quotes of the file', () => {
    expect(extend('const { a } = r("x");', 'id-token')).toEqual({ output: 'const { a, "id-token": idToken } = r("x");', name: 'idToken' });
  });
  it('with a key that is a reserved word', () => {
    expect(extend('const { a } = r;', 'default')).toEqual({ output: 'const { a, default: default_ } = r;', name: 'default_' });
  });
});

describe('uses the binding that is there', () => {
  it.each([
    ['const { account } = r;', 'account'],
    ['const { account: user } = r;', 'user'],
    ['const { account: user = none } = r;', 'user'],
    ["const { 'account': user } = r;", 'user'],
  ])('%s', (code, name) => {
    expect(extend(code)).toEqual({ output: undefined, name });
  });
});

describe('takes a free name', () => {
  it.each<[string, string, string]>([
    ['declared beside', 'const account = 1; const { a } = r;', 'const account = 1; const { a, account: account2 } = r;'],
    ['used from outside', 'function f() { const { a } = r; return account; }', 'function f() { const { a, account: account2 } = r; return account; }'],
    ['used in an inner function', 'function f() { const { a } = r; return () => account; }', 'function f() { const { a, account: account2 } = r; return () => account; }'],
    ['declared in an inner scope', 'const { a } = r; { const account = 1; }', 'const { a, account: account2 } = r; { const account = 1; }'],
    ['declared in the body of the function', 'function f({ a }) { const account = 1; }', 'function f({ a, account: account2 }) { const account = 1; }'],
    ['declared in the function of a var', 'function f() { let account; { var { a } = r; } }', 'function f() { let account; { var { a, account: account2 } = r; } }'],
    ['twice', 'const account = 1, account2 = 2; const { a } = r;', 'const account = 1, account2 = 2; const { a, account: account3 } = r;'],
  ])('%s', (_, code, expected) => {
    expect(extend(code).output).toBe(expected);
  });

  it('looks only at the way to the uses where they are known', () => {
    const code = 'const { a } = r; function g(account) {} function h() { use; }';
    const output = apply(code, 'Identifier[name="use"]', (fixer, source, use) => {
      const [statement] = source.ast.body;
      if (statement?.type !== 'VariableDeclaration') throw new Error();
      return extendObjectPattern(fixer, source, statement.declarations[0].id as TSESTree.ObjectPattern, 'account', undefined, [use])?.fixes;
    });
    expect(output).toBe('const { a, account } = r; function g(account) {} function h() { use; }');
  });
  it('does not use a binding that is shadowed at the use', () => {
    const code = 'const { account } = r; function g(account) { use; }';
    let name: string | undefined;
    const output = apply(code, 'Identifier[name="use"]', (fixer, source, use) => {
      const [statement] = source.ast.body;
      if (statement?.type !== 'VariableDeclaration') throw new Error();
      const extended = extendObjectPattern(fixer, source, statement.declarations[0].id as TSESTree.ObjectPattern, 'account', undefined, [use]);
      name = extended?.name;
      return extended?.fixes;
    });
    expect({ output, name }).toEqual({ output: 'const { account, account: account2 } = r; function g(account) { use; }', name: 'account2' });
  });
});

describe('offers nothing', () => {
  it.each([
    ['for an assignment, which declares nothing', '({ a } = r);'],
    ['for an export', 'export const { a } = r;'],
    ['where the written type lacks the key', 'function f({ a }: { a: string }) {}'],
    ['for a nested assignment', '[{ a }] = r;'],
  ])('%s', (_, code) => {
    expect(extend(code)).toEqual({ output: undefined, name: undefined });
  });
});

it('whatever the layout: parses, keeps every comment, adds exactly one property', () => {
  const space = fc.constantFrom('', ' ', '\n', '\n  ', ' /* c */ ', ' // l\n', '\r\n\t');
  const item = fc.constantFrom('b', 'c: d', "e = ''", 'g: { h }', "'i-j': k", '[m]: n');
  const layout = fc.tuple(fc.uniqueArray(item, { maxLength: 4 }), fc.array(space, { minLength: 10, maxLength: 10 }), fc.boolean(), fc.boolean());
  fc.assert(
    fc.property(layout, ([items, spaces, trailing, rest]) => {
      let at = 0;
      const gap = (): string => spaces[at++ % spaces.length] ?? '';
      const parts = rest ? [...items, '...rest'] : items;
      const list = parts.map((part, index) => `${gap()}${part}${gap()}${index < parts.length - 1 || (trailing && !rest) ? ',' : ''}`).join('');
      const code = `const {${list}${gap()}} = r;`;
      const { output, name } = extend(code);
      expect(name).toBe('account');
      expect(commentsOf(output ?? '')).toEqual(commentsOf(code));
      const keys: number[] = [];
      for (const each of [code, output ?? '']) {
        apply<TSESTree.ObjectPattern>(each, 'VariableDeclarator > ObjectPattern', (_fixer, _source, pattern) => {
          keys.push(pattern.properties.length);
          return undefined;
        });
      }
      expect(keys[1]).toBe((keys[0] ?? 0) + 1);
    }),
    { numRuns: 300 },
  );
});
