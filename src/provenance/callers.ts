import { calleeName, enclosingClass, functionName, isClass, isThis, keyName, memberName, receiverOf, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, ClassNode, FunctionNode, Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import {
  COMPONENT_BASES, COMPONENT_DECORATORS, COMPONENT_OPTIONS, EVENT_MEMBERS, HANDLER_EXPORTS, HANDLER_MEMBERS, LIFECYCLE_METHODS, REQUEST_NAMES, RESPONSE_NAMES, RUNNERS,
} from '../identity/runners.js';
import type { RunnerKind } from '../identity/runners.js';
import { declaredName, isExported, wrappedFunction } from './mentions.js';
import type { Module } from './module.js';

/** Who calls a function. */
export type Caller =
  /** A call in this file that gives back what the function gives back: `handlers(call)` says who receives its failure. */
  | { readonly type: 'call'; readonly node: CallLike }
  /** A framework or the platform, which does nothing about a failure; `name` as the file writes it: `useEffect`, `onClick`, `ngOnInit`. */
  | { readonly type: 'runner'; readonly by: RunnerKind; readonly name: string; readonly node: Node }
  /** Code that this file does not show: the function is exported, given back, or handed to somebody unknown. */
  | { readonly type: 'elsewhere'; readonly node: Node };

/** Methods that run the function given to them and carry its failure on in what they give back. */
const CARRYING_CALLS = /^(?:then|catch|finally|map|flatMap|forEach|switchMap|mergeMap|concatMap|exhaustMap|tap|catchError|defer|startTransition|runOutsideAngular)$/;

/** Everybody who calls `fn`; empty where nobody mentions it. */
export function callersOf(module: Module, fn: FunctionNode): Caller[] {
  const request = answersRequests(fn);
  const outer = wrappedFunction(fn);
  const declared = declaredName(fn);
  const found = declared ? byName(module, declared) : fromPlace(module, fn, outer);
  // Middleware is known by its parameters, wherever it is handed to.
  if (request !== undefined && found.every(({ type }) => type === 'elsewhere')) return [{ type: 'runner', by: 'request', name: request, node: fn }];
  return found;
}

/** The name of a function that answers requests, by its parameters (`(req, res) => …`), or by its export (`export async function GET`). */
function answersRequests(fn: FunctionNode): string | undefined {
  const [first, second] = fn.params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : ''));
  const name = functionName(fn);
  if (first !== undefined && second !== undefined && REQUEST_NAMES.test(first) && RESPONSE_NAMES.test(second)) return name ?? `(${first}, ${second}) =>`;
  const declaration = fn.type === 'FunctionDeclaration' ? fn : wrapped(fn).parent?.parent;
  return name !== undefined && HANDLER_EXPORTS.has(name) && declaration?.parent?.type === 'ExportNamedDeclaration' ? name : undefined;
}

function byName(module: Module, declared: Node): Caller[] {
  const variable = module.variableOf(declared);
  if (!variable) return [];
  const found = variable.references.flatMap((reference): Caller[] => (reference.isRead() ? mention(module, reference.identifier) : []));
  return isExported(variable) ? [...found, { type: 'elsewhere', node: declared }] : found;
}

/** What becomes of a function that a name, or the function itself, stands for at some place. */
function mention(module: Module, place: Node): Caller[] {
  const node = wrapped(place);
  const { parent } = node;
  switch (parent?.type) {
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node ? [{ type: 'call', node: parent }] : handedTo(parent, node);
    case 'JSXExpressionContainer': {
      const attribute = parent.parent;
      const name = attribute.type === 'JSXAttribute' && attribute.name.type === 'JSXIdentifier' ? attribute.name.name : undefined;
      return [name !== undefined && EVENT_MEMBERS.test(name) ? { type: 'runner', by: 'event', name, node: attribute } : { type: 'elsewhere', node }];
    }
    case 'VariableDeclarator':
      return parent.init === node && parent.id.type === 'Identifier' ? byName(module, parent.id) : [{ type: 'elsewhere', node }];
    case 'AssignmentExpression': {
      // Another name for it. A variable that is given its own value changes nothing.
      if (parent.right === node && parent.left.type === 'Identifier' && module.variableOf(parent.left) !== module.variableOf(node)) return byName(module, parent.left);
      const name = parent.right === node && parent.left.type === 'MemberExpression' ? memberName(parent.left) : undefined;
      return [name !== undefined && EVENT_MEMBERS.test(name) ? { type: 'runner', by: 'event', name, node: parent } : { type: 'elsewhere', node }];
    }
    case 'Property':
      return [ofProperty(parent, node)];
    // A list of what a hook depends on; a test whether the function is there.
    case 'ArrayExpression':
      return parent.parent.type === 'CallExpression' && /^use[A-Z]/.test(calleeName(parent.parent) ?? '') ? [] : [{ type: 'elsewhere', node }];
    case 'UnaryExpression':
    case 'TSTypeQuery':
      return [];
    case 'LogicalExpression':
      return mention(module, parent);
    default:
      return [{ type: 'elsewhere', node }];
  }
}

