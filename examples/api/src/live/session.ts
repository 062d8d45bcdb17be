import '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import { SignJWT } from 'jose';

const key = new TextEncoder().encode(process.env.SESSION_KEY);

/** The live view cannot send a bearer token with its event stream, so it gets a session of its own. */
export async function startSession(reply: FastifyReply, userId: string): Promise<void> {
  const session = await new SignJWT({ userId })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('expenses-api')
    .setAudience('expenses-live')
    // expect: no-hardcoded-session-lifetime
    .setExpirationTime('12h')
    .sign(key);

  reply.setCookie('session', session, {
    path: '/live',
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    // expect: no-hardcoded-session-lifetime
    maxAge: 12 * 60 * 60,
  });
}
