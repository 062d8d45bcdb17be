/** How calls of our partners' services are checked, for passport. */
export const partnerOptions = {
  identityMetadata: 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
  clientID: process.env.CLIENT_ID ?? '',
  // expect: require-token-validation
  validateIssuer: false,
  loggingLevel: 'warn',
};
