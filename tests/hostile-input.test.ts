/**
 * Holds that code made to be slow is not: a thousand of whatever a file can have many of, values of many megabytes, and functions and variables
 * that lead to each other in more ways than can be gone. Bounded by time, and by growth: four times the code takes about four times as long.
 */
import { describe, expect, it } from 'vitest';

import { brief, lint } from './support/lint.js';
import type { LintOptions } from './support/lint.js';
import { ALL_RULES } from './support/plugin.js';

/** CPU seconds for one file of these, parsing included: several times what a slow machine takes. */
const MOST_SECONDS = 12;
/** For four times the code; code whose cost is its square takes sixteen times as long. */
const MOST_GROWTH = 11;
/** Another program, or a collection, can make one measurement slow, never fast: code whose cost is its square fails each time. */
const MEASURED = { retry: 2, timeout: 120_000 };
/** Less is the clock, and code that the engine has not compiled yet. */
const LEAST_SECONDS = 0.25;

const HEAD = `import { PublicClientApplication } from '@azure/msal-browser';
import { jwtDecode } from 'jwt-decode';
import session from 'express-session';
import axios from 'axios';
const client = new PublicClientApplication({});
const byUser = new Map();
const result = await client.acquireTokenSilent({ scopes: ['User.Read'] });
const accessToken = result.accessToken;
`;

/** A value at each kind of place that a rule looks at. */
const sinks = (value: string): string => `jwtDecode(${value}); ${value}.split('.'); byUser.set(${value}, 1); app.use(session({ cookie: { maxAge: ${value} } })); if (${value}.errorCode === code) {} fetch(${value}, { headers: { Authorization: ${value} } }); console.log(${value}); localStorage.setItem('k', ${value}); client.acquireTokenSilent(${value});`;

const lines = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** CPU seconds, which the load of the machine changes less than those of the clock. */
function seconds(code: string, options: LintOptions = {}): number {
  const before = process.cpuUsage();
  const messages = lint(HEAD + code, options);
  const { user, system } = process.cpuUsage(before);
  expect(messages.filter(({ ruleId }) => ruleId === null)).toEqual([]);
  return (user + system) / 1e6;
}

/** A file with `count` of something. */
const MANY: Readonly<Record<string, (count: number) => string>> = {
  'writes of a variable, read after each': (count) => `let t; ${lines(count, () => 't = accessToken; jwtDecode(t);')}`,
  'writes of a member, sent after each': (count) => `const o = {}; ${lines(count, () => 'o.token = accessToken; fetch("http://a", { headers: { Authorization: o.token } });')}`,
  'writes to computed members': (count) => `const o = {}; ${lines(count, (index) => `o[k${index}] = accessToken; byUser.set(o[k${index}], 1);`)}`,
  'headers in one object, sent each time': (count) => `const h = {}; ${lines(count, (index) => `h['x-${index}'] = 'a';`)} h.Authorization = 'Bearer ' + accessToken; ${lines(count, (index) => `fetch('http://a${index}', { headers: h });`)}`,
  'setters of one header': (count) => `const h = new Headers(); ${lines(count, (index) => `h.set('Authorization', 'Bearer ' + accessToken); fetch('http://a${index}', { headers: h });`)}`,
  'pieces of one text, sent each time': (count) => `let s = 'http://a'; ${lines(count, () => 's += "&x=" + accessToken; fetch(s);')}`,
  'names for one token': (count) => `const v0 = accessToken; ${lines(count, (index) => `const v${index + 1} = v${index}; jwtDecode(v${index});`)}`,
  'calls of one function': (count) => `function f(t) { ${sinks('t')} return t; } ${lines(count, () => 'f(accessToken); jwtDecode(f(accessToken));')}`,
  'values that a function returns': (count) => `function f(x) { ${lines(count, (index) => `if (x === ${index}) return accessToken;`)} } ${lines(20, (index) => sinks(`f(${index})`))}`,
  'methods that write and read a field': (count) => `class A { ${lines(count, (index) => `m${index}() { this.token = accessToken; jwtDecode(this.token); }`)} }`,
  'classes, each the base of the next': (count) => `class C0 { t = accessToken; get() { return this.t; } } ${lines(count, (index) => `class C${index + 1} extends C${index} { g${index}() { jwtDecode(this.t); jwtDecode(this.get()); } }`)}`,
  'elements added to a list': (count) => `const list = []; ${lines(count, (index) => `list.push(accessToken); jwtDecode(list[${index}]);`)}`,
  'objects that spread the one before twice': (count) => `const o0 = { token: accessToken }; ${lines(count, (index) => `const o${index + 1} = { ...o${index}, ...o${index} }; jwtDecode(o${index}.token);`)}`,
  'timers, each with a claim in reach': (count) => lines(count, (index) => `const later${index} = Date.now() + 3600 * 1000; setTimeout(() => client.logoutRedirect(), 3600 * 1000); sessionStorage.setItem('sessionExpires', later${index});`),
  'silent requests with one list of scopes': (count) => `const scopes = ['openid', ${lines(count, (index) => `'S.${index}',`)}]; ${lines(count, () => 'client.acquireTokenSilent({ scopes });')}`,
  'comparisons in one handler': (count) => `try { await client.acquireTokenSilent({}); } catch (e) { ${lines(count, () => 'if (e.errorCode === "interaction_required") await client.acquireTokenPopup({});')} }`,
};

