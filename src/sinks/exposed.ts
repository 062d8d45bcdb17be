import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, isMethodOf, keyName, memberName, receiverOf, settled, unwrap, wrapped } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import {
  ARTIFACT_NAMES, CODE_COMPANIONS, CODE_FLOW_TEXT, CODE_HOLDERS, CUTTING_CALLS, HOLDING_MEMBERS, LISTS_OF_NAMES, MASK_LENGTH, ONE_TIME_LINKS, OTHER_TOKENS, PASSING_CALLS, REPLACING_CALLS,
  SCHEME_PATTERN, SIGN_IN_TEXT, TOKEN_HOLDERS, TOKEN_LABELS, TOKEN_MEMBERS, TOKEN_STRINGS,
} from '../identity/leaks.js';
import type { Analysis } from '../provenance/analysis.js';
import { soleWrite } from '../provenance/writes.js';
import { isEmptyThere } from './empty-there.js';
import { nameFact } from '../provenance/facts-of.js';
import type { Origin } from '../provenance/graph.js';
import { takenOut } from './taken-out.js';

/** A token value inside an expression that becomes readable for others. */
export interface Exposed {
  /** The part of the expression that is the token, or the object that holds it. */
  readonly node: Node;
  /** How it is known; undefined for other secrets of the sign-in, known by their name. */
  readonly origin: Origin | undefined;
  /** A string that is a token, an object that holds one, or a secret of another sort. */
  readonly what: 'artifact' | 'holder' | 'token';
  /** The property of an object literal that brings it, where it stands in the expression itself. */
  readonly property: TSESTree.Property | undefined;
}

const MAX_DEPTH = 8;
/** Values found of one expression: one is reported. */
const MAX_FOUND = 8;

/** The tokens that can be read in a value once it is printed, sent or stored as it is; lengths, tests, masks, hashes and what is decoded are none. */
export function exposedIn(analysis: Analysis, expression: Node): Exposed[] {
  const found: Exposed[] = [];
  collect({ analysis, found, context: expression }, expression, 0, undefined);
  return found;
}

interface Search {
  readonly analysis: Analysis;
  readonly found: Exposed[];
  /** The whole expression, whose words tell what a token is for. */
  readonly context: Node;
}

function collect(search: Search, expression: Node, depth: number, property: TSESTree.Property | undefined): void {
  const { analysis, found } = search;
  if (depth > MAX_DEPTH || found.length >= MAX_FOUND) return;
  const node = settled(expression);
  const again = (inner: Node, at = property): void => { collect(search, inner, depth + 1, at); };
  switch (node.type) {
    case 'TemplateLiteral':
      node.expressions.forEach((inner, index) => { if (!isOfLink(analysis, node, index)) again(inner); });
      return;
    case 'BinaryExpression':
      if (node.operator === '+') [node.left, node.right].forEach((inner) => { again(inner); });
      return;
    case 'LogicalExpression':
      if (node.operator !== '&&') again(node.left);
      again(node.right);
      return;
    case 'ConditionalExpression':
      again(node.consequent);
      again(node.alternate);
      return;
    case 'SequenceExpression':
      again(node.expressions[node.expressions.length - 1] as Node);
      return;
    case 'ArrayExpression':
      for (const element of node.elements) if (element) again(element.type === 'SpreadElement' ? element.argument : element);
      return;
    case 'ObjectExpression':
      for (const member of node.properties) {
        if (member.type === 'SpreadElement') {
          if (!isRedacted(member, node)) again(member.argument);
        } else if (!isCode(member, node)) again(member.value, property ?? member);
        else found.push({ node: member.value, origin: undefined, what: 'artifact', property: property ?? member });
      }
      return;
    case 'CallExpression':
      if (!collectCall(search, node, again)) judge(search, node, property);
      return;
    case 'Identifier': {
      const made = madeOf(analysis, node);
      const inner = made && depth < MAX_DEPTH ? searched(search, made, depth) : [];
      const isHolder = made?.type === 'ObjectExpression';
      found.push(...inner.slice(0, 1).map((value) => ({ ...value, node, property, what: isHolder && value.what === 'token' ? ('holder' as const) : value.what })));
      // What is added later to an object is found by its members.
      if (!made || (made.type === 'ObjectExpression' && inner.length === 0)) judge(search, node, property);
      return;
    }
    case 'MemberExpression':
      judge(search, node, property);
      return;
    default:
  }
}

/** `${app}/verify?token=${token}`: the link that somebody gets in a mail, with a token of its own. */
function isOfLink(analysis: Analysis, node: TSESTree.TemplateLiteral, index: number): boolean {
  const before = node.quasis[index]?.value.raw ?? '';
  return LINK_QUERY.test(before) && ONE_TIME_LINKS.test(analysis.module.textOf(node));
}

const LINK_QUERY = /[?&]t(?:oken)?=$/i;

