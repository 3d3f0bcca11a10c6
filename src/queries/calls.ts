import { useQuery } from '@tanstack/react-query';
import { copyCallAsCurl } from '#flows/copy-call.ts';
import { loadCallView, loadCallViewsOf, loadLatestCallViewOf, loadTokenCallView } from '#flows/load-views.ts';
import { refreshAndRetry } from '#flows/refresh-and-retry.ts';
import { type RevealedCall, revealCall } from '#flows/reveal-call.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';
import { useCall } from './use-call.ts';

/** The latest call that was sent from a saved request or draft, `null` where there is none. */
export function useLatestCallOf(requestId: string) {
  const services = useServices();
  return useQuery({ queryKey: keys.latestCallOf(requestId), queryFn: () => loadLatestCallViewOf(services, requestId) });
}

/** The calls that were sent from a saved request or draft as the log shows them, newest first. */
export function useRunsOf(requestId: string) {
  const { vault } = useServices();
  return useQuery({ queryKey: keys.runsOf(requestId), queryFn: () => vault.loadLogEntriesOf(requestId) });
}

/** A call for the screen, `null` where it is not on this device. */
export function useCallView(callId: string) {
  const services = useServices();
  return useQuery({ queryKey: keys.call(callId), queryFn: () => loadCallView(services, callId) });
}

/** A call's request as a curl command; no secret is opened for it. */
export function useCallAsCurl(callId: string) {
  const services = useServices();
  return useQuery({ queryKey: keys.callAsCurl(callId), queryFn: () => copyCallAsCurl(services, callId) });
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

/** Refreshes the token of a refused call and sends the call again. */
export function useRefreshAndRetry() {
  const services = useServices();
  return useCall((callId: string, options) => refreshAndRetry(services, callId, options));
}

/** Opens what a call masks: for component-local state only. */
export function useRevealCall(): (callId: string) => Promise<RevealedCall> {
  const services = useServices();
  return (callId) => revealCall(services, callId);
}
