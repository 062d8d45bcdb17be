import type { AccountInfo } from '@azure/msal-node';
import { Pool } from 'pg';

export interface Approver {
  id: number;
  limit: number;
}

const database = new Pool();

export async function loadApprover(account: AccountInfo): Promise<Approver | undefined> {
  const sql = 'SELECT id, "limit" FROM approvers WHERE user_id = $1';
  // expect: prefer-tid-oid-key
  const { rows } = await database.query<Approver>(sql, [account.idTokenClaims?.sub]);
  return rows[0];
}
