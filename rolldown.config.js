import { defineConfig } from 'rolldown';

/**
 * The published code is three files and what they share: an editor imports the plugin at every start, and two hundred small modules
 * take five times as long as one. The packages that it depends on stay where npm puts them.
 */
export default defineConfig({
  input: { index: 'src/index.ts', sarif: 'src/sarif.ts', 'cli/main': 'src/cli/main.ts' },
  platform: 'node',
  external: /^[^./]/,
  // Chunks are two folders deep, like `src/cli`: what a module finds by its own address is found from both.
  // The engine keeps the text of all code that it runs: a single letter beyond Latin 1 doubles it, and comments are in the declarations.
  output: { dir: 'dist', format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js', comments: { jsdoc: false }, charset: 'ascii' },
});
