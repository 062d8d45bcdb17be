/** Holds what a typed configuration sees. `npm run hosts -- types` compiles one with TypeScript 5.9, 6.0 and 7.0 and the types of ESLint 9 and 10. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, expectTypeOf, it } from 'vitest';

import { optionTypes } from '../../scripts/lib/option-types.mjs';
import type { RuleEntries, RuleName, RuleOptions, Settings } from '../../src/index.js';
import type { rules } from '../../src/rules/index.js';
import { plugin } from '../support/plugin.js';

describe('the types of options', () => {
  it('are written from the schemas by `npm run docs`', () => {
    expect(optionTypes(plugin.rules)).toBe(readFileSync('src/rule-options.ts', 'utf8'));
  });

  it('know every rule, and no other', () => {
    expectTypeOf<RuleName>().toEqualTypeOf<keyof typeof rules>();
  });

  it('are what entries of `rules` and settings may hold', () => {
    expectTypeOf<{ acceptNames: true }>().toExtend<RuleOptions['no-access-token-decode']>();
    expectTypeOf<{ 'zero-trust/no-token-leak': 'warn'; 'zero-trust/prefer-tid-oid-key': ['error', { singleTenant: true }] }>().toExtend<RuleEntries>();
    expectTypeOf<{ 'zero-trust/no-token-leak': ['error', object] }>().not.toExtend<RuleEntries>();
    expectTypeOf<{ provider: 'microsoft'; tokenSources: [{ name: 'f'; returns: 'access-token' }] }>().toExtend<Settings>();
    expectTypeOf<{ provider: 'google' }>().not.toExtend<Settings>();
  });

  it.each([
    [{ type: 'boolean', description: 'Whether.' }, '    /** Whether. */\n    readonly key?: boolean;'],
    [{ type: 'integer' }, '    readonly key?: number;'],
    [{ type: 'array', items: { type: 'string' } }, '    readonly key?: readonly string[];'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, "    readonly key?: readonly ('a' | 'b')[];"],
    [{ type: 'array' }, '    readonly key?: readonly unknown[];'],
    [{ enum: ['a', 1] }, "    readonly key?: 'a' | 1;"],
  ])('%o', (property, expected) => {
    expect(optionTypes({ rule: { meta: { schema: [{ type: 'object', properties: { key: property } }] } } })).toContain(`  readonly 'rule': {\n${expected}\n  };\n`);
  });

  it('a rule without options has none, and a schema of a new kind is an error', () => {
    expect(optionTypes({ rule: { meta: {} } })).toContain("  readonly 'rule': never;\n");
    expect(() => optionTypes({ rule: { meta: { schema: [{ properties: { key: { type: 'object' } } }] } } })).toThrow('no type for a schema of type object');
  });
});

describe('the declarations that users load', () => {
  it('lead to those of ESLint alone: the types of typescript-eslint do not compile beside every TypeScript', () => {
    const seen = new Set<string>();
    const outside = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(/(?:from |import\()['"]([^'"]+)['"]/g)) {
        if (specifier.startsWith('.')) visit(path.join(path.dirname(file), specifier.replace(/\.js$/, '.d.ts')));
        else outside.add(specifier);
      }
    };
    visit('dist/index.d.ts');
    expect([...outside]).toEqual(['eslint']);
    expect([...seen].map((file) => file.split(path.sep).join('/'))).toContain('dist/rule-options.d.ts');
  });
});
