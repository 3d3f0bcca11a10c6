import { useQuery } from '@tanstack/react-query';
import { loadTokenView, loadTokenViews } from '#flows/load-token-views.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

/** All tokens, newest first. */
export function useTokens() {
  const services = useServices();
  return useQuery({ queryKey: keys.tokens, queryFn: () => loadTokenViews(services) });
}

/** One token, `null` where it is not on this device. */
export function useToken(id: string) {
  const services = useServices();
  return useQuery({ queryKey: keys.token(id), queryFn: () => loadTokenView(services, id) });
}
