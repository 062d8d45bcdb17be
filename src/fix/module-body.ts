/** The top level of a file: its statements, its scope, and where a new line goes. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { answeredOnce, answeredOnceAFile } from '../ast/answered-once.js';
import { endOfTrailingComments } from './comments.js';
import { indentationAt, isFirstOnLine, lineBreakOf, usesSemicolons } from './style.js';

/**
 * The statements of the script that holds `use`. In Vue and Astro files the program holds them;
 * in Svelte files each script element holds its own (markup in between is left out).
 */
export function topLevelStatements(source: Readonly<TSESLint.SourceCode>, use: TSESTree.Node): readonly TSESTree.ProgramStatement[] {
  const scripts = scriptsOf(source.ast);
  const script = scripts.find(({ range }) => range[0] <= use.range[0] && use.range[1] <= range[1]) ?? scripts.at(-1);
  return codeOf(script ? (script.body as TSESTree.ProgramStatement[]) : source.ast.body);
}

const scriptsOf = answeredOnce((program: TSESTree.Program) => (program.body as (TSESTree.Node & { body?: unknown })[]).filter(isSvelteScript));
const codeOf = answeredOnce((body: readonly TSESTree.ProgramStatement[]) => body.filter(({ type }) => !/^(?:Astro|Svelte)/.test(type)));

/** The statements of all scripts of the file. */
export const allStatements = answeredOnceAFile((source: Readonly<TSESLint.SourceCode>): readonly TSESTree.ProgramStatement[] =>
  (source.ast.body as (TSESTree.ProgramStatement & { body?: unknown })[]).flatMap((node) => (isSvelteScript(node) ? (node.body as TSESTree.ProgramStatement[]) : [node])));

/** The declarations of imports among them. */
export const importsOf = answeredOnceAFile((source: Readonly<TSESLint.SourceCode>): readonly TSESTree.ImportDeclaration[] =>
  allStatements(source).filter((statement): statement is TSESTree.ImportDeclaration => statement.type === 'ImportDeclaration'));

function isSvelteScript(node: { type: string; body?: unknown }): boolean {
  return node.type === 'SvelteScriptElement' && Array.isArray(node.body);
}

/** The scope of the file's own declarations: a module's, a CommonJS wrapper's, or the global one of a plain script. */
export function topLevelScope(source: Readonly<TSESLint.SourceCode>): TSESLint.Scope.Scope {
  const global = globalScope(source);
  return global.childScopes.find(({ block, type }) => block === source.ast && (type === 'module' || type === 'function')) ?? global;
}

export function globalScope(source: Readonly<TSESLint.SourceCode>): TSESLint.Scope.Scope {
  let scope = source.getScope(source.ast);
  while (scope.upper) scope = scope.upper;
  return scope;
}

/** Puts a statement on the line after `statement`, behind the comments that follow it on its line. `text` has no semicolon. */
export function insertStatementAfter(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  statement: TSESTree.Node,
  text: string,
  statements: readonly TSESTree.Node[],
): TSESLint.RuleFix {
  const end = endOfTrailingComments(source, statement.range[1]);
  const ended = text + semicolon(source, end, statements);
  return fixer.insertTextAfterRange([end, end], `${lineBreakOf(source)}${indentationAt(source, statement.range[0])}${ended}`);
}

/** Puts a statement before the first one of the file, below the comments that head the file. `text` has no semicolon. */
export function insertStatementBefore(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  first: TSESTree.Node,
  text: string,
  statements: readonly TSESTree.Node[],
): TSESLint.RuleFix {
  const start = startWithOwnComments(source, first);
  const lineBreak = lineBreakOf(source);
  const indentation = isFirstOnLine(source, start) ? indentationAt(source, start) : '';
  return fixer.insertTextBeforeRange(
    [start, start],
    `${text}${semicolon(source, first.range[0], statements)}${lineBreak}${lineBreak}${indentation}`,
  );
}

/** Puts a statement in front of another one, and of the comments that belong to that. `text` has its semicolon. */
export function insertBeforeStatement(fixer: TSESLint.RuleFixer, source: Readonly<TSESLint.SourceCode>, statement: TSESTree.Node, text: string): TSESLint.RuleFix {
  const start = startWithOwnComments(source, statement);
  return fixer.insertTextBeforeRange([start, start], isFirstOnLine(source, start) ? `${text}${lineBreakOf(source)}${indentationAt(source, start)}` : `${text} `);
}

/** The file's habit; always one where the next code would go on with the new statement. */
function semicolon(source: Readonly<TSESLint.SourceCode>, offset: number, statements: readonly TSESTree.Node[]): string {
  const rest = source.text.slice(offset);
  const next = source.ast.tokens.find(({ range }) => range[0] >= offset);
  const goesOn = /^[\t ]*[^\s]/.test(rest) && next?.range[0] !== statements[0]?.range[0];
  return goesOn || /^[([`+\-/]/.test(next?.value ?? '') || usesSemicolons(source, statements) ? ';' : '';
}

/** Where `first` begins, with the comment that documents it or switches a check off for it. */
function startWithOwnComments(source: Readonly<TSESLint.SourceCode>, first: TSESTree.Node): number {
  let start = first.range[0];
  for (const comment of source.getCommentsBefore(first).toReversed()) {
    const gap = source.text.slice(comment.range[1], start);
    const isOwn = comment.type === 'Block' && comment.value.startsWith('*') && !/@(?:file|fileoverview|jest|license|preserve|vitest)|copyright/i.test(comment.value);
    const isSwitch = /^\s*(?:eslint-disable-next-line|@ts-(?:expect-error|ignore)|prettier-ignore)/.test(comment.value);
    if (!/^[\t ]*(?:(?:\r\n?|\n)[\t ]*)?$/.test(gap) || !(isOwn || isSwitch)) break;
    start = comment.range[0];
  }
  return start;
}
