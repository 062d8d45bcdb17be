import { InteractionRequiredAuthError } from '@azure/msal-node';
import { Router } from 'express';

import { client, graphScopes } from '../auth/client';

export const profileRouter = Router();

profileRouter.get('/', async (req, res) => {
  const { account } = req.session;
  if (!account) {
    res.redirect('/auth/signin');
    return;
  }

  try {
    const { accessToken, expiresOn } = await client.acquireTokenSilent({ account, scopes: graphScopes });
    const answer = await fetch(`https://graph.microsoft.com/v1.0/users/${account.localAccountId}`, {
      headers: { Authorization: `Bearer ${accessToken}` },
    });
    res.json({
      user: await answer.json(),
      greeting: `Hello ${account.name ?? account.username}`,
      tenant: account.tenantId,
      until: expiresOn?.getTime(),
    });
  } catch (error) {
    if (error instanceof InteractionRequiredAuthError) {
      res.redirect('/auth/signin');
      return;
    }
    throw error;
  }
});
