/**
 * Holds of random programs what holds of all: no rule throws, none takes long, suggestions give programs, and changes that leave the meaning alone
 * leave the reports alone. `npm run fuzz` runs it longer; a failure prints a program that is as small as could be found, and its seed.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { installedLanguages } from '../scripts/lib/languages.mjs';
import { createLint, everyRule } from '../scripts/lib/lint.mjs';
import { sourceFiles } from '../scripts/lib/source-files.mjs';
import { failureLines } from '../scripts/lib/suggestion-summary.mjs';
import { checkText } from '../scripts/lib/suggestions.mjs';
import { CARRIERS } from './fuzz/carriers.js';
import type { Carrier, Dialect } from './fuzz/carriers.js';
import { circles } from './fuzz/circles.js';
import { apply, DRESSES, everyNode, graft, parseProgram, spotsOf } from './fuzz/mutations.js';
import { DIALECTS, direct, fits, programs, render, SINKS, SOURCES } from './fuzz/programs.js';
import type { Program } from './fuzz/programs.js';
import { lint } from './support/lint.js';
import { plugin } from './support/plugin.js';
import { WRONG } from './support/samples.js';

/**
 * Programs a law. The tests take the same ones each time, so that a change fails for what it did; `npm run fuzz` sets FUZZ_RUNS and draws new ones,
 * or with FUZZ_SEED those of an earlier run.
 */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 30);
const FIXED_SEED = 1;
const SEED = process.env['FUZZ_SEED'] !== undefined ? { seed: Number(process.env['FUZZ_SEED']) } : process.env['FUZZ_RUNS'] === undefined ? { seed: FIXED_SEED } : {};
const TIMEOUT_MS = 20_000 + RUNS * 1_500;
/** CPU time for one program of a hundred lines, parsing included: hundreds of times what it takes. */
const MOST_CPU_MS = 5_000;

const fileOf = (dialect: Dialect): string => `src/file.${dialect}`;

function check<Values extends [unknown, ...unknown[]]>(property: fc.IProperty<Values>, runs = RUNS): void {
  fc.assert(property, { numRuns: runs, ...SEED });
}

/** How often each rule reports; whatever is no report of a rule (a program that does not parse) fails. */
function counts(code: string, dialect: Dialect): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { ruleId, message } of lint(code, { filename: fileOf(dialect) })) {
    if (ruleId?.startsWith('zero-trust/') !== true) throw new Error(`${message}\n${code}`);
    const rule = ruleId.slice('zero-trust/'.length);
    found[rule] = (found[rule] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const expected = ({ flows }: Program): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { sink: { rule } } of flows) found[rule] = (found[rule] ?? 0) + 1;
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
};

const carrying = programs(({ limit }) => limit === undefined);
const anything = programs();

describe('each construct carries a token', () => {
  /** The carriers of a dialect, each in a function of its own, whose token does not reach the decoder; `early`: the whole result is carried. */
  function lost(dialect: Dialect, carriers: readonly Carrier[], early: boolean): string[] {
    const [source, sink] = [SOURCES[0], SINKS[0]];
    if (!source || !sink) return ['no source'];
    const code = render({ dialect, flows: carriers.map((carrier) => ({ source, early: early ? [carrier] : [], late: early ? [] : [carrier], sink })) });
    const lines = code.split('\n');
    const reported = new Set(lint(code, { filename: fileOf(dialect) }).map(({ line }) => lines.slice(0, line).findLast((text) => text.startsWith('export async function flow'))));
    return carriers.flatMap(({ name }, index) => (reported.has(`export async function flow${index}(request) {`) ? [] : [name]));
  }

  it.each(DIALECTS)('in %s', (dialect) => {
    const all = CARRIERS.filter((carrier) => fits(carrier, dialect));
    expect(lost(dialect, all.filter(({ limit }) => limit === undefined), false)).toEqual([]);
    expect(lost(dialect, all.filter(({ limit, text }) => limit === undefined && text !== true), true)).toEqual([]);
  }, TIMEOUT_MS);

  it('but for those that limits.md tells, which lose it', () => {
    const limited = CARRIERS.filter(({ limit }) => limit !== undefined);
    expect(lost('tsx', limited, false)).toEqual(limited.map(({ name }) => name));
    const page = readFileSync(new URL('../rules-docs/limits.md', import.meta.url), 'utf8');
    expect(limited.filter(({ limit }) => !page.includes(`\n## ${limit ?? ''}\n`))).toEqual([]);
  });

  it('by a name of its own', () => {
    expect(new Set(CARRIERS.map(({ name }) => name)).size).toBe(CARRIERS.length);
  });
});

