/** Subjects, signals, stores, maps, sets and lists: what comes out of them is what the file puts in. */
import { describe } from 'vitest';

import { AT, ID, follows } from './follows.js';

describe('what a subject, a signal or a store holds', () => {
  follows([
    ['what it was made with', 'const token$ = new BehaviorSubject(r.accessToken); probe(token$.value);', AT],
    ['what is put there', 'const token$ = new ReplaySubject(); token$.next(r.accessToken); token$.subscribe((t) => probe(t));', AT],
    ['what a function puts there', "const token = signal(''); token.update(() => r.accessToken); probe(token());", AT],
    ['a member of what is put there', 'const result$ = new Subject(); result$.next(r); result$.subscribe((x) => probe(x.accessToken));', AT],
    ['a member of its value', 'const result$ = new BehaviorSubject(null); result$.next(r); probe(result$.value.accessToken);', AT],
    ['nothing known where two sorts are put', 'const token$ = new BehaviorSubject(r.accessToken); token$.next(r.idToken); probe(token$.value);', '-'],
    ['nothing that speaks against another value where nothing is put', "const empty$ = new Subject(); let t = r.accessToken; if (late) t = empty$.value; probe(t);", AT],
    ['nothing known where nothing is put', "const token$ = new BehaviorSubject(''); probe(token$.value);", '-'],
    ['nothing that is put into the result of a call', "const token$ = new BehaviorSubject(''); subjectOf(user).next(r.accessToken); probe(token$.value);", '-'],
    ['nothing that is put into what a method of that name gives', "const token$ = form.signal(''); token$.set(r.accessToken); probe(token$());", '-'],
    ['nothing that is put into another one', "const token$ = new BehaviorSubject(''); const other$ = new BehaviorSubject(''); other$.next(r.accessToken); probe(token$.value);", '-'],
    ['nothing of the one that it depends on', "const source$ = connect(); const token$ = source$ && new BehaviorSubject(''); source$.next(r.accessToken); probe(token$.value);", '-'],
    ['what 32 calls put there, whatever comes later', `const token$ = new Subject(); ${'token$.next(r.accessToken); '.repeat(32)}token$.next(r.idToken); token$.subscribe((t) => probe(t));`, AT],
    ['of 32 calls the last one as well', `const token$ = new Subject(); ${'token$.next(r.accessToken); '.repeat(31)}token$.next(r.idToken); token$.subscribe((t) => probe(t));`, '-'],
  ]);
});

describe('where it is kept', () => {
  follows([
    ['a variable that is assigned', "let token$; token$ = new BehaviorSubject(''); token$.next(r.accessToken); probe(token$.value);", AT],
    ['one made by the name of its library', "const token$ = new Rx.BehaviorSubject(''); token$.next(r.accessToken); probe(token$.value);", AT],
    ['a decorated accessor', "class Auth { accessor token$ = new BehaviorSubject(''); load() { this.token$.next(r.accessToken); } show() { probe(this.token$.value); } }", AT],
    ['a field', "class Auth { token$ = new BehaviorSubject(''); load() { this.token$.next(r.accessToken); } show() { probe(this.token$.value); } }", AT],
    ['a field that the constructor writes', "class Auth { constructor() { this.token$ = new BehaviorSubject(''); } load() { this.token$.next(r.accessToken); } show() { probe(this.token$.value); } }", AT],
    ['a private field', "class Auth { #token$ = new BehaviorSubject(''); load() { this.#token$.next(r.accessToken); } show() { probe(this.#token$.value); } }", AT],
    ['a field of an instance', "class Auth { token$ = new BehaviorSubject(''); } const auth = new Auth(); auth.token$.next(r.accessToken); probe(auth.token$.value);", AT],
    ['a field of another class has the same name', "class Auth { token$ = new BehaviorSubject(''); show() { probe(this.token$.value); } } class Other { token$ = new BehaviorSubject(''); load() { this.token$.next(r.accessToken); } }", '-'],
    ['another field of the class', "class Auth { token$ = new BehaviorSubject(''); name$ = new BehaviorSubject(''); load() { this.token$.next(r.accessToken); } show() { probe(this.name$.value); } }", '-'],
    ['a member of an unknown object has the same name', "const api = {}; api.token$ = new BehaviorSubject(''); window.token$.next(r.accessToken); probe(api.token$.value);", '-'],
  ]);
});