/** The function is an argument of a call. */
function handedTo(call: CallLike, argument: Node): Caller[] {
  const name = calleeName(call);
  const index = call.arguments.findIndex((candidate) => candidate === argument);
  const receiver = receiverOf(call);
  if (name === undefined || call.type === 'NewExpression') return [{ type: 'elsewhere', node: argument }];
  const holder = receiver && nameOf(receiver);
  const runner = RUNNERS.find((row) => row.names.test(name) && (row.argument === undefined || row.argument === index) && (!row.on || row.on.test(holder ?? '')));
  if (runner) return [{ type: 'runner', by: runner.by, name, node: call }];
  return [CARRYING_CALLS.test(name) ? { type: 'call', node: call } : { type: 'elsewhere', node: argument }];
}

/** The last name of an object: `request` of `api.interceptors.request`, `app` of `app`, `$` of `$('#x')`. */
function nameOf(node: Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name;
  if (inner.type === 'CallExpression') return calleeName(inner);
  return inner.type === 'MemberExpression' ? memberName(inner) : undefined;
}

/** The function is a member of an object: of a framework's options, or of one that goes elsewhere. */
function ofProperty(property: Node, value: Node): Caller {
  const name = keyName(property) ?? '';
  const owner = property.parent?.parent;
  const kind = HANDLER_MEMBERS.get(name);
  if (kind !== undefined && owner?.type === 'CallExpression') return { type: 'runner', by: kind, name: `${calleeName(owner) ?? ''} ${name}`.trim(), node: property };
  if (owner?.type === 'Property' && COMPONENT_OPTIONS.has(keyName(owner) ?? '') && isComponentOptions(owner.parent)) return { type: 'runner', by: 'template', name, node: property };
  if (LIFECYCLE_METHODS.has(name) && property.parent && isComponentOptions(property.parent)) return { type: 'runner', by: 'lifecycle', name, node: property };
  return { type: 'elsewhere', node: value };
}

/** `export default { methods: { … } }` and `defineComponent({ … })`. */
function isComponentOptions(node: Node): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'ExportDefaultDeclaration' || (parent?.type === 'CallExpression' && /^(?:defineComponent|component|extend)$/.test(calleeName(parent) ?? ''));
}

/** A function without a name of its own: by the place where it stands. */
function fromPlace(module: Module, fn: FunctionNode, outer: Node): Caller[] {
  const { parent } = outer;
  if (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition') {
    const owner = parent.parent.parent;
    return isClass(owner) ? ofMember(module, owner, keyName(parent), parent) : [];
  }
  if (parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression') return [{ type: 'elsewhere', node: fn }];
  return mention(module, outer);
}

/** A method: called as `this.name()` in its class, by a framework, by a component's template, or by anybody. */
function ofMember(module: Module, owner: ClassNode, name: string | undefined, member: Node): Caller[] {
  if (name === undefined) return [{ type: 'elsewhere', node: member }];
  if (LIFECYCLE_METHODS.has(name)) return [{ type: 'runner', by: 'lifecycle', name, node: member }];
  const found = mentionsOfMember(module, owner, name).flatMap((place) => mention(module, place));
  const { accessibility } = member as { accessibility?: string };
  if (accessibility === 'private' || accessibility === 'protected' || name.startsWith('#')) return found;
  const base = owner.superClass && unwrap(owner.superClass);
  const isComponent = (base !== undefined && base !== null && COMPONENT_BASES.test(nameOf(base) ?? ''))
    // Parsers without decorators leave the list out.
    || ((owner.decorators as typeof owner.decorators | undefined) ?? []).some(({ expression }) => expression.type === 'CallExpression' && COMPONENT_DECORATORS.test(calleeName(expression) ?? ''));
  if (!isComponent) return [...found, { type: 'elsewhere', node: member }];
  return found.length > 0 ? found : [{ type: 'runner', by: 'template', name, node: member }];
}

/** Every `this.name` of a class, by name; made once a class. */
const ownMentions = new WeakMap<ClassNode, ReadonlyMap<string, readonly Node[]>>();

/** `this.name` in a class, and `this.name.bind(this)` where that is handed on. */
function mentionsOfMember(module: Module, owner: ClassNode, name: string): readonly Node[] {
  let index = ownMentions.get(owner);
  if (!index) {
    const made = new Map<string, Node[]>();
    walk(owner.body, module.visitorKeys, (node) => {
      const member = node.type === 'MemberExpression' && isThis(node.object) && enclosingClass(node) === owner ? memberName(node) : undefined;
      if (member !== undefined) made.set(member, [...(made.get(member) ?? []), boundTo(node)]);
    });
    ownMentions.set(owner, (index = made));
  }
  return index.get(name) ?? [];
}

function boundTo(mentioned: Node): Node {
  const { parent } = mentioned;
  const bind = parent?.type === 'MemberExpression' && memberName(parent) === 'bind' ? parent.parent : undefined;
  return bind?.type === 'CallExpression' ? bind : mentioned;
}
