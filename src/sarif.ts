/** An ESLint formatter: `eslint --format ./node_modules/eslint-plugin-zero-trust/dist/sarif.js`. ESLint 8 loads it with `require`. */
export { formatSarif as default, formatSarif as 'module.exports' } from './cli/sarif.js';
