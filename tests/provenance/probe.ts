import * as parser from '@typescript-eslint/parser';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { Linter } from 'eslint';

import { analysisOf } from '../../src/provenance/analysis.js';
import type { Analysis } from '../../src/provenance/analysis.js';

export interface ProbeOptions {
  readonly filename?: string;
  readonly settings?: Record<string, unknown>;
}

/**
 * Lints `code` with a real Linter and hands `look` the analysis and the arguments of each `probe(…)` call in it.
 * Returns what `look` returned for each call, in source order.
 */
export function probe<Result>(code: string, look: (analysis: Analysis, argument: TSESTree.Expression) => Result, options: ProbeOptions = {}): Result[] {
  const results: Result[] = [];
  const filename = options.filename ?? 'src/file.tsx';
  const messages = new Linter({ configType: 'flat' }).verify(code, [{
    files: ['**/*.{js,jsx,cjs,mjs,ts,tsx,mts,cts}'],
    languageOptions: { parser: parser, parserOptions: { ecmaFeatures: { jsx: filename.endsWith('x') }, sourceType: 'module' } },
    ...(options.settings ? { settings: { 'zero-trust': options.settings } } : {}),
    plugins: {
      probe: {
        rules: {
          probe: {
            create(context) {
              const analysis = analysisOf({ source: context.sourceCode as unknown as TSESLint.SourceCode, filename: context.physicalFilename, settings: context.settings });
              return {
                CallExpression(node) {
                  const call = node as unknown as TSESTree.CallExpression;
                  if (call.callee.type === 'Identifier' && call.callee.name === 'probe' && call.arguments[0]) results.push(look(analysis, call.arguments[0] as TSESTree.Expression));
                },
              };
            },
          },
        },
      },
    },
    rules: { 'probe/probe': 'error' },
  }], { filename });
  const fatal = messages.find((message) => message.fatal === true || message.ruleId === null);
  if (fatal) throw new Error(`${fatal.message} in:\n${code}`);
  return results;
}

/** The origins of each `probe(x)`: "access-token flow", "claim:oid field"; `-` where nothing is known. */
export function originsOf(code: string, options: ProbeOptions = {}): string[] {
  return probe(code, (analysis, argument) => {
    const { origins } = analysis.trace(argument);
    return origins.length === 0 ? '-' : [...new Set(origins.map((origin) => `${origin.kind}${origin.claim === undefined ? '' : `:${origin.claim}`} ${origin.evidence}${origin.provider === 'other' ? ' of another provider' : ''}`))].join(' | ');
  }, options);
}
