import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isFunction, unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import { ACTIVITY, LOGOUT_NAME } from '../identity/session-words.js';
import type { LifetimeUnit } from '../identity/sessions.js';
import type { Analysis } from '../provenance/analysis.js';
import type { TextPart } from '../provenance/text.js';
import { composedText, cookieSetOf } from './cookies.js';
import { lifetimeOfName } from './lifetime.js';
import type { Lifetime } from './lifetime.js';
import { chainNames } from './placement.js';
import { isSessionCookieName, isOtherCookieName, subjectOf, unitOfName } from './session-names.js';
import { functionNames, signingOf } from './signers.js';
import { storedFor, storesSession } from './stores.js';

/** Lifetimes among the arguments of a call: positional ones, timers that sign out, raw cookie headers. */
export function lifetimeOfCall(analysis: Analysis, call: CallLike): Lifetime | undefined {
  return timer(analysis, call) ?? positionalCookie(analysis, call) ?? signed(analysis, call) ?? stored(analysis, call) ?? kept(analysis, call) ?? cookieHeader(analysis, call);
}

/** `setTimeout(logout, N)`. */
function timer(analysis: Analysis, call: CallLike): Lifetime | undefined {
  const name = calleeName(call);
  const [callback, delay] = [argumentAt(call, 0), argumentAt(call, 1)];
  if (!callback) return undefined;
  // @ng-idle/core
  if ((name === 'setIdle' || name === 'setTimeout') && !delay && chainNames(call.callee).length > 1 && analysis.facts.importsAny(['@ng-idle/core'])) {
    return { value: callback, slot: `\`${name}()\` of the inactivity timer`, unit: 's', omitted: 'own-default', by: 'timer', idle: true };
  }
  if (name !== 'setTimeout' || !delay || !signsOut(analysis, callback)) return undefined;
  const idle = analysis.says(ACTIVITY) || subjectOf([...functionNames(call), ...chainNames(delay), 'session']) === 'idle';
  return { value: delay, slot: 'the timer that signs out', unit: 'ms', omitted: 'unlimited', by: 'timer', idle };
}

/** Whether a callback ends the session: by its name, or by a call in it. */
function signsOut(analysis: Analysis, callback: Node): boolean {
  const inner = unwrap(callback);
  if (!isFunction(inner)) return LOGOUT_NAME.test(chainNames(inner).pop() ?? '');
  let found = false;
  walk(inner.body, analysis.module.visitorKeys, (node) => {
    if ((node.type === 'CallExpression' || node.type === 'NewExpression') && LOGOUT_NAME.test(calleeName(node) ?? '')) {
      found = true;
      return 'stop';
    }
    return undefined;
  });
  return found;
}

/** `setCookie('token', value, 7)` */
function positionalCookie(analysis: Analysis, call: CallLike): Lifetime | undefined {
  const cookie = cookieSetOf(analysis, call);
  if (cookie?.nameIndex === undefined || cookie.setter.positional === undefined || !cookie.session) return undefined;
  const value = argumentAt(call, cookie.nameIndex + 2);
  if (!value || unwrap(value).type === 'ObjectExpression') return undefined;
  return { value, slot: `the lifetime of ${cookie.label}`, unit: positionalUnit(analysis, call, cookie.nameIndex + 2, cookie.setter.positional), omitted: 'browser-session', by: 'cookie', idle: false };
}

/** A function of this file says with the name of its parameter what it counts, if anything. */
function positionalUnit(analysis: Analysis, call: CallLike, index: number, unit: LifetimeUnit): LifetimeUnit | undefined {
  const definition = analysis.definition(call.callee);
  if (definition?.type !== 'function') return unit;
  const parameter = definition.node.params[index];
  const named = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  return named?.type === 'Identifier' ? unitOfName(named.name) : undefined;
}

/** `localStorage.setItem('tokenExpiry', String(Date.now() + 3600_000))` */
function kept(analysis: Analysis, call: CallLike): Lifetime | undefined {
  const [key, value] = [argumentAt(call, 0), argumentAt(call, 1)];
  const name = key && calleeName(call) === 'setItem' ? analysis.constant(key)?.value : undefined;
  return typeof name === 'string' && value ? lifetimeOfName(name, value) : undefined;
}

