import { keyName, memberName, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Kind } from '../identity/facts.js';
import { KEY_HALVES } from '../identity/keys.js';
import type { KeyHalves } from '../identity/keys.js';
import type { Analysis } from '../provenance/analysis.js';
import { isConstant, soleWrite, writingReferences } from '../provenance/writes.js';
import { writeOf } from '../provenance/module.js';

/** Where the two halves of the good key can be read at a key: texts of expressions, and what must be taken out of a pattern first. */
export interface BetterKey {
  readonly tid: string;
  readonly oid: string;
  /** A member that holds both. */
  readonly whole?: string;
  /** The object may be empty: its text. */
  readonly optional?: string;
  /** Instead of texts: the pattern out of which `tid` and `oid` have to be taken. */
  readonly pattern?: TSESTree.ObjectPattern;
}

const HOLDERS: readonly Kind[] = [...KEY_HALVES.keys()];
const MAX_HOPS = 4;

/** Finds the object that a claim was read from, in reach of the key; undefined where it is out of reach or its type lacks the claims. */
export function betterKeyOf(analysis: Analysis, key: Node): BetterKey | undefined {
  return at(analysis, key, key, MAX_HOPS);
}

function at(analysis: Analysis, node: Node, place: Node, hops: number): BetterKey | undefined {
  const inner = unwrap(node);
  if (hops === 0) return undefined;
  switch (inner.type) {
    case 'MemberExpression':
      return memberName(inner) === undefined ? undefined : ofObject(analysis, inner, place);
    case 'LogicalExpression':
      // `c.sub || c.oid || ''`: the first operand says which object.
      return at(analysis, inner.left, place, hops - 1);
    case 'CallExpression': {
      // `a.username.toLowerCase()`, `String(c.oid)`
      const callee = unwrap(inner.callee);
      if (callee.type === 'MemberExpression' && /^(?:to(?:Locale)?(?:Lower|Upper)Case|trim|toString)$/.test(memberName(callee) ?? '')) return at(analysis, callee.object, place, hops - 1);
      const first = inner.arguments[0];
      return callee.type === 'Identifier' && callee.name === 'String' && first ? at(analysis, first, place, hops - 1) : undefined;
    }
    case 'Identifier': {
      const variable = analysis.module.variableOf(inner);
      const declared = variable?.identifiers[0];
      // A default (`{ oid = '' }`) counts as a second write of the same name.
      const once = declared && writingReferences(variable).every(({ identifier }) => identifier === declared);
      const written = once ? writeOf(declared) : undefined;
      if (!written || !variable) return undefined;
      if (written.path.length === 0) return at(analysis, written.source, place, hops - 1);
      return ofPattern(analysis, variable.identifiers[0], written);
    }
    default:
      return undefined;
  }
}

/** `object.claim` → `object.tid` and `object.oid`. */
function ofObject(analysis: Analysis, member: TSESTree.MemberExpression, place: Node): BetterKey | undefined {
  const { object } = member;
  const kind = analysis.trace(object).as(...HOLDERS)?.kind;
  const halves = kind === undefined ? untraced(member) : KEY_HALVES.get(kind);
  if (!halves || !inScope(analysis, object, place) || !typeAllows(analysis, object, halves)) return undefined;
  const text = analysis.module.textOf(object);
  const optional = member.optional || object.type === 'ChainExpression' || hasOptional(object);
  const read = (path: readonly string[]): string => [`${text}${member.optional ? '?' : ''}`, ...path].join('.');
  return {
    tid: read(halves.tid),
    oid: read(halves.oid),
    ...(halves.whole === undefined ? {} : { whole: read([halves.whole]) }),
    ...(optional ? { optional: text } : {}),
  };
}

/** An object that only its member tells: `caller.oid` of a declared type that has both, `user.localAccountId`. */
function untraced(member: TSESTree.MemberExpression): KeyHalves | undefined {
  const name = memberName(member);
  if (name === 'localAccountId') return KEY_HALVES.get('account');
  return name === 'oid' || name === 'upn' || name === 'preferred_username' ? KEY_HALVES.get('claims') : undefined;
}

function hasOptional(node: Node): boolean {
  for (let inner = unwrap(node); inner.type === 'MemberExpression' || inner.type === 'CallExpression'; inner = unwrap(inner.type === 'MemberExpression' ? inner.object : inner.callee)) {
    if (inner.optional) return true;
  }
  return false;
}

