import type { AuthenticationResult, IdTokenClaims } from '@azure/msal-browser';
import Cookies from 'js-cookie';

import { msal } from './msal';

const ONE_YEAR_IN_DAYS = 365;

/** Called once after sign-in: everything that belongs to the session ends with the ID token. */
export function beginSession(result: AuthenticationResult): void {
  msal.setActiveAccount(result.account);
  localStorage.setItem('expenses.lastSignIn', new Date().toISOString());
  console.debug('Signed in, the access token is good until', result.expiresOn);
  const { exp } = result.idTokenClaims as IdTokenClaims;
  if (exp === undefined) return;
  Cookies.set('session', 'active', { expires: new Date(exp * 1000), secure: true, sameSite: 'strict' });
  setTimeout(() => void msal.logoutRedirect(), exp * 1000 - Date.now());
}

/** Not a session: how long a person's choice is remembered has nothing to do with tokens. */
export function rememberTheme(theme: 'light' | 'dark'): void {
  Cookies.set('theme', theme, { expires: ONE_YEAR_IN_DAYS, sameSite: 'lax' });
}

export function endSession(): void {
  Cookies.remove('session');
  // Let the toast be read before the page goes away.
  setTimeout(() => void msal.logoutRedirect(), 1500);
}
