import * as parser from '@typescript-eslint/parser';
import { RuleTester } from '@typescript-eslint/rule-tester';
import { describe, expect, it } from 'vitest';

import { HANDING_CALLS, INTERACTIVE_METHODS, SIGN_IN_STATUSES } from '../../src/identity/answers.js';
import { HANDLER_EXPORTS, LIFECYCLE_METHODS, RUNNERS } from '../../src/identity/runners.js';
import { requireInteractiveFallback as rule } from '../../src/rules/require-interactive-fallback.js';
import { lint } from '../support/lint.js';

const tester = new RuleTester({ languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } });
const MSAL = "import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\n";
const REACT = "import { useMsal } from '@azure/msal-react';\n";
const NODE = "import { ConfidentialClientApplication, InteractionRequiredAuthError } from '@azure/msal-node';\nconst cca = new ConfidentialClientApplication(config);\n";
const ANGULAR = "import { MsalService } from '@azure/msal-angular';\n";
const SILENT = 'pca.acquireTokenSilent(request)';
/** What the suggestion puts behind `pca.acquireTokenSilent(request)`. */
const ASKED = `${SILENT}.catch((error: unknown) => { if (error instanceof InteractionRequiredAuthError) return pca.acquireTokenPopup({ ...request, claims: error.claims }); throw error; })`;

/** The messages of a file, by their ids. */
const ids = (code: string, options: object = {}, more: object = {}): string[] =>
  lint(code, { rules: { 'zero-trust/require-interactive-fallback': ['error', options] }, filename: 'src/file.tsx', ...more }).map(({ messageId, message }) => messageId ?? message);
/** A report whose suggestion asks by pop-up with the same request; the code must hold `pca.acquireTokenSilent(request)` once. */
const asked = (name: string, code: string, messageId: 'again' | 'dropped' | 'mixed' | 'swallowed' | 'unhandled') => ({
  name,
  code: MSAL + code,
  errors: [{ messageId, suggestions: [{ messageId: 'ask' as const, data: { method: 'acquireTokenPopup' }, output: MSAL + code.replace(SILENT, ASKED) }] }],
});
const left = (name: string, code: string, head = MSAL) => ({ name, code: head + code });

