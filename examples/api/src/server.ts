import cookie from '@fastify/cookie';
import Fastify from 'fastify';

import { requireEmployee } from './auth/access.js';
import { expenseRoutes } from './expenses/routes.js';

const app = Fastify({ logger: true });

await app.register(cookie);
app.addHook('onRequest', requireEmployee);
expenseRoutes(app);

await app.listen({ port: Number(process.env.PORT ?? 4000) });
