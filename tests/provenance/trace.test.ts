import { describe, expect, it } from 'vitest';

import { step } from '../../src/provenance/trace.js';
import { AT, follows, ID } from './follows.js';
import { originsOf, probe } from './probe.js';

/** One shape of flow: the code and what `probe(…)` in it is. */
function shape(name: string, code: string, ...expected: string[]): void {
  it(name, () => {
    expect(originsOf(code)).toEqual(expected);
  });
}

const MSAL = "import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\n";

describe('trace: from the acquiring call', () => {
  shape('a member of the awaited result', `${MSAL} async () => { const r = await pca.acquireTokenSilent(q); probe(r.accessToken); probe(r.idToken); probe(r.idTokenClaims.oid); }`, 'access-token flow', 'id-token flow', 'claim:oid flow');
  shape('destructured with alias and default', `${MSAL} async () => { const { accessToken: at = '', account: { username } } = await pca.acquireTokenPopup(q); probe(at); probe(username); }`, 'access-token flow', 'claim:preferred_username flow');
  shape('a then callback', `${MSAL} pca.acquireTokenSilent(q).then((r) => r.accessToken).then((t) => { probe(t); });`, 'access-token flow');
  shape('a destructured callback parameter', `${MSAL} pca.acquireTokenSilent(q).then(({ accessToken }) => probe(accessToken));`, 'access-token flow');
  shape('the value of a local function', `${MSAL} async function get() { const r = await pca.acquireTokenSilent(q); return r.accessToken; } async () => probe(await get());`, 'access-token flow');
  shape('a parameter filled in this file', `${MSAL} function use(t) { probe(t); } async () => { use((await pca.acquireTokenSilent(q)).accessToken); };`, 'access-token flow');
  shape('a parameter of an exported function is unknown', `${MSAL} export function use(t) { probe(t); } async () => { use((await pca.acquireTokenSilent(q)).accessToken); };`, '-');
  shape('a let that is written in two branches', `${MSAL} async () => { let t = null; try { t = (await pca.acquireTokenSilent(q)).accessToken; } catch { t = (await pca.acquireTokenPopup(q)).accessToken; } probe(t); }`, 'access-token flow');
  shape('writes that disagree are unknown', `${MSAL} async () => { let t; if (x) t = (await pca.acquireTokenSilent(q)).accessToken; else t = (await pca.loginPopup(q)).idToken; probe(t); }`, '-');
  shape('alternatives in place are judged one by one', `${MSAL} async () => { const r = await pca.acquireTokenSilent(q); probe(r.accessToken || r.idToken); }`, 'access-token flow | id-token flow');
  shape('casts, optional chains and cleaning', `${MSAL} async () => { const r = await pca.acquireTokenSilent(q); probe(((r as any)?.accessToken as string)!.replace(/^Bearer /, '').trim()); }`, 'access-token flow');
  shape('a header value and back', `${MSAL} async () => { const r = await pca.acquireTokenSilent(q); const h = \`Bearer \${r.accessToken}\`; probe(h); probe(h.split(' ')[1]); }`, 'access-token flow', 'access-token flow');
  shape('a scheme and a token', `${MSAL} async () => { const r = await pca.acquireTokenSilent(q); probe(\`\${r.tokenType} \${r.accessToken}\`); probe(\`\${a}-\${r.accessToken}\`); probe(\`\${r.account.name} \${r.account.username}\`); }`, 'access-token flow', 'other flow', '-');
  shape('class fields and getters', `${MSAL} class A { #t = ''; async load() { this.#t = (await pca.acquireTokenSilent(q)).accessToken; } get token() { return this.#t; } show() { probe(this.token); } }`, 'access-token flow');
  shape('React state', `${MSAL} function C() { const [tok, setTok] = useState(''); useEffect(() => { pca.acquireTokenSilent(q).then((r) => setTok(r.accessToken)); }, []); return probe(tok); }`, 'access-token flow');
  shape('rxjs pipes', `import { MsalService } from '@azure/msal-angular'; class S { constructor(private msal: MsalService) {} go() { return this.msal.acquireTokenSilent(q).pipe(map((r) => r.accessToken), tap((t) => probe(t))); } sub() { this.msal.acquireTokenSilent(q).subscribe({ next: (r) => probe(r.account), error: (e) => probe(e) }); } }`, 'access-token flow', 'account flow', 'auth-error flow');
  shape('catch parameters', `${MSAL} async () => { try { await pca.acquireTokenSilent(q); } catch (e) { probe(e); } pca.ssoSilent(q).catch((error) => probe(error)); }`, 'auth-error flow', 'auth-error flow');
  shape('Promise.all', `${MSAL} async () => { const [a, b] = await Promise.all([pca.acquireTokenSilent(q), fetch(u)]); probe(a.accessToken); probe(b); }`, 'access-token flow', '-');
  shape('accounts', `${MSAL} const [first] = pca.getAllAccounts(); probe(first.localAccountId); probe(pca.getAllAccounts()[0].homeAccountId); pca.getAllAccounts().find((a) => probe(a));`, 'claim:oid flow', 'user-key flow', 'account flow');
  shape('hooks', `import { useMsal } from '@azure/msal-react'; function C() { const { instance, accounts } = useMsal(); probe(accounts[0].username); instance.acquireTokenSilent({ account: accounts[0] }).then((r) => probe(r.accessToken)); }`, 'claim:preferred_username flow', 'access-token flow');
  shape('object literals and later writes', `${MSAL} async () => { const r = await pca.acquireTokenSilent(q); const s = { t: r.accessToken }; probe(s.t); const o: any = {}; o.t = r.idToken; probe(o.t); }`, 'access-token flow', 'id-token flow');
  shape('@azure/identity', `import { DefaultAzureCredential } from '@azure/identity'; const c = new DefaultAzureCredential(); async () => { const t = await c.getToken('s'); probe(t.token); const { token } = await c.getToken('s'); probe(token); };`, 'access-token flow', 'access-token flow');
  shape('vscode', `import * as vscode from 'vscode'; async () => { const s = await vscode.authentication.getSession('microsoft', []); probe(s.accessToken); const g = await vscode.authentication.getSession('github', []); probe(g.accessToken); };`, 'access-token flow', 'access-token flow of another provider');
  shape('an inbound bearer', `app.use((req, res) => { const accessToken = req.headers.authorization.split(' ')[1]; probe(accessToken); probe(req.get('authorization')); });`, 'inbound-token field', 'inbound-token field');
});

