/** Claims about the user that an ID token holds as well as an access token (learn.microsoft.com/entra/identity-platform/id-token-claims-reference). */
export const USER_CLAIMS: ReadonlySet<string> = new Set([
  'name', 'oid', 'tid', 'preferred_username', 'email', 'emails', 'upn', 'given_name', 'family_name', 'login_hint', 'tfp', 'acr',
]);

/** Custom attributes of B2C and of directory extensions. */
export const CUSTOM_CLAIM_PREFIXES: readonly string[] = ['extension_', 'extn.'];

/** Calls whose result has no user, and so no ID token (@azure/msal-node@7.2.1). */
export const APP_ONLY_CALLS: ReadonlySet<string> = new Set(['acquireTokenByClientCredential', 'acquireToken']);
