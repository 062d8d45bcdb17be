import { noAccessTokenDecode } from './no-access-token-decode.js';
import { noHardcodedSessionLifetime } from './no-hardcoded-session-lifetime.js';
import { noManualTokenRequest } from './no-manual-token-request.js';
import { noIdTokenAsBearer } from './no-id-token-as-bearer.js';
import { noOverprivilegedScope } from './no-overprivileged-scope.js';
import { noRedundantOidcScopes } from './no-redundant-oidc-scopes.js';
import { noPlaintextTokenStorage } from './no-plaintext-token-storage.js';
import { noTokenLeak } from './no-token-leak.js';
import { noTokenCacheBypass } from './no-token-cache-bypass.js';
import { noTokenOverHttp } from './no-token-over-http.js';
import { preferErrorClass } from './prefer-error-class.js';
import { preferTidOidKey } from './prefer-tid-oid-key.js';
import { requireInteractiveFallback } from './require-interactive-fallback.js';
import { requireTokenValidation } from './require-token-validation.js';

/** Every rule by its name, in the order of the article's practices. */
export const rules = {
  'no-access-token-decode': noAccessTokenDecode,
  'prefer-tid-oid-key': preferTidOidKey,
  'no-hardcoded-session-lifetime': noHardcodedSessionLifetime,
  'prefer-error-class': preferErrorClass,
  'no-token-over-http': noTokenOverHttp,
  'no-token-cache-bypass': noTokenCacheBypass,
  'require-interactive-fallback': requireInteractiveFallback,
  'no-manual-token-request': noManualTokenRequest,
  'no-id-token-as-bearer': noIdTokenAsBearer,
  'no-redundant-oidc-scopes': noRedundantOidcScopes,
  'no-overprivileged-scope': noOverprivilegedScope,
  'no-token-leak': noTokenLeak,
  'no-plaintext-token-storage': noPlaintextTokenStorage,
  'require-token-validation': requireTokenValidation,
};
