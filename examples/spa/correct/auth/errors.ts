import {
  BrowserAuthError,
  BrowserAuthErrorCodes,
  InteractionRequiredAuthError,
  ServerError,
} from '@azure/msal-browser';

export function mustSignInAgain(error: unknown): boolean {
  return error instanceof InteractionRequiredAuthError;
}

export function explain(error: unknown): string {
  if (error instanceof InteractionRequiredAuthError) return 'Your organisation asks for a fresh sign-in.';
  // A closed window has no class of its own: here the constant is the right thing to compare with.
  if (error instanceof BrowserAuthError && error.errorCode === BrowserAuthErrorCodes.userCancelled) {
    return 'The sign-in window was closed.';
  }
  if (error instanceof ServerError) return `Signing in did not work (${error.errorCode}). Try again in a minute.`;
  return 'Something else went wrong.';
}

export function isRetryable(status: number, code?: string): boolean {
  return status === 429 || status >= 500 || code === 'ECONNABORTED';
}
