import type { AuthError } from '@azure/msal-browser';

const SIGN_IN_AGAIN = new Set(['interaction_required', 'consent_required', 'login_required', 'no_tokens_found']);

export function mustSignInAgain(error: AuthError): boolean {
  // expect: prefer-error-class
  return SIGN_IN_AGAIN.has(error.errorCode);
}

export function explain(error: AuthError): string {
  // expect: prefer-error-class
  if (error.errorMessage.includes('AADSTS50076')) {
    return 'Your organisation asks for a second factor. Sign in again.';
  }
  return 'Signing in did not work. Try again in a minute.';
}
