import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { beforeEach, expect, it } from 'vitest';

import { Weakly } from '../../src/provenance/weakly.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const nextTurn = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });

beforeEach(nextTurn);

it('gives what is alive, under its key', async () => {
  const trees = new Weakly<string, { readonly name: string }>();
  const [first, second] = [{ name: 'a' }, { name: 'b' }];
  trees.set('a', first);
  trees.set('b', second);
  await nextTurn();
  expect([trees.get('a'), trees.get('b'), trees.get('c')]).toEqual([first, second, undefined]);
  trees.set('a', second);
  expect(trees.get('a')).toBe(second);
});

it('lets go of what nothing else holds', async () => {
  const trees = new Weakly<string, object>();
  trees.set('a', { name: 'a' });
  await nextTurn();
  collect();
  expect(trees.get('a')).toBeUndefined();
});

it('keeps only so much in a loop that pauses for promises alone, and goes on after it', async () => {
  const trees = new Weakly<number, readonly number[]>();
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < 400; index += 1) {
    trees.set(index, Array.from({ length: 50_000 }, () => index));
    await Promise.resolve();
  }
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(60_000_000);
  expect(trees.get(399)).toBeUndefined();
  await nextTurn();
  const last = [1];
  trees.set(399, last);
  expect(trees.get(399)).toBe(last);
});
