/** Words by which a name tells that it is about a session, or about something else that also has a lifetime. All are whole segments of names. */

/** `session`, `sessions`, `sessionid`, `appsession`, `connect.sid`. */
export const SESSION_SEGMENT = /^(?:j|php|app|user|auth|my|web|sso|next|login)?sess(?:ion)?s?(?:id|key|token|data|cookie|cookies|store|info|config|options)?$|^sid$/;

/** Segments that, in the name of a cookie, make it a session's. */
export const SESSION_COOKIE_SEGMENTS: ReadonlySet<string> = new Set([
  'auth', 'authentication', 'authenticated', 'authtoken', 'token', 'tokens', 'jwt', 'accesstoken', 'idtoken', 'refreshtoken', 'bearer', 'login', 'loggedin', 'signedin', 'signin', 'identity', 'rememberme', 'persistent',
]);
/** Whole names of session cookies. */
export const SESSION_COOKIE_NAMES: ReadonlySet<string> = new Set(['user', 'userid', 'user_id', 'user-id', 'uid', 'userinfo', 'user_info', 'currentuser', 'remember_me', 'remember-me', 'rememberme', 'remember']);

/** Sequences of segments that name a token of a signed-in user. */
export const TOKEN_SUBJECTS: readonly string[] = ['access-token', 'refresh-token', 'id-token', 'auth-token', 'bearer-token', 'session-token', 'token', 'jwt', 'accesstoken', 'refreshtoken', 'idtoken', 'login', 'auth-cookie', 'remember-me'];

/** What has a lifetime without being a session of a signed-in user. */
export const OTHER_SUBJECTS: ReadonlySet<string> = new Set([
  // the sign-in on its way
  'state', 'nonce', 'csrf', 'xsrf', 'crumb', 'pkce', 'verifier', 'challenge', 'code', 'codes', 'callback', 'return', 'returnto', 'redirect', 'handshake', 'correlation', 'pending', 'presession', 'webauthn', 'passkey',
  // what a page remembers
  'theme', 'lang', 'language', 'locale', 'i18n', 'consent', 'gdpr', 'flash', 'toast', 'alert', 'notice', 'notification', 'banner', 'sidebar', 'ui', 'preference', 'preferences', 'tour', 'onboarding', 'dismissed', 'seen', 'cart', 'basket', 'recent', 'filter', 'search', 'tracking', 'analytics', 'visitor', 'experiment', 'timezone', 'layout', 'modal', 'popup', 'message', 'messages',
  // one-time things
  'forgot', 'forgotten', 'otp', 'totp', 'mfa', '2fa', 'reset', 'password', 'verification', 'verify', 'confirm', 'confirmation', 'activation', 'activate', 'invite', 'invitation', 'magic', 'link', 'unsubscribe', 'email', 'recovery', 'onetime', 'ticket', 'captcha',
  // signed URLs and files
  'presigned', 'sas', 'share', 'shared', 'download', 'upload', 'preview', 'file', 'image', 'attachment', 'blob', 'media', 'embed',
  // HTTP, caches, limits
  'hsts', 'cors', 'preflight', 'cdn', 'rate', 'limiter', 'ratelimit', 'throttle', 'throttler', 'lock', 'lease', 'jwks', 'quota', 'lockout', 'blacklist', 'denylist', 'blocklist', 'revoked', 'revocation',
  // machines and other systems
  'assertion', 'webhook', 'apns', 'apple', 'github', 'gitlab', 'installation', 'google', 'twilio', 'livekit', 'zoom', 'slack', 'stripe', 'checkout', 'payment', 'device', 'room', 'video', 'meeting', 'call', 'chat', 'conversation', 'game', 'quiz', 'exam', 'speech', 'recording', 'stream', 'terminal', 'shell', 'ssh', 'debug', 'training', 'transaction', 'apikey', 'bot', 'socket', 'impersonation',
  'mqtt', 'broker', 'sts', 'iam', 'assume',
  // measured, planned or booked
  'average', 'avg', 'mean', 'median', 'total', 'metric', 'metrics', 'stats', 'statistics', 'booking', 'booked', 'appointment', 'schedule', 'lesson', 'course', 'focus', 'study', 'workout', 'pomodoro', 'break', 'therapy', 'coaching', 'tutoring', 'interview',
  // lead times and delays
  'buffer', 'skew', 'leeway', 'margin', 'threshold', 'before', 'grace', 'warning', 'warn', 'poll', 'polling', 'interval', 'retry', 'retries', 'debounce', 'delay', 'backoff', 'offset', 'early', 'remaining', 'cooldown',
  // made up
  'mock', 'mocks', 'mocked', 'fake', 'dummy', 'test', 'tests', 'testing', 'fixture', 'fixtures', 'stub', 'seed', 'example', 'demo',
]);

