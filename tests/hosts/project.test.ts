/** Holds what every host is compared with: `npm run hosts` installs the packed plugin beside each of them and expects these very reports. */
import { readFileSync } from 'node:fs';

import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { expectedReports } from '../../scripts/lib/hosts/check.mjs';
import { eslintReports } from '../../scripts/lib/hosts/reports.mjs';
import type { Report } from '../../scripts/lib/hosts/reports.mjs';
import { hostsTable, withHostsTable } from '../../scripts/lib/hosts/table.mjs';
import { oxlintConfig, oxlintFile, OXLINT_PRESETS } from '../../scripts/lib/oxlint.mjs';
import { fixtureProject } from '../support/fixture-project.js';
import { plugin } from '../support/plugin.js';

describe('the project that all hosts lint', () => {
  const { folder, remove } = fixtureProject();
  afterAll(remove);
  let reports: readonly Report[] = [];
  beforeAll(async () => {
    const eslint = new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      baseConfig: [{ files: ['**/*.{ts,tsx}'], languageOptions: { parser } }, plugin.configs.recommended],
    });
    reports = eslintReports(await eslint.lintFiles(['src']), folder);
  });

  it('has the reports of tests/hosts/fixtures/reports.json (written by `npm run hosts -- --update`)', () => {
    expect(reports).toEqual(expectedReports());
  });

  it('gives every rule of the preset something to do', () => {
    const found = new Set(reports.map(({ rule }) => `zero-trust/${rule}`));
    expect(Object.keys(plugin.configs.recommended.rules ?? {}).filter((rule) => !found.has(rule))).toEqual([]);
  });

  it('is silent in correct code, tests, stories and mocks', () => {
    expect(reports.map(({ file }) => file).filter((file) => /correct|\.(?:test|stories)\.|__mocks__/.test(file))).toEqual([]);
  });
});

describe('configurations for oxlint', () => {
  it.each(OXLINT_PRESETS)('%s is the preset (written by `npm run docs`)', (preset) => {
    const written: unknown = JSON.parse(readFileSync(oxlintFile(preset), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(oxlintConfig(plugin, preset))));
  });

  it('turns every rule that it turns on off again in the files that the preset leaves out', () => {
    const { rules, overrides } = oxlintConfig(plugin, 'strict');
    expect(overrides).toEqual([{ files: plugin.configs.strict.ignores, rules: Object.fromEntries(Object.keys(rules).map((name) => [name, 'off'])) }]);
    expect(Object.keys(rules)).toHaveLength(Object.keys(plugin.rules).length);
  });
});

describe('the README\'s table of hosts', () => {
  it('is the list that `npm run hosts` goes through', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(withHostsTable(readme)).toBe(readme);
    expect(hostsTable()).toContain('| ESLint 8.57 | `eslint@8.57.1`');
  });

  it('a page without its place is an error', () => {
    expect(() => withHostsTable('# A page')).toThrow('lacks the comments');
  });
});
