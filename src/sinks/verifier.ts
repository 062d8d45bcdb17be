import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, enclosingClass, isFunction, keyName, memberName, settled, unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { ISSUER_SWITCH, KEY_ADDRESS, OPTION_NAMES, OWN_AUDIENCE, OWN_ISSUER, PUBLISHED_KEY, REMOTE_KEYS, VERIFIERS } from '../identity/verifiers.js';
import type { Switch, Verifier } from '../identity/verifiers.js';
import type { Analysis } from '../provenance/analysis.js';
import { soleWrite } from '../provenance/writes.js';
import { isCalleeOf } from '../provenance/modules.js';
import { namedInReach } from '../provenance/reach.js';
import { isSharedSecret } from '../provenance/shared-secret.js';

/** What a verifier expects of a claim. */
export type Expectation =
  | { readonly state: 'given' | 'missing' | 'unknown' | 'unsupported' }
  /** Given by a name that the library does not know, or in an object in which it does not look. */
  | { readonly state: 'ignored'; readonly at: Node; readonly written: string; readonly nested: boolean };

/** A place that checks received tokens. */
export interface VerifierSink {
  readonly node: CallLike;
  readonly row: Verifier;
  readonly options: Node | undefined;
  readonly key: Node | undefined;
  readonly audience: Expectation;
  readonly issuer: Expectation;
}

/** The verifier of a library that a call, a construction or a `super(…)` is. */
export function verifierOf(analysis: Analysis, call: CallLike): VerifierSink | undefined {
  const row = rowOf(analysis, call);
  if (!row) return undefined;
  const given = row.options === undefined ? undefined : argumentAt(call, row.options);
  // A spread may bring anything; where the options would stand there may be a callback.
  if (call.arguments.some(({ type }) => type === 'SpreadElement')) return undefined;
  const options = given && isCallback(analysis, given) ? undefined : given;
  return { node: call, row, options, key: keyOf(analysis, call, row, options), audience: expected(analysis, row, options, 'audience'), issuer: expected(analysis, row, options, 'issuer') };
}

function rowOf(analysis: Analysis, call: CallLike): Verifier | undefined {
  const plugin = calleeName(call) === 'register';
  const callee = call.callee.type === 'Super' ? strategyOf(call) : plugin ? argumentAt(call, 0) : call.callee;
  const definition = callee && analysis.definition(callee);
  if (definition?.type !== 'import') return undefined;
  return VERIFIERS.find((row) => (row.plugin === true) === plugin && isCalleeOf(definition, row, []));
}

/** `class X extends PassportStrategy(Strategy)`: the class that `super(…)` makes (@nestjs/passport@12.0.0). */
function strategyOf(call: CallLike): Node | undefined {
  const base = enclosingClass(call)?.superClass;
  const mixin = base && unwrap(base);
  return mixin?.type === 'CallExpression' && calleeName(mixin) === 'PassportStrategy' ? argumentAt(mixin, 0) : undefined;
}

function isCallback(analysis: Analysis, node: Node): boolean {
  return isFunction(unwrap(node)) || analysis.definition(node)?.type === 'function';
}

function keyOf(analysis: Analysis, call: CallLike, { key }: Verifier, options: Node | undefined): Node | undefined {
  if (typeof key === 'number') return argumentAt(call, key);
  for (const path of key) {
    const reading = options && analysis.read(options, path);
    if (reading?.state === 'found') return reading.node;
  }
  return undefined;
}

function expected(analysis: Analysis, row: Verifier, options: Node | undefined, what: 'audience' | 'issuer'): Expectation {
  if (row.checked === true) return { state: 'given' };
  const path = row[what];
  if (!path) return { state: 'unsupported' };
  if (!options) return { state: 'missing' };
  const reading = analysis.read(options, path);
  if (reading.state === 'found') {
    const constant = analysis.constant(reading.node);
    // A falsy one is skipped.
    return { state: constant && !constant.fallback && (constant.value === undefined || constant.value === null || constant.value === '') ? 'missing' : 'given' };
  }
  if (reading.state === 'unknown') return { state: 'unknown' };
  const above = path.slice(0, -1);
  const places = OPTION_NAMES[what].map((name) => ({ place: [...above, name], nested: false }));
  if (row.deaf !== undefined) places.push({ place: [row.deaf, ...path], nested: true });
  for (const { place, nested } of places) {
    const other = analysis.read(options, place);
    if (other.state === 'found') return { state: 'ignored', at: other.at, written: place.join('.'), nested };
  }
  // Options that get a member later, under another name of theirs: `this.options.audience = …`.
  return { state: analysis.says(WRITTEN_LATER[what]) ? 'unknown' : 'missing' };
}

