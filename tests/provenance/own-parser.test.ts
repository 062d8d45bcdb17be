/** Holds that other files are read where the host's parser cannot be called, and only there by the plugin's own. */
import { describe, expect, it } from 'vitest';

import { fileParserOf } from '../../src/provenance/parse.js';

const throwing = (name: string): object => ({ parser: { name, parse: () => { throw new Error('not implemented yet'); } }, sourceType: 'module' });
const TYPED = 'export const token: string = <string>load();';

describe('other files', () => {
  it('oxlint: by the TypeScript parser that comes with the plugin, with names and links', () => {
    const file = fileParserOf(throwing('oxlint'), {}, true)?.(TYPED, '/app/src/token.ts');
    const statement = file?.ast.body[0];
    expect(statement?.type).toBe('ExportNamedDeclaration');
    expect(statement?.parent).toBe(file?.ast);
    expect(file?.scopes?.scopes.flatMap(({ variables }) => variables.map(({ name }) => name))).toContain('token');
  });

  it('oxlint: a file that is no code is none', () => {
    expect(fileParserOf(throwing('oxlint'), {}, true)?.('<<<', '/app/src/token.ts')).toBeUndefined();
  });

  it('a parser of the user that does not take the file is not replaced', () => {
    expect(fileParserOf(throwing('mine'), {}, true)?.(TYPED, '/app/src/token.ts')).toBeUndefined();
    expect(fileParserOf({}, {}, true)).toBeUndefined();
  });
});
