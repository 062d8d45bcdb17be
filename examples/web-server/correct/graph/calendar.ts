import { InteractionRequiredAuthError } from '@azure/msal-node';
import { Router } from 'express';

import { client } from '../auth/client';

export const calendarRouter = Router();

calendarRouter.get('/', async (req, res, next) => {
  const { account } = req.session;
  if (!account) {
    res.redirect('/auth/signin');
    return;
  }
  try {
    const result = await client.acquireTokenSilent({ account, scopes: ['Calendars.Read'] });
    const answer = await fetch('https://graph.microsoft.com/v1.0/me/events', { headers: { Authorization: `Bearer ${result.accessToken}` } });
    res.json(await answer.json());
  } catch (error) {
    if (error instanceof InteractionRequiredAuthError) res.redirect('/auth/signin');
    else next(error);
  }
});