describe('trace: through the constructs of frameworks', () => {
  shape('React context of this file', `${MSAL} const Ctx = createContext(null); function P() { const [t, setT] = useState(''); pca.acquireTokenSilent(q).then((r) => setT(r.accessToken)); return <Ctx.Provider value={{ tok: t }}><C /></Ctx.Provider>; } function C() { const { tok } = useContext(Ctx); return probe(tok); }`, 'access-token flow');
  shape('a reducer', `${MSAL} function reduce(state, action) { switch (action.type) { case 'in': return { ...state, tok: action.payload }; default: return state; } } function C() { const [state, dispatch] = useReducer(reduce, { tok: null }); pca.loginPopup(q).then((r) => dispatch({ type: 'in', payload: r.idToken })); return probe(state.tok); }`, 'id-token flow');
  shape('props of a component that only this file uses', `${MSAL} function Panel({ tok }) { return <p>{probe(tok)}</p>; } function App() { const [t, setT] = useState(''); pca.acquireTokenSilent(q).then((r) => setT(r.accessToken)); return <Panel tok={t} />; }`, 'access-token flow');
  shape('props of an exported component are unknown', `${MSAL} export function Panel({ tok }) { return <p>{probe(tok)}</p>; } function App({ r }) { return <Panel tok={r.accessToken} />; }`, '-');
  shape('this in an object literal', `${MSAL} const auth = { tok: null, async load() { this.tok = (await pca.acquireTokenSilent(q)).accessToken; }, show() { probe(this.tok); } }; probe(auth.tok);`, 'access-token flow', 'access-token flow');
  shape('components of the options style', `${MSAL} export default { data() { return { tok: '' }; }, methods: { async load() { const r = await pca.acquireTokenSilent(q); this.tok = r.accessToken; }, show() { return probe(this.tok); } } };`, 'access-token flow');
  shape('refs', `${MSAL} const tok = ref(''); async () => { tok.value = (await pca.acquireTokenSilent(q)).accessToken; probe(tok.value); };`, 'access-token flow');
  shape('static members', `${MSAL} class Auth { static tok = ''; static async load() { Auth.tok = (await pca.acquireTokenSilent(q)).accessToken; } } probe(Auth.tok);`, 'access-token flow');
  shape('static members written by static methods', `${MSAL} class Auth { static tok; static async load() { this.tok = (await pca.acquireTokenSilent(q)).accessToken; } } probe(Auth.tok);`, 'access-token flow');
  shape('a service of this file, injected', `${MSAL} class Store { tok = ''; async load() { this.tok = (await pca.acquireTokenSilent(q)).accessToken; } } class C { constructor(private readonly store: Store) {} show() { probe(this.store.tok); } }`, 'access-token flow');
  shape('a callback of a function of this file', `${MSAL} function withToken(use) { pca.acquireTokenSilent(q).then((r) => use(r.accessToken)); } withToken((t) => probe(t));`, 'access-token flow');
  shape('a node-style callback', `${MSAL} function load(done) { pca.acquireTokenSilent(q).then((r) => done(null, r), done); } load((err, r) => { probe(r.accessToken); });`, 'access-token flow');
  shape('a store of this file', `${MSAL} const KEY = 'k'; async () => { const r = await pca.acquireTokenSilent(q); sessionStorage.setItem(KEY, r.accessToken); }; probe(window.sessionStorage.getItem(KEY)); probe(localStorage.getItem(KEY));`, 'access-token flow', '-');
  shape('ADAL', "const ctx = new AuthenticationContext(config); ctx.acquireToken(resource, function (desc, token, error) { probe(token); });", 'access-token flow');
});

