import { RuleTester } from '@typescript-eslint/rule-tester';
import { describe, expect, it } from 'vitest';

import { preferErrorClass } from '../../src/rules/prefer-error-class.js';
import { lint } from '../support/lint.js';

const tester = new RuleTester();

/** Named cases: each violation stands near the trap that looks most like it. */
tester.run('prefer-error-class', preferErrorClass, {
  valid: [
  {
    name: 'the class in a catch clause',
    code: `import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
pca.acquireTokenSilent(q).catch((e) => { if (e instanceof InteractionRequiredAuthError) return pca.acquireTokenPopup(q); throw e; });`,
  },
  {
    name: 'cases told apart inside the class',
    code: `import { InteractionRequiredAuthError } from '@azure/msal-browser';
export function hint(e) {
  if (e instanceof InteractionRequiredAuthError) return e.errorCode === 'consent_required' ? 'admin' : 'user';
  return undefined;
}`,
  },
  {
    name: 'a list of everything that is known, to be counted: identity codes are few in it',
    code: `import { AuthError } from '@azure/msal-node';
const COUNTED = new Set(['access_denied', 'account_not_linked', 'client_error', 'consent_required', 'email_not_found', 'network_error', 'state_mismatch']);
export const counted = (error: AuthError) => (COUNTED.has(error.errorCode) ? error.errorCode : 'other');`,
  },
  {
    name: 'a number taken out of a message to be shown',
    code: `export const numberOf = (text: string) => text.match(/AADSTS(\\d+)/)?.[1] ?? 'AADSTS';`,
  },
  {
    name: 'the same numbers elsewhere',
    code: `import { msal } from './msal';
export const isPort = (port) => port === 50058 || [50076].includes(port);`,
  },
  {
    name: 'a name that is set',
    code: `import { AuthError } from '@azure/msal-node';
const failure = new Error('x');
failure.name = 'InteractionRequiredAuthError';`,
  },
  {
    name: 'the name of a class that others have too',
    code: `import { AuthError } from 'next-auth';
export const handle = (error) => error.name === 'AuthError' || error.name === 'ServerError';`,
  },
  {
    name: 'invalid_grant of nobody known',
    code: `export const stale = (body) => body.error === 'invalid_grant';`,
  },
  {
    name: 'invalid_grant of another client',
    code: `import { Issuer } from 'openid-client';
const tenant = 'https://login.microsoftonline.com/x';
export const stale = (error) => error.error === 'invalid_grant' || error.error === 'interaction_required';`,
  },
  {
    name: 'invalid_grant beside the class',
    code: `import { InteractionRequiredAuthError } from '@azure/msal-node';
export const again = (e) => e instanceof InteractionRequiredAuthError || e.errorCode === 'invalid_grant';`,
  },
  {
    name: "Auth0's own answer",
    code: `import { useAuth0 } from '@auth0/auth0-react';
export const again = (e) => e.error === 'login_required' || e.error === 'consent_required';`,
  },
  {
    name: 'another provider by setting',
    code: `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e.errorCode === 'interaction_required') return null;
    throw e;
  }
}`,
    settings: { 'zero-trust': { provider: 'other' } },
  },
  {
    name: 'login_required alone, of nobody known',
    code: `export const again = (e) => e.errorCode === 'login_required';`,
  },
  {
    name: 'HTTP status and errno',
    code: `import { AuthError } from '@azure/msal-node';
export const retry = (e) => e.statusCode === 401 || e.code === 'ECONNRESET' || e.status === 429;`,
  },
  {
    name: 'numbers of Office',
    code: `Office.auth.getAccessToken().catch((e) => { switch (e.code) { case 13001: case 13003: return signIn(); default: throw e; } });`,
  },
  {
    name: 'codes of other systems',
    code: `import { AuthError } from '@azure/msal-node';
export const gone = (e) => e.code === 'ErrorItemNotFound' || e.errorCode === 'ContainerNotFound';`,
  },
  {
    name: 'a table of codes',
    code: `import { AuthError } from '@azure/msal-node';
export const TEXTS = { interaction_required: 'Sign in', AADSTS50076: 'MFA' };
export const CODES = ['interaction_required', 'login_required'];`,
  },
  {
    name: 'a code that is shown',
    code: `import { AuthError } from '@azure/msal-node';
export const show = (e: AuthError) => { console.log(e.errorCode, TEXTS[e.errorCode]); return \`Failed: \${e.errorCode}\`; };`,
  },
  {
    name: 'a path that holds the word',
    code: `import { msal } from './msal';
export const here = (path: string) => path.startsWith('/errors/login_required');`,
  },
  {
    name: 'a code without a class',
    code: `import { BrowserAuthError } from '@azure/msal-browser';
export const closed = (e) => e.errorCode === 'user_cancelled' || e.errorCode === 'popup_window_error';`,
  },
  {
    name: 'the constant of a code without a class, by option',
    code: `import { BrowserAuthError, BrowserAuthErrorCodes } from '@azure/msal-browser';
export const closed = (e) => e instanceof BrowserAuthError && e.errorCode === BrowserAuthErrorCodes.userCancelled;`,
    options: [{ checkCodesWithoutClass: true }],
  },
  {
    name: 'a code of B2C',
    code: `export const reset = (req) => JSON.stringify(req.query.error_description).includes('AADB2C90118');`,
  },
  {
    name: 'a class of @azure/identity by name',
    code: `import { DefaultAzureCredential } from '@azure/identity';
export const none = (e) => e.name === 'CredentialUnavailableError';`,
  },
  {
    name: 'the file that declares the class',
    code: `export class InteractionRequiredAuthError extends Error {}
export const isIt = (errorCode) => ['interaction_required', 'consent_required'].indexOf(errorCode) > -1;`,
  },
  ],
  invalid: [
  {
    name: 'the chain of three codes in a catch clause',
    code: `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e.errorCode === 'consent_required' || e.errorCode === 'interaction_required' || e.errorCode === 'login_required') return pca.acquireTokenPopup(request);
    throw e;
  }
}`,
    errors: [{ messageId: 'interaction', line: 7, column: 9, endLine: 7, endColumn: 121,
      suggestions: [{ messageId: 'useClass', output: `import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e instanceof InteractionRequiredAuthError) return pca.acquireTokenPopup(request);
    throw e;
  }
}` }] }],
  },
  {
    name: 'a negated chain',
    code: `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e.errorCode !== 'consent_required' && e.errorCode !== 'interaction_required') throw e;
    throw e;
  }
}`,
    errors: [{ messageId: 'interaction', line: 7, column: 9, endLine: 7, endColumn: 85,
      suggestions: [{ messageId: 'useClass', output: `import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (!(e instanceof InteractionRequiredAuthError)) throw e;
    throw e;
  }
}` }] }],
  },
  {
    name: 'other operands stay, and so do comments',
    code: `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e.errorCode === 'user_login_error' || /* asked again */ e.errorCode === 'consent_required' || e.errorCode === 'login_required' || force) return null;
    throw e;
  }
}`,
    errors: [{ messageId: 'interaction', line: 7, column: 65, endLine: 7, endColumn: 135,
      suggestions: [{ messageId: 'useClass', output: `import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e.errorCode === 'user_login_error' || /* asked again */ e instanceof InteractionRequiredAuthError || force) return null;
    throw e;
  }
}` }] }],
  },
  {
    name: 'a class check beside the codes is not doubled',
    code: `import { InteractionRequiredAuthError } from '@azure/msal-browser';
export const mustAsk = (e) =>
  e instanceof InteractionRequiredAuthError ||
  e?.errorCode === 'interaction_required' ||
  e?.errorCode === 'login_required';`,
    errors: [{ messageId: 'interaction', line: 4, column: 3, endLine: 5, endColumn: 36,
      suggestions: [{ messageId: 'keepClass', output: `import { InteractionRequiredAuthError } from '@azure/msal-browser';
export const mustAsk = (e) =>
  e instanceof InteractionRequiredAuthError;` }] }],
  },
  {
    name: 'a chain inside the check of a wider class',
    code: `import { AuthError } from '@azure/msal-node';
export function f(e: unknown) {
  return e instanceof AuthError && (e.errorCode === 'interaction_required' || e.subError === 'basic_action');
}`,
    errors: [{ messageId: 'interaction', line: 3, column: 37, endLine: 3, endColumn: 108,
      suggestions: [{ messageId: 'useClass', output: `import { AuthError, InteractionRequiredAuthError } from '@azure/msal-node';
export function f(e: unknown) {
  return e instanceof AuthError && e instanceof InteractionRequiredAuthError;
}` }] }],
  },
  {
    name: 'a destructured code in a predicate outside any catch',
    code: `import { AuthError } from '@azure/msal-browser';
function needsUi(error: AuthError) {
  const { errorCode } = error;
  return errorCode === 'consent_required' || errorCode === 'interaction_required';
}`,
    errors: [{ messageId: 'interaction', line: 4, column: 10, endLine: 4, endColumn: 82,
      suggestions: [{ messageId: 'useClass', output: `import { AuthError, InteractionRequiredAuthError } from '@azure/msal-browser';
function needsUi(error: AuthError) {
  const { errorCode } = error;
  return error instanceof InteractionRequiredAuthError;
}` }] }],
  },
  {
    name: 'a destructured parameter leaves no error object',
    code: `import { logger } from './log';
export const needsUi = ({ errorCode }) => errorCode === 'interaction_required' || errorCode === 'consent_required';`,
    errors: [{ messageId: 'interactionText', line: 2, column: 43, endLine: 2, endColumn: 115, suggestions: null }],
  },
  {
    name: 'a parameter that is the text, in a file about MSAL',
    code: `import { acquire } from './msal';
export function needsUi(code: string) {
  return code.indexOf('interaction_required') !== -1;
}`,
    errors: [{ messageId: 'interactionText', line: 3, column: 10, endLine: 3, endColumn: 53, suggestions: null }],
  },
  {
    name: 'an inline array',
    code: `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (['login_required', 'consent_required'].indexOf(e.errorCode) !== -1) return pca.loginPopup();
    throw e;
  }
}`,
    errors: [{ messageId: 'interaction', line: 7, column: 9, endLine: 7, endColumn: 75,
      suggestions: [{ messageId: 'useClass', output: `import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e instanceof InteractionRequiredAuthError) return pca.loginPopup();
    throw e;
  }
}` }] }],
  },
  {
    name: 'an inline array with another code',
    code: `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (['invalid_grant', 'interaction_required'].includes(e.errorCode)) return pca.loginPopup();
    throw e;
  }
}`,
    errors: [{ messageId: 'interaction', line: 7, column: 9, endLine: 7, endColumn: 72,
      suggestions: [{ messageId: 'useClass', output: `import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e instanceof InteractionRequiredAuthError || e.errorCode === 'invalid_grant') return pca.loginPopup();
    throw e;
  }
}` }] }],
  },
  {
    name: 'a negated array',
    code: `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (!['interaction_required', 'login_required'].includes(e.errorCode)) throw e;
    throw e;
  }
}`,
    errors: [{ messageId: 'interaction', line: 7, column: 9, endLine: 7, endColumn: 74,
      suggestions: [{ messageId: 'useClass', output: `import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (!(e instanceof InteractionRequiredAuthError)) throw e;
    throw e;
  }
}` }] }],
  },
  {
    name: 'a set that is declared elsewhere in the file',
    code: `import { AuthError } from '@azure/msal-node';
const SIGN_IN = new Set(['interaction_required', 'login_required']);
export const again = (error: AuthError): boolean => SIGN_IN.has(error.errorCode);`,
    errors: [{ messageId: 'interaction', line: 3, column: 53, endLine: 3, endColumn: 81,
      suggestions: [{ messageId: 'useClass', output: `import { AuthError, InteractionRequiredAuthError } from '@azure/msal-node';
const SIGN_IN = new Set(['interaction_required', 'login_required']);
export const again = (error: AuthError): boolean => error instanceof InteractionRequiredAuthError;` }] }],
  },
  {
    name: 'a set with some codes of the app beside',
    code: `import { AuthError } from '@azure/msal-node';
const AGAIN = new Set(['consent_required', 'account_not_linked', 'state_mismatch', 'user_gone', 'app_gone', 'tenant_gone']);
export const again = (error: AuthError): boolean => AGAIN.has(error.errorCode);`,
    errors: [{ messageId: 'interactionText', line: 3, column: 53, suggestions: null }],
  },
  {
    name: 'a class field',
    code: `import { AuthError } from "@azure/msal-browser"
export class Guard {
  private readonly codes = ["consent_required", "interaction_required"]
  check(error: AuthError) {
    return this.codes.indexOf(error.errorCode) > -1
  }
}`,
    errors: [{ messageId: 'interaction', line: 5, column: 12, endLine: 5, endColumn: 52,
      suggestions: [{ messageId: 'useClass', output: `import { AuthError, InteractionRequiredAuthError } from "@azure/msal-browser"
export class Guard {
  private readonly codes = ["consent_required", "interaction_required"]
  check(error: AuthError) {
    return error instanceof InteractionRequiredAuthError
  }
}` }] }],
  },
  {
    name: 'numbers that a callback looks for in the message',
    code: `import { AuthError } from '@azure/msal-node';
export function mfa(error: AuthError): boolean {
  return ['AADSTS50076', 'AADSTS50079'].some((code) => error.message.includes(code));
}`,
    errors: [{ messageId: 'interaction', line: 3, column: 10, endLine: 3, endColumn: 85,
      suggestions: [{ messageId: 'useClass', output: `import { AuthError, InteractionRequiredAuthError } from '@azure/msal-node';
export function mfa(error: AuthError): boolean {
  return error instanceof InteractionRequiredAuthError;
}` }] }],
  },
  {
    name: 'numbers in a loop',
    code: `export function adalFailed(description, token, error) {
  for (const code of ["AADSTS50058", "AADSTS50079"]) if (description.indexOf(code) === 0) return true;
  return false;
}`,
    errors: [{ messageId: 'interactionText', line: 2, column: 58, endLine: 2, endColumn: 89, suggestions: null }],
  },
  {
    name: 'a number that MSAL raises as the class',
    code: `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e.errorMessage.indexOf('AADSTS65001') >= 0) return pca.acquireTokenPopup(request);
    throw e;
  }
}`,
    errors: [{ messageId: 'interaction', line: 7, column: 9, endLine: 7, endColumn: 51,
      suggestions: [{ messageId: 'useClass', output: `import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e instanceof InteractionRequiredAuthError) return pca.acquireTokenPopup(request);
    throw e;
  }
}` }] }],
  },
  {
    name: 'a number that MSAL does not raise as the class',
    code: `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e.errorMessage.includes('AADSTS70043')) return pca.acquireTokenPopup(request);
    throw e;
  }
}`,
    errors: [{ messageId: 'number', line: 7, column: 9, endLine: 7, endColumn: 47, suggestions: null }],
  },
  {
    name: 'a number searched in the output of a tool',
    code: `export const isExpired = (stderr: string): boolean => stderr.toLowerCase().includes('aadsts7000222');`,
    errors: [{ messageId: 'number', line: 1, column: 55, endLine: 1, endColumn: 101, suggestions: null }],
  },
  {
    name: 'both sorts of numbers in one chain are two ideas',
    code: `import { InteractionRequiredAuthError } from '@azure/msal-node';
import * as Codes from './codes';
export function refresh(error) {
  return (
    error instanceof InteractionRequiredAuthError ||
    error.errorMessage.includes(Codes.AADSTS70043) ||
    error.errorMessage.includes(Codes.AADSTS50173)
  );
}`,
    errors: [{ messageId: 'number', line: 6, column: 5, endLine: 6, endColumn: 51, suggestions: null }, { messageId: 'interaction', line: 7, column: 5, endLine: 7, endColumn: 51,
      suggestions: [{ messageId: 'keepClass', output: `import { InteractionRequiredAuthError } from '@azure/msal-node';
import * as Codes from './codes';
export function refresh(error) {
  return (
    error instanceof InteractionRequiredAuthError ||
    error.errorMessage.includes(Codes.AADSTS70043)
  );
}` }] }],
  },
  {
    name: 'a pattern',
    code: `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (/AADSTS(?:50076|50079)/.test(e.message)) return pca.acquireTokenPopup(request);
    throw e;
  }
}`,
    errors: [{ messageId: 'interaction', line: 7, column: 9, endLine: 7, endColumn: 48,
      suggestions: [{ messageId: 'useClass', output: `import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e instanceof InteractionRequiredAuthError) return pca.acquireTokenPopup(request);
    throw e;
  }
}` }] }],
  },
  {
    name: 'numbers as numbers',
    code: `export function needsMfa(body) {
  const MFA = new Set([50076, 50079]);
  return body.error_codes.some((code) => MFA.has(code)) && tenant === 'login.microsoftonline.com';
}`,
    errors: [{ messageId: 'interactionText', line: 3, column: 10, endLine: 3, endColumn: 56, suggestions: null }],
  },
  {
    name: 'a switch once, at the switch',
    code: `import { AuthError } from '@azure/msal-node';
export function text(error: AuthError) {
  switch (error.errorCode) {
    case 'interaction_required':
    case 'login_required':
      return 'Sign in again.';
    default:
      return 'No.';
  }
}`,
    errors: [{ messageId: 'interactionText', line: 3, column: 3, endLine: 3, endColumn: 27, suggestions: null }],
  },
  {
    name: 'the name of the class as text, without an import',
    code: `const { graph } = require('./graph');
const msal = require('@azure/msal-node');
exports.handle = (error) => error.name === 'InteractionRequiredAuthError';`,
    filename: 'src/file.cjs',
    languageOptions: { parserOptions: { sourceType: 'script' } },
    errors: [{ messageId: 'className', line: 3, column: 29, endLine: 3, endColumn: 74,
      suggestions: [{ messageId: 'useClass', output: `const { graph } = require('./graph');
const msal = require('@azure/msal-node');
exports.handle = (error) => error instanceof msal.InteractionRequiredAuthError;` }] }],
  },
  {
    name: 'the name of another class',
    code: `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e.name !== 'ClientAuthError') throw e;
    throw e;
  }
}`,
    errors: [{ messageId: 'className', line: 7, column: 9, endLine: 7, endColumn: 37,
      suggestions: [{ messageId: 'useNamedClass', output: `import { PublicClientApplication, ClientAuthError } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (!(e instanceof ClientAuthError)) throw e;
    throw e;
  }
}` }] }],
  },
  {
    name: 'the name of the constructor',
    code: `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e.constructor.name === 'BrowserAuthError') return null;
    throw e;
  }
}`,
    errors: [{ messageId: 'className', line: 7, column: 9, endLine: 7, endColumn: 50,
      suggestions: [{ messageId: 'useNamedClass', output: `import { PublicClientApplication, BrowserAuthError } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    if (e instanceof BrowserAuthError) return null;
    throw e;
  }
}` }] }],
  },
  {
    name: 'a constant of the library is still one code',
    code: `import { InteractionRequiredAuthErrorCodes, AuthError } from '@azure/msal-browser';
export const ask = (e: AuthError) => e.errorCode === InteractionRequiredAuthErrorCodes.loginRequired;`,
    errors: [{ messageId: 'interaction', line: 2, column: 38, endLine: 2, endColumn: 101,
      suggestions: [{ messageId: 'useClass', output: `import { InteractionRequiredAuthErrorCodes, AuthError, InteractionRequiredAuthError } from '@azure/msal-browser';
export const ask = (e: AuthError) => e instanceof InteractionRequiredAuthError;` }] }],
  },
  {
    name: 'a constant that another file keeps',
    code: `import { ErrorCodes } from './constants';
import { AuthError } from '@azure/msal-browser';
export const ask = (e: AuthError) => e.errorCode === ErrorCodes.INTERACTION_REQUIRED;`,
    errors: [{ messageId: 'interaction', line: 3, column: 38, endLine: 3, endColumn: 85,
      suggestions: [{ messageId: 'useClass', output: `import { ErrorCodes } from './constants';
import { AuthError, InteractionRequiredAuthError } from '@azure/msal-browser';
export const ask = (e: AuthError) => e instanceof InteractionRequiredAuthError;` }] }],
  },
  {
    name: 'the text of an error in a variable',
    code: `import { PublicClientApplication } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    const text = String(e).toLowerCase();
    if (text.includes('interaction_required')) return null;
    throw e;
  }
}`,
    errors: [{ messageId: 'interaction', line: 8, column: 9, endLine: 8, endColumn: 46,
      suggestions: [{ messageId: 'useClass', output: `import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';
const pca = new PublicClientApplication(config);
export async function load(request) {
  try {
    return await pca.acquireTokenSilent(request);
  } catch (e) {
    const text = String(e).toLowerCase();
    if (e instanceof InteractionRequiredAuthError) return null;
    throw e;
  }
}` }] }],
  },
  {
    name: 'an event',
    code: `import { EventMessage } from '@azure/msal-browser';
export function on(message: EventMessage) {
  return message.error?.message.includes('AADSTS50078');
}`,
    errors: [{ messageId: 'interaction', line: 3, column: 10, endLine: 3, endColumn: 56,
      suggestions: [{ messageId: 'useClass', output: `import { EventMessage, InteractionRequiredAuthError } from '@azure/msal-browser';
export function on(message: EventMessage) {
  return message.error instanceof InteractionRequiredAuthError;
}` }] }],
  },
  {
    name: 'invalid_grant of an identity error',
    code: `import { ServerError } from '@azure/msal-node';
export const stale = (error) => error instanceof ServerError && error.errorCode === 'invalid_grant';`,
    errors: [{ messageId: 'grant', line: 2, column: 65, endLine: 2, endColumn: 100, suggestions: null }],
  },
  {
    name: 'invalid_grant of a hand-written token answer',
    code: `const url = 'https://login.microsoftonline.com/common/oauth2/v2.0/token';
export const stale = (body) => body.error !== 'invalid_grant';`,
    errors: [{ messageId: 'grant', line: 2, column: 32, endLine: 2, endColumn: 62, suggestions: null }],
  },
  {
    name: 'Microsoft by setting',
    code: `export const again = (e) => e.error === 'login_required';`,
    settings: { 'zero-trust': { provider: 'microsoft' } },
    errors: [{ messageId: 'interactionText', line: 1, column: 29, endLine: 1, endColumn: 57, suggestions: null }],
  },
  {
    name: 'a code without a class, by option',
    code: `import { BrowserAuthError } from '@azure/msal-browser';
export const closed = (e) => e.errorCode === 'user_cancelled' || e.errorCode === 'popup_window_error';`,
    options: [{ checkCodesWithoutClass: true }],
    errors: [{ messageId: 'withoutClass', line: 2, column: 30, endLine: 2, endColumn: 102, suggestions: null }],
  },
  {
    name: 'a code of B2C, by option',
    code: `export const reset = (req) => JSON.stringify(req.query.error_description).includes('AADB2C90118');`,
    options: [{ checkCodesWithoutClass: true }],
    errors: [{ messageId: 'withoutClass', line: 1, column: 31, endLine: 1, endColumn: 98, suggestions: null }],
  },
  {
    name: 'a class of @azure/identity by name, by option',
    code: `import { DefaultAzureCredential } from '@azure/identity';
export const none = (e) => e.name === 'CredentialUnavailableError';`,
    options: [{ checkCodesWithoutClass: true }],
    errors: [{ messageId: 'withoutClass', line: 2, column: 28, endLine: 2, endColumn: 67, suggestions: null }],
  },
  {
    name: 'an error of a library that wraps MSAL has no such class',
    code: `import { DefaultAzureCredential } from '@azure/identity';
export const mfa = (error) => error.message.includes('AADSTS50076');`,
    errors: [{ messageId: 'interactionText', line: 2, column: 31, endLine: 2, endColumn: 68, suggestions: null }],
  },
  {
    name: 'two clients in one file: which class is not known',
    code: `import { AuthError } from '@azure/msal-node';
import { useMsal } from '@azure/msal-react';
export const ask = (e) => e.errorCode === 'interaction_required';`,
    errors: [{ messageId: 'interactionText', line: 3, column: 27, endLine: 3, endColumn: 65, suggestions: null }],
  },
  {
    name: 'msal-react runs on msal-browser',
    code: `import { useMsal } from '@azure/msal-react';
export function C() {
  const { instance, accounts } = useMsal();
  instance.acquireTokenSilent({ account: accounts[0] }).catch((err) => {
    if (err.errorCode === 'interaction_required') instance.acquireTokenRedirect({});
  });
}`,
    filename: 'src/file.tsx',
    errors: [{ messageId: 'interaction', line: 5, column: 9, endLine: 5, endColumn: 49,
      suggestions: [{ messageId: 'useClass', output: `import { useMsal } from '@azure/msal-react';
import { InteractionRequiredAuthError } from '@azure/msal-browser';
export function C() {
  const { instance, accounts } = useMsal();
  instance.acquireTokenSilent({ account: accounts[0] }).catch((err) => {
    if (err instanceof InteractionRequiredAuthError) instance.acquireTokenRedirect({});
  });
}` }] }],
  },
  {
    name: 'never from msal-common',
    code: `import { AuthError } from '@azure/msal-common';
import { PublicClientApplication } from '@azure/msal-node';
export const ask = (e: AuthError) => e.errorCode === 'interaction_required';`,
    errors: [{ messageId: 'interaction', line: 3, column: 38, endLine: 3, endColumn: 76,
      suggestions: [{ messageId: 'useClass', output: `import { AuthError } from '@azure/msal-common';
import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-node';
export const ask = (e: AuthError) => e instanceof InteractionRequiredAuthError;` }] }],
  },
  {
    name: 'a code and its reason',
    code: `import { AuthError } from '@azure/msal-node';
export const ask = (e: AuthError) => e.errorCode === 'invalid_grant' && e.subError === 'basic_action';`,
    errors: [{ messageId: 'interaction', line: 2, column: 38, endLine: 2, endColumn: 102,
      suggestions: [{ messageId: 'useClass', output: `import { AuthError, InteractionRequiredAuthError } from '@azure/msal-node';
export const ask = (e: AuthError) => e.errorCode === 'invalid_grant' && e instanceof InteractionRequiredAuthError;` }] }],
  },
  {
    name: 'the text of a body is no error object',
    code: `import { PublicClientApplication } from '@azure/msal-node';
export const ask = (response) => response.data.message.includes('interaction_required');`,
    errors: [{ messageId: 'interactionText', line: 2, column: 34, endLine: 2, endColumn: 88, suggestions: null }],
  },
  ],
});

