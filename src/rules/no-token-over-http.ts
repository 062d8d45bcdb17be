import { defineRule } from '../define-rule.js';

type MessageIds = 'todo';

export const noTokenOverHttp = defineRule<Record<never, never>, MessageIds>({
  name: 'no-token-over-http',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow sending tokens over http and ws',
      recommended: true,
      cwe: [319, 523],
      statement: "Don't pass security artifacts like tokens around on nonsecure channels.",
    },
    messages: { todo: 'Not written yet.' },
    schema: [],
  },
  create: () => ({}),
});
