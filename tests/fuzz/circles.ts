/** Programs whose few names are made of each other, in every way that the language has, and end in what rules look at. */
import * as fc from 'fast-check';

const NAMES = ['a', 'b', 'c', 'self'];

/** What a name may be made of; `one` and `other` are expressions of the same sort. */
const FORMS: readonly ((one: string, other: string) => string)[] = [
  (one) => `${one}()`, (one, other) => `${one}(${other})`, (one) => `new ${one}()`, (one) => `${one}.a`, (one) => `${one}?.token`, (one) => `${one}[0]`, (one, other) => `${one}[${other}]`, (one) => `(await ${one})`,
  (one, other) => `[${one}, ...${other}]`, (one, other) => `{ a: ${one}, ...${other} }`, (one, other) => `{ a: ${one}, accessToken: ${other}, headers: { Authorization: ${one} } }`, (one, other) => `\`\${${one}} Bearer \${${other}}\``,
  (one, other) => `(${one} ? ${other} : ${one})`, (one, other) => `(${one} || ${other})`, (one, other) => `(${one} ?? ${other})`, (one, other) => `(${one} && ${other})`, (one, other) => `(${one} + ${other})`, (one, other) => `(${one} * ${other})`,
  (one) => `(() => ${one})`, (one) => `(() => { return ${one}; })()`, (one, other) => `function (a) { self = ${one}; return a ?? ${other}; }`, (one, other) => `${one}.map((c) => ${other})`, (one, other) => `${one}.then((a) => ${other})`, (one) => `${one}.split('.')[1]`,
  (one) => `${one}.bind(${one})`, (one, other) => `${one}.concat(${other})`, (one) => `JSON.parse(${one})`, (one) => `JSON.stringify(${one})`, (one, other) => `Object.assign({}, ${one}, ${other})`, (one) => `Object.values(${one})`, (one) => `new RegExp(${one})`,
  (one, other) => `new Map([[${one}, ${other}]]).get(${one})`, (one) => `useState(${one})`, (one, other) => `useMemo(() => ${one}, [${other}])`, (one, other) => `${one}\`\${${other}}\``, (one) => `class extends ${one} { a = this.a; b() { return this.b(); } }`,
  (one) => `axios.create(${one})`, (one, other) => `new PublicClientApplication({ auth: ${one}, cache: ${other} })`, (one) => `jwtDecode(${one})`, (one) => `require(${one})`, (one, other) => `import(${one}).then(${other})`, (one) => `Promise.all([${one}, ${one}])`,
];

const STATEMENTS: readonly ((name: string, value: string) => string)[] = [
  (name, value) => `${name} = ${value};`, (name, value) => `var ${name} = ${value};`, (name, value) => `var { ${name} = ${value}, ...self } = ${value};`, (name, value) => `var [${name}, self] = ${value};`, (name, value) => `({ a: ${name}.a } = ${value});`,
  (name, value) => `${name} ??= ${value};`, (name, value) => `${name} += ${value};`, (name, value) => `if (!${name}) ${name} = ${value};`, (name, value) => `for (${name} of ${value}) { ${name} = [${name}]; }`, (name, value) => `for (${name} in ${value}) ${name}[${name}] = ${name};`,
  (name, value) => `function ${name}(self = ${value}) { return ${name}(self, ${value}); }`, (name, value) => `${name}.a = ${value};`, (name, value) => `this.${name} = ${value};`, (name, value) => `try { ${value}; } catch (error) { ${name} = error; }`,
  (name, value) => `${name}.push(${value});`, (name, value) => `${name}.set(${value}, ${value});`, (name, value) => `${name}((c) => { ${name} = ${value}; });`, (name, value) => `exports.${name} = ${value};`, (name, value) => `switch (${name}) { case ${value}: ${name} = self; }`,
];

/** What each rule looks at, given a value in each place where it follows one. */
export const LOOKED_AT: readonly ((value: string) => string)[] = [
  (value) => `jwtDecode(${value});`, (value) => `JSON.parse(atob(${value}));`, (value) => `(${value}).split('.');`,
  (value) => `byUser.set(${value}, 1);`, (value) => `db.users.findOne({ oid: ${value} });`, (value) => `db.query(${value}, [${value}]);`, (value) => `var owner = { userId: ${value} }; db.insert(owner);`,
  (value) => `app.use(session({ cookie: { maxAge: ${value} } }));`, (value) => `app.use(session(${value}));`, (value) => `app.use((${value})({ cookie: { maxAge: 3600000 } }));`, (value) => `(${value}).make(1).set({ ttl: 3600, maxAge: 1 });`,
  (value) => `res.cookie(${value}, ${value}, ${value}); res.cookie('session', 1, { maxAge: ${value} });`, (value) => `jwt.sign(${value}, key, { expiresIn: ${value} });`, (value) => `var ttl = answer.expires_in || ${value};`,
  (value) => `if ((${value}).errorCode === code) {}`, (value) => `if (${value} === 'login_required' || codes.includes(${value})) {}`, (value) => `if ((${value}).includes(error.errorCode) || (${value}).test(error.message)) {}`, (value) => `switch (${value}) { case 'consent_required': break; }`,
  (value) => `try { ${value}; } catch (error) { if ((${value})[error.errorCode]) {} }`,
  (value) => `fetch(${value}, { headers: { Authorization: ${value} } });`, (value) => `fetch('http://a.example/' + ${value}, ${value});`, (value) => `http.request(${value}, ${value}); (${value}).get('http://a.example', { headers: ${value} });`,
  (value) => `app.acquireTokenSilent(${value}).catch(${value});`, (value) => `app.acquireTokenSilent({ scopes: ${value}, forceRefresh: ${value} });`, (value) => `app.loginPopup({ scopes: [...${value}, ${value}] });`,
  (value) => `localStorage.setItem(${value}, ${value}); fs.writeFileSync(${value}, JSON.stringify(${value})); save(${value}, ${value});`, (value) => `console.log(${value}); console.error(\`\${${value}}\`);`,
  (value) => `jwt.verify(${value}, ${value}, ${value}); new BearerStrategy(${value}, ${value});`, (value) => `new URLSearchParams({ grant_type: ${value}, client_secret: ${value} });`,
  (value) => `axios.post(\`https://login.microsoftonline.com/\${${value}}/oauth2/v2.0/token\`, ${value});`,
];

const HEAD = 'import { PublicClientApplication } from "@azure/msal-browser"; import { jwtDecode } from "jwt-decode"; import session from "express-session"; import axios from "axios"; import { app, code } from "./app.js";\nconst byUser = new Map();\n';

const name = fc.constantFrom(...NAMES);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof({ depthSize: 'small', withCrossShrink: true }, name, fc.tuple(fc.constantFrom(...FORMS), tie('expression'), tie('expression')).map(([form, one, other]) => `(${form(one, other)})`)),
}));

/** Programs in JavaScript that all parse. */
export const circles: fc.Arbitrary<string> = fc.tuple(
  fc.array(fc.tuple(fc.constantFrom(...STATEMENTS), name, expression), { minLength: 1, maxLength: 5 }),
  fc.array(fc.tuple(fc.constantFrom(...LOOKED_AT), fc.oneof(name, expression)), { minLength: 3, maxLength: 8 }),
).map(([statements, uses]) => `${HEAD}async function run() {\n${[...statements.map(([statement, of, value]) => statement(of, value)), ...uses.map(([use, value]) => use(value))].join('\n')}\n}\n`);
