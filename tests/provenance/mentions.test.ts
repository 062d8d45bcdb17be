/** Where the file names a function, a class or a variable: which calls of it are all there are, and what other files can see. */
import { describe, expect, it } from 'vitest';

import { enclosingFunction } from '../../src/ast/nodes.js';
import { callsOf, isExported } from '../../src/provenance/mentions.js';
import { AT, follows, ID } from './follows.js';
import { probe } from './probe.js';

const UNKNOWN = 'unknown';

/** The calls of the function in which the one `probe(t)` stands. */
const callsIn = (code: string): string[] | string | undefined =>
  probe(code, ({ module }, argument) => {
    const owner = enclosingFunction(argument);
    if (!owner) throw new Error('no function');
    return callsOf(module, owner)?.map((call) => module.textOf(call)) ?? UNKNOWN;
  })[0];

type Case = readonly [name: string, code: string, expected: string[] | string];

function calls(cases: readonly Case[]): void {
  it.each(cases)('%s', (_name, code, expected) => {
    expect(callsIn(code)).toEqual(expected);
  });
}

describe('all calls of a function are known', () => {
  const send = 'function send(t) { probe(t); }';

  calls([
    ['of a declaration', `${send} send(a); await load().then(() => send(b));`, ['send(a)', 'send(b)']],
    ['of one that nobody calls', send, []],
    ['of a function in a variable', 'const send = (t) => probe(t); send(a);', ['send(a)']],
    ['behind a cast', 'const send = ((t) => probe(t)) as Send; (send as any)(a); send!(b);', ['(send as any)(a)', 'send!(b)']],
    ['by `new`', `${send} new send(a);`, ['new send(a)']],
    ['in a wrapper that keeps it', 'const send = useCallback((t) => probe(t), []); send(a);', ['send(a)']],
    ['which a hook depends on', `${send} useEffect(() => { send(a); }, [send]); React.useMemo(() => send(b), [a, send]);`, ['send(a)', 'send(b)']],
    ['whose type is asked for', `${send} type Send = typeof send; if (typeof send === 'function') send(a);`, ['send(a)']],
    ['but not where it is behind the options of its wrapper', 'const send = memoize(options, (t) => probe(t)); send(a);', UNKNOWN],
    ['of one that has a name for itself, too', 'const send = function again(t) { probe(t); again(b); }; send(a);', ['send(a)', 'again(b)']],
    ['but not of one that is handed on and has a name for itself', 'register(function again(t) { probe(t); again(a); });', UNKNOWN],
    ['but not where it is handed on by the name that it has for itself', 'const send = function again(t) { probe(t); register(again); }; send(a);', UNKNOWN],
    ['but not of a function in any other call', 'const send = register((t) => probe(t)); send(a);', UNKNOWN],
    ['but not where it is handed on', `${send} send(a); register(send);`, UNKNOWN],
    ['but not where it is put into a list', `${send} send(a); const steps = [send];`, UNKNOWN],
    ['but not where a call is given a list of it', `${send} send(a); register([send]);`, UNKNOWN],
    ['but not where a call that is no hook is given such a list', `${send} send(a); register(options, [send]);`, UNKNOWN],
    ['but not where its name only begins like that of a hook', `${send} send(a); used(options, [send]);`, UNKNOWN],
    ['but not where its name only ends like that of a hook', `${send} send(a); reuseAll(options, [send]);`, UNKNOWN],
    ['but not where a hook is given it to call it', `${send} send(a); useEffect(send, []);`, UNKNOWN],
    ['but not where a hook is given the choice of it', `${send} send(a); useQuery(key, ready ? send : skip);`, UNKNOWN],
    ['but not where the name is written again', `${send} send(a); send = other;`, UNKNOWN],
    ['but not where it is exported', `export ${send} send(a);`, UNKNOWN],
    ['but not without a name', 'register((t) => probe(t));', UNKNOWN],
    ['but not in an object', 'const api = { send(t) { probe(t); } }; api.send(a);', UNKNOWN],
  ]);
});

