import { msal } from '../auth/msal';

/** The photo that the menu shows. */
export async function loadPhoto(): Promise<Blob> {
  const { accessToken } = await msal.acquireTokenSilent({
    scopes: ['User.Read'],
    // expect: no-token-cache-bypass
    forceRefresh: true,
  });
  const response = await fetch('https://graph.microsoft.com/v1.0/me/photo/$value', {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  return response.blob();
}
