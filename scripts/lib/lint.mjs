import path from 'node:path';
import { Linter } from 'eslint';

/** @typedef {import('./languages.mjs').Language} Language */
/** Rules to run: @typedef {{ readonly namespace: string, readonly plugin: import('eslint').ESLint.Plugin, readonly rules: import('eslint').Linter.RulesRecord, readonly settings?: import('eslint').Linter.Config['settings'] }} RuleSet */
/**
 * What linting a text gave. `crash` and `unparsable` hold the first line of what was thrown.
 * @typedef {object} Linted
 * @property {import('eslint').Linter.LintMessage[]} messages of the rules
 * @property {string[]} comments their texts, white space made one blank
 * @property {string} [crash]
 * @property {string} [unparsable]
 */

/**
 * All rules of a plugin at `error` with their default options.
 * @param {string} namespace
 * @param {import('eslint').ESLint.Plugin} plugin
 * @returns {RuleSet}
 */
export function everyRule(namespace, plugin) {
  return { namespace, plugin, rules: Object.fromEntries(Object.keys(plugin.rules ?? {}).map((name) => [`${namespace}/${name}`, 'error'])) };
}

/**
 * A function that lints one text with a set of rules. Comments that turn rules off have no effect.
 * @param {{ cwd: string, ruleSet: RuleSet }} setup `cwd`: files outside it cannot be linted
 * @returns {(text: string, file: string, language: Language) => Linted}
 */
export function createLint({ cwd, ruleSet }) {
  const linter = new Linter({ cwd });
  return (text, file, language) => {
    /** @type {import('eslint').Linter.Config} */
    const config = {
      files: [`**/*${path.extname(file)}`],
      languageOptions: language.options,
      linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true },
      plugins: { [ruleSet.namespace]: ruleSet.plugin },
      rules: ruleSet.rules,
      ...(ruleSet.settings ? { settings: ruleSet.settings } : {}),
    };
    /** @type {import('eslint').Linter.LintMessage[]} */
    let messages;
    try {
      messages = linter.verify(text, [config], { filename: file });
    } catch (error) {
      return { messages: [], comments: [], crash: describeCrash(error) };
    }
    const fatal = messages.find((message) => message.fatal);
    if (fatal) return { messages: [], comments: [], unparsable: `${fatal.line}:${fatal.column} ${firstLine(fatal.message).replace('Parsing error: ', '')}` };
    const ours = messages.filter(({ ruleId }) => ruleId?.startsWith(`${ruleSet.namespace}/`));
    return { messages: ours, comments: commentsOf(linter.getSourceCode()) };
  };
}

/** @param {string} text */
const firstLine = (text) => text.split('\n', 1)[0] ?? '';

/** @param {unknown} error */
function describeCrash(error) {
  if (!(error instanceof Error)) return String(error);
  const rule = 'ruleId' in error ? `${String(error.ruleId)}: ` : '';
  const place = error.stack?.split('\n').find((line) => /^\s+at /.test(line))?.trim();
  return `${rule}${firstLine(error.message)}${place ? ` (${place})` : ''}`;
}

/** @param {import('eslint').SourceCode} source */
function commentsOf(source) {
  // The comments of a Vue template stand apart.
  const { templateBody } = /** @type {{ templateBody?: { comments?: { value: string }[] } }} */ (/** @type {unknown} */ (source.ast));
  return [...source.getAllComments(), ...(templateBody?.comments ?? [])].map(({ value }) => value.replace(/\s+/g, ' ').trim());
}
