import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';

import type { Precedence } from '../../src/fix/precedence.js';
import { precedenceOf } from '../../src/fix/precedence.js';
import { replaceExpression } from '../../src/fix/replace-expression.js';
import { apply } from './apply.js';

const X = 'Identifier[name="X"]';

function replace(code: string, text: string, precedence: Precedence, selector = X): string | undefined {
  return apply(code, selector, (fixer, source, node) => replaceExpression(fixer, source, node, text, precedence));
}

describe('the place decides about parentheses', () => {
  it.each<[string, string, Precedence, string]>([
    ['const a = X;', 'b || c', 'or', 'const a = b || c;'],
    ['f(X, 1);', 'b, c', 'sequence', 'f((b, c), 1);'],
    ['X.name;', 'b || c', 'or', '(b || c).name;'],
    ['X.name;', 'r.idTokenClaims', 'member', 'r.idTokenClaims.name;'],
    ['X.name;', 'r as Claims', 'cast', '(r as Claims).name;'],
    ['X();', 'b ?? c', 'nullish', '(b ?? c)();'],
    ['X();', 'await b', 'unary', '(await b)();'],
    ['new X();', 'b().c', 'call', 'new (b().c)();'],
    ['new X();', 'b.c', 'member', 'new b.c();'],
    ['X`t`;', 'b?.c', 'chain', '(b?.c)`t`;'],
    ['!X;', 'e instanceof E', 'relational', '!(e instanceof E);'],
    ['!X;', '!b', 'unary', '!!b;'],
    ['-X;', '-b', 'unary', '- -b;'],
    ['X ** 2;', '-b', 'unary', '(-b) ** 2;'],
    ['2 ** X;', 'b ** c', 'exponent', '2 ** b ** c;'],
    ['1 - X;', 'b - c', 'additive', '1 - (b - c);'],
    ['X - 1;', 'b - c', 'additive', 'b - c - 1;'],
    ['X * 1000 - Date.now();', 'c.exp', 'member', 'c.exp * 1000 - Date.now();'],
    ['a && X;', 'b || c', 'or', 'a && (b || c);'],
    ['a || X;', 'b && c', 'and', 'a || b && c;'],
    ['a ?? X;', 'b || c', 'or', 'a ?? (b || c);'],
    ['a ?? X;', 'b && c', 'and', 'a ?? (b && c);'],
    ['a || X;', 'b ?? c', 'nullish', 'a || (b ?? c);'],
    ['a || X;', 'b, c', 'binary', 'a || (b, c);'],
    ['X ? 1 : 2;', 'b ? 0 : c', 'conditional', '(b ? 0 : c) ? 1 : 2;'],
    ['a ? X : 2;', 'b ? 0 : c', 'conditional', 'a ? b ? 0 : c : 2;'],
    ['X as string;', 'a || b', 'or', '(a || b) as string;'],
    ['X!;', 'a || b', 'or', '(a || b)!;'],
    ['class A extends X {}', 'a?.b', 'chain', 'class A extends (a?.b) {}'],
    ['await X;', 'a || b', 'or', 'await (a || b);'],
    ['for (X;;) {}', 'a in b', 'relational', 'for ((a in b);;) {}'],
    ['`${X}`;', 'a, b', 'sequence', '`${a, b}`;'],
    ['a[X];', 'b, c', 'sequence', 'a[b, c];'],
    ['[...X];', 'b || c', 'or', '[...b || c];'],
    ['@X class A {}', 'a.b(c)', 'call', '@a.b(c) class A {}'],
    ['@X class A {}', 'a[0]', 'member', '@(a[0]) class A {}'],
    ['X.y = 1;', 'a?.b', 'chain', '(a?.b).y = 1;'],
    ['X.y.z;', 'a?.b', 'chain', 'a?.b.y.z;'],
    ['new X.y();', 'a?.b', 'chain', 'new (a?.b).y();'],
    ['X.y;', '1', 'primary', '(1).y;'],
    ['X & b;', 'a as T', 'cast', '(a as T) & b;'],
    ['X || b;', 'a as T', 'cast', 'a as T || b;'],
  ])('%s with %s', (code, text, precedence, expected) => {
    expect(replace(code, text, precedence)).toBe(expected);
  });

  it('keeps parentheses that are there, and adds none', () => {
    expect(replace('(X).name;', 'b || c', 'or')).toBe('(b || c).name;');
    expect(replace('f((X));', 'b, c', 'sequence')).toBe('f((b, c));');
  });
});

