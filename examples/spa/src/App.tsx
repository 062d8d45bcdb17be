import { AuthenticatedTemplate, MsalProvider, UnauthenticatedTemplate } from '@azure/msal-react';

import { beginSession } from './auth/session';
import { apiRequest, msal } from './auth/msal';
import { ExpiryBanner } from './components/ExpiryBanner';
import { ProfileMenu } from './components/ProfileMenu';

export async function start(): Promise<void> {
  await msal.initialize();
  const result = await msal.handleRedirectPromise();
  // expect: no-token-leak
  console.debug('Back from the sign-in page', result);
  if (result) beginSession(result);
}

export function App() {
  return (
    <MsalProvider instance={msal}>
      <AuthenticatedTemplate>
        <ProfileMenu />
        <ExpiryBanner />
      </AuthenticatedTemplate>
      <UnauthenticatedTemplate>
        <button type="button" onClick={() => void msal.loginRedirect(apiRequest)}>
          Sign in
        </button>
      </UnauthenticatedTemplate>
    </MsalProvider>
  );
}
