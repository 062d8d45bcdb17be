import { useMsal } from '@azure/msal-react';

/** Names are for people: showing one is fine, looking something up by it is not. */
export function ProfileMenu() {
  const { instance, accounts } = useMsal();

  return (
    <header>
      <h1>Expenses</h1>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="7" />
      </svg>
      <ul>
        {accounts.map((account) => (
          <li key={account.homeAccountId}>
            <button type="button" onClick={() => void instance.loginRedirect({ scopes: [], loginHint: account.username })}>
              {account.name ?? account.username}
            </button>
          </li>
        ))}
      </ul>
      <a href="http://intranet.contoso.example/travel-policy">Travel policy</a>
    </header>
  );
}
