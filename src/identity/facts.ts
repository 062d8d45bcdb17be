/**
 * The vocabulary of the tables in this folder: what a value can be, and how a row says so.
 *
 * A row states one reviewed fact about a library or the protocol, with its source beside it
 * (`package@version`, or a page). Rows hold no logic; `provenance` and `sinks` read them.
 */

/** What a value is, as far as the rules care. Objects that carry tokens have a kind of their own, see `members.ts`. */
export type Kind =
  // strings that are, or carry, a token
  | 'access-token'
  | 'id-token'
  | 'refresh-token'
  /** A token of unknown sort. */
  | 'token'
  /** A bearer that this server received: an API may, and must, look inside it. */
  | 'inbound-token'
  /** A token whose audience is the app's own back end (Teams, Office): opaque by protocol, but its documentation allows reading it. */
  | 'sso-token'
  /** A session token that the app itself issued; never Microsoft's. */
  | 'app-token'
  // objects
  /** MSAL's `AuthenticationResult`. */
  | 'auth-result'
  /** The answer of a token endpoint as it goes over the wire: `access_token`, `id_token`, … */
  | 'token-response'
  /** `AccessToken` of @azure/core-auth: `{ token, expiresOnTimestamp }`. */
  | 'azure-token'
  /** `AuthenticationSession` of VS Code, of the provider `microsoft`. */
  | 'vscode-session'
  /** MSAL's `AccountInfo`. */
  | 'account'
  | 'accounts'
  /** Claims of an ID token, or of an inbound token that this API has verified. */
  | 'claims'
  /** One claim; `Fact.claim` names it. */
  | 'claim'
  /** `homeAccountId`: holds both object id and tenant id. */
  | 'user-key'
  | 'auth-error'
  /** A moment or a span that says how long a token lives; `Fact.unit` gives its unit. */
  | 'expiry'
  | 'msal-client'
  /** `UserAgentApplication` of msal@1, whose methods have the names of its successor's and other results. */
  | 'legacy-msal-client'
  /** What `useMsal()` returns. */
  | 'msal-context'
  /** What `useMsalAuthentication()` returns. */
  | 'msal-hook'
  /** MSAL's `EventMessage`. */
  | 'event-message'
  /** A `TokenCredential` of @azure/identity, or of TeamsFx. */
  | 'credential'
  /** `account` of a NextAuth callback: the answer of the provider's token endpoint. */
  | 'provider-account'
  /** What NextAuth's `getServerSession()` returns. */
  | 'app-session'
  /** `user` of such a session: name and address that the provider told. */
  | 'session-user'
  /** A session of Remix or React Router that is kept in a cookie, signed and not encrypted. */
  | 'readable-session'
  /** `User` of oidc-client-ts. */
  | 'oidc-user'
  /** What `useAuth()` of react-oidc-context returns. */
  | 'oidc-context'
  /** `req.oidc` of express-openid-connect. */
  | 'oidc-request'
  /** simple-oauth2's `AccessToken`: an object whose `token` is the token response. */
  | 'token-holder'
  /** `MicrosoftEntraId` of arctic, and what it answers with. */
  | 'arctic-client'
  | 'arctic-tokens'
  /** A client of an OIDC library that is not Microsoft's (openid-client, oidc-client-ts, angular-oauth2-oidc …). */
  | 'oidc-client'
  /** `profile` of passport-azure-ad's OIDCStrategy. */
  | 'passport-profile'
  /** `profile` of passport-microsoft: the user of Microsoft Graph, without a tenant id. */
  | 'graph-profile'
  /** `AuthResponse` of msal@1 and its parts. */
  | 'legacy-auth-result'
  | 'legacy-id-token'
  | 'legacy-account'
  | 'legacy-accounts'
  /** ADAL's user: `{ userName, profile }`. */
  | 'adal-user'
  /** `AuthenticationContext` of ADAL. */
  | 'adal-context'
  /** What `getUserInfo()` of a TeamsFx credential returns. */
  | 'teamsfx-user'
  /** SharePoint Framework's `AadTokenProvider`. */
  | 'spfx-token-provider'
  /** Known, and nothing that a rule asks for: a literal, a number, a member without meaning here. */
  | 'other';

/** Whose token it is: Microsoft's, some other identity provider's, or of a library that serves any provider. */
export type Provider = 'microsoft' | 'other' | 'any';

