import type { AuthenticationResult, AuthError, ConfidentialClientApplication } from '@azure/msal-node';

const scopes = ['api://payroll.contoso.example/Payments.Write'];

function decodePayload(token: string): { name?: string; oid?: string } {
  const payload = token.split('.')[1] ?? '';
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { name?: string; oid?: string };
}

function describe(result: AuthenticationResult): string {
  // expect: no-access-token-decode
  const { name = 'somebody' } = decodePayload(result.accessToken);
  return `Paid by ${name}`;
}

export function whoPays(client: ConfidentialClientApplication, oboAssertion: string): Promise<string> {
  return client
    .acquireTokenOnBehalfOf({ oboAssertion, scopes })
    .then((result) => (result ? describe(result) : 'Nobody'))
    .catch((error: AuthError) => {
      // expect: prefer-error-class
      if (error.errorMessage.indexOf('AADSTS65001') >= 0) return 'Somebody who has not allowed it yet';
      throw error;
    });
}
