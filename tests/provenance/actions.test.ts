/** State that is kept apart: actions of Redux Toolkit and NgRx on their way to reducers, and stores of Zustand. */
import { describe, expect, it } from 'vitest';

import { enclosingFunction } from '../../src/ast/nodes.js';
import { dispatchedStep } from '../../src/provenance/actions.js';
import { AT, follows } from './follows.js';
import { probe } from './probe.js';

describe('the action of a reducer that names its creator', () => {
  const kept = "const kept = createAction('kept');";

  follows([
    ['is what the creator is given', `${kept} dispatch(kept(r.accessToken)); b.addCase(kept, (state, action) => { probe(action.payload); });`, AT],
    ['is what all calls of the creator give', `${kept} dispatch(kept(r.accessToken)); dispatch(kept(r.accessToken)); b.addCase(kept, (state, action) => { probe(action.payload); });`, AT],
    ['is not known where they give different things', `${kept} dispatch(kept(r.accessToken)); dispatch(kept(r.idToken)); b.addCase(kept, (state, action) => { probe(action.payload); });`, '-'],
    ['is what the creator is given where another call gives nothing', `${kept} dispatch(kept()); dispatch(kept(r.accessToken)); b.addCase(kept, (state, action) => { probe(action.payload); });`, AT],
    ['is what one of two creators is given', `${kept} const left = createAction('left'); dispatch(kept({ tok: r.accessToken })); on(left, kept, (state, { tok }) => { probe(tok); });`, AT],
    ['is not what else is called with the creator', `${kept} register(kept, r.idToken); dispatch(kept(r.accessToken)); b.addCase(kept, (state, action) => { probe(action.payload); });`, AT],
    ['is not the state', `${kept} dispatch(kept({ tok: r.accessToken })); on(kept, (state) => { probe(state.tok); });`, '-'],
    ['is not what a third parameter is', `${kept} dispatch(kept({ tok: r.accessToken })); on(kept, (state, action, more) => { probe(more.tok); });`, '-'],
    ['is not known of another call', `${kept} dispatch(kept({ tok: r.accessToken })); watch(kept, (state, { tok }) => { probe(tok); });`, '-'],
    ['is not what another function of the file is given', "const kept = make('kept'); dispatch(kept({ tok: r.accessToken })); on(kept, (state, { tok }) => { probe(tok); });", '-'],
    ['is not what a function in a variable is given', 'const kept = ({ tok }) => ({ type }); dispatch(kept({ tok: r.accessToken })); on(kept, (state, { tok }) => { probe(tok); });', '-'],
    ['is not what a part of a creator is given', "const { kept } = createAction('kept'); dispatch(kept({ tok: r.accessToken })); on(kept, (state, { tok }) => { probe(tok); });", '-'],
    ['is not known where the creator is written twice', "let kept = createAction('kept'); kept = other; dispatch(kept({ tok: r.accessToken })); on(kept, (state, { tok }) => { probe(tok); });", '-'],
    ['is not known of a creator in another file', "import { kept } from './actions'; dispatch(kept({ tok: r.accessToken })); on(kept, (state, { tok }) => { probe(tok); });", '-'],
    ['is what a function of the file named like this calls back with', 'function on(event, listener) { listener(event, r.accessToken); } on(name, (event, t) => { probe(t); });', AT],
  ]);
});

describe('the action of a thunk', () => {
  const handled = 'b.addCase(load.fulfilled, (state, action) => {';

  follows([
    ['is what its function returns', `const load = createAsyncThunk('load', async () => { if (held) return r.accessToken; return r.accessToken; }); ${handled} probe(action.payload); });`, AT],
    ['is a member of what its function returns', `const load = createAsyncThunk('load', () => ({ tok: r.accessToken })); ${handled} probe(action.payload.tok); });`, AT],
    ['is not known where it returns different things', `const load = createAsyncThunk('load', () => { if (held) return r.idToken; return r.accessToken; }); ${handled} probe(action.payload); });`, '-'],
    ['is not what is beside the payload', `const load = createAsyncThunk('load', () => ({ tok: r.accessToken })); ${handled} probe(action.meta.tok); });`, '-'],
    ['is not known before it is there', "const load = createAsyncThunk('load', () => ({ tok: r.accessToken })); b.addCase(load.pending, (state, action) => { probe(action.payload.tok); });", '-'],
    ['is not known where its function stands elsewhere', `const load = createAsyncThunk('load', api.load); ${handled} probe(action.payload); });`, '-'],
    ['is not known of a thunk without a function', `const load = createAsyncThunk('load'); ${handled} probe(action.payload); });`, '-'],
    ['is not known of what is no thunk', `const load = createQuery('load', () => r.accessToken); ${handled} probe(action.payload); });`, '-'],
    ['is not known of a thunk in another file', `import { load } from './thunks'; ${handled} probe(action.payload); });`, '-'],
  ]);
});

