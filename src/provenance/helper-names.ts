import type { Node } from '../ast/nodes.js';
import { memberName, unwrap } from '../ast/nodes.js';
import { HELPER_WORDS as WORDS } from '../identity/decoders.js';
import type { Definition } from './definition.js';
import { segmentsOf } from './file-facts.js';

/** What the name of a function that cannot be seen says it does with a token. */
export interface HelperName {
  readonly does: 'decode' | 'verify';
  /** It returns the claims themselves, not something read from them. */
  readonly whole: boolean;
}

const some = (segments: readonly string[], words: ReadonlySet<string>): boolean => segments.some((segment) => words.has(segment));

/**
 * What a function is taken for by its name (`parseJwt`, `getUserIdFromToken`, `isTokenExpired`, `isAppOnlyToken`);
 * undefined for every other. `holder` is the name of the class, object or module that it belongs to: `isExpired` of `./jwt`.
 */
export function helperName(name: string, holder: string): HelperName | undefined {
  const segments = segmentsOf(name);
  const [first = ''] = segments;
  const says = some(segments, WORDS.token);
  if (!says && !some(segmentsOf(holder), WORDS.token)) return undefined;
  if (WORDS.verify.has(first) && says) return { does: 'verify', whole: false };
  const origin = segments.findIndex((segment) => WORDS.from.has(segment));
  if (origin > 0 && origin < segments.length - 1 && some(segments.slice(origin), WORDS.token)) {
    // `getUserIdFromToken`; not `getTokenFromHeader`, which gets the token itself.
    const wanted = segments.slice(0, origin);
    if (some(wanted, WORDS.token) && !some(wanted, WORDS.whole)) return undefined;
    const read = WORDS.readers.has(first) ? wanted.slice(1) : wanted;
    if (!some(read, WORDS.read) || some([first], WORDS.deeds)) return undefined;
    return { does: 'decode', whole: some(read, WORDS.whole) };
  }
  if (some(segments, WORDS.deeds)) return undefined;
  if (some(segments, WORDS.open)) return { does: 'decode', whole: !some(segments, WORDS.part) };
  if (some(segments, WORDS.whole)) return { does: 'decode', whole: true };
  if (some(segments, WORDS.part)) return { does: 'decode', whole: false };
  const sort = segments.filter((segment) => segment !== 'access' && !WORDS.token.has(segment));
  return (first === 'is' || first === 'has') && sort.length > 1 && sort.slice(1).every((segment) => WORDS.sorts.has(segment)) ? { does: 'decode', whole: false } : undefined;
}

/** What `helperName` needs of a callee whose code is not in this file: its own name and that of what holds it. */
export function namesOfCallee(callee: Node, definition: Definition | undefined): { readonly name: string; readonly holder: string } | undefined {
  const node = unwrap(callee);
  const written = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? memberName(node) : undefined;
  if (written === undefined) return undefined;
  const object = node.type === 'MemberExpression' ? unwrap(node.object) : undefined;
  const owner = object?.type === 'Identifier' ? object.name : object?.type === 'MemberExpression' ? (memberName(object) ?? '') : '';
  if (definition?.type !== 'import') return { name: written, holder: owner };
  const exported = definition.path[definition.path.length - 1];
  const file = definition.module.startsWith('.') || definition.module.includes('/') ? (definition.module.split('/').pop() ?? '') : definition.module;
  return { name: exported === undefined || exported === 'default' ? written : exported, holder: `${owner} ${file}` };
}
