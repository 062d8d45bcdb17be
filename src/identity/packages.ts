/**
 * Packages by whose identity they speak of.
 *
 * An entry that ends in `-` or `/` is a prefix (`@azure/msal-`); any other is the package itself with its subpaths
 * (`@azure/identity` also stands for `@azure/identity/…`). Where several lists fit, the longest entry wins:
 * `next-auth/providers/azure-ad` is Microsoft's although `next-auth/providers/` is not.
 * The lists serve imports and the dependencies of a package.json alike.
 */

/** Packages that show Microsoft identity: token libraries, platforms that hand out its tokens, and wrappers of both. */
export const MICROSOFT_PACKAGES: readonly string[] = [
  // MSAL: browser, node, react, angular, angularjs, common, node-extensions, node-runtime (npm, publisher microsoft1es).
  '@azure/msal-',
  '@azure/msal',
  'msal',
  // ADAL, retired.
  'adal-angular',
  'adal-angular4',
  'adal-angular5',
  'adal-angular-wrapper',
  'adal-node',
  'microsoft-adal-angular6',
  'react-adal',
  '@types/adal',
  '@types/adal-angular',
  '@ionic-native/ms-adal',
  'cordova-plugin-ms-adal',
  // Wrappers of MSAL by others.
  'react-native-msal',
  'react-aad-msal',
  'msal-react',
  'msal-react-tester',
  'vue-msal',
  'vue-msal-browser',
  'cordova-plugin-msal',
  'cypress-msal-login',
  '@chemmangat/msal-next',
  '@equinor/fusion-framework-module-msal',
  '@equinor/fusion-framework-module-msal-node',
  '@recognizebv/capacitor-plugin-msauth',
  '@svt_089/angular-msal-session-persistence',
  '@pnp/msaljsclient',
  '@redis/entraid',
  // @azure/identity@4.13.1 and what belongs to it.
  '@azure/identity',
  '@azure/identity-',
  '@azure/core-auth',
  '@azure/ms-rest-nodeauth',
  // Passport and verifiers.
  'passport-azure-ad',
  'passport-azure-ad-oauth2',
  'passport-azure-oauth2',
  '@outlinewiki/passport-azure-ad-oauth2',
  'passport-microsoft',
  'passport-windowslive',
  '@types/passport-azure-ad',
  '@types/passport-microsoft',
  'azure-ad-jwt',
  'azure-ad-jwt-lite',
  'azure-ad-jwt-v2',
  'azure-ad-verify-token',
  // Teams, SharePoint, Graph. Office and VS Code alone are no sign of it: an add-in need not sign anybody in.
  '@microsoft/teams-js',
  '@microsoft/teamsfx',
  '@microsoft/teamsfx-react',
  '@microsoft/sp-',
  '@microsoft/mgt',
  '@microsoft/mgt-',
  '@microsoft/microsoft-graph-client',
  '@microsoft/kiota-authentication-azure',
  // NextAuth and Auth.js: the provider decides (next-auth@4.24.15, @auth/core@0.41.3).
  'next-auth/providers/azure-ad',
  'next-auth/providers/azure-ad-b2c',
  'next-auth/providers/microsoft-entra-id',
  '@auth/core/providers/azure-ad',
  '@auth/core/providers/azure-ad-b2c',
  '@auth/core/providers/microsoft-entra-id',
];

/** Clients of any provider: whose tokens they bring the issuer says that they are given. */
export const NEUTRAL_CLIENTS: readonly string[] = ['openid-client', 'oauth4webapi', 'oidc-client', 'oidc-client-ts', 'react-oidc-context', 'angular-oauth2-oidc', 'angular-auth-oidc-client'];
/** An issuer that a file writes down: `https://replit.com/oidc`, `https://login.example.com`. In a file that holds no word of Microsoft it is somebody else. */
export const ISSUER_URL = /https:\/\/(?:(?:accounts?|auth|id|identity|idp|login|sso)\.[\w-]+\.[\w.-]+|[\w.-]+\/(?:[\w-]+\/){0,4}(?:oidc|oauth2?|openid|realms)\b)/i;

