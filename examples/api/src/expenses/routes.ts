import type { FastifyInstance, FastifyRequest } from 'fastify';
import { jwtVerify } from 'jose';
import { MongoClient } from 'mongodb';

import { audience, issuer, keys } from '../auth/keys.js';

interface Caller {
  oid?: string;
  tid?: string;
  name?: string;
}

interface Expense {
  owner?: string;
  purpose: string;
  amount: number;
}

const mongo = new MongoClient(process.env.MONGODB_URL ?? 'mongodb://localhost:27017');
const expenses = mongo.db('expenses').collection<Expense>('expenses');

async function callerOf(request: FastifyRequest): Promise<Caller> {
  const bearer = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  const { payload } = await jwtVerify<Caller>(bearer, keys, { audience, issuer });
  return payload;
}

export function expenseRoutes(app: FastifyInstance): void {
  app.get('/expenses', async (request) => {
    const caller = await callerOf(request);
    // expect: prefer-tid-oid-key
    return expenses.find({ owner: caller.oid }).toArray();
  });

  app.post<{ Body: { purpose: string; amount: number } }>('/expenses', async (request, reply) => {
    const caller = await callerOf(request);
    const { purpose, amount } = request.body;
    // expect: prefer-tid-oid-key
    await expenses.insertOne({ owner: caller.oid, purpose, amount });
    return reply.code(201).send({ thanks: caller.name });
  });
}
