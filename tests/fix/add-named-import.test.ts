import * as typescriptParser from '@typescript-eslint/parser';
import * as astroParser from 'astro-eslint-parser';
import * as svelteParser from 'svelte-eslint-parser';
import { describe, expect, it } from 'vitest';
import * as vueParser from 'vue-eslint-parser';

import { addNamedImport } from '../../src/fix/add-named-import.js';
import { apply, type Host } from './apply.js';

const MODULE = '@azure/msal-browser';
const NAME = 'AuthError';

/** The edited code, and the text to use at the place called `use`; undefined where there is no edit. */
function add(code: string, host: Host = {}, module = MODULE): { output: string | undefined; text: string | undefined } {
  let text: string | undefined;
  const output = apply(
    code,
    'Identifier[name="use"]',
    (fixer, source, use) => {
      const added = addNamedImport(fixer, source, module, NAME, use);
      text = added?.text;
      return added?.fixes;
    },
    host,
  );
  return { output, text };
}

function unchanged(code: string, text: string, host: Host = {}): void {
  expect(add(code, host)).toEqual({ output: undefined, text });
}

function changed(code: string, output: string, text = NAME, host: Host = {}): void {
  expect(add(code, host)).toEqual({ output, text });
}

describe('ES module: uses what is there', () => {
  it('a named import', () => { unchanged(`import { AuthError } from '${MODULE}'; use();`, 'AuthError'); });
  it('an alias', () => { unchanged(`import { AuthError as E } from '${MODULE}'; use();`, 'E'); });
  it('a namespace', () => { unchanged(`import * as msal from '${MODULE}'; use();`, 'msal.AuthError'); });
  it('a namespace beside a default', () => { unchanged(`import x, * as msal from '${MODULE}'; use();`, 'msal.AuthError'); });
  it('import = require', () => { unchanged(`import msal = require('${MODULE}'); use();`, 'msal.AuthError', { filename: 'a.ts' }); });
  it('a dynamic import', () => { unchanged(`async function f() { const msal = await import('${MODULE}'); use(); }`, 'msal.AuthError'); });
});

describe('ES module: merges', () => {
  it('into named imports', () => {
    changed(`import { A } from '${MODULE}';\nuse();`, `import { A, AuthError } from '${MODULE}';\nuse();`);
  });
  it('into named imports on lines, trailing comma, double quotes, no semicolons, CRLF', () => {
    changed(
      `import {\r\n  A,\r\n  B, // about B\r\n} from "${MODULE}"\r\nuse()\r\n`,
      `import {\r\n  A,\r\n  B, // about B\r\n  AuthError,\r\n} from "${MODULE}"\r\nuse()\r\n`,
    );
  });
  it('into a default import', () => {
    changed(`import x from '${MODULE}';\nuse();`, `import x, { AuthError } from '${MODULE}';\nuse();`);
  });
  it('into a default import with names', () => {
    changed(`import x, { y } from '${MODULE}';\nuse();`, `import x, { y, AuthError } from '${MODULE}';\nuse();`);
  });
  it('into empty braces', () => {
    changed(`import {} from '${MODULE}';\nuse();`, `import { AuthError } from '${MODULE}';\nuse();`);
  });
  it('into an import with inline types', () => {
    changed(`import { type A } from '${MODULE}';\nuse();`, `import { type A, AuthError } from '${MODULE}';\nuse();`);
  });
  it('by making an inline type import a value import', () => {
    changed(`import { A, type AuthError } from '${MODULE}';\nuse();`, `import { A, AuthError } from '${MODULE}';\nuse();`);
  });
  it('by making a type import a value import where it has no other name', () => {
    changed(`import type { AuthError } from '${MODULE}';\nuse();`, `import { AuthError } from '${MODULE}';\nuse();`);
  });
  it('not into a type import', () => {
    changed(
      `import type { A } from '${MODULE}';\nuse();`,
      `import type { A } from '${MODULE}';\nimport { AuthError } from '${MODULE}';\nuse();`,
    );
  });
  it('not into a type import that has the name among others: there it takes an alias', () => {
    changed(
      `import type { A, AuthError } from '${MODULE}';\nuse();`,
      `import type { A, AuthError } from '${MODULE}';\nimport { AuthError as MsalAuthError } from '${MODULE}';\nuse();`,
      'MsalAuthError',
    );
  });
  it('not into an import for side effects', () => {
    changed(`import '${MODULE}';\nuse();`, `import '${MODULE}';\nimport { AuthError } from '${MODULE}';\nuse();`);
  });
});

