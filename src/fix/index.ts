/** Small editors for suggestions. Each offers nothing (`undefined`) where the edit is impossible. */
export { addOption, liftProperty, renameProperty } from './add-property.js';
export { askOnFailure } from './ask-on-failure.js';
export { checkClass } from './class-check.js';
export { EXPIRY, readClaim, readIdTokenClaims, SCOPES } from './read-instead.js';
export { readAccessToken } from './read-access-token.js';
export { removeElements } from './remove-elements.js';
export { removeArgument } from './remove-argument.js';
export { removeCall } from './remove-call.js';
export { hoistConstant } from './hoist.js';
export { removeProperty } from './remove-property.js';
export { replaceExpression } from './replace-expression.js';
export { replaceStrings } from './replace-strings.js';
export { addFlags, setValues } from './set-flags.js';
export { replaceModule, secureSchemes } from './secure-scheme.js';
