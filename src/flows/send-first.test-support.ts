import { bearerHeader } from '#collection/auth.ts';
import { blankRequest } from '#collection/saved-request.ts';
import type { ConsoleServices } from './console-services.ts';
import { loadProfile, loadToken } from './load-records.ts';
import type { CallOptions } from './perform-call.ts';
import { sendSaved } from './send-saved.ts';

/** Which token to send with, and how. */
export interface FirstSend {
  readonly tokenId: string;
  readonly followsRedirects?: boolean;
}

/** Sends the first request of a token's profile, and gives the id of its call. */
export async function sendFirst(
  services: ConsoleServices,
  { tokenId, followsRedirects = false }: FirstSend,
  options: CallOptions,
): Promise<string> {
  const { profileId } = await loadToken(services, tokenId);
  const { method, url } = (await loadProfile(services, profileId)).firstRequest;
  const headers = [{ name: 'Accept', value: 'application/json', isEnabled: true }];
  const auth = { kind: 'profile', profileId, placement: bearerHeader } as const;
  const own = { id: `first-${profileId}`, changedAt: 0, followsRedirects };
  const request = { ...blankRequest, method, url, ...own, headers, auth };
  const sent = await sendSaved(services, { request, collectionId: null, environmentId: null, tokenId }, options);
  if (sent.kind === 'blocked') throw new Error(`Nothing was sent: ${JSON.stringify(sent.obstacles)}`);
  return sent.callId;
}
