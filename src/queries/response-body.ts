import { useQuery } from '@tanstack/react-query';
import { type LoadedBody, loadBody } from '#flows/load-body.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

export type { LoadedBody };

/** The bytes of a call's response, for as long as something on the screen shows them. */
export function useResponseBody(callId: string) {
  const services = useServices();
  return useQuery({
    queryKey: keys.responseBody(callId),
    queryFn: () => loadBody(services, callId),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Loads the true bytes of a call's response on a press. */
export function useLoadBody(): (callId: string) => Promise<LoadedBody> {
  const services = useServices();
  return (callId) => loadBody(services, callId);
}
