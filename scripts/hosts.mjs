/**
 * Installs the packed tarball beside each host (ESLint 8 to 10, oxlint) in a project of its own, as a user would, and lints the same code there:
 * every host must give the same reports and suggestions, those of tests/hosts/fixtures/reports.json.
 *   npm run hosts [-- NAME…] [--all] [--node 24] [--list] [--update]
 * Without a name the quick ones run, on the Node that runs this; `--all` runs all, on every version of Node. A name also selects what begins with it,
 * in every style of configuration.
 * Exit code 1: a host differs; 2: it could not run.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { run as runMain } from './lib/cli.mjs';
import { expectedOf, filesOf, REPORTS, runStyle } from './lib/hosts/check.mjs';
import { HOSTS, NODES } from './lib/hosts/matrix.mjs';
import { nodeProgram, pack, Project } from './lib/hosts/project.mjs';
import { differences } from './lib/hosts/reports.mjs';
import { UsageError } from './lib/source-files.mjs';

/** Installing waits for the network most of the time. */
const AT_A_TIME = 2;

function parseCommand() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { all: { type: 'boolean', default: false }, list: { type: 'boolean', default: false }, update: { type: 'boolean', default: false }, node: { type: 'string', multiple: true } },
    });
    const unknown = positionals.filter((name) => !HOSTS.some((host) => host.name.startsWith(name)));
    if (unknown.length > 0) throw new UsageError(`No such host: ${unknown.join(', ')}; there are ${HOSTS.map(({ name }) => name).join(', ')}.`);
    const hosts = HOSTS.filter(({ name, quick }) => (positionals.length > 0 ? positionals.some((wanted) => name.startsWith(wanted)) : values.all || quick > 0))
      .map((host) => (positionals.length > 0 || values.all ? host : { ...host, styles: host.styles.slice(0, host.quick) }));
    const nodes = values.node ?? (values.all ? NODES : [process.versions.node.split('.')[0] ?? '']);
    return { ...values, hosts: values.update ? HOSTS.slice(0, 1) : hosts, nodes };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {readonly import('./lib/hosts/matrix.mjs').Host[]} hosts
 * @param {readonly string[]} nodes
 * @param {{ readonly folder: string, readonly update: boolean }} how
 * @returns {Promise<number>} how many runs failed
 */
async function runAll(hosts, nodes, { folder, update }) {
  const tarball = await pack(folder);
  /** @type {(readonly [version: string, program: string])[]} */
  const programs = [];
  for (const version of nodes) programs.push([version, await nodeProgram(version, folder)]);
  let failures = 0;
  const waiting = [...hosts];
  const work = async () => {
    for (let host = waiting.shift(); host; host = waiting.shift()) {
      const project = await Project.create(path.join(folder, host.name), [tarball, ...host.packages], filesOf(host));
      for (const [version, node] of programs) {
        for (const [index, style] of host.styles.entries()) {
          const { reports, problems } = await runStyle(host, style, { project, node });
          if (update && index === 0) writeFileSync(REPORTS, `${JSON.stringify(reports, null, 2)}\n`);
          const wrong = [...problems, ...differences(expectedOf(host), reports)];
          failures += wrong.length > 0 ? 1 : 0;
          console.log([`${wrong.length > 0 ? 'WRONG' : 'ok   '} ${host.title} (${style.name}), Node ${version}${host.kind === 'types' ? '' : `: ${reports.length} reports`}`, ...wrong.map((line) => `      ${line}`)].join('\n'));
        }
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return failures;
}

await runMain(async () => {
  const { hosts, nodes, list, update } = parseCommand();
  if (list) {
    for (const { name, title, quick, styles } of hosts) console.log(`${name.padEnd(14)} ${title} (${styles.map((style) => style.name).join(', ')})${quick === 0 ? ', with --all' : ''}`);
    return 0;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zero-trust-hosts-'));
  try {
    return (await runAll(hosts, nodes, { folder, update })) > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
