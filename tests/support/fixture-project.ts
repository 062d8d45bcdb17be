import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { FIXTURE } from '../../scripts/lib/hosts/check.mjs';

/** The project that all hosts lint, in a folder of its own: messages name other files by their place in the project, and here it would be part of this one. */
export function fixtureProject(): { readonly folder: string; readonly remove: () => void } {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'zero-trust-project-')));
  cpSync(FIXTURE, folder, { recursive: true });
  return { folder, remove: () => { rmSync(folder, { recursive: true, force: true }); } };
}
