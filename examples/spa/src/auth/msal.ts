import { type Configuration, PublicClientApplication } from '@azure/msal-browser';

const configuration: Configuration = {
  auth: {
    clientId: '2f0a7c52-6c38-4a5b-9a0d-3f6c1a4e8b17',
    authority: 'https://login.microsoftonline.com/organizations',
    // expect: no-token-over-http
    redirectUri: 'http://expenses.contoso.example/auth',
  },
  cache: { cacheLocation: 'sessionStorage' },
};

export const msal = new PublicClientApplication(configuration);

// expect: no-redundant-oidc-scopes
export const apiRequest = { scopes: ['openid', 'profile', 'api://expenses.contoso.example/Expenses.Read'] };

// expect: no-overprivileged-scope
export const receiptsRequest = { scopes: ['https://graph.microsoft.com/Files.ReadWrite.All'] };