describe('special places', () => {
  it('writes a shorthand property out', () => {
    expect(replace('f({ id, X });', 'c.oid', 'member')).toBe('f({ id, X: c.oid });');
    expect(replace('f({ X });', 'a, b', 'sequence')).toBe('f({ X: (a, b) });');
  });
  it('puts braces around in a JSX attribute', () => {
    expect(replace('<a href="x" />;', 'url', 'primary', 'JSXAttribute > Literal')).toBe('<a href={url} />;');
    expect(replace('<a href={X} />;', 'a || b', 'or')).toBe('<a href={a || b} />;');
  });
  it('wraps what would be read as a block or a declaration', () => {
    expect(replace('X;', '{ a: 1 }', 'primary')).toBe('({ a: 1 });');
    expect(replace('X.b;', '{ a: 1 }', 'primary')).toBe('({ a: 1 }).b;');
    expect(replace('const f = () => X;', '{ a: 1 }', 'primary')).toBe('const f = () => ({ a: 1 });');
    expect(replace('const f = () => [X];', '{ a: 1 }', 'primary')).toBe('const f = () => [{ a: 1 }];');
    expect(replace('X();', 'function () {}', 'primary')).toBe('(function () {})();');
    expect(replace('export default X;', 'class {}', 'primary')).toBe('export default (class {});');
  });
  it('keeps words apart', () => {
    expect(replace("const f = () => { return'a' };", 'b', 'primary', 'Literal')).toBe('const f = () => { return b };');
    expect(replace("'a'in b;", 'key', 'primary', 'Literal')).toBe('key in b;');
    expect(replace('typeof[1];', 'b', 'primary', 'ArrayExpression')).toBe('typeof b;');
  });
  it('does not run into the line before in a file without semicolons', () => {
    expect(replace('const a = b\nX.c()\n', 'd || e', 'or')).toBe('const a = b\n;(d || e).c()\n');
    expect(replace('const a = b\nX.c()\n', '`${d}`', 'template')).toBe('const a = b\n;`${d}`.c()\n');
    expect(replace('function f() {}\nX.c()\n', 'd || e', 'or')).toBe('function f() {}\n(d || e).c()\n');
    expect(replace('const a = {}\nX.c()\n', 'd || e', 'or')).toBe('const a = {}\n;(d || e).c()\n');
    expect(replace('if (a)\n  X.c()\n', 'd || e', 'or')).toBe('if (a)\n  (d || e).c()\n');
    expect(replace('a = b;\nX.c();\n', 'd || e', 'or')).toBe('a = b;\n(d || e).c();\n');
  });
});

describe('offers nothing where no expression may stand', () => {
  it.each([
    ['const X = 1;', X],
    ['X = 1;', X],
    ['X++;', X],
    ['delete X;', X],
    ['for (X of a) {}', X],
    ['a.X;', X],
    ['({ X: 1 });', X],
    ['const { X } = a;', X],
    ['({ X } = a);', X],
    ['[X] = a;', X],
    ['function X() {}', X],
    ['let a: X;', X],
    ['X: for (;;) {}', X],
    ["import a from 'm';", 'Literal'],
    ["type A = 'm';", 'Literal'],
    ['class A implements X {}', X],
    ['export { X };', X],
    ['({ X() {} });', 'FunctionExpression'],
  ])('%s', (code, selector) => {
    expect(replace(code, 'b', 'primary', selector)).toBeUndefined();
  });
});

describe('comments', () => {
  const call = 'CallExpression';
  it('keeps those inside the old expression', () => {
    expect(replace('const a = f(/* why */ b);', 'c', 'primary', call)).toBe('const a = /* why */ c;');
    expect(replace('const a = f( // why\n  b);', 'c', 'primary', call)).toBe('const a = /* why */ c;');
    expect(replace('const a = f(/* why */ b) || d;', 'c ?? e', 'nullish', call)).toBe('const a = /* why */ (c ?? e) || d;');
  });
  it('does not repeat what the text repeats', () => {
    expect(replace('const a = f(/* why */ b);', 'g(/* why */ b)', 'call', call)).toBe('const a = g(/* why */ b);');
  });
  it('does not end a return by a line break inside a comment', () => {
    expect(replace('const g = () => { return f(/* a\n b */ c) };', 'd', 'primary', call)).toBe('const g = () => { return (/* a\n b */ d) };');
  });
  it('leaves those around alone, CRLF too', () => {
    expect(replace('const a = // one\r\n  X // two\r\n', 'b', 'primary')).toBe('const a = // one\r\n  b // two\r\n');
  });
});

