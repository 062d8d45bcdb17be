/** Functions that cannot be seen: what their names, and those of what holds them, say that they do with a token. */
import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { definitionOf } from '../../src/provenance/definition.js';
import { helperName, namesOfCallee } from '../../src/provenance/helper-names.js';
import { probe } from './probe.js';

const ALL = { does: 'decode', whole: true };
const A_PART = { does: 'decode', whole: false };
const VERIFIES = { does: 'verify', whole: false };

describe('a function is taken for', () => {
  it.each([
    ['one that opens a token', 'parseJwt', ALL],
    ['one that opens a token', 'decodeToken', ALL],
    ['one that opens a token', 'jwtDecode', ALL],
    ['one that opens a token', 'getDecodedAccessToken', ALL],
    ['one that opens a token from elsewhere', 'decodeTokenFromStorage', ALL],
    ['one that opens a token for a part', 'parseTokenRoles', A_PART],
    ['one that opens a token for a part', 'getDecodedTokenExpiry', A_PART],
    ['one that gives the claims', 'getTokenClaims', ALL],
    ['one that gives the claims', 'jwtPayload', ALL],
    ['one that makes something of the claims', 'fromJwtPayload', ALL],
    ['one that reads a claim', 'getTokenRoles', A_PART],
    ['one that reads a claim', 'isTokenExpired', A_PART],
    ['one that reads a claim', 'tokenHasScope', A_PART],
    ['one that reads what stands before "from"', 'getUserIdFromToken', A_PART],
    ['one that reads what stands before "from", without a verb', 'rolesFromJwt', A_PART],
    ['one that reads what stands before "of"', 'emailOfAccessToken', A_PART],
    ['one that reads what stands before "in"', 'hasRoleInToken', A_PART],
    ['one that gives the claims before "from"', 'getClaimsFromToken', ALL],
    ['one that gives the claims of a token before "from"', 'getTokenPayloadFromJwt', ALL],
    ['one that asks for the sort of caller', 'isAppOnlyToken', A_PART],
    ['one that asks for the sort of caller', 'isGuestAccessToken', A_PART],
    ['one that asks for the sort of caller', 'hasDelegatedUserToken', A_PART],
    ['one that verifies', 'verifyToken', VERIFIES],
    ['one that verifies', 'validateJwt', VERIFIES],
    ['one that verifies, whatever it gives', 'verifyTokenClaims', VERIFIES],
  ])('%s: %s', (_, name, expected) => {
    expect(helperName(name, '')).toEqual(expected);
  });

  it.each([
    ['a name without a token', 'parseUrl'],
    ['a name without a token that is verified', 'verifyUser'],
    ['no name', ''],
    ['a token that is got', 'getToken'],
    ['a token that is got for a user', 'getUserToken'],
    ['a token that is got from a header', 'getTokenFromHeader'],
    ['a token that is got for another', 'getUserTokenFromJwt'],
    ['one token out of an answer that has several', 'getIdTokenFromTokenResponse'],
    ['what is made with a token', 'getHandlerFromToken'],
    ['a deed with what a token tells', 'setUserFromToken'],
    ['a deed with the claims', 'saveTokenClaims'],
    ['a deed with a token that has expired', 'refreshExpiredToken'],
    ['a deed with a token that was opened', 'cacheDecodedToken'],
    ['a response around a token', 'parseTokenResponse'],
    ['a question whether it is a token', 'isToken'],
    ['a question whether there is one', 'hasAccessToken'],
    ['a sort of caller with another word', 'isUserScopedToken'],
    ['a sort of caller that is no question', 'useAppOnlyToken'],
    ['a sort of caller that is no question', 'appOnlyToken'],
  ])('nothing of these: %s (%s)', (_, name) => {
    expect(helperName(name, '')).toBeUndefined();
  });
});

describe('the holder of a function names the token', () => {
  it.each([
    ['decode', 'jwt', ALL],
    ['parse', 'TokenHelper', ALL],
    ['claims', 'jwt', ALL],
    ['getClaimsOf', 'jwt', ALL],
    ['isExpired', 'jwt', A_PART],
    ['isAppOnly', 'access token', A_PART],
    ['isExpired', 'session', undefined],
    ['is', 'jwt', undefined],
    ['', 'jwt', undefined],
    ['verify', 'jwt', undefined],
    ['save', 'token store', undefined],
  ])('%s of %s', (name, holder, expected) => {
    expect(helperName(name, holder)).toEqual(expected);
  });
});

/** The names of a call that stands in `code`, and of its holder: "isExpired of jwt". */
function named(code: string): string | undefined {
  const [found] = probe(code, ({ module }, argument) => {
    const { callee } = argument as TSESTree.CallExpression;
    const names = namesOfCallee(callee, definitionOf(module, callee));
    return names && `${names.name} of ${names.holder.trim() || 'nothing'}`;
  });
  return found;
}

describe('the names of a callee', () => {
  it.each([
    ['a function', 'probe(isExpired(t));', 'isExpired of nothing'],
    ['a method', 'probe(jwt.isExpired(t));', 'isExpired of jwt'],
    ['a method that a key names', "probe(jwt['isExpired'](t));", 'isExpired of jwt'],
    ['a method behind a cast', 'probe((jwt as Helper).isExpired(t));', 'isExpired of jwt'],
    ['a method of a member', 'probe(this.jwt.isExpired(t));', 'isExpired of jwt'],
    ['a method of a member that is not known', 'probe(helpers[kind].isExpired(t));', 'isExpired of nothing'],
    ['a method of what a call gives', 'probe(helperFor(jwt).isExpired(t));', 'isExpired of nothing'],
    ['a method of a parameter', 'function f(jwt) { probe(jwt.isExpired(t)); }', 'isExpired of jwt'],
    ['an import, by the file that it is of', "import { isExpired } from './auth/jwt-utils'; probe(isExpired(t));", 'isExpired of jwt-utils'],
    ['an import of another name', "import { isExpired as isOver } from './jwt'; probe(isOver(t));", 'isExpired of jwt'],
    ['a default import, by its own name', "import isExpired from './jwt'; probe(isExpired(t));", 'isExpired of jwt'],
    ['a module that is a function, by its own name', "import isExpired = require('./jwt'); probe(isExpired(t));", 'isExpired of jwt'],
    ['a method of an imported object', "import { tokens } from './auth'; probe(tokens.isExpired(t));", 'isExpired of tokens auth'],
    ['a method of an import of everything', "import * as helpers from './auth/jwt'; probe(helpers.isExpired(t));", 'isExpired of helpers jwt'],
    ['an import by the last part alone', "import { isExpired } from './token/session'; probe(isExpired(t));", 'isExpired of session'],
    ['an import of a package', "import { isExpired } from 'jwt-utils'; probe(isExpired(t));", 'isExpired of jwt-utils'],
    ['an import of a package by the last part alone', "import { isExpired } from '@token/session'; probe(isExpired(t));", 'isExpired of session'],
    ['an import of the folder', "import { isExpired } from '.'; probe(isExpired(t));", 'isExpired of .'],
    ['a method whose name is not known', 'probe(jwt[question](t));', undefined],
    ['a function that a call gives', 'probe(helperFor(jwt)(t));', undefined],
  ])('%s', (_, code, expected) => {
    expect(named(code)).toBe(expected);
  });
});
