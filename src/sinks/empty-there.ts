import { unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { Analysis } from '../provenance/analysis.js';
import { writingReferences } from '../provenance/writes.js';

/** Whether a value stands where the code just found that there is none: `if (!token) log(`no token: ${token}`)`, `if (isReady && !token) renew(token)`. */
export function isEmptyThere({ module }: Analysis, node: Node): boolean {
  const words = module.textOf(node);
  const missesIt = (test: Node): boolean => {
    const inner = unwrap(test);
    if (inner.type === 'LogicalExpression') return inner.operator === '&&' && (missesIt(inner.left) || missesIt(inner.right));
    return inner.type === 'UnaryExpression' && inner.operator === '!' && module.textOf(inner.argument) === words;
  };
  for (let at: Node = node; at.parent; at = at.parent) {
    const { parent }: { parent?: Node } = at;
    if ((parent?.type !== 'IfStatement' && parent?.type !== 'ConditionalExpression') || parent.consequent !== at || !missesIt(parent.test)) continue;
    const [start, end] = at.range;
    const variable = module.variableOf(node);
    const isFilled = variable !== undefined && writingReferences(variable).some(({ identifier }) => identifier.range[0] >= start && identifier.range[1] <= end);
    if (!isFilled) return true;
  }
  return false;
}
