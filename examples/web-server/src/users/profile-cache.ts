import type { AccountInfo } from '@azure/msal-node';
import Redis from 'ioredis';

const redis = new Redis(process.env.REDIS_URL ?? 'redis://localhost:6379');

export async function rememberProfile(account: AccountInfo): Promise<void> {
  const profile = JSON.stringify({ name: account.name, mail: account.username });
  // expect: prefer-tid-oid-key
  await redis.set(`profile:${account.localAccountId}`, profile);
}

export async function findProfile(account: AccountInfo): Promise<string | null> {
  // expect: prefer-tid-oid-key
  return redis.get(`profile:${account.localAccountId}`);
}
