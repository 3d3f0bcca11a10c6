import type { AnswerReading } from '#call/answer-reading.ts';
import { type Call, type CallPurpose, type CallRequest, isTokenRequest } from '#call/call.ts';
import { foldCallEvents } from '#call/fold-events.ts';
import { type LiveCall, watchCall } from '#call/live-call.ts';
import { heldBodyBytes } from '#call/stored-body.ts';
import type { SendLimits } from '#call/wire.ts';
import type { ConnectionSettings } from '#oauth/profile.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { fillRequest, openTlsSettings } from './fill-request.ts';
import { keepBody } from './keep-body.ts';

/** What is to be sent, and why. */
export interface CallPlan {
  readonly purpose: CallPurpose;
  readonly profileId: string;
  readonly tokenId: string | null;
  /** The saved request or draft it is sent from; absent where there is none. */
  readonly requestId?: string;
  readonly retryOf: string | null;
  /** How the answer of a token request is read; absent for other calls. */
  readonly readBy?: AnswerReading;
  readonly request: CallRequest;
}

/** How far a call has come: in line for one of the browser's connections, nothing sent yet; or on its way. */
export type CallProgress = 'waiting' | 'sending';

/** How a caller goes along with a call. */
export interface CallOptions {
  /** Ends the waiting and the call. A token request that was sent is finished all the same: see `performCall`. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: CallProgress) => void;
  /** Told of everything that arrives, as it does. What it is given reads the call as it stands then. */
  readonly onLive?: (read: () => LiveCall) => void;
}

/** A plan and how it is carried out. */
export interface Sending {
  readonly plan: CallPlan;
  readonly connection: ConnectionSettings;
  readonly redirects?: 'manual' | 'follow';
}

/** Limits of every call. What the console itself reads ends at what a record may hold. */
const limits: SendLimits = {
  connectMs: 10_000,
  headersMs: 30_000,
  idleMs: 60_000,
  totalMs: 0,
  bodyBytes: heldBodyBytes,
  decodedBytes: heldBodyBytes,
};

/** What an API answers is the user's to read: a large body goes to files of the vault as it arrives. */
const apiLimits: SendLimits = { ...limits, bodyBytes: 200_000_000, decodedBytes: 200_000_000 };

/** A token request holds the one connection that is kept for its kind: it may not hold it for ever. */
const tokenLimits: SendLimits = { ...limits, totalMs: 60_000 };

/**
 * A browser opens six connections to one host and lets the rest hang, other tabs included. Four are for calls, shared by
 * all tabs; the fifth is for token requests, so that nothing ever keeps one waiting but another; one is left for the page.
 */
const callSlots = ['call:1', 'call:2', 'call:3', 'call:4'];
const tokenSlots = ['call:token'];

/**
 * The one road to the wire.
 * 1. Wait for a free connection.
 * 2. Resolve the secrets that the request has slots for, and the client key of the connection.
 * 3. Send it, fold what comes back and note where the secrets come back in it. A token request is not cut off by the signal: a code or refresh token that was
 *    sent may be used up, and its answer would be lost.
 * 4. Return the record, secrets as slots again. Given up before it was sent, it ends as aborted too: for a token request
 *    that is the only way to. Never rejects for what a network can do.
 */
export async function performCall(services: ConsoleServices, sending: Sending, options: CallOptions): Promise<Call> {
  const { signal, onProgress } = options;
  const isToken = isTokenRequest(sending.plan);
  const work = () => {
    onProgress?.('sending');
    return carryOut(services, sending, isToken ? { ...options, signal: new AbortController().signal } : options);
  };
  const waiting = { signal, onWaiting: () => onProgress?.('waiting') };
  try {
    return await services.locks.withFirstFree(isToken ? tokenSlots : callSlots, work, waiting);
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
    return carryOut(services, sending, options);
  }
}

async function carryOut(
  services: ConsoleServices,
  { plan, connection, redirects = 'manual' }: Sending,
  { signal, onLive }: CallOptions,
): Promise<Call> {
  const { parts, echoes } = await fillRequest(services, plan.request);
  const tls = await openTlsSettings(services, connection);
  const rules = isTokenRequest(plan)
    ? ({ redirects: 'manual', limits: tokenLimits } as const)
    : ({ redirects, limits: plan.purpose === 'api' ? apiLimits : limits } as const);
  const noRoom = new AbortController();
  const keeping = keepBody(services.vault, () => noRoom.abort());
  const until = { signal: AbortSignal.any([signal, noRoom.signal]) };
  const sentAt = services.now();
  const events = services.transport.send({ ...parts, ...rules, tls }, until);
  const watched = watchCall(events, { sentAt, now: services.now, onLive, echoes });
  const { end, ...answer } = await foldCallEvents(watched, keeping.openSink);
  const over = { sentAt, receivedAt: services.now(), ...end, ending: keeping.ending() ?? end.ending };
  const found = { isBodyDropped: false, echoes: echoes.found(answer) };
  return { id: freshId(services), requestId: null, readBy: null, ...plan, ...over, ...answer, ...found };
}
