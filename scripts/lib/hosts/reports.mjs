import { readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** What replaces what: offsets in UTF-16 units, and the text. @typedef {readonly [start: number, end: number, text: string]} Edit */
/**
 * One report, in the same words whichever host made it.
 * @typedef {object} Report
 * @property {string} file relative, with slashes
 * @property {number} line counted from 1, like the others
 * @property {number} column
 * @property {number} endLine
 * @property {number} endColumn
 * @property {string} rule without the namespace; what is not of the plugin (a parse error, say) has another name
 * @property {string} message
 * @property {Edit} [fix]
 * @property {readonly { readonly title: string, readonly edit: Edit }[]} suggestions
 */

const OWN = 'zero-trust/';
/** @param {string} name */
const withoutNamespace = (name) => (name.startsWith(OWN) ? name.slice(OWN.length) : name);

/** @param {readonly Report[]} reports */
function inOrder(reports) {
  return [...reports].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : 1)));
}

/**
 * @param {readonly import('eslint').ESLint.LintResult[]} results of any version of ESLint
 * @param {string} root
 * @returns {Report[]}
 */
export function eslintReports(results, root) {
  return inOrder(results.flatMap(({ filePath, messages }) => messages.map((message) => ({
    file: path.relative(root, filePath).split(path.sep).join('/'),
    line: message.line,
    column: message.column,
    endLine: message.endLine ?? message.line,
    endColumn: message.endColumn ?? message.column,
    rule: withoutNamespace(message.ruleId ?? 'no rule'),
    message: message.message,
    ...(message.fix ? { fix: editOf(message.fix) } : {}),
    suggestions: (message.suggestions ?? []).map(({ desc, fix }) => ({ title: desc, edit: editOf(fix) })),
  }))));
}

/** @param {import('eslint').Rule.Fix} fix @returns {Edit} */
const editOf = ({ range: [start, end], text }) => [start, end, text];

/**
 * What oxlint's `--format json` tells: no ends of reports, no suggestions, and columns that count bytes, so only lines are taken.
 * @param {string} output
 * @returns {{ readonly file: string, readonly line: number, readonly rule: string, readonly message: string }[]}
 */
export function oxlintLines(output) {
  /** @type {{ diagnostics: { message: string, code: string, filename: string, labels: { span: { line: number } }[] }[] }} */
  const { diagnostics } = JSON.parse(output);
  return diagnostics.map(({ message, code, filename, labels }) => ({
    file: filename.split(path.sep).join('/'), line: labels[0]?.span.line ?? 0, rule: ruleOfCode(code), message,
  }));
}

/** `zero-trust(no-token-leak)` is how oxlint names a rule. @param {string} code */
const ruleOfCode = (code) => /^zero-trust\((.+)\)$/.exec(code)?.[1] ?? code;

/**
 * The reports and quick fixes that a language server gives for open files; comments that turn a rule off are not counted among the fixes.
 * @param {import('../language-client.mjs').LanguageClient} client
 * @param {string} root
 * @param {readonly { readonly file: string, readonly languageId: string }[]} files
 * @returns {Promise<Report[]>}
 */
export async function serverReports(client, root, files) {
  /** @type {Report[]} */
  const reports = [];
  let patience = 5_000;
  for (const { file, languageId } of files) {
    const uri = await client.open(file, languageId);
    const diagnostics = await client.diagnostics(uri, { patience });
    // The server is awake as soon as it has said something.
    if (diagnostics.length > 0) patience = 0;
    const text = TextDocument.create(uri, languageId, 1, readFileSync(path.join(root, file), 'utf8'));
    for (const diagnostic of diagnostics) {
      const suggestions = [];
      for (const action of await client.actions(uri, diagnostic)) {
        if (/^Disable .* for this (?:line|whole file)$/.test(action.title)) continue;
        const [edit, ...more] = await client.editsOf(uri, action);
        if (!edit || more.length > 0) throw new Error(`${action.title}: ${more.length + 1} edits`);
        suggestions.push({ title: action.title, edit: /** @type {Edit} */ ([text.offsetAt(edit.range.start), text.offsetAt(edit.range.end), edit.newText]) });
      }
      const { range: { start, end }, code, message } = diagnostic;
      reports.push({ file, line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1, rule: ruleOfCode(String(code)), message: typeof message === 'string' ? message : message.value, suggestions });
    }
  }
  return inOrder(reports);
}

/**
 * Where two lists of reports differ, in words; nothing where they hold the same, each as often.
 * @param {readonly object[]} expected
 * @param {readonly object[]} actual
 */
export function differences(expected, actual) {
  const missing = expected.map((item) => JSON.stringify(item));
  const added = [];
  for (const item of actual.map((report) => JSON.stringify(report))) {
    const at = missing.indexOf(item);
    if (at < 0) added.push(item);
    else missing.splice(at, 1);
  }
  return [...missing.map((item) => `missing: ${item}`), ...added.map((item) => `not expected: ${item}`)];
}
