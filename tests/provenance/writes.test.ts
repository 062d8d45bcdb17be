/** What is written to a variable and to its members, anywhere in the file. */
import { describe, expect, it } from 'vitest';

import type { Node } from '../../src/ast/nodes.js';
import type { Variable } from '../../src/provenance/module.js';
import { isConstant, memberAssignments, memberPlaces, memberWrites, soleAssignment, soleWrite } from '../../src/provenance/writes.js';
import { AT, follows } from './follows.js';
import { probe } from './probe.js';

type Show = (node: Node | undefined, path?: readonly string[]) => string;

/** What `ask` says of the variable of `probe(variable)`; `show` gives the text of a value, and the path into it. */
function asked<Answer>(code: string, ask: (variable: Variable, show: Show) => Answer): Answer | undefined {
  const [answer] = probe(code, ({ module }, argument) => {
    const variable = module.variableOf(argument);
    return variable && ask(variable, (node, path = []) => [node ? module.textOf(node) : '-', ...path].join(' > '));
  });
  return answer;
}

describe('the sole value of a variable', () => {
  it.each([
    ['its declaration', 'const t = a; probe(t);', 'a'],
    ['a pattern', 'const { t } = a; probe(t);', 'a > t'],
    ['an assignment', 'let t; t = a; probe(t);', 'a'],
    ['none of two', 'let t = a; t = b; probe(t);', '-'],
    ['none of a parameter', 'function f(t) { probe(t); }', '-'],
    ['none of a parameter that is declared again', 'function f(t) { var t = a; probe(t); }', '-'],
    ['none of a function that is declared as a variable, too', 'function t() {} var t = a; probe(t);', '-'],
    ['none of a loop over nothing known', 'for (const t in a) probe(t);', '-'],
  ])('%s', (_, code, expected) => {
    expect(asked(code, (variable, show) => { const write = soleWrite(variable); return show(write?.source, write?.path); })).toBe(expected);
  });
});

describe('a variable that is constant', () => {
  it.each([
    ['is declared', 'const t = a; probe(t);', true],
    ['is declared with a default', "const { t = '' } = a; probe(t);", true],
    ['is never written', 'let t; probe(t);', true],
    ['is not written later', 'let t = a; t = b; probe(t);', false],
    ['is not counted up', 'let t = 0; t += 1; probe(t);', false],
  ])('%s', (_, code, expected) => {
    expect(asked(code, isConstant)).toBe(expected);
  });
});

describe('what is written to a member', () => {
  const CASES: readonly (readonly [name: string, code: string, writes: readonly string[], assignments: readonly string[], sole: string])[] = [
    ['an assignment', 'o.value = a;', ['a'], ['a'], 'a'],
    ['an assignment with brackets', "o['value'] = a;", ['a'], ['a'], 'a'],
    ['an assignment behind a cast', '(o as Any).value = a;', ['a'], ['a'], 'a'],
    ['two assignments', 'o.value = a; o.value = b;', ['a', 'b'], ['a', 'b'], '-'],
    ['a pattern', '({ token: o.value } = a);', ['a > token'], [], '-'],
    ['a pattern and an assignment', '[o.value] = a; o.value = b;', ['a > [0]', 'b'], ['b'], 'b'],
    ['a loop', 'for (o.value of a) use(o);', ['a > []'], [], '-'],
    ['a reading', 'use(o.value);', [], [], '-'],
    ['an assignment of another member', 'o.other = a;', [], [], '-'],
    ['an assignment of a member that is not known', 'o[name] = a;', [], [], '-'],
    ['an assignment further in', 'o.value.text = a;', [], [], '-'],
    ['an assignment to a member that the variable is the key of', 'table[o].value = a;', [], [], '-'],
    ['an assignment to a member of that name of another object', 'other.value = o;', [], [], '-'],
  ];

  it.each(CASES)('%s', (_, code, writes, assignments, sole) => {
    const all = `const o = {}; ${code} probe(o);`;
    expect(asked(all, (variable, show) => memberWrites(variable, 'value').map(({ source, path }) => show(source, path)))).toEqual(writes);
    expect(asked(all, (variable, show) => memberAssignments(variable, 'value').map((node) => show(node)))).toEqual(assignments);
    expect(asked(all, (variable, show) => show(soleAssignment(variable, 'value')))).toBe(sole);
  });
});

describe('where what stands at a path was written', () => {
  it.each([
    ['the member itself', 'o.a = x;', ['x > b']],
    ['a member of it', 'o.a.b = x;', ['x']],
    ['both', 'o.a = x; o.a.b = y;', ['x > b', 'y']],
    ['a pattern', '({ p: o.a } = x);', ['x > p > b']],
    ['a member behind a cast', '(o.a as Any).b = x;', ['x']],
    ['a member behind an exclamation mark', 'o!.a!.b = x;', ['x']],
    ['another member', 'o.b = x; o.a.c = y;', []],
    ['a member of the same name further in', 'o.c.a.b = x;', []],
    ['a member of an object that it is the key of', 'table[o] = x; table[o].a = y;', []],
  ])('%s', (_, code, expected) => {
    expect(asked(`const o = make(); ${code} probe(o);`, (variable, show) => memberPlaces(variable, ['a', 'b']).map(({ node, path }) => show(node, path)))).toEqual(expected);
  });

  it('is found eight members deep', () => {
    const path = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const code = `const o = make(); o.${path.join('.')} = x; probe(o);`;
    expect(asked(code, (variable, show) => memberPlaces(variable, path).map((place) => show(place.node, place.path)))).toEqual(['x']);
  });
});

describe('a token that is written to a member', () => {
  follows([
    ['is what stands there', 'const cache = {}; cache.token = r.accessToken; probe(cache.token);', AT],
    ['is what stands under a key that is not known', 'const cache = {}; cache[user] = r.accessToken; probe(cache[user]);', AT],
    ['is not what stands in the key', 'const user = {}; cache[user] = r.accessToken; probe(user[name]);', '-'],
    ['is not what stands in the variable that is the key', 'const user = {}; cache[user].text = r.accessToken; probe(user[name].text);', '-'],
    ['is not what a member of the key is', 'const user = {}; cache[user.id] = r.accessToken; probe(user.id);', '-'],
  ]);
});

describe('a function that is written to a member', () => {
  follows([
    ['is known where it is assigned at one place', 'const api = {}; api.load = () => r.accessToken; probe(api.load());', AT],
    ['is not known where two are', 'const api = {}; api.load = () => r.accessToken; api.load = () => null; probe(api.load());', '-'],
    ['is not the object that it is taken out of', 'const api = {}; ({ load: api.load } = () => r.accessToken); probe(api.load());', '-'],
  ]);
});
