import { AuthError, ConfidentialClientApplication } from '@azure/msal-node';
import got from 'got';
import { decodeJwt } from 'jose';

const client = new ConfidentialClientApplication({
  auth: {
    clientId: '0d6c2b0e-6a55-4d8e-8a0e-5b9f4c1de7a2',
    authority: 'https://login.microsoftonline.com/organizations',
    clientSecret: process.env.CLIENT_SECRET,
  },
});

const scopes = ['api://payroll.contoso.example/Payments.Write'];

export class ConsentMissing extends Error {}

export interface PayrollToken {
  value: string;
  usableUntil: number;
}

/** Exchanges the bearer token that this API received for one that the payroll API accepts. */
export async function getPayrollToken(oboAssertion: string): Promise<PayrollToken> {
  try {
    const result = await client.acquireTokenOnBehalfOf({ oboAssertion, scopes });
    if (!result) throw new Error('Entra gave no token.');
    // expect: no-access-token-decode
    const { exp = 0 } = decodeJwt(result.accessToken);
    return { value: result.accessToken, usableUntil: exp * 1000 };
  } catch (error) {
    // expect: prefer-error-class
    if (error instanceof AuthError && error.subError === 'consent_required') {
      throw new ConsentMissing('Allow the expenses app to write payments.', { cause: error });
    }
    throw error;
  }
}

interface Answer {
  access_token: string;
}

/** The token with which this API writes its own audit log. */
export async function getAuditToken(): Promise<string | undefined> {
  return (await got.post('https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token', {
    form: {
      client_id: '0d6c2b0e-6a55-4d8e-8a0e-5b9f4c1de7a2',
      client_secret: process.env.CLIENT_SECRET,
      // expect: no-manual-token-request
      grant_type: 'client_credentials',
      scope: 'api://audit.contoso.example/.default',
    },
  }).json<Answer>()).access_token;
}
