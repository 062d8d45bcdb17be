import { apiRequest, msal } from '../auth/msal';

export async function loadPolicies(): Promise<Response> {
  const { accessToken } = await msal.acquireTokenSilent(apiRequest);
  return fetch('https://policies.contoso.example/current', {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
}
