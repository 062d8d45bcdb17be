import { describe, expect, it } from 'vitest';

import { originsOf, probe } from './probe.js';

const MSAL = "import { PublicClientApplication } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\nconst ask = () => pca.acquireTokenSilent(q);\n";

/** What `probe(…)` is, inside an async function that has an MSAL result `r`. */
const inResult = (code: string): string[] => originsOf(`${MSAL}export async function run(x) { const r = await ask(); ${code} }`);

const AT = 'access-token flow';
const ID = 'id-token flow';

describe('promises', () => {
  it.each<[string, string, string]>([
    ['a named callback', 'const pick = (v) => v.idToken; probe(await ask().then(pick));', ID],
    ['a named callback of another file', 'probe(await ask().then(x.pick));', '-'],
    ['a function given to `then` that is none of this file', 'probe(await ask().then(parse));', '-'],
    ['`then` without a callback', 'probe((await ask().then()).accessToken);', AT],
    ['`catch` lets the value pass', 'probe((await ask().catch(() => null)).accessToken);', AT],
    ['`catch` may answer', 'probe(await x.load().catch(() => r.idToken));', ID],
    ['`catch` without a function of this file', 'probe((await ask().catch(x.log)).accessToken);', AT],
    ['`finally` lets the value pass', 'probe((await ask().finally(() => x())).accessToken);', AT],
    ['all', 'const [, b] = await Promise.all([x.load(), ask()]); probe(b.accessToken);', AT],
    ['allSettled', 'const [a] = await Promise.allSettled([ask()]); probe(a.value.accessToken);', AT],
    ['race', 'const a = await Promise.race([ask(), ask()]); probe(a.accessToken);', AT],
    ['any', 'const a = await Promise.any([ask()]); probe(a.accessToken);', AT],
    ['another function of Promise', 'const a = await Promise.withResolvers(ask()); probe(a.accessToken);', 'access-token field'],
    ['resolve', 'const a = await Promise.resolve(r); probe(a.accessToken);', AT],
  ])('%s', (_name, code, expected) => {
    expect(inResult(code)).toEqual([expected]);
  });
});

describe('strings', () => {
  it.each<[string, string, string]>([
    ['cleaned', 'probe(r.accessToken.trim().normalize().replaceAll("a", ""));', AT],
    ['the token behind Bearer', "probe(`Bearer ${r.accessToken}`.split('Bearer ')[1]);", AT],
    ['split at spaces', "probe(`Bearer ${r.accessToken}`.split(' ')[1]);", AT],
    ['split at spaces, taken apart', "const [, t] = `Bearer ${r.accessToken}`.split(' '); probe(t);", AT],
    ['split into its letters', "probe(r.accessToken.split('')[0]);", 'other flow'],
    ['all parts', "probe(`Bearer ${r.accessToken}`.split(' '));", 'other flow'],
    ['split at something else', "probe(r.accessToken.split(',')[0]);", 'other flow'],
    ['split at the unknown', 'probe(r.accessToken.split(x)[0]);', 'other flow'],
    ['the first half of an address', "probe(r.account.username.split('@')[0]);", 'claim:preferred_username flow'],
    ['the second half', "probe(r.account.username.split('@')[1]);", '-'],
    ['a match', "probe(`Bearer ${r.accessToken}`.match(/^Bearer (.*)$/)[1]);", AT],
    ['a pattern that is run', "probe(/^Bearer (.*)$/.exec(`Bearer ${r.accessToken}`)[1]);", AT],
    ['a pattern that is run on nothing', 'probe(/^Bearer (.*)$/.exec()[1]);', 'other flow'],
    ['another part of a match', "probe(`Bearer ${r.accessToken}`.match(/^(B)earer (.*)$/)[2]);", '-'],
  ])('%s', (_name, code, expected) => {
    expect(inResult(code)).toEqual([expected]);
  });
});

