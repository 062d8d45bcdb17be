import type { AuthError } from '@azure/msal-browser';

import { apiRequest, msal } from './msal';

/** The access token for the expenses API; asks the user only when it has to. */
export async function getApiToken(): Promise<string> {
  const account = msal.getActiveAccount();
  if (!account) throw new Error('Sign in first.');
  const request = { ...apiRequest, account };

  try {
    const result = await msal.acquireTokenSilent(request);
    return result.accessToken;
  } catch (error) {
    const { errorCode } = error as AuthError;
    // expect: prefer-error-class
    if (errorCode === 'interaction_required' || errorCode === 'consent_required' || errorCode === 'login_required') {
      const result = await msal.acquireTokenPopup(request);
      return result.accessToken;
    }
    throw error;
  }
}
