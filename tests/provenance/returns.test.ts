/** What a function itself returns and yields, and which calls in it fail for whoever calls it. */
import { describe, expect, it } from 'vitest';

import { isFunction } from '../../src/ast/nodes.js';
import type { FunctionNode, Node } from '../../src/ast/nodes.js';
import type { Module } from '../../src/provenance/module.js';
import { failingCalls, returnsOf, yieldsOf } from '../../src/provenance/returns.js';
import { AT, follows, ID } from './follows.js';
import { probe } from './probe.js';

/** The texts of what `find` finds in the function that `probe(…)` is given. */
const textsIn = (code: string, find: (module: Module, fn: FunctionNode) => readonly Node[]): string[] =>
  probe(`probe(${code});`, ({ module }, argument) => {
    if (!isFunction(argument)) throw new Error('no function');
    return find(module, argument).map((node) => module.textOf(node));
  }).flat();

describe('what a function returns', () => {
  it.each<readonly [name: string, code: string, expected: string[]]>([
    ['the expression that is its body', '() => load()', ['load()']],
    ['each of its returns', 'function (user) { if (user) return cached; return load(); }', ['cached', 'load()']],
    ['in a block of any sort', "() => { try { switch (kind) { case 'a': return a; default: for (const b of all) return b; } } finally { done(); } }", ['a', 'b']],
    ['nothing by a return without a value', '() => { if (!user) return; load(); }', []],
    ['nothing without a return', '() => { load(); }', []],
    ['not what a function in it returns', 'function () { const inner = () => { return other; }; function named() { return more; } return load(inner); }', ['load(inner)']],
    ['not what a method in it returns', '() => { class Cache { get() { return other; } } const held = { get() { return more; } }; return new Cache(held); }', ['new Cache(held)']],
    ['a function that it returns, not what that returns', '() => { return function () { return other; }; }', ['function () { return other; }']],
  ])('%s', (_name, code, expected) => {
    expect(textsIn(code, returnsOf)).toEqual(expected);
  });
});

describe('what a generator yields', () => {
  const yields = (code: string): string[] => textsIn(code, yieldsOf);

  it.each<readonly [name: string, code: string, expected: string[]]>([
    ['each of its yields', 'function* () { yield first; for (const next of all) yield next; }', ['yield first', 'yield next']],
    ['what it hands on', 'function* () { yield* others(); }', ['yield* others()']],
    ['one inside of another', 'function* () { yield (yield first); }', ['yield (yield first)', 'yield first']],
    ['not what a generator in it yields', 'function* () { function* inner() { yield other; } yield* inner(); }', ['yield* inner()']],
    ['not what a method in it yields', 'function* () { class List { *all() { yield other; } } yield new List(); }', ['yield new List()']],
    ['nothing', 'function* () { return first; }', []],
  ])('%s', (_name, code, expected) => {
    expect(yields(code)).toEqual(expected);
  });
});

describe('the calls in a function that fail for its caller', () => {
  it.each<readonly [name: string, code: string, expected: string[]]>([
    ['a call', '() => { load(); }', ['load()']],
    ['the call that is its body', '() => load()', ['load()']],
    ['calls in calls', '() => send(load())', ['send(load())', 'load()']],
    ['what is constructed', '() => { return new Client(options); }', ['new Client(options)']],
    ['the default of a parameter', '(user = current()) => user', ['current()']],
    ['none', '() => user', []],
    ['not those of a function in it', '() => { const retry = () => load(); function named() { load(); } return retry; }', []],
    ['not those of a function that it gives back', '() => () => load()', []],
    ['not those of a class in it', '() => { return class { held = load(); get() { return load(); } }; }', []],
    ['not those in a try that handles them', '() => { try { load(); } catch { return undefined; } }', []],
    ['those in the handler itself', '() => { try { load(); } catch (error) { report(error); } }', ['report(error)']],
    ['those of what is done at last', '() => { try { load(); } catch { return undefined; } finally { close(); } }', ['close()']],
    ['those of handler and end, in a try inside of a try', '() => { try { try { load(); } catch { retry(); } } catch { report(); } finally { close(); } }', ['report()', 'close()']],
    ['those in a try that handles nothing', '() => { try { load(); } finally { close(); } }', ['load()', 'close()']],
    ['those before and behind a try', '() => { open(); try { load(); } catch {} close(); }', ['open()', 'close()']],
    ['those of a handler that tries itself', '() => { try { load(); } catch { try { retry(); } catch { report(); } } }', ['report()']],
  ])('%s', (_name, code, expected) => {
    expect(textsIn(code, failingCalls)).toEqual(expected);
  });

  it('of a block: the same', () => {
    expect(textsIn('() => { open(); try { load(); } catch { report(); } }', (module, { body }) => failingCalls(module, body))).toEqual(['open()', 'report()']);
  });
});

describe('what comes out of a function of this file', () => {
  follows([
    ['what it returns, not what a function in it does', 'function load() { const other = () => { return r.idToken; }; use(other); return r.accessToken; } probe(load());', AT],
    ['what the function returns that it returns', 'function make() { return () => { return r.idToken; }; } probe(make()());', ID],
    ['what it yields, not what a generator in it does', 'function* load() { function* other() { yield r.idToken; } use(other); yield r.accessToken; } for (const t of load()) probe(t);', AT],
    ['the failure of a call in it', 'async function load() { return pca.acquireTokenSilent(q); } try { await load(); } catch (error) { probe(error); }', 'auth-error flow'],
    ['not a failure that it handles itself', 'async function load() { try { return await pca.acquireTokenSilent(q); } catch { return undefined; } } try { await load(); } catch (error) { probe(error); }', '-'],
    ['a failure while it handles one', 'async function load() { try { return await cached(); } catch { return pca.acquireTokenPopup(q); } } try { await load(); } catch (error) { probe(error); }', 'auth-error flow'],
  ]);
});
