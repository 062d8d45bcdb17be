import { argumentAt, calleeName, receiverOf, stringValue } from '../ast/nodes.js';
import type { CallLike, Node } from '../ast/nodes.js';
import { GRPC_INSECURE, GRPC_METADATA_METHODS, GRPC_PACKAGES } from '../identity/http.js';
import type { Analysis } from '../provenance/analysis.js';
import { comesFrom } from '../provenance/modules.js';
import { headerToken } from './credential.js';
import type { Carried } from './credential.js';
import { plainUrl } from './url.js';

/** A gRPC channel without encryption to another machine. */
export interface InsecureChannel {
  /** The call that makes the credentials. */
  readonly node: CallLike;
  /** The tokens that the metadata of this file carry. */
  readonly tokens: () => Carried[];
}

/** `new Client('host:443', credentials.createInsecure())` of @grpc/grpc-js. */
export function insecureChannelOf(analysis: Analysis, call: CallLike): InsecureChannel | undefined {
  if (calleeName(call) !== GRPC_INSECURE) return undefined;
  const definition = analysis.definition(call.callee);
  if (definition?.type !== 'import' || !GRPC_PACKAGES.some((name) => comesFrom(definition.module, name))) return undefined;
  const addresses = analysis.uses(call).flatMap((use) => (use.type === 'argument' && use.index > 0 ? (argumentAt(use.call, 0) ?? []) : []));
  return addresses.some((address) => leavesMachine(analysis, address)) ? { node: call, tokens: () => metadataTokens(analysis) } : undefined;
}

function leavesMachine(analysis: Analysis, address: Node): boolean {
  return analysis.texts(address).some((parts) => plainUrl(analysis, [{ text: 'http://', node: address, fallback: false }, ...parts]) !== undefined);
}

function metadataTokens(analysis: Analysis): Carried[] {
  return analysis.module.calls.flatMap((call) => {
    const name = GRPC_METADATA_METHODS.includes(calleeName(call) ?? '') && receiverOf(call) ? stringValue(argumentAt(call, 0)) : undefined;
    const value = argumentAt(call, 1);
    return (name !== undefined && value && headerToken(analysis, name, value)) || [];
  });
}
