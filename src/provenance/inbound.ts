import { calleeName, enclosingClass, functionName, receiverOf, settled, wrapped } from '../ast/nodes.js';
import type { FunctionNode, Node } from '../ast/nodes.js';
import { ASSERTION_PROPERTIES, CHECKING_WORDS, KEY_FUNCTIONS, RECEIVING_CLASSES, REQUEST_COMPANIONS, REQUEST_NAMES } from '../identity/inbound.js';
import { segmentsOf } from './file-facts.js';
import { soleWrite } from './writes.js';
import type { Module, Variable } from './module.js';
import { openedBy } from './opened.js';
import { parameterBehind } from './root.js';
import type { Context } from './step.js';
import { usesOfVariable } from './uses.js';

const MAX_HOPS = 10;

const saysChecking = (name: string | undefined): boolean => name !== undefined && segmentsOf(name).some((segment) => CHECKING_WORDS.has(segment));

/**
 * Whether a token that is known by its name or member alone is one that this server received, although it may be called accessToken:
 * it comes out of a request, stands in a middleware, guard or strategy, is verified here, or is exchanged on behalf of its user.
 */
export function isReceived(context: Context, token: Node): boolean {
  const { module } = context;
  const root = parameterBehind(module, token);
  if (root && isServerFunction(root.owner)) return true;
  if (fromRequest(module, token)) return true;
  const node = settled(token);
  const variable = node.type === 'Identifier' ? module.variableOf(node) : undefined;
  return (variable !== undefined && isChecked(context, variable)) || (root !== undefined && bringsKeys(context));
}

/** A function that a server calls, or that checks what a server got: known by its name, its class, or what stands beside the token. */
function isServerFunction(fn: FunctionNode): boolean {
  if (saysChecking(functionName(fn)) || saysChecking(enclosingClass(fn)?.id?.name)) return true;
  const host = wrapped(fn).parent;
  if (host?.type === 'NewExpression' && RECEIVING_CLASSES.test(calleeName(host) ?? '')) return true;
  return fn.params.some((parameter) => parameter.type === 'Identifier' && REQUEST_COMPANIONS.has(parameter.name));
}

/** `req.body.accessToken`, `getAccessToken(req)`, also through names. */
function fromRequest(module: Module, expression: Node): boolean {
  let node = settled(expression);
  for (let hops = 0; hops < MAX_HOPS; hops += 1) {
    switch (node.type) {
      case 'MemberExpression':
        node = settled(node.object);
        break;
      case 'CallExpression': {
        if (node.arguments.some((argument) => isRequest(argument))) return true;
        const receiver = receiverOf(node);
        if (!receiver) return false;
        node = settled(receiver);
        break;
      }
      case 'LogicalExpression':
        node = settled(node.left);
        break;
      case 'ConditionalExpression':
        node = settled(node.consequent);
        break;
      case 'Identifier': {
        if (isRequest(node)) return true;
        const variable = module.variableOf(node);
        const written = variable && soleWrite(variable);
        if (!written) return false;
        node = settled(written.source);
        break;
      }
      default:
        return false;
    }
  }
  return false;
}

function isRequest(node: Node): boolean {
  let at = settled(node);
  while (at.type === 'MemberExpression') at = settled(at.object);
  return at.type === 'Identifier' && REQUEST_NAMES.has(at.name.toLowerCase());
}

/** Whether the token is also verified, or handed on as the assertion of its user. */
function isChecked(context: Context, variable: Variable): boolean {
  return usesOfVariable(context.module, variable).some((use) => {
    if (use.type === 'property') return use.name !== undefined && ASSERTION_PROPERTIES.has(use.name);
    return use.type === 'argument' && use.call.type === 'CallExpression' && openedBy(context, use.call, false)?.does === 'verify';
  });
}

const withKeys = new WeakMap<Node, boolean>();

/** Whether the file checks signatures: then what it is given and decodes was received. */
function bringsKeys(context: Context): boolean {
  const { ast, calls } = context.module;
  let known = withKeys.get(ast);
  if (known === undefined) {
    known = calls.some((call) => {
      if (KEY_FUNCTIONS.has(calleeName(call) ?? '')) return true;
      const opened = openedBy(context, call, false);
      return opened?.does === 'verify' && opened.by === 'library';
    });
    withKeys.set(ast, known);
  }
  return known;
}