/** What one value, member or parameter is. */
export interface Fact {
  readonly kind: Kind;
  /** For `claim`: the claim's name in the ID token (`username` of an account is `preferred_username`). */
  readonly claim?: string;
  /** For `expiry`: seconds or milliseconds (epoch or span), or a `Date`. */
  readonly unit?: 's' | 'ms' | 'date';
}

/**
 * A call or construction that makes a value of a kind. The value of a promise or an observable is meant, not the wrapper.
 * Of several rows that fit a call the first counts: rows with `on`, `from` or `when` stand before those with the name alone.
 */
export interface Source {
  /** The method, function or class name, as the library exports it (`default` for a default export, or a module that is the function itself). */
  readonly name: string;
  readonly form: 'method' | 'function' | 'new';
  readonly yields: Fact;
  readonly provider: Provider;
  /**
   * For methods (and for `new client.Class()`): the receiver must be of one of these kinds.
   * Absent: the name belongs to this library alone (`acquireTokenSilent`), whatever the receiver.
   */
  readonly on?: readonly Kind[];
  /**
   * For functions and classes: the packages that export it; the callee must be imported from one of them
   * (a scope with slash stands for all of its packages: `@azure/msal-`). Also the root of a namespace (`msal.PublicClientApplication`).
   * For static methods of a class: the package of the class, with the class name in `of`.
   */
  readonly from?: readonly string[];
  /**
   * For static methods and namespace members: the dotted path before the name (`authentication` in `vscode.authentication.getSession`).
   * Without `from` and `globals`: the receiver ends in this path, whatever stands before it (`aadTokenProviderFactory`).
   */
  readonly of?: string;
  /**
   * Global objects that stand for the package where a script tag or the host brings it (`Office`, `msal`);
   * an entry equal to `name` is the function or class itself. Only where the name is not bound in the file.
   */
  readonly globals?: readonly string[];
  /** The call makes a function; `yields` is what calling that function gives. */
  readonly makesFunction?: true;
  /** For `makesFunction`: the call makes an object, and the function is this member of it. */
  readonly member?: string;
  /**
   * The last argument says who signs people in, and nothing else does: the value counts where this file, or the file of the
   * project that the argument is imported from, speaks of Microsoft.
   */
  readonly toldByLastArgument?: true;
  /** Only if argument n is this string (`getSession('microsoft', …)`). */
  readonly when?: { readonly argument: number; readonly is: readonly string[] };
}

/** A function that a library calls back with values of known kinds. Of several rows that fit, the first counts. */
export interface Callback {
  /** The callee that takes the function: a method, function or class name. Of form `type`: the annotation (or `satisfies`, `as`) of the object that holds it. */
  readonly name: string;
  readonly form: 'method' | 'function' | 'new' | 'type';
  readonly on?: readonly Kind[];
  readonly from?: readonly string[];
  /** As in `Source`. */
  readonly of?: string;
  /** As in `Source`. */
  readonly globals?: readonly string[];
  readonly provider: Provider;
  /**
   * Which argument is the function, or the object that holds it; a property path where the function sits inside an object argument (`callbacks.jwt`).
   * Of form `type` there are no arguments: 0.
   */
  readonly argument: number | 'last';
  readonly property?: string;
  /** Only for functions of this many parameters (passport decides by arity). */
  readonly arity?: number;
  /**
   * Only if this property of an argument object is `is`; a missing property is false.
   * Where the value cannot be read, a first parameter named like a request (`req`, `request`, `_req`) stands for true.
   */
  readonly when?: { readonly argument: number; readonly property: string; readonly is: boolean };
  /** Only if an argument object has this property, whatever its value. */
  readonly given?: { readonly argument: number; readonly property: string };
  /** The file itself has to speak of Microsoft: the library serves any provider. */
  readonly gated?: true;
  /** What each parameter is; a record describes the properties of an object parameter. */
  readonly parameters: readonly (Fact | Readonly<Record<string, Fact>> | undefined)[];
}

/** A type whose annotation tells what a value is. */
export interface DeclaredType {
  readonly name: string;
  readonly from: readonly string[];
  readonly is: Fact;
  readonly provider: Provider;
}

/** One row of the names by which a string tells its sort, see `names.ts`. */
export interface NamedToken {
  /** Tested against the whole name of a variable, parameter, field, storage key or header, in the order of the rows. */
  readonly pattern: RegExp;
  readonly kind: Kind;
  /** The name says a token only where Microsoft identity is in the file (`graphToken`). */
  readonly microsoftOnly?: true;
}
