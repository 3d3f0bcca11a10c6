import { callAsRequest } from '#collection/call-as-request.ts';
import { SecretMissing } from '#vault/errors.ts';
import { type ConsoleServices, freshId } from './console-services.ts';
import { copySecrets } from './request-secrets.ts';

/**
 * Makes a new, unsaved request of a call.
 * 1. Write the call's request as one that can be edited, its auth as handles.
 * 2. Give it secrets of its own, so that it can be thrown away without taking another's. One that is gone is left out.
 * 3. Keep it as a draft; gives its id.
 */
export async function openCallAsRequest(services: ConsoleServices, callId: string): Promise<string> {
  const { vault } = services;
  const call = await vault.loadCall(callId);
  if (!call) throw new Error(`There is no call ${callId}`);
  const token = call.tokenId === null ? null : await vault.loadToken(call.tokenId);
  const followsRedirects = call.hops.length > 0 || call.redirectStop !== null;
  const origin = { profileId: call.profileId, accessToken: token?.accessToken ?? null, followsRedirects };
  const written = callAsRequest(call.request, origin);
  const copies = copySecrets(services);
  const auth = await copies.auth(written.auth).catch((error: unknown) => {
    if (error instanceof SecretMissing) return { kind: 'none' } as const;
    throw error;
  });
  const id = freshId(services);
  const request = { ...written, auth, id, name: '', changedAt: 0 };
  await vault.put([
    ...copies.records,
    { kind: 'draft', draft: { id, request, basedOn: null, changedAt: services.now() } },
  ]);
  return id;
}
