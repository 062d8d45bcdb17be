import { defineRule } from '../define-rule.js';

type MessageIds = 'todo';

export const preferErrorClass = defineRule<Record<never, never>, MessageIds>({
  name: 'prefer-error-class',
  meta: {
    type: 'problem',
    docs: {
      description: 'require error classes instead of individual error codes',
      recommended: true,
      cwe: [755, 703],
      statement: 'Check for error classes rather than individual error cases.',
    },
    messages: { todo: 'Not written yet.' },
    schema: [],
  },
  create: () => ({}),
});
