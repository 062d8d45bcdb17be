import type { TSESTree } from '@typescript-eslint/utils';

import { keyName } from '../ast/nodes.js';
import type { CallLike } from '../ast/nodes.js';
import { defineRule } from '../define-rule.js';
import type { Problem, Suggestion } from '../define-rule.js';
import { addFlags, setValues } from '../fix/index.js';
import { describeOrigin, quoteNode } from '../provenance/describe.js';
import { cookieText, keptBy, keptByAssignment } from '../sinks/kept.js';
import type { Kept } from '../sinks/kept.js';
import { keptElsewhere } from '../sinks/kept-elsewhere.js';
import { keptCookieOf } from '../sinks/kept-cookie.js';
import type { KeptCookie } from '../sinks/kept-cookie.js';
import { isPlainCacheLocation, isPlainPersistence, unsafeOptionOf } from '../sinks/unsafe-option.js';

export type MessageIds = 'browser' | 'cacheLocation' | 'cookieFlags' | 'device' | 'file' | 'filePersistence' | 'scriptCookie' | 'session' | 'setFlags' | 'settings' | 'turnOff' | 'unsafeOption';

export interface Options {
  readonly checkCacheLocation: boolean;
}

const SORTS: Readonly<Record<Kept['what'], string>> = { cache: 'the token cache', holder: 'an object with a token inside', token: 'a token' };
const MEDIA = { browser: 'browser', device: 'device', file: 'file', settings: 'settings', session: 'session' } as const;

export const noPlaintextTokenStorage = defineRule<Options, MessageIds>({
  name: 'no-plaintext-token-storage',
  meta: {
    type: 'problem',
    docs: {
      description: 'disallow keeping tokens where they can be read',
      recommended: true,
      strict: [{ checkCacheLocation: true }],
      cwe: [312, 313, 315, 522, 614, 922, 1004],
      statement: 'Locally cache and secure tokens with encryption.',
    },
    messages: {
      browser: '{{value}} is {{sort}}, and {{label}} keeps it in clear: every script on the page, an injected one too, can read it. Let MSAL keep tokens and ask it for one with each request, or keep the session in an HttpOnly cookie.',
      device: '{{value}} is {{sort}}, and {{label}} keeps it in clear on the device. Keep it in the keychain or keystore of the system.',
      file: '{{value}} is {{sort}}, and is written to {{label}} in clear: whoever reads the disk or a backup can act as the user. Encrypt it with the protection of the system, as the persistence plug-ins of @azure/msal-node-extensions do.',
      settings: '{{value}} is {{sort}}, and {{label}} keeps it in clear. Keep it where secrets are encrypted: the keychain, `safeStorage`, or the secret storage of the editor.',
      session: '{{value}} is {{sort}}, and {{label}} writes the session into a cookie that is signed but not encrypted. Keep the session on the server, or encrypt the cookie.',
      scriptCookie: '{{value}} is {{sort}}, and a cookie that a script sets can be read by every script on the page. Let the server set it, with `HttpOnly` and `Secure`.',
      cookieFlags: '{{value}} is {{sort}}, and its cookie is set without {{flags}}: scripts, or whoever listens to a plain request, can read it. Set both flags.',
      unsafeOption: '`{{option}}` lets the token cache be written without encryption where the system offers none. Leave it off, and fail or keep tokens in memory there.',
      filePersistence: '`FilePersistence` writes the token cache in clear: whoever reads the disk or a backup can act as the user. Use `PersistenceCreator.createPersistence()`, which encrypts with what the system offers.',
      cacheLocation: 'With `cacheLocation` in localStorage tokens outlive the tab, and older versions of MSAL, or sign-ins that are kept, leave them in clear. Keep the cache in sessionStorage or in memory.',
      setFlags: 'Set {{flags}}; scripts and plain requests get the cookie no more.',
      turnOff: 'Turn it off; where nothing encrypts, the cache is not written to disk.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          checkCacheLocation: { type: 'boolean', description: "Also report MSAL's `cacheLocation` where it is localStorage." },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ checkCacheLocation: false }],
    hasSuggestions: true,
  },
  gate: /token|jwt|unsafeAllow|usePlaintext|FilePersistence|cacheLocation|msal|login|session/i,
  create(analysis, { checkCacheLocation }) {
    const { module, source } = analysis;

    function dataOf({ node, origin, what = 'token' }: Partial<Kept> & Pick<Kept, 'node' | 'origin'>): Record<string, string> {
      const sort = SORTS[what];
      return { value: quoteNode(module, node), sort: origin && origin.evidence !== 'name' && module.textOf(origin.node) !== module.textOf(node) ? `${sort} from ${describeOrigin(module, origin)}` : sort };
    }

    const keptProblem = (kept: Kept | undefined): Problem<MessageIds> | undefined => kept && { node: kept.node, messageId: MEDIA[kept.medium], data: { ...dataOf(kept), label: kept.label } };

    function flagSuggestion({ missing, options }: KeptCookie, flags: string): Suggestion<MessageIds>[] {
      if (!options) return [];
      return [{
        messageId: 'setFlags',
        data: { flags },
        fix: (fixer) => {
          if ('after' in options) return fixer.insertTextAfter(options.after, `, { ${missing.map((flag) => `${flag}: true`).join(', ')} }`);
          const there = options.off.map((property) => keyName(property));
          return [...addFlags(fixer, source, options.object, missing.filter((flag) => !there.includes(flag))), ...setValues(fixer, options.off, true)];
        },
      }];
    }

    function cookieProblem(cookie: KeptCookie | undefined): Problem<MessageIds> | undefined {
      if (!cookie) return undefined;
      if (cookie.byScript) return { node: cookie.node, messageId: 'scriptCookie', data: dataOf(cookie) };
      const flags = cookie.missing.map((flag) => `\`${flag}\``).join(' and ');
      return { node: cookie.node, messageId: 'cookieFlags', data: { ...dataOf(cookie), flags }, suggest: flagSuggestion(cookie, flags) };
    }

    const callProblem = (call: CallLike): Problem<MessageIds> | undefined =>
      isPlainPersistence(analysis, call) ? { node: call, messageId: 'filePersistence' } : keptProblem(keptBy(analysis, call) ?? keptElsewhere(analysis, call)) ?? cookieProblem(keptCookieOf(analysis, call));

    return {
      CallExpression: callProblem,
      NewExpression: callProblem,
      AssignmentExpression(node: TSESTree.AssignmentExpression) {
        const text = cookieText(analysis, node);
        return text ? { node: text.node, messageId: 'scriptCookie', data: dataOf(text) } : keptProblem(keptByAssignment(analysis, node));
      },
      Property(node) {
        const option = unsafeOptionOf(analysis, node);
        if (option !== undefined) return { node, messageId: 'unsafeOption', data: { option }, suggest: [{ messageId: 'turnOff', fix: (fixer) => setValues(fixer, [node], false) }] };
        return checkCacheLocation && isPlainCacheLocation(analysis, node) ? { node, messageId: 'cacheLocation' } : undefined;
      },
    };
  },
});
