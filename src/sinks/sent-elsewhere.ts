import { argumentAt, lineOf } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import { ABOUT_SENDING } from '../identity/credentials.js';
import type { Analysis } from '../provenance/analysis.js';
import { quoteNode } from '../provenance/describe.js';
import { ByDepth } from '../provenance/memo.js';
import { parameterBehind } from '../provenance/root.js';
import { credentialValue, idTokenIn, partsOf } from './id-token-credential.js';
import type { IdTokenCredential } from './id-token-credential.js';

/** Functions that hand a token on to one another before it is sent. */
const MAX_HANDS = 3;

/** The parameter that a function sends, and the members read from it. */
interface SentParameter {
  readonly index: number;
  readonly path: readonly string[];
}

/** An ID token given to a function of another file that sends it as its credential: `orders.list(session.idToken)`. In the same file the place where it is sent is found. */
export function sentElsewhere(analysis: Analysis, call: CallLike): IdTokenCredential | undefined {
  const { module } = analysis;
  const fn = senderOf(analysis, call);
  const sent = fn && !module.holds(fn) ? sentParameter(analysis, fn) : undefined;
  const token = sent && givenTo(analysis, call, sent);
  const found = token && module.holds(token) ? idTokenIn(analysis, token, undefined) : undefined;
  if (!fn || !found) return undefined;
  return { ...found, sender: `${quoteNode(module, call.callee)} (${module.homeOf(fn).label ?? ''}:${lineOf(fn)})` };
}

/** What a call gives a function for a parameter, or for the member of it that counts. */
function givenTo(analysis: Analysis, call: CallLike, { index, path }: SentParameter): Node | undefined {
  const argument = argumentAt(call, index);
  if (!argument || path.length === 0) return argument;
  const reading = analysis.read(argument, path);
  return reading.state === 'found' ? reading.node : undefined;
}

/** The function behind a callee that an import leads to, if the imported file speaks of such requests. */
function senderOf(analysis: Analysis, call: CallLike): FunctionNode | undefined {
  const { module } = analysis;
  if (!module.readsImports || call.arguments.length === 0) return undefined;
  const local = analysis.definition(call.callee);
  if (local?.type !== 'import' || !module.importSpeaks(local.module, local.node, ABOUT_SENDING)) return undefined;
  const definition = analysis.implementation(call.callee);
  return definition?.type === 'function' ? definition.node : undefined;
}

const SENT = {};

/** Each function is looked into once a depth; one that calls itself ends where the depth does. */
function sentParameter(analysis: Analysis, fn: FunctionNode, depth = MAX_HANDS): SentParameter | undefined {
  const known = analysis.once(SENT, () => new ByDepth<Node, SentParameter | false>());
  return known.get(depth, fn, () => findSentParameter(analysis, fn, depth) ?? false) || undefined;
}

function findSentParameter(analysis: Analysis, fn: FunctionNode, depth: number): SentParameter | undefined {
  const { module } = analysis;
  const own = (node: Node | undefined, path: readonly string[]): SentParameter | undefined => {
    const root = node && parameterBehind(module, node);
    return root?.owner === fn ? { index: root.index, path: [...root.path, ...path] } : undefined;
  };
  let found: SentParameter | undefined;
  walk(fn.body, module.visitorKeys, (node) => {
    const value = found ? undefined : credentialValue(analysis, node);
    for (const part of value ? partsOf(value) : []) found ??= own(part, []);
    if (found || node.type !== 'CallExpression' || depth === 0) return;
    const definition = analysis.definition(node.callee);
    const next = definition?.type === 'function' ? definition.node : senderOf(analysis, node);
    const sent = next && sentParameter(analysis, next, depth - 1);
    if (sent) found = own(argumentAt(node, sent.index), sent.path) ?? own(givenTo(analysis, node, sent), []);
  });
  return found;
}
