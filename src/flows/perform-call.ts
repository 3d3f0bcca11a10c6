import type { Call, CallPurpose, CallRequest } from '#call/call.ts';
import { foldCallEvents } from '#call/fold-events.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { fill, secretsIn, type Template } from '#call/template.ts';
import type { SendLimits } from '#call/wire.ts';
import type { FilledRequest } from '#transport/transport.ts';
import { type ConsoleServices, freshId } from './console-services.ts';

/** What is to be sent, and why. */
export interface CallPlan {
  readonly purpose: CallPurpose;
  readonly profileId: string;
  readonly tokenId: string | null;
  readonly retryOf: string | null;
  readonly request: CallRequest;
}

/** Limits of every call. A record holds its body, so a body ends at what a record may hold. */
const defaultLimits: SendLimits = {
  connectMs: 30_000,
  headersMs: 30_000,
  idleMs: 30_000,
  totalMs: 0,
  bodyBytes: 1_000_000,
  decodedBytes: 1_000_000,
};

/**
 * The one road to the wire.
 * 1. Resolve the secrets that the request has slots for.
 * 2. Send it and fold what comes back.
 * 3. Return the record, secrets as slots again. Never rejects for what a network can do.
 */
export async function performCall(services: ConsoleServices, plan: CallPlan, signal: AbortSignal): Promise<Call> {
  const filled = await fillRequest(services, plan.request);
  const sentAt = services.now();
  const { end, ...answer } = await foldCallEvents(services.transport.send(filled, { signal }));
  return { id: freshId(services), ...plan, ...end, sentAt, receivedAt: services.now(), ...answer };
}

async function fillRequest(services: ConsoleServices, request: CallRequest): Promise<FilledRequest> {
  const bodyTemplate: Template = request.body.kind === 'text' ? request.body.text : [];
  const slots = [request.url, ...request.headers.map(([, value]) => value), bodyTemplate].flatMap(secretsIn);
  const values = new Map<string, string>();
  for (const ref of slots) values.set(ref.id, (await services.vault.open(ref)).reveal());
  const open = (ref: SecretRef) => values.get(ref.id) ?? '';
  return {
    method: request.method,
    url: fill(request.url, open),
    headers: request.headers.map(([name, value]) => [name, fill(value, open)]),
    body: request.body.kind === 'none' ? null : new TextEncoder().encode(fill(bodyTemplate, open)),
    redirects: 'manual',
    sensitiveHeaders: [],
    tls: null,
    limits: defaultLimits,
  };
}
