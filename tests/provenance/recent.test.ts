import { expect, it } from 'vitest';

import { Recent } from '../../src/provenance/recent.js';

it('makes a value once while it is held, also one that is undefined', () => {
  const recent = new Recent<string, string | undefined>(2);
  let made = 0;
  const none = (): undefined => {
    made += 1;
    return undefined;
  };
  expect([recent.get('a', none), recent.get('a', none)]).toEqual([undefined, undefined]);
  expect(made).toBe(1);
});

it('lets go of what was not asked for longest', () => {
  const recent = new Recent<string, number>(2);
  const made: string[] = [];
  const ask = (key: string): number => recent.get(key, () => made.push(key));
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) ask(key);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
