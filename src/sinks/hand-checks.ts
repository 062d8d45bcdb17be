import { calleeName, keyName, memberName, wrapped } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { walk } from '../ast/walk.js';
import { CLAIMS_CHECK, HAND_CHECKED } from '../identity/verifiers.js';
import type { Analysis } from '../provenance/analysis.js';

type Checked = 'audience' | 'expiry' | 'issuer';

const KEY = {};

/** What a file checks by hand on the claims of a token: by comparing them, or by handing them to code that may. */
export function handChecks(analysis: Analysis): ReadonlySet<Checked> {
  return analysis.once(KEY, () => {
    const found = new Set<Checked>();
    walk(analysis.module.ast, analysis.module.visitorKeys, (node) => {
      if (node.type === 'CallExpression' && CLAIMS_CHECK.test(calleeName(node) ?? '')) {
        for (const checked of HAND_CHECKED.values()) found.add(checked);
        return;
      }
      const name = claimName(node);
      const checked = name === undefined ? undefined : HAND_CHECKED.get(name);
      if (checked && (name === 'aud' || name === 'exp' || isLookedAt(node))) found.add(checked);
    });
    return found;
  });
}

/** `payload.aud`, `const { aud } = payload`, and names that such values have. */
function claimName(node: Node): string | undefined {
  // `options.aud = id` gives one, and compares none.
  if (node.type === 'MemberExpression') return node.parent.type === 'AssignmentExpression' && node.parent.left === node ? undefined : memberName(node);
  if (node.type === 'Property' && node.parent.type === 'ObjectPattern') return keyName(node);
  return node.type === 'Identifier' ? plainName(node) : undefined;
}

/** The name of a variable, not of a member or a property. */
function plainName(node: Node & { readonly name: string }): string | undefined {
  const { parent } = node;
  if (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) return undefined;
  return parent?.type === 'Property' ? undefined : node.name;
}

const COMPARED = new Set(['includes', 'has', 'test', 'indexOf', 'some', 'startsWith', 'endsWith', 'match', 'equal', 'equals', 'strictEqual', 'get', 'find', 'isAuthorizedTenant']);

/** Compared with something, or looked for in a list. */
function isLookedAt(node: Node): boolean {
  const outer = wrapped(node);
  const { parent } = outer;
  switch (parent?.type) {
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator) && !/^undefined$|^null$/.test(sideText(parent.left === outer ? parent.right : parent.left));
    case 'CallExpression':
      return parent.callee !== outer && COMPARED.has(calleeName(parent) ?? '');
    case 'MemberExpression':
      return parent.object === outer && COMPARED.has(memberName(parent) ?? '');
    case 'SwitchStatement':
      return true;
    default:
      return false;
  }
}

function sideText(node: Node): string {
  if (node.type === 'Literal') return node.value === null ? 'null' : '';
  return node.type === 'Identifier' ? node.name : '';
}
