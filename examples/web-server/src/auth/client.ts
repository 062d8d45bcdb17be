import { ConfidentialClientApplication, CryptoProvider } from '@azure/msal-node';

export const client = new ConfidentialClientApplication({
  auth: {
    clientId: 'b8d6a7e1-9f0e-4c0e-8d57-3f2f6f0b7a64',
    authority: 'https://login.microsoftonline.com/organizations',
    clientCertificate: {
      thumbprintSha256: process.env.CERTIFICATE_THUMBPRINT ?? '',
      privateKey: process.env.CERTIFICATE_KEY ?? '',
    },
  },
});

export const crypto = new CryptoProvider();

export const redirectUri = process.env.REDIRECT_URI ?? 'https://portal.contoso.example/auth/redirect';

// expect: no-redundant-oidc-scopes
export const graphScopes = ['offline_access', 'https://graph.microsoft.com/User.Read'];
