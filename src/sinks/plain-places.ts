import { calleeName, isFunction, unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { gateOf } from '../ast/gate.js';
import { templateOf } from '../ast/template.js';
import { walk } from '../ast/walk.js';
import { ABOUT_PLAIN_URLS } from '../identity/http.js';
import type { Analysis } from '../provenance/analysis.js';
import { requiredModule } from '../provenance/imports.js';
import { SETTERS } from '../provenance/later-writes.js';
import { TRANSPARENT } from '../provenance/read.js';
import { clientOf, KEEPERS } from './http-client.js';
import { plainUrl } from './url.js';

const remoteGate = gateOf(ABOUT_PLAIN_URLS);
/** A header that an imported address may get. */
const headerGate = gateOf(/authorization|bearer/i);
/** How a literal begins that makes an address plain. */
const BEGINS = /^\s*(?:http|ws)(?::|$)/i;

const PLACES = {};

/**
 * Whether a call can be given an address in clear, as far as a look at where such addresses are written tells:
 * the cheap question before anything is followed. Most stand in a call that does nothing more with them.
 */
export function mayGetPlainUrl(analysis: Analysis, call: CallLike): boolean {
  const places = analysis.once(PLACES, () => placesOf(analysis));
  return places === 'anywhere' || places.has(call);
}

const NOWHERE: ReadonlySet<Node> = new Set();

/** The calls around the plain addresses of a file, and around what it imports of files that write such; `anywhere` where one goes into a name, a helper or a client. */
function placesOf(analysis: Analysis): ReadonlySet<Node> | 'anywhere' {
  const { module } = analysis;
  const own = remoteGate.test(module.text);
  if (!own && !headerGate.test(module.text)) return NOWHERE;
  const imported = importedAddresses(analysis);
  if (!imported || ((own || imported.length > 0) && templateOf(module.ast))) return 'anywhere';
  const calls = new Set<Node>();
  let escapes = imported.some((mention) => !staysIn(analysis, mention, calls));
  if (own && !escapes) {
    walk(module.ast, module.visitorKeys, (node) => {
      if (isPlain(analysis, node) && !staysIn(analysis, node, calls)) escapes = true;
      return escapes ? 'stop' : undefined;
    });
  }
  return escapes ? 'anywhere' : calls;
}

/** `import('./x')` and `import x = require('./x')`, whose values no import declaration names. */
const OTHER_IMPORTS = /\bimport(?:\s*\(|\s+[\w$]+\s*=)/;

/** Every mention of what comes from a file of the project that writes plain addresses; undefined where not all can be told. */
function importedAddresses(analysis: Analysis): Node[] | undefined {
  const { facts, module } = analysis;
  if (!module.readsImports) return [];
  const speaking = new Set([...facts.imports].filter((specifier) => module.importSpeaks(specifier, module.ast, ABOUT_PLAIN_URLS)));
  if (speaking.size === 0) return [];
  if (analysis.says(OTHER_IMPORTS)) return undefined;
  const mentions = (module.scopes?.scopes ?? []).flatMap(({ variables }) => variables).flatMap(({ defs, references }) =>
    (defs.some(({ parent }) => parent?.type === 'ImportDeclaration' && speaking.has(parent.source.value)) ? references.map(({ identifier }) => identifier as Node) : []));
  const required = module.text.includes('require') ? module.calls.filter((call) => speaking.has(requiredModule(call) ?? '')) : [];
  return [...mentions, ...required.flatMap((call) => mentionsOfRequired(analysis, call))];
}

/** `const a = require('./x')`, `const { a } = require('./x')`: every mention of the names; of any other `require` the call itself. */
function mentionsOfRequired({ module }: Analysis, call: Node): Node[] {
  const declaration = call.parent?.type === 'VariableDeclarator' && call.parent.init === call ? call.parent : undefined;
  const variables = declaration && module.scopes?.getDeclaredVariables(declaration);
  return variables ? variables.flatMap(({ references }) => references.flatMap(({ identifier, init }) => (init === true ? [] : [identifier as Node]))) : [call];
}

/** Whether a string makes an address plain, by itself or with what it is joined to. */
function isPlain(analysis: Analysis, node: Node): boolean {
  if (node.type === 'TemplateElement') return BEGINS.test(node.value.cooked ?? node.value.raw);
  if (node.type !== 'Literal' || typeof node.value !== 'string' || !BEGINS.test(node.value)) return false;
  const isWhole = node.parent.type !== 'BinaryExpression' && node.value.includes('//');
  return !isWhole || plainUrl(analysis, [{ text: node.value, node, fallback: false }]) !== undefined;
}

/** Expressions through which an address goes on. */
const THROUGH = new Set<string>([
  'ArrayExpression', 'AwaitExpression', 'BinaryExpression', 'ConditionalExpression', 'LogicalExpression', 'ObjectExpression', 'Property', 'SpreadElement', 'TemplateLiteral',
]);
/** What does nothing with a value but to look at it, or shows it. */
const ENDS = new Set<string>([
  'ExportSpecifier', 'ExpressionStatement', 'IfStatement', 'ImportDeclaration', 'JSXAttribute', 'JSXExpressionContainer', 'JSXMemberExpression', 'JSXOpeningElement', 'SwitchCase', 'TSClassImplements', 'TSExternalModuleReference',
  'TSInterfaceHeritage', 'TSLiteralType', 'TSQualifiedName', 'TSTypeQuery', 'TSTypeReference', 'ThrowStatement', 'UnaryExpression', 'WhileStatement',
]);
/** Functions whose value is, or holds, what they are given: those that `textAlternatives` sees through, and those of the other lookups. */
const KEEPS: ReadonlySet<string> = new Set(['URL', 'Request', 'toString', 'trim', 'concat', 'String', 'encodeURI', 'join', 'assign', 'require', ...TRANSPARENT, ...SETTERS, ...KEEPERS]);

/** Whether an address reaches only the calls that are written around it; these are gathered. */
function staysIn(analysis: Analysis, address: Node, calls: Set<Node>): boolean {
  let node = address;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    if (parent.type === 'CallExpression' || parent.type === 'NewExpression') {
      calls.add(parent);
      const fate = fateIn(analysis, parent, node);
      if (fate !== 'goes on') return fate === 'ends';
    } else if (ENDS.has(parent.type) || (parent.type === 'BinaryExpression' && parent.operator !== '+')) {
      return true;
    } else if (!THROUGH.has(parent.type) && unwrap(parent) === parent && (parent.type !== 'MemberExpression' || parent.object !== node)) {
      return false;
    }
  }
  return false;
}

/** What becomes of an address in a call: it is in its value, or the call does something with it that this file does not show. */
function fateIn(analysis: Analysis, call: CallLike, address: Node): 'ends' | 'escapes' | 'goes on' {
  const name = calleeName(call);
  // `['http://…'].map((url) => …)`
  if (name === undefined || (call.callee === address && call.arguments.some((argument) => isFunction(argument)))) return 'escapes';
  if (KEEPS.has(name)) return 'goes on';
  if (call.callee === address) return keepsImported(analysis, call) ? 'goes on' : 'ends';
  const definition = analysis.definition(call.callee);
  return definition?.type === 'function' || definition?.type === 'class' || clientOf(analysis, call) ? 'escapes' : 'ends';
}

/** Whether the value of a call of imported code may hold an address: that code stands in a file that writes one. */
function keepsImported(analysis: Analysis, { callee }: CallLike): boolean {
  const code = analysis.about(ABOUT_PLAIN_URLS).implementation(callee);
  return (code?.type === 'function' || code?.type === 'class') && ABOUT_PLAIN_URLS.test(analysis.module.homeOf(code.node).text);
}
