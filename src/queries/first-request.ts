import { useQuery } from '@tanstack/react-query';
import { loadFirstRequest } from '#flows/load-views.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

/** The first request of a token's profile, as it will be sent with this token. */
export function useFirstRequest(tokenId: string) {
  const services = useServices();
  return useQuery({
    queryKey: keys.firstRequest(tokenId),
    queryFn: () => loadFirstRequest(services, tokenId),
  });
}
