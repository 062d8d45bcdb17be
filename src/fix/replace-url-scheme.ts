/** `http:` → `https:` and `ws:` → `wss:`, where it is written. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

/**
 * Adds the missing `s` to the scheme of a string, a template, a JSX attribute or a literal type; nothing else is touched,
 * so quotes, escapes and everything behind the scheme stay. Of `'http://' + host` the left end is edited.
 * A string that is only the scheme (`'http'`, `'ws:'`) counts. `undefined` where the scheme does not stand there letter by letter.
 */
export function replaceUrlScheme(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
): TSESLint.RuleFix | undefined {
  const holder = findHolder(node);
  if (!holder) return undefined;
  const raw = source.text.slice(...holder.range);
  const scheme = (holder.whole ? /^.\s*(http|ws)(?=:|.$)/is : /^.\s*(http|ws)(?=:)/is).exec(raw);
  if (!scheme?.[1]) return undefined;
  const end = holder.range[0] + scheme[0].length;
  return fixer.insertTextAfterRange([end, end], scheme[1] === scheme[1].toUpperCase() ? 'S' : 's');
}

interface Holder {
  /** From the opening quote on. */
  readonly range: TSESTree.Range;
  /** Whether the range ends with the closing quote of the whole string. */
  readonly whole: boolean;
}

function findHolder(node: TSESTree.Node | null): Holder | undefined {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? { range: node.range, whole: true } : undefined;
    case 'TemplateLiteral': {
      const first = node.quasis[0];
      // A quasi's range differs between parsers; the template's own begins at the backtick in all of them.
      return first && { range: first.tail ? node.range : [node.range[0], node.range[0] + 1 + first.value.raw.length], whole: first.tail };
    }
    case 'TSLiteralType':
      return findHolder(node.literal);
    case 'TSTemplateLiteralType': {
      const first = node.quasis[0];
      return first && { range: [node.range[0], node.range[0] + 1 + first.value.raw.length], whole: false };
    }
    case 'JSXAttribute':
      return findHolder(node.value);
    case 'JSXExpressionContainer':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
      return findHolder(node.expression);
    case 'BinaryExpression': {
      const left = node.operator === '+' ? findHolder(node.left) : undefined;
      // `'http' + rest`: the rest may begin with an `s`.
      return left && { ...left, whole: false };
    }
    default:
      return undefined;
  }
}
