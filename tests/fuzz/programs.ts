/** Small programs in which a value goes from the call that made it through some carriers into a sink of a rule. */
import * as fc from 'fast-check';

import { CARRIERS } from './carriers.js';
import type { Carrier, Dialect } from './carriers.js';

/** A call of a library, and the member of its result that is the value. */
export interface Source {
  readonly name: string;
  readonly call: string;
  readonly member: string;
  /** The member with the ID token of the same result. */
  readonly idToken?: string;
}

/** What is done with the value, and the rule that speaks of it. */
export interface Sink {
  readonly name: string;
  readonly rule: string;
  readonly use: (value: string) => string;
}

export interface Flow {
  readonly source: Source;
  /** Carriers of the whole result, then those of the value. */
  readonly early: readonly Carrier[];
  readonly late: readonly Carrier[];
  readonly sink: Sink;
}

export interface Program {
  readonly dialect: Dialect;
  readonly flows: readonly Flow[];
}

export const SOURCES: readonly Source[] = [
  { name: 'silent', call: 'pca.acquireTokenSilent(request)', member: 'accessToken', idToken: 'idToken' },
  { name: 'redirect', call: 'pca.handleRedirectPromise()', member: 'accessToken', idToken: 'idToken' },
  { name: 'sign-on', call: 'pca.ssoSilent(request)', member: 'accessToken', idToken: 'idToken' },
  { name: 'on behalf of', call: 'cca.acquireTokenOnBehalfOf(request)', member: 'accessToken', idToken: 'idToken' },
  { name: 'credential', call: "credential.getToken('https://graph.microsoft.com/.default')", member: 'token' },
];

const PLAIN = 'http://api.contoso.com/orders';

export const SINKS: readonly Sink[] = [
  { name: 'decoder', rule: 'no-access-token-decode', use: (value) => `jwtDecode(${value});` },
  { name: 'split', rule: 'no-access-token-decode', use: (value) => `JSON.parse(atob(${value}.split('.')[1]));` },
  { name: 'header', rule: 'no-token-over-http', use: (value) => `await fetch('${PLAIN}', { headers: { Authorization: \`Bearer \${${value}}\` } });` },
  { name: 'axios header', rule: 'no-token-over-http', use: (value) => `await axios.get('${PLAIN}', { headers: { Authorization: 'Bearer ' + ${value} } });` },
  { name: 'log', rule: 'no-token-leak', use: (value) => `console.log('got', ${value});` },
  { name: 'storage', rule: 'no-plaintext-token-storage', use: (value) => `localStorage.setItem('api', ${value});` },
];

const HEAD = `import { PublicClientApplication } from '@azure/msal-browser';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { DefaultAzureCredential } from '@azure/identity';
import axios from 'axios';
import { jwtDecode } from 'jwt-decode';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { config, work } from './app.js';
const pca = new PublicClientApplication(config);
const cca = new ConfidentialClientApplication(config);
const credential = new DefaultAzureCredential();
`;

export interface Rendering {
  /** Makes the n-th local name. */
  readonly local?: (index: number) => string;
  /** Takes the ID token where there is one. */
  readonly idToken?: boolean;
  /** The flows in reverse order. */
  readonly reversed?: boolean;
  /** What follows the call stands in a function of its own, which is called. */
  readonly moved?: boolean;
}

function carryAll(carriers: readonly Carrier[], value: string, site: Parameters<Carrier['carry']>[2], last: (value: string) => string): string {
  const [first, ...others] = carriers;
  return first ? first.carry(value, (carried) => carryAll(others, carried, site, last), site) : last(value);
}

/** The text of a program. Each flow stands in a function of its own, so that their order tells nothing. */
export function render({ flows }: Program, { local = (index) => `v${index}`, idToken = false, reversed = false, moved = false }: Rendering = {}): string {
  let count = 0;
  const parts = flows.map(({ source, early, late, sink }, index) => {
    const declared: string[] = [];
    const site = {
      fresh: () => local((count += 1)),
      declare: (code: string) => { declared.push(code); },
    };
    const result = site.fresh();
    const member = idToken ? (source.idToken ?? source.member) : source.member;
    const body = carryAll(early, result, site, (held) => carryAll(late, `${held}.${member}`, site, (value) => sink.use(value)));
    return [...declared, `export async function flow${index}(request) {\nconst ${result} = await ${source.call};\n${moved ? `const run = async () => {\n${body}\n};\nreturn run();` : body}\n}`].join('\n');
  });
  return `${HEAD}${(reversed ? parts.reverse() : parts).join('\n')}\n`;
}

/** The program with nothing between the sources and the sinks. */
export function direct({ dialect, flows }: Program): Program {
  return { dialect, flows: flows.map((flow) => ({ ...flow, early: [], late: [] })) };
}

export const fits = ({ only }: Carrier, dialect: Dialect): boolean => only?.includes(dialect) !== false;

/** At most so many carriers before and after the member is read. */
const MOST_CARRIERS = 3;
const MOST_FLOWS = 3;

export const DIALECTS: readonly Dialect[] = ['js', 'jsx', 'ts', 'tsx'];

/** Programs of the carriers that `allowed` lets through. */
export function programs(allowed: (carrier: Carrier) => boolean = () => true): fc.Arbitrary<Program> {
  return fc.constantFrom(...DIALECTS).chain((dialect) => {
    const carriers = CARRIERS.filter((carrier) => fits(carrier, dialect) && allowed(carrier));
    const some = (list: readonly Carrier[]): fc.Arbitrary<Carrier[]> => fc.array(fc.constantFrom(...list), { maxLength: MOST_CARRIERS });
    const flow: fc.Arbitrary<Flow> = fc.record({
      source: fc.constantFrom(...SOURCES),
      early: some(carriers.filter(({ text }) => text !== true)),
      late: some(carriers),
      sink: fc.constantFrom(...SINKS),
    });
    return fc.record({ dialect: fc.constant(dialect), flows: fc.array(flow, { minLength: 1, maxLength: MOST_FLOWS }) });
  });
}
