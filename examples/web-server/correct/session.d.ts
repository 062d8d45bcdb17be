import type { AccountInfo } from '@azure/msal-node';

declare module 'express-session' {
  interface SessionData {
    account: AccountInfo;
    state: string;
    verifier: string;
  }
}