/** `const { oid } = claims`. */
function ofPattern(analysis: Analysis, name: Node | undefined, written: { readonly source: Node; readonly path: readonly string[] }): BetterKey | undefined {
  const outer = name?.parent?.type === 'AssignmentPattern' ? name.parent : name;
  const pattern = outer?.parent?.type === 'Property' ? outer.parent.parent : undefined;
  if (pattern?.type !== 'ObjectPattern' || written.path.length !== 1) return undefined;
  const kind = analysis.trace(written.source).as(...HOLDERS)?.kind;
  if (kind !== 'claims' || !typeAllows(analysis, written.source, { tid: ['tid'], oid: ['oid'] })) return undefined;
  return { tid: 'tid', oid: 'oid', pattern };
}

/** Whether the names in an expression mean at the key what they mean where they stand. */
function inScope(analysis: Analysis, expression: Node, place: Node): boolean {
  let inner = unwrap(expression);
  for (;;) {
    if (inner.type === 'MemberExpression') inner = unwrap(inner.object);
    else if (inner.type === 'CallExpression' && inner.arguments.length === 0) inner = unwrap(inner.callee);
    else break;
  }
  if (inner.type === 'ThisExpression') return true;
  if (inner.type !== 'Identifier') return false;
  if (inner.range[0] >= place.range[0] && inner.range[1] <= place.range[1]) return true;
  const variable = analysis.module.variableOf(inner);
  if (!variable || !isConstant(variable)) return false;
  for (let scope: typeof variable.scope | null = analysis.source.getScope(place); scope; scope = scope.upper) {
    const here = scope.set.get(inner.name);
    if (here) return here === variable;
  }
  return false;
}

/** Whether a declared type of the object, where it can be seen, has both halves; a type of another file that is no library's is not trusted. */
function typeAllows(analysis: Analysis, object: Node, halves: KeyHalves): boolean {
  const needed = [halves.tid[0], halves.oid[0]].filter((name): name is string => name !== undefined);
  for (let inner: Node = object; ;) {
    if (inner.type === 'TSAsExpression' || inner.type === 'TSTypeAssertion' || inner.type === 'TSSatisfiesExpression') return allows(analysis, inner.typeAnnotation, needed);
    if (inner === unwrap(inner)) break;
    inner = (inner as { expression: Node }).expression;
  }
  const bare = unwrap(object);
  if (bare.type !== 'Identifier') {
    const call = bare.type === 'AwaitExpression' ? unwrap(bare.argument) : bare;
    const argument = call.type === 'CallExpression' ? call.typeArguments?.params[0] : undefined;
    return argument === undefined || allows(analysis, argument, needed);
  }
  const variable = analysis.module.variableOf(bare);
  const declared = variable?.identifiers[0];
  if (declared?.type === 'Identifier' && declared.typeAnnotation) return allows(analysis, declared.typeAnnotation.typeAnnotation, needed);
  const written = variable && soleWrite(variable);
  return !written || written.source === object || typeAllows(analysis, written.source, halves);
}

function allows(analysis: Analysis, type: Node, needed: readonly string[]): boolean {
  switch (type.type) {
    case 'TSAnyKeyword':
      return true;
    case 'TSTypeLiteral':
    case 'TSInterfaceBody': {
      const members = type.type === 'TSTypeLiteral' ? type.members : type.body;
      return needed.every((name) => members.some((member) => member.type === 'TSIndexSignature' || keyName(member) === name));
    }
    case 'TSUnionType':
      return type.types.every((member) => /^TS(?:Null|Undefined)Keyword$/.test(member.type) || allows(analysis, member, needed));
    case 'TSIntersectionType':
      return needed.every((name) => type.types.some((member) => allows(analysis, member, [name])));
    case 'TSTypeReference': {
      const name = type.typeName.type === 'Identifier' ? type.typeName.name : '';
      if (name === 'Record') return true;
      const definitions = analysis.module.variableOf(type.typeName)?.defs ?? [];
      for (const { node } of definitions) {
        if (node.type === 'TSInterfaceDeclaration') return node.extends.length === 0 && allows(analysis, node.body, needed);
        if (node.type === 'TSTypeAliasDeclaration') return allows(analysis, node.typeAnnotation, needed);
        // MSAL's own types, and jose's JWTPayload, which takes any claim.
        if (node.type === 'ImportSpecifier') return /^(?:AccountInfo|IdTokenClaims|TokenClaims|AuthenticationResult|JWTPayload|JwtPayload|ITokenPayload|IProfile)$/.test(node.imported.type === 'Identifier' ? node.imported.name : '');
      }
      return false;
    }
    default:
      return false;
  }
}
