/** Values that the file decides: where folding goes on as the language does, and where it must stop. */
import { describe, expect, it } from 'vitest';

import { memberValue, namedKey } from '../../src/provenance/constant.js';
import { follows, ID } from './follows.js';
import { probe } from './probe.js';

type Case = readonly [name: string, code: string, expected: unknown];

/** One test a case: the value of the one `probe(x)` in its code; in a list, if it is a fallback. */
function folds(cases: readonly Case[]): void {
  it.each(cases)('%s', (_name, code, expected) => {
    expect(probe(code, (analysis, argument) => {
      const constant = analysis.constant(argument);
      return constant ? (constant.fallback ? [constant.value] : constant.value) : 'unknown';
    })).toEqual([expected]);
  });
}

describe('an operation', () => {
  folds([
    ['divides', 'probe(86_400_000 / 1000);', 86_400],
    ['subtracts', 'probe(3600 - 300);', 3300],
    ['adds', 'probe(3600 + 300);', 3900],
    ['takes the rest', 'probe(3700 % 3600);', 100],
    ['raises to a power', 'probe(10 ** 3);', 1000],
    ['puts a number behind a text', "probe('Max-Age=' + 3600);", 'Max-Age=3600'],
    ['puts a text behind a number', "probe(8 + 'h');", '8h'],
    ['of a text and a number that is no concatenation is unknown', "probe('60' * 60);", 'unknown'],
    ['of a number and a text that is no concatenation is unknown', "probe(60 * '60');", 'unknown'],
    ['of nothing and a number is unknown', 'probe(null + 60);', 'unknown'],
    ['is done in as many as are nested', `probe(${'!'.repeat(24)}1);`, true],
    ['is not done in more', `probe(${'!'.repeat(25)}1);`, 'unknown'],
  ]);
});

describe('a fallback', () => {
  folds([
    ['of what is not given', 'const ttl = undefined; probe(ttl || 3600);', [3600]],
    ['of nothing', 'const ttl = null; probe(ttl ?? 3600);', [3600]],
    ['of an empty text', "const ttl = ''; probe(ttl || '1h');", ['1h']],
    ['of no time', 'probe(0 || 3600);', [3600]],
    ['of no time that is given', 'probe(0 ?? 3600);', 0],
    ['of an empty text that is given', "probe('' ?? '1h');", ''],
    ['of a text is never needed', "const ttl = '8h'; probe(ttl || '1h');", '8h'],
    ['of a fallback', 'const ttl = process.env.TTL || 900; probe(ttl || 3600);', [3600]],
  ]);
});

describe('a call', () => {
  folds([
    ['of `trim` on a text that has no spaces gives it', "probe('8h'.trim());", '8h'],
    ['of `trim` on a text with spaces', "probe(' 8h '.trim());", '8h'],
    ['of `parseInt` with its base', "probe(parseInt('3600s', 10));", 3600],
    ['of `parseInt` of Number', "probe(Number.parseInt('60'));", 60],
    ['of `parseInt` with another base is unknown', "probe(parseInt('ff', 16));", 'unknown'],
    ['of `toString` with a base is unknown', 'probe((255).toString(16));', 'unknown'],
    ['of `floor`', 'probe(Math.floor(7.5));', 7],
    ['of a method with such a name is unknown', "probe(price.floor(7));", 'unknown'],
    ['of another method is unknown', "probe('8h'.toUpperCase());", 'unknown'],
    ['of a function `trim` is unknown', "probe(trim('8h'));", 'unknown'],
    ['of a function that gives a constant', 'const HOUR = 3600; function ttl() { return HOUR; } probe(ttl());', 3600],
  ]);
});

describe('a parameter', () => {
  folds([
    ['with a default is unknown', 'function issue(ttl = 3600) { probe(ttl); }', 'unknown'],
    ['that is written once is unknown', 'function issue(ttl) { if (!ttl) ttl = 3600; probe(ttl); }', 'unknown'],
    ['that is taken out of a default is unknown', 'function issue({ ttl } = { ttl: 3600 }) { probe(ttl); }', 'unknown'],
  ]);
});

