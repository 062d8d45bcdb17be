import { useMsal } from '@azure/msal-react';
import { jwtDecode } from 'jwt-decode';
import { useState } from 'react';

import { apiRequest } from '../auth/msal';

export function ExpiryBanner() {
  const { instance } = useMsal();
  const [minutes, setMinutes] = useState<number>();

  const check = () =>
    instance
      .acquireTokenSilent(apiRequest)
      .then((result) => {
        // expect: no-access-token-decode
        const { exp = 0 } = jwtDecode(result.accessToken);
        setMinutes(Math.round((exp * 1000 - Date.now()) / 60_000));
      })
      .catch((error: Error) => {
        // expect: prefer-error-class
        if (error.name === 'InteractionRequiredAuthError') return instance.acquireTokenRedirect(apiRequest);
        throw error;
      });

  return (
    <button type="button" onClick={() => void check()}>
      {minutes === undefined ? 'How long am I signed in?' : `${minutes} minutes left`}
    </button>
  );
}
