import { describe, expect, it } from 'vitest';

import { lint } from '../support/lint.js';

const HEAD = "import { PublicClientApplication, InteractionRequiredAuthError } from '@azure/msal-browser';\nconst pca = new PublicClientApplication(config);\n";
const RULES = { 'zero-trust/prefer-error-class': 'error' } as const;

/** The only report of a code: what it spans, what it says is compared, and the code after its suggestion. */
function report(code: string): { span: string; subject: string; cured: string | undefined } | undefined {
  const text = HEAD + code;
  const messages = lint(text, { rules: RULES });
  expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
  const [message, ...others] = messages;
  expect(others).toEqual([]);
  if (!message) return undefined;
  const lines = text.split('\n');
  const offset = (line: number, column: number): number => lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
  const fix = message.suggestions?.[0]?.fix;
  const cured = fix && text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]);
  if (cured !== undefined) expect(lint(cured, { rules: RULES })).toEqual([]);
  return {
    span: text.slice(offset(message.line, message.column), offset(message.endLine ?? 0, message.endColumn ?? 0)),
    subject: /`(.*?)`(?:, from| is compared)/s.exec(message.message)?.[1] ?? '',
    cured: cured?.slice(HEAD.length),
  };
}

/** A condition in a catch clause: what is reported of it, and what stands there instead after the suggestion (undefined: no edit). */
const inCatch = (condition: string): { span: string; cured: string | undefined } | undefined => {
  const [before, after] = ['try { await pca.acquireTokenSilent(q); } catch (e) { if (', ') again(); else throw e; }'];
  const found = report(before + condition + after);
  return found && { span: found.span, cured: found.cured?.slice(before.length, -after.length) };
};

const CLASS = 'e instanceof InteractionRequiredAuthError';

