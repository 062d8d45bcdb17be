import type { TSESTree } from '@typescript-eslint/utils';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Precedence } from '../../src/fix/precedence.js';
import { operandsOf, replaceLogicalOperands } from '../../src/fix/replace-logical-operands.js';
import { apply, commentsOf } from './apply.js';

const IS = 'e instanceof E';

/** Replaces the operands whose text begins with one of the letters of `which`. */
function replace(code: string, which: string, text = IS, precedence: Precedence = 'relational', selector = 'LogicalExpression'): string | undefined {
  return apply<TSESTree.LogicalExpression>(code, selector, (fixer, source, chain) => {
    const chosen = operandsOf(chain).filter((operand) => which.includes(source.getText(operand).charAt(0)));
    return replaceLogicalOperands(fixer, source, chain, chosen, text, precedence);
  });
}

describe('replaces operands', () => {
  it.each<[string, string, string]>([
    ['if (a || b) {}', 'ab', 'if (e instanceof E) {}'],
    ['if (a || b || c) {}', 'ab', 'if (e instanceof E || c) {}'],
    ['if (a || b || c) {}', 'bc', 'if (a || e instanceof E) {}'],
    ['if (a || b || c) {}', 'ac', 'if (e instanceof E || b) {}'],
    ['if (a || b || c) {}', 'b', 'if (a || e instanceof E || c) {}'],
    ['if (a || b || c || d) {}', 'bd', 'if (a || e instanceof E || c) {}'],
    ['if (a || (b || c)) {}', 'bc', 'if (a || e instanceof E) {}'],
    ['if (a || (b || c)) {}', 'ac', 'if (e instanceof E || b) {}'],
    ['if (a || (b || c)) {}', 'ab', 'if (e instanceof E || c) {}'],
    ['if ((a || b) || c) {}', 'ab', 'if (e instanceof E || c) {}'],
    ['if ((a === 1) || (b === 2) || c) {}', 'ab', 'if (e instanceof E || c) {}'],
    ['const x = !(a || b);', 'ab', 'const x = !(e instanceof E);'],
    ['const x = (a || b).c;', 'ab', 'const x = (e instanceof E).c;'],
    ['f(a || b);', 'ab', 'f(e instanceof E);'],
    ['const f = () => { return(a || b) };', 'ab', 'const f = () => { return(e instanceof E) };'],
    ['const f = () => { return (\n  a || b\n) };', 'ab', 'const f = () => { return (\n  e instanceof E\n) };'],
    ['const x = a\n  || b\n  || c\n', 'ab', 'const x = e instanceof E\n  || c\n'],
    ['const x = a ||\r\n  b ||\r\n  c;\r\n', 'bc', 'const x = a ||\r\n  e instanceof E;\r\n'],
  ])('%s: %s', (code, which, expected) => {
    expect(replace(code, which)).toBe(expected);
  });

  it('replaces negated comparisons', () => {
    expect(replace("if (a !== 'x' && b !== 'y' && c) {}", 'ab', `!(${IS})`, 'unary')).toBe('if (!(e instanceof E) && c) {}');
  });
  it('drops parentheses that only the chain needed', () => {
    expect(replace('if ((a || b) && c) {}', 'ab', IS, 'relational', '[operator="||"]')).toBe('if (e instanceof E && c) {}');
    expect(replace('if ((a || b) && c) {}', 'ab', 'x ?? y', 'nullish', '[operator="||"]')).toBe('if ((x ?? y) && c) {}');
  });
  it('adds parentheses where the text is loose', () => {
    expect(replace('if (a && b && c) {}', 'ab', 'x || y', 'or')).toBe('if ((x || y) && c) {}');
    expect(replace('if (a || b || c) {}', 'ab', 'x ?? y', 'nullish')).toBe('if ((x ?? y) || c) {}');
    expect(replace('if (a ?? b ?? c) {}', 'ab', 'x && y', 'and')).toBe('if ((x && y) ?? c) {}');
    expect(replace('if (a || b || c) {}', 'ab', 'x && y', 'and')).toBe('if (x && y || c) {}');
    expect(replace('const z = a || b ? 1 : 2', 'ab', 'x ? y : z', 'conditional')).toBe('const z = (x ? y : z) ? 1 : 2');
  });
});

