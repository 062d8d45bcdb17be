import got from 'got';

import { getPayrollToken } from './on-behalf-of.js';

const PAYROLL = 'payroll:8080';

export interface Payment {
  amount: number;
  purpose: string;
}

export async function pay(bearer: string, payment: Payment): Promise<string> {
  const token = await getPayrollToken(bearer);
  // expect: no-token-over-http
  const { id } = await got.post<{ id: string }>(`http://${PAYROLL}/v1/payments`, {
    headers: { authorization: `Bearer ${token.value}` },
    json: payment,
    resolveBodyOnly: true,
    responseType: 'json',
  });
  return id;
}
