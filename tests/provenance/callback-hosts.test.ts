/** From a function to the call that takes it, by the names that it and the objects around it have on the way. */
import { describe, expect, it } from 'vitest';

import { follows, ID } from './follows.js';
import { probe } from './probe.js';

const PASSPORT = "import { BearerStrategy } from 'passport-azure-ad';\n";
const NEXT = "import NextAuth from 'next-auth';\nimport type { NextAuthOptions } from 'next-auth';\n";
const OID = 'claim:oid flow';

describe('a function is taken', () => {
  const jwt = `${NEXT}function jwt({ account }) { probe(account.id_token); } const callbacks = { jwt }; `;

  follows([
    ['by a strategy, though it was called before', `${PASSPORT}function check(token, done) { probe(token.oid); } check(known, end); new BearerStrategy({}, check);`, OID],
    ['by a strategy, though it was taken apart before', `${PASSPORT}const check = (token, done) => probe(token.oid); const { name } = check; new BearerStrategy({}, check);`, OID],
    ['by a strategy, though it has a second name of some type', `${PASSPORT}const check = (token, done) => probe(token.oid); const again: Verify = check; new BearerStrategy({}, check);`, OID],
    ['by a strategy, though something else was given it before', `${PASSPORT}function check(token, done) { probe(token.oid); } register(check); new BearerStrategy({}, check);`, OID],
    ['by a strategy, as a method', `${PASSPORT}class Login { use() { passport.use(new BearerStrategy({}, this.check)); } check(token, done) { probe(token.oid); } }`, OID],
    ['by a strategy, as a bound method', `${PASSPORT}class Login { constructor() { passport.use(new BearerStrategy({}, this.check.bind(this))); } check(token, done) { probe(token.oid); } }`, OID],
    ['by a strategy, as a field', `${PASSPORT}class Login { check = (token, done) => { probe(token.oid); }; constructor() { passport.use(new BearerStrategy({}, this.check)); } }`, OID],
    ['by no strategy, as a method of another class', `${PASSPORT}class Login { check(token, done) { probe(token.oid); } } class Other { constructor() { new BearerStrategy({}, this.check); } }`, 'claim:oid field'],
    ['by no strategy that calls it itself', `${PASSPORT}function check(token, done) { probe(token.oid); } new BearerStrategy({}, check.call(this));`, 'claim:oid field'],
    ['through three names', `${jwt}const a = { callbacks }; NextAuth(a);`, ID],
    ['through no fourth', `${jwt}const a = { callbacks }; const b = a; NextAuth(b);`, 'id-token field'],
  ]);
});

describe('a strategy of Nest', () => {
  const JWT = "import { Strategy } from 'passport-jwt';\n";
  const nest = (members: string, strategy = 'BearerStrategy'): string => `class S extends PassportStrategy(${strategy}) { ${members} }`;
  const validate = 'validate(payload) { probe(payload); }';

  follows([
    ['has its constructor behind the method', PASSPORT + nest(`${validate} constructor() { super({}); }`), 'claims flow'],
    ['keeps more in its constructor', PASSPORT + nest(`constructor(config) { super({}); this.config = config; } ${validate}`), 'claims flow'],
    ['keeps something before it tells its options', PASSPORT + nest(`constructor(config) { known = config; super({}); } ${validate}`), 'claims flow'],
    ['calls something before it tells its options', JWT + nest(`constructor() { report({ secretOrKey }); super({ secretOrKeyProvider: keys }); } ${validate}`, 'Strategy'), 'claims flow'],
    ['is none in an object of such a method', `const rules = { ${validate} };`, '-'],
    ['is none in a class that such an object is given to', `class S extends PassportStrategy(BearerStrategy) { constructor() { super({ ${validate} }); } }`, '-'],
  ]);
});

describe('what messages show of a function', () => {
  const body = '({ account }) => probe(account.id_token)';

  it.each<[string, string, string]>([
    ['the call that takes it', `const jwt = ${body}; NextAuth({ callbacks: { jwt } });`, 'NextAuth({ callbacks: { jwt } })'],
    ['the call, also of options with a type', `const options: NextAuthOptions = { callbacks: { jwt: ${body} } }; setUp(options);`, 'setUp(options)'],
    ['its own name, where a type alone tells', 'const options: NextAuthOptions = { callbacks: { jwt: function keep({ account }) { probe(account.id_token); } } };', 'keep'],
    ['the name of its variable', `const keep = ${body}; const options: NextAuthOptions = { callbacks: { jwt: keep } };`, 'keep'],
    ['the name of its property', `const options: NextAuthOptions = { callbacks: { jwt: ${body} } };`, 'jwt'],
    ['the name of its property, whatever is around it', `const options = { callbacks: { jwt: (${body}) as Callback } } satisfies NextAuthOptions;`, 'jwt'],
  ])('%s', (_name, code, expected) => {
    expect(probe(NEXT + code, (analysis, argument) => analysis.trace(argument).origins.map(({ node }) => analysis.module.textOf(node)))).toEqual([[expected]]);
  });
});
