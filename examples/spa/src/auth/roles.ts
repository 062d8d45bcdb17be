import { apiRequest, msal } from './msal';

interface ExpenseClaims {
  roles?: string[];
  exp: number;
}

function parseJwt(token: string): ExpenseClaims {
  const [, payload = ''] = token.split('.');
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as ExpenseClaims;
}

export async function isApprover(): Promise<boolean> {
  const account = msal.getActiveAccount() ?? undefined;
  const { accessToken } = await msal.acquireTokenSilent({ ...apiRequest, account });
  // expect: no-access-token-decode
  const claims = parseJwt(accessToken);
  return claims.roles?.includes('Expenses.Approve') ?? false;
}