describe('trace: through what holds values', () => {
  const ACQUIRED = '(await pca.acquireTokenSilent(q)).accessToken';
  shape('a subject', `${MSAL} class S { tok$ = new BehaviorSubject(''); async load() { this.tok$.next(${ACQUIRED}); } show() { probe(this.tok$.value); probe(this.tok$.getValue()); this.tok$.pipe(tap((t) => probe(t))); this.tok$.asObservable().subscribe((t) => probe(t)); } }`, 'access-token flow', 'access-token flow', 'access-token flow', 'access-token flow');
  shape('a subject of a class without a start', `${MSAL} class S { private tok$: Subject<string>; constructor() { this.tok$ = new Subject(); } async load() { this.tok$.next(${ACQUIRED}); } show() { this.tok$.subscribe((t) => probe(t)); } }`, 'access-token flow');
  shape('two subjects are two', `${MSAL} const a$ = new Subject(); const b$ = new Subject(); async () => { a$.next(${ACQUIRED}); b$.next(1); }; a$.subscribe((t) => probe(t)); b$.subscribe((t) => probe(t));`, 'access-token flow', 'other flow');
  shape('a signal', `${MSAL} const tok = signal(''); async () => { tok.set(${ACQUIRED}); }; probe(tok());`, 'access-token flow');
  shape('a signal that is updated', `${MSAL} class S { tok = signal<string | null>(null); async load() { const t = ${ACQUIRED}; this.tok.update(() => t); } show() { probe(this.tok()); } }`, 'access-token flow');
  shape('a writable store', `${MSAL} const tok = writable(''); async () => { tok.set(${ACQUIRED}); }; tok.subscribe((t) => probe(t));`, 'access-token flow');
  shape('a map by keys that are not known', `${MSAL} const cache = new Map(); async (k) => { cache.set(k, await pca.acquireTokenSilent(q)); probe(cache.get(k).accessToken); };`, 'access-token flow');
  shape('a map of other things', `${MSAL} const cache = new Map(); const labels = new Map(); async (k) => { cache.set(k, ${ACQUIRED}); labels.set(k, 'x'); probe(labels.get(k)); };`, 'other flow');
  shape('an object by keys that are not known', `${MSAL} const held = {}; async (k) => { held[k] = ${ACQUIRED}; probe(held[k]); probe(held.other); };`, 'access-token flow', '-');
  shape('keys that are not known hold several sorts', `${MSAL} const held = {}; async (k, l) => { const r = await pca.acquireTokenSilent(q); held[k] = r.accessToken; held[l] = r.idToken; probe(held[k]); };`, '-');
  shape('a set', `${MSAL} const seen = new Set(); async () => { seen.add(${ACQUIRED}); for (const t of seen) probe(t); };`, 'access-token flow');
  shape('a list that grows', `${MSAL} const all = []; async () => { all.push(${ACQUIRED}); probe(all[0]); all.forEach((t) => probe(t)); };`, 'access-token flow', 'access-token flow');
  shape('a list that grows by others as well', `${MSAL} const all = []; async () => { all.push(${ACQUIRED}); all.push(r.idToken); probe(all[0]); };`, '-');
  shape('a generator of this file', `${MSAL} async function* tokens() { for (const s of scopes) yield ${ACQUIRED}; } async () => { for await (const t of tokens()) probe(t); };`, 'access-token flow');
  shape('a generator that hands on another', `${MSAL} async function* inner() { yield ${ACQUIRED}; } async function* outer() { yield* inner(); } async () => { for await (const t of outer()) probe(t); };`, 'access-token flow');
  shape('what a generator returns is not what it yields', `${MSAL} async function* tokens() { yield 1; return ${ACQUIRED}; } async () => { for await (const t of tokens()) probe(t); };`, 'other flow');
  shape('a saga', `${MSAL} const get = () => pca.acquireTokenSilent(q); function* login() { const r = yield call(get); probe(r.accessToken); const { idToken } = yield call([pca, pca.acquireTokenSilent], q); probe(idToken); }`, 'access-token flow', 'id-token flow');
  shape('runes', `${MSAL} let tok = $state(''); async () => { tok = ${ACQUIRED}; }; let shown = $derived(tok); probe(shown);`, 'access-token flow');
  shape('a query', `${MSAL} function C() { const { data } = useQuery({ queryKey: ['t'], queryFn: async () => ${ACQUIRED} }); const { data: other } = useQuery(['o'], load); const swr = useSWR('t', async () => ${ACQUIRED}); probe(data); probe(other); probe(swr.data); }`, 'access-token flow', '-', 'access-token flow');
});

