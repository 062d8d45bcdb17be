import { VERSION } from '../version.js';
import { readArguments } from './arguments.js';
import { audit } from './audit.js';
import { explain } from './explain.js';
import { HELP } from './help.js';
import type { Terminal } from './terminal.js';

/** Runs the command with the arguments behind its name, and returns its exit code. Never throws: trouble is one message on stderr. */
export async function run(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  try {
    const command = readArguments(args);
    if (command.what === 'audit') return await audit(command, terminal);
    if (command.what === 'explain') explain(command.rule, terminal);
    else terminal.out(command.what === 'help' ? HELP : `${VERSION}\n`);
    return 0;
  } catch (error) {
    terminal.err(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}
