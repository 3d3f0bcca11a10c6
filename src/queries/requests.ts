import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Binding } from '#collection/obstacle.ts';
import { bindSecret } from '#flows/bind-secret.ts';
import { loadRequestContext, type RequestWish } from '#flows/load-request-context.ts';
import { openCallAsRequest } from '#flows/open-call-as-request.ts';
import { resendCall } from '#flows/repeat-call.ts';
import { getTokenAndSend, refreshAndSend, type SendSavedWish, sendSaved } from '#flows/send-saved.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';
import { useCall } from './use-call.ts';

/** What a request is built in: read anew whenever its auth, its place, the environment, a profile or a token changes. */
export function useRequestContext(wish: RequestWish) {
  const services = useServices();
  const { request, collectionId, environmentId, tokenId } = wish;
  const parts = JSON.stringify([request.id, request.auth, collectionId, environmentId, tokenId ?? null]);
  return useQuery({
    queryKey: keys.requestContext(parts),
    queryFn: () => loadRequestContext(services, wish),
    placeholderData: keepPreviousData,
  });
}

/** Sends a request as it stands on screen. */
export function useSendSaved() {
  const services = useServices();
  return useCall((wish: SendSavedWish, options) => sendSaved(services, wish, options));
}

/** Refreshes the token that a request would carry, then sends it. */
export function useRefreshAndSend() {
  const services = useServices();
  return useCall((wish: SendSavedWish, options) => refreshAndSend(services, wish, options));
}

/** Gets a token where none is good, then sends a request with it. */
export function useGetTokenAndSend() {
  const services = useServices();
  return useCall((wish: SendSavedWish & { mayBeLast: boolean }, options) => getTokenAndSend(services, wish, options));
}

/** Sends a call of the log again, exactly as it was. */
export function useResend() {
  const services = useServices();
  return useCall((callId: string, options) => resendCall(services, callId, options));
}

/** Makes a new, unsaved request of a call; gives its id. */
export function useOpenCallAsRequest() {
  const services = useServices();
  return useMutation({ mutationFn: (callId: string) => openCallAsRequest(services, callId) });
}

/** Allows a secret to go to one more origin. */
export function useAllowOrigin() {
  const services = useServices();
  return useMutation({ mutationFn: (binding: Binding) => bindSecret(services, binding) });
}
