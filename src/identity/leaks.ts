/**
 * Where the values of tokens must not go, and what only looks like them: logs, analytics, texts of errors, addresses, messages to other windows.
 * Sources: the libraries' documentation, versions as in the rows; names counted in public code, see token-apis E and I.
 */
import type { Kind } from './facts.js';

/** What writes for others to read: whose last name is `on` and method `names`; without `on` the function of that name itself. */
export interface Outlet {
  readonly to: 'analytics' | 'log';
  readonly on?: RegExp;
  readonly names: RegExp;
  /** Only where the function comes from elsewhere; what it does is read where it stands in the file. */
  readonly except?: RegExp;
}

export const OUTLETS: readonly Outlet[] = [
  // Console of browsers and Node.
  { to: 'log', on: /^console$/, names: /^(?:log|info|debug|warn|error|trace|dir|dirxml|table|group|groupCollapsed|assert)$/ },
  // winston@3, pino@9, bunyan@1.8, log4js@6, loglevel@1.9, consola@3, signale@1.4, tslog@4, NestJS's, Angular's and VS Code's loggers.
  {
    to: 'log',
    on: /(?:^|[a-z\d_$])(?:Log|Logs|Logger|Logging|LogService|LoggerService|LoggingService|LogOutputChannel|OutputChannel)$|^[_#$]*(?:log|logs|logger|logging|LOG|LOGGER|winston|pino|bunyan|consola|signale|log4js|loglevel|outputChannel|output|channel|tracer)$/,
    names: /^(?:log|info|debug|warn|warning|error|err|trace|verbose|silly|fatal|http|notice|critical|success|dir|table|log[A-Z]\w*|debug[A-Z]\w*|write|writeLine|appendLine|append|data)$/,
  },
  // `context.log(…)` of Azure Functions, `request.log(…)` of hapi, `this.log(…)`.
  { to: 'log', on: /^(?!Math$).+/, names: /^(?:log|logger|logDebug|logInfo|logError|logWarning|logWarn|logVerbose|logMessage|logToStderr|debugLog|writeLog|consoleLog)$/ },
  { to: 'log', names: /^(?:log|debug|dbg|logger|log(?:Info|Debug|Error|Warn|Warning|Message|Event|Verbose|Trace|ToConsole|ToFile|ToStderr)|(?:debug|info|error|verbose|console|write)Log|console_log|printLog)$/ },

  // @microsoft/applicationinsights-web@3, applicationinsights@3, @vscode/extension-telemetry@1, mixpanel-browser@2, posthog-js@1, @amplitude/analytics-browser@2,
  // @segment/analytics-next@1, @sentry/*@8, newrelic@12, @datadog/browser-rum@6, logrocket@9, rollbar@2, bugsnag@8.
  {
    to: 'analytics',
    on: /(?:^|[a-z\d_$])(?:Insights|Telemetry|TelemetryClient|TelemetryService|TelemetryReporter|Analytics|AnalyticsService)$|^[_#$]*(?:appInsights|appinsights|ai|telemetry|telemetry(?:Client|Service|Reporter|Helper)|analytics|mixpanel|posthog|amplitude|[sS]entry|segment|newrelic|datadogRum|datadogLogs|LogRocket|[rR]ollbar|[bB]ugsnag|heap|FullStory|clarity|plausible|umami|people)$/,
    names: /^(?:track\w*|capture\w*|identify|logEvent|sendTelemetry\w*|sendEvent|setExtras?|setContext|setUser|setTags?|addBreadcrumb|leaveBreadcrumb|addAction|addError|addCustomAttributes?|setCustomAttribute|noticeError|recordCustomEvent|event|page|set|setOnce|log|error|warn|info|critical|notify)$/,
  },
  { to: 'analytics', names: /^(?:gtag|fbq|plausible|captureMessage|captureException|addBreadcrumb|sendTelemetryEvent|sendTelemetryErrorEvent|trackEvent|trackTrace|trackException|logEvent)$/ },
  { to: 'analytics', on: /^dataLayer$/, names: /^push$/ },
];

/** Loggers that are made with this option hide what they are told to hide: pino@9. */
export const REDACTING_OPTIONS: readonly string[] = ['redact'];

/** Strings that are a token. Not `app-token`: next-auth calls its opened session so. */
export const TOKEN_STRINGS: readonly Kind[] = ['access-token', 'id-token', 'refresh-token', 'inbound-token', 'sso-token', 'token'];
/** Objects whose whole holds a token. */
export const TOKEN_HOLDERS: readonly Kind[] = ['auth-result', 'token-response', 'azure-token', 'vscode-session', 'legacy-auth-result', 'provider-account', 'token-holder', 'oidc-user', 'msal-hook', 'arctic-tokens'];
/** Members by which an object is known to hold a token that was followed into it. */
export const HOLDING_MEMBERS: readonly string[] = ['accessToken', 'access_token', 'idToken', 'id_token', 'refreshToken', 'refresh_token', 'token'];
/** Those of them that no object has but one that holds a token: `token` says too little. */
export const TELLING_MEMBERS: ReadonlySet<string> = new Set(['accessToken', 'access_token', 'idToken', 'id_token', 'refreshToken', 'refresh_token']);

/** Functions that hand a value on in text or colour: JSON, util, chalk@5, picocolors@1, kleur@4. */
export const PASSING_CALLS = /^(?:stringify|String|inspect|format|formatWithOptions|dump|encode|toString|valueOf|trim|concat|join|assign|freeze|bold|dim|italic|underline|red|green|yellow|blue|magenta|cyan|white|gray|grey|black|redBright|greenBright|yellowBright|blueBright|encodeURIComponent|encodeURI)$/;
/** String methods that cut. */
export const CUTTING_CALLS: ReadonlySet<string> = new Set(['slice', 'substring', 'substr']);
/** Characters that tell two tokens apart and no more: a mask may show so many. */
export const MASK_LENGTH = 8;
/** String methods by which values are made unreadable; with a scheme as their pattern they only take that off. */
export const REPLACING_CALLS: ReadonlySet<string> = new Set(['replace', 'replaceAll']);
export const SCHEME_PATTERN = /^[/'"`^]*(?:\(\?:)?bearer/i;

/** Security artifacts that are no tokens of OAuth, by the end of their name: secrets of deployments, of package registries, codes of the authorisation flow. */
export const ARTIFACT_NAMES =
  /(?:^|[^A-Za-z])(?:(?:deploy(?:ment)?|publish|registry|npm|bot|installation|service[-_]?account|personal[-_]?access)[-_]?token|auth(?:orization)?[-_]?code)$|[a-z\d](?:(?:Deploy(?:ment)?|Publish|Registry|Bot|Installation|PersonalAccess)Token|Auth(?:orization)?Code)$/i;
/** Files in which the code that an answer brings is that of the authorisation flow. */
export const CODE_FLOW_TEXT = /acquireTokenByCode|authorization_?code|code_?verifier|getAuthCodeUrl|AuthCode/i;
/** Objects of which `.code` is such a code. */
export const CODE_HOLDERS = /^(?:query|searchParams|response|authResponse|redirectResponse|authCodeRequest|tokenRequest|callbackParams)$/;
/** Members beside which `code` is the code of the flow. */
export const CODE_COMPANIONS: readonly string[] = ['codeVerifier', 'code_verifier', 'redirectUri', 'redirect_uri', 'grant_type'];

/** Files in which a thing that is merely called `token` is one of sign-in, and not one of a parser or a design system. */
export const SIGN_IN_TEXT = /\bBearer\b|\bjwt|JWT|\bjsonwebtoken|[aA]uthorization|[aA]ccess_?[tT]oken|[iI]d_?[tT]oken|[rR]efresh_?[tT]oken|\b[oO][aA]uth|\bmsal|\bMsal|[aA]cquireToken|\bSSO\b|[sS]soToken|log(?:ged)?[iI]n\b|[sS]ign_?[iI]n\b/;
/** Texts that say beside a value which sort of token it is: `console.log('Access token:', token)`. */
export const TOKEN_LABELS = /\b(?:access|bearer|id|refresh)[ _-]token\b/i;
/** Objects whose members are names, texts and kinds of tokens. */
export const LISTS_OF_NAMES = /(?:Names?|Keys?|Constants?|Types?|Kinds?|Labels?|Events?|Errors?|Messages?|Strings|Texts?|Routes?|Paths?|Endpoints?|Scopes?|Actions?|Fields?|Columns?|Enum)$|^[A-Z][A-Z_\d]+$/;
/** Members that are a token where the file is about signing in. */
export const TOKEN_MEMBERS = /^(?:token|jwt|jwt_?token|auth_?token|session_?token)$/i;

/** What says, in the words around or in a name, that a token is of another sort: of parsers, of pages, of changes since the last look, of forms, of phones. */
export const OTHER_TOKENS =
  /csrf|xsrf|captcha|cancel|continuation|\bdelta\b|delta_?(?:token|link)|change_?token|\bodata\b|\bpage|next_?token|skip|sync_?token|unexpected|unknown token|syntax|lexer|pars(?:e|er|ing)\b|\bfcm\b|push|device_?token|notification|design|mapbox|tokeni[sz]|prompt_?tokens|max_?tokens|token count|nonce|symbol|erc20|contract/i;

/** Query fields that say by themselves that a token follows. */
export const TOKEN_QUERY = /^(?:access[-_]?token|id[-_]?token|refresh[-_]?token|bearer[-_]?token|auth[-_]?token|jwt|sso[-_]?token)$/i;
/** Query fields that leave it to the value. */
export const MAYBE_TOKEN_QUERY = /^(?:token|auth|authorization|bearer|t|key|assertion|session|sid|ticket|\w+[-_]token)$/i;
/** Links for people and one-time uses, which carry a token of their own by design: of a mail, of a reset, of an upload. */
export const ONE_TIME_LINKS = /approv|reset|verif|confirm|invit|magic|activat|unsubscribe|password|e?mail|recover|signup|sign-up|register|share|download|upload|preview|embed|sas\b|webhook|logout|signout|sign-out|end_?session|id_token_hint/i;
/** Of those the ones that are meant for one person and one use, whatever their token is called. */
export const PERSONAL_LINKS = /approv(?:e|al)|reset|verif|confirm|invit|magic|activat|unsubscribe|e?mail|recover/i;
/** Addresses that take the token in the query only: tokeninfo of Google, Graph of Facebook, Mapbox. */
export const QUERY_ONLY_HOSTS = /graph\.facebook\.com|graph\.instagram\.com|tokeninfo|api\.mapbox\.com|mapbox|api\.weixin\.qq\.com|qyapi\.weixin|graph\.qq\.com|api\.github\.com\/applications/i;
/** Addresses of channels, which are opened with their token. */
export const CHANNEL_URL = /^\s*wss?:|\/(?:ws|websocket|socket|hub|stream|sse|events|live|channels?|signalr)\b/i;

/** Members of a window or port: `postMessage(message, targetOrigin)`. */
export const POST_MESSAGE = 'postMessage';
/** What a thrown or rejected error is made with. */
export const ERROR_MAKERS = /(?:Error|Exception|Fault)$/;
