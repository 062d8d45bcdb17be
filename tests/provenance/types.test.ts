import { describe, expect, it } from 'vitest';

import { originsOf } from './probe.js';

const IMPORTS = "import * as msal from '@azure/msal-browser';\nimport type { AccountInfo, AuthenticationResult, AuthenticationResult as Answer } from '@azure/msal-browser';\nimport type { AccountInfo as Foreign, Elsewhere } from './types';\n";

/** What `probe(read)` is, where `x` has a declared type. */
const typed = (type: string, read: string, declarations = ''): string => originsOf(`${IMPORTS}${declarations}\nexport function f(x: ${type}) { probe(${read}); }`, { filename: 'src/file.ts' })[0] ?? 'nothing';

const NAME = 'claim:preferred_username type';

describe('what a declared type tells', () => {
  it.each<readonly [name: string, type: string, read: string, expected: string, declarations?: string]>([
    ['a library type', 'AccountInfo', 'x.username', NAME],
    ['by another name', 'Answer', 'x.account.username', NAME],
    ['by a namespace', 'msal.AccountInfo', 'x.username', NAME],
    ['of a file of this project', 'Foreign', 'x.username', '-'],
    ['of nowhere', 'Missing', 'x.username', '-'],
    ['of a namespace of nowhere', 'missing.deep.AccountInfo', 'x.username', '-'],
    ['of this', 'this', 'x.username', '-'],
    ['or nothing', 'AccountInfo | null | undefined', 'x.username', NAME],
    ['with more', '{ theme: string } & AccountInfo', 'x.username', NAME],
    ['with nothing that tells', '{ theme: string } & { size: number }', 'x.username', '-'],
    ['a promise', 'Promise<AccountInfo>', '(await x).username', NAME],
    ['wrapped twice', 'Readonly<Partial<AccountInfo>>', 'x.username', NAME],
    ['wrapped in nothing', 'Readonly', 'x.username', '-'],
    ['a list', 'AccountInfo[]', 'x[0].username', NAME],
    ['a read-only list', 'readonly AccountInfo[]', 'x[0].username', NAME],
    ['a list by its other name', 'ReadonlyArray<AccountInfo>', 'x[0].username', NAME],
    ['a whole list of accounts', 'AccountInfo[]', 'x', 'accounts type'],
    ['a whole list of something else', 'AuthenticationResult[]', 'x', '-'],
    ['a member of a list', 'AccountInfo[]', 'x.length', '-'],
    ['a set as a whole', 'Set<AccountInfo>', 'x.username', '-'],
    ['a reference of Vue', 'Ref<AccountInfo>', 'x.value.username', NAME],
    ['a reference of Vue in a template', 'Ref<AccountInfo>', 'x.username', NAME],
    ['a member of a literal type', '{ who: AccountInfo }', 'x.who.username', NAME],
    ['another member', '{ who: AccountInfo }', 'x.other', '-'],
    ['a method of a literal type', '{ who(): AccountInfo }', 'x.who.username', '-'],
    ['an interface', 'Props', 'x.who.username', NAME, 'interface Props { who: AccountInfo }'],
    ['an alias', 'Props', 'x.who.username', NAME, 'type Props = { who: AccountInfo };'],
    ['an alias of a library type', 'Mine', 'x.username', NAME, 'type Mine = AccountInfo;'],
    ['an interface that extends a library type', 'Mine', 'x.username', NAME, 'interface Mine extends AccountInfo { theme: string }'],
    ['an interface that extends one of this file', 'Mine', 'x.who.username', NAME, 'interface Base { who: AccountInfo } interface Mine extends Base { theme: string }'],
    ['an interface that extends one of another file', 'Mine', 'x.username', '-', 'interface Mine extends Foreign { theme: string }'],
    ['an interface that extends an unknown one', 'Mine', 'x.username', '-', 'interface Mine extends Missing { theme: string }'],
    ['an interface that extends one of a namespace', 'Mine', 'x.username', '-', 'interface Mine extends api.AccountInfo { theme: string }'],
    ['an interface that extends another kind of import', 'Mine', 'x.username', '-', 'interface Mine extends Elsewhere { theme: string }'],
    ['an interface that extends one without the member', 'Mine', 'x.username', '-', 'interface Base { who: AccountInfo } interface Mine extends Base {}'],
    ['a class', 'Mine', 'x.username', '-', "class Mine { username = ''; }"],
    ['interfaces that extend each other', 'A', 'x.username', '-', 'interface A extends B {} interface B extends A {}'],
    ['a type that is itself', 'A', 'x.username', '-', 'type A = A;'],
    ['a number', 'number', 'x.username', '-'],
  ])('%s', (_name, type = '', read = '', expected = '', declarations = '') => {
    expect(typed(type, read, declarations)).toBe(expected);
  });
});