/** `new SignJWT(claims).setExpirationTime('8h')` */
function signed(analysis: Analysis, call: CallLike): Lifetime | undefined {
  const signing = signingOf(analysis, call);
  const value = signing?.signer.argument === undefined ? undefined : argumentAt(call, signing.signer.argument);
  if (!signing?.session || !value) return undefined;
  return { value, slot: `\`${signing.signer.name}()\` of the signed session token`, unit: signing.signer.unit, omitted: 'unlimited', by: 'signer', idle: false };
}

function stored(analysis: Analysis, call: CallLike): Lifetime | undefined {
  if (!storesSession(analysis, call)) return undefined;
  const kept = storedFor(analysis, call);
  return kept && { ...kept, slot: 'the time that the session is stored', omitted: 'unlimited', by: 'store', idle: false };
}

/** `res.setHeader('Set-Cookie', 'session=…; Max-Age=3600')`, one text or a list of them. */
function cookieHeader(analysis: Analysis, call: CallLike): Lifetime | undefined {
  const [name, value] = [argumentAt(call, 0), argumentAt(call, 1)];
  // The name may be a constant of another file, which is read only where the call speaks of cookies.
  if (!name || !value || !/cookie/i.test(analysis.module.textOf(call)) || !/^set-cookie$/i.test(String(analysis.constant(name)?.value ?? ''))) return undefined;
  return lifetimeOfCookieTexts(analysis, value);
}

/** The value of a `Set-Cookie` header: one text or a list of them. */
export function lifetimeOfCookieTexts(analysis: Analysis, value: Node): Lifetime | undefined {
  const inner = unwrap(value);
  for (const text of inner.type === 'ArrayExpression' ? inner.elements : [inner]) {
    const found = text && text.type !== 'SpreadElement' ? lifetimeOfCookieText(analysis, text) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The lifetime in the text of a cookie: `session=…; max-age=3600`; for assignments to `document.cookie` and raw headers. */
export function lifetimeOfCookieText(analysis: Analysis, expression: Node): Lifetime | undefined {
  const parts = analysis.text(expression);
  const name = cookieName(parts);
  if (name === undefined || isOtherCookieName(name) || !isSessionCookieName(name, analysis.settings.sessionCookies)) return undefined;
  const common = { omitted: 'browser-session', by: 'cookie', idle: false } as const;
  let before = '';
  for (const part of parts) {
    if ('text' in part) {
      before += part.text;
      // In the middle of a literal, or a folded constant of its own behind `max-age=`.
      const seconds = /;\s*max-age\s*=\s*(\d+)/i.exec(before)?.[1];
      if (seconds !== undefined) return { ...common, value: expression, slot: `\`max-age\` of the cookie '${name}'`, unit: 's', ms: Number(seconds) * 1000 };
      continue;
    }
    const unit: LifetimeUnit | undefined = /;\s*max-age\s*=\s*$/i.test(before) ? 's' : /;\s*expires\s*=\s*$/i.test(before) ? 'date' : undefined;
    if (unit) return { ...common, value: part.unknown, slot: `\`${unit === 's' ? 'max-age' : 'expires'}\` of the cookie '${name}'`, unit };
    before += '…';
  }
  return undefined;
}

/** What stands before the first `=`; undefined where there is none. */
function cookieName(parts: readonly TextPart[]): string | undefined {
  const [name, ...rest] = composedText(parts).split('=');
  return rest.length === 0 ? undefined : name;
}

/** `<IdleTimer timeout={…}>` */
export function lifetimeOfAttribute(attribute: TSESTree.JSXAttribute): Lifetime | undefined {
  const element = attribute.parent.type === 'JSXOpeningElement' && attribute.parent.name.type === 'JSXIdentifier' ? attribute.parent.name.name : '';
  const key = typeof attribute.name.name === 'string' ? attribute.name.name : '';
  const value = attribute.value?.type === 'JSXExpressionContainer' && attribute.value.expression.type !== 'JSXEmptyExpression' ? attribute.value.expression : undefined;
  if (!value || !/^(?:timeout|idleTime|idleTimeout|timeoutInMs)$/.test(key) || subjectOf([element]) !== 'idle') return undefined;
  return { value, slot: `\`${key}\` of \`<${element}>\``, unit: 'ms', omitted: 'own-default', by: 'timer', idle: true };
}

