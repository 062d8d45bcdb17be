/** Whose claims a decoder gives: those of tokens that are this program's to read, and of tokens that it received and checked. */
import { describe, expect, it } from 'vitest';
import type { TSESTree } from '@typescript-eslint/utils';

import { claimsStep } from '../../src/provenance/claims.js';
import type { Origin } from '../../src/provenance/graph.js';
import { originsOf, probe } from './probe.js';

const HEAD = `import { PublicClientApplication } from '@azure/msal-browser';
import { jwtDecode } from 'jwt-decode';
import jwt from 'jsonwebtoken';
import jws from 'jws';
import simple from 'jwt-simple';
import { createVerifier } from 'fast-jwt';
const pca = new PublicClientApplication(config);
const r = await pca.acquireTokenSilent(q);
`;
/** In a server: `token` is what a request brought. */
const inServer = (code: string): string => `app.use((req, res) => { const token = req.headers.authorization.split(' ')[1]; ${code} });`;
const OF_REQUEST = 'claim:sub field';

type Case = readonly [name: string, code: string, expected: string];

/** What the one `probe(x)` of each case is taken for. */
function reads(cases: readonly Case[]): void {
  it.each(cases)('%s', (_name, code, expected) => {
    expect(originsOf(HEAD + code)).toEqual([expected]);
  });
}

describe('claims of a token that this program acquired', () => {
  reads([
    ['an ID token', 'probe(jwtDecode(r.idToken).sub);', 'claim:sub flow'],
    ['when an ID token ends', 'probe(jwtDecode(r.idToken).exp);', 'expiry:exp flow'],
    ['all of them', 'const claims = jwtDecode(r.idToken); probe(claims);', 'claims flow'],
    ['a token of Teams', "import { authentication } from '@microsoft/teams-js'; const t = await authentication.getAuthToken(); probe(jwtDecode(t).sub);", 'claim:sub flow'],
    ['an access token, which is not for this program', 'probe(jwtDecode(r.accessToken).sub);', '-'],
    ['an access token that is checked as well', 'probe(jwt.verify(r.accessToken, keys.published).sub);', '-'],
    ['an access token in a file that checks others', 'jwt.verify(r.idToken, keys.published); probe(jwtDecode(r.accessToken).sub);', '-'],
    ['what a library keeps beside the claims', 'probe(jws.decode(r.idToken).header.kid);', '-'],
    ['the claims that it keeps in a member', 'probe(jws.decode(r.idToken).payload.sub);', 'claim:sub flow'],
    ['a member of the name of a claim, beside them', 'probe(jws.decode(r.idToken).sub);', '-'],
    ['a decoder that is given a secret and does not use it', 'probe(simple.decode(r.idToken, process.env.SECRET, true).sub);', 'claim:sub flow'],
    ['the same that does use it: a token of the program\'s own', 'probe(simple.decode(r.idToken, process.env.SECRET).sub);', '-'],
  ]);
});

describe('claims of a token that a request brought', () => {
  reads([
    ['that is checked by a library with a callback', inServer('jwt.verify(token, getKey, (error, claims) => { probe(claims.sub); });'), OF_REQUEST],
    ['in a member of what a callback gets', inServer('jwt.verify(token, getKey, { complete: true }, (error, decoded) => { probe(decoded.payload.sub); });'), OF_REQUEST],
    ['beside that member: nothing of the claims', inServer('jwt.verify(token, getKey, { complete: true }, (error, decoded) => { probe(decoded.signature); });'), '-'],
    ['that is checked', inServer('probe(jwt.verify(token, keys.published).sub);'), OF_REQUEST],
    ['that is checked by a function that a library made', inServer('const check = createVerifier({ key }); probe(check(token).sub);'), OF_REQUEST],
    ['that is only decoded', inServer('probe(jwtDecode(token).sub);'), '-'],
    ['that is checked, and decoded after that', inServer('jwt.verify(token, keys.published); probe(jwtDecode(token).sub);'), OF_REQUEST],
    ['that is checked by a function of the project', inServer('await validateAccessToken(token, keys); probe(jwtDecode(token).sub);'), OF_REQUEST],
    ['that is checked by a function which needs no key', inServer('await jwtVerify(token); probe(jwtDecode(token).sub);'), OF_REQUEST],
    ['that is checked with a secret, and decoded after that', inServer('jwt.verify(token, process.env.JWT_SECRET); probe(jwtDecode(token).sub);'), '-'],
    ['beside a check of nothing', inServer('verify(); probe(jwtDecode(token).sub);'), '-'],
    ['beside a check of something else', inServer('validateBody(req); probe(jwtDecode(token).sub);'), '-'],
  ]);
});

describe('claims that a verifier calls back with', () => {
  reads([
    ['the second thing that it gives', inServer('jwt.verify(token, getKey, (error, claims) => { probe(claims.sub); });'), OF_REQUEST],
    ['of an ID token', 'jwt.verify(r.idToken, getKey, (error, claims) => { probe(claims.sub); });', 'claim:sub flow'],
    ['of an access token, which is not for this program', 'jwt.verify(r.accessToken, getKey, (error, claims) => { probe(claims.sub); });', '-'],
    ['not the first', inServer('jwt.verify(token, getKey, (error, claims) => { probe(error.sub); });'), '-'],
    ['not the third', inServer('jwt.verify(token, getKey, (error, claims, more) => { probe(more.sub); });'), '-'],
    ['not what only decodes', inServer('jwt.verify(token, getKey); jwt.decode(token, options, (error, more) => { probe(more.sub); });'), '-'],
    ['not with a secret', inServer('jwt.verify(token, process.env.JWT_SECRET, (error, claims) => { probe(claims.sub); });'), '-'],
    ['not from a function of this file, which hands on what it likes', `function check(token, done) { load(token, done); return jwt.verify(token, keys.published); } ${inServer('check(token, (error, user) => { probe(user.sub); });')}`, '-'],
    ['not whether a signature is right', inServer('jws.verify(token, algorithm, (error, more) => { probe(more.sub); });'), '-'],
  ]);
});

describe('what is known of a token goes over to its claims', () => {
  /** What becomes of a token that is known like this. */
  const mapped = (origin: Pick<Origin, 'kind'> & Partial<Origin>): (Origin | undefined)[] =>
    probe(`${HEAD}probe(jwtDecode(token));`, ({ module, settings }, argument) => {
      const made = claimsStep({ module, anyFile: module, settings }, argument as TSESTree.CallExpression, ['sub']);
      return made?.map?.({ evidence: 'name', provider: 'microsoft', node: argument, ...origin });
    });

  it('how it is known, and whose it is', () => {
    expect(mapped({ kind: 'id-token', evidence: 'type', provider: 'other' })).toMatchObject([{ kind: 'claim', claim: 'sub', evidence: 'type', provider: 'other' }]);
  });

  it('that it counts only beside Microsoft identity', () => {
    expect(mapped({ kind: 'id-token', gated: true })).toMatchObject([{ kind: 'claim', gated: true }]);
    expect(mapped({ kind: 'id-token' })[0]).not.toHaveProperty('gated');
  });

  it('nothing where it is no token to read', () => {
    expect(mapped({ kind: 'refresh-token' })).toEqual([undefined]);
  });
});
