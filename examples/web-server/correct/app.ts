import express from 'express';
import { rateLimit } from 'express-rate-limit';
import session from 'express-session';

import { authRouter } from './auth/routes';
import { endWithIdToken } from './auth/session-lifetime';
import { profileRouter } from './graph/profile';

export const app = express();

app.set('trust proxy', 1);
app.use((_req, res, next) => {
  res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
  next();
});
app.use(express.static('public', { maxAge: '1d' }));
app.use(rateLimit({ windowMs: 15 * 60 * 1000, limit: 300 }));
app.use(express.urlencoded({ extended: false }));
app.use(
  session({
    secret: process.env.SESSION_SECRET ?? '',
    resave: false,
    saveUninitialized: false,
    // No lifetime here: it is set at sign-in, from the ID token.
    cookie: { httpOnly: true, secure: true, sameSite: 'lax' },
  }),
);
app.use(endWithIdToken);

app.use('/auth', authRouter);
app.use('/me', profileRouter);

app.listen(Number(process.env.PORT ?? 3000));
