import { defineRule } from '../define-rule.js';

type MessageIds = 'todo';

export const noHardcodedSessionLifetime = defineRule<Record<never, never>, MessageIds>({
  name: 'no-hardcoded-session-lifetime',
  meta: {
    type: 'problem',
    docs: {
      description: 'require session lifetimes to follow the exp claim of the ID token',
      recommended: true,
      cwe: [613],
      statement: 'Session lifetime must be based on the exp claim in the ID token.',
    },
    messages: { todo: 'Not written yet.' },
    schema: [],
  },
  create: () => ({}),
});
