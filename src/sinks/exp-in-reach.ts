import { unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { Kind } from '../identity/facts.js';
import type { LifetimeUnit } from '../identity/sessions.js';
import type { Analysis } from '../provenance/analysis.js';
import { MAX_VISIBLE } from '../provenance/reach.js';
import { soleWrite } from '../provenance/writes.js';
import type { Scope, Variable } from '../provenance/module.js';
import type { Duration } from './duration.js';

/** An expression for the `exp` claim, in epoch seconds. */
export interface ExpInReach {
  readonly text: string;
  /** What it is read from, as the code calls it. */
  readonly of: string;
}

const isTypeScript = (filename: string): boolean => /\.[cm]?tsx?$|\.vue$|\.svelte$/.test(filename);

/** The `exp` claim as it can be read at `node`: from a variable that holds it, ID-token claims, an authentication result or an account. Nearest first. */
export function expInReach(analysis: Analysis, node: Node): ExpInReach | undefined {
  const { module } = analysis;
  if (!module.scopes) return undefined;
  let scope: Scope | null = null;
  for (let at: Node | undefined = node; at && !scope; at = at.parent) scope = module.scopes.acquire(at, true);
  for (; scope && scope.type !== 'global'; scope = scope.upper) {
    const candidates = scope.variables.slice(0, MAX_VISIBLE).flatMap((variable) => read(analysis, variable, node));
    candidates.sort((a, b) => a.rank - b.rank);
    if (candidates[0]) return candidates[0];
  }
  return undefined;
}

function read(analysis: Analysis, variable: Variable, at: Node): (ExpInReach & { readonly rank: number })[] {
  const declared = variable.identifiers[0] as Node | undefined;
  if (!declared || declared.range[0] > at.range[0] || isInDeclaration(at, declared) || variable.name === 'arguments') return [];
  const typed = isTypeScript(analysis.module.filename);
  const { name } = variable;
  const trace = analysis.trace(declared);
  const known = (kind: Kind): boolean => {
    const origin = trace.as(kind);
    return origin !== undefined && origin.evidence !== 'name';
  };
  const expiry = trace.as('expiry');
  if (expiry?.claim === 'exp') return [{ text: name, of: name, rank: 0 }];
  if (known('claims')) {
    if (areOfAccount(analysis, variable)) return [{ text: typed ? `(${name} as { exp?: number } | undefined)?.exp ?? 0` : `${name}?.exp ?? 0`, of: name, rank: 1 }];
    return [{ text: typed ? `(${name} as { exp: number }).exp` : `${name}.exp`, of: name, rank: 1 }];
  }
  if (known('auth-result')) return [{ text: typed ? `(${name}.idTokenClaims as { exp: number }).exp` : `${name}.idTokenClaims.exp`, of: `${name}.idTokenClaims`, rank: 2 }];
  if (known('account')) return [{ text: `${name}?.idTokenClaims?.exp ?? 0`, of: `${name}.idTokenClaims`, rank: 3 }];
  return [];
}

/** Claims that are read from an account, which may have none. */
function areOfAccount(analysis: Analysis, variable: Variable): boolean {
  const written = soleWrite(variable);
  if (!written) return false;
  const source = unwrap(written.source);
  const holder = written.path.length > 0 ? source : source.type === 'MemberExpression' ? source.object : undefined;
  return holder !== undefined && analysis.trace(holder).as('account') !== undefined;
}

/** Whether `node` stands inside the declaration itself: `const { maxAge = 3600 } = …`. */
function isInDeclaration(node: Node, identifier: Node): boolean {
  const declaration = identifier.parent;
  return declaration !== undefined && declaration.type === 'VariableDeclarator' && declaration.range[0] <= node.range[0] && node.range[1] <= declaration.range[1];
}

const DATE_METHODS = new Set(['toUTCString', 'toISOString', 'toGMTString', 'toString', 'toJSON']);

/** The text that gives a slot the lifetime up to `exp`, in the slot's unit and the form that its value has; undefined where that is not known. */
export function untilExp(exp: ExpInReach, unit: LifetimeUnit | undefined, duration: Duration): { readonly text: string; readonly precedence: 'additive' | 'call' | 'member' | 'multiplicative' } | undefined {
  const seconds = exp.text.includes(' ?? ') ? `(${exp.text})` : exp.text;
  switch (duration.shape) {
    case 'date':
      return { text: `new Date(${seconds} * 1000)`, precedence: 'member' };
    case 'date-text':
      return DATE_METHODS.has(duration.method ?? '') ? { text: `new Date(${seconds} * 1000).${duration.method ?? ''}()`, precedence: 'call' } : undefined;
    case 'epoch-ms':
      return { text: `${seconds} * 1000`, precedence: 'multiplicative' };
    case 'epoch-s':
      return { text: seconds, precedence: 'member' };
    case 'object':
      return undefined;
    case 'relative':
  }
  switch (unit) {
    case 'ms':
      return { text: `${seconds} * 1000 - Date.now()`, precedence: 'additive' };
    case 's':
    case 'span':
      return { text: `${seconds} - Math.floor(Date.now() / 1000)`, precedence: 'additive' };
    case 'min':
      return { text: `(${seconds} * 1000 - Date.now()) / 60_000`, precedence: 'multiplicative' };
    case 'days-or-date':
      return { text: `new Date(${seconds} * 1000)`, precedence: 'member' };
    case 'epoch-s':
      return { text: seconds, precedence: 'member' };
    default:
      return undefined;
  }
}
