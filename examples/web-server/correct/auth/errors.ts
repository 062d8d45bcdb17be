import { AuthError, InteractionRequiredAuthError } from '@azure/msal-node';

export function explainSignInFailure(error: unknown): string {
  if (error instanceof InteractionRequiredAuthError) return 'Please sign in again.';
  if (error instanceof AuthError) return `Signing in did not work (${error.errorCode}, ${error.correlationId}).`;
  return 'Something went wrong.';
}

interface SystemError extends Error {
  code?: string;
}

/** Codes of other systems are theirs to define: errno and Graph have no classes. */
export function explainOutage(error: SystemError): string {
  switch (error.code) {
    case 'ECONNREFUSED':
    case 'ETIMEDOUT':
      return 'The database does not answer.';
    case 'ErrorItemNotFound':
      return 'Microsoft Graph does not know this item.';
    default:
      return 'Something went wrong.';
  }
}
