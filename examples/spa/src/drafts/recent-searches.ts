import type { AccountInfo } from '@azure/msal-browser';

const searches = new Map<string, string[]>();

export function remember(account: AccountInfo, text: string): void {
  const { oid = '' } = account.idTokenClaims ?? {};
  // expect: prefer-tid-oid-key
  const earlier = searches.get(oid) ?? [];
  // expect: prefer-tid-oid-key
  searches.set(oid, [text, ...earlier].slice(0, 10));
}
