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

/** The source text of a node, quoted. */
export function quoteNode(module: Module, node: Node): string {
  return quote(module.text.slice(node.range[0], node.range[1]));
}

/** Where a value came from, for messages: "`pca.acquireTokenSilent()` (line 12)". */
export function describeOrigin(module: Module, origin: Origin): string {
  const node = unwrap(origin.node);
  const line = `line ${lineOf(node)}`;
  switch (origin.evidence) {
    case 'flow':
      if (node.type === 'CallExpression' || node.type === 'NewExpression') {
        const callee = module.text.slice(node.callee.range[0], node.callee.range[1]);
        return `${quote(`${node.type === 'NewExpression' ? 'new ' : ''}${callee}()`)} (${line})`;
      }
      return `${quoteNode(module, node)} (${line})`;
    case 'type':
      return `the declared type ${quote(module.text.slice(node.range[0], node.range[1]).replace(/^:\s*/, ''))} (${line})`;
    case 'field':
      return `${quoteNode(module, node)} (${line})`;
    case 'name':
      return `what is called ${quoteNode(module, node)} (${line})`;
  }
}