describe('trace: through actions and stores', () => {
  const ACQUIRED = '(await pca.acquireTokenSilent(q)).accessToken';
  shape('a slice', `${MSAL} const slice = createSlice({ name: 'a', initialState, reducers: { kept(state, action) { probe(action.payload); }, left(state, action) { probe(action.payload); } } }); const { kept } = slice.actions; async (dispatch) => { dispatch(kept(${ACQUIRED})); dispatch(slice.actions.left(reason)); };`, 'access-token flow', '-');
  shape('a thunk', `${MSAL} const load = createAsyncThunk('a/load', async () => ${ACQUIRED}); createSlice({ extraReducers: (b) => { b.addCase(load.fulfilled, (state, { payload }) => { probe(payload); }).addCase(load.rejected, (state, { payload }) => { probe(payload); }); } });`, 'access-token flow', '-');
  shape('an action by its creator', `${MSAL} const kept = createAction('kept'); async (dispatch) => { dispatch(kept(${ACQUIRED})); }; createReducer(initial, (b) => b.addCase(kept, (state, action) => { probe(action.payload); }));`, 'access-token flow');
  shape('an action of NgRx', `${MSAL} const kept = createAction('[a] kept', props()); async (store) => { store.dispatch(kept({ bearer: ${ACQUIRED} })); }; createReducer(initial, on(kept, (state, { bearer, at }) => { probe(bearer); probe(at); }));`, 'access-token flow', '-');
  shape('a store with a hook', `${MSAL} const useAuth = create((set, get) => ({ tok: '', load: async () => { set({ tok: ${ACQUIRED} }); }, show: () => probe(get().tok) })); function C() { probe(useAuth((s) => s.tok)); const { tok } = useAuth(); probe(tok); } probe(useAuth.getState().tok);`, 'access-token flow', 'access-token flow', 'access-token flow', 'access-token flow');
  shape('a store with middleware', `${MSAL} const useAuth = create()(devtools(persist((set) => ({ tok: null, load: async () => { const t = ${ACQUIRED}; set((s) => ({ ...s, tok: t })); } }), options))); const choose = (s) => s.tok; function C() { probe(useAuth(choose)); }`, 'access-token flow');
  shape('create of something else', `${MSAL} const make = create(options); probe(make((s) => s.tok)); probe(make.getState().tok);`, '-', '-');
});

