import { moveOutOfRequest } from '#flows/move-out-of-request.ts';
import { useServices } from './services-context.ts';
import { useSecretMutation } from './use-call.ts';

/** Puts a secret that stands in a request as text into the vault; gives the request with what stands in its place. */
export function useMoveOutOfRequest() {
  const services = useServices();
  return useSecretMutation((wish: Parameters<typeof moveOutOfRequest>[1]) => moveOutOfRequest(services, wish));
}
