import { ConfidentialClientApplication, InteractionRequiredAuthError } from '@azure/msal-node';

const client = new ConfidentialClientApplication({
  auth: {
    clientId: '0d6c2b0e-6a55-4d8e-8a0e-5b9f4c1de7a2',
    authority: 'https://login.microsoftonline.com/organizations',
    clientSecret: process.env.CLIENT_SECRET,
  },
});

const scopes = ['api://payroll.contoso.example/Payments.Write'];

/** Only the caller can ask the user: `claims` goes back to it in the `WWW-Authenticate` header of a 401. */
export class ChallengeForCaller extends Error {
  constructor(readonly claims: string) {
    super('The payroll API asks for more than the received token proves.');
  }

  get header(): string {
    return `Bearer error="insufficient_claims", claims="${Buffer.from(this.claims).toString('base64')}"`;
  }
}

export interface PayrollToken {
  value: string;
  usableUntil: number;
}

/** Exchanges the bearer token that this API received for one that the payroll API accepts. */
export async function getPayrollToken(oboAssertion: string): Promise<PayrollToken> {
  try {
    const result = await client.acquireTokenOnBehalfOf({ oboAssertion, scopes });
    if (!result) throw new Error('Entra gave no token.');
    return { value: result.accessToken, usableUntil: result.expiresOn?.getTime() ?? 0 };
  } catch (error) {
    if (error instanceof InteractionRequiredAuthError) throw new ChallengeForCaller(error.claims);
    throw error;
  }
}

/** The token with which this API writes its own audit log. */
export async function getAuditToken(): Promise<string | undefined> {
  const result = await client.acquireTokenByClientCredential({ scopes: ['api://audit.contoso.example/.default'] });
  return result?.accessToken;
}
