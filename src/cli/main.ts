#!/usr/bin/env node
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { run } from './run.js';

// A reader that has seen enough (`| head`) is no trouble.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Not process.exit(): what is on its way through a pipe must arrive.
process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  home: fileURLToPath(new URL('.', import.meta.url)),
  out: (text) => { process.stdout.write(text); },
  err: (text) => { process.stderr.write(text); },
  isWatched: process.stderr.isTTY,
});