describe('the action of a reducer of a slice', () => {
  const slice = "const slice = createSlice({ name: 'session', reducers: { kept(state, action) { probe(action.payload); } } });";

  follows([
    ['is what its action is given', `${slice} dispatch(slice.actions.kept(r.accessToken));`, AT],
    ['is what its action is given, under a cast', `${slice} dispatch((slice.actions as Actions).kept!(r.accessToken));`, AT],
    ['is what its action is given by its own name', `${slice} export const { kept } = slice.actions; dispatch(kept(r.accessToken));`, AT],
    ['is what its action is given by another name', `${slice} const { kept: keep } = slice.actions; dispatch(keep(r.accessToken));`, AT],
    ['is what its function is given in a property', "const slice = createSlice({ reducers: { kept: (state, action) => { probe(action.payload); } } }); dispatch(slice.actions.kept(r.accessToken));", AT],
    ['is not known where its action is given different things', `${slice} dispatch(slice.actions.kept(r.accessToken)); dispatch(slice.actions.kept(r.idToken));`, '-'],
    ['is not what another action is given', `${slice} dispatch(slice.actions.left(r.idToken)); dispatch(slice.actions.kept(r.accessToken));`, AT],
    ['is not what a method of its name is given', `${slice} api.kept(r.idToken); api.calls.kept(r.idToken); dispatch(slice.actions.kept(r.accessToken));`, AT],
    ['is not what functions of its name are given that come from elsewhere', `${slice} { const { kept } = api; kept(r.idToken); } { const { kept } = api.calls; kept(r.idToken); } { const kept = slice.actions; kept(r.idToken); } dispatch(slice.actions.kept(r.accessToken));`, AT],
    ['is not what a member of its action is given', `${slice} const { kept: { match } } = slice.actions; match(r.idToken); dispatch(slice.actions.kept(r.accessToken));`, AT],
    ['is not what the same name is given that is not bound', `${slice} kept(r.idToken); dispatch(slice.actions.kept(r.accessToken));`, AT],
    ['is not known beside the reducers', "const slice = createSlice({ extraReducers: { kept(state, action) { probe(action.payload); } } }); dispatch(slice.actions.kept(r.accessToken));", '-'],
    ['is not known of what is no slice', "const slice = createModel({ reducers: { kept(state, action) { probe(action.payload); } } }); dispatch(slice.actions.kept(r.accessToken));", '-'],
    ['is not known of an object in a variable', "const reducers = { kept(state, action) { probe(action.payload); } }; dispatch(slice.actions.kept(r.accessToken));", '-'],
  ]);

  /** Whether something is known of the second parameter of the function in which `probe(…)` stands. */
  const known = (code: string): boolean[] =>
    probe(code, ({ module, settings }, argument) => {
      const handler = enclosingFunction(argument);
      return handler !== undefined && dispatchedStep({ module, anyFile: module, settings }, handler, 1, []) !== undefined;
    });

  it.each([
    ['whose action is called', `${slice} slice.actions.kept(token);`, true],
    ['whose action nobody calls', slice, false],
    ['whose name is made at run time', 'createSlice({ reducers: { [name](state, action) { probe(action); } } }); slice.actions[name](token); open(token);', false],
  ])('says something of one %s', (_name, code, expected) => {
    expect(known(code)).toEqual([expected]);
  });
});

