/** What React's state, reducers, contexts and props hold: what the file gives them. */
import { describe } from 'vitest';

import { AT, ID, follows } from './follows.js';

describe('state', () => {
  follows([
    ['a function that makes the first value', 'const [t, setT] = useState(() => r.accessToken); probe(t);', AT],
    ['a function that makes the next value', "const [t, setT] = useState(''); setT((before) => r.accessToken); probe(t);", AT],
    ['without a first value', 'const [t, setT] = useState(); setT(r.accessToken); probe(t);', AT],
    ['that is awaited', "const [t, setT] = await useState(''); setT(r.accessToken); probe(t);", AT],
    ['without a name', 'probe(useState(r.accessToken)[0]);', AT],
    ['under one name that is also used as it is', "const state = useState(''); log(state); const [t, setT] = state; setT(r.accessToken); probe(t);", AT],
    ['a member of the first value', 'const [result] = useState(r); probe(result.accessToken);', AT],
    ['a setter that is given nothing', 'const [t, setT] = useState(r.accessToken); const leave = () => setT(); probe(t);', AT],
    ['a setter that a promise is given', "const [t, setT] = useState(''); pca.acquireTokenSilent(q).then((x) => x.accessToken).then(setT); probe(t);", AT],
    ['a setter that a promise of something else is given', 'const [t, setT] = useState(r.accessToken); pca.acquireTokenSilent(q).then((x) => x.idToken).then(setT); probe(t);', '-'],
    ['a setter that something else is given', 'const [t, setT] = useState(r.accessToken); listeners.add(setT); probe(t);', AT],
    ['a setter that a function is given', 'const [t, setT] = useState(r.accessToken); onLeave(setT); probe(t);', AT],
    ['a setter that a function of the name `then` is given', 'const [t, setT] = useState(r.accessToken); then(setT); probe(t);', AT],
    ['a pair that is the state itself has no setter', 'const [read, write] = useState([r.accessToken, save])[0]; write(r.idToken); probe(read);', AT],
  ]);
});

describe('the state of a reducer', () => {
  const reduce = 'function reduce(state, action) { return state; }';
  follows([
    ['its first value', `${reduce} const [state] = useReducer(reduce, { tok: r.accessToken }); probe(state.tok);`, AT],
    ['without a first value', 'function reduce() { return { tok: r.accessToken }; } const [state] = useReducer(reduce); probe(state.tok);', AT],
    ['a reducer that cannot be seen', 'const [state] = useReducer(reducers[kind], { tok: r.accessToken }); probe(state.tok);', AT],
    ['a reducer of a package', "import { reduce } from 'reducers'; const [state] = useReducer(reduce, { tok: r.accessToken }); probe(state.tok);", AT],
    ['what only a global gives', 'const [state] = useReducer(reduce, first); probe(state.tok);', '-'],
  ]);
});

describe('the action of a reducer', () => {
  const reduce = 'function reduce(state, action) { probe(action.tok); return state; }';
  follows([
    ['what is dispatched', `${reduce} const [state, dispatch] = useReducer(reduce, {}); dispatch({ tok: r.accessToken });`, AT],
    ['what each of two states is dispatched', `${reduce} const [a, toA] = useReducer(reduce, {}); const [b, toB] = useReducer(reduce, {}); toA({ tok: r.accessToken }); toB({ tok: r.idToken });`, `${AT} | ${ID}`],
    ['nothing that stands beside `dispatch`', `${reduce} const [state, dispatch] = useReducer(reduce, {}); dispatch({ tok: r.accessToken }); report({ tok: r.idToken }, dispatch);`, AT],
    ['nothing that another function makes of the reducer', `${reduce} const [state, dispatch] = useReducer(reduce, {}); dispatch({ tok: r.accessToken }); const [undo, redo] = history(reduce); redo({ tok: r.idToken });`, AT],
    ['not what the first state is made from', 'function first(state, action) { probe(action.tok); return state; } const [state, dispatch] = useReducer(reduce, {}, first); dispatch({ tok: r.accessToken });', '-'],
    ['nothing known where nothing is dispatched', `${reduce} const [state, dispatch] = useReducer(reduce, {}); register(dispatch);`, '-'],
  ]);
});