tester.run('require-interactive-fallback', rule, {
  valid: [
    // Answered in the handler.
    left('a pop-up on the class of error', `async function f() { try { return await ${SILENT}; } catch (e) { if (e instanceof InteractionRequiredAuthError) return pca.acquireTokenPopup(request); throw e; } } useEffect(() => { f(); });`),
    left('a redirect on any error', `useEffect(() => { ${SILENT}.then(show).catch(() => { pca.acquireTokenRedirect(request); }); }, []);`),
    left('the second callback of then', `${SILENT}.then(show, () => pca.loginRedirect());`),
    left('a helper of this file', `function again() { return pca.loginPopup(); } async function f() { try { await ${SILENT}; } catch (e) { console.log(e); await again(); } } f();`),
    left('a method of the class', `class Auth { ask() { return pca.loginPopup(); } async token() { try { return await ${SILENT}; } catch (e) { return this.ask(); } } }`),
    left('a helper that is handed over by name', `const onFailure = (e) => { if (e instanceof InteractionRequiredAuthError) pca.acquireTokenRedirect(request); }; ${SILENT}.catch(onFailure);`),
    left('a function of another file whose name says so', `useEffect(() => { ${SILENT}.catch(() => signInAgain()); }, []);`),
    left('another page', `useEffect(() => { ${SILENT}.catch(() => { router.push('/login'); }); }, []);`),
    left('an address', `${SILENT}.catch(() => { window.location.href = start; });`),
    left('the location itself', `${SILENT}.catch(() => { window.location = start; });`),
    left('an event that says so', `${SILENT}.catch(() => { bus.emit('sign-in-required'); });`),
    left('an event of a list of names', `${SILENT}.catch(() => { bus.emit(Events.LOGIN_REQUIRED, [1]); });`),
    left('words in an object', `${SILENT}.catch(() => { show({ kind: 'x', text: \`Please sign in again, \${name}\`, actions: ['x'] }); });`),
    left('signing out', `async function f() { try { await ${SILENT}; } catch { await pca.logoutRedirect(); } } f();`),
    left('a stream', `this.client.acquireTokenSilent(request).pipe(catchError(() => this.client.acquireTokenPopup(request))).subscribe(show);`),
    left('an observer', `pca.acquireTokenSilent(request).subscribe({ next: show, error: () => pca.loginRedirect() });`),
    left('401 to the client', `app.get('/me', async (req, res) => { try { await cca.acquireTokenSilent(request); } catch (e) { res.status(401).end(); } });`, NODE),
    left('401 by name', `app.get('/me', async (req, res) => { try { await cca.acquireTokenSilent(request); } catch (e) { res.status(HttpStatus.UNAUTHORIZED).end(); } });`, NODE),
    left('a redirect of the server', `app.get('/me', async (req, res) => { try { await cca.acquireTokenSilent(request); } catch (e) { res.redirect('/auth'); } });`, NODE),
    left('the device code', `async function f() { try { return await cca.acquireTokenSilent(request); } catch { return cca.acquireTokenByDeviceCode(request); } } app.listen(f);`, NODE),
    left('an empty handler that says who asks', `${SILENT}.catch(() => { /* the user has to sign in by the button */ });`),

    // Answered behind the handler, or before the request.
    left('behind the try', `async function f() { let r; try { r = await ${SILENT}; } catch {} if (!r) r = await pca.acquireTokenPopup(request); } onClick(f); f();`),
    left('in finally', `async function f() { try { await ${SILENT}; } catch {} finally { await pca.loginPopup(); } } f();`),
    left('in the next round of a loop', `async function f() { for (const r of list) { try { await pca.acquireTokenSilent(r); } catch {} await pca.loginPopup(); } } f();`),
    left('in the rest of the chain', `${SILENT}.catch(() => null).then((r) => { if (!r) pca.acquireTokenPopup(request); });`),
    left('in the branch of a test', `async function f() { if (!(await ${SILENT}.catch(() => null))) { await pca.loginPopup(); } } f();`),
    left('in a case', `async function f() { switch (kind) { case 1: try { await ${SILENT}; } catch {} await pca.loginPopup(); } } f();`),
    left('by a caller that gets null', `async function silent() { try { return await ${SILENT}; } catch { return null; } } async function f() { const r = (await silent()) ?? (await pca.loginPopup()); use(r); } f();`),
    left('by the caller of a caller', `async function a() { try { return await ${SILENT}; } catch { return undefined; } } async function b() { return a(); } async function c() { const r = await b(); if (!r) await pca.loginPopup(); } c();`),
    left('what is kept, where a button signs in', `function View() { useEffect(() => { ${SILENT}.catch(() => { setUser(null); }); }, []); return <button onClick={() => pca.loginRedirect()} />; }`),
    left('after signing in', `async function f() { await pca.loginPopup(); const r = await ${SILENT}; use(r); } <button onClick={f} />;`),
    left('after signing in, in a chain', `pca.loginPopup().then(() => ${SILENT}.then(show));`),

    // Left to somebody else.
    left('given back by an exported helper', `export const token = () => ${SILENT};`),
    left('awaited in an exported helper', `export async function token() { const r = await ${SILENT}; return r.accessToken; }`),
    left('thrown on', `export async function token() { try { return await ${SILENT}; } catch (e) { console.error(e); throw e; } }`),
    left('rejected', `export const token = () => new Promise((resolve, reject) => { ${SILENT}.then(resolve).catch((e) => { reject(e); }); });`),
    left('rejected on', `export const token = () => ${SILENT}.catch((e) => { log(e); return Promise.reject(e); });`),
    left('a public method', `export class Tokens { async get() { return (await ${SILENT}).accessToken; } }`),
    left('in a function in place of an exported helper', `export async function token() { const r = await (() => ${SILENT})(); return call(r.accessToken); }`),
    left('a private helper that a method gives on', `export class Tokens { private async ask() { return ${SILENT}; } get() { return this.ask(); } }`),
    left('a property that goes elsewhere', `const options = { accessTokenFactory: async () => (await ${SILENT}).accessToken }; connect(options);`),
    left('given back by a hook', `export function useToken() { const token = async () => (await ${SILENT}).accessToken; return { token }; }`),
    left('given to a component under a name that is no event', `const token = async () => (await ${SILENT}).accessToken; <Child getToken={token} />;`),
    left('handed to an unknown function', `register(async () => { await ${SILENT}; });`),
    left('given to new', `new Provider(async () => { await ${SILENT}; });`),
    left('assigned to a member', `api.token = async () => { await ${SILENT}; };`),
    left('in a list', `const load = async () => { await ${SILENT}; }; run([load]);`),
    left('thrown on to the middleware of errors', `app.get('/me', async (req, res) => { try { await cca.acquireTokenSilent(request); } catch (e) { throw new Error('again'); } });`, NODE),
    left('next of Express', `app.get('/me', async (req, res, next) => { try { await cca.acquireTokenSilent(request); } catch (e) { next(e); } });`, NODE),
    left('the error goes to a function of another file', `useEffect(() => { ${SILENT}.catch((e) => { handleFailure(e); }); }, []);`),
    left('the error goes on in an object', `async function f() { try { await ${SILENT}; } catch (error) { await recover({ error }); } } f();`),
    left('a handler of another file', `useEffect(() => { ${SILENT}.catch(onFailure); }, []);`),
    left('another token', `async function f() { try { return await ${SILENT}; } catch { return getCachedToken(); } } f();`),
    left('a value of its own', `async function f() { try { return await ${SILENT}; } catch { return previous; } } f();`),
    left('a result that tells', `async function f() { try { return await ${SILENT}; } catch (e) { return { ok: false, e }; } } f();`),
    left('a list of something', `async function f() { try { return await ${SILENT}; } catch (e) { return [e]; } } f();`),
    left('a choice', `async function f() { try { return await ${SILENT}; } catch (e) { return e.retry ? a : b; } } f();`),
    left('a try by its name', `export async function trySilent() { try { return await ${SILENT}; } catch { return null; } }`),
    left('a try of a page', `async function getTokenSilently() { ${SILENT}.catch((e) => { console.log(e); }); }`),
    left('a promise read at several places', `const p = ${SILENT}; use(p); await p;`),
    left('a promise in a pattern', `const { then } = ${SILENT};`),
    left('a promise in a field', `state.promise = ${SILENT};`),
    left('a function that calls itself', `async function f() { await ${SILENT}; await f(); }`),
    left('a function that nobody mentions', `async function f() { await ${SILENT}; }`),
    left('a hook that answers by itself', `import { useMsalAuthentication } from '@azure/msal-react'; useMsalAuthentication(type); useEffect(() => { ${SILENT}; });`),

    // Not a request of MSAL's client.
    left('a wrapper of another file', "import { AuthClient } from './auth'; const client = new AuthClient(); useEffect(() => { client.acquireTokenSilent(request); });", ''),
    left('a wrapper of this file', 'class Client { acquireTokenSilent(r) { return ask(r); } } const client = new Client(); client.acquireTokenSilent(request);', ''),
    left('a service that is no client', 'useEffect(() => { auth.acquireTokenSilent(request); });', ''),
    left('a method of its own', 'class A { m() { this.acquireTokenSilent(r); } } class B extends A { acquireTokenSilent(r) { super.acquireTokenSilent(r); } }', ''),
    left('a function of that name', 'acquireTokenSilent(request);', ''),
    left('another method', 'pca.ssoSilent(request); pca.acquireTokenSilent;'),
    { name: 'another provider', code: `${MSAL}${SILENT};`, settings: { 'zero-trust': { provider: 'other' } } },
  ],
  invalid: [
    asked('a dropped promise', `${SILENT};`, 'dropped'),
    asked('a chain without a handler', `function f() { ${SILENT}.then(show); } f();`, 'dropped'),
    asked('a promise that is thrown away', `void ${SILENT}.then(show).finally(done);`, 'dropped'),
    asked('a variable that holds the promise', `const promise = ${SILENT}; promise.then(show);`, 'dropped'),
    asked('for each', `accounts.forEach(async () => { await ${SILENT}; });`, 'dropped'),
    asked('an async function called at once', `(async () => { await ${SILENT}; })();`, 'dropped'),
    asked('a function called without await', `async function load() { await ${SILENT}; } export function start() { load(); }`, 'dropped'),
    asked('in the chain of something else', `ready.then(async () => { await ${SILENT}; }).then(show);`, 'dropped'),
    asked('a promise made by hand, without reject', `new Promise((resolve) => { ${SILENT}.then(resolve); });`, 'dropped'),

    asked('an effect', `useEffect(async () => { await ${SILENT}; }, []);`, 'unhandled'),
    asked('a handler of a button', `const View = () => { const load = async () => { use(await ${SILENT}); }; return <button onClick={load} />; };`, 'unhandled'),
    asked('an arrow in a button', `const View = () => <button onClick={() => ${SILENT}.then(show)} />;`, 'unhandled'),
    asked('a callback of React', `const View = () => { const load = useCallback(async () => { use(await ${SILENT}); }, []); useEffect(() => {}, [load]); return <button onClick={load} />; };`, 'unhandled'),
    asked('a function that is called from a handler', `const View = () => { const load = async () => { use(await ${SILENT}); }; return <form onSubmit={async () => { await load(); }} />; };`, 'unhandled'),
    asked('a listener', `button.addEventListener('click', async () => { await ${SILENT}; });`, 'unhandled'),
    asked('a listener by property', `button.onclick = async () => { await ${SILENT}; };`, 'unhandled'),
    asked('jQuery', `$('#go').click(async () => { await ${SILENT}; });`, 'unhandled'),
    asked('a timer', `setInterval(async () => { await ${SILENT}; }, 1000);`, 'unhandled'),
    asked('an interceptor', `api.interceptors.request.use(async (config) => { await ${SILENT}; return config; });`, 'unhandled'),
    asked('a handler of an object', `app.http('me', { handler: async () => { await ${SILENT}; } });`, 'unhandled'),
    asked('a lifecycle method', `class Page { async ngOnInit() { await ${SILENT}; } }`, 'unhandled'),
    asked('a method of a component', `class Page extends React.Component { load = async () => { await ${SILENT}; }; render() { return <button onClick={this.load} />; } }`, 'unhandled'),
    asked('a bound method of a component', `class Page extends Component { async load() { await ${SILENT}; } render() { return <button onClick={this.load.bind(this)} />; } }`, 'unhandled'),
    asked('a method of a component that only the template calls', `@Component({ selector: 'x' }) class Page { async load() { await ${SILENT}; } }`, 'unhandled'),
    asked('an option of a component', `export default { methods: { async load() { await ${SILENT}; } } };`, 'unhandled'),
    asked('a lifecycle option of a component', `export default defineComponent({ async mounted() { await ${SILENT}; } });`, 'unhandled'),
    asked('an alias', `async function load() { await ${SILENT}; } const start = load; let other; other = load; button.onclick = start;`, 'unhandled'),
    asked('a function or nothing', `async function load() { await ${SILENT}; } button.onclick = enabled && load;`, 'unhandled'),
    asked('an interactive call under a condition before', `useEffect(async () => { if (!account) await pca.loginPopup(); await ${SILENT}; }, []);`, 'unhandled'),
    asked('an interactive call in the other branch', `useEffect(async () => { if (account) { await ${SILENT}; } else { await pca.loginPopup(); } }, []);`, 'unhandled'),
    asked('thrown on into an effect', `useEffect(async () => { try { await ${SILENT}; } catch (e) { throw e; } }, []);`, 'unhandled'),

    asked('a log', `async function f() { try { await ${SILENT}; } catch (e) { console.error(e); } } f();`, 'swallowed'),
    asked('an empty handler', `export async function token() { try { return await ${SILENT}; } catch {} }`, 'swallowed'),
    asked('an empty callback', `${SILENT}.catch(() => {});`, 'swallowed'),
    asked('null', `export const token = () => ${SILENT}.catch(() => null);`, 'swallowed'),
    asked('undefined', `export const token = () => ${SILENT}.catch(() => undefined);`, 'swallowed'),
    asked('an empty object', `export async function token() { try { return await ${SILENT}; } catch { return {}; } }`, 'swallowed'),
    asked('an empty list', `export async function token() { try { return await ${SILENT}; } catch { return []; } }`, 'swallowed'),
    asked('state', `const View = () => { useEffect(() => { ${SILENT}.then(show).catch((e) => { setError(e.message); }); }, []); };`, 'swallowed'),
    asked('state in an assignment', `class Page { async load() { try { await ${SILENT}; } catch (e) { this.failed = true; } } }`, 'swallowed'),
    asked('an assigned handler', `${SILENT}.catch((e) => (failed = e));`, 'swallowed'),
    asked('a message', `async function f() { try { await ${SILENT}; } catch (e) { toast.error(e); if (isAxiosError(e)) show(e.message); } } f();`, 'swallowed'),
    asked('a logger given back', `export const token = () => ${SILENT}.catch((e) => logger.error(e));`, 'swallowed'),
    asked('a busy flag, although a button signs in', `const View = () => { const load = async () => { try { await ${SILENT}; } catch (e) { setLoading(false); } }; return <><button onClick={load} /><button onClick={() => pca.loginPopup()} /></>; };`, 'swallowed'),
    asked('a helper of this file that logs', `const failed = (e) => { console.log(e); }; ${SILENT}.catch(failed);`, 'swallowed'),
    asked('a helper that the handler calls', `const failed = (e) => { console.log(e); return 1; }; async function f() { try { await ${SILENT}; } catch (e) { failed(e); } } f();`, 'swallowed'),
    asked('a test for a status', `async function f() { try { await ${SILENT}; } catch (e) { if (e.status === 401) console.log(e); } } f();`, 'swallowed'),
    asked('a caller that does not look', `async function token() { try { return await ${SILENT}; } catch { return null; } } async function f() { use(await token()); } f();`, 'swallowed'),
    asked('the catch of a caller', `async function token() { return ${SILENT}; } async function f() { try { use(await token()); } catch (e) { console.log(e); } } f();`, 'swallowed'),
    asked('a throw that a caller swallows', `async function token() { try { return await ${SILENT}; } catch { throw new Error('no token'); } } async function f() { try { use(await token()); } catch (e) { console.log(e); } } f();`, 'swallowed'),
    asked('a question by name', `async function f() { try { await ${SILENT}; } catch (e) { isLoggedIn(); console.log(e); } } f();`, 'swallowed'),

    asked('silently again', `export async function token() { try { return await ${SILENT}; } catch (e) { if (e instanceof InteractionRequiredAuthError) return pca.acquireTokenSilent(other).catch((e) => { throw e; }); throw e; } }`, 'again'),
    asked('a helper that exported functions use', `async function token() { return (await ${SILENT}).accessToken; } export async function orders() { const t = await token(); return call(t); }`, 'mixed'),
    asked('a function in place in such a helper', `async function token() { return (await (() => ${SILENT})()).accessToken; } export async function orders() { const t = await token(); return call(t); }`, 'mixed'),

    {
      name: 'the message of a swallowed failure names the line of the handler',
      code: `${MSAL}async function f() {\n  try {\n    await ${SILENT};\n  } catch (e) {\n    console.error(e);\n  }\n}\nf();`,
      errors: [{
        messageId: 'swallowed', line: 5, column: 11, endLine: 5, endColumn: 42, data: { call: 'pca.acquireTokenSilent', line: '6', runner: '' },
        suggestions: [{ messageId: 'ask', output: `${MSAL}async function f() {\n  try {\n    await ${ASKED};\n  } catch (e) {\n    console.error(e);\n  }\n}\nf();` }],
      }],
    },
    {
      name: 'the message of an unhandled failure names who runs the code; a client of another file, an import that is added, a literal without what only silent requests have',
      code: `${REACT}export function View() {\n  const { instance, accounts } = useMsal();\n  const load = async () => { await instance.acquireTokenSilent({ scopes, account: accounts[0], forceRefresh: true, claims }); };\n  return <a onClick={load} />;\n}`,
      filename: 'src/view.tsx',
      errors: [{
        messageId: 'unhandled', data: { call: 'instance.acquireTokenSilent', line: '5', runner: 'the handler of `onClick`' },
        suggestions: [{
          messageId: 'ask', data: { method: 'acquireTokenPopup' },
          output: `${REACT}import { InteractionRequiredAuthError } from '@azure/msal-browser';\nexport function View() {\n  const { instance, accounts } = useMsal();\n  const load = async () => { await instance.acquireTokenSilent({ scopes, account: accounts[0], forceRefresh: true, claims }).catch((error: unknown) => { if (error instanceof InteractionRequiredAuthError) return instance.acquireTokenPopup({ scopes, account: accounts[0], claims: error.claims }); throw error; }); };\n  return <a onClick={load} />;\n}`,
        }],
      }],
    },
    {
      name: 'a file of redirects',
      code: `${MSAL}export const login = () => pca.loginRedirect();\nuseEffect(() => { pca.acquireTokenSilent({ scopes, account: pca.getActiveAccount(), forceRefresh: true, claims }); });`,
      errors: [{
        messageId: 'dropped',
        suggestions: [{
          messageId: 'ask', data: { method: 'acquireTokenRedirect' },
          output: `${MSAL}export const login = () => pca.loginRedirect();\nuseEffect(() => { pca.acquireTokenSilent({ scopes, account: pca.getActiveAccount(), forceRefresh: true, claims }).catch(async (error: unknown) => { if (error instanceof InteractionRequiredAuthError) await pca.acquireTokenRedirect({ scopes, account: pca.getActiveAccount(), claims: error.claims }); throw error; }); });`,
        }],
      }],
    },
    {
      name: 'the class is imported, and a name of its own found for the error',
      code: "import { PublicClientApplication } from '@azure/msal-browser';\nexport class Auth {\n  private readonly pca = new PublicClientApplication(config);\n  async ngOnInit(error) { await this.pca.acquireTokenSilent({ scopes: error.scopes }); }\n}",
      errors: [{
        messageId: 'unhandled',
        suggestions: [{
          messageId: 'ask',
          output: "import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';\nexport class Auth {\n  private readonly pca = new PublicClientApplication(config);\n  async ngOnInit(error) { await this.pca.acquireTokenSilent({ scopes: error.scopes }).catch((error2: unknown) => { if (error2 instanceof InteractionRequiredAuthError) return this.pca.acquireTokenPopup({ scopes: error.scopes, claims: error2.claims }); throw error2; }); }\n}",
        }],
      }],
    },
    {
      name: 'a request with a list gets a name, in front of the comment that belongs to its statement',
      code: `${MSAL}async function f(account) {\n  // @ts-ignore\n  const { accessToken } = await pca.acquireTokenSilent({ scopes: ['orders.read'], account });\n  use(accessToken);\n}\nf();`,
      errors: [{
        messageId: 'dropped',
        suggestions: [{
          messageId: 'ask',
          output: `${MSAL}async function f(account) {\n  const tokenRequest = { scopes: ['orders.read'], account };\n  // @ts-ignore\n  const { accessToken } = await pca.acquireTokenSilent(tokenRequest).catch((error: unknown) => { if (error instanceof InteractionRequiredAuthError) return pca.acquireTokenPopup({ ...tokenRequest, claims: error.claims }); throw error; });\n  use(accessToken);\n}\nf();`,
        }],
      }],
    },
    {
      name: 'a chain in a line of its own',
      code: `${MSAL}if (ready) { pca.acquireTokenSilent({ scopes: ['orders.read'] }).then(show); }`,
      errors: [{
        messageId: 'dropped',
        suggestions: [{
          messageId: 'ask',
          output: `${MSAL}if (ready) { const tokenRequest = { scopes: ['orders.read'] }; pca.acquireTokenSilent(tokenRequest).catch((error: unknown) => { if (error instanceof InteractionRequiredAuthError) return pca.acquireTokenPopup({ ...tokenRequest, claims: error.claims }); throw error; }).then(show); }`,
        }],
      }],
    },
    ...['const t = ready && (await pca.acquireTokenSilent({ scopes: [] }));', 'const a = 1, t = await pca.acquireTokenSilent({ scopes: [] });', 'if (ready) await pca.acquireTokenSilent({ scopes: [] });', 'use(await pca.acquireTokenSilent({ scopes: [] }));'].map((text) => ({
      name: `the literal is written twice where something comes before it: ${text}`,
      code: `${MSAL}async function f() { ${text} } f();`,
      errors: [{
        messageId: 'dropped' as const,
        suggestions: [{
          messageId: 'ask' as const,
          output: `${MSAL}async function f() { ${text.replace('{ scopes: [] })', '{ scopes: [] }).catch((error: unknown) => { if (error instanceof InteractionRequiredAuthError) return pca.acquireTokenPopup({ scopes: [], claims: error.claims }); throw error; })')} } f();`,
        }],
      }],
    })),
    {
      name: 'a file without types',
      code: `${MSAL}${SILENT};`,
      filename: 'file.js',
      errors: [{ messageId: 'dropped', suggestions: [{ messageId: 'ask', output: `${MSAL}${ASKED.replace(': unknown', '')};` }] }],
    },
    // No suggestion.
    { name: 'a client of Node', code: `${NODE}app.get('/me', async (req, res) => { await cca.acquireTokenSilent(request); });`, errors: [{ messageId: 'unhandled', data: { call: 'cca.acquireTokenSilent', runner: 'the handler of requests `get`', line: '3' }, suggestions: null }] },
    { name: 'an exported handler', code: `${NODE}export default async function handler(req, res) { await cca.acquireTokenSilent(request); }`, errors: [{ messageId: 'unhandled', suggestions: null }] },
    { name: 'an exported method of HTTP', code: `${NODE}export async function GET() { await cca.acquireTokenSilent(request); }\nexport const POST = async () => { await cca.acquireTokenSilent(request); };`, errors: [{ messageId: 'unhandled', suggestions: null }, { messageId: 'unhandled', suggestions: null }] },
    { name: '500 to the client', code: `${NODE}app.get('/me', async (req, res) => { try { await cca.acquireTokenSilent(request); } catch (e) { return res.status(500).send('no'); } });`, errors: [{ messageId: 'swallowed', suggestions: null }] },
    { name: 'a stream of Angular', code: `${ANGULAR}class Page { constructor(private auth: MsalService) {} load() { this.auth.acquireTokenSilent(request).subscribe((r) => show(r)); } }`, errors: [{ messageId: 'dropped', suggestions: null }] },
    { name: 'a stream whose handler is behind another operator', code: `${ANGULAR}class Page { constructor(private auth: MsalService) {} load() { this.ready.pipe(switchMap(() => this.auth.acquireTokenSilent(request)), catchError(() => of(null))).subscribe(show); } }`, errors: [{ messageId: 'swallowed', suggestions: null }] },
    { name: 'a client that may be missing', code: `${MSAL}useEffect(() => { pca?.acquireTokenSilent(request); });`, errors: [{ messageId: 'dropped', suggestions: null }] },
    { name: 'an optional field', code: `${MSAL}class A { client?: PublicClientApplication; other: PublicClientApplication | null; m() { this.client.acquireTokenSilent(r); this.other.acquireTokenSilent(r); } constructor(private third?: PublicClientApplication) { this.third.acquireTokenSilent(r); } }`, errors: [{ messageId: 'dropped', suggestions: null }, { messageId: 'dropped', suggestions: null }, { messageId: 'dropped', suggestions: null }] },
    { name: 'a client that is made by a call', code: `${MSAL}const pcaOf = () => pca; pcaOf().acquireTokenSilent(request);\nclients.msal['a b'].acquireTokenSilent(request);`, errors: [{ messageId: 'dropped', data: { call: 'acquireTokenSilent', line: '3', runner: '' }, suggestions: null }] },
    { name: 'a client that is assigned later', code: `${MSAL}let client; client = new PublicClientApplication(config); client.acquireTokenSilent(request);`, errors: [{ messageId: 'dropped', suggestions: null }] },
    { name: 'a request that must not run twice', code: `${MSAL}async function f() { ${['{ scopes, account: await find() }', '{ scopes, account: this.account }', 'await make()', ''].map((request) => `pca.acquireTokenSilent(${request});`).join(' ')} } f();`, errors: Array.from({ length: 4 }, () => ({ messageId: 'dropped' as const, suggestions: null })) },
    { name: 'a request of a variable that changes', code: `${MSAL}let account; account = find(); pca.acquireTokenSilent({ scopes, account });`, errors: [{ messageId: 'dropped', suggestions: null }] },

    { name: 'checkPropagated', code: `${MSAL}export const token = () => ${SILENT};`, options: [{ checkPropagated: true, requireClaims: false }], errors: [{ messageId: 'propagated', suggestions: [{ messageId: 'ask', output: `${MSAL}export const token = () => ${ASKED};` }] }] },
    {
      name: 'requireClaims',
      code: `${MSAL}async function f() { try { await ${SILENT}; } catch { await pca.acquireTokenPopup({ scopes }); } } f();`,
      options: [{ checkPropagated: false, requireClaims: true }],
      errors: [{ messageId: 'withoutClaims', data: { fallback: 'pca.acquireTokenPopup', line: '3' }, suggestions: null }],
    },
  ],
});

