import type { AccountInfo } from '@azure/msal-node';

import { client } from './client';

/** The token for the ledger, whose API asks for one with every booking. */
export async function getLedgerAccessToken(account: AccountInfo): Promise<string> {
  const result = await client.acquireTokenSilent({ account, scopes: ['api://ledger.contoso.example/Bookings.Write'] });
  return result.accessToken;
}
