/** Holds that analyses belong to files, not to SourceCode objects, that all rules share one, and that its work grows with the file and not faster. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { SourceCode } from 'eslint';
import { describe, expect, it } from 'vitest';

import type { Node } from '../src/ast/nodes.js';
import { walk } from '../src/ast/walk.js';
import { analysisOf } from '../src/provenance/analysis.js';
import type { Analysis } from '../src/provenance/analysis.js';
import { parseFile, SharedSource, startRun } from './support/host.js';
import { lint } from './support/lint.js';
import { FINISHED } from './support/plugin.js';
import { RIGHT, spoken, WRONG } from './support/samples.js';

const analyse = (source: SourceCode, settings: Record<string, unknown> = {}, filename = 'src/file.ts'): Analysis =>
  analysisOf({ source: source as unknown as TSESLint.SourceCode, filename, settings });

const calls = (analysis: Analysis): readonly (TSESTree.CallExpression | TSESTree.NewExpression)[] => analysis.module.calls;

/** Asks for everything that can be asked of a file. */
function askAll(analysis: Analysis): void {
  walk(analysis.module.ast, analysis.module.visitorKeys, (node: Node) => {
    if (node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'CallExpression' || node.type === 'TemplateLiteral') {
      analysis.trace(node);
      analysis.constant(node);
      analysis.text(node);
      analysis.definition(node);
      analysis.uses(node);
      analysis.read(node, ['headers', 'Authorization']);
    }
    if (node.type === 'CallExpression') analysis.handlers(node);
  });
}

const kinds = (analysis: Analysis): string[] => calls(analysis).flatMap((call) => call.arguments.map((argument) => analysis.trace(argument).origins.map(({ kind, evidence }) => `${kind} ${evidence}`).join(' | ')));

describe('one SourceCode object for all files', () => {
  it('file after file: each has its own reports', () => {
    const shared = new SharedSource();
    for (const [code, expected] of [[WRONG, spoken(WRONG)], [RIGHT, []], [`\n\n${WRONG}`, spoken(WRONG, 2)], ['', []], [WRONG, spoken(WRONG)]] as const) {
      shared.turnTo(parseFile(code));
      const run = startRun(shared.object);
      run.walk();
      expect(run.reports).toEqual(expected);
    }
  });

  it('file after file: what is suggested is in the style of each', () => {
    const catching = (quote: string, imported: string): string => `${imported.replaceAll("'", quote)}
export async function load(pca) {
  try { return await pca.acquireTokenSilent({ scopes: [${quote}User.Read${quote}] }); } catch (e) { if (e.errorCode === ${quote}interaction_required${quote}) return pca.acquireTokenPopup({}); throw e; }
}
`;
    const msal = "import { PublicClientApplication } from '@azure/msal-browser';";
    const files = [catching("'", msal), catching('"', "import * as msal from '@azure/msal-browser';"), catching('"', "import other from 'other';\nimport '@azure/msal-browser';"), catching("'", `${msal}\nimport { b } from './b';`)];
    const alone = files.map((code) => {
      const run = startRun(parseFile(code));
      run.walk();
      return run.writes;
    });
    expect(new Set(alone.map(String)).size).toBeGreaterThan(2);
    const shared = new SharedSource();
    expect(files.map((code) => {
      shared.turnTo(parseFile(code));
      const run = startRun(shared.object);
      run.walk();
      return run.writes;
    })).toEqual(alone);
  });

  it('the host itself reports what ESLint reports', () => {
    const run = startRun(parseFile(WRONG));
    run.walk();
    expect(run.reports).toEqual(lint(WRONG).map(({ line, ruleId }) => `${line}: ${String(ruleId).replace('zero-trust/', '')}`));
  });

  it('an analysis answers for its own file also when the object stands for another one', () => {
    const shared = new SharedSource();
    const token = 'import { PublicClientApplication } from "@azure/msal-browser"; const r = await new PublicClientApplication({}).acquireTokenSilent({}); probe(r.accessToken, r.idToken);';
    const plain = 'const r = { accessToken: 1, idToken: 2 };\nprobe(r.accessToken, r.idToken, "longer than the first file, so that positions differ");';
    shared.turnTo(parseFile(token));
    const first = analyse(shared.object);
    shared.turnTo(parseFile(plain));
    const second = analyse(shared.object);
    expect(second).not.toBe(first);
    // Nothing was asked before this point: what is computed late must not look at the other file.
    expect(first.module.text).toBe(token);
    expect(kinds(first)).toContain('access-token flow');
    expect(first.facts.microsoft).toBe('file');
    expect([...first.facts.imports]).toEqual(['@azure/msal-browser']);
    expect(kinds(second).filter((kind) => kind.includes('token'))).toEqual([]);
    expect(second.facts.microsoft).toBe('none');
    shared.turnTo(parseFile(token));
    expect(analyse(shared.object)).not.toBe(first);
  });
});

