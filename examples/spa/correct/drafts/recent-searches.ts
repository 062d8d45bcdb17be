import type { AccountInfo } from '@azure/msal-browser';

const searches = new Map<string, string[]>();

export function remember(account: AccountInfo, text: string): void {
  const { tid, oid } = account.idTokenClaims ?? {};
  if (!tid || !oid) return;
  const key = `${tid}.${oid}`;
  const earlier = searches.get(key) ?? [];
  searches.set(key, [text, ...earlier].slice(0, 10));
}
