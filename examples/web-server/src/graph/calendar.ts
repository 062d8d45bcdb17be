import { Router } from 'express';

import { client } from '../auth/client';

export const calendarRouter = Router();

calendarRouter.get('/', async (req, res) => {
  const { account } = req.session;
  if (!account) {
    res.redirect('/auth/signin');
    return;
  }
  // expect: require-interactive-fallback
  const result = await client.acquireTokenSilent({ account, scopes: ['Calendars.Read'] });
  const answer = await fetch('https://graph.microsoft.com/v1.0/me/events', { headers: { Authorization: `Bearer ${result.accessToken}` } });
  res.json(await answer.json());
});
