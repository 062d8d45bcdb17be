import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

export type Source = Readonly<TSESLint.SourceCode>;
export type Edit<Node extends TSESTree.Node = TSESTree.Node> = (
  fixer: TSESLint.RuleFixer,
  source: Source,
  node: Node,
) => TSESLint.RuleFix | TSESLint.RuleFix[] | undefined;

export interface Host {
  readonly filename?: string;
  readonly parser?: unknown;
  readonly parserOptions?: object;
  readonly sourceType?: 'commonjs' | 'module' | 'script';
  readonly globals?: Record<string, 'readonly'>;
}

const linter = new Linter({ configType: 'flat' });

function verify(code: string, rule: object, host: Host): Linter.LintMessage[] {
  const { filename = 'file.tsx', parser = typescriptParser, parserOptions, sourceType = 'module', globals = {} } = host;
  const config = {
    files: ['**/*.*'],
    languageOptions: {
      parser,
      sourceType,
      globals,
      parserOptions: { ecmaFeatures: { jsx: true }, ...parserOptions },
    },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { test: { rules: { edit: rule } } },
    rules: { 'test/edit': 'error' },
  };
  return linter.verify(code, [config as Linter.Config], { filename });
}

/** Throws what the parser says if `code` does not parse. */
function mustParse(code: string, host: Host = {}): void {
  if (Object.keys(host).length === 0) {
    // As ESLint would, without the scopes and rules that nobody asks for.
    typescriptParser.parse(code, { ecmaFeatures: { jsx: true }, sourceType: 'module', filePath: 'file.tsx', loc: true, range: true, tokens: true, comment: true });
    return;
  }
  const fatal = verify(code, { create: () => ({}) }, host).find((message) => message.fatal);
  if (fatal) throw new Error(`${fatal.message}\n${code}`);
}

/**
 * Runs `edit` on the first node that `selector` matches, in a real rule of a real linter, and returns the edited code,
 * which parses; undefined where the edit offers nothing. A selector that matches nothing is a mistake of the test.
 */
export function apply<Node extends TSESTree.Node = TSESTree.Node>(
  code: string,
  selector: string,
  edit: Edit<Node>,
  host: Host = {},
): string | undefined {
  const seen: Node[] = [];
  const failures: unknown[] = [];
  const rule = {
    meta: { type: 'problem', fixable: 'code', schema: [] },
    create: (context: TSESLint.RuleContext<string, []>) => ({
      [selector](node: Node) {
        if (seen.push(node) > 1) return;
        context.report({
          node,
          message: 'edit',
          fix: (fixer: TSESLint.RuleFixer) => {
            try {
              return edit(fixer, context.sourceCode, node) ?? null;
            } catch (error) {
              failures.push(error);
              return null;
            }
          },
        } as never);
      },
    }),
  };
  const messages = verify(code, rule, host);
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new Error(`The test's own code does not parse: ${fatal.message}\n${code}`);
  if (failures.length > 0) throw failures[0] as Error;
  if (seen.length === 0) throw new Error(`Nothing matches ${selector}`);
  const fix = messages.find(({ ruleId }) => ruleId === 'test/edit')?.fix;
  if (!fix) return undefined;
  const output = code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]);
  mustParse(output, host);
  return output;
}

/** Every comment of `code`, as written inside its marks, without white space around: to compare before and after. */
export function commentsOf(code: string): string[] {
  const { comments } = typescriptParser.parse(code, { comment: true, ecmaFeatures: { jsx: true }, sourceType: 'module' });
  return comments.map(({ value }) => value.trim()).sort();
}
