import type { Call, CallRequest } from '#call/call.ts';
import type { SecretRef } from '#call/secret-ref.ts';
import { secretsIn, withSecret } from '#call/template.ts';
import { blankProfile } from '#oauth/profile.ts';
import type { Token } from '#oauth/token.ts';
import { SecretMissing } from '#vault/errors.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadApiCall } from './load-records.ts';
import { type CallOptions, performCall } from './perform-call.ts';

/** What differs from the call that is repeated. */
export interface Repetition {
  readonly request: CallRequest;
  readonly tokenId: string | null;
  readonly retryOf: string | null;
}

/** Sends an API call once more, redirects as the first had them, and stores it. Gives its id. */
export async function repeatCall(
  services: ConsoleServices,
  { call, ...changed }: Repetition & { readonly call: Call },
  options: CallOptions,
): Promise<string> {
  const profile = await services.vault.loadProfile(call.profileId);
  const { profileId, requestId } = call;
  const plan = { purpose: 'api', profileId, ...(requestId !== null && { requestId }), ...changed } as const;
  const redirects = call.hops.length > 0 || call.redirectStop !== null ? 'follow' : 'manual';
  const connection = profile?.connection ?? blankProfile.connection;
  const repeated = await performCall(services, { plan, connection, redirects }, options);
  await services.vault.put([{ kind: 'call', call: repeated }]);
  return repeated.id;
}

/** A call's request with another access token wherever the old one stood. */
export function withToken({ method, url, headers, body }: CallRequest, from: Token, to: Token): CallRequest {
  const swap = (template: Parameters<typeof withSecret>[0]) => withSecret(template, from.accessToken, to.accessToken);
  return {
    method,
    url: swap(url),
    headers: headers.map(([name, value]) => [name, swap(value)]),
    body: body.kind === 'text' ? { ...body, text: swap(body.text) } : body,
  };
}

/** What "Send again" gave. */
export type ResentCall =
  | { readonly kind: 'sent'; readonly callId: string }
  /** A secret it carried is deleted: the same request can't be made any more. */
  | { readonly kind: 'secret-gone'; readonly label: string };

/** Sends a call of the log again, exactly as it was, with the token it carried. @throws if there is no such API call. */
export async function resendCall(services: ConsoleServices, callId: string, options: CallOptions): Promise<ResentCall> {
  const call = await loadApiCall(services, callId);
  const { request, tokenId } = call;
  try {
    const repetition = { call, request, tokenId, retryOf: null };
    return { kind: 'sent', callId: await repeatCall(services, repetition, options) };
  } catch (error) {
    if (!(error instanceof SecretMissing)) throw error;
    return { kind: 'secret-gone', label: secretsOf(request).find(({ id }) => id === error.id)?.label ?? 'secret' };
  }
}

function secretsOf({ url, headers, body }: CallRequest): SecretRef[] {
  const templates = [url, ...headers.map(([, value]) => value), body.kind === 'text' ? body.text : []];
  return templates.flatMap(secretsIn);
}