function searched({ analysis, context }: Search, made: Node, depth: number): Exposed[] {
  const found: Exposed[] = [];
  collect({ analysis, found, context }, made, depth + 1, undefined);
  return found;
}

/** What a name of this file stands for, where that is put together in place: text, an object, a cut or masked value. */
function madeOf(analysis: Analysis, node: TSESTree.Identifier): Node | undefined {
  const variable = analysis.module.variableOf(node);
  const written = variable && soleWrite(variable);
  const source = written?.path.length === 0 ? unwrap(written.source) : undefined;
  if (!source || (source.range[0] <= node.range[0] && node.range[1] <= source.range[1])) return undefined;
  return isPutTogether(source) ? source : undefined;
}

function isPutTogether(source: Node): boolean {
  switch (source.type) {
    case 'TemplateLiteral':
    case 'BinaryExpression':
    case 'ObjectExpression':
      return true;
    case 'CallExpression': {
      const name = calleeName(source) ?? '';
      return CUTTING_CALLS.has(name) || REPLACING_CALLS.has(name) || name === 'stringify' || isBytes(source);
    }
    case 'ConditionalExpression':
      return [source.consequent, source.alternate].some((side) => isPutTogether(unwrap(side)));
    default:
      return false;
  }
}

/** The bytes of a text, which files are written with: `Buffer.from(text, 'utf8')`, `new TextEncoder().encode(text)`. */
function isBytes(call: TSESTree.CallExpression): boolean {
  const name = calleeName(call);
  return name === 'encode' || (name === 'from' && isMethodOf(call, 'Buffer'));
}

/** Calls that change a value on its way; false where the call makes the value. */
function collectCall({ analysis }: Search, node: TSESTree.CallExpression, again: (inner: Node) => void): boolean {
  const name = calleeName(node) ?? '';
  const receiver = receiverOf(node);
  if (receiver && CUTTING_CALLS.has(name)) {
    if (!isMask(analysis, node)) again(receiver);
    return true;
  }
  if (receiver && REPLACING_CALLS.has(name)) {
    const pattern = argumentAt(node, 0);
    if (pattern && SCHEME_PATTERN.test(analysis.module.textOf(pattern))) again(receiver);
    return true;
  }
  if (!(PASSING_CALLS.test(name) || isBytes(node)) || analysis.definition(node.callee)?.type === 'function') return false;
  // `format('…', token)`, `JSON.stringify(token)`, `chalk.green(token)`, `[a, token].join(' ')`, `token.toString()`.
  for (const argument of name === 'stringify' ? node.arguments.slice(0, 1) : node.arguments) again(argument.type === 'SpreadElement' ? argument.argument : argument);
  if (receiver && (node.arguments.length === 0 || name === 'concat' || name === 'join')) again(receiver);
  return true;
}

/** `token.slice(-4)`, `token.substring(0, 6)`: too short to be of use. */
function isMask(analysis: Analysis, node: TSESTree.CallExpression): boolean {
  const [from, to] = [0, 1].map((index) => {
    const argument = argumentAt(node, index);
    const value = argument && analysis.constant(argument)?.value;
    return typeof value === 'number' ? value : undefined;
  });
  if (from === undefined) return false;
  if (from < 0) return -from <= MASK_LENGTH;
  return to !== undefined && to - (calleeName(node) === 'substr' ? 0 : from) <= MASK_LENGTH && to >= 0;
}

/** `code` of a request for tokens: it can be exchanged for them. */
function isCode(member: TSESTree.Property, { properties }: TSESTree.ObjectExpression): boolean {
  if (keyName(member) !== 'code' || member.value.type === 'Literal') return false;
  return properties.some((other) => other.type === 'Property' && CODE_COMPANIONS.includes(keyName(other) ?? ''));
}

/** `{ ...answer, access_token: '[redacted]' }`: the token of a spread object is written over. */
function isRedacted(spread: TSESTree.SpreadElement, { properties }: TSESTree.ObjectExpression): boolean {
  return properties.some((later) => later.range[0] > spread.range[0] && later.type === 'Property' && HOLDING_MEMBERS.includes(keyName(later) ?? ''));
}

function judge({ analysis, found, context }: Search, node: Node, property: TSESTree.Property | undefined): void {
  if (isCaught(analysis, node) || isEmptyThere(analysis, node)) return;
  const trace = analysis.trace(node);
  const origin = trace.as(...TOKEN_STRINGS);
  if (origin && isSecret(analysis, origin, node, context)) {
    found.push({ node, origin, what: 'token', property });
    return;
  }
  const known = trace.as(...TOKEN_HOLDERS);
  const named = known?.evidence === 'name' && analysis.facts.microsoft !== 'file';
  const holder = known && !named ? known : trace.origins.every(({ kind }) => kind === 'other') ? (holds(analysis, node) ?? takenOut(analysis, node)) : undefined;
  if (holder) found.push({ node, origin: holder, what: 'holder', property });
  else if (!origin && isArtifact(analysis, node, context)) found.push({ node, origin: undefined, what: 'artifact', property });
}