describe('all calls of a private method are known', () => {
  calls([
    ['by its sign', 'class Client { constructor() {} #send(t) { probe(t); } run() { this.#send(a); other.send(b); run(c); } } new Client(d);', ['this.#send(a)']],
    ['by its modifier', 'class Client { constructor() {} private send(t) { probe(t); } run() { (this.send as any)(a); } } new Client(b);', ['(this.send as any)(a)']],
    ['in a field', 'class Client { private readonly send = (t) => probe(t); run() { return load().then((x) => this.send(x)); } }', ['this.send(x)']],
    ['and not those of another class', 'class Client { private send(t) { probe(t); } run() { this.send(a); } } class Other { private send(t) {} run() { this.send(b); } }', ['this.send(a)']],
    ['by another name of the object', 'class Client { private send(t) { probe(t); } run() { const self = this; load(function () { self.send(a); }); socket.send(b); } }', ['self.send(a)']],
    ['of another object of the class', 'class Client { #send(t) { probe(t); } run(other) { other.#send(a); } }', ['other.#send(a)']],
    ['which is bound to its object', 'class Client { constructor() { this.send = this.send.bind(this); } private send(t) { probe(t); } run() { this.send(a); } }', ['this.send(a)']],
    ['but not where it is handed on', 'class Client { #send(t) { probe(t); } run() { this.#send(a); onIdToken(this.#send); } }', UNKNOWN],
    ['but not where it is handed on with its object', 'class Client { private send(t) { probe(t); } run() { this.send(a); onIdToken(this.send.bind(this)); } }', UNKNOWN],
    ['but not where another member is it, too', 'class Client { private send(t) { probe(t); } run() { this.send(a); this.other = this.send.bind(this); } }', UNKNOWN],
    ['but not where a pattern takes it', 'class Client { private send(t) { probe(t); } run() { this.send(a); const { send } = this; } }', UNKNOWN],
    ['but not of a public one', 'class Client { send(t) { probe(t); } run() { this.send(a); } }', UNKNOWN],
    ['but not of a public field', 'class Client { public send = (t) => probe(t); run() { this.send(a); } }', UNKNOWN],
    ['but not of a protected one, which subclasses call', 'class Client { protected send(t) { probe(t); } run() { this.send(a); } }', UNKNOWN],
    ['but not where its name is made at run time', 'class Client { private [key](t) { probe(t); } run() { this[key](a); this[other](b); } }', UNKNOWN],
  ]);
});

describe('all constructions of a class are known', () => {
  const session = 'class Session { constructor(t) { probe(t); } }';
  const plain = (count: number): string => Array.from({ length: count }, (_, index) => `class S${index + 1} extends ${index === 0 ? 'Session' : `S${index}`} {}`).join(' ');

  calls([
    ['by its name', `${session} new Session(a); const open = () => new Session(b);`, ['new Session(a)', 'new Session(b)']],
    ['in place', 'new (class { constructor(t) { probe(t); } })(a);', ['new (class { constructor(t) { probe(t); } })(a)']],
    ['of a class in a variable', 'const Session = class { constructor(t) { probe(t); } }; new Session(a);', ['new Session(a)']],
    ['of a class in a variable that has a name of its own', 'const Session = class Inner { constructor(t) { probe(t); } } as Type; new Session(a);', ['new Session(a)']],
    ['beside its type, its static members, tests for it', `${session} let kept: Session; Session.count = 1; if (kept instanceof Session || typeof Session === 'function') new Session(a);`, ['new Session(a)']],
    ['by `super`, of a class that extends it', `${session} class Own extends Session { field = open(a); constructor(x) { log(x); super(x.t); } } new Own(b);`, ['super(x.t)']],
    ['by `super`, not that of a class inside', `${session} class Own extends Session { constructor(x) { super(x); class Inner extends Other { constructor() { super(a); } } } }`, ['super(x)']],
    ['by a class that extends it and has no constructor', `${session} class Own extends Session { constructorName = 'own'; get() {} } new Own(a); new Session(b);`, ['new Own(a)', 'new Session(b)']],
    ['through six such classes', `${session} ${plain(6)} new S6(a);`, ['new S6(a)']],
    ['but not through seven', `${session} ${plain(7)} new S7(a);`, UNKNOWN],
    ['inside it', 'class Session { constructor(t) { probe(t); } static of(x) { return new Session(x.a); } }', ['new Session(x.a)']],
    ['inside it, by a name of its own', 'const Session = class Inner { constructor(t) { probe(t); } static of(x) { return new Inner(x.a); } }; new Session(b);', ['new Session(b)', 'new Inner(x.a)']],
    ['but not where there are none', session, UNKNOWN],
    ['but not where it hands itself on', `class Session { constructor(t) { probe(t); } static { register(Session); } } new Session(a);`, UNKNOWN],
    ['but not where a class that extends it has none', `${session} class Own extends Session {} new Session(a);`, UNKNOWN],
    ['but not where it is handed on', `${session} new Session(a); register(Session);`, UNKNOWN],
    ['but not where it is given to a class', `${session} new Session(a); new Container(Session);`, UNKNOWN],
    ['but not where it is compared otherwise', `${session} new Session(a); if (kind === Session) open(kind);`, UNKNOWN],
    ['but not where a field of another class holds it', `${session} new Session(a); class Other { type = Session; }`, UNKNOWN],
    ['but not where a class is computed from it', `${session} new Session(a); class Other extends mixed(Session) {}`, UNKNOWN],
    ['but not where a class that extends it is exported', `${session} new Session(a); export class Own extends Session {}`, UNKNOWN],
    ['but not where it is exported', `export ${session} new Session(a);`, UNKNOWN],
    ['but not of a class that is handed on without a name', 'register(class { constructor(t) { probe(t); } });', UNKNOWN],
    ['but not of a class that another one is constructed with', 'new Container(class { constructor(t) { probe(t); } });', UNKNOWN],
    ['but not of a default export without a name', 'export default class { constructor(t) { probe(t); } }', UNKNOWN],
  ]);
});

