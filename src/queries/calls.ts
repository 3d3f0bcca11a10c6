import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { loadCallViewsOf, loadLatestCallView, loadTokenCallView } from '#flows/load-views.ts';
import { type RevealedCall, revealCall } from '#flows/reveal-call.ts';
import { refreshAndRetry, sendRequest } from '#flows/send-request.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

/** The latest call to an API, `null` where there is none. */
export function useLatestCall() {
  const services = useServices();
  return useQuery({ queryKey: keys.latestCall, queryFn: () => loadLatestCallView(services) });
}

/** The calls that carried a token, newest first. */
export function useCallsOf(tokenId: string) {
  const services = useServices();
  return useQuery({ queryKey: keys.callsOf(tokenId), queryFn: () => loadCallViewsOf(services, tokenId) });
}

/** The call of a token request, with its reading. */
export function useTokenCall(callId: string | null) {
  const services = useServices();
  return useQuery({
    queryKey: keys.tokenCall(callId ?? ''),
    queryFn: () => loadTokenCallView(services, callId ?? ''),
    enabled: callId !== null,
  });
}

/** Sends a profile's first request with a token; `cancel` ends a running one. */
export function useSend() {
  const services = useServices();
  return useCancellable((tokenId: string, signal) => sendRequest(services, tokenId, signal));
}

/** Refreshes the token of a refused call and sends the call again. */
export function useRefreshAndRetry() {
  const services = useServices();
  return useCancellable((callId: string, signal) => refreshAndRetry(services, callId, signal));
}

/** Opens what a call masks: for component-local state only. */
export function useRevealCall(): (callId: string) => Promise<RevealedCall> {
  const services = useServices();
  return (callId) => revealCall(services, callId);
}

function useCancellable<Result>(work: (id: string, signal: AbortSignal) => Promise<Result>) {
  const running = useRef<AbortController | null>(null);
  const mutation = useMutation({
    mutationFn: (id: string) => {
      running.current = new AbortController();
      return work(id, running.current.signal);
    },
  });
  return { ...mutation, cancel: () => running.current?.abort() };
}
