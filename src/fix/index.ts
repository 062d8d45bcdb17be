/** Small editors for suggestions. Each offers nothing (`undefined`) where the edit is impossible. */
export { addNamedImport, type NamedImport } from './add-named-import.js';
export { checkClass, type ClassCheckEdit } from './class-check.js';
export { extendObjectPattern, type ExtendedPattern } from './extend-object-pattern.js';
export { freshName } from './fresh-name.js';
export { indexText, memberText, type MemberTextOptions } from './member-text.js';
export { precedenceOf, type Precedence } from './precedence.js';
export { EXPIRY, readClaim, readIdTokenClaims, SCOPES } from './read-instead.js';
export { removeProperty } from './remove-property.js';
export { replaceExpression } from './replace-expression.js';
export { operandsOf, replaceLogicalOperands } from './replace-logical-operands.js';
export { replaceMemberName } from './replace-member-name.js';
export { replaceUrlScheme } from './replace-url-scheme.js';
export { replaceModule, secureSchemes } from './secure-scheme.js';
export { quoteOf } from './style.js';
export { atLeast, quoted, type Quote } from './text.js';
