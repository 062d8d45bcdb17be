import type { AccountInfo } from '@azure/msal-node';
import axios from 'axios';
import jwt from 'jsonwebtoken';

import { client } from '../auth/client';

const archiveScopes = ['api://archive.contoso.example/Archive.Read'];

export async function readArchive(account: AccountInfo, year: number): Promise<string[]> {
  const result = await client.acquireTokenSilent({ account, scopes: archiveScopes });
  const headers = { Authorization: `${result.tokenType} ${result.accessToken}` };
  const { data } = await axios.get<string[]>(`https://archive.contoso.example/years/${year}`, { headers });
  return data;
}

/** A ticket for one download, made and read by this app: neither a session nor a Microsoft token. */
export function downloadTicket(file: string, key: string): string {
  return jwt.sign({ file }, key, { expiresIn: '5m', audience: 'downloads', issuer: 'portal' });
}

export function openTicket(ticket: string, key: string): jwt.JwtPayload {
  return jwt.verify(ticket, key, { audience: 'downloads', issuer: 'portal' }) as jwt.JwtPayload;
}
