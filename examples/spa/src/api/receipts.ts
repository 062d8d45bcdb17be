import { msal, apiRequest } from '../auth/msal';

const SCANNER = 'http://10.40.2.17:8080';

export async function scanReceipt(image: Blob): Promise<string> {
  const { accessToken } = await msal.acquireTokenSilent(apiRequest);
  // expect: no-token-over-http
  const response = await fetch(`${SCANNER}/scan`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${accessToken}` },
    body: image,
  });
  return response.text();
}
