import { expect, it } from 'vitest';

import { originsOf } from './probe.js';

/** What stands before each case: `r` is the result of a request for a token. */
const MSAL = `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
const r = await pca.acquireTokenSilent(q);
`;
export const AT = 'access-token flow';
export const ID = 'id-token flow';

type Case = readonly [name: string, code: string, expected: string];

/** One test a case: what the one `probe(x)` in its code is taken for. */
export function follows(cases: readonly Case[]): void {
  it.each(cases)('%s', (_name, code, expected) => {
    expect(originsOf(MSAL + code)).toEqual([expected]);
  });
}
