import { FORMATS } from './arguments.js';

export const HELP = `Finds code that handles Microsoft identity tokens in ways that break or leak. Needs no ESLint configuration, and reads none.

  npx eslint-plugin-zero-trust [options] [path...]   checks files, folders or globs (.)
  npx eslint-plugin-zero-trust explain [rule]        prints a rule's page, or lists the rules

Options
  -f, --format NAME  ${FORMATS.join(', ')} (stylish)
      --rule NAME    only this rule; may be given several times
      --strict       all rules, with their strict options; otherwise those of the preset 'recommended'
  -h, --help         prints this
  -v, --version      prints the version

Left out are node_modules, folders of built files (dist, build, out, coverage and the like), minified files, declarations (.d.ts), tests, stories and mocks,
and, with a recent ESLint 10, whatever .gitignore names. Vue, Svelte and Astro files are read if their ESLint parser is installed.

Exit codes
  0  nothing was found
  1  something was found
  2  it could not be done: wrong arguments, nothing to check, a file that cannot be read or parsed
`;
