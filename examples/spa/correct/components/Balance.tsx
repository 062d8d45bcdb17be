import { InteractionRequiredAuthError } from '@azure/msal-browser';
import { useMsal } from '@azure/msal-react';
import { useEffect, useState } from 'react';

import { apiRequest } from '../auth/msal';

export function Balance() {
  const { instance, accounts } = useMsal();
  const [balance, setBalance] = useState('…');
  const account = accounts[0];

  useEffect(() => {
    if (!account) return;
    const request = { ...apiRequest, account };
    const load = async () => {
      try {
        const { accessToken } = await instance.acquireTokenSilent(request);
        const answer = await fetch('https://expenses.contoso.example/balance', { headers: { Authorization: `Bearer ${accessToken}` } });
        setBalance(await answer.text());
      } catch (error) {
        // A window that opens by itself is blocked: the page goes and comes back.
        if (error instanceof InteractionRequiredAuthError) await instance.acquireTokenRedirect({ ...request, claims: error.claims });
        else console.error('The balance cannot be shown.', error);
      }
    };
    void load();
  }, [instance, account]);

  const settle = async () => {
    const { accessToken } = await instance.acquireTokenSilent(apiRequest).catch((error: unknown) => {
      if (error instanceof InteractionRequiredAuthError) return instance.acquireTokenPopup({ ...apiRequest, claims: error.claims });
      throw error;
    });
    await fetch('https://expenses.contoso.example/settlements', { method: 'POST', headers: { Authorization: `Bearer ${accessToken}` } });
    setBalance('0');
  };

  return (
    <p>
      You get back {balance}. <button type="button" onClick={settle}>Settle</button>
    </p>
  );
}
