import { apiRequest, msal } from '../auth/msal';

const SCANNER = 'https://scanner.contoso.example';
const LOCAL_SCANNER = 'http://localhost:8080';

export async function scanReceipt(image: Blob): Promise<string> {
  const { accessToken } = await msal.acquireTokenSilent(apiRequest);
  const response = await fetch(`${location.hostname === 'localhost' ? LOCAL_SCANNER : SCANNER}/scan`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${accessToken}` },
    body: image,
  });
  return response.text();
}

/** A public printer status page: no token goes along. */
export async function printerStatus(): Promise<string> {
  const response = await fetch('http://printers.contoso.example/status.txt');
  return response.text();
}