/** A token that was followed into a member of an object of this file, or that this file writes there. */
function holds(analysis: Analysis, node: Node): Origin | undefined {
  if (node.type !== 'Identifier') return undefined;
  for (const name of HOLDING_MEMBERS) {
    const origin = analysis.trace(node, [name]).as(...TOKEN_STRINGS);
    if (!origin) continue;
    // `token` is no telling member: what is known of it was written there.
    if (origin.evidence === 'flow' || origin.evidence === 'type' || (name === 'token' && isAboutSignIn(analysis))) return origin;
    // A member's own name says nothing about this object; what is written there does.
    const written = analysis.read(node, [name]);
    const value = written.state === 'found' ? analysis.trace(written.node).as(...TOKEN_STRINGS) : undefined;
    if (value && value.evidence !== 'name') return value;
  }
  return undefined;
}

const wordsOf = (analysis: Analysis, node: Node): string => analysis.module.textOf(node);

/** `catch (error)`: an error is no token, and finding out which calls threw it takes longest of all that is logged. */
function isCaught(analysis: Analysis, node: Node): boolean {
  const definition = node.type === 'Identifier' ? analysis.module.variableOf(node)?.defs[0] : undefined;
  return (definition?.type as string | undefined) === 'CatchClause' && definition?.name === (definition?.node as TSESTree.CatchClause).param;
}

/** Whether something that is called a token is one of sign-in. */
function isSecret(analysis: Analysis, { kind, evidence, gated, node: teller }: Origin, node: Node, context: Node): boolean {
  if (gated === true && analysis.facts.microsoft !== 'file' && !isLabelled(analysis, context)) return false;
  if (evidence === 'flow' || evidence === 'type') return true;
  if (OTHER_TOKENS.test(wordsOf(analysis, node)) || isName(node) || isName(unwrap(teller))) return false;
  if (kind !== 'token') return true;
  return isAboutSignIn(analysis) && !OTHER_TOKENS.test(wordsOf(analysis, context));
}

/** Whether a text in the same call says which sort of token a value is: `console.log('Access token:', token)`. */
function isLabelled(analysis: Analysis, value: Node): boolean {
  const { parent } = wrapped(value);
  const beside: readonly Node[] = parent?.type === 'CallExpression' ? parent.arguments : [value];
  return beside.some((node) => (node.type === 'Literal' || node.type === 'TemplateLiteral') && TOKEN_LABELS.test(wordsOf(analysis, node)));
}

/** `SettingNames.accessToken`, `CacheOutcome.NO_ACCESS_TOKEN`: what a token is called. */
function isName(node: Node): boolean {
  if (node.type !== 'MemberExpression') return false;
  const owner = lastName(unwrap(node.object));
  return LISTS_OF_NAMES.test(owner) || (/^[A-Z]/.test(owner) && /^[A-Z\d_]+$/.test(memberName(node) ?? ''));
}

/** The name of a variable, or of the last member. */
export function lastName(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? (memberName(node) ?? '') : '';
}

function isArtifact(analysis: Analysis, node: Node, context: Node): boolean {
  const name = lastName(node);
  if (ARTIFACT_NAMES.test(name)) return !OTHER_TOKENS.test(wordsOf(analysis, context));
  if (node.type === 'MemberExpression' && TOKEN_MEMBERS.test(name)) return isAboutSignIn(analysis) && !OTHER_TOKENS.test(wordsOf(analysis, context)) && !isName(node);
  if (name === 'code' && node.type === 'MemberExpression') return CODE_HOLDERS.test(lastName(unwrap(node.object))) && hasCodeFlow(analysis);
  if (node.type !== 'Identifier') return false;
  // What a name alone does not prove the text beside it says: `console.log('Access token:', token)`.
  if (nameFact(name) && analysis.trace(node).origins.length === 0) return isLabelled(analysis, context);
  if (!hasCodeFlow(analysis)) return false;
  const code = analysis.read(node, ['code']);
  return code.state === 'found' && CODE_COMPANIONS.some((companion) => analysis.read(node, [companion]).state === 'found');
}

const SIGN_IN = {};
const CODE_FLOW = {};

/** Whether the file speaks of signing in, or of the authorization code flow; the whole text is searched once. */
export const isAboutSignIn = (analysis: Analysis): boolean => analysis.once(SIGN_IN, () => SIGN_IN_TEXT.test(analysis.module.text));
const hasCodeFlow = (analysis: Analysis): boolean => analysis.once(CODE_FLOW, () => CODE_FLOW_TEXT.test(analysis.module.text));
