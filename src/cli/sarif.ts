import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';

import type { ESLint, Linter } from 'eslint';

import type { RuleDocs } from '../define-rule.js';
import { pageOf } from './pages.js';
import { SEVERITIES } from './severities.js';

const NAMESPACE = 'zero-trust/';
/** The name that SARIF gives to the root of the checked tree; code scanning resolves paths against it. */
const ROOT = '%SRCROOT%';
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** What ESLint hands to a formatter beside the results; `rulesMeta` has the rules that reported something. */
export interface FormatterContext {
  readonly cwd: string;
  readonly rulesMeta: Readonly<Record<string, { readonly docs?: { readonly description?: string | undefined; readonly url?: string | undefined } | undefined }>>;
}

interface Text { readonly text: string; readonly markdown?: string }

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Links between pages, absolute: an alert does not stand in their folder. */
function withAbsoluteLinks(page: string, url: string): string {
  return page.replaceAll(/\]\((?!https?:|#)([^()\s]+)\)/g, (_, target: string) => `](${new URL(target, url).href})`);
}

/** Tags, precision and severity as code scanning reads them: `security-severity` counts only beside the tag `security`. */
function propertiesOf(name: string, docs: Partial<RuleDocs>): object {
  const score = SEVERITIES[name]?.score;
  const cwe = (docs.cwe ?? []).map((number) => `external/cwe/cwe-${String(number).padStart(3, '0')}`);
  return {
    tags: [score === undefined ? 'maintainability' : 'security', 'microsoft-identity', ...cwe],
    // Recommended rules were right in nine of ten reports on public code.
    precision: docs.recommended === true ? 'high' : 'medium',
    ...(score === undefined ? { 'problem.severity': 'recommendation' } : { 'security-severity': score.toFixed(1) }),
  };
}

function descriptorOf(id: string, { rulesMeta }: FormatterContext): object {
  const { description, url, ...rest } = rulesMeta[id]?.docs ?? {};
  const common = { id, ...(url === undefined ? {} : { helpUri: url }), ...(description === undefined ? {} : { shortDescription: { text: sentence(description) } }) };
  if (!id.startsWith(NAMESPACE)) return common;
  const name = id.slice(NAMESPACE.length);
  const docs = rest as Partial<RuleDocs>;
  const page = pageOf(name);
  const help: Text = {
    text: `${sentence(description ?? name)} ${url ?? ''}`.trim(),
    ...(page === undefined || url === undefined ? {} : { markdown: withAbsoluteLinks(page, url) }),
  };
  const why = [sentence(description ?? name), SEVERITIES[name]?.reason, docs.statement && `Managing tokens for Zero Trust: "${docs.statement}"`];
  return { ...common, name, fullDescription: { text: why.filter(Boolean).join(' ') }, help, properties: propertiesOf(name, docs) };
}

/** A file as an address. Brackets are no part of an address's path (RFC 3986), but not every version of Node writes them in another way. */
function addressOf(file: string): string {
  return pathToFileURL(file).href.replaceAll('[', '%5B').replaceAll(']', '%5D');
}

/** Relative to the root where the file is inside it, absolute elsewhere; percent-encoded. */
function artifactOf(file: string, root: string): object {
  const uri = addressOf(file);
  return uri.startsWith(root) ? { uri: uri.slice(root.length), uriBaseId: ROOT } : { uri };
}

/** ESLint counts lines and columns from 1 and ends behind the last character, as SARIF does. A message about a whole file has no place. */
function regionOf({ line, column, endLine, endColumn }: Partial<Linter.LintMessage>): object {
  // A parser may put an error in front of the first line.
  if (!line) return {};
  return { region: {
    startLine: line,
    ...(column ? { startColumn: column } : {}),
    ...(endLine ? { endLine } : {}),
    ...(endColumn ? { endColumn } : {}),
  } };
}

/** Keeps an alert the same while lines move: the rule, the text of its line, and which of several equal ones it is in the file. */
function fingerprints(source: string | undefined): (message: Linter.LintMessage) => object {
  const lines = source?.split(/\r\n|[\n\r\u2028\u2029]/);
  const seen = new Map<string, number>();
  return ({ ruleId, line }) => {
    const text = lines?.[line - 1]?.trim();
    if (text === undefined) return {};
    const key = `${ruleId ?? ''}\n${text}`;
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    return { partialFingerprints: { 'zeroTrustRuleAndLine/v1': `${createHash('sha256').update(key).digest('hex').slice(0, 16)}:${nth}` } };
  };
}

/**
 * ESLint's results as SARIF 2.1.0 for code scanning. Reports of every plugin are in it; help, tags, precision and severity are our rules' own.
 * What a comment or a suppressions file silences is left out. Messages that belong to no rule, such as syntax errors, become notifications.
 */
export function formatSarif(results: readonly ESLint.LintResult[], context: FormatterContext): string {
  const root = `${addressOf(context.cwd).replace(/\/$/, '')}/`;
  const ids = [...new Set(results.flatMap(({ messages }) => messages.flatMap(({ ruleId }) => ruleId ?? [])))];
  const reports: object[] = [];
  const notifications: object[] = [];
  for (const { filePath, messages, source } of results) {
    const fingerprint = fingerprints(source);
    for (const message of messages) {
      const shared = {
        level: message.severity === 2 ? 'error' : 'warning',
        message: { text: message.message },
        locations: [{ physicalLocation: { artifactLocation: artifactOf(filePath, root), ...regionOf(message) } }],
      };
      if (message.ruleId === null) notifications.push(shared);
      else reports.push({ ruleId: message.ruleId, ruleIndex: ids.indexOf(message.ruleId), ...shared, ...fingerprint(message) });
    }
  }
  const isWhole = results.every(({ messages }) => !messages.some(({ fatal }) => fatal));
  return JSON.stringify({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'ESLint', informationUri: 'https://eslint.org', rules: ids.map((id) => descriptorOf(id, context)) } },
      originalUriBaseIds: { [ROOT]: { uri: root } },
      columnKind: 'utf16CodeUnits',
      invocations: [{ executionSuccessful: isWhole, toolExecutionNotifications: notifications }],
      results: reports,
    }],
  }, null, 2);
}
