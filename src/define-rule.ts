import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { JSONSchema4 } from '@typescript-eslint/utils/json-schema';
import { applyDefault, RuleCreator } from '@typescript-eslint/utils/eslint-utils';

import { gateOf } from './ast/gate.js';
import type { Node } from './ast/nodes.js';
import { containerOf, templateOf } from './ast/template.js';
import { walk } from './ast/walk.js';
import { inTemplate } from './fix/in-template.js';
import type { Edit } from './fix/in-template.js';
import { analysisOf, settingsOf } from './provenance/analysis.js';
import type { Analysis } from './provenance/analysis.js';
import { mayBeMicrosofts } from './provenance/file-facts.js';
import { VERSION } from './version.js';

/** Where a rule's page is found: the published package's own file, of the version that runs. */
const DOCS_URL = `https://unpkg.com/eslint-plugin-zero-trust@${VERSION}/rules-docs/`;

/** What a rule says about itself, beside what every rule says. */
export interface RuleDocs {
  /** An imperative clause without a full stop: "disallow …", "require …". */
  readonly description: string;
  /** Whether the preset `recommended` turns it on. */
  readonly recommended: boolean;
  /** Options that the preset `strict` turns up. */
  readonly strict?: readonly [Readonly<Record<string, unknown>>];
  /** CWE numbers. */
  readonly cwe: readonly number[];
  /** The sentence of "Managing tokens for Zero Trust" that the rule enforces. */
  readonly statement: string;
}

export interface Suggestion<MessageIds extends string> {
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string>>;
  /** Returns null where the edit turns out to be impossible: nothing is offered then. */
  readonly fix: Edit;
}

export interface Problem<MessageIds extends string> {
  readonly node: Node;
  /** For reports that span more than one node. */
  readonly loc?: Readonly<TSESTree.SourceLocation>;
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string>>;
  readonly suggest?: readonly Suggestion<MessageIds>[];
  readonly fix?: Edit;
}

type Found<MessageIds extends string> = Problem<MessageIds> | readonly Problem<MessageIds>[] | undefined;

/** One function a node type, each given a node of that type; what it returns is reported. */
export type Listeners<MessageIds extends string> = {
  readonly [Type in TSESTree.AST_NODE_TYPES as `${Type}`]?: (node: Extract<TSESTree.Node, { type: Type }>) => Found<MessageIds>;
} & {
  /** After the whole file was seen. */
  readonly 'Program:exit'?: (node: TSESTree.Program) => Found<MessageIds>;
};

export interface RuleDefinition<Options extends object, MessageIds extends string> {
  readonly name: string;
  readonly meta: {
    readonly type: 'problem' | 'suggestion';
    readonly docs: RuleDocs;
    readonly messages: Readonly<Record<MessageIds, string>>;
    readonly schema: readonly JSONSchema4[];
    readonly hasSuggestions?: true;
    readonly fixable?: 'code';
    /** Absent for rules without options, whose schema is `[]`. */
    readonly defaultOptions?: readonly [Options];
  };
  /** A file whose text it does not match cannot hold what the rule reports: it costs nothing more. Must be linear. */
  readonly gate?: RegExp;
  /** A second word that the text must hold, too, where `gate` alone lets many through that cannot hold what the rule reports. */
  readonly gateBeside?: RegExp;
  /**
   * The same for a file with imports of the project's own files, which may hold what `gate` looks for: a list of codes, a base URL.
   * Asked only where such files are read.
   */
  readonly gateWithImports?: RegExp;
  /** Options under which any file may hold it: then the gates are not asked. */
  readonly gateUnless?: (options: Partial<Options>) => boolean;
  /** The rule speaks of files that are about Microsoft identity, by themselves or by their package.json; it is not started in others. */
  readonly about?: 'microsoft';
  readonly create: (analysis: Analysis, options: Options) => Listeners<MessageIds>;
}

const createRule = RuleCreator<RuleDocs>((name) => `${DOCS_URL}${name}.md`);

const silent: TSESLint.RuleListener = {};

/** Bundles: from this many characters on, lines that are this long on average are written by a tool, and nobody can mend a report there. */
const BUNDLE_LENGTH = 5_000;
const BUNDLE_LINE_LENGTH = 500;

