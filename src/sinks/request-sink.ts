import type { TSESTree } from '@typescript-eslint/utils';

import type { CallLike, Node } from '../ast/nodes.js';
import type { Definition } from '../provenance/definition.js';
import type { Carried } from './credential.js';
import type { PlainUrl } from './url.js';

/** A request as the code describes it, or a client that is given an address and a token for all of its requests. */
export interface RequestSink {
  /** The call, or the assignment that gives a client its address. */
  readonly call: CallLike | TSESTree.AssignmentExpression;
  /** The client's name for messages; undefined for a helper that this file does not know. */
  readonly client: string | undefined;
  /** Where the code says where the request goes: its URL, else the base URL. */
  readonly url: Node;
  /** Every plain http or ws address that it can have. */
  readonly plain: readonly PlainUrl[];
  /** The import of Node's `http`, where the module alone makes it plain. */
  readonly plainModule: Extract<Definition, { type: 'import' }> | undefined;
  /** The tokens that travel with it. Asked last: this is the dear question. */
  readonly tokens: () => Carried[];
}