describe('ES module: a new import', () => {
  it('after the last import', () => {
    changed("import a from 'a';\nimport b from 'b';\n\nuse();\n", `import a from 'a';\nimport b from 'b';\nimport { AuthError } from '${MODULE}';\n\nuse();\n`);
  });
  it('in the style of the file', () => {
    changed('import a from "a"\r\n\r\nuse(\'x\', \'y\')\r\n', `import a from "a"\r\nimport { AuthError } from "${MODULE}"\r\n\r\nuse('x', 'y')\r\n`);
  });
  it('behind a comment on the line of the last import', () => {
    changed("import a from 'a'; // why\nuse();", `import a from 'a'; // why\nimport { AuthError } from '${MODULE}';\nuse();`);
  });
  it('before code on the line of the last import', () => {
    changed("import a from 'a'; use();", `import a from 'a';\nimport { AuthError } from '${MODULE}'; use();`);
  });
  it('after directives', () => {
    changed("'use client'\n\nexport const a = use()\n", `'use client'\nimport { AuthError } from '${MODULE}'\n\nexport const a = use()\n`);
  });
  it('below the head of the file, above the documentation of the first statement', () => {
    changed(
      '#!/usr/bin/env node\n/* license */\n// @ts-check\n\n/** What it does. */\nexport function f() {\n  use();\n}\n',
      `#!/usr/bin/env node\n/* license */\n// @ts-check\n\nimport { AuthError } from '${MODULE}';\n\n/** What it does. */\nexport function f() {\n  use();\n}\n`,
    );
  });
  it('with a semicolon where the next line would go on', () => {
    changed('(function () { use() })()\nexport {}', `import { AuthError } from '${MODULE}';\n\n(function () { use() })()\nexport {}`);
  });
  it('in a file that shows no module style', () => {
    changed('use();', `import { AuthError } from '${MODULE}';\n\nuse();`);
  });
});

describe('a name that is taken', () => {
  it('by a declaration', () => {
    changed(`import { A } from '${MODULE}';\nclass AuthError {}\nuse();`, `import { A, AuthError as MsalAuthError } from '${MODULE}';\nclass AuthError {}\nuse();`, 'MsalAuthError');
  });
  it('by an import from elsewhere', () => {
    changed("import { AuthError } from './errors';\nuse();", `import { AuthError } from './errors';\nimport { AuthError as MsalAuthError } from '${MODULE}';\nuse();`, 'MsalAuthError');
  });
  it('at the place of use', () => {
    changed(
      `import { AuthError } from '${MODULE}';\nfunction f(AuthError) { use(); }`,
      `import { AuthError, AuthError as MsalAuthError } from '${MODULE}';\nfunction f(AuthError) { use(); }`,
      'MsalAuthError',
    );
  });
  it('somewhere else: no matter', () => {
    changed(
      `import { A } from '${MODULE}';\nfunction f(AuthError) {}\nuse();`,
      `import { A, AuthError } from '${MODULE}';\nfunction f(AuthError) {}\nuse();`,
    );
  });
  it('together with its alias', () => {
    changed(
      `import { A } from '${MODULE}';\nlet AuthError, MsalAuthError;\nuse();`,
      `import { A, AuthError as MsalAuthError2 } from '${MODULE}';\nlet AuthError, MsalAuthError;\nuse();`,
      'MsalAuthError2',
    );
  });
  it('by a namespace that is shadowed at the use', () => {
    changed(
      `import * as msal from '${MODULE}';\nfunction f(msal) { use(); }`,
      `import * as msal from '${MODULE}';\nimport { AuthError } from '${MODULE}';\nfunction f(msal) { use(); }`,
    );
  });
});

