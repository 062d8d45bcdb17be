import type { AccountInfo } from '@azure/msal-node';
import axios from 'axios';

import { client } from '../auth/client';

const archiveScopes = ['api://archive.contoso.example/Archive.Read'];

export async function readArchive(account: AccountInfo, year: number): Promise<string[]> {
  const result = await client.acquireTokenSilent({ account, scopes: archiveScopes });
  const headers = { Authorization: `${result.tokenType} ${result.accessToken}` };
  // expect: no-token-over-http
  const { data } = await axios.get<string[]>(`http://archive.contoso.example/years/${year}`, { headers });
  return data;
}
