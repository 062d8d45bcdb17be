import { argumentAt, calleeName, keyName, memberName, receiverOf, stringValue, settled, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { ERROR_MEMBERS } from '../identity/errors.js';
import type { Analysis } from '../provenance/analysis.js';
import { soleWrite } from '../provenance/writes.js';
import { iteratedList } from '../provenance/elements.js';

/** What is compared: which member of an error, or which string, and the error it was read from. */
export interface ErrorSubject {
  readonly node: Node;
  /** The member that holds the code or the text (`errorCode`, `message`), or the name of the variable or parameter. */
  readonly name: string | undefined;
  /** The expression whose member, or whose text, is compared: an error object as far as the syntax shows. */
  readonly object?: Node;
}

/** Names followed before giving up. */
const MAX_DEPTH = 8;

/** String methods after which the text still says the same. */
const CLEANERS = new Set(['toString', 'trim', 'toLowerCase', 'toUpperCase', 'normalize', 'slice', 'substring', 'substr', 'replace', 'replaceAll', 'join', 'at', 'split']);
/** Functions that make a text of an error. */
const TEXT_FUNCTIONS = new Set(['String', 'stringify', 'inspect', 'format']);
/** Own helpers that do so: `getErrorMessage(e)`. */
const TEXT_HELPER = /(?:err|error|exception|failure)[a-z]*(?:message|text|code|string|name)$/i;

/** Takes the compared expression apart, through variables, cleaning, `||` and `String(…)`. */
export function subjectOf(analysis: Analysis, expression: Node, depth = 0): ErrorSubject {
  const node = settled(expression);
  const inner = (next: Node): ErrorSubject => ({ ...subjectOf(analysis, next, depth + 1), node: expression });
  const nothing: ErrorSubject = { node: expression, name: undefined };
  if (depth > MAX_DEPTH) return nothing;
  switch (node.type) {
    case 'MemberExpression': {
      const name = memberName(node);
      if (name?.startsWith('[') === true) return inner(node.object);
      const owner = unwrap(node.object);
      if (name === 'name' && owner.type === 'MemberExpression' && memberName(owner) === 'constructor') return { node: expression, name, object: unwrap(owner.object) };
      return { node: expression, name, ...(name !== undefined && ERROR_MEMBERS.has(name) ? { object: owner } : {}) };
    }
    case 'CallExpression': {
      const name = calleeName(node) ?? '';
      const first = argumentAt(node, 0);
      const receiver = receiverOf(node);
      if (receiver && CLEANERS.has(name)) return asText(inner(receiver), unwrap(receiver), name === 'toString');
      if (first && (TEXT_FUNCTIONS.has(name) || TEXT_HELPER.test(name))) return asText(inner(first), unwrap(first), true);
      return nothing;
    }
    case 'TemplateLiteral': {
      const [only] = node.expressions;
      return only ? asText(inner(only), unwrap(only), true) : nothing;
    }
    case 'BinaryExpression':
      if (node.operator !== '+') return nothing;
      return stringValue(node.left) === undefined ? asText(inner(node.left), unwrap(node.left), true) : asText(inner(node.right), unwrap(node.right), true);
    case 'LogicalExpression':
      return node.operator === '&&' ? inner(node.right) : agreed(analysis, inner(node.left), inner(node.right));
    case 'ConditionalExpression':
      return agreed(analysis, inner(node.consequent), inner(node.alternate));
    case 'Identifier':
      return nameSubject(analysis, expression, node, depth);
    default:
      return nothing;
  }
}

/** `String(e)`: of a bare name the object itself is compared as text. */
function asText(subject: ErrorSubject, of: Node, whole: boolean): ErrorSubject {
  return whole && !subject.object && of.type === 'Identifier' && subject.name === of.name ? { ...subject, object: of } : subject;
}

/** Alternatives are of one error, or of none that can be named. */
function agreed(analysis: Analysis, left: ErrorSubject, right: ErrorSubject): ErrorSubject {
  const text = (node: Node): string => analysis.module.textOf(node);
  const { node } = left;
  const name = left.name ?? right.name;
  if (left.object && right.object) return text(left.object) === text(right.object) ? { node, name, object: left.object } : { node, name };
  const object = left.object ?? right.object;
  return object ? { node, name, object } : { node, name };
}

function nameSubject(analysis: Analysis, expression: Node, node: Extract<Node, { type: 'Identifier' }>, depth: number): ErrorSubject {
  const { module } = analysis;
  const plain: ErrorSubject = { node: expression, name: node.name };
  const list = iteratedList(module, node);
  if (list) return { node: expression, name: subjectOf(analysis, list, depth + 1).name ?? node.name };
  const variable = module.variableOf(node);
  const written = variable && soleWrite(variable);
  const declared = variable?.identifiers[0];
  if (written && variable.defs[0]?.type !== ('Parameter' as never)) {
    const [member, ...more] = written.path;
    if (member === undefined) {
      const found = subjectOf(analysis, written.source, depth + 1);
      return { ...found, node: expression, name: found.name ?? node.name };
    }
    const object = unwrap(written.source);
    return { node: expression, name: more[more.length - 1] ?? member, ...(more.length === 0 && ERROR_MEMBERS.has(member) ? { object } : {}) };
  }
  // `({ errorCode: code }) => …`, `catch ({ errorCode })`: the key tells.
  const property = declared?.parent?.type === 'AssignmentPattern' ? declared.parent.parent : declared?.parent;
  return property?.type === 'Property' && property.parent.type === 'ObjectPattern' ? { ...plain, name: keyName(property) ?? node.name } : plain;
}