describe('lists and objects', () => {
  it.each<[string, string, string]>([
    ['find', 'probe([r].find((v) => v).idToken);', ID],
    ['filter', 'probe([r].filter(Boolean)[0].idToken);', ID],
    ['map', 'probe([r].map((v) => v.idToken)[0]);', ID],
    ['map, the whole list', 'probe([r].map((v) => v.idToken));', '-'],
    ['map with a function elsewhere', 'probe([r].map(x.pick)[0]);', '-'],
    ['pop', 'probe([r].pop().idToken);', ID],
    ['assign', 'probe(Object.assign({}, { t: r.idToken }).t);', ID],
    ['values', 'probe(Object.values([r.idToken])[0]);', ID],
    ['values of nothing', 'probe(Object.values()[0]);', '-'],
    ['frozen', 'probe(Object.freeze(r).idToken);', ID],
    ['another function of Object', 'probe(Object.entries(r)[0]);', '-'],
    ['made by a function', 'probe(lodash.cloneDeep(r).idToken);', ID],
    ['a memo', 'probe(useMemo(() => r.idToken, [r]));', ID],
    ['a memo of a name', 'const make = () => r.idToken; probe(useMemo(make, [r]));', 'other flow'],
    ['a reference', 'const held = useRef(r); probe(held.current.idToken);', ID],
    ['a reference that is empty at first', 'const held = useRef(); held.current = r.idToken; probe(held.current);', ID],
    ['a computed', 'const held = computed(() => r.idToken); probe(held.value);', ID],
    ['a function without arguments', 'probe(String());', '-'],
    ['state of preact', "const [t, setT] = useSignal(''); setT(r.idToken); probe(t);", ID],
    ['the setter of state is no value', "const [, setT] = useState(''); setT(r.idToken); probe(setT);", '-'],
  ])('%s', (_name, code, expected) => {
    expect(inResult(code)).toEqual([expected]);
  });
});

describe('stores', () => {
  it.each<[string, string, string]>([
    ['what was stored under a key', "sessionStorage.setItem('mine', r.idToken); probe(sessionStorage.getItem('mine'));", ID],
    ['an object under a key', "store.setObject('mine', r); probe(store.getObject('mine').idToken);", ID],
    ['a key that tells', "probe(db.get('app:accessToken'));", 'access-token field'],
    ['a store of this file that hands the key on', "class Kept { set(k, v) { localStorage.setItem(k, v); } get(k) { return localStorage.getItem(k); } } const kept = new Kept(); kept.set('mine', r.idToken); probe(kept.get('mine'));", ID],
    ['a store of this file, a key that tells', "class Kept { get(k) { return localStorage.getItem(k); } } const kept = new Kept(); probe(kept.get('accessToken'));", 'access-token field'],
    ['a key that tells nothing', "probe(db.get('theme'));", '-'],
    ['a key that is computed', 'probe(db.get(x));', '-'],
    ['a key that ends in its separator', "probe(db.get('app:'));", '-'],
    ['a method of a class of this file', "class Store { get(k) { return k; } } const s = new Store(); probe(s.get('theme'));", '-'],
  ])('%s', (_name, code, expected) => {
    expect(inResult(code)).toEqual([expected]);
  });
});