/** Whether a token's key is an identity provider's: published, and fetched. Keys that only might be are none. */
export function checksProvidersTokens(analysis: Analysis, { key, row }: VerifierSink): boolean {
  if (row.checked === true) return true;
  if (row.address === true) return key !== undefined;
  return key !== undefined && !isSharedSecret(analysis.module, key) && isPublished(analysis, key, 0);
}

/** A member that is written to an object, not to `this`: what is kept there need not be an option. */
const WRITTEN_LATER = { audience: /(?<!\bthis)\.(?:audience|aud)\s*=(?![=>])/, issuer: /(?<!\bthis)\.(?:issuer|iss)\s*=(?![=>])/ };

const MAX_HOPS = 6;

function isPublished(analysis: Analysis, expression: Node, hops: number): boolean {
  const { module } = analysis;
  const node = settled(expression);
  if (hops > MAX_HOPS) return false;
  const definition = node.type === 'Identifier' ? analysis.definition(node) : undefined;
  const fn = isFunction(node) ? node : definition?.type === 'function' ? definition.node : undefined;
  if (fn) {
    const text = module.textOf(fn);
    return !/secret/i.test(text) && (PUBLISHED_KEY.test(text) || KEY_ADDRESS.test(text));
  }
  switch (node.type) {
    case 'LogicalExpression':
      return isPublished(analysis, node.left, hops + 1) || isPublished(analysis, node.right, hops + 1);
    case 'CallExpression':
      return REMOTE_KEYS.has(calleeName(node) ?? '') || (PUBLISHED_KEY.test(calleeName(node) ?? '') && fetchesKeys(analysis));
    case 'MemberExpression':
      return PUBLISHED_KEY.test(memberName(node) ?? '') && fetchesKeys(analysis);
    case 'Identifier': {
      const variable = module.variableOf(node);
      const written = variable && soleWrite(variable);
      return (written !== undefined && isPublished(analysis, written.source, hops + 1)) || (PUBLISHED_KEY.test(node.name) && fetchesKeys(analysis));
    }
    default:
      return false;
  }
}

function fetchesKeys(analysis: Analysis): boolean {
  return analysis.says(KEY_ADDRESS);
}

/** An option that turns a check off: where it is, its value, and what it does. */
export interface SwitchedOff {
  readonly at: Node;
  readonly value: Node;
  readonly off: Switch;
}

/** The options by which a verifier is told to leave a check out. */
export function switchesOf(analysis: Analysis, { row, options }: VerifierSink): SwitchedOff[] {
  return (row.off ?? []).flatMap((off) => {
    const reading = options && analysis.read(options, off.path);
    return reading?.state === 'found' && isAt(analysis, reading.node, off) ? { at: reading.at, value: reading.node, off } : [];
  });
}

/** The switch that is known by its name alone, wherever the options of a strategy are written. */
export function issuerSwitchOf(analysis: Analysis, property: TSESTree.Property): SwitchedOff | undefined {
  if (property.parent.type !== 'ObjectExpression' || keyName(property) !== ISSUER_SWITCH.path[0]) return undefined;
  // A configuration of another file is reported there, by the same name.
  return isAt(analysis, property.value, ISSUER_SWITCH) && analysis.constant(property.value)?.isElsewhere !== true ? { at: property, value: property.value, off: ISSUER_SWITCH } : undefined;
}

function isAt(analysis: Analysis, node: Node, { value }: Switch): boolean {
  const constant = analysis.constant(node);
  return constant !== undefined && !constant.fallback && constant.value === value;
}

/** How code at a place can write the audience or the issuer that is this API's own. */
export function ownValueInReach(analysis: Analysis, at: Node, what: 'audience' | 'issuer'): string | undefined {
  return namedInReach(analysis, at, what === 'audience' ? OWN_AUDIENCE : OWN_ISSUER);
}
