import { MICROSOFT_PACKAGES } from './packages.js';

/**
 * Words that show Microsoft identity wherever they stand as whole segments of an identifier, a string or a specifier.
 *
 * Segments are what is left when a name is cut at case changes and at anything that is no letter or digit:
 * `AZURE_AD_CLIENT_ID` = azure, ad, client, id; `AzureADProvider` = azure, ad, provider; `B2C_1A_susi` = b2c, 1a, susi.
 * An entry with `-` is a sequence of segments. Digits at the end of a segment that starts with letters do not count
 * (`msal2`, `AADSTS50058`). Never substrings: `central` holds `entra`.
 */
export const MICROSOFT_SEGMENTS: readonly string[] = [
  // Libraries and product names: MSAL, ADAL, Azure Active Directory, Microsoft Entra ID.
  'msal',
  'adal',
  'aad',
  'azuread',
  'azure-ad',
  'azure-active-directory',
  'entra',
  'entraid',
  // Microsoft alone sells much; its tokens and its identity platform are told apart.
  'microsoft-id-token',
  'microsoft-access-token',
  'microsoft-token',
  'microsoft-identity',
  // Environment variables of @azure/identity@4.13.0 (EnvironmentCredential), which many projects name their app registration by.
  'azure-client-id',
  'azure-client-secret',
  'azure-tenant-id',
  // The token of the on-behalf-of flow, which is Microsoft's (learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow);
  // others speak of token exchange.
  'obo-token',
  'on-behalf-of-token',
  // Error codes: AADSTS50058, AADB2C90118.
  'aadsts',
  'aadb2c',
  'aad-b2c',
  'adb2c',
  'azureadb2c',
  // Names of Azure AD B2C policies: B2C_1_signin, B2C_1A_custom.
  'b2c-1',
  'b2c-1a',
];

/** `b2c` is also a word of trade, so it counts only where one of these segments stands beside it in the same name or string. */
export const B2C_SEGMENT = 'b2c';
/** See `B2C_SEGMENT`. `b2clogin` is a host, see `MICROSOFT_HOSTS`. */
export const B2C_COMPANIONS: readonly string[] = [
  'policy',
  'policies',
  'flow',
  'flows',
  'host',
  'authority',
  'authorities',
  'tenant',
  'azure',
  'msal',
  'signin',
  'signup',
  'susi',
];

/** Method names that start so belong to MSAL or ADAL alone (`acquireTokenSilent`, `acquireTokenByCode`). */
export const MICROSOFT_METHOD_PREFIXES: readonly string[] = ['acquireToken'];

/**
 * Members or bindings of MSAL's results and accounts (@azure/msal-browser@5.29.0), and a parameter of the on-behalf-of flow
 * (learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow), that nobody else uses;
 * only as whole names: Auth0 has `getIdTokenClaims`.
 */
export const MICROSOFT_MEMBERS: readonly string[] = ['homeAccountId', 'localAccountId', 'idTokenClaims', 'homeAccountIdentifier', 'requested_token_use'];

/** Options by which a library of many providers is told that it is Microsoft's: Ionic Auth Connect (ionic.io/docs/auth-connect/azure-ad-b2c). */
export const MICROSOFT_OPTIONS: readonly { readonly option: string; readonly is: string }[] = [{ option: 'authConfig', is: 'azure' }];

/** Two claims that only Microsoft's tokens have together: both as members of one object, or both in one key. */
export const MICROSOFT_CLAIM_PAIR: readonly [string, string] = ['oid', 'tid'];

/**
 * Hosts of Microsoft's token endpoints and of Graph. `*.` stands for any subdomain.
 *
 * @azure/msal-common@16.16.1 authority metadata and KNOWN_PUBLIC_CLOUDS; learn.microsoft.com/entra/identity-platform/authentication-national-cloud;
 * learn.microsoft.com/graph/deployments.
 */