describe('requireClaims', () => {
  const answer = (text: string): string => `${MSAL}async function f() { try { await ${SILENT}; } catch (e) { ${text} } } f();`;

  it.each([
    ['claims in the literal', 'await pca.acquireTokenPopup({ scopes, claims: e.claims });', []],
    ['a request of another file', 'await pca.acquireTokenPopup(request);', []],
    ['a spread request', 'await pca.acquireTokenPopup(...requests);', []],
    ['no request', 'await pca.acquireTokenPopup();', []],
    ['signing in anew', 'await pca.loginPopup({ scopes });', []],
    ['a helper', 'await signIn();', []],
    ['no claims', 'await pca.acquireTokenRedirect({ scopes });', ['withoutClaims']],
  ])('%s', (_name, text, expected) => {
    expect(ids(answer(text), { requireClaims: true })).toEqual(expected);
    expect(ids(answer(text))).toEqual([]);
  });
});

describe('receivers', () => {
  it.each([
    ['a constant of another file', "import { msalInstance } from './msal'; useEffect(() => { msalInstance.acquireTokenSilent(r); });", 1],
    ['a field', 'class A { ngOnInit() { this.msalObj.acquireTokenSilent(r); } }', 1],
    ['a field declared a client', "import type { IPublicClientApplication } from '@azure/msal-browser'; class A { constructor(private tokens: IPublicClientApplication) {} ngOnInit() { this.tokens.acquireTokenSilent(r); } }", 1],
    ['a parameter', 'function f(pca) { pca.acquireTokenSilent(r); } f(x);', 1],
    ['a class of msal@1', "import { UserAgentApplication } from 'msal'; const agent = new UserAgentApplication(c); agent.acquireTokenSilent(r);", 1],
    ['a name that says nothing', 'const tokens = make(); tokens.acquireTokenSilent(r);', 0],
  ])('%s', (_name, code, count) => {
    expect(ids(code)).toHaveLength(count);
  });
});