describe('a member', () => {
  const many = Array.from({ length: 12 }, (_, index) => `${index * 60}`).join(', ');
  folds([
    ['of a list, by a number', 'const TTL = [60, 3600]; probe(TTL[1]);', 3600],
    ['of a list, by a number of two digits', `const TTL = [${many}]; probe(TTL[11]);`, 660],
    ['of a list, by another name', 'const TTL = [60, 3600]; probe(TTL.last);', 'unknown'],
    ['by a name that is decided later, of a text', "const unit = 'hours'; probe(unit[index]);", 'unknown'],
    ['of an object in which something unknown is spread', 'const settings = { session: { ttl: 3600 }, ...given }; probe(settings.session.ttl);', 'unknown'],
    ['of an object into which another is spread', 'const base = { session: { ttl: 60 } }; const settings = { session: { ttl: 3600 }, ...base }; probe(settings.session.ttl);', 60],
    ['of an object, the last of two', 'const settings = { ttl: 60, ttl: 3600 }; probe(settings.ttl);', 3600],
    ['of an enum inside a constant', 'enum Ttl { Short = 60 } const settings = { ttl: Ttl.Short }; probe(settings.ttl);', 60],
    ['of an instance', 'class Settings { ttl = 3600; } const settings = new Settings(); probe(settings.ttl);', 3600],
    ['of an instance that has it from a list', 'class Settings { constructor() { [this.ttl] = [60, 3600]; } } const settings = new Settings(); probe(settings.ttl);', 'unknown'],
    ['of an instance that has it from a text', "const unit = 'hours'; class Settings { constructor() { ({ length: this.size } = unit); } } const settings = new Settings(); probe(settings.size);", 'unknown'],
    ['of an instance that has none', 'class Settings { name = 1; } const settings = new Settings(); probe(settings.ttl);', 'unknown'],
    ['of a member that holds an object', 'const all = { app: { session: { ttl: 3600 } } }; const app = all.app; probe(app.session.ttl);', 3600],
  ]);

  it('by a name that is decided later is no node', () => {
    expect(probe('const settings = { ttl: 3600 }; probe(settings[name]);', (analysis, argument) => argument.type === 'MemberExpression' && memberValue(analysis.module, argument))).toEqual([undefined]);
  });
});

describe('a member of what leads back to itself is unknown', () => {
  folds([
    ['two names that stand for each other', 'const first = second; const second = first; probe(first.ttl);', 'unknown'],
    ['a property', 'const settings = { session: settings.session }; probe(settings.session.ttl);', 'unknown'],
    ['a property that is taken out', 'const { session } = { session }; probe(session.ttl);', 'unknown'],
    ['an element that is taken out', 'const [session] = [session]; probe(session.ttl);', 'unknown'],
    ['a member of an enum', 'enum Session { Ttl = Session.Ttl } probe(Session.Ttl.value);', 'unknown'],
  ]);
});

describe('a computed key', () => {
  it.each<[string, string, string | undefined]>([
    ['is a text', "const KEY = 'accessToken'; probe(KEY);", 'accessToken'],
    ['is the number of an element', 'const FIRST = 0; probe(FIRST);', '[0]'],
    ['is nothing else', 'const KEY = true; probe(KEY);', undefined],
    ['is no fallback', "const KEY = process.env.KEY || 'accessToken'; probe(KEY);", undefined],
    ['is not decided at run time', 'probe(key);', undefined],
  ])('%s', (_name, code, expected) => {
    expect(probe(code, (analysis, argument) => namedKey(analysis.module, argument))).toEqual([expected]);
  });

  follows([
    ['leads to an element', 'const SECOND = 1; const held = [x, r.idToken]; probe(held[SECOND]);', ID],
    ['leads to no other element', 'const FIRST = 0; const held = [x, r.idToken]; probe(held[FIRST]);', '-'],
  ]);
});
