import { InteractionRequiredAuthError } from '@azure/msal-browser';
import { useMsal } from '@azure/msal-react';
import { jwtDecode } from 'jwt-decode';
import { useEffect, useState } from 'react';

import { apiRequest } from '../auth/msal';

interface Profile {
  name?: string;
  tid?: string;
}

export function ProfileMenu() {
  const { instance, accounts } = useMsal();
  const [token, setToken] = useState<string>();
  const account = accounts[0];

  useEffect(() => {
    if (!account) return;
    const request = { ...apiRequest, account };
    instance
      .acquireTokenSilent(request)
      .then((response) => {
        setToken(response.accessToken);
      })
      .catch((error: unknown) => {
        if (error instanceof InteractionRequiredAuthError) void instance.acquireTokenRedirect(request);
      });
  }, [instance, account]);

  return (
    <header>
      <h1>Expenses</h1>
      {/* expect: no-access-token-decode */}
      {token && <span className="user">{jwtDecode<Profile>(token).name}</span>}
    </header>
  );
}
