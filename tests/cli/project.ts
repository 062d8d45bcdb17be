import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { run } from '../../src/cli/run.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
/** Holds the projects of one test file. */
let scratch: string | undefined;

/** For `afterAll` of a test file that makes projects. */
export function removeProjects(): void {
  if (scratch !== undefined) rmSync(scratch, { recursive: true, force: true });
  scratch = undefined;
}

/** Packages that the command looks for. */
const LOOKED_FOR = ['eslint', 'vue-eslint-parser', 'svelte-eslint-parser', 'astro-eslint-parser'];

/** A folder in which these packages cannot be found, whatever is installed above the system's temporary folder: what exports nothing ends the search. */
function newScratch(): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'zero-trust-cli-')));
  for (const name of LOOKED_FOR) {
    mkdirSync(path.join(folder, 'node_modules', name), { recursive: true });
    writeFileSync(path.join(folder, 'node_modules', name, 'package.json'), '{ "exports": {} }\n');
  }
  return folder;
}

/** A temporary folder with these files, by their paths in it. */
export function projectWith(files: Readonly<Record<string, string>>): string {
  scratch ??= newScratch();
  const folder = mkdtempSync(path.join(scratch, 'project-'));
  for (const [name, text] of Object.entries({ 'package.json': '{}\n', ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const withoutFolder = (text: string, folder: string): string => text.replaceAll(folder, '<project>');

/** The command as it is installed, in a process of its own; the folder's path reads `<project>` in what it says. `uid`: another user. */
export function command(folder: string, args: readonly string[], { uid }: { readonly uid?: number } = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined }, ...(uid === undefined ? {} : { uid }) });
  return { status, stdout: withoutFolder(stdout, folder), stderr: withoutFolder(stderr, folder) };
}

/** The same in this process, from the sources. `home`: where it is as if it were installed. */
export async function inProcess(folder: string, args: readonly string[], { isWatched = false, home = root } = {}): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const status = await run(args, { cwd: folder, home, out: (text) => { stdout += text; }, err: (text) => { stderr += text; }, isWatched });
  return { status, stdout: withoutFolder(stdout, folder), stderr: withoutFolder(stderr, folder) };
}

/** One report of no-access-token-decode, in line 5. */
export const DECODES = `import { PublicClientApplication } from '@azure/msal-browser';
import { jwtDecode } from 'jwt-decode';
export async function roles(client: PublicClientApplication, request: object) {
  const { accessToken } = await client.acquireTokenSilent(request);
  return jwtDecode(accessToken).roles;
}
`;
/** One report of no-token-leak, in line 4. */
export const LEAKS = `import { PublicClientApplication } from '@azure/msal-browser';
export async function show(client, request) {
  const { accessToken } = await client.acquireTokenSilent(request);
  console.log(accessToken);
}
export const client = new PublicClientApplication({});
`;
export const CLEAN = 'export const answer = 42;\n';
