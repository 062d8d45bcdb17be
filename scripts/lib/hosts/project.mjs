import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from '../../build-if-stale.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What a program said and how it ended. @typedef {{ readonly status: number, readonly stdout: string, readonly stderr: string }} Ran */

/**
 * Runs a program to its end; a program that cannot be started, or that takes longer than four minutes, is an error.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly cwd: string, readonly env?: Readonly<Record<string, string>> }} where
 * @returns {Promise<Ran>}
 */
function run(command, args, { cwd, env = {} }) {
  return new Promise((resolve, reject) => {
    const options = { cwd, env: { ...process.env, ...env }, timeout: 240_000, maxBuffer: 64 * 1024 * 1024, shell: process.platform === 'win32' && command === 'npm' };
    execFile(command, [...args], options, (error, stdout, stderr) => {
      // A number is the exit code; everything else, that the program did not run to its end.
      if (error && typeof error.code !== 'number') reject(new Error(`${command} ${args.join(' ')}: ${error.message}`, { cause: error }));
      else resolve({ status: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

/** @param {readonly string[]} args @param {string} cwd */
async function npm(args, cwd) {
  const { status, stdout, stderr } = await run('npm', args, { cwd });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}

/**
 * Packs the plugin, built first where `dist` is older than the sources.
 * @param {string} folder
 * @returns {Promise<string>} the path of the tarball
 */
export async function pack(folder) {
  if (!buildIfStale()) throw new Error('The plugin does not compile.');
  await npm(['pack', '--ignore-scripts', '--pack-destination', folder], root);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error('npm pack left no tarball.');
  return path.join(folder, tarball);
}

/**
 * The program of a version of Node: the running one, or the one of npm's package `node`.
 * @param {string} version its major number
 * @param {string} folder for npm to run in
 */
export async function nodeProgram(version, folder) {
  if (process.versions.node.split('.')[0] === version) return process.execPath;
  return (await npm(['exec', '--yes', '--prefer-offline', `--package=node@${version}`, '--', 'node', '-p', 'process.execPath'], folder)).trim();
}

/** A folder with packages of its own, as a user's project is. */
export class Project {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /**
   * Installs packages in an empty folder, then puts the files of a project there.
   * @param {string} folder
   * @param {readonly string[]} packages
   * @param {string} [files] a folder with the project; its package.json takes the place of the one that npm made
   */
  static async create(folder, packages, files) {
    mkdirSync(folder, { recursive: true });
    const project = new Project(folder);
    project.write('package.json', '{ "name": "project", "private": true }');
    await npm(['install', '--prefer-offline', '--no-audit', '--no-fund', '--no-package-lock', ...packages], folder);
    if (files !== undefined) cpSync(files, folder, { recursive: true });
    return project;
  }

  /** @param {string} name @param {string} text */
  write(name, text) {
    writeFileSync(path.join(this.folder, name), text);
  }

  /** @param {string} name */
  remove(name) {
    rmSync(path.join(this.folder, name), { force: true });
  }

  /**
   * Runs a script of the project with a Node of choice.
   * @param {string} node
   * @param {readonly string[]} args
   * @param {Readonly<Record<string, string>>} [env]
   */
  run(node, args, env = {}) {
    return run(node, args, { cwd: this.folder, env });
  }
}