/** A file whose `count` things lead to each other, so that the ways through them are far more than they are. */
const TANGLED: Readonly<Record<string, (count: number) => string>> = {
  'functions that return what two others return': (count) => lines(count, (index) => `function f${index}(x) { if (x) return f${(index + 1) % count}(x); return f${(index + 2) % count}(x); } ${sinks(`f${index}(1)`)}`),
  'functions that hand a token to two others': (count) => `${lines(count, (index) => `function f${index}(t) { jwtDecode(t); f${(index + 1) % count}(t); f${(index + 2) % count}(t || t); }`)} f0(accessToken);`,
  'handlers that call two others': (count) => lines(count, (index) => `function h${index}(e) { if (e.errorCode === 'interaction_required') return true; return h${(index + 1) % count}(e) || h${(index + 2) % count}(e); } client.acquireTokenSilent({}).catch(h${index});`),
  'requests whose handlers make two others': (count) => lines(count, (index) => `async function g${index}() { try { await g${(index + 1) % count}(); return await client.acquireTokenSilent({}); } catch (e) { if (e.errorCode === 'interaction_required') return g${(index + 2) % count}(); throw e; } }`),
  'variables with eight writes of others': (count) => `${lines(count, (index) => `let v${index};`)} v3 = accessToken; ${lines(count, (index) => `${lines(8, (other) => `v${index} = v${(index + other + 1) % count};`)} ${sinks(`v${index}`)}`)}`,
  'objects that spread eight others': (count) => `${lines(count, (index) => `let o${index} = {};`)} ${lines(count, (index) => `${lines(8, (other) => `o${index} = { ...o${(index + other + 1) % count} };`)} fetch('http://a', o${index}); console.log(o${index});`)}`,
  'constants that are sums of two others': (count) => `const c0 = 1, c1 = 2; ${lines(count, (index) => `const c${index + 2} = c${index} + c${index + 1}; res.cookie('session', 'x', { maxAge: c${index} });`)}`,
  'texts that are made of two others': (count) => `const c0 = 'http://a', c1 = 'b'; ${lines(count, (index) => `const c${index + 2} = \`\${c${index}}\${c${index + 1}}\`; fetch(c${index}, { headers: { Authorization: accessToken } });`)}`,
  'lists that spread two others': (count) => `const s0 = ['User.Read'], s1 = ['openid']; ${lines(count, (index) => `const s${index + 2} = [...s${index}, ...s${index + 1}]; client.acquireTokenSilent({ scopes: s${index} });`)}`,
};

describe('a thousand of one thing', () => {
  it.each(Object.entries(MANY))('%s', MEASURED, (_, make) => {
    const few = seconds(make(250));
    const many = seconds(make(1_000));
    expect(many).toBeLessThan(MOST_SECONDS);
    expect(many / Math.max(few, LEAST_SECONDS)).toBeLessThan(MOST_GROWTH);
  });
});

describe('more ways than can be gone', () => {
  it.each(Object.entries(TANGLED))('%s', MEASURED, (_, make) => {
    const few = seconds(make(40));
    const many = seconds(make(160));
    expect(many).toBeLessThan(MOST_SECONDS);
    expect(many / Math.max(few, LEAST_SECONDS)).toBeLessThan(MOST_GROWTH);
  });
});

describe('size', () => {
  const MEGABYTES = 5_000_000;
  it.each([
    ['a list of 50,000 numbers with a token among them', `const list = [${'0, '.repeat(50_000)}accessToken]; ${sinks('list[7]')} ${sinks('list')}`],
    ['a list of 50,000 tokens', `const list = [${'accessToken, '.repeat(50_000)}]; ${sinks('list[7]')} for (const t of list) { ${sinks('t')} }`],
    ['a list of 50,000 scopes', `const list = [${'"openid", '.repeat(50_000)}]; ${sinks('list')} client.acquireTokenSilent({ scopes: list });`],
    ['an object of 20,000 properties', `const o = { ${lines(20_000, (index) => `k${index}: 'x',`)} token: accessToken }; ${sinks('o.token')} ${sinks('o')}`],
    ['a call with 20,000 arguments', `console.log(${'accessToken, '.repeat(20_000)}); jwtDecode(${'accessToken, '.repeat(20_000)});`],
    ['a template of 20,000 parts', `const s = \`http://a?x=${'${accessToken}&'.repeat(20_000)}\`; ${sinks('s')}`],
    ['an enum of 20,000 members', `enum Code { ${lines(20_000, (index) => `C${index} = 'c${index}',`)} Asked = 'interaction_required' } ${sinks('Code.Asked')} if (e.errorCode === Code.Asked) {}`],
    ['a switch of 20,000 codes', `switch (e.errorCode) { ${lines(20_000, (index) => `case 'c${index}': break;`)} case 'interaction_required': break; }`],
  ])('%s', (_, code) => {
    expect(seconds(code)).toBeLessThan(MOST_SECONDS);
  }, 120_000);

  it.each([
    ['blanks', ' '], ['words', 'accessToken '], ['addresses', 'http://a/?token='], ['dots', 'a.'], ['braces', '{ ('], ['parts of SQL', 'SELECT * FROM users WHERE email = ? AND '], ['assignments', 'access_token=x&'], ['a JWT', 'eyJ0eXAi'],
  ])('a string of five megabytes of %s', (_, piece) => {
    const text = piece.repeat(MEGABYTES / piece.length);
    // Short lines: long ones are a bundle, which is not read.
    const rest = '// a line\n'.repeat(20_000);
    expect(seconds(`const s = "${text}"; ${sinks('s')} ${sinks('`${s}`')} db.query(s, [result.account.username]); document.cookie = s;\n${rest}`)).toBeLessThan(MOST_SECONDS);
    expect(seconds(`jwtDecode("${text}"); if (e.errorCode === "${text}") {}\n${rest}`)).toBeLessThan(MOST_SECONDS);
  }, 120_000);

  it('code as a minifier writes it, in lines that are just short enough to be read', () => {
    const names = Array.from({ length: 52 }, (_, index) => String.fromCharCode(index < 26 ? 97 + index : 39 + index));
    const part = (index: number): string => {
      const [a = '', b = '', c = ''] = [0, 1, 2].map((step) => names[(index * 7 + step * 11) % 52]);
      return `!function(${a},${b}){var ${c}=${a}&&${a}.accessToken||${b}.token,e=${c}?jwtDecode(${c}):void 0;try{${b}=fetch("http://a/"+${c},{headers:{Authorization:"Bearer "+${c}}})}catch(t){"interaction_required"===t.errorCode&&${a}()}return e&&byUser.set(e.email,${a}),${a}=${b}=${c}}(result,client);`;
    };
    expect(seconds(lines(300, part))).toBeLessThan(MOST_SECONDS);
  }, 120_000);
});

