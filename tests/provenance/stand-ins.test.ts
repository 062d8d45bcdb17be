/** Values that are only written where there is none yet: what they are counts beside what is there otherwise, as in `a ?? b`. */
import { describe } from 'vitest';

import { AT, follows } from './follows.js';

describe('a value written where there is none stands in for it', () => {
  const known = 'let t = r.accessToken;';
  const unknown = 'let t = load();';
  follows([
    ['after `!`', `${known} if (!t) t = load(); probe(t);`, AT],
    ['the token itself', `${unknown} if (!t) t = r.accessToken; probe(t);`, AT],
    ['after `== null`', `${known} if (t == null) { t = load(); } probe(t);`, AT],
    ['after `=== undefined`', `${known} if (t === undefined) t = load(); probe(t);`, AT],
    ['in the `else` of a test for it', `${known} if (t) { use(t); } else { t = load(); } probe(t);`, AT],
    ['in the `else` of `!= null`', `${known} if (t != null) use(t); else t = load(); probe(t);`, AT],
    ['after one of two tests', `${known} if (!t || isOld(t)) t = load(); probe(t);`, AT],
    ['after two tests', `${known} if (online && !t) t = load(); probe(t);`, AT],
    ['further in', `${known} if (!t) { try { t = await load(); } catch { t = fail(); } } probe(t);`, AT],
    ['by `??=`', `${known} t ??= load(); probe(t);`, AT],
    ['by `||=`', `${known} t ||= load(); probe(t);`, AT],
    ['behind a sign for types', `${known} if (!(t as string)) t = load(); probe(t);`, AT],
    ['a default of a pattern', 'const { accessToken: t = load() } = r; probe(t);', AT],
    ['in a member', 'const s = { t: r.accessToken }; if (!s.t) s.t = load(); probe(s.t);', AT],
    ['in a member behind `?.`', 'const s = { t: r.accessToken }; if (!s?.t) s.t = load(); probe(s.t);', AT],
    ['in an object written anew', 'let s = { t: r.accessToken }; if (!s.t) s = { ...s, t: load() }; probe(s.t);', AT],
    ['in an object, all of which is missing', 'let s = { t: r.accessToken }; if (!s) s = { t: load() }; probe(s.t);', AT],
    ['in a field', 'class A { t = r.accessToken; get() { if (!this.t) this.t = load(); probe(this.t); } }', AT],
    ['where nothing else is written', 'let t; if (!t) t = r.accessToken; probe(t);', AT],
    ['beside two that are there otherwise', 'let t = r.accessToken; if (late) t = r.accessToken; if (!t) t = load(); probe(t);', AT],
  ]);
});

describe('what replaces a value contradicts it', () => {
  const known = 'let t = r.accessToken;';
  follows([
    ['without a test', `${known} t = load(); probe(t);`, '-'],
    ['where it is there', `${known} if (t) t = load(); probe(t);`, '-'],
    ['where it is there, twice denied', `${known} if (!!t) t = load(); probe(t);`, '-'],
    ['where it is not null', `${known} if (t != null) t = load(); probe(t);`, '-'],
    ['in the `else` of a test that it is missing', `${known} if (!t) fail(); else t = load(); probe(t);`, '-'],
    ['in the `else` of `== null`', `${known} if (t == null) fail(); else t = load(); probe(t);`, '-'],
    ['where another one is missing', `${known} if (!u) t = load(); probe(t);`, '-'],
    ['where one is missing whose name begins so', `${known} if (!t2) t = load(); probe(t);`, '-'],
    ['where it is another constant', `${known} if (t === '') t = load(); probe(t);`, '-'],
    ['where it is smaller', `${known} if (t < null) t = load(); probe(t);`, '-'],
    ['where a call says so', `${known} if (isOld(t)) t = load(); probe(t);`, '-'],
    ['where another member is missing', 'let s = { t: r.accessToken }; if (!s.u) s = { t: load() }; probe(s.t);', '-'],
    ['in the test itself', `${known} if (!(t = load())) fail(); probe(t);`, '-'],
    ['beside one that stands in', `${known} if (late) t = load(); if (!t) t = find(); probe(t);`, '-'],
    ['by `&&=`', `${known} t &&= load(); probe(t);`, '-'],
  ]);
});

describe('a copy of an object with another member', () => {
  follows([
    ['has the members that it had', 'let s = { t: r.accessToken }; if (late) s = { ...s, u: load() }; probe(s.t);', AT],
    ['has the new one', 'let s = { t: load() }; s = { ...s, t: r.accessToken }; probe(s.t);', '-'],
    ['of another one has not', 'let s = { t: r.accessToken }; if (late) s = { ...o, u: 1 }; probe(s.t);', '-'],
    ['over which another one is laid has not', 'let s = { t: r.accessToken }; if (late) s = { ...s, ...o }; probe(s.t);', '-'],
    ['under which another one lies has not', 'let s = { t: r.accessToken }; if (late) s = { u: load(), ...o }; probe(s.t);', '-'],
  ]);
});
