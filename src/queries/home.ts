import { useQuery } from '@tanstack/react-query';
import { type HomeView, loadHome } from '#flows/load-home.ts';
import { keys } from './keys.ts';
import { useServices } from './services-context.ts';

export type { HomeView };

/** What Home tells of beside profiles and tokens. */
export function useHome() {
  const services = useServices();
  return useQuery({ queryKey: keys.home, queryFn: () => loadHome(services) });
}
