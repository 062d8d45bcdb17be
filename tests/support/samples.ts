import { expectedIn } from './marks.js';
import { FINISHED } from './plugin.js';

/** One plain violation of each rule, in JavaScript that every parser reads. */
export const WRONG = `import { PublicClientApplication } from '@azure/msal-browser';
import session from 'express-session';
import { jwtDecode } from 'jwt-decode';
import { app, config, drafts, secret } from './app.js';

const client = new PublicClientApplication(config);
const byUser = new Map();

// expect: no-hardcoded-session-lifetime
app.use(session({ secret, cookie: { httpOnly: true, maxAge: 8 * 60 * 60 * 1000 } }));

export async function roles(request) {
  const result = await client.acquireTokenSilent(request);
  // expect: no-access-token-decode
  return jwtDecode(result.accessToken).roles;
}

export async function remember(request) {
  const result = await client.acquireTokenSilent(request);
  // expect: prefer-tid-oid-key
  byUser.set(result.idTokenClaims.email, drafts);
}

export async function token(request) {
  try {
    return await client.acquireTokenSilent(request);
  } catch (error) {
    // expect: prefer-error-class
    if (error.errorCode === 'interaction_required') return client.acquireTokenPopup(request);
    throw error;
  }
}

export async function profile(request) {
  const { accessToken } = await client.acquireTokenSilent(request);
  // expect: no-token-over-http
  return fetch('http://api.contoso.com/me', { headers: { Authorization: \`Bearer \${accessToken}\` } });
}

export async function trace(request) {
  const { accessToken } = await client.acquireTokenSilent(request);
  // expect: no-token-leak
  console.log('got', accessToken);
}

export async function keep(request) {
  const { accessToken } = await client.acquireTokenSilent(request);
  // expect: no-plaintext-token-storage
  localStorage.setItem('api', accessToken);
}
`;

/** The same jobs done right. */
export const RIGHT = `import { InteractionRequiredAuthError, PublicClientApplication } from '@azure/msal-browser';
import session from 'express-session';
import { app, config, drafts, secret } from './app.js';

const client = new PublicClientApplication(config);
const byUser = new Map();

app.use(session({ secret, cookie: { httpOnly: true } }));

export async function roles(request) {
  const result = await client.acquireTokenSilent(request);
  return result.idTokenClaims.roles;
}

export async function remember(request) {
  const result = await client.acquireTokenSilent(request);
  byUser.set(\`\${result.idTokenClaims.tid}.\${result.idTokenClaims.oid}\`, drafts);
}

export async function token(request) {
  try {
    return await client.acquireTokenSilent(request);
  } catch (error) {
    if (error instanceof InteractionRequiredAuthError) return client.acquireTokenPopup(request);
    throw error;
  }
}

export async function profile(request) {
  const { accessToken } = await client.acquireTokenSilent(request);
  return fetch('https://api.contoso.com/me', { headers: { Authorization: \`Bearer \${accessToken}\` } });
}
`;

/** `line: rule` of the marks whose rules are written, in order of line. */
export function spoken(code: string, shift = 0): string[] {
  return expectedIn(code)
    .filter((mark) => FINISHED.some(({ name }) => mark.endsWith(`: ${name}`)))
    .map((mark) => mark.replace(/^\d+/, (line) => String(Number(line) + shift)));
}
