import { parseArgs } from 'node:util';

import { Trouble } from './trouble.js';

/** The formats of the report: ESLint's own ones, and ours for code scanning. */
export const FORMATS = ['stylish', 'json', 'html', 'sarif'] as const;
export type Format = (typeof FORMATS)[number];

/** What the command line asks for. */
export type Command =
  | { readonly what: 'help' | 'version' }
  | { readonly what: 'explain'; readonly rule: string | undefined }
  | { readonly what: 'audit'; readonly paths: readonly string[]; readonly format: Format; readonly rules: readonly string[]; readonly isStrict: boolean };

const OPTIONS = {
  format: { type: 'string', short: 'f', default: 'stylish' },
  rule: { type: 'string', multiple: true, default: [] as string[] },
  strict: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const;

const HELP_HINT = 'See --help.';

function parse(args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // Node's message goes on to advise how to write a path that begins with a dash.
    const [sentence = ''] = (error as Error).message.split(/\.\s|\n/, 1);
    throw new Trouble(`${sentence.replace(/\.$/, '')}. ${HELP_HINT}`);
  }
}

/** Reads the arguments behind the command's name; throws `Trouble` for options and formats that do not exist. Rules are looked up by who uses them. */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { what: 'help' };
  if (values.version) return { what: 'version' };
  const format = FORMATS.find((name) => name === values.format);
  if (!format) throw new Trouble(`There is no format '${values.format}'. There are ${FORMATS.join(', ')}.`);
  if (positionals[0] === 'explain') {
    const [, rule, ...rest] = positionals;
    if (rest.length > 0) throw new Trouble(`explain takes one rule. ${HELP_HINT}`);
    return { what: 'explain', rule };
  }
  if (positionals.includes('')) throw new Trouble(`A path is empty. ${HELP_HINT}`);
  return { what: 'audit', paths: positionals.length > 0 ? positionals : ['.'], format, rules: values.rule, isStrict: values.strict };
}