export const MICROSOFT_HOSTS: readonly string[] = [
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.microsoftonline.de',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
  'login-us.microsoftonline.com',
  'login.usgovcloudapi.net',
  'login.microsoft.com',
  'login.windows.net',
  'login.live.com',
  'sts.windows.net',
  'sts.chinacloudapi.cn',
  '*.b2clogin.com',
  '*.ciamlogin.com',
  'graph.microsoft.com',
  'graph.microsoft.us',
  'dod-graph.microsoft.us',
  'graph.windows.net',
  'microsoftgraph.chinacloudapi.cn',
];

/** Words of a host that suffice where it is put together or shortened (`${tenant}.b2clogin`, `MICROSOFTONLINE_URL`). */
export const MICROSOFT_HOST_WORDS: readonly string[] = ['microsoftonline', 'b2clogin', 'ciamlogin'];

/**
 * Application ids of Microsoft's own APIs and clients, as scopes and audiences name them: Microsoft Graph, Azure AD Graph, Azure Resource
 * Manager, Azure DevOps, the Azure CLI (learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in).
 */
export const MICROSOFT_APP_IDS: readonly string[] = [
  '00000003-0000-0000-c000-000000000000',
  '00000002-0000-0000-c000-000000000000',
  '797f4846-ba00-4fd7-ba43-dac1f8f63013',
  '499b84ac-1321-427f-aa17-267ca6975798',
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
];

/** The token endpoint of managed identities, a path of the instance metadata service. */
export const MANAGED_IDENTITY_ENDPOINT = '169.254.169.254/metadata/identity';

/** Objects that the host brings with Microsoft's tokens (@types/office-js@1.0.612, @microsoft/teams-js@1.13.1): dotted paths from a global. */
export const MICROSOFT_GLOBALS: readonly string[] = [
  'Office.auth',
  'Office.context.auth',
  'OfficeRuntime.auth',
  'microsoftTeams',
];

/** Headers of App Service authentication; names that start so. */
export const MICROSOFT_HEADER_PREFIXES: readonly string[] = ['x-ms-token-aad-', 'x-ms-client-principal'];

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const stems = [
  // Between the segments of a sequence stands one character or none.
  ...MICROSOFT_SEGMENTS.map((word) => word.split('-').map(escape).join('[^a-z0-9]?')),
  escape(B2C_SEGMENT),
  ...MICROSOFT_METHOD_PREFIXES.map(escape),
  ...MICROSOFT_MEMBERS.map(escape),
  ...MICROSOFT_OPTIONS.map(({ option }) => escape(option)),
  ...MICROSOFT_HOSTS.map((host) => escape(host.replace('*.', ''))),
  ...MICROSOFT_HOST_WORDS.map(escape),
  ...MICROSOFT_APP_IDS.map(escape),
  escape(MANAGED_IDENTITY_ENDPOINT),
  ...MICROSOFT_GLOBALS.map(escape),
  ...MICROSOFT_HEADER_PREFIXES.map(escape),
];
const words = new RegExp(stems.join('|'), 'i');
const packages = MICROSOFT_PACKAGES.filter((name) => !words.test(name)).map(escape);

/** A stem that holds another one is found by that one. */
const shortest = [...new Set([...stems, ...packages])].filter((stem, _, all) => !all.some((other) => other !== stem && stem.includes(other)));

/**
 * Whether a text could hold any evidence of Microsoft identity: true for every file that the lists above, or an import of one of
 * `MICROSOFT_PACKAGES`, would call Microsoft's, and for some others (`central`). One pass, no backtracking, to be asked first.
 * The signs before the short claim are written out, so that `void` is not looked at again.
 */
export const TEXT_GATE = new RegExp(`${shortest.join('|')}|[\\n\\t .,:;?!'"\`()[\\]{}<>=&|*/+#\\-]${MICROSOFT_CLAIM_PAIR[0]}\\b`, 'i');

/**
 * What the text of a file speaks of, from which a token, a claim, an account or a session can come: asked of the files that imports lead to,
 * before one is parsed for where a value comes from. One pass, no backtracking.
 */
export const ABOUT_TOKENS = /token|jwt|jose|msal|adal|oauth|oidc|openid|bearer|credential|claims|passport|next-?auth|getsession|usesession|activeaccount|allaccounts|homeaccount|localaccount|preferred_username|\boid\b|\bupn\b|expires|atob|base64|graph\.microsoft/i;