describe('maps, sets and lists', () => {
  follows([
    ['an element that is added to a set', 'const tokens = new Set(); tokens.add(r.accessToken); for (const t of tokens) probe(t);', AT],
    ['an element that a set is made with', 'const tokens = new Set([r.accessToken]); for (const t of tokens) probe(t);', AT],
    ['an element of a list that a set copies', 'const list = []; list.push(r.accessToken); const tokens = new Set(list); for (const t of tokens) probe(t);', AT],
    ['a set is no element', 'const tokens = new Set(); tokens.add(r.accessToken); probe(tokens);', '-'],
    ['nor is its size', 'const tokens = new Set(); tokens.add(r.accessToken); probe(tokens.size);', '-'],
    ['a member of an element', 'const results = new Set(); results.add(r); for (const x of results) probe(x.accessToken);', AT],
    ['a value that is put into a map', "const tokens = new Map(); tokens.set(user, r.accessToken); tokens.forEach((t) => probe(t));", AT],
    ['a value that a map is made with', 'const tokens = new Map([[user, r.accessToken]]); tokens.forEach((t) => probe(t));', AT],
    ['not the key beside it', 'const users = new Map([[r.accessToken, user]]); users.forEach((u) => probe(u));', '-'],
    ['a value that a weak map is made with', 'const tokens = new WeakMap([[user, r.accessToken]]); probe(tokens.get(user));', AT],
    ['a member of an element that nothing tells of but its name', 'const rows = new Map(); rows.forEach((row) => probe(row.accessToken));', 'access-token field'],
    ['a list of a length', 'const tokens = new Array(3); tokens.push(r.accessToken); probe(tokens[0]);', AT],
    ['a list without `new`', 'const tokens = Array(3); tokens.unshift(r.accessToken); probe(tokens[0]);', AT],
    ['a list that something else makes is not known', 'const queue = createQueue(); queue.push(r.accessToken); probe(queue);', '-'],
    ['a map of another library is not known', 'const tokens = immutable.Map(); tokens.set(user, r.accessToken); tokens.forEach((t) => probe(t));', '-'],
  ]);
});

describe('a list that a literal begins', () => {
  follows([
    ['an element that is added', 'const tokens = []; tokens.push(r.accessToken); probe(tokens[0]);', AT],
    ['in a field', 'class Auth { tokens = []; load() { this.tokens.push(r.accessToken); } show() { probe(this.tokens[0]); } }', AT],
    ['beside an element of the literal', 'const tokens = [r.accessToken]; tokens.push(r.accessToken); for (const t of tokens) probe(t);', AT],
    ['its length is no element', 'const tokens = []; tokens.push(r.accessToken); probe(tokens.length);', '-'],
    ['an element of none speaks against nothing', 'const tokens = []; let t = r.accessToken; if (late) t = tokens[0]; probe(t);', AT],
    ['what another list is given', 'const tokens = []; const others = []; others.push(r.accessToken); probe(tokens[0]);', '-'],
  ]);
});

describe('a signal that is called', () => {
  follows([
    ['gives its value', 'const token = signal(r.accessToken); probe(token());', AT],
    ['a member of its value', 'const result = signal(r); probe(result().accessToken);', AT],
    ['a computed one', 'const token = computed(() => r.accessToken); probe(token());', AT],
    ['in a field', "class Auth { token = signal(''); load() { this.token.set(r.idToken); } show() { probe(this.token()); } }", ID],
    ['in a field that is written twice', 'class Auth { token = signal(r.accessToken); reset() { this.token = signal(r.idToken); } show() { probe(this.token()); } }', '-'],
    ['a call that is given something is another one', 'const token = signal(r.accessToken); probe(token(user));', '-'],
    ['another function that is made and called', 'const token = createReader(r.accessToken); probe(token());', '-'],
    ['a part of what is made', 'const { token } = signal(r); probe(token());', '-'],
    ['a field that is not there', 'class Auth { show() { probe(this.token()); } }', '-'],
    ['a field of a name that is not known', 'class Auth { token = signal(r.accessToken); show(name) { probe(this[name]()); } }', '-'],
  ]);
});
