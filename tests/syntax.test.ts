/**
 * Holds that no syntax breaks a rule: every node type of the TypeScript parser and of ESLint's own, alone and around a token.
 * The samples are counted: a node type that no sample has fails the test, so that syntax to come is asked for when a parser learns it.
 */
import { createRequire } from 'node:module';

import * as typescriptParser from '@typescript-eslint/parser';
import { AST_NODE_TYPES } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { children } from '../src/ast/walk.js';
import type { Node } from '../src/ast/nodes.js';
import { lint } from './support/lint.js';

const require = createRequire(import.meta.url);

interface Espree {
  parse(code: string, options: object): Node;
  readonly VisitorKeys: Readonly<Record<string, readonly string[]>>;
}
const espree = createRequire(require.resolve('eslint'))('espree') as Espree;

/** JavaScript that both parsers read; `tok` is the token. */
const JAVASCRIPT: Readonly<Record<string, string>> = {
  'literals': '0b1; 1n ** 2n; 1_000; "\\u{1F600}"; /(?<n>x)/v; null; true; `a${tok}b`;',
  'operators': '-tok; typeof tok; void tok; !tok; tok + 1; tok ?? 1; tok || 1; tok && 1; tok in {}; tok instanceof Object; tok ? tok : 1; (0, tok); let n = 0; n++; --n; n **= 2; n ??= tok; n &&= tok; n ||= tok;',
  'members': 'tok.a; tok["a"]; tok?.a?.[tok]?.(tok); delete tok.a; import.meta.url;',
  'calls': 'f(tok); f(...[tok]); new F(tok); new F; tag`a${tok}`; f?.(tok); import("./x.js");',
  'imports and exports': 'import a, { b as c, "s" as d } from "./a.js"; import * as e from "./e.js"; import "./f.js"; export * from "./g.js"; export * as h from "./h.js"; export { a as i, c as "j" }; export { k } from "./k.js"; export const l = tok; export default tok;',
  'attributes of imports': 'import data from "./a.json" with { type: "json" }; export { default as b } from "./b.json" with { type: "json" }; import("./c.json", { with: { type: "json" } });',
  'patterns': 'const { a, b: { c = tok } = {}, [tok]: d, ...e } = tok; const [f, , g = tok, ...h] = tok; let i; ({ i } = tok); [i] = tok;',
  'functions': 'function a(x = tok, { y }, [z], ...rest) { return arguments; } const b = function c() {}; const d = (x) => tok; const e = async () => { await tok; };',
  'generators': 'function* a() { yield; yield tok; yield* a(); } async function* b() { yield tok; for await (const c of b()) c; }',
  'objects': 'const o = { __proto__: null, tok, a: tok, [tok]: tok, "b": 1, 2: 3, get c() { return tok; }, set c(v) {}, d() { return super.d; }, async e() {}, *f() {}, async *g() {}, ...tok };',
  'classes': 'class A { a = tok; static b = tok; #c = tok; static #d; [tok] = 1; "e" = 1; constructor() { this.#c = tok; } get f() { return this.#c; } set f(v) {} static { this.#d = tok; } #g() { return #c in this; } async h() {} *i() {} } class B extends A { constructor() { super(tok); super.h(); new.target; } } const C = class D extends (tok ? A : B) {};',
  'statements': 'if (tok) ; else {} for (let i = 0; i < 1; i++) continue; for (const a in tok) break; for (const a of tok) ; while (tok) break; do { } while (!tok); switch (tok) { case 1: break; default: } try { throw tok; } catch { } finally { } try {} catch ({ message }) {} ; debugger;',
  'labels': 'a: for (;;) { b: { break b; } continue a; } c: d: while (tok) break c;',
  'top-level await': 'await tok; for await (const a of tok) a; const b = await Promise.all([tok]);',
  'directives': '"use strict"; function a() { "use strict"; return tok; }',
};

const JSX: Readonly<Record<string, string>> = {
  'elements': 'const a = <A b={tok} c="d" e {...tok} f:g="h"><i.j /><k:l />text &amp; {tok} {/* nothing */}</A>;',
  'fragments': 'const a = <><b /><>{tok}</></>;',
  'in a component': 'function A({ children }) { return children ? <b onClick={() => f(tok)}>{tok}</b> : null; } const c = <A render={() => <i>{tok}</i>} />;',
};

