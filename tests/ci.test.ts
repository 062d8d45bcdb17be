/** Runs the recipes of rules-docs/ci.md in a project with two findings: what is left out is what installs packages and what belongs to the services. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { SEVERITIES } from '../src/cli/severities.js';
import { DECODES, LEAKS } from './cli/project.js';
import { readPage } from './support/markdown.js';
import type { CodeBlock } from './support/markdown.js';
import { RULES } from './support/plugin.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = readFileSync(path.join(root, 'rules-docs/ci.md'), 'utf8');
const { blocks } = readPage(text);

const scratch = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'zero-trust-ci-')));
afterAll(() => { rmSync(scratch, { recursive: true, force: true }); });

/** The block of a file, in the given situation. */
function fileBlock(file: string, when?: string): string {
  const block = blocks.find(({ attributes }) => attributes.file === file && attributes.when === when);
  if (!block) throw new Error(`The page has no ${file}${when === undefined ? '' : ` when ${when}`}.`);
  return block.code;
}

const require = createRequire(import.meta.url);
/** What the page installs beside the plugin, by a file of each. */
const INSTALLED: Readonly<Record<string, string>> = {
  eslint: require.resolve('eslint'),
  'eslint-formatter-gitlab': require.resolve('eslint-formatter-gitlab'),
  'eslint-formatter-azure-devops': require.resolve('eslint-formatter-azure-devops'),
};

