import { byName } from '../ast/by-name.js';
import { argumentAt, calleeName, enclosingFunction, isFunction, isThis, keyName, memberName, receiverOf, stringValue, unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import {
  AUTHORISATION_NAMES, CHANGE_USER, FILTER_METHODS, FILTER_OPERATORS, FILTER_OPTIONS, KEY_METHODS, KEY_NAMES, LOOKUP_BY, LOOKUP_USER, SQL_METHODS,
} from '../identity/keys.js';
import type { KeyMethod } from '../identity/keys.js';
import type { Analysis } from '../provenance/analysis.js';
import { soleWrite } from '../provenance/writes.js';
import type { KeySink } from './key.js';
import { ABOUT_SQL, hasSql, placeholdersOf, sqlKey } from './key-sql.js';
import { isDirectoryCall, isDisplayCall, isSerializer, lastName } from './key-surroundings.js';
import { keyParts } from './key-text.js';

const methods = new Map<string, KeyMethod[]>();
for (const row of KEY_METHODS) for (const name of row.names) methods.set(name, [...(methods.get(name) ?? []), row]);

/** Services that are written after those of a server have its capitals: `GetUserByEmail`. */
const verbFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const looksUpUser = byName((name) => LOOKUP_BY.test(verbFirst(name)) || LOOKUP_USER.test(verbFirst(name)));
const changesUser = byName((name) => CHANGE_USER.test(verbFirst(name)));

/** Whether any of the questions below is asked of a callee of this name. */
const mayTakeKeys = byName((name) => methods.has(name) || FILTER_METHODS.has(name) || SQL_METHODS.has(name)
  || looksUpUser(name) || changesUser(name) || /^(?:set|setItem|done|cb|callback)$/.test(name));

/** The keys among the arguments of a call. */
export function callKeys(analysis: Analysis, call: CallLike): KeySink[] {
  const name = calleeName(call);
  if (name === undefined || call.arguments.length === 0 || !mayTakeKeys(name) || isDisplayCall(call)) return [];
  const receiver = receiverOf(call);
  if (AUTHORISATION_NAMES.test(lastName(receiver)) && /^(?:has|includes|get|some)$/.test(name)) return [];
  const serialized = serializedKeys(analysis, call, name);
  if (serialized) return serialized;
  const keys = [...methodKeys(analysis, call, name, receiver), ...namedValueKeys(call, name), ...filterKeys(analysis, call, name), ...sqlKeys(analysis, call, name), ...lookupKeys(analysis, call, name)];
  // Most keys are no claims: then whom the call asks need not be known.
  return keys.some(({ node }) => analysis.trace(unwrap(node)).origins.some(({ kind }) => kind === 'claim')) && isDirectoryCall(analysis, call) ? [] : keys;
}

/** `serializeUser((user, done) => done(null, user.oid))`: the identity of the session. */
function serializedKeys(analysis: Analysis, call: CallLike, name: string): KeySink[] | undefined {
  const user = /^(?:done|cb|callback)$/.test(name) ? argumentAt(call, 1) : undefined;
  if (!user || !isSerializer(analysis, enclosingFunction(call))) return undefined;
  const inner = unwrap(user);
  if (inner.type !== 'ObjectExpression') return [{ node: user, role: 'session', neighbours: [], shape: 'string', any: true }];
  return inner.properties.flatMap((property): KeySink[] => {
    const column = keyName(property);
    if (property.type !== 'Property' || column === undefined) return [];
    return [{ node: property.value, role: 'session', neighbours: inner.properties.filter((other) => other !== property), name: column, shape: 'record', any: false }];
  });
}

function isMap(analysis: Analysis, receiver: Node): boolean {
  const variable = analysis.module.variableOf(receiver);
  const source = variable && soleWrite(variable)?.source;
  const made = source && unwrap(source);
  if (made?.type === 'NewExpression') return /^(?:Map|Set|WeakMap|WeakSet|LRUCache|NodeCache|Keyv)$/.test(calleeName(made) ?? '');
  const inner = unwrap(receiver);
  const owner = inner.type === 'MemberExpression' && isThis(inner.object) ? memberName(inner) : undefined;
  return owner !== undefined && analysis.module.text.includes(`${owner} = new Map`);
}

function methodKeys(analysis: Analysis, call: CallLike, name: string, receiver: Node | undefined): KeySink[] {
  return (methods.get(name) ?? []).flatMap((row) => {
    if (row.receiver && !(receiver && (row.receiver.test(lastName(receiver)) || (row.role === 'map' && isMap(analysis, receiver))))) return [];
    const places = row.arguments === 'all' ? call.arguments.map((_, index) => index) : row.arguments;
    // `eq(users.oid, value)`: what the value is compared with comes first.
    const wanted = row.role === 'filter' && call.arguments.length > 1 ? places.filter((index) => index > 0) : places;
    const column = row.role === 'filter' ? columnOf(call) : undefined;
    return wanted.flatMap((index): KeySink[] => {
      const argument = argumentAt(call, index);
      if (!argument || isFunction(unwrap(argument)) || unwrap(argument).type === 'ObjectExpression') return [];
      return keyParts(analysis, argument).map((part) => ({
        node: part.node,
        role: row.role,
        neighbours: [...part.neighbours, ...wanted.flatMap((other) => (other === index ? [] : (argumentAt(call, other) ?? []))), ...chained(call)],
        shape: row.role === 'filter' ? 'record' : 'string',
        any: true,
        ...(column === undefined ? {} : { name: column }),
      }));
    });
  });
}

/** `localStorage.setItem('userId', value)`: a record of one member. */
function namedValueKeys(call: CallLike, name: string): KeySink[] {
  const key = name === 'setItem' || name === 'set' ? stringValue(argumentAt(call, 0)) : undefined;
  const value = argumentAt(call, 1);
  return key !== undefined && value && KEY_NAMES.test(key) ? [{ node: value, role: 'record', neighbours: [], name: key, shape: 'string', any: true }] : [];
}

/** The column of `eq('email', v)`, `where('email', '=', v)`, `eq(users.email, v)`. */
function columnOf(call: CallLike): string | undefined {
  const first = argumentAt(call, 0);
  const inner = first && unwrap(first);
  if (inner?.type === 'MemberExpression') return memberName(inner);
  return stringValue(first)?.split(/[.>]/).pop();
}

/** Other conditions of the same query: `.eq('tid', …).eq('oid', …)`, `and(eq(…), eq(…))`. */
function chained(call: CallLike): Node[] {
  const found: Node[] = [];
  for (let at: Node | undefined = receiverOf(call); at?.type === 'CallExpression'; at = receiverOf(at)) found.push(...at.arguments);
  for (let at: Node | undefined = call; at; at = at.parent) {
    const { parent }: { parent?: Node } = at;
    if (parent?.type === 'MemberExpression' && parent.object === at && parent.parent.type === 'CallExpression') {
      found.push(...parent.parent.arguments);
    } else if (parent?.type === 'CallExpression' && parent.callee !== at) {
      if (/^(?:and|all|every)$/.test(calleeName(parent) ?? '')) found.push(...parent.arguments.filter((argument) => argument !== at));
      break;
    } else if (parent?.type !== 'CallExpression') {
      break;
    }
  }
  return found;
}

/** `findOne({ owner: value })`, `findMany({ where: { owner: value } })`. */
function filterKeys(analysis: Analysis, call: CallLike, name: string): KeySink[] {
  if (!FILTER_METHODS.has(name)) return [];
  const keys: KeySink[] = [];
  for (const [index, argument] of call.arguments.entries()) {
    const object = literalOf(analysis, argument);
    if (object?.type !== 'ObjectExpression') continue;
    const inside = object.properties.flatMap((property) => (property.type === 'Property' && FILTER_OPTIONS.includes(keyName(property) ?? '') ? [literalOf(analysis, property.value) ?? property.value] : []));
    const filters = inside.length > 0 ? inside : index === 0 && name !== 'update' && name !== 'upsert' ? [object] : [];
    for (const filter of filters) collect(analysis, filter, undefined, filter, keys);
  }
  return keys;
}

function literalOf(analysis: Analysis, node: Node): Node | undefined {
  const inner = unwrap(node);
  if (inner.type !== 'Identifier') return inner;
  const variable = analysis.module.variableOf(inner);
  const written = variable && soleWrite(variable);
  return written?.path.length === 0 ? unwrap(written.source) : undefined;
}

/** Every value that a filter compares a column with. */
function collect(analysis: Analysis, node: Node, column: string | undefined, root: Node, keys: KeySink[]): void {
  if (node.type === 'ArrayExpression') {
    for (const element of node.elements) if (element) collect(analysis, unwrap(element), column, root, keys);
    return;
  }
  if (node.type !== 'ObjectExpression') {
    if (column !== undefined) keys.push(...keyParts(analysis, node).map((part): KeySink => ({ node: part.node, role: 'filter', neighbours: [...part.neighbours, ...beside(root, node)], name: column, shape: 'record', any: true })));
    return;
  }
  for (const property of node.properties) {
    const name = keyName(property);
    if (property.type !== 'Property' || name === undefined) continue;
    // `contains`, `not`, `$regex`, `mode` look for something else than one user's rows.
    if (column !== undefined && !FILTER_OPERATORS.has(name) && unwrap(property.value).type !== 'ObjectExpression' && /^(?:\$|contains|startsWith|not|mode|path|search)/.test(name)) continue;
    collect(analysis, unwrap(property.value), FILTER_OPERATORS.has(name) ? column : name, root, keys);
  }
}

/** The conditions that hold together with the one in which `value` stands; alternatives (`$or`) say nothing of each other. */
function beside(node: Node, value: Node, alternatives = false): Node[] {
  const parts = node.type === 'ObjectExpression' ? node.properties : node.type === 'ArrayExpression' ? node.elements.flatMap((element) => element ?? []) : [];
  return parts.flatMap((part) => {
    const isOr = /^\$?or$/i.test(keyName(part) ?? '');
    if (part.range[0] <= value.range[0] && value.range[1] <= part.range[1]) return beside(part.type === 'Property' ? part.value : part, value, isOr);
    return alternatives || isOr ? [] : [part];
  });
}

/** Parameters of a statement: `query(sql, [value])`, `query({ text, values })`, `run(sql, value)`. */
function sqlKeys(analysis: Analysis, call: CallLike, name: string): KeySink[] {
  if (!SQL_METHODS.has(name)) return [];
  const first = argumentAt(call, 0);
  const lookup = analysis.about(ABOUT_SQL);
  const statement = first && unwrap(first).type === 'ObjectExpression' ? ['text', 'sql', 'query'].map((key) => lookup.read(first, [key])).find((reading) => reading.state === 'found')?.node : first;
  if (!first || !statement) return [];
  const sql = lookup.text(statement).map((part) => ('text' in part ? part.text : '*')).join('');
  if (!hasSql(sql)) return [];
  const { byMark, inOrder } = placeholdersOf(sql);
  const given = statement === first ? call.arguments[1] : ['values', 'params', 'parameters', 'replacements', 'args'].map((key) => analysis.read(first, [key])).find((reading) => reading.state === 'found')?.node;
  const argument = given && literalOf(analysis, given);
  const option = argument?.type === 'ObjectExpression' ? argument.properties.find((property) => /^(?:replacements|bind|parameters)$/.test(keyName(property) ?? '')) : undefined;
  const values = option?.type === 'Property' ? literalOf(analysis, option.value) : argument;
  if (values?.type === 'ArrayExpression') {
    const elements = values.elements.flatMap((element) => element ?? []);
    return elements.flatMap((element, index): KeySink[] => {
      const neighbours = elements.filter((other) => other !== element);
      const named = unwrap(element);
      if (named.type !== 'ObjectExpression') return [sqlKey(element, neighbours, byMark.get(`$${index + 1}`) ?? inOrder[index])];
      // Cosmos: `parameters: [{ name: '@oid', value }]`.
      const mark = analysis.read(named, ['name']);
      const value = analysis.read(named, ['value']);
      return mark.state === 'found' && value.state === 'found' ? [sqlKey(value.node, neighbours, byMark.get(stringValue(mark.node) ?? ''))] : [];
    });
  }
  if (values?.type === 'ObjectExpression') {
    return values.properties.flatMap((property): KeySink[] => {
      const key = keyName(property) ?? '';
      const placeholder = byMark.get(`:${key}`) ?? byMark.get(`@${key}`);
      return property.type === 'Property' && placeholder ? [sqlKey(property.value, values.properties.filter((other) => other !== property), placeholder)] : [];
    });
  }
  // `run(sql, first, second)`.
  const rest = statement === first ? call.arguments.slice(1).filter((each) => !isFunction(unwrap(each))) : [];
  return rest.map((each, index) => sqlKey(each, rest.filter((other) => other !== each), byMark.get(`$${index + 1}`) ?? inOrder[index]));
}

/** `getUserByOid(value)`, `findOrCreateUser(value)`, `updateAccount(value, …)`. */
function lookupKeys(analysis: Analysis, call: CallLike, name: string): KeySink[] {
  const looksUp = looksUpUser(name);
  // `new UpdateUserDialog(email)` makes something to look at.
  if (call.type === 'NewExpression' || (!looksUp && !changesUser(name))) return [];
  return call.arguments.flatMap((argument): KeySink[] => {
    if (argument.type === 'SpreadElement' || argument.type === 'ObjectExpression' || isFunction(argument)) return [];
    const local = analysis.definition(call.callee)?.type === 'function' ? { local: true as const } : {};
    const others = call.arguments.filter((other) => other !== argument);
    return keyParts(analysis, argument).map((part) => ({ node: part.node, role: 'lookup', neighbours: [...part.neighbours, ...others], shape: 'string', any: looksUp, ...nameAfterBy(name), ...local }));
  });
}

/** `getUserByEmail` looks by a column that says its claim. */
function nameAfterBy(name: string): { readonly name?: string } {
  const column = /By([A-Z]\w*)$/.exec(name)?.[1];
  return column === undefined ? {} : { name: column };
}
