import type { AuthenticationResult } from '@azure/msal-browser';
import Cookies from 'js-cookie';

import { msal } from './msal';

const WORKDAY = 8 * 60 * 60 * 1000;

/** Called once after sign-in: the marketing site on the same domain shows "Back to my expenses" while this cookie lives. */
export function beginSession(result: AuthenticationResult): void {
  msal.setActiveAccount(result.account);
  // expect: no-plaintext-token-storage
  localStorage.setItem('expenses.token', result.accessToken);
  // expect: no-hardcoded-session-lifetime
  Cookies.set('session', 'active', { expires: 7, secure: true, sameSite: 'strict' });
  // expect: no-hardcoded-session-lifetime
  setTimeout(() => void msal.logoutRedirect(), WORKDAY);
}
