import { AuthError } from '@azure/msal-node';

export function explainSignInFailure(error: unknown): string {
  if (!(error instanceof AuthError)) return 'Something went wrong.';

  // expect: prefer-error-class
  switch (error.errorCode) {
    case 'interaction_required':
    case 'login_required':
      return 'Please sign in again.';
    case 'consent_required':
      return 'An administrator has to allow this app first.';
    default:
      return `Signing in did not work (${error.correlationId}).`;
  }
}

export function isConditionalAccess(error: AuthError): boolean {
  // expect: prefer-error-class
  return ['AADSTS50076', 'AADSTS50079', 'AADSTS53003'].some((code) => error.message.includes(code));
}
