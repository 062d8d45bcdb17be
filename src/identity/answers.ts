/**
 * What answers the failure of a silent request: the user is asked, the program goes to where that happens, or the failure goes on to somebody else.
 * Names of MSAL's methods: @azure/msal-browser@2.39–5.29, @azure/msal-node@1.18–7.2, msal@1.4; the others are counted in public code.
 */

/** The call whose failure has to be answered. */
export const SILENT_CALL = 'acquireTokenSilent';

/** Methods of MSAL's clients that get a token, or the user, another way. */
export const INTERACTIVE_METHODS: ReadonlySet<string> = new Set([
  'acquireTokenPopup', 'acquireTokenRedirect', 'acquireTokenInteractive', 'acquireTokenByDeviceCode', 'acquireTokenByCode', 'acquireTokenByUsernamePassword',
  'acquireTokenByRefreshToken', 'acquireTokenOnBehalfOf', 'acquireTokenByClientCredential', 'getAuthCodeUrl', 'loginPopup', 'loginRedirect', 'login', 'logout', 'logoutRedirect', 'logoutPopup',
]);

/** Names of functions that lead to the user, as whole words of them (`loginAgain`, `startSignIn`, `redirectToLogin`); two words with `-`. */
export const ASKING_WORDS: ReadonlySet<string> = new Set([
  'login', 'log-in', 'logon', 'relogin', 'signin', 'sign-in', 'signon', 'sign-on', 'logout', 'log-out', 'logoff', 'log-off', 'signout', 'sign-out', 'reauth', 're-auth', 'reauthenticate',
  'authenticate', 'authorize', 'interactive', 'interactively', 'interaction', 'consent', 'popup', 'redirect', 'challenge', 'fallback', 'reconnect', 'device-code', 'step-up', 'navigate', 'goto', 'unauthorized',
]);

/** First words of names that ask something, or say what is, instead of doing it: `isLoggedIn`, `getLoginHint`. */
export const QUESTIONS: ReadonlySet<string> = new Set(['is', 'has', 'get', 'should', 'can', 'was', 'will', 'needs', 'requires', 'build', 'create', 'parse']);

/** Objects that lead to another page by methods with common names. */
export const NAVIGATORS = /^_?\$?(?:router|history|navigation|location|nav|navigator|navCtrl)$/i;
export const NAVIGATING_METHODS: ReadonlySet<string> = new Set(['push', 'replace', 'navigate', 'navigateByUrl', 'assign', 'reload', 'go', 'open']);

/** Statuses by which a server tells its client to sign in. */
export const SIGN_IN_STATUSES: readonly number[] = [401, 403];
export const SIGN_IN_STATUS_NAMES = /^(?:UNAUTHORIZED|Unauthorized|FORBIDDEN|Forbidden)$/;

/** Functions that hand a failure on when they are given it. */
export const HANDING_CALLS = /^(?:reject|rej|next|done|cb|callback|throwError|fail|rejectWithValue|deferred)$/;

/** Functions that keep what they are given, for other code to look at: state of React, stores, subjects. */
export const KEEPING_CALLS = /^(?:set[A-Z]\w*|dispatch|commit|patchState|setState|emit|\$emit|next|put|update|patch|mutate|publish|trigger|send)$/;

/** Words of state that says no more than that something is under way. */
export const BUSY_WORDS: ReadonlySet<string> = new Set(['loading', 'loaded', 'load', 'busy', 'pending', 'progress', 'spinner', 'submitting', 'saving', 'fetching', 'open', 'disabled']);

/** First words of functions that get something, perhaps another token: what they do the file does not show. */
export const GETTING_WORDS: ReadonlySet<string> = new Set(['get', 'fetch', 'acquire', 'request', 'renew', 'refresh', 'retry', 'load', 'try', 'ensure', 'obtain', 'handle', 'recover', 'resolve', 'restore', 'init', 'initialize', 'start', 'begin', 'process', 'on']);

/** Functions that show a failure, or turn it into text, without doing anything about it. */
export const SHOWING_CALLS = /^(?:alert|toast|message|notify|notification\w*|show\w*|display\w*|enqueueSnackbar|open|add|error|warn|warning|info|danger|String|stringify|parse|inspect|\w*(?:Snackbar|Toast|Notification|Message|Exception))$/;

/** What a server's handler answers with: giving that back is no value for a caller. */
export const RESPONDERS = /^(?:res|resp|response|reply|ctx|context|c|NextResponse|Response|Promise|of|EMPTY|NEVER|json)$/;

/** Words of functions that promise no more than a try: without an answer they are as they should be. */
export const TRYING_WORDS: ReadonlySet<string> = new Set(['silent', 'silently', 'try', 'attempt', 'cached', 'check', 'is', 'has', 'maybe', 'restore', 'prefetch', 'preload', 'warm', 'warmup']);

/** Hooks and components that answer for the whole file (@azure/msal-react@1–5, @azure/msal-angular@2–6). */
export const ANSWERING_HOOKS = /\buseMsalAuthentication\b/;

/** Names of receivers that are a client of MSAL, by whole words, where nothing else is known of them: others are wrappers with a method of the same name. */
export const CLIENT_WORDS: ReadonlySet<string> = new Set(['msal', 'pca', 'cca', 'instance', 'client', 'app', 'application', 'public', 'confidential']);

/** Members of a silent request that an interactive one does not have (@azure/msal-browser@2–5 SilentRequest, PopupRequest). */
export const SILENT_ONLY_MEMBERS: readonly string[] = ['forceRefresh', 'cacheLookupPolicy', 'refreshTokenExpirationOffsetSeconds', 'cacheOptions', 'tokenQueryParameters'];

/** Whose clients have `acquireTokenPopup`, and put the claims challenge on the error. */
export const BROWSER_PACKAGE = '@azure/msal-browser';
/** Clients whose methods give streams. */
export const STREAM_CLIENTS: readonly string[] = ['@azure/msal-angular'];
