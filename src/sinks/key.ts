import { argumentAt, isFunction, keyName, memberName, unwrap, wrapped } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { CLAIM_NAMES, KEY_NAMES, KEY_ROLES, MUTABLE_CLAIMS, NEUTRAL_NAMES, OBJECT_CLAIM, PAIRWISE_CLAIM, PLAIN_KEY_NAMES, TENANT_NAMES } from '../identity/keys.js';
import type { KeyRole } from '../identity/keys.js';
import type { Analysis } from '../provenance/analysis.js';
import type { Origin } from '../provenance/graph.js';
import { callKeys } from './key-calls.js';
import { assignmentKeys, declaredKeys, isKeyNamed, propertyKeys, returnedKeys } from './key-records.js';
import { isClaim } from './key-surroundings.js';
import { textKeys } from './key-text.js';

/** An expression that finds or marks somebody's data. */
export interface KeySink {
  readonly node: Node;
  readonly role: KeyRole;
  /** What else is in the same key, object or argument list: the tenant may stand there. */
  readonly neighbours: readonly Node[];
  /** The property, column or variable that holds the key, where it has a name. */
  readonly name?: string;
  /** `string`: the key must be a string. `record`: a member of a filter or record, which may hold an object as well. */
  readonly shape: 'string' | 'record';
  /** Whether any value is a key here; else only an identifier is, and a name or an address is just data. */
  readonly any: boolean;
  /** The key goes to a function of this file, where it is judged again. */
  readonly local?: true;
  /** A function hands it out: who asks for it may put the tenant beside it. */
  readonly handedOut?: true;
}

/** All keys that a node of the tree holds directly; empty for nodes that hold none. */
export function keySinksOf(analysis: Analysis, node: Node): KeySink[] {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
      return callKeys(analysis, node);
    case 'Property':
      return propertyKeys(analysis, node);
    case 'AssignmentExpression':
      return assignmentKeys(analysis, node);
    case 'VariableDeclarator':
      // Where a value goes is the dear question: what is no claim needs no answer.
      return isKeyNamed(node.id) && node.init && isClaim(analysis, node.init) ? declaredKeys(analysis, node) : [];
    case 'PropertyDefinition': {
      const name = keyName(node);
      return node.value && name !== undefined && KEY_NAMES.test(name) && !isFunction(unwrap(node.value))
        ? [{ node: node.value, role: 'key', neighbours: [], name, shape: 'string', any: true }]
        : [];
    }
    case 'MemberExpression':
      return node.computed && memberName(node) === undefined ? [{ node: node.property, role: 'map', neighbours: [], shape: 'string', any: true }] : [];
    case 'BinaryExpression':
      if (node.operator === 'in') return [{ node: node.left, role: 'map', neighbours: [], shape: 'string', any: true }];
      return node.operator === '+' ? textKeys(analysis, node) : [];
    case 'TemplateLiteral':
      return textKeys(analysis, node);
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return returnedKeys(analysis, node);
    default:
      return [];
  }
}

/** Whether the tenant, or a member that holds it, stands beside a key: as a value that comes from `tid`, or by its name. */
export function hasTenantBeside(analysis: Analysis, { handedOut, neighbours }: KeySink): boolean {
  return handedOut === true || neighbours.some((neighbour) => {
    const text = analysis.module.textOf(neighbour);
    if (TENANT_NAMES.test(text)) return true;
    return analysis.trace(neighbour).origins.some((origin) => origin.kind === 'user-key' || (origin.kind === 'claim' && (origin.claim === 'tid' || origin.claim === 'iss')));
  });
}

/** Whether the issuer stands beside a key: `iss` and `sub` together name one user of one application. */
export function hasIssuerBeside(analysis: Analysis, { neighbours }: KeySink): boolean {
  return neighbours.some((neighbour) => /(?:^|[^a-z])iss(?:uer)?(?![a-z])/i.test(analysis.module.textOf(neighbour)) || analysis.trace(neighbour).origins.some(({ kind, claim }) => kind === 'claim' && claim === 'iss'));
}

