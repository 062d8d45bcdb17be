import type { TSESLint } from '@typescript-eslint/utils';

import type { FunctionNode, Node } from '../ast/nodes.js';
import type { Kind } from '../identity/facts.js';
import { ABOUT_TOKENS } from '../identity/words.js';
import { readSettings } from '../settings.js';
import type { Settings } from '../settings.js';
import { callersOf } from './callers.js';
import type { Caller } from './callers.js';
import { constantOf } from './constant.js';
import type { Constant } from './constant.js';
import { definitionOf, implementationOf } from './definition.js';
import type { Definition } from './definition.js';
import { elsewhere } from './imports.js';
import type { Elsewhere } from './exports.js';
import { createFileFacts } from './file-facts.js';
import type { FileFacts } from './file-facts.js';
import { EVIDENCE_ORDER, Graph } from './graph.js';
import type { Origin } from './graph.js';
import { handlersOf } from './handlers.js';
import type { Handler } from './handlers.js';
import { isReceived } from './inbound.js';
import { createModule, speakingOf } from './module.js';
import { openedBy } from './opened.js';
import { createProject } from './project.js';
import type { Opened } from './opened.js';
import { mayHave } from './may-have.js';
import type { Module } from './module.js';
import { readProperty } from './read.js';
import type { Reading, ReadOptions } from './read.js';
import { textAlternatives, textParts } from './text.js';
import type { TextPart } from './text.js';
import { step } from './trace.js';
import { usesOf } from './uses.js';
import type { Use } from './uses.js';

/** What an expression is: a set of origins; empty where nothing is known. */
export interface Trace {
  readonly origins: readonly Origin[];
  /** The strongest origin of one of these kinds; alternatives written in place (`a || b`) count one by one. */
  as(...kinds: readonly Kind[]): Origin | undefined;
}

/** The verbs that look a value or code up where it is written, in this file or in another one of the project. */
export interface Lookup {
  readonly module: Module;
  /** Whether an object has a property, and its value. */
  read(node: Node, path: readonly string[], options?: ReadOptions): Reading;
  /** The value that the file itself gives an expression. */
  constant(node: Node): Constant | undefined;
  /** A string taken apart into text and unknown expressions. */
  text(node: Node): TextPart[];
  /** The same for each string that an expression can be: one entry a side of `a || b` and `c ? a : b`. */
  texts(node: Node): TextPart[][];
  /** The function, class or import behind a callee. */
  definition(node: Node): Definition | undefined;
  /** As `definition`, and the code itself where another file of the project holds it; that file is read for it. */
  implementation(node: Node): Definition | undefined;
  /** What an import of another file of the project, or `require('./x')`, stands for there. */
  elsewhere(node: Node): Elsewhere | undefined;
}

/** The verbs of the analysis, bound to one file. All rules of a run share one for each file. */
export interface Analysis extends Lookup {
  /** The same lookups, for which only those other files are parsed whose text the pattern matches: what is asked for would stand there. */
  about(pattern: RegExp): Lookup;
  readonly source: Readonly<TSESLint.SourceCode>;
  readonly settings: Settings;
  readonly facts: FileFacts;
  /** What an expression is, or what stands at `path` inside it. */
  trace(node: Node, path?: readonly string[]): Trace;
  /** False where an object surely has none of these properties: the cheap question before `read` of several names. */
  mayHave(node: Node, names: readonly string[]): boolean;
  /** Where a value goes. */
  uses(node: Node): Use[];
  /** The token that a call opens, and where in its value the claims are; `across`: also where a function of another file of the project does it. */
  opened(node: Node, across?: boolean): Opened | undefined;
  /** Whether a token known by its name or member alone is one that this server received. */
  received(token: Node): boolean;
  /** Who receives the failure of a call. */
  handlers(node: Node): Handler[];
  /** Who calls a function, as far as this file shows it. */
  callers(node: FunctionNode): Caller[];
  /** How many places the analysis has looked at so far: each at most once a file. */
  readonly visited: number;
  /** Whether the text of the file matches a pattern that is a constant: looked at once. */
  says(pattern: RegExp): boolean;
  /** A value computed once for this file and shared by all rules. */
  once<Value>(key: object, make: () => Value): Value;
}

class Traced implements Trace {
  constructor(readonly origins: readonly Origin[]) {}

