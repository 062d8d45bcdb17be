import { defineRule } from '../define-rule.js';

type MessageIds = 'todo';

export const noAccessTokenDecode = defineRule<Record<never, never>, MessageIds>({
  name: 'no-access-token-decode',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow reading inside an access token on the client',
      recommended: true,
      cwe: [345, 807],
      statement: 'Your application should never attempt to validate, decode, inspect, interpret, or examine the contents of an access token.',
    },
    messages: { todo: 'Not written yet.' },
    schema: [],
  },
  create: () => ({}),
});
