import { createRemoteJWKSet } from 'jose';

export const audience = 'api://expenses.contoso.example';

/** The tenants of our customers. */
const tenants = ['9c0d6a55-0b0e-4f0f-a5a5-f4d5c5a4e2d1', '4be1f3a7-5a0c-4f0e-9f5d-0c0f1b5a7e90'];

export const issuer = tenants.map((tenant) => `https://login.microsoftonline.com/${tenant}/v2.0`);

// expect: no-token-over-http
export const keys = createRemoteJWKSet(new URL('http://keys.platform.contoso.example/common/discovery/v2.0/keys'));
