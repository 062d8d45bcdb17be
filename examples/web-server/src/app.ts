import express from 'express';
import session from 'express-session';

import { authRouter } from './auth/routes';
import { profileRouter } from './graph/profile';

export const app = express();

app.set('trust proxy', 1);
app.use(express.urlencoded({ extended: false }));
app.use(
  session({
    secret: process.env.SESSION_SECRET ?? '',
    resave: false,
    saveUninitialized: false,
    cookie: {
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
      // expect: no-hardcoded-session-lifetime
      maxAge: 8 * 60 * 60 * 1000,
    },
  }),
);

app.use('/auth', authRouter);
app.use('/me', profileRouter);

app.listen(Number(process.env.PORT ?? 3000));
