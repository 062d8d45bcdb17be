import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, enclosingFunction, functionName, keyName, stringValue, unwrap, wrapped } from '../ast/nodes.js';
import type { FunctionNode, Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import {
  CACHE_ACCESS, CACHED_CALLS, COMMAND_LINE, CREDENTIALS_OF_ONE_CALL, ONCE_NAMES, REPEATING_CALLS, REQUEST_PARAMETERS, SECRET_MEMBERS, SERVICE_CLIENTS,
} from '../identity/token-cache.js';
import type { Analysis } from '../provenance/analysis.js';
import { callsOf, declaredName, isExported } from '../provenance/mentions.js';
import { returnsOf } from '../provenance/returns.js';
import type { Use } from '../provenance/uses.js';

/** A client of MSAL, or a credential, that is made anew each time its function runs, so that its cache is never read again. */
export interface RepeatedClient {
  readonly name: string;
  readonly by: 'call' | 'render';
}

const CACHE_PLUGIN = /cachePlugin/;

/** The client that a `new` makes, where its function runs again and again and nobody keeps it. */
export function repeatedClientOf(analysis: Analysis, node: TSESTree.NewExpression): RepeatedClient | undefined {
  const name = calleeName(node);
  const fn = enclosingFunction(node);
  if (name === undefined || !fn || CREDENTIALS_OF_ONE_CALL.has(name) || analysis.says(COMMAND_LINE)) return undefined;
  const origin = analysis.trace(node).as('msal-client', 'legacy-msal-client', 'credential');
  if (origin?.evidence !== 'flow' || keepsCache(analysis, node, fn, origin.kind === 'credential')) return undefined;
  if (origin.kind !== 'credential' && isComponent(analysis, fn) && wrapped(node).parent?.type === 'VariableDeclarator' && isInBodyOf(node, fn)) return { name, by: 'render' };
  return isUsedHereOnly(analysis, node, fn) && repeats(analysis, fn, new Set()) ? { name, by: 'call' } : undefined;
}

/** The cache outlives the client, or cannot be shared: a plug-in, a configuration of another file (MSAL for Node), a caller's own secret. */
function keepsCache(analysis: Analysis, node: TSESTree.NewExpression, fn: FunctionNode, isCredential: boolean): boolean {
  if (isCredential) return node.arguments.some((argument) => usesLocal(analysis, argument, fn));
  if (!analysis.facts.importsAny(['@azure/msal-node'])) return false;
  const config = argumentAt(node, 0);
  if (!config || analysis.says(CACHE_PLUGIN) || analysis.read(config, ['cache', 'cachePlugin']).state !== 'missing') return true;
  return SECRET_MEMBERS.some((member) => {
    const reading = analysis.read(config, ['auth', member]);
    return reading.state === 'found' && usesLocal(analysis, reading.node, fn);
  });
}

/** Whether an expression reads a variable or parameter of a function, or of one inside it. */
function usesLocal(analysis: Analysis, expression: Node, fn: FunctionNode): boolean {
  let found = false;
  walk(expression, analysis.module.visitorKeys, (node) => {
    const definition = node.type === 'Identifier' ? analysis.module.variableOf(node)?.defs[0] : undefined;
    if (definition && definition.name.range[0] >= fn.range[0] && definition.name.range[1] <= fn.range[1]) found = true;
  });
  return found;
}

/** A React component: a function with a capital that gives back JSX. */
function isComponent(analysis: Analysis, fn: FunctionNode): boolean {
  return /^[A-Z]/.test(functionName(fn) ?? '') && returnsOf(analysis.module, fn).some((value) => /^JSX(?:Element|Fragment)$/.test(unwrap(value).type));
}

/** Declared at the function's own level, not under a condition. */
function isInBodyOf(node: Node, fn: FunctionNode): boolean {
  const declaration = wrapped(node).parent?.parent;
  return declaration?.parent === fn.body;
}

/** Only methods are called on it, one of which looks into the cache, and neither other code nor a function that lives on gets hold of it. */
function isUsedHereOnly(analysis: Analysis, node: Node, fn: FunctionNode): boolean {
  const uses = analysis.uses(node);
  const staysHere = (use: Use): boolean => {
    if (use.type === 'member') return use.name !== undefined && !CACHE_ACCESS.has(use.name) && !isKept(analysis, use.node, fn);
    return isService(analysis, use, fn) || isWrittenHere(analysis, use);
  };
  return uses.every(staysHere) && uses.some((use) => use.type === 'argument' || (use.type === 'member' && CACHED_CALLS.has(use.name ?? '')));
}

/** `new SecretClient(url, credential).getSecret(name)`: the client of a service asks its credential for a token, and neither lives longer than the call. */
function isService(analysis: Analysis, use: Use, fn: FunctionNode): boolean {
  if (use.type !== 'argument' || use.call.type !== 'NewExpression' || !SERVICE_CLIENTS.test(calleeName(use.call) ?? '')) return false;
  const uses = analysis.uses(use.call);
  const staysHere = (next: Use): boolean => {
    // A client of a part keeps the credential: `service.getContainerClient(name)`.
    if (next.type === 'member') return !SERVICE_CLIENTS.test(next.name ?? '') && !isKept(analysis, next.node, fn);
    return isWrittenHere(analysis, next);
  };
  return uses.every(staysHere) && uses.some((next) => next.type === 'member' && isCalled(next.node));
}

function isCalled(member: Node): boolean {
  const outer = wrapped(member);
  return outer.parent?.type === 'CallExpression' && outer.parent.callee === outer;
}

/** Whether a place inside a function is in another one that outlives its call: given back, put into an object, registered. Hooks make those anew, too. */
function isKept(analysis: Analysis, place: Node, fn: FunctionNode): boolean {
  if (/^use[A-Z]/.test(functionName(fn) ?? '')) return false;
  for (let at = enclosingFunction(place); at && at !== fn; at = enclosingFunction(at)) {
    if (!endsWithItsCall(analysis, at)) return true;
  }
  return false;
}

/** A function that is called on the spot, handed to a call that registers nothing, or called by its name alone. */
function endsWithItsCall(analysis: Analysis, fn: FunctionNode): boolean {
  const outer = wrapped(fn);
  const { parent } = outer;
  if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return callsOf(analysis.module, fn) !== undefined;
  return parent.callee === outer || !REPEATING_CALLS.test(calleeName(parent) ?? '');
}

/** Put into a variable of the function that runs, which is gone with it. */
function isWrittenHere(analysis: Analysis, use: Use): boolean {
  if (use.type !== 'written' || use.target.type !== 'Identifier') return false;
  const [definition] = analysis.module.variableOf(use.target)?.defs ?? [];
  return (definition?.type as string) === 'Variable' && enclosingFunction(definition?.name as Node) === enclosingFunction(use.target);
}

/** Whether a function runs more than once in the life of the program, as far as the file shows it. */
function repeats(analysis: Analysis, fn: FunctionNode, seen: Set<FunctionNode>): boolean {
  if (seen.has(fn)) return false;
  seen.add(fn);
  const outer = wrapped(fn);
  const { parent } = outer;
  const around = enclosingFunction(fn);
  if (parent?.type === 'CallExpression') {
    if (around) return !isEffectOnce(parent, outer) && repeats(analysis, around, seen);
    const [first] = fn.params;
    return parent.callee !== outer && (REPEATING_CALLS.test(calleeName(parent) ?? '') && stringValue(argumentAt(parent, 0)) !== 'load' || (first?.type === 'Identifier' && REQUEST_PARAMETERS.test(first.name)));
  }
  if (ONCE_NAMES.test(functionName(fn) ?? '')) return false;
  const name = declaredName(fn);
  const variable = name && analysis.module.variableOf(name);
  if (!variable) return /^(?:MethodDefinition|Property|PropertyDefinition|AssignmentExpression|ExportDefaultDeclaration)$/.test(parent?.type ?? '');
  if (isExported(variable)) return true;
  return variable.references.some(({ identifier, init }) => init !== true && isRepeatedMention(analysis, identifier, seen));
}

/** A call inside a function that repeats; or the function itself, handed on to be called by others. */
function isRepeatedMention(analysis: Analysis, mention: Node, seen: Set<FunctionNode>): boolean {
  const { parent } = wrapped(mention);
  const around = enclosingFunction(mention);
  if (parent?.type === 'CallExpression' && parent.callee === wrapped(mention)) return around !== undefined && repeats(analysis, around, seen);
  if (parent?.type === 'CallExpression') return around === undefined ? REPEATING_CALLS.test(calleeName(parent) ?? '') : repeats(analysis, around, seen);
  // `app.http('name', { handler: send })`
  if (parent?.type === 'Property' && parent.value === wrapped(mention)) {
    const call = parent.parent.parent;
    return keyName(parent) === 'handler' && call?.type === 'CallExpression' && REPEATING_CALLS.test(calleeName(call) ?? '');
  }
  return parent?.type === 'JSXExpressionContainer';
}

/** `useEffect(() => …, [])` runs once. */
function isEffectOnce(call: TSESTree.CallExpression, callback: Node): boolean {
  const dependencies = call.arguments[1];
  return call.arguments[0] === callback && /^use[A-Z]/.test(calleeName(call) ?? '') && dependencies?.type === 'ArrayExpression' && dependencies.elements.length === 0;
}
