import type { Call, CallPurpose, CallRequest } from '#call/call.ts';
import { foldCallEvents } from '#call/fold-events.ts';
import type { SendLimits } from '#call/wire.ts';
import type { ConnectionSettings } from '#oauth/profile.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { fillRequest, openTlsSettings } from './fill-request.ts';

/** What is to be sent, and why. */
export interface CallPlan {
  readonly purpose: CallPurpose;
  readonly profileId: string;
  readonly tokenId: string | null;
  readonly retryOf: string | null;
  readonly request: CallRequest;
}

/** How far a call has come: in line for one of the browser's connections, nothing sent yet; or on its way. */
export type CallProgress = 'waiting' | 'sending';

/** How a caller goes along with a call. */
export interface CallOptions {
  /** Ends the waiting and the call. A token request that was sent is finished all the same: see `performCall`. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: CallProgress) => void;
}

/** A plan and how it is carried out. */
export interface Sending {
  readonly plan: CallPlan;
  readonly connection: ConnectionSettings;
  readonly redirects?: 'manual' | 'follow';
}

/** Limits of every call. A record holds its body, so a body ends at what a record may hold. */
const limits: SendLimits = {
  connectMs: 10_000,
  headersMs: 30_000,
  idleMs: 60_000,
  totalMs: 0,
  bodyBytes: 1_000_000,
  decodedBytes: 1_000_000,
};

/** A token request holds the one connection that is kept for its kind: it may not hold it for ever. */
const tokenLimits: SendLimits = { ...limits, totalMs: 60_000 };

/**
 * The one road to the wire.
 * 1. Resolve the secrets that the request has slots for, and the client key of the connection.
 * 2. Send it and fold what comes back. A token request is not cut off by the signal: a code or refresh token that was
 *    sent may be used up, and its answer would be lost.
 * 3. Return the record, secrets as slots again. Never rejects for what a network can do.
 */
export async function performCall(
  services: ConsoleServices,
  { plan, connection, redirects = 'manual' }: Sending,
  { signal, onProgress }: CallOptions,
): Promise<Call> {
  const parts = await fillRequest(services, plan.request);
  const tls = await openTlsSettings(services, connection);
  const isToken = plan.purpose === 'token' || plan.purpose === 'refresh';
  onProgress?.('sending');
  const sentAt = services.now();
  const events = services.transport.send(
    {
      ...parts,
      tls,
      redirects: isToken ? 'manual' : redirects,
      limits: isToken ? tokenLimits : limits,
    },
    { signal: isToken ? new AbortController().signal : signal },
  );
  const { end, ...answer } = await foldCallEvents(events);
  return { id: freshId(services), ...plan, ...end, sentAt, receivedAt: services.now(), ...answer };
}
