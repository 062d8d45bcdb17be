import { type Configuration, PublicClientApplication } from '@azure/msal-browser';

const local = location.hostname === 'localhost';

const configuration: Configuration = {
  auth: {
    clientId: '2f0a7c52-6c38-4a5b-9a0d-3f6c1a4e8b17',
    authority: 'https://login.microsoftonline.com/organizations',
    // Entra allows http for loopback addresses, and nothing leaves this machine.
    redirectUri: local ? 'http://localhost:5173/auth' : 'https://expenses.contoso.example/auth',
  },
  cache: { cacheLocation: 'sessionStorage' },
};

export const msal = new PublicClientApplication(configuration);

export const apiRequest = { scopes: ['api://expenses.contoso.example/Expenses.Read'] };

export const receiptsRequest = { scopes: ['https://graph.microsoft.com/Files.ReadWrite'] };