/** An import of a file of the project, by a path or an alias. */
const OWN_IMPORT = /\b(?:from|import|require)\b\s*(?:\(\s*)?['"](?:\.|#|~|@\/)/;

function isBundle({ lines, text }: Readonly<TSESLint.SourceCode>): boolean {
  return text.length >= BUNDLE_LENGTH && text.length / lines.length >= BUNDLE_LINE_LENGTH;
}

function locationOf(sourceCode: Readonly<TSESLint.SourceCode>, { range: [from, to] }: Node): TSESTree.SourceLocation {
  return { start: sourceCode.getLocFromIndex(from), end: sourceCode.getLocFromIndex(to) };
}

/**
 * Makes an ESLint rule of a definition: the only place of the plugin that talks to ESLint.
 * Listeners return problems, and this reports them.
 */
export function defineRule<Options extends object, MessageIds extends string>(
  definition: RuleDefinition<Options, MessageIds>,
): TSESLint.RuleModule<MessageIds, [Options], RuleDocs> & { readonly name: string } {
  const { name, meta, about } = definition;
  const gate = definition.gate && gateOf(definition.gate);
  const beside = definition.gateBeside && gateOf(definition.gateBeside);
  const gateWithImports = definition.gateWithImports && gateOf(definition.gateWithImports);

  /** Whether a file can hold what the rule reports. Most cannot: the cheapest question comes first, and no analysis is made for it. */
  function mayHold(context: Context): boolean {
    const { text } = context.sourceCode;
    const look = lookAt(context);
    if (!look) return false;
    if (definition.gateUnless?.((context.options[0] ?? {})) === true) return true;
    if (gate?.mayMatch(text) !== false && beside?.test(text) !== false && (about === undefined || look.isMicrosofts()) && gate?.test(text) !== false) return true;
    return look.settings.crossFile !== 'off' && gateWithImports?.test(text) === true && OWN_IMPORT.test(text) && analysisIn(context).module.readsImports;
  }

  const [defaults] = meta.defaultOptions ?? [];
  const merged = new WeakMap<object, Options>();

  /** The options of a run with the defaults for what they leave out: merged once for all files. */
  function optionsOf(given: unknown): Options {
    if (typeof given !== 'object' || given === null || !defaults) return defaults ?? ({} as Options);
    let options = merged.get(given);
    if (!options) merged.set(given, (options = applyDefault([defaults], [given as Options])[0]));
    return options;
  }

  const rule = createRule<[Options], MessageIds>({
    name,
    // ESLint checks the defaults against the schema too: a rule without options must not have an empty object of them.
    meta: { ...meta, schema: [...meta.schema], defaultOptions: (meta.defaultOptions ? [...meta.defaultOptions] : []) as [Options] },
    create: start,
  });

  function start(context: Readonly<TSESLint.RuleContext<MessageIds, [Options]>>): TSESLint.RuleListener {
    const { sourceCode } = context;
    const { ast, text } = sourceCode;
    const analysis = analysisIn(context);
    const template = templateOf(ast);
    const fit = (node: Node, fix: Edit): Edit => (template ? inTemplate(node, text, fix) : fix);
    const report = (problem: Problem<MessageIds>): void => {
      // What stands in another file is found when that file is linted.
      if (!analysis.module.holds(problem.node)) return;
      // vue-eslint-parser@10 gives the statements of `@click="…"` positions of the wrong line; their ranges are right.
      const loc = problem.loc ?? (template && containerOf(problem.node) ? locationOf(sourceCode, problem.node) : undefined);
      context.report({
        ...(loc ? { loc } : { node: problem.node }),
        node: problem.node,
        messageId: problem.messageId,
        data: problem.data ?? {},
        fix: problem.fix ? fit(problem.node, problem.fix) : null,
        suggest: (problem.suggest ?? []).map(({ messageId, data, fix }) => ({ messageId, data: data ?? {}, fix: fit(problem.node, fix) })),
      });
    };
    const listeners = definition.create(analysis, optionsOf(context.options[0])) as Readonly<Record<string, ((node: never) => Found<MessageIds>) | undefined>>;
    const visit = (listener: ((node: never) => Found<MessageIds>) | undefined, node: Node): void => {
      const found = listener?.(node as never);
      if (found === undefined) return;
      if (Array.isArray(found)) (found as readonly Problem<MessageIds>[]).forEach(report);
      else report(found as Problem<MessageIds>);
    };
    return {
      ...Object.fromEntries(Object.entries(listeners).map(([type, listener]) => [type, (node: Node) => { visit(listener, node); }])),
      // ESLint visits the script alone. The template comes behind it, but before what a rule says at the very end.
      ...(template ? { 'Program:exit': (node: Node) => {
        walk(template, sourceCode.visitorKeys, (below) => { visit(listeners[below.type], below); });
        visit(listeners['Program:exit'], node);
      } } : {}),
    };
  }

  return { ...rule, create: (context) => (mayHold(context) && !isBundle(context.sourceCode) ? start(context) : silent) };
}

type Context = Readonly<TSESLint.RuleContext<string, readonly unknown[]>>;

function analysisIn({ sourceCode, physicalFilename, settings, languageOptions }: Context): Analysis {
  return analysisOf({ source: sourceCode, filename: physicalFilename, settings, languageOptions });
}

/** What all rules ask of a file before one of them starts. */
interface Look {
  /** As the run gives them; another run may have others for the same tree. */
  readonly given: unknown;
  readonly settings: Analysis['settings'];
  readonly isMicrosofts: () => boolean;
}

const looks = new WeakMap<object, Look>();

/** Undefined for files in a language of their own (JSON, CSS, Markdown), which have no JavaScript tree. */
function lookAt(context: Context): Look | undefined {
  const { sourceCode, settings: given } = context;
  const { ast } = sourceCode as { readonly ast?: { readonly type?: string } };
  if (ast?.type !== 'Program') return undefined;
  const before = looks.get(ast);
  if (before?.given === given) return before;
  const settings = settingsOf(given);
  let isMicrosofts: boolean | undefined;
  const look: Look = { given, settings, isMicrosofts: () => (isMicrosofts ??= isAboutMicrosoft(context, settings)) };
  looks.set(ast, look);
  return look;
}

function isAboutMicrosoft(context: Context, settings: Analysis['settings']): boolean {
  if (!mayBeMicrosofts(context.sourceCode.text, context.physicalFilename, settings)) return false;
  const { microsoft } = analysisIn(context).facts;
  return microsoft === 'file' || microsoft === 'package';
}