describe('laws of random programs', () => {
  it('what lies between source and sink changes nothing', () => {
    check(fc.property(carrying, (program) => {
      expect(counts(render(program), program.dialect)).toEqual(expected(program));
      expect(counts(render(direct(program)), program.dialect)).toEqual(expected(program));
    }));
  }, TIMEOUT_MS);

  it('the names of locals change nothing', () => {
    const names = fc.constantFrom<(index: number) => string>((index) => `item_${index}`, (index) => `$${index}`, (index) => `ünï${index}`, (index) => `Value${index}`, (index) => `_${index}`);
    check(fc.property(anything, names, (program, local) => {
      expect(counts(render(program, { local }), program.dialect)).toEqual(counts(render(program), program.dialect));
    }));
  }, TIMEOUT_MS);

  it('the order of independent functions changes nothing', () => {
    check(fc.property(anything, (program) => {
      expect(counts(render(program, { reversed: true }), program.dialect)).toEqual(counts(render(program), program.dialect));
    }));
  }, TIMEOUT_MS);

  it('a body moved into a function that is called changes nothing', () => {
    check(fc.property(carrying, (program) => {
      expect(counts(render(program, { moved: true }), program.dialect)).toEqual(expected(program));
    }));
  }, TIMEOUT_MS);

  it('the ID token may be read', () => {
    check(fc.property(anything, (program) => {
      const flows = program.flows.filter(({ source }) => source.idToken !== undefined);
      expect(counts(render({ ...program, flows }, { idToken: true }), program.dialect)).not.toHaveProperty('no-access-token-decode');
    }));
  }, TIMEOUT_MS);

  it('https silences no-token-over-http and nothing else', () => {
    check(fc.property(carrying, (program) => {
      const others = program.flows.filter(({ sink }) => sink.rule !== 'no-token-over-http');
      expect(counts(render(program).replaceAll('http://', 'https://'), program.dialect)).toEqual(expected({ ...program, flows: others }));
    }));
  }, TIMEOUT_MS);

  it.each(Object.entries(DRESSES))('%s around an expression changes nothing', (_, dress) => {
    check(fc.property(carrying, fc.nat(), (program, index) => {
      const code = render(program);
      const spots = spotsOf(parseProgram(code, program.dialect)).filter(({ node }) => node.range[0] >= code.indexOf('export async'));
      const changes = spots.flatMap((spot) => {
        const made = dress(spot, code.slice(...spot.node.range), program.dialect, 'extracted');
        return made ? [made] : [];
      });
      const chosen = changes[index % Math.max(changes.length, 1)];
      if (chosen) expect(counts(apply(code, chosen), program.dialect), apply(code, chosen)).toEqual(expected(program));
    }));
  }, TIMEOUT_MS);

  it('takes bounded time', () => {
    check(fc.property(anything, (program) => {
      const before = process.cpuUsage();
      counts(render(program), program.dialect);
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1e3).toBeLessThan(MOST_CPU_MS);
    }));
  }, TIMEOUT_MS);
});

describe('names that are made of each other', () => {
  it('no rule throws', () => {
    check(fc.property(circles, (code) => {
      expect(lint(code, { filename: 'src/file.js' }).filter(({ ruleId }) => ruleId === null), code).toEqual([]);
    }), RUNS * 10);
  }, TIMEOUT_MS);
});

const root = fileURLToPath(new URL('..', import.meta.url));
const languages = await installedLanguages();

describe('suggestions', () => {
  it('parse, cure their report and raise none', () => {
    const linted = createLint({ cwd: root, ruleSet: everyRule('zero-trust', plugin) });
    check(fc.property(anything, (program) => {
      const file = path.join(root, fileOf(program.dialect));
      const language = languages.find(({ extensions }) => extensions.includes(path.extname(file)));
      if (!language) throw new Error(`No parser for ${file}`);
      const code = render(program);
      const { reports, crash, unparsable } = checkText(linted, code, file, program.dialect === 'ts' ? { ...language, options: { ...language.options, parserOptions: {} } } : language);
      expect([crash, unparsable, ...failureLines(reports.map((report) => ({ ...report, file: code })))].filter((line) => line !== undefined)).toEqual([]);
    }));
  }, TIMEOUT_MS);
});

describe('programs that were broken', () => {
  const examples = sourceFiles(path.join(root, 'examples'), ['.ts', '.tsx', '.js', '.jsx']).filter((file) => /\.[jt]sx?$/.test(file)).map((file) => ({ dialect: path.extname(file).slice(1) as Dialect, code: readFileSync(file, 'utf8') }));
  const sound = fc.oneof(
    fc.constantFrom<{ dialect: Dialect; code: string }>({ dialect: 'ts', code: WRONG }, ...examples),
    anything.map((program) => ({ dialect: program.dialect, code: render(program) })),
  );

  it('parts put in the place of others: no rule throws, whatever comes out', () => {
    check(fc.property(sound, fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }), ({ dialect, code }, grafts) => {
      let text = code;
      for (const [from, to] of grafts) {
        const next = graft(text, everyNode(parseProgram(text, dialect)), from, to);
        const [first] = lint(next, { filename: fileOf(dialect) });
        if (first?.fatal === true) break;
        text = next;
      }
    }), RUNS * 4);
  }, TIMEOUT_MS);

  it('pieces of text left out, doubled or moved: no rule throws', () => {
    check(fc.property(sound, fc.nat(), fc.nat(), fc.nat(), ({ dialect, code }, from, length, to) => {
      const start = from % code.length;
      const piece = code.slice(start, start + 1 + (length % 80));
      const rest = code.slice(0, start) + code.slice(start + piece.length);
      const at = to % rest.length;
      for (const text of [rest, rest.slice(0, at) + piece + rest.slice(at), code.slice(0, at) + piece + code.slice(at)]) lint(text, { filename: fileOf(dialect) });
    }), RUNS);
  }, TIMEOUT_MS);
});
