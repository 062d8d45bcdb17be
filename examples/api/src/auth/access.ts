import type { FastifyReply, FastifyRequest } from 'fastify';
import { jwtVerify } from 'jose';
import { MongoClient } from 'mongodb';

import { audience, issuer, keys } from './keys.js';

interface Employee {
  upn: string;
  active: boolean;
  costCentre: string;
}

const mongo = new MongoClient(process.env.MONGODB_URL ?? 'mongodb://localhost:27017');
const employees = mongo.db('expenses').collection<Employee>('employees');

/** Lets only active employees in. Entra's access token carries the claims that this API checks. */
export async function requireEmployee(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const bearer = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  const { payload } = await jwtVerify<{ upn?: string }>(bearer, keys, { audience, issuer });
  // expect: prefer-tid-oid-key
  const employee = await employees.findOne({ upn: payload.upn });
  if (!employee?.active) await reply.code(403).send({ error: 'Not an active employee.' });
}
