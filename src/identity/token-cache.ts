/** A member of a token request that makes MSAL pass over the token it has. */
export interface CacheBypass {
  readonly member: string;
  /** Values that pass over the cache, as the file may write them: `true`, a number, or the member of an enum. */
  readonly values: readonly (boolean | number | string)[];
  /** Calls that read it, with the argument that holds the request. */
  readonly calls: readonly string[];
}

/** Calls of the browser's, Node's and react-native clients that look into the cache first. */
const SILENT = ['acquireTokenSilent', 'acquireTokenSilentAsync'];

/**
 * @azure/msal-browser@2.39.0–5.29.0 SilentRequest; @azure/msal-node@1.18.4–7.2.1 SilentFlowRequest, ClientCredentialRequest, OnBehalfOfRequest,
 * ManagedIdentityRequestParams. Values of `CacheLookupPolicy`: RefreshToken 3, RefreshTokenAndNetwork 4, Skip 5 pass over the access token in the cache;
 * Default 0, AccessToken 1 and AccessTokenAndRefreshToken 2 do not.
 */
export const CACHE_BYPASSES: readonly CacheBypass[] = [
  { member: 'forceRefresh', values: [true], calls: [...SILENT, 'acquireToken'] },
  { member: 'skipCache', values: [true], calls: ['acquireTokenByClientCredential', 'acquireTokenOnBehalfOf'] },
  { member: 'cacheLookupPolicy', values: [3, 4, 5, 'RefreshToken', 'RefreshTokenAndNetwork', 'Skip'], calls: SILENT },
];

/** The enum whose members `cacheLookupPolicy` takes (@azure/msal-browser). */
export const CACHE_POLICY_ENUM = 'CacheLookupPolicy';

/** The member with which an answer to a claims challenge passes over the cache, rightly. */
export const CLAIMS_MEMBER = 'claims';

/** Words of a condition under which a new token is asked for with a reason: the caller's wish, a refused token, a second try. */
export const REASONS_FOR_REFRESH = /\b40[13]\b|unauthori[sz]ed|claims|force|refresh|skip|bypass|retry|retries|attempt|expired|stale|invalid/i;

/** Calls that read tokens from the client's cache, or fill it for the calls to come: a client made anew for them has an empty one. */
export const CACHED_CALLS: ReadonlySet<string> = new Set([
  ...SILENT, 'acquireToken', 'acquireTokenByClientCredential', 'acquireTokenOnBehalfOf', 'acquireTokenPopup', 'acquireTokenRedirect',
  'loginPopup', 'loginRedirect', 'ssoSilent', 'getToken',
]);

/** Members that hand a client's cache to somebody else, who keeps it. */
export const CACHE_ACCESS: ReadonlySet<string> = new Set(['getTokenCache', 'deserialize', 'serialize', 'clearCache', 'tokenCache']);

/**
 * Credentials of @azure/identity@4.13.1 that hold no tokens, or belong to one user or one sign-in: making them anew loses nothing, or must be so.
 * The command-line credentials ask another program each time.
 */
export const CREDENTIALS_OF_ONE_CALL: ReadonlySet<string> = new Set([
  'OnBehalfOfCredential', 'OnBehalfOfUserCredential', 'AuthorizationCodeCredential', 'UsernamePasswordCredential', 'InteractiveBrowserCredential', 'DeviceCodeCredential',
  'AzureCliCredential', 'AzureDeveloperCliCredential', 'AzurePowerShellCredential', 'VisualStudioCodeCredential', 'TeamsUserCredential',
]);

/** Members of a client's `auth` that prove who it is: given by a caller, the client is that caller's. */
export const SECRET_MEMBERS: readonly string[] = ['clientSecret', 'clientAssertion', 'clientCertificate'];

/** Functions that by their name run once, make what others keep, or try settings out. */
export const ONCE_NAMES = /^_?(?:constructor|main$|run$|bootstrap|activate|setup|configure|connect|register|create|build|make|get\w*(?:Client|Instance|Credential|App|Application)$|init|start|load(?:Config|Secret|Setting|Env)|onModuleInit|mounted|beforeMount|ngOnInit|test|validate|verify|mock)/i;

/** Calls whose function runs again and again: routes and events. */
export const REPEATING_CALLS = /^(?:get|post|put|patch|delete|all|use|route|handle|onRequest|onCall|http|timer|on|add[A-Z]\w*Listener|setInterval|cron|schedule|wrap\w*|asyncHandler)$/;

/** First parameters of functions that answer requests. */
export const REQUEST_PARAMETERS = /^_?(?:req|request|ctx|context)$/;

/** A program of the command line ends before a second call: process.argv and the frameworks for it. */
export const COMMAND_LINE = /^#!|\bprocess\.argv\b|\bprocess\.exit\(/;

/** Calls that ask the user for a token without a look into the cache (@azure/msal-browser, msal@1). */
export const INTERACTIVE_CALLS: ReadonlySet<string> = new Set(['acquireTokenPopup', 'acquireTokenRedirect']);

/** What a file writes that tries without the user, or answers a failure to: then its interactive calls are the fallback. */
export const TRIES_SILENTLY = /acquireTokenSilent|ssoSilent|acquireToken\(|[sS]ilent|InteractionRequired|interaction_required|consent_required|login_required|MsalInterceptor|useMsalAuthentication/;

/** Members of a request that only an interactive call serves. */
export const INTERACTIVE_MEMBERS: readonly string[] = ['authority', 'claims', 'prompt', 'extraScopesToConsent'];

/** Words of such requests. */
export const INTERACTIVE_REQUEST = /authorit|polic|profile|reset|password|claims|consent|challenge|prompt/i;

/** Names of functions whose purpose is the user's part: signing in, consent, a fallback, a change of profile or password. */
export const INTERACTIVE_PURPOSE = /log_?[io]n|sign_?[iu][np]|consent|interacti|fallback|popup|redirect|authori[sz]e|polic|profile|reset|password|prompt|claims|challenge|step_?up|reauth|elevat|grant|permission/i;

/** Classes of the Azure SDK that take a credential and ask it for a token with each call of theirs, and methods that make one for a part of the service. */
export const SERVICE_CLIENTS = /Client$/;
