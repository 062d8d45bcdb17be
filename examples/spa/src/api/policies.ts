import { apiRequest, msal } from '../auth/msal';

export async function loadPolicies(): Promise<Response> {
  const { idToken } = await msal.acquireTokenSilent(apiRequest);
  return fetch('https://policies.contoso.example/current', {
    // expect: no-id-token-as-bearer
    headers: { Authorization: `Bearer ${idToken}` },
  });
}
