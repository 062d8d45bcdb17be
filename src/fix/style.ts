/**
 * The habits of a file, so that new code looks like its neighbours: quotes, semicolons, line breaks, indentation.
 * Where a file shows no habit, the answer is the commoner one: single quotes, semicolons, `\n`.
 */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { answeredOnceAFile } from '../ast/answered-once.js';
import type { Quote } from './text.js';

/** Quotes of module names if the file has any, else of most of its strings. */
export const quoteOf = answeredOnceAFile((source: Readonly<TSESLint.SourceCode>): Quote => {
  let single = 0;
  let double = 0;
  let previous = '';
  for (const token of source.ast.tokens) {
    if (token.type === 'String') {
      // A module name outweighs any number of messages, which follow their apostrophes.
      const weight = previous === 'from' || previous === 'import' ? 1000 : 1;
      if (token.value.startsWith("'")) single += weight;
      else if (token.value.startsWith('"')) double += weight;
    }
    if (token.value !== '(') previous = token.value === 'require' ? 'import' : token.value;
  }
  return double > single ? '"' : "'";
});

const ENDED_BY_SEMICOLON: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'ExpressionStatement',
  'VariableDeclaration',
  'ReturnStatement',
  'ThrowStatement',
]);

/** Whether most statements of the file, module declarations first, end in a semicolon. */
export function usesSemicolons(source: Readonly<TSESLint.SourceCode>, statements: readonly TSESTree.Node[]): boolean {
  const imports = statements.filter(({ type }) => type === 'ImportDeclaration' || type === 'TSImportEqualsDeclaration');
  const judged = imports.length > 0 ? imports : statements.flatMap(withInner).filter(({ type }) => ENDED_BY_SEMICOLON.has(type));
  const ended = judged.filter((statement) => source.getLastToken(statement)?.value === ';').length;
  return ended * 2 >= judged.length;
}

/** A statement and, where it is a function, the statements of its body: a file of one function has a habit too. */
function withInner(statement: TSESTree.Node): TSESTree.Node[] {
  const inner =
    statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
  return inner?.type === 'FunctionDeclaration' ? [statement, ...inner.body.body] : [statement];
}

/** The file's line break. */
export function lineBreakOf(source: Readonly<TSESLint.SourceCode>): '\n' | '\r\n' {
  // Read from the lines, not from `text`: it holds in every host.
  const end = source.lines[0]?.length ?? 0;
  return source.text.startsWith('\r\n', end) ? '\r\n' : '\n';
}

/** The white space that begins the line of `offset`; what comes before on the line may be code. */
export function indentationAt(source: Readonly<TSESLint.SourceCode>, offset: number): string {
  const start = lineStart(source, offset);
  return /^[\t ]*/.exec(source.text.slice(start, offset))?.[0] ?? '';
}

/** Whether nothing but white space stands before `offset` on its line. */
export function isFirstOnLine(source: Readonly<TSESLint.SourceCode>, offset: number): boolean {
  return source.text.slice(lineStart(source, offset), offset).trim() === '';
}

/** The offset at which the line of `offset` begins. */
export function lineStart(source: Readonly<TSESLint.SourceCode>, offset: number): number {
  return source.text.lastIndexOf('\n', offset - 1) + 1;
}
