import { existsSync } from 'node:fs';
import path from 'node:path';

import type { ESLint, Linter } from 'eslint';

import { loadInstalled } from './resolve.js';
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

/** ESLint, from the first of the folders that has it: beside the plugin, whose peer it is, or else in the project that is checked. */
export async function loadESLint(folders: readonly string[]): Promise<ESLintClass> {
  const found = (await loadInstalled('eslint', folders)) as (ESLintModule & { readonly default?: ESLintModule }) | undefined;
  if (!found) throw new Trouble('ESLint is not installed here. npm install --save-dev eslint');
  const load = found.loadESLint ?? found.default?.loadESLint;
  if (!load) throw new Trouble(`ESLint ${found.ESLint?.version ?? found.default?.ESLint?.version ?? 'without a version'} is too old: 8.57 or later is needed.`);
  return load({ useFlatConfig: true });
}

/** The patterns of the folder's .gitignore as a configuration, where there is one and this ESLint can read it. */
export async function gitignoreOf(folder: string, folders: readonly string[]): Promise<readonly Linter.Config[]> {
  const file = path.join(folder, '.gitignore');
  if (!existsSync(file)) return [];
  const { includeIgnoreFile } = ((await loadInstalled('eslint/config', folders)) ?? {}) as ConfigModule;
  return includeIgnoreFile ? [includeIgnoreFile(file, 'zero-trust/gitignore')] : [];
}