describe('streams', () => {
  const inStream = (code: string): string[] => originsOf(`import { MsalService } from '@azure/msal-angular';\nclass S { constructor(private msal: MsalService) {} run(x: any) { const s$ = this.msal.acquireTokenSilent(q); ${code} } }`);

  it.each<[string, string, string]>([
    ['an operator that makes', 's$.pipe(map((r) => r.idToken)).subscribe((t) => probe(t));', ID],
    ['an operator with a named function', 'const pick = (r: any) => r.idToken; s$.pipe(map(pick)).subscribe((t) => probe(t));', ID],
    ['an operator with a function elsewhere', 's$.pipe(map(x.pick)).subscribe((t) => probe(t));', '-'],
    ['an operator without a function', 's$.pipe(first()).subscribe((r) => probe(r.idToken));', ID],
    ['operators that keep', 's$.pipe(filter((r) => !!r), take(1), shareReplay(1)).subscribe((r) => probe(r.idToken));', ID],
    ['an operator that answers an error', 's$.pipe(catchError(() => of(null))).subscribe((r) => probe(r.idToken));', ID],
    ['the error that it gets', 's$.pipe(catchError((e) => { probe(e); return x; }));', 'auth-error flow'],
    ['the value in the middle', 's$.pipe(take(1), switchMap((r) => { probe(r.accessToken); return x; }));', AT],
    ['an operator that was made apart', 's$.pipe(x.operator).subscribe((r) => probe(r));', '-'],
    ['no operator', 's$.pipe().subscribe((r) => probe(r.idToken));', ID],
    ['a list of operators', 's$.pipe(...x.operators).subscribe((r) => probe(r.idToken));', ID],
    ['the second callback of subscribe', 's$.subscribe((r) => x(r), (e) => probe(e));', 'auth-error flow'],
    ['an observer', 's$.subscribe({ next: (r) => probe(r.idToken) });', ID],
    ['an observer with `error`', 's$.subscribe({ error: (e) => probe(e) });', 'auth-error flow'],
    ['an observer of something without a receiver', 'subscribe({ next: (r) => probe(r) });', '-'],
    ['a pipe without a stream', 'pipe(map((r) => probe(r)));', '-'],
    ['an operator outside of a pipe', 'map((r) => probe(r));', '-'],
    ['a promise of a stream', 'const go = async () => probe((await firstValueFrom(s$)).idToken);', ID],
  ])('%s', (_name, code, expected) => {
    expect(inStream(code)).toEqual([expected]);
  });
});

describe('what looks like one of these', () => {
  it.each<[string, string, string]>([
    ['the length of the token behind Bearer', "probe(`Bearer ${r.accessToken}`.split(' ')[1].length);", 'other flow'],
    ['split at the scheme without its space', "probe(`Bearer ${r.accessToken}`.split('Bearer')[1]);", AT],
    ['what was filtered has another place', 'probe([x, r.idToken].filter(Boolean)[0]);', ID],
    ['what was sorted has another place', 'probe([x, r.idToken].sort()[0]);', ID],
    ['a filtered list', 'probe([r].filter(Boolean));', 'other flow'],
    ['a member of a filtered list', 'probe([r.idToken].filter(Boolean).kind);', '-'],
    ['another element of a flat list', 'probe([r.idToken, x].flat()[1]);', '-'],
    ['a list behind which others are put', 'probe([x].concat([r.idToken], ...lists)[1]);', ID],
    ['a member of a list that was made of another', 'probe([r].map((v) => v.idToken).kind);', '-'],
    ['a list that was made of lists', 'probe([r].flatMap((v) => [v.idToken])[0]);', ID],
    ['the whole list that was made of lists', 'probe([r].flatMap((v) => [v.idToken]));', '-'],
    ['a member of a list that was made of lists', 'probe([r].flatMap((v) => [v.idToken]).kind);', '-'],
    ['a list that another method makes with a function', 'probe(x.collect(() => [r.idToken])[0]);', '-'],
    ['the next of an iterator', 'const all = [r].values(); probe(all.next().value.idToken);', ID],
    ['whether an iterator has a next', 'const all = [r.idToken].values(); probe(all.next().done);', '-'],
    ['what an iterator answers to something', 'const all = [r.idToken].values(); probe(all.next(x).value);', '-'],
    ['a value of another method of a list', 'probe([r.idToken].sample().value);', '-'],
    ['a function that is called by a method', 'const pick = () => r.idToken; probe(pick.call(x));', ID],
    ['a function that is applied', 'const pick = () => r.idToken; probe(pick.apply(x, []));', ID],
    ['a function that another method makes of one', 'const pick = () => r.idToken; probe(pick.once());', '-'],
    ['an unknown function that is called by a method', 'probe(x.call(r.idToken));', '-'],
    ['a function of a library that is called by a method', 'probe(PublicClientApplication.call(r.idToken));', '-'],
    ['all of something else than promises', 'const [t] = await tasks.all([r.idToken]); probe(t);', '-'],
    ['all of nothing', 'const [t] = await Promise.all(); probe(t);', '-'],
    ['a member `value` of what a promise gives', 'const [a] = await Promise.all([{ value: r.idToken }]); probe(a.value);', ID],
    ['the first of several promises', 'probe(await Promise.race([x.wait(), r.idToken]));', ID],
    ['what another object assigns', 'probe(form.assign({ t: r.idToken }).t);', '-'],
    ['the list of the values', 'probe(Object.values({ t: r.idToken }));', '-'],
    ['a member of the list of the values', 'probe(Object.values({ t: r.idToken }).kind);', '-'],
    ['a value of a list that a library made', 'probe(Object.values(pca.getAllAccounts())[0].username);', 'claim:preferred_username flow'],
    ['a value of a pair', 'probe(Object.entries({ t: r.idToken })[0][1]);', ID],
    ['an operator that is given to another method', 'class Page { show(t) { probe(t); } load() { this.show(catchError(() => r.idToken)); } }', '-'],
  ])('%s', (_name, code, expected) => {
    expect(inResult(code)).toEqual([expected]);
  });
});

