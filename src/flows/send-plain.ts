import type { Call, CallPurpose, CallRequest } from '#call/call.ts';
import { text } from '#call/template.ts';
import type { ConnectionSettings } from '#oauth/profile.ts';
import type { ConsoleServices } from './console-services.ts';
import { type CallOptions, performCall } from './perform-call.ts';

/** A request that carries nothing secret, and whose it is. */
export interface PlainRequest {
  readonly method: 'GET' | 'OPTIONS';
  readonly url: string;
  readonly purpose: Extract<CallPurpose, 'discovery' | 'jwks' | 'check'>;
  /** Empty where there is no profile yet. */
  readonly profileId: string;
  readonly connection: ConnectionSettings;
}

/** Sends a request without credentials, redirects not followed, and keeps its call. */
export async function sendPlain(services: ConsoleServices, plain: PlainRequest, options: CallOptions): Promise<Call> {
  const { method, url, purpose, profileId, connection } = plain;
  const accept = purpose === 'check' ? '*/*' : 'application/json';
  const request: CallRequest = {
    method,
    url: text(url),
    headers: [['Accept', text(accept)]],
    body: { kind: 'none' },
  };
  const plan = { purpose, profileId, tokenId: null, retryOf: null, request };
  const call = await performCall(services, { plan, connection }, options);
  await services.vault.put([{ kind: 'call', call }]);
  return call;
}
