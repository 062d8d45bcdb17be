/** What users may write as the options of each rule. Written by `npm run docs` from the rules' schemas. */

export interface RuleOptions {
  readonly 'no-access-token-decode': {
    /** Also report tokens that only their name tells, where only package.json tells of Microsoft identity. */
    readonly acceptNames?: boolean;
  };
  readonly 'no-hardcoded-session-lifetime': {
    /** Whether to report fixed inactivity limits (idle timers, rolling durations), too. */
    readonly checkIdleTimers?: boolean;
  };
  readonly 'no-id-token-as-bearer': {
    /** Also report tokens that only their name tells, where only package.json tells of Microsoft identity. */
    readonly acceptNames?: boolean;
  };
  readonly 'no-manual-token-request': never;
  readonly 'no-overprivileged-scope': {
    /** Also report requests that only their name tells, where only package.json tells of Microsoft identity. */
    readonly acceptNames?: boolean;
    /** Further scopes to report, with or without their resource; case does not matter. */
    readonly broadScopes?: readonly string[];
    /** Also report `user_impersonation`, the only scope that some APIs of Azure have. */
    readonly checkUserImpersonation?: boolean;
  };
  readonly 'no-plaintext-token-storage': {
    /** Also report MSAL's `cacheLocation` where it is localStorage. */
    readonly checkCacheLocation?: boolean;
  };
  readonly 'no-redundant-oidc-scopes': {
    /** Also report requests that only their name tells, where only package.json tells of Microsoft identity. */
    readonly acceptNames?: boolean;
  };
  readonly 'no-token-cache-bypass': {
    /** Also report `acquireTokenPopup` and `acquireTokenRedirect` in files that never try silently. */
    readonly checkInteractiveFirst?: boolean;
  };
  readonly 'no-token-leak': never;
  readonly 'no-token-over-http': never;
  readonly 'prefer-error-class': {
    /** Also report codes for which no class is as narrow (`user_cancelled`, `AADB2C…`), names of @azure/identity classes, and the errors of ADAL. */
    readonly checkCodesWithoutClass?: boolean;
  };
  readonly 'prefer-tid-oid-key': {
    /** Also report claims that only their name tells, where only package.json tells of Microsoft identity. */
    readonly acceptNames?: boolean;
    /** Accept `oid` without `tid`: users of one tenant only ever sign in. */
    readonly singleTenant?: boolean;
  };
  readonly 'require-interactive-fallback': {
    /** Also report where the failure goes to the callers of an exported function, whom this file does not show. */
    readonly checkPropagated?: boolean;
    /** Also report interactive calls after a failure that do not pass its claims challenge. */
    readonly requireClaims?: boolean;
  };
  readonly 'require-token-validation': never;
}