describe('one analysis a file', () => {
  it('is what every rule of a run gets; other settings have their own', () => {
    const file = parseFile(WRONG);
    const settings = { 'zero-trust': { provider: 'other' } };
    expect(analyse(file)).toBe(analyse(file, {}));
    expect(analyse(file, settings)).toBe(analyse(file, { ...settings }));
    expect(analyse(file, settings)).not.toBe(analyse(file));
    expect(analyse(parseFile(WRONG))).not.toBe(analyse(file));
  });

  it('serves a second run over the same tree without a step', () => {
    const file = parseFile(WRONG);
    const analysis = analyse(file);
    startRun(file).walk();
    const { visited } = analysis;
    if (FINISHED.length > 0) expect(visited).toBeGreaterThan(0);
    startRun(file).walk();
    expect(analysis.visited).toBe(visited);
  });

  it('steps each place once, however often and in whatever order it is asked', () => {
    const analysis = analyse(parseFile(WRONG));
    const askArguments = (): void => { for (const call of [...calls(analysis)].reverse()) for (const argument of call.arguments) analysis.trace(argument); };
    askAll(analysis);
    askArguments();
    const { visited } = analysis;
    expect(visited).toBeGreaterThan(100);
    askArguments();
    askAll(analysis);
    expect(analysis.visited).toBe(visited);
  });

  it('keeps what rules compute for a file', () => {
    const analysis = analyse(parseFile(WRONG));
    const key = {};
    let made = 0;
    const make = (): undefined => { made += 1; };
    analysis.once(key, make);
    analysis.once(key, make);
    analysis.once({}, make);
    expect(made).toBe(2);
  });
});

describe('work grows with the file', () => {
  const HEAD = 'import { PublicClientApplication } from "@azure/msal-browser";\nimport { jwtDecode } from "jwt-decode";\nconst client = new PublicClientApplication({});\nconst base = "https://api.contoso.com";\nlet latest;\n';
  /** Functions that call each other, share a variable, and hold something for every rule to look at. */
  const generated = (count: number): string => HEAD + Array.from({ length: count }, (_, index) => `export async function load${index}(request) {
  try {
    const result = await client.acquireTokenSilent(request);
    latest = result.accessToken;
    const answer = await send${index}(base + '/items/${index}', result.accessToken);
    store.set(result.idTokenClaims.tid + '.' + result.idTokenClaims.oid, answer, { maxAge: 60 * ${index} });
    return load${Math.floor(index / 2)}(request);
  } catch (error) {
    if (error.code === 'ECONNRESET${index}') return undefined;
    throw error;
  }
}
function send${index}(url, token) { return fetch(url, { headers: { Authorization: 'Bearer ' + token } }); }
`).join('');

  const visitedBy = (count: number, work: (file: SourceCode, analysis: Analysis) => void): number => {
    const file = parseFile(generated(count));
    const analysis = analyse(file);
    work(file, analysis);
    return analysis.visited;
  };

  it('places that all rules together step: ten times the functions, ten times the places', () => {
    const run = (file: SourceCode): void => { startRun(file).walk(); };
    const [small, large] = [visitedBy(60, run), visitedBy(600, run)];
    if (FINISHED.length > 0) expect(small).toBeGreaterThan(0);
    expect(large).toBeLessThanOrEqual(small * 11 + 100);
  }, 120_000);

  it('places that are stepped when everything is asked', () => {
    const trace = (_: SourceCode, analysis: Analysis): void => {
      for (const call of calls(analysis)) for (const argument of call.arguments) analysis.trace(argument);
    };
    const [small, large] = [visitedBy(60, trace), visitedBy(600, trace)];
    expect(small).toBeGreaterThan(300);
    expect(large).toBeLessThanOrEqual(small * 11);
    // Not one place for every pair of a function and a caller.
    expect(large).toBeLessThan(600 * 60);
  }, 120_000);

  it('processor time: eight times the functions, far less than sixty-four times the time', () => {
    const cost = (count: number): number => {
      const file = parseFile(generated(count));
      const before = process.cpuUsage();
      startRun(file).walk();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    cost(50);
    const [small, large] = [cost(150), cost(1200)];
    expect(large).toBeLessThan(Math.max(small, 20) * 24);
  }, 180_000);
});
