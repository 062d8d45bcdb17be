import { calleeName, isFunction, memberName, receiverOf, unwrap, wrapped } from '../ast/nodes.js';
import type { CallLike, FunctionNode, Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import { ASKING_WORDS, INTERACTIVE_METHODS, NAVIGATING_METHODS, NAVIGATORS, QUESTIONS, SILENT_CALL } from '../identity/answers.js';
import type { Analysis } from '../provenance/analysis.js';
import { segmentsOf } from '../provenance/file-facts.js';
import { ByDepth } from '../provenance/memo.js';
import { namedOutlet } from './leak.js';
import { chainNames } from './placement.js';

/** Functions called by functions, before giving up. */
const MAX_DEPTH = 4;

/** Whether words say that the user is asked, or led to where that happens. */
export function tellsToAsk(text: string): boolean {
  const words = segmentsOf(text);
  return words.some((word, index) => ASKING_WORDS.has(word) || ASKING_WORDS.has(`${word}-${words[index + 1] ?? ''}`));
}

const ASKS = {};

/** Whether a call asks the user, or gets a token in another way than silently: by its name, or by what its function does in this file. */
export function asksUser(analysis: Analysis, call: CallLike, depth = MAX_DEPTH): boolean {
  return analysis.once(ASKS, () => new ByDepth<CallLike, boolean>()).get(depth, call, () => findAsking(analysis, call, depth));
}

function findAsking(analysis: Analysis, call: CallLike, depth: number): boolean {
  const name = calleeName(call);
  if (name === undefined || name === SILENT_CALL || call.type === 'NewExpression') return false;
  if (INTERACTIVE_METHODS.has(name)) return true;
  const [first = ''] = segmentsOf(name);
  if (!QUESTIONS.has(first) && tellsToAsk(name) && namedOutlet(call) === undefined) return true;
  if (NAVIGATING_METHODS.has(name) && NAVIGATORS.test(chainNames(receiverOf(call) ?? call).pop() ?? '')) return true;
  const definition = depth > 0 ? analysis.definition(call.callee) : undefined;
  return definition?.type === 'function' && bodyAsks(analysis, definition.node, depth - 1);
}

const BODIES = {};

/** Whether a function of this file asks the user somewhere in its body. */
function bodyAsks(analysis: Analysis, fn: FunctionNode, depth: number): boolean {
  return analysis.once(BODIES, () => new ByDepth<FunctionNode, boolean>())
    .get(depth, fn, () => someCall(analysis, fn.body, (call) => asksUser(analysis, call, depth)) || leadsAway(analysis, fn.body));
}

/** Whether any call below `root`, `root` included, is as asked. `skip` leaves out what is below a node. */
export function someCall(analysis: Analysis, root: Node, is: (call: CallLike) => boolean, skip?: (node: Node) => boolean): boolean {
  let found = false;
  walk(root, analysis.module.visitorKeys, (node) => {
    if (skip?.(node) === true) return 'skip';
    if ((node.type === 'CallExpression' || node.type === 'NewExpression') && is(node)) found = true;
    return found ? 'stop' : undefined;
  });
  return found;
}

/** Whether code below `root` sends the browser to another page: `window.location.href = …`. */
function leadsAway(analysis: Analysis, root: Node): boolean {
  let found = false;
  walk(root, analysis.module.visitorKeys, (node) => {
    if (node.type === 'AssignmentExpression' && isAddress(node.left)) found = true;
    return found ? 'stop' : undefined;
  });
  return found;
}

/** `location`, `window.location`, `window.location.href`. */
export function isAddress(target: Node): boolean {
  const names = chainNames(target);
  return names[names.length - 1] === 'location' || (names[names.length - 1] === 'href' && names[names.length - 2] === 'location');
}

/** A function whose code runs as part of the code around it: called at once, or given to `then`, `catch` or `finally`. */
function isInline(fn: FunctionNode): boolean {
  const outer = wrapped(fn);
  const { parent } = outer;
  if (parent?.type !== 'CallExpression') return false;
  return parent.callee === outer || /^(?:then|catch|finally|subscribe|switchMap|mergeMap|concatMap)$/.test(calleeName(parent) ?? '');
}

/** Whether the user is asked in code that runs after `place`, in the same function: after a failure that was swallowed there. */
export function asksAfter(analysis: Analysis, place: Node): boolean {
  const end = place.range[1];
  const asks = (root: Node): boolean =>
    someCall(analysis, root, (call) => call.range[1] > end && asksUser(analysis, call), (node) => node.range[1] <= end || (isFunction(node) && !isInline(node) && node !== root));
  let node = place;
  for (let { parent } = node; parent; node = parent, { parent } = node) {
    if (isFunction(parent)) {
      if (!isInline(parent)) return false;
      continue;
    }
    const body = (parent as { body?: unknown }).body;
    const statements = Array.isArray(body) ? (body as Node[]) : parent.type === 'SwitchCase' ? parent.consequent : undefined;
    if (statements && statements.slice(statements.findIndex((statement) => statement === node) + 1).some(asks)) return true;
    // The rest of the statement itself: the branches of an `if` whose test it is, the right side of `??`, the rest of a loop.
    if (!statements && (parent.type !== 'IfStatement' || parent.test === node) && (parent.type !== 'ConditionalExpression' || parent.test === node) && parent.type !== 'TryStatement' && asks(parent)) return true;
    if (parent.type === 'TryStatement' && parent.finalizer && parent.finalizer !== node && asks(parent.finalizer)) return true;
  }
  return false;
}

const FIRST_ASKING = {};

/** The first statement of a block that asks the user whenever it runs. */
function firstAsking(analysis: Analysis, block: Node): Node | undefined {
  const { body } = block as { body?: unknown };
  if (!Array.isArray(body)) return undefined;
  const known = analysis.once(FIRST_ASKING, () => new Map<Node, Node | undefined>());
  if (!known.has(block)) known.set(block, (body as Node[]).find((statement) => someCall(analysis, statement, (call) => asksUser(analysis, call), isConditional)));
  return known.get(block);
}

function isConditional(node: Node): boolean {
  return isFunction(node) || /^(?:IfStatement|ConditionalExpression|LogicalExpression|SwitchStatement|CatchClause)$/.test(node.type);
}

/** Whether the user has just been asked when code comes to `place`: then a silent request serves from what that brought. */
export function asksBefore(analysis: Analysis, place: Node): boolean {
  let node = place;
  for (let { parent } = node; parent; node = parent, { parent } = node) {
    if (isFunction(parent)) {
      const outer = wrapped(parent);
      const call = outer.parent;
      if (!isInline(parent) || call?.type !== 'CallExpression') return false;
      // `loginPopup().then(() => …)`
      const receiver = receiverOf(call);
      if (receiver && calleeName(call) !== 'catch' && someCall(analysis, receiver, (before) => asksUser(analysis, before), isFunction)) return true;
      continue;
    }
    const first = firstAsking(analysis, parent);
    if (first && first.range[1] <= node.range[0]) return true;
  }
  return false;
}

/** The last name of an expression: `b` of `a.b`. */
export function lastName(node: Node): string {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name;
  return inner.type === 'MemberExpression' ? (memberName(inner) ?? '') : '';
}
