import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, it } from 'vitest';

import { byName, copyOf } from '../../src/ast/by-name.js';

it('asks once for each name, also for those of prototypes, and whatever the answer', () => {
  const asked: string[] = [];
  const isLong = byName((name) => {
    asked.push(name);
    return name.length > 6 ? name : undefined;
  });
  expect(['constructor', 'x', '__proto__', 'x', 'constructor'].map(isLong)).toEqual(['constructor', undefined, '__proto__', undefined, 'constructor']);
  expect(asked).toEqual(['constructor', 'x', '__proto__']);
});

it('forgets when there are too many, and answers all the same', () => {
  const twice = byName((name) => name + name);
  for (let index = 0; index < 12_000; index += 1) expect(twice(`n${index}`)).toBe(`n${index}n${index}`);
  expect(twice('n0')).toBe('n0n0');
});

it.each(['', 'a', '__proto__', 'constructor', '0', '007', 'a name of more than a dozen letters', 'ünïcödé 🔑'])('copies %j as it is', (part) => {
  expect(copyOf(part)).toBe(part);
});

it('does not hold the text that a name was cut from', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const ask = byName((name) => name.length);
  const text = 'x'.repeat(100_000);
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < 200; index += 1) ask([text, `a_name_that_is_cut_out_${index}`].join('').slice(text.length));
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(4_000_000);
});