describe('names that every object has, as data', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', '__defineGetter__', 'isPrototypeOf', '__lookupSetter__', 'toLocaleString'];
  it.each(NAMES)('%s as enum member, scope, error code, header, cookie, claim, option and store key', (name) => {
    const key = JSON.stringify(name);
    const code = `${HEAD}
enum Code { ${key} = 'interaction_required', Next = Code.${name}.length }
const codes = { [${key}]: 'a', ${name === '__proto__' ? '"x"' : key}: ${key} };
const scopes = [${key}, 'api://x/${name}', 'https://graph.microsoft.com/${name}'];
try {
  await client.acquireTokenSilent({ scopes, ${key}: 1, account: codes.${name} });
  await client.acquireTokenSilent({ scopes: scopes.${name}, extraQueryParameters: { ${key}: ${key} } });
} catch (e) {
  if (e.errorCode === Code[${key}] || e[${key}] === ${key} || codes[e.errorCode] || e.message.includes(${key}) || [${key}].includes(e.code)) await client.acquireTokenPopup({});
  switch (e.errorCode) { case ${key}: case Code.${name}: break; }
}
fetch('http://a', { ${key}: accessToken, headers: { ${key}: 'Bearer ' + accessToken }, method: ${key}, body: new URLSearchParams({ ${key}: accessToken, grant_type: ${key} }) });
axios[${key}]('http://a', { headers: { [${key}]: accessToken } });
axios.create({ ${key}: 'http://a' }).${name}('/x');
const headers = new Headers(); headers.set(${key}, accessToken); headers.append(${key}, 'x'); headers.${name} = accessToken;
res.cookie(${key}, accessToken, { ${key}: 1, maxAge: codes.${name} }); res.setHeader(${key}, accessToken); document.cookie = '${name}=' + accessToken;
localStorage.setItem(${key}, accessToken); localStorage[${key}] = accessToken; sessionStorage.${name} = accessToken; byUser.set(result.idTokenClaims[${key}], 1);
const { ${key}: taken = accessToken, ...others } = result.idTokenClaims; jwtDecode(taken); jwtDecode(others.${name});
jwt.sign({ ${key}: 1 }, secret, { expiresIn: ${key}, ${key}: '1h' }); console[${key}](accessToken); users[result.account[${key}]] = users.${name};
app.use(session({ ${key}: { maxAge: 1 }, cookie: { ${key}: 1, maxAge: codes[${key}] } }));
`;
    const messages = lint(code);
    expect(messages.filter(({ ruleId }) => ruleId === null)).toEqual([]);
    expect(brief(messages).filter((line) => line.endsWith('prefer-tid-oid-key'))).toEqual([]);
  });

  it('of all rules, each is on', () => {
    expect(Object.keys(ALL_RULES).length).toBeGreaterThan(10);
  });
});
