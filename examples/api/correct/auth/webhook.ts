import { createRemoteJWKSet, jwtVerify } from 'jose';

const audience = 'api://expenses.contoso.example';
const issuer = 'https://login.microsoftonline.com/9c0d6a55-0b0e-4f0f-a5a5-f4d5c5a4e2d1/v2.0';
const keys = createRemoteJWKSet(new URL('https://login.microsoftonline.com/common/discovery/v2.0/keys'));

/** Card payments come in from the bank's service, which signs in as an app. */
export async function mayReportPayments(bearer: string): Promise<boolean> {
  const { payload } = await jwtVerify<{ roles?: string[] }>(bearer, keys, { algorithms: ['RS256'], audience, issuer });
  return payload.roles?.includes('Payments.Report') ?? false;
}
