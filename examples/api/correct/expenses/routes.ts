import type { FastifyInstance } from 'fastify';
import { MongoClient } from 'mongodb';

import { type Caller, callerOf } from '../auth/bearer.js';

interface Expense {
  owner: { tid: string; oid: string };
  purpose: string;
  amount: number;
}

const mongo = new MongoClient(process.env.MONGODB_URL ?? 'mongodb://localhost:27017');
const expenses = mongo.db('expenses').collection<Expense>('expenses');

const ownerOf = ({ tid, oid }: Caller) => ({ tid, oid });

export function expenseRoutes(app: FastifyInstance): void {
  app.get('/expenses', async (request) => {
    const caller = await callerOf(request);
    return expenses.find({ 'owner.tid': caller.tid, 'owner.oid': caller.oid }).toArray();
  });

  app.post<{ Body: { purpose: string; amount: number } }>('/expenses', async (request, reply) => {
    const caller = await callerOf(request);
    const { purpose, amount } = request.body;
    await expenses.insertOne({ owner: ownerOf(caller), purpose, amount });
    return reply.code(201).send({ thanks: caller.name });
  });
}
