import type { Node } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem, Suggestion } from '../define-rule.js';
import { checkClass } from '../fix/index.js';
import type { Analysis } from '../provenance/analysis.js';
import { describeOrigin, quote, quoteAll, quoteNode } from '../provenance/describe.js';
import { classRemedyOf, remedyWithoutClass } from '../sinks/error-class.js';
import type { ClassRemedy } from '../sinks/error-class.js';
import { ERROR_CODE_GATE, isIdentityMatch, originOf } from '../sinks/error-evidence.js';
import { errorMatchOf } from '../sinks/error-match.js';
import type { ErrorMatch } from '../sinks/error-match.js';

type MessageIds = 'className' | 'grant' | 'interaction' | 'interactionText' | 'keepClass' | 'number' | 'useClass' | 'useNamedClass' | 'withoutClass';

export interface Options {
  readonly checkCodesWithoutClass: boolean;
}

export const preferErrorClass = defineRule<Options, MessageIds>({
  name: 'prefer-error-class',
  meta: {
    type: 'problem',
    docs: {
      description: 'prefer error classes over error codes and message texts',
      recommended: true,
      cwe: [755, 703],
      statement: 'Check for error classes rather than individual error cases.',
    },
    messages: {
      interaction:
        '{{subject}}{{origin}} is compared with {{codes}}, but `InteractionRequiredAuthError` covers more than that: its code is often `invalid_grant`, with the reason elsewhere. In those cases the user is not asked to sign in. Check {{replacement}} instead.',
      interactionText:
        '{{subject}}{{origin}} is compared with {{codes}}, but `InteractionRequiredAuthError` covers more than that: its code is often `invalid_grant`, with the reason elsewhere. In those cases the user is not asked to sign in. Check the class where the error object is at hand.',
      number:
        '{{subject}}{{origin}} is compared with {{codes}}, for which MSAL has no class of its own. Microsoft changes such numbers and texts without notice, and the branch then stops working unseen. Do not depend on numbers; check the class of the error and treat the rest alike.',
      grant:
        '{{subject}}{{origin}} is compared with `invalid_grant`, which stands for many conditions: for those that the user can resolve MSAL raises `InteractionRequiredAuthError`, for the others it does not. A branch for the code alone mixes the two. Check the class of the error.',
      className:
        '{{subject}}{{origin}} is compared with {{codes}}, the name of a class, as text. A copied error or a misspelt name goes unnoticed that way. Check the class with `instanceof`.',
      withoutClass:
        '{{subject}}{{origin}} is compared with {{codes}}, for which there is no class as narrow. A code written as text goes unnoticed when a new version renames it. {{remedy}}.',
      useClass: 'Check {{replacement}} of `{{module}}` instead; it is also true for the other codes of that class.',
      useNamedClass: 'Check {{replacement}} of `{{module}}` instead.',
      keepClass: 'Leave it to {{replacement}}, which stands beside it; it is also true for the other codes of that class.',
    },
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          checkCodesWithoutClass: {
            type: 'boolean',
            description: 'Also report codes for which no class is as narrow (`user_cancelled`, `AADB2C…`), names of @azure/identity classes, and the errors of ADAL.',
          },
        },
      },
    ],
    defaultOptions: [{ checkCodesWithoutClass: false }],
  },
  gate: ERROR_CODE_GATE,
  gateWithImports: /\berrorCode|\bsub_?error\b/i,
  create: (analysis, { checkCodesWithoutClass }) => {
    const judge = (node: Node): Problem<MessageIds> | undefined => {
      const match = errorMatchOf(analysis, node);
      if (!match || (match.sort === 'classless' && !checkCodesWithoutClass) || !isIdentityMatch(analysis, match)) return undefined;
      const [first] = match.tests;
      const remedy = classRemedyOf(analysis, match);
      const codes = match.tests.flatMap((test) => test.codes).filter(({ sort }) => sort === match.sort || sort === 'grant');
      const from = originOf(analysis, match);
      return {
        node: first.node,
        loc: match.loc,
        messageId: messageOf(match, remedy),
        data: {
          subject: quoteNode(analysis.module, first.subject.node),
          origin: from ? `, from ${describeOrigin(analysis.module, from)},` : '',
          codes: quoteAll([...new Set(codes.map(({ text }) => text))]),
          replacement: remedy ? replacementOf(analysis, remedy) : '',
          remedy: remedyWithoutClass(match),
        },
        ...(remedy ? { suggest: [useClass(analysis, match, remedy)] } : {}),
      };
    };
    return { BinaryExpression: judge, CallExpression: judge, SwitchStatement: judge };
  },
});

function messageOf(match: ErrorMatch, remedy: ClassRemedy | undefined): MessageIds {
  if (match.sort === 'classless') return 'withoutClass';
  if (match.sort === 'class' || match.tests.every(({ codes }) => codes.every(({ isName }) => isName === true))) return 'className';
  if (match.sort === 'number' || match.sort === 'grant') return match.sort === 'number' ? 'number' : 'grant';
  return remedy ? 'interaction' : 'interactionText';
}

function replacementOf({ module }: Analysis, { name, objects, tests }: ClassRemedy): string {
  const checks = objects.map((object) => `${module.textOf(object)} instanceof ${name}`);
  return quote(tests[0].negated ? checks.map((check) => `!(${check})`).join(' && ') : checks.join(' || '));
}

function useClass(analysis: Analysis, match: ErrorMatch, remedy: ClassRemedy): Suggestion<MessageIds> {
  const { existing, module, name, objects, rest, tests } = remedy;
  const [{ negated }] = tests;
  return {
    messageId: existing ? 'keepClass' : match.sort === 'class' ? 'useNamedClass' : 'useClass',
    data: { replacement: replacementOf(analysis, remedy), module },
    fix: (fixer) => checkClass(fixer, analysis.source, {
      conditions: [tests[0].node, ...tests.slice(1).map(({ node }) => node)], chain: match.chain, objects, module, name, negated, existing, rest,
    }) ?? null,
  };
}
