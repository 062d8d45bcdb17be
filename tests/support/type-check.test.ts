import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { newTypeErrors, typeErrors } from './type-check.js';
import type { Change } from './type-check.js';

const file = path.resolve('examples/spa/src/snippet.ts');
const imports = "import type { AuthenticationResult, AccountInfo } from '@azure/msal-browser';\n";

/** The errors that come when `before` becomes `after` in a function that has the result and the account of MSAL. */
const change = (before: string, after: string): Change => ({
  file: path.join(path.dirname(file), `${before.length}-${after.length}.ts`),
  before: `${imports}export const f = (r: AuthenticationResult, a: AccountInfo) => ${before};`,
  after: `${imports}export const f = (r: AuthenticationResult, a: AccountInfo) => ${after};`,
});

const CASES: readonly (readonly [before: string, after: string, errors: RegExp[]])[] = [
  ['decode(r.accessToken).name', '(r.idTokenClaims as { name?: string }).name', []],
  ['decode(r.accessToken).name', 'r.idTokenClaims.name', [/^TS2339: Property 'name' does not exist on type 'object'/]],
  ['a.username', '`${a.tenantId}.${a.localAccountId}`', []],
  ['decode(r.accessToken).oid', 'a.idTokenClaims.oid', [/^TS18048: 'a.idTokenClaims' is possibly 'undefined'/]],
  ['decode(r.accessToken).exp', 'r.expiresOn.getTime() / 1000', [/^TS18047: 'r.expiresOn' is possibly 'null'/]],
  ['decode(r.accessToken).exp', 'decode(r.accessToken).exp + decode(r.idToken).exp', []],
  ['r.wrong', 'r.wrong', []],
  ['r.wrong', '[r.wrong, r.wrong]', [/^TS2339: Property 'wrong' does not exist/]],
];

describe('type-checking changes', { timeout: 120_000 }, () => {
  it('tells the errors that a change adds from those that were there', () => {
    const found = newTypeErrors(CASES.map(([before, after]) => change(before, after)));
    expect(found).toEqual(CASES.map(([, , errors]) => errors.map((error) => expect.stringMatching(error) as unknown)));
  });

  it('has the real types of the packages that suggestions speak of', () => {
    const names = ['@azure/msal-browser', '@azure/msal-node', '@azure/msal-react', 'express', 'express-session', 'jose', 'js-cookie', 'jsonwebtoken', 'jwt-decode', 'react'];
    expect(typeErrors(file, names.map((name, index) => `import * as m${index} from '${name}'; m${index};`).join('\n'))).toEqual([]);
    expect(typeErrors(file, "import { NoSuchClass } from '@azure/msal-node';")).toEqual([expect.stringContaining("has no exported member 'NoSuchClass'")]);
  });
});
