import type { AccountInfo } from '@azure/msal-node';
import Redis from 'ioredis';

const redis = new Redis(process.env.REDIS_URL ?? 'redis://localhost:6379');

const ONE_DAY_IN_SECONDS = 24 * 60 * 60;

const keyOf = (account: AccountInfo) => `profile:${account.tenantId}.${account.localAccountId}`;

export async function rememberProfile(account: AccountInfo): Promise<void> {
  const profile = JSON.stringify({ name: account.name, mail: account.username });
  await redis.set(keyOf(account), profile, 'EX', ONE_DAY_IN_SECONDS);
}

export async function findProfile(account: AccountInfo): Promise<string | null> {
  return redis.get(keyOf(account));
}