  as(...kinds: readonly Kind[]): Origin | undefined {
    const matching = this.origins.filter((origin) => kinds.includes(origin.kind));
    for (const evidence of EVIDENCE_ORDER) {
      const found = matching.find((origin) => origin.evidence === evidence);
      if (found) return found;
    }
    return undefined;
  }
}

const NOTHING = new Traced([]);

export interface AnalysisInput {
  readonly source: Readonly<TSESLint.SourceCode>;
  readonly filename: string;
  readonly settings: Readonly<Record<string, unknown>> | undefined;
  /** What ESLint says of the language of the file: its parser reads the files that imports lead to. Absent: none is read. */
  readonly languageOptions?: object | undefined;
}

/** The checked settings of a run; throws a `SettingsError` for those that are none. */
export function settingsOf(all: AnalysisInput['settings']): Settings {
  return readSettings(all);
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The same names as a set; made once for each table. */
function setOf(names: readonly string[]): ReadonlySet<string> {
  let set = sets.get(names);
  if (!set) sets.set(names, (set = new Set(names)));
  return set;
}

/** Keyed by the tree, never by SourceCode: oxlint hands all files of a run the same SourceCode object. */
const analyses = new WeakMap<object, WeakMap<object, Analysis>>();
const NO_SETTINGS = {};

/** The analysis of the file that ESLint is on: made by the first rule that asks, shared by the others. */
export function analysisOf(input: AnalysisInput): Analysis {
  const { ast } = input.source;
  const key = (input.settings?.['zero-trust'] as object | undefined) ?? NO_SETTINGS;
  let bySettings = analyses.get(ast);
  if (!bySettings) analyses.set(ast, (bySettings = new WeakMap()));
  let analysis = typeof key === 'object' ? bySettings.get(key) : undefined;
  if (!analysis) {
    analysis = createAnalysis(input);
    bySettings.set(key, analysis);
  }
  return analysis;
}

function lookupIn(module: Module): Lookup {
  return {
    module,
    read: (node, path, options) => readProperty(module, node, path, options),
    constant: (node) => constantOf(module, node),
    text: (node) => textParts(module, node),
    texts: (node) => textAlternatives(module, node),
    definition: (node) => definitionOf(module, node),
    implementation: (node) => implementationOf(module, node),
    elsewhere: (node) => elsewhere(module, node),
  };
}

function createAnalysis({ source, filename, settings: all, languageOptions }: AnalysisInput): Analysis {
  const settings = readSettings(all);
  // Taken out here: the SourceCode object may stand for another file by the time that a question is asked.
  const { ast, scopeManager, text, visitorKeys } = source;
  const files = settings.crossFile === 'off' || !languageOptions ? undefined : createProject(filename, languageOptions, visitorKeys);
  const file = { ast, scopes: scopeManager, text, filename, visitorKeys };
  files?.offer(file);
  const module = createModule(file, files);
  // Files that speak of no token are not opened to see where one comes from; for a constant or a text any file will do.
  const context = { module: files ? speakingOf(module, ABOUT_TOKENS) : module, anyFile: module, settings };
  const graph = new Graph((place) => step(context, place));
  const facts = createFileFacts(module, settings);
  const shared = new Map<object, unknown>();
  const once = <Value>(key: object, make: () => Value): Value => {
    if (!shared.has(key)) shared.set(key, make());
    return shared.get(key) as Value;
  };
  const lookup = lookupIn(module);
  const lookups = new Map<RegExp, Lookup>();
  return {
    ...lookup,
    about: (pattern) => {
      if (!files) return lookup;
      let narrow = lookups.get(pattern);
      if (!narrow) lookups.set(pattern, (narrow = lookupIn(speakingOf(module, pattern))));
      return narrow;
    },
    source,
    settings,
    facts,
    trace: (node, path = []) => {
      const { origins } = graph.outcome({ node, path });
      return origins.length === 0 ? NOTHING : new Traced(origins);
    },
    mayHave: (node, names) => mayHave(module, node, setOf(names)),
    uses: (node) => usesOf(module, node),
    opened: (node, across = false) => openedBy(context, node, across),
    received: (token) => isReceived(context, token),
    handlers: (node) => handlersOf(module, node),
    callers: (node) => callersOf(module, node),
    get visited() {
      return graph.visited;
    },
    says: (pattern) => once(pattern, () => pattern.test(source.text)),
    once,
  };
}
