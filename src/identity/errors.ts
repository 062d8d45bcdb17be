/**
 * Identity errors: which codes, numbers and names stand for which class, and whose they are.
 * Source of every table: the packages themselves as listed in token-apis C (executed), and
 * learn.microsoft.com/entra/identity-platform/reference-error-codes for the numbers.
 */
import { CODES_BY_CLASS } from './error-codes.js';

/** The class that says "the user has to act". */
export const INTERACTION_CLASS = 'InteractionRequiredAuthError';

/** One code of `InteractionRequiredAuthError`, in `errorCode` or `subError`. */
export interface InteractionCode {
  readonly code: string;
  /** Member of `InteractionRequiredAuthErrorCodes`. */
  readonly constant?: string;
  /** Member of `InteractionRequiredAuthErrorMessage`, whose `.code` it is. */
  readonly message?: string;
  /** First major of @azure/msal-common in which the code makes this class; `last` the last one. msal@1 counts as 1. */
  readonly since: 1 | 13 | 14 | 15 | 16;
  readonly last?: 15;
  /** Whether it stands in `subError` (then perhaps only there). */
  readonly sub?: 'also' | 'only';
  /** Made by the SDK itself, never sent by the server. */
  readonly sdk?: true;
  /** A word of others as well, which shows nothing of MSAL where nothing else does: of OpenID Connect, or of everyday. */
  readonly common?: 'protocol' | 'word';
}

// @azure/msal-browser@2.39–5.29, @azure/msal-node@1–7: isInteractionRequiredError, InteractionRequiredAuthErrorCodes.
export const INTERACTION_CODES: readonly InteractionCode[] = [
  { code: 'interaction_required', constant: 'interactionRequired', since: 1 },
  { code: 'consent_required', constant: 'consentRequired', since: 1, sub: 'also' },
  { code: 'login_required', constant: 'loginRequired', since: 1, common: 'protocol' },
  { code: 'bad_token', constant: 'badToken', message: 'bad_token', since: 14, sub: 'also', common: 'word' },
  { code: 'ux_not_allowed', constant: 'uxNotAllowed', since: 15, last: 15 },
  { code: 'ui_not_allowed', constant: 'uiNotAllowed', since: 16, sub: 'also' },
  { code: 'interrupted_user', constant: 'interruptedUser', message: 'interrupted_user', since: 15, sub: 'also' },
  { code: 'no_tokens_found', constant: 'noTokensFound', message: 'noTokensFoundError', since: 13, sdk: true },
  { code: 'native_account_unavailable', constant: 'nativeAccountUnavailable', message: 'native_account_unavailable', since: 13, sdk: true },
  { code: 'refresh_token_expired', constant: 'refreshTokenExpired', since: 14, sdk: true, common: 'word' },
  { code: 'message_only', since: 13, sub: 'only', common: 'word' },
  { code: 'additional_action', since: 13, sub: 'only', common: 'word' },
  { code: 'basic_action', since: 13, sub: 'only', common: 'word' },
  { code: 'user_password_expired', since: 13, sub: 'only', common: 'word' },
];

/** `invalid_grant`: very often an `InteractionRequiredAuthError` (the reason is in `subError`), sometimes a `ServerError`; and every OAuth server's word. */
export const GRANT_CODE = 'invalid_grant';

/** What MSAL raises for an AADSTS number, given the answer that usually comes with it. */
export interface NumberRow {
  readonly number: number;
  /** `interaction`: `InteractionRequiredAuthError`; `server`: `ServerError`, or that class only with a certain suberror; `unknown`: no public sample. */
  readonly raises: 'interaction' | 'server' | 'unknown';
}

const numbers = (raises: NumberRow['raises'], ...list: readonly number[]): readonly NumberRow[] => list.map((number) => ({ number, raises }));

// token-apis C4: MSAL's own classifier, run on the documented answers.
export const NUMBERS: readonly NumberRow[] = [
  ...numbers('interaction', 16000, 50055, 50058, 50072, 50074, 50076, 50078, 50079, 50097, 50158, 50173, 53003, 65001, 700020),
  ...numbers('server', 50034, 50132, 50133, 50196, 53000, 53001, 53002, 53004, 65004, 70000, 70008, 70011, 70016, 70043, 700016, 700082, 700084, 7000215, 7000222),
  ...numbers('unknown', 16003, 50020, 50053, 50057, 50105, 50125, 50126, 50131, 50140, 50155, 90094, 500011, 500014, 500133, 7000218),
];

