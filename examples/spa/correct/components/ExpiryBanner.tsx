import { InteractionRequiredAuthError } from '@azure/msal-browser';
import { useMsal } from '@azure/msal-react';
import { useState } from 'react';

import { apiRequest } from '../auth/msal';

export function ExpiryBanner() {
  const { instance } = useMsal();
  const [minutes, setMinutes] = useState<number>();

  const check = () =>
    instance
      .acquireTokenSilent(apiRequest)
      .then((result) => {
        if (result.expiresOn) setMinutes(Math.round((result.expiresOn.getTime() - Date.now()) / 60_000));
      })
      .catch((error: unknown) => {
        if (error instanceof InteractionRequiredAuthError) return instance.acquireTokenRedirect(apiRequest);
        throw error;
      });

  return (
    <button type="button" onClick={() => void check()}>
      {minutes === undefined ? 'How long am I signed in?' : `${minutes} minutes left`}
    </button>
  );
}
