/** Stores with string keys: what comes out under a key is what the file puts there. The keys of these cases tell nothing by themselves. */
import { describe, expect, it } from 'vitest';

import { keyOf } from '../../src/provenance/stores.js';
import { AT, ID, follows } from './follows.js';
import { probe } from './probe.js';

describe('what is looked up under a key', () => {
  follows([
    ['is what is put there', "store.set('first', r.accessToken); probe(store.get('first'));", AT],
    ['is what is put there later', "probe(store.get('first')); store.set('first', r.accessToken);", AT],
    ['is a member of what is put there', "store.put('first', r); probe(store.load('first').accessToken);", AT],
    ['is what is put under a constant', "const FIRST = 'first'; store.set(FIRST, r.accessToken); probe(store.get('first'));", AT],
    ['is what is put under a joined key', "const APP = 'app'; store.set(APP + ':first', r.accessToken); probe(store.get(`${APP}:first`));", AT],
    ['is what two calls put there, where both put the same', "store.set('first', r.accessToken); store.set('first', r.accessToken); probe(store.get('first'));", AT],
    ['is not known where two calls put different things', "store.set('first', r.accessToken); store.set('first', r.idToken); probe(store.get('first'));", '-'],
    ['is what is put under that key, not under another', "store.set('first', r.accessToken); store.set('second', r.idToken); probe(store.get('second'));", ID],
    ['is not what is put under another key', "store.set('first', r.accessToken); probe(store.get('second'));", '-'],
    ['is not what is put under a key that is not known', "store.set(key, r.accessToken); probe(store.get('undefined'));", '-'],
    ['is not what is put under a number', "store.put(1, r.accessToken); probe(store.load('1'));", '-'],
    ['is not followed under a number', 'store.put(1, r.accessToken); probe(store.load(1));', '-'],
    ['is not what a method of another meaning is given', "store.compare('first', r.accessToken); probe(store.get('first'));", '-'],
    ['is not what a function is given that has no store', "save('first', r.accessToken); probe(store.get('first'));", '-'],
    ['is not known where a call puts nothing', "store.set('first'); probe(store.get('first'));", '-'],
    ['is what another call puts there than one that puts nothing', "store.set('first'); store.set('first', r.accessToken); probe(store.get('first'));", AT],
    ['is not known where the value is spread', "store.set('first', ...values); probe(store.get('first'));", '-'],
  ]);
});

describe('one store is told from another', () => {
  follows([
    ['by its name', "a.set('first', r.accessToken); probe(b.get('first'));", '-'],
    ['by its whole name', "a.cache.set('first', r.accessToken); probe(b.cache.get('first'));", '-'],
    ['whether `window` is written', "window.localStorage.setItem('first', r.accessToken); probe(localStorage.getItem('first'));", AT],
    ['whether `globalThis` is written, and whether it is there', "localStorage.setItem('first', r.accessToken); probe(globalThis?.localStorage.getItem('first'));", AT],
    ['by its field, whether `this` is written', "const { store } = this; store.set('first', r.accessToken); probe(this.store.get('first'));", AT],
    ['not by a word that ends in one of these', "myself.cache.set('first', r.accessToken); probe(mycache.get('first'));", '-'],
    ['not by its line breaks', "app\n  .store\n  .set('first', r.accessToken);\nprobe(app.store.get('first'));", AT],
    ['not by a cast', "(store as Store).set('first', r.accessToken); probe(store.get('first'));", AT],
  ]);
});

describe('the key of a look-up', () => {
  it.each([
    ['a string', "probe('first');", 'first'],
    ['an empty string', "probe('');", ''],
    ['a template', 'probe(`first`);', 'first'],
    ['a cast', "probe('first' as Key);", 'first'],
    ['a constant', "const FIRST = 'first'; probe(FIRST);", 'first'],
    ['a member of a constant', "const KEYS = { first: 'first' }; probe(KEYS.first);", 'first'],
    ['a number', 'probe(1);', undefined],
    ['nothing', 'probe(null);', undefined],
    ['a parameter', 'function f(key) { probe(key); }', undefined],
  ])('%s', (_, code, expected) => {
    expect(probe(code, ({ module }, argument) => keyOf(module, argument))).toEqual([expected]);
  });
});
