import * as parser from '@typescript-eslint/parser';
import { SourceCode } from 'eslint';

import type { Node } from '../../src/ast/nodes.js';
import { children } from '../../src/ast/walk.js';
import { plugin, RULES } from './plugin.js';

/** A host that is not ESLint: like oxlint it hands every file the same SourceCode object, whose getters answer for the file it is on. */

/** A parsed file, as ESLint would hold it. */
export function parseFile(code: string): SourceCode {
  const parsed = parser.parseForESLint(code, { sourceType: 'module', range: true, loc: true, tokens: true, comment: true });
  const source = new SourceCode({ text: code, ast: parsed.ast as never, parserServices: {}, scopeManager: parsed.scopeManager as never, visitorKeys: parsed.visitorKeys as never });
  const link = (node: Node): void => {
    for (const child of children(node, source.visitorKeys)) {
      child.parent = node;
      link(child);
    }
  };
  link(source.ast as unknown as Node);
  return source;
}

/** The one object of the run. `turnTo` makes it stand for another file. */
export class SharedSource {
  #current: SourceCode | undefined;
  readonly object: SourceCode = new Proxy({}, {
    get: (_, key) => {
      const value: unknown = Reflect.get(this.#current as SourceCode, key, this.#current);
      return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(this.#current) : value;
    },
    has: (_, key) => key in (this.#current as SourceCode),
  }) as SourceCode;

  turnTo(file: SourceCode): void {
    this.#current = file;
  }
}

type Listeners = Readonly<Record<string, ((node: Node) => void) | undefined>>;

interface Edit {
  readonly text: string;
}
type Fix = (fixer: unknown) => Edit | readonly Edit[] | null | undefined;

/** Keeps what is written, wherever that is. */
const FIXER = new Proxy({}, { get: () => (_: unknown, text = ''): Edit => ({ text }) });

/** A run of all rules over one file: made, then walked, so that a test can do other things between the two. */
export interface Run {
  walk(): void;
  /** `line: rule`, in order of line. */
  readonly reports: readonly string[];
  /** The texts that suggestions and fixes write. */
  readonly writes: readonly string[];
}

export function startRun(sourceCode: SourceCode, settings: Readonly<Record<string, unknown>> = {}, filename = 'src/file.ts'): Run {
  const reports: { readonly line: number; readonly name: string }[] = [];
  const writes: string[] = [];
  const { ast } = sourceCode;
  const visitorKeys = sourceCode.visitorKeys;
  const listeners = RULES.map(({ name }): Listeners => {
    const context = {
      id: `zero-trust/${name}`, options: [], settings, filename, physicalFilename: filename, cwd: '/', sourceCode, languageOptions: {},
      report: ({ node, loc, fix, suggest }: { readonly node?: Node; readonly loc?: Node['loc']; readonly fix?: Fix; readonly suggest?: readonly { readonly fix: Fix }[] | null }) => {
        reports.push({ line: (loc ?? node?.loc)?.start.line ?? 0, name });
        for (const make of [...(fix ? [fix] : []), ...(suggest ?? []).map((one) => one.fix)]) writes.push(...[make(FIXER)].flat().flatMap((edit) => edit?.text ?? []));
      },
    };
    return plugin.rules[name].create(context as never);
  });
  const visit = (node: Node): void => {
    for (const listener of listeners) listener[node.type]?.(node);
    for (const child of children(node, visitorKeys)) visit(child);
    for (const listener of listeners) listener[`${node.type}:exit`]?.(node);
  };
  return {
    walk: () => { visit(ast as unknown as Node); },
    get reports() {
      return [...reports].sort((a, b) => a.line - b.line).map(({ line, name }) => `${line}: ${name}`);
    },
    writes,
  };
}
