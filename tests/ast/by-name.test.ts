import { expect, it } from 'vitest';

import { byName } from '../../src/ast/by-name.js';

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
