import { lineOf, unwrap } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import type { Origin } from './graph.js';
import type { Module } from './module.js';

/** Longest piece of code that a message quotes. */
const MAX_QUOTE = 60;

/** Code as a message quotes it: in backticks, on one line, shortened in the middle. */
export function quote(code: string): string {
  const line = code.replace(/\s+/g, ' ').trim().replace(/`/g, "'");
  return `\`${line.length > MAX_QUOTE ? `${line.slice(0, MAX_QUOTE - 20)} … ${line.slice(-15)}` : line}\``;
}

/** Items that a list in a message names before it says how many more there are. */
const MAX_LISTED = 3;

/** Several pieces of code, quoted: "`a`, `b` and `c`", "`a`, `b`, `c` and 2 more". */
export function quoteAll(codes: readonly string[]): string {
  const shown = codes.slice(0, MAX_LISTED).map(quote);
  const more = codes.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1] ?? ''}` : (shown[0] ?? '');
}

/** The source text of a node, quoted; of a declared name the name alone. */
export function quoteNode(module: Module, node: Node): string {
  return quote(node.type === 'Identifier' ? node.name : module.textOf(node));
}

/** Where a value came from, for messages: "`pca.acquireTokenSilent()` (line 12)"; in another file "… (src/auth.ts:12)". */
export function describeOrigin(module: Module, origin: Origin): string {
  const node = unwrap(origin.node);
  const home = module.homeOf(node);
  const line = home.label === undefined ? `line ${lineOf(node)}` : `${home.label}:${lineOf(node)}`;
  switch (origin.evidence) {
    case 'flow':
      if (node.type === 'CallExpression' || node.type === 'NewExpression') {
        // A chain that is broken over lines is one path.
        const callee = module.textOf(node.callee).replace(/(?<!\s)\s+(?=\??\.)/g, '');
        return `${quote(`${node.type === 'NewExpression' ? 'new ' : ''}${callee}()`)} (${line})`;
      }
      return `${quoteNode(module, node)} (${line})`;
    case 'type':
      return `the declared type ${quote(module.textOf(node).replace(/^:\s*/, ''))} (${line})`;
    case 'field':
      return `${quoteNode(module, node)} (${line})`;
    case 'name':
      return `what is called ${quoteNode(module, node)} (${line})`;
  }
}

/** What shows that a value is one of its kind, for messages: where it came from, or its own name where nothing else is known of it. */
export function describeEvidence(module: Module, origin: Origin, value: Node): string {
  const isOwnName = (origin.evidence === 'field' || origin.evidence === 'name') && module.textOf(unwrap(origin.node)) === module.textOf(unwrap(value));
  return isOwnName ? 'its name' : describeOrigin(module, origin);
}