describe('a store', () => {
  follows([
    ['holds what its function returns', 'const useAuth = create(() => ({ tok: r.accessToken })); probe(useAuth().tok);', AT],
    ['holds what its function returns, behind casts', 'const useAuth = create(((set) => ({ tok: r.accessToken })) as Creator) as Hook; probe(useAuth().tok);', AT],
    ['holds what is set later', "const useAuth = create((set) => ({ tok: '', load() { set({ tok: r.accessToken }); } })); probe(useAuth().tok);", AT],
    ['holds what is set later, behind a cast', "const useAuth = create((set) => ({ tok: '', load() { set(((s) => ({ tok: r.accessToken })) as Update); } })); probe(useAuth().tok);", AT],
    ['holds nothing of what else is done with what sets it', 'const useAuth = create((set) => { const keep = set; later({ tok: r.idToken }, set); set(); return { tok: r.accessToken, keep }; }); probe(useAuth().tok);', AT],
    ['is not known where different things are set', "const useAuth = create((set) => ({ tok: r.idToken, load() { set({ tok: r.accessToken }); } })); probe(useAuth().tok);", '-'],
    ['is not known where different things are set, by getState', "const useAuth = create((set) => ({ tok: r.idToken, load() { set({ tok: r.accessToken }); } })); probe(useAuth.getState().tok);", '-'],
    ['gives nothing by other methods', 'const useAuth = create(() => ({ tok: r.accessToken })); probe(useAuth.temporal().tok);', '-'],
    ['is made by a function that makes stores', 'const useAuth = define(() => ({ tok: r.accessToken })); probe(useAuth().tok);', '-'],
    ['is made by a function with a name', 'const useAuth = makers[kind](() => ({ tok: r.accessToken })); probe(useAuth().tok);', '-'],
    ['is made with something', 'const useAuth = create(); probe(useAuth().tok);', '-'],
    ['is not a member of what is made', 'const { useAuth } = create(() => ({ tok: r.accessToken })); probe(useAuth().tok);', '-'],
    ['is not what a name stands for that is made by no call', 'const useAuth = stores.auth; probe(useAuth().tok);', '-'],
    ['may stand in three middlewares', 'const useAuth = create(a(b(c(() => ({ tok: r.accessToken }))))); probe(useAuth().tok);', AT],
    ['is not looked for in four', 'const useAuth = create(a(b(c(d(() => ({ tok: r.accessToken })))))); probe(useAuth().tok);', '-'],
  ]);
});

describe('what the function of a store reads of it', () => {
  const state = 'tok: r.accessToken, show: () => { probe(';

  follows([
    ['by its second parameter', `create((set, get) => ({ ${state} get().tok); } }));`, AT],
    ['by its second parameter, in three middlewares', `create<State>()(a(b(c((set, get) => ({ ${state} get().tok); } })))));`, AT],
    ['not in four', `create(a(b(c(d((set, get) => ({ ${state} get().tok); } }))))));`, '-'],
    ['not by its first', `create((set, get) => ({ ${state} set().tok); } }));`, '-'],
    ['not by its third', `create((set, get, api) => ({ ${state} api().tok); } }));`, '-'],
    ['not in a function that is no store', `register((set, get) => ({ ${state} get().tok); } }));`, '-'],
    ['not by a function in it', `create((set, get) => ({ ${state} ((a, b) => b().tok)(set, other)); } }));`, '-'],
    ['not where different things are set', `create((set, get) => { set({ tok: r.idToken }); return { ${state} get().tok); } }; });`, '-'],
  ]);
});

describe('what a selector is given', () => {
  const store = 'const useAuth = create(() => ({ tok: r.accessToken }));';

  follows([
    ['is the state', `${store} useAuth((state) => { probe(state.tok); });`, AT],
    ['is the state, by its name', `${store} const choose = (state) => { probe(state.tok); }; useAuth(choose);`, AT],
    ['is the state of each store, where all agree', `${store} const useOther = create(() => ({ tok: r.accessToken })); const choose = (state) => { probe(state.tok); }; useAuth(choose); useOther(choose);`, AT],
    ['is not known where stores hold different things', `${store} const useOther = create(() => ({ tok: r.idToken })); const choose = (state) => { probe(state.tok); }; useAuth(choose); useOther(choose);`, '-'],
    ['is nothing beside the state', `${store} useAuth((state, more) => { probe(more.tok); });`, '-'],
    ['is not the state in a function that compares', `${store} useAuth(choose, (before) => { probe(before.tok); });`, '-'],
    ['is not known of another hook', `${store} useOther((state) => { probe(state.tok); });`, '-'],
    ['is what it chooses of', `${store} probe(useAuth((state) => state.tok));`, AT],
    ['is what it chooses of, under a cast', `${store} probe(useAuth(((state) => state.tok) as Choose));`, AT],
    ['is what it chooses of, declared apart', `${store} function choose(state) { return state.tok; } probe(useAuth(choose));`, AT],
    ['is not what it leaves', `${store} probe(useAuth((state) => state.other));`, '-'],
  ]);
});
