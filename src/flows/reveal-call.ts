import { type ShownSpan, showBody, showRequest } from '#call/mask.ts';
import { secretsIn } from '#call/template.ts';
import type { ConsoleServices } from './console-services.ts';

/** A call's request and response with nothing masked: for component-local state, and for 30 seconds. */
export interface RevealedCall {
  readonly request: readonly ShownSpan[];
  readonly response: readonly ShownSpan[];
}

/** Opens what a call masks. Called on a press of Reveal or Copy, never on load. */
export async function revealCall(services: ConsoleServices, callId: string): Promise<RevealedCall> {
  const call = await services.vault.loadCall(callId);
  if (!call) throw new Error(`There is no call ${callId}`);
  const { url, headers, body } = call.request;
  const templates = [url, ...headers.map(([, value]) => value), body.kind === 'text' ? body.text : []];
  const values = new Map<string, string>();
  for (const ref of templates.flatMap(secretsIn)) values.set(ref.id, (await services.vault.open(ref)).reveal());
  return {
    request: showRequest(call.request, (ref) => values.get(ref.id) ?? ''),
    response: showBody(new TextDecoder().decode(call.body), true),
  };
}
