/** Reads the access token that stands beside an ID token. */
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { extendObjectPattern } from './extend-object-pattern.js';
import { replaceExpression } from './replace-expression.js';
import { replaceMemberName } from './replace-member-name.js';

/** `r.idToken` → `r.accessToken`; `const { idToken } = r` binds the access token, too, and `token` becomes its name. `null` where neither can be written. */
export function readAccessToken(
  fixer: TSESLint.RuleFixer,
  source: Readonly<TSESLint.SourceCode>,
  token: TSESTree.Node,
  holder: TSESTree.MemberExpression | TSESTree.ObjectPattern,
  name: string,
): TSESLint.RuleFix[] | null {
  if (holder.type === 'MemberExpression') {
    const fix = replaceMemberName(fixer, source, holder, name);
    return fix ? [fix] : null;
  }
  const extended = extendObjectPattern(fixer, source, holder, name, name, [token]);
  const fix = extended && replaceExpression(fixer, source, token, extended.name, 'member');
  return extended && fix ? [...extended.fixes, fix] : null;
}
