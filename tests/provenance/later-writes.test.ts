/** The mentions of an object that may put something at a name into it: never too few, as few as the text shows, in the order of the text. */
import { describe, expect, it } from 'vitest';

import type { Node } from '../../src/ast/nodes.js';
import { mentionsNaming } from '../../src/provenance/later-writes.js';
import { probe } from './probe.js';

/** The statements that mention the object of `probe(object)` and may put something at `name` there. */
function mentions(code: string, name: string): string[] {
  const [found] = probe(code, ({ module }, argument) => {
    const variable = module.variableOf(argument);
    return variable && mentionsNaming(variable, name).map((mention) => {
      let at: Node = mention;
      while (at.parent && at.type !== 'ExpressionStatement') at = at.parent;
      return module.textOf(at);
    });
  });
  if (!found) throw new Error(`no variable in:\n${code}`);
  return found;
}
/** What `read` finds at `name` in the object of `probe(object)`. */
function reads(code: string, name: string): string[] {
  return probe(code, (analysis, argument) => {
    const reading = analysis.read(argument, [name], { ignoreCase: true });
    return reading.state === 'found' ? analysis.module.textOf(reading.node) : reading.state;
  });
}

const AUTHORIZATION = 'Authorization';

describe('what may put a header into an object', () => {
  it.each([
    ['an assignment', 'h.Authorization = a;'],
    ['an assignment with brackets', "h['Authorization'] = a;"],
    ['an assignment further in', 'h.Authorization.value = a;'],
    ['a pattern', '[h.Authorization] = pair;'],
    ['a setter', "h.set('Authorization', a);"],
    ['another setter', "h.append('Authorization', a);"],
    ['a setter that a key names', "h['set']('Authorization', a);"],
    ['a setter whose key is a template', 'h.setHeader(`Authorization`, a);'],
    ['a setter of a name in small letters', "h.set('authorization', a);"],
    ['a setter that is given a whole object', 'h.set({ Authorization: a });'],
    ['a setter that is given an object of other names', 'h.set({ ...others });'],
    ['a setter that is given a cast object', 'h.set({ Authorization: a } as Headers);'],
  ])('%s', (_, statement) => {
    expect(mentions(`const h = new Headers(); ${statement} probe(h);`, AUTHORIZATION)).toEqual([statement]);
  });

  it.each([
    ['what makes it', ''],
    ['an assignment of another name', 'h.Accept = a;'],
    ['an assignment of a name that is not known', 'h[name] = a;'],
    ['a setter of another name', "h.set('Accept', a);"],
    ['a setter of a name that is not known', 'h.set(name, a);'],
    ['a setter that is given what is not known', 'h.set(others);'],
    ['a setter that is given an object as the name', 'h.set({ name: 1 }, a);'],
    ['a setter that is given nothing', 'h.set();'],
    ['a method that sets nothing', "h.get('Authorization');"],
    ['a method that is given a whole object', 'h.send({ Authorization: a });'],
    ['a method whose name is not known', "h[method]('Authorization', a);"],
    ['a setter that is handed on', "use('Authorization', h.set);"],
    ['a setter of another object', "other.set('Authorization', h);"],
    ['a setter of a member', "h.common.set('Authorization', a);"],
    ['an index into another object', "others[h] = 'Authorization';"],
    ['an argument', "use(h, 'Authorization');"],
  ])('not %s', (_, statement) => {
    expect(mentions(`const h = new Headers(); ${statement} probe(h);`, AUTHORIZATION)).toEqual([]);
  });
});

describe('several of them', () => {
  it('are all told, in the order of the text', () => {
    const all = ['h.Authorization = a;', "h.set('Authorization', b);", 'h.Authorization = c;'];
    expect(mentions(`const h = {}; ${all.join(' ')} probe(h);`, AUTHORIZATION)).toEqual(all);
  });

  it('stand in the order of the text, whole objects among them', () => {
    const all = ['h.set({ Authorization: a });', 'h.Authorization = b;', 'h.set({ Accept: c });', "h.append('Authorization', d);"];
    expect(mentions(`const h = new Headers(); ${all.join(' ')} probe(h);`, AUTHORIZATION)).toEqual(all);
  });

  it('are told once, where the method has the name of what it sets', () => {
    expect(mentions("const h = new Map(); h.set('set', a); probe(h);", 'set')).toEqual(["h.set('set', a);"]);
  });

  it('are told to each who asks for another name', () => {
    const code = "const h = {}; h.Accept = a; h.set({ Cookie: b }); h.set('Cookie', c); probe(h);";
    expect([mentions(code, 'accept'), mentions(code, 'cookie')]).toEqual([
      ['h.Accept = a;', 'h.set({ Cookie: b });'],
      ['h.set({ Cookie: b });', "h.set('Cookie', c);"],
    ]);
  });

  it('are the first 64, of whole objects', () => {
    const wholes = Array.from({ length: 66 }, (_, index) => `h.set({ n${index}: a });`);
    expect(mentions(`const h = new Headers(); ${wholes.join(' ')} probe(h);`, AUTHORIZATION)).toEqual(wholes.slice(0, 64));
  });
});

describe('what is read of an object that is filled later', () => {
  it.each([
    ['the first of two assignments', 'h.Authorization = a; h.Authorization = b;', 'a'],
    ['a whole object before an assignment', 'h.set({ Authorization: a }); h.Authorization = b;', 'a'],
    ['an assignment before a whole object', 'h.Authorization = a; h.set({ Authorization: b });', 'a'],
    ['a whole object behind one of other names', 'h.set({ Accept: a }); h.set({ Authorization: b });', 'b'],
    ['a name in other letters', "h.set('AUTHORIZATION', a);", 'a'],
    ['nothing where the key alone is an object', 'h.set({ Authorization: a }, b);', 'missing'],
    ['nothing where the setter is handed on', "use('Authorization', h.set);", 'missing'],
  ])('%s', (_, code, expected) => {
    expect(reads(`const h = new Headers(); ${code} probe(h);`, AUTHORIZATION)).toEqual([expected]);
  });
});
