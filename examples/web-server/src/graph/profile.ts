import type { AuthenticationResult } from '@azure/msal-node';
import { Router } from 'express';
import jwt from 'jsonwebtoken';

import { client } from '../auth/client';

function sessionEnd(result: AuthenticationResult): number {
  // expect: no-hardcoded-session-lifetime
  return result.expiresOn?.getTime() ?? Date.now() + 60 * 60 * 1000;
}

export const profileRouter = Router();

profileRouter.get('/', async (req, res) => {
  const { account } = req.session;
  if (!account) {
    res.redirect('/auth/signin');
    return;
  }

  try {
    // expect: no-overprivileged-scope
    const result = await client.acquireTokenSilent({ account, scopes: ['https://graph.microsoft.com/.default'] });
    const { accessToken: graphToken } = result;
    // expect: no-access-token-decode
    const claims = jwt.decode(graphToken, { json: true });
    const answer = await fetch('https://graph.microsoft.com/v1.0/me', {
      headers: { Authorization: `Bearer ${graphToken}` },
    });
    res.json({ user: await answer.json(), tenant: claims?.tid, until: sessionEnd(result) });
  } catch (error) {
    // expect: prefer-error-class
    if (error instanceof Error && error.message.includes('interaction_required')) {
      res.redirect('/auth/signin');
      return;
    }
    throw error;
  }
});
