import { applyEdit, placeMap } from './place-map.mjs';

/** @typedef {import('./languages.mjs').Language} Language */
/** @typedef {import('./lint.mjs').Linted} Linted */
/** @typedef {import('eslint').Linter.LintMessage} LintMessage */

/**
 * What must hold of a text after one suggestion or fix was applied to it:
 * the rules still run, it parses, the report is gone, no report came, every comment is still there.
 * @typedef {'crash' | 'parse' | 'remains' | 'new report' | 'comment lost'} Check
 */

/**
 * A failed check of one edit. `detail` says what was found instead.
 * @typedef {{ readonly check: Check, readonly detail: string }} Failure
 */
/**
 * A suggestion or a fix, applied alone.
 * @typedef {object} Applied
 * @property {string} kind the suggestion's messageId, or `fix`
 * @property {string} description what the suggestion says
 * @property {string} after the text with the edit
 * @property {readonly Failure[]} failures
 */
/**
 * @typedef {object} Report
 * @property {string} rule without its namespace
 * @property {string} messageId
 * @property {string} message
 * @property {number} line
 * @property {readonly Applied[]} applied
 */
/**
 * What the check of one text gave. Without reports where it could not be linted at all.
 * @typedef {{ readonly reports: readonly Report[], readonly crash?: string, readonly unparsable?: string }} Checked
 */

/**
 * Lints a text, applies each suggestion and each fix alone to it, and lints again.
 * @param {(text: string, file: string, language: Language) => Linted} lint
 * @param {string} text
 * @param {string} file
 * @param {Language} language
 * @returns {Checked}
 */
export function checkText(lint, text, file, language) {
  const { messages, comments, ...failed } = lint(text, file, language);
  if (messages.length === 0) return { reports: [], ...failed };
  const places = placesOf(text, messages);
  const reports = messages.map((message, index) => ({
    rule: nameOf(message),
    messageId: message.messageId ?? '',
    message: message.message,
    line: message.line,
    applied: editsOf(message).map(({ kind, description, edit }) => {
      const after = applyEdit(text, edit);
      const linted = lint(after, file, language);
      return { kind, description, after, failures: failuresOf({ places, index, map: placeMap(text, edit), after, comments, linted }) };
    }),
  }));
  return { reports };
}

/** @param {LintMessage} message */
const nameOf = ({ ruleId }) => ruleId?.slice(ruleId.indexOf('/') + 1) ?? '';

/** @param {LintMessage} message */
function editsOf({ fix, suggestions }) {
  const offered = (suggestions ?? []).map(({ messageId, desc, fix: edit }) => ({ kind: messageId ?? '', description: desc, edit }));
  return fix ? [{ kind: 'fix', description: 'automatic fix', edit: fix }, ...offered] : offered;
}

/** A report with its place as offsets: @typedef {{ rule: string, messageId: string, line: number, range: readonly [number, number] }} Place */

/** @param {string} text @param {readonly LintMessage[]} messages @returns {Place[]} */
function placesOf(text, messages) {
  const lineStarts = [0, ...[...text.matchAll(/\r\n|[\r\n\u2028\u2029]/g)].map((match) => match.index + match[0].length)];
  /** @param {number} line @param {number} column both from 1 */
  const offset = (line, column) => (lineStarts[line - 1] ?? text.length) + column - 1;
  return messages.map((message) => {
    const start = offset(message.line, message.column);
    const end = message.endLine === undefined || message.endColumn === undefined ? start : offset(message.endLine, message.endColumn);
    return { rule: nameOf(message), messageId: message.messageId ?? '', line: message.line, range: [start, end] };
  });
}

/**
 * @typedef {object} Application
 * @property {readonly Place[]} places all reports before the edit
 * @property {number} index of the report that the edit shall cure
 * @property {(range: readonly [number, number]) => [number, number]} map
 * @property {string} after
 * @property {readonly string[]} comments before the edit
 * @property {Linted} linted the text after it
 */

/** @param {Application} application @returns {Failure[]} */
function failuresOf({ places, index, map, after, comments, linted }) {
  if (linted.crash !== undefined) return [{ check: 'crash', detail: linted.crash }];
  if (linted.unparsable !== undefined) return [{ check: 'parse', detail: linted.unparsable }];
  const moved = places.map((place) => ({ ...place, range: map(place.range) }));
  const target = moved[index];
  const others = moved.filter((place) => place !== target);
  /** @type {Failure[]} */
  const failures = [];
  for (const place of unexplained(placesOf(after, linted.messages), others, target)) {
    const isSame = place.rule === target?.rule && overlaps(place.range, target.range);
    failures.push({ check: isSame ? 'remains' : 'new report', detail: `${place.rule} (${place.messageId}) at line ${place.line}` });
  }
  for (const lost of without(comments, linted.comments)) failures.push({ check: 'comment lost', detail: `"${lost.slice(0, 80)}"` });
  return failures;
}

/**
 * The reports after an edit that no other report before it explains. Each explains one: that at exactly its place, else one that overlaps it,
 * for an edit may change its extent. The cured report explains none.
 * @param {readonly Place[]} found
 * @param {readonly Place[]} others
 * @param {Place | undefined} target
 */
function unexplained(found, others, target) {
  /** @param {Place} a @param {Place} b */
  const exact = (a, b) => a.rule === b.rule && a.messageId === b.messageId && a.range[0] === b.range[0] && a.range[1] === b.range[1];
  /** @param {Place} a @param {Place} b */
  const near = (a, b) => a.rule === b.rule && overlaps(a.range, b.range);
  const open = new Set(others);
  /** @param {Place} place @param {(a: Place, b: Place) => boolean} same */
  const explain = (place, same) => {
    const explanation = [...open].find((other) => same(place, other));
    return explanation !== undefined && open.delete(explanation);
  };
  const inexact = found.filter((place) => !explain(place, exact));
  return inexact.filter((place) => (target !== undefined && exact(place, target)) || !explain(place, near));
}

/** @param {readonly [number, number]} a @param {readonly [number, number]} b */
const overlaps = (a, b) => a[0] <= b[1] && b[0] <= a[1];

/** The items that the second list lacks, each as often as it lacks it. @param {readonly string[]} items @param {readonly string[]} rest */
function without(items, rest) {
  const left = [...rest];
  return items.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