/** A project that has two findings, in which everything that the page installs is installed. */
function project(): string {
  const folder = mkdtempSync(path.join(scratch, 'project-'));
  const write = (name: string, content: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  write('package.json', '{ "type": "module" }\n');
  write('eslint.config.mjs', fileBlock('eslint.config.mjs'));
  write('src/roles.js', DECODES.replace('client: PublicClientApplication, request: object', 'client, request'));
  write('src/leak.js', LEAKS);
  const modules = path.join(folder, 'node_modules');
  mkdirSync(path.join(modules, '.bin'), { recursive: true });
  symlinkSync(root, path.join(modules, 'eslint-plugin-zero-trust'));
  for (const [name, file] of Object.entries(INSTALLED)) {
    const folderOf = path.join('node_modules', name);
    symlinkSync(file.slice(0, file.lastIndexOf(folderOf) + folderOf.length), path.join(modules, name));
  }
  symlinkSync('../eslint/bin/eslint.js', path.join(modules, '.bin/eslint'));
  writeFileSync(path.join(modules, '.bin/eslint-plugin-zero-trust'), `#!/bin/sh\nexec node ${JSON.stringify(path.join(root, 'dist/cli/main.js'))} "$@"\n`, { mode: 0o755 });
  return folder;
}

/** What npx does with a command that is installed, without the second that npm takes to find out; the first test below asks npx itself. */
const quick = path.join(scratch, 'bin');
mkdirSync(quick);
writeFileSync(path.join(quick, 'npx'), '#!/bin/sh\nname=$1\nshift\nexec "node_modules/.bin/$name" "$@"\n', { mode: 0o755 });

/** Runs a command as the page has it; the shell stops at the first line that fails. */
function shell(folder: string, line: string, env: Readonly<Record<string, string | undefined>> = {}) {
  const PATH = `${quick}${path.delimiter}${process.env['PATH'] ?? ''}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', line], { cwd: folder, encoding: 'utf8', env: { ...process.env, PATH, NO_COLOR: '1', FORCE_COLOR: undefined, ...env } });
  return { status, stdout, stderr };
}

/** What must be so before a block is run. */
const SITUATIONS: Readonly<Record<string, (folder: string) => void>> = {
  'the rules are warnings': (folder) => { writeFileSync(path.join(folder, 'eslint.config.mjs'), fileBlock('eslint.config.mjs', 'the rules are warnings')); },
  'a cache is used': (folder) => { writeFileSync(path.join(folder, 'eslint.config.mjs'), fileBlock('eslint.config.mjs', 'a cache is used')); },
  'one rule is on': (folder) => { writeFileSync(path.join(folder, 'eslint.config.mjs'), fileBlock('eslint.config.mjs', 'one rule is on')); },
  'a token is leaked in another file': (folder) => {
    shell(folder, 'npx eslint . --suppress-all');
    cpSync(path.join(folder, 'src/leak.js'), path.join(folder, 'src/other.js'));
  },
  'a recorded error is mended': (folder) => {
    shell(folder, 'npx eslint . --suppress-all');
    writeFileSync(path.join(folder, 'src/leak.js'), LEAKS.replace('console.log(accessToken)', 'console.log(typeof accessToken)'));
  },
};

const LANGUAGES: Readonly<Record<string, string>> = { js: 'file', yaml: 'file', sh: 'exits' };
const commands = blocks.filter(({ language }) => language === 'sh').map((block): [number, string, CodeBlock] => [block.line, block.code.replaceAll('\n', '; '), block]);

it('every block is run by this test', () => {
  expect(blocks.filter(({ language, attributes }) => attributes[LANGUAGES[language] ?? '?'] === undefined).map(({ line }) => `line ${line}`)).toEqual([]);
  expect(blocks.flatMap(({ attributes: { when } }) => (when === undefined || when in SITUATIONS ? [] : when))).toEqual([]);
});

// Each starts ESLint, some twice.
describe('the commands', { timeout: 120_000 }, () => {
  it.each(['npx eslint .', 'npx eslint-plugin-zero-trust .'])('npx: %s', (line) => {
    const folder = project();
    expect(shell(folder, line, { PATH: process.env['PATH'] })).toEqual({ ...shell(folder, line), status: 1, stderr: expect.any(String) as unknown });
  });

  it.each(commands)('line %i: %s', (_, __, { code, attributes: { exits, when } }) => {
    const folder = project();
    if (when !== undefined) SITUATIONS[when]?.(folder);
    const outcome = shell(folder, code);
    expect(outcome, `${outcome.stdout}${outcome.stderr}`).toMatchObject({ status: Number(exits) });
  });
});

/** The commands of a pipeline that can be run here. */
const local = (lines: readonly (string | undefined)[]): string[] => lines.filter((line) => line !== undefined && line !== 'npm ci') as string[];

describe('the pipelines', { timeout: 120_000 }, () => {
  it('GitHub: SARIF with help, and the step fails', () => {
    const { jobs, permissions } = parse(fileBlock('.github/workflows/tokens.yml')) as { jobs: { eslint: { steps: { run?: string; with?: { sarif_file?: string } }[] } }; permissions: Record<string, string> };
    expect(permissions).toEqual({ contents: 'read', 'security-events': 'write' });
    const [line = '', ...others] = local(jobs.eslint.steps.map(({ run }) => run));
    expect(others).toEqual([]);
    const folder = project();
    expect(shell(folder, line)).toMatchObject({ status: 1, stdout: '' });
    const file = jobs.eslint.steps.find(({ with: inputs }) => inputs?.sarif_file !== undefined)?.with?.sarif_file ?? '';
    const { runs } = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as { runs: { results: { ruleId: string; locations: { physicalLocation: { artifactLocation: object } }[] }[] }[] };
    expect(runs[0]?.results.map(({ ruleId, locations }) => [ruleId, locations[0]?.physicalLocation.artifactLocation])).toEqual([
      ['zero-trust/no-token-leak', { uri: 'src/leak.js', uriBaseId: '%SRCROOT%' }],
      ['zero-trust/no-access-token-decode', { uri: 'src/roles.js', uriBaseId: '%SRCROOT%' }],
    ]);
  });

  it('GitHub: the command without ESLint\'s configuration writes the same reports', () => {
    expect(text).toContain('`npx eslint-plugin-zero-trust --format sarif > eslint.sarif`');
    const folder = project();
    expect(shell(folder, 'npx eslint-plugin-zero-trust --format sarif > eslint.sarif')).toMatchObject({ status: 1 });
    const withCommand = readFileSync(path.join(folder, 'eslint.sarif'), 'utf8');
    shell(folder, 'npx eslint . --format ./node_modules/eslint-plugin-zero-trust/dist/sarif.js --output-file eslint.sarif');
    expect(JSON.parse(withCommand)).toEqual(JSON.parse(readFileSync(path.join(folder, 'eslint.sarif'), 'utf8')));
  });

  it('GitLab: the report that the job announces', () => {
    const name = '.gitlab-ci.yml';
    const { eslint } = parse(fileBlock(name)) as { eslint: { script: string[]; artifacts: { reports: { codequality: string } } } };
    const folder = project();
    writeFileSync(path.join(folder, name), fileBlock(name));
    expect(shell(folder, local(eslint.script).join('\n'), { CI_JOB_NAME: 'eslint', CI_PROJECT_DIR: folder })).toMatchObject({ status: 1 });
    const issues = JSON.parse(readFileSync(path.join(folder, eslint.artifacts.reports.codequality), 'utf8')) as { check_name: string; location: { path: string } }[];
    expect(issues.map(({ check_name: rule, location }) => `${location.path} ${rule}`)).toEqual(['src/leak.js zero-trust/no-token-leak', 'src/roles.js zero-trust/no-access-token-decode']);
  });

  it('Azure DevOps: an issue of the build for each finding', () => {
    const { steps } = parse(fileBlock('azure-pipelines.yml')) as { steps: { script?: string }[] };
    const folder = project();
    const { status, stdout } = shell(folder, local(steps.map(({ script }) => script)).join('\n'));
    expect(stdout.split('\n').map((line) => line.replace(/;\].*/, ';]').replace(folder, '')).filter((line) => line !== '')).toEqual([
      '##vso[task.logissue type=error;sourcepath=/src/leak.js;linenumber=4;columnnumber=15;code=zero-trust/no-token-leak;]',
      '##vso[task.logissue type=error;sourcepath=/src/roles.js;linenumber=5;columnnumber=10;code=zero-trust/no-access-token-decode;]',
    ]);
    expect(status).toBe(1);
  });
});

describe('what the page says about the cache', { timeout: 120_000 }, () => {
  // Only the dependencies say whose token this is.
  const WEAK = "import { jwtDecode } from 'jwt-decode';\nexport const nameIn = (result) => jwtDecode(result.accessToken).name;\n";
  const weak = (config: string): string => {
    const folder = project();
    for (const name of ['leak.js', 'roles.js']) rmSync(path.join(folder, 'src', name));
    writeFileSync(path.join(folder, 'src/weak.js'), WEAK);
    writeFileSync(path.join(folder, 'eslint.config.mjs'), config);
    return folder;
  };
  const addMsal = (folder: string): void => { writeFileSync(path.join(folder, 'package.json'), '{ "type": "module", "dependencies": { "@azure/msal-browser": "*" } }\n'); };

  it('a change of package.json goes unnoticed with it, and is noticed without', () => {
    const folder = weak("import zeroTrust from 'eslint-plugin-zero-trust';\nexport default [zeroTrust.configs.recommended];\n");
    expect(shell(folder, 'npx eslint . --cache').status).toBe(0);
    addMsal(folder);
    expect(shell(folder, 'npx eslint . --cache').status).toBe(0);
    expect(shell(folder, 'npx eslint .').status).toBe(1);
  });

  it('with the settings of the page nothing depends on it', () => {
    const folder = weak(fileBlock('eslint.config.mjs', 'a cache is used'));
    expect(shell(folder, 'npx eslint . --cache').status).toBe(1);
    addMsal(folder);
    expect(shell(folder, 'npx eslint . --cache').status).toBe(1);
  });
});

describe('what the page says about suppressions', { timeout: 120_000 }, () => {
  it('they are for errors, and reports leave them out', () => {
    const folder = project();
    expect(shell(folder, 'npx eslint . --suppress-all').status).toBe(0);
    expect(JSON.parse(readFileSync(path.join(folder, 'eslint-suppressions.json'), 'utf8'))).toEqual({
      'src/leak.js': { 'zero-trust/no-token-leak': { count: 1 } },
      'src/roles.js': { 'zero-trust/no-access-token-decode': { count: 1 } },
    });
    expect(shell(folder, 'npx eslint . --format ./node_modules/eslint-plugin-zero-trust/dist/sarif.js -o out.sarif').status).toBe(0);
    expect(JSON.parse(readFileSync(path.join(folder, 'out.sarif'), 'utf8'))).toMatchObject({ runs: [{ results: [], tool: { driver: { rules: [] } } }] });
  });

  it('warnings are not recorded', () => {
    const folder = project();
    SITUATIONS['the rules are warnings']?.(folder);
    shell(folder, 'npx eslint . --suppress-all');
    const file = path.join(folder, 'eslint-suppressions.json');
    expect(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}).toEqual({});
  });
});

describe('severities', () => {
  it.each(RULES.map(({ name }) => name))('%s has one, with its reason', (name) => {
    expect(SEVERITIES[name]?.reason).toMatch(/^[A-Z].*\.$/);
    const { score } = SEVERITIES[name] ?? {};
    if (score !== undefined) expect(score > 0 && score < 10 && Number(score.toFixed(1)) === score).toBe(true);
  });

  it('are of no rule that does not exist, highest first, as the page has them', () => {
    const names = RULES.map(({ name }): string => name);
    expect(Object.keys(SEVERITIES).filter((name) => !names.includes(name))).toEqual([]);
    const scores = Object.values(SEVERITIES).map(({ score = 0 }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const rows = Object.entries(SEVERITIES).map(([name, { score, reason }]) => `| [${name}](${name}.md) | ${score === undefined ? '–' : score.toFixed(1)} | ${reason} |`);
    expect(text.split('\n').filter((line) => line.startsWith('| ['))).toEqual(rows);
  });
});