describe('keeps comments', () => {
  it('of the kept operands', () => {
    expect(replace('if (\n  a || // A\n  b || // B\n  c // C\n) {}', 'ac')).toBe('if (\n  e instanceof E || // A\n  b // B\n   // C\n) {}');
    expect(replace('if (/* A */ a || /* B */ b || /* C */ c) {}', 'bc')).toBe('if (/* A */ a || /* B */ e instanceof E /* C */ ) {}');
  });
  it('inside the replaced ones', () => {
    expect(replace('if (a === /* A */ 1 || b === /* B */ 2 || c) {}', 'ab')).toBe('if (/* A */ e instanceof E /* B */ || c) {}');
  });
});

describe('offers nothing', () => {
  it('for no operands', () => {
    expect(replace('if (a || b) {}', '')).toBeUndefined();
  });
  it('for a node that is no operand of the chain', () => {
    const output = apply<TSESTree.LogicalExpression>('if (a || b && c) {}', 'LogicalExpression[operator="||"]', (fixer, source, chain) =>
      replaceLogicalOperands(fixer, source, chain, [chain.left, (chain.right as TSESTree.LogicalExpression).left], IS, 'relational'),
    );
    expect(output).toBeUndefined();
  });
});

describe('whatever the nesting', () => {
  type Tree = string | [Tree, Tree];
  const DEPTH = 4;
  const MOST_LEAVES = 2 ** (DEPTH + 1);
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof({ maxDepth: DEPTH, withCrossShrink: true }, fc.constant('v'), fc.tuple(tie('tree'), tie('tree'))),
  }));

  it('means the kept operands and the new one, and keeps every comment', () => {
    const spaces = fc.array(fc.constantFrom('', ' ', '\n', ' /* k */ ', ' // l\n'), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(fc.tuple(tree, tree), fc.constantFrom('||', '&&'), fc.array(fc.boolean(), { minLength: MOST_LEAVES, maxLength: MOST_LEAVES }), spaces, (pair, operator, choices, gaps) => {
        let count = 0;
        let at = 0;
        const gap = (): string => gaps[at++ % gaps.length] ?? '';
        const print = (one: Tree, nested: boolean): string => {
          if (typeof one === 'string') return `v${count++}`;
          const inner = `${print(one[0], true)}${gap()}${operator}${gap()}${print(one[1], true)}`;
          return nested ? `(${gap()}${inner}${gap()})` : inner;
        };
        const chain = print(pair, false);
        const code = `const r = () => { return ${chain} };`;
        const replaced = choices.slice(0, count);
        const output = apply<TSESTree.LogicalExpression>(code, 'LogicalExpression', (fixer, source, node) => {
          const chosen = operandsOf(node).filter((operand) => replaced[Number(source.getText(operand).slice(1))]);
          return replaceLogicalOperands(fixer, source, node, chosen, 'X', 'primary');
        });
        if (!replaced.includes(true)) {
          expect(output).toBeUndefined();
          return;
        }
        expect(commentsOf(output ?? '')).toEqual(commentsOf(code));
        const kept = replaced.flatMap((gone, index) => (gone ? [] : [`v${index}`]));
        const seen: string[] = [];
        apply<TSESTree.ReturnStatement>(output ?? '', 'ReturnStatement', (_fixer, source, { argument }) => {
          if (!argument) throw new Error('an empty return');
          const operands = argument.type === 'LogicalExpression' ? operandsOf(argument) : [argument];
          seen.push(...operands.map((operand) => source.getText(operand)));
          return undefined;
        });
        expect(seen).toEqual(replaced.flatMap((gone, index) => (gone ? (index === replaced.indexOf(true) ? ['X'] : []) : [`v${index}`])));
        expect(seen).toHaveLength(kept.length + 1);
      }),
      { numRuns: 500 },
    );
  });
});
