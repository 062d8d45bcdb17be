/** How calls of our partners' services are checked, for passport: each partner is a tenant of its own. */
export const partnerOptions = {
  identityMetadata: 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
  clientID: process.env.CLIENT_ID ?? '',
  validateIssuer: true,
  issuer: ['https://login.microsoftonline.com/4be1f3a7-5a0c-4f0e-9f5d-0c0f1b5a7e90/v2.0'],
  loggingLevel: 'warn',
};
