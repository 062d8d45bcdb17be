import { defineRule } from '../define-rule.js';

type MessageIds = 'todo';

export const preferTidOidKey = defineRule<Record<never, never>, MessageIds>({
  name: 'prefer-tid-oid-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'require tid and oid together where data is keyed by user',
      recommended: true,
      cwe: [639, 290, 694],
      statement: 'Use the unique combination of the tid and oid claims as a key when you need to associate data with the user.',
    },
    messages: { todo: 'Not written yet.' },
    schema: [],
  },
  create: () => ({}),
});
