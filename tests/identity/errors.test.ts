import { describe, expect, it } from 'vitest';

import { CODES_BY_CLASS } from '../../src/identity/error-codes.js';
import { CLASS_PACKAGES, CLASSLESS_CODES, CODE_TABLES, ERROR_CLASSES, ERROR_CODE_GATE, INTERACTION_CODES, NUMBERS, TELLING_CODES } from '../../src/identity/errors.js';
import { lint } from '../support/lint.js';

const reported = (code: string): boolean => lint(code, { rules: { 'zero-trust/prefer-error-class': 'error' } }).length > 0;
const duplicates = <Item>(items: readonly Item[]): readonly Item[] => items.filter((item, at) => items.indexOf(item) !== at);
const MSAL = "import { AuthError } from '@azure/msal-node';";

describe('rows of the family', () => {
  it.each(INTERACTION_CODES.filter(({ sub }) => sub !== 'only').map(({ code }) => code))('%s in errorCode', (code) => {
    expect(reported(`${MSAL} export const f = (e: AuthError) => e.errorCode === '${code}';`)).toBe(true);
  });

  it.each(INTERACTION_CODES.filter(({ sub }) => sub !== undefined).map(({ code }) => code))('%s in subError', (code) => {
    expect(reported(`${MSAL} export const f = (e: AuthError) => e.subError === '${code}';`)).toBe(true);
  });

  it.each(INTERACTION_CODES.flatMap(({ constant }) => (constant === undefined ? [] : [constant])))('InteractionRequiredAuthErrorCodes.%s', (constant) => {
    expect(reported(`import { InteractionRequiredAuthErrorCodes as C } from '@azure/msal-browser'; export const f = (e) => e.errorCode === C.${constant};`)).toBe(true);
  });
});

describe('rows of numbers', () => {
  it.each(NUMBERS.map(({ number, raises }) => [number, raises] as const))('AADSTS%i: %s', (number, raises) => {
    const [message] = lint(`${MSAL} export const f = (e: AuthError) => e.message.includes('AADSTS${number}');`, { rules: { 'zero-trust/prefer-error-class': 'error' } });
    expect(message?.suggestions?.length ?? 0).toBe(raises === 'interaction' ? 1 : 0);
  });
});

describe('rows of classes', () => {
  it.each(ERROR_CLASSES.filter(({ from }) => from.length > 0).flatMap(({ name, from }) => from.map((module) => [name, module] as const)))('the name %s, from %s', (name, module) => {
    const [message] = lint(`import * as lib from '${module}'; export const f = (error) => error.name === '${name}';`, { rules: { 'zero-trust/prefer-error-class': 'error' } });
    expect(message?.suggestions?.[0]?.fix.text).toBe(`error instanceof lib.${name}`);
  });

  it('the class comes from the package of the client', () => {
    for (const { client, exports } of CLASS_PACKAGES) {
      for (const module of client) {
        const [message] = lint(`import { x } from '${module}'; export const f = (error) => error.errorCode === 'interaction_required';`, { rules: { 'zero-trust/prefer-error-class': 'error' } });
        expect(message?.suggestions?.[0]?.desc).toContain(`\`${exports}\``);
      }
    }
  });
});

describe('tables of codes', () => {
  it('are written once', () => {
    expect(duplicates(INTERACTION_CODES.map(({ code }) => code))).toEqual([]);
    expect(duplicates(NUMBERS.map(({ number }) => number))).toEqual([]);
    for (const rows of Object.values(CODES_BY_CLASS)) expect(duplicates(rows.map(({ code }) => code))).toEqual([]);
  });

  it('name exported constants', () => {
    expect(CODE_TABLES.get('BrowserAuthErrorMessage')?.get('userCancelledError')).toBe('user_cancelled');
    expect(CODE_TABLES.get('InteractionRequiredAuthErrorCodes')?.get('loginRequired')).toBe('login_required');
    expect(CLASSLESS_CODES.get('user_cancelled')).toEqual({ name: 'BrowserAuthError', constant: 'userCancelled' });
  });

  it('every code that tells MSAL is a code, and the gate lets all of them in', () => {
    const codes = new Set([...CLASSLESS_CODES.keys(), ...INTERACTION_CODES.map(({ code }) => code)]);
    expect([...TELLING_CODES].filter((code) => !codes.has(code))).toEqual([]);
    expect([...codes, 'AADSTS50076', 'AADB2C90118', 'INTERACTION_REQUIRED'].filter((code) => !ERROR_CODE_GATE.test(code))).toEqual([]);
    expect(ERROR_CODE_GATE.test("if (e.code === 'ECONNRESET') retry();")).toBe(false);
  });
});