describe('comparisons', () => {
  it.each([
    ['equal', "e.errorCode === 'interaction_required'", CLASS],
    ['the code first', "'interaction_required' === e.errorCode", CLASS],
    ['unequal', "e.errorCode !== 'interaction_required'", `!(${CLASS})`],
    ['negated twice', "!!(e.errorCode == 'interaction_required')", CLASS],
    ['negated', "!(e.errorCode === 'interaction_required')", `!(${CLASS})`],
    ['includes', "e.message.includes('interaction_required')", CLASS],
    ['not includes', "!e.message.includes('interaction_required')", `!(${CLASS})`],
    ['startsWith', "e.message.startsWith('AADSTS50076')", CLASS],
    ['indexOf, not -1', "e.message.indexOf('interaction_required') !== -1", CLASS],
    ['indexOf, -1', "e.message.indexOf('interaction_required') === -1", `!(${CLASS})`],
    ['indexOf, below 0', "e.message.indexOf('interaction_required') < 0", `!(${CLASS})`],
    ['indexOf, at most -1', "e.message.indexOf('interaction_required') <= -1", `!(${CLASS})`],
    ['indexOf, above -1', "e.message.indexOf('interaction_required') > -1", CLASS],
    ['indexOf, at least 0', "e.message.indexOf('interaction_required') >= 0", CLASS],
    ['indexOf, the old trick', "~e.message.indexOf('interaction_required')", CLASS],
    ['indexOf, the old trick negated', "!~e.message.indexOf('interaction_required')", `!(${CLASS})`],
    ['both in a chain', "~e.message.indexOf('interaction_required') || ~e.message.indexOf('login_required')", CLASS],
    ['search', "e.message.search(/interaction_required/) >= 0", CLASS],
    ['match', "e.message.match(/interaction_required/)", CLASS],
    ['match, not null', "e.message.match('interaction_required') !== null", CLASS],
    ['match, undefined', "e.message.match(/interaction_required/) == undefined", `!(${CLASS})`],
    ['match as Boolean', "Boolean(e.message.match(/interaction_required/))", `Boolean(${CLASS})`],
    ['match before something else', "e.message.match(/interaction_required/) && retry", `${CLASS} && retry`],
    ['match behind something else', "retry && e.message.match(/interaction_required/)", `retry && ${CLASS}`],
    ['match as an alternative', "retry || e.message.match(/interaction_required/)", `retry || ${CLASS}`],
    ['match in a condition', "(e.message.match(/interaction_required/) ? ask() : retry)", `(${CLASS} ? ask() : retry)`],
    ['exec', '/interaction_required/.exec(e.message)', CLASS],
    ['test', '/interaction_required|consent_required/i.test(e.message)', CLASS],
    ['test of a pattern that is made', "new RegExp('interaction_required').test(e.message)", CLASS],
    ['test of a pattern made by a call', "RegExp('interaction_required', 'i').test(e.message)", CLASS],
    ['a comparison with true', "e.message.includes('interaction_required') === true", CLASS],
    ['a comparison with false', "e.message.includes('interaction_required') === false", `!(${CLASS})`],
    ['a list', "['interaction_required', 'login_required'].includes(e.errorCode)", CLASS],
    ['a set', "new Set(['interaction_required', 'login_required']).has(e.errorCode)", CLASS],
    ['the place in a list', "['interaction_required', 'login_required'].indexOf(e.errorCode) > -1", CLASS],
    ['some of a list', "['interaction_required', 'login_required'].some((code) => e.message.includes(code))", CLASS],
    ['some of a list, with a body', "['interaction_required', 'login_required'].some((code) => { return e.message.includes(code); })", CLASS],
    ['some of a list, in either member', "['interaction_required', 'login_required'].some((code) => e.errorCode === code || e.message.includes(code))", CLASS],
    ['some of a list where something else holds', "['interaction_required', 'login_required'].some((code) => isOn(code) && e.errorCode === code)", `['interaction_required', 'login_required'].some((code) => isOn(code) && ${CLASS})`],
    ['none of a list', "!['interaction_required', 'login_required'].some((code) => e.message.includes(code))", `!(${CLASS})`],
    ['the place found by a callback', "['interaction_required'].findIndex((code) => code === e.errorCode) !== -1", CLASS],
    ['a text with the code in it', "e.message === `AADSTS50076`", CLASS],
    ['a template around it', "e.message.includes(`AADSTS50076: ${rest}`)", CLASS],
    ['a number in brackets of a pattern', '/AADSTS(50076|50079)/.test(e.message)', CLASS],
  ])('%s', (_name, condition, cured) => {
    const found = inCatch(condition);
    expect(found).toBeDefined();
    expect(found?.cured).toBe(cured);
  });

  it.each([
    ['a type', "typeof e.errorCode === 'string'"],
    ['a place in the text that is cut at', "e.message.indexOf('interaction_required') > 10"],
    ['a place compared with a name', "e.message.indexOf('interaction_required') > start"],
    ['a match that is compared with a text', "e.message.match(/interaction_required/) == 'yes'"],
    ['a path that holds the word', "e.message.includes('/docs/interaction_required.html')"],
    ['prose that is too long to be searched', `e.message.includes('${'interaction_required '.repeat(12)}')`],
    ['a list of others', "['timeout', 'offline'].includes(e.errorCode)"],
    ['a greater-than', "e.errorCode > 'interaction_required'"],
    ['a call without argument', 'e.message.includes()'],
    ['a pattern that nobody knows', 'pattern.test(e.message)'],
    ['the class', CLASS],
  ])('not %s', (_name, condition) => {
    expect(inCatch(condition)).toBeUndefined();
  });
});

describe('chains of one class are one report', () => {
  it.each([
    ['or', "e.errorCode === 'interaction_required' || e.errorCode === 'login_required'", CLASS],
    ['and of inequalities', "e.errorCode !== 'interaction_required' && e.errorCode !== 'consent_required'", `!(${CLASS})`],
    ['three members', "e.errorCode === 'consent_required' || e.subError === 'basic_action' || e.message.includes('AADSTS50076')", CLASS],
    ['a callback among them', "e.errorCode === 'consent_required' || ['login_required'].some((code) => e.message.includes(code))", CLASS],
    ['another condition before', "retry && (e.errorCode === 'consent_required' || e.errorCode === 'login_required')", `retry && ${CLASS}`],
    ['invalid_grant among them', "e.errorCode === 'consent_required' || e.errorCode === 'invalid_grant'", `${CLASS} || e.errorCode === 'invalid_grant'`],
    ['the class beside them', `${CLASS} || e.errorCode === 'consent_required'`, CLASS],
    ['the class behind them', `e.errorCode === 'consent_required' || ${CLASS}`, CLASS],
  ])('%s', (_name, condition, cured) => {
    expect(inCatch(condition)?.cured).toBe(cured);
  });

  it.each([
    ['a foreign code in a list stays', "['interaction_required', 'timed_out'].includes(e.errorCode)", `${CLASS} || e.errorCode === 'timed_out'`],
    ['two foreign codes in a list stay', "['interaction_required', 'timed_out', 'offline'].includes(e.errorCode)", `${CLASS} || ['timed_out', 'offline'].includes(e.errorCode)`],
    ['a foreign code in a negated list stays', "!['interaction_required', 'timed_out'].includes(e.errorCode)", `!(${CLASS}) && e.errorCode !== 'timed_out'`],
    ['two in a negated list', "!['interaction_required', 'timed_out', 'offline'].includes(e.errorCode)", `!(${CLASS}) && !['timed_out', 'offline'].includes(e.errorCode)`],
    ['many foreign codes are not written out', "['interaction_required', 'a', 'b', 'c', 'd', 'e'].includes(e.errorCode)", undefined],
    ['a foreign piece of a text', "['interaction_required', 'timed out'].some((code) => e.message.includes(code))", undefined],
    ['both of two codes', "e.errorCode === 'interaction_required' && e.subError === 'basic_action'", CLASS],
    ['both of two errors', "e.errorCode === 'interaction_required' && e.cause.errorCode === 'basic_action'", undefined],
  ])('%s', (_name, condition, cured) => {
    expect(inCatch(condition)?.cured).toBe(cured);
  });
});

