import { Router } from 'express';

import { loadApprover } from '../users/approvers';
import { rememberProfile } from '../users/profile-cache';
import { client, crypto, graphScopes, redirectUri } from './client';
import { explainSignInFailure } from './errors';

const REMEMBER_ME_DAYS = 30;

export const authRouter = Router();

authRouter.get('/signin', async (req, res) => {
  const { verifier, challenge } = await crypto.generatePkceCodes();
  req.session.verifier = verifier;
  req.session.state = crypto.createNewGuid();

  const url = await client.getAuthCodeUrl({
    scopes: graphScopes,
    redirectUri,
    state: req.session.state,
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
  });
  res.redirect(url);
});

authRouter.get('/redirect', async (req, res) => {
  if (req.query.state !== req.session.state) {
    res.status(400).send('This sign-in was not started here.');
    return;
  }

  try {
    const result = await client.acquireTokenByCode({
      scopes: graphScopes,
      redirectUri,
      code: String(req.query.code),
      codeVerifier: req.session.verifier,
    });
    const { account } = result;
    if (!account) throw new Error('The answer names no account.');

    req.session.account = account;
    await rememberProfile(account);
    const approver = await loadApprover(account);

    res.cookie('remember_me', account.homeAccountId, {
      httpOnly: true,
      secure: true,
      signed: true,
      // expect: no-hardcoded-session-lifetime
      maxAge: REMEMBER_ME_DAYS * 24 * 60 * 60 * 1000,
    });
    // expect: no-plaintext-token-storage
    res.cookie('graph_token', result.accessToken, { path: '/api' });
    res.redirect(approver ? '/approvals' : '/');
  } catch (error) {
    res.status(401).send(explainSignInFailure(error));
  }
});