describe('the rows of the tables', () => {
  const handler = (text: string): string[] => ids(`${MSAL}${SILENT}.catch((e) => { ${text} });`);

  it.each([...INTERACTIVE_METHODS])('%s answers', (method) => {
    expect(handler(`pca.${method}(request);`)).toEqual([]);
  });

  it.each(['reject', 'rej', 'next', 'done', 'cb', 'callback', 'throwError', 'fail', 'rejectWithValue'])('%s hands on', (name) => {
    expect(HANDING_CALLS.test(name)).toBe(true);
    expect(handler(`${name}(e);`)).not.toContain('swallowed');
  });

  it.each([...SIGN_IN_STATUSES])('status %s tells to sign in', (status) => {
    expect(handler(`answer({ status: ${status} });`)).toEqual([]);
    expect(handler(`count = ${status} + 1;`)).toEqual(['swallowed']);
  });

  it.each([...LIFECYCLE_METHODS])('%s is called by a framework', (name) => {
    expect(ids(`${MSAL}class Page { async ${name}() { await ${SILENT}; } }`)).toEqual(['unhandled']);
  });

  it.each([...HANDLER_EXPORTS])('%s is a handler where it is exported', (name) => {
    expect(ids(`${MSAL}export async function ${name}() { await ${SILENT}; }`)).toEqual(['unhandled']);
    expect(ids(`${MSAL}async function ${name}() { await ${SILENT}; } other(${name});`)).toEqual([]);
  });

  const examples: readonly (readonly [string, string])[] = [
    ['effect', 'useLayoutEffect(F, [])'], ['effect', 'onMounted(F)'], ['effect', 'watch(source, F)'], ['timer', 'setTimeout(F, 9)'], ['event', "client.on('ready', F)"],
    ['event', 'account$.subscribe(F)'], ['event', "$('a').submit(F)"], ['request', 'instance.interceptors.request.use(F)'], ['request', "usersRouter.post('/', F)"],
  ];

  it.each(examples)('%s: %s', (_by, call) => {
    expect(ids(`${MSAL}${call.replace('F', `async () => { await ${SILENT}; }`)};`)).toEqual(['unhandled']);
  });

  it('each row has an example', () => {
    const called = examples.map(([by, call]) => ({ by, name: /(\w+)\([^()]*F/.exec(call)?.[1] ?? '' }));
    expect(RUNNERS.filter((row) => !called.some(({ by, name }) => by === row.by && row.names.test(name)))).toEqual([]);
  });

  it.each([['watch', 'watch(F, done)'], ['get', "cache.get('/', F)"], ['use', 'plugins.use(F)'], ['click', 'menu.click(F)']])('%s of something else is unknown', (_name, call) => {
    expect(ids(`${MSAL}${call.replace('F', `async () => { await ${SILENT}; }`)};`)).toEqual([]);
  });
});
