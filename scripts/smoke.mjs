/**
 * Installs the packed tarball beside ESLint in an empty project, as a user would, and lints two files there:
 * one that decodes an access token, one that does not.
 *   node scripts/smoke.mjs [ESLINT_VERSION=10]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const eslintVersion = process.argv[2] ?? '10';
const project = mkdtempSync(path.join(os.tmpdir(), 'zero-trust-smoke-'));

/** @param {string} command @param {string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 240_000, shell: process.platform === 'win32' });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** @param {string[]} args @param {string} cwd */
function npm(args, cwd) {
  const { status, stderr } = run('npm', args, cwd);
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${stderr}`);
}

/** @param {string} name @param {string[]} lines */
const write = (name, ...lines) => {
  writeFileSync(path.join(project, name), lines.join('\n') + '\n');
};

/** @param {string} file */
function lint(file) {
  const { status, stdout, stderr } = run(process.execPath, ['node_modules/eslint/bin/eslint.js', '--format', 'json', file], project);
  if (status !== 0 && status !== 1) throw new Error(`ESLint ended with ${status}:\n${stderr}`);
  /** @type {{ messages: { ruleId: string | null }[] }[]} */
  const results = JSON.parse(stdout);
  return { status, rules: results.flatMap((result) => result.messages.map((message) => message.ruleId)) };
}

/** @param {string} what @param {unknown} actual @param {unknown} expected */
function expectEqual(what, actual, expected) {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }
}

try {
  npm(['pack', '--pack-destination', project], root);
  const tarball = readdirSync(project).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error('npm pack left no tarball');

  write('package.json', '{ "name": "smoke", "private": true, "type": "module" }');
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', `./${tarball}`, `eslint@${eslintVersion}`], project);

  write('eslint.config.js', "import zeroTrust from 'eslint-plugin-zero-trust';", 'export default [zeroTrust.configs.recommended];');
  write(
    'decode.js',
    "import { PublicClientApplication } from '@azure/msal-browser';",
    "import { jwtDecode } from 'jwt-decode';",
    "import { config } from './config.js';",
    'const client = new PublicClientApplication(config);',
    'export async function roles(request) {',
    '  const result = await client.acquireTokenSilent(request);',
    '  return jwtDecode(result.accessToken).roles;',
    '}',
  );
  write(
    'clean.js',
    "import { PublicClientApplication } from '@azure/msal-browser';",
    "import { config } from './config.js';",
    'const client = new PublicClientApplication(config);',
    'export async function roles(request) {',
    '  const result = await client.acquireTokenSilent(request);',
    '  return result.idTokenClaims.roles;',
    '}',
  );

  expectEqual('decode.js', lint('decode.js'), { status: 1, rules: ['zero-trust/no-access-token-decode'] });
  expectEqual('clean.js', lint('clean.js'), { status: 0, rules: [] });

  // The command needs no configuration and brings its parser along.
  const audit = run(process.execPath, ['node_modules/eslint-plugin-zero-trust/dist/cli/main.js', '--format', 'sarif', 'decode.js', 'clean.js'], project);
  /** @type {{ runs: { results: { ruleId: string }[] }[] }} */
  const { runs } = JSON.parse(audit.stdout);
  expectEqual('the command', { status: audit.status, rules: runs[0]?.results.map(({ ruleId }) => ruleId) }, { status: 1, rules: ['zero-trust/no-access-token-decode'] });
  const { status, stdout } = run(process.execPath, ['node_modules/eslint-plugin-zero-trust/dist/cli/main.js', 'explain', 'zero-trust/no-access-token-decode'], project);
  expectEqual('explain', { status, title: stdout.split('\n')[0] }, { status: 0, title: '# zero-trust/no-access-token-decode' });
  console.log(`${tarball} works with ESLint ${eslintVersion}.`);
} finally {
  rmSync(project, { recursive: true, force: true });
}
