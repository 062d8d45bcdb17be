import type { RequestHandler } from 'express';

/** express-session renews `maxAge` with every request, so the end of the ID token is enforced here. */
export const endWithIdToken: RequestHandler = (req, res, next) => {
  const exp = req.session.account?.idTokenClaims?.exp;
  if (exp === undefined || Date.now() < exp * 1000) {
    next();
    return;
  }
  req.session.destroy(() => {
    res.redirect('/auth/signin');
  });
};