/** Words of a sign-in's own steps: in the name of a function around a token they object to nothing (`handleRedirect`, `loginWithPassword`). */
export const FLOW_SEGMENTS: ReadonlySet<string> = new Set(['code', 'codes', 'callback', 'return', 'redirect', 'password', 'otp', 'totp', 'mfa', '2fa', 'verify', 'confirm', 'email', 'challenge', 'passkey', 'webauthn', 'google', 'github', 'apple', 'message', 'state', 'device', 'socket', 'call']);

/** A cache is no session, unless a session is what it holds. */
export const CACHE_SEGMENTS: ReadonlySet<string> = new Set(['cache', 'caches', 'cached', 'caching', 'memo', 'memoize', 'lru', 'swr', 'revalidate', 'stale']);

/** Inactivity. */
export const IDLE_SEGMENTS: ReadonlySet<string> = new Set(['idle', 'inactivity', 'inactive', 'activity', 'rolling', 'timeout', 'idletimeout', 'idletimer', 'autologout', 'away']);

/** Ends of names that hold a lifetime: sequences of segments. */
export const LIFETIME_ENDS: readonly string[] = [
  'max-age', 'maxage', 'ttl', 'expires', 'expire', 'expires-in', 'expires-at', 'expires-on', 'expiresin', 'expiresat', 'expire-in', 'expire-at', 'expiry', 'expiries', 'expiration', 'expirations', 'exp', 'expired', 'lifetime', 'life-time', 'lifespan',
  'duration', 'validity', 'valid-for', 'valid-until', 'time-to-live', 'ends-at', 'timeout', 'time-out', 'absolute-duration', 'expires-time',
];
/** Ends that are taken off before: units and other additions. */
export const LIFETIME_SUFFIXES: ReadonlySet<string> = new Set([
  'ms', 'msec', 'millis', 'milliseconds', 's', 'sec', 'secs', 'second', 'seconds', 'min', 'mins', 'minute', 'minutes', 'h', 'hr', 'hrs', 'hour', 'hours', 'd', 'day', 'days', 'in', 'default', 'value', 'time', 'date', 'timestamp', 'str', 'utc',
]);

/** Calls that end the session of the user. */
export const LOGOUT_NAME = /^_?(?:(?:do|handle|auto|force|perform|trigger|on)?(?:log|sign)[-_]?(?:out|off)(?:Redirect|Popup|User|Session)?|(?:end|expire|clear|destroy|kill|terminate)Session|sessionExpired|onSessionExpired|handleSessionExpired|forceLogout|autoLogout)$/i;

/** Events and helpers that show that a timer is started again by what the user does. */
export const ACTIVITY = /\b(?:mousemove|mousedown|keydown|keypress|keyup|touchstart|touchmove|wheel|scroll|IdleTimer|useIdle\w*|resetTimer|resetIdle\w*|onActive|lastActivity\w*|userActivity)\b/i;

/** Methods that store a value under a key for a time. */
export const STORE_METHODS: ReadonlySet<string> = new Set(['set', 'setex', 'setEx', 'SETEX', 'psetex', 'pSetEx', 'expire', 'pexpire', 'put', 'setWithTTL', 'setWithExpiry', 'hset', 'store', 'save']);
/** Keys of such entries. */
export const SESSION_KEY_TEXT = /(?:^|[:_\-/.])(?:user|auth|app)?[-_]?sess(?:ion)?s?[:_\-/.]/i;

/** Words of an answer with a device code (RFC 8628 §3.2), whose lifetime is its own. */
export const DEVICE_CODE_WORDS = /user_?code|verification_?ur[il]/i;
