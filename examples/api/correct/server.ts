import cookie from '@fastify/cookie';
import Fastify from 'fastify';

import { expenseRoutes } from './expenses/routes.js';
import { ChallengeForCaller } from './payroll/on-behalf-of.js';

const app = Fastify({ logger: true });

await app.register(cookie);
app.setErrorHandler((error, _request, reply) => {
  if (error instanceof ChallengeForCaller) return reply.code(401).header('WWW-Authenticate', error.header).send();
  throw error;
});
expenseRoutes(app);

await app.listen({ port: Number(process.env.PORT ?? 4000) });