/** Whether the complete key is already there, and this is one more condition beside it. */
export function hasWholeKeyBeside(analysis: Analysis, sink: KeySink): boolean {
  const wholeKey = new RegExp(`\\b${OBJECT_CLAIM}\\b|localAccountId|homeAccountId|objectId`, 'i');
  return hasTenantBeside(analysis, sink) && sink.neighbours.some((node) => node !== sink.node && wholeKey.test(analysis.module.textOf(node)));
}

/** What is wrong with a claim as a key: it changes, it differs for each application, it lacks the tenant; undefined for every other claim. */
export function weaknessOf(claim: string | undefined): 'mutable' | 'pairwise' | 'tenantless' | undefined {
  if (claim !== undefined && MUTABLE_CLAIMS.has(claim)) return 'mutable';
  if (claim === PAIRWISE_CLAIM) return 'pairwise';
  return claim === OBJECT_CLAIM ? 'tenantless' : undefined;
}

/** The role of a key as messages name it. */
export function describeRole({ role }: KeySink): string {
  return KEY_ROLES[role];
}

/** Whether another claim can stand in the same place: its name says nothing of which claim it holds. */
export function isNeutral({ name }: KeySink): boolean {
  return name === undefined || PLAIN_KEY_NAMES.test(name) || (NEUTRAL_NAMES.test(name) && !CLAIM_NAMES.test(name));
}

/** Whether a claim came here out of a record that holds it as a key, and is reported where it is made: one report for one idea. */
export function isKeyOfRecord(analysis: Analysis, origin: Origin, sink: KeySink): boolean {
  const used = unwrap(sink.node);
  const name = used.type === 'MemberExpression' ? memberName(used) : undefined;
  const held = used.type === 'MemberExpression' && name !== undefined ? analysis.read(used.object, [name]) : undefined;
  const places = [origin.node, ...(held?.state === 'found' ? [unwrap(held.node)] : [])];
  return places.some((node) => {
    const property = wrapped(node).parent;
    if (property?.type !== 'Property' || unwrap(property.value) !== node || node === used) return false;
    return propertyKeys(analysis, property).some((record) => !hasTenantBeside(analysis, record));
  });
}

/** Callers of callers followed: functions can call each other in a circle. */
const MAX_CALLERS = 4;

/** Whether an expression is a variable whose own declaration is a key already: one report for one idea. */
export function isNamedKeyElsewhere(analysis: Analysis, node: Node, hops = MAX_CALLERS): boolean {
  const variable = hops > 0 && node.type === 'Identifier' ? analysis.module.variableOf(node) : undefined;
  const parameter = variable?.defs.find((definition) => (definition.type as string) === 'Parameter');
  if (parameter) {
    // A key that callers of this file pass under its own name, or to a function that looks up by its name, is judged there.
    const owner = parameter.node as Node;
    const index = isFunction(owner) ? owner.params.findIndex((item) => item === parameter.name) : -1;
    return index >= 0 && analysis.module.calls.some((call) => {
      const passed = argumentAt(call, index);
      const definition = passed && passed !== node ? analysis.definition(call.callee) : undefined;
      if (!passed || definition?.type !== 'function' || definition.node !== owner || analysis.module.variableOf(passed) === variable) return false;
      // By its name alone it is judged here, not at the call.
      const isSure = analysis.trace(passed).origins.some(({ kind, evidence }) => kind === 'claim' && evidence !== 'name');
      return (isSure && callKeys(analysis, call).some((sink) => sink.node === unwrap(passed))) || isNamedKeyElsewhere(analysis, passed, hops - 1);
    });
  }
  return variable?.defs.some((definition) => definition.node.type === 'VariableDeclarator' && declaredKeys(analysis, definition.node).length > 0) === true;
}
