import type { AccountInfo } from '@azure/msal-browser';
import { jwtDecode } from 'jwt-decode';

import { apiRequest, msal } from './msal';

/** The roles that this app's registration defines arrive in this app's ID token. */
export function isApprover(account: AccountInfo): boolean {
  const { roles = [] } = account.idTokenClaims ?? {};
  return roles.includes('Expenses.Approve');
}

/** The ID token is meant for this client, so this client may read it. */
export async function signedInSince(): Promise<Date | undefined> {
  const { idToken } = await msal.acquireTokenSilent(apiRequest);
  const { iat } = jwtDecode(idToken);
  return iat === undefined ? undefined : new Date(iat * 1000);
}
