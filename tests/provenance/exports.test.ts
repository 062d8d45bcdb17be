/** What a name that a file exports stands for: the node that holds the value, in the file that holds it, and what is read from it. */
import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';

import { exportedBy } from '../../src/provenance/exports.js';
import { createModule } from '../../src/provenance/module.js';
import type { ModuleSource } from '../../src/provenance/module.js';
import { fileParserOf } from '../../src/provenance/parse.js';

/** Texts by the names of files, `./` and extension left out; the first one is asked. */
type Files = Readonly<Record<string, string>>;

/** Where `path`, read from what the first file exports, leads: `auth: fetchToken.cache`; `-` where nothing shows it. */
function leadsTo(files: Files, path: readonly string[]): string {
  const parse = fileParserOf({ parser }, {}, true);
  const sources = new Map<string, ModuleSource | undefined>(Object.entries(files).map(([name, text]) => [`./${name}`, parse?.(text, name)]));
  const [first] = sources.values();
  if (!first || ![...sources.values()].every((source): source is ModuleSource => source !== undefined)) throw new Error('a file does not parse');
  const module = createModule(first, { file: (_from, specifier) => sources.get(specifier), speaks: () => true });
  const found = exportedBy(module, first, path);
  return found ? `${module.homeOf(found.node).filename}: ${[module.textOf(found.node), ...found.path].join('.')}` : '-';
}

/** Files that each hand on what the next one exports; the last of them holds it. */
const handing = (count: number, statement = 'export *'): Files => Object.fromEntries(Array.from({ length: count + 1 }, (_, index) =>
  [`f${index}`, index < count ? `${statement} from './f${index + 1}';` : 'export const load = acquire;']));

describe('a name that the file declares', () => {
  it.each<[string, string, string, string]>([
    ['a constant', 'export const load = acquire;', 'load', 'auth: load'],
    ['a function', 'export async function load() { return token; }', 'load', 'auth: load'],
    ['a class', 'export class Auth { load() { return token; } }', 'Auth', 'auth: Auth'],
    ['a name that is not exported is none', 'const load = acquire; export const other = load;', 'load', '-'],
    ['under another name', 'const load = acquire; export { load as fetchToken };', 'fetchToken', 'auth: load'],
    ['its own name then tells nothing', 'const load = acquire; export { load as fetchToken };', 'load', '-'],
    ['under a name in quotes', "const load = acquire; export { load as 'fetch-token' };", 'fetch-token', 'auth: load'],
  ])('%s', (_name, text, exported, expected) => {
    expect(leadsTo({ auth: text }, [exported])).toBe(expected);
  });

  it('what is read from it is kept', () => {
    expect(leadsTo({ auth: 'export const auth = { load: acquire };' }, ['auth', 'load'])).toBe('auth: auth.load');
  });
});

describe('a name in a pattern', () => {
  it.each<[string, string, string, string]>([
    ['a member', 'export const { load } = api;', 'load', 'auth: load'],
    ['a member under another name', 'export const { load: fetchToken } = api;', 'fetchToken', 'auth: fetchToken'],
    ['the name of such a member is not exported', 'export const { load: fetchToken } = api;', 'load', '-'],
    ['a parameter of the function that is the default of a member exports nothing', 'export { acquire as load }; export const { format = (load) => load.trim() } = api;', 'load', 'auth: acquire'],
    ['a call in the default of a member exports nothing', 'export const { format = make(load) } = api;', 'load', '-'],
    ['a computed key exports nothing', 'export const { [load(1)]: format } = api;', 'load', '-'],
    ['a member of a member', 'export const { auth: { load } } = api;', 'load', 'auth: load'],
    ['the member around it is not exported', 'export const { auth: { load } } = api;', 'auth', '-'],
    ['a member with a default', 'export const { load = fallback } = api;', 'load', 'auth: load'],
    ['the default is not exported', 'export const { load = fallback } = api;', 'fallback', '-'],
    ['a member under another name with a default', 'export const { load: fetchToken = fallback } = api;', 'fetchToken', 'auth: fetchToken'],
    ['an element', 'export const [, load] = api;', 'load', 'auth: load'],
    ['the rest', 'export const { other, ...auth } = api;', 'auth', 'auth: auth'],
    ['a member of a declared type', 'export const { load }: { load: Loader } = api;', 'load', 'auth: load'],
    ['the type is not exported', 'export const { load }: { load: Loader } = api;', 'Loader', '-'],
    ['the second of two declarations', 'export const other = 1, { load } = api;', 'load', 'auth: load'],
  ])('%s', (_name, text, exported, expected) => {
    expect(leadsTo({ auth: text }, [exported])).toBe(expected);
  });
});

describe('the default export', () => {
  it.each<[string, string, string]>([
    ['a function with a name: the name', 'export default function load() {}', 'auth: load'],
    ['a function without one: the function', 'export default function () {}', 'auth: function () {}'],
    ['a class with a name: the name', 'export default class Auth {}', 'auth: Auth'],
    ['a class without one: the class', 'export default class {}', 'auth: class {}'],
    ['an expression', 'export default createAuth();', 'auth: createAuth()'],
    ['a name that is exported as it', 'const auth = createAuth(); export { auth as default };', 'auth: auth'],
    ['a file that has none', 'export const load = acquire;', '-'],
  ])('%s', (_name, text, expected) => {
    expect(leadsTo({ auth: text }, ['default'])).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['CommonJS: its exports are members of its default', 'exports.load = acquire;', 'auth: acquire'],
    ['an ES module without a default has no such members', 'export const load = acquire;', '-'],
    ['nor has one that also writes to `exports`', "import './polyfill';\nexports.load = acquire;", '-'],
  ])('%s', (_name, text, expected) => {
    expect(leadsTo({ auth: text }, ['default', 'load'])).toBe(expected);
  });
});

