import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, keyName, receiverOf, unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { OTHER_TOKENS } from '../identity/leaks.js';
import { SAFE_COOKIE_PACKAGES, SAFE_COOKIES, SCRIPT_COOKIES, SCRIPT_COOKIE_PACKAGES } from '../identity/storage.js';
import type { Analysis } from '../provenance/analysis.js';
import type { Origin } from '../provenance/graph.js';
import { comesFrom } from '../provenance/modules.js';
import { cookieSetOf } from './cookies.js';
import { tokenIn } from './kept.js';

export type Flag = 'httpOnly' | 'secure';

/** A cookie with a token that others can read. */
export interface KeptCookie {
  readonly node: Node;
  readonly origin: Origin | undefined;
  /** Set by a script, so that it cannot be hidden from scripts. */
  readonly byScript: boolean;
  readonly library: string;
  /** The flags that it lacks. */
  readonly missing: readonly Flag[];
  /** Where flags are written: the options, or the value behind which they go. */
  readonly options: { readonly object: TSESTree.ObjectExpression; readonly off: readonly TSESTree.Property[] } | { readonly after: Node } | undefined;
}

/** The cookie with a token that a call sets in the open; undefined for every other call. */
export function keptCookieOf(analysis: Analysis, call: CallLike): KeptCookie | undefined {
  const cookie = cookieSetOf(analysis, call);
  if (cookie?.nameIndex === undefined) return undefined;
  const [name, value, options] = [0, 1, 2].map((index) => argumentAt(call, (cookie.nameIndex ?? 0) + index));
  if (!name || !value || OTHER_TOKENS.test(analysis.module.textOf(name))) return undefined;
  const byScript = SCRIPT_COOKIES.includes(cookie.setter.library) || isFromScript(analysis, call);
  if (!byScript && options && unwrap(options).type !== 'ObjectExpression' && analysis.read(options, ['secure']).state === 'unknown') return undefined;
  const isSafe = SAFE_COOKIES.includes(cookie.setter.library) || analysis.facts.importsAny(SAFE_COOKIE_PACKAGES);
  const missing = byScript ? [] : (['httpOnly', 'secure'] as const).filter((flag) => lacks(analysis, options, flag, isSafe));
  const token = byScript || missing.length > 0 ? tokenIn(analysis, value, name) : undefined;
  if (!token) return undefined;
  const object = options && unwrap(options);
  const places = object?.type === 'ObjectExpression' ? { object, off: object.properties.flatMap((member) => (member.type === 'Property' && missing.some((flag) => flag === keyName(member)) ? [member] : [])) } : options ? undefined : { after: value };
  return { ...token, byScript, library: cookie.setter.library, missing, options: byScript ? undefined : places };
}

/** Libraries of the browser, by the import of the function or of what the receiver is. */
function isFromScript(analysis: Analysis, call: CallLike): boolean {
  const receiver = receiverOf(call);
  const definition = analysis.definition(receiver ?? call.callee);
  return definition?.type === 'import' && SCRIPT_COOKIE_PACKAGES.some((name) => comesFrom(definition.module, name));
}

/** Whether a flag is certainly off: turned off, or not set where nobody else sets it. */
function lacks(analysis: Analysis, options: Node | undefined, flag: Flag, isSafe: boolean): boolean {
  if (!options) return !isSafe;
  const reading = analysis.read(options, [flag]);
  return (reading.state === 'missing' && !isSafe) || (reading.state === 'found' && analysis.constant(reading.node)?.value === false);
}
