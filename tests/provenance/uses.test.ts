import { describe, expect, it } from 'vitest';

import { probe } from './probe.js';

/** Where the value of `probe(…)`'s call goes: what becomes of the call itself. */
function uses(code: string, filename = 'src/file.ts'): string[] {
  return probe(code, (analysis, argument) => analysis.uses(argument.parent).map((use) => {
    switch (use.type) {
      case 'argument':
        return `argument ${use.index}`;
      case 'member':
      case 'property':
        return `${use.type} ${use.name ?? '?'}`;
      case 'returned':
        return `returned ${use.from ? 'from a function' : 'from nowhere'}`;
      default:
        return use.type;
    }
  }).join(', '), { filename });
}

describe('where a value goes', () => {
  it.each<[string, string, string]>([
    ['nowhere', 'probe(1);', ''],
    ['an argument', 'send(0, probe(1));', 'argument 1'],
    ['an argument of a construction', 'new Thing(probe(1));', 'argument 0'],
    ['spread arguments', 'send(0, ...probe(1));', 'argument 1'],
    ['awaited', 'async () => { send(await probe(1)); };', 'argument 0'],
    ['called', 'probe(1)(2);', 'unknown'],
    ['a member', 'probe(1).name.length;', 'member name'],
    ['a computed member', 'probe(1)[k];', 'member ?'],
    ['an index of something', 'list[probe(1)];', 'unknown'],
    ['a fallback', 'send(x ?? probe(1)); ', 'argument 0'],
    ['in front of a fallback', 'send(probe(1) || x);', 'argument 0'],
    ['in front of `&&`', 'send(probe(1) && x);', 'compared'],
    ['behind `&&`', 'send(x && probe(1));', 'argument 0'],
    ['the test of a condition', 'send(probe(1) ? 1 : 2);', 'compared'],
    ['a branch of a condition', 'send(x ? probe(1) : 2);', 'argument 0'],
    ['the last of a sequence', 'send((0, probe(1)));', 'argument 0'],
    ['any other of a sequence', 'send((probe(1), 0));', ''],
    ['a variable', 'const t = probe(1); send(t);', 'written, argument 0'],
    ['a variable that is exported', 'export const t = probe(1);', 'written, exported'],
    ['a variable and its exported name', 'const t = probe(1); export { t };', 'written, exported, exported'],
    ['the default export', 'export default probe(1);', 'exported'],
    ['a variable that is given on', 'const t = probe(1); const u = t; send(u);', 'written, written, argument 0'],
    ['a variable that is given back', 'let t = probe(1); t = t; send(t);', 'written, argument 0, written'],
    ['a pattern', 'const { a } = probe(1); send(a);', 'written'],
    ['an assignment', 'let t; t = probe(1); send(t);', 'written, argument 0'],
    ['an assignment inside an expression', 'let t; send(t = probe(1));', 'written, argument 0'],
    ['an assignment to a member', 'x.t = probe(1);', 'written'],
    ['the index that is written to', 'x[probe(1)] = 1;', 'unknown'],
    ['the target of an assignment', 'probe(1).x = 1;', 'member x'],
    ['a default of a parameter', 'function f(t = probe(1)) { send(t); }', 'written, argument 0'],
    ['a property', 'send({ t: probe(1) });', 'property t'],
    ['a computed name of a property', 'send({ [probe(1)]: 1 });', ''],
    ['a field', 'class C { t = probe(1); }', 'written'],
    ['a computed name of a field', 'class C { [probe(1)] = 1; }', ''],
    ['returned', 'function f() { return probe(1); }', 'returned from a function'],
    ['the body of an arrow function', 'const f = () => probe(1);', 'returned from a function'],
    ['concatenated', "send('a' + probe(1));", 'text'],
    ['a part of a template', 'send(`a${probe(1)}`);', 'text'],
    ['compared', 'send(probe(1) === 1);', 'compared'],
    ['negated', 'send(!probe(1));', 'compared'],
    ['an if', 'if (probe(1)) send();', 'compared'],
    ['a switch', 'switch (probe(1)) { default: }', 'compared'],
    ['a case', 'switch (1) { case probe(1): }', 'compared'],
    ['a loop', 'while (probe(1)) send();', 'compared'],
    ['thrown', 'throw probe(1);', 'unknown'],
    ['a list', 'send([probe(1)]);', 'unknown'],
    ['spread into an object', 'send({ ...probe(1) });', 'unknown'],
    ['cast', 'send((probe(1) as any)!);', 'argument 0'],
  ])('%s', (_name, code, expected) => {
    expect(uses(code)).toEqual([expected]);
  });

  it('a value that goes round in a circle ends', () => {
    expect(uses('let a = probe(1); let b = a; a = b; b = a;')[0]).toContain('written');
  });
});