describe('hooks', () => {
  it.each<[string, string, string]>([
    ['a query', "const { data } = useQuery({ queryKey: ['me'], queryFn: async () => r.idToken }); probe(data);", ID],
    ['a mutation', 'const { data } = useMutation({ mutationFn: async () => r.idToken }); probe(data);', ID],
    ['a query behind its key', "const { data } = useSWR('me', async () => r.idToken); probe(data);", ID],
    ['a query without a function', "const { data } = useSWR('me'); probe(data);", '-'],
    ['what else a query gives', 'const { status } = useQuery({ queryFn: async () => r.idToken }); probe(status);', '-'],
    ['another hook with such options', 'const { data } = useForm({ queryFn: async () => r.idToken }); probe(data);', '-'],
    ['a signal of Solid', 'const [t] = createSignal(r.idToken); probe(t);', ID],
    ['state of a reducer', 'const [t] = useReducer(reduce, r.idToken); probe(t);', ID],
    ['the function that changes it', 'const [, send] = useReducer(reduce, r.idToken); probe(send);', '-'],
    ['a member of what a reference holds', 'const held = ref({ t: r.idToken }); probe(held.value.t);', ID],
    ['a member of what a reference holds, in a template', 'const held = ref({ t: r.idToken }); probe(held.t);', ID],
    ['a member `value` of a reactive object', 'const held = reactive({ value: r.idToken }); probe(held.value);', ID],
  ])('%s', (_name, code, expected) => {
    expect(inResult(code)).toEqual([expected]);
  });
});

describe('the key of a store', () => {
  it.each<[string, string, string]>([
    ['tells by its last part', "probe(db.get('app:token'));", 'token field'],
    ['tells by its last part, behind a point', "probe(db.get('oidc.app.token'));", 'token field'],
    ['tells by its last part, behind a slash', "probe(db.get('app/token'));", 'token field'],
    ['tells nothing by an earlier part', "probe(db.get('token:theme'));", '-'],
    ['under which two kinds are kept is neither', "db.set('mine', r.idToken); db.set('mine', r.accessToken); probe(db.get('mine'));", '-'],
  ])('%s', (_name, code, expected) => {
    expect(inResult(code)).toEqual([expected]);
  });

  it.each<[string, string, boolean]>([
    ['anywhere', 'probe(db.get("accessToken"));', false],
    ['only where Microsoft is in the file', 'probe(db.get("armToken"));', true],
  ])('tells a token %s', (_name, code, expected) => {
    expect(probe(code, (analysis, argument) => analysis.trace(argument).origins.map(({ provider, gated }) => [provider, gated === true]))).toEqual([[['any', expected]]]);
  });
});
