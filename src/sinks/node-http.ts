import type { TSESTree } from '@typescript-eslint/utils';

import { argumentAt, calleeName, stringValue, unwrap } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { NODE_HOST_OPTIONS, NODE_HTTP_CALLS, NODE_HTTP_MODULES, NODE_HTTPS_MODULES } from '../identity/http.js';
import type { RequestCall } from '../identity/http.js';
import type { Analysis } from '../provenance/analysis.js';
import type { Definition } from '../provenance/definition.js';
import type { Carried } from './credential.js';
import type { RequestSink } from './request-sink.js';
import { callTokens, optionNodes, optionOf } from './request-tokens.js';
import { plainUrl, plainUrlsOf } from './url.js';
import type { PlainUrl } from './url.js';

const LOADS = {};

/** Node's own `http.request(options | url, options)`. */
export function nodeRequest(analysis: Analysis, call: CallLike): RequestSink | undefined {
  if (!analysis.once(LOADS, () => NODE_HTTP_MODULES.some((module) => analysis.facts.imports.has(module)))) return undefined;
  const definition = NODE_HTTP_CALLS.includes(calleeName(call) ?? '') || unwrap(call.callee).type === 'Identifier' ? analysis.definition(call.callee) : undefined;
  if (definition?.type !== 'import' || !NODE_HTTP_MODULES.includes(definition.module) || !NODE_HTTP_CALLS.includes(definition.path[definition.path.length - 1] ?? '')) return undefined;
  const shape: RequestCall = { url: 0, options: [0, 1] };
  const first = argumentAt(call, 0);
  if (!first) return undefined;
  const tokens = (): Carried[] => callTokens(analysis, call, shape, first);
  const plain = plainUrlsOf(analysis, first);
  if (plain.length > 0) return { call, client: 'http', url: first, plain, plainModule: definition, tokens };
  for (const options of optionNodes(call, shape)) {
    if (['socketPath', 'protocol'].some((name) => { const reading = analysis.read(options, [name]); return reading.state === 'found' && stringValue(reading.node) !== 'http:'; })) return undefined;
    const host = optionOf(analysis, [options], NODE_HOST_OPTIONS);
    const at = host && plainHosts(analysis, host);
    if (host && at && at.length > 0) return { call, client: 'http', url: inside(host, call) ? host : options, plain: at, plainModule: definition, tokens };
  }
  return undefined;
}

function plainHosts(analysis: Analysis, host: Node): PlainUrl[] {
  return analysis.texts(host).flatMap((parts) => plainUrl(analysis, [{ text: 'http://', node: host, fallback: false }, ...parts]) ?? []).map((found) => ({ ...found, literal: undefined }));
}

const inside = (node: Node, outer: Node): boolean => node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1];

/** What has to change where Node's `http` gives way to `https`. */
export interface HttpsModule {
  /** The specifier of the import, and what to write instead. */
  readonly specifier: TSESTree.StringLiteral;
  readonly module: string;
  /** The literals of the URLs: `https` refuses `http:`. */
  readonly literals: readonly Node[];
}

/** The change from `http` to `https` for a whole file; undefined unless every use of the import is a plain request to another machine. */
export function httpsModuleOf(analysis: Analysis, definition: Extract<Definition, { type: 'import' }>): HttpsModule | undefined {
  const specifier = specifierOf(definition.node);
  const bindings = specifier && bindingsOf(definition.node);
  const module = NODE_HTTPS_MODULES.get(definition.module);
  if (!specifier || !bindings || module === undefined) return undefined;
  const literals: Node[] = [];
  for (const binding of bindings) {
    for (const { identifier, init } of analysis.module.variableOf(binding)?.references ?? []) {
      if (init === true) continue;
      const callee = identifier.parent.type === 'MemberExpression' && identifier.parent.object === identifier ? identifier.parent : identifier;
      const call = callee.parent;
      const request = call.type === 'CallExpression' && call.callee === callee ? nodeRequest(analysis, call) : undefined;
      if (!request) return undefined;
      literals.push(...request.plain.flatMap(({ literal }) => literal ?? []));
    }
  }
  return { specifier, module, literals };
}

function specifierOf(node: Node): TSESTree.StringLiteral | undefined {
  const holder: Node | null | undefined = node.type === 'CallExpression' ? argumentAt(node, 0) : node.parent?.type === 'ImportDeclaration' ? node.parent.source : undefined;
  return holder?.type === 'Literal' && typeof holder.value === 'string' ? holder : undefined;
}

/** The names that an import or a `require` binds. */
function bindingsOf(node: Node): Node[] | undefined {
  if (node.parent?.type === 'ImportDeclaration') return node.parent.specifiers.map(({ local }) => local);
  const target = node.parent?.type === 'VariableDeclarator' ? node.parent.id : undefined;
  if (target?.type === 'Identifier') return [target];
  if (target?.type !== 'ObjectPattern') return undefined;
  const names = target.properties.map((property) => (property.type === 'Property' && property.value.type === 'Identifier' ? property.value : undefined));
  return names.every((name) => name !== undefined) ? names : undefined;
}
