import { unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { callStep, newStep } from './calls.js';
import type { Origin, Place, Step } from './graph.js';
import { memberStep, thisStep } from './members.js';
import { parameterPatternStep } from './parameters.js';
import { stepBehind } from './shared-step.js';
import { NEUTRAL_STEP, other, to, typeHint, UNKNOWN_STEP } from './step.js';
import type { Context } from './step.js';
import { arrayStep, concatenationStep, objectStep, templateStep } from './values.js';
import { identifierStep } from './variables.js';

/** What a place is, one step back. Never throws; whatever it does not know is unknown. */
export function step(context: Context, place: Place): Step {
  const { path } = place;
  const node = unwrap(place.node);
  const cast = castHint(context, place);
  const made = stepOf(context, node, path);
  return cast.length > 0 ? { ...made, weak: [...cast, ...(made.weak ?? [])] } : made;
}

/** `x as AuthenticationResult` is a declaration like any other. */
function castHint(context: Context, { node, path }: Place): Origin[] {
  const hints: Origin[] = [];
  for (let at: Node = node; at !== unwrap(at); at = (at as { expression: Node }).expression) {
    if (at.type === 'TSAsExpression' || at.type === 'TSTypeAssertion' || at.type === 'TSSatisfiesExpression') hints.push(...typeHint(context, at.typeAnnotation, path));
    if (!('expression' in at)) break;
  }
  return hints;
}

function stepOf(context: Context, node: Node, path: readonly string[]): Step {
  switch (node.type) {
    case 'Identifier':
      return identifierStep(context, node, path);
    case 'MemberExpression':
      return memberStep(context, node, path);
    case 'CallExpression':
      return callStep(context, node, path);
    case 'NewExpression':
      return newStep(context, node, path);
    case 'AwaitExpression':
      return to(node.argument, path);
    case 'YieldExpression':
      return node.argument ? to(node.argument, path) : UNKNOWN_STEP;
    case 'AssignmentExpression':
      return node.operator === '=' || node.operator === '??=' || node.operator === '||=' ? to(node.right, path) : UNKNOWN_STEP;
    case 'SequenceExpression':
      return to(node.expressions[node.expressions.length - 1] as Node, path);
    case 'LogicalExpression':
      return node.operator === '&&' ? to(node.right, path) : { edges: [{ node: node.left, path }, { node: node.right, path }] };
    case 'ConditionalExpression':
      return { edges: [{ node: node.consequent, path }, { node: node.alternate, path }] };
    case 'Literal':
      return node.value === null || node.value === '' ? NEUTRAL_STEP : other(node);
    case 'TemplateLiteral':
      return templateStep(node, path);
    case 'BinaryExpression':
      return concatenationStep(node, path);
    case 'ObjectExpression':
      return objectStep(context, node, path);
    case 'ArrayExpression':
      return arrayStep(context, node, path);
    case 'ObjectPattern':
    case 'ArrayPattern':
    case 'AssignmentPattern':
    case 'RestElement':
    case 'TSParameterProperty':
      return parameterPatternStep(context, node, path);
    case 'ThisExpression':
      return path.length > 0 ? thisStep(context, node, path) : UNKNOWN_STEP;
    case 'UnaryExpression':
      return node.operator === 'void' ? NEUTRAL_STEP : other(node);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      return other(node);
    case 'EmptyStatement':
      return stepBehind(node) ?? UNKNOWN_STEP;
    default:
      return UNKNOWN_STEP;
  }
}