describe('a context', () => {
  const context = "const Auth = createContext('');";
  follows([
    ['what a provider passes', `${context} const App = () => <Auth.Provider value={r.accessToken} />; probe(useContext(Auth));`, AT],
    ['what the context passes as its own provider', `${context} const App = () => <Auth value={r.accessToken} />; probe(use(Auth));`, AT],
    ['beside another attribute', `${context} const App = () => <Auth.Provider key={user} value={r.accessToken} />; probe(useContext(Auth));`, AT],
    ['beside attributes that are spread', `${context} const App = () => <Auth.Provider {...more} value={r.accessToken} />; probe(useContext(Auth));`, AT],
    ['a context of another file', "import { Auth } from 'contexts'; const App = () => <Auth.Provider value={r.accessToken} />; probe(useContext(Auth));", AT],
    ['a context whose default is of the same sort', 'const Auth = createContext(r.accessToken); const App = () => <Auth.Provider value={r.accessToken} />; probe(useContext(Auth));', AT],
    ['a context whose default is of another sort', 'const Auth = createContext(r.idToken); const App = () => <Auth.Provider value={r.accessToken} />; probe(useContext(Auth));', '-'],
    ['two providers of different sorts', `${context} const App = () => <><Auth.Provider value={r.accessToken} /><Auth.Provider value={r.idToken} /></>; probe(useContext(Auth));`, '-'],
    ['a default alone, since another file may provide', 'const Auth = createContext(r.accessToken); probe(useContext(Auth));', '-'],
    ['another context', `${context} const Theme = createContext(''); const App = () => <Theme.Provider value={r.accessToken} />; probe(useContext(Auth));`, '-'],
    ['a context that cannot be seen', 'probe(useContext(contexts.auth));', '-'],
  ]);
});

describe('props of a component', () => {
  const panel = 'function Panel({ tok }) { probe(tok); return null; }';
  const shows = (elements: string): string => `${panel} export const App = () => <>${elements}</>;`;
  follows([
    ['what its element passes', shows('<Panel tok={r.accessToken} />'), AT],
    ['a member of what its element passes', 'function Panel({ result }) { probe(result.accessToken); return null; } export const App = () => <Panel result={r} />;', AT],
    ['a member of its props', 'function Panel(props) { probe(props.tok); return null; } export const App = () => <Panel tok={r.accessToken} />;', AT],
    ['a component that is an arrow function', 'const Panel = ({ tok }) => { probe(tok); return null; }; export const App = () => <Panel tok={r.accessToken} />;', AT],
    ['an element with a content', shows('<Panel tok={r.accessToken}>text</Panel>'), AT],
    ['elements that pass the same sort', shows('<Panel tok={r.accessToken} /><Panel user={user} tok={r.accessToken} />'), AT],
    ['an element that passes nothing', shows('<Panel tok={r.accessToken} /><Panel />'), AT],
    ['elements that pass different sorts', shows('<Panel tok={r.accessToken} /><Panel tok={r.idToken} />'), '-'],
    ['an element that passes a text', shows('<Panel tok={r.accessToken} /><Panel tok="none" />'), '-'],
    ['an element that passes `true`', shows('<Panel tok />'), '-'],
    ['an element whose attributes are spread', shows('<Panel tok={r.accessToken} {...more} />'), '-'],
    ['a component that is handed on', `${shows('<Panel tok={r.accessToken} />')} register(Panel);`, '-'],
    ['a component that others can use', `export ${shows('<Panel tok={r.accessToken} />')}`, '-'],
    ['the props as a whole', 'function Panel(props) { probe(props); return null; } export const App = () => <Panel tok={r.accessToken} />;', '-'],
  ]);
});
