import type { Kind } from './identity/facts.js';

/** An own function that returns a token or an object of a known kind. */
export interface TokenSource {
  readonly name: string;
  /** Where it is imported from, as written in the import; absent: any import, and functions of the same file. */
  readonly module?: string;
  readonly returns: Kind;
}

/** An own function that opens a token. */
export interface Decoder {
  readonly name: string;
  readonly module?: string;
  /** Which argument is the token, counted from 0. */
  readonly argument?: number;
}

/** `settings['zero-trust']`, the part of the configuration that all rules share. */
export interface Settings {
  /** Whether this code signs people in with Microsoft: `'auto'` looks at the file, then at package.json. */
  readonly provider: 'auto' | 'microsoft' | 'other';
  readonly tokenSources: readonly TokenSource[];
  readonly decoders: readonly Decoder[];
  /** Further names of session cookies. */
  readonly sessionCookies: readonly string[];
  /** Hosts that may be spoken to over http: exact, or `*.suffix`. */
  readonly allowHosts: readonly string[];
  /** Whether imports of the project's own files are followed. */
  readonly crossFile: 'auto' | 'off';
}

/** Kinds that `tokenSources` may name: those a function can sensibly return. */
export const RETURNABLE_KINDS = [
  'access-token', 'id-token', 'refresh-token', 'token', 'inbound-token', 'app-token',
  'auth-result', 'token-response', 'claims', 'account', 'accounts', 'msal-client', 'credential',
] as const satisfies readonly Kind[];

const DEFAULTS: Settings = { provider: 'auto', tokenSources: [], decoders: [], sessionCookies: [], allowHosts: [], crossFile: 'auto' };
const KEYS = Object.keys(DEFAULTS) as (keyof Settings)[];

/** A configuration mistake: ESLint prints the message and exits with 2. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(what: string) {
    super(`settings['zero-trust']${what}`);
  }
}

function list(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}

function show(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return typeof value;
  }
}

function oneOf<Value extends string>(value: unknown, allowed: readonly Value[], where: string): Value {
  if (typeof value === 'string' && (allowed as readonly string[]).includes(value)) return value as Value;
  throw new SettingsError(`${where} is ${show(value)}; it must be one of ${list(allowed)}.`);
}

function strings(value: unknown, where: string): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '')) return value as string[];
  throw new SettingsError(`${where} must be an array of non-empty strings.`);
}

function rows(value: unknown, where: string, keys: readonly string[]): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new SettingsError(`${where} must be an array of objects with the keys ${list(keys)}.`);
  return value.map((row: unknown, index) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new SettingsError(`${where}[${index}] must be an object with the keys ${list(keys)}.`);
    for (const key of Object.keys(row)) {
      if (!keys.includes(key)) throw new SettingsError(`${where}[${index}] has the unknown key '${key}'; allowed are ${list(keys)}.`);
    }
    const { name, module } = row as Record<string, unknown>;
    if (typeof name !== 'string' || name === '') throw new SettingsError(`${where}[${index}].name must be the name of a function.`);
    if (module !== undefined && (typeof module !== 'string' || module === '')) throw new SettingsError(`${where}[${index}].module must be the module as it is imported, for example './auth'.`);
    return row as Record<string, unknown>;
  });
}

function tokenSources(value: unknown): readonly TokenSource[] {
  return rows(value, '.tokenSources', ['name', 'module', 'returns']).map((row, index) => ({
    name: row.name as string,
    ...(typeof row.module === 'string' ? { module: row.module } : {}),
    returns: oneOf(row.returns, RETURNABLE_KINDS, `.tokenSources[${index}].returns`),
  }));
}

function decoders(value: unknown): readonly Decoder[] {
  return rows(value, '.decoders', ['name', 'module', 'argument']).map((row, index) => {
    const argument = row.argument === undefined ? 0 : row.argument;
    if (typeof argument !== 'number' || !Number.isInteger(argument) || argument < 0) {
      throw new SettingsError(`.decoders[${index}].argument must be the number of the argument that is the token, counted from 0.`);
    }
    return { name: row.name as string, ...(typeof row.module === 'string' ? { module: row.module } : {}), argument };
  });
}

const HOST = /^(?:\*\.)?[\w.-]+$|^\[[\da-fA-F:.]+\]$/;

function hosts(value: unknown): readonly string[] {
  const names = strings(value, '.allowHosts');
  for (const name of names) {
    if (!HOST.test(name)) throw new SettingsError(`.allowHosts has '${name}'; a host is written without scheme, port or path, for example 'api.intern' or '*.intern'.`);
  }
  return names.map((name) => name.toLowerCase());
}

const parsed = new WeakMap<object, Settings>();

/** Reads and checks `settings['zero-trust']`; throws a `SettingsError` that names the key and the allowed ones. Absent settings are the defaults. */
export function readSettings(all: Readonly<Record<string, unknown>> | undefined): Settings {
  const raw = all?.['zero-trust'];
  if (raw === undefined) return DEFAULTS;
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) throw new SettingsError(` must be an object with the keys ${list(KEYS)}.`);
  const known = parsed.get(raw);
  if (known) return known;
  for (const key of Object.keys(raw)) {
    if (!(KEYS as readonly string[]).includes(key)) throw new SettingsError(` has the unknown key '${key}'; allowed are ${list(KEYS)}.`);
  }
  const given = raw as Partial<Record<keyof Settings, unknown>>;
  const settings: Settings = {
    provider: given.provider === undefined ? DEFAULTS.provider : oneOf(given.provider, ['auto', 'microsoft', 'other'], '.provider'),
    tokenSources: given.tokenSources === undefined ? DEFAULTS.tokenSources : tokenSources(given.tokenSources),
    decoders: given.decoders === undefined ? DEFAULTS.decoders : decoders(given.decoders),
    sessionCookies: given.sessionCookies === undefined ? DEFAULTS.sessionCookies : strings(given.sessionCookies, '.sessionCookies'),
    allowHosts: given.allowHosts === undefined ? DEFAULTS.allowHosts : hosts(given.allowHosts),
    crossFile: given.crossFile === undefined ? DEFAULTS.crossFile : oneOf(given.crossFile, ['auto', 'off'], '.crossFile'),
  };
  parsed.set(raw, settings);
  return settings;
}