/** An error class, and the packages whose index exports it. */
export interface ErrorClass {
  readonly name: string;
  readonly from: readonly string[];
  /** Other libraries have a class of this name (next-auth's `AuthError`), or it says little. */
  readonly common?: true;
}

const BROWSER = '@azure/msal-browser';
const NODE = '@azure/msal-node';
const LEGACY = 'msal';

// Classes that `instanceof` can be asked for. Never from @azure/msal-common: the bundles hold their own copy (executed).
export const ERROR_CLASSES: readonly ErrorClass[] = [
  { name: INTERACTION_CLASS, from: [BROWSER, NODE, LEGACY] },
  { name: 'ClientAuthError', from: [BROWSER, NODE, LEGACY] },
  { name: 'ClientConfigurationError', from: [BROWSER, NODE, LEGACY], common: true },
  { name: 'ServerError', from: [BROWSER, NODE, LEGACY], common: true },
  { name: 'AuthError', from: [BROWSER, NODE, LEGACY], common: true },
  { name: 'BrowserAuthError', from: [BROWSER] },
  { name: 'BrowserConfigurationAuthError', from: [BROWSER] },
  // Raised, but exported by no package that an app should import: their names are all there is.
  { name: 'NativeAuthError', from: [], common: true },
  { name: 'NestedAppAuthError', from: [] },
  { name: 'NodeAuthError', from: [] },
  { name: 'ManagedIdentityError', from: [] },
  { name: 'ReactAuthError', from: [] },
  { name: 'JoseHeaderError', from: [] },
  { name: 'PlatformBrokerError', from: [] },
];

/** Classes of @azure/identity@2–4, whose `.name` the library itself compares, by its `*Name` constants. */
export const CREDENTIAL_CLASSES: readonly string[] = [
  'AuthenticationError',
  'AggregateAuthenticationError',
  'CredentialUnavailableError',
  'CredentialUnavailable',
  'AuthenticationRequiredError',
];

/** What ADAL (adal-angular@1, adal-node@0.2) passes as an error: strings, no class. */
export const ADAL_ERRORS: readonly string[] = ['login required', 'token renewal failed', 'Token renewal operation failed due to timeout', 'User login is required', 'User login is in progress'];

/** Codes of msal@1's `ClientAuthError`, and of wrappers, that later versions do not have. */
const LEGACY_CODES = [
  'user_login_error', 'token_renewal_error', 'block_token_requests', 'login_progress_error', 'acquire_token_progress_error', 'callback_state_mismatch', 'nonce_mismatch_error',
  'null_or_empty_id_token', 'multiple_matching_tokens_detected', 'multiple_authorities', 'null_or_empty_cached_id_token', 'invalid_id_token', 'user_does_not_exist_error',
];

/** Codes whose class is wider than the code: comparing with the constant behind `instanceof` is the sanctioned form. Code → class and constant. */
export const CLASSLESS_CODES: ReadonlyMap<string, { readonly name: string; readonly constant?: string }> = new Map<string, { readonly name: string; readonly constant?: string }>([
  ...LEGACY_CODES.map((code) => [code, { name: 'ClientAuthError' }] as const),
  ...Object.entries(CODES_BY_CLASS).reverse().flatMap(([name, rows]) =>
    rows.map(({ code, constant }) => [code, constant === undefined ? { name } : { name, constant }] as const)),
]);

/** Codes that are MSAL's alone: a file that compares with one is about MSAL. */
export const TELLING_CODES: ReadonlySet<string> = new Set([
  ...INTERACTION_CODES.filter(({ sdk, common }) => sdk === true && common === undefined).map(({ code }) => code),
  'user_cancelled', 'popup_window_error', 'empty_window_error', 'monitor_window_timeout', 'monitor_popup_timeout', 'interaction_in_progress', 'block_iframe_reload',
  'block_nested_popups', 'endpoints_resolution_error', 'no_account_in_silent_request', 'uninitialized_public_client_application', 'hash_empty_error', 'user_login_error',
  'token_renewal_error', 'block_token_requests', 'null_or_empty_id_token', 'native_account_unavailable',
]);