describe('the error that is compared', () => {
  const INSTEAD = (object: string): string => `${object} instanceof InteractionRequiredAuthError`;
  const f = (head: string, condition: string): string => `export const f = ${head} => { if (${condition}) again(); };`;
  it.each([
    ['a caught error', 'e.errorCode', INSTEAD('e')],
    ['an optional chain', 'e?.errorCode', INSTEAD('e')],
    ['a cast', '(e as AuthError).errorCode', INSTEAD('e')],
    ['a text of it', "e.toString()", INSTEAD('e')],
    ['its String', 'String(e)', INSTEAD('e')],
    ['its JSON', 'JSON.stringify(e)', INSTEAD('e')],
    ['a template of it', '`${e}`', INSTEAD('e')],
    ['a template of its message', '`${e.message}`', INSTEAD('e')],
    ['a sum with it', "'' + e", INSTEAD('e')],
    ['a sum before it', "e.message + ''", INSTEAD('e')],
    ['cleaned', 'e.message.trim().toLowerCase()', INSTEAD('e')],
    ['a helper that says so', 'getErrorMessage(e)', INSTEAD('e')],
    ['either member', '(e.errorCode || e.message)', INSTEAD('e')],
    ['behind a check', '(e && e.errorCode)', INSTEAD('e')],
    ['one of two members', '(deep ? e.subError : e.errorCode)', INSTEAD('e')],
    ['a member by name', "e['errorCode']", INSTEAD('e')],
    ['the name of its class', 'e.constructor.name', INSTEAD('e')],
    ['members of two errors', '(e.errorCode || other.errorCode)', undefined],
    ['a text that nobody knows', 'text', undefined],
    ['what a call gives', 'await read(e)', undefined],
  ] as const)('%s', (_name, subject, cured) => {
    const code = subject === 'e.constructor.name' ? 'InteractionRequiredAuthError' : 'interaction_required';
    const found = report(f('async (e, text, other)', `${subject} === '${code}'`));
    expect(found?.subject).toBe(subject.replace(/^\((.*)\)$/, '$1').replaceAll('`', "'"));
    expect(found?.cured).toBe(cured === undefined ? undefined : f('async (e, text, other)', cured));
  });

  it.each([
    ['a constant with the code', "const { errorCode } = e; return errorCode === 'interaction_required';", "const { errorCode } = e; return e instanceof InteractionRequiredAuthError;"],
    ['a constant with another name', "const code = e.errorCode; return code === 'interaction_required';", "const code = e.errorCode; return e instanceof InteractionRequiredAuthError;"],
    ['taken out of a member', "const { body: { errorCode } } = e; return errorCode === 'interaction_required';", undefined],
    ['hidden by another of its name', "const code = e.errorCode; return list.some((e) => e === x && code === 'interaction_required');", undefined],
    ['found anew at each look', "return find(e).errorCode === 'interaction_required';", undefined],
    ['by its place', "return e.errors[0].errorCode === 'interaction_required';", undefined],
  ])('%s', (_name, body, cured) => {
    expect(report(`export function f(e) { ${body} }`)?.cured).toBe(cured === undefined ? undefined : `export function f(e) { ${cured} }`);
  });

  it.each([
    ['a parameter in braces', "export const f = ({ errorCode: code }) => code === 'interaction_required';"],
    ['a parameter in braces with a default', "export const f = ({ errorCode = '' }) => errorCode === 'interaction_required';"],
    ['a text', "export const f = (error: string) => error === 'interaction_required';"],
    ['a list of texts', "export const f = (messages: string[]) => messages.some((message) => message.includes('AADSTS50076'));"],
    ['the switch', "export const f = (e) => { switch (e.errorCode) { case 'interaction_required': return 1; default: return 0; } };"],
  ])('no edit without an error object: %s', (_name, code) => {
    const found = report(code);
    expect(found).toBeDefined();
    expect(found?.cured).toBeUndefined();
  });

  it('the head of a switch is what is reported', () => {
    expect(report("export const f = (e) => { switch (e.errorCode) { case 'interaction_required': return 1; case 'x': return 2; } };")?.span).toBe('switch (e.errorCode)');
  });
});

