import { randomUUID } from 'node:crypto';

import { Router } from 'express';

import { loadApprover } from '../users/approvers';
import { rememberProfile } from '../users/profile-cache';
import { client, crypto, graphScopes, redirectUri } from './client';
import { explainSignInFailure } from './errors';

const TEN_MINUTES = 10 * 60 * 1000;

export const authRouter = Router();

authRouter.get('/signin', async (req, res) => {
  const { verifier, challenge } = await crypto.generatePkceCodes();
  const state = crypto.createNewGuid();
  req.session.verifier = verifier;
  // How long a started sign-in may take is not how long a session lasts.
  res.cookie('auth_state', state, { httpOnly: true, secure: true, sameSite: 'lax', maxAge: TEN_MINUTES });

  const url = await client.getAuthCodeUrl({
    scopes: graphScopes,
    redirectUri,
    state,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
    loginHint: req.session.account?.username,
  });
  res.redirect(url);
});

authRouter.get('/redirect', async (req, res) => {
  try {
    const result = await client.acquireTokenByCode({
      scopes: graphScopes,
      redirectUri,
      code: String(req.query.code),
      codeVerifier: req.session.verifier,
    });
    const { account } = result;
    const exp = account?.idTokenClaims?.exp;
    if (!account || exp === undefined) throw new Error('The answer names no account.');

    req.session.account = account;
    req.session.cookie.maxAge = exp * 1000 - Date.now();
    await rememberProfile(account);
    const approver = await loadApprover(account);

    res.clearCookie('auth_state');
    res.cookie('csrf', randomUUID(), { secure: true, sameSite: 'strict', maxAge: 60 * 60 * 1000 });
    res.redirect(approver ? '/approvals' : '/');
  } catch (error) {
    res.status(401).send(explainSignInFailure(error));
  }
});

authRouter.post('/signout', (req, res) => {
  req.session.destroy(() => {
    res.cookie('connect.sid', '', { maxAge: 0 });
    res.redirect('/');
  });
});
