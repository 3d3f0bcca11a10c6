import { useQuery } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

/** It takes all that reads an answer: the frame of the console stands before that is there. */
const views = () => import('#flows/load-token-views.ts');

/** All tokens, newest first. */
export function useTokens() {
  const services = useServices();
  return useQuery({ queryKey: keys.tokens, queryFn: async () => (await views()).loadTokenViews(services) });
}

/** One token, `null` where it is not on this device. */
export function useToken(id: string) {
  const services = useServices();
  return useQuery({ queryKey: keys.token(id), queryFn: async () => (await views()).loadTokenView(services, id) });
}