/** JSX that ESLint's own parser does not know. */
const TSX: Readonly<Record<string, string>> = { 'spread children': 'const a = <b>{...tok}</b>;', 'type arguments': 'const a = <B<string> c={tok as any} />;' };

/** What ESLint's own parser reads in scripts alone. */
const SCRIPT: Readonly<Record<string, string>> = { with: 'with (tok) { a; }' };

const TYPESCRIPT: Readonly<Record<string, string>> = {
  'keyword types': 'let a: any, b: unknown, c: never, d: void, e: undefined, f: null, g: string, h: number, i: boolean, j: bigint, k: symbol, l: object, m: unique symbol; type I = intrinsic;',
  'types': 'type A<in out T extends string = "a", const U = 1> = T | (U & { readonly a?: T; [key: string]: unknown; b(): this; (x: T): U; new (x: T): U; get c(): T; set c(v) }) | T[] | readonly [a: T, b?: U, ...rest: T[]] | [T, U?, ...T[]];',
  'types of types': 'type A<T> = T extends (infer U extends string)[] ? U : keyof T; type B<T> = { readonly [K in keyof T as `get${string & K}`]-?: T[K] }; type C = typeof tok; type D = typeof import("./a.js"); type E = import("./a.js", { with: { "resolution-mode": "import" } }).F<string>; type G = -1 | `a${string}`; type H = abstract new () => object; type I = (this: Window, ...a: string[]) => asserts a is string[]; type J = new () => A<string>; type K = N.M.O;',
  'assertions': 'tok as any; tok!; tok satisfies unknown; tok as const; f<string>(tok); const g = f<string>; new F<string>(tok); tok!.a!.b?.c!;',
  'casts of old': 'let a = <any>tok; const b = <const>["a"]; const c = <T,>(x: T) => tok;',
  'interfaces': 'interface A<T> extends B, N.C<T> { a: T; b?(): void; readonly [key: string]: any; }',
  'enums': 'enum A { B, C = 1 << 2, D = "d".length, "E-F" = "x" } const enum G { H = `h` } declare enum I { J } A.B; A[A.C];',
  'namespaces': 'namespace A.B { export const c = tok; export namespace D { export type E = string } } declare module "m" { export const a: string; export default a; } declare module "n"; declare global { interface Window { tok: string } }',
  'imports': 'import type { A } from "./a.js"; import { type B } from "./b.js"; import c = require("./c.cjs"); import D = E.F.G; import type H = require("./h.cjs"); export type { I } from "./i.js"; export import J = K.L; export as namespace M;',
  'export assignment': 'export = tok;',
  'functions': 'function a(x: string): string; function a(x: number): number; function a(x: any): any { return tok; } declare function b(x: string): void; function c(this: Window, x?: string, ...y: string[]): x is string { return true; } async function d<T>(x: T): Promise<T> { return x; }',
  'abstract classes': 'abstract class A<T> implements B, C<T> { abstract a: string; abstract b(): void; abstract get c(): string; abstract set c(v: string); abstract accessor d: string; declare e: string; f!: string; g?: string; protected readonly h = tok; static override i: string; private constructor(private j: string, public readonly k = tok, protected override l?: string) { super(); } [key: string]: any; static [m]: string; n(): void; n(x?: string) {} accessor o = tok; } abstract class D extends A<string> {}',
  'decorators': '@a @b() @c.d(tok) class A { @e f = tok; @g() h(@i() x: string, @j y = tok) {} @k get l() { return tok; } @m accessor n = tok; @o static p() {} constructor(@q private r: string) {} } export @s class T {} @u export class V {}',
  'using': '{ using a = tok; } { await using b = tok; } for (using c of [tok]) c;',
  'declarations': 'declare const a: string; declare let b: string, c: number; declare class D { e: string; f(): void; } declare type G = string; let h!: string;',
};

const EVERYTHING = { ...JAVASCRIPT, ...JSX, ...TSX, ...TYPESCRIPT };

/** Node types of the TypeScript parser that no program gives, and why. */
const NEVER: Readonly<Record<string, string>> = {
  TSAsyncKeyword: 'a modifier: the parser makes it a property of the node that has it', TSDeclareKeyword: 'the same', TSExportKeyword: 'the same', TSPrivateKeyword: 'the same', TSProtectedKeyword: 'the same',
  TSPublicKeyword: 'the same', TSReadonlyKeyword: 'the same', TSStaticKeyword: 'the same', TSAbstractKeyword: 'the same',
};