/** Exported tables of codes: member of the table → code. `Codes` tables hold strings, `Message` tables objects with `.code`. */
export const CODE_TABLES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [`${INTERACTION_CLASS}Codes`, new Map(INTERACTION_CODES.flatMap(({ code, constant }) => (constant === undefined ? [] : [[constant, code] as const])))],
  [`${INTERACTION_CLASS}Message`, new Map(INTERACTION_CODES.flatMap(({ code, constant, message }) => [constant, message].flatMap((name) => (name === undefined ? [] : [[name, code] as const]))))],
  ...Object.entries(CODES_BY_CLASS).flatMap(([name, rows]) => [
    [`${name}Codes`, new Map(rows.flatMap(({ code, constant }) => (constant === undefined ? [] : [[constant, code] as const])))] as const,
    [`${name}Message`, new Map(rows.flatMap(({ code, messages }) => (messages ?? []).map((member) => [member, code] as const)))] as const,
  ]),
]);

/** Packages that export the tables of codes; with @azure/msal-common, from which tables (unlike classes) do no harm. */
export const CODE_TABLE_PACKAGES: readonly string[] = [BROWSER, NODE, '@azure/msal-common'];

/** Members in which MSAL keeps a code; nobody's everyday words. */
export const CODE_MEMBERS: ReadonlySet<string> = new Set(['errorCode', 'error_code', 'subError', 'suberror', 'sub_error']);
/** Members that hold AADSTS numbers as numbers (wire form, and @azure/identity's `errorResponse`). */
export const NUMBER_MEMBERS: ReadonlySet<string> = new Set(['error_codes', 'errorCodes', 'errorNo', 'error_no']);
/** Members of MSAL's errors from which their object is one step away; `error`, `suberror`, `error_description` belong to the wire. */
export const ERROR_MEMBERS: ReadonlySet<string> = new Set(['errorCode', 'subError', 'errorMessage', 'message', 'name', 'errorNo', 'stack']);

/**
 * Where the class comes from, by what a project has: the package of the client. The first that fits.
 * @azure/msal-react@1–5 and @azure/msal-angular@2–5 run on msal-browser, a peer that every project installs beside them.
 */
export const CLASS_PACKAGES: readonly { readonly client: readonly string[]; readonly exports: string }[] = [
  { client: [BROWSER, '@azure/msal-react', '@azure/msal-angular'], exports: BROWSER },
  { client: [NODE], exports: NODE },
  { client: [LEGACY], exports: LEGACY },
];

/** Libraries that throw errors of their own for the same OAuth codes and have no class for them: comparing is their documented way (token-apis C8). */
export const OTHER_ERROR_PACKAGES: readonly string[] = [
  'openid-client', 'oauth4webapi', 'oidc-client', 'oidc-client-ts', 'react-oidc-context', 'angular-oauth2-oidc', 'angular-auth-oidc-client', 'oidc-provider', '@auth0/', 'auth0', 'auth0-js',
  'simple-oauth2', 'oauth2orize', '@node-oauth/', 'oauth2-server', 'passport-oauth2', 'google-auth-library', 'googleapis', 'next-auth', '@auth/', 'expo-auth-session', 'react-native-app-auth', '@okta/',
];
/** Libraries of Microsoft whose errors are not MSAL's classes, whatever they call underneath. */
export const WRAPPING_PACKAGES: readonly string[] = ['@azure/identity', 'react-native-msal', 'adal-angular', 'adal-angular4', 'adal-node', 'react-adal', '@microsoft/teamsfx', 'msal-angular', 'passport-azure-ad'];

/** Whether a text could hold a code, a number or a name of the tables above, or a constant called after one. One pass, to be asked first. */
export const ERROR_CODE_GATE = new RegExp(
  [
    'AADSTS', 'AADB2C', ...NUMBER_MEMBERS, GRANT_CODE,
    ...INTERACTION_CODES.flatMap(({ code, constant }) => (constant === undefined ? [code] : [code, constant])),
    ...ERROR_CLASSES.map(({ name }) => name), ...CREDENTIAL_CLASSES, ...ADAL_ERRORS, ...CLASSLESS_CODES.keys(),
  ].join('|'),
  'i',
);
