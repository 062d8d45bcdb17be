import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** One change of a TypeScript file, existing or not. */
export interface Change {
  /** Absolute path: what the file imports is resolved from there. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  // Snippets without imports are no scripts that share their globals.
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.ReactJSX,
  types: ['node'],
  skipLibCheck: true,
  noEmit: true,
};

/** Errors about what is not there at all. A change that repeats such a name makes nothing worse. */
const MISSING = new Set([2304, 2307, 2503, 2552, 2580, 2582, 2583, 2584, 2591, 7016]);

/**
 * The type errors under `strict` that each change adds. Packages that are not installed count as `any`, before and after.
 * All changes are compiled in one program, each beside the file that it changes, since most of the time goes into reading declarations.
 * @param globals files with declarations that all share
 */
export function newTypeErrors(changes: readonly Change[], globals: readonly string[] = []): string[][] {
  if (changes.length === 0) return [];
  const texts = new Map<string, string>();
  const variants = changes.map(({ file, before, after }, index) => {
    const { dir, name, ext } = path.parse(file);
    const variant = path.join(dir, `${name}.changed${index}${ext}`);
    texts.set(file, before);
    texts.set(variant, after);
    return variant;
  });
  const host = ts.createCompilerHost(OPTIONS);
  const onDisk = host.getSourceFile.bind(host);
  host.fileExists = (name) => texts.has(path.resolve(name)) || existsSync(name);
  host.readFile = (name) => texts.get(path.resolve(name)) ?? (existsSync(name) ? readFileSync(name, 'utf8') : undefined);
  host.getSourceFile = (name, version, ...rest) => {
    const text = texts.get(path.resolve(name));
    return text === undefined ? onDisk(name, version, ...rest) : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...texts.keys(), ...globals], OPTIONS, host);
  const known = new Map<string, readonly Problem[]>();
  return changes.map(({ file }, index) => {
    const before = known.get(file) ?? problemsOf(program, file);
    known.set(file, before);
    return added(before, problemsOf(program, variants[index] ?? ''));
  });
}

/** Every type error of a text, as `newTypeErrors` sees them. */
export function typeErrors(file: string, text: string): string[] {
  return newTypeErrors([{ file, before: '', after: text }])[0] ?? [];
}

interface Problem {
  readonly text: string;
  readonly isMissing: boolean;
}

function problemsOf(program: ts.Program, file: string): Problem[] {
  const source = program.getSourceFile(file);
  if (!source) throw new Error(`${file} is not part of the program.`);
  return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ code, messageText }) => ({
    text: `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    isMissing: MISSING.has(code),
  }));
}

function added(before: readonly Problem[], after: readonly Problem[]): string[] {
  const old = before.map(({ text }) => text);
  return after
    .filter(({ text, isMissing }) => {
      const at = old.indexOf(text);
      if (at >= 0 && !isMissing) old.splice(at, 1);
      return at < 0;
    })
    .map(({ text }) => text);
}
