import type { ESLint, Rule } from 'eslint';

type Call = Extract<Rule.Node, { type: 'CallExpression' }>;
type Offer = NonNullable<Rule.ReportDescriptor['suggest']>[number];
interface Answer {
  readonly messageId: string;
  readonly suggest?: readonly Offer[];
  readonly fix?: Rule.ReportFixer;
}

/** A rule that answers to calls of one function. */
function onCall(name: string, answer: (call: Call, context: Rule.RuleContext) => Answer): Rule.RuleModule {
  return {
    meta: { type: 'problem', hasSuggestions: true, fixable: 'code', schema: [], messages: { found: 'Found {{name}}.', other: 'Found it differently.', edit: 'Replace it.' } },
    create: (context) => ({
      CallExpression(node) {
        if (node.callee.type !== 'Identifier' || node.callee.name !== name) return;
        const { messageId, suggest, fix } = answer(node, context);
        context.report({ node, messageId, data: { name }, suggest: [...(suggest ?? [])], fix: fix ?? null });
      },
    }),
  };
}

/** A rule that suggests another text for the whole call. */
const replacing = (name: string, text: string): Rule.RuleModule =>
  onCall(name, (call) => ({ messageId: 'found', suggest: [{ messageId: 'edit', fix: (fixer) => fixer.replaceText(call, text) }] }));

/** What goes wrong with suggestions, one rule for each way, and the ways in which they work. */
export const fake: ESLint.Plugin = {
  rules: {
    works: replacing('works', 'fine(1)'),
    'works-by-fix': onCall('repaired', (call) => ({ messageId: 'found', fix: (fixer) => fixer.replaceText(call, 'fine()') })),
    'has-none': onCall('hopeless', () => ({ messageId: 'other' })),
    breaks: replacing('breaks', 'fine(('),
    remains: replacing('remains', 'remains(1, 2)'),
    swaps: replacing('swaps', 'hopeless()'),
    'crashes-then': onCall('explode', (call) => {
      if (call.arguments.length > 0) throw new Error('Cannot read this.\nSecond line');
      return { messageId: 'found', suggest: [{ messageId: 'edit', fix: (fixer) => fixer.replaceText(call, 'explode(1)') }] };
    }),
    /** Adds an import at the top and changes the call: ESLint makes one edit of both, which spans what is between. */
    imports: onCall('imports', (call) => ({
      messageId: 'found',
      suggest: [
        {
          messageId: 'edit',
          fix: (fixer) => [fixer.insertTextBeforeRange([0, 0], "import { fine } from 'fine';\n"), fixer.replaceText(call, 'fine()')],
        },
      ],
    })),
  },
};
