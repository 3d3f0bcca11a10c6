import { checkEndpoints } from '#flows/check-endpoints.ts';
import { discoverProvider } from '#flows/discover-provider.ts';
import { useServices } from './services-context.ts';
import { useCall } from './use-call.ts';

/** Asks an issuer for its metadata: every address that was tried as a call, and what was read. */
export function useDiscover() {
  const services = useServices();
  return useCall((issuer: string, options) => discoverProvider(services, { issuer }, options));
}

/** Finds out whether a profile's endpoints are there, each by a call. */
export function useCheckEndpoints() {
  const services = useServices();
  return useCall((profileId: string, options) => checkEndpoints(services, profileId, options));
}