describe('CommonJS', () => {
  const host: Host = { filename: 'a.cjs', sourceType: 'commonjs' };
  it('uses a name', () => { unchanged(`const { AuthError: E } = require('${MODULE}'); use();`, 'E', host); });
  it('uses a member', () => { unchanged(`var AuthError = require('${MODULE}').AuthError; use();`, 'AuthError', host); });
  it('uses the module object', () => { unchanged(`const msal = require('${MODULE}'); use();`, 'msal.AuthError', host); });
  it('uses the module object of the same function', () => { unchanged(`function f() { const msal = require('${MODULE}'); use(); }`, 'msal.AuthError', host); });
  it('extends a pattern', () => {
    changed(`const { A } = require('${MODULE}');\nuse();`, `const { A, AuthError } = require('${MODULE}');\nuse();`, NAME, host);
  });
  it('extends a pattern under an alias', () => {
    changed(
      `const { A } = require('${MODULE}');\nconst AuthError = 1;\nuse();`,
      `const { A, AuthError: MsalAuthError } = require('${MODULE}');\nconst AuthError = 1;\nuse();`,
      'MsalAuthError',
      host,
    );
  });
  it('adds a require after the last one', () => {
    changed(
      "'use strict'\nconst a = require('a')\nrequire('b').c()\n\nmodule.exports = () => use()\n",
      `'use strict'\nconst a = require('a')\nrequire('b').c()\nconst { AuthError } = require('${MODULE}')\n\nmodule.exports = () => use()\n`,
      NAME,
      host,
    );
  });
  it('adds a require after directives', () => {
    changed('"use strict";\nmodule.exports = () => use();\n', `"use strict";\nconst { AuthError } = require("${MODULE}");\nmodule.exports = () => use();\n`, NAME, host);
  });
  it('adds a require at the start', () => {
    changed('// head\n\nexports.f = () => use();\n', `// head\n\nconst { AuthError } = require('${MODULE}');\n\nexports.f = () => use();\n`, NAME, host);
  });
  it('writes no pattern where the file says var', () => {
    changed("var a = require('a');\nuse();", `var a = require('a');\nvar AuthError = require('${MODULE}').AuthError;\nuse();`, NAME, host);
  });
  it('is known by require where everything is parsed as a module', () => {
    changed("const a = require('a');\nuse();", `const a = require('a');\nconst { AuthError } = require('${MODULE}');\nuse();`);
  });
  it('does not use a module object that comes later or changes', () => {
    changed(
      `function f() { use(); const msal = require('${MODULE}'); }`,
      `const { AuthError } = require('${MODULE}');\n\nfunction f() { use(); const msal = require('${MODULE}'); }`,
      NAME,
      host,
    );
    changed(
      `let msal = require('${MODULE}');\nmsal = wrap(msal);\nuse();`,
      `let msal = require('${MODULE}');\nconst { AuthError } = require('${MODULE}');\nmsal = wrap(msal);\nuse();`,
      NAME,
      host,
    );
  });
});

describe('script', () => {
  const host: Host = { filename: 'a.js', sourceType: 'script' };
  it('uses the global of the script tag', () => { unchanged('const app = new msal.PublicClientApplication(c); use();', 'msal.AuthError', host); });
  it('uses a configured global', () => { unchanged('const app = new msal.PublicClientApplication(c); use();', 'msal.AuthError', { ...host, globals: { msal: 'readonly' } }); });
  it('offers nothing without one', () => { expect(add('use();', host)).toEqual({ output: undefined, text: undefined }); });
  it('does not take an own variable for it', () => { expect(add('var msal = make(); use();', host)).toEqual({ output: undefined, text: undefined }); });
  it('does not take it for another module', () => { expect(add('new msal.A(); use();', host, 'other')).toEqual({ output: undefined, text: undefined }); });
});

describe('single-file components', () => {
  const options = { parser: typescriptParser, ecmaVersion: 2024, sourceType: 'module' };
  const vue: Host = { filename: 'a.vue', parser: vueParser, parserOptions: options };
  const svelte: Host = { filename: 'a.svelte', parser: svelteParser, parserOptions: options };
  const astro: Host = { filename: 'a.astro', parser: astroParser, parserOptions: options };

  it('Vue, after the imports', () => {
    changed(
      '<template><p /></template>\n<script setup lang="ts">\nimport a from "a"\nuse()\n</script>\n',
      `<template><p /></template>\n<script setup lang="ts">\nimport a from "a"\nimport { AuthError } from "${MODULE}"\nuse()\n</script>\n`,
      NAME,
      vue,
    );
  });
  it('Vue, without imports, indented', () => {
    changed('<script setup>\n  use();\n</script>\n', `<script setup>\n  import { AuthError } from '${MODULE}';\n\n  use();\n</script>\n`, NAME, vue);
  });
  it('Svelte, in the script of the use', () => {
    changed(
      '<script module>\n  import a from "a";\n</script>\n<script lang="ts">\n  import b from "b";\n  use();\n</script>\n<p>x</p>\n',
      `<script module>\n  import a from "a";\n</script>\n<script lang="ts">\n  import b from "b";\n  import { AuthError } from "${MODULE}";\n  use();\n</script>\n<p>x</p>\n`,
      NAME,
      svelte,
    );
  });
  it('Svelte, for a use in the markup', () => {
    changed(
      '<script>\n  const a = 1;\n</script>\n<p onclick={() => use()}>x</p>\n',
      `<script>\n  import { AuthError } from '${MODULE}';\n\n  const a = 1;\n</script>\n<p onclick={() => use()}>x</p>\n`,
      NAME,
      svelte,
    );
  });
  it('Astro, after the imports', () => {
    changed(
      '---\nimport a from "a";\nuse();\n---\n<p>{a}</p>\n',
      `---\nimport a from "a";\nimport { AuthError } from "${MODULE}";\nuse();\n---\n<p>{a}</p>\n`,
      NAME,
      astro,
    );
  });
  it('Astro without a script: nothing', () => {
    expect(add('<p>{use()}</p>\n', astro)).toEqual({ output: undefined, text: undefined });
  });
});
