import type { AccountInfo } from '@azure/msal-node';
import { Pool } from 'pg';

export interface Approver {
  id: number;
  limit: number;
}

const database = new Pool();

export async function loadApprover(account: AccountInfo): Promise<Approver | undefined> {
  const { tid, oid } = account.idTokenClaims ?? {};
  if (!tid || !oid) return undefined;
  const sql = 'SELECT id, "limit" FROM approvers WHERE tenant_id = $1 AND user_id = $2';
  const { rows } = await database.query<Approver>(sql, [tid, oid]);
  return rows[0];
}
