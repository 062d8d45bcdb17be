import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { indexText, memberText } from '../../src/fix/member-text.js';
import { replaceMemberName } from '../../src/fix/replace-member-name.js';
import { apply } from './apply.js';

describe('replaceMemberName', () => {
  it.each<[string, string, string | undefined]>([
    ['r.accessToken;', 'idToken', 'r.idToken;'],
    ['r?.accessToken;', 'idToken', 'r?.idToken;'],
    ["r['accessToken'];", 'idToken', "r['idToken'];"],
    ['r?.["accessToken"];', 'idToken', 'r?.["idToken"];'],
    ['r.access;', 'id-token', "r['id-token'];"],
    ['r?.access("x");', 'id-token', 'r?.["id-token"]("x");'],
    ['r./* c */ access;', 'id-token', "r[/* c */ 'id-token'];"],
    ['r\n  .access // c\n  .b;', 'id', 'r\n  .id // c\n  .b;'],
    ['r[key];', 'idToken', undefined],
    ['class A { #a; f() { this.#a; } }', 'idToken', undefined],
  ])('%s to %s', (code, name, expected) => {
    const selector = code.includes('.b;') ? 'MemberExpression > MemberExpression' : 'MemberExpression';
    expect(apply<TSESTree.MemberExpression>(code, selector, (fixer, source, node) => replaceMemberName(fixer, source, node, name))).toBe(expected);
  });
});

describe('member texts', () => {
  it('writes a member', () => {
    expect(memberText('r', 'account')).toBe('r.account');
    expect(memberText('r', 'account', { optional: true })).toBe('r?.account');
    expect(memberText('a?.b', 'c', { precedence: 'chain' })).toBe('a?.b.c');
  });
  it('writes a key that is no identifier in brackets', () => {
    expect(memberText('r', 'x-ms')).toBe("r['x-ms']");
    expect(memberText('r', "it's")).toBe(String.raw`r['it\'s']`);
    expect(memberText('r', 'say "x"', { quote: '"' })).toBe(String.raw`r["say \"x\""]`);
    expect(indexText('r', 'account', { optional: true })).toBe("r?.['account']");
  });
  it('puts a loose object in parentheses', () => {
    expect(memberText('r as Claims', 'oid', { precedence: 'cast' })).toBe('(r as Claims).oid');
    expect(memberText('1', 'oid')).toBe('(1).oid');
  });
});
