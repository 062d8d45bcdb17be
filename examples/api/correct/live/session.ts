import '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import { SignJWT } from 'jose';

import type { Caller } from '../auth/bearer.js';

const key = new TextEncoder().encode(process.env.SESSION_KEY);

/** The session of the live view ends when the token that started it ends. */
export async function startSession(reply: FastifyReply, caller: Caller): Promise<void> {
  const { exp, tid, oid } = caller;
  if (exp === undefined) throw new Error('A token without an end starts no session.');

  const session = await new SignJWT({ userId: `${tid}.${oid}` })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('expenses-api')
    .setAudience('expenses-live')
    .setExpirationTime(exp)
    .sign(key);

  reply.setCookie('session', session, {
    path: '/live',
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    expires: new Date(exp * 1000),
  });
  reply.setCookie('csrf', crypto.randomUUID(), { path: '/live', secure: true, sameSite: 'strict', maxAge: 3600 });
}

export function endSession(reply: FastifyReply): void {
  reply.setCookie('session', '', { path: '/live', maxAge: 0 });
}