/** SDKs of other identity providers: evidence against Microsoft in a file that says nothing of Microsoft. */
export const OTHER_PROVIDER_PACKAGES: readonly string[] = [
  // Auth0.
  '@auth0/',
  'auth0',
  'auth0-js',
  'auth0-lock',
  'auth0-spa-js',
  'react-native-auth0',
  'express-oauth2-jwt-bearer',
  // Amazon Cognito.
  'aws-amplify',
  '@aws-amplify/',
  'amazon-cognito-identity-js',
  'amazon-cognito-auth-js',
  '@aws-sdk/client-cognito-identity-provider',
  '@aws-sdk/client-cognito-identity',
  'aws-jwt-verify',
  // Firebase, Google.
  'firebase',
  'firebase-admin',
  '@firebase/auth',
  '@angular/fire',
  '@react-native-firebase/auth',
  'google-auth-library',
  '@google-cloud/local-auth',
  '@react-oauth/google',
  'react-google-login',
  '@react-native-google-signin/google-signin',
  // Okta.
  '@okta/',
  // Keycloak.
  'keycloak-js',
  'keycloak-connect',
  'keycloak-angular',
  'keycloak-admin',
  '@keycloak/',
  '@react-keycloak/',
  'nest-keycloak-connect',
  // Clerk, Supabase and others of their sort.
  '@clerk/',
  '@supabase/supabase-js',
  '@supabase/ssr',
  '@supabase/auth-',
  '@kinde-oss/',
  '@kinde/',
  '@logto/',
  '@descope/',
  '@workos-inc/',
  '@workos/',
  '@stytch/',
  'stytch',
  '@frontegg/',
  '@fusionauth/',
  '@propelauth/',
  '@ory/',
  '@zitadel/',
  '@asgardeo/',
  '@authing/',
  '@forgerock/',
  '@userfront/',
  '@nhost/',
  '@privy-io/',
  '@magic-sdk/',
  'magic-sdk',
  'appwrite',
  'node-appwrite',
  'casdoor-js-sdk',
  'casdoor-nodejs-sdk',
  'supertokens-',
  // Social logins.
  '@greatsumini/react-facebook-login',
  'react-facebook-login',
  '@octokit/auth-oauth-app',
  '@octokit/auth-oauth-user',
  '@octokit/oauth-app',
  // Passport strategies of one provider (npm).
  'passport-google',
  'passport-google-',
  'passport-github',
  'passport-github2',
  'passport-gitlab2',
  'passport-bitbucket-oauth2',
  'passport-facebook',
  'passport-facebook-token',
  'passport-twitter',
  'passport-linkedin-oauth2',
  'passport-apple',
  'passport-amazon',
  'passport-auth0',
  'passport-cognito',
  'passport-cognito-oauth2',
  'passport-discord',
  'passport-dropbox-oauth2',
  'passport-firebase-jwt',
  'passport-forcedotcom',
  'passport-instagram',
  'passport-kakao',
  'passport-keycloak-oauth2-oidc',
  'passport-naver',
  'passport-orcid',
  'passport-slack',
  'passport-spotify',
  'passport-steam',
  'passport-strava-oauth2',
  'passport-twitch-',
  'passport-vkontakte',
  // Every other provider of NextAuth and Auth.js.
  'next-auth/providers/',
  '@auth/core/providers/',
];

/**
 * Packages with which an application checks passwords or links of its own: its sessions are nobody else's.
 * Not `jsonwebtoken` and not `jose`: they serve tokens of every kind.
 */
export const OWN_LOGIN_PACKAGES: readonly string[] = [
  // Password hashing (npm).
  'bcrypt',
  'bcryptjs',
  'bcrypt-nodejs',
  'bcrypt-ts',
  'argon2',
  '@node-rs/argon2',
  '@node-rs/bcrypt',
  'hash-wasm',
  'scrypt-kdf',
  'pbkdf2-password',
  'argon2-browser',
  // Passport strategies for passwords and links.
  'passport-local',
  'passport-local-mongoose',
  'passport-local-sequelize',
  'passport-http',
  'passport-magic-link',
  'passport-magic-login',
  'passport-remember-me',
  '@types/passport-local',
  '@types/bcrypt',
  '@types/bcryptjs',
  // Frameworks for an application's own accounts.
  'lucia',
  'lucia-auth',
  'better-auth',
  'next-auth/providers/credentials',
  'next-auth/providers/email',
  '@auth/core/providers/credentials',
  '@auth/core/providers/email',
  '@auth/core/providers/nodemailer',
  'remix-auth-form',
  '@feathersjs/authentication-local',
  '@loopback/authentication-jwt',
];

/** The credentials of @azure/identity@4.13.1 (dist/commonjs/index.d.ts): classes, and the types of what they make. */
export const CREDENTIALS: readonly string[] = [
  'DefaultAzureCredential',
  'ChainedTokenCredential',
  'ClientSecretCredential',
  'ClientCertificateCredential',
  'ClientAssertionCredential',
  'EnvironmentCredential',
  'ManagedIdentityCredential',
  'WorkloadIdentityCredential',
  'AzureCliCredential',
  'AzureDeveloperCliCredential',
  'AzurePowerShellCredential',
  'AzurePipelinesCredential',
  'InteractiveBrowserCredential',
  'DeviceCodeCredential',
  'AuthorizationCodeCredential',
  'OnBehalfOfCredential',
  'UsernamePasswordCredential',
  'VisualStudioCodeCredential',
];