describe('trace: tokens that the program signs itself', () => {
  const verified = (key: string): string => `import jwt from 'jsonwebtoken'; app.use((req, res) => { const token = req.headers.authorization.split(' ')[1]; const claims = jwt.verify(token, ${key}); probe(claims.sub); });`;
  shape('the published key of a provider', verified('key.getPublicKey()'), 'claim:sub field');
  shape('a key that is looked up', "import jwt from 'jsonwebtoken'; app.use((req) => { jwt.verify(req.headers.authorization.split(' ')[1], getKey, (error, claims) => probe(claims.sub)); });", 'claim:sub field');
  shape('a certificate', verified("'-----BEGIN PUBLIC KEY-----'"), 'claim:sub field');
  shape('a set of keys', "import { createRemoteJWKSet, jwtVerify } from 'jose'; const keys = createRemoteJWKSet(url); async (req) => { const { payload } = await jwtVerify(req.headers.authorization.slice(7), keys); probe(payload.sub); };", 'claim:sub field');
  shape('a secret by its name', verified('process.env.JWT_SECRET'), '-');
  shape('a secret in the code', verified("'correct horse'"), '-');
  shape('a secret with a stand-in', verified("process.env.KEY || 'dev'"), '-');
  shape('a secret of a callback', "import jwt from 'jsonwebtoken'; app.use((req) => { jwt.verify(req.headers.authorization.split(' ')[1], config.secret, (error, claims) => probe(claims.sub)); });", '-');
  shape('bytes of a secret', "import { jwtVerify } from 'jose'; const key = new TextEncoder().encode(process.env.AUTH_SECRET); async (req) => { const { payload } = await jwtVerify(req.headers.authorization.slice(7), key); probe(payload.sub); };", '-');
  shape('what the file signs with', `import jwt from 'jsonwebtoken'; const shared = read(); const t = jwt.sign({ id: 1 }, shared); app.use((req) => { const claims = jwt.verify(req.headers.authorization.split(' ')[1], shared); probe(claims.sub); });`, '-');
  shape('the key of a configured service', "class Guard { constructor(private jwt: JwtService) {} me(req) { const claims = this.jwt.verify(req.headers.authorization.split(' ')[1]); probe(claims.sub); } }", '-');
  shape('the secret among options', "class Guard { constructor(private jwt: JwtService) {} async me(req) { const claims = await this.jwt.verifyAsync(req.headers.authorization.split(' ')[1], { secret: keys.own }); probe(claims.sub); } }", '-');
});

describe('trace: by type, member and name', () => {
  shape('a declared type', `import type { AuthenticationResult } from '@azure/msal-browser'; export function f(result: AuthenticationResult) { probe(result.accessToken); }`, 'access-token type');
  shape('a member of a local interface', `import type { AccountInfo } from '@azure/msal-browser'; interface Props { account: AccountInfo | null } export function Panel({ account }: Props) { probe(account?.username); }`, 'claim:preferred_username type');
  shape('a telling member', 'export function f(x) { probe(x.accessToken); probe(x.data.idTokenClaims.sub); }', 'access-token field', 'claim:sub field');
  shape('a destructured parameter', 'export function f({ accessToken: t }) { probe(t); }', 'access-token field');
  shape('a telling name', 'export function f(accessToken) { probe(accessToken); }', 'access-token name');
  shape('a telling getter', 'import { getAccessToken } from "./auth"; async () => { const t = await getAccessToken(); probe(t); }', 'access-token name');
  shape('a literal is no token, whatever it is called', 'const accessToken = "abc"; probe(accessToken);', 'other flow');
  shape('the flow beats the name', `${MSAL} async () => { const r = await pca.acquireTokenSilent(q); const accessToken = r.idToken; probe(accessToken); }`, 'id-token flow');
  shape('a storage key', "probe(localStorage.getItem('accessToken')); probe(cache.get('id_token')); probe(config.get('theme'));", 'access-token field', 'id-token field', '-');
});

