import type { CallRequest } from '#call/call.ts';
import { type ShownSpan, showBody, showRequest } from '#call/mask.ts';
import { secretsIn } from '#call/template.ts';
import { SecretMissing } from '#vault/errors.ts';
import type { ConsoleServices } from './console-services.ts';

/**
 * A call's request and response with nothing masked: for component-local state, and for 30 seconds. The request stays
 * masked where a secret of it was deleted since.
 */
export interface RevealedCall {
  readonly request: readonly ShownSpan[];
  readonly response: readonly ShownSpan[];
}

/** Opens what a call masks. Called on a press of Reveal or Copy, never on load. */
export async function revealCall(services: ConsoleServices, callId: string): Promise<RevealedCall> {
  const call = await services.vault.loadCall(callId);
  if (!call) throw new Error(`There is no call ${callId}`);
  const values = await openAll(services, call.request);
  return {
    request: showRequest(call.request, values && ((ref) => values.get(ref.id) ?? '')),
    response: showBody(new TextDecoder().decode(call.body), true),
  };
}

/** The secrets of a request by id; `null` where one was deleted since: what is left would be half a request. */
async function openAll({ vault }: ConsoleServices, request: CallRequest): Promise<Map<string, string> | null> {
  const { url, headers, body } = request;
  const templates = [url, ...headers.map(([, value]) => value), body.kind === 'text' ? body.text : []];
  const values = new Map<string, string>();
  try {
    for (const ref of templates.flatMap(secretsIn)) values.set(ref.id, (await vault.open(ref)).reveal());
    return values;
  } catch (error) {
    if (error instanceof SecretMissing) return null;
    throw error;
  }
}