describe('classes that are checked as well', () => {
  it.each([
    ['the class outside', 'if (e instanceof InteractionRequiredAuthError) { if (e.errorCode === "interaction_required") again(); }'],
    ['the class outside, beside something else', 'if (online && e instanceof InteractionRequiredAuthError) { if (e.errorCode === "interaction_required") again(); }'],
    ['the class of a namespace', 'if (e instanceof msal.InteractionRequiredAuthError && e.errorCode === "interaction_required") again();'],
    ['the class of the answer', 'const kind = e instanceof InteractionRequiredAuthError ? (e.errorCode === "consent_required" ? "admin" : "user") : "none";'],
  ])('tells cases apart: %s', (_name, code) => {
    expect(report(`export function f(e) { ${code} }`)).toBeUndefined();
  });

  it.each([
    ['another class', 'if (e instanceof ServerError) { if (e.errorCode === "interaction_required") again(); }'],
    ['the class in the other branch', 'if (e instanceof InteractionRequiredAuthError) ask(); else if (e.errorCode === "interaction_required") again();'],
    ['not the class', 'if (!(e instanceof InteractionRequiredAuthError) && e.errorCode === "interaction_required") again();'],
    ['the class around a function', 'if (e instanceof InteractionRequiredAuthError) later(() => e.errorCode === "interaction_required");'],
    ['a class that is computed', 'if (e instanceof classes[0] && e.errorCode === "interaction_required") again();'],
  ])('is reported beside %s', (_name, code) => {
    expect(report(`export function f(e) { ${code} }`)).toBeDefined();
  });
});

describe('codes by other names', () => {
  it.each([
    ['a constant', "const CODE = 'interaction_required';", 'e.errorCode === CODE'],
    ['an enum', "enum Code { Interaction = 'interaction_required' }", 'e.errorCode === Code.Interaction'],
    ['an object of constants', "const CODES = { interaction: 'interaction_required' } as const;", 'e.errorCode === CODES.interaction'],
    ['a static member', "class Codes { static INTERACTION = 'interaction_required'; }", 'e.errorCode === Codes.INTERACTION'],
    ['a list', "const CODES = ['interaction_required', 'consent_required'];", 'CODES.includes(e.errorCode)'],
    ['a set made of a list', "const CODES = ['interaction_required']; const SET = new Set(CODES);", 'SET.has(e.errorCode)'],
    ['a pattern', 'const PATTERN = /AADSTS50076/;', 'PATTERN.test(e.message)'],
    ['a table that MSAL exports', "import { InteractionRequiredAuthErrorCodes } from '@azure/msal-browser';", 'e.errorCode === InteractionRequiredAuthErrorCodes.interactionRequired'],
    ['a constant of another file, by its name', "import { Codes } from './codes';", 'e.errorCode === Codes.INTERACTION_REQUIRED'],
    ['a number of another file, by its name', "import { AADSTS50076_MFA } from './codes';", 'e.message.includes(AADSTS50076_MFA)'],
  ])('%s', (_name, head, condition) => {
    expect(report(`${head}\nexport const f = (e) => ${condition};`)?.cured).toBe(`${head}\nexport const f = (e) => ${CLASS};`);
  });

  it.each([
    ['a member that nobody knows', "import { Codes } from './codes';", 'e.errorCode === Codes.OFFLINE'],
    ['a common word of another file', "import { LOGIN_REQUIRED } from './codes';", 'e.errorCode === LOGIN_REQUIRED'],
    ['a name of the file without value', 'let CODE;', 'e.errorCode === CODE'],
    ['a pattern that is written twice', 'let PATTERN = /AADSTS50076/; PATTERN = other;', 'PATTERN.test(e.message)'],
  ])('silent: %s', (_name, head, condition) => {
    expect(report(`${head}\nexport const f = (e) => ${condition};`)).toBeUndefined();
  });
});
