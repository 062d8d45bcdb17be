import type { AccountInfo } from '@azure/msal-browser';

export interface Draft {
  purpose: string;
  amount: number;
  currency: string;
}

/** `homeAccountId` holds the object id and the tenant id. */
export function saveDraft(account: AccountInfo, draft: Draft): void {
  localStorage.setItem(`draft.${account.homeAccountId}`, JSON.stringify(draft));
}

export function loadDraft(account: AccountInfo): Draft | undefined {
  const stored = localStorage.getItem(`draft.${account.homeAccountId}`);
  return stored ? (JSON.parse(stored) as Draft) : undefined;
}
