import type { FastifyRequest } from 'fastify';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose';

const audience = 'api://expenses.contoso.example';

/** The tenants of our customers. */
const tenants = new Set(['9c0d6a55-0b0e-4f0f-a5a5-f4d5c5a4e2d1', '4be1f3a7-5a0c-4f0e-9f5d-0c0f1b5a7e90']);

const keys = createRemoteJWKSet(new URL('https://login.microsoftonline.com/common/discovery/v2.0/keys'));

export interface Caller extends JWTPayload {
  tid: string;
  oid: string;
  name?: string;
}

/** This API is the audience of the token it receives: opening it is its duty, and nobody else's. */
async function verify(accessToken: string): Promise<Caller> {
  const { alg } = decodeProtectedHeader(accessToken);
  if (alg !== 'RS256') throw new Error('Unexpected algorithm.');
  const { tid = '' } = decodeJwt<{ tid?: string }>(accessToken);
  if (!tenants.has(tid)) throw new Error('Unknown tenant.');

  const { payload } = await jwtVerify<Caller>(accessToken, keys, {
    audience,
    issuer: `https://login.microsoftonline.com/${tid}/v2.0`,
    algorithms: ['RS256'],
  });
  return payload;
}

export function bearerOf(request: FastifyRequest): string {
  return request.headers.authorization?.replace(/^Bearer /, '') ?? '';
}

export function callerOf(request: FastifyRequest): Promise<Caller> {
  return verify(bearerOf(request));
}

/** Names of claims as SAML and older tokens spell them; nothing is ever sent there. */
export const OBJECT_ID = 'http://schemas.microsoft.com/identity/claims/objectidentifier';
export const TENANT_ID = 'http://schemas.microsoft.com/identity/claims/tenantid';