describe('any text in any place', () => {
  const places = [
    'X;', 'f(X);', 'a = X;', 'X.m;', 'X[k];', 'k[X];', 'X();', 'X.m();', 'new X();', 'new X.m();', 'new K(X);', '!X;', '-X;', '+X;', 'typeof X;',
    'void X;', 'X ** p;', 'p ** X;', 'X * p;', 'p * X;', 'X + p;', 'p - X;', 'X < p;', 'X instanceof p;', 'p in X;', 'X === p;', 'X & p;', 'p | X;',
    'X && p;', 'p && X;', 'X || p;', 'p || X;', 'X ?? p;', 'p ?? X;', 'X ? p : q;', 'p ? X : q;', 'p ? q : X;', '`${X}`;', 'tag`${X}`;', '[X, p];', '[...X];',
    '({ k: X });', '({ [X]: p });', '({ ...X });', 'f(...X);', 'const v = X;', 'const { v = X } = p;', 'const g = () => X;', 'class C extends X {}',
    'class C { f = X }', 'class C { [X]() {} }', 'async () => { await X };', 'function* g() { yield X }', 'function* g() { yield* X }', 'X as T;', 'X satisfies T;', 'X!;',
    'X!.m;', 'X?.m;', 'p?.[X];', 'for (const v of X) {}', 'for (const v in X) {}', 'if (X) {}', 'while (X) {}', 'switch (X) { case p: }', 'switch (p) { case X: }',
    'function g() { return X }', 'throw X;', 'export default X;', 'import(X);', '<a b={X} />;', '<a {...X} />;', 'enum E { A = X }', '(X, p);', 'X`t`;',
  ];
  const texts = [
    'n', 'n.o', 'n()', 'n().o', 'n?.o', 'n?.()', 'n`t`', '`t`', '`${n}`', '[n]', '({ n })', 'new N()', 'new N', '!n', '-n', 'typeof n', 'n ** o', 'n * o', 'n + o', 'n << o',
    'n < o', 'n instanceof o', 'n as T', 'n satisfies T', 'n!', 'n === o', 'n & o', 'n ^ o', 'n | o', 'n && o', 'n || o', 'n ?? o', 'n ? o : o', 'n = o', '() => n', 'async () => n', 'n, o',
    '"s"', '1', 'this', 'function () {}', 'class {}',
  ];

  it.each(texts)('%s means what it would mean in parentheses', (written) => {
    const text = written === '({ n })' ? '{ n }' : written;
    const [statement] = parser.parse(`(${text});`, {}).body;
    if (statement?.type !== 'ExpressionStatement') throw new Error(text);
    const precedence = precedenceOf(statement.expression);
    // All places in one program: one run of the linter for each text.
    const program = places.map((place) => (place.startsWith('export') ? place : `{ ${place} }`)).join('\n');
    const output = apply(program, 'Program', (fixer, source) =>
      source.ast.tokens
        .filter(({ value }) => value === 'X')
        .map(({ range }) => source.getNodeByRangeIndex(range[0]))
        .map((node) => (node ? replaceExpression(fixer, source, node, text, precedence) : undefined))
        .filter((fix) => fix !== undefined),
    );
    expect(shape(output ?? '')).toEqual(shape(program.replaceAll('X', () => `(${text})`)));
  });
});

/** The tree without positions and without what only parentheses show; a chain that goes on is the same as one that ends. */
function shape(code: string): unknown {
  const program = parser.parse(code, { ecmaFeatures: { jsx: true }, range: true });
  return JSON.parse(
    JSON.stringify(program.body, (key, value: { type?: string; expression?: unknown } | null) => {
      if (['loc', 'parent', 'range', 'raw', 'directive'].includes(key)) return undefined;
      return value?.type === 'ChainExpression' ? value.expression : value;
    }),
  );
}
