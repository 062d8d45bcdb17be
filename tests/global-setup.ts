import { buildIfStale } from '../scripts/build-if-stale.mjs';

/** Some tests run the plugin as its users get it, from `dist`: build it once before all of them. */
export default function setup(): void {
  // A type error is the type-check's business; `tsc` emits all the same, and the tests of the rest can run.
  if (!buildIfStale()) console.warn('The build reports errors: `npm run build` shows them.');
}
