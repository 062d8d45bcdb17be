import { memberName, settled } from '../ast/nodes.js';
import type { Node } from '../ast/nodes.js';
import { ABOUT_PLAIN_URLS, ENVIRONMENT_NAMES, LOCATION_NAMES, LOOPBACK_HOSTS, METADATA_HOSTS, NAMESPACE_HOSTS } from '../identity/http.js';
import type { Analysis } from '../provenance/analysis.js';
import { soleWrite } from '../provenance/writes.js';
import type { TextPart } from '../provenance/text.js';

/** An address that a request may go to in clear. */
export interface PlainUrl {
  readonly scheme: 'http' | 'ws';
  /** As a message shows it: unknown parts as `…`, nothing behind the host. */
  readonly shown: string;
  /** The node that holds the scheme: a literal, or the quasi of a template; undefined where the code names only the host. */
  readonly literal: Node | undefined;
}

const UNKNOWN = '\u0000';
const SCHEME = /^\s*(https?|wss?):\/\//i;

interface Joined {
  /** The string, with `UNKNOWN` for each part that is not known. */
  readonly text: string;
  readonly unknown: readonly Node[];
}

function join(parts: readonly TextPart[]): Joined {
  let text = '';
  const unknown: Node[] = [];
  for (const part of parts) {
    if ('text' in part) {
      text += part.text;
    } else {
      text += UNKNOWN;
      unknown.push(part.unknown);
    }
  }
  return { text, unknown };
}

/** Whether a string says by itself where it goes: with a scheme, or `//host`. */
export function isAbsolute(parts: readonly TextPart[]): boolean {
  return /^\s*(?:[a-z][a-z\d+.-]*:)?\/\//i.test(join(parts).text);
}

/** Every address that `node` can be and that is plain http or ws to another machine, as far as the file shows it. */
export function plainUrlsOf(analysis: Analysis, node: Node): PlainUrl[] {
  // What brings the scheme decides; only then other files are opened for the host.
  if (!analysis.about(ABOUT_PLAIN_URLS).texts(node).some((parts) => SCHEME.test(join(parts).text))) return [];
  return analysis.texts(node).flatMap((parts) => plainUrl(analysis, parts) ?? []);
}

/** What is wrong with one string; undefined for https, loopback, allowed and environment hosts, and for what is no address. */
export function plainUrl(analysis: Analysis, parts: readonly TextPart[]): PlainUrl | undefined {
  const { text, unknown } = join(parts);
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  const [first] = parts;
  if ((scheme !== 'http' && scheme !== 'ws') || !first || !('text' in first)) return undefined;
  const rest = text.replace(SCHEME, '');
  const authority = (/^[^/?#\\\s]*/.exec(rest)?.[0] ?? '').replace(/^.*@/, '');
  const host = authority.replace(/:[\d\u0000]*$/, '').toLowerCase();
  if (host === '' || mayStayInside(analysis, host)) return undefined;
  if (host.includes(UNKNOWN)) {
    const before = text.length - rest.length;
    const count = (text.slice(0, before + authority.length).match(/\u0000/g) ?? []).length;
    const deciding = unknown.slice(0, count);
    if (deciding.some((part) => isOfEnvironment(analysis, part))) return undefined;
  }
  return { scheme, shown: `${scheme}://${authority.replaceAll(UNKNOWN, '…')}`, literal: first.node };
}

/** Hosts that are this machine, its metadata service, a name space, or allowed by the settings. */
function mayStayInside(analysis: Analysis, host: string): boolean {
  if (LOOPBACK_HOSTS.includes(host) || METADATA_HOSTS.includes(host) || NAMESPACE_HOSTS.includes(host)) return true;
  if (host.endsWith('.localhost') || /^127(?:\.\d{1,3}){3}$/.test(host)) return true;
  return analysis.settings.allowHosts.some((allowed) => (allowed.startsWith('*.') ? host.endsWith(allowed.slice(1)) : host === allowed));
}

/** Whether the environment, the configuration or the page's own address decides a value: then nothing can be said. */
function isOfEnvironment(analysis: Analysis, expression: Node, depth = 0): boolean {
  if (depth > 8) return false;
  const node = settled(expression);
  const again = (inner: Node): boolean => isOfEnvironment(analysis, inner, depth + 1);
  switch (node.type) {
    case 'Identifier': {
      if (ENVIRONMENT_NAMES.test(node.name) || LOCATION_NAMES.test(node.name)) return true;
      const variable = analysis.module.variableOf(node);
      const written = variable && soleWrite(variable);
      return written !== undefined && again(written.source);
    }
    case 'MemberExpression': {
      const name = memberName(node);
      return (name !== undefined && (ENVIRONMENT_NAMES.test(name) || name === 'location')) || again(node.object);
    }
    case 'MetaProperty':
      return true;
    case 'CallExpression':
      return again(node.callee) || node.arguments.some((argument) => argument.type !== 'SpreadElement' && argument.type !== 'Literal' && again(argument));
    case 'NewExpression':
      return node.arguments.some((argument) => argument.type !== 'SpreadElement' && again(argument));
    case 'LogicalExpression':
      return again(node.left) || again(node.right);
    case 'ConditionalExpression':
      return again(node.consequent) || again(node.alternate);
    default:
      return false;
  }
}
