import got from 'got';

import { getPayrollToken } from './on-behalf-of.js';

const PAYROLL = process.env.NODE_ENV === 'production' ? 'https://payroll.contoso.example' : 'http://127.0.0.1:8080';

export interface Payment {
  amount: number;
  purpose: string;
}

export async function pay(bearer: string, payment: Payment): Promise<string> {
  const token = await getPayrollToken(bearer);
  const { id } = await got.post<{ id: string }>(`${PAYROLL}/v1/payments`, {
    headers: { authorization: `Bearer ${token.value}` },
    json: payment,
    resolveBodyOnly: true,
    responseType: 'json',
  });
  return id;
}

/** A health check carries no token. */
export function isPayrollUp(): Promise<unknown> {
  return got.head('http://payroll-status.contoso.example/');
}
