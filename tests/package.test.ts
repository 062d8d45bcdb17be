/** Holds what is published: the files of the package, what it runs when it is installed (nothing), what it depends on, its licence and where it comes from. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Manifest {
  readonly license: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly publishConfig: { readonly provenance: boolean; readonly access: string };
  readonly [key: string]: unknown;
}
const manifest = JSON.parse(read('package.json')) as Manifest;

/** The files that `npm publish` would send. Scripts do not run: `dist` is there, the tests built it. */
function packed(): string[] {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const output = execFileSync(npm, ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' });
  // Older versions of npm give a list, newer ones the packages by name.
  const [only] = Object.values(JSON.parse(output) as Readonly<Record<string, { readonly files: readonly { readonly path: string }[] }>>);
  return (only?.files ?? []).map((file) => file.path);
}

describe('the package', () => {
  const files = packed();

  it('holds the code, the lists for oxlint, the pages of the rules, and what a reader looks for; nothing else', () => {
    expect(files.filter((file) => !/^(?:configs|dist|rules-docs)\//.test(file)).sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
    expect(files.filter((file) => file.startsWith('rules-docs/') && !/^rules-docs\/(?:[\w-]+\.md|report\.svg)$/.test(file))).toEqual([]);
    expect(files.filter((file) => file.startsWith('dist/') && !/\.(?:js|d\.ts)$/.test(file))).toEqual([]);
  });

  it('holds everything that its manifest points to', () => {
    const targets = [...JSON.stringify([manifest['main'], manifest['types'], manifest['bin'], manifest['exports']]).matchAll(/"\.\/([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(targets.length).toBeGreaterThan(3);
    expect(targets.filter((target) => !files.includes(target))).toEqual([]);
  });

  it('holds as code three entries and what they share: many small modules are slow to import', () => {
    expect(files.filter((file) => file.startsWith('dist/') && file.endsWith('.js')).sort()).toEqual(['dist/chunks/sarif.js', 'dist/chunks/src.js', 'dist/cli/main.js', 'dist/index.js', 'dist/sarif.js']);
  });

  it('holds the declarations that its types lead to, and no others', () => {
    const reached = new Set<string>();
    const visit = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const [, specifier = ''] of read(file).matchAll(/ from '(\.[^']+)'/g)) visit(path.posix.join(path.posix.dirname(file), specifier.replace(/\.js$/, '.d.ts')));
    };
    visit('dist/index.d.ts');
    expect(files.filter((file) => file.endsWith('.d.ts')).sort()).toEqual([...reached].sort());
  });
});

describe('the manifest', () => {
  it('runs nothing when the package is installed', () => {
    const onInstall = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare', 'dependencies'];
    expect(Object.keys(manifest.scripts).filter((name) => onInstall.includes(name))).toEqual([]);
    expect(existsSync(path.join(root, 'binding.gyp'))).toBe(false);
  });

  it('depends on these packages at run time and on no other', () => {
    expect(Object.keys(manifest.dependencies).sort()).toEqual(['@eslint-community/eslint-utils', '@typescript-eslint/parser', '@typescript-eslint/utils', 'enhanced-resolve', 'eslint-scope']);
    expect(Object.keys(manifest.peerDependencies)).toEqual(['eslint']);
    expect([manifest['optionalDependencies'], manifest['bundleDependencies'], manifest['bundledDependencies']]).toEqual([undefined, undefined, undefined]);
  });

  it('takes its dependencies from the registry, by ranges', () => {
    const ranges = Object.values({ ...manifest.dependencies, ...manifest.peerDependencies });
    expect(ranges.filter((range) => !/^[\d^~.<>=| ]+$/.test(range))).toEqual([]);
  });

  it('names its licence, which lies beside it', () => {
    expect(manifest.license).toBe('MIT');
    expect(read('LICENSE')).toMatch(/^MIT License\n\nCopyright \(c\) /);
  });

  it('publishes with provenance, and the README says how to check it', () => {
    expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
    expect(read('README.md')).toContain('npm audit signatures');
  });
});
