/** The version of the package; a test holds it equal to package.json. ESLint's `--cache` is invalidated by it. */
export const VERSION = '0.1.0';