describe('the module as a whole', () => {
  it.each<[string, string, readonly string[], string]>([
    ['`module.exports`', 'module.exports = createAuth();', [], 'auth: createAuth()'],
    ['`export =`', 'const auth = createAuth(); export = auth;', [], 'auth: auth'],
    ['both names of it', 'exports = module.exports = createAuth();', [], 'auth: createAuth()'],
    ['the shorter name alone is a variable', 'exports = createAuth();', [], '-'],
    ['its default is the whole, too', 'module.exports = createAuth();', ['default'], 'auth: createAuth()'],
    ['a member of that default', 'module.exports = createAuth();', ['default', 'load'], 'auth: createAuth().load'],
    ['a member', 'module.exports = createAuth();', ['load'], 'auth: createAuth().load'],
    ['a member of `export =`', 'const auth = createAuth(); export = auth;', ['load'], 'auth: auth.load'],
    ['a member that is written beside it', 'module.exports = createAuth(); module.exports.load = acquire;', ['load'], 'auth: acquire'],
    ['an ES module is none', 'export const load = acquire;', [], '-'],
    ['a property of that name of something else', 'window.exports = createAuth();', ['load'], '-'],
    ['another property of `module`', 'module.paths = createAuth();', ['load'], '-'],
  ])('%s', (_name, text, path, expected) => {
    expect(leadsTo({ auth: text }, path)).toBe(expected);
  });
});

describe('members of `exports`', () => {
  it.each<[string, string, string]>([
    ['of `exports`', 'exports.load = acquire;', 'auth: acquire'],
    ['of `module.exports`', 'module.exports.load = acquire;', 'auth: acquire'],
    ['by a name in quotes', "exports['load'] = acquire;", 'auth: acquire'],
    ['two names for one value', 'exports.load = exports.fetchToken = acquire;', 'auth: acquire'],
    ['a name and the whole', 'module.exports = exports.load = acquire;', 'auth: acquire.load'],
    ['by a name that is not known', 'exports[name] = acquire;', '-'],
    ['of another object', 'app.load = acquire;', '-'],
    ['of a member of another object', 'app.exports.load = acquire;', '-'],
    ['of another property of `module`', 'module.children.load = acquire;', '-'],
    ['beside calls and other assignments', 'let cache;\nprepare();\ncache = prepare();\nexports.load = acquire;', 'auth: acquire'],
  ])('%s', (_name, text, expected) => {
    expect(leadsTo({ auth: text }, ['load'])).toBe(expected);
  });
});

describe('a file that hands on what others export', () => {
  const auth = 'export const load = acquire; export default createAuth();';

  it.each<[string, Files, readonly string[], string]>([
    ['one name', { index: "export { load } from './auth';", auth }, ['load'], 'auth: load'],
    ['one name under another', { index: "export { load as fetchToken } from './auth';", auth }, ['fetchToken'], 'auth: load'],
    ['one name in quotes', { index: "export { 'fetch-token' as load } from './auth';", auth: "const load = acquire; export { load as 'fetch-token' };" }, ['load'], 'auth: load'],
    ['a default', { index: "export { default as auth } from './auth';", auth }, ['auth', 'load'], 'auth: createAuth().load'],
    ['everything', { index: "export * from './auth';", auth }, ['load'], 'auth: load'],
    ['everything but the default', { index: "export * from './auth';", auth }, ['default'], '-'],
    ['everything of several files: the first that has it', { index: "export * from './other';\nexport * from './auth';", other: 'export const other = 1;', auth }, ['load'], 'auth: load'],
    ['a name of its own goes before', { index: "export * from './auth';\nexport const load = own;", auth }, ['load'], 'index: load'],
    ['everything under a name', { index: "export * as tokens from './auth';", auth }, ['tokens', 'load'], 'auth: load'],
    ['such a name alone is no value', { index: "export * as tokens from './auth';", auth }, ['tokens'], '-'],
    ['a CommonJS file under a name', { index: "export * as tokens from './auth';", auth: 'module.exports = createAuth();' }, ['tokens'], 'auth: createAuth()'],
    ['a CommonJS file does not become the whole of what hands it on', { index: "export * from './auth';", auth: 'module.exports = createAuth();' }, [], '-'],
    ['a file that is not there', { index: "export * from './missing';" }, ['load'], '-'],
    ['a name of a file that is not there', { index: "export { load } from './missing';" }, ['load'], '-'],
  ])('%s', (_name, files, path, expected) => {
    expect(leadsTo(files, path)).toBe(expected);
  });

  it.each<[string, Files, string]>([
    ['seven files', handing(7), 'f7: load'],
    ['eight files are too many', handing(8), '-'],
    ['seven files with a name for it', handing(7, 'export { load }'), 'f7: load'],
    ['eight files with a name for it are too many', handing(8, 'export { load }'), '-'],
    ['two files that hand on to each other', { index: "export * from './auth';", auth: "export * from './index';" }, '-'],
    ['a file that hands a name on to itself', { index: "export { load } from './index';" }, '-'],
  ])('%s', (_name, files, expected) => {
    expect(leadsTo(files, ['load'])).toBe(expected);
  });
});
