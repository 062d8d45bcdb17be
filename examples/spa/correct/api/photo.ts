import { msal } from '../auth/msal';

/** The photo that the menu shows. */
export async function loadPhoto(): Promise<Blob> {
  // From the cache, until the token is about to end.
  const { accessToken } = await msal.acquireTokenSilent({ scopes: ['User.Read'] });
  const response = await fetch('https://graph.microsoft.com/v1.0/me/photo/$value', {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  return response.blob();
}
