/** How bad a true report of a rule is, for tools that sort alerts. */
export interface Severity {
  /**
   * `security-severity` of code scanning, on the scale of CVSS: from 9 critical, from 7 high, from 4 medium, below low.
   * Absent: the rule is about upkeep, and no security alert.
   */
  readonly score?: number;
  /** What somebody else can do with the mistake, and what they need for it. */
  readonly reason: string;
}

/** One row a rule. The scores rank the rules among each other by what a mistake gives away and what stands in the way of it; they do not measure a program. */
export const SEVERITIES: Readonly<Record<string, Severity>> = {
  'require-token-validation': { score: 8.1, reason: 'A token that was issued for another app, or by anybody, is let in over the network.' },
  'no-token-over-http': { score: 7.4, reason: 'Whoever is on the way reads the token and can use it until it ends; they must be on the way.' },
  'no-token-leak': { score: 6.5, reason: 'Whoever reads logs, histories or analytics can use the token until it ends.' },
  'no-plaintext-token-storage': { score: 6.5, reason: 'A script on the page, or a program of the same user, takes the tokens away; it must get there first.' },
  'no-id-token-as-bearer': { score: 6.5, reason: 'An API that takes it gives access that nobody consented to, and checks no scopes.' },
  'prefer-tid-oid-key': { score: 6.5, reason: 'A person who is given a name or address that another had before gets the data of the other.' },
  'no-manual-token-request': { score: 5.3, reason: 'Client secrets, passwords and refresh tokens pass through code that nobody maintains for it.' },
  'no-overprivileged-scope': { score: 5.3, reason: 'A token that is lost opens more than the app needed.' },
  'no-hardcoded-session-lifetime': { score: 4.8, reason: 'Somebody whose access was withdrawn stays signed in.' },
  'no-access-token-decode': { score: 4.3, reason: 'Decisions rest on contents that nobody promised and nobody verified; the API still checks for itself.' },
  'require-interactive-fallback': { score: 3.1, reason: 'The user is not asked to sign in again where a policy demands it, and the call fails without a word.' },
  'no-token-cache-bypass': { score: 3.1, reason: 'Sign-in gets slow or is throttled, and users learn to confirm whatever they are asked.' },
  'prefer-error-class': { score: 3.1, reason: 'A new error code is taken for another one: people are locked out, or sent round in circles.' },
  'no-redundant-oidc-scopes': { reason: 'Nothing happens: MSAL asks for them anyway.' },
};
