/** Holds that no regular expression of the plugin takes more than linear time: each literal of the sources, and each that is put together at run time. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import * as parser from '@typescript-eslint/parser';
import { check } from 'recheck';
import type { Diagnostics } from 'recheck';
import { afterAll, describe, expect, it, vi } from 'vitest';

import { sourceFiles } from '../scripts/lib/source-files.mjs';
import type { Node } from '../src/ast/nodes.js';
import { walk } from '../src/ast/walk.js';
import { lint } from './support/lint.js';
import { WRONG } from './support/samples.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Time for one expression; the checker is slow on long lists of words, and the more so while other tests run. */
const CHECK_MS = 60_000;

/**
 * Quadratic, and asked of one name or path segment only, by file. Lookbehinds would make them linear and unreadable; a name as long as
 * LONGEST_NAME must take less than NAME_MS all the same.
 */
const ON_NAMES = ['src/identity/inbound.ts', 'src/identity/keys.ts', 'src/identity/names.ts', 'src/identity/verifiers.ts', 'src/sinks/error-subject.ts', 'src/sinks/key-calls.ts'];
const LONGEST_NAME = 1_000;
const NAME_MS = 50;

interface Expression {
  readonly source: string;
  readonly flags: string;
  readonly place: string;
}

/** The literals of the sources, each once. */
function literals(): Expression[] {
  const found = new Map<string, Expression>();
  for (const file of sourceFiles(path.join(root, 'src'), ['.ts'])) {
    const { ast, visitorKeys } = parser.parseForESLint(readFileSync(file, 'utf8'), { loc: true, range: true });
    walk(ast, visitorKeys, (node: Node) => {
      if (node.type !== 'Literal' || !('regex' in node)) return;
      const { pattern, flags } = node.regex;
      const key = `/${pattern}/${flags}`;
      if (!found.has(key)) found.set(key, { source: pattern, flags, place: `${path.relative(root, file)}:${node.loc.start.line}` });
    });
  }
  return [...found.values()];
}

/** What the plugin makes with `new RegExp` while it is loaded and run. */
async function made(): Promise<Expression[]> {
  const found = new Map<string, Expression>();
  const Original = RegExp;
  class Watched extends Original {
    constructor(pattern: RegExp | string, flags?: string) {
      super(pattern, flags);
      const place = new Error().stack?.split('\n').find((line) => line.includes(`${path.sep}src${path.sep}`));
      if (place !== undefined) found.set(String(this), { source: this.source, flags: this.flags, place: place.trim() });
    }
  }
  vi.stubGlobal('RegExp', Watched);
  vi.resetModules();
  try {
    const { default: plugin } = await import('../src/index.js');
    const { Linter } = await import('eslint');
    new Linter().verify(WRONG, [plugin.configs.all], { filename: 'src/file.js' });
  } finally {
    vi.unstubAllGlobals();
  }
  return [...found.values()];
}

const { version } = createRequire(import.meta.url)('recheck/package.json') as { version: string };
const cacheFile = path.join(root, 'node_modules/.cache/eslint-plugin-zero-trust', `recheck-${version}.json`);

/** What this version of the checker has found to be sound on this machine before; a missing or broken file is an empty one. */
function remembered(): Set<string> {
  try {
    return new Set(JSON.parse(readFileSync(cacheFile, 'utf8')) as string[]);
  } catch {
    return new Set();
  }
}
const sound = remembered();

/**
 * Whether the number of steps from one place of a text has a bound that the text has no part in: nothing is repeated without an end, and no group is
 * repeated by number. Such an expression is linear without being asked about.
 */
function isBounded(source: string): boolean {
  const outside = source.replaceAll(/\\./gs, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  return !/[*+]|\{\d+,\}|\)\{/.test(outside);
}

/** Fuzzing guesses from the steps of some texts: where it complains, the exact check of the automaton decides, if it comes to an end. */
async function verdict(source: string, flags: string): Promise<Diagnostics> {
  const first = await check(source, flags, { timeout: CHECK_MS });
  if (first.status === 'safe' || first.checker !== 'fuzz') return first;
  const exact = await check(source, flags, { timeout: CHECK_MS, checker: 'automaton' });
  return exact.status === 'unknown' ? first : exact;
}

const pumpOf = (pumps: readonly { readonly prefix: string; readonly pump: string }[]): { prefix?: string; base?: string } =>
  (pumps[0] ? { prefix: pumps[0].prefix, base: pumps[0].pump } : {});

afterAll(() => {
  vi.resetModules();
  mkdirSync(path.dirname(cacheFile), { recursive: true });
  writeFileSync(cacheFile, JSON.stringify([...sound]));
});

const all = [...literals(), ...(await made())];

describe('regular expressions', () => {
  it('are found', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(lint(WRONG)).not.toEqual([]);
  });

  it.each([
    [String.raw`^(?:a|bc?)$`, true], [String.raw`a{2,5}`, true], [String.raw`\+[*+]\[\*`, true],
    ['a+', false], ['[+]*', false], ['a{2,}', false], ['(?:a?){20}', false],
  ])('%s is %s to have a bound', (source, expected) => {
    expect(isBounded(source)).toBe(expected);
  });

  it.each(all.map((expression) => [`/${expression.source}/${expression.flags}`.slice(0, 120), expression] as const))('%s', async (_, { source, flags, place }) => {
    if (isBounded(source)) return;
    const key = `/${source}/${flags}`;
    const isOnNames = ON_NAMES.some((file) => place.startsWith(`${file}:`));
    // An expression that is not on names alone must not pass on what was found of it where it was.
    const remember = `${isOnNames ? 'name ' : ''}${key}`;
    if (sound.has(remember)) return;
    const result = await verdict(source, flags);
    if (result.status === 'vulnerable' && isOnNames) {
      expect(result.complexity).toMatchObject({ type: 'polynomial', degree: 2 });
      const { prefix, base, suffix } = { prefix: '', base: '', suffix: '', ...pumpOf(result.attack.pumps) };
      const name = prefix + base.repeat(Math.ceil(LONGEST_NAME / Math.max(base.length, 1))) + suffix;
      const before = process.cpuUsage();
      new RegExp(source, flags).test(name);
      expect(process.cpuUsage(before).user / 1e3).toBeLessThan(NAME_MS);
    } else {
      const attack = result.status === 'vulnerable' ? `${result.complexity.summary}: ${result.attack.pattern}` : '';
      expect({ place, status: result.status, attack }).toEqual({ place, status: 'safe', attack: '' });
    }
    sound.add(remember);
  }, CHECK_MS * 3);
});