describe('what a report says', () => {
  const messageOf = (code: string): string | undefined => lint(code, { rules: { 'zero-trust/prefer-error-class': 'error' } })[0]?.message;

  it('names the code, where the error came from, and the class', () => {
    const code = "import { PublicClientApplication } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\npca.acquireTokenSilent(q)\n  .catch((e) => e.errorCode === 'login_required');";
    expect(messageOf(code)).toBe('`e.errorCode`, from `pca.acquireTokenSilent()` (line 3), is compared with `login_required`, but `InteractionRequiredAuthError` covers more than that: its code is often `invalid_grant`, with the reason elsewhere. In those cases the user is not asked to sign in. Check `e instanceof InteractionRequiredAuthError` instead.');
  });

  it('names no call that only reads the accounts: it does not fail for a sign-in', () => {
    const code = "import { PublicClientApplication } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\npca.initialize().then(() => { use(pca.getAllAccounts()); }).catch((e) => e.message.includes('AADSTS50058'));";
    expect(messageOf(code)).toMatch(/^`e\.message` is compared with `AADSTS50058`/);
  });

  it('counts long lists', () => {
    const code = "const CODES = ['AADSTS50076', 'AADSTS50079', 'AADSTS50058', 'AADSTS65001', 'AADSTS16000'];\nexport const f = (text: string) => CODES.some((code) => text.includes(code));";
    expect(messageOf(code)).toContain('is compared with `AADSTS50076`, `AADSTS50079`, `AADSTS50058` and 2 more, but');
  });

  it('says which constant stands for a code without a class', () => {
    const code = "import { BrowserAuthError } from '@azure/msal-browser';\nexport const closed = (e) => e.errorCode === 'user_cancelled';";
    const [message] = lint(code, { rules: { 'zero-trust/prefer-error-class': ['error', { checkCodesWithoutClass: true }] } });
    expect(message?.message).toMatch(/Check `instanceof BrowserAuthError` first, then compare with `BrowserAuthErrorCodes\.userCancelled`\.$/);
  });
});