describe('trace: cycles and depth', () => {
  it('a hundred mutually assigned variables end', () => {
    const names = Array.from({ length: 100 }, (_, index) => `v${index}`);
    const code = `${names.map((name) => `let ${name};`).join('')} function f() { ${names.map((name) => names.map((other) => `${name} = ${other};`).join('')).join('')} probe(v7); }`;
    expect(originsOf(code)).toEqual(['-']);
  });
  it('the answer does not depend on who asks first', () => {
    const code = (first: string, second: string): string => `${MSAL} async () => { let a, b; a = b; b = a; a = (await pca.acquireTokenSilent(q)).accessToken; probe(${first}); probe(${second}); }`;
    expect(originsOf(code('a', 'b'))).toEqual(['access-token flow', 'access-token flow']);
    expect(originsOf(code('b', 'a'))).toEqual(['access-token flow', 'access-token flow']);
  });
  it('a chain of ten thousand assignments does not exhaust the stack', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `const v${index + 1} = v${index};`).join('\n');
    expect(originsOf(`${MSAL} async () => { const v0 = (await pca.acquireTokenSilent(q)).accessToken; ${lines} probe(v10000); }`)).toEqual(['access-token flow']);
  });
});

describe('claims that tell by their name', () => {
  it('on an object that holds claims, and on others only where Microsoft is in the file', () => {
    expect(originsOf('probe(claims.oid); probe(decodedToken.upn); probe(x.preferred_username);')).toEqual(['claim:oid field', 'claim:upn field', 'claim:preferred_username field']);
  });

  it('not on what a request or git holds', () => {
    expect(originsOf('probe(req.params.oid); probe(commit.oid); probe(options.upn); probe(thing.upn);')).toEqual(['-', '-', '-', '-']);
  });

  it('also as the first half of an address or of a local account id', () => {
    expect(originsOf('probe(x.localAccountId.split(".")[0]); probe(x.accessToken.split(".")[1]);')).toEqual(['claim:oid field', '-']);
  });

  it('from a list of addresses of a passport profile', () => {
    const code = "import { OIDCStrategy } from 'passport-azure-ad'; new OIDCStrategy({}, (iss, sub, profile, done) => { probe(profile.emails[0].value); });";
    expect(originsOf(code)).toEqual(['claim:email flow']);
  });
});

describe('trace: through the operators of the language', () => {
  follows([
    ['what is assigned in place', 'let t; probe(t = r.accessToken);', AT],
    ['what is assigned where nothing was', 'let held; probe(held ??= r.accessToken);', AT],
    ['what is assigned where nothing of use was', 'let held; probe(held ||= r.accessToken);', AT],
    ['what a text grows by', "let line = 'user '; probe(line += r.accessToken);", '-'],
    ['what is assigned where something was: also what was there', 'let held = load(); probe(held &&= r.accessToken);', '-'],
    ['the last of several', 'probe((count(r.idToken), r.accessToken));', AT],
    ['the first of several', 'probe((r.accessToken, done));', '-'],
    ['what a condition guards', 'probe(r.idToken && r.accessToken);', AT],
    ['both sides of what may be missing', 'probe(r.idToken ?? r.accessToken);', `${ID} | ${AT}`],
    ['the scheme of a header', "probe('Bearer ' + r.accessToken);", AT],
    ['a text with something in it', "probe('user ' + r.accessToken);", 'other flow'],
    ['whether there is one', 'probe(!r.accessToken);', 'other flow'],
    ['what sort of value it is', 'probe(typeof r.accessToken);', 'other flow'],
    ['nothing, written so', 'probe(void 0);', '-'],
    ['a name that starts as nothing', 'let held = void 0; held = r.accessToken; probe(held);', AT],
    ['a name that starts as a number', 'let held = -1; held = r.accessToken; probe(held);', '-'],
    ['what a generator is sent back', 'function* login() { const t = yield r.accessToken; probe(t); }', AT],
    ['a generator that waits for nothing', 'function* login() { const t = yield; probe(t); }', '-'],
  ]);
});

