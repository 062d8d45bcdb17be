import { keyName } from '../ast/nodes.js';
import type { FunctionNode, Node } from '../ast/nodes.js';
import { CUSTOM_CLAIM_PREFIXES, USER_CLAIMS } from '../identity/claims.js';
import type { Analysis } from '../provenance/analysis.js';

/**
 * What code wants of an opened access token: who the user is, when the token expires, what was granted, the user's roles;
 * `other`: what only the access token holds, or a mixture.
 */
export type Wanted = 'user' | 'expiry' | 'scopes' | 'roles' | 'other';

/** What the code reads of the value of `claims`; a value that is handed on whole counts as the user's claims. */
export function claimsRead(analysis: Analysis, claims: Node): Wanted {
  const names = new Set<string>();
  let whole = false;
  for (const use of analysis.uses(claims)) {
    if (use.type === 'member') names.add(use.name ?? '');
    else if (use.type === 'written' && use.target.type === 'ObjectPattern') {
      for (const property of use.target.properties) names.add(property.type === 'Property' ? (keyName(property) ?? '') : '');
    } else if (use.type !== 'written' || use.target.type !== 'Identifier') {
      whole ||= use.type !== 'compared' && use.type !== 'text';
    }
  }
  const only = (name: string): boolean => !whole && names.size === 1 && names.has(name);
  if (only('exp')) return 'expiry';
  if (only('scp')) return 'scopes';
  const others = [...names].filter((name) => !USER_CLAIMS.has(name) && !CUSTOM_CLAIM_PREFIXES.some((prefix) => name.startsWith(prefix)));
  if (others.length === 0) return 'user';
  return others.every((name) => name === 'roles') ? 'roles' : 'other';
}

/** Whether a file is TypeScript: there a cast is needed, elsewhere it is not allowed. */
function isTypeScript({ filename, text }: Analysis['module']): boolean {
  if (/\.(?:vue|svelte)$/.test(filename)) return /\blang=["']ts/.test(text);
  return /\.(?:[cm]?tsx?|astro)$/.test(filename);
}

/** For decoded values of which nothing is written: their members have any type, as those of `JSON.parse`. */
const UNTYPED = 'Record<string, any>';

/**
 * The type to which another object must be cast to stand for the decoded claims: their type argument, the annotation of their name, what the
 * helper returns. Undefined where none is needed: in JavaScript, and where a cast stands around them already.
 */
export function castOfClaims(analysis: Analysis, claims: Node, helper: FunctionNode | undefined): string | undefined {
  const { module } = analysis;
  const { parent } = claims;
  if (!isTypeScript(module) || parent?.type === 'TSAsExpression' || parent?.type === 'TSTypeAssertion') return undefined;
  const argument = claims.type === 'CallExpression' ? claims.typeArguments?.params[0] : undefined;
  const annotation = parent?.type === 'VariableDeclarator' ? parent.id.typeAnnotation?.typeAnnotation : undefined;
  const type = argument ?? annotation ?? (helper?.typeParameters ? undefined : helper?.returnType?.typeAnnotation);
  return type ? module.textOf(type) : UNTYPED;
}
