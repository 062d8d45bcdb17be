import { type AuthenticationResult, InteractionRequiredAuthError } from '@azure/msal-browser';

import { apiRequest, msal } from './msal';

async function acquire(claims?: string): Promise<AuthenticationResult> {
  const account = msal.getActiveAccount();
  if (!account) throw new Error('Sign in first.');
  const request = { ...apiRequest, account, ...(claims === undefined ? {} : { claims }) };

  try {
    return await msal.acquireTokenSilent(request);
  } catch (error) {
    // The class covers every reason for which the user has to act, also those that come as `invalid_grant`.
    if (error instanceof InteractionRequiredAuthError) return msal.acquireTokenPopup(request);
    throw error;
  }
}

/** The access token for the expenses API; asks the user only when it has to. */
export async function getApiToken(): Promise<string> {
  const { accessToken } = await acquire();
  return accessToken;
}

/** Answers a claims challenge: the header is ours to read, the access token is not. */
export async function answerChallenge(header: string): Promise<string> {
  const challenge = /claims="([^"]+)"/.exec(header)?.[1];
  const { accessToken } = await acquire(challenge === undefined ? undefined : atob(challenge));
  return accessToken;
}
