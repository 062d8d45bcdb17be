import { defineConfig } from 'vitest/config';

/** The tests that look at `src` itself, for `npm run mutate`: what runs the built plugin or other programs would see no mutant. */
export default defineConfig({
  test: {
    include: ['ast', 'fix', 'identity', 'provenance', 'rules', 'sinks'].map((folder) => `tests/${folder}/**/*.test.ts`).concat('tests/across-files.test.ts', 'tests/limits.test.ts', 'tests/manifest.test.ts'),
    setupFiles: ['tests/setup.ts'],
    isolate: false,
    testTimeout: 60_000,
  },
});
