import { existsSync } from 'node:fs';
import path from 'node:path';

import type { ESLint, Linter } from 'eslint';

import { loadInstalled, OWN_FOLDER } from './resolve.js';
import { Trouble } from './trouble.js';

type ESLintClass = typeof ESLint;

interface ESLintModule {
  readonly ESLint?: { readonly version?: string };
  /** From 8.57 on. */
  readonly loadESLint?: (options: { readonly useFlatConfig: boolean }) => Promise<ESLintClass>;
}

interface ConfigModule {
  /** In recent versions of ESLint 10. */
  readonly includeIgnoreFile?: (file: string, name: string) => Linter.Config;
}

/** ESLint as it is installed beside the plugin (its peer dependency), or else in the project that is checked. */
export async function loadESLint(project: string): Promise<ESLintClass> {
  const found = (await loadInstalled('eslint', [OWN_FOLDER, project])) as (ESLintModule & { readonly default?: ESLintModule }) | undefined;
  if (!found) throw new Trouble('ESLint is not installed here. npm install --save-dev eslint');
  const load = found.loadESLint ?? found.default?.loadESLint;
  if (!load) throw new Trouble(`ESLint ${found.ESLint?.version ?? ''} is too old: 8.57 or later is needed.`.replace('  ', ' '));
  return load({ useFlatConfig: true });
}

/** The patterns of the folder's .gitignore as a configuration, where there is one and this ESLint can read it. */
export async function gitignoreOf(folder: string): Promise<readonly Linter.Config[]> {
  const file = path.join(folder, '.gitignore');
  if (!existsSync(file)) return [];
  const { includeIgnoreFile } = ((await loadInstalled('eslint/config', [OWN_FOLDER, folder])) ?? {}) as ConfigModule;
  return includeIgnoreFile ? [includeIgnoreFile(file, 'zero-trust/gitignore')] : [];
}
