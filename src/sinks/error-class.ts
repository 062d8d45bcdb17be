import { unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { CLASS_PACKAGES, CLASSLESS_CODES, ERROR_CLASSES, INTERACTION_CLASS, WRAPPING_PACKAGES } from '../identity/errors.js';
import type { Analysis } from '../provenance/analysis.js';
import type { Variable } from '../provenance/module.js';
import type { ErrorMatch, ErrorTest } from './error-match.js';

/** What an `instanceof` could take the place of, and what it needs. */
export interface ClassRemedy {
  /** The class, and the package that makes the errors: `@azure/msal-browser`. */
  readonly name: string;
  readonly module: string;
  /** The comparisons that go. */
  readonly tests: readonly [ErrorTest, ...ErrorTest[]];
  /** The errors that they look at, each once. */
  readonly objects: readonly [Node, ...Node[]];
  /** An operand of the same chain that asks for this class of this error already. */
  readonly existing: Node | undefined;
  /** Conditions that stay: what the comparisons ask for beside the codes of the class. */
  readonly rest: readonly string[];
}

/** Other values of a list that are worth writing out. */
const MAX_REST = 4;
const CATCHING_NAMES = /^_?(?:e|ex|err|exc|error|exception|reason|failure|cause|fail)$|(?:err|error|exception|reason|failure)\d?$/i;

/** The class check that says what a match means; undefined where no class says it, no error is in reach, or the file has no client of MSAL. */
export function classRemedyOf(analysis: Analysis, match: ErrorMatch): ClassRemedy | undefined {
  if (match.tests.some(({ form }) => form === 'switch') || (match.sort !== 'interaction' && match.sort !== 'class')) return undefined;
  const tests = match.tests.filter(({ codes }) => codes.some(({ sort }) => sort === match.sort));
  const [first] = tests;
  const names = new Set(tests.flatMap(({ codes }) => codes.filter(({ sort }) => sort === match.sort).map(({ text }) => (match.sort === 'class' ? text : INTERACTION_CLASS))));
  const [name] = names;
  if (!first || name === undefined || names.size > 1) return undefined;
  const found = tests.map((test) => errorObject(analysis, test));
  if (found.includes(undefined)) return undefined;
  const text = (node: Node): string => analysis.module.textOf(node);
  const objects = [...new Map((found as Node[]).map((object) => [text(object), object])).values()];
  const [object] = objects;
  const module = classPackageOf(analysis, name);
  const rest = restOf(analysis, match, tests);
  if (!object || module === undefined || !rest) return undefined;
  // `a === 'x' && b === 'y'` asks for both: only one class check can take the place of that.
  const isNatural = !match.chain || match.chain.operator === (first.negated ? '&&' : '||');
  if (!isNatural && (objects.length > 1 || rest.length > 0)) return undefined;
  const existing = objects.length > 1 ? undefined : match.beside.find((check) => check.name === name && check.negated === first.negated && text(check.object) === text(object));
  return { name, module, tests: [first, ...tests.slice(1)], objects: [object, ...objects.slice(1)], existing: existing?.node, rest };
}

/** What stays in the condition; undefined where it cannot be written down, or would be reported itself. */
function restOf(analysis: Analysis, match: ErrorMatch, tests: readonly ErrorTest[]): ClassRemedy['rest'] | undefined {
  const kept: string[] = [];
  const text = (node: Node): string => analysis.module.textOf(node);
  for (const test of tests) {
    const others = test.codes.filter(({ sort }) => sort !== match.sort);
    const nodes = [...others.map(({ node }) => node), ...test.rest];
    if (nodes.length === 0) continue;
    if (test.form !== 'equals' || nodes.length > MAX_REST || others.some(({ sort }) => sort === 'number') || nodes.some(({ type }) => type !== 'Literal')) return undefined;
    const subject = text(test.subject.node);
    const [only, ...more] = nodes.map(text);
    if (only !== undefined && more.length === 0) kept.push(`${subject} ${test.negated ? '!==' : '==='} ${only}`);
    else kept.push(`${test.negated ? '!' : ''}[${nodes.map(text).join(', ')}].includes(${subject})`);
  }
  return kept;
}

/** The error object that a comparison looks at, if `instanceof` can be asked of it at the place of the comparison. */
function errorObject(analysis: Analysis, test: ErrorTest): Node | undefined {
  const { object, name } = test.subject;
  const node = object && unwrap(object);
  if (!node || !isPlain(node)) return undefined;
  const root = rootOf(node);
  const variable = root && analysis.module.variableOf(root);
  if (variable ? !isVisible(analysis, variable, test.node) : root) return undefined;
  const traced = analysis.trace(node).as('auth-error');
  if (traced) return traced.provider === 'other' ? undefined : node;
  if (isPrimitive(variable, node)) return undefined;
  // `response.data.message` is a text of somebody else's; MSAL's own members are not.
  if (name === 'errorCode' || name === 'subError' || name === 'errorMessage') return node;
  return node.type === 'Identifier' && (CATCHING_NAMES.test(node.name) || isCaught(variable)) ? node : undefined;
}

/** A name, or members of one: nothing that runs again when it is written twice. */
function isPlain(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'Identifier' || inner.type === 'ThisExpression' || (inner.type === 'MemberExpression' && !inner.computed && isPlain(inner.object));
}

function rootOf(node: Node): Node | undefined {
  const inner = unwrap(node);
  if (inner.type === 'MemberExpression') return rootOf(inner.object);
  return inner.type === 'Identifier' ? inner : undefined;
}

function isVisible(analysis: Analysis, variable: Variable, at: Node): boolean {
  for (let scope: typeof variable.scope | null = analysis.source.getScope(at); scope; scope = scope.upper) {
    const found = scope.set.get(variable.name);
    if (found) return found === variable;
  }
  return false;
}

function isCaught(variable: Variable | undefined): boolean {
  return variable?.defs.some((definition) => (definition.type as string) === 'CatchClause') === true;
}

/** A parameter that is declared a string is no error. */
function isPrimitive(variable: Variable | undefined, node: Node): boolean {
  const [declared] = variable?.identifiers ?? [];
  const type = node.type === 'Identifier' && declared?.type === 'Identifier' ? declared.typeAnnotation?.typeAnnotation.type : undefined;
  return type === 'TSStringKeyword' || type === 'TSNumberKeyword';
}

/** The package that exports the class and made the client: what the file imports decides, else what the project depends on. */
export function classPackageOf({ facts }: Analysis, name: string): string | undefined {
  const rows = CLASS_PACKAGES.filter(({ exports }) => ERROR_CLASSES.some((row) => row.name === name && row.from.includes(exports)));
  const imported = rows.filter(({ client }) => facts.importsAny(client));
  const fitting = imported.length > 0 || facts.importsAny(WRAPPING_PACKAGES) ? imported : rows.filter(({ client }) => facts.dependsOnAny(client));
  return fitting.length === 1 ? fitting[0]?.exports : undefined;
}

/** What to do about a code without a class. */
export function remedyWithoutClass(match: ErrorMatch): string {
  const [code] = match.tests.flatMap(({ codes }) => codes).filter(({ sort }) => sort === 'classless');
  const row = code && CLASSLESS_CODES.get(code.text);
  if (!row) return 'Keep the comparison in one place, behind the class of the error';
  return row.constant === undefined ? `Check \`instanceof ${row.name}\` first` : `Check \`instanceof ${row.name}\` first, then compare with \`${row.name}Codes.${row.constant}\``;
}