describe('trace: through `this` under another name', () => {
  follows([
    ['a member taken out of it', 'class Session { held = r.accessToken; show() { const { held } = this; probe(held); } }', AT],
    ['a member of its name', 'class Session { held = r.accessToken; show() { const self = this; probe(self.held); } }', AT],
    ['another member', 'class Session { held = r.accessToken; shown = 1; show() { const { shown } = this; probe(shown); } }', 'other flow'],
    ['of an object', 'const session = { held: r.accessToken, show() { const { held } = this; probe(held); } };', AT],
    ['itself', 'class Session { held = r.accessToken; show() { probe(this); } }', '-'],
  ]);
});

describe('trace: what a cast says', () => {
  const TYPES = "import type { AccountInfo, AuthenticationResult } from '@azure/msal-browser';\n";
  const NAME = 'claim:preferred_username type';
  it.each<readonly [name: string, expression: string, expected: string]>([
    ['as', '(x as AuthenticationResult).account.username', NAME],
    ['in the older way', '(<AuthenticationResult>x).account.username', NAME],
    ['satisfies', '(x satisfies AuthenticationResult).account.username', NAME],
    ['of what a promise gives', '((await load()) as AuthenticationResult).account.username', NAME],
    ['by way of unknown', '(x as unknown as AuthenticationResult).account.username', NAME],
    ['that is taken back', '(x as AuthenticationResult as unknown).account.username', NAME],
    ['that is not null', '(x as AuthenticationResult | null)!.account.username', NAME],
    ['the outer one of two', '(x as AuthenticationResult as AccountInfo).username', NAME],
    ['to a type of this project', '(x as Session).account.username', '-'],
    ['that is none', 'x!.account.username', '-'],
    ['a type argument', '(load<AuthenticationResult>).account.username', '-'],
    ['more than a telling member', '(x as AuthenticationResult).accessToken', 'access-token type'],
    ['a member of what it is cast to', '(x.account as AccountInfo).username', NAME],
    ['a cast of the value itself', 'x.first as AccountInfo', 'account type'],
  ])('%s', (_name, expression, expected) => {
    expect(originsOf(`${TYPES}export async function f(x) { probe(${expression}); }`, { filename: 'src/file.ts' })).toEqual([expected]);
  });

  it('less than where the value comes from', () => {
    expect(originsOf(`${MSAL}import type { AccountInfo } from '@azure/msal-browser'; const r = (await pca.acquireTokenSilent(q)) as AccountInfo; probe(r.idToken);`)).toEqual(['id-token flow']);
  });
});

describe('trace: functions are no tokens, whatever they are called', () => {
  follows([
    ['a function', 'const accessToken = function () { return load(); }; probe(accessToken);', 'other flow'],
    ['an arrow function', 'const accessToken = () => load(); probe(accessToken);', 'other flow'],
    ['a method', 'const api = { accessToken() { return load(); } }; probe(api.accessToken);', 'other flow'],
    ['what it gives', 'const accessToken = function () { return r.idToken; }; probe(accessToken());', ID],
  ]);

  it('nor one without a name, that a file exports as its default', () => {
    const [made] = probe('export default function () { return load(); } probe(1);', ({ module, settings }) => {
      const [statement] = module.ast.body;
      if (statement?.type !== 'ExportDefaultDeclaration') throw new Error('no default');
      return step({ module, anyFile: module, settings }, { node: statement.declaration, path: [] });
    });
    expect(made?.leaves).toMatchObject([{ kind: 'other', evidence: 'flow' }]);
  });
});