/** The same of ESLint's own parser. */
const NEVER_IN_ESPREE: Readonly<Record<string, string>> = {
  ExperimentalRestProperty: 'of a time before rest of objects was in the language', ExperimentalSpreadProperty: 'the same',
  JSXSpreadChild: 'refused by the parser',
};

function typesIn(root: Node, keys: Readonly<Record<string, readonly string[] | undefined>>): Set<string> {
  const types = new Set<string>();
  const open: Node[] = [root];
  for (const node of open) {
    types.add(node.type);
    open.push(...children(node, keys));
  }
  return types;
}

const HEAD = 'import { PublicClientApplication } from "@azure/msal-browser"; import { jwtDecode } from "jwt-decode";\nconst pca = new PublicClientApplication({}); const tok = (await pca.acquireTokenSilent({})).accessToken;\n';
const DECODED = '\njwtDecode(tok);\n';
const isFirst = (code: string): boolean => code.startsWith('"use strict"');

/** Programs with the sample alone, and between the call that makes the token and a decoder. */
const around = (code: string): string => (isFirst(code) ? code.replace(';', `;${HEAD}`) : HEAD + code) + DECODED;
const unparsed = (code: string, options: Parameters<typeof lint>[1]): string[] => lint(code, options).flatMap(({ fatal, message }) => (fatal === true ? [message] : []));

describe('every syntax, alone and around a token', () => {
  const cases = [
    ...Object.entries(JAVASCRIPT).flatMap(([name, code]) => [['TypeScript', 'ts', name, code], ['ESLint', 'js', name, code]] as const),
    ...Object.entries(JSX).flatMap(([name, code]) => [['TypeScript', 'tsx', name, code], ['ESLint', 'jsx', name, code]] as const),
    ...Object.entries(TSX).map(([name, code]) => ['TypeScript', 'tsx', name, code] as const),
    ...Object.entries(TYPESCRIPT).map(([name, code]) => ['TypeScript', 'ts', name, code] as const),
  ];
  it.each(cases)('%s (.%s): %s', (parser, extension, _, code) => {
    const options = { filename: `src/file.${extension}`, ...(parser === 'ESLint' ? { parser: null } : {}) };
    expect(unparsed(code, options)).toEqual([]);
    const last = around(code).split('\n').length - 1;
    const reports = lint(around(code), options);
    expect(reports.flatMap(({ fatal, message }) => (fatal === true ? [message] : []))).toEqual([]);
    expect(reports.filter(({ line }) => line === last).map(({ ruleId }) => ruleId)).toEqual(['zero-trust/no-access-token-decode']);
  });

  it.each(Object.entries(SCRIPT))('a script: %s', (_, code) => {
    for (const text of [code, `const { accessToken: tok } = x; ${code} jwtDecode(tok);`]) expect(unparsed(text, { parser: null, filename: 'src/file.js', sourceType: 'script' })).toEqual([]);
  });
});

describe('the samples are complete', () => {
  const missing = (all: readonly string[], seen: ReadonlySet<string>): string[] => all.filter((type) => !seen.has(type)).sort();

  it('for the TypeScript parser', () => {
    const seen = new Set<string>();
    for (const [name, code] of Object.entries(EVERYTHING)) {
      const jsx = name in JSX || name in TSX;
      const { ast, visitorKeys } = typescriptParser.parseForESLint(code, { sourceType: 'module', ecmaFeatures: { jsx } });
      for (const type of typesIn(ast, visitorKeys)) seen.add(type);
    }
    const { ast, visitorKeys } = typescriptParser.parseForESLint(SCRIPT['with'] ?? '', { sourceType: 'script' });
    for (const type of typesIn(ast, visitorKeys)) seen.add(type);
    expect(missing(Object.values(AST_NODE_TYPES), seen)).toEqual(Object.keys(NEVER).sort());
  });

  it('for ESLint\'s own', () => {
    const seen = new Set<string>();
    const parse = (code: string, sourceType: string): void => {
      for (const type of typesIn(espree.parse(code, { ecmaVersion: 'latest', sourceType, ecmaFeatures: { jsx: true } }), espree.VisitorKeys)) seen.add(type);
    };
    for (const code of [...Object.values(JAVASCRIPT), ...Object.values(JSX)]) parse(code, 'module');
    parse(SCRIPT['with'] ?? '', 'script');
    expect(missing(Object.keys(espree.VisitorKeys), seen)).toEqual(Object.keys(NEVER_IN_ESPREE).sort());
  });
});