describe('a parameter is what the calls give', () => {
  follows([
    ['of a private method', 'class Client { private send(t) { probe(t); } run() { this.send(r.accessToken); } }', AT],
    ['of the constructor of a base', 'class Base { constructor(t) { probe(t); } } class Session extends Base { constructor(x) { super(x.idToken); } } new Session(r);', ID],
    ['of a method that is not private: others may call it', 'class Client { send(t) { probe(t); } run() { this.send(r.accessToken); } }', '-'],
  ]);
});

describe('what other files can see', () => {
  /** Whether the variable that the one `probe(…)` is given is exported. */
  const seen = (code: string): boolean[] =>
    probe(code, ({ module }, argument) => {
      const variable = module.variableOf(argument);
      if (!variable) throw new Error('no variable');
      return isExported(variable);
    });
  const declared = 'const held = read(); probe(held);';

  it.each([
    ['a declared variable', 'export const held = read(); probe(held);'],
    ['one of several in a declaration', 'export const first = 1, held = read(); probe(held);'],
    ['a declared function', 'export function held() {} probe(held);'],
    ['a default export', 'export default function held() {} probe(held);'],
    ['a class that is the default export', 'export default class Held {} probe(Held);'],
    ['by its name', `${declared} export { held };`],
    ['by another name', `${declared} export { held as other };`],
    ['by its name as the default export', `${declared} export default held;`],
    ['as what TypeScript exports for `require`', `${declared} export = held;`],
    ['as what CommonJS exports', `${declared} module.exports = held;`],
    ['as a member of `exports`', `${declared} exports.held = held;`],
    ['as a member of `module.exports`', `${declared} module.exports.other = held;`],
    ['in an object that CommonJS exports', `${declared} module.exports = { other, held };`],
    ['in an object that is a member of `exports`', `${declared} exports.api = { other: held };`],
  ])('%s', (_name, code) => {
    expect(seen(code)).toEqual([true]);
  });

  it.each([
    ['a variable that nothing exports', `${declared} export const other = 1;`],
    ['what something exported is made of', `${declared} export const other = make(held);`],
    ['a parameter of an exported function', 'export function open(held) { probe(held); } export const close = (held) => held;'],
    ['a variable in an exported function', 'export function open() { const held = read(); probe(held); }'],
    ['what is written to another object', `${declared} state.held = held; this.held = held;`],
    ['what is written to a member of another object', `${declared} state.inner.held = held;`],
    ['what is written to an object whose name only ends like that', `${declared} myexports.held = held; submodule.held = held;`],
    ['what is written to an object whose name only begins like that', `${declared} exportsOf.held = held; modules.held = held;`],
    ['what is in another object', `${declared} state = { held }; state.inner = { held };`],
    ['what is in an object in a variable', `${declared} const state = { held };`],
    ['what is given to a call', `${declared} exports.other = make(held); exports.more = make({ held });`],
    ['what is compared with a member of `module`', `${declared} if (module.parent === held) open();`],
    ['what is written by a name', `${declared} other = held;`],
    ['what is taken out of what is exported', 'let held; ({ held } = module.exports); held = module.exports.held; probe(held);'],
    ['an object whose members are written', `${declared} held.exports = read();`],
  ])('not %s', (_name, code) => {
    expect(seen(code)).toEqual([false]);
  });
});
