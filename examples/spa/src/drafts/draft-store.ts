import type { AccountInfo } from '@azure/msal-browser';

export interface Draft {
  purpose: string;
  amount: number;
  currency: string;
}

export function saveDraft(account: AccountInfo, draft: Draft): void {
  // expect: prefer-tid-oid-key
  localStorage.setItem(`draft.${account.username}`, JSON.stringify(draft));
}

export function loadDraft(account: AccountInfo): Draft | undefined {
  // expect: prefer-tid-oid-key
  const stored = localStorage.getItem(`draft.${account.username}`);
  return stored ? (JSON.parse(stored) as Draft) : undefined;
}
