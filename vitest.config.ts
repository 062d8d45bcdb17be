import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** The files that take longest, longest first: begun last, one of them would keep one processor busy while the others wait. */
const SLOW = ['regular-expressions', 'ci', 'scripts/sweep', 'suggestions', 'syntax', 'cli/command', 'scripts/commands', 'one-source-code', 'fuzz'].map((name) => `/tests/${name}.test.ts`);

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = SLOW.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? SLOW.length : at;
    };
    // The sort is stable: the rest stays in vitest's order.
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Projects that are linted by tests have tests of their own.
    exclude: [...configDefaults.exclude, 'tests/**/fixtures/**'],
    globalSetup: ['tests/global-setup.ts'],
    setupFiles: ['tests/setup.ts'],
    // No test leaves anything behind for the next, and each file on its own would load ESLint and the parsers anew.
    isolate: false,
    maxWorkers: '100%',
    sequence: { sequencer: SlowFirst },
    testTimeout: 20_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { lines: 90, branches: 85 },
    },
  },
});
