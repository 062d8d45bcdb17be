import { useMsal } from '@azure/msal-react';
import { useEffect, useState } from 'react';

import { apiRequest } from '../auth/msal';

export function Balance() {
  const { instance, accounts } = useMsal();
  const [balance, setBalance] = useState('…');
  const account = accounts[0];

  useEffect(() => {
    if (!account) return;
    const load = async () => {
      try {
        // expect: require-interactive-fallback
        const { accessToken } = await instance.acquireTokenSilent({ ...apiRequest, account });
        const answer = await fetch('https://expenses.contoso.example/balance', { headers: { Authorization: `Bearer ${accessToken}` } });
        setBalance(await answer.text());
      } catch (error) {
        console.error('The balance cannot be shown.', error);
      }
    };
    void load();
  }, [instance, account]);

  const settle = async () => {
    // expect: require-interactive-fallback
    const { accessToken } = await instance.acquireTokenSilent(apiRequest);
    await fetch('https://expenses.contoso.example/settlements', { method: 'POST', headers: { Authorization: `Bearer ${accessToken}` } });
    setBalance('0');
  };

  return (
    <p>
      You get back {balance}. <button type="button" onClick={settle}>Settle</button>
    </p>
  );
}
